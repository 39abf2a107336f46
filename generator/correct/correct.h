/* correct: observations + an editor's decisions -> observations.
 *
 *     # content/corrections.yaml
 *     corrections:
 *       - article: 2022-07-25-rongchang-htz-half-year   # its id
 *         surface: 1999亿元                             # the figure as it stands in the article
 *         occurrence: 1                                 # which one of that surface, from 1 (the default)
 *         set: {value: 19990000000}                     # fields of an observation that are to be others
 *       - {article: …, surface: 6人, ignore: true}      # this is no figure
 *       - article: …
 *         surface: 1000万元
 *         add: {area: dazu, indicator: talent-funds, value: 10000000, period: 2023-11-06/2023-11-06}
 *
 * Fields are written as observations are: area, indicator, tier, measure, scope, status, value, value_high, unit,
 * bound, period. An added observation needs area, indicator, value and period; its surface has to stand in the
 * article. Blanks in a surface do not count. Of two decisions about one figure the first stands. A decision survives
 * every build; one that matches nothing any more is reported. */
#ifndef KC_CORRECT_H
#define KC_CORRECT_H

#include "diag.h"
#include "extract.h"

struct corrections;

/* Reads content/corrections.yaml of the site; there need not be one. A bad entry is reported (CORRECTION_VALUE,
 * CORRECTION_KEY) and left out. Lives in `arena`. */
struct corrections *corrections_read(struct arena *arena, const struct site *site, struct diags *diags);

/* The observations of an article as the editor has them, in the order in which they stand; without
 * corrections (NULL) as they were read. Lives in `arena`.
 * Different articles may be corrected on different threads. */
struct observations corrections_apply(struct arena *arena, struct corrections *corrections,
                                      const struct article *article, struct observations observations);

/* Reports the decisions that matched nothing in the articles given to corrections_apply (CORRECTION_UNMATCHED). */
void corrections_report_unmatched(const struct corrections *corrections, struct diags *diags);

#endif
