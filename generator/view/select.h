/* select: which figures stand beside each other.
 *
 *     the newest figure of an indicator for a card    高新技术企业 of 大足 -> 194家, 2023-11-06
 *     the areas that can be ranked by it              大足 194家 (2023), 永川 120家 (2023); 荣昌 98家 is of 2021: marked
 *     what it was over time                           2021, 2022, 2023
 *     a target and the actual that answers it         3% by 2025, 2.43% in 2022
 *
 * Like is compared with like: one measure, one grade, one status. Of a stock (and a ratio, a rank) the year in which
 * a figure was taken makes it comparable, of a flow the same days of the same year: nine months are never set
 * against twelve. */
#ifndef KC_SELECT_H
#define KC_SELECT_H

#include "arena.h"
#include "reconcile.h"

struct figure_range {
    const struct figure *items;
    size_t count;
};

/* All figures of an area about an indicator, in the dataset's order. */
struct figure_range select_figures(const struct dataset *dataset, const struct area *area,
                                   const struct indicator *indicator);

/* The measure that an indicator is shown by: its level, or for a rank its position. */
enum measure select_measure(const struct indicator *indicator);

/* The figure that speaks for an indicator: the newest actual (else estimated) one, of no grade where there is
 * one, else of the first grade. NULL: none. */
const struct figure *select_newest(const struct dataset *dataset, const struct area *area,
                                   const struct indicator *indicator);

struct ranked {
    const struct figure *figure;
    bool current; /* of the ranking's period; else of an earlier or later one, and to be marked */
};

struct ranking {
    const struct ranked *items; /* the current ones first, each part best first */
    size_t count;
    size_t current_count;
    struct period period; /* the one that most of the current ones have, exactly */
    bool mixed;           /* some item is of another */
};

/* Whom an area is compared with: those on its own step below the region; and zones with zones only, since a zone
 * is a part of its district. */
enum peers { PEERS_NONE, PEERS_UPPER, PEERS_LOWER, PEERS_ZONES };
enum peers select_peers(const struct area *area);

/* The peers that can be compared by an indicator, each once. The period is the newest that at least half as many
 * areas have as any other. */
struct ranking select_ranking(struct arena *arena, const struct dataset *dataset, const struct indicator *indicator,
                              enum peers peers);
/* Of the peers by whom most can be said; the upper ones before the lower, zones last. */
struct ranking select_best_ranking(struct arena *arena, const struct dataset *dataset,
                                   const struct indicator *indicator);

/* The newest target of an indicator's level; NULL: none. */
const struct figure *select_target(struct figure_range range);

/* The figures of one area, indicator, tier and scope that show it over time, oldest first: pointers into the
 * dataset. Empty where they are not of two years. */
struct figure_list {
    const struct figure **items;
    size_t count;
};
struct figure_list select_series(struct arena *arena, struct figure_range range);

/* Do both tell one stock's level, of different days of a year, in one article? 目前有194家 after 截至9月底194家 says
 * nothing new. False for a figure and itself. */
bool select_repeats(const struct figure *a, const struct figure *b);

/* What may stand beside each other in one chart, out of some figures (at most FIGURES_BESIDE_MAX are looked at): of
 * one area and status, in one unit, one figure an indicator, none a part or larger than NEAR_MAX times another, and
 * as many as can be. Largest first; empty where they are not two.
 *     parts: levels of one group of indicators: stocks, or flows of one period
 *     growths: in percent, up to one day
 *     tiers: levels of one indicator, a tier each: 国家级, 市级以上, and the whole */
enum { FIGURES_BESIDE_MAX = 200, NEAR_MAX = 50 };
struct figure_list select_parts(struct arena *arena, struct figure_list figures);
/* Those that one of the figures can stand among. */
struct figure_list select_parts_with(struct arena *arena, struct figure_list figures, const struct figure *member);
struct figure_list select_growths(struct arena *arena, struct figure_list figures);
struct figure_list select_tiers(struct arena *arena, struct figure_list figures);

/* How much a ranking says, 0 nothing: first how many areas are of its period, if two are; where none are, how many
 * there are at all, each marked with its own period, if three are. */
size_t select_ranking_weight(const struct ranking *ranking);

/* The period that most of the figures (at least one) have exactly; of equals the newest. */
struct period select_common_period(struct arena *arena, struct figure_list figures);

/* The figure of another measure that belongs to `figure`: of the same grade, status, scope and last day. NULL: none. */
const struct figure *select_beside(const struct figure *figure, struct figure_range range, enum measure measure);

/* The newest actual (else estimated) figure that can be set against a target; NULL: none. */
const struct figure *select_answer(const struct figure *target, struct figure_range range);
/* Whether it makes sense to set them against each other: one unit, and of a flow the same days of the year. */
bool select_can_compare(const struct figure *target, const struct figure *actual);

/* How far a target is reached, as far as can be said: where one is a bound that leaves it open, nothing is.
 * *ret_percent is set for REACH_SHARE only; of a target that is a lower bound it is the share of that bound. */
enum reach { REACH_UNKNOWN, REACH_SHARE, REACH_MET };
enum reach select_reach(const struct figure *target, const struct figure *actual, struct decimal *ret_percent);

#endif
