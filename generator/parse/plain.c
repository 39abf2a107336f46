/* Plain text: every line a piece; join finds out what they are. */
#include "format.h"

#include "utf8.h"

#include <string.h>

/* The lines of a text, whose ends are \n, \r\n or \r. */
struct lines {
    str bytes;
    size_t newline;  /* the first \n that is not behind the line at hand; bytes.len where there is none */
    size_t carriage; /* the same of \r */
};

static size_t find(str bytes, char c, size_t at)
{
    const char *hit = at < bytes.len ? memchr(bytes.ptr + at, c, bytes.len - at) : NULL;
    return hit ? (size_t)(hit - bytes.ptr) : bytes.len;
}

static struct lines lines_from(str bytes, size_t at)
{
    return (struct lines){ bytes, find(bytes, '\n', at), find(bytes, '\r', at) };
}

/* The end of the line that begins at `at`, and where the next one begins. */
static size_t end_of_line(struct lines *lines, size_t at, size_t *ret_next)
{
    str bytes = lines->bytes;
    if (lines->newline < at)
        lines->newline = find(bytes, '\n', at);
    if (lines->carriage < at)
        lines->carriage = find(bytes, '\r', at);
    size_t end = lines->newline < lines->carriage ? lines->newline : lines->carriage;
    bool both = lines->newline < bytes.len && lines->newline == end + 1;
    *ret_next = end + (both ? 2 : end < bytes.len ? 1 : 0);
    return end;
}

bool plain_parse(struct draft *draft, struct diags *diags)
{
    (void)diags;
    str bytes = draft->document->source.bytes;
    size_t last_end = STR_NONE;
    draft->columns = true;
    draft_refer_to_document(draft);
    struct lines lines = lines_from(bytes, draft->document->body);
    for (size_t at = draft->document->body, next; at < bytes.len && !draft->full; at = next) {
        size_t end = end_of_line(&lines, at, &next);
        struct piece *piece = draft_add_line(draft, at, end);
        if (!piece)
            continue;
        piece->before = last_end == STR_NONE ? BREAK_BLANK : draft_break_between(draft, last_end, at);
        piece->indent = utf8_width(str_slice(bytes, at, at + piece->line.begin));
        last_end = end;
    }
    return true;
}
