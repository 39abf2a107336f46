/* kit/mustache: C functions that templates call by name. */
#include "mustache_fixture.h"

static void a_lambda_is_escaped_unless_raw(void **state)
{
    struct fixture *fixture = *state;
    struct mustache_lambda lambda = { STR_INIT("f"), write_text, "<b>{{name}}</b>" };
    assert_true(render_with(fixture, "{{f}}|{{{f}}}|{{#f}}!{{/f}}", lambda));
    assert_text(buf_str(&fixture->out),
                "&lt;b&gt;甲&amp;lt;区&amp;gt;&lt;/b&gt;|<b>甲&lt;区&gt;</b>|<b>甲&lt;区&gt;</b>!");
}

static void data_come_before_lambdas(void **state)
{
    struct fixture *fixture = *state;
    assert_true(render_with(fixture, "{{name}}", (struct mustache_lambda){ STR("name"), write_nothing, NULL }));
    assert_text(buf_str(&fixture->out), "甲&lt;区&gt;");
}

/* ---- What they write ---- */

static void a_lambda_may_ask_for_what_no_template_does(void **state)
{
    struct fixture *fixture = *state;
    struct mustache_lambda lambda = { STR_INIT("f"), write_text, "{{#x}}{{y}}{{/x}}{{^x}}{{name.z}}无{{/x}}" };
    assert_true(render_with(fixture, "{{{f}}}", lambda));
    assert_text(buf_str(&fixture->out), "无");
}

static void a_lambda_may_name_what_was_loaded(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "row", "<{{{name}}}>");
    assert_non_null(loaded(fixture, "row"));
    struct mustache_lambda lambda = { STR_INIT("f"), write_text, "{{>row}}" };
    assert_true(render_with(fixture, "{{{f}}}", lambda));
    assert_text(buf_str(&fixture->out), "<甲<区>>");
}

/* A rendering loads nothing: other threads may read the set. */
static void what_a_lambda_names_and_was_not_loaded_is_missing(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "row", "row");
    struct mustache_lambda lambda = { STR_INIT("f"), write_text, "[{{>row}}]" };
    assert_true(render_with(fixture, "a {{{f}}}{{#f}}{{/f}}", lambda));
    assert_text(buf_str(&fixture->out), "a [][]");
    assert_int_equal(fixture->diags.count, 2);
    assert_int_equal(fixture->diags.items[0].code, DIAG_TEMPLATE_PARTIAL_MISSING);
    assert_text(fixture->diags.items[0].message, "in what \"f\" wrote: there is no template \"row\" in templates/");
    assert_place(fixture->diags.items[0].span, "page", 1, 3);
    assert_place(fixture->diags.items[1].span, "page", 1, 10);
}

/* ---- What goes wrong ---- */

static void a_lambda_that_fails_is_shown(void **state)
{
    struct fixture *fixture = *state;
    assert_false(render_with(fixture, "a {{f}}", (struct mustache_lambda){ STR("f"), write_nothing, NULL }));
    assert_diags(fixture, "page:1:3: error: the lambda \"f\" failed [template-lambda]\n"
                          "    1 | a {{f}}\n"
                          "      |   ^~~~~\n");
}

static void a_lambda_that_writes_no_template_is_shown(void **state)
{
    struct fixture *fixture = *state;
    assert_false(render_with(fixture, "a {{f}}", (struct mustache_lambda){ STR("f"), write_text, "{{#x}}" }));
    assert_diags(fixture, "page:1:3: error: in what \"f\" wrote: \"x\" is opened and never closed [template-lambda]\n"
                          "    1 | a {{f}}\n"
                          "      |   ^~~~~\n");
}

/* All they would say is of the same place. */
static void one_error_of_what_a_lambda_wrote_is_shown(void **state)
{
    struct fixture *fixture = *state;
    assert_false(render_with(fixture, "{{f}}", (struct mustache_lambda){ STR("f"), write_text, "{{}}{{a b}}" }));
    assert_int_equal(fixture->diags.count, 1);
    assert_int_equal(fixture->diags.items[0].code, DIAG_TEMPLATE_LAMBDA);
}

/* The text of the inner one is gone when the message is read. */
static void an_error_in_a_lambda_is_shown_at_the_tag_of_the_outermost(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "page", "甲{{#f}}{{#f}}{{>*name}}{{/f}}{{/f}}");
    struct mustache_lambda lambda = { STR_INIT("f"), write_text, "-" };
    struct value *view = object_of(fixture, STR("name"), string_of(fixture, "图"));
    assert_true(render_with_data(fixture, loaded(fixture, "page"), view, lambda));
    assert_text(buf_str(&fixture->out), "甲--");
    assert_only_diag(fixture, DIAG_TEMPLATE_PARTIAL_MISSING, 1, 2,
                     "there is no template \"图\" in templates/, which \"name\" names");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MUSTACHE_TEST(a_lambda_is_escaped_unless_raw),
        MUSTACHE_TEST(data_come_before_lambdas),
        MUSTACHE_TEST(a_lambda_may_ask_for_what_no_template_does),
        MUSTACHE_TEST(a_lambda_may_name_what_was_loaded),
        MUSTACHE_TEST(what_a_lambda_names_and_was_not_loaded_is_missing),
        MUSTACHE_TEST(a_lambda_that_fails_is_shown),
        MUSTACHE_TEST(a_lambda_that_writes_no_template_is_shown),
        MUSTACHE_TEST(one_error_of_what_a_lambda_wrote_is_shown),
        MUSTACHE_TEST(an_error_in_a_lambda_is_shown_at_the_tag_of_the_outermost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
