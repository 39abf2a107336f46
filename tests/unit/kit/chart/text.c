/* Widths, wrapping and cleaning of texts. */
#include "chart_internal.h"
#include "utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

struct measured {
    str text;
    int regular; /* hundredths of a pixel at 14 px: SVG text in Noto Sans CJK SC, laid out by Chromium */
    int bold;
};

static const struct measured measured[] = {
    { STR_INIT("大足区"), 4200, 4200 },
    { STR_INIT("高新技术企业数"), 9800, 9800 },
    { STR_INIT("新增高新技术企业22家、累计达到194家"), 24886, 25131 },
    { STR_INIT("865.1亿元"), 6298, 6559 },
    { STR_INIT("5.8万家"), 4744, 4908 },
    { STR_INIT("2.43%"), 4011, 4281 },
    { STR_INIT("+12.5%"), 4788, 5108 },
    { STR_INIT("−3.1%"), 4011, 4281 },
    { STR_INIT("（预计，2022年）"), 11509, 11705 },
    { STR_INIT("资料来源：示例市统计局《年度公报》"), 23800, 23800 },
    { STR_INIT("Revenue of industry by district"), 19764, 21038 },
    { STR_INIT("2016–2020"), 6966, 7370 },
    { STR_INIT("over 4.6 billion yuan"), 13125, 13973 },
    { STR_INIT("58,000 enterprises"), 11927, 12738 },
    { STR_INIT("R&D投入强度"), 8405, 8591 },
    { STR_INIT("“专精特新”企业"), 11200, 11200 },
    { STR_INIT("每万人口高价值发明专利拥有量（件）"), 23800, 23800 },
    { STR_INIT("1000000"), 5439, 5783 },
    { STR_INIT("The quick brown fox jumps over the lazy dog"), 28908, 30555 },
    { STR_INIT("AVATAR WAVE Tokyo"), 13141, 13830 },
    { STR_INIT("两江新区（自贸区）、高新区"), 17500, 17500 },
    { STR_INIT("≥0.25"), 4120, 4334 },
    { STR_INIT("Zürich, São Paulo, Łódź"), 15197, 16123 },
    { STR_INIT("Московская область"), 13964, 14648 },
    { STR_INIT("サイエンスパーク"), 11159, 11159 },
    { STR_INIT("서울특별시"), 6441, 6441 },
    { STR_INIT("2016—2020年"), 8869, 9280 },
    { STR_INIT("A/B-C_d @ 100%"), 10922, 11397 },
    { STR_INIT("第12位"), 4355, 4453 },
    { STR_INIT("目标3%（2025年）"), 12175, 12480 },
    { STR_INIT("1,286;:!?'\"()[]{}"), 9284, 10341 },
};

static void assert_within_5_percent(str text, int width, int expected)
{
    if (abs(width - expected) * 20 > expected)
        fail_msg("\"%.*s\" is %d wide, the table says %d", STR_ARG(text), expected, width);
}

static void widths_are_those_of_a_browser(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof measured / sizeof measured[0]; i++) {
        assert_within_5_percent(measured[i].text, chart_text_width(measured[i].text, 14, false), measured[i].regular);
        assert_within_5_percent(measured[i].text, chart_text_width(measured[i].text, 14, true), measured[i].bold);
    }
}

static void width_is_exact_for_ideographs(void **state)
{
    (void)state;
    assert_int_equal(chart_text_width(STR("大足区"), 14, false), 4200);
    assert_int_equal(chart_text_width(STR(""), 14, false), 0);
    assert_int_equal(chart_text_width(STR("e\xCC\x81"), 10, false), 554); /* a combining accent has no width */
}

struct fixture {
    struct arena arena;
};

static int set_up(void **state)
{
    struct fixture *fixture = malloc(sizeof *fixture);
    arena_init(&fixture->arena);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_finish(&fixture->arena);
    free(fixture);
    return 0;
}

static void assert_lines(struct arena *arena, str text, int max_width, const char *expected)
{
    str lines[3];
    size_t count = chart_wrap(arena, text, 10, false, max_width, 3, lines);
    str joined = STR("");
    for (size_t i = 0; i < count; i++)
        joined = arena_format(arena, "%.*s%s%.*s", STR_ARG(joined), i ? "|" : "", STR_ARG(lines[i]));
    assert_string_equal(arena_cstr(arena, joined), expected);
    for (size_t i = 0; i < count; i++)
        assert_true(chart_text_width(lines[i], 10, false) <= max_width);
}

static void lines_break_where_they_may(void **state)
{
    struct arena *arena = &((struct fixture *)*state)->arena;
    assert_lines(arena, STR("高新技术企业"), 6000, "高新技术企业");
    assert_lines(arena, STR("高新技术企业"), 3000, "高新技|术企业");
    assert_lines(arena, STR("高新技术，企业"), 4000, "高新技|术，企业");
    assert_lines(arena, STR("高新技（企业）"), 4000, "高新技|（企业）");
    assert_lines(arena, STR("North River New Area"), 6000, "North River|New Area");
    assert_lines(arena, STR("一二三四五六七八九十"), 3000, "一二三|四五六|七八…");
    assert_lines(arena, STR("Unbreakable"), 3000, "Unbre|akabl|e");
    assert_lines(arena, STR(""), 3000, "");
}

static void a_cut_says_so(void **state)
{
    struct arena *arena = &((struct fixture *)*state)->arena;
    str cut = chart_cut(arena, STR("高新技术企业"), 10, false, 3500);
    assert_string_equal(arena_cstr(arena, cut), "高新…");
    cut = chart_cut(arena, STR("高新技术企业"), 10, false, 10);
    assert_string_equal(arena_cstr(arena, cut), "…");
    cut = chart_cut(arena, STR("ab cdef"), 10, false, 2600);
    assert_string_equal(arena_cstr(arena, cut), "ab…");
}

static void a_narrow_or_endless_text_ends(void **state)
{
    struct arena *arena = &((struct fixture *)*state)->arena;
    char *text = arena_alloc(arena, 1000000, 1);
    memset(text, 'x', 1000000);
    str lines[3];
    assert_int_equal(chart_wrap(arena, (str){ text, 1000000 }, 14, false, 9000, 3, lines), 3);
    assert_int_equal(chart_wrap(arena, STR("高新"), 14, false, 0, 3, lines), 2);
}

static void texts_are_cleaned(void **state)
{
    struct arena *arena = &((struct fixture *)*state)->arena;
    assert_string_equal(arena_cstr(arena, chart_clean(arena, STR(" 甲\n\t区 \x01\x7F"))), "甲 区");
    assert_string_equal(arena_cstr(arena, chart_clean(arena, STR("a\xE2\x80\xAE"
                                                                 "b\xEF\xBF\xBE"
                                                                 "c\xC2\x85"))),
                        "abc");
    str clean = chart_clean(arena, STR("\xFFz\xE7\xA7"));
    assert_int_equal(utf8_find_invalid(clean), STR_NONE);
    assert_int_equal(chart_clean(arena, ((str){ "a\0b", 3 })).len, 2);
    assert_string_equal(arena_cstr(arena, chart_clean(arena, STR("\u3000甲\u3000\u00A0区\u200B"))), "甲 区");
    assert_true(chart_is_blank(arena, STR("\u3000\u200B\u3164\u200D")));
    assert_false(chart_is_blank(arena, STR("0")));
}

static void lines_are_as_long_as_one_another(void **state)
{
    struct arena *arena = &((struct fixture *)*state)->arena;
    str lines[3];
    /* Seven characters of 13 in 80: six and one, or four and three. */
    assert_int_equal(chart_wrap(arena, STR("高新技术产业区"), 13, false, 8000, 3, lines), 2);
    assert_string_equal(arena_cstr(arena, lines[1]), "区");
    assert_int_equal(chart_wrap_evenly(arena, STR("高新技术产业区"), 13, false, 8000, 3, lines), 2);
    assert_string_equal(arena_cstr(arena, lines[0]), "高新技术");
    assert_string_equal(arena_cstr(arena, lines[1]), "产业区");
    /* No word is broken for it, and what has to be cut is cut as late as can be. */
    assert_int_equal(chart_wrap_evenly(arena, STR("Technology Park"), 13, false, 8000, 3, lines), 2);
    assert_string_equal(arena_cstr(arena, lines[0]), "Technology");
    assert_int_equal(chart_wrap_evenly(arena, STR("高新技术产业区高新技术产业区"), 13, false, 8000, 2, lines), 2);
    assert_string_equal(arena_cstr(arena, lines[0]), "高新技术产业");
    assert_string_equal(arena_cstr(arena, lines[1]), "区高新技术…");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths_are_those_of_a_browser),
        cmocka_unit_test(width_is_exact_for_ideographs),
        cmocka_unit_test_setup_teardown(lines_break_where_they_may, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_cut_says_so, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_narrow_or_endless_text_ends, set_up, tear_down),
        cmocka_unit_test_setup_teardown(texts_are_cleaned, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lines_are_as_long_as_one_another, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
