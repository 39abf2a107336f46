#include "syndicate_internal.h"

static void add_char(struct buf *out, char c)
{
    switch (c) {
    case '&':
        buf_add(out, STR("&amp;"));
        break;
    case '<':
        buf_add(out, STR("&lt;"));
        break;
    case '>':
        buf_add(out, STR("&gt;"));
        break;
    case '"':
        buf_add(out, STR("&quot;"));
        break;
    default:
        buf_add_char(out, c);
    }
}

static bool is_control(char c)
{
    return (unsigned char)c < ' ' && c != '\n' && c != '\t';
}

/* U+FFFE and U+FFFF are the only others that UTF-8 can write and XML cannot. */
static bool is_no_character(str text, size_t at)
{
    str rest = str_slice(text, at, text.len);
    return str_starts(rest, STR("\xEF\xBF\xBE")) || str_starts(rest, STR("\xEF\xBF\xBF"));
}

void xml_add_text(struct buf *out, str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (is_no_character(text, i))
            i += 2;
        else if (!is_control(text.ptr[i]))
            add_char(out, text.ptr[i]);
    }
}

void xml_add_element(struct buf *out, const char *name, str text)
{
    buf_format(out, "<%s>", name);
    xml_add_text(out, text);
    buf_format(out, "</%s>\n", name);
}
