/* Charts of how many figures there are: what can be drawn where the figures themselves are not comparable. */
#include "view_internal.h"

#include <stdlib.h>

enum {
    COVERAGE_MAX = 20, /* bars */
    THEMES_MAX = 12,   /* bars */
    MONTHS_MAX = 12,   /* more months than this are shown by years */
    YEARS_MAX = 24,    /* more than this are none of a newspaper's business */
};

static struct chart count_chart(const struct view *view, enum chart_kind kind, str title, str unit)
{
    return (struct chart){
        .kind = kind,
        .language = words_chart_language(&view->words),
        .title = title,
        .id = arena_format(view->arena, "c%zu", view->chart_count + 1),
        .width = VIEW_CHART_WIDTH,
        .format = { .unit = unit },
    };
}

static int largest_value_first(const void *a, const void *b)
{
    const struct chart_bar *x = a;
    const struct chart_bar *y = b;
    int order = decimal_compare(y->value, x->value);
    if (order == 0)
        order = str_compare(x->href, y->href);
    return order ? order : str_compare(x->label, y->label);
}

/* Draws the `most` largest of `count` bars; fewer than two leave nothing to compare. */
static void add_largest(struct view *view, struct value *charts, str kind, struct chart chart, struct chart_bar *bars,
                        size_t count, size_t most)
{
    if (count < 2)
        return;
    qsort(bars, count, sizeof *bars, largest_value_first);
    chart.bars = bars;
    chart.bar_count = count < most ? count : most;
    struct value *target = view_add_chart(view, charts, kind, &chart, NULL);
    value_set_bool(view->arena, target, STR("is_cut"), count > most);
}

void view_add_coverage(struct view *view, struct value *charts)
{
    const struct vocabulary *vocabulary = view->dataset->vocabulary;
    struct chart_bar *bars = arena_array(view->arena, struct chart_bar, vocabulary->area_count);
    size_t count = 0;
    for (size_t i = 0; i < vocabulary->area_count; i++) {
        const struct area *area = &vocabulary->areas[i];
        size_t figures = view_count_figures(view, area);
        if (figures > 0 && area->parent)
            bars[count++] = (struct chart_bar){ .label = word_area_short(&view->words, area),
                                                .full_label = word_area(&view->words, area),
                                                .has_value = true,
                                                .value = decimal_from((int64_t)figures),
                                                .href = view_area_link(view, area) };
    }
    add_largest(view, charts, STR("coverage"),
                count_chart(view, CHART_BARS, word_coverage_title(&view->words), word_figures_unit(&view->words)), bars,
                count, COVERAGE_MAX);
}

/* ---- themes --------------------------------------------------------------------------------------------- */

void view_add_themes(struct view *view, struct value *charts, const struct reading *reading)
{
    const struct vocabulary *vocabulary = view->dataset->vocabulary;
    size_t *counts = arena_array(view->arena, size_t, vocabulary->group_count);
    for (size_t i = 0; i < reading->observations.count; i++) {
        const struct indicator_group *group = reading->observations.items[i].indicator->group;
        if (group)
            counts[group - vocabulary->groups]++;
    }
    struct chart_bar *bars = arena_array(view->arena, struct chart_bar, vocabulary->group_count);
    size_t count = 0;
    for (size_t i = 0; i < vocabulary->group_count; i++)
        if (counts[i] > 0)
            bars[count++] = (struct chart_bar){ .label = word_group(&view->words, &vocabulary->groups[i]),
                                                .has_value = true,
                                                .value = decimal_from((int64_t)counts[i]) };
    add_largest(view, charts, STR("themes"),
                count_chart(view, CHART_BARS, word_themes_title(&view->words), word_mentions_unit(&view->words)), bars,
                count, THEMES_MAX);
}

/* ---- publications --------------------------------------------------------------------------------------- */

static int month_of(struct date date)
{
    return date.year * 12 + date.month - 1;
}

static size_t steps_between(struct date first, struct date last, bool by_year)
{
    return (size_t)(by_year ? last.year - first.year : month_of(last) - month_of(first));
}

/* One bar for each month (or year) from the first to the last, those without an article too: time has no gaps. */
static struct chart_bar *publication_bars(const struct view *view, struct date first, size_t count, bool by_year)
{
    struct chart_bar *bars = arena_array(view->arena, struct chart_bar, count);
    for (size_t i = 0; i < count; i++) {
        int month = month_of(first) + (int)i;
        struct date date = { by_year ? first.year + (int)i : month / 12, month % 12 + 1, 1 };
        bars[i].has_value = true;
        bars[i].value = DECIMAL_ZERO;
        bars[i].label = by_year ? word_year(&view->words, date) : word_month_label(&view->words, date);
        bars[i].full_label = by_year ? bars[i].label : word_month(&view->words, date);
    }
    for (size_t i = 0; i < view->dataset->reading_count; i++) {
        const struct reading *reading = &view->dataset->readings[i];
        struct decimal *value = &bars[steps_between(first, reading->article.date, by_year)].value;
        *value = decimal_from(value->coefficient + (int64_t)reading->observations.count);
    }
    return bars;
}

void view_add_publications(struct view *view, struct value *charts)
{
    const struct dataset *dataset = view->dataset;
    if (dataset->reading_count == 0)
        return;
    struct date last = dataset->readings[0].article.date;
    struct date first = dataset->readings[dataset->reading_count - 1].article.date;
    bool by_year = steps_between(first, last, false) >= MONTHS_MAX;
    size_t count = steps_between(first, last, by_year) + 1;
    if (count < 2 || count > YEARS_MAX)
        return;
    struct chart chart =
        count_chart(view, CHART_TIME, word_sources_title(&view->words, by_year), word_mentions_unit(&view->words));
    chart.bars = publication_bars(view, first, count, by_year);
    chart.bar_count = count;
    struct value *target = view_add_chart(view, charts, STR("publications"), &chart, NULL);
    if (!by_year)
        value_set_string(view->arena, target, STR("chart_period"), word_months(&view->words, first, last));
}
