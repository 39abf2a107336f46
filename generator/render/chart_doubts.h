/* Inside render: what is drawn as it is given and deserves a look all the same.
 *
 *     甲区,194
 *     甲区,120     warning: the name "甲区" stands twice
 *     合计,314     warning: "合计" looks like a total and is drawn like the other bars; … */
#ifndef KC_CHART_DOUBTS_H
#define KC_CHART_DOUBTS_H

#include "diag.h"
#include "value.h"

/* Adds chart-spec warnings at their places for the bars of a specification that chart_from_value took. */
void chart_doubts_add(const struct value *spec, struct diags *diags);

#endif
