#include "csv_write.h"

/* -12.5: a spreadsheet reads it as what it is. */
static bool is_number(str text)
{
    size_t begin = text.ptr[0] == '-' || text.ptr[0] == '+' ? 1 : 0;
    size_t end = str_skip_digits(text, begin);
    if (end > begin && end + 1 < text.len && text.ptr[end] == '.')
        end = str_skip_digits(text, end + 1);
    return end > begin && end == text.len;
}

static bool is_formula(str text)
{
    return text.len > 0 && str_find(STR("=+-@\t\r\n"), str_slice(text, 0, 1), 0) != STR_NONE && !is_number(text);
}

static bool needs_marks(str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == ',' || text.ptr[i] == '"' || text.ptr[i] == '\n' || text.ptr[i] == '\r')
            return true;
    /* Readers take blanks off that stand around a field without marks. */
    return text.len > 0 && str_trim(text).len < text.len;
}

void csv_add_field(struct buf *out, str text)
{
    bool marks = needs_marks(text);
    if (marks)
        buf_add_char(out, '"');
    if (is_formula(text))
        buf_add_char(out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            buf_add_char(out, '"');
        buf_add_char(out, text.ptr[i]);
    }
    if (marks)
        buf_add_char(out, '"');
}

void csv_add_row(struct buf *out, const str *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_add_char(out, ',');
        csv_add_field(out, fields[i]);
    }
    buf_add(out, STR("\r\n"));
}
