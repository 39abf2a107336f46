/* kit/mustache: what counts as a step of a rendering, and that too many end it. */
#include "mustache_fixture.h"

static void limit_steps(struct fixture *fixture, size_t steps)
{
    mustache_set_limit(fixture->set, &(struct mustache_limits){ .output = MUSTACHE_OUTPUT_LIMIT, .steps = steps });
}

static const char too_long[] = "this takes more than 10000 steps";

/* Each of the tests below would take less than 10000 steps if what it is about were not counted. */
static void assert_takes_too_long(struct fixture *fixture, const char *text, const struct value *view, size_t column)
{
    limit_steps(fixture, 10000);
    assert_stops(fixture, compiled(fixture, text), view, column, too_long);
}

static void lists_in_lists_take_steps(void **state)
{
    struct fixture *fixture = *state;
    assert_takes_too_long(fixture, "{{#l}}{{#l}}{{#l}}{{#l}}{{/l}}{{/l}}{{/l}}{{/l}}", list_view(fixture, 10), 13);
}

static void tags_of_a_partial_take_steps(void **state)
{
    struct fixture *fixture = *state;
    add_source_text(fixture, "p", repeated(fixture, "{{{.}}}", 100));
    assert_takes_too_long(fixture, "{{#l}}{{>p}}{{/l}}", list_view(fixture, 200), 7);
}

static void tags_of_an_argument_take_steps(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "p", "{{$a}}{{/a}}");
    str values = repeated(fixture, "{{{.}}}", 100);
    limit_steps(fixture, 10000);
    const struct mustache_template *page =
        compiled_text(fixture, joined(fixture, "{{#l}}{{<p}}{{$a}}", values.ptr, "{{/a}}{{/p}}{{/l}}", NULL));
    assert_false(mustache_render_value(page, list_view(fixture, 50), &fixture->out, &fixture->diags));
    assert_int_equal(fixture->diags.count, 1);
    assert_text(fixture->diags.items[0].message, too_long);
}

/* A key that no object has is looked for in all 22 around. */
static void a_missing_key_in_deep_contexts_takes_steps(void **state)
{
    struct fixture *fixture = *state;
    str open = repeated(fixture, "{{#o}}", 20);
    str close = repeated(fixture, "{{/o}}", 20);
    struct value *view = list_view(fixture, 1000);
    value_set(&fixture->arena, view, STR("o"), value_object(&fixture->arena));
    assert_takes_too_long(fixture, joined(fixture, open.ptr, "{{#l}}{{x}}{{/l}}", close.ptr, NULL).ptr, view, 121);
}

static struct value *wide_view(struct fixture *fixture)
{
    struct value *view = list_view(fixture, 500);
    for (int i = 0; i < 1600; i++)
        value_set_bool(&fixture->arena, view, arena_format(&fixture->arena, "k%d", i), true);
    return view;
}

/* Straight runs of tags that find nothing: they are stopped within the run. */
static void sections_of_missing_keys_take_steps(void **state)
{
    struct fixture *fixture = *state;
    assert_takes_too_long(fixture, repeated(fixture, "{{#x}}{{/x}}", 500).ptr, wide_view(fixture), 12 * 99 + 1);
}

static void inverted_sections_of_missing_keys_take_steps(void **state)
{
    struct fixture *fixture = *state;
    assert_takes_too_long(fixture, repeated(fixture, "{{^x}}{{/x}}", 500).ptr, wide_view(fixture), 12 * 99 + 1);
}

/* Each part of the name is looked for in an object of its own. */
static void a_dotted_name_takes_steps(void **state)
{
    struct fixture *fixture = *state;
    struct value *view = list_view(fixture, 400);
    str name = joined(fixture, "{{#l}}{{o", repeated(fixture, ".o", 50).ptr, "}}{{/l}}", NULL);
    struct value *inner = value_object(&fixture->arena);
    for (int i = 0; i < 51; i++)
        inner = object_of(fixture, STR("o"), inner);
    value_set(&fixture->arena, view, STR("o"), inner);
    assert_takes_too_long(fixture, name.ptr, view, 1);
}

/* A hundred steps for each look at its 1600 members. */
static void a_wide_object_takes_steps(void **state)
{
    assert_takes_too_long(*state, "{{#l}}{{x}}{{/l}}", wide_view(*state), 1);
}

/* Each block is looked for in all 250 parents around it, though they have no arguments. */
static void parents_without_arguments_take_steps(void **state)
{
    struct fixture *fixture = *state;
    struct value *view = chain(fixture, 251);
    value_set(&fixture->arena, view, STR("l"), list_of(fixture, value_bool(&fixture->arena, true), 100));
    assert_takes_too_long(fixture, "{{#n}}{{<page}}{{/page}}{{/n}}{{^n}}{{#l}}{{$b}}{{/b}}{{/l}}{{/n}}", view, 43);
}

static void arguments_take_steps(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "p", "{{#l}}{{$b}}{{/b}}{{/l}}");
    limit_steps(fixture, 10000);
    const struct mustache_template *page =
        compiled_text(fixture, joined(fixture, "{{<p}}", repeated(fixture, "{{$a}}{{/a}}", 100).ptr, "{{/p}}", NULL));
    assert_false(mustache_render_value(page, list_view(fixture, 200), &fixture->out, &fixture->diags));
    assert_int_equal(fixture->diags.count, 1);
    assert_place(fixture->diags.items[0].span, "p", 1, 7);
}

/* A comment of 1600 bytes: to be read, but neither gone through nor written. */
static void text_of_a_lambda_takes_steps(void **state)
{
    struct fixture *fixture = *state;
    limit_steps(fixture, 10000);
    str comment = joined(fixture, "{{!", repeated(fixture, "x", 1600).ptr, "}}", NULL);
    struct mustache_lambda lambda = { STR_INIT("f"), write_text, (char *)comment.ptr };
    const struct mustache_template *page = compiled(fixture, "{{#l}}{{f}}{{/l}}");
    assert_false(render_with_data(fixture, page, list_view(fixture, 200), lambda));
    assert_only_diag(fixture, DIAG_TEMPLATE_LIMIT, 1, 7, too_long);
}

/* Data that say of each key they do not have what it cost them: a million steps. */
static bool look_long(void *context, const void *object, const struct mustache_key *key, struct mustache_hint *hint,
                      struct mustache_item *ret_item)
{
    (void)object;
    if (str_eq(key->name, STR("l"))) {
        *ret_item = (struct mustache_item){ .kind = MUSTACHE_LIST, .count = *(const size_t *)context };
        return true;
    }
    hint->steps += 1000 * 1000;
    return false;
}

static void get_true(void *context, const void *list, size_t index, struct mustache_item *ret_item)
{
    (void)context;
    (void)list;
    (void)index;
    *ret_item = (struct mustache_item){ .kind = MUSTACHE_TEXT };
}

/* The default, and what data of another form add. */
static void steps_of_the_data_count(void **state)
{
    struct fixture *fixture = *state;
    const struct mustache_template *page = compiled(fixture, "{{#l}}{{x}}{{/l}}");
    size_t count = MUSTACHE_STEP_LIMIT / (1000 * 1000) - 1;
    struct mustache_data data = { .lookup = look_long, .item = get_true, .context = &count };
    struct mustache_item root = { .kind = MUSTACHE_OBJECT };
    assert_true(mustache_render(page, &data, &root, &fixture->out, &fixture->diags));
    count += 2;
    assert_false(mustache_render(page, &data, &root, &fixture->out, &fixture->diags));
    assert_only_diag(fixture, DIAG_TEMPLATE_LIMIT, 1, 7, "this takes more than 200000000 steps");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MUSTACHE_TEST(lists_in_lists_take_steps),
        MUSTACHE_TEST(tags_of_a_partial_take_steps),
        MUSTACHE_TEST(tags_of_an_argument_take_steps),
        MUSTACHE_TEST(a_missing_key_in_deep_contexts_takes_steps),
        MUSTACHE_TEST(a_wide_object_takes_steps),
        MUSTACHE_TEST(a_dotted_name_takes_steps),
        MUSTACHE_TEST(sections_of_missing_keys_take_steps),
        MUSTACHE_TEST(inverted_sections_of_missing_keys_take_steps),
        MUSTACHE_TEST(parents_without_arguments_take_steps),
        MUSTACHE_TEST(arguments_take_steps),
        MUSTACHE_TEST(text_of_a_lambda_takes_steps),
        MUSTACHE_TEST(steps_of_the_data_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
