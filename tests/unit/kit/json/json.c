/* kit/json: what is read, what is refused and where, what is written. */
#include "fixture.h"
#include "json_value.h"

#include <string.h>

static struct value *parse(str text)
{
    struct source *source = arena_new(&arena, struct source);
    *source = (struct source){ STR("a.json"), text };
    return json_parse(&arena, source, &diags);
}

static str written(const struct value *value, bool pretty)
{
    struct buf out;
    buf_init(&out);
    json_add_value(&out, value, pretty);
    str copy = arena_copy(&arena, buf_str(&out));
    buf_finish(&out);
    return copy;
}

static void assert_same(str text)
{
    struct value *value = parse(text);
    assert_non_null(value);
    assert_text(written(value, false), text);
}

static void reads_and_writes_back(void **state)
{
    (void)state;
    assert_same(STR("{\"b\":[1,2.40,-0,1.50e+3,12345678901234567890123],\"a\":{\"名\":\"大足\"}}"));
    assert_same(STR("[null,true,false,\"\",[],{}]"));
    assert_same(STR("\"\\u0000\\u001f\\n\\t\\\"\\\\/\\u007f\""));
    assert_text(written(parse(STR(" [ 1 ,\n\t2 ] ")), false), STR("[1,2]"));
    assert_text(written(parse(STR("\xEF\xBB\xBF{}")), false), STR("{}"));
    assert_text(parse(STR("\"\\u589e\\uD83D\\ude00\\/\""))->text, STR("增😀/"));
    assert_int_equal(diags.count, 0);
}

static void pretty_is_indented(void **state)
{
    (void)state;
    assert_text(written(parse(STR("{\"a\":[1,{}],\"b\":{\"c\":[]}}")), true),
                STR("{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": {\n    \"c\": []\n  }\n}"));
}

static void values_and_keys_know_their_places(void **state)
{
    (void)state;
    struct value *value = parse(STR("{ \"面积\" : [ 2.40 , \"a\\nb\" ] }"));
    assert_non_null(value);
    assert_text(span_text(value->members[0].key_span), STR("\"面积\""));
    assert_text(span_text(value->members[0].value->span), STR("[ 2.40 , \"a\\nb\" ]"));
    assert_text(span_text(value->members[0].value->items[0]->span), STR("2.40"));
    assert_text(span_text(value->members[0].value->items[1]->span), STR("\"a\\nb\""));
}

static void last_of_equal_keys_stands(void **state)
{
    (void)state;
    assert_text(written(parse(STR("{\"a\":1,\"b\":2,\"a\":3,\"c\":4,\"a\":5}")), false),
                STR("{\"a\":5,\"b\":2,\"c\":4}"));
    assert_text(written(parse(STR("{\"a\\u0000b\":1,\"a\\u0000c\":2}")), false),
                STR("{\"a\\u0000b\":1,\"a\\u0000c\":2}"));
}

static void assert_refused(str text, size_t offset)
{
    size_t before = diags.count;
    if (parse(text))
        fail_msg("accepted: %.*s", STR_ARG(text));
    assert_int_equal(diags.count, before + 1);
    assert_int_equal(diags.items[before].code, DIAG_JSON_SYNTAX);
    if (diags.items[before].span.offset != offset)
        fail_msg("%.*s: place %zu, not %zu", STR_ARG(text), diags.items[before].span.offset, offset);
}

static void refuses_what_is_no_json(void **state)
{
    (void)state;
    assert_refused(STR(""), 0);
    assert_refused(STR("  "), 2);
    assert_refused(STR("[1,]"), 3);
    assert_refused(STR("[1 2]"), 3);
    assert_refused(STR("{\"a\" 1}"), 5);
    assert_refused(STR("{\"a\":1,}"), 7);
    assert_refused(STR("{a:1}"), 1);
    assert_refused(STR("[1] x"), 4);
    assert_refused(STR("'a'"), 0);
    assert_refused(STR("NaN"), 0);
    assert_refused(STR("-Infinity"), 1);
    assert_refused(STR("tru"), 0);
    assert_refused(STR("truex"), 4);
    assert_refused(STR("01"), 0);
    assert_refused(STR("1."), 2);
    assert_refused(STR("1e"), 2);
    assert_refused(STR("-"), 1);
    assert_refused(STR("+1"), 0);
    assert_refused(STR("\"a\nb\""), 0);
    assert_refused(STR("\"a"), 0);
    assert_refused(STR("\"a\\"), 3);
    assert_refused(STR("\"\\x\""), 2);
    assert_refused(STR("\"\\u12g4\""), 5);
    assert_refused(STR("\"\\ud800\""), 1);
    assert_refused(STR("\"\\ud800\\u0041\""), 1);
    assert_refused(STR("\"\\udc00\""), 1);
    assert_refused(STR("\"a\xFF\""), 2);
    assert_refused(STR("[1\0]"), 2);
    assert_refused(STR("/* c */ 1"), 0);
}

static void depth_is_limited(void **state)
{
    (void)state;
    char text[2 * JSON_DEPTH_LIMIT + 2];
    memset(text, '[', JSON_DEPTH_LIMIT);
    memset(text + JSON_DEPTH_LIMIT, ']', JSON_DEPTH_LIMIT);
    assert_non_null(parse((str){ text, 2 * JSON_DEPTH_LIMIT }));
    memset(text, '[', JSON_DEPTH_LIMIT + 1);
    memset(text + JSON_DEPTH_LIMIT + 1, ']', JSON_DEPTH_LIMIT + 1);
    assert_refused((str){ text, sizeof text }, JSON_DEPTH_LIMIT);
}

static void many_keys_cost_no_square(void **state)
{
    (void)state;
    struct buf text;
    buf_init(&text);
    buf_add_char(&text, '{');
    for (int i = 0; i < 200000; i++)
        buf_format(&text, "%s\"k%d\":%d", i ? "," : "", i % 150000, i);
    buf_add_char(&text, '}');
    struct value *value = parse(buf_str(&text));
    assert_non_null(value);
    assert_int_equal(value->count, 150000);
    assert_text(value->members[0].value->text, STR("150000"));
    buf_finish(&text);
}

static void writer_survives_any_value(void **state)
{
    (void)state;
    assert_text(written(value_number(&arena, STR("0x1F")), false), STR("\"0x1F\""));
    assert_text(written(value_number(&arena, STR("")), false), STR("\"\""));
    assert_text(written(value_string(&arena, STR("a\xFF"
                                                 "b")),
                        false),
                STR("\"a\xEF\xBF\xBD"
                    "b\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_and_writes_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pretty_is_indented, set_up, tear_down),
        cmocka_unit_test_setup_teardown(values_and_keys_know_their_places, set_up, tear_down),
        cmocka_unit_test_setup_teardown(last_of_equal_keys_stands, set_up, tear_down),
        cmocka_unit_test_setup_teardown(refuses_what_is_no_json, set_up, tear_down),
        cmocka_unit_test_setup_teardown(depth_is_limited, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_keys_cost_no_square, set_up, tear_down),
        cmocka_unit_test_setup_teardown(writer_survives_any_value, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
