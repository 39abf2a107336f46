/* html_blocks: the article's part of a page -> pieces.
 *
 *     <h2>平台</h2><p>　　新增平台4个，<br>累计128个。</p>   -> a heading; a paragraph of two line pieces
 *
 * Block elements end pieces, <br> ends lines, two full-width blanks after a sentence begin a paragraph, a table
 * is rows unless it is there for the page's layout, a paragraph all in bold that looks like a heading is one. */
#ifndef KC_PARSE_HTML_BLOCKS_H
#define KC_PARSE_HTML_BLOCKS_H

#include "draft.h"

#include <libxml/tree.h>

/* `root` is the page at bytes [begin, end) of the document, measured by html_measure_tree; `main` the element
 * in it that holds the article. */
void html_add_blocks(struct draft *draft, size_t begin, size_t end, xmlNode *root, const xmlNode *main);

#endif
