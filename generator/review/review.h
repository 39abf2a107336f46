/* review: what deserves an editor's eye, beyond what is wrong.
 *
 *     content/articles/a.md:7:30: note: 50场 …                       (numbers with a unit that became no figure)
 *     content/articles/a.md:9:30: note: 22家 …                       (figures that may be of another indicator)
 *     content/articles/b.md:9:12: warning: 研发投入强度 243% …       (a share above 100 %)
 *
 * The facts are lists; `kechuang check` prints them, and the site's page on data quality shows the same ones. Nothing of
 * it keeps a site from being built. */
#ifndef KC_REVIEW_H
#define KC_REVIEW_H

#include "arena.h"
#include "diag.h"
#include "reconcile.h"

/* Two sentences that cannot both be true. */
struct review_conflict {
    const struct figure *figure;     /* its first citation stands */
    const struct citation *citation; /* this one contradicts it */
};

/* Why a figure cannot well be true. */
enum implausibility {
    IMPLAUSIBLE_SHARE,    /* a share above 100 % */
    IMPLAUSIBLE_AHEAD,    /* actual, though its period ends after the article was published */
    IMPLAUSIBLE_JUMP,     /* of a stock or ratio: more than ten times, or less than a tenth of, the period before */
    IMPLAUSIBLE_INCREASE, /* larger than the level that was reached */
};

struct review_implausible {
    const struct figure *figure;
    const struct figure *other; /* that it is implausible beside; NULL: none */
    enum implausibility reason;
};

/* A figure that the words of its sentence allow to be of another indicator too: 高新技术企业22家科技型企业. One that a
 * correction has touched is in doubt no more. */
struct review_ambiguous {
    const struct reading *reading;
    size_t index; /* of the observation, whose `rival` is the other indicator */
};

/* A number with the unit of some indicator that became no figure. */
struct review_unread {
    const struct reading *reading;
    const struct unread *unread;
};

struct review {
    const struct review_conflict *conflicts; /* in the figures' order */
    size_t conflict_count;
    const struct review_implausible *implausible; /* in the figures' order */
    size_t implausible_count;
    const struct review_ambiguous *ambiguous; /* articles newest first, in the order in which they stand there */
    size_t ambiguous_count;
    const struct review_unread
        *unread; /* likewise; without those that an editor ignores, and those of review_unowned */
    size_t unread_count;
};

/* Looks at all figures and all numbers. The lists live in `arena` and refer to the dataset. */
struct review review_dataset(struct arena *arena, const struct dataset *dataset);

/* Adds a warning for each implausible figure (FIGURE_IMPLAUSIBLE, both places where there are two), then a note for each
 * ambiguous one (FIGURE_AMBIGUOUS) and each number that was not understood (FIGURE_NOT_UNDERSTOOD, with the reason).
 * Conflicts were reported when they were found: see reconcile.h. */
void review_report(const struct review *review, struct diags *diags);

/* Adds a warning (ARTICLE_WITHOUT_AREA) for each article that has numbers and says nowhere whose they are: its front
 * matter may be missing. */
void review_unowned(const struct dataset *dataset, struct diags *diags);

#endif
