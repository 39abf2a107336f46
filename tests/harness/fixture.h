/* What most tests begin with: an arena and diagnostics of their own, empty before each.
 *
 *     cmocka_unit_test_setup_teardown(a_test, set_up, tear_down)
 *
 * With FIXTURE_FOLDER defined before the include there is an empty `folder` too. */
#ifndef KC_TEST_FIXTURE_H
#define KC_TEST_FIXTURE_H

#include "diag.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

#ifdef FIXTURE_FOLDER
#include "folder.h"
static struct folder folder;
#endif
static struct arena arena;
static struct diags diags;

static inline int set_up(void **state)
{
    (void)state;
#ifdef FIXTURE_FOLDER
    folder_create(&folder);
#endif
    arena_init(&arena);
    diags_init(&diags);
    return 0;
}

static inline int tear_down(void **state)
{
    (void)state;
    diags_finish(&diags);
    arena_finish(&arena);
#ifdef FIXTURE_FOLDER
    folder_destroy(&folder);
#endif
    return 0;
}

static inline void assert_text(str found, str expected)
{
    if (!str_eq(found, expected))
        fail_msg("expected %.*s, found %.*s", STR_ARG(expected), STR_ARG(found));
}

#endif
