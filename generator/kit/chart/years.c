/* Time without holes: the years that a series over time leaves out. */
#include "chart_internal.h"

enum { DIGITS = 4 };

/* Is it "（预计）" or "(est.)", or nothing? */
static bool is_bracketed(str text)
{
    return text.len == 0 || (str_starts(text, STR("（")) && str_ends(text, STR("）"))) ||
           (str_starts(text, STR("(")) && str_ends(text, STR(")")));
}

/* "2021年" is the year 2021 and the rest "年", "2021年（预计）" too; false where a label does not begin with four digits
 * alone. */
static bool take_year(str label, int *ret_year, str *ret_rest)
{
    int year = 0;
    for (size_t i = 0; i < DIGITS; i++) {
        if (i >= label.len || label.ptr[i] < '0' || label.ptr[i] > '9')
            return false;
        year = year * 10 + (label.ptr[i] - '0');
    }
    str rest = str_slice(label, DIGITS, label.len), after;
    bool of_year = str_skip(rest, STR("年"), &after);
    if (of_year && is_bracketed(after))
        rest = STR("年");
    else if (!of_year && is_bracketed(rest))
        rest = STR("");
    *ret_year = year;
    *ret_rest = rest;
    return rest.len == 0 || rest.ptr[0] < '0' || rest.ptr[0] > '9';
}

/* Years that ascend, and what is written behind each. */
struct years {
    int first;
    int last;
    str rest;
    bool *given; /* of each year from the first to the last, whether it has a label */
};

/* False where the labels are not such years, or where there are none between them to be filled in. At most `most` years. */
static bool read_years(struct arena *arena, const str *labels, size_t count, size_t most, struct years *ret_years)
{
    struct years years = { 0 };
    for (size_t i = 0; i < count; i++) {
        str rest;
        int year;
        if (!take_year(labels[i], &year, &rest) || (i > 0 && (year <= years.last || !str_eq(rest, years.rest))))
            return false;
        if (i == 0)
            years.first = year;
        years.last = year;
        years.rest = rest;
    }
    size_t span = count > 0 ? (size_t)(years.last - years.first) + 1 : 0;
    if (span == count || span > most)
        return false;
    years.given = arena_array(arena, bool, span);
    for (size_t i = 0; i < count; i++) {
        str rest;
        int year = years.first;
        take_year(labels[i], &year, &rest);
        years.given[year - years.first] = true;
    }
    *ret_years = years;
    return true;
}

static str label_of(struct arena *arena, const struct years *years, size_t index)
{
    return arena_format(arena, "%04d%.*s", years->first + (int)index, STR_ARG(years->rest));
}

static size_t count_years(const struct years *years)
{
    return (size_t)(years->last - years->first) + 1;
}

/* A group of bars for each year. */
static void fill_groups(struct arena *arena, struct chart *chart, const struct years *years, size_t series)
{
    size_t count = count_years(years);
    struct chart_bar *bars = arena_array(arena, struct chart_bar, count * series);
    const struct chart_bar *next = chart->bars;
    for (size_t i = 0; i < count; i++) {
        if (!years->given[i])
            bars[i * series].label = label_of(arena, years, i);
        for (size_t k = 0; years->given[i] && k < series; k++)
            bars[i * series + k] = *next++;
    }
    chart->bars = bars;
    chart->bar_count = count * series;
}

/* A bar for each year in each panel. The first of a panel holds its name, and is always given. */
static void fill_panels(struct arena *arena, struct chart *chart, const struct years *years)
{
    size_t count = count_years(years), panels = chart->bar_count / chart->series_count;
    struct chart_bar *bars = arena_array(arena, struct chart_bar, count * panels);
    str *names = arena_array(arena, str, count);
    const struct chart_bar *next = chart->bars;
    for (size_t i = 0; i < count * panels; i++)
        if (years->given[i % count])
            bars[i] = *next++;
    for (size_t i = 0, taken = 0; i < count; i++)
        names[i] = years->given[i] ? chart->series[taken++] : label_of(arena, years, i);
    chart->bars = bars;
    chart->bar_count = count * panels;
    chart->series = names;
    chart->series_count = count;
}

void chart_fill_years(struct arena *arena, struct chart *chart)
{
    struct years years;
    if (chart->kind == CHART_MULTIPLES) {
        size_t panels = chart->bar_count / chart->series_count;
        size_t most = CHART_BARS_MAX / panels < CHART_PERIODS_MAX ? CHART_BARS_MAX / panels : CHART_PERIODS_MAX;
        if (read_years(arena, chart->series, chart->series_count, most, &years))
            fill_panels(arena, chart, &years);
        return;
    }
    size_t series = chart->series_count > 1 ? chart->series_count : 1, groups = chart->bar_count / series;
    str *labels = arena_array(arena, str, groups);
    for (size_t i = 0; i < groups; i++)
        labels[i] = chart->bars[i * series].label;
    if (chart->kind == CHART_TIME && read_years(arena, labels, groups, CHART_BARS_MAX / series, &years))
        fill_groups(arena, chart, &years, series);
}
