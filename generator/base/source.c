#include "source.h"

#include "utf8.h"

static bool ends_line(str text, size_t at)
{
    if (text.ptr[at] == '\n')
        return true;
    return text.ptr[at] == '\r' && !(at + 1 < text.len && text.ptr[at + 1] == '\n');
}

struct position source_position(const struct source *source, size_t offset)
{
    str text = source->bytes;
    if (offset > text.len)
        offset = text.len;
    struct position position = { .line = 1 };
    size_t start = 0;
    for (size_t at = 0; at < offset; at++) {
        if (ends_line(text, at)) {
            position.line++;
            start = at + 1;
        }
    }
    size_t end = start;
    while (end < text.len && text.ptr[end] != '\n' && text.ptr[end] != '\r')
        end++;
    position.text = str_slice(text, start, end);
    position.column = utf8_count(str_slice(text, start, offset)) + 1;
    return position;
}

str span_text(struct span span)
{
    return span.source ? str_slice(span.source->bytes, span.offset, span.offset + span.length) : STR("");
}
