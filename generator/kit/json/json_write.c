#include "json_value.h"

#include "json_internal.h"
#include "utf8.h"

static void add_escaped(struct buf *out, uint32_t code_point)
{
    switch (code_point) {
    case '"':
        buf_add(out, STR("\\\""));
        break;
    case '\\':
        buf_add(out, STR("\\\\"));
        break;
    case '\n':
        buf_add(out, STR("\\n"));
        break;
    case '\r':
        buf_add(out, STR("\\r"));
        break;
    case '\t':
        buf_add(out, STR("\\t"));
        break;
    case '\b':
        buf_add(out, STR("\\b"));
        break;
    case '\f':
        buf_add(out, STR("\\f"));
        break;
    default:
        buf_format(out, "\\u%04x", (unsigned)code_point);
    }
}

void json_add_string(struct buf *out, str text)
{
    buf_add_char(out, '"');
    size_t plain = 0; /* where the run of bytes that need no escape begins */
    for (size_t at = 0, bytes; at < text.len; at += bytes) {
        uint32_t code_point = utf8_decode(str_slice(text, at, text.len), &bytes);
        bool invalid = code_point == UTF8_REPLACEMENT && bytes == 1;
        bool special = code_point == '"' || code_point == '\\' || code_point < 0x20 || code_point == 0x7F;
        if (!invalid && !special)
            continue;
        buf_add(out, str_slice(text, plain, at));
        if (invalid)
            utf8_add(out, UTF8_REPLACEMENT);
        else
            add_escaped(out, code_point);
        plain = at + bytes;
    }
    buf_add(out, str_slice(text, plain, text.len));
    buf_add_char(out, '"');
}

static void add_number(struct buf *out, str text)
{
    size_t stop;
    if (text.len > 0 && json_number_length(text, &stop) == text.len)
        buf_add(out, text);
    else
        json_add_string(out, text);
}

/* A line end and the indent of `level`, where the output is pretty. */
static void add_break(struct buf *out, bool pretty, size_t level)
{
    if (!pretty)
        return;
    buf_add_char(out, '\n');
    for (size_t i = 0; i < level; i++)
        buf_add(out, STR("  "));
}

static void add_at_level(struct buf *out, const struct value *value, bool pretty, size_t level);

static void add_list(struct buf *out, const struct value *list, bool pretty, size_t level)
{
    buf_add_char(out, '[');
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0)
            buf_add_char(out, ',');
        add_break(out, pretty, level + 1);
        add_at_level(out, list->items[i], pretty, level + 1);
    }
    if (list->count > 0)
        add_break(out, pretty, level);
    buf_add_char(out, ']');
}

static void add_object(struct buf *out, const struct value *object, bool pretty, size_t level)
{
    buf_add_char(out, '{');
    for (size_t i = 0; i < object->count; i++) {
        if (i > 0)
            buf_add_char(out, ',');
        add_break(out, pretty, level + 1);
        json_add_string(out, object->members[i].key);
        buf_add(out, pretty ? STR(": ") : STR(":"));
        add_at_level(out, object->members[i].value, pretty, level + 1);
    }
    if (object->count > 0)
        add_break(out, pretty, level);
    buf_add_char(out, '}');
}

static void add_at_level(struct buf *out, const struct value *value, bool pretty, size_t level)
{
    switch (value->kind) {
    case VALUE_NULL:
        buf_add(out, STR("null"));
        break;
    case VALUE_BOOL:
        buf_add(out, value->truth ? STR("true") : STR("false"));
        break;
    case VALUE_NUMBER:
        add_number(out, value->text);
        break;
    case VALUE_STRING:
        json_add_string(out, value->text);
        break;
    case VALUE_LIST:
        add_list(out, value, pretty, level);
        break;
    case VALUE_OBJECT:
        add_object(out, value, pretty, level);
        break;
    }
}

void json_add_value(struct buf *out, const struct value *value, bool pretty)
{
    add_at_level(out, value, pretty, 0);
}
