/* The data of a chart as CSV (RFC 4180): what a copied chart carries with it. */
#include "chart_internal.h"

static void add_field(struct buf *out, str text)
{
    bool formula = text.len > 0 && str_find(STR("=+-@"), str_slice(text, 0, 1), 0) != STR_NONE;
    bool quoted = formula || str_find(text, STR(","), 0) != STR_NONE || str_find(text, STR("\""), 0) != STR_NONE;
    if (!quoted) {
        buf_add(out, text);
        return;
    }
    /* A spreadsheet would run a text that begins as a formula does. */
    buf_add(out, formula ? STR("\"'") : STR("\""));
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            buf_add_char(out, '"');
        buf_add_char(out, text.ptr[i]);
    }
    buf_add_char(out, '"');
}

/* A column of the data; those in which no bar says anything are left out. An empty bound is eq, an empty status actual. */
struct csv_column {
    str zh;
    str en;
    bool (*says)(const struct chart_bar *bar);
    void (*add)(struct buf *out, const struct chart_bar *bar);
};

static const str bound_words[] = { STR_INIT("eq"), STR_INIT("ge"), STR_INIT("le"), STR_INIT("approx") };

static bool says_bound(const struct chart_bar *bar)
{
    return bar->has_value && bar->bound != CHART_EQ;
}

static void add_bound(struct buf *out, const struct chart_bar *bar)
{
    if (says_bound(bar))
        buf_add(out, bound_words[bar->bound]);
}

static bool says_status(const struct chart_bar *bar)
{
    return bar->has_value && bar->status != CHART_ACTUAL;
}

static void add_status(struct buf *out, const struct chart_bar *bar)
{
    static const str words[] = { STR_INIT("actual"), STR_INIT("estimate"), STR_INIT("target") };
    if (says_status(bar))
        buf_add(out, words[bar->status]);
}

static bool says_target(const struct chart_bar *bar)
{
    return bar->has_target;
}

static void add_target(struct buf *out, const struct chart_bar *bar)
{
    if (bar->has_target)
        decimal_add_text(out, bar->target);
}

static bool says_target_bound(const struct chart_bar *bar)
{
    return bar->has_target && bar->target_bound != CHART_EQ;
}

static void add_target_bound(struct buf *out, const struct chart_bar *bar)
{
    if (says_target_bound(bar))
        buf_add(out, bound_words[bar->target_bound]);
}

static bool says_target_note(const struct chart_bar *bar)
{
    return bar->has_target && bar->target_note.len > 0;
}

static void add_target_note(struct buf *out, const struct chart_bar *bar)
{
    if (bar->has_target)
        add_field(out, bar->target_note);
}

static bool says_note(const struct chart_bar *bar)
{
    return bar->note.len > 0;
}

static void add_note(struct buf *out, const struct chart_bar *bar)
{
    add_field(out, bar->note);
}

static const struct csv_column csv_columns[] = {
    { STR_INIT("界限"), STR_INIT("bound"), says_bound, add_bound },
    { STR_INIT("状态"), STR_INIT("status"), says_status, add_status },
    { STR_INIT("目标"), STR_INIT("target"), says_target, add_target },
    { STR_INIT("目标界限"), STR_INIT("target bound"), says_target_bound, add_target_bound },
    { STR_INIT("目标说明"), STR_INIT("target note"), says_target_note, add_target_note },
    { STR_INIT("备注"), STR_INIT("note"), says_note, add_note },
};

enum { CSV_COLUMNS = sizeof csv_columns / sizeof *csv_columns };

static void find_columns(const struct chart *chart, bool *used)
{
    for (size_t column = 0; column < CSV_COLUMNS; column++)
        for (size_t i = 0; i < chart->bar_count && !used[column]; i++)
            used[column] = csv_columns[column].says(&chart->bars[i]);
}

static void add_header(struct buf *out, const struct chart *chart, const bool *used)
{
    bool zh = chart->language == CHART_ZH;
    str unit = chart->kind == CHART_RANK ? STR("") : chart->format.unit;
    buf_add(out, zh ? STR("名称,") : STR("name,"));
    if (chart_has_series(chart))
        buf_add(out, zh ? STR("系列,") : STR("series,"));
    struct buf heading;
    buf_init(&heading);
    buf_add(&heading, zh ? STR("数值") : STR("value"));
    if (unit.len > 0)
        buf_format(&heading, zh ? "（%.*s）" : " (%.*s)", STR_ARG(unit));
    add_field(out, buf_str(&heading));
    buf_finish(&heading);
    for (size_t i = 0; i < CSV_COLUMNS; i++) {
        if (!used[i])
            continue;
        buf_add_char(out, ',');
        buf_add(out, zh ? csv_columns[i].zh : csv_columns[i].en);
    }
    buf_add_char(out, '\n');
}

static void add_row(struct buf *out, const struct chart *chart, size_t index, const bool *used)
{
    const struct chart_bar *bar = &chart->bars[index];
    add_field(out, chart_bar_name(chart, index));
    buf_add_char(out, ',');
    if (chart_has_series(chart)) {
        add_field(out, chart->series[index % chart->series_count]);
        buf_add_char(out, ',');
    }
    if (bar->has_value)
        decimal_add_text(out, bar->value);
    for (size_t i = 0; i < CSV_COLUMNS; i++) {
        if (!used[i])
            continue;
        buf_add_char(out, ',');
        csv_columns[i].add(out, bar);
    }
    buf_add_char(out, '\n');
}

str chart_csv(struct arena *arena, const struct chart *chart)
{
    bool used[CSV_COLUMNS] = { false };
    struct buf out;
    buf_init(&out);
    find_columns(chart, used);
    add_header(&out, chart, used);
    for (size_t i = 0; i < chart->bar_count; i++)
        add_row(&out, chart, i, used);
    str text = arena_copy(arena, buf_str(&out));
    buf_finish(&out);
    return text;
}
