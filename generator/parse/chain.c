#include "chain.h"

#include "clean.h"
#include "utf8.h"

/* How many lines ahead tell how wide a column is: more would reach into the next column. */
enum { COLUMN_LINES = 4 };

/* Columns of a terminal: two Chinese characters, the indent of a paragraph. */
enum { INDENT = 4 };

/* A line, of which much is asked. */
struct line {
    uint32_t begin; /* bytes of white space before its text in the piece */
    uint32_t length;
    uint32_t width; /* in columns of a terminal, indent included; 0 where it is no line */
    bool has_stop;
    bool has_quotes;
    bool ends; /* shape_ends_sentence */
};

/* What the pass over the lines knows at a line. */
struct line_walk {
    struct chains *chains;
    struct line *lines; /* of each piece */
    size_t widest;      /* width of the widest line of the chain at hand */
};

static str line_of(const struct chains *chains, size_t index)
{
    return clean_trim(draft_piece_text(chains->draft, &chains->draft->pieces[index]));
}

/* The same, where lines were measured. */
static str text_of(const struct line_walk *walk, size_t index)
{
    const struct draft *draft = walk->chains->draft;
    const struct line *line = &walk->lines[index];
    return (str){ draft->text.ptr + draft->pieces[index].text + line->begin, line->length };
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
    str before = text_of(walk, index - 1), text = text_of(walk, index);
    bool ended = walk->lines[index - 1].ends;
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
    enum shape_mark mark = shape_mark_of(text_of(walk, index), ret_bytes);
    if (mark != MARK_WEAK && mark != MARK_HEADING)
        return mark;
    bool follows = chain && line->before <= BREAK_HARD;
    if (!follows || chain->marked || walk->lines[index - 1].ends)
        return mark;
    if (mark == MARK_HEADING && is_short_first_line(walk, chain, index))
        return mark;
    return MARK_NONE;
}

static void add_line(struct line_walk *walk, struct chain *chain, size_t index)
{
    str text = text_of(walk, index);
    chain->last = index;
    chain->bytes += text.len;
    chain->has_stop = chain->has_stop || walk->lines[index].has_stop;
    if (walk->lines[index].has_quotes)
        shape_count_quotes(&chain->quotes, text);
    chain->short_line = !chain->has_stop && chain->bytes <= 3 * SHAPE_LONGEST_HEADING && !walk->lines[index].ends;
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

static void measure(struct line_walk *walk)
{
    const struct chains *chains = walk->chains;
    struct draft *draft = chains->draft;
    walk->lines = arena_array(draft->scratch, struct line, draft->piece_count + 1);
    for (size_t i = 0; i < draft->piece_count; i++) {
        const struct piece *piece = &draft->pieces[i];
        str text = line_of(chains, i);
        struct shape_line shape = shape_measure(text);
        walk->lines[i] = (struct line){
            .begin = (uint32_t)(text.ptr - (draft->text.ptr + piece->text)),
            .length = (uint32_t)text.len,
            .width = piece->guess ? shape.width + (uint32_t)piece->indent : 0,
            .has_stop = shape.has_stop,
            .has_quotes = shape.has_quotes,
            .ends = shape_ends_sentence(text),
        };
    }
}

static void take_mark_off(struct line_walk *walk, size_t index, size_t bytes)
{
    struct draft *draft = walk->chains->draft;
    struct line *line = &walk->lines[index];
    draft_cut_front(draft, &draft->pieces[index], line->begin + bytes);
    str text = line_of(walk->chains, index);
    line->begin = (uint32_t)(text.ptr - (draft->text.ptr + draft->pieces[index].text));
    line->length = (uint32_t)text.len;
    line->ends = shape_ends_sentence(text);
}

void chains_make(struct chains *chains, struct draft *draft)
{
    *chains = (struct chains){ .draft = draft };
    struct line_walk walk = { .chains = chains };
    measure(&walk);
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
            take_mark_off(&walk, i, mark_bytes);
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
