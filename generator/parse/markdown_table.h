/* markdown_table: pipe tables, which cmark takes for paragraphs.
 *
 *     | 区县 | 高新技术企业 |
 *     | ---- | -----------: |      -> two rows: "区县\t高新技术企业" (header), "某区\t194家"
 *     | 某区 | 194家 |
 *
 * As GitHub's: a line of dashes under a line with as many cells makes a table, which ends with the paragraph. */
#ifndef KC_PARSE_MARKDOWN_TABLE_H
#define KC_PARSE_MARKDOWN_TABLE_H

#include "draft.h"

/* Where the table begins in the paragraph at bytes [begin, end) of the document: the offset of its line of
 * column names; STR_NONE where there is no table. */
size_t markdown_find_table(const struct draft *draft, size_t begin, size_t end);
/* Adds the rows of the table that begins at `begin`. */
void markdown_add_table(struct draft *draft, size_t begin, size_t end);

#endif
