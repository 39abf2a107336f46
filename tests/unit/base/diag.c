/* base/diag: what a person sees. */
#include "diag.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

static void assert_shown(const struct diag *diag, str expected)
{
    struct buf out;
    buf_init(&out);
    struct diag_memory memory = { 0 };
    diag_format(&out, diag, &memory);
    if (!str_eq(buf_str(&out), expected))
        fail_msg("expected:\n%.*s\nfound:\n%.*s", STR_ARG(expected), STR_ARG(buf_str(&out)));
    buf_finish(&out);
}

static void caret_stands_under_wide_characters(void **state)
{
    (void)state;
    struct source source = { STR("a.md"), STR("---\n题目: x\nareas: [大足dazhu]\n") };
    struct diags diags;
    diags_init(&diags);
    struct span span = { &source, str_find(source.bytes, STR("dazhu"), 0), 5 };
    struct diag *diag = diag_add(&diags, DIAG_UNKNOWN_AREA, span, "there is no area \"%s\"", "dazhu");
    assert_shown(diag, STR("a.md:3:11: error: there is no area \"dazhu\" [unknown-area]\n"
                           "    3 | areas: [大足dazhu]\n"
                           "      |             ^~~~~\n"
                           "      = help: use an id of content/areas.yaml\n"));
    assert_int_equal(diags.errors, 1);
    diags_finish(&diags);
}

static void long_lines_are_cut_around_the_place(void **state)
{
    (void)state;
    struct buf text;
    buf_init(&text);
    for (int i = 0; i < 200; i++)
        buf_add(&text, STR("字"));
    buf_add(&text, STR("X"));
    for (int i = 0; i < 200; i++)
        buf_add(&text, STR("字"));
    struct source source = { STR("a.txt"), buf_str(&text) };
    struct diags diags;
    diags_init(&diags);
    struct diag *diag = diag_add(&diags, DIAG_OUTPUT_PATH_CLASH, (struct span){ &source, 600, 1 }, "here");
    assert_shown(
        diag,
        STR("a.txt:1:201: error: here [output-path-clash]\n"
            "    1 | … "
            "字字字字字字字字字字字字字字字字字字字字X字字字字字字字字字字字字字字字字字字字字字字字字字字字字字 …\n"
            "      |                                           ^\n"));
    diags_finish(&diags);
    buf_finish(&text);
}

static void what_has_no_width_is_shown_as_spaces(void **state)
{
    (void)state;
    struct buf text;
    buf_init(&text);
    for (int i = 0; i < 1000; i++)
        buf_add(&text, STR("\u200B"));
    buf_add(&text, STR("字X"));
    struct source source = { STR("a.txt"), buf_str(&text) };
    struct diags diags;
    diags_init(&diags);
    struct diag *diag = diag_add(&diags, DIAG_OUTPUT_PATH_CLASH, (struct span){ &source, 3003, 1 }, "here");
    assert_shown(diag, STR("a.txt:1:1002: error: here [output-path-clash]\n"
                           "    1 | …                                       字X\n"
                           "      |                                           ^\n"));
    diags_finish(&diags);
    buf_finish(&text);
}

static void diagnostics_are_sorted_by_their_places(void **state)
{
    (void)state;
    struct source one = { STR("1"), STR("甲乙丙") };
    struct source two = { STR("2"), STR("甲乙丙") };
    struct span spans[] = { { &one, 6, 3 }, { &one, 9, 0 }, { &one, 3, 3 }, { &two, 0, 3 }, { &one, 3, 0 } };
    struct diags diags;
    diags_init(&diags);
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
        diag_add(&diags, DIAG_OUTPUT_PATH_CLASH, spans[i], "%zu", i);
    diags_sort(&diags, 1);
    struct buf order;
    buf_init(&order);
    for (size_t i = 0; i < diags.count; i++)
        buf_add(&order, diags.items[i].message);
    assert_true(str_eq(buf_str(&order), STR("02134")));
    buf_finish(&order);
    diags_finish(&diags);
}

static void controls_reach_no_terminal(void **state)
{
    (void)state;
    struct source source = { STR("a\x1B]0;x\a.md"), STR("areas: [\x1B[31mx\xC2\x9B\xE2\x80\xAEy]\n") };
    struct diags diags;
    diags_init(&diags);
    struct diag *diag = diag_add(&diags, DIAG_UNKNOWN_AREA, (struct span){ &source, 8, 6 },
                                 "there is no area \"\x1B[31mx\xC2\x9B\xE2\x80\xAEy大\xFF\n\"");
    diag_relate(&diags, diag, (struct span){ &source, 8, 1 }, "\x1B[0m");
    diag_advise(&diags, diag, "write\t\x7F");
    assert_shown(diag, STR("a�]0;x�.md:1:9: error: there is no area \"�[31mx��y大��\" [unknown-area]\n"
                           "    1 | areas: [ [31mx  y]\n"
                           "      |         ^~~~~~\n"
                           "  a�]0;x�.md:1:9: note: �[0m\n"
                           "    1 | areas: [ [31mx  y]\n"
                           "      |         ^\n"
                           "      = help: write��\n"));
    diags_finish(&diags);
}

static void appended_diagnostics_are_copies(void **state)
{
    (void)state;
    struct diags from;
    struct diags to;
    diags_init(&from);
    diags_init(&to);
    struct diag *diag = diag_add(&from, DIAG_FILE_EMPTY, (struct span){ 0 }, "%s is empty", "b.md");
    diag_relate(&from, diag, (struct span){ 0 }, "second");
    diags_append(&to, &from);
    diags_finish(&from);
    assert_int_equal(to.count, 1);
    assert_true(str_eq(to.items[0].message, STR("b.md is empty")));
    assert_true(str_eq(to.items[0].related_message, STR("second")));
    diags_finish(&to);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(caret_stands_under_wide_characters),
        cmocka_unit_test(long_lines_are_cut_around_the_place),
        cmocka_unit_test(what_has_no_width_is_shown_as_spaces),
        cmocka_unit_test(diagnostics_are_sorted_by_their_places),
        cmocka_unit_test(controls_reach_no_terminal),
        cmocka_unit_test(appended_diagnostics_are_copies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
