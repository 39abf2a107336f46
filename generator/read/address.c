#include "read.h"

static char small_letter(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Where text starts with the scheme, sets *ret_rest to what follows. */
static bool skip_scheme(str text, str scheme, str *ret_rest)
{
    if (text.len < scheme.len)
        return false;
    for (size_t i = 0; i < scheme.len; i++)
        if (small_letter(text.ptr[i]) != scheme.ptr[i])
            return false;
    *ret_rest = str_slice(text, scheme.len, text.len);
    return true;
}

bool is_web_address(str text)
{
    str rest;
    if (!skip_scheme(text, STR("https://"), &rest) && !skip_scheme(text, STR("http://"), &rest))
        return false;
    for (size_t i = 0; i < rest.len; i++) {
        unsigned char c = (unsigned char)rest.ptr[i];
        if (c <= ' ' || c == 0x7F || c == '"' || c == '<' || c == '>')
            return false;
    }
    return rest.len > 0;
}
