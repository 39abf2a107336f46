/* kit/yaml: kinds of values, their places, what is refused and where. */
#include "fixture.h"
#include "yaml_value.h"

#include <string.h>

static struct value *parse_between(str text, size_t begin, size_t end)
{
    struct source *source = arena_new(&arena, struct source);
    *source = (struct source){ STR("a.yaml"), text };
    return yaml_parse(&arena, source, begin, end, &diags);
}

static struct value *parse(str text)
{
    return parse_between(text, 0, text.len);
}

static void assert_no_diags(void)
{
    for (size_t i = 0; i < diags.count; i++)
        print_error("%.*s\n", STR_ARG(diags.items[i].message));
    assert_int_equal(diags.count, 0);
}

static void assert_kind(const char *text, enum value_kind kind)
{
    struct value *value = parse(str_from(text));
    if (!value || value->kind != kind)
        fail_msg("%s is %s", text, value ? value_kind_name(value->kind) : "refused");
}

static void plain_words_follow_the_core_schema(void **state)
{
    (void)state;
    static const char *const nothing[] = { "", "~", "null", "NULL", "--- \n", "# only a comment\n", "---\n...\n" };
    static const char *const truths[] = { "true", "False", "TRUE" };
    static const char *const numbers[] = { "0",    "-12",   "+3",      "2.40", ".5",
                                           "1.",   "1e3",   "-1.5E-3", "0x1F", "0o17",
                                           ".inf", "-.INF", ".NaN",    "007",  "12345678901234567890123" };
    static const char *const texts[] = {
        "2023-11-06", "2023-11-06 08:00", "yes",     "no",    "on",    "大足", "1.2.3", "1e", "-",    "0x",    "0o8",
        "\"1\"",      "'true'",           "!!str 5", "|\n 5", "1_000", ".",    "+",     "e5", "nULL", "2021年"
    };
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
        assert_kind(nothing[i], VALUE_NULL);
    for (size_t i = 0; i < sizeof truths / sizeof *truths; i++)
        assert_kind(truths[i], VALUE_BOOL);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        assert_kind(numbers[i], VALUE_NUMBER);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (strcmp(texts[i], "-") != 0)
            assert_kind(texts[i], VALUE_STRING);
    assert_text(parse(STR("2.40"))->text, STR("2.40"));
    assert_no_diags();
}

static void places_are_bytes_of_the_source(void **state)
{
    (void)state;
    str text = STR("大足\r\n---\r\n标题: \"创新：高地\"  # 说明\r\nareas: [大足, b]\r\nlist:\r\n  - 一\r\n  - {id: 二, "
                   "😀: 三}\r\n\r\n# 尾\r\nempty:\r\nlast: 完\r\n---\r\n正文");
    size_t begin = str_find(text, STR("标题"), 0);
    size_t end = str_find(text, STR("---\r\n正文"), 0);
    struct value *value = parse_between(text, begin, end);
    assert_no_diags();
    assert_non_null(value);
    assert_int_equal(value->count, 5);
    assert_text(span_text(value->members[0].key_span), STR("标题"));
    assert_text(span_text(value->members[0].value->span), STR("\"创新：高地\""));
    assert_text(value->members[0].value->text, STR("创新：高地"));
    assert_text(span_text(value->members[1].value->span), STR("[大足, b]"));
    assert_text(span_text(value->members[1].value->items[1]->span), STR("b"));
    const struct value *list = value->members[2].value;
    assert_text(span_text(list->span), STR("- 一\r\n  - {id: 二, 😀: 三}"));
    assert_text(span_text(list->items[1]->members[1].key_span), STR("😀"));
    assert_text(span_text(list->items[1]->members[1].value->span), STR("三"));
    assert_int_equal(value->members[3].value->kind, VALUE_NULL);
    assert_text(span_text(value->members[4].value->span), STR("完"));
    assert_int_equal(value->span.offset, begin);
    assert_int_equal(value->span.offset + value->span.length, str_find(text, STR("完"), 0) + 3);
}

static void byte_order_mark_is_passed_over(void **state)
{
    (void)state;
    struct value *value = parse(STR("\xEF\xBB\xBF"
                                    "a: 大\nb: x\n"));
    assert_no_diags();
    assert_text(span_text(value->members[0].key_span), STR("a"));
    assert_text(span_text(value->members[1].value->span), STR("x"));
}

static void assert_refused(str text, size_t offset, const char *message)
{
    size_t before = diags.count;
    if (parse(text))
        fail_msg("accepted: %.*s", STR_ARG(text));
    assert_int_equal(diags.count, before + 1);
    const struct diag *diag = &diags.items[before];
    assert_int_equal(diag->code, DIAG_YAML_SYNTAX);
    if (diag->span.offset != offset || str_find(diag->message, str_from(message), 0) == STR_NONE)
        fail_msg("%.*s: at %zu, not %zu: %.*s", STR_ARG(text), diag->span.offset, offset, STR_ARG(diag->message));
}

static void refuses_what_is_no_yaml_and_says_where(void **state)
{
    (void)state;
    assert_refused(STR("标题: 甲\n\tb: 1\n"), 12, "a tab");
    assert_refused(STR("标题: 甲: 乙\n"), 11, "needs quotation marks");
    assert_refused(STR("a: [1, 2\nb: 3\n"), 3, "[ that stands here");
    assert_refused(STR("a: {b: 1\nc: 3\n"), 3, "{ that stands here");
    assert_refused(STR("a: 1\n题目：乙\n"), 5, "full-width");
    assert_refused(STR("a: \"甲\nb: 1\n"), 3, "no partner");
    assert_refused(STR("a: '甲\nb: '1'\n"), 3, "only lines below");
    assert_refused(STR("a: \"甲\n乙\"\nb: '1' 2\n"), 20, "has ended");
    assert_refused(STR("a: @x\n"), 3, "quotation marks");
    assert_refused(STR("甲: 1\x01\n"), 6, "control characters");
    assert_refused(STR("甲: \0\n"), 5, "control characters");
    assert_refused(STR("甲: \xFF\n"), 5, "not UTF-8");
    assert_refused(STR("a: &x [1]\nb: *x\n"), 13, "alias");
    assert_refused(STR("a: !own 1\n"), 3, "tag");
    assert_refused(STR("? [a]\n: 1\n"), 2, "key");
    assert_refused(STR("a: 1\n---\nb: 2\n"), 9, "second document");
    assert_refused(STR("a: 1\n- b\n"), 5, "did not find expected");
}

static void keys_stand_once(void **state)
{
    (void)state;
    struct value *value = parse(STR("甲: 1\n乙: 2\n甲: 3\n"));
    assert_non_null(value);
    assert_int_equal(value->count, 2);
    assert_text(value_text(value_get(value, STR("甲")), STR("")), STR("1"));
    assert_int_equal(diags.count, 1);
    assert_int_equal(diags.items[0].span.offset, 14);
    assert_int_equal(diags.items[0].related.offset, 0);
}

static void depth_is_limited(void **state)
{
    (void)state;
    char text[100000];
    memset(text, '[', sizeof text);
    assert_refused((str){ text, sizeof text }, YAML_DEPTH_LIMIT, "too deep");
    struct buf deep;
    buf_init(&deep);
    for (int i = 0; i < 50000; i++)
        buf_add(&deep, STR("- "));
    assert_refused(buf_str(&deep), 2 * YAML_DEPTH_LIMIT, "too deep");
    buf_finish(&deep);
}

static void many_keys_cost_no_square(void **state)
{
    (void)state;
    struct buf text;
    buf_init(&text);
    for (int i = 0; i < 100000; i++)
        buf_format(&text, "键%d: 值\n", i);
    struct value *value = parse(buf_str(&text));
    assert_non_null(value);
    assert_int_equal(value->count, 100000);
    assert_text(span_text(value->members[99999].key_span), STR("键99999"));
    buf_finish(&text);
}

static void repeated_keys_are_reported_as_they_stand(void **state)
{
    (void)state;
    struct value *value = parse(STR("z: 1\na: 2\nz: 3\na: 4\nz: 5\n"));
    assert_int_equal(value->count, 2);
    assert_int_equal(diags.count, 3);
    for (size_t i = 1; i < diags.count; i++)
        assert_true(diags.items[i - 1].span.offset < diags.items[i].span.offset);
    assert_text(span_text(diags.items[2].related), STR("z"));
    assert_int_equal(diags.items[2].related.offset, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(plain_words_follow_the_core_schema, set_up, tear_down),
        cmocka_unit_test_setup_teardown(places_are_bytes_of_the_source, set_up, tear_down),
        cmocka_unit_test_setup_teardown(byte_order_mark_is_passed_over, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_what_is_no_yaml_and_says_where, set_up, tear_down),
        cmocka_unit_test_setup_teardown(keys_stand_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(depth_is_limited, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_keys_cost_no_square, set_up, tear_down),
        cmocka_unit_test_setup_teardown(repeated_keys_are_reported_as_they_stand, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
