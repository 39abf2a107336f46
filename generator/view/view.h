/* view: figures -> pages as data: rounding, wording, sorting, links.
 *
 * A page is a template's name, a path and a tree of values; everything a template can show is in the tree,
 * and nothing of C. Charts are specifications beside the tree; render draws them and puts the SVG where the
 * tree has a place for it.
 *
 *     { template "area", path "areas/dazu.html", data { "area": { "name": "大足区" }, "groups": [ … ] } } */
#ifndef KC_VIEW_H
#define KC_VIEW_H

#include "arena.h"
#include "chart.h"
#include "value.h"

struct site;    /* read.h */
struct dataset; /* reconcile.h */
struct figure;  /* reconcile.h */

struct view_chart {
    struct chart chart;   /* what to draw */
    struct value *target; /* an object with a member "svg", whose empty text is to be the drawing */
    str file;             /* the chart as a file, below the output folder: "charts/….svg"; "": it has none */
};

struct page {
    str path;           /* below the output folder: "areas/dazu.html" */
    str template_name;  /* "area" */
    size_t edition;     /* index of the site's edition that it is a page of */
    struct value *data; /* an object */
    struct view_chart *charts;
    size_t chart_count;
};

/* Which pages a site has: a stable list; each is made on its own, so that only one is in memory at a time. */
enum page_kind {
    PAGE_HOME,
    PAGE_AREA,
    PAGE_INDICATOR,
    PAGE_HISTORY,
    PAGE_ARTICLE,
    PAGE_SOURCES,
    PAGE_TARGETS,
    PAGE_QUALITY,
    PAGE_SEARCH,
    PAGE_DATA,
    PAGE_ABOUT,
    PAGE_WRITTEN,
    PAGE_NOT_FOUND,
};

enum { PAGE_KIND_COUNT = PAGE_NOT_FOUND + 1 };

/* The template that pages of a kind are rendered with: "area". */
str view_template_name(enum page_kind kind);

struct page_ref {
    enum page_kind kind;
    size_t subject; /* index of the area, indicator, reading or written page; of a history the first of
                       its figures; of sources 0, or from 1 a shelf of many;
                       of targets 0: by area, 1: by indicator; 0 for the others */
    size_t edition; /* index of the site's edition */
};

struct page_list {
    const struct page_ref *items;
    size_t count;
};

/* The pages of a site, the same in each edition: home, an area page for each area, an indicator page for each
 * indicator, a history for each area and indicator with more figures than the area's page lists, an article page for each
 * reading, where there are many of them a page of sources for each shelf (year or month), the written pages that take no
 * other's place, and the single pages. */
struct page_list view_list_pages(struct arena *arena, const struct site *site, const struct dataset *dataset);

/* Reports what is wrong with the written pages of a site (content/pages): what view_page leaves out without a word. */
void view_check_written(const struct site *site, struct diags *diags);

/* A file that a written page shows as a picture. */
struct view_picture {
    str path; /* below the output folder: "static/map.png"; "": the address leads out of it */
    struct span span;
};

struct view_pictures {
    const struct view_picture *items;
    size_t count;
};

/* The pictures of the written pages, in each edition that shows them; which files there are, build knows. */
struct view_pictures view_list_pictures(struct arena *arena, const struct site *site);

/* Where a page goes, below the output folder, without making it: areas/dazu.html, en/areas/dazu.html. */
str view_page_path(struct arena *arena, const struct site *site, const struct dataset *dataset, struct page_ref ref);
/* A path as a link writes it, relative to the output folder: articles/大足.html -> articles/%E5%A4%A7… In `arena`. */
str view_address(struct arena *arena, str path);
/* Where a figure is shown, as a link from its edition's folder writes it: "areas/dazu.html#dazu.patents.level.2023-12-31";
 * of an old one the page of all such figures: "areas/dazu.patents.html#…". In `arena`. */
str view_figure_address(struct arena *arena, const struct figure *figure);
/* Makes one page. Lives in `arena` (the page's). */
struct page view_page(struct arena *arena, const struct site *site, const struct dataset *dataset, struct page_ref ref);

/* ---- charts as files -------------------------------------------------------------------------------------- */

/* May pages of this kind have charts with a file? */
bool view_has_chart_files(enum page_kind kind);
/* A page's chart as its file shows it: with a title that needs no page around it, its source, and links from there. */
struct chart view_file_chart(struct arena *arena, const struct site *site, const struct page *page, size_t index);

#endif
