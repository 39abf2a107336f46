/* Figures for who asks for an area and an indicator: 大足 高企 -> 194家, 截至2023年9月30日; 增长12.8%, …
 *
 * Of each pair the twelve that say most, the newest actual ones first, targets last. */
#ifndef KC_PAIRS_H
#define KC_PAIRS_H

#include "reconcile.h"

/* The figures of one area and one indicator: [begin, end) of the dataset's. */
struct pair {
    size_t begin;
    size_t end;
};

struct pairs {
    const struct pair *items; /* by area, then by indicator */
    size_t count;
    const size_t *pieces; /* the first pair of each piece */
    size_t piece_count;
};

struct pairs pairs_new(struct arena *arena, const struct dataset *dataset);

/* A pair as one number: the area's index times the count of indicators, and the indicator's. */
size_t pair_number(const struct dataset *dataset, const struct pair *pair);

/* Appends one piece as JSON: [pair number, [figure,…], …], where a figure is
 *     [place, year, value, period, label, and these three again for each further edition]
 * The place is the figure's id, which stands on the area's page; where it begins with a full stop, those of the area and
 * the indicator are before it. Of a figure that stands elsewhere it is the address: areas/dazu.patents.html#…
 * The year is the one that its period ends in, 0 where that is not known. */
void pairs_add_piece(struct arena *scratch, struct buf *out, const struct site *site, const struct dataset *dataset,
                     const struct pairs *pairs, size_t piece);

#endif
