/* correct, inside: decisions as they were read. */
#ifndef KC_CORRECT_INTERNAL_H
#define KC_CORRECT_INTERNAL_H

#include "correct.h"

/* Which fields of an observation a decision sets. */
enum field {
    FIELD_AREA,
    FIELD_INDICATOR,
    FIELD_TIER,
    FIELD_MEASURE,
    FIELD_SCOPE,
    FIELD_STATUS,
    FIELD_VALUE,
    FIELD_VALUE_HIGH,
    FIELD_UNIT,
    FIELD_BOUND,
    FIELD_PERIOD,
    FIELD_COUNT
};

enum action { ACTION_SET, ACTION_IGNORE, ACTION_ADD };

struct correction {
    str article;
    str surface;
    size_t occurrence; /* from 1 */
    enum action action;
    bool sets[FIELD_COUNT];
    struct observation values; /* of the fields that are set */
    struct span span;          /* the entry */
    bool matched;
};

struct corrections {
    struct correction *items; /* in the order of the file */
    size_t count;
};

#endif
