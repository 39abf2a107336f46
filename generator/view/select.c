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
