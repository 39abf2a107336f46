#include "join.h"

#include "chain.h"
#include "clean.h"
#include "shape.h"
#include "utf8.h"

/* Are empty lines in pairs the rule in this file? Then they do not tell where pictures stood. */
static void settle_wide_breaks(struct draft *draft)
{
    size_t wide = 0, blank = 0;
    for (size_t i = 1; i < draft->piece_count; i++) {
        wide += draft->pieces[i].before == BREAK_WIDE;
        blank += draft->pieces[i].before == BREAK_BLANK;
    }
    if (wide <= blank)
        return;
    for (size_t i = 1; i < draft->piece_count; i++)
        if (draft->pieces[i].before == BREAK_WIDE)
            draft->pieces[i].before = BREAK_BLANK;
}

/* ---- kinds ---------------------------------------------------------------------------------------------- */

static bool is_text(const struct chain *chain)
{
    return chain->kind == BLOCK_PARAGRAPH || chain->kind == BLOCK_ITEM || chain->kind == BLOCK_QUOTE;
}

static bool has_open_quote(const struct chain *chain)
{
    for (size_t i = 0; i < sizeof chain->quotes.open / sizeof *chain->quotes.open; i++)
        if (chain->quotes.open[i] > 0)
            return true;
    return false;
}

/* A short line alone between wide gaps, where the page had a picture. */
static bool stands_like_caption(const struct chains *chains, size_t index, bool columns)
{
    const struct chain *chain = &chains->items[index];
    if (index == 0 || chain->before != BREAK_WIDE || !chain->short_line || has_open_quote(chain))
        return false;
    bool wide_after = index + 1 == chains->count || chains->items[index + 1].before == BREAK_WIDE;
    return !columns || wide_after;
}

static void find_captions(struct chains *chains)
{
    for (size_t i = 0; i < chains->count; i++) {
        struct chain *chain = &chains->items[i];
        if (!chain->guess || chain->kind != BLOCK_PARAGRAPH)
            continue;
        str line = chain_first_line(chains, chain);
        chain->byline = chain->first == chain->last && shape_is_byline(line);
        bool caption = chain->first == chain->last && shape_is_caption(line);
        if (caption || (!chain->byline && shape_heading_level(line) == 0 &&
                        stands_like_caption(chains, i, chains->draft->columns)))
            chain->kind = BLOCK_CAPTION;
    }
}

/* Does a heading make sense before this chain? A byline and a caption may stand between. */
static bool can_follow_heading(const struct chains *chains, size_t index)
{
    for (size_t i = index; i < chains->count && i < index + 3; i++) {
        const struct chain *next = &chains->items[i];
        if (!next->byline && next->kind != BLOCK_CAPTION)
            return next->kind != BLOCK_PARAGRAPH || next->has_stop || next->bytes > 3 * SHAPE_LONGEST_HEADING;
    }
    return false;
}

/* From the end, because a heading is told by what follows it; a row of headings by what follows the last. */
static void find_headings(struct chains *chains)
{
    for (size_t i = chains->count; i-- > 0;) {
        struct chain *chain = &chains->items[i];
        if (!chain->guess || chain->byline || chain->first != chain->last || has_open_quote(chain))
            continue;
        const struct chain *next = i + 1 < chains->count ? &chains->items[i + 1] : NULL;
        if (chain->kind != BLOCK_PARAGRAPH || !shape_is_heading(chain_first_line(chains, chain)))
            continue;
        if (next && next->guess && shape_begins_inside(chain_first_line(chains, next)))
            continue;
        if (can_follow_heading(chains, i + 1))
            chain->kind = BLOCK_HEADING;
    }
}

static bool has_digit(str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
            return true;
    return false;
}

/* ■ before a short line that paragraphs follow marks a heading, before lines of its like an item. */
static void find_marked_headings(struct chains *chains)
{
    for (size_t i = 0; i + 1 < chains->count; i++) {
        struct chain *chain = &chains->items[i];
        const struct chain *next = &chains->items[i + 1];
        str line = chain_first_line(chains, chain);
        if (chain->guess && chain->kind == BLOCK_ITEM && chain->bullet && chain->first == chain->last &&
            !(i > 0 && chains->items[i - 1].kind == BLOCK_ITEM) && next->kind == BLOCK_PARAGRAPH && next->has_stop &&
            next->before != BREAK_HARD && shape_is_heading(line) && !has_digit(line)) {
            chain->kind = BLOCK_HEADING;
            chain->level = 3;
        }
    }
}

/* The first headings are the title's; numbered ones have their number's level. */
static void set_heading_levels(struct chains *chains)
{
    bool text_seen = false;
    for (size_t i = 0; i < chains->count; i++) {
        struct chain *chain = &chains->items[i];
        if (chain->guess && chain->kind == BLOCK_HEADING && chain->level == 0) {
            int numbered = shape_heading_level(chain_first_line(chains, chain));
            chain->level = numbered > 0 ? numbered : text_seen ? 2 : 1;
        }
        text_seen = text_seen || is_text(chain);
    }
}

/* ---- breaks --------------------------------------------------------------------------------------------- */

/* Is it running text, so that ending without a full stop means it was cut? */
static bool is_running(const struct chains *chains, const struct chain *chain)
{
    str first = chain_first_line(chains, chain);
    if (chain->byline)
        return false;
    if (chain->first == chain->last && shape_is_heading(first))
        return false;
    return chain->has_stop || shape_is_sentence_start(first) || shape_opens_paragraph(first);
}

static bool closes_without_opening(const struct chain *chain, const struct chain *next)
{
    for (size_t i = 0; i < sizeof next->quotes.orphan / sizeof *next->quotes.orphan; i++)
        if (next->quotes.orphan[i] && chain->quotes.open[i] == 0)
            return true;
    return false;
}

static bool closes_what_is_open(const struct chain *chain, const struct chain *next)
{
    for (size_t i = 0; i < sizeof next->quotes.orphan / sizeof *next->quotes.orphan; i++)
        if (next->quotes.orphan[i] && chain->quotes.open[i] > 0)
            return true;
    return false;
}

static bool ends_sentence(const struct chains *chains, const struct chain *chain)
{
    return chains->draft->pieces[chain->last].shape.ends;
}

/* Does `next` go on with the sentence that `chain` ends in? */
static bool goes_on(const struct chains *chains, const struct chain *chain, const struct chain *next)
{
    if (!chain->guess || !next->guess || next->byline || next->before < BREAK_BLANK)
        return false;
    if (next->kind != BLOCK_PARAGRAPH && !(next->kind == BLOCK_QUOTE && chain->kind == BLOCK_QUOTE))
        return false;
    if (next->marked || chain->kind == BLOCK_HEADING)
        return false;
    str first = chain_first_line(chains, next);
    if (chain->byline || ends_sentence(chains, chain) || closes_without_opening(chain, next))
        return false;
    if (shape_begins_inside(first) || closes_what_is_open(chain, next))
        return true;
    if (!next->has_stop && !ends_sentence(chains, next))
        return false;
    if (shape_ends_open(chain_last_line(chains, chain)))
        return true;
    return chain->kind != BLOCK_ITEM && !shape_opens_paragraph(first) && is_running(chains, chain);
}

static void join_chains(struct chains *chains)
{
    struct chain *open = NULL; /* the last running chain, while only captions came after it */
    for (size_t i = 0; i < chains->count; i++) {
        struct chain *chain = &chains->items[i];
        if (open && goes_on(chains, open, chain)) {
            chains_append(chains, open, chain);
            continue;
        }
        if (chain->kind != BLOCK_CAPTION)
            open = chain->guess && is_text(chain) ? chain : NULL;
    }
}

/* ---- the whole ------------------------------------------------------------------------------------------ */

static bool is_phrase(const struct chains *chains, const struct chain *chain)
{
    switch (chain->kind) {
    case BLOCK_HEADING:
    case BLOCK_CAPTION:
    case BLOCK_ROW:
        return true;
    case BLOCK_ITEM:
        return !chain->has_stop && chain->bytes <= 3 * SHAPE_LONGEST_HEADING &&
               !has_digit(chain_first_line(chains, chain));
    default:
        return !chain->has_stop && chain->bytes <= 6 * SHAPE_LONGEST_HEADING;
    }
}

static void write_kinds(struct chains *chains)
{
    size_t group = 0;
    for (size_t i = 0; i < chains->count; i++) {
        struct chain *chain = &chains->items[i];
        struct piece *piece = &chains->draft->pieces[chain->first];
        if (chain->taken)
            continue;
        piece->phrase = is_phrase(chains, chain);
        if (!chain->guess) {
            group = 0;
            continue;
        }
        bool own_item = chain->kind == BLOCK_ITEM && piece->kind != BLOCK_ITEM;
        if (own_item && group == 0)
            group = draft_new_group(chains->draft);
        if (own_item) {
            piece->group = group;
            piece->level = 1;
        } else {
            group = 0;
        }
        piece->kind = chain->kind;
        if (chain->kind == BLOCK_HEADING)
            piece->level = chain->level;
    }
}

void join_pieces(struct draft *draft)
{
    settle_wide_breaks(draft);
    struct chains chains;
    chains_make(&chains, draft);
    find_captions(&chains);
    if (draft->columns) {
        find_headings(&chains);
        find_marked_headings(&chains);
        set_heading_levels(&chains);
    }
    join_chains(&chains);
    write_kinds(&chains);
}
