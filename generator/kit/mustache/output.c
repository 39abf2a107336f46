/* Where the text goes, and escaping it. */
#include "render_internal.h"

enum {
    FIRST_ROOM = 16 * 1024, /* bytes: a page's worth, so that most renderings never grow the buffer */
    SINK_ROOM = 64 * 1024,  /* bytes given to a sink at a time */
    LONGEST_ENTITY = 6,     /* &quot; */
};

size_t output_written(const struct output *out)
{
    return out->flushed + (size_t)(out->at - (out->buf->ptr + out->start));
}

/* The buffer has `room` bytes past its length. */
static void set_window(struct output *out)
{
    struct buf *buf = out->buf;
    out->at = buf->ptr + buf->len;
    out->end = buf->ptr + buf->capacity - OUTPUT_SLACK;
    size_t left = out->limit - (out->flushed + buf->len - out->start);
    if ((size_t)(out->end - out->at) > left)
        out->end = out->at + left;
}

void output_begin(struct output *out, struct buf *buf, const struct mustache_sink *sink, size_t limit)
{
    *out = (struct output){ .buf = buf, .sink = sink, .start = buf->len, .limit = limit };
    buf_reserve(buf, (sink ? SINK_ROOM : FIRST_ROOM) + OUTPUT_SLACK);
    set_window(out);
}

/* Gives the sink all there is. */
static bool flush(struct output *out)
{
    struct buf *buf = out->buf;
    str bytes = str_slice(buf_str(buf), out->start, buf->len);
    if (bytes.len == 0)
        return true;
    out->flushed += bytes.len;
    buf->len = out->start;
    if (!out->sink->write(out->sink->context, bytes))
        out->refused = true;
    return !out->refused;
}

bool output_end(struct output *out)
{
    out->buf->len = (size_t)(out->at - out->buf->ptr);
    return !out->sink || (!out->refused && flush(out));
}

bool output_make_room(struct output *out, size_t n)
{
    struct buf *buf = out->buf;
    if (out->refused || n > out->limit - output_written(out))
        return false;
    buf->len = (size_t)(out->at - buf->ptr);
    if (out->sink && !flush(out))
        return false;
    buf_reserve(buf, n + OUTPUT_SLACK);
    set_window(out);
    return true;
}

/* ---- Escaping ---- */

/* By byte: 0 for itself, else the number of its entity. */
static const unsigned char classes[256] = { ['&'] = 1, ['<'] = 2, ['>'] = 3, ['"'] = 4, ['\''] = 5 };

static const struct {
    char text[8]; /* copied whole, into the slack */
    size_t length;
} entities[] = { { "", 0 }, { "&amp;", 5 }, { "&lt;", 4 }, { "&gt;", 4 }, { "&quot;", 6 }, { "&#39;", 5 } };

/* Whether any byte of the word is to be escaped. Zero bytes of `x` are found by borrowing into their top bit; a
 * byte above a zero byte may be found too, which does not matter for "any". */
static bool has_special(uint64_t word)
{
    const uint64_t ones = 0x0101010101010101u;
    uint64_t quote = word ^ ones * '"';
    uint64_t ampersand = (word | ones) ^ ones * '\'';   /* & and ' differ in the lowest bit */
    uint64_t angle = (word | (ones << 1)) ^ ones * '>'; /* < and > differ in the second */
    uint64_t zeros = ((quote - ones) & ~quote) | ((ampersand - ones) & ~ampersand) | ((angle - ones) & ~angle);
    return (zeros & (ones << 7)) != 0;
}

static char *escape_byte(char *at, char c)
{
    unsigned char class = classes[(unsigned char)c];
    if (class == 0) {
        *at = c;
        return at + 1;
    }
    memcpy(at, entities[class].text, sizeof entities[class].text);
    return at + entities[class].length;
}

/* Escapes n bytes to where there is room for LONGEST_ENTITY times as many, and slack. Returns where it ended. */
static char *escape(char *at, const char *text, size_t n)
{
    const char *end = text + n;
    uint64_t word;
    while ((size_t)(end - text) >= sizeof word) {
        memcpy(&word, text, sizeof word);
        if (has_special(word)) {
            for (size_t i = 0; i < sizeof word; i++)
                at = escape_byte(at, text[i]);
        } else {
            memcpy(at, &word, sizeof word);
            at += sizeof word;
        }
        text += sizeof word;
    }
    uint32_t half;
    if ((size_t)(end - text) >= sizeof half) {
        memcpy(&half, text, sizeof half);
        if (!has_special(half)) {
            memcpy(at, &half, sizeof half);
            at += sizeof half;
            text += sizeof half;
        }
    }
    while (text < end)
        at = escape_byte(at, *text++);
    return at;
}

/* Near the limit there may not be room for the worst case, and yet for this one. */
static size_t escaped_length(const char *text, size_t n)
{
    size_t length = n;
    for (size_t i = 0; i < n; i++) {
        unsigned char class = classes[(unsigned char)text[i]];
        length += class ? entities[class].length - 1 : 0;
    }
    return length;
}

bool output_escaped(struct output *out, str text)
{
    enum { PIECE = 1024 }; /* bytes: so that room for the worst case is a page at most */
    for (size_t done = 0; done < text.len;) {
        size_t n = text.len - done < PIECE ? text.len - done : PIECE;
        if (!output_room(out, n * LONGEST_ENTITY) && !output_room(out, escaped_length(text.ptr + done, n)))
            return false;
        out->at = escape(out->at, text.ptr + done, n);
        done += n;
    }
    return true;
}

void mustache_escape(struct buf *out, str text)
{
    char *begin = buf_reserve(out, text.len * LONGEST_ENTITY + OUTPUT_SLACK);
    out->len += (size_t)(escape(begin, text.ptr, text.len) - begin);
}
