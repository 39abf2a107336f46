#include "chart_columns.h"

#include "chart_fields.h"
#include "decimal.h"

struct reader {
    struct arena *arena;
    struct diags *diags;
    const struct csv_row *heading;
    struct chart_columns columns;
    size_t others[CHART_PERIODS_MAX + 2]; /* the first columns of headings of one's own */
    size_t other_count;
};

static const struct {
    str zh;
    str en;
} known[CHART_COLUMN_COUNT] = {
    [CHART_COLUMN_NAME] = { STR_INIT("名称"), STR_INIT("name") },
    [CHART_COLUMN_LABEL] = { STR_INIT("简称"), STR_INIT("label") },
    [CHART_COLUMN_SERIES] = { STR_INIT("系列"), STR_INIT("series") },
    [CHART_COLUMN_VALUE] = { STR_INIT("数值"), STR_INIT("value") },
    [CHART_COLUMN_BOUND] = { STR_INIT("界限"), STR_INIT("bound") },
    [CHART_COLUMN_STATUS] = { STR_INIT("状态"), STR_INIT("status") },
    [CHART_COLUMN_TARGET] = { STR_INIT("目标"), STR_INIT("target") },
    [CHART_COLUMN_TARGET_BOUND] = { STR_INIT("目标界限"), STR_INIT("target bound") },
    [CHART_COLUMN_TARGET_NOTE] = { STR_INIT("目标说明"), STR_INIT("target note") },
    [CHART_COLUMN_NOTE] = { STR_INIT("备注"), STR_INIT("note") },
    [CHART_COLUMN_HREF] = { STR_INIT("链接"), STR_INIT("href") },
    [CHART_COLUMN_HIGHLIGHTED] = { STR_INIT("突出"), STR_INIT("highlighted") },
};

str chart_column_trim(str text)
{
    static const str blanks[] = { STR_INIT("\xE3\x80\x80"), STR_INIT("\xC2\xA0") };
    for (size_t before = text.len + 1; before != text.len;) {
        before = text.len;
        text = str_trim(text);
        for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
            str_skip(text, blanks[i], &text);
            if (str_ends(text, blanks[i]))
                text.len -= blanks[i].len;
        }
    }
    return text;
}

bool chart_column_is_chinese(str word)
{
    return word.len > 0 && (unsigned char)word.ptr[0] >= 0x80;
}

__attribute__((format(printf, 3, 4))) static bool fault(struct reader *reader, size_t column, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    str message = arena_format_args(reader->arena, format, args);
    va_end(args);
    diag_add(reader->diags, DIAG_CHART_SPEC, reader->heading->fields[column].span, "%.*s", STR_ARG(message));
    return false;
}

static str heading_of(const struct reader *reader, size_t column)
{
    return chart_column_trim(reader->heading->fields[column].text);
}

/* Splits 企业数（家） or value (km) at its brackets, the first or the last ones; false where it does not end with any. */
static bool split_unit(str heading, bool first, str *ret_name, str *ret_unit)
{
    static const struct {
        str open;
        str close;
    } brackets[] = { { STR_INIT("（"), STR_INIT("）") }, { STR_INIT("("), STR_INIT(")") } };
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
        str open = brackets[i].open, close = brackets[i].close;
        size_t at = first ? str_find(heading, open, 0) : str_find_last(heading, open);
        if (at == STR_NONE || !str_ends(heading, close) || at + open.len + close.len > heading.len)
            continue;
        *ret_name = chart_column_trim(str_slice(heading, 0, at));
        *ret_unit = chart_column_trim(str_slice(heading, at + open.len, heading.len - close.len));
        return true;
    }
    return false;
}

/* Is it "Target_Bound" or "target bound"? */
static bool is_same(str heading, str name)
{
    if (heading.len != name.len)
        return false;
    for (size_t i = 0; i < name.len; i++) {
        char c = heading.ptr[i];
        c = c == '_' ? ' ' : c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
        if (c != name.ptr[i])
            return false;
    }
    return true;
}

/* CHART_COLUMN_COUNT where the heading is none of those known. */
static enum chart_column find_column(str heading)
{
    size_t i = 0;
    while (i < CHART_COLUMN_COUNT && !is_same(heading, known[i].zh) && !is_same(heading, known[i].en))
        i++;
    return (enum chart_column)i;
}

/* Takes one heading. */
static bool take_heading(struct reader *reader, size_t index, bool *unnamed)
{
    struct chart_columns *columns = &reader->columns;
    str heading = heading_of(reader, index), name = heading, unit = STR("");
    unnamed[index] = heading.len == 0;
    enum chart_column column = find_column(heading);
    if (column == CHART_COLUMN_COUNT && split_unit(heading, true, &name, &unit)) {
        column = find_column(name);
        if (column != CHART_COLUMN_VALUE && column != CHART_COLUMN_TARGET)
            column = CHART_COLUMN_COUNT;
    }
    if (column == CHART_COLUMN_COUNT) {
        if (!unnamed[index] && reader->other_count < sizeof reader->others / sizeof *reader->others)
            reader->others[reader->other_count++] = index;
        return true;
    }
    if (columns->places[column] != CHART_COLUMN_ABSENT)
        return fault(reader, index, "there is a column \"%.*s\" already", STR_ARG(known[column].en));
    columns->places[column] = index;
    if (unit.len > 0 && columns->unit.len > 0 && !str_eq(unit, columns->unit))
        return fault(reader, index, "a chart has one unit, and there is \"%.*s\" already",
                     STR_ARG(str_slice(columns->unit, 0, 100)));
    if (unit.len > 0)
        columns->unit = unit;
    return true;
}

static bool find_names(struct reader *reader)
{
    size_t *places = reader->columns.places;
    if (places[CHART_COLUMN_NAME] != CHART_COLUMN_ABSENT)
        return true;
    if (places[CHART_COLUMN_LABEL] != CHART_COLUMN_ABSENT) {
        places[CHART_COLUMN_NAME] = places[CHART_COLUMN_LABEL];
        places[CHART_COLUMN_LABEL] = CHART_COLUMN_ABSENT;
        return true;
    }
    if (reader->other_count == 0)
        return fault(reader, 0, "there is no column of names");
    places[CHART_COLUMN_NAME] = reader->others[0];
    reader->other_count--;
    memmove(reader->others, reader->others + 1, reader->other_count * sizeof *reader->others);
    return true;
}

/* Does the table say more of each figure than a grouped chart of several columns has room for? */
static bool has_details(const struct chart_columns *columns)
{
    for (size_t i = CHART_COLUMN_SERIES; i <= CHART_COLUMN_HREF; i++)
        if (columns->places[i] != CHART_COLUMN_ABSENT)
            return true;
    return false;
}

/* A heading of digits alone may be a year; of other numbers, the table has none. */
static bool is_figure(str heading)
{
    struct decimal number;
    return heading.len != 4 && decimal_parse(heading, &number);
}

/* A heading's brackets also hold a year or a status: 企业数（2023年）. */
static bool is_unit(str text)
{
    bool is_year = text.len > 0 && text.ptr[0] >= '0' && text.ptr[0] <= '9';
    return text.len > 0 && !is_year && chart_field_word(CHART_COLUMN_STATUS, text).len == 0;
}

/* Is it beyond doubt a unit, as 亿元 is and 上半年 is not? */
static bool is_common_unit(str text)
{
    static const str ends[] = { STR_INIT("元"), STR_INIT("家"), STR_INIT("个"), STR_INIT("件"), STR_INIT("人"),
                                STR_INIT("项"), STR_INIT("户"), STR_INIT("吨"), STR_INIT("%"),  STR_INIT("％"),
                                STR_INIT("‰"),  STR_INIT("里"), STR_INIT("米"), STR_INIT("亩") };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends(text, ends[i]))
            return true;
    return false;
}

/* Do two headings have different units? Brackets behind the same name may be what tells the columns apart. */
static bool units_differ(str a, str b)
{
    str names[2], units[2];
    if (!split_unit(a, false, &names[0], &units[0]) || !split_unit(b, false, &names[1], &units[1]) ||
        !is_unit(units[0]) || !is_unit(units[1]) || str_eq(units[0], units[1]))
        return false;
    return !str_eq(names[0], names[1]) || (is_common_unit(units[0]) && is_common_unit(units[1]));
}

static bool check_units(struct reader *reader)
{
    const struct chart_columns *columns = &reader->columns;
    for (size_t i = 0; i < columns->value_count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (!units_differ(columns->names[j], columns->names[i]))
                continue;
            fault(reader, columns->values[i], "columns of different units cannot stand on one axis; draw two charts");
            struct diag *diag = &reader->diags->items[reader->diags->count - 1];
            diag_relate(reader->diags, diag, reader->heading->fields[columns->values[j]].span, "another unit");
            diag_advise(reader->diags, diag, "what is no unit stands without brackets in a heading");
            return false;
        }
    }
    return true;
}

/* Where all the headings of figures end with the same unit, it is the chart's, and no part of their names. */
static void take_common_unit(struct chart_columns *columns)
{
    str names[CHART_PERIODS_MAX], common = columns->unit;
    for (size_t i = 0; i < columns->value_count; i++) {
        str unit;
        if (!split_unit(columns->names[i], false, &names[i], &unit) || names[i].len == 0 || !is_unit(unit))
            return;
        if (common.len > 0 && !str_eq(unit, common))
            return;
        common = unit;
    }
    columns->unit = common;
    memcpy(columns->names, names, columns->value_count * sizeof *names);
}

/* The figures stand in columns of headings of one's own. */
static bool take_own_values(struct reader *reader)
{
    struct chart_columns *columns = &reader->columns;
    if (reader->other_count == 0)
        return fault(reader, reader->heading->count - 1,
                     "there is no column of figures; fields are parted by commas, and the first row is the heading");
    size_t most = has_details(columns) ? 1 : CHART_PERIODS_MAX;
    if (reader->other_count > most) {
        size_t column = reader->others[most];
        str heading = str_slice(heading_of(reader, column), 0, 100);
        return most == 1 ? fault(reader, column, "\"%.*s\" is a second column of figures: which one is drawn?",
                                 STR_ARG(heading))
                         : fault(reader, column, "\"%.*s\" is one column too many: a chart has at most %d series",
                                 STR_ARG(heading), CHART_PERIODS_MAX);
    }
    for (size_t i = 0; i < reader->other_count; i++) {
        columns->values[i] = reader->others[i];
        columns->names[i] = heading_of(reader, reader->others[i]);
        if (is_figure(columns->names[i]))
            return fault(reader, reader->others[i], "the first row is the heading, and this is a figure");
    }
    columns->value_count = reader->other_count;
    for (size_t i = 0; i < columns->value_count; i++)
        for (size_t j = 0; j < i; j++)
            if (str_eq(columns->names[i], columns->names[j]))
                return fault(reader, columns->values[i], "there is a column \"%.*s\" already",
                             STR_ARG(str_slice(columns->names[i], 0, 100)));
    if (!check_units(reader))
        return false;
    take_common_unit(columns);
    return true;
}

static bool find_values(struct reader *reader)
{
    struct chart_columns *columns = &reader->columns;
    size_t value = columns->places[CHART_COLUMN_VALUE];
    if (value == CHART_COLUMN_ABSENT)
        return take_own_values(reader);
    columns->values[0] = value;
    columns->value_count = 1;
    if (reader->other_count == 0)
        return true;
    return fault(reader, reader->others[0],
                 "a chart's table has no column \"%.*s\"; it has name, label, series, value, bound, status, target, "
                 "target bound, target note, note, href and highlighted",
                 STR_ARG(str_slice(heading_of(reader, reader->others[0]), 0, 100)));
}

bool chart_columns_read(struct arena *arena, const struct csv_row *heading, struct chart_columns *ret_columns,
                        struct diags *diags)
{
    struct reader reader = { .arena = arena, .diags = diags, .heading = heading };
    bool *unnamed = arena_array(arena, bool, heading->count);
    reader.columns.unnamed = unnamed;
    for (size_t i = 0; i < CHART_COLUMN_COUNT; i++)
        reader.columns.places[i] = CHART_COLUMN_ABSENT;
    for (size_t i = 0; i < heading->count; i++)
        if (!take_heading(&reader, i, unnamed))
            return false;
    if (!find_names(&reader) || !find_values(&reader))
        return false;
    *ret_columns = reader.columns;
    return true;
}
