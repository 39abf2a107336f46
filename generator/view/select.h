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

/* The areas that can be compared by an indicator: all with a parent (the region itself is no peer of its
 * districts), each once. The period is the newest that at least half as many areas have as any other. */
struct ranking select_ranking(struct arena *arena, const struct dataset *dataset, const struct indicator *indicator);

/* The newest target of an indicator's level; NULL: none. */
const struct figure *select_target(struct figure_range range);

/* The figures of one area, indicator, tier and scope that show it over time, oldest first: pointers into the
 * dataset. Empty where they are not of two years. */
struct figure_list {
    const struct figure **items;
    size_t count;
};
struct figure_list select_series(struct arena *arena, struct figure_range range);

/* Of some figures (levels of one area, at most FIGURES_BESIDE_MAX are looked at) the most that may stand beside each
 * other in one chart: stocks, or flows of one period, of one status, in one unit. Largest first; empty where they
 * are not two. */
enum { FIGURES_BESIDE_MAX = 200 };
struct figure_list select_parts(struct arena *arena, struct figure_list figures);

/* How much a ranking says, 0 nothing: first how many areas are of its period, if two are; where none are, how many
 * there are at all, each marked with its own period, if three are. */
size_t select_ranking_weight(const struct ranking *ranking);

/* The period that most of the figures (at least one) have exactly; of equals the newest. */
struct period select_common_period(struct arena *arena, struct figure_list figures);

/* The figure of another measure that belongs to `figure`: of the same grade, status, scope and last day. NULL: none. */
const struct figure *select_beside(const struct figure *figure, struct figure_range range, enum measure measure);

/* The newest actual (else estimated) figure that can be set against a target; NULL: none. */
const struct figure *select_answer(const struct figure *target, struct figure_range range);
/* How much of a target is reached, in percent. False where a share says nothing: other days of a flow, an upper
 * bound, a value that is not positive. */
bool select_share(const struct figure *target, const struct figure *actual, struct decimal *ret_percent);

#endif
