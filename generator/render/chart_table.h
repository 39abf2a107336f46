/* Inside render: a table as a chart's specification. chart_file.h says which columns it may have. */
#ifndef KC_CHART_TABLE_H
#define KC_CHART_TABLE_H

#include "csv_table.h"
#include "value.h"

/* The table as chart_from_value takes it, without a title; each value has the place of its field. What is wrong with it is a
 * chart-spec diagnostic at its place and left out; NULL where nothing is left. In `arena`; texts are the table's. */
struct value *chart_table_spec(struct arena *arena, const struct source *source, const struct csv_table *table,
                               struct diags *diags);

#endif
