/* html_table: tables of figures in a page: which they are, and their rows. */
#ifndef KC_PARSE_HTML_TABLE_H
#define KC_PARSE_HTML_TABLE_H

#include "draft.h"

#include <libxml/tree.h>

/* Rows of short cells without a table in them, at least one row with two cells: else a table is there for the
 * page's layout, and its cells are parts of the page. */
bool html_is_data_table(const xmlNode *table);

struct html_row {
    size_t group;
    size_t cells;   /* begun in the row at hand */
    size_t heads;   /* of them <th> */
    size_t wanting; /* empty cells that a colspan asks for after the one at hand */
    bool open;      /* a row's piece takes text */
    bool caption;   /* the caption's piece takes text; never while a row is open */
    bool in_cell;   /* text is wanted: of a cell, or of the caption */
    bool started;   /* a row of the table has been made */
};

/* Goes into or out of a tr, td or th at offset `at` of the file. */
void html_pass_row_element(struct html_row *row, struct draft *draft, size_t at, const xmlNode *node, bool leaving);

/* Goes into or out of a caption that stands outside rows. */
void html_pass_caption(struct html_row *row, struct draft *draft, bool leaving);

#endif
