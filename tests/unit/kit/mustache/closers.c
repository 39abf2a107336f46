/* kit/mustache: which closer belongs to which opener, and that one slip of the pen is reported once. */
#include "mustache_fixture.h"

/* ---- What is not paired ---- */

static void a_section_that_is_never_closed_is_shown(void **state)
{
    assert_refused(*state, "{{#a}}\n{{^b}}\n{{/b}}\n",
                   "page:1:1: error: \"a\" is opened and never closed [template-section-unclosed]\n"
                   "    1 | {{#a}}\n"
                   "      | ^~~~~~\n"
                   "      = help: close it with {{/a}}\n");
}

static void a_mismatched_close_cites_the_opener(void **state)
{
    assert_refused(*state, "{{#figures}}\n  {{#source}}\n{{/figures}}\n",
                   "page:3:1: error: \"figures\" is closed here, but \"source\" is open [template-close-mismatch]\n"
                   "    3 | {{/figures}}\n"
                   "      | ^~~~~~~~~~~~\n"
                   "  page:2:3: note: \"source\" is opened here\n"
                   "    2 |   {{#source}}\n"
                   "      |   ^~~~~~~~~~~\n"
                   "      = help: first close it with {{/source}}\n");
}

static void a_close_of_another_name_cites_the_opener(void **state)
{
    assert_refused(*state, "{{#areas}}\n{{/area}}\n",
                   "page:2:1: error: \"area\" is closed here, but \"areas\" is open [template-close-mismatch]\n"
                   "    2 | {{/area}}\n"
                   "      | ^~~~~~~~~\n"
                   "  page:1:1: note: \"areas\" is opened here\n"
                   "    1 | {{#areas}}\n"
                   "      | ^~~~~~~~~~\n"
                   "      = help: close it with {{/areas}}\n");
}

static void a_stray_close_is_shown(void **state)
{
    assert_refused(*state, "a{{/b}}",
                   "page:1:2: error: \"b\" is closed but not open [template-close-stray]\n"
                   "    1 | a{{/b}}\n"
                   "      |  ^~~~~~\n"
                   "      = help: remove it, or open the section with {{#b}}\n");
}

/* ---- One slip ---- */

static void an_opener_without_its_end_is_closed_all_the_same(void **state)
{
    assert_refused(*state, "{{#a}\n<p>{{b}}</p>\n{{/a}}\n",
                   "page:1:1: error: this tag has no end: \"}}\" is missing [template-tag-unclosed]\n"
                   "    1 | {{#a}\n"
                   "      | ^~~~~\n"
                   "      = help: a tag ends with the delimiter that belongs to the one it begins with: {{name}}\n");
}

static void a_closer_without_its_end_closes_all_the_same(void **state)
{
    assert_refused(*state, "{{#a}}\n<p>{{b}}</p>\n{{/a}\n",
                   "page:3:1: error: this tag has no end: \"}}\" is missing [template-tag-unclosed]\n"
                   "    3 | {{/a}\n"
                   "      | ^~~~~\n"
                   "      = help: a tag ends with the delimiter that belongs to the one it begins with: {{name}}\n");
}

/* Each kind of opener, cut off where the next tag begins. */
static void every_kind_of_opener_without_its_end_is_reported_once(void **state)
{
    struct fixture *fixture = *state;
    static const char *const templates[] = { "{{#a {{/a}}",      "{{^a {{/a}}",  "{{<a {{/a}}",   "{{$a {{/a}}",
                                             "{{#a}}{{/a {{b}}", "{{<*a}}{{/*a", "{{<*a {{/* a}}" };
    for (size_t i = 0; i < sizeof templates / sizeof *templates; i++) {
        struct source source = { STR("page"), str_from(templates[i]) };
        assert_null(mustache_compile(fixture->set, &source, &fixture->diags));
        assert_int_equal(fixture->diags.count, i + 1);
        assert_int_equal(fixture->diags.items[i].code, DIAG_TEMPLATE_TAG_UNCLOSED);
    }
}

static void a_slip_in_a_closer_is_reported_once(void **state)
{
    assert_refused(*state, "{{#a}}{{/b}}{{/a}}",
                   "page:1:7: error: \"b\" is closed here, but \"a\" is open [template-close-mismatch]\n"
                   "    1 | {{#a}}{{/b}}{{/a}}\n"
                   "      |       ^~~~~~\n"
                   "  page:1:1: note: \"a\" is opened here\n"
                   "    1 | {{#a}}{{/b}}{{/a}}\n"
                   "      | ^~~~~~\n"
                   "      = help: close it with {{/a}}\n");
}

static void sections_that_cross_are_reported_once(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "page", "{{#a}}{{#b}}{{/a}}{{/b}}{{#c}}{{/c}}");
    assert_null(loaded(fixture, "page"));
    assert_only_diag(fixture, DIAG_TEMPLATE_CLOSE_MISMATCH, 1, 13, "\"a\" is closed here, but \"b\" is open");
}

/* The inner section has no closer; the outer one's is right. */
static void a_closer_that_is_missing_is_reported_once(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "page", "{{#a}}{{#b}}{{#c}}{{/c}}{{/a}}{{#d}}{{/d}}");
    assert_null(loaded(fixture, "page"));
    assert_only_diag(fixture, DIAG_TEMPLATE_CLOSE_MISMATCH, 1, 25, "\"a\" is closed here, but \"b\" is open");
}

/* ---- Asterisks ---- */

/* The template gives a block to the parent that "k" names. */
static void assert_parent(struct fixture *fixture, const char *template)
{
    add_source(fixture, "p", "<{{$b}}{{/b}}>");
    assert_non_null(loaded(fixture, "p"));
    assert_rendered(fixture, compiled(fixture, template), object_of(fixture, STR("k"), string_of(fixture, "p")),
                    "<甲>");
    assert_int_equal(fixture->diags.count, 0);
}

static void a_dynamic_parent_is_closed_as_it_is_opened(void **state)
{
    assert_parent(*state, "{{<* k}}{{$b}}甲{{/b}}{{/* k}}");
}

static void a_dynamic_parent_may_be_closed_without_asterisk(void **state)
{
    assert_parent(*state, "{{<*k}}{{$b}}甲{{/b}}{{/k}}");
}

static void blanks_around_the_asterisk_do_not_count(void **state)
{
    assert_parent(*state, "{{<*k}}{{$b}}甲{{/b}}{{/ * k }}");
}

static void a_name_may_begin_with_an_asterisk(void **state)
{
    struct fixture *fixture = *state;
    const struct mustache_template *page = compiled(fixture, "{{#*k}}甲{{/*k}}{{^*n}}{{*k}}{{/*n}}");
    assert_rendered(fixture, page, object_of(fixture, STR("*k"), string_of(fixture, "区")), "甲区");
    assert_int_equal(fixture->diags.count, 0);
}

static void an_asterisk_too_many_is_shown(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "page", "{{#k}}{{/*k}}");
    assert_null(loaded(fixture, "page"));
    assert_int_equal(fixture->diags.errors, 1);
    assert_int_equal(fixture->diags.items[0].code, DIAG_TEMPLATE_CLOSE_MISMATCH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MUSTACHE_TEST(a_section_that_is_never_closed_is_shown),
        MUSTACHE_TEST(a_mismatched_close_cites_the_opener),
        MUSTACHE_TEST(a_close_of_another_name_cites_the_opener),
        MUSTACHE_TEST(a_stray_close_is_shown),
        MUSTACHE_TEST(an_opener_without_its_end_is_closed_all_the_same),
        MUSTACHE_TEST(a_closer_without_its_end_closes_all_the_same),
        MUSTACHE_TEST(every_kind_of_opener_without_its_end_is_reported_once),
        MUSTACHE_TEST(a_slip_in_a_closer_is_reported_once),
        MUSTACHE_TEST(sections_that_cross_are_reported_once),
        MUSTACHE_TEST(a_closer_that_is_missing_is_reported_once),
        MUSTACHE_TEST(a_dynamic_parent_is_closed_as_it_is_opened),
        MUSTACHE_TEST(a_dynamic_parent_may_be_closed_without_asterisk),
        MUSTACHE_TEST(blanks_around_the_asterisk_do_not_count),
        MUSTACHE_TEST(a_name_may_begin_with_an_asterisk),
        MUSTACHE_TEST(an_asterisk_too_many_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
