/* extract: time phrases, read on 2023-11-06. */
#include "extract_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

static const struct date today = { 2023, 11, 6 };

struct expectation {
    str text;
    enum time_kind kind;
    const char *period;
    str surface;
};

#define E(text, kind, period, surface)                                                                                 \
    {                                                                                                                  \
        STR_INIT(text), TIME_##kind, period, STR_INIT(surface)                                                         \
    }

static const struct expectation expectations[] = {
    E("2022年，", INTERVAL, "2022-01-01/2022-12-31", "2022年"),
    E("2022年全年完成", INTERVAL, "2022-01-01/2022-12-31", "2022年全年"),
    E("2022上半年", INTERVAL, "2022-01-01/2022-06-30", "2022上半年"),
    E("去年", INTERVAL, "2022-01-01/2022-12-31", "去年"),
    E("去年底", DAY, "2022-12-31/2022-12-31", "去年底"),
    E("2023年前三季度", INTERVAL, "2023-01-01/2023-09-30", "2023年前三季度"),
    E("今年前三季度", INTERVAL, "2023-01-01/2023-09-30", "今年前三季度"),
    E("上半年", INTERVAL, "2023-01-01/2023-06-30", "上半年"),
    E("下半年", INTERVAL, "2023-07-01/2023-12-31", "下半年"), /* has begun by the article's date */
    E("四季度", INTERVAL, "2023-10-01/2023-12-31", "四季度"),
    E("1至12月", INTERVAL, "2022-01-01/2022-12-31", "1至12月"),
    E("一季度", INTERVAL, "2023-01-01/2023-03-31", "一季度"),
    E("1至9月", INTERVAL, "2023-01-01/2023-09-30", "1至9月"),
    E("1—5月", INTERVAL, "2023-01-01/2023-05-31", "1—5月"),
    E("今年1月至9月，", INTERVAL, "2023-01-01/2023-09-30", "今年1月至9月"),
    E("前10个月", INTERVAL, "2023-01-01/2023-10-31", "前10个月"),
    E("今年以来", SINCE, "2023-01-01/2023-11-06", "今年以来"),
    E("今年", SINCE, "2023-01-01/2023-11-06", "今年"),
    E("今年3月", INTERVAL, "2023-03-01/2023-03-31", "今年3月"),
    E("近三年来", SINCE, "2021-01-01/2023-11-06", "近三年来"),
    E("过去五年", SINCE, "2019-01-01/2023-11-06", "过去五年"),
    E("截至6月底", DAY, "2023-06-30/2023-06-30", "截至6月底"),
    E("截至2021年底", DAY, "2021-12-31/2021-12-31", "截至2021年底"),
    E("到6月30日", DAY, "2023-06-30/2023-06-30", "到6月30日"),
    E("12月2日", DAY, "2022-12-02/2022-12-02", "12月2日"),
    E("截至目前", NOW, "2023-11-06/2023-11-06", "截至目前"),
    E("目前", NOW, "2023-11-06/2023-11-06", "目前"),
    E("到2025年", BY, "2025-01-01/2025-12-31", "到2025年"),
    E("“十四五”期间", INTERVAL, "2021-01-01/2025-12-31", "“十四五”期间"),
    E("到“十四五”末", BY, "2025-12-31/2025-12-31", "到“十四五”末"),
};

static void phrases_name_periods(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof expectations / sizeof *expectations; i++) {
        const struct expectation *e = &expectations[i];
        struct time_phrase time;
        size_t length;
        if (!time_read(e->text, 0, today, &time, &length))
            fail_msg("%.*s: no time", STR_ARG(e->text));
        struct buf found;
        buf_init(&found);
        period_add_text(&found, time.period);
        if (time.kind != e->kind || !str_eq(buf_str(&found), str_from(e->period)) || length != e->surface.len)
            fail_msg("%.*s: kind %d, %.*s, %zu bytes", STR_ARG(e->text), (int)time.kind, STR_ARG(buf_str(&found)),
                     length);
        buf_finish(&found);
    }
}

static void other_numbers_are_no_time(void **state)
{
    (void)state;
    static const str texts[] = { STR_INIT("2235"), STR_INIT("194家"),  STR_INIT("“十四五”规划"), STR_INIT("近年来"),
                                 STR_INIT("13月"), STR_INIT("2023家"), STR_INIT("2月30日") };
    struct time_phrase time;
    size_t length;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (time_read(texts[i], 0, today, &time, &length))
            fail_msg("%.*s was read as a time of %zu bytes", STR_ARG(texts[i]), length);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phrases_name_periods),
        cmocka_unit_test(other_numbers_are_no_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
