/* What the files of the view stage share.
 *
 * Each page kind is a file of its own (home.c, area.c, …) that fills the data of a `struct view`; targets.c also makes
 * the part of home that tells of them. What two of them need stands in links.c (paths and addresses), figures.c (a
 * figure as a value), catalogue.c (lists of areas and indicators), rows.c (tables), charts.c with count_charts.c and
 * rankings.c, headings.c and marks.c (an article's text with its figures marked). Which figures belong beside each
 * other is for select.c, comparable.c and repeats.c to say.
 *
 * No file here has words of its own: they are the edition's (words.c), put together by wording.c, periods.c and
 * titles.c. */
#ifndef KC_VIEW_INTERNAL_H
#define KC_VIEW_INTERNAL_H

#include "export.h"
#include "select.h"
#include "view.h"
#include "wording.h"

/* A page in the making. */
struct view {
    struct arena *arena; /* the page's */
    const struct site *site;
    const struct dataset *dataset;
    struct words words; /* of the page's edition, in its arena */
    str root;           /* "", "../" or "../../": the way from the page to the site's root */
    str chart_stem;     /* what the names of its charts' files begin with: "charts/areas/dazu"; "": they have none */
    str home;           /* the way to where its edition begins: "../" of areas/dazu.html, en/areas/dazu.html */
    struct value *data; /* of the page */
    struct view_chart *charts; /* so far */
    size_t chart_count;
    size_t chart_capacity;
};

/* The pages; each fills view->data. */
void view_make_home(struct view *view);
void view_make_area(struct view *view, const struct area *area);
void view_make_indicator(struct view *view, const struct indicator *indicator);
void view_make_article(struct view *view, const struct reading *reading);
void view_make_sources(struct view *view, size_t page); /* 0: all; else that shelf, from 1 */
void view_make_history(struct view *view, struct figure_range range);
void view_make_targets(struct view *view, bool by_areas); /* else by indicator */
void view_make_quality(struct view *view);
void view_make_written(struct view *view, const struct site_page *page);
void view_make_search(struct view *view);
void view_make_data(struct view *view);

/* The figures at the top of an area: the lead indicators it has, filled up with others. */
struct value *view_lead_cards(const struct view *view, const struct area *area);
/* Sets `targets`, a few of all, and `target_count` of the page's data. */
void view_set_short_targets(struct view *view);

/* The page's own text in the edition, else that of the first edition that has one. */
const struct document *view_text_of(const struct view *view, const struct site_page *page);
const struct document *view_text_in(const struct site_page *page, size_t edition);
/* Has another page the place that the written page would have? about.html is for it to take. */
bool view_is_taken(const struct site_page *page);
/* Does it take that place? */
bool view_is_about(const struct site_page *page);
/* Where a written page goes: "method.html". */
str view_written_path(struct arena *arena, const struct site_page *page);
str view_written_link(const struct view *view, const struct site_page *page);

/* Sets who publishes the site, under which licence, the date of its newest article and the written pages in the
 * page's `site` (colophon.c). */
void view_set_colophon(const struct view *view, struct value *site);

/* Where the data of an area or an indicator can be downloaded: { csv_href, json_href } (data.c). */
struct value *view_download(const struct view *view, enum export_kind csv, enum export_kind json, size_t subject);
/* Sets `linked_data` of the page's data: JSON-LD as a script element may hold it, "" where there is nothing to say. */
void view_set_linked_data(const struct view *view, struct page_ref ref);

/* ---- links.c -------------------------------------------------------------------------------------------- */

/* Paths of pages below the output folder. An id's bytes that a file name cannot hold on every system are written
 * ~XX; other scripts are kept as they are. */
str view_area_path(struct arena *arena, const struct area *area);
str view_indicator_path(struct arena *arena, const struct indicator *indicator);
str view_article_path(struct arena *arena, const struct article *article);
/* Of the page that has all figures of an area and indicator: "areas/dazu.patents-granted.html". */
str view_history_path(struct arena *arena, const struct area *area, const struct indicator *indicator);

/* Addresses from this page, of pages of its edition. */
/* Of a path below the folder of the page's edition. */
str view_link(const struct view *view, str path);
str view_area_link(const struct view *view, const struct area *area);
str view_indicator_link(const struct view *view, const struct indicator *indicator);
str view_article_link(const struct view *view, const struct article *article);
/* The figure's row on its area's page, of an old one on the page of all such figures. */
str view_figure_link(const struct view *view, const struct figure *figure);
/* The sentence that states a figure: articles/ID.html#f3. */
str view_citation_link(const struct view *view, const struct citation *citation);
/* The anchor of an observation in its article: "f3" for the third. */
str view_anchor(struct arena *arena, const struct reading *reading, const struct observation *observation);
/* A web address as written, if it is one (see is_web_address); else "". */
str view_web_address(str url);

/* ---- figures.c ------------------------------------------------------------------------------------------ */

size_t view_count_figures(const struct view *view, const struct area *area);
struct value *view_area_value(const struct view *view, const struct area *area);
struct value *view_indicator_value(const struct view *view, const struct indicator *indicator);
/* Sets `date`, in words, and `iso_date`. */
void view_set_date(const struct view *view, struct value *object, struct date date);
/* { title, newspaper, date, iso_date, href } */
struct value *view_article_value(const struct view *view, const struct article *article);
/* The same with mention_count and has_mentions: in how many places of the article a figure was read. */
struct value *view_reading_value(const struct view *view, const struct reading *reading);
/* All a template can want of one figure: see the body. */
struct value *view_figure_value(const struct view *view, const struct figure *figure);

/* The value in its pieces, with its place on the area's page and its sentence. */
struct value *view_cell(const struct view *view, const struct figure *figure);
/* Is the day of a figure only that on which its newspaper appeared, for want of another? */
bool view_is_press_date(const struct reading *reading, const struct observation *observation);
/* tier, scope, period, is_press_date, period_order, status, is_estimate, is_target, is_part */
void view_set_circumstances(const struct view *view, struct value *object, const struct figure *figure);
/* The articles that state a figure, each with links to its sentences, of many the first few, the last of which says how
 * many there are (article_total); what other sentences say instead: lists. */
struct value *view_sources_of(const struct view *view, const struct figure *figure);
struct value *view_others_of(const struct view *view, const struct figure *figure);

/* ---- quality.c ----------------------------------------------------------------------------------------- */

/* A number that was not understood: its article as view_article_value has it, words, reason, sentence. */
struct value *view_unread_value(const struct view *view, const struct reading *reading, const struct unread *unread);

/* ---- catalogue.c --------------------------------------------------------------------------------------- */

/* Sets `clusters`: all areas by their cluster, and `indicator_groups`: all indicators by their group. */
void view_set_clusters(struct view *view);
void view_set_indicators(struct view *view);

/* ---- rows.c --------------------------------------------------------------------------------------------- */

struct row_choice {
    bool by_area;  /* rows are headed by the area, else by the indicator */
    bool with_old; /* else old figures (reconcile.h) are left out, and the first row has `older`: where they are */
};

/* Figures of one area and indicator as rows of a table: what is of one grade, status and date stands in one row,
 * its value, its change and its growth in a cell each. Appends to `rows`, the newest first, targets last. */
void view_add_rows(const struct view *view, struct value *rows, struct figure_range range, struct row_choice choice);
/* Sets has_change and has_growth of a table's object: whether any of its rows has one. */
void view_set_columns(const struct view *view, struct value *object, const struct value *rows);

/* ---- history.c ------------------------------------------------------------------------------------------ */

/* How many of the figures of one area and indicator are old. Where some are, they have a page. */
size_t view_count_old(struct figure_range range);
/* { href, older_count }: the page that lists them; false where none is. */
struct value *view_older(const struct view *view, struct figure_range range);

/* ---- shelves.c ------------------------------------------------------------------------------------------ */

/* The articles of a year, or of one month of a year that has many: dataset->readings[begin] to [end - 1]. */
struct shelf {
    int year;  /* 0: without a date */
    int month; /* 0: the whole year */
    size_t begin;
    size_t end;
};

struct shelf_list {
    struct shelf *items; /* the newest first */
    size_t count;        /* 0: all articles fit on one page */
};

struct shelf_list view_shelves(struct arena *arena, const struct dataset *dataset);
/* "sources/2023.html", "sources/2023-11.html", below the folder of its edition. */
str view_shelf_path(struct arena *arena, struct shelf shelf);
/* { shelf_name, href, count }; the name is "" of articles without a date. */
struct value *view_shelf_value(const struct view *view, struct shelf shelf, size_t count);

/* ---- shared.c ------------------------------------------------------------------------------------------- */

/* Sets `shared` { shared_period, is_press_date, shared_source } of a table's object to what more than half of its rows
 * have, false where that is nothing; in each row has_shared_period and has_shared_source, whether it need not be said there;
 * has_periods and has_sources, whether any row has one of its own to say. */
void view_set_shared(const struct view *view, struct value *object, const struct value *rows);

/* ---- charts.c, count_charts.c --------------------------------------------------------------------------- */

/* One width for all: that of a column, of which a phone has one, a tablet two and a wide screen three, so that its text
 * stays between 12 and 14 pixels. The other is that of a page, from 1000 pixels on. */
enum { VIEW_CHART_WIDTH = 320, VIEW_CHART_WIDTH_WIDE = 1000 };

/* A figure as a bar, without its name. Of a range the lower end is drawn, as a bound that is open above. */
struct chart_bar view_bar_of(const struct figure *figure);
/* What all charts of a figure's indicator share. */
struct chart view_chart_of(const struct view *view, enum chart_kind kind, const struct figure *figure, str title);
/* Adds the chart to the page; its drawing goes into `svg` of the target. */
void view_place_chart(struct view *view, const struct chart *chart, struct value *target);
/* Adds the chart to the page and its object to `charts`. `kind` is what it shows: "ranking", "series", "targets",
 * "coverage", "themes", "publications"; `about` is one of its figures, NULL where it shows none. */
struct value *view_add_chart(struct view *view, struct value *charts, str kind, const struct chart *chart,
                             const struct figure *about);

/* Sets `charts` and has_charts of a page's or a section's object. */
void view_set_charts(const struct view *view, struct value *object, struct value *charts);
/* Where there is but one chart, which then has the width of the page: draws it a second time for wide screens, as
 * `wide` { svg } of its object. */
void view_widen_lone(struct view *view, struct value *charts);

/* Each of these appends an object { chart_kind, chart_area, chart_title, chart_period, is_mixed, is_cut, svg, wide }
 * to `charts` for the chart that is drawn, or nothing where nothing can honestly be drawn. */

void view_add_series(struct view *view, struct value *charts, struct figure_range range);
/* Targets of one area and indicator with their actuals. */
void view_add_targets(struct view *view, struct value *charts, struct figure_range range);

/* How many figures each area has: what can be compared where no indicator can. */
void view_add_coverage(struct view *view, struct value *charts);
/* How many figures an article gives of each group of indicators. */
void view_add_themes(struct view *view, struct value *charts, const struct reading *reading);
/* How many figures the articles of each month (or year, where the months are many) gave. */
void view_add_publications(struct view *view, struct value *charts);

/* ---- chart_files.c -------------------------------------------------------------------------------------- */

/* What the names of the files begin with, of the charts of a page at `path`, below the folder of its edition. */
str view_chart_stem(struct arena *arena, enum page_kind kind, str path);
/* Where the page's next chart goes as a file; "" where it has none. The name stays the same when figures are added. */
str view_chart_file(const struct view *view, str kind, const struct figure *about);

/* ---- rankings.c ------------------------------------------------------------------------------------------ */

/* A ranking, of a cluster where one is given; `highlighted` (may be NULL) stands out. At most `most` bars, the
 * highlighted among them. Returns its object; NULL where nothing can be compared. */
struct value *view_add_ranking(struct view *view, struct value *charts, const struct ranking *ranking,
                               const struct cluster *cluster, const struct area *highlighted, size_t most);
/* The area among its cluster, where that can be compared, else among all its peers. The chart's object gets `standings`,
 * which say where it stands among both: [{ cluster_name, is_zones, peer_count, compared_count, place, worst_place,
 * is_ascending }]. */
void view_add_peers(struct view *view, struct value *charts, const struct area *area,
                    const struct indicator *indicator);
/* A ranking as rows of a table that says the cluster of each area: figures as view_cell has them, with place,
 * worst_place, area, cluster_name, period, is_other_period. Those of another period have no place. */
struct value *view_ranking_rows(const struct view *view, const struct ranking *ranking);

/* ---- tiles.c -------------------------------------------------------------------------------------------- */

/* A ranking as a map of tiles: { columns, is_coverage, tiles: [{ tile_name, name, href, column, row, has_value,
 * is_other_period, text, period, level }] }, where level is 1 (light) to 5, 0 without a value. Without a ranking
 * (NULL) the tiles show how many figures each area has, and is_coverage is set. false where no areas have places. */
struct value *view_tile_map(const struct view *view, const struct ranking *ranking);

/* ---- headings.c ----------------------------------------------------------------------------------------- */

/* The bytes of a heading without its ornaments (<<<数读, ■成效); empty where there is nothing else. */
void view_heading_words(str text, size_t *ret_begin, size_t *ret_end);

/* Blocks [begin, end) of an article. */
struct block_range {
    size_t begin;
    size_t end;
};
/* The headings at the beginning of the text that are the title once more, often in two pieces; empty where they are
 * not. */
struct block_range view_title_blocks(const struct article *article);
bool view_is_in(struct block_range range, size_t block);

/* ---- marks.c -------------------------------------------------------------------------------------------- */

/* Which observations of a reading have their anchor in the text that is shown. */
struct anchors {
    bool *placed; /* one for each observation */
};

/* The article's text as its page may show it: a list of parts, each one of
 *     { "heading": {"level", "runs"} }, { "paragraph": {"runs"} }, { "quote": … }, { "caption": … },
 *     { "list": {"items": [{"runs"}]} }, { "table": {"head": [{"cells"}], "rows": [{"cells": [{"runs"}]}]} }
 * where runs are { "run_text", "opens_sentence", "closes_sentence" } and the same with "mark": {"id", "href", "more", …}.
 * What stands from a run that opens a sentence to the one that closes it is a sentence with figures. */
struct value *view_article_text(const struct view *view, const struct reading *reading, struct anchors *anchors);
/* The article's title as { "runs" }. Where its text begins with the title as a heading, which then is not shown
 * again, that heading's figures are marked here. */
struct value *view_article_heading(const struct view *view, const struct reading *reading, struct anchors *anchors);

#endif
