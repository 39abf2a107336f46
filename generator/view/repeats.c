#include "select.h"

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
