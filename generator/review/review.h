/* review: what deserves an editor's eye, beyond what is wrong.
 *
 *     content/articles/a.md:7:30: note: 50场 …                       (numbers with a unit that became no figure)
 *     content/articles/a.md:9:30: note: 22家 …                       (figures that may be of another indicator)
 *     content/articles/b.md:9:12: warning: 研发投入强度 243% …       (a share above 100 %)
 *
 * `kechuang check` prints what is found here; nothing of it keeps a site from being built. */
#ifndef KC_REVIEW_H
#define KC_REVIEW_H

#include "diag.h"
#include "reconcile.h"

/* Adds a warning (ARTICLE_WITHOUT_AREA) for each article that has numbers and says nowhere whose they are: its front
 * matter may be missing. */
void review_unowned(const struct dataset *dataset, struct diags *diags);

/* Adds a note for each number with the unit of some indicator that became no figure, with the reason
 * (FIGURE_NOT_UNDERSTOOD), but for those of review_unowned and those that an editor ignores; articles newest first,
 * numbers in the order in which they stand. */
void review_unread(const struct dataset *dataset, struct diags *diags);

/* Adds a note (FIGURE_AMBIGUOUS) for each figure that the words of its sentence allow to be of another indicator too, with
 * both: 高新技术企业22家科技型企业. In the same order. A figure that a correction has touched is in doubt no more. */
void review_ambiguous(const struct dataset *dataset, struct diags *diags);

/* Adds a warning (FIGURE_IMPLAUSIBLE) for each figure that cannot well be true: a share above 100 %, an increase
 * larger than the level reached, a level more than ten times (or less than a tenth of) that of the period before,
 * an actual figure of a time after its article. Both places are shown where there are two. */
void review_figures(const struct dataset *dataset, struct diags *diags);

#endif
