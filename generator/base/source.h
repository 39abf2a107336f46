/* A source is a text that something was read from, and a span is a piece of it.
 *
 * Every heading, figure and template tag remembers its span, so that each message and each figure can show
 * the place it came from. Line and column are worked out only when they are printed.
 *
 *     content/articles/a.md:3:5 — line 3, the fifth code point of it. */
#ifndef KC_SOURCE_H
#define KC_SOURCE_H

#include "str.h"

struct source {
    str path;  /* as the user would name it, for messages; "-" for standard input */
    str bytes; /* the whole text, UTF-8 (converted, where the file was in another encoding) */
};

struct span {
    const struct source *source; /* NULL: no place is known */
    size_t offset;               /* bytes from the start of source->bytes */
    size_t length;               /* bytes */
};

struct position {
    size_t line;   /* from 1 */
    size_t column; /* from 1, in code points */
    str text;      /* the whole line, without its line end */
};

/* The line and column of a byte offset; an offset past the end is the end. Lines end in LF, CRLF or CR. */
struct position source_position(const struct source *source, size_t offset);

/* The place found last: where many places of a text are looked up from its start to its end, its lines are counted
 * once and not once for each. All zero before the first. */
struct position_memory {
    const struct source *source;
    size_t offset;            /* bytes; where `position` is */
    size_t line_start;        /* bytes */
    struct position position; /* of offset */
};

/* The same as source_position. The source must live as long as it is remembered. */
struct position source_position_after(struct position_memory *memory, const struct source *source, size_t offset);

/* The text of a span; empty where it has no source. */
str span_text(struct span span);

#endif
