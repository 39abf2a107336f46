/* Finding what deserves an editor's eye: contradictions, figures that stand out from their neighbours, figures that may be of
 * another indicator, numbers that nothing was made of. */
#include "review.h"

/* ---- contradictions ------------------------------------------------------------------------------------- */

static void find_conflicts(struct arena *arena, const struct dataset *dataset, struct review *review)
{
    struct review_conflict *items = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < dataset->figure_count; i++) {
        const struct figure *figure = &dataset->figures[i];
        for (size_t k = 0; figure->conflict && k < figure->citation_count; k++) {
            if (!figure->citations[k].contradicts)
                continue;
            items = arena_reserve(arena, items, review->conflict_count, &capacity, sizeof *items);
            items[review->conflict_count++] = (struct review_conflict){ figure, &figure->citations[k] };
        }
    }
    review->conflicts = items;
}

/* ---- implausible figures -------------------------------------------------------------------------------- */

static bool is_share_above_all(const struct figure *figure)
{
    return figure->measure == MEASURE_LEVEL && figure->indicator->unit == UNIT_PERCENT &&
           decimal_compare(figure->value, decimal_from(100)) > 0;
}

static bool is_ahead_of_its_article(const struct figure *figure)
{
    return figure->status == STATUS_ACTUAL && !date_is_none(figure->period.end) &&
           date_compare(figure->period.end, figure->citations[0].reading->article.date) > 0;
}

static bool same_subject(const struct figure *a, const struct figure *b)
{
    return a->area == b->area && a->indicator == b->indicator && a->tier == b->tier && a->part == 0 && b->part == 0 &&
           str_eq(a->unit, b->unit);
}

/* The level that was reached at the end of a change's period, among the figures beside it. */
static const struct figure *level_reached(const struct dataset *dataset, size_t change)
{
    const struct figure *figure = &dataset->figures[change];
    for (size_t i = change; i > 0; i--) {
        const struct figure *level = &dataset->figures[i - 1];
        if (level->area != figure->area || level->indicator != figure->indicator)
            return NULL;
        if (same_subject(level, figure) && level->measure == MEASURE_LEVEL && level->status == figure->status &&
            date_compare(level->period.end, figure->period.end) == 0)
            return level;
    }
    return NULL;
}

static bool is_ten_times(struct decimal larger, struct decimal smaller)
{
    struct decimal ten_times;
    return decimal_sign(smaller) > 0 && decimal_multiply(smaller, decimal_from(10), &ten_times) &&
           decimal_compare(larger, ten_times) > 0;
}

/* Stocks and ratios do not change tenfold from one period to the next; the figures before are sorted by period. */
static bool jumps(const struct figure *before, const struct figure *figure)
{
    return figure->indicator->kind != INDICATOR_FLOW && figure->measure == MEASURE_LEVEL &&
           before->measure == MEASURE_LEVEL && before->status == figure->status && figure->status == STATUS_ACTUAL &&
           same_subject(before, figure) &&
           (is_ten_times(figure->value, before->value) || is_ten_times(before->value, figure->value));
}

struct implausible_list {
    struct arena *arena;
    struct review_implausible *items;
    size_t count;
    size_t capacity;
};

static void add_implausible(struct implausible_list *list, const struct figure *figure, const struct figure *other,
                            enum implausibility reason)
{
    list->items = arena_reserve(list->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = (struct review_implausible){ figure, other, reason };
}

static void look_at(struct implausible_list *list, const struct dataset *dataset, size_t index)
{
    const struct figure *figure = &dataset->figures[index];
    if (is_share_above_all(figure))
        add_implausible(list, figure, NULL, IMPLAUSIBLE_SHARE);
    if (is_ahead_of_its_article(figure))
        add_implausible(list, figure, NULL, IMPLAUSIBLE_AHEAD);
    if (index > 0 && jumps(figure - 1, figure))
        add_implausible(list, figure, figure - 1, IMPLAUSIBLE_JUMP);
    if (figure->measure == MEASURE_CHANGE && figure->part == 0 && figure->indicator->unit == UNIT_COUNT) {
        const struct figure *level = level_reached(dataset, index);
        if (level && level->bound == BOUND_EQ && decimal_compare(figure->value, level->value) > 0)
            add_implausible(list, figure, level, IMPLAUSIBLE_INCREASE);
    }
}

static void find_implausible(struct arena *arena, const struct dataset *dataset, struct review *review)
{
    struct implausible_list list = { .arena = arena };
    for (size_t i = 0; i < dataset->figure_count; i++)
        look_at(&list, dataset, i);
    review->implausible = list.items;
    review->implausible_count = list.count;
}

/* ---- doubtful readings ---------------------------------------------------------------------------------- */

static void find_ambiguous(struct arena *arena, const struct dataset *dataset, struct review *review)
{
    struct review_ambiguous *items = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < dataset->reading_count; i++) {
        const struct reading *reading = &dataset->readings[i];
        for (size_t k = 0; k < reading->observations.count; k++) {
            if (!reading->observations.items[k].rival.indicator)
                continue;
            items = arena_reserve(arena, items, review->ambiguous_count, &capacity, sizeof *items);
            items[review->ambiguous_count++] = (struct review_ambiguous){ reading, k };
        }
    }
    review->ambiguous = items;
}

static bool is_reported(enum unread_reason reason)
{
    return reason != UNREAD_IGNORED && reason != UNREAD_NO_AREA;
}

static void find_unread(struct arena *arena, const struct dataset *dataset, struct review *review)
{
    struct review_unread *items = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < dataset->reading_count; i++) {
        const struct reading *reading = &dataset->readings[i];
        for (size_t k = 0; k < reading->observations.unread_count; k++) {
            if (!is_reported(reading->observations.unread[k].reason))
                continue;
            items = arena_reserve(arena, items, review->unread_count, &capacity, sizeof *items);
            items[review->unread_count++] = (struct review_unread){ reading, &reading->observations.unread[k] };
        }
    }
    review->unread = items;
}

struct review review_dataset(struct arena *arena, const struct dataset *dataset)
{
    struct review review = { .conflict_count = 0 };
    find_conflicts(arena, dataset, &review);
    find_implausible(arena, dataset, &review);
    find_ambiguous(arena, dataset, &review);
    find_unread(arena, dataset, &review);
    return review;
}
