/* Numbers in words, ticks, places on an axis, descriptions. */
#include "chart_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

static struct decimal number(const char *text)
{
    struct decimal value = DECIMAL_ZERO;
    assert_true(decimal_parse(str_from(text), &value));
    return value;
}

static void assert_number(struct chart_format format, enum chart_language language, const char *value,
                          const char *expected)
{
    struct buf out;
    buf_init(&out);
    chart_add_number(&out, &format, language, number(value));
    buf_add_char(&out, '\0');
    assert_string_equal(out.ptr, expected);
    buf_finish(&out);
}

static void numbers_read_as_chinese(void **state)
{
    (void)state;
    struct chart_format yuan = { .unit = STR("元"), .shorten = true };
    struct chart_format firms = { .unit = STR("家"), .shorten = true };
    assert_number(yuan, CHART_ZH, "86510000000", "865.1亿元");
    assert_number(yuan, CHART_ZH, "12345678900", "123.46亿元");
    assert_number(firms, CHART_ZH, "58000", "5.8万家");
    assert_number(firms, CHART_ZH, "12345", "12345家"); /* 1.23万家 would lose too much */
    assert_number(firms, CHART_ZH, "1234567", "123.46万家");
    assert_number(firms, CHART_ZH, "99999999", "99999999家"); /* not 10000万家 */
    assert_number(firms, CHART_ZH, "99990000", "9999万家");
    assert_number(firms, CHART_ZH, "194", "194家");
    assert_number(firms, CHART_ZH, "0", "0家");
    assert_number(firms, CHART_ZH, "-20000", "−2万家");
    assert_number((struct chart_format){ .unit = STR("亿元") }, CHART_ZH, "865.10", "865.10亿元");
    assert_number((struct chart_format){ .unit = STR("%") }, CHART_ZH, "2.43", "2.43%");
    assert_number((struct chart_format){ .unit = STR("%"), .signs = true }, CHART_ZH, "12.5", "+12.5%");
    assert_number((struct chart_format){ .unit = STR("%"), .signs = true }, CHART_ZH, "0", "0%");
}

static void numbers_read_as_english(void **state)
{
    (void)state;
    struct chart_format yuan = { .unit = STR("yuan"), .shorten = true };
    assert_number(yuan, CHART_EN, "86510000000", "86.51 billion yuan");
    assert_number(yuan, CHART_EN, "58000", "58,000 yuan");
    assert_number(yuan, CHART_EN, "4600000", "4.6 million yuan");
    assert_number(yuan, CHART_EN, "999999999", "999,999,999 yuan"); /* not 1,000 million */
    assert_number((struct chart_format){ .unit = STR("%"), .signs = true }, CHART_EN, "-1234.5", "−1,234.5%");
    assert_number((struct chart_format){ .unit = STR("") }, CHART_EN, "999", "999");
}

/* The ticks of an axis over two values, as "0 500 1000". */
static void assert_ticks_of(enum chart_kind kind, const char *first, const char *second, int steps,
                            const char *expected)
{
    struct arena arena;
    arena_init(&arena);
    struct chart_bar bars[] = { { .has_value = true, .value = number(first) },
                                { .has_value = true, .value = number(second) } };
    struct chart chart = { .kind = kind, .bars = bars, .bar_count = 2 };
    struct chart_axis axis = chart_axis_new(&arena, &chart, steps);
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < axis.tick_count; i++) {
        buf_add(&out, i ? STR(" ") : STR(""));
        decimal_add_text(&out, axis.ticks[i]);
    }
    buf_add_char(&out, '\0');
    assert_string_equal(out.ptr, expected);
    buf_finish(&out);
    arena_finish(&arena);
}

static void assert_ticks(const char *first, const char *second, int steps, const char *expected)
{
    assert_ticks_of(CHART_COLUMNS, first, second, steps, expected);
}

static void axes_of_rows_end_with_the_data(void **state)
{
    (void)state;
    assert_ticks_of(CHART_BARS, "0", "1286", 5, "0 500 1000");
    assert_ticks_of(CHART_BARS, "-9.75", "12.5", 5, "-5 0 5 10");
    assert_ticks_of(CHART_BARS, "0", "0", 5, "0 1");
    assert_ticks_of(CHART_BARS, "0", "3", 2, "0 2");
    assert_ticks_of(CHART_BARS, "-0.3", "0", 2, "-0.2 0");
}

static void ticks_are_round(void **state)
{
    (void)state;
    assert_ticks("0", "1286", 5, "0 500 1000 1500");
    assert_ticks("0", "2.43", 5, "0 0.5 1 1.5 2 2.5");
    assert_ticks("12", "2", 5, "0 5 10 15");
    assert_ticks("1", "2", 5, "0 1 2"); /* whole values have whole ticks */
    assert_ticks("-9.75", "12.5", 5, "-10 -5 0 5 10 15");
    assert_ticks("-5", "-1", 5, "-5 -4 -3 -2 -1 0");
    assert_ticks("0", "0", 5, "0 1");
    assert_ticks("0", "100", 5, "0 20 40 60 80 100");
    assert_ticks("0", "0.000000000000001", 2, "0 0.000000000000001");
    assert_ticks("0", "999999999999999", 2, "0 500000000000000 1000000000000000");
    assert_ticks("-999999999999999", "999999999999999.9", 2, "-1000000000000000 0 1000000000000000");
}

static void places_are_in_proportion(void **state)
{
    (void)state;
    struct chart_axis axis = { .low = number("-10"), .high = number("15") };
    assert_int_equal(chart_axis_place(&axis, number("-10"), 25000), 0);
    assert_int_equal(chart_axis_place(&axis, number("0"), 25000), 10000);
    assert_int_equal(chart_axis_place(&axis, number("12.5"), 25000), 22500);
    assert_int_equal(chart_axis_place(&axis, number("15"), 25000), 25000);
    struct chart_axis wide = { .low = number("-999999999999999"), .high = number("999999999999999") };
    assert_int_equal(chart_axis_place(&wide, number("0"), CHART_AXIS_PARTS), CHART_AXIS_PARTS / 2);
    assert_int_equal(chart_axis_place(&wide, number("999999999999999"), CHART_AXIS_PARTS), CHART_AXIS_PARTS);
}

static void ranks_go_from_first_to_last(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct chart_bar bar = { .has_value = true, .value = { 12, 0 } };
    struct chart chart = { .kind = CHART_RANK, .rank_of = 38, .bars = &bar, .bar_count = 1 };
    struct chart_axis axis = chart_axis_new(&arena, &chart, 4);
    assert_int_equal(axis.ticks[0].coefficient, 1);
    assert_int_equal(axis.ticks[axis.tick_count - 1].coefficient, 38);
    assert_string_equal(arena_cstr(&arena, chart_value_text(&arena, &chart, &bar)), "第12位");
    arena_finish(&arena);
}

static void descriptions_say_who_leads_and_who_is_missing(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct chart_bar bars[] = {
        { .label = STR("甲区"), .has_value = true, .value = { 194, 0 } },
        { .label = STR("乙区"), .has_value = true, .value = { 120, 0 }, .bound = CHART_GE, .note = STR("2022年") },
        { .label = STR("丙区") },
        { .label = STR("丁区"), .has_value = true, .value = { 900, 0 }, .status = CHART_TARGET },
    };
    struct chart chart = { .format = { .unit = STR("家") }, .bars = bars, .bar_count = 4 };
    /* Over 120 may be more than 194. */
    assert_string_equal(
        arena_cstr(&arena, chart_describe(&arena, &chart)),
        "条形图，共4项。甲区的数字最大，为194家；乙区的数字最小，为120家以上（2022年）。丙区无数据。");
    bars[1].bound = CHART_LE;
    assert_string_equal(arena_cstr(&arena, chart_describe(&arena, &chart)),
                        "条形图，共4项。甲区最高，为194家；乙区最低，为120家以内（2022年）。丙区无数据。");
    bars[0].bound = CHART_LE;
    bars[1].bound = CHART_EQ;
    assert_string_equal(
        arena_cstr(&arena, chart_describe(&arena, &chart)),
        "条形图，共4项。甲区的数字最大，为194家以内；乙区的数字最小，为120家（2022年）。丙区无数据。");
    bars[0].bound = CHART_EQ;
    bars[1].bound = CHART_GE;
    assert_string_equal(arena_cstr(&arena, chart_csv(&arena, &chart)),
                        "名称,数值（家）,界限,状态,备注\n甲区,194,,,\n"
                        "乙区,120,ge,,2022年\n丙区,,,,\n丁区,900,,target,\n");
    chart.bar_count = 1;
    assert_string_equal(arena_cstr(&arena, chart_csv(&arena, &chart)), "名称,数值（家）\n甲区,194\n");
    assert_string_equal(arena_cstr(&arena, chart_describe(&arena, &chart)), "条形图，共1项。甲区为194家。");
    chart.language = CHART_EN;
    chart.bars = &bars[2];
    assert_string_equal(arena_cstr(&arena, chart_describe(&arena, &chart)), "Bar chart of 1 item. No data: 丙区.");
    arena_finish(&arena);
}

static void bounds_count_away_from_zero(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct chart chart = { .format = { .unit = STR("%") } };
    struct chart_bar bar = { .has_value = true, .value = { -3, 0 }, .bound = CHART_GE };
    assert_string_equal(arena_cstr(&arena, chart_value_text(&arena, &chart, &bar)), "−3%或更低");
    assert_string_equal(arena_cstr(&arena, chart_value_short(&arena, &chart, &bar, 0)), "≤−3");
    bar.bound = CHART_LE;
    assert_string_equal(arena_cstr(&arena, chart_value_text(&arena, &chart, &bar)), "−3%或更高");
    chart.language = CHART_EN;
    assert_string_equal(arena_cstr(&arena, chart_value_text(&arena, &chart, &bar)), "at least −3%");
    bar.value = decimal_from(3);
    assert_string_equal(arena_cstr(&arena, chart_value_text(&arena, &chart, &bar)), "at most 3%");
    assert_string_equal(arena_cstr(&arena, chart_value_short(&arena, &chart, &bar, 0)), "≤3");
    arena_finish(&arena);
}

static void a_stack_is_known_as_well_as_its_parts(void **state)
{
    (void)state;
    static const str series[] = { STR_INIT("甲"), STR_INIT("乙") };
    struct chart_bar bars[] = {
        { .label = STR("子"), .has_value = true, .value = { 15, 1 } },
        { .has_value = true, .value = { 3, 0 }, .bound = CHART_GE },
        { .label = STR("丑"), .has_value = true, .value = { 2, 0 }, .bound = CHART_LE },
        { .has_value = true, .value = { 2, 0 }, .bound = CHART_GE, .status = CHART_ESTIMATE },
        { .label = STR("寅"), .has_value = true, .value = { 7, 0 } },
        { .has_value = false },
    };
    struct chart chart = {
        .kind = CHART_BARS, .stacking = CHART_STACKED, .bars = bars, .bar_count = 6, .series = series, .series_count = 2
    };
    struct chart_bar total = chart_stack_total(&chart, 0);
    assert_int_equal(decimal_compare(total.value, (struct decimal){ 45, 1 }), 0);
    assert_int_equal(total.bound, CHART_GE);
    assert_int_equal(total.status, CHART_ACTUAL);
    assert_int_equal(decimal_compare(chart_share(&chart, &total, 0, 1), (struct decimal){ 333, 1 }), 0);
    assert_int_equal(decimal_compare(chart_share(&chart, &total, 1, 1), (struct decimal){ 667, 1 }), 0);
    total = chart_stack_total(&chart, 1);
    assert_int_equal(total.bound, CHART_APPROX);
    assert_int_equal(total.status, CHART_ESTIMATE);
    assert_false(chart_stack_total(&chart, 2).has_value);
    bars[0].note = STR("2021年");
    assert_true(str_eq(chart_stack_total(&chart, 0).note, STR("部分另有说明")));
    bars[1].note = STR("2021年");
    assert_true(str_eq(chart_stack_total(&chart, 0).note, STR("2021年")));
    bars[0].note = bars[1].note = STR("");
    struct arena arena;
    arena_init(&arena);
    assert_string_equal(arena_cstr(&arena, chart_describe(&arena, &chart)),
                        "堆积条形图，共3项、2个系列。合计：子最高，为4.5以上；丑最低，为约4（预计）。寅数据不全。");
    chart.stacking = CHART_PERCENT;
    assert_string_equal(
        arena_cstr(&arena, chart_describe(&arena, &chart)),
        "百分比堆积条形图，共3项、2个系列。甲所占比重：丑最高，为约50%（预计）；子最低，为约33.3%。寅数据不全。");
    assert_string_equal(arena_cstr(&arena, chart_tooltip(&arena, &chart, &bars[1], 1)), "子，乙：3以上，占约66.7%");
    arena_finish(&arena);
}

static void powers_of_ten_are_as_far_apart_as_each_other(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct chart_bar bars[] = { { .has_value = true, .value = { 1000, 0 } }, { .has_value = true, .value = { 5, 1 } } };
    struct chart chart = { .kind = CHART_BARS, .scale = CHART_LOG, .bars = bars, .bar_count = 2 };
    struct chart_axis axis = chart_axis_new(&arena, &chart, 5);
    assert_int_equal(axis.tick_count, 5); /* 0.1 to 1000 */
    for (size_t i = 0; i < axis.tick_count; i++)
        assert_int_equal(chart_axis_place(&axis, axis.ticks[i], 500000), 125000 * (int)i);
    assert_int_equal(decimal_compare(chart_axis_base(&axis), (struct decimal){ 1, 1 }), 0);
    /* log10 of 0.5 is -0.30103. */
    assert_int_equal(chart_axis_place(&axis, (struct decimal){ 5, 1 }, 500000), 87371);
    assert_int_equal(chart_axis_place(&axis, (struct decimal){ 2, 0 }, 500000), 162629);
    bars[0].value = bars[1].value = (struct decimal){ 1, 15 };
    axis = chart_axis_new(&arena, &chart, 5);
    assert_int_equal(axis.tick_count, 2);
    bars[0].value = (struct decimal){ 999999999999999, 0 };
    axis = chart_axis_new(&arena, &chart, 5);
    assert_int_equal(chart_axis_place(&axis, bars[0].value, 30000), 30000);
    arena_finish(&arena);
}

static void a_chart_speaks_of_one_unit(void **state)
{
    (void)state;
    struct chart_bar bars[] = {
        { .has_value = true, .value = { 58000, 0 } },
        { .has_value = true, .value = { 900, 0 }, .has_target = true, .target = { 60000, 0 } },
    };
    struct chart chart = { .format = { .unit = STR("家"), .shorten = true }, .bars = bars, .bar_count = 2 };
    assert_true(chart_can_shorten(&chart));
    bars[0].value = number("58524"); /* 5.8524万家 would be rounded */
    assert_false(chart_can_shorten(&chart));
    bars[0].value = number("153000000"); /* the axis is in 亿 */
    bars[1].value = number("58524");
    assert_true(chart_can_shorten(&chart));
}

static void targets_keep_their_bounds(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct chart_bar bar = { .has_target = true, .target = { 60000, 0 }, .target_bound = CHART_GE };
    struct chart chart = { .format = { .unit = STR("家"), .shorten = true }, .bars = &bar, .bar_count = 1 };
    assert_string_equal(arena_cstr(&arena, chart_target_text(&arena, &chart, &bar)), "目标6万家以上");
    arena_finish(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_read_as_chinese),
        cmocka_unit_test(numbers_read_as_english),
        cmocka_unit_test(ticks_are_round),
        cmocka_unit_test(axes_of_rows_end_with_the_data),
        cmocka_unit_test(places_are_in_proportion),
        cmocka_unit_test(ranks_go_from_first_to_last),
        cmocka_unit_test(bounds_count_away_from_zero),
        cmocka_unit_test(a_stack_is_known_as_well_as_its_parts),
        cmocka_unit_test(powers_of_ten_are_as_far_apart_as_each_other),
        cmocka_unit_test(a_chart_speaks_of_one_unit),
        cmocka_unit_test(targets_keep_their_bounds),
        cmocka_unit_test(descriptions_say_who_leads_and_who_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
