/* join: pieces of raw text -> blocks: what a page cut apart is put together, what it set apart is told apart.
 *
 *     近年来，某区积极支持大              近年来，某区积极支持大学开展攻关。 (one paragraph)
 *     ⏎                          ->
 *     学开展攻关。
 *
 * Three passes over the pieces. Lines: neighbouring lines become chains (a paragraph, an item); a line that a
 * column broke is as wide as the column. Kinds: headings, captions, bylines and items are told by their look.
 * Breaks: a chain that ends in the middle of a sentence takes up the next that begins in the middle of one,
 * also across a picture's caption. Quotation marks and brackets decide where words do not: a closing mark
 * whose opening mark is not in the chain before belongs to a text that is not here, so nothing is joined.
 *
 * Only pieces marked `guess` are touched. Linear in the text. */
#ifndef KC_PARSE_JOIN_H
#define KC_PARSE_JOIN_H

#include "draft.h"

void join_pieces(struct draft *draft);

#endif
