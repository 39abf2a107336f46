#include "utf8.h"

#include <assert.h>

static bool is_tail(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

static uint32_t decode_other(str s, size_t *ret_bytes)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    uint32_t first = p[0];
    *ret_bytes = 1;
    if (first < 0x80)
        return first;
    if (first >= 0xC2 && first <= 0xDF && s.len >= 2 && is_tail(s.ptr[1])) {
        *ret_bytes = 2;
        return (first & 0x1F) << 6 | (p[1] & 0x3F);
    }
    if (first >= 0xE0 && first <= 0xEF && s.len >= 3 && is_tail(s.ptr[1]) && is_tail(s.ptr[2])) {
        uint32_t code_point = (first & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
        if (code_point >= 0x800 && (code_point < 0xD800 || code_point > 0xDFFF)) {
            *ret_bytes = 3;
            return code_point;
        }
    }
    if (first >= 0xF0 && first <= 0xF4 && s.len >= 4 && is_tail(s.ptr[1]) && is_tail(s.ptr[2]) && is_tail(s.ptr[3])) {
        uint32_t code_point =
            (first & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 | (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
        if (code_point >= 0x10000 && code_point <= 0x10FFFF) {
            *ret_bytes = 4;
            return code_point;
        }
    }
    return UTF8_REPLACEMENT;
}

uint32_t utf8_other_at(str s, size_t at, size_t *ret_bytes)
{
    return decode_other(str_slice(s, at, s.len), ret_bytes);
}

uint32_t utf8_other_last(str s, size_t end, size_t *ret_bytes)
{
    size_t begin = end - 1;
    while (begin > 0 && end - begin < 4 && is_tail(s.ptr[begin]))
        begin--;
    uint32_t code_point = decode_other(str_slice(s, begin, end), ret_bytes);
    if (*ret_bytes == end - begin)
        return code_point;
    *ret_bytes = 1;
    return UTF8_REPLACEMENT;
}

void utf8_add(struct buf *buf, uint32_t code_point)
{
    assert(code_point <= 0x10FFFF && !(code_point >= 0xD800 && code_point <= 0xDFFF));
    if (code_point < 0x80) {
        buf_add_char(buf, (char)code_point);
        return;
    }
    int tails = code_point < 0x800 ? 1 : code_point < 0x10000 ? 2 : 3;
    static const unsigned char lead[] = { 0, 0xC0, 0xE0, 0xF0 };
    buf_add_char(buf, (char)(lead[tails] | code_point >> (6 * tails)));
    while (tails-- > 0)
        buf_add_char(buf, (char)(0x80 | (code_point >> (6 * tails) & 0x3F)));
}

/* ---- many bytes at once --------------------------------------------------------------------------------------- */

/* Each byte of a word of eight. */
#define EACH(byte) (0x0101010101010101u * (byte))

/* Eight bytes as one number, the first the lowest; compilers make it one load. */
static uint64_t eight_at(const char *text)
{
    const unsigned char *p = (const unsigned char *)text;
    return p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 |
           (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}

/* Are the first six bytes two characters of three bytes that can be told at once? Their leads must not be those whose
 * tails may make an overlong form or a surrogate. */
static bool is_two_threes(uint64_t eight)
{
    if ((eight & 0xC0C0F0C0C0F0) != 0x8080E08080E0)
        return false;
    uint64_t leads = eight & 0x0F00000F, not_e0 = leads + 0x0F00000F, not_ed = (leads ^ 0x0D00000D) + 0x0F00000F;
    return (not_e0 & not_ed & 0x10000010) == 0x10000010;
}

size_t utf8_find_invalid(str s)
{
    for (size_t at = 0, bytes; at < s.len; at += bytes) {
        uint64_t eight;
        while (s.len - at >= 8 && is_two_threes(eight = eight_at(s.ptr + at)))
            at += 6;
        while (s.len - at >= 8 && !(eight_at(s.ptr + at) & EACH(0x80)))
            at += 8;
        if (at == s.len)
            break;
        utf8_at(s, at, &bytes);
        if (bytes == 1 && (unsigned char)s.ptr[at] >= 0x80)
            return at;
    }
    return STR_NONE;
}

/* One bit for each of the eight bytes that is no tail and no lead of U+4000 to U+9FFF, which are 0xE4 to 0xE9. */
static uint64_t others_of_eight(uint64_t eight)
{
    uint64_t low = eight & EACH(0x3F);
    uint64_t is_han = (low + EACH(0x80 - 0x24)) & ~(low + EACH(0x80 - 0x2A));
    uint64_t is_other = (~eight | (eight << 1 & ~is_han)) & EACH(0x80);
    return (is_other >> 7) * 0x0102040810204080 >> 56;
}

uint64_t utf8_others(str s, size_t at)
{
    const char *text = s.ptr + at;
    size_t length = s.len - at < 64 ? s.len - at : 64, done = 0;
    uint64_t others = 0;
    for (; length - done >= 8; done += 8)
        others |= others_of_eight(eight_at(text + done)) << done;
    if (done < length && length >= 8)
        return others | others_of_eight(eight_at(text + length - 8)) << (length - 8);
    for (; done < length; done++)
        others |= (others_of_eight(EACH((unsigned char)text[done])) & 1) << done;
    return others;
}

bool utf8_is_printable(str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] < 0x20 || s.ptr[i] == 0x7F)
            return false;
    return utf8_find_invalid(s) == STR_NONE;
}

/* Runs of letters in which each capital stands before its small letter. */
static const struct {
    uint16_t first, last; /* capitals: every other code point from first to last */
} capital_runs[] = {
    { 0x100, 0x12E }, { 0x132, 0x136 }, { 0x139, 0x147 }, { 0x14A, 0x176 }, { 0x179, 0x17D },
    { 0x1CD, 0x1DB }, { 0x1DE, 0x1EE }, { 0x1F8, 0x21E }, { 0x222, 0x232 }, { 0x246, 0x24E },
};

static uint32_t fold(uint32_t c)
{
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7))
        return c + 0x20;
    if (c == 0x178)
        return 0xFF;
    for (size_t i = 0; c >= 0x100 && c <= 0x24F && i < sizeof capital_runs / sizeof *capital_runs; i++)
        if (c >= capital_runs[i].first && c <= capital_runs[i].last)
            return c + ((c - capital_runs[i].first) % 2 == 0);
    return c;
}

int utf8_compare_folded(str a, str b)
{
    size_t i = 0, k = 0;
    while (i < a.len && k < b.len) {
        size_t a_bytes, b_bytes;
        uint32_t left = fold(utf8_at(a, i, &a_bytes)), right = fold(utf8_at(b, k, &b_bytes));
        if (left != right)
            return left < right ? -1 : 1;
        i += a_bytes;
        k += b_bytes;
    }
    return (i < a.len) - (k < b.len);
}

size_t utf8_count(str s)
{
    size_t count = 0;
    for (size_t at = 0, bytes; at < s.len; at += bytes, count++)
        utf8_at(s, at, &bytes);
    return count;
}

struct range {
    uint32_t first;
    uint32_t last;
};

static bool in_ranges(uint32_t code_point, const struct range *ranges, size_t count)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (code_point > ranges[middle].last)
            low = middle + 1;
        else if (code_point < ranges[middle].first)
            high = middle;
        else
            return true;
    }
    return false;
}

int utf8_other_width(uint32_t code_point)
{
    static const struct range zero[] = {
        { 0x0000, 0x0008 }, { 0x000A, 0x001F }, { 0x007F, 0x009F },   { 0x0300, 0x036F }, { 0x200B, 0x200F },
        { 0x2028, 0x202E }, { 0x2060, 0x2064 }, { 0x2066, 0x206F },   { 0x20D0, 0x20FF }, { 0xFE00, 0xFE0F },
        { 0xFE20, 0xFE2F }, { 0xFEFF, 0xFEFF }, { 0xE0000, 0xE01EF },
    };
    static const struct range wide[] = {
        { 0x1100, 0x115F },   { 0x2E80, 0x303E },   { 0x3041, 0x33FF },   { 0x3400, 0xA4CF },   { 0xA960, 0xA97F },
        { 0xAC00, 0xD7A3 },   { 0xF900, 0xFAFF },   { 0xFE10, 0xFE19 },   { 0xFE30, 0xFE6F },   { 0xFF00, 0xFF60 },
        { 0xFFE0, 0xFFE6 },   { 0x16FE0, 0x18DFF }, { 0x1B000, 0x1B2FF }, { 0x1F300, 0x1F64F }, { 0x1F680, 0x1F6FF },
        { 0x1F900, 0x1F9FF }, { 0x20000, 0x3FFFD },
    };
    if (in_ranges(code_point, zero, sizeof zero / sizeof *zero))
        return 0;
    return in_ranges(code_point, wide, sizeof wide / sizeof *wide) ? 2 : 1;
}

size_t utf8_width(str s)
{
    size_t width = 0;
    for (size_t at = 0, bytes; at < s.len; at += bytes)
        width += (size_t)utf8_code_point_width(utf8_at(s, at, &bytes));
    return width;
}

bool utf8_is_rare_han(uint32_t code_point)
{
    static const struct range han[] = {
        { 0x3005, 0x3007 },
        { 0x3400, 0x4DBF },
        { 0xF900, 0xFAFF },
        { 0x20000, 0x3FFFD },
    };
    return in_ranges(code_point, han, sizeof han / sizeof *han);
}
