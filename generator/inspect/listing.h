/* Observations as lists: JSON Lines for programs, CSV for spreadsheets, a table for eyes.
 *
 *     area  indicator              measure  value    period                 surface
 *     dazu  high-tech-enterprises  level    194家…   2023-09-30/2023-09-30  194家 */
#ifndef KC_LISTING_H
#define KC_LISTING_H

#include "reconcile.h"

enum listing_format { LISTING_JSONL, LISTING_CSV, LISTING_TABLE };

/* Appends the observations of the readings that are `good`, in their order. CSV (RFC 4180) and the table begin with
 * the names of the columns; the table's columns are as wide as what stands in them (in terminal columns). */
void listing_add(struct buf *out, enum listing_format format, const struct reading *readings, const bool *good,
                 size_t count);

#endif
