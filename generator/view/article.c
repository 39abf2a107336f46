#include "view_internal.h"

#include <stdlib.h>

enum { CHARTS_MAX = 4 };

/* What was found in the article: one entry for each observation, in their order. */
static struct value *finding(const struct view *view, const struct reading *reading, size_t index,
                             const struct anchors *anchors)
{
    const struct observation *o = &reading->observations.items[index];
    struct value *row = value_object(view->arena);
    value_set_integer(view->arena, row, STR("number"), (long long)index + 1);
    value_set_string(view->arena, row, STR("anchor"), view_anchor(view->arena, reading, o));
    value_set_bool(view->arena, row, STR("is_marked"), anchors->placed[index]);
    value_set_string(view->arena, row, STR("surface"), o->surface);
    value_set(view->arena, row, STR("area"), view_area_value(view, o->area));
    value_set(view->arena, row, STR("indicator"), view_indicator_value(view, o->indicator));
    value_set_string(view->arena, row, STR("tier"), word_tier(&view->words, o->tier, o->area));
    value_set_string(view->arena, row, STR("scope"), word_scope(&view->words, o->scope, o->area));
    value_set_string(view->arena, row, STR("text"), word_value_text(&view->words, quantity_of_observation(o)));
    value_set_string(view->arena, row, STR("period"), word_period(&view->words, o->period, o->status, o->indicator));
    value_set_bool(view->arena, row, STR("is_press_date"), view_is_press_date(reading, o));
    value_set_string(view->arena, row, STR("status"), word_status(&view->words, o->status));
    value_set_bool(view->arena, row, STR("is_target"), o->status == STATUS_TARGET);
    value_set_bool(view->arena, row, STR("is_estimate"), o->status == STATUS_ESTIMATE);
    const struct figure *figure = dataset_figure_of(view->dataset, o);
    value_set_bool(view->arena, row, STR("is_part"), figure && figure->part > 0);
    value_set_string(view->arena, row, STR("figure_href"), figure ? view_figure_link(view, figure) : STR(""));
    return row;
}

/* The areas the article is about, then those it has figures of; each once. */
static struct value *areas(const struct view *view, const struct reading *reading)
{
    bool *seen = arena_array(view->arena, bool, view->dataset->vocabulary->area_count);
    struct value *list = value_list(view->arena);
    for (size_t i = 0; i < reading->article.area_count; i++) {
        const struct area *area = reading->article.areas[i];
        if (!seen[area->index])
            value_add(view->arena, list, view_area_value(view, area));
        seen[area->index] = true;
    }
    for (size_t i = 0; i < reading->observations.count; i++) {
        const struct area *area = reading->observations.items[i].area;
        if (!seen[area->index])
            value_add(view->arena, list, view_area_value(view, area));
        seen[area->index] = true;
    }
    return list;
}

static int by_address(const void *a, const void *b)
{
    const struct figure *x = *(const struct figure *const *)a;
    const struct figure *y = *(const struct figure *const *)b;
    return x < y ? -1 : x > y;
}

/* The figures that the article's observations went into, each once, in the dataset's order. */
static struct figure_list figures_of(const struct view *view, const struct reading *reading)
{
    size_t most = reading->observations.count;
    struct figure_list figures = { arena_array(view->arena, const struct figure *, most), 0 };
    for (size_t i = 0; i < most; i++) {
        const struct figure *figure = dataset_figure_of(view->dataset, &reading->observations.items[i]);
        if (figure)
            figures.items[figures.count++] = figure;
    }
    qsort(figures.items, figures.count, sizeof *figures.items, by_address);
    size_t count = 0;
    for (size_t i = 0; i < figures.count; i++)
        if (count == 0 || figures.items[count - 1] != figures.items[i])
            figures.items[count++] = figures.items[i];
    figures.count = count;
    return figures;
}

/* The charts of targets that the article names. */
static void add_targets(struct view *view, struct value *charts, struct figure_list figures)
{
    const struct figure *last = NULL;
    for (size_t i = 0; i < figures.count && charts->count < CHARTS_MAX; i++) {
        const struct figure *figure = figures.items[i];
        bool again = last && last->area == figure->area && last->indicator == figure->indicator;
        if (figure->status != STATUS_TARGET || again)
            continue;
        last = figure;
        size_t before = charts->count;
        view_add_targets(view, charts, select_figures(view->dataset, figure->area, figure->indicator));
        for (size_t k = before; k < charts->count; k++)
            value_set_string(view->arena, charts->items[k], STR("chart_area"), word_area(&view->words, figure->area));
    }
}

/* How far the targets of the article are reached; where it has none that can be compared, what it tells of. */
static struct value *charts(struct view *view, const struct reading *reading, struct figure_list figures)
{
    struct value *list = value_list(view->arena);
    add_targets(view, list, figures);
    if (list->count == 0)
        view_add_themes(view, list, reading);
    return list;
}

/* The numbers of the article that were not understood, those aside that an editor ignores. */
static struct value *unread(const struct view *view, const struct reading *reading)
{
    struct value *list = value_list(view->arena);
    for (size_t i = 0; i < reading->observations.unread_count; i++)
        if (reading->observations.unread[i].reason != UNREAD_IGNORED)
            value_add(view->arena, list, view_unread_value(view, reading, &reading->observations.unread[i]));
    return list;
}

void view_make_article(struct view *view, const struct reading *reading)
{
    const struct article *article = &reading->article;
    struct value *data = view->data;
    struct value *head = view_article_value(view, article);
    value_set_string(view->arena, head, STR("author"), article->author);
    value_set_string(view->arena, head, STR("url"), view_web_address(article->url));
    value_set(view->arena, head, STR("areas"), areas(view, reading));
    value_set(view->arena, data, STR("article"), head);
    value_set_string(view->arena, data, STR("page_title"), value_text(value_get(head, STR("title")), STR("")));

    struct anchors anchors = { arena_array(view->arena, bool, reading->observations.count) };
    value_set(view->arena, head, STR("heading"), view_article_heading(view, reading, &anchors));
    struct value *parts = view_article_text(view, reading, &anchors);
    value_set(view->arena, data, STR("parts"), parts);
    value_set_bool(view->arena, data, STR("has_text"), parts->count > 0);
    value_set_bool(view->arena, data, STR("is_full"), article->text == ARTICLE_TEXT_FULL);
    value_set_bool(view->arena, data, STR("is_quotes"), article->text == ARTICLE_TEXT_QUOTES);
    value_set_bool(view->arena, data, STR("is_none"), article->text == ARTICLE_TEXT_NONE);

    struct value *findings = value_list(view->arena);
    for (size_t i = 0; i < reading->observations.count; i++)
        value_add(view->arena, findings, finding(view, reading, i, &anchors));
    value_set(view->arena, data, STR("findings"), findings);
    value_set_bool(view->arena, data, STR("has_findings"), findings->count > 0);
    struct value *missed = unread(view, reading);
    value_set(view->arena, data, STR("unread"), missed);
    value_set_bool(view->arena, data, STR("has_unread"), missed->count > 0);
    value_set_integer(view->arena, data, STR("unread_count"), (long long)missed->count);
    struct figure_list figures = figures_of(view, reading);
    value_set_integer(view->arena, data, STR("figure_count"), (long long)figures.count);
    value_set_bool(view->arena, data, STR("is_merged"), figures.count < findings->count);
    struct value *drawn = charts(view, reading, figures);
    view_set_charts(view, data, drawn);
    view_widen_lone(view, drawn);
    value_set_integer(view->arena, data, STR("finding_count"), (long long)findings->count);
}
