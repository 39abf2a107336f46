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
/* The code point that ends at byte offset `end` (> 0); *ret_bytes as above. */
uint32_t utf8_decode_last(str s, size_t end, size_t *ret_bytes);
/* Appends a code point that is a Unicode scalar value (asserted). */
void utf8_add(struct buf *buf, uint32_t code_point);

/* The offset of the first byte that is not valid UTF-8, or STR_NONE where all is valid. */
size_t utf8_find_invalid(str s);

/* Is s valid UTF-8 without control characters (ASCII's, DEL)? Only such a name may stand in messages, addresses and
 * lists of files, where a line end would make two of it. */
bool utf8_is_printable(str s);

/* How many code points s has; an invalid byte counts as one. */
size_t utf8_count(str s);
/* The columns a terminal uses for s: East Asian wide and full-width characters are 2, combining marks,
 * zero-width and control characters 0, a tab 1 (source lines are printed with tabs as one space).
 * Source: Unicode 15 EastAsianWidth W and F, as ranges. */
size_t utf8_width(str s);
/* The same for one code point. */
static inline int utf8_code_point_width(uint32_t code_point);

/* Is this a Chinese character (CJK ideograph, 〇 and the extensions)? */
static inline bool utf8_is_han(uint32_t code_point);

/* ---- inline: ASCII and the Chinese characters of nearly every text; the rest is in utf8.c -------------------- */

uint32_t utf8_decode_other(str s, size_t *ret_bytes);
int utf8_other_width(uint32_t code_point);
bool utf8_is_rare_han(uint32_t code_point);

static inline uint32_t utf8_decode(str s, size_t *ret_bytes)
{
    assert(s.len > 0);
    const unsigned char *p = (const unsigned char *)s.ptr;
    if (p[0] < 0x80) {
        *ret_bytes = 1;
        return p[0];
    }
    /* U+1000 to U+CFFF, U+E000 to U+FFFF: no overlong form and no surrogate begins with these bytes. */
    if (p[0] >= 0xE1 && p[0] != 0xED && p[0] <= 0xEF && s.len >= 3 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80) {
        *ret_bytes = 3;
        return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    }
    return utf8_decode_other(s, ret_bytes);
}

static inline int utf8_code_point_width(uint32_t code_point)
{
    if (code_point >= 0x4E00 && code_point <= 0x9FFF)
        return 2;
    if (code_point >= ' ' && code_point < 0x7F)
        return 1;
    return utf8_other_width(code_point);
}

static inline bool utf8_is_han(uint32_t code_point)
{
    return (code_point >= 0x4E00 && code_point <= 0x9FFF) || utf8_is_rare_han(code_point);
}

#endif
