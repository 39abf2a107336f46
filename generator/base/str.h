/* Strings with a length.
 *
 * A `str` is a view: a pointer and a count of bytes. It owns nothing and is never assumed to end in NUL,
 * so a piece of an article can be named without copying it:
 *
 *     str line = STR("新增高新技术企业22家");
 *     str rest;
 *     if (str_skip(line, STR("新增"), &rest))   // rest is 高新技术企业22家
 *
 * All offsets and lengths are bytes. The texts are UTF-8; see base/utf8.h for code points and widths. */
#ifndef KC_STR_H
#define KC_STR_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct str {
    const char *ptr; /* the first byte; may be NULL only where len is 0 */
    size_t len;      /* bytes */
} str;

/* A str over a string literal; its length is known at compile time. */
#define STR(literal) ((str){ "" literal, sizeof(literal) - 1 })
/* The same for static initialisers. */
#define STR_INIT(literal)                                                                                              \
    {                                                                                                                  \
        "" literal, sizeof(literal) - 1                                                                                \
    }

/* For printf: printf("%.*s", STR_ARG(s)). */
#define STR_ARG(s) (int)(s).len, (s).ptr

#define STR_NONE ((size_t)-1) /* "not found" of the functions that return an offset */

/* A view of a NUL-terminated string; NULL gives the empty str. */
str str_from(const char *text);

/* Bytes [begin, end) of s. Both are clamped to s.len and begin <= end is asserted. */
static inline str str_slice(str s, size_t begin, size_t end);

static inline bool str_eq(str a, str b);
/* Byte order (for UTF-8 also code point order): negative, 0 or positive; a prefix comes first. */
int str_compare(str a, str b);
static inline bool str_starts(str s, str prefix);
static inline bool str_ends(str s, str suffix);
/* Where s starts with prefix, sets *ret_rest to what follows it; else leaves it alone. */
static inline bool str_skip(str s, str prefix, str *ret_rest);

/* The byte offset of the first (last) needle in s at or after `from`, or STR_NONE. */
size_t str_find(str s, str needle, size_t from);
size_t str_find_last(str s, str needle);

/* The offset of the first byte at or after `from` that is no ASCII digit. */
static inline size_t str_skip_digits(str s, size_t from);

/* s without ASCII white space (space, tab, CR, LF, FF, VT) at both ends. */
str str_trim(str s);

/* Splits off the text before the first separator: returns it and moves *rest past the separator.
 * Without a separator returns all of *rest and empties it. */
str str_split(str *rest, char separator);

/* ---- inline, because each character of a text passes here --------------------------------------------------- */

static inline str str_slice(str s, size_t begin, size_t end)
{
    if (end > s.len)
        end = s.len;
    if (begin > s.len)
        begin = s.len;
    assert(begin <= end);
    return (str){ s.ptr ? s.ptr + begin : "", end - begin };
}

static inline size_t str_skip_digits(str s, size_t from)
{
    while (from < s.len && s.ptr[from] >= '0' && s.ptr[from] <= '9')
        from++;
    return from;
}

static inline bool str_eq(str a, str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool str_starts(str s, str prefix)
{
    /* The last byte first: the first one is the same for most Chinese characters. */
    return s.len >= prefix.len && (prefix.len == 0 || (s.ptr[prefix.len - 1] == prefix.ptr[prefix.len - 1] &&
                                                       memcmp(s.ptr, prefix.ptr, prefix.len) == 0));
}

static inline bool str_ends(str s, str suffix)
{
    return s.len >= suffix.len && (suffix.len == 0 || memcmp(s.ptr + s.len - suffix.len, suffix.ptr, suffix.len) == 0);
}

static inline bool str_skip(str s, str prefix, str *ret_rest)
{
    if (!str_starts(s, prefix))
        return false;
    *ret_rest = str_slice(s, prefix.len, s.len);
    return true;
}

#endif
