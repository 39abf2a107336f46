/* Inside render: how a table begins that cannot be drawn as a chart, and is common all the same.
 *
 *     区县;企业数（家）          fields that are not parted by commas
 *     2023年高新技术企业,,       a title above the heading */
#ifndef KC_CHART_START_H
#define KC_CHART_START_H

#include "csv_table.h"

/* False, with a chart-spec diagnostic at the first of them, where ";" or tabs part the fields of the first row. Looks at the
 * text: with quotation marks, such a table is no CSV at all. */
bool chart_start_check_signs(const struct source *source, struct diags *diags);

/* False, with a chart-spec diagnostic, where the first row looks like a title: one field alone is filled, and more are in
 * the next row. */
bool chart_start_check_title(const struct csv_table *table, struct diags *diags);

#endif
