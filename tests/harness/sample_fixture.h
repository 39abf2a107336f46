/* What tests of what comes after extract begin with: the small made-up dataset as their state, empty before each.
 *
 *     cmocka_unit_test_setup_teardown(a_test, set_up, tear_down)   ->   struct sample *sample = *state; */
#ifndef KC_TEST_SAMPLE_FIXTURE_H
#define KC_TEST_SAMPLE_FIXTURE_H

#include "dataset.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

static inline int set_up(void **state)
{
    static struct sample sample;
    sample_init(&sample);
    *state = &sample;
    return 0;
}

static inline int tear_down(void **state)
{
    sample_finish(*state);
    return 0;
}

static inline bool has(str text, const char *needle)
{
    return str_find(text, str_from(needle), 0) != STR_NONE;
}

#endif
