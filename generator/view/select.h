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

/* Is `b` a better speaker than `a`, of one indicator? The whole before a grade, what was before what is expected, the
 * newer before the older. */
bool select_speaks_better(const struct figure *a, const struct figure *b);

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

/* Peers, all of them or those of one cluster. */
struct circle {
    enum peers peers;
    const struct cluster *cluster; /* NULL: all */
};
/* All peers of an area. */
struct circle select_circle(const struct area *area);
size_t select_circle_size(const struct dataset *dataset, struct circle circle);

/* The areas of a circle that can be compared by an indicator, each once. The period is the newest that at least half
 * as many areas have as any other. Only actual figures, of one tier, scope and unit. */
struct ranking select_ranking(struct arena *arena, const struct dataset *dataset, const struct indicator *indicator,
                              struct circle circle);
/* Of the peers by whom most can be said; the upper ones before the lower, zones last. */
struct ranking select_best_ranking(struct arena *arena, const struct dataset *dataset,
                                   const struct indicator *indicator);

/* The newest target of an indicator's level; NULL: none. */
const struct figure *select_target(struct figure_range range);

/* The figures of one area, indicator, tier and scope that show it over time, oldest first: pointers into the
 * dataset. An estimate stands where there is no actual figure of its period. Empty where they are not of two years. */
struct figure_list {
    const struct figure **items;
    size_t count;
};
struct figure_list select_series(struct arena *arena, struct figure_range range);

/* Do both tell one stock's level, of different days of a year, in one article? 目前有194家 after 截至9月底194家 says
 * nothing new. False for a figure and itself. */
bool select_repeats(const struct figure *a, const struct figure *b);

/* How much a ranking says: how many areas are of its period; 0 where it is not two. */
size_t select_ranking_weight(const struct ranking *ranking);

/* Does a small value come first: of a rank, and of an indicator of which less is better? */
bool select_is_ascending(const struct figure *figure);

/* Where an area stands among those of the ranking's period. Bounds may leave that open: of 超2500人 and 2578人 either
 * may be the first, so that each has best 1 and worst 2. */
struct standing {
    const struct figure *figure;
    size_t best;  /* 1: none is certainly before it */
    size_t worst; /* as many as may be before it, and one */
};
/* False where it is none of them. */
bool select_standing(const struct ranking *ranking, const struct area *area, struct standing *ret_standing);

/* The period that most of the figures (at least one) have exactly; of equals the newest. */
struct period select_common_period(struct arena *arena, struct figure_list figures);

/* The figure of another measure that belongs to `figure`: of the same grade, status, scope and last day. NULL: none. */
const struct figure *select_beside(const struct figure *figure, struct figure_range range, enum measure measure);

/* The actual (else estimated) figure that answers a target: of the day when it is due, else the newest that can be
 * compared, else the newest. NULL: none. */
const struct figure *select_answer(const struct figure *target, struct figure_range range);
/* Are both of the same days of a year, so far as their indicator's kind makes that matter? */
bool select_same_days(const struct figure *a, const struct figure *b);
/* Whether it makes sense to set them against each other: one unit, of a flow the same days of a year, of growth and
 * change the same days. */
bool select_can_compare(const struct figure *target, const struct figure *actual);

/* How far a target is reached, as far as can be said. *ret_percent is set for REACH_SHARE only; of a target that is a
 * lower bound it is the share of that bound. */
enum reach {
    REACH_UNKNOWN, /* they cannot be compared */
    REACH_OPEN,    /* a bound or a range leaves open whether it is met */
    REACH_BELOW,   /* it is not met, and a share would say nothing: growth, ranges, what is to become less */
    REACH_SHARE,   /* not quite, or about */
    REACH_MET,
};
enum reach select_reach(const struct figure *target, const struct figure *actual, struct decimal *ret_percent);

#endif
