#include "draft.h"

#include "clean.h"
#include "utf8.h"

#include <assert.h>
#include <string.h>

/* Bytes of a line of a newspaper's column, or less. */
enum { COLUMN_BYTES = 48 };

void draft_init(struct draft *draft, struct arena *scratch, const struct document *document)
{
    *draft = (struct draft){ .scratch = scratch, .document = document };
    buf_init(&draft->decoded);
    buf_init(&draft->clean_text);
}

void draft_finish(struct draft *draft)
{
    buf_finish(&draft->decoded);
    buf_finish(&draft->clean_text);
}

uint32_t draft_new_group(struct draft *draft)
{
    return ++draft->groups;
}

static struct piece *next_piece(struct draft *draft)
{
    draft->pieces =
        arena_reserve(draft->scratch, draft->pieces, draft->piece_count, &draft->piece_capacity, sizeof *draft->pieces);
    return &draft->pieces[draft->piece_count++];
}

static struct text_run *next_run(struct draft *draft)
{
    draft->runs =
        arena_reserve(draft->scratch, draft->runs, draft->run_count, &draft->run_capacity, sizeof *draft->runs);
    return &draft->runs[draft->run_count++];
}

struct piece *draft_open(struct draft *draft, enum block_kind kind, enum piece_break before)
{
    draft_close(draft);
    struct piece *piece = next_piece(draft);
    *piece = (struct piece){
        .kind = kind, .before = before, .text = draft->text.len, .run = draft->run_count, .next_part = PIECE_NONE
    };
    draft->open = true;
    return piece;
}

void draft_add(struct draft *draft, str text, size_t source, size_t source_length)
{
    assert(draft->open && text.len <= UINT32_MAX - draft->text.len);
    if (text.len == 0)
        return;
    size_t at = draft->text.len;
    buf_add(&draft->decoded, text);
    draft->text = buf_str(&draft->decoded);
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
    *next_run(draft) = (struct text_run){ at, text.len, source, source_length };
}

bool draft_close(struct draft *draft)
{
    if (!draft->open)
        return true;
    draft->open = false;
    struct piece *piece = &draft->pieces[draft->piece_count - 1];
    piece->text_end = draft->text.len;
    piece->run_end = draft->run_count;
    piece->shape = shape_measure(draft_piece_text(draft, piece));
    bool empty = piece->shape.length == 0;
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
    draft->text.len = draft->decoded.len = piece->text;
    draft->run_count = piece->run;
}

void draft_refer_to_document(struct draft *draft)
{
    assert(draft->piece_count == 0 && draft->run_count == 0 && draft->document->source.bytes.len <= UINT32_MAX);
    draft->text = draft->document->source.bytes;
    draft->piece_capacity = draft->text.len / COLUMN_BYTES + 1;
    draft->pieces = arena_array(draft->scratch, struct piece, draft->piece_capacity);
    *next_run(draft) = (struct text_run){ 0, draft->text.len, 0, draft->text.len };
}

struct piece *draft_add_line(struct draft *draft, size_t begin, size_t end)
{
    assert(draft->decoded.len == 0);
    struct shape_line shape = shape_measure(str_slice(draft->text, begin, end));
    draft->full = draft->full || (shape.length > 0 && draft->piece_count == DRAFT_MOST_PIECES);
    if (shape.length == 0 || draft->full)
        return NULL;
    struct piece *piece = next_piece(draft);
    *piece = (struct piece){ .kind = BLOCK_PARAGRAPH,
                             .guess = true,
                             .text = begin,
                             .text_end = end,
                             .run_end = 1,
                             .shape = shape,
                             .next_part = PIECE_NONE };
    return piece;
}

str draft_piece_text(const struct draft *draft, const struct piece *piece)
{
    return str_slice(draft->text, piece->text, piece->text_end);
}

void draft_cut_front(struct draft *draft, struct piece *piece, size_t bytes)
{
    assert(bytes <= piece->text_end - piece->text);
    piece->text += bytes;
    str text = clean_trim(draft_piece_text(draft, piece));
    piece->shape.begin = (uint32_t)(text.ptr - (draft->text.ptr + piece->text));
    piece->shape.length = (uint32_t)text.len;
    piece->shape.ends = shape_ends_sentence(text);
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
