/* view/wording: numbers, bounds, periods and grades in words. */
#include "wording.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static const struct indicator firms = { .classifier = STR_INIT("家"), .kind = INDICATOR_STOCK };
static const struct indicator loans = { .classifier = STR_INIT(""), .kind = INDICATOR_FLOW };

static struct word_quantity quantity(const char *value, const char *unit, enum measure measure, enum bound bound)
{
    struct word_quantity q = { .unit = str_from(unit), .measure = measure, .bound = bound, .indicator = &firms };
    assert_true(decimal_parse(str_from(value), &q.value));
    return q;
}

static void expect(str actual, const char *wanted)
{
    char text[256];
    assert_true(actual.len < sizeof text);
    memcpy(text, actual.ptr, actual.len);
    text[actual.len] = '\0';
    assert_string_equal(text, wanted);
}

static void numbers_take_the_scale_that_reads_best(void **state)
{
    (void)state;
    static const struct {
        const char *value;
        const char *unit;
        const char *text;
    } rows[] = {
        { "460000000", "CNY", "4.6亿元" },
        { "97600000", "CNY", "9760万元" },
        { "1500000000", "CNY", "15亿元" },
        { "3000000000000", "CNY", "3万亿元" },
        { "3014579000000", "CNY", "30145.79亿元" },
        { "5000", "CNY", "5000元" },
        { "123456789", "CNY", "12345.6789万元" },
        { "155000", "count", "15.5万家" },
        { "58524", "count", "58524家" },
        { "877", "count", "877家" },
        { "255.80", "count", "255.8家" },
        { "2.43", "percent", "2.43%" },
        { "0.3", "pp", "0.3个百分点" },
        { "150000", "m2", "15万平方米" },
        { "72.25", "index", "72.25" },
        { "200000000", "USD", "2亿美元" },
        { "-12", "percent", "−12%" },
    };
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect(word_value_text(&arena, quantity(rows[i].value, rows[i].unit, MEASURE_LEVEL, BOUND_EQ)), rows[i].text);
    arena_finish(&arena);
}

static void measures_and_bounds_have_words(void **state)
{
    (void)state;
    static const struct {
        const char *value;
        const char *unit;
        enum measure measure;
        enum bound bound;
        const char *text;
        const char *brief;
    } rows[] = {
        { "2500", "count", MEASURE_LEVEL, BOUND_GE, "2500家以上", "2500家以上" },
        { "30", "count", MEASURE_LEVEL, BOUND_APPROX, "约30家", "约30家" },
        { "3", "percent", MEASURE_LEVEL, BOUND_LE, "3%以内", "3%以内" },
        { "22", "count", MEASURE_CHANGE, BOUND_EQ, "增加22家", "+22家" },
        { "-3", "count", MEASURE_CHANGE, BOUND_EQ, "减少3家", "−3家" },
        { "91.87", "percent", MEASURE_GROWTH, BOUND_EQ, "增长91.87%", "+91.87%" },
        { "540", "percent", MEASURE_GROWTH, BOUND_EQ, "增长540%", "+540%" },
        { "2140", "percent", MEASURE_GROWTH, BOUND_EQ, "增长21.4倍", "+21.4倍" },
        { "-3", "percent", MEASURE_GROWTH, BOUND_EQ, "下降3%", "−3%" },
        { "15", "percent", MEASURE_GROWTH, BOUND_APPROX, "增长约15%", "约+15%" },
        { "15.9", "percent", MEASURE_ANNUAL_GROWTH, BOUND_GE, "年均增长15.9%以上", "年均+15.9%以上" },
        { "122", "rank", MEASURE_RANK, BOUND_EQ, "第122位", "第122位" },
        { "10", "rank", MEASURE_RANK, BOUND_LE, "前10位", "前10位" },
        { "17", "rank", MEASURE_RANK_CHANGE, BOUND_EQ, "上升17位", "上升17位" },
        { "-2", "rank", MEASURE_RANK_CHANGE, BOUND_EQ, "下降2位", "下降2位" },
    };
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct word_quantity q = quantity(rows[i].value, rows[i].unit, rows[i].measure, rows[i].bound);
        expect(word_value_text(&arena, q), rows[i].text);
        expect(word_signed(&arena, q), rows[i].brief);
    }
    arena_finish(&arena);
}

static void units_are_those_the_article_wrote(void **state)
{
    (void)state;
    static const struct {
        const char *value;
        const char *unit;
        enum measure measure;
        const char *surface;
        const char *text;
    } rows[] = {
        { "8", "count", MEASURE_LEVEL, "8户", "8户" },
        { "20000", "count", MEASURE_LEVEL, "超2万人次", "2万人次" },
        { "2", "count", MEASURE_CHANGE, "两个", "增加2个" },
        { "20", "count", MEASURE_LEVEL, "第三批20项", "20项" },
        { "20", "count", MEASURE_LEVEL, "20", "20家" },
        { "20", "count", MEASURE_LEVEL, "", "20家" },
        { "540", "percent", MEASURE_GROWTH, "5.4倍", "增长5.4倍" },
        { "2140", "percent", MEASURE_GROWTH, "2140%", "增长2140%" },
    };
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct word_quantity q = quantity(rows[i].value, rows[i].unit, rows[i].measure, BOUND_EQ);
        q.surface = str_from(rows[i].surface);
        expect(word_value_text(&arena, q), rows[i].text);
    }
    arena_finish(&arena);
}

static void ranges_name_both_ends(void **state)
{
    (void)state;
    static const struct {
        const char *low;
        const char *high;
        const char *unit;
        const char *text;
    } rows[] = {
        { "300000000", "500000000", "CNY", "3亿—5亿元" },
        { "80000000", "120000000", "CNY", "8000万—1.2亿元" },
        { "20", "30", "count", "20—30家" },
        { "3", "5", "percent", "3%—5%" },
    };
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct word_quantity q = quantity(rows[i].low, rows[i].unit, MEASURE_LEVEL, BOUND_EQ);
        q.has_high = decimal_parse(str_from(rows[i].high), &q.value_high);
        expect(word_value_text(&arena, q), rows[i].text);
    }
    arena_finish(&arena);
}

static void periods_have_their_names(void **state)
{
    (void)state;
    static const struct {
        const char *period;
        enum status status;
        const struct indicator *indicator;
        const char *text;
    } rows[] = {
        { "2022-01-01/2022-12-31", STATUS_ACTUAL, &loans, "2022年" },
        { "2023-01-01/2023-09-30", STATUS_ACTUAL, &loans, "2023年前三季度" },
        { "2023-01-01/2023-06-30", STATUS_ACTUAL, &loans, "2023年上半年" },
        { "2023-10-01/2023-12-31", STATUS_ACTUAL, &loans, "2023年四季度" },
        { "2023-01-01/2023-10-31", STATUS_ACTUAL, &loans, "2023年1—10月" },
        { "2023-02-01/2023-02-28", STATUS_ACTUAL, &loans, "2023年2月" },
        { "2023-01-01/2023-11-06", STATUS_ACTUAL, &loans, "2023年1月1日至11月6日" },
        { "2021-01-01/2024-02-29", STATUS_ACTUAL, &loans, "2021年1月至2024年2月" },
        { "2021-01-01/2024-03-05", STATUS_ACTUAL, &loans, "2021年1月1日至2024年3月5日" },
        { "2021-07-01/2022-06-30", STATUS_ACTUAL, &loans, "2021年7月至2022年6月" },
        { "2021-01-01/2025-12-31", STATUS_TARGET, &loans, "“十四五”期间（2021—2025年）" },
        { "2019-01-01/2021-12-31", STATUS_ACTUAL, &loans, "2019—2021年" },
        { "2023-09-30/2023-09-30", STATUS_ACTUAL, &firms, "截至2023年9月30日" },
        { "2023-12-31/2023-12-31", STATUS_ACTUAL, &firms, "截至2023年底" },
        { "2025-12-31/2025-12-31", STATUS_TARGET, &firms, "到2025年底" },
        { "2025-06-30/2025-06-30", STATUS_TARGET, &firms, "到2025年6月30日" },
        { "2023-11-06/2023-11-06", STATUS_ACTUAL, &loans, "2023年11月6日" },
        { "../2021-06-30", STATUS_ACTUAL, &loans, "截至2021年6月30日累计" },
        { "2024-02-29/..", STATUS_TARGET, &loans, "2024年2月29日起" },
        { "../..", STATUS_ACTUAL, &loans, "时期未说明" },
    };
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct period period;
        assert_true(period_parse(str_from(rows[i].period), &period));
        expect(word_period(&arena, period, rows[i].status, rows[i].indicator), rows[i].text);
    }
    arena_finish(&arena);
}

static void short_periods_for_charts_and_small_cells(void **state)
{
    (void)state;
    static const struct {
        const char *period;
        const char *brief;
        const char *label;
        const char *beside;
    } rows[] = {
        { "2023-12-31/2023-12-31", "2023年底", "2023年", "截至2023年底" },
        { "2023-09-30/2023-09-30", "2023年9月底", "2023年9月", "截至2023年9月30日" },
        { "2023-11-06/2023-11-06", "2023年11月6日", "2023年11月", "截至2023年11月6日" },
        { "../2021-06-30", "2021年6月底", "2021年6月", "截至2021年6月30日累计" },
        { "2022-01-01/2022-12-31", "2022年", "2022年", "2022年" },
        { "2023-01-01/2023-11-06", "2023年1月1日至11月6日", "2023年1月1日至11月6日", "年初以来" },
    };
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct period period;
        assert_true(period_parse(str_from(rows[i].period), &period));
        expect(word_period_brief(&arena, period, &firms), rows[i].brief);
        expect(word_period_label(&arena, period, &firms), rows[i].label);
        expect(word_period_beside(&arena, period, STATUS_ACTUAL, &firms), rows[i].beside);
    }
    arena_finish(&arena);
}

static void grades_follow_the_region(void **state)
{
    (void)state;
    struct area city = { .kind = AREA_MUNICIPALITY };
    struct area district = { .kind = AREA_DISTRICT, .parent = &city };
    struct area province = { .kind = AREA_PROVINCE };
    struct area town = { .kind = AREA_CITY, .parent = &province };
    expect(word_tier(TIER_PROVINCIAL_PLUS, &district), "市级以上");
    expect(word_tier(TIER_PROVINCIAL, &town), "省级");
    expect(word_tier(TIER_NONE, &town), "");
    expect(word_scope(SCOPE_PROVINCIAL, &district), "全市");
    expect(word_status(STATUS_ESTIMATE), "预计");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_take_the_scale_that_reads_best),
        cmocka_unit_test(measures_and_bounds_have_words),
        cmocka_unit_test(units_are_those_the_article_wrote),
        cmocka_unit_test(ranges_name_both_ends),
        cmocka_unit_test(periods_have_their_names),
        cmocka_unit_test(short_periods_for_charts_and_small_cells),
        cmocka_unit_test(grades_follow_the_region),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
