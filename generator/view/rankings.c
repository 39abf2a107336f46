/* Areas ranked by an indicator: as a chart, in words, as a table. */
#include "view_internal.h"

enum { PEERS_MAX = 12 /* bars of a ranking beside other charts */ };

/* ---- the chart ----------------------------------------------------------------------------------------------- */

/* Where the highlighted area stands in the ranking; count where it does not. */
static size_t place_of(const struct ranking *ranking, const struct area *area)
{
    size_t place = 0;
    while (place < ranking->count && ranking->items[place].figure->area != area)
        place++;
    return place;
}

static struct chart_bar ranked_bar(const struct view *view, const struct ranking *ranking, size_t place,
                                   const struct area *highlighted)
{
    const struct ranked *ranked = &ranking->items[place];
    const struct figure *figure = ranked->figure;
    struct chart_bar bar = view_bar_of(figure);
    bar.label = word_area_short(&view->words, figure->area);
    bar.full_label = word_area(&view->words, figure->area);
    bar.highlighted = figure->area == highlighted;
    bar.href = view_figure_link(view, figure);
    if (!period_equal(figure->period, ranking->period))
        bar.note = word_period_brief(&view->words, figure->period, figure->indicator);
    return bar;
}

struct value *view_add_ranking(struct view *view, struct value *charts, const struct ranking *ranking,
                               const struct cluster *cluster, const struct area *highlighted, size_t most)
{
    if (select_ranking_weight(ranking) == 0 || most < 2)
        return NULL;
    if (most > CHART_BARS_MAX)
        most = CHART_BARS_MAX;
    size_t count = ranking->count < most ? ranking->count : most;
    size_t place = highlighted ? place_of(ranking, highlighted) : ranking->count;
    struct chart_bar *bars = arena_array(view->arena, struct chart_bar, count);
    for (size_t i = 0; i < count; i++) {
        bool last = i + 1 == count;
        bars[i] = ranked_bar(view, ranking, last && place < ranking->count && place > i ? place : i, highlighted);
    }
    const struct figure *first = ranking->items[0].figure;
    bool is_rank = first->measure == MEASURE_RANK;
    struct chart chart =
        view_chart_of(view, is_rank ? CHART_RANK : CHART_BARS, first,
                      word_ranking_title(&view->words, word_tier(&view->words, first->tier, first->area),
                                         first->indicator, word_cluster(&view->words, cluster)));
    chart.bars = bars;
    chart.bar_count = count;
    struct value *target = view_add_chart(view, charts, STR("ranking"), &chart, first);
    value_set_bool(view->arena, target, STR("is_mixed"), ranking->mixed);
    value_set_string(view->arena, target, STR("chart_period"),
                     word_period(&view->words, ranking->period, STATUS_ACTUAL, first->indicator));
    value_set_bool(view->arena, target, STR("is_cut"), count < ranking->count);
    return target;
}

/* ---- in words ------------------------------------------------------------------------------------------------ */

/* The place, the last one it may be where bounds leave that open, and false for both where it is none. */
static void set_place(const struct view *view, struct value *object, const struct standing *standing)
{
    bool is_open = standing->worst > standing->best;
    value_set(view->arena, object, STR("place"),
              standing->best ? value_integer(view->arena, (long long)standing->best) : value_bool(view->arena, false));
    value_set(view->arena, object, STR("worst_place"),
              is_open ? value_integer(view->arena, (long long)standing->worst) : value_bool(view->arena, false));
}

/* In words: of how many areas that can be compared it is which. */
static struct value *standing_value(const struct view *view, const struct ranking *ranking, struct circle circle,
                                    const struct standing *standing)
{
    struct value *object = value_object(view->arena);
    value_set_string(view->arena, object, STR("cluster_name"), word_cluster(&view->words, circle.cluster));
    value_set_bool(view->arena, object, STR("is_zones"), circle.peers == PEERS_ZONES);
    value_set_integer(view->arena, object, STR("peer_count"), (long long)select_circle_size(view->dataset, circle));
    value_set_integer(view->arena, object, STR("compared_count"), (long long)ranking->current_count);
    set_place(view, object, standing);
    value_set_bool(view->arena, object, STR("is_ascending"), select_is_ascending(standing->figure));
    return object;
}

void view_add_peers(struct view *view, struct value *charts, const struct area *area, const struct indicator *indicator)
{
    struct circle circles[] = { { select_peers(area), area->cluster }, select_circle(area) };
    struct value *chart = NULL;
    struct period period = { 0 }; /* of the chart: a place at another time would be read as one at this */
    struct value *standings = value_list(view->arena);
    for (size_t i = area->cluster ? 0 : 1; i < sizeof circles / sizeof *circles; i++) {
        struct ranking ranking = select_ranking(view->arena, view->dataset, indicator, circles[i]);
        struct standing standing;
        if (select_ranking_weight(&ranking) == 0 || !select_standing(&ranking, area, &standing))
            continue;
        if (chart && !period_equal(ranking.period, period))
            continue;
        value_add(view->arena, standings, standing_value(view, &ranking, circles[i], &standing));
        if (chart)
            continue;
        chart = view_add_ranking(view, charts, &ranking, circles[i].cluster, area, PEERS_MAX);
        period = ranking.period;
    }
    if (chart)
        value_set(view->arena, chart, STR("standings"), standings);
}

/* ---- the table ----------------------------------------------------------------------------------------------- */

struct value *view_ranking_rows(const struct view *view, const struct ranking *ranking)
{
    struct value *list = value_list(view->arena);
    for (size_t i = 0; select_ranking_weight(ranking) > 0 && i < ranking->count; i++) {
        const struct figure *figure = ranking->items[i].figure;
        struct value *row = view_cell(view, figure);
        struct standing standing = { figure, 0, 0 };
        select_standing(ranking, figure->area, &standing);
        set_place(view, row, &standing);
        value_set(view->arena, row, STR("area"), view_area_value(view, figure->area));
        value_set_string(view->arena, row, STR("cluster_name"), word_cluster(&view->words, figure->area->cluster));
        value_set_string(view->arena, row, STR("period"),
                         word_period(&view->words, figure->period, figure->status, figure->indicator));
        value_set_bool(view->arena, row, STR("is_other_period"), !ranking->items[i].current);
        value_add(view->arena, list, row);
    }
    return list;
}
