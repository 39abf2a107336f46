/* reconcile: observations of all articles -> one figure for each area, indicator, tier, measure, scope, status
 * and period, with all its sources.
 *
 *     2023-11-06 大足: 高新技术企业 194家 (2023-09-30)   three times in one article
 *     -> one figure, three citations
 *
 * Where citations disagree, an editor's value (content/corrections.yaml) stands, else the later article's (in one
 * article: the later sentence's, the exact one before a bound), the others are kept with it, and the conflict is
 * listed. Two values that one sentence, list or table gives are no contradiction but parts: each stays a figure of
 * its own. A bound is kept: 超2500人 never becomes 2500. */
#ifndef KC_RECONCILE_H
#define KC_RECONCILE_H

#include "extract.h"

/* An article and what it says. */
struct reading {
    struct article article;
    struct observations observations;
};

/* One place that states a figure. */
struct citation {
    const struct reading *reading;
    const struct observation *observation;
    bool disagrees;   /* its value, upper end or bound is not the figure's */
    bool contradicts; /* and it cannot be true beside the figure's: 超2500人 does not contradict 2578人 */
};

struct figure {
    /* Unique, of [A-Za-z0-9._+-]: "dazu.high-tech-enterprises.level.2023-09-30", of a longer period
     * "….change.2023-01-01_2023-09-30". Made of what the figure is about, of a part also of its value ("….20"), so
     * that it stays the same when articles are added, as long as that does not make a whole of a part. */
    str id;
    const struct area *area;
    const struct indicator *indicator;
    enum tier tier;
    enum measure measure;
    enum scope scope;
    enum status status;
    struct period period;
    struct decimal value;
    struct decimal value_high;
    bool has_high;
    str unit; /* as in struct observation */
    enum bound bound;
    const struct citation *citations; /* the first one's value is the figure's; the newest article first, unless an
                                         editor's value stands against it; those of one article together */
    size_t citation_count;
    bool conflict; /* some citation contradicts it */
    bool old;      /* its area and indicator have so many newer figures (FIGURES_RECENT) that a page of the area
                                         need not list it; never of a target */
    int part;      /* 0: a whole; else this is the n-th of the parts that one sentence, list or
                                         table tells without a total: 推广新技术20项，引进新品种8项 */
};

/* Figures of one area and indicator that are not old: an area of thirty indicators then has a page that can be read. */
enum { FIGURES_RECENT = 12 };

struct dataset {
    const struct vocabulary *vocabulary;
    const struct reading *readings; /* the articles, newest first, then by id */
    size_t reading_count;
    const struct figure *figures; /* by area, indicator, tier, measure, scope, status (as the catalogues and
                                       enums are ordered), then by period, the newest last */
    size_t figure_count;
    const size_t *area_figures; /* figures of area i: [area_figures[i], area_figures[i + 1]) */
    size_t conflict_count;
};

/* Makes the figures. Sorts `readings` in place (newest first). Reports each conflict (FIGURE_CONFLICT) with both
 * places; a value within another's bound (超2500人, 2578人) is none. Lives in `arena`; refers to the readings. */
struct dataset reconcile_readings(struct arena *arena, const struct vocabulary *vocabulary, struct reading *readings,
                                  size_t reading_count, struct diags *diags);

/* The figure that an observation went into; NULL where it is not of this dataset. */
const struct figure *dataset_figure_of(const struct dataset *dataset, const struct observation *observation);

#endif
