#include "view_internal.h"

enum {
    NEWEST_MAX = 6,   /* articles */
    RANKING_MAX = 20, /* bars */
    LEAD_CHARTS_MAX = 3,
    MAP_MIN = 3, /* areas without which the map rather shows how many figures there are */
};

/* ---- the lead indicator: ranking and map ---------------------------------------------------------------- */

/* The indicator that most areas can be compared by, of the first of those of equal weight. NULL: none can. */
static const struct indicator *choose(const struct view *view, const struct indicator *const *indicators, size_t count,
                                      struct ranking *ret_ranking)
{
    const struct indicator *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < count; i++) {
        struct ranking ranking = select_best_ranking(view->arena, view->dataset, indicators[i]);
        size_t weight = select_ranking_weight(&ranking);
        if (weight <= most)
            continue;
        most = weight;
        best = indicators[i];
        *ret_ranking = ranking;
    }
    return best;
}

/* The lead indicator that most areas can be compared by; where none compares two, any indicator that does. */
static const struct indicator *choose_lead(const struct view *view, struct ranking *ret_ranking)
{
    const struct settings *settings = &view->site->settings;
    const struct indicator *lead = choose(view, settings->leads, settings->lead_count, ret_ranking);
    if (lead)
        return lead;
    const struct vocabulary *vocabulary = view->dataset->vocabulary;
    const struct indicator **all = arena_array(view->arena, const struct indicator *, vocabulary->indicator_count);
    for (size_t i = 0; i < vocabulary->indicator_count; i++)
        all[i] = &vocabulary->indicators[i];
    return choose(view, all, vocabulary->indicator_count, ret_ranking);
}

/* The other lead indicators that areas can be compared by. */
static void add_other_leads(struct view *view, struct value *charts, const struct indicator *lead)
{
    const struct settings *settings = &view->site->settings;
    for (size_t i = 0; i < settings->lead_count && charts->count < LEAD_CHARTS_MAX; i++) {
        if (settings->leads[i] == lead)
            continue;
        struct ranking ranking = select_best_ranking(view->arena, view->dataset, settings->leads[i]);
        view_add_ranking(view, charts, &ranking, NULL, NULL, RANKING_MAX);
    }
}

static void set_lead(struct view *view)
{
    struct ranking ranking = { .count = 0 };
    const struct indicator *lead = choose_lead(view, &ranking);
    struct value *charts = value_list(view->arena);
    if (lead) {
        view_add_ranking(view, charts, &ranking, NULL, NULL, RANKING_MAX);
        add_other_leads(view, charts, lead);
        value_set(view->arena, view->data, STR("lead"), view_indicator_value(view, lead));
    } else {
        view_add_coverage(view, charts); /* how many figures each area has */
    }
    bool has_map = ranking.current_count >= MAP_MIN && lead->kind != INDICATOR_RANK;
    value_set(view->arena, view->data, STR("map"), view_tile_map(view, has_map ? &ranking : NULL));
    value_set(view->arena, view->data, STR("charts"), charts);
    value_set_bool(view->arena, view->data, STR("has_lead"), lead != NULL);
}

/* ---- areas ---------------------------------------------------------------------------------------------- */

static bool has_figures(const struct view *view, const struct area *area)
{
    return view_count_figures(view, area) > 0;
}

/* The table of areas with their newest lead figures: only areas that have one. */
static void set_area_table(struct view *view)
{
    const struct vocabulary *vocabulary = view->dataset->vocabulary;
    const struct settings *settings = &view->site->settings;
    struct value *heads = value_list(view->arena);
    for (size_t k = 0; k < settings->lead_count; k++)
        value_add(view->arena, heads, view_indicator_value(view, settings->leads[k]));
    struct value *rows = value_list(view->arena);
    for (size_t i = 0; i < vocabulary->area_count; i++) {
        struct value *row = value_object(view->arena);
        struct value *cells = value_list(view->arena);
        bool any = false;
        for (size_t k = 0; k < settings->lead_count; k++) {
            const struct figure *figure = select_newest(view->dataset, &vocabulary->areas[i], settings->leads[k]);
            struct value *cell = figure ? view_figure_value(view, figure) : value_object(view->arena);
            value_set_bool(view->arena, cell, STR("has_value"), figure != NULL);
            value_set_string(view->arena, cell, STR("head"), word_indicator(&view->words, settings->leads[k]));
            if (figure)
                value_set_string(view->arena, cell, STR("brief_period"),
                                 word_period_brief(&view->words, figure->period, figure->indicator));
            value_add(view->arena, cells, cell);
            any = any || figure;
        }
        if (!any)
            continue;
        value_set(view->arena, row, STR("area"), view_area_value(view, &vocabulary->areas[i]));
        value_set(view->arena, row, STR("cells"), cells);
        value_set_bool(view->arena, row, STR("is_region"), !vocabulary->areas[i].parent);
        value_add(view->arena, rows, row);
    }
    value_set(view->arena, view->data, STR("lead_heads"), heads);
    value_set(view->arena, view->data, STR("area_rows"), rows);
    value_set_bool(view->arena, view->data, STR("has_area_rows"), rows->count > 0);
}

/* ---- the page ------------------------------------------------------------------------------------------- */

static void set_newest(struct view *view)
{
    const struct dataset *dataset = view->dataset;
    struct value *newest = value_list(view->arena);
    for (size_t i = 0; i < dataset->reading_count && i < NEWEST_MAX; i++)
        value_add(view->arena, newest, view_reading_value(view, &dataset->readings[i]));
    value_set(view->arena, view->data, STR("newest"), newest);
    value_set_bool(view->arena, view->data, STR("has_newest"), newest->count > 0);
}

static void set_counts(struct view *view)
{
    const struct dataset *dataset = view->dataset;
    size_t areas = 0;
    for (size_t i = 0; i < dataset->vocabulary->area_count; i++)
        areas += has_figures(view, &dataset->vocabulary->areas[i]);
    value_set_integer(view->arena, view->data, STR("article_count"), (long long)dataset->reading_count);
    value_set_integer(view->arena, view->data, STR("figure_count"), (long long)dataset->figure_count);
    value_set_integer(view->arena, view->data, STR("area_count"), (long long)areas);
}

void view_make_home(struct view *view)
{
    const struct area *region = view->site->settings.region;
    struct value *cards = region ? view_lead_cards(view, region) : value_list(view->arena);
    value_set(view->arena, view->data, STR("cards"), cards);
    value_set_bool(view->arena, view->data, STR("has_cards"), cards->count > 0);
    if (region)
        value_set(view->arena, view->data, STR("region"), view_area_value(view, region));
    set_counts(view);
    set_lead(view);
    set_area_table(view);
    view_set_clusters(view);
    view_set_indicators(view);
    view_set_short_targets(view);
    set_newest(view);
}
