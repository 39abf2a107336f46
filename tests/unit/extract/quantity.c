/* extract: numerals and quantities. */
#include "extract_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

/* What a text's first quantity is: its kind, value, upper end, bound and the bytes it takes. */
struct expectation {
    str text;
    enum quantity_kind kind;
    const char *value;
    const char *high; /* NULL: no range */
    enum bound bound;
    str surface;
};

#define E(text, kind, value, high, bound, surface)                                                                     \
    {                                                                                                                  \
        STR_INIT(text), QUANTITY_##kind, value, high, BOUND_##bound, STR_INIT(surface)                                 \
    }

static const struct expectation expectations[] = {
    E("194家", COUNT, "194", NULL, EQ, "194家"),
    E("１９４家", COUNT, "194", NULL, EQ, "１９４家"),
    E("1,530家", COUNT, "1530", NULL, EQ, "1,530家"),
    E("1530,家", BARE, "1530", NULL, EQ, "1530"),
    E("2 105家", COUNT, "2105", NULL, EQ, "2 105家"),
    E("1 234 567件", COUNT, "1234567", NULL, EQ, "1 234 567件"),
    E("2023 120家", BARE, "2023", NULL, EQ, "2023"),
    E("12 3家", BARE, "12", NULL, EQ, "12"),
    E("4.6亿元", MONEY, "460000000", NULL, EQ, "4.6亿元"),
    E("865.1亿元、", MONEY, "86510000000", NULL, EQ, "865.1亿元"),
    E("15.5万家", COUNT, "155000", NULL, EQ, "15.5万家"),
    E("15万平方米", AREA, "150000", NULL, EQ, "15万平方米"),
    E("3公顷", AREA, "30000", NULL, EQ, "3公顷"),
    E("40余项", COUNT, "40", NULL, GE, "40余项"),
    E("20多万元", MONEY, "200000", NULL, GE, "20多万元"),
    E("6余亿元", MONEY, "600000000", NULL, GE, "6余亿元"),
    E("20家余", COUNT, "20", NULL, GE, "20家余"),
    E("2.43%", PERCENT, "2.43", NULL, EQ, "2.43%"),
    E("0.5个百分点", POINTS, "0.5", NULL, EQ, "0.5个百分点"),
    E("21.4倍", TIMES, "21.4", NULL, EQ, "21.4倍"),
    E("3—5亿元", MONEY, "300000000", "500000000", EQ, "3—5亿元"),
    E("300万至500万元", MONEY, "3000000", "5000000", EQ, "300万至500万元"),
    E("10-20个", COUNT, "10", "20", EQ, "10-20个"),
    E("20-10个", BARE, "20", NULL, EQ, "20"),
    E("三百二十名", PERSONS, "320", NULL, EQ, "三百二十名"),
    E("十五家", COUNT, "15", NULL, EQ, "十五家"),
    E("两家", COUNT, "2", NULL, EQ, "两家"),
    E("一百二十家", COUNT, "120", NULL, EQ, "一百二十家"),
    E("一万零五家", COUNT, "10005", NULL, EQ, "一万零五家"),
    E("一万二家", COUNT, "12000", NULL, EQ, "一万二家"),
    E("三万亿元", MONEY, "3000000000000", NULL, EQ, "三万亿元"),
    E("万亿元大关", MONEY, "1000000000000", NULL, EQ, "万亿元"),
    E("500万美元", MONEY, "5000000", NULL, EQ, "500万美元"),
    E("20场", OTHER, "20", NULL, EQ, "20场"),
};

static void quantities_are_read_exactly(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof expectations / sizeof *expectations; i++) {
        const struct expectation *e = &expectations[i];
        struct quantity quantity;
        size_t length;
        struct decimal value;
        if (!quantity_read(e->text, 0, &quantity, &length))
            fail_msg("%.*s: no quantity", STR_ARG(e->text));
        assert_true(decimal_parse(str_from(e->value), &value));
        if (quantity.kind != e->kind || decimal_compare(quantity.value, value) != 0 || quantity.bound != e->bound ||
            quantity.has_high != (e->high != NULL) || length != e->surface.len)
            fail_msg("%.*s: kind %d, %lld/10^%d, %zu bytes", STR_ARG(e->text), (int)quantity.kind,
                     (long long)quantity.value.coefficient, (int)quantity.value.scale, length);
        if (e->high) {
            assert_true(decimal_parse(str_from(e->high), &value));
            assert_int_equal(decimal_compare(quantity.high, value), 0);
        }
    }
}

static void words_with_numerals_in_them_are_none(void **state)
{
    (void)state;
    static const str texts[] = { STR_INIT("千家万户"), STR_INIT("百强"), STR_INIT("万元"),
                                 STR_INIT("亿元以上"), STR_INIT("余家"), STR_INIT("企业") };
    struct quantity quantity;
    size_t length;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (quantity_read(texts[i], 0, &quantity, &length))
            fail_msg("%.*s was read as a quantity", STR_ARG(texts[i]));
}

static void what_does_not_fit_is_none(void **state)
{
    (void)state;
    struct quantity quantity;
    size_t length;
    assert_false(quantity_read(STR("99999999999999999999999家"), 0, &quantity, &length));
    assert_false(quantity_read(STR("9223372036854775807万亿元"), 0, &quantity, &length));
}

static void an_ordinal_is_a_place(void **state)
{
    (void)state;
    struct quantity quantity;
    size_t length;
    str text = STR("第122位");
    assert_true(quantity_read(text, STR("第").len, &quantity, &length));
    assert_int_equal(quantity.kind, QUANTITY_PLACE);
    assert_true(quantity.ordinal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantities_are_read_exactly),
        cmocka_unit_test(words_with_numerals_in_them_are_none),
        cmocka_unit_test(what_does_not_fit_is_none),
        cmocka_unit_test(an_ordinal_is_a_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
