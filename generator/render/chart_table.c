#include "chart_table.h"

#include "chart.h"
#include "chart_columns.h"
#include "chart_fields.h"
#include "chart_start.h"

struct builder {
    struct arena *arena;
    struct diags *diags;
    const struct csv_row *heading;
    struct chart_columns columns;
    struct value *bars;
    const struct csv_field *first[CHART_BARS_MAX]; /* of each bar: its name */
    str series[CHART_PERIODS_MAX];
    size_t series_count;              /* 1: not grouped */
    const struct csv_field **figures; /* by column: its first figure, NULL before it */
    const struct csv_field *figure;   /* the table's first one; NULL before it */
    bool units_clash;                 /* that was said */
    bool sound;
};

__attribute__((format(printf, 3, 4))) static struct diag *fault(struct builder *builder, const struct csv_field *field,
                                                                const char *format, ...)
{
    va_list args;
    va_start(args, format);
    str message = arena_format_args(builder->arena, format, args);
    va_end(args);
    builder->sound = false;
    return diag_add(builder->diags, DIAG_CHART_SPEC, field->span, "%.*s", STR_ARG(message));
}

/* ---- fields -------------------------------------------------------------------------------------------------------- */

static struct value *at_field(struct value *value, const struct csv_field *field)
{
    value->span = field->span;
    return value;
}

/* The field of a row in a column of its own; NULL where the table has none, or the field is empty. */
static const struct csv_field *field_of(const struct builder *builder, const struct csv_row *row,
                                        enum chart_column column)
{
    size_t index = builder->columns.places[column];
    return index < row->count && row->fields[index].text.len > 0 ? &row->fields[index] : NULL;
}

/* Charts put an apostrophe before a text that a spreadsheet would run as a formula. */
static str plain_text(str text)
{
    bool guarded = text.len > 1 && text.ptr[0] == '\'' && str_find(STR("=+-@"), str_slice(text, 1, 2), 0) != STR_NONE;
    return guarded ? str_slice(text, 1, text.len) : text;
}

static void set_text(struct builder *builder, struct value *object, str key, const struct csv_field *field)
{
    if (field)
        value_set(builder->arena, object, key, at_field(value_string(builder->arena, plain_text(field->text)), field));
}

/* A bound or a status, which the table has in words of its own. */
static void set_word(struct builder *builder, struct value *object, str key, const struct csv_row *row,
                     enum chart_column column)
{
    const struct csv_field *field = field_of(builder, row, column);
    if (!field || chart_column_trim(field->text).len == 0)
        return;
    str word = chart_field_word(column, field->text);
    if (word.len > 0) {
        value_set(builder->arena, object, key, at_field(value_string(builder->arena, word), field));
        return;
    }
    str heading = chart_column_trim(builder->heading->fields[builder->columns.places[column]].text);
    str words = chart_field_words(builder->arena, column, chart_column_is_chinese(heading));
    struct diag *diag = fault(builder, field, "\"%.*s\" cannot stand in the column \"%.*s\"; it has: %.*s",
                              STR_ARG(str_slice(field->text, 0, 100)), STR_ARG(heading), STR_ARG(words));
    if (str_skip_digits(field->text, 0) == field->text.len)
        diag_advise(builder->diags, diag, "a figure with a comma in it stands in quotation marks: \"1,234\"");
}

static void fault_number(struct builder *builder, const struct csv_field *field, bool commas)
{
    str text = str_slice(chart_column_trim(field->text), 0, 100);
    if (commas)
        diag_advise(builder->diags,
                    fault(builder, field, "\"%.*s\" is no number: its commas do not part thousands", STR_ARG(text)),
                    "a comma stands before each three digits: \"1,234,567\"; decimals stand behind a point: 1.5");
    else
        diag_advise(builder->diags, fault(builder, field, "\"%.*s\" is no number", STR_ARG(text)),
                    "put 约 and 以上 into a column 界限, the unit into the heading, and leave the field empty if there "
                    "is no figure");
}

/* All figures of a table have a %, or none; where the heading has one, each column may have it or not. */
static void check_percent(struct builder *builder, const struct csv_field *field, size_t column)
{
    str unit = builder->columns.unit, text = str_slice(field->text, 0, 100);
    bool percent = chart_field_is_percent(field->text), in_heading = chart_field_is_percent(unit);
    if (!builder->figure)
        builder->figure = field;
    if (!builder->figures[column])
        builder->figures[column] = field;
    const struct csv_field *first = in_heading ? builder->figures[column] : builder->figure;
    bool differs = percent != chart_field_is_percent(first->text), foreign = percent && unit.len > 0 && !in_heading;
    if (builder->units_clash || (!differs && !foreign))
        return;
    builder->units_clash = true;
    if (foreign)
        fault(builder, field, "\"%.*s\" has a %%, and the heading has the unit \"%.*s\"", STR_ARG(text),
              STR_ARG(str_slice(unit, 0, 100)));
    else
        diag_relate(builder->diags,
                    fault(builder, field, "\"%.*s\" has %s %%: all figures of a table have it, or none", STR_ARG(text),
                          percent ? "a" : "no"),
                    first->span, percent ? "this one has none" : "this one has it");
}

/* A number or null. */
static struct value *number_of(struct builder *builder, const struct csv_row *row, size_t column)
{
    const struct csv_field *field = &row->fields[column];
    str digits = STR("");
    bool commas = false;
    if (!chart_field_number(builder->arena, field->text, &digits, &commas))
        fault_number(builder, field, commas);
    if (digits.len == 0)
        return at_field(value_null(builder->arena), field);
    check_percent(builder, field, column);
    return at_field(value_number(builder->arena, digits), field);
}

static void set_truth(struct builder *builder, struct value *object, str key, const struct csv_field *field)
{
    static const str yes[] = {
        STR_INIT("yes"), STR_INIT("true"), STR_INIT("TRUE"), STR_INIT("1"), STR_INIT("是"), { 0 }
    };
    static const str no[] = {
        STR_INIT("no"), STR_INIT("false"), STR_INIT("FALSE"), STR_INIT("0"), STR_INIT("否"), { 0 }
    };
    if (!field || chart_field_is_among(field->text, no))
        return;
    if (chart_field_is_among(field->text, yes))
        value_set_bool(builder->arena, object, key, true);
    else
        fault(builder, field, "\"%.*s\" is not yes, true, 1 or 是, nor no, false, 0 or 否",
              STR_ARG(str_slice(field->text, 0, 100)));
}

/* ---- rows ---------------------------------------------------------------------------------------------------------- */

static void set_figure(struct builder *builder, struct value *object, const struct csv_row *row)
{
    static const struct {
        enum chart_column column;
        str key;
    } texts[] = { { CHART_COLUMN_TARGET_NOTE, STR_INIT("target_note") },
                  { CHART_COLUMN_NOTE, STR_INIT("note") },
                  { CHART_COLUMN_HREF, STR_INIT("href") } };
    value_set(builder->arena, object, STR("value"), number_of(builder, row, builder->columns.values[0]));
    if (field_of(builder, row, CHART_COLUMN_TARGET))
        value_set(builder->arena, object, STR("target"),
                  number_of(builder, row, builder->columns.places[CHART_COLUMN_TARGET]));
    set_word(builder, object, STR("bound"), row, CHART_COLUMN_BOUND);
    set_word(builder, object, STR("status"), row, CHART_COLUMN_STATUS);
    set_word(builder, object, STR("target_bound"), row, CHART_COLUMN_TARGET_BOUND);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        set_text(builder, object, texts[i].key, field_of(builder, row, texts[i].column));
}

static void set_name(struct builder *builder, struct value *bar, const struct csv_row *row)
{
    const struct csv_field *name = field_of(builder, row, CHART_COLUMN_NAME);
    const struct csv_field *label = field_of(builder, row, CHART_COLUMN_LABEL);
    set_text(builder, bar, STR("label"), label ? label : name);
    if (label)
        set_text(builder, bar, STR("full_label"), name);
}

static void add_plain(struct builder *builder, const struct csv_row *row)
{
    struct value *bar = value_object(builder->arena);
    set_name(builder, bar, row);
    set_truth(builder, bar, STR("highlighted"), field_of(builder, row, CHART_COLUMN_HIGHLIGHTED));
    set_figure(builder, bar, row);
    value_add(builder->arena, builder->bars, bar);
}

/* A row with the figures of all series. */
static void add_wide(struct builder *builder, const struct csv_row *row)
{
    struct value *bar = value_object(builder->arena);
    struct value *values = value_list(builder->arena);
    set_name(builder, bar, row);
    set_truth(builder, bar, STR("highlighted"), field_of(builder, row, CHART_COLUMN_HIGHLIGHTED));
    for (size_t i = 0; i < builder->series_count; i++)
        value_add(builder->arena, values, number_of(builder, row, builder->columns.values[i]));
    value_set(builder->arena, bar, STR("values"), values);
    value_add(builder->arena, builder->bars, bar);
}

/* The bar of this name, which may be new; of those there are at most CHART_BARS_MAX. */
static struct value *find_bar(struct builder *builder, const struct csv_row *row)
{
    const struct csv_field *name = &row->fields[builder->columns.places[CHART_COLUMN_NAME]];
    for (size_t i = 0; i < builder->bars->count; i++)
        if (str_eq(builder->first[i]->text, name->text))
            return builder->bars->items[i];
    struct value *bar = value_object(builder->arena);
    builder->first[builder->bars->count] = name;
    set_name(builder, bar, row);
    value_add(builder->arena, builder->bars, bar);
    return bar;
}

static size_t series_index(const struct builder *builder, str name)
{
    size_t i = 0;
    while (i < builder->series_count && !str_eq(builder->series[i], name))
        i++;
    return i;
}

/* The figure of a series of a bar, empty; of a chart with one series the bar itself. */
static struct value *find_figure(struct builder *builder, struct value *bar, size_t series)
{
    if (builder->series_count == 1)
        return bar;
    struct value *values = value_get(bar, STR("values"));
    if (!values) {
        values = value_set(builder->arena, bar, STR("values"), value_list(builder->arena));
        for (size_t i = 0; i < builder->series_count; i++)
            value_add(builder->arena, values, value_object(builder->arena));
    }
    return values->items[series];
}

/* A row with the figure of one series. */
static void add_long(struct builder *builder, const struct csv_row *row)
{
    const struct csv_field *name = &row->fields[builder->columns.places[CHART_COLUMN_NAME]];
    const struct csv_field *series = &row->fields[builder->columns.places[CHART_COLUMN_SERIES]];
    struct value *bar = find_bar(builder, row);
    struct value *figure = find_figure(builder, bar, series_index(builder, plain_text(series->text)));
    if (figure->span.source) {
        diag_relate(builder->diags,
                    fault(builder, name, "\"%.*s\" has a figure of the series \"%.*s\" already",
                          STR_ARG(str_slice(name->text, 0, 100)), STR_ARG(str_slice(series->text, 0, 100))),
                    figure->span, "here");
        return;
    }
    figure->span = name->span;
    set_truth(builder, bar, STR("highlighted"), field_of(builder, row, CHART_COLUMN_HIGHLIGHTED));
    set_figure(builder, figure, row);
}

static bool is_empty(const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (row->fields[i].text.len > 0)
            return false;
    return true;
}

/* Is it a line that was written under the table: 备注, 资料来源 and no figure? */
static bool is_note(const struct csv_row *row)
{
    static const str words[] = { STR_INIT("备注"),     STR_INIT("注："),   STR_INIT("注:"),   STR_INIT("资料来源"),
                                 STR_INIT("数据来源"), STR_INIT("来源："), STR_INIT("来源:"), STR_INIT("说明"),
                                 STR_INIT("Note:"),    STR_INIT("Source:") };
    for (size_t i = 1; i < row->count; i++)
        if (chart_column_trim(row->fields[i].text).len > 0)
            return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_starts(chart_column_trim(row->fields[0].text), words[i]))
            return true;
    return false;
}

static void warn_of_note(struct builder *builder, const struct csv_row *row)
{
    struct diag *diag = diag_add(builder->diags, DIAG_CHART_SPEC, row->fields[0].span,
                                 "this is a note under the table: it is left out");
    diag_advise(builder->diags, diag, "a source is given with --source, a note of one figure in a column 备注");
    diag_soften(builder->diags, diag);
}

/* Says where a row does not fit the heading; false then. */
static bool check_row(struct builder *builder, const struct csv_row *row, size_t columns)
{
    if (row->count < columns) {
        fault(builder, &row->fields[row->count - 1], "this row has %zu field%s, the heading %zu", row->count,
              row->count == 1 ? "" : "s", columns);
        return false;
    }
    for (size_t i = 0; i < row->count; i++) {
        if (row->fields[i].text.len == 0 || (i < columns && !builder->columns.unnamed[i]))
            continue;
        diag_advise(builder->diags, fault(builder, &row->fields[i], "this field has no heading"),
                    "a field with a comma in it stands in quotation marks: \"1,234\"");
        return false;
    }
    const struct csv_field *name = &row->fields[builder->columns.places[CHART_COLUMN_NAME]];
    if (chart_column_trim(name->text).len > 0)
        return true;
    fault(builder, name, "this row has no name");
    return false;
}

/* The series of a table that has a column of their names. */
static bool note_series(struct builder *builder, const struct csv_row *row)
{
    const struct csv_field *field = &row->fields[builder->columns.places[CHART_COLUMN_SERIES]];
    str name = plain_text(field->text);
    if (name.len == 0) {
        fault(builder, field, "this row has no series");
        return false;
    }
    if (series_index(builder, name) < builder->series_count)
        return true;
    if (builder->series_count == CHART_PERIODS_MAX) {
        fault(builder, field, "\"%.*s\" is one series too many: a chart has at most %d",
              STR_ARG(str_slice(name, 0, 100)), CHART_PERIODS_MAX);
        return false;
    }
    builder->series[builder->series_count++] = name;
    return true;
}

/* The rows with anything in them that fit the heading. Returns how many. */
static size_t select_rows(struct builder *builder, const struct csv_table *table, const struct csv_row **ret_rows)
{
    size_t count = 0;
    bool is_long = builder->columns.places[CHART_COLUMN_SERIES] != CHART_COLUMN_ABSENT;
    for (size_t i = 1; i < table->count; i++) {
        const struct csv_row *row = &table->rows[i];
        if (is_empty(row))
            continue;
        if (is_note(row)) {
            warn_of_note(builder, row);
            continue;
        }
        if (count == CHART_BARS_MAX) {
            fault(builder, row->fields, "a chart of more bars than %d cannot be read", CHART_BARS_MAX);
            return count;
        }
        if (check_row(builder, row, table->rows[0].count) && (!is_long || note_series(builder, row)))
            ret_rows[count++] = row;
        else if (builder->diags->errors > CHART_BARS_MAX)
            return count; /* a table of something else: enough was said */
    }
    return count;
}

static void add_rows(struct builder *builder, const struct csv_table *table)
{
    const struct csv_row *rows[CHART_BARS_MAX];
    bool wide = builder->columns.value_count > 1;
    for (size_t i = 0; wide && i < builder->columns.value_count; i++)
        builder->series[builder->series_count++] = builder->columns.names[i];
    size_t count = select_rows(builder, table, rows);
    if (count == 0 && builder->sound)
        fault(builder, &table->rows[0].fields[0], "below the heading there is no row");
    for (size_t i = 0; i < count; i++) {
        if (wide)
            add_wide(builder, rows[i]);
        else if (builder->series_count > 0)
            add_long(builder, rows[i]);
        else
            add_plain(builder, rows[i]);
    }
}

/* The place of the list is where there may be too many: how many a kind can have is not known here. */
static struct value *series_of(const struct builder *builder, const struct csv_row *heading)
{
    struct value *series = value_list(builder->arena);
    for (size_t i = 0; i < builder->series_count; i++)
        value_add(builder->arena, series, value_string(builder->arena, builder->series[i]));
    size_t column = builder->columns.places[CHART_COLUMN_SERIES];
    if (column == CHART_COLUMN_ABSENT)
        column = builder->columns.values[builder->series_count > CHART_SERIES_MAX ? CHART_SERIES_MAX : 0];
    series->span = heading->fields[column].span;
    return series;
}

struct value *chart_table_spec(struct arena *arena, const struct source *source, const struct csv_table *table,
                               struct diags *diags)
{
    struct builder builder = { .arena = arena, .diags = diags, .bars = value_list(arena), .sound = true };
    builder.heading = table->rows;
    if (table->count == 0) {
        diag_add(diags, DIAG_CHART_SPEC, (struct span){ source, 0, 0 }, "the table is empty");
        return NULL;
    }
    if (!chart_start_check_title(table, diags) || !chart_columns_read(arena, &table->rows[0], &builder.columns, diags))
        return NULL;
    builder.figures = arena_array(arena, const struct csv_field *, table->rows[0].count);
    add_rows(&builder, table);
    struct value *spec = value_object(arena);
    spec->span = builder.bars->span = table->rows[0].fields[0].span;
    if (builder.series_count > 0)
        value_set(arena, spec, STR("series"), series_of(&builder, &table->rows[0]));
    if (builder.columns.unit.len > 0)
        value_set_string(arena, spec, STR("unit"), builder.columns.unit);
    else if (builder.figure && chart_field_is_percent(builder.figure->text))
        value_set(arena, spec, STR("unit"), at_field(value_string(arena, STR("%")), builder.figure));
    value_set(arena, spec, STR("bars"), builder.bars);
    return builder.bars->count > 0 ? spec : NULL;
}
