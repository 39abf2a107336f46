/* kit/mustache: each limit of mustache.h but that of steps is reached, says so at its place, and not a byte before it. */
#include "mustache_fixture.h"

/* ---- Limits of compiling ---- */

static void assert_too_much(struct fixture *fixture, str text, size_t column, const char *message)
{
    add_source_text(fixture, "page", text);
    assert_null(loaded(fixture, "page"));
    assert_only_diag(fixture, DIAG_TEMPLATE_LIMIT, 1, column, message);
}

static void assert_not_too_much(struct fixture *fixture, str text)
{
    struct source *source = arena_new(&fixture->arena, struct source);
    *source = (struct source){ STR("page"), text };
    assert_non_null(mustache_compile(fixture->set, source, &fixture->diags));
    assert_int_equal(fixture->diags.count, 0);
}

static void a_template_has_a_size(void **state)
{
    struct fixture *fixture = *state;
    str text = repeated(fixture, "x", MUSTACHE_TEMPLATE_LIMIT + 1);
    assert_not_too_much(fixture, str_slice(text, 1, text.len));
    assert_too_much(fixture, text, 1, "the template is larger than 1048576 bytes");
}

/* Each name is that of the same template. */
static bool load_same(void *context, str name, const struct source **ret_source)
{
    (void)name;
    *ret_source = context;
    return true;
}

static void a_set_has_a_size(void **state)
{
    struct fixture *fixture = *state;
    struct source source = { STR("page"), repeated(fixture, "x", MUSTACHE_TEMPLATE_LIMIT) };
    struct mustache_loader loader = { .load = load_same, .context = &source };
    fixture->set = mustache_set_new(&fixture->arena, &loader);
    for (int i = 0; i < MUSTACHE_SET_LIMIT / MUSTACHE_TEMPLATE_LIMIT; i++)
        assert_non_null(mustache_load(fixture->set, arena_format(&fixture->arena, "%d", i), &fixture->diags));
    assert_int_equal(fixture->diags.count, 0);
    assert_null(mustache_load(fixture->set, STR("one more"), &fixture->diags));
    assert_only_diag(fixture, DIAG_TEMPLATE_LIMIT, 1, 1,
                     "with this one the templates are larger than 16777216 bytes together");
}

static void delimiters_have_a_length(void **state)
{
    struct fixture *fixture = *state;
    assert_rendered(fixture,
                    compiled(fixture, "{{=1234567890123456 >>>>>>>>>>>>>>>>=}}1234567890123456.>>>>>>>>>>>>>>>>"),
                    value_bool(&fixture->arena, true), "true");
    add_source(fixture, "long", "甲\n {{=12345678901234567 >=}}");
    add_source(fixture, "close", "甲\n {{=< 12345678901234567=}}");
    assert_null(loaded(fixture, "long"));
    assert_null(loaded(fixture, "close"));
    assert_int_equal(fixture->diags.count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(fixture->diags.items[i].code, DIAG_TEMPLATE_DELIMITERS);
        assert_place(fixture->diags.items[i].span, i == 0 ? "long" : "close", 2, 2);
    }
}

static void a_name_has_a_length(void **state)
{
    struct fixture *fixture = *state;
    str name = repeated(fixture, "x", MUSTACHE_NAME_LIMIT + 1);
    str shorter = str_slice(name, 1, name.len);
    assert_not_too_much(fixture,
                        joined(fixture, "{{#", arena_cstr(&fixture->arena, shorter), "}}{{/", shorter.ptr, "}}", NULL));
    add_source_text(fixture, "page", joined(fixture, "甲{{", name.ptr, "}}", NULL));
    assert_null(loaded(fixture, "page"));
    assert_only_diag(fixture, DIAG_TEMPLATE_NAME, 1, 2, "the name is longer than 1000 bytes");
}

/* Opener and closer are cut at the same byte: they still belong to each other. */
static void a_section_of_too_long_a_name_is_reported_for_each_tag_only(void **state)
{
    struct fixture *fixture = *state;
    str name = repeated(fixture, "x", MUSTACHE_NAME_LIMIT + 1);
    add_source_text(fixture, "page", joined(fixture, "{{#", name.ptr, "}}{{/", name.ptr, "}}", NULL));
    assert_null(loaded(fixture, "page"));
    assert_int_equal(fixture->diags.count, 2);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(fixture->diags.items[i].code, DIAG_TEMPLATE_NAME);
}

static str nested(struct fixture *fixture, size_t depth)
{
    return arena_join(&fixture->arena, repeated(fixture, "{{#a}}", depth), repeated(fixture, "{{/a}}", depth));
}

static void nesting_has_a_limit(void **state)
{
    struct fixture *fixture = *state;
    assert_not_too_much(fixture, nested(fixture, MUSTACHE_NESTING_LIMIT));
    assert_too_much(fixture, nested(fixture, MUSTACHE_NESTING_LIMIT + 5), MUSTACHE_NESTING_LIMIT * 6 + 1,
                    "more than 200 tags are open inside each other");
}

static str dotted(struct fixture *fixture, size_t parts)
{
    return joined(fixture, "甲{{a", repeated(fixture, ".a", parts - 1).ptr, "}}", NULL);
}

static void a_name_has_so_many_parts(void **state)
{
    struct fixture *fixture = *state;
    assert_not_too_much(fixture, dotted(fixture, MUSTACHE_NESTING_LIMIT));
    assert_too_much(fixture, dotted(fixture, MUSTACHE_NESTING_LIMIT + 1), 2, "the name has more than 200 parts");
}

/* ---- Depth ---- */

static const char endless[] =
    "more than 256 templates are inside each other; does \"page\" include itself without end?";

static void recursion_without_end_stops(void **state)
{
    struct fixture *fixture = *state;
    assert_stops(fixture, compiled(fixture, " {{>page}}\n"), NULL, 2, endless);
}

static void blocks_that_give_themselves_stop(void **state)
{
    struct fixture *fixture = *state;
    assert_stops(fixture, compiled(fixture, "{{<page}}{{$a}}{{$a}}{{/a}}{{/a}}{{/page}}"), NULL, 1, endless);
}

static void templates_may_be_as_deep_as_the_limit(void **state)
{
    struct fixture *fixture = *state;
    const struct mustache_template *page = compiled(fixture, "{{#n}}{{>page}}{{/n}}{{^n}}end{{/n}}");
    assert_rendered(fixture, page, chain(fixture, MUSTACHE_DEPTH_LIMIT), "end");
    assert_stops(fixture, page, chain(fixture, MUSTACHE_DEPTH_LIMIT + 1), 7, endless);
}

/* A thousand objects in each other: five a template. The first is the root. */
static void sections_have_a_depth(void **state)
{
    struct fixture *fixture = *state;
    const struct mustache_template *page =
        compiled(fixture, "{{#n}}{{#n}}{{#n}}{{#n}}{{#n}}{{>page}}{{/n}}{{/n}}{{/n}}{{/n}}{{/n}}");
    assert_rendered(fixture, page, chain(fixture, MUSTACHE_CONTEXT_LIMIT), "");
    assert_stops(fixture, page, chain(fixture, MUSTACHE_CONTEXT_LIMIT + 1), 25,
                 "more than 1000 sections are inside each other");
}

static void indentation_has_a_limit(void **state)
{
    struct fixture *fixture = *state;
    str blanks = repeated(fixture, " ", 1024);
    const struct mustache_template *page =
        compiled_text(fixture, joined(fixture, blanks.ptr, "{{#n}}\n", blanks.ptr, "{{>page}}\n", blanks.ptr,
                                      "{{/n}}\n{{^n}}\nend\n{{/n}}", NULL));
    struct value *view = chain(fixture, MUSTACHE_INDENT_LIMIT / 1024 + 1);
    assert_rendered(fixture, page, view,
                    joined(fixture, repeated(fixture, " ", MUSTACHE_INDENT_LIMIT).ptr, "end\n", NULL).ptr);
    assert_false(mustache_render_value(page, object_of(fixture, STR("n"), view), &fixture->out, &fixture->diags));
    assert_only_diag(fixture, DIAG_TEMPLATE_LIMIT, 2, 1025, "lines are indented by more than 4096 bytes");
}

/* A lambda that writes itself until it has been called `left` times. */
static bool call_again(void *context, const str *body, struct buf *out)
{
    (void)body;
    int *left = context;
    buf_add(out, --*left > 0 ? STR("{{f}}") : STR("end"));
    return true;
}

static void lambdas_inside_each_other_have_a_limit(void **state)
{
    struct fixture *fixture = *state;
    const struct mustache_template *page = compiled(fixture, "甲{{f}}");
    int left = MUSTACHE_LAMBDA_LIMIT;
    struct mustache_lambda lambda = { STR_INIT("f"), call_again, &left };
    assert_true(render_with_data(fixture, page, NULL, lambda));
    assert_text(buf_str(&fixture->out), "甲end");
    left = MUSTACHE_LAMBDA_LIMIT + 1;
    assert_false(render_with_data(fixture, page, NULL, lambda));
    assert_only_diag(fixture, DIAG_TEMPLATE_LIMIT, 1, 2, "more than 16 lambdas inside each other");
}

/* ---- Diagnostics ---- */

/* As many names that nothing has, and an error behind them. */
static void a_rendering_reports_so_much(void **state)
{
    struct fixture *fixture = *state;
    const struct mustache_template *page = compiled_text(
        fixture, joined(fixture, repeated(fixture, "{{>*k}}", MUSTACHE_DIAG_LIMIT + 5).ptr, "\n{{>page}}", NULL));
    struct value *view = object_of(fixture, STR("k"), string_of(fixture, "图"));
    assert_false(mustache_render_value(page, view, &fixture->out, &fixture->diags));
    assert_int_equal(fixture->diags.warnings, MUSTACHE_DIAG_LIMIT);
    assert_int_equal(fixture->diags.errors, 1);
    assert_place(fixture->diags.items[MUSTACHE_DIAG_LIMIT - 1].span, "page", 1, 7 * (MUSTACHE_DIAG_LIMIT - 1) + 1);
    assert_place(fixture->diags.items[MUSTACHE_DIAG_LIMIT].span, "page", 2, 1);
}

/* ---- Output ---- */

static void limit_output(struct fixture *fixture, size_t bytes)
{
    mustache_set_limit(fixture->set, &(struct mustache_limits){ .output = bytes, .steps = MUSTACHE_STEP_LIMIT });
}

/* What ten items write is within the limit of a hundred bytes, of eleven it is not. */
static void assert_output_ends(struct fixture *fixture, const char *text, size_t column)
{
    limit_output(fixture, 100);
    const struct mustache_template *page = compiled(fixture, text);
    assert_true(mustache_render_value(page, list_view(fixture, 10), &fixture->out, &fixture->diags));
    assert_int_equal(fixture->out.len, 100);
    buf_clear(&fixture->out);
    assert_stops(fixture, page, list_view(fixture, 11), column, "more than 100 bytes were rendered");
    assert_true(fixture->out.len <= 100);
}

static void values_may_be_too_much_output(void **state)
{
    assert_output_ends(*state, "{{#l}}{{&t}}{{/l}}", 7);
}

static void text_before_a_tag_may_be_too_much_output(void **state)
{
    assert_output_ends(*state, "{{#l}}1234567890{{x}}{{/l}}", 17);
}

static void text_at_the_end_of_a_section_may_be_too_much_output(void **state)
{
    assert_output_ends(*state, "{{#l}}{{x}}1234567890{{/l}}", 7);
}

static void indentation_may_be_too_much_output(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "p", "1\n{{#l}}\n{{x}}2\n{{/l}}\n");
    limit_output(fixture, 99);
    const struct mustache_template *page = compiled(fixture, "       {{>p}}\n");
    assert_true(mustache_render_value(page, list_view(fixture, 10), &fixture->out, &fixture->diags));
    assert_int_equal(fixture->out.len, 99);
    assert_false(mustache_render_value(page, list_view(fixture, 11), &fixture->out, &fixture->diags));
    assert_int_equal(fixture->diags.count, 1);
    assert_place(fixture->diags.items[0].span, "p", 3, 1);
}

static void a_text_without_tags_may_be_too_much_output(void **state)
{
    struct fixture *fixture = *state;
    limit_output(fixture, 9);
    assert_stops(fixture, compiled(fixture, "1234567890"), NULL, 1, "more than 9 bytes were rendered");
    limit_output(fixture, 10);
    assert_rendered(fixture, loaded(fixture, "page"), NULL, "1234567890");
}

/* More than there is room for at first. */
static void a_template_that_is_too_large_is_none_of_the_set_s(void **state)
{
    struct fixture *fixture = *state;
    add_source_text(fixture, "page", repeated(fixture, "x", MUSTACHE_SET_LIMIT + 1));
    assert_null(loaded(fixture, "page"));
    assert_only_diag(fixture, DIAG_TEMPLATE_LIMIT, 1, 1, "the template is larger than 1048576 bytes");
    add_source(fixture, "small", "x");
    assert_non_null(loaded(fixture, "small"));
}

static void a_long_text_may_be_as_long_as_the_limit(void **state)
{
    struct fixture *fixture = *state;
    str text = repeated(fixture, "x", 100 * 1000);
    limit_output(fixture, text.len);
    assert_rendered(fixture, compiled_text(fixture, text), NULL, text.ptr);
}

/* Room is asked for the worst case, of six bytes for one: here it is the case. */
static void escaped_values_may_be_too_much_output(void **state)
{
    struct fixture *fixture = *state;
    limit_output(fixture, 60);
    const struct mustache_template *page = compiled(fixture, "{{.}}");
    assert_rendered(fixture, page, string_of(fixture, "\"\"\"\"\"\"\"\"\"\""),
                    "&quot;&quot;&quot;&quot;&quot;&quot;&quot;&quot;&quot;&quot;");
    assert_stops(fixture, page, string_of(fixture, "\"\"\"\"\"\"\"\"\"\"\""), 1, "more than 60 bytes were rendered");
}

static void escaped_values_may_be_as_long_as_the_limit(void **state)
{
    struct fixture *fixture = *state;
    limit_output(fixture, 10);
    const struct mustache_template *page = compiled(fixture, "{{.}}");
    assert_rendered(fixture, page, string_of(fixture, "abcd&f"), "abcd&amp;f");
    assert_stops(fixture, page, string_of(fixture, "abcd&fg"), 1, "more than 10 bytes were rendered");
}

/* What it renders is escaped at the end: either may be too much. */
static void an_escaped_lambda_may_be_too_much_output(void **state)
{
    struct fixture *fixture = *state;
    limit_output(fixture, 100);
    const struct mustache_template *page = compiled(fixture, "甲{{f}}");
    static const size_t lengths[] = { 30, 97, 98, 1000 };
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        diags_finish(&fixture->diags);
        diags_init(&fixture->diags);
        char *text = (char *)repeated(fixture, "<", lengths[i]).ptr;
        assert_false(render_with_data(fixture, page, NULL, (struct mustache_lambda){ STR("f"), write_text, text }));
        assert_only_diag(fixture, DIAG_TEMPLATE_LIMIT, 1, 2, "more than 100 bytes were rendered");
    }
    diags_finish(&fixture->diags);
    diags_init(&fixture->diags);
    char *text = (char *)repeated(fixture, "<", 16).ptr;
    assert_true(render_with_data(fixture, page, NULL, (struct mustache_lambda){ STR("f"), write_text, text }));
}

static bool count_bytes(void *context, str bytes)
{
    *(size_t *)context += bytes.len;
    return true;
}

/* The default. */
static void output_has_a_limit(void **state)
{
    struct fixture *fixture = *state;
    const struct mustache_template *page = compiled(fixture, "{{#l}}{{#l}}{{&t}}{{/l}}{{/l}}");
    struct buf text;
    buf_init(&text);
    for (int i = 0; i < 100000; i++)
        buf_add(&text, STR("字"));
    struct value *list = value_list(&fixture->arena);
    for (int i = 0; i < 100; i++)
        value_add(&fixture->arena, list, value_bool(&fixture->arena, true));
    struct value *view = object_of(fixture, STR("l"), list);
    value_set_string(&fixture->arena, view, STR("t"), buf_str(&text));
    struct mustache_data data = mustache_value_data(NULL);
    struct mustache_item root = mustache_value_item(view);
    size_t written = 0;
    struct mustache_sink sink = { count_bytes, &written };
    assert_false(mustache_render_to(page, &data, &root, &sink, &fixture->diags));
    assert_true(written <= MUSTACHE_OUTPUT_LIMIT && written > MUSTACHE_OUTPUT_LIMIT - text.len);
    assert_text(fixture->diags.items[0].message, "more than 268435456 bytes were rendered");
    buf_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MUSTACHE_TEST(a_template_has_a_size),
        MUSTACHE_TEST(a_set_has_a_size),
        MUSTACHE_TEST(delimiters_have_a_length),
        MUSTACHE_TEST(a_name_has_a_length),
        MUSTACHE_TEST(a_section_of_too_long_a_name_is_reported_for_each_tag_only),
        MUSTACHE_TEST(nesting_has_a_limit),
        MUSTACHE_TEST(a_name_has_so_many_parts),
        MUSTACHE_TEST(recursion_without_end_stops),
        MUSTACHE_TEST(blocks_that_give_themselves_stop),
        MUSTACHE_TEST(templates_may_be_as_deep_as_the_limit),
        MUSTACHE_TEST(sections_have_a_depth),
        MUSTACHE_TEST(indentation_has_a_limit),
        MUSTACHE_TEST(lambdas_inside_each_other_have_a_limit),
        MUSTACHE_TEST(a_rendering_reports_so_much),
        MUSTACHE_TEST(values_may_be_too_much_output),
        MUSTACHE_TEST(text_before_a_tag_may_be_too_much_output),
        MUSTACHE_TEST(text_at_the_end_of_a_section_may_be_too_much_output),
        MUSTACHE_TEST(indentation_may_be_too_much_output),
        MUSTACHE_TEST(a_text_without_tags_may_be_too_much_output),
        MUSTACHE_TEST(a_long_text_may_be_as_long_as_the_limit),
        MUSTACHE_TEST(escaped_values_may_be_too_much_output),
        MUSTACHE_TEST(escaped_values_may_be_as_long_as_the_limit),
        MUSTACHE_TEST(a_template_that_is_too_large_is_none_of_the_set_s),
        MUSTACHE_TEST(an_escaped_lambda_may_be_too_much_output),
        MUSTACHE_TEST(output_has_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
