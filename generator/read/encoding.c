#include "read_internal.h"

#include "utf8.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

/* ---- is it GB18030? ---- */

/* What a text's characters of two and four bytes are, read as GB18030. */
struct gb_count {
    size_t common; /* level 1 Chinese characters, punctuation, full-width letters: rows 1–3 and 16–55 of GB 2312 */
    size_t other;  /* all else */
    size_t stop;   /* the first byte that does not fit, or STR_NONE */
};

static bool is_between(unsigned char c, unsigned char low, unsigned char high)
{
    return c >= low && c <= high;
}

static struct gb_count count_gb(str text)
{
    struct gb_count count = { .stop = STR_NONE };
    const unsigned char *bytes = (const unsigned char *)text.ptr;
    size_t at = 0;
    while (at < text.len) {
        unsigned char lead = bytes[at];
        if (lead < 0x80) {
            at++;
            continue;
        }
        unsigned char trail = at + 1 < text.len ? bytes[at + 1] : 0;
        bool four = is_between(trail, '0', '9') && at + 3 < text.len;
        if (lead == 0x80 || lead == 0xFF || (!four && (trail < 0x40 || trail == 0x7F || trail == 0xFF))) {
            count.stop = at;
            break;
        }
        bool common_row = is_between(lead, 0xA1, 0xA3) || is_between(lead, 0xB0, 0xD7);
        if (trail >= 0xA1 && common_row)
            count.common++;
        else
            count.other++;
        at += four ? 4 : 2;
    }
    return count;
}

/* Of the characters of Chinese prose in GBK nearly all are common ones, of prose in traditional characters some
 * 60 in 100. The same bytes read out of UTF-8, Big5, Shift JIS or Latin-1 give less than 20 in 100, so that half
 * tells them apart. */
static bool looks_like_gb(struct gb_count count)
{
    return count.stop == STR_NONE && count.common > count.other;
}

/* ---- conversion ---- */

/* Converts text to UTF-8. False with *ret_bad set to the first byte that does not fit, or STR_NONE where the
 * system has no such conversion. */
static bool convert(const char *encoding, str text, struct buf *out, size_t *ret_bad)
{
    iconv_t converter = iconv_open("UTF-8", encoding);
    if (converter == (iconv_t)-1) {
        *ret_bad = STR_NONE;
        return false;
    }
    char *from = (char *)text.ptr; /* iconv does not write there; its type predates const */
    size_t left = text.len;
    bool whole = true;
    while (left > 0 && whole) {
        size_t room = left * 3 / 2 + 16; /* two bytes become three; what takes more makes another round */
        char *to = buf_reserve(out, room);
        size_t room_left = room;
        size_t result = iconv(converter, &from, &left, &to, &room_left);
        out->len += room - room_left;
        whole = result != (size_t)-1 || errno == E2BIG;
    }
    iconv_close(converter);
    if (!whole)
        *ret_bad = text.len - left;
    return whole;
}

static bool not_text(struct source *source, size_t at, const char *problem, struct diags *diags)
{
    size_t length = at < source->bytes.len ? 1 : 0;
    diag_add(diags, DIAG_FILE_NOT_TEXT, (struct span){ source, at, length }, "%s", problem);
    return false;
}

/* Converts source->bytes, of which the first `skip` are a byte order mark, and notes it. */
static bool convert_source(struct arena *arena, struct source *source, size_t skip, const char *encoding,
                           const char *name, struct diags *diags)
{
    struct buf out;
    buf_init(&out);
    size_t bad;
    bool whole = convert(encoding, str_slice(source->bytes, skip, source->bytes.len), &out, &bad);
    if (whole) {
        source->bytes = arena_copy(arena, buf_str(&out));
        diag_add(diags, DIAG_ENCODING_CONVERTED, (struct span){ source, 0, 0 }, "the file was %s, not UTF-8", name);
    } else if (bad == STR_NONE) {
        not_text(source, 0, "this system cannot convert the file's encoding to UTF-8", diags);
    } else {
        not_text(source, skip + bad, "this byte is no text in the file's encoding", diags);
    }
    buf_finish(&out);
    return whole;
}

static bool decode_unmarked(struct arena *arena, struct source *source, struct encoding *ret_encoding,
                            struct diags *diags)
{
    size_t invalid = utf8_find_invalid(source->bytes);
    if (invalid == STR_NONE)
        return true;
    struct gb_count count = count_gb(source->bytes);
    if (looks_like_gb(count)) {
        ret_encoding->converted = true;
        return convert_source(arena, source, 0, "GB18030", "GB18030 (GBK)", diags);
    }
    /* One broken byte in a GBK file: show that one, not the file's first Chinese character. */
    bool broken_gb = count.stop != STR_NONE && count.common > count.other && count.stop > invalid;
    return not_text(source, broken_gb ? count.stop : invalid,
                    broken_gb ? "this byte is no GB18030 text"
                              : "this byte is not UTF-8, nor does the file look like GB18030",
                    diags);
}

bool encoding_decode(struct arena *arena, struct source *source, struct encoding *ret_encoding, struct diags *diags)
{
    *ret_encoding = (struct encoding){ 0 };
    bool decoded = true;
    str rest;
    if (str_skip(source->bytes, STR("\xEF\xBB\xBF"), &rest)) {
        ret_encoding->mark = source->bytes.len - rest.len;
        source->bytes = rest;
        size_t invalid = utf8_find_invalid(rest);
        if (invalid != STR_NONE)
            return not_text(source, invalid, "this byte is not UTF-8, as the file's byte order mark says it is", diags);
    } else if (str_starts(source->bytes, STR("\xFF\xFE"))) {
        ret_encoding->converted = true;
        decoded = convert_source(arena, source, 2, "UTF-16LE", "UTF-16", diags);
    } else if (str_starts(source->bytes, STR("\xFE\xFF"))) {
        ret_encoding->converted = true;
        decoded = convert_source(arena, source, 2, "UTF-16BE", "UTF-16", diags);
    } else {
        decoded = decode_unmarked(arena, source, ret_encoding, diags);
    }
    if (!decoded)
        return false;
    size_t nul = str_find(source->bytes, STR("\0"), 0);
    return nul == STR_NONE || not_text(source, nul, "a NUL byte stands here, which no text has", diags);
}
