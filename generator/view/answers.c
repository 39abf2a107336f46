/* Targets and the actual figures that answer them. */
#include "select.h"

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

/* ---- the answer ----------------------------------------------------------------------------------------- */

/* Levels of one day of the year, or of as long a time; of how much something grew, only the very same time. */
static bool are_of_comparable_time(const struct figure *target, const struct figure *actual)
{
    bool is_level = target->measure == MEASURE_LEVEL || target->measure == MEASURE_RANK;
    return is_level ? select_same_days(target, actual) : period_equal(target->period, actual->period);
}

bool select_can_compare(const struct figure *target, const struct figure *actual)
{
    return target->part == 0 && str_eq(target->unit, actual->unit) && are_of_comparable_time(target, actual);
}

static bool is_of_due_day(const struct figure *target, const struct figure *actual)
{
    return select_can_compare(target, actual) && date_compare(target->period.end, actual->period.end) == 0;
}

static bool may_answer(const struct figure *target, const struct figure *figure)
{
    return figure->status != STATUS_TARGET && figure->part == 0 && figure->measure == target->measure &&
           figure->tier == target->tier && figure->scope == target->scope && str_eq(figure->unit, target->unit);
}

/* What is of the day when the target is due before what is newer, what can be compared before what cannot. */
static bool answers_better(const struct figure *target, const struct figure *a, const struct figure *b)
{
    if (is_of_due_day(target, a) != is_of_due_day(target, b))
        return is_of_due_day(target, b);
    if (select_can_compare(target, a) != select_can_compare(target, b))
        return select_can_compare(target, b);
    return select_speaks_better(a, b);
}

const struct figure *select_answer(const struct figure *target, struct figure_range range)
{
    const struct figure *best = NULL;
    for (size_t i = 0; i < range.count; i++)
        if (may_answer(target, &range.items[i]) && (!best || answers_better(target, best, &range.items[i])))
            best = &range.items[i];
    return best;
}

/* ---- how far it is reached ------------------------------------------------------------------------------ */

static bool is_ceiling(const struct figure *target)
{
    return target->bound == BOUND_LE || target->measure == MEASURE_RANK ||
           target->indicator->direction == DIRECTION_LESS;
}

static struct decimal upper_end(const struct figure *figure)
{
    return figure->has_high ? figure->value_high : figure->value;
}

/* Whether what is known of the actual value, a bound or the ends of a range, is enough to say that it is met. */
static bool is_met(const struct figure *target, const struct figure *actual)
{
    if (is_ceiling(target))
        return (actual->bound == BOUND_EQ || actual->bound == BOUND_LE) &&
               decimal_compare(upper_end(actual), target->value) <= 0;
    return (actual->bound == BOUND_EQ || actual->bound == BOUND_GE) &&
           decimal_compare(actual->value, upper_end(target)) >= 0;
}

/* The same for that it is not met. */
static bool is_unmet(const struct figure *target, const struct figure *actual)
{
    if (is_ceiling(target))
        return actual->bound != BOUND_LE && decimal_compare(actual->value, upper_end(target)) > 0;
    return actual->bound != BOUND_GE && decimal_compare(upper_end(actual), target->value) < 0;
}

/* The actual value as percent of the target's; false where that says nothing: of ranges and bounds, of growth, of
 * what is to become less. */
static bool share_of(const struct figure *target, const struct figure *actual, struct decimal *ret_percent)
{
    bool is_open = target->has_high || actual->has_high || actual->bound == BOUND_GE || actual->bound == BOUND_LE;
    struct decimal share;
    return target->measure == MEASURE_LEVEL && !is_open && !is_ceiling(target) && decimal_sign(target->value) > 0 &&
           decimal_sign(actual->value) >= 0 && decimal_divide(actual->value, target->value, 5, &share) &&
           decimal_shift(share, 2, ret_percent);
}

enum reach select_reach(const struct figure *target, const struct figure *actual, struct decimal *ret_percent)
{
    if (!select_can_compare(target, actual))
        return REACH_UNKNOWN;
    if (is_met(target, actual))
        return REACH_MET;
    struct decimal percent;
    if (share_of(target, actual, &percent)) {
        *ret_percent = percent;
        return REACH_SHARE;
    }
    return is_unmet(target, actual) ? REACH_BELOW : REACH_OPEN;
}
