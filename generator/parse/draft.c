#include "draft.h"

#include "clean.h"
#include "utf8.h"

#include <assert.h>
#include <string.h>

void draft_init(struct draft *draft, struct arena *scratch, const struct document *document)
{
    *draft = (struct draft){ .scratch = scratch, .document = document };
    buf_init(&draft->text);
    buf_init(&draft->clean_text);
}

void draft_finish(struct draft *draft)
{
    buf_finish(&draft->text);
    buf_finish(&draft->clean_text);
}

size_t draft_new_group(struct draft *draft)
{
    return ++draft->groups;
}

struct piece *draft_open(struct draft *draft, enum block_kind kind, enum piece_break before)
{
    draft_close(draft);
    draft->pieces =
        arena_reserve(draft->scratch, draft->pieces, draft->piece_count, &draft->piece_capacity, sizeof *draft->pieces);
    struct piece *piece = &draft->pieces[draft->piece_count++];
    *piece = (struct piece){
        .kind = kind, .before = before, .text = draft->text.len, .run = draft->run_count, .next_part = PIECE_NONE
    };
    draft->open = true;
    return piece;
}

void draft_add(struct draft *draft, str text, size_t source, size_t source_length)
{
    assert(draft->open);
    if (text.len == 0)
        return;
    size_t at = draft->text.len;
    buf_add(&draft->text, text);
    bool exact = text.len == source_length;
    const struct piece *piece = &draft->pieces[draft->piece_count - 1];
    if (exact && draft->run_count > piece->run) {
        struct text_run *last = &draft->runs[draft->run_count - 1];
        if (last->length == last->source_length && last->source + last->source_length == source) {
            last->length += text.len;
            last->source_length += text.len;
            return;
        }
    }
    draft->runs =
        arena_reserve(draft->scratch, draft->runs, draft->run_count, &draft->run_capacity, sizeof *draft->runs);
    draft->runs[draft->run_count++] = (struct text_run){ at, text.len, source, source_length };
}

bool draft_close(struct draft *draft)
{
    if (!draft->open)
        return true;
    draft->open = false;
    struct piece *piece = &draft->pieces[draft->piece_count - 1];
    piece->text_end = draft->text.len;
    piece->run_end = draft->run_count;
    bool empty = clean_is_blank(draft_piece_text(draft, piece));
    if (!empty && draft->piece_count > DRAFT_MOST_PIECES)
        empty = draft->full = true;
    if (empty)
        draft_take_back(draft);
    return !empty;
}

void draft_take_back(struct draft *draft)
{
    assert(!draft->open && draft->piece_count > 0);
    const struct piece *piece = &draft->pieces[--draft->piece_count];
    draft->text.len = piece->text;
    draft->run_count = piece->run;
}

str draft_piece_text(const struct draft *draft, const struct piece *piece)
{
    return str_slice(buf_str(&draft->text), piece->text, piece->text_end);
}

void draft_cut_front(struct draft *draft, struct piece *piece, size_t bytes)
{
    assert(bytes <= piece->text_end - piece->text);
    piece->text += bytes;
    while (piece->run < piece->run_end && draft->runs[piece->run].text + draft->runs[piece->run].length <= piece->text)
        piece->run++;
}

enum piece_break draft_break_between(const struct draft *draft, size_t from, size_t to)
{
    str bytes = draft->document->source.bytes;
    size_t ends = 0;
    for (size_t i = from; i < to && i < bytes.len; i++)
        if (bytes.ptr[i] == '\n' || (bytes.ptr[i] == '\r' && !(i + 1 < bytes.len && bytes.ptr[i + 1] == '\n')))
            ends++;
    return ends <= 1 ? BREAK_LINE : ends == 2 ? BREAK_BLANK : BREAK_WIDE;
}
