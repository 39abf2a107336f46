#include "select.h"

/* ---- looking up ----------------------------------------------------------------------------------------- */

/* The first figure of [begin, end) whose indicator stands at or after `index`. */
static size_t lower_bound(const struct dataset *dataset, size_t begin, size_t end, size_t index)
{
    while (begin < end) {
        size_t middle = begin + (end - begin) / 2;
        if (dataset->figures[middle].indicator->index < index)
            begin = middle + 1;
        else
            end = middle;
    }
    return begin;
}

struct figure_range select_figures(const struct dataset *dataset, const struct area *area,
                                   const struct indicator *indicator)
{
    size_t begin = dataset->area_figures[area->index];
    size_t end = dataset->area_figures[area->index + 1];
    size_t first = lower_bound(dataset, begin, end, indicator->index);
    size_t last = lower_bound(dataset, first, end, indicator->index + 1);
    return (struct figure_range){ dataset->figures + first, last - first };
}

enum measure select_measure(const struct indicator *indicator)
{
    return indicator->kind == INDICATOR_RANK ? MEASURE_RANK : MEASURE_LEVEL;
}

bool select_speaks_better(const struct figure *a, const struct figure *b)
{
    if (a->tier != b->tier)
        return b->tier < a->tier;
    if (a->status != b->status)
        return b->status < a->status;
    int newer = period_compare(b->period, a->period);
    if (newer != 0)
        return newer > 0;
    return b->scope < a->scope;
}

/* The figure itself, or the same value of another day that its article tells with how much it grew. */
static const struct figure *better_told(const struct figure *figure, struct figure_range range)
{
    if (select_beside(figure, range, MEASURE_CHANGE))
        return figure;
    for (size_t i = 0; i < range.count; i++)
        if (select_repeats(figure, &range.items[i]) && select_beside(&range.items[i], range, MEASURE_CHANGE))
            return &range.items[i];
    return figure;
}

const struct figure *select_newest(const struct dataset *dataset, const struct area *area,
                                   const struct indicator *indicator)
{
    struct figure_range range = select_figures(dataset, area, indicator);
    const struct figure *best = NULL;
    for (size_t i = 0; i < range.count; i++) {
        const struct figure *figure = &range.items[i];
        if (figure->measure != select_measure(indicator) || figure->status == STATUS_TARGET || figure->part > 0)
            continue;
        if (!best || select_speaks_better(best, figure))
            best = figure;
    }
    return best ? better_told(best, range) : NULL;
}

const struct figure *select_beside(const struct figure *figure, struct figure_range range, enum measure measure)
{
    for (size_t i = 0; i < range.count; i++) {
        const struct figure *other = &range.items[i];
        if (other->measure == measure && other->tier == figure->tier && other->status == figure->status &&
            other->scope == figure->scope && other->part == figure->part &&
            date_compare(other->period.end, figure->period.end) == 0)
            return other;
    }
    return NULL;
}

/* ---- targets -------------------------------------------------------------------------------------------- */

const struct figure *select_target(struct figure_range range)
{
    const struct figure *best = NULL;
    for (size_t i = 0; i < range.count; i++) {
        const struct figure *figure = &range.items[i];
        if (figure->status == STATUS_TARGET && figure->measure == MEASURE_LEVEL && figure->part == 0 &&
            (!best || select_speaks_better(best, figure)))
            best = figure;
    }
    return best;
}

const struct figure *select_answer(const struct figure *target, struct figure_range range)
{
    const struct figure *best = NULL;
    for (size_t i = 0; i < range.count; i++) {
        const struct figure *figure = &range.items[i];
        if (figure->status == STATUS_TARGET || figure->part > 0 || figure->measure != target->measure ||
            figure->tier != target->tier || figure->scope != target->scope || !str_eq(figure->unit, target->unit))
            continue;
        if (!best || select_speaks_better(best, figure))
            best = figure;
    }
    return best;
}

bool select_can_compare(const struct figure *target, const struct figure *actual)
{
    return target->measure == MEASURE_LEVEL && target->part == 0 && str_eq(target->unit, actual->unit) &&
           select_same_days(target, actual);
}

static bool is_ceiling(const struct figure *target)
{
    return target->bound == BOUND_LE || target->indicator->direction == DIRECTION_LESS;
}

/* Whether what is known of the actual value, a bound or the ends of a range, is enough to say that it is met. */
static bool is_met(const struct figure *target, const struct figure *actual)
{
    if (is_ceiling(target)) {
        struct decimal most = actual->has_high ? actual->value_high : actual->value;
        return (actual->bound == BOUND_EQ || actual->bound == BOUND_LE) && decimal_compare(most, target->value) <= 0;
    }
    struct decimal wanted = target->has_high ? target->value_high : target->value;
    return (actual->bound == BOUND_EQ || actual->bound == BOUND_GE) && decimal_compare(actual->value, wanted) >= 0;
}

enum reach select_reach(const struct figure *target, const struct figure *actual, struct decimal *ret_percent)
{
    if (!select_can_compare(target, actual))
        return REACH_UNKNOWN;
    if (is_met(target, actual))
        return REACH_MET;
    bool open = target->has_high || actual->has_high || actual->bound == BOUND_GE || actual->bound == BOUND_LE;
    struct decimal share;
    struct decimal percent;
    if (open || is_ceiling(target) || decimal_sign(target->value) <= 0 || decimal_sign(actual->value) < 0 ||
        !decimal_divide(actual->value, target->value, 5, &share) || !decimal_shift(share, 2, &percent))
        return REACH_UNKNOWN;
    *ret_percent = percent;
    return REACH_SHARE;
}
