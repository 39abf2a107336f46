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

static bool bar_is_sound(const struct chart *chart, const struct chart_bar *bar, struct diags *diags)
{
    if ((!bar->has_value || value_is_sound(chart, bar->value)) &&
        (!bar->has_target || value_is_sound(chart, bar->target)))
        return true;
    str name = str_slice(bar->label, 0, 200);
    if (chart->kind == CHART_RANK)
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

/* The first thing that is wrong with the chart as a whole; NULL where nothing is. */
static const char *fault_of(const struct chart *chart)
{
    if (str_trim(chart->title).len == 0)
        return "a chart needs a title";
    if (chart->width != 0 && (chart->width < 240 || chart->width > 4000))
        return "a chart is 240 to 4000 units wide";
    if (chart->bar_count == 0)
        return "a chart needs at least one bar";
    if (chart->series_count > CHART_SERIES_MAX)
        return "a chart has at most 4 series";
    if (chart->series_count > 1 && !may_be_grouped(chart->kind))
        return "only bars, columns and time can have several series";
    if (chart->series_count > 1 && chart->bar_count % chart->series_count != 0)
        return "each name of a grouped chart needs a bar for each series";
    if (chart->rank_of < 0 || chart->rank_of > 1000000)
        return "a rank goes from 1 to at most 1000000";
    return NULL;
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
