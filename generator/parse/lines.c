#include "lines.h"

#include <string.h>

static size_t find(str text, char c, size_t at)
{
    const char *hit = at < text.len ? memchr(text.ptr + at, c, text.len - at) : NULL;
    return hit ? (size_t)(hit - text.ptr) : text.len;
}

struct lines lines_from(str text, size_t at)
{
    return (struct lines){ text, find(text, '\n', at), find(text, '\r', at) };
}

size_t lines_end(struct lines *lines, size_t at, size_t *ret_next)
{
    size_t length = lines->text.len;
    if (lines->newline < at)
        lines->newline = find(lines->text, '\n', at);
    if (lines->carriage < at)
        lines->carriage = find(lines->text, '\r', at);
    size_t end = lines->newline < lines->carriage ? lines->newline : lines->carriage;
    bool both = lines->newline < length && lines->newline == end + 1;
    *ret_next = end == length ? end : end + (both ? 2 : 1);
    return end;
}
