/* What a chart must be so that it can be drawn. */
#include "chart_internal.h"

static const struct span nowhere;

static bool value_is_sound(const struct chart *chart, struct decimal value)
{
    static const struct decimal limit = { 1000000000000000, 0 };
    if (value.scale < 0 || value.scale > 15)
        return false;
    if (chart->kind == CHART_RANK)
        return decimal_normal(value).scale == 0 && decimal_sign(value) > 0 &&
               decimal_compare(value, decimal_from(1000000)) <= 0;
    return decimal_compare(value, limit) < 0 && decimal_compare(decimal_negate(value), limit) < 0;
}

/* What the values of a chart's kind have to be; NULL where these are. */
static const char *fault_of_signs(const struct chart *chart, const struct chart_bar *bar)
{
    if (chart->stacking != CHART_BESIDE && bar->has_value && decimal_sign(bar->value) < 0)
        return "is negative: it cannot be a part of a stack";
    bool positive =
        (!bar->has_value || decimal_sign(bar->value) > 0) && (!bar->has_target || decimal_sign(bar->target) > 0);
    return chart->scale == CHART_LOG && !positive ? "is not above zero: a logarithmic scale has no place for it" : NULL;
}

static bool bar_is_sound(const struct chart *chart, const struct chart_bar *bar, struct diags *diags)
{
    bool sound = (!bar->has_value || value_is_sound(chart, bar->value)) &&
                 (!bar->has_target || value_is_sound(chart, bar->target));
    const char *signs = sound ? fault_of_signs(chart, bar) : NULL;
    if (sound && !signs)
        return true;
    str name = str_slice(bar->label, 0, 200);
    if (signs)
        diag_add(diags, DIAG_CHART_SPEC, nowhere, "the value of \"%.*s\" %s", STR_ARG(name), signs);
    else if (chart->kind == CHART_RANK)
        diag_add(diags, DIAG_CHART_SPEC, nowhere, "the position of \"%.*s\" is no whole number from 1 to 1000000",
                 STR_ARG(name));
    else
        diag_add(diags, DIAG_CHART_SPEC, nowhere,
                 "the value of \"%.*s\" cannot be drawn: values are below 10^15 and have at most 15 decimals",
                 STR_ARG(name));
    return false;
}

static bool may_be_grouped(enum chart_kind kind)
{
    return kind == CHART_BARS || kind == CHART_COLUMNS || kind == CHART_TIME;
}

static bool has_target(const struct chart *chart)
{
    for (size_t i = 0; i < chart->bar_count; i++)
        if (chart->bars[i].has_target)
            return true;
    return false;
}

static const char *fault_of_series(const struct chart *chart)
{
    bool multiples = chart->kind == CHART_MULTIPLES;
    if (chart->series_count > (multiples ? (size_t)CHART_PERIODS_MAX : (size_t)CHART_SERIES_MAX))
        return multiples ? "small multiples have at most 24 periods" : "a chart has at most 4 series";
    if (chart->series_count > 1 && !multiples && !may_be_grouped(chart->kind))
        return "only bars, columns, time and multiples can have several series";
    if (multiples && chart->series_count == 0)
        return "small multiples need their periods as series";
    if (chart->series_count > 1 && chart->bar_count % chart->series_count != 0)
        return "each name of a grouped chart needs a bar for each series";
    if (chart->stacking != CHART_BESIDE && (chart->series_count < 2 || multiples))
        return "only bars, columns and time with several series can be stacked";
    if (chart->stacking != CHART_BESIDE && has_target(chart))
        return "a stacked chart has no targets";
    return NULL;
}

static const char *fault_of_scale(const struct chart *chart)
{
    if (chart->scale == CHART_LOG && !may_be_grouped(chart->kind))
        return "only bars, columns and time can have a logarithmic scale";
    if (chart->scale == CHART_LOG && chart->stacking != CHART_BESIDE)
        return "lengths on a logarithmic scale cannot be stacked";
    return NULL;
}

/* The first thing that is wrong with the chart as a whole; NULL where nothing is. */
static const char *fault_of(const struct chart *chart)
{
    if (str_trim(chart->title).len == 0)
        return "a chart needs a title";
    if (chart->width != 0 && (chart->width < 240 || chart->width > 4000))
        return "a chart is 240 to 4000 units wide";
    if (chart->bar_count == 0)
        return "a chart needs at least one bar";
    if (chart->rank_of < 0 || chart->rank_of > 1000000)
        return "a rank goes from 1 to at most 1000000";
    const char *fault = fault_of_series(chart);
    return fault ? fault : fault_of_scale(chart);
}

bool chart_check(const struct chart *chart, struct diags *diags)
{
    const char *fault = fault_of(chart);
    if (fault) {
        diag_add(diags, DIAG_CHART_SPEC, nowhere, "%s", fault);
        return false;
    }
    if (chart->bar_count > CHART_BARS_MAX) {
        diag_add(diags, DIAG_CHART_SPEC, nowhere, "a chart of %zu bars cannot be read: at most %d are drawn",
                 chart->bar_count, CHART_BARS_MAX);
        return false;
    }
    bool sound = true;
    for (size_t i = 0; i < chart->bar_count; i++)
        sound &= bar_is_sound(chart, &chart->bars[i], diags);
    return sound;
}

bool chart_href_is_safe(str href)
{
    str scheme = STR("");
    for (size_t i = 0; i < href.len; i++) {
        char c = href.ptr[i];
        if (c == '/' || c == '?' || c == '#')
            break;
        if (c == ':') {
            scheme = str_slice(href, 0, i);
            break;
        }
    }
    bool relative = scheme.len == 0 && !str_starts(href, STR(":"));
    return relative || str_eq(scheme, STR("http")) || str_eq(scheme, STR("https"));
}
