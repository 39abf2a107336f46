/* syndicate: files by which others find the site, follow it and show its charts.
 *
 *     feed.xml, en/feed.xml            the newest articles with their figures (Atom, RFC 4287), in each language
 *     sitemap.xml                      all pages (https://www.sitemaps.org); only where the site has an address
 *     robots.txt                       who may read it: everybody; where the sitemap is
 *     charts/areas/dazu.series.….svg   each chart of a page as a file that another page can show, en/charts/… in English
 *
 * Names stay the same as long as there is such a chart, so that a page that shows it shows the newest. Where the site has
 * no address, links are relative and an article's id is a tag (RFC 4151) of the host "kechuang.invalid", which is nobody's.
 * The same articles give the same bytes: times are those of the articles. */
#ifndef KC_SYNDICATE_H
#define KC_SYNDICATE_H

#include "buf.h"
#include "diag.h"
#include "view.h"

enum syndicate_kind { SYNDICATE_FEED, SYNDICATE_SITEMAP, SYNDICATE_ROBOTS, SYNDICATE_CHART };

struct syndicate_ref {
    enum syndicate_kind kind;
    size_t part;          /* of the sitemap: 0 for sitemap.xml, from 1 for the parts of a large one */
    struct page_ref page; /* of a feed: its edition; of a chart: the page that it stands on */
    size_t chart;         /* its index on the page */
    str path;             /* below the output folder */
};

struct syndicate_list {
    const struct syndicate_ref *items;
    size_t count;
};

/* The files of a site. Makes each page that may have charts, without rendering it. In `arena`. */
struct syndicate_list syndicate_list_files(struct arena *arena, const struct site *site, const struct dataset *dataset);

/* Appends a file's bytes. What it needs on the way is taken from `arena`. False, with a diagnostic, where a chart cannot be
 * drawn. */
bool syndicate_make_file(struct arena *arena, const struct site *site, const struct dataset *dataset,
                         const struct syndicate_ref *ref, struct buf *out, struct diags *diags);

#endif
