#include "buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buf_init(struct buf *buf)
{
    *buf = (struct buf){ 0 };
}

void buf_finish(struct buf *buf)
{
    free(buf->ptr);
    buf_init(buf);
}

void buf_clear(struct buf *buf)
{
    buf->len = 0;
}

char *buf_grow(struct buf *buf, size_t more)
{
    size_t capacity = buf->capacity ? buf->capacity : 256;
    while (capacity - buf->len < more && capacity <= SIZE_MAX / 2)
        capacity *= 2;
    char *larger = capacity - buf->len < more ? NULL : realloc(buf->ptr, capacity);
    if (!larger) {
        fprintf(stderr, "kechuang: out of memory (%zu bytes more were needed)\n", more);
        abort();
    }
    buf->ptr = larger;
    buf->capacity = capacity;
    return buf->ptr + buf->len;
}

enum { SHORT_FORMAT = 64 }; /* bytes that most formatted texts stay below */

void buf_add_number(struct buf *buf, uint64_t number)
{
    char digits[20]; /* of the largest */
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    buf_add(buf, (str){ digits + at, sizeof digits - at });
}

void buf_format(struct buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *end = buf_reserve(buf, SHORT_FORMAT);
    size_t room = buf->capacity - buf->len;
    int length = vsnprintf(end, room, format, args);
    va_end(args);
    assert(length >= 0);
    if ((size_t)length >= room) {
        end = buf_reserve(buf, (size_t)length + 1);
        va_start(args, format);
        vsnprintf(end, (size_t)length + 1, format, args);
        va_end(args);
    }
    buf->len += (size_t)length;
}
