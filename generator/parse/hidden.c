#include "hidden.h"

#include <string.h>

/* What is in these is not markup: only their own end tag ends them. */
static const char *const RAW[] = { "script", "style", "title", "textarea", "iframe", "noscript", NULL };

static const char *const HIDING[] = { "template", "del", "s", "strike", "svg", "select", "datalist", "dialog", NULL };

/* Elements that hold nothing and have no end tag. */
static const char *const EMPTY[] = { "area", "base",  "br",    "col",    "embed", "hr",  "img", "link",
                                     "meta", "input", "param", "source", "track", "wbr", NULL };

static char small_letter(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_same(str a, str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (small_letter(a.ptr[i]) != small_letter(b.ptr[i]))
            return false;
    return true;
}

static bool is_any(str name, const char *const *names)
{
    for (; *names; names++)
        if (is_same(name, str_from(*names)))
            return true;
    return false;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

/* The name that text begins with. */
static str name_at(str text)
{
    size_t length = 0;
    while (length < text.len && !is_blank(text.ptr[length]) && !strchr("/>=", text.ptr[length]))
        length++;
    return str_slice(text, 0, length);
}

/* One attribute; false at the end of the tag. */
static bool next_attribute(str *rest, str *ret_name, str *ret_value)
{
    while (rest->len > 0 && (is_blank(rest->ptr[0]) || strchr("/>=", rest->ptr[0])))
        *rest = str_slice(*rest, 1, rest->len);
    *ret_name = name_at(*rest);
    *ret_value = STR("");
    if (ret_name->len == 0)
        return false;
    *rest = str_slice(*rest, ret_name->len, rest->len);
    str value = str_trim(*rest);
    if (value.len == 0 || value.ptr[0] != '=')
        return true;
    value = str_trim(str_slice(value, 1, value.len));
    bool quoted = value.len > 0 && (value.ptr[0] == '"' || value.ptr[0] == '\'');
    size_t begin = quoted ? 1 : 0, end = begin;
    while (end < value.len &&
           (quoted ? value.ptr[end] != value.ptr[0] : !is_blank(value.ptr[end]) && value.ptr[end] != '>'))
        end++;
    *ret_value = str_slice(value, begin, end);
    *rest = str_slice(value, quoted && end < value.len ? end + 1 : end, value.len);
    return true;
}

/* Does a style say display:none? */
static bool is_no_display(str style)
{
    static const char wanted[] = "display:none";
    size_t matched = 0;
    for (size_t i = 0; i < style.len; i++) {
        char c = small_letter(style.ptr[i]);
        if (is_blank(c))
            continue;
        matched = c == wanted[matched] ? matched + 1 : c == wanted[0];
        if (wanted[matched] == '\0')
            return true;
    }
    return false;
}

static bool has_hiding_attribute(str rest)
{
    str name, value;
    while (next_attribute(&rest, &name, &value))
        if (is_same(name, STR("hidden")) || (is_same(name, STR("style")) && is_no_display(value)))
            return true;
    return false;
}

void hidden_pass_tag(struct hidden *hidden, str tag)
{
    bool end_tag = str_starts(tag, STR("</"));
    str rest = str_slice(tag, end_tag ? 2 : 1, tag.len);
    str name = name_at(rest);
    if (hidden->depth > 0) {
        if (!is_same(name, hidden->name))
            return;
        if (end_tag)
            hidden->depth--;
        else if (!is_any(name, RAW))
            hidden->depth++;
    } else if (!end_tag && !is_any(name, EMPTY) &&
               (is_any(name, RAW) || is_any(name, HIDING) ||
                has_hiding_attribute(str_slice(rest, name.len, rest.len)))) {
        *hidden = (struct hidden){ name, 1 };
    }
}

/* Where the tag that begins at `at` is over; STR_NONE where it is not. */
static size_t tag_end(str html, size_t at)
{
    char quote = 0, last = 0; /* last: the last character that is no white space */
    for (size_t i = at + 1; i < html.len; i++) {
        char c = html.ptr[i];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if ((c == '"' || c == '\'') && last == '=')
            quote = c;
        else if (c == '>')
            return i + 1;
        if (!is_blank(c))
            last = c;
    }
    return STR_NONE;
}

/* Is there a tag at this "<", or but text? */
static bool is_tag(const struct hidden *hidden, str rest)
{
    if (hidden->depth > 0 && is_any(hidden->name, RAW))
        return str_starts(rest, STR("</")) && is_same(name_at(str_slice(rest, 2, rest.len)), hidden->name);
    str name = name_at(str_slice(rest, str_starts(rest, STR("</")) ? 2 : 1, rest.len));
    char first = name.len > 0 ? small_letter(name.ptr[0]) : '\0';
    return first >= 'a' && first <= 'z';
}

size_t hidden_pass_html(struct hidden *hidden, str html)
{
    bool ending = hidden->depth > 0;
    size_t seen = ending ? html.len : 0;
    for (size_t at = 0; (at = str_find(html, STR("<"), at)) != STR_NONE;) {
        str rest = str_slice(html, at, html.len);
        bool raw = hidden->depth > 0 && is_any(hidden->name, RAW);
        if (!raw && str_starts(rest, STR("<!--"))) {
            size_t end = str_find(html, STR("-->"), at + 4);
            at = end == STR_NONE ? html.len : end + 3;
        } else if (is_tag(hidden, rest)) {
            size_t end = tag_end(html, at);
            if (end == STR_NONE)
                break;
            hidden_pass_tag(hidden, str_slice(html, at, end));
            at = end;
        } else {
            at++;
        }
        if (ending && hidden->depth == 0) {
            seen = at;
            ending = false;
        }
    }
    return seen;
}
