/* kit/csv: CSV text (RFC 4180) -> rows of fields, each with its place.
 *
 *     名称,数值（家）
 *     "甲区, 东部",194        ->   rows { 名称 | 数值（家） } { 甲区, 东部 | 194 } { 乙"区 | }
 *     "乙""区",
 *
 * Fields are parted by commas, rows by LF, CRLF or CR. A field in quotation marks may hold commas and line ends, and "" in
 * it stands for one quotation mark. Spaces and tabs around a field are taken off, those inside quotation marks kept;
 * lines with nothing on them are passed over. A byte order mark at the start is passed over too. Which row is a heading
 * and how many fields a row should have is the caller's business.
 *
 * A quotation mark in the middle of a field without, or anything but a comma behind the closing one, is refused: what
 * was meant is anyone's guess, and a guess would move figures into other columns. */
#ifndef KC_CSV_TABLE_H
#define KC_CSV_TABLE_H

#include "arena.h"
#include "diag.h"
#include "source.h"

/* Far more than any table of figures has, and some 60 MB in memory. */
enum { CSV_FIELDS_LIMIT = 1 << 20 };

struct csv_field {
    str text;         /* without quotation marks; may be empty, may hold line ends */
    struct span span; /* with them, and without the blanks around; an empty field has a length of 0 */
};

struct csv_row {
    const struct csv_field *fields; /* at least one */
    size_t count;
};

struct csv_table {
    const struct csv_row *rows;
    size_t count; /* 0: the text has no row */
};

/* Reads source->bytes, which are UTF-8. False with a csv-syntax diagnostic at the first place that does not fit, or behind
 * CSV_FIELDS_LIMIT fields. The table lives in `arena`; its texts point into the source, or are copies where quotation
 * marks were taken out. */
bool csv_read(struct arena *arena, const struct source *source, struct csv_table *ret_table, struct diags *diags);

#endif
