/* kit/mustache: partials and parents that are missing, wrong or unreadable, and what stands in a parent in vain. */
#include "mustache_fixture.h"

/* ---- What is missing ---- */

static void a_missing_partial_is_a_warning_and_renders_as_nothing(void **state)
{
    struct fixture *fixture = *state;
    const struct mustache_template *page = compiled(fixture, "[{{>脚注}}]");
    assert_diags(fixture, "page:1:2: warning: there is no template \"脚注\" in templates/ [template-partial-missing]\n"
                          "    1 | [{{>脚注}}]\n"
                          "      |  ^~~~~~~~~\n"
                          "      = help: a missing partial renders as nothing\n");
    assert_true(mustache_render_value(page, NULL, &fixture->out, &fixture->diags));
    assert_text(buf_str(&fixture->out), "[]");
}

static void a_missing_template_is_an_error(void **state)
{
    struct fixture *fixture = *state;
    assert_null(mustache_load(fixture->set, STR("area"), &fixture->diags));
    assert_diags(fixture, "error: there is no template \"area\" in templates/ [template-missing]\n");
}

static void a_missing_parent_is_an_error(void **state)
{
    assert_refused(*state, "{{<布局}}{{$a}}甲{{/a}}{{/布局}}",
                   "page:1:1: error: there is no template \"布局\" in templates/ [template-parent-missing]\n"
                   "    1 | {{<布局}}{{$a}}甲{{/a}}{{/布局}}\n"
                   "      | ^~~~~~~~~\n"
                   "      = help: without its parent nothing of this template is left\n");
}

static void without_a_loader_all_partials_are_missing(void **state)
{
    struct fixture *fixture = *state;
    fixture->set = mustache_set_new(&fixture->arena, NULL);
    struct source source = { STR("page"), STR("[{{>p}}]") };
    const struct mustache_template *page = mustache_compile(fixture->set, &source, &fixture->diags);
    assert_only_diag(fixture, DIAG_TEMPLATE_PARTIAL_MISSING, 1, 2, "there is no template \"p\"");
    assert_rendered(fixture, page, NULL, "[]");
}

static str suggest(void *context, str name)
{
    (void)context;
    return str_eq(name, STR("foter")) ? STR("did you mean {{>footer}}?") : STR("");
}

static void the_loader_is_asked_for_advice(void **state)
{
    struct fixture *fixture = *state;
    fixture->loader.advise = suggest;
    fixture->loader.searched = STR("");
    fixture->set = mustache_set_new(&fixture->arena, &fixture->loader);
    compiled(fixture, "{{>foter}}\n{{>header}}\n");
    assert_diags(fixture, "page:1:1: warning: there is no template \"foter\" [template-partial-missing]\n"
                          "    1 | {{>foter}}\n"
                          "      | ^~~~~~~~~~\n"
                          "      = help: did you mean {{>footer}}?\n"
                          "page:2:1: warning: there is no template \"header\" [template-partial-missing]\n"
                          "    2 | {{>header}}\n"
                          "      | ^~~~~~~~~~~\n"
                          "      = help: a missing partial renders as nothing\n");
}

/* ---- What cannot be used ---- */

static void what_includes_an_error_is_not_usable(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "row", "{{#a}}");
    add_source(fixture, "table", "{{>row}}{{>table}}");
    add_source(fixture, "good", "{{>good}}");
    assert_refused(fixture, "{{>table}}{{>good}}",
                   "row:1:1: error: \"a\" is opened and never closed [template-section-unclosed]\n"
                   "    1 | {{#a}}\n"
                   "      | ^~~~~~\n"
                   "      = help: close it with {{/a}}\n");
    assert_null(mustache_load(fixture->set, STR("table"), &fixture->diags));
    assert_non_null(mustache_load(fixture->set, STR("good"), &fixture->diags));
    assert_int_equal(fixture->diags.errors, 1);
}

/* There is one of each name, and none can be read. */
static bool load_unreadable(void *context, str name, const struct source **ret_source)
{
    (void)name;
    ++*(int *)context;
    *ret_source = NULL;
    return true;
}

static void what_includes_an_unreadable_template_is_not_usable(void **state)
{
    struct fixture *fixture = *state;
    int asked = 0;
    struct mustache_loader loader = { .load = load_unreadable, .context = &asked };
    fixture->set = mustache_set_new(&fixture->arena, &loader);
    struct source partial = { STR("a"), STR("{{>row}}") };
    struct source parent = { STR("b"), STR("{{<row}}{{/row}}") };
    struct source neither = { STR("c"), STR("row") };
    assert_null(mustache_compile(fixture->set, &partial, &fixture->diags));
    assert_null(mustache_compile(fixture->set, &parent, &fixture->diags));
    assert_non_null(mustache_compile(fixture->set, &neither, &fixture->diags));
    assert_null(loaded(fixture, "row"));
    assert_int_equal(asked, 1);
    /* What the matter is has been said by the loader. */
    assert_int_equal(fixture->diags.count, 0);
}

static void a_dynamic_name_of_what_cannot_be_used_is_an_error(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "row", "{{#a}}");
    add_source(fixture, "table", "table {{>row}}");
    assert_null(loaded(fixture, "row"));
    assert_null(loaded(fixture, "table"));
    assert_int_equal(fixture->diags.count, 1);
    const struct mustache_template *page = compiled(fixture, "[{{>*kind}}]");
    static const char *const names[] = { "row", "table" };
    for (size_t i = 0; i < 2; i++) {
        struct value *view = object_of(fixture, STR("kind"), string_of(fixture, names[i]));
        assert_false(mustache_render_value(page, view, &fixture->out, &fixture->diags));
        assert_int_equal(fixture->diags.count, i + 2);
        assert_text(fixture->diags.items[i + 1].message,
                    i == 0 ? "the template \"row\", which \"kind\" names, has an error"
                           : "the template \"table\", which \"kind\" names, has an error");
    }
}

/* ---- Dynamic names ---- */

static void a_dynamic_name_that_nothing_has_is_reported_once(void **state)
{
    struct fixture *fixture = *state;
    const struct mustache_template *page = compiled(fixture, "{{#list}}{{>*kind}}{{/list}}");
    struct value *list = value_list(&fixture->arena);
    for (int i = 0; i < 3; i++)
        value_add(&fixture->arena, list, object_of(fixture, STR("kind"), value_string(&fixture->arena, STR("图"))));
    assert_true(mustache_render_value(page, object_of(fixture, STR("list"), list), &fixture->out, &fixture->diags));
    assert_int_equal(fixture->diags.count, 1);
    assert_text(fixture->diags.items[0].message, "there is no template \"图\" in templates/, which \"kind\" names");
}

static void a_very_long_name_is_cut(void **state)
{
    struct fixture *fixture = *state;
    str text = repeated(fixture, "字", 100 * 1000);
    const struct mustache_template *page = compiled(fixture, "{{>*.}}");
    assert_rendered(fixture, page, value_string(&fixture->arena, text), "");
    assert_text(fixture->diags.items[0].message,
                "there is no template \"字字字字字字字字字字字字字字字字字字字字…\" in templates/, which \".\" names");
}

static void an_error_is_reported_though_its_place_has_a_warning(void **state)
{
    struct fixture *fixture = *state;
    const struct mustache_template *page = compiled(fixture, "{{#l}}{{>*k}}{{/l}}");
    struct value *list = value_list(&fixture->arena);
    value_add(&fixture->arena, list, object_of(fixture, STR("k"), string_of(fixture, "图")));
    value_add(&fixture->arena, list, object_of(fixture, STR("k"), string_of(fixture, "page")));
    struct value *view = object_of(fixture, STR("l"), list);
    assert_false(mustache_render_value(page, view, &fixture->out, &fixture->diags));
    assert_int_equal(fixture->diags.count, 2);
    assert_int_equal(fixture->diags.items[0].code, DIAG_TEMPLATE_PARTIAL_MISSING);
    assert_int_equal(fixture->diags.items[1].code, DIAG_TEMPLATE_LIMIT);
    for (size_t i = 0; i < 2; i++)
        assert_place(fixture->diags.items[i].span, "page", 1, 7);
}

/* ---- What stands in a parent and in none of its blocks ---- */

static void text_in_a_parent_is_lost(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "p", "<{{$a}}{{/a}}>");
    const struct mustache_template *page = compiled(fixture, "{{<p}}\n  甲区\n  {{$a}}乙{{/a}} 丙\n{{/p}}");
    assert_diags(fixture,
                 "page:2:3: warning: this stands inside a parent and in none of its blocks: it renders as nothing "
                 "[template-parent-text]\n"
                 "    2 |   甲区\n"
                 "      |   ^~~~\n"
                 "      = help: only blocks count inside a parent: put it into one, or outside\n"
                 "page:3:17: warning: this stands inside a parent and in none of its blocks: it renders as nothing "
                 "[template-parent-text]\n"
                 "    3 |   {{$a}}乙{{/a}} 丙\n"
                 "      |                  ^~\n"
                 "      = help: only blocks count inside a parent: put it into one, or outside\n");
    assert_rendered(fixture, page, NULL, "<乙>");
}

static void assert_lost_tag(struct fixture *fixture, const char *text, size_t column)
{
    add_source(fixture, "p", "<{{$a}}{{/a}}>");
    const struct mustache_template *page = compiled(fixture, text);
    assert_only_diag(fixture, DIAG_TEMPLATE_PARENT_TEXT, 1, column,
                     "this stands inside a parent and in none of its blocks: it renders as nothing");
    assert_rendered(fixture, page, NULL, "<>");
}

static void a_value_in_a_parent_is_lost(void **state)
{
    assert_lost_tag(*state, "{{<p}} {{! n }} {{n}}{{/p}}", 17);
}

static void a_partial_in_a_parent_is_lost(void **state)
{
    assert_lost_tag(*state, "{{<p}}{{$a}}{{/a}}{{>p}}{{/p}}", 19);
}

/* A block in a section in a parent is not given to it. */
static void a_section_in_a_parent_is_lost(void **state)
{
    assert_lost_tag(*state, "{{<p}}{{#n}}{{$a}}甲{{/a}}{{/n}}{{/p}}", 7);
}

static void comments_in_a_parent_are_no_loss(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "p", "<{{$a}}{{/a}}>");
    const struct mustache_template *page =
        compiled(fixture, "{{<p}}\n  {{! 注 }}\n\t{{=[ ]=}}\r\n [$a]甲[/a] [! 注 ]\n[/p]");
    assert_rendered(fixture, page, NULL, "<甲>");
    assert_int_equal(fixture->diags.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MUSTACHE_TEST(a_missing_partial_is_a_warning_and_renders_as_nothing),
        MUSTACHE_TEST(a_missing_template_is_an_error),
        MUSTACHE_TEST(a_missing_parent_is_an_error),
        MUSTACHE_TEST(without_a_loader_all_partials_are_missing),
        MUSTACHE_TEST(the_loader_is_asked_for_advice),
        MUSTACHE_TEST(what_includes_an_error_is_not_usable),
        MUSTACHE_TEST(what_includes_an_unreadable_template_is_not_usable),
        MUSTACHE_TEST(a_dynamic_name_of_what_cannot_be_used_is_an_error),
        MUSTACHE_TEST(a_very_long_name_is_cut),
        MUSTACHE_TEST(a_dynamic_name_that_nothing_has_is_reported_once),
        MUSTACHE_TEST(an_error_is_reported_though_its_place_has_a_warning),
        MUSTACHE_TEST(text_in_a_parent_is_lost),
        MUSTACHE_TEST(a_value_in_a_parent_is_lost),
        MUSTACHE_TEST(a_partial_in_a_parent_is_lost),
        MUSTACHE_TEST(a_section_in_a_parent_is_lost),
        MUSTACHE_TEST(comments_in_a_parent_are_no_loss),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
