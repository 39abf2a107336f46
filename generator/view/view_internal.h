/* What the files of the view stage share.
 *
 * Each page kind is a file of its own (home.c, area.c, …) that fills the data of a `struct view`. What two of them
 * need stands in links.c (paths and addresses), figures.c (a figure as a value, rows of tables), charts.c and
 * marks.c (an article's text with its figures marked). Which figures belong beside each other is select.c's, and
 * words are wording.c's. */
#ifndef KC_VIEW_INTERNAL_H
#define KC_VIEW_INTERNAL_H

#include "select.h"
#include "view.h"
#include "wording.h"

/* A page in the making. */
struct view {
    struct arena *arena; /* the page's */
    const struct site *site;
    const struct dataset *dataset;
    str root;                  /* "" or "../": the way from the page to the site's root */
    struct value *data;        /* of the page */
    struct view_chart *charts; /* so far */
    size_t chart_count;
    size_t chart_capacity;
};

/* The pages; each fills view->data. */
void view_make_home(struct view *view);
void view_make_area(struct view *view, const struct area *area);
void view_make_indicator(struct view *view, const struct indicator *indicator);
void view_make_article(struct view *view, const struct reading *reading);
void view_make_sources(struct view *view);

/* The figures at the top of an area: the lead indicators it has, filled up with others. */
struct value *view_lead_cards(const struct view *view, const struct area *area);

/* ---- links.c -------------------------------------------------------------------------------------------- */

/* Paths of pages below the output folder. An id's bytes that a file name cannot hold on every system are written
 * ~XX; other scripts are kept as they are. */
str view_area_path(struct arena *arena, const struct area *area);
str view_indicator_path(struct arena *arena, const struct indicator *indicator);
str view_article_path(struct arena *arena, const struct article *article);

/* Addresses from this page, percent-encoded. */
str view_area_link(const struct view *view, const struct area *area);
str view_indicator_link(const struct view *view, const struct indicator *indicator);
str view_article_link(const struct view *view, const struct article *article);
/* The figure's row on its area's page. */
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
/* { title, newspaper, date, href } */
struct value *view_article_value(const struct view *view, const struct article *article);
/* All a template can want of one figure: see the body. */
struct value *view_figure_value(const struct view *view, const struct figure *figure);

/* Figures of one area and indicator as rows of a table: what is of one grade, status and date stands in one row,
 * its value, its change and its growth in a cell each. Appends to `rows`, the newest first, targets last. With
 * `by_area` the rows are headed by the area, else by the indicator. */
void view_add_rows(const struct view *view, struct value *rows, struct figure_range range, bool by_area);

/* ---- charts.c ------------------------------------------------------------------------------------------- */

/* Each appends an object { "title", "note" } to `charts` for which a chart is drawn, or nothing where there is
 * nothing to draw. */

/* A ranking; `highlighted` (may be NULL) stands out. At most `most` bars, the highlighted among them. */
void view_add_ranking(struct view *view, struct value *charts, const struct indicator *indicator,
                      const struct ranking *ranking, const struct area *highlighted, size_t most);
void view_add_series(struct view *view, struct value *charts, struct figure_range range);
/* Targets of one area and indicator with their actuals. */
void view_add_targets(struct view *view, struct value *charts, struct figure_range range);

/* What of some figures of one area may stand side by side; `subject` names them in the title. */
void view_add_parts(struct view *view, struct value *charts, str subject, struct figure_list figures);
/* How many figures each area has: what can be compared where no indicator can. */
void view_add_coverage(struct view *view, struct value *charts);
/* How many figures the articles of each month (or year, where the months are many) gave. */
void view_add_publications(struct view *view, struct value *charts);

/* ---- tiles.c -------------------------------------------------------------------------------------------- */

/* A ranking as a map of tiles: { columns, is_coverage, tiles: [{ tile_name, name, href, column, row, has_value,
 * is_other_period, text, period, level }] }, where level is 1 (light) to 5, 0 without a value. Without a ranking
 * (NULL) the tiles show how many figures each area has, and is_coverage is set. false where no areas have places. */
struct value *view_tile_map(const struct view *view, const struct ranking *ranking);

/* ---- marks.c -------------------------------------------------------------------------------------------- */

/* Which observations of a reading have their anchor in the text that is shown. */
struct anchors {
    bool *placed; /* one for each observation */
};

/* The article's text as its page may show it: a list of parts, each one of
 *     { "heading": {"level", "runs"} }, { "paragraph": {"runs"} }, { "quote": … }, { "caption": … },
 *     { "list": {"items": [{"runs"}]} }, { "table": {"head": [{"cells"}], "rows": [{"cells": [{"runs"}]}]} }
 * where runs are { "text" } and { "text", "mark": {"id", "ids", "href", "more"} }. */
struct value *view_article_text(const struct view *view, const struct reading *reading, struct anchors *anchors);

#endif
