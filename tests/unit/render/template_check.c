/* render: keys that no page provides, and templates that nothing uses. */
#include "template_check.h"

#include "dataset.h"
#include "folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

struct fixture {
    struct sample sample;
    struct folder folder;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    sample_init(&fixture.sample);
    folder_create(&fixture.folder);
    fixture.sample.site.root = fixture.folder.root;
    sample_reconcile(&fixture.sample);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    sample_finish(&fixture->sample);
    folder_destroy(&fixture->folder);
    return 0;
}

static struct template_check *check_pages(struct sample *sample)
{
    struct template_check *check = template_check_new(&sample->arena);
    struct page_list pages = view_list_pages(&sample->arena, &sample->site, &sample->dataset);
    for (size_t i = 0; i < pages.count; i++) {
        struct page page = view_page(&sample->arena, &sample->site, &sample->dataset, pages.items[i]);
        template_check_add_page(check, &page);
    }
    return check;
}

/* The check says this of the folder's templates: "FILE:LINE:COLUMN MESSAGE" lines, warnings alone. */
static void assert_report(struct fixture *fixture, const char *expected)
{
    struct sample *sample = &fixture->sample;
    struct diags unheard;
    diags_init(&unheard);
    const struct renderer *renderer = renderer_new(&sample->arena, &sample->site, sample->site.editions, &unheard);
    diags_finish(&unheard);
    assert_non_null(renderer);
    template_check_report(check_pages(sample), &sample->site, renderer, &sample->diags);
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < sample->diags.count; i++) {
        const struct diag *diag = &sample->diags.items[i];
        str path = diag->span.source->path;
        struct position position = source_position(diag->span.source, diag->span.offset);
        assert_int_equal(diag->severity, diag->code == DIAG_TEMPLATE_KEY_ELSEWHERE ? DIAG_NOTE : DIAG_WARNING);
        buf_format(&text, "%.*s:%zu:%zu %.*s\n", STR_ARG(str_slice(path, fixture->folder.root.len + 1, path.len)),
                   position.line, position.column, STR_ARG(diag->message));
    }
    if (!str_eq(buf_str(&text), str_from(expected)))
        fail_msg("expected:\n%s\nfound:\n%.*s", expected, STR_ARG(buf_str(&text)));
    buf_finish(&text);
}

static void put(struct fixture *fixture, const char *name, const char *text)
{
    folder_put(&fixture->folder, arena_format(&fixture->folder.arena, "templates/%s", name).ptr, str_from(text));
}

static void what_pages_provide_is_known_at_any_depth(void **state)
{
    struct fixture *fixture = *state;
    struct arena *arena = &fixture->sample.arena;
    struct value *inner = value_object(arena);
    value_set_string(arena, inner, STR("deep"), STR("x"));
    struct value *list = value_list(arena);
    value_add(arena, list, inner);
    struct page page = { .template_name = STR("home"), .data = value_object(arena) };
    value_set(arena, page.data, STR("list"), list);
    struct template_check *check = template_check_new(arena);
    assert_false(template_check_provides(check, STR("list")));
    template_check_add_page(check, &page);
    template_check_add_page(check, &page);
    assert_true(template_check_provides(check, STR("list")));
    assert_true(template_check_provides(check, STR("deep")));
    assert_true(template_check_provides(check, STR("list.deep")));
    assert_true(template_check_provides(check, STR(".")));
    assert_false(template_check_provides(check, STR("list.shallow")));
    assert_false(template_check_provides(check, STR("dee")));
}

static void a_very_deep_page_is_walked(void **state)
{
    struct fixture *fixture = *state;
    struct arena *arena = &fixture->sample.arena;
    struct page page = { .template_name = STR("home"), .data = value_object(arena) };
    struct value *at = page.data;
    for (int i = 0; i < 100000; i++) {
        struct value *next = value_object(arena);
        value_set(arena, at, STR("next"), next);
        at = next;
    }
    value_set_bool(arena, at, STR("last"), true);
    struct template_check *check = template_check_new(arena);
    template_check_add_page(check, &page);
    assert_true(template_check_provides(check, STR("next.last")));
}

static void a_site_without_templates_has_nothing_to_report(void **state)
{
    assert_report(*state, "");
}

static void unknown_keys_are_shown_in_the_order_of_the_file(void **state)
{
    put(*state, "home.mustache", "{{zz}}{{site.site_titel}}\n{{#areas}}{{.}}{{zz}}{{/areas}}{{^aa.bb}}{{/aa.bb}}\n");
    assert_report(
        *state,
        "templates/home.mustache:1:3 no page of this site provides \"zz\"\n"
        "templates/home.mustache:1:14 no page of this site provides \"site_titel\"; did you mean \"site_title\"?\n"
        "templates/home.mustache:2:35 no page of this site provides \"aa\"\n");
}

static void what_built_in_templates_read_is_known(void **state)
{
    put(*state, "area.mustache", "{{article_total}}{{other_text}}");
    assert_report(*state, "");
}

static void a_key_of_other_pages_is_shown(void **state)
{
    put(*state, "about.mustache", "{{site_title}}{{other_text}}{{>note}}");
    put(*state, "area.mustache", "{{>note}}");
    put(*state, "note.mustache", "{{other_text}}");
    assert_report(*state, "templates/about.mustache:1:17 no page that uses this template (about) provides "
                          "\"other_text\"; others do (area, indicator, history)\n");
}

/* The sample has no article: what such pages provide cannot be told. */
static void templates_of_pages_that_there_are_none_of_are_not_judged(void **state)
{
    put(*state, "article.mustache", "{{zz}}{{is_full}}{{>note}}");
    put(*state, "note.mustache", "{{zz}}");
    assert_report(*state, "");
}

/* home has an error, so that it is not known what it includes. */
static void errors_of_what_is_perhaps_used_are_shown(void **state)
{
    struct fixture *fixture = *state;
    struct sample *sample = &fixture->sample;
    put(fixture, "home.mustache", "{{>extra}}{{#a}}");
    put(fixture, "extra.mustache", "甲{{/q}}");
    put(fixture, "further.mustache", "{{/p}}");
    struct diags heard;
    diags_init(&heard);
    const struct renderer *renderer = renderer_new(&sample->arena, &sample->site, sample->site.editions, &heard);
    assert_int_equal(heard.errors, 1);
    diags_finish(&heard);
    template_check_report(check_pages(sample), &sample->site, renderer, &sample->diags);
    assert_int_equal(sample->diags.count, 2);
    assert_int_equal(sample->diags.items[0].code, DIAG_TEMPLATE_CLOSE_STRAY);
    assert_int_equal(sample->diags.items[1].code, DIAG_TEMPLATE_CLOSE_STRAY);
}

static void a_block_that_the_parent_does_not_have_is_shown(void **state)
{
    put(*state, "frame.mustache", "{{$head}}{{/head}}{{>inner}}");
    put(*state, "inner.mustache", "{{<card}}{{$card}}{{$body}}{{/body}}{{/card}}{{/card}}");
    put(*state, "card.mustache", "{{$card}}{{/card}}");
    put(*state, "about.mustache",
        "{{<frame}}{{$haed}}甲{{/haed}}{{$head}}乙{{/head}}{{$body}}丙{{/body}}{{/frame}}\n"
        "{{<frame}}{{$foot}}{{zz}}{{/foot}}{{/frame}}");
    assert_report(*state, "templates/about.mustache:1:11 \"frame\" has no block \"haed\"; did you mean \"head\"?\n"
                          "templates/about.mustache:2:11 \"frame\" has no block \"foot\"\n"
                          "templates/about.mustache:2:22 no page of this site provides \"zz\"\n");
}

static void what_a_dynamic_name_includes_may_have_any_block(void **state)
{
    put(*state, "frame.mustache", "{{>*lang}}");
    put(*state, "about.mustache", "{{<frame}}{{$any}}甲{{/any}}{{/frame}}");
    assert_report(*state, "");
}

static void of_very_many_keys_the_first_are_shown(void **state)
{
    struct buf template, expected;
    buf_init(&template);
    buf_init(&expected);
    for (size_t i = 0; i < 1000; i++)
        buf_format(&template, "{{z%zu}}\n", 999 - i);
    for (size_t i = 0; i < 20; i++)
        buf_format(&expected, "templates/home.mustache:%zu:3 no page of this site provides \"z%zu\"\n", i + 1, 999 - i);
    struct fixture *fixture = *state;
    put(fixture, "home.mustache", arena_cstr(&fixture->sample.arena, buf_str(&template)));
    assert_report(fixture, arena_cstr(&fixture->sample.arena, buf_str(&expected)));
    buf_finish(&template);
    buf_finish(&expected);
}

static void a_key_is_shown_in_each_file(void **state)
{
    put(*state, "home.mustache", "{{zz}}{{>note}}");
    put(*state, "note.mustache", "甲{{zz}}");
    assert_report(*state, "templates/home.mustache:1:3 no page of this site provides \"zz\"\n"
                          "templates/note.mustache:1:4 no page of this site provides \"zz\"\n");
}

static void templates_are_used_through_others(void **state)
{
    put(*state, "footer.mustache", "{{>a}}"); /* of the built-in layout */
    put(*state, "a.mustache", "{{<b}}{{/b}}");
    put(*state, "b.mustache", "乙");
    put(*state, "c.mustache", "{{>d}}{{zz}}");
    put(*state, "d.mustache", "丁");
    put(*state, "丙 丁.mustache", "");
    assert_report(*state, "templates/c.mustache:1:1 nothing uses the template \"c\"\n"
                          "templates/d.mustache:1:1 nothing uses the template \"d\"\n"
                          "templates/丙 丁.mustache:1:1 nothing uses the template \"丙 丁\"\n");
}

static void a_dynamic_name_may_use_any(void **state)
{
    put(*state, "home.mustache", "{{>*lang}}");
    put(*state, "c.mustache", "丙{{zz}}");
    assert_report(*state, "templates/c.mustache:1:4 no page of this site provides \"zz\"\n");
}

static void a_broken_template_may_use_any(void **state)
{
    put(*state, "home.mustache", "{{>c}}{{#areas}}{{zz}}");
    put(*state, "c.mustache", "丙");
    assert_report(*state, "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_pages_provide_is_known_at_any_depth),
        TEST(a_very_deep_page_is_walked),
        TEST(a_site_without_templates_has_nothing_to_report),
        TEST(unknown_keys_are_shown_in_the_order_of_the_file),
        TEST(what_built_in_templates_read_is_known),
        TEST(a_key_of_other_pages_is_shown),
        TEST(templates_of_pages_that_there_are_none_of_are_not_judged),
        TEST(errors_of_what_is_perhaps_used_are_shown),
        TEST(a_block_that_the_parent_does_not_have_is_shown),
        TEST(what_a_dynamic_name_includes_may_have_any_block),
        TEST(of_very_many_keys_the_first_are_shown),
        TEST(a_key_is_shown_in_each_file),
        TEST(templates_are_used_through_others),
        TEST(a_dynamic_name_may_use_any),
        TEST(a_broken_template_may_use_any),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
