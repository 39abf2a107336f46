/* A byte buffer that grows: where output is written before it goes to a file.
 *
 *     struct buf out;
 *     buf_init(&out);
 *     buf_add(&out, STR("<td>"));
 *     buf_format(&out, "%d家", 22);
 *     … buf_str(&out) …
 *     buf_finish(&out);
 *
 * Owns heap memory. Out of memory prints and aborts. */
#ifndef KC_BUF_H
#define KC_BUF_H

#include "str.h"

#include <stdint.h>

struct buf {
    char *ptr;       /* the bytes; not NUL-terminated; NULL while nothing was added */
    size_t len;      /* bytes in use */
    size_t capacity; /* bytes allocated */
};

void buf_init(struct buf *buf);
void buf_finish(struct buf *buf);
/* Empties the buffer and keeps its memory for the next use. */
void buf_clear(struct buf *buf);

static inline void buf_add(struct buf *buf, str s);
static inline void buf_add_char(struct buf *buf, char c);
/* A number's decimal digits. */
void buf_add_number(struct buf *buf, uint64_t number);
void buf_format(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Room for `more` bytes past the end; returns where they go, never NULL. The caller writes them and adds to buf->len. */
static inline char *buf_reserve(struct buf *buf, size_t more);

/* A view of the content, valid until the buffer changes. */
static inline str buf_str(const struct buf *buf);

/* ---- inline, because each piece of a text passes here ------------------------------------------------------- */

char *buf_grow(struct buf *buf, size_t more);

static inline char *buf_reserve(struct buf *buf, size_t more)
{
    return buf->ptr && buf->capacity - buf->len >= more ? buf->ptr + buf->len : buf_grow(buf, more);
}

static inline void buf_add(struct buf *buf, str s)
{
    if (s.len == 0)
        return;
    memcpy(buf_reserve(buf, s.len), s.ptr, s.len);
    buf->len += s.len;
}

static inline str buf_str(const struct buf *buf)
{
    return buf->len ? (str){ buf->ptr, buf->len } : STR("");
}

static inline void buf_add_char(struct buf *buf, char c)
{
    *buf_reserve(buf, 1) = c;
    buf->len++;
}

#endif
