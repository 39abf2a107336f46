/* Plain text: every line a piece; join finds out what they are. */
#include "format.h"

#include "lines.h"
#include "utf8.h"

bool plain_parse(struct draft *draft, struct diags *diags)
{
    (void)diags;
    str bytes = draft->document->source.bytes;
    size_t last_end = STR_NONE;
    draft->columns = true;
    draft_refer_to_document(draft);
    struct lines lines = lines_from(bytes, draft->document->body);
    for (size_t at = draft->document->body, next; at < bytes.len && !draft->full; at = next) {
        size_t end = lines_end(&lines, at, &next);
        struct piece *piece = draft_add_line(draft, at, end);
        if (!piece)
            continue;
        piece->before = last_end == STR_NONE ? BREAK_BLANK : draft_break_between(draft, last_end, at);
        piece->indent = utf8_width(str_slice(bytes, at, at + piece->shape.begin));
        last_end = end;
    }
    return true;
}
