#include "select.h"

#include <stdlib.h>

/* ---- told twice ----------------------------------------------------------------------------------------- */

/* Citations looked at: a value that more sentences state is no repetition by one article. */
enum { CITATIONS_MAX = 16 };

static bool share_article(const struct figure *a, const struct figure *b)
{
    for (size_t i = 0; i < a->citation_count && i < CITATIONS_MAX; i++)
        for (size_t k = 0; k < b->citation_count && k < CITATIONS_MAX; k++)
            if (a->citations[i].reading == b->citations[k].reading)
                return true;
    return false;
}

static bool same_value(const struct figure *a, const struct figure *b)
{
    return decimal_compare(a->value, b->value) == 0 && a->has_high == b->has_high && a->bound == b->bound &&
           str_eq(a->unit, b->unit) && (!a->has_high || decimal_compare(a->value_high, b->value_high) == 0);
}

bool select_repeats(const struct figure *a, const struct figure *b)
{
    return a != b && a->area == b->area && a->indicator == b->indicator && a->tier == b->tier && a->scope == b->scope &&
           a->status == b->status && a->measure == MEASURE_LEVEL && b->measure == MEASURE_LEVEL &&
           a->indicator->kind == INDICATOR_STOCK && a->part == 0 && b->part == 0 && a->status != STATUS_TARGET &&
           a->period.end.year == b->period.end.year && same_value(a, b) && share_article(a, b);
}

/* ---- side by side --------------------------------------------------------------------------------------- */

static bool share_circumstances(const struct figure *a, const struct figure *b)
{
    return a->area == b->area && a->status == b->status && str_eq(a->unit, b->unit) && a->part == 0 && b->part == 0;
}

static bool share_period(const struct figure *a, const struct figure *b)
{
    return a->indicator->kind != INDICATOR_FLOW ? a->period.end.year == b->period.end.year
                                                : period_equal(a->period, b->period);
}

/* Of quotients only those that say by what are amounts: 每百亿元GDP高新技术企业数. */
static bool is_amount(const struct figure *figure)
{
    const struct indicator *indicator = figure->indicator;
    return figure->measure == MEASURE_LEVEL &&
           (indicator->kind == INDICATOR_STOCK || indicator->kind == INDICATOR_FLOW ||
            (indicator->kind == INDICATOR_RATIO && indicator->per_count > 0));
}

static bool share_divisor(const struct indicator *a, const struct indicator *b)
{
    return a->per_count == 0 ? b->per_count == 0 : b->per_count > 0 && str_eq(a->per[0], b->per[0]);
}

static bool are_parts(const struct figure *a, const struct figure *b)
{
    return share_circumstances(a, b) && is_amount(a) && is_amount(b) && a->indicator->kind == b->indicator->kind &&
           a->indicator->group == b->indicator->group && str_eq(a->indicator->classifier, b->indicator->classifier) &&
           share_divisor(a->indicator, b->indicator) && share_period(a, b);
}

/* Growth by times, 增长90倍, is of what was next to nothing: beside it the others cannot be seen. */
static bool is_by_times(const struct figure *figure)
{
    return decimal_compare(figure->value, decimal_from(1000)) >= 0;
}

static bool are_growths(const struct figure *a, const struct figure *b)
{
    return share_circumstances(a, b) && a->measure == MEASURE_GROWTH && b->measure == MEASURE_GROWTH &&
           str_eq(a->unit, STR("percent")) && !is_by_times(a) && !is_by_times(b) &&
           date_compare(a->period.end, b->period.end) == 0;
}

static bool are_tiers(const struct figure *a, const struct figure *b)
{
    return share_circumstances(a, b) && is_amount(a) && is_amount(b) && a->indicator == b->indicator &&
           share_period(a, b);
}

/* Does `b` say better what both say, beside `like`? The whole before a tier, then what is of its period, then
 * the newest. */
static bool says_better(const struct figure *a, const struct figure *b, const struct figure *like)
{
    if (a->tier != b->tier)
        return b->tier < a->tier;
    bool beside_a = period_equal(a->period, like->period);
    bool beside_b = period_equal(b->period, like->period);
    if (beside_a != beside_b)
        return beside_b;
    int newer = period_compare(b->period, a->period);
    return newer != 0 ? newer > 0 : b->scope < a->scope;
}

/* The figure's place in the list: that of what it would stand beside as another of the same. */
static size_t place_in(struct figure_list list, const struct figure *figure, bool by_tier)
{
    size_t place = 0;
    while (place < list.count &&
           (list.items[place]->indicator != figure->indicator || (by_tier && list.items[place]->tier != figure->tier)))
        place++;
    return place;
}

static struct figure_list all_like(struct arena *arena, struct figure_list figures, const struct figure *like,
                                   bool (*are_like)(const struct figure *a, const struct figure *b), bool by_tier)
{
    struct figure_list list = { arena_array(arena, const struct figure *, figures.count), 0 };
    for (size_t i = 0; i < figures.count; i++) {
        const struct figure *figure = figures.items[i];
        if (!are_like(figure, like) || decimal_sign(figure->value) == 0)
            continue;
        size_t place = place_in(list, figure, by_tier);
        if (place == list.count)
            list.items[list.count++] = figure;
        else if (says_better(list.items[place], figure, like))
            list.items[place] = figure;
    }
    return list;
}

static struct decimal magnitude(struct decimal value)
{
    return decimal_sign(value) < 0 ? decimal_negate(value) : value;
}

static int largest_first(const void *a, const void *b)
{
    const struct figure *x = *(const struct figure *const *)a;
    const struct figure *y = *(const struct figure *const *)b;
    int order = decimal_compare(magnitude(y->value), magnitude(x->value));
    return order ? order : x < y ? -1 : x > y;
}

/* Is `large` at most NEAR_MAX times `small`? */
static bool are_near(const struct figure *large, const struct figure *small)
{
    struct decimal times;
    return decimal_divide(magnitude(large->value), magnitude(small->value), 2, &times) &&
           decimal_compare(times, decimal_from(NEAR_MAX)) <= 0;
}

static bool holds(struct figure_list list, const struct figure *figure)
{
    for (size_t i = 0; i < list.count; i++)
        if (list.items[i] == figure)
            return true;
    return false;
}

/* The longest run of a list, largest first, that one axis can show; `member` (may be NULL) is to be in it. */
static struct figure_list nearest(struct figure_list list, const struct figure *member)
{
    struct figure_list best = { list.items, 0 };
    for (size_t begin = 0, end = 0; begin < list.count; begin++) {
        end = end > begin ? end : begin;
        while (end < list.count && are_near(list.items[begin], list.items[end]))
            end++;
        struct figure_list run = { list.items + begin, end - begin };
        if (run.count > best.count && (!member || holds(run, member)))
            best = run;
    }
    return best;
}

static struct figure_list select_like(struct arena *arena, struct figure_list figures,
                                      bool (*are_like)(const struct figure *a, const struct figure *b), bool by_tier)
{
    struct figure_list best = { NULL, 0 };
    if (figures.count > FIGURES_BESIDE_MAX)
        figures.count = FIGURES_BESIDE_MAX;
    for (size_t i = 0; i < figures.count; i++) {
        if (!are_like(figures.items[i], figures.items[i]))
            continue;
        struct arena_mark mark = arena_mark(arena);
        struct figure_list list = all_like(arena, figures, figures.items[i], are_like, by_tier);
        qsort(list.items, list.count, sizeof *list.items, largest_first);
        list = nearest(list, NULL);
        if (list.count > best.count)
            best = list;
        else
            arena_rewind(arena, mark);
    }
    return best.count < 2 ? (struct figure_list){ NULL, 0 } : best;
}

struct figure_list select_parts(struct arena *arena, struct figure_list figures)
{
    return select_like(arena, figures, are_parts, false);
}

struct figure_list select_parts_with(struct arena *arena, struct figure_list figures, const struct figure *member)
{
    struct figure_list none = { NULL, 0 };
    if (figures.count > FIGURES_BESIDE_MAX || !are_parts(member, member))
        return none;
    struct figure_list list = all_like(arena, figures, member, are_parts, false);
    qsort(list.items, list.count, sizeof *list.items, largest_first);
    list = nearest(list, member);
    return list.count < 2 ? none : list;
}

struct figure_list select_growths(struct arena *arena, struct figure_list figures)
{
    return select_like(arena, figures, are_growths, false);
}

struct figure_list select_tiers(struct arena *arena, struct figure_list figures)
{
    return select_like(arena, figures, are_tiers, true);
}
