#include "source.h"

#include "utf8.h"

static bool ends_line(str text, size_t at)
{
    if (text.ptr[at] == '\n')
        return true;
    return text.ptr[at] == '\r' && !(at + 1 < text.len && text.ptr[at + 1] == '\n');
}

static size_t line_end(str text, size_t at)
{
    while (at < text.len && text.ptr[at] != '\n' && text.ptr[at] != '\r')
        at++;
    return at;
}

static struct position_memory first_place(const struct source *source)
{
    str line = str_slice(source->bytes, 0, line_end(source->bytes, 0));
    return (struct position_memory){ .source = source, .position = { .line = 1, .column = 1, .text = line } };
}

/* Goes back, line by line, to the one that `offset` is in. */
static void go_back(struct position_memory *place, str text, size_t offset)
{
    while (place->line_start > offset) {
        size_t begin = place->line_start - 1; /* its end mark */
        while (begin > 0 && !ends_line(text, begin - 1))
            begin--;
        place->line_start = begin;
        place->position.line--;
    }
    place->offset = place->line_start;
    place->position.column = 1;
    place->position.text = str_slice(text, place->line_start, line_end(text, place->line_start));
}

struct position source_position_after(struct position_memory *memory, const struct source *source, size_t offset)
{
    str text = source->bytes;
    if (offset > text.len)
        offset = text.len;
    struct position_memory place = *memory;
    if (place.source != source)
        place = first_place(source);
    if (offset < place.offset)
        go_back(&place, text, offset);
    size_t counted = place.offset; /* columns are known up to here */
    for (size_t at = place.offset; at < offset; at++) {
        if (ends_line(text, at)) {
            place.position.line++;
            place.position.column = 1;
            place.line_start = counted = at + 1;
        }
    }
    if (place.line_start > place.offset)
        place.position.text = str_slice(text, place.line_start, line_end(text, place.line_start));
    place.position.column += utf8_count(str_slice(text, counted, offset));
    place.offset = offset;
    *memory = place;
    return place.position;
}

struct position source_position(const struct source *source, size_t offset)
{
    struct position_memory memory = { 0 };
    return source_position_after(&memory, source, offset);
}

str span_text(struct span span)
{
    return span.source ? str_slice(span.source->bytes, span.offset, span.offset + span.length) : STR("");
}
