#include "chart_start.h"

#include "chart_columns.h"

/* The first ";" or tab of the first row; STR_NONE where there is none, or a comma too. */
static size_t find_sign(str text)
{
    size_t found = STR_NONE, at = 0;
    bool quoted = false;
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\n' || text.ptr[at] == '\r'))
        at++;
    for (; at < text.len; at++) {
        char c = text.ptr[at];
        if (c == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        if (c == '\n' || c == '\r')
            break;
        if (c == ',')
            return STR_NONE;
        if (found == STR_NONE && (c == ';' || c == '\t'))
            found = at;
    }
    return found;
}

bool chart_start_check_signs(const struct source *source, struct diags *diags)
{
    size_t at = find_sign(source->bytes);
    if (at == STR_NONE)
        return true;
    diag_add(diags, DIAG_CHART_SPEC, (struct span){ source, at, 1 },
             "the fields are parted by %s, not by commas: save the table as CSV with commas",
             source->bytes.ptr[at] == ';' ? "\";\"" : "tabs");
    return false;
}

static size_t count_filled(const struct csv_row *row)
{
    size_t count = 0;
    for (size_t i = 0; i < row->count; i++)
        count += chart_column_trim(row->fields[i].text).len > 0;
    return count;
}

bool chart_start_check_title(const struct csv_table *table, struct diags *diags)
{
    size_t next = 1, at = 0;
    if (table->count == 0 || count_filled(&table->rows[0]) != 1)
        return true;
    while (next < table->count && count_filled(&table->rows[next]) == 0)
        next++;
    if (next == table->count || count_filled(&table->rows[next]) < 2)
        return true;
    const struct csv_field *fields = table->rows[0].fields;
    while (chart_column_trim(fields[at].text).len == 0)
        at++;
    if (at > 0 && table->rows[0].count == 2)
        return true; /* the heading of the figures, of whose names there is none */
    diag_add(diags, DIAG_CHART_SPEC, fields[at].span,
             "the first row looks like a title: take it out and give it as --title");
    return false;
}
