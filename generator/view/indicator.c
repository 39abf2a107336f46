#include "view_internal.h"

enum {
    RANKING_MAX = 60, /* bars: more are a table's business */
    CHARTS_MAX = 8,
    MAP_MIN = 3, /* areas without which a map is a field of grey */
};

static void set_description(struct view *view, const struct indicator *indicator)
{
    struct value *object = view_indicator_value(view, indicator);
    value_set_string(view->arena, object, STR("definition"), indicator_definition(indicator, view->words.edition->tag));
    value_set_string(view->arena, object, STR("group"),
                     indicator->group ? word_group(&view->words, indicator->group) : STR(""));
    value_set_string(view->arena, object, STR("unit"),
                     str_trim(word_unit(&view->words, unit_text(indicator->unit), indicator)));
    value_set_bool(view->arena, object, STR("is_stock"), indicator->kind == INDICATOR_STOCK);
    value_set_bool(view->arena, object, STR("is_flow"), indicator->kind == INDICATOR_FLOW);
    value_set_bool(view->arena, object, STR("is_ratio"), indicator->kind == INDICATOR_RATIO);
    value_set_bool(view->arena, object, STR("is_rank"), indicator->kind == INDICATOR_RANK);
    struct value *aliases = value_list(view->arena);
    for (size_t i = 0; i < indicator->alias_count; i++)
        value_add(view->arena, aliases, value_string(view->arena, indicator->aliases[i]));
    value_set(view->arena, object, STR("aliases"), aliases);
    value_set_bool(view->arena, object, STR("has_aliases"), aliases->count > 0);
    value_set(view->arena, view->data, STR("indicator"), object);
}

/* Rankings among each kind of peers, the one that says most first; returns it. */
static struct ranking add_rankings(struct view *view, struct value *charts, const struct indicator *indicator)
{
    struct ranking best = select_best_ranking(view->arena, view->dataset, indicator);
    view_add_ranking(view, charts, &best, NULL, NULL, RANKING_MAX);
    for (enum peers peers = PEERS_UPPER; best.count >= 2 && peers <= PEERS_ZONES; peers++) {
        if (peers == select_peers(best.items[0].figure->area))
            continue;
        struct ranking ranking = select_ranking(view->arena, view->dataset, indicator, (struct circle){ peers, NULL });
        view_add_ranking(view, charts, &ranking, NULL, NULL, RANKING_MAX);
    }
    return best;
}

/* What can be drawn of single areas: over time and against targets. */
static void add_single_areas(struct view *view, struct value *charts, const struct indicator *indicator)
{
    const struct vocabulary *vocabulary = view->dataset->vocabulary;
    for (size_t i = 0; i < vocabulary->area_count && charts->count < CHARTS_MAX; i++) {
        const struct area *area = &vocabulary->areas[i];
        struct figure_range range = select_figures(view->dataset, area, indicator);
        size_t before = charts->count;
        view_add_series(view, charts, range);
        view_add_targets(view, charts, range);
        for (size_t k = before; k < charts->count; k++)
            value_set_string(view->arena, charts->items[k], STR("chart_area"), word_area(&view->words, area));
    }
}

void view_make_indicator(struct view *view, const struct indicator *indicator)
{
    const struct vocabulary *vocabulary = view->dataset->vocabulary;
    set_description(view, indicator);
    value_set_string(view->arena, view->data, STR("page_title"), word_indicator(&view->words, indicator));

    struct value *charts = value_list(view->arena);
    struct ranking ranking = add_rankings(view, charts, indicator);
    value_set_bool(view->arena, view->data, STR("has_ranking"), charts->count > 0);
    value_set(view->arena, view->data, STR("ranking"), view_ranking_rows(view, &ranking));
    add_single_areas(view, charts, indicator);
    struct value *map = ranking.current_count >= MAP_MIN && indicator->kind != INDICATOR_RANK
                            ? view_tile_map(view, &ranking)
                            : value_bool(view->arena, false);
    value_set(view->arena, view->data, STR("map"), map);
    view_set_charts(view, view->data, charts);
    if (map->kind != VALUE_OBJECT)
        view_widen_lone(view, charts);

    struct value *rows = value_list(view->arena);
    size_t areas = 0;
    for (size_t i = 0; i < vocabulary->area_count; i++) {
        struct figure_range range = select_figures(view->dataset, &vocabulary->areas[i], indicator);
        areas += range.count > 0;
        view_add_rows(view, rows, range, (struct row_choice){ .by_area = true });
    }
    value_set(view->arena, view->data, STR("rows"), rows);
    value_set_bool(view->arena, view->data, STR("has_rows"), rows->count > 0);
    if (rows->count > 0)
        value_set(view->arena, view->data, STR("download"),
                  view_download(view, EXPORT_INDICATOR_CSV, EXPORT_INDICATOR_JSON, indicator->index));
    view_set_columns(view, view->data, rows);
    view_set_shared(view, view->data, rows);
    value_set_integer(view->arena, view->data, STR("area_count"), (long long)areas);
}
