/* chain: neighbouring lines that are one paragraph or one item, the first pass of join.
 *
 *     ● 新增企业22家、累计达到   (line 1, as wide as the column)
 *     194家                      (line 2)                          -> one chain of kind item
 *
 * A chain's lines are linked by piece.next_part. */
#ifndef KC_PARSE_CHAIN_H
#define KC_PARSE_CHAIN_H

#include "draft.h"
#include "shape.h"

struct chain {
    size_t first; /* index of its first piece */
    size_t last;  /* index of its last piece */
    enum block_kind kind;
    int level;   /* of a heading that was found; 0: not yet told */
    bool guess;  /* kind and joints may be changed */
    bool bullet; /* began with a bullet, which was taken off */
    bool marked; /* began with a bullet or a number */
    bool byline;
    bool taken;      /* has become part of an earlier chain */
    bool has_stop;   /* has ，。； or the like */
    bool short_line; /* short, without stop and sentence end */
    size_t bytes;    /* of text */
    enum piece_break before;
    struct shape_quotes quotes; /* of its text alone; after joining, of the joined text */
};

struct chains {
    struct draft *draft;
    struct chain *items;
    size_t count;
    size_t capacity;
};

/* Cuts the draft's pieces into chains: takes bullets off, links lines. */
void chains_make(struct chains *chains, struct draft *draft);
/* Makes `next` a part of `chain`. */
void chains_append(struct chains *chains, struct chain *chain, struct chain *next);

str chain_first_line(const struct chains *chains, const struct chain *chain);
str chain_last_line(const struct chains *chains, const struct chain *chain);

#endif
