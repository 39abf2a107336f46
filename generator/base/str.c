#include "str.h"

str str_from(const char *text)
{
    return text ? (str){ text, strlen(text) } : (str){ "", 0 };
}

int str_compare(str a, str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

size_t str_find(str s, str needle, size_t from)
{
    if (needle.len == 0)
        return from <= s.len ? from : STR_NONE;
    while (from + needle.len <= s.len) {
        const char *hit = memchr(s.ptr + from, needle.ptr[0], s.len - needle.len + 1 - from);
        if (!hit)
            return STR_NONE;
        if (memcmp(hit, needle.ptr, needle.len) == 0)
            return (size_t)(hit - s.ptr);
        from = (size_t)(hit - s.ptr) + 1;
    }
    return STR_NONE;
}

size_t str_find_last(str s, str needle)
{
    if (needle.len > s.len)
        return STR_NONE;
    for (size_t at = s.len - needle.len + 1; at-- > 0;)
        if (needle.len == 0 || (s.ptr[at] == needle.ptr[0] && memcmp(s.ptr + at, needle.ptr, needle.len) == 0))
            return at;
    return STR_NONE;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

str str_trim(str s)
{
    while (s.len > 0 && is_space(s.ptr[0])) {
        s.ptr++;
        s.len--;
    }
    while (s.len > 0 && is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

str str_split(str *rest, char separator)
{
    const char *hit = rest->len ? memchr(rest->ptr, separator, rest->len) : NULL;
    str head = *rest;
    if (hit) {
        head.len = (size_t)(hit - rest->ptr);
        *rest = str_slice(*rest, head.len + 1, rest->len);
    } else {
        *rest = str_slice(*rest, rest->len, rest->len);
    }
    return head;
}
