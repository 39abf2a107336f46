/* Plain text: every line a piece; join finds out what they are. */
#include "format.h"

#include "clean.h"
#include "utf8.h"

#include <string.h>

/* The lines of a text, whose ends are \n, \r\n or \r. */
struct lines {
    str bytes;
    size_t newline; /* the first \n that is not behind the line at hand; bytes.len where there is none */
};

static size_t find_newline(str bytes, size_t at)
{
    size_t found = str_find(bytes, STR("\n"), at);
    return found == STR_NONE ? bytes.len : found;
}

/* The end of the line that begins at `at`, and where the next one begins. */
static size_t end_of_line(struct lines *lines, size_t at, size_t *ret_next)
{
    str bytes = lines->bytes;
    if (lines->newline < at)
        lines->newline = find_newline(bytes, at);
    size_t end = lines->newline;
    *ret_next = end < bytes.len ? end + 1 : end;
    const char *hit = memchr(bytes.ptr + at, '\r', end - at);
    if (!hit)
        return end;
    size_t carriage = (size_t)(hit - bytes.ptr);
    if (carriage + 1 != end)
        *ret_next = carriage + 1;
    return carriage;
}

/* The bytes of white space at the line's begin. */
static size_t space_before(str line)
{
    size_t at = 0, bytes;
    for (; at < line.len; at += bytes) {
        uint32_t c = utf8_at(line, at, &bytes);
        if (!clean_is_space(c) && !clean_is_zero_width(c))
            break;
    }
    return at;
}

bool plain_parse(struct draft *draft, struct diags *diags)
{
    (void)diags;
    str bytes = draft->document->source.bytes;
    size_t last_end = STR_NONE;
    draft->columns = true;
    buf_reserve(&draft->text, str_slice(bytes, draft->document->body, bytes.len).len);
    struct lines lines = { bytes, find_newline(bytes, draft->document->body) };
    for (size_t at = draft->document->body, next; at < bytes.len && !draft->full; at = next) {
        size_t end = end_of_line(&lines, at, &next);
        str line = str_slice(bytes, at, end);
        size_t space = space_before(line);
        if (space == line.len)
            continue;
        enum piece_break before = last_end == STR_NONE ? BREAK_BLANK : draft_break_between(draft, last_end, at);
        struct piece *piece = draft_open(draft, BLOCK_PARAGRAPH, before);
        piece->guess = true;
        piece->indent = utf8_width(str_slice(line, 0, space));
        draft_add(draft, line, at, line.len);
        draft_close(draft);
        last_end = end;
    }
    return true;
}
