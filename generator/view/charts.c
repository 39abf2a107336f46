#include "view_internal.h"

enum {
    SERIES_MAX = 24,
    TARGETS_MAX = 8,
};

static enum chart_bound bound_of(enum bound bound)
{
    switch (bound) {
    case BOUND_GE:
        return CHART_GE;
    case BOUND_LE:
        return CHART_LE;
    case BOUND_APPROX:
        return CHART_APPROX;
    case BOUND_EQ:
        break;
    }
    return CHART_EQ;
}

static enum chart_status status_of(enum status status)
{
    switch (status) {
    case STATUS_ESTIMATE:
        return CHART_ESTIMATE;
    case STATUS_TARGET:
        return CHART_TARGET;
    case STATUS_ACTUAL:
        break;
    }
    return CHART_ACTUAL;
}

static bool fits(struct decimal value)
{
    static const struct decimal limit = { 1000000000000000, 0 };
    struct decimal magnitude = decimal_sign(value) < 0 ? decimal_negate(value) : value;
    return value.scale <= 15 && decimal_compare(magnitude, limit) < 0;
}

struct chart_bar view_bar_of(const struct figure *figure)
{
    return (struct chart_bar){
        .value = figure->value,
        .has_value = fits(figure->value),
        .bound = figure->has_high ? CHART_GE : bound_of(figure->bound),
        .status = status_of(figure->status),
    };
}

struct chart view_chart_of(const struct view *view, enum chart_kind kind, const struct figure *figure, str title)
{
    bool scaled =
        str_eq(figure->unit, STR("CNY")) || str_eq(figure->unit, STR("count")) || str_eq(figure->unit, STR("m2"));
    return (struct chart){
        .kind = kind,
        .language = words_chart_language(&view->words),
        .title = title,
        .id = arena_format(view->arena, "c%zu", view->chart_count + 1),
        .width = VIEW_CHART_WIDTH,
        .format = { .unit = str_trim(word_unit(&view->words, figure->unit, figure->indicator)), .shorten = scaled },
    };
}

void view_place_chart(struct view *view, const struct chart *chart, struct value *target)
{
    value_set_string(view->arena, target, STR("svg"), STR(""));
    view->charts =
        arena_reserve(view->arena, view->charts, view->chart_count, &view->chart_capacity, sizeof *view->charts);
    view->charts[view->chart_count++] = (struct view_chart){ *chart, target, STR("") };
}

static void set_file(const struct view *view, struct view_chart *chart, str kind, const struct figure *about)
{
    chart->file = view_chart_file(view, kind, about);
    if (chart->file.len > 0)
        value_set_string(view->arena, chart->target, STR("file"),
                         arena_join(view->arena, view->root, view_address(view->arena, chart->file)));
}

struct value *view_add_chart(struct view *view, struct value *charts, str kind, const struct chart *chart,
                             const struct figure *about)
{
    struct value *target = value_object(view->arena);
    value_set_string(view->arena, target, STR("chart_kind"), kind);
    value_set_string(view->arena, target, STR("chart_title"), chart->title);
    value_set_string(view->arena, target, STR("chart_period"), STR(""));
    value_set_string(view->arena, target, STR("chart_area"), STR(""));
    value_set(view->arena, target, STR("standings"), value_list(view->arena));
    value_set_bool(view->arena, target, STR("is_mixed"), false);
    value_set_bool(view->arena, target, STR("is_cut"), false);
    value_set_bool(view->arena, target, STR("wide"), false);
    value_add(view->arena, charts, target);
    view_place_chart(view, chart, target);
    set_file(view, &view->charts[view->chart_count - 1], kind, about);
    return target;
}

static str tier_of(const struct view *view, const struct figure *figure)
{
    return word_tier(&view->words, figure->tier, figure->area);
}

void view_set_charts(const struct view *view, struct value *object, struct value *charts)
{
    value_set(view->arena, object, STR("charts"), charts);
    value_set_bool(view->arena, object, STR("has_charts"), charts->count > 0);
}

void view_widen_lone(struct view *view, struct value *charts)
{
    if (charts->count != 1)
        return;
    struct chart chart = { .width = 0 };
    for (size_t i = 0; i < view->chart_count; i++)
        if (view->charts[i].target == charts->items[0])
            chart = view->charts[i].chart;
    chart.id = arena_format(view->arena, "c%zu", view->chart_count + 1);
    chart.width = VIEW_CHART_WIDTH_WIDE;
    struct value *wide = value_object(view->arena);
    value_set(view->arena, charts->items[0], STR("wide"), wide);
    view_place_chart(view, &chart, wide);
}

/* ---- over time ------------------------------------------------------------------------------------------ */

void view_add_series(struct view *view, struct value *charts, struct figure_range range)
{
    struct figure_list series = select_series(view->arena, range);
    if (series.count < 2)
        return;
    size_t skip = series.count > SERIES_MAX ? series.count - SERIES_MAX : 0;
    size_t count = series.count - skip;
    struct chart_bar *bars = arena_array(view->arena, struct chart_bar, count);
    for (size_t i = 0; i < count; i++) {
        const struct figure *figure = series.items[skip + i];
        bars[i] = view_bar_of(figure);
        bars[i].label = word_period_label(&view->words, figure->period, figure->indicator);
        bars[i].full_label = word_period(&view->words, figure->period, figure->status, figure->indicator);
        if (figure->citation_count)
            bars[i].href = view_citation_link(view, &figure->citations[0]);
    }
    const struct figure *last = series.items[series.count - 1];
    bool is_rank = last->measure == MEASURE_RANK;
    struct chart chart = view_chart_of(view, is_rank ? CHART_RANK : CHART_TIME, last,
                                       word_series_title(&view->words, tier_of(view, last), last->indicator));
    chart.bars = bars;
    chart.bar_count = count;
    view_add_chart(view, charts, STR("series"), &chart, last);
}

/* ---- targets -------------------------------------------------------------------------------------------- */

static bool can_be_drawn(const struct figure *target, const struct figure *actual)
{
    return actual && target->measure == MEASURE_LEVEL && select_can_compare(target, actual) && fits(target->value) &&
           fits(actual->value) && decimal_sign(actual->value) >= 0 && decimal_sign(target->value) > 0;
}

static bool belong_together(const struct figure *a, const struct figure *b)
{
    return a->tier == b->tier && str_eq(a->unit, b->unit);
}

static struct chart_bar target_bar(const struct view *view, const struct figure *target, const struct figure *actual)
{
    struct chart_bar bar = view_bar_of(actual);
    bar.label = word_period_brief(&view->words, actual->period, actual->indicator);
    bar.has_target = true;
    bar.target = target->value;
    bar.target_bound = target->has_high ? CHART_GE : bound_of(target->bound);
    bar.target_note = word_period_brief(&view->words, target->period, target->indicator);
    if (target->citation_count)
        bar.href = view_citation_link(view, &target->citations[0]);
    return bar;
}

void view_add_targets(struct view *view, struct value *charts, struct figure_range range)
{
    struct chart_bar *bars = arena_array(view->arena, struct chart_bar, TARGETS_MAX);
    const struct figure *first = NULL;
    size_t count = 0;
    for (size_t i = 0; i < range.count && count < TARGETS_MAX; i++) {
        const struct figure *target = &range.items[i];
        if (target->status != STATUS_TARGET || (first && !belong_together(first, target)))
            continue;
        const struct figure *actual = select_answer(target, range);
        if (!can_be_drawn(target, actual))
            continue;
        first = first ? first : target;
        bars[count++] = target_bar(view, target, actual);
    }
    if (count == 0)
        return;
    struct chart chart = view_chart_of(view, CHART_BULLET, first,
                                       word_target_title(&view->words, tier_of(view, first), first->indicator));
    chart.bars = bars;
    chart.bar_count = count;
    struct value *object = view_add_chart(view, charts, STR("targets"), &chart, first);
    if (count == 1)
        value_set_string(view->arena, object, STR("chart_period"),
                         word_period(&view->words, first->period, STATUS_TARGET, first->indicator));
}
