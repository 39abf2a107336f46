/* kit/csv: rows of fields -> CSV text (RFC 4180).
 *
 *     csv_add_row(&out, (str[]){ STR("甲区, 东部"), STR("194") }, 2);
 *     ->   "甲区, 东部",194 CR LF */
#ifndef KC_CSV_WRITE_H
#define KC_CSV_WRITE_H

#include "buf.h"

/* In quotation marks where it needs them. A text that a spreadsheet would run as a formula (it begins with = + - @, a tab
 * or a line end, and is no number) begins with an apostrophe. */
void csv_add_field(struct buf *out, str text);
/* A row of fields. */
void csv_add_row(struct buf *out, const str *fields, size_t count);

#endif
