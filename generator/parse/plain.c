/* Plain text: every line a piece; join finds out what they are. */
#include "format.h"

#include "clean.h"
#include "utf8.h"

static bool is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

/* The end of the line that begins at `at`, and where the next one begins. */
static size_t end_of_line(str bytes, size_t at, size_t *ret_next)
{
    size_t end = at;
    while (end < bytes.len && ((unsigned char)bytes.ptr[end] > '\r' || !is_line_end(bytes.ptr[end])))
        end++;
    *ret_next = end;
    if (end < bytes.len)
        *ret_next = bytes.ptr[end] == '\r' && end + 1 < bytes.len && bytes.ptr[end + 1] == '\n' ? end + 2 : end + 1;
    return end;
}

static size_t indent_of(str line)
{
    return utf8_width(str_slice(line, 0, (size_t)(clean_trim(line).ptr - line.ptr)));
}

bool plain_parse(struct draft *draft, struct diags *diags)
{
    (void)diags;
    str bytes = draft->document->source.bytes;
    size_t last_end = STR_NONE;
    draft->columns = true;
    buf_reserve(&draft->text, str_slice(bytes, draft->document->body, bytes.len).len);
    for (size_t at = draft->document->body, next; at < bytes.len && !draft->full; at = next) {
        size_t end = end_of_line(bytes, at, &next);
        str line = str_slice(bytes, at, end);
        if (clean_is_blank(line))
            continue;
        enum piece_break before = last_end == STR_NONE ? BREAK_BLANK : draft_break_between(draft, last_end, at);
        struct piece *piece = draft_open(draft, BLOCK_PARAGRAPH, before);
        piece->guess = true;
        piece->indent = indent_of(line);
        draft_add(draft, line, at, line.len);
        draft_close(draft);
        last_end = end;
    }
    return true;
}
