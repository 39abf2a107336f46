/* html_meta: what a saved page says of its article: title, day, newspaper, author, address.
 *
 *     <meta property="og:title" content="…">  2023-11-06 08:12  来源：重庆日报   -> draft.title, .date, .source
 *
 * From the meta elements where they are, else from <h1>, <title> and the line of date and source that stands
 * above the text. */
#ifndef KC_PARSE_HTML_META_H
#define KC_PARSE_HTML_META_H

#include "draft.h"

#include <libxml/tree.h>

/* Fills the draft's title, date, source, author and url; they live in its scratch arena. */
void html_read_meta(struct draft *draft, xmlNode *root);

/* The first day that text names: 2023-11-06, 2023/11/6, 2023.11.06, 2023年11月6日. */
bool html_find_date(str text, struct date *ret_date);

#endif
