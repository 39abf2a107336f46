/* Time without holes: the years that a series over time leaves out. */
#include "chart_internal.h"

enum { DIGITS = 4 };

/* "2021年" is the year 2021 and the rest "年"; false where a label does not begin with four digits alone. */
static bool take_year(str label, int *ret_year, str *ret_rest)
{
    int year = 0;
    for (size_t i = 0; i < DIGITS; i++) {
        if (i >= label.len || label.ptr[i] < '0' || label.ptr[i] > '9')
            return false;
        year = year * 10 + (label.ptr[i] - '0');
    }
    *ret_year = year;
    *ret_rest = str_slice(label, DIGITS, label.len);
    return ret_rest->len == 0 || ret_rest->ptr[0] < '0' || ret_rest->ptr[0] > '9';
}

/* The years of all groups, where each has one, what follows is the same, and they ascend; else NULL. */
static int *read_years(struct arena *arena, const struct chart *chart, size_t series, str *ret_rest)
{
    size_t groups = chart->bar_count / series;
    int *years = arena_array(arena, int, groups);
    for (size_t i = 0; i < groups; i++) {
        str rest;
        if (!take_year(chart->bars[i * series].label, &years[i], &rest))
            return NULL;
        if (i == 0)
            *ret_rest = rest;
        if (!str_eq(rest, *ret_rest) || (i > 0 && years[i] <= years[i - 1]))
            return NULL;
    }
    return years;
}

void chart_fill_years(struct arena *arena, struct chart *chart)
{
    size_t series = chart->series_count > 1 ? chart->series_count : 1;
    size_t groups = chart->bar_count / series;
    str rest = STR("");
    const int *years = chart->kind == CHART_TIME ? read_years(arena, chart, series, &rest) : NULL;
    size_t count = years ? (size_t)(years[groups - 1] - years[0]) + 1 : groups;
    if (count == groups || count > CHART_BARS_MAX / series)
        return;
    struct chart_bar *bars = arena_array(arena, struct chart_bar, count * series);
    for (size_t i = 0, taken = 0; i < count; i++) {
        struct chart_bar *group = &bars[i * series];
        int year = years[0] + (int)i;
        if (years[taken] != year) {
            group->label = arena_format(arena, "%04d%.*s", year, STR_ARG(rest));
            continue;
        }
        for (size_t k = 0; k < series; k++)
            group[k] = chart->bars[taken * series + k];
        taken++;
    }
    chart->bars = bars;
    chart->bar_count = count * series;
}
