/* The lexicon: a trie over folded code points, walked from each place of the text once.
 *
 * A walk stops where no phrase goes on, so a place costs the length of the longest beginning of a phrase that
 * stands there, whatever the number of phrases. The edges of all nodes but the root lie in one hash table. */
#include "extract_internal.h"

#include "utf8.h"

#include <string.h>

struct edge {
    uint32_t node;       /* from, 0: the slot is free (the root's edges are in `first`) */
    uint32_t code_point; /* by */
    uint32_t target;     /* to */
};

/* A place in the trie: what the phrase that ends there means. */
struct node {
    struct meaning *meaning; /* NULL: none ends here */
    struct meaning *verb;    /* the verb it is, or is too; else NULL */
    uint64_t next;           /* the code points that lead on from here, modulo 64: most that do not are told at once */
    uint32_t code_point;     /* the first of them that was added, often the only one, */
    uint32_t target;         /* and where it leads */
};

struct lexicon {
    struct arena *arena;
    struct beginnings *beginnings;
    uint32_t *first;      /* node reached from the root by a code point, 0: none */
    struct edge *edges;   /* open addressing */
    size_t edge_capacity; /* a power of two */
    size_t edge_count;
    struct node *nodes;
    size_t node_count; /* nodes are numbered from 1 */
    size_t node_capacity;
};

/* Of the Chinese characters that have one form only, as most have. */
static inline bool is_han(uint32_t c)
{
    return c >= 0x4E00 && c <= 0x9FFF;
}

/* One form for marks and letters that mean the same. */
static inline uint32_t fold(uint32_t c)
{
    if (is_han(c))
        return c;
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 'A';
    if (c < 0x2010)
        return c;
    if (c >= 0xFF01 && c <= 0xFF5E) {
        c -= 0xFF01 - '!';
        return c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c;
    }
    if (c == 0x201C || c == 0x201D || c == 0x300C || c == 0x300D || c == 0x300E || c == 0x300F)
        return '"';
    if (c == 0x2018 || c == 0x2019)
        return '\'';
    return c;
}

struct lexicon *lexicon_new(struct arena *arena, unsigned (*others)(uint32_t code_point))
{
    struct lexicon *lexicon = arena_new(arena, struct lexicon);
    lexicon->arena = arena;
    lexicon->first = arena_array(arena, uint32_t, LEXICON_PLANE);
    lexicon->beginnings = arena_new(arena, struct beginnings);
    for (uint32_t c = 0; c < LEXICON_PLANE; c++)
        lexicon->beginnings->of[c] = (unsigned char)others(c);
    lexicon->edge_capacity = 1 << 12;
    lexicon->edges = arena_array(arena, struct edge, lexicon->edge_capacity);
    lexicon->node_count = 1;
    lexicon->node_capacity = 0;
    lexicon->nodes = arena_reserve(arena, NULL, 0, &lexicon->node_capacity, sizeof *lexicon->nodes);
    lexicon->nodes[0] = (struct node){ 0 };
    return lexicon;
}

static inline size_t slot_of(const struct lexicon *lexicon, uint32_t node, uint32_t code_point)
{
    uint64_t hash = ((uint64_t)node << 32 | code_point) * 0x9E3779B97F4A7C15u;
    size_t slot = (size_t)(hash >> 32) & (lexicon->edge_capacity - 1);
    while (lexicon->edges[slot].node != 0 &&
           !(lexicon->edges[slot].node == node && lexicon->edges[slot].code_point == code_point))
        slot = (slot + 1) & (lexicon->edge_capacity - 1);
    return slot;
}

static inline uint64_t next_bit(uint32_t code_point)
{
    return (uint64_t)1 << (code_point % 64);
}

static inline uint32_t step(const struct lexicon *lexicon, uint32_t node, uint32_t code_point)
{
    if (node == 0)
        return code_point < LEXICON_PLANE ? lexicon->first[code_point] : 0;
    const struct node *from = &lexicon->nodes[node];
    if (from->code_point == code_point)
        return from->target;
    if (!(from->next & next_bit(code_point)))
        return 0;
    return lexicon->edges[slot_of(lexicon, node, code_point)].target;
}

static void grow_edges(struct lexicon *lexicon)
{
    struct edge *old = lexicon->edges;
    size_t old_capacity = lexicon->edge_capacity;
    lexicon->edge_capacity *= 2;
    lexicon->edges = arena_array(lexicon->arena, struct edge, lexicon->edge_capacity);
    for (size_t i = 0; i < old_capacity; i++)
        if (old[i].node != 0)
            lexicon->edges[slot_of(lexicon, old[i].node, old[i].code_point)] = old[i];
}

/* Phrases begin with a code point, and with all that fold to it. */
static void begin_phrases(struct lexicon *lexicon, uint32_t folded)
{
    unsigned char *of = lexicon->beginnings->of;
    assert(folded < LEXICON_PLANE);
    of[folded] |= BEGINS_WORD;
    if (is_han(folded))
        of[folded] |= BEGINS_PAIR;
    if (folded >= 0x80)
        return;
    for (uint32_t c = 0; c < 0x3010; c++)
        if (fold(c) == folded)
            of[c] |= BEGINS_WORD;
    for (uint32_t c = 0xFF01; c <= 0xFF5E; c++)
        if (fold(c) == folded)
            of[c] |= BEGINS_WORD;
}

/* Takes note of how a phrase begins: most begin with a character that goes on with few others. */
static void begin_phrase(struct lexicon *lexicon, str phrase)
{
    size_t bytes, second_bytes;
    uint32_t first = fold(utf8_at(phrase, 0, &bytes));
    uint32_t second = bytes < phrase.len ? utf8_at(phrase, bytes, &second_bytes) : 0;
    if (!is_han(first))
        return;
    if (is_han(second)) {
        uint32_t slot = beginnings_slot(first, second);
        lexicon->beginnings->pairs[slot / 64] |= (uint64_t)1 << (slot % 64);
    } else {
        lexicon->beginnings->of[first] &= (unsigned char)~BEGINS_PAIR;
    }
}

static uint32_t add_step(struct lexicon *lexicon, uint32_t node, uint32_t code_point)
{
    lexicon->nodes = arena_reserve(lexicon->arena, lexicon->nodes, lexicon->node_count, &lexicon->node_capacity,
                                   sizeof *lexicon->nodes);
    uint32_t target = (uint32_t)lexicon->node_count++;
    lexicon->nodes[target] = (struct node){ 0 };
    if (node == 0) {
        lexicon->first[code_point] = target;
        begin_phrases(lexicon, code_point);
        return target;
    }
    struct node *from = &lexicon->nodes[node];
    if (from->next == 0) {
        from->code_point = code_point;
        from->target = target;
    }
    from->next |= next_bit(code_point);
    if (lexicon->edge_count * 2 >= lexicon->edge_capacity)
        grow_edges(lexicon);
    lexicon->edges[slot_of(lexicon, node, code_point)] = (struct edge){ node, code_point, target };
    lexicon->edge_count++;
    return target;
}

static bool is_verb(const struct meaning *meaning)
{
    return meaning->kind == WORD_INCREASE || meaning->kind == WORD_DECREASE || meaning->kind == WORD_TOTAL ||
           meaning->kind == WORD_GAIN;
}

/* Indicators of different units, and quotients of different bases, may have one phrase. */
static bool may_stand_beside(const struct meaning *known, const struct meaning *other)
{
    if (known->kind != other->kind)
        return false;
    return known->kind == WORD_PER ||
           (known->kind == WORD_INDICATOR && known->indicator->unit != other->indicator->unit);
}

static const struct meaning *add_meaning(struct lexicon *lexicon, struct node *node, struct meaning meaning)
{
    const struct meaning *clash = NULL;
    for (const struct meaning *known = node->meaning; known && !clash; known = known->next) {
        if (known->kind == meaning.kind && known->indicator == meaning.indicator && known->area == meaning.area)
            return NULL;
        if (!may_stand_beside(known, &meaning))
            clash = known;
    }
    if (clash && !is_verb(&meaning))
        return clash;
    struct meaning *copy = arena_new(lexicon->arena, struct meaning);
    *copy = meaning;
    if (is_verb(copy))
        node->verb = copy;
    if (clash)
        return NULL;
    copy->next = node->meaning;
    node->meaning = copy;
    return NULL;
}

const struct meaning *lexicon_add(struct lexicon *lexicon, str phrase, struct meaning meaning)
{
    uint32_t node = 0;
    for (size_t at = 0, bytes; at < phrase.len; at += bytes) {
        uint32_t code_point = fold(utf8_at(phrase, at, &bytes));
        if (node == 0 && code_point >= LEXICON_PLANE)
            return NULL; /* no phrase begins outside the basic plane */
        uint32_t next = step(lexicon, node, code_point);
        node = next ? next : add_step(lexicon, node, code_point);
    }
    if (node == 0)
        return NULL;
    begin_phrase(lexicon, phrase);
    return add_meaning(lexicon, &lexicon->nodes[node], meaning);
}

const struct beginnings *lexicon_beginnings(const struct lexicon *lexicon)
{
    return lexicon->beginnings;
}

const struct meaning *lexicon_match(const struct lexicon *lexicon, str text, size_t at, size_t *ret_length,
                                    const struct meaning **ret_verb)
{
    const struct meaning *found = NULL, *verb = NULL;
    uint32_t node = 0;
    for (size_t end = at, bytes; end < text.len;) {
        node = step(lexicon, node, fold(utf8_valid_at(text, end, &bytes)));
        if (node == 0)
            break;
        end += bytes;
        const struct node *here = &lexicon->nodes[node];
        if (here->verb)
            verb = here->verb;
        if (here->meaning) {
            found = here->meaning;
            *ret_length = end - at;
        }
        if (here->next == 0)
            break;
    }
    /* 增加到 begins with 增加 and is another word; a name keeps the verb it begins with. */
    bool keeps = !found || found->kind == WORD_INDICATOR || found->kind == WORD_EXCLUDED || is_verb(found);
    *ret_verb = keeps ? verb : NULL;
    return found;
}
