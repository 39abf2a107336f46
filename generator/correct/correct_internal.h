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

/* What became of a decision. */
enum outcome {
    OUTCOME_NO_ARTICLE,   /* no article of its id was read */
    OUTCOME_NOWHERE,      /* its surface does not stand in the article */
    OUTCOME_FEWER,        /* … not so often */
    OUTCOME_UNREAD,       /* it stands there and is no figure that could be set */
    OUTCOME_READ_ALREADY, /* what is to be added was read */
    OUTCOME_DONE,
};

struct correction {
    str article;
    str surface;
    size_t occurrence; /* from 1 */
    enum action action;
    bool sets[FIELD_COUNT];
    struct observation values; /* of the fields that are set */
    struct span span;          /* the entry */
    enum outcome outcome;
    size_t occurrences; /* how many of the surface were found */
};

struct corrections {
    struct correction *items; /* in the order of the file */
    size_t count;
};

#endif
