/* Text as it is searched: what readers type differently is the same.
 *
 *     “大足”高新区：ＨＴＺ  -> 大足高新区htz
 *     R&D spending          -> r d spending
 *
 * Full-width letters and digits become ASCII, capitals small; all marks, spaces and symbols go, but one space stays
 * between two Latin words. static/search-index.js does the same to what is typed; tests/unit/search/fold.txt holds both to
 * the same examples. */
#ifndef KC_FOLD_H
#define KC_FOLD_H

#include "buf.h"
#include "utf8.h"

/* Appends the folded text to `out`. */
void fold_text(struct buf *out, str text);

/* Of folded text: does this character belong to a word (a Latin letter, a digit), rather than stand for itself? */
bool fold_is_word(uint32_t code_point);

#endif
