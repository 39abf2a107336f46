#include "chain.h"

#include "clean.h"
#include "utf8.h"

/* How many lines ahead tell how wide a column is: more would reach into the next column. */
enum { COLUMN_LINES = 4 };

/* Columns of a terminal: two Chinese characters, the indent of a paragraph. */
enum { INDENT = 4 };

/* What the pass over the lines knows at a line. */
struct line_walk {
    struct chains *chains;
    const struct shape_line *lines; /* of each piece: its text, and its width with the indent */
    size_t widest;                  /* width of the widest line of the chain at hand */
};

static str line_of(const struct chains *chains, size_t index)
{
    return clean_trim(draft_piece_text(chains->draft, &chains->draft->pieces[index]));
}

str chain_first_line(const struct chains *chains, const struct chain *chain)
{
    return line_of(chains, chain->first);
}

str chain_last_line(const struct chains *chains, const struct chain *chain)
{
    return line_of(chains, chain->last);
}

/* The widest of the lines that follow line `index` without an empty line, and of itself. */
static size_t column_ahead(const struct line_walk *walk, size_t index)
{
    const struct draft *draft = walk->chains->draft;
    size_t widest = walk->lines[index].width;
    for (size_t i = index + 1; i <= index + COLUMN_LINES && i < draft->piece_count; i++) {
        if (draft->pieces[i].before != BREAK_LINE)
            break;
        if (walk->lines[i].width > widest)
            widest = walk->lines[i].width;
    }
    return widest;
}

static bool is_short_first_line(const struct line_walk *walk, const struct chain *chain, size_t index)
{
    size_t column = column_ahead(walk, index - 1);
    return chain->first == index - 1 && !chain->marked && !chain->has_stop &&
           walk->lines[index - 1].width * 10 < column * 6;
}

/* Is line `index` part of the chain that the line before it belongs to? */
static bool line_goes_on(const struct line_walk *walk, const struct chain *chain, size_t index)
{
    const struct piece *pieces = walk->chains->draft->pieces;
    const struct piece *line = &pieces[index];
    str before = line_of(walk->chains, index - 1), text = line_of(walk->chains, index);
    bool ended = shape_ends_sentence(before);
    size_t indent_before = chain->first == index - 1 && chain->marked ? line->indent : pieces[index - 1].indent;
    if (line->indent > indent_before && (ended || line->indent >= indent_before + INDENT))
        return false;
    if (line->before == BREAK_HARD)
        return !ended && !shape_is_byline(text) &&
               !(shape_is_heading(before) && chain->first == index - 1 && shape_has_stop(text));
    if (!ended)
        return !is_short_first_line(walk, chain, index) || shape_begins_inside(text);
    size_t column = column_ahead(walk, index);
    if (walk->widest > column)
        column = walk->widest;
    return walk->lines[index - 1].width + INDENT > column && !shape_is_byline(text);
}

/* The mark that line `index` begins with, where it counts as one there. */
static enum shape_mark mark_at(const struct line_walk *walk, const struct chain *chain, size_t index, size_t *ret_bytes)
{
    const struct piece *line = &walk->chains->draft->pieces[index];
    enum shape_mark mark = shape_mark_of(line_of(walk->chains, index), ret_bytes);
    if (mark != MARK_WEAK && mark != MARK_HEADING)
        return mark;
    bool follows = chain && line->before <= BREAK_HARD;
    if (!follows || chain->marked || shape_ends_sentence(line_of(walk->chains, index - 1)))
        return mark;
    if (mark == MARK_HEADING && is_short_first_line(walk, chain, index))
        return mark;
    return MARK_NONE;
}

static void add_line(struct line_walk *walk, struct chain *chain, size_t index)
{
    str text = line_of(walk->chains, index);
    chain->last = index;
    chain->bytes += text.len;
    chain->has_stop = chain->has_stop || walk->lines[index].has_stop;
    if (walk->lines[index].has_quotes)
        shape_count_quotes(&chain->quotes, text);
    chain->short_line = !chain->has_stop && chain->bytes <= 3 * SHAPE_LONGEST_HEADING && !shape_ends_sentence(text);
    if (walk->lines[index].width > walk->widest)
        walk->widest = walk->lines[index].width;
}

static struct chain *new_chain(struct line_walk *walk, size_t index)
{
    struct chains *chains = walk->chains;
    const struct piece *piece = &chains->draft->pieces[index];
    chains->items =
        arena_reserve(chains->draft->scratch, chains->items, chains->count, &chains->capacity, sizeof *chains->items);
    struct chain *chain = &chains->items[chains->count++];
    *chain = (struct chain){ .first = index,
                             .last = index,
                             .kind = piece->kind,
                             .level = piece->level,
                             .guess = piece->guess,
                             .before = piece->before };
    walk->widest = 0;
    return chain;
}

static struct shape_line *measure(const struct chains *chains)
{
    struct draft *draft = chains->draft;
    struct shape_line *lines = arena_array(draft->scratch, struct shape_line, draft->piece_count + 1);
    for (size_t i = 0; i < draft->piece_count; i++) {
        lines[i] = shape_measure(line_of(chains, i));
        lines[i].width = draft->pieces[i].guess ? lines[i].width + (uint32_t)draft->pieces[i].indent : 0;
    }
    return lines;
}

static void take_mark_off(struct draft *draft, struct piece *piece, size_t bytes)
{
    str text = draft_piece_text(draft, piece);
    str inner = clean_trim(text);
    draft_cut_front(draft, piece, (size_t)(inner.ptr - text.ptr) + bytes);
}

void chains_make(struct chains *chains, struct draft *draft)
{
    *chains = (struct chains){ .draft = draft };
    struct line_walk walk = { .chains = chains };
    walk.lines = measure(chains);
    struct chain *chain = NULL; /* the one that the line before belongs to, where lines may still be added */
    for (size_t i = 0; i < draft->piece_count; i++) {
        struct piece *piece = &draft->pieces[i];
        size_t mark_bytes = 0;
        bool text_kind = piece->guess && piece->kind == BLOCK_PARAGRAPH;
        enum shape_mark mark = text_kind ? mark_at(&walk, chain, i, &mark_bytes) : MARK_NONE;
        bool same = chain && piece->guess && piece->before <= BREAK_HARD && piece->kind == draft->pieces[i - 1].kind &&
                    piece->group == draft->pieces[i - 1].group;
        if (same && mark == MARK_NONE && line_goes_on(&walk, chain, i)) {
            draft->pieces[i - 1].next_part = i;
            piece->is_part = true;
            add_line(&walk, chain, i);
            continue;
        }
        chain = new_chain(&walk, i);
        chain->marked = mark != MARK_NONE;
        if (mark == MARK_BULLET || mark == MARK_WEAK) {
            take_mark_off(draft, piece, mark_bytes);
            chain->kind = BLOCK_ITEM;
            chain->bullet = mark == MARK_BULLET;
        }
        add_line(&walk, chain, i);
        if (!piece->guess)
            chain = NULL;
    }
}

void chains_append(struct chains *chains, struct chain *chain, struct chain *next)
{
    struct piece *pieces = chains->draft->pieces;
    pieces[chain->last].next_part = next->first;
    pieces[next->first].is_part = true;
    next->taken = true;
    for (size_t i = next->first; i != PIECE_NONE; i = pieces[i].next_part)
        shape_count_quotes(&chain->quotes, line_of(chains, i));
    chain->last = next->last;
    chain->bytes += next->bytes;
    chain->has_stop = chain->has_stop || next->has_stop;
    chain->short_line = false;
}
