/* Charts of what one area has, beside each other. */
#include "view_internal.h"

enum { PARTS_MAX = 12 };

/* What stands beside the others on one axis: the period that most of them have is the chart's, others are noted. */
static struct chart_bar part_bar(const struct view *view, const struct figure *figure, struct period common)
{
    struct chart_bar bar = view_bar_of(figure);
    bar.label = arena_join(view->arena, word_tier(figure->tier, figure->area), figure->indicator->name);
    bar.href = view_figure_link(view, figure);
    if (!period_equal(figure->period, common))
        bar.note = word_period_brief(view->arena, figure->period, figure->indicator);
    return bar;
}

/* `highlighted` (may be NULL) stands out. */
static void add_beside(struct view *view, struct value *charts, struct figure_list parts, str title, bool by_tier,
                       const struct indicator *highlighted)
{
    size_t count = parts.count < PARTS_MAX ? parts.count : PARTS_MAX;
    struct period common = select_common_period(view->arena, parts);
    struct chart_bar *bars = arena_array(view->arena, struct chart_bar, count);
    bool mixed = false;
    for (size_t i = 0; i < count; i++) {
        const struct figure *figure = parts.items[i];
        bars[i] = part_bar(view, figure, common);
        if (by_tier)
            bars[i].label = figure->tier == TIER_NONE ? word_whole() : word_tier(figure->tier, figure->area);
        bars[i].highlighted = figure->indicator == highlighted;
        mixed = mixed || bars[i].note.len > 0;
    }
    const struct figure *first = parts.items[0];
    struct chart chart = view_chart_of(view, CHART_BARS, first, title);
    chart.format.signs = first->measure == MEASURE_GROWTH;
    chart.bars = bars;
    chart.bar_count = count;
    struct value *target = view_add_chart(view, charts, &chart);
    value_set_string(view->arena, target, STR("chart_period"),
                     word_period(view->arena, common, first->status, first->indicator));
    value_set_bool(view->arena, target, STR("is_mixed"), mixed);
    value_set_bool(view->arena, target, STR("is_cut"), count < parts.count);
}

void view_add_parts(struct view *view, struct value *charts, str subject, struct figure_list figures)
{
    struct figure_list parts = select_parts(view->arena, figures);
    if (parts.count > 0)
        add_beside(view, charts, parts, word_parts_title(view->arena, subject, parts.items[0]), false, NULL);
}

void view_add_growths(struct view *view, struct value *charts, str subject, struct figure_list figures)
{
    struct figure_list growths = select_growths(view->arena, figures);
    if (growths.count > 0)
        add_beside(view, charts, growths, word_growths_title(view->arena, subject), false, NULL);
}

void view_add_context(struct view *view, struct value *charts, const struct area *area,
                      const struct indicator *indicator)
{
    const struct figure *member = select_newest(view->dataset, area, indicator);
    bool is_target = !member;
    if (is_target)
        member = select_target(select_figures(view->dataset, area, indicator));
    if (!member || !indicator->group)
        return;
    struct figure_list figures = view_speakers(view, area, indicator->group, is_target);
    struct figure_list parts = select_parts_with(view->arena, figures, member);
    if (parts.count > 0 && parts.count <= PARTS_MAX)
        add_beside(view, charts, parts, word_parts_title(view->arena, indicator->group->name, parts.items[0]), false,
                   indicator);
}

/* The first figures of a range. */
static struct figure_list list_of(const struct view *view, struct figure_range range)
{
    size_t count = range.count < FIGURES_BESIDE_MAX ? range.count : FIGURES_BESIDE_MAX;
    struct figure_list list = { arena_array(view->arena, const struct figure *, count), count };
    for (size_t i = 0; i < count; i++)
        list.items[i] = &range.items[i];
    return list;
}

void view_add_tiers(struct view *view, struct value *charts, struct figure_range range)
{
    struct figure_list tiers = select_tiers(view->arena, list_of(view, range));
    if (tiers.count > 0)
        add_beside(view, charts, tiers, word_tiers_title(view->arena, tiers.items[0]->indicator), true, NULL);
}

/* The change that is a part of the level beside it; NULL where it is none, or too small to be seen. */
static const struct figure *part_of_level(const struct figure *level, struct figure_range range)
{
    const struct figure *change = select_beside(level, range, MEASURE_CHANGE);
    struct decimal times;
    bool fits = change && str_eq(change->unit, level->unit) && !change->has_high && !level->has_high &&
                decimal_sign(change->value) > 0 && decimal_compare(change->value, level->value) < 0 &&
                decimal_divide(level->value, change->value, 2, &times) &&
                decimal_compare(times, decimal_from(NEAR_MAX)) <= 0;
    return fits ? change : NULL;
}

void view_add_change(struct view *view, struct value *charts, const struct area *area,
                     const struct indicator *indicator)
{
    const struct figure *level = select_newest(view->dataset, area, indicator);
    if (!level || indicator->kind != INDICATOR_STOCK || level->measure != MEASURE_LEVEL)
        return;
    const struct figure *change = part_of_level(level, select_figures(view->dataset, area, indicator));
    if (!change)
        return;
    struct chart_bar *bars = arena_array(view->arena, struct chart_bar, 2);
    bars[0] = view_bar_of(level);
    bars[0].label = word_period_label(view->arena, level->period, indicator);
    bars[0].href = view_figure_link(view, level);
    bars[1] = view_bar_of(change);
    bars[1].label =
        word_of_which(view->arena, word_period_beside(view->arena, change->period, change->status, indicator));
    bars[1].href = view_figure_link(view, change);
    struct chart chart =
        view_chart_of(view, CHART_BARS, level, word_change_title(view->arena, word_tier(level->tier, area), indicator));
    chart.bars = bars;
    chart.bar_count = 2;
    struct value *target = view_add_chart(view, charts, &chart);
    value_set_string(view->arena, target, STR("chart_area"), area->name);
}
