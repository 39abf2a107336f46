/* kit/mustache: what is said of tags, names and delimiters that are wrong, in what order, and how much of it. */
#include "mustache_fixture.h"

/* ---- Tags ---- */

static void an_unclosed_tag_is_shown(void **state)
{
    assert_refused(*state, "甲区\n<p>{{name</p>\n<p>{{value}}</p>\n",
                   "page:2:4: error: this tag has no end: \"}}\" is missing [template-tag-unclosed]\n"
                   "    2 | <p>{{name</p>\n"
                   "      |    ^~~~~~~~~~\n"
                   "      = help: a tag ends with the delimiter that belongs to the one it begins with: {{name}}\n");
}

static void a_raw_tag_ends_with_three_braces(void **state)
{
    assert_refused(*state, "{{{html}} }",
                   "page:1:1: error: this tag has no end: \"}}}\" is missing [template-tag-unclosed]\n"
                   "    1 | {{{html}} }\n"
                   "      | ^~~~~~~~~\n"
                   "      = help: a tag that begins with a brace ends with one: {{{name}}}\n");
}

static void a_tag_that_another_begins_in_ends_before_it(void **state)
{
    assert_refused(*state, "{{name {{value}}",
                   "page:1:1: error: this tag has no end: \"}}\" is missing [template-tag-unclosed]\n"
                   "    1 | {{name {{value}}\n"
                   "      | ^~~~~~~\n"
                   "      = help: a tag ends with the delimiter that belongs to the one it begins with: {{name}}\n");
}

/* ---- Delimiters ---- */

static void bad_delimiters_are_shown(void **state)
{
    assert_refused(*state, "{{=<%=}}",
                   "page:1:1: error: new delimiters are two words of at most 16 bytes, without blanks or \"=\" in them "
                   "[template-delimiters]\n"
                   "    1 | {{=<%=}}\n"
                   "      | ^~~~~~~~\n"
                   "      = help: write them as {{=<% %>=}}\n");
}

static void delimiters_without_their_second_sign_are_shown(void **state)
{
    assert_refused(*state, "{{=<% %>}}\n<%a%>\n",
                   "page:1:1: error: \"=\" is missing before \"}}\" [template-delimiters]\n"
                   "    1 | {{=<% %>}}\n"
                   "      | ^~~~~~~~~~\n"
                   "      = help: write them as {{=<% %>=}}\n");
}

static void advice_is_in_the_delimiters_of_the_tag(void **state)
{
    assert_refused(*state, "{{=<% %>=}}<%/a%>\n<%$ 标题 %>\n",
                   "page:1:12: error: \"a\" is closed but not open [template-close-stray]\n"
                   "    1 | {{=<% %>=}}<%/a%>\n"
                   "      |            ^~~~~~\n"
                   "      = help: remove it, or open the section with <%#a%>\n"
                   "page:2:1: error: \"标题\" is opened and never closed [template-section-unclosed]\n"
                   "    2 | <%$ 标题 %>\n"
                   "      | ^~~~~~~~~~~\n"
                   "      = help: close it with <%/标题%>\n");
}

/* ---- Names ---- */

static void bad_names_are_shown(void **state)
{
    assert_refused(*state, "{{}}{{a b}}{{a..b}}",
                   "page:1:1: error: this tag has no name [template-name]\n"
                   "    1 | {{}}{{a b}}{{a..b}}\n"
                   "      | ^~~~\n"
                   "      = help: write a name in it: {{name}}\n"
                   "page:1:7: error: a name has no blanks in it [template-name]\n"
                   "    1 | {{}}{{a b}}{{a..b}}\n"
                   "      |       ^~~\n");
}

static void an_empty_part_of_a_name_is_shown(void **state)
{
    assert_refused(*state, "{{a..b}}",
                   "page:1:1: error: a part of the name \"a..b\" is empty [template-name]\n"
                   "    1 | {{a..b}}\n"
                   "      | ^~~~~~~~\n");
}

static void a_sigil_behind_a_blank_is_part_of_a_name(void **state)
{
    struct fixture *fixture = *state;
    const struct mustache_template *page = compiled(fixture, "甲{{ #a }}");
    assert_diags(fixture, "page:1:5: warning: this is read as a value of the name \"#a\" [template-sigil]\n"
                          "    1 | 甲{{ #a }}\n"
                          "      |      ^~\n"
                          "      = help: write {{#a}}: \"#\" counts only right behind \"{{\"\n");
    assert_rendered(fixture, page, object_of(fixture, STR("#a"), string_of(fixture, "区")), "甲区");
}

static void a_sigil_between_blanks_is_advised_of(void **state)
{
    assert_refused(*state, "{{=[ ]=}}\n[ > p ]",
                   "page:2:3: error: a name has no blanks in it [template-name]\n"
                   "    2 | [ > p ]\n"
                   "      |   ^~~\n"
                   "      = help: write [>p]: \">\" counts only right behind \"[\"\n");
}

static void a_partial_without_a_name_is_advised_of(void **state)
{
    assert_refused(*state, "{{> }}",
                   "page:1:1: error: this tag has no name [template-name]\n"
                   "    1 | {{> }}\n"
                   "      | ^~~~~~\n"
                   "      = help: write a template's name in it: {{>footer}}\n");
}

/* The opener's name is its first word, so that its closer is not wrong too. */
static void words_of_other_languages_are_reported_once(void **state)
{
    assert_refused(
        *state, "{{#if n}}\n甲\n{{/if}}\n",
        "page:1:4: error: a name has no blanks in it [template-name]\n"
        "    1 | {{#if n}}\n"
        "      |    ^~~~\n"
        "      = help: Mustache has no \"if\": {{#name}} begins what is for each \"name\", or where there is one; "
        "{{^name}} what is where there is none\n");
}

/* ---- How much ---- */

static void parsing_goes_on_and_reports_up_to_twenty(void **state)
{
    struct fixture *fixture = *state;
    struct buf text;
    buf_init(&text);
    for (int i = 0; i < 1000; i++)
        buf_add(&text, STR("{{/a}}\n{{b"));
    fixture->sources[fixture->source_count++] = (struct source){ STR("page"), buf_str(&text) };
    assert_null(loaded(fixture, "page"));
    assert_int_equal(fixture->diags.count, MUSTACHE_DIAG_LIMIT);
    buf_finish(&text);
}

static void an_error_behind_twenty_warnings_is_reported(void **state)
{
    struct fixture *fixture = *state;
    add_source_text(fixture, "page", arena_join(&fixture->arena, repeated(fixture, "{{>x}}\n", 20), STR("{{a..b}}")));
    assert_null(loaded(fixture, "page"));
    assert_int_equal(fixture->diags.warnings, 20);
    assert_int_equal(fixture->diags.errors, 1);
    const struct diag *last = &fixture->diags.items[20];
    assert_int_equal(last->code, DIAG_TEMPLATE_NAME);
    assert_place(last->span, "page", 21, 1);
}

static void twenty_errors_and_twenty_warnings_are_reported(void **state)
{
    struct fixture *fixture = *state;
    add_source_text(fixture, "page", repeated(fixture, "{{>x}}{{a..b}}\n", 25));
    assert_null(loaded(fixture, "page"));
    assert_int_equal(fixture->diags.warnings, MUSTACHE_DIAG_LIMIT);
    assert_int_equal(fixture->diags.errors, MUSTACHE_DIAG_LIMIT);
    assert_place(fixture->diags.items[39].span, "page", 20, 7);
}

/* The budgets are those of one template. */
static void each_template_has_its_twenty(void **state)
{
    struct fixture *fixture = *state;
    add_source_text(fixture, "row", repeated(fixture, "{{a..b}}\n", 25));
    add_source_text(fixture, "page", arena_join(&fixture->arena, repeated(fixture, "{{a..b}}\n", 25), STR("{{>row}}")));
    assert_null(loaded(fixture, "page"));
    assert_int_equal(fixture->diags.errors, 2 * MUSTACHE_DIAG_LIMIT);
}

/* ---- In what order ---- */

/* Tags are read first, then paired, then compiled: the errors of each are met in that order. */
static void diagnostics_come_in_the_order_of_their_places(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "page", "{{/a}}\n{{b c}}\n{{/d}}\n{{e f}}\n{{#g}}\n{{ >h}}\n");
    assert_null(loaded(fixture, "page"));
    assert_int_equal(fixture->diags.count, 6);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(source_position(fixture->diags.items[i].span.source, fixture->diags.items[i].span.offset).line,
                         i + 1);
}

/* Warnings of compiling among those of reading. */
static void warnings_come_in_the_order_of_their_places(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "row", "{{ #r}}");
    compiled(fixture, "{{>x}}\n{{ #a}}\n{{>row}}{{>y}}\n{{ #b}}\n");
    static const struct {
        const char *path;
        size_t line;
        size_t column;
    } places[] = { { "page", 1, 1 }, { "page", 2, 4 }, { "page", 3, 9 }, { "page", 4, 4 }, { "row", 1, 4 } };
    assert_int_equal(fixture->diags.count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_place(fixture->diags.items[i].span, places[i].path, places[i].line, places[i].column);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MUSTACHE_TEST(an_unclosed_tag_is_shown),
        MUSTACHE_TEST(a_raw_tag_ends_with_three_braces),
        MUSTACHE_TEST(a_tag_that_another_begins_in_ends_before_it),
        MUSTACHE_TEST(bad_delimiters_are_shown),
        MUSTACHE_TEST(delimiters_without_their_second_sign_are_shown),
        MUSTACHE_TEST(advice_is_in_the_delimiters_of_the_tag),
        MUSTACHE_TEST(bad_names_are_shown),
        MUSTACHE_TEST(an_empty_part_of_a_name_is_shown),
        MUSTACHE_TEST(a_sigil_behind_a_blank_is_part_of_a_name),
        MUSTACHE_TEST(a_sigil_between_blanks_is_advised_of),
        MUSTACHE_TEST(a_partial_without_a_name_is_advised_of),
        MUSTACHE_TEST(words_of_other_languages_are_reported_once),
        MUSTACHE_TEST(parsing_goes_on_and_reports_up_to_twenty),
        MUSTACHE_TEST(an_error_behind_twenty_warnings_is_reported),
        MUSTACHE_TEST(twenty_errors_and_twenty_warnings_are_reported),
        MUSTACHE_TEST(each_template_has_its_twenty),
        MUSTACHE_TEST(diagnostics_come_in_the_order_of_their_places),
        MUSTACHE_TEST(warnings_come_in_the_order_of_their_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
