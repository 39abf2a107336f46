/* page: a Markdown file of content/pages -> a page's text: HTML, and charts between it.
 *
 *     # 数字怎么读                       title "数字怎么读"
 *                                        summary "每个数字都来自一句报道。"
 *     每个数字都来自一句报道。        -> { html "<p>每个数字都来自一句报道。</p>\n" }
 *
 *     ```chart
 *     kind: bars                         { chart { "kind": "bars", "bars": [ … ] } }
 *     bars: [{label: 甲区, value: 194}]
 *     ```
 *
 * A fenced block "chart" at the margin holds a chart's specification (chart.h) in YAML, or in JSON, which is YAML too.
 * Raw HTML and addresses that are scripts are left out, and a picture from elsewhere becomes a link to it
 * (SITE_PAGE): a page loads nothing from outside the site. What is under static/ is the same for all editions: such an
 * address gets the way to the site's root before it, ../static/map.png in en/. */
#ifndef KC_PARSE_PAGE_H
#define KC_PARSE_PAGE_H

#include "read.h"
#include "value.h"

/* Either of the two. */
struct page_piece {
    str html;                  /* "" where there is a chart */
    const struct value *chart; /* each value knows its place in the file; NULL: none */
};

/* A picture that the page shows. */
struct page_picture {
    str address; /* from the page: "../static/map.png" */
    struct span span;
};

struct page_text {
    str title; /* of the front matter, else the heading that the text begins with, which is not among the pieces then */
    str summary; /* the first paragraph, without markup; "" where there is none */
    const struct page_piece *pieces;
    size_t piece_count;
    const struct page_picture *pictures;
    size_t picture_count;
};

/* `root` is the way from the page to the site's root: "" or "../". Pure. A chart whose YAML does not parse is reported
 * and left out. Lives in `arena`. */
struct page_text page_parse(struct arena *arena, const struct document *document, str root, struct diags *diags);

#endif
