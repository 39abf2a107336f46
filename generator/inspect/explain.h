/* Explaining a figure: how it came to be, in words.
 *
 *     kechuang explain content/articles/2023/2023-11-06-dazu.md:9:12
 *
 *     194家
 *       in the sentence   新增高新技术企业22家、累计达到194家。
 *       is                high-tech-enterprises (高新技术企业), level, 194 count
 *       named by          高新技术企业 … */
#ifndef KC_EXPLAIN_H
#define KC_EXPLAIN_H

#include "build.h"

/* Appends the explanation of the figures at a place FILE:LINE:COLUMN (the column may be left out: all of the line),
 * or of the figure with that id in the loaded site; of a number that is no figure, why it is none. A file that is no
 * article of the site is read as `extract` reads it; what is wrong with it goes to `diags`. False, with nothing added,
 * where there is no number. */
bool explain_add(struct build_state *state, str place, struct buf *out, struct diags *diags);

#endif
