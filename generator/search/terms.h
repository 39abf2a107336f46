/* Terms of the articles' titles and newspapers, and what they tell of: which articles have which.
 *
 *     3: 大足高企达194家  ->  大足 3, 足高 3, 高企 3, 企达 3, 达 3, 194 3, 家 3 */
#ifndef KC_TERMS_H
#define KC_TERMS_H

#include "reconcile.h"

struct term {
    str text;
    const uint32_t *articles; /* their numbers, each once, ascending */
    size_t count;
};

struct terms {
    const struct term *items; /* in the order of their bytes */
    size_t count;
    const size_t *pieces; /* the first term of each piece */
    size_t piece_count;
};

/* The terms of all articles, in pieces of about 12 KB, so that no piece is larger but one that holds a single term. */
struct terms terms_new(struct arena *arena, const struct dataset *dataset);

/* Appends one piece as JSON: ["大足","3-b1","足区",…], each term with its articles in digits (search_internal.h), each
 * as its distance from the one before. */
void terms_add_piece(struct buf *out, const struct terms *terms, size_t piece);

#endif
