/* Inside render: the heading of a table that is drawn as a chart. chart_file.h says which columns there are.
 *
 *     区县,高新技术企业数（家）,备注   ->   name 0, value 1 in 家, note 2 */
#ifndef KC_CHART_COLUMNS_H
#define KC_CHART_COLUMNS_H

#include "chart.h"
#include "csv_table.h"

enum chart_column {
    CHART_COLUMN_NAME,
    CHART_COLUMN_LABEL,
    CHART_COLUMN_SERIES,
    CHART_COLUMN_VALUE,
    CHART_COLUMN_BOUND,
    CHART_COLUMN_STATUS,
    CHART_COLUMN_TARGET,
    CHART_COLUMN_TARGET_BOUND,
    CHART_COLUMN_TARGET_NOTE,
    CHART_COLUMN_NOTE,
    CHART_COLUMN_HREF,
    CHART_COLUMN_HIGHLIGHTED,
    CHART_COLUMN_COUNT,
};

#define CHART_COLUMN_ABSENT ((size_t)-1)

struct chart_columns {
    size_t places[CHART_COLUMN_COUNT]; /* the index in a row; CHART_COLUMN_ABSENT: the table has no such column */
    size_t values[CHART_PERIODS_MAX];  /* where the figures are: a column, or one a series */
    str names[CHART_PERIODS_MAX];      /* … and the series' names */
    size_t value_count;                /* 1 or more */
    const bool *unnamed;               /* by index: has the column no heading? */
    str unit;                          /* "": none given */
};

/* False, with a chart-spec diagnostic at its place, for the first thing that is wrong. */
bool chart_columns_read(struct arena *arena, const struct csv_row *heading, struct chart_columns *ret_columns,
                        struct diags *diags);

/* text without blanks at both ends, those of Chinese texts (U+3000) and of word processors (U+00A0) included. */
str chart_column_trim(str text);

/* Is a heading, or a word of a field, one of the Chinese ones of those known? */
bool chart_column_is_chinese(str word);

#endif
