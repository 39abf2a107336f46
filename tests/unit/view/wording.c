/* view/wording: numbers, bounds, periods and grades in words. */
#include "fixture.h"
#include "wording.h"

#include <string.h>

static struct words zh;
static struct words en;

static int set_up_words(void **state)
{
    set_up(state);
    zh = (struct words){ &arena, read_built_in_edition(&arena, STR("zh-CN"), &diags) };
    en = (struct words){ &arena, read_built_in_edition(&arena, STR("en"), &diags) };
    return 0;
}

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
        const char *english;
    } rows[] = {
        { "460000000", "CNY", "4.6亿元", "460 million yuan" },
        { "97600000", "CNY", "9760万元", "97.6 million yuan" },
        { "1500000000", "CNY", "15亿元", "1.5 billion yuan" },
        { "3000000000000", "CNY", "3万亿元", "3 trillion yuan" },
        { "3014579000000", "CNY", "30145.79亿元", "3,014.579 billion yuan" },
        { "5000", "CNY", "5000元", "5,000 yuan" },
        { "123456789", "CNY", "12345.6789万元", "123,456,789 yuan" },
        { "155000", "count", "15.5万家", "155,000" },
        { "58524", "count", "58524家", "58,524" },
        { "877", "count", "877家", "877" },
        { "255.80", "count", "255.8家", "255.8" },
        { "2.43", "percent", "2.43%", "2.43%" },
        { "0.3", "pp", "0.3个百分点", "0.3 percentage points" },
        { "150000", "m2", "15万平方米", "150,000 square metres" },
        { "72.25", "index", "72.25", "72.25" },
        { "200000000", "USD", "2亿美元", "200 million US dollars" },
        { "-12", "percent", "−12%", "−12%" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct word_quantity q = quantity(rows[i].value, rows[i].unit, MEASURE_LEVEL, BOUND_EQ);
        expect(word_value_text(&zh, q), rows[i].text);
        expect(word_value_text(&en, q), rows[i].english);
    }
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
        const char *english;
    } rows[] = {
        { "2500", "count", MEASURE_LEVEL, BOUND_GE, "2500家以上", "2500家以上", "at least 2,500" },
        { "30", "count", MEASURE_LEVEL, BOUND_APPROX, "约30家", "约30家", "about 30" },
        { "3", "percent", MEASURE_LEVEL, BOUND_LE, "3%以内", "3%以内", "at most 3%" },
        { "22", "count", MEASURE_CHANGE, BOUND_EQ, "增加22家", "+22家", "up 22" },
        { "-3", "count", MEASURE_CHANGE, BOUND_EQ, "减少3家", "−3家", "down 3" },
        { "91.87", "percent", MEASURE_GROWTH, BOUND_EQ, "增长91.87%", "+91.87%", "up 91.87%" },
        { "540", "percent", MEASURE_GROWTH, BOUND_EQ, "增长540%", "+540%", "up 540%" },
        { "2140", "percent", MEASURE_GROWTH, BOUND_EQ, "增长21.4倍", "+21.4倍", "up 2,140%" },
        { "-3", "percent", MEASURE_GROWTH, BOUND_EQ, "下降3%", "−3%", "down 3%" },
        { "15", "percent", MEASURE_GROWTH, BOUND_APPROX, "增长约15%", "约+15%", "up about 15%" },
        { "15.9", "percent", MEASURE_ANNUAL_GROWTH, BOUND_GE, "年均增长15.9%以上", "年均+15.9%以上",
          "up at least 15.9% a year" },
        { "122", "rank", MEASURE_RANK, BOUND_EQ, "第122位", "第122位", "no. 122" },
        { "10", "rank", MEASURE_RANK, BOUND_LE, "前10位", "前10位", "top 10" },
        { "17", "rank", MEASURE_RANK_CHANGE, BOUND_EQ, "上升17位", "上升17位", "up 17 places" },
        { "1", "rank", MEASURE_RANK_CHANGE, BOUND_EQ, "上升1位", "上升1位", "up 1 place" },
        { "-2", "rank", MEASURE_RANK_CHANGE, BOUND_EQ, "下降2位", "下降2位", "down 2 places" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct word_quantity q = quantity(rows[i].value, rows[i].unit, rows[i].measure, rows[i].bound);
        expect(word_value_text(&zh, q), rows[i].text);
        expect(word_signed(&zh, q), rows[i].brief);
        expect(word_value_text(&en, q), rows[i].english);
    }
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
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct word_quantity q = quantity(rows[i].value, rows[i].unit, rows[i].measure, BOUND_EQ);
        q.surface = str_from(rows[i].surface);
        expect(word_value_text(&zh, q), rows[i].text);
    }
}

static void ranges_name_both_ends(void **state)
{
    (void)state;
    static const struct {
        const char *low;
        const char *high;
        const char *unit;
        const char *text;
        const char *english;
    } rows[] = {
        { "300000000", "500000000", "CNY", "3亿—5亿元", "300 million–500 million yuan" },
        { "80000000", "120000000", "CNY", "8000万—1.2亿元", "80 million–120 million yuan" },
        { "20", "30", "count", "20—30家", "20–30" },
        { "3", "5", "percent", "3%—5%", "3%–5%" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct word_quantity q = quantity(rows[i].low, rows[i].unit, MEASURE_LEVEL, BOUND_EQ);
        q.has_high = decimal_parse(str_from(rows[i].high), &q.value_high);
        expect(word_value_text(&zh, q), rows[i].text);
        expect(word_value_text(&en, q), rows[i].english);
    }
}

static void periods_have_their_names(void **state)
{
    (void)state;
    static const struct {
        const char *period;
        enum status status;
        const struct indicator *indicator;
        const char *text;
        const char *english;
    } rows[] = {
        { "2022-01-01/2022-12-31", STATUS_ACTUAL, &loans, "2022年", "2022" },
        { "2023-01-01/2023-09-30", STATUS_ACTUAL, &loans, "2023年前三季度", "first three quarters of 2023" },
        { "2023-01-01/2023-06-30", STATUS_ACTUAL, &loans, "2023年上半年", "first half of 2023" },
        { "2023-10-01/2023-12-31", STATUS_ACTUAL, &loans, "2023年四季度", "fourth quarter of 2023" },
        { "2023-01-01/2023-10-31", STATUS_ACTUAL, &loans, "2023年1—10月", "January to October 2023" },
        { "2023-02-01/2023-02-28", STATUS_ACTUAL, &loans, "2023年2月", "February 2023" },
        { "2023-01-01/2023-11-06", STATUS_ACTUAL, &loans, "2023年1月1日至11月6日", "1 January to 6 November 2023" },
        { "2021-01-01/2024-02-29", STATUS_ACTUAL, &loans, "2021年1月至2024年2月", "January 2021 to February 2024" },
        { "2021-01-01/2024-03-05", STATUS_ACTUAL, &loans, "2021年1月1日至2024年3月5日",
          "1 January 2021 to 5 March 2024" },
        { "2021-07-01/2022-06-30", STATUS_ACTUAL, &loans, "2021年7月至2022年6月", "July 2021 to June 2022" },
        { "2021-01-01/2025-12-31", STATUS_TARGET, &loans, "“十四五”期间（2021—2025年）",
          "14th Five-Year Plan (2021–2025)" },
        { "2019-01-01/2021-12-31", STATUS_ACTUAL, &loans, "2019—2021年", "2019–2021" },
        { "2023-09-30/2023-09-30", STATUS_ACTUAL, &firms, "截至2023年9月30日", "as of 30 September 2023" },
        { "2023-12-31/2023-12-31", STATUS_ACTUAL, &firms, "截至2023年底", "at the end of 2023" },
        { "2025-12-31/2025-12-31", STATUS_TARGET, &firms, "到2025年底", "by the end of 2025" },
        { "2025-06-30/2025-06-30", STATUS_TARGET, &firms, "到2025年6月30日", "by 30 June 2025" },
        { "2023-11-06/2023-11-06", STATUS_ACTUAL, &loans, "2023年11月6日", "6 November 2023" },
        { "../2021-06-30", STATUS_ACTUAL, &loans, "截至2021年6月30日累计", "total up to 30 June 2021" },
        { "2024-02-29/..", STATUS_TARGET, &loans, "2024年2月29日起", "from 29 February 2024" },
        { "../..", STATUS_ACTUAL, &loans, "时期未说明", "period not stated" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct period period;
        assert_true(period_parse(str_from(rows[i].period), &period));
        expect(word_period(&zh, period, rows[i].status, rows[i].indicator), rows[i].text);
        expect(word_period(&en, period, rows[i].status, rows[i].indicator), rows[i].english);
    }
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
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct period period;
        assert_true(period_parse(str_from(rows[i].period), &period));
        expect(word_period_brief(&zh, period, &firms), rows[i].brief);
        expect(word_period_label(&zh, period, &firms), rows[i].label);
        expect(word_period_beside(&zh, period, STATUS_ACTUAL, &firms), rows[i].beside);
    }
}

static void grades_follow_the_region(void **state)
{
    (void)state;
    struct area city = { .kind = AREA_MUNICIPALITY };
    struct area district = { .kind = AREA_DISTRICT, .parent = &city };
    struct area province = { .kind = AREA_PROVINCE };
    struct area town = { .kind = AREA_CITY, .parent = &province };
    expect(word_tier(&zh, TIER_PROVINCIAL_PLUS, &district), "市级以上");
    expect(word_tier(&zh, TIER_PROVINCIAL, &town), "省级");
    expect(word_tier(&zh, TIER_NONE, &town), "");
    expect(word_scope(&zh, SCOPE_PROVINCIAL, &district), "全市");
    expect(word_status(&zh, STATUS_ESTIMATE), "预计");
    expect(word_tier(&en, TIER_PROVINCIAL_PLUS, &district), "municipal or higher");
    expect(word_scope(&en, SCOPE_PROVINCIAL, &town), "in the province");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(numbers_take_the_scale_that_reads_best, set_up_words, tear_down),
        cmocka_unit_test_setup_teardown(measures_and_bounds_have_words, set_up_words, tear_down),
        cmocka_unit_test_setup_teardown(units_are_those_the_article_wrote, set_up_words, tear_down),
        cmocka_unit_test_setup_teardown(ranges_name_both_ends, set_up_words, tear_down),
        cmocka_unit_test_setup_teardown(periods_have_their_names, set_up_words, tear_down),
        cmocka_unit_test_setup_teardown(short_periods_for_charts_and_small_cells, set_up_words, tear_down),
        cmocka_unit_test_setup_teardown(grades_follow_the_region, set_up_words, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
