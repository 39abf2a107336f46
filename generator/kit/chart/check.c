/* What a chart must be so that it can be drawn. */
#include "chart_internal.h"

#include "utf8.h"

static const struct span nowhere;

const char *chart_fault_of_value(const struct chart *chart, struct decimal value)
{
    static const struct decimal limit = { 1000000000000000, 0 };
    if (value.scale < 0 || value.scale > 15 || decimal_compare(value, limit) >= 0 ||
        decimal_compare(decimal_negate(value), limit) >= 0)
        return "has to be below 10^15, with at most 15 decimals";
    if (chart->kind == CHART_RANK && chart->rank_of > 0 && decimal_compare(value, decimal_from(chart->rank_of)) > 0)
        return "is a position behind the last";
    if (chart->kind == CHART_RANK && (decimal_normal(value).scale > 0 || decimal_sign(value) <= 0 ||
                                      decimal_compare(value, decimal_from(1000000)) > 0))
        return "has to be a position, a whole number from 1 to 1000000";
    if (chart->stacking != CHART_BESIDE && decimal_sign(value) < 0)
        return "is negative: it cannot be a part of a stack";
    if (chart->scale == CHART_LOG && decimal_sign(value) <= 0)
        return "is not above zero: a logarithmic scale has no place for it";
    return NULL;
}

static bool bar_is_sound(const struct chart *chart, const struct chart_bar *bar, struct diags *diags)
{
    const char *value = bar->has_value ? chart_fault_of_value(chart, bar->value) : NULL;
    const char *target = bar->has_target ? chart_fault_of_value(chart, bar->target) : NULL;
    if (value || target)
        diag_add(diags, DIAG_CHART_SPEC, nowhere, "the %s of \"%.*s\" %s", value ? "value" : "target",
                 STR_ARG(str_slice(bar->label, 0, 200)), value ? value : target);
    return !value && !target;
}

static bool may_be_grouped(enum chart_kind kind)
{
    return kind == CHART_BARS || kind == CHART_COLUMNS || kind == CHART_TIME;
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
    if (chart->stacking != CHART_BESIDE && chart_has_targets(chart))
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

const char *chart_fault(const struct chart *chart)
{
    if (chart->width != 0 && (chart->width < 240 || chart->width > 4000))
        return "a chart is 240 to 4000 units wide";
    if (chart->bar_count == 0)
        return "a chart needs at least one bar";
    if (chart->rank_of < 0 || chart->rank_of > 1000000)
        return "a rank goes from 1 to at most 1000000";
    const char *fault = fault_of_series(chart);
    return fault ? fault : fault_of_scale(chart);
}

/* Parts of very different sizes have sums of more digits than there is room for. */
static bool can_be_added(const struct chart *chart, size_t group, struct diags *diags)
{
    struct decimal sum = DECIMAL_ZERO;
    for (size_t i = 0; i < chart->series_count; i++) {
        const struct chart_bar *part = &chart->bars[group * chart->series_count + i];
        if (!part->has_value || decimal_add(sum, part->value, &sum))
            continue;
        diag_add(diags, DIAG_CHART_SPEC, nowhere, "the parts of \"%.*s\" have too many digits to be added up",
                 STR_ARG(str_slice(chart->bars[group * chart->series_count].label, 0, 200)));
        return false;
    }
    return true;
}

bool chart_check(struct arena *scratch, const struct chart *chart, struct diags *diags)
{
    const char *fault = chart_is_blank(scratch, chart->title) ? "a chart needs a title" : chart_fault(chart);
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
    for (size_t i = 0; chart->stacking != CHART_BESIDE && i < chart->bar_count; i += chart->series_count)
        sound &= can_be_added(chart, i / chart->series_count, diags);
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
    return relative || utf8_compare_folded(scheme, STR("http")) == 0 || utf8_compare_folded(scheme, STR("https")) == 0;
}
