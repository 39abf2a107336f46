/* UTF-8 (RFC 3629): code points, counts, display width.
 *
 *     增 is e5 a2 9e, U+589E, 3 bytes, 1 code point, 2 columns wide.
 *
 * Offsets are bytes, counts are code points, widths are columns of a terminal. */
#ifndef KC_UTF8_H
#define KC_UTF8_H

#include "buf.h"
#include "str.h"

#include <stdint.h>

#define UTF8_REPLACEMENT 0xFFFDu /* U+FFFD, what an invalid byte decodes to */

/* Decodes the code point at the start of s (s.len > 0). Sets *ret_bytes to its length, 1 to 4.
 * Overlong forms, surrogates, values above U+10FFFF and cut sequences give UTF8_REPLACEMENT and 1 byte. */
static inline uint32_t utf8_decode(str s, size_t *ret_bytes);
/* The same for the code point at byte offset `at` (< s.len). */
static inline uint32_t utf8_at(str s, size_t at, size_t *ret_bytes);
/* The same, faster, for a text that is known to be valid; the code point of another is any. */
static inline uint32_t utf8_valid_at(str s, size_t at, size_t *ret_bytes);
/* The code point that ends at byte offset `end` (> 0); *ret_bytes as above. */
static inline uint32_t utf8_decode_last(str s, size_t end, size_t *ret_bytes);
/* Appends a code point that is a Unicode scalar value (asserted). */
void utf8_add(struct buf *buf, uint32_t code_point);

/* The offset of the first byte that is not valid UTF-8, or STR_NONE where all is valid. */
size_t utf8_find_invalid(str s);

/* Is s valid UTF-8 without control characters (ASCII's, DEL)? Only such a name may stand in messages, addresses and
 * lists of files, where a line end would make two of it. */
bool utf8_is_printable(str s);

/* Where the characters stand that are not of U+4000 to U+9FFF, which most of a Chinese text is: of the bytes of s from
 * `at` on, 64 at most, those that such a character begins with, as bits; the lowest is the first byte's. The others are
 * three bytes and two columns each. s is valid UTF-8.
 *
 *     新增22家， -> 1 << 6 | 1 << 7 | 1 << 11 */
uint64_t utf8_others(str s, size_t at);
/* Takes the first of them off: how many bytes it is behind `at`. *others is not 0. */
static inline size_t utf8_next_other(uint64_t *others);

/* Orders texts by their code points, capital letters as small ones (Latin; some rare African and phonetic ones stay as
 * they are): < 0, 0, > 0. Texts that are the same in this order name one file where a file system minds no case. */
int utf8_compare_folded(str a, str b);

/* How many code points s has; an invalid byte counts as one. */
size_t utf8_count(str s);
/* The columns a terminal uses for s: East Asian wide and full-width characters are 2, combining marks,
 * zero-width and control characters 0, a tab 1 (source lines are printed with tabs as one space).
 * Source: Unicode 16 EastAsianWidth W and F, as ranges. */
size_t utf8_width(str s);
/* The same for one code point. */
static inline int utf8_code_point_width(uint32_t code_point);

/* Is this a Chinese character (CJK ideograph, 〇 and the extensions)? */
static inline bool utf8_is_han(uint32_t code_point);
/* … of U+4E00 to U+9FFF, as nearly all are? */
static inline bool utf8_is_common_han(uint32_t code_point);

/* ---- inline: ASCII and the Chinese characters of nearly every text; the rest is in utf8.c -------------------- */

uint32_t utf8_other_at(str s, size_t at, size_t *ret_bytes);
uint32_t utf8_other_last(str s, size_t end, size_t *ret_bytes);
int utf8_other_width(uint32_t code_point);
bool utf8_is_rare_han(uint32_t code_point);

/* The character of three bytes at p, 0 where it is none. Of U+0800 to U+0FFF and U+D000 to U+DFFF, where overlong
 * forms and surrogates are, nothing is said. */
static inline uint32_t utf8_three(const unsigned char *p)
{
    uint32_t second = p[1] ^ 0x80u, third = p[2] ^ 0x80u;
    if (p[0] < 0xE1 || p[0] > 0xEF || p[0] == 0xED || (second | third) >= 0x40)
        return 0;
    return (p[0] & 0x0Fu) << 12 | second << 6 | third;
}

/* Does a character of U+4000 to U+9FFF, which most of a Chinese text is, begin with this byte? In valid UTF-8 it has
 * three bytes, so that loops over texts that were checked need not decode it. */
static inline bool utf8_leads_han(char first)
{
    return (unsigned char)first >= 0xE4 && (unsigned char)first <= 0xE9;
}

static inline uint32_t utf8_at(str s, size_t at, size_t *ret_bytes)
{
    assert(at < s.len);
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    uint32_t code_point = s.len - at >= 3 ? utf8_three(p) : 0;
    *ret_bytes = 3;
    if (code_point)
        return code_point;
    *ret_bytes = 1;
    return p[0] < 0x80 ? p[0] : utf8_other_at(s, at, ret_bytes);
}

static inline uint32_t utf8_valid_at(str s, size_t at, size_t *ret_bytes)
{
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    if (s.len - at < 3 || !utf8_leads_han(s.ptr[at]))
        return utf8_at(s, at, ret_bytes);
    *ret_bytes = 3;
    return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
}

static inline uint32_t utf8_decode(str s, size_t *ret_bytes)
{
    return utf8_at(s, 0, ret_bytes);
}

static inline uint32_t utf8_decode_last(str s, size_t end, size_t *ret_bytes)
{
    assert(end > 0 && end <= s.len);
    const unsigned char *p = (const unsigned char *)s.ptr + end;
    uint32_t code_point = end >= 3 ? utf8_three(p - 3) : 0;
    *ret_bytes = 3;
    if (code_point)
        return code_point;
    *ret_bytes = 1;
    return p[-1] < 0x80 ? p[-1] : utf8_other_last(s, end, ret_bytes);
}

static inline int utf8_code_point_width(uint32_t code_point)
{
    if ((code_point >= 0x4000 && code_point <= 0x9FFF) || (code_point >= 0x3000 && code_point <= 0x303E) ||
        (code_point >= 0xFF00 && code_point <= 0xFF60))
        return 2;
    if ((code_point >= ' ' && code_point < 0x7F) || (code_point >= 0x2010 && code_point <= 0x2027))
        return 1;
    return utf8_other_width(code_point);
}

static inline size_t utf8_next_other(uint64_t *others)
{
    size_t first = (size_t)__builtin_ctzll(*others);
    *others &= *others - 1;
    return first;
}

static inline bool utf8_is_common_han(uint32_t code_point)
{
    return code_point >= 0x4E00 && code_point <= 0x9FFF;
}

static inline bool utf8_is_han(uint32_t code_point)
{
    return utf8_is_common_han(code_point) || utf8_is_rare_han(code_point);
}

#endif
