/* extract, inside: the structure of a sentence: clauses, list items, what stands before a number. */
#ifndef KC_CLAUSE_H
#define KC_CLAUSE_H

#include "extract_internal.h"

/* How far a rule looks back or ahead, in tokens. A clause of newspaper prose has a dozen; a bound keeps a
 * hostile sentence linear. */
enum { CLAUSE_REACH = 48 };

#define TOKEN_NOWHERE ((size_t)-1)

/* The words that govern a number: those before it, back to a name, a mark or another number. */
struct governing {
    int growth; /* 1 up, -1 down, 0 no growth word */
    bool annual;
    bool changed_to;
    bool total; /* 累计 */
    bool level;
    bool increase;
    bool decrease;
    bool estimate;
    bool respectively;
    bool each;
    bool among;
    bool from;     /* 由250家增至300家: what was before */
    bool since;    /* 比2022年的28.4亿元增长: what was then */
    bool than;     /* 比上年增加5亿元 */
    bool compared; /* 比荣昌多50家: more or less than another area has */
    bool share;
    bool has_tier;
    enum tier_word tier;
    bool has_bound; /* directly before the number */
    enum bound bound;
    size_t respectively_at; /* token of 分别 or 各, TOKEN_NOWHERE */
    size_t list_position;   /* how many numbers of the same distributed list stand before this one */
    size_t name;            /* the token of the name it ends at, TOKEN_NOWHERE: it ended at something else */
    size_t gap;             /* bytes of text that means nothing between that name and the number */
    size_t first;           /* the first token of the run */
    bool at_boundary;       /* it ended at a mark or the sentence's beginning: nothing but governing words before */
    bool after_quantity;    /* it ended at another number */
};

static inline bool token_is_word(const struct token *token, enum word_kind kind)
{
    return token->kind == TOKEN_WORD && token->meaning->kind == kind;
}

/* Of an indicator. */
static inline bool token_is_name(const struct token *token)
{
    return token_is_word(token, WORD_INDICATOR);
}

/* Does a comma, a colon, a bracket … end the clause here? 、 does not. */
static inline bool token_ends_clause(const struct token *token)
{
    switch (token->kind) {
    case TOKEN_COMMA:
    case TOKEN_COLON:
    case TOKEN_SEMICOLON:
    case TOKEN_OPEN:
    case TOKEN_ELLIPSIS:
    case TOKEN_END:
        return true;
    default:
        return false;
    }
}

/* The first token of the clause that token `at` stands in, at most CLAUSE_REACH back. */
static inline size_t clause_begin(const struct sentence *sentence, size_t at)
{
    size_t floor = at > CLAUSE_REACH ? at - CLAUSE_REACH : 0;
    size_t clause = sentence->tokens[at].clause;
    size_t begin = clause > sentence->first ? clause - sentence->first : 0;
    return begin > floor ? begin : floor;
}

/* The first token of the list item (between 、 too). */
size_t item_begin(const struct sentence *sentence, size_t at);
/* The first token after the clause. */
size_t clause_end(const struct sentence *sentence, size_t at);

struct governing clause_governing(const struct sentence *sentence, size_t at);

/* The names of indicators that stand linked by 、和及 before token `at`, in their order: at most `most`. */
size_t clause_names(const struct sentence *sentence, size_t at, size_t most, size_t *ret_tokens);

/* Does a word of this kind stand in [begin, end)? Returns its token or TOKEN_NOWHERE, the last one first. */
size_t clause_find(const struct sentence *sentence, size_t begin, size_t end, enum word_kind kind);

/* The first number of the list that the number at `at` stands in; sets how many stand before it. */
size_t clause_list_first(const struct sentence *sentence, size_t at, size_t *ret_position);

/* How many numbers stand in the list that begins with the number at token `at`: 7565家、58524家. */
size_t clause_list_length(const struct sentence *sentence, size_t at);

#endif
