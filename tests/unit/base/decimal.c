/* base/decimal: exact numbers. */
#include "decimal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include <string.h>

static struct decimal parsed(const char *text)
{
    struct decimal value;
    assert_true(decimal_parse(str_from(text), &value));
    return value;
}

static void assert_text(struct decimal value, const char *expected)
{
    struct buf out;
    buf_init(&out);
    decimal_add_text(&out, value);
    buf_add_char(&out, '\0');
    assert_string_equal(out.ptr, expected);
    buf_finish(&out);
}

static void parses_and_prints_what_it_read(void **state)
{
    (void)state;
    static const char *const texts[] = { "0", "2.43", "-3", "0.05", "-0.5", "9223372036854775807", "2.40" };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_text(parsed(texts[i]), texts[i]);
    assert_text(parsed("+12.5"), "12.5");
}

static void refuses_what_is_no_number(void **state)
{
    (void)state;
    static const char *const texts[] = { "",      "-",   ".",     "1.", ".5",
                                         "1.2.3", "1e3", "1,000", " 1", "9223372036854775808",
                                         "１" };
    struct decimal value = { 7, 0 };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_false(decimal_parse(str_from(texts[i]), &value));
    assert_int_equal(value.coefficient, 7);
}

static void compares_across_scales(void **state)
{
    (void)state;
    assert_int_equal(decimal_compare(parsed("2.40"), parsed("2.4")), 0);
    assert_int_equal(decimal_compare(parsed("-1"), parsed("0.001")), -1);
    assert_int_equal(decimal_compare(parsed("9223372036854775807"), parsed("0.000000000000000001")), 1);
}

static void calculates_exactly(void **state)
{
    (void)state;
    struct decimal value;
    assert_true(decimal_add(parsed("0.1"), parsed("0.2"), &value));
    assert_text(value, "0.3");
    assert_true(decimal_add(parsed("1"), parsed("-1.05"), &value));
    assert_text(value, "-0.05");
    assert_true(decimal_multiply(parsed("4.6"), parsed("100000000"), &value));
    assert_text(decimal_normal(value), "460000000");
    assert_true(decimal_shift(parsed("4.6"), 8, &value));
    assert_text(value, "460000000");
    assert_true(decimal_shift(parsed("865.1"), -4, &value));
    assert_text(value, "0.08651");
    assert_true(decimal_divide(parsed("2"), parsed("3"), 4, &value));
    assert_text(value, "0.6667");
    assert_true(decimal_divide(parsed("-1"), parsed("8"), 2, &value));
    assert_text(value, "-0.13");
    assert_text(decimal_round(parsed("2.445"), 2), "2.45");
    assert_text(decimal_round(parsed("-2.445"), 2), "-2.45");
    assert_text(decimal_round(parsed("7"), 2), "7");
}

static void says_when_it_does_not_fit(void **state)
{
    (void)state;
    struct decimal value;
    assert_false(decimal_add(parsed("9223372036854775807"), parsed("1"), &value));
    assert_false(decimal_multiply(parsed("9223372036854775807"), parsed("2"), &value));
    assert_false(decimal_shift(parsed("1"), 19, &value));
    assert_false(decimal_divide(parsed("1"), DECIMAL_ZERO, 2, &value));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parses_and_prints_what_it_read), cmocka_unit_test(refuses_what_is_no_number),
        cmocka_unit_test(compares_across_scales),         cmocka_unit_test(calculates_exactly),
        cmocka_unit_test(says_when_it_does_not_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
