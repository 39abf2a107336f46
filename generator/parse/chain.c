#include "chain.h"

/* How many lines ahead tell how wide a column is: more would reach into the next column. */
enum { COLUMN_LINES = 4 };

/* Columns of a terminal: two Chinese characters, the indent of a paragraph. */
enum { INDENT = 4 };

/* What the pass over the lines knows at a line. */
struct line_walk {
    struct chains *chains;
    size_t widest; /* width of the widest line of the chain at hand */
};

static str line_of(const struct chains *chains, size_t index)
{
    return draft_piece_line(chains->draft, &chains->draft->pieces[index]);
}

str chain_first_line(const struct chains *chains, const struct chain *chain)
{
    return line_of(chains, chain->first);
}

str chain_last_line(const struct chains *chains, const struct chain *chain)
{
    return line_of(chains, chain->last);
}

/* In columns of a terminal, indent included; 0 where it is no line of a column. */
static size_t width_of(const struct piece *line)
{
    return line->guess ? line->shape.width + line->indent : 0;
}

/* The widest of the lines that follow line `index` without an empty line, and of itself. */
static size_t column_ahead(const struct draft *draft, size_t index)
{
    size_t widest = width_of(&draft->pieces[index]);
    for (size_t i = index + 1; i <= index + COLUMN_LINES && i < draft->piece_count; i++) {
        const struct piece *line = &draft->pieces[i];
        if (line->before != BREAK_LINE)
            break;
        if (width_of(line) > widest)
            widest = width_of(line);
    }
    return widest;
}

/* Is the line before `index` the first of its chain and short? */
static bool is_short_first_line(const struct draft *draft, const struct chain *chain, size_t index)
{
    return chain->first == index - 1 && !chain->marked && !chain->has_stop &&
           width_of(&draft->pieces[index - 1]) * 10 < column_ahead(draft, index - 1) * 6;
}

/* Is line `index` part of the chain that the line before it belongs to? */
static bool line_goes_on(const struct line_walk *walk, const struct chain *chain, size_t index)
{
    const struct draft *draft = walk->chains->draft;
    const struct piece *line = &draft->pieces[index], *before = line - 1;
    str text = draft_piece_line(draft, line);
    bool ended = before->shape.ends;
    size_t indent_before = chain->first == index - 1 && chain->marked ? line->indent : before->indent;
    if (line->indent > indent_before && (ended || line->indent >= indent_before + INDENT))
        return false;
    if (line->before == BREAK_HARD)
        return !ended && !shape_is_byline(text) &&
               !(chain->first == index - 1 && line->shape.has_stop &&
                 shape_is_heading(draft_piece_line(draft, before)));
    if (!ended)
        return !is_short_first_line(draft, chain, index) || shape_begins_inside(text);
    size_t column = column_ahead(draft, index);
    if (walk->widest > column)
        column = walk->widest;
    return width_of(before) + INDENT > column && !shape_is_byline(text);
}

/* The mark that line `index` begins with, where it counts as one there. */
static enum shape_mark mark_at(const struct line_walk *walk, const struct chain *chain, size_t index, size_t *ret_bytes)
{
    const struct draft *draft = walk->chains->draft;
    const struct piece *line = &draft->pieces[index];
    enum shape_mark mark = shape_mark_of(draft_piece_line(draft, line), ret_bytes);
    if (mark != MARK_WEAK && mark != MARK_HEADING)
        return mark;
    bool follows = chain && line->before <= BREAK_HARD;
    if (!follows || chain->marked || line[-1].shape.ends)
        return mark;
    if (mark == MARK_HEADING && is_short_first_line(draft, chain, index))
        return mark;
    return MARK_NONE;
}

static void add_line(struct line_walk *walk, struct chain *chain, size_t index)
{
    const struct piece *line = &walk->chains->draft->pieces[index];
    chain->last = index;
    chain->bytes += line->shape.length;
    chain->has_stop = chain->has_stop || line->shape.has_stop;
    if (line->shape.has_quotes)
        shape_count_quotes(&chain->quotes, line_of(walk->chains, index));
    chain->short_line = !chain->has_stop && chain->bytes <= 3 * SHAPE_LONGEST_HEADING && !line->shape.ends;
    if (width_of(line) > walk->widest)
        walk->widest = width_of(line);
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

void chains_make(struct chains *chains, struct draft *draft)
{
    *chains = (struct chains){ .draft = draft };
    struct line_walk walk = { .chains = chains };
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
            draft_cut_front(draft, piece, piece->shape.begin + mark_bytes);
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
        if (pieces[i].shape.has_quotes)
            shape_count_quotes(&chain->quotes, line_of(chains, i));
    chain->last = next->last;
    chain->bytes += next->bytes;
    chain->has_stop = chain->has_stop || next->has_stop;
    chain->short_line = false;
}
