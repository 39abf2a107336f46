/* view: pages that a person wrote, as data. */
#include "view.h"

#include "dataset.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static const char about[] = "说明。\n\n```chart\nkind: bars\ntitle: 记号\nbars: [{label: 甲区, value: 1}]\n```\n";

static struct sample sample;
static struct document document = { .source = { STR_INIT("content/pages/about.md"), { about, sizeof about - 1 } } };
static struct site_page pages[2];

/* A site in Chinese and English, whose page "about" is in Chinese only; "Index" is the home page's place. */
static int set_up(void **state)
{
    (void)state;
    sample_init(&sample);
    struct edition *editions = arena_array(&sample.arena, struct edition, 2);
    editions[0] = *read_built_in_edition(&sample.arena, STR("zh-CN"), &sample.diags);
    editions[1] = *read_built_in_edition(&sample.arena, STR("en"), &sample.diags);
    editions[1].folder = STR("en/");
    sample.site.editions = editions;
    sample.site.edition_count = 2;
    document.front_matter.title.text = STR("关于本站");
    for (size_t i = 0; i < 2; i++) {
        pages[i].id = i == 0 ? STR("Index") : STR("about");
        pages[i].texts = arena_array(&sample.arena, const struct document *, 2);
        pages[i].texts[0] = &document;
    }
    sample.site.pages = pages;
    sample.site.page_count = 2;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    sample_finish(&sample);
    return 0;
}

static void expect(const struct value *object, const char *key, const char *wanted)
{
    assert_string_equal(arena_cstr(&sample.arena, value_text(value_get(object, str_from(key)), STR("(nothing)"))),
                        wanted);
}

static void a_page_has_text_and_charts(void **state)
{
    (void)state;
    struct page page = view_page(&sample.arena, &sample.site, &sample.dataset, (struct page_ref){ PAGE_WRITTEN, 1, 0 });
    assert_true(str_eq(page.path, STR("about.html")));
    assert_true(str_eq(page.template_name, STR("page")));
    expect(page.data, "page_title", "关于本站");
    expect(page.data, "summary", "说明。");
    expect(page.data, "text_lang", "");
    assert_true(value_get(page.data, STR("is_about"))->truth);
    const struct value *pieces = value_get(page.data, STR("pieces"));
    assert_int_equal(pieces->count, 2);
    expect(pieces->items[0], "html", "<p>说明。</p>\n");
    assert_int_equal(page.chart_count, 1);
    assert_ptr_equal(page.charts[0].target, value_get(pieces->items[1], STR("chart")));
    assert_int_equal(page.charts[0].chart.language, CHART_ZH);
}

static void an_edition_without_a_text_shows_the_other(void **state)
{
    (void)state;
    struct page page = view_page(&sample.arena, &sample.site, &sample.dataset, (struct page_ref){ PAGE_WRITTEN, 1, 1 });
    assert_true(str_eq(page.path, STR("en/about.html")));
    expect(page.data, "page_title", "关于本站");
    expect(page.data, "text_lang", "zh-CN");
    assert_int_equal(page.charts[0].chart.language, CHART_EN);
}

static void each_takes_the_place_of_about_only(void **state)
{
    (void)state;
    struct page_list list = view_list_pages(&sample.arena, &sample.site, &sample.dataset);
    size_t written = 0;
    for (size_t i = 0; i < list.count; i++) {
        assert_int_not_equal(list.items[i].kind, PAGE_ABOUT);
        written += list.items[i].kind == PAGE_WRITTEN;
    }
    assert_int_equal(written, 2); /* about, in each edition */
    view_check_written(&sample.site, &sample.diags);
    assert_int_equal(sample.diags.count, 1);
    assert_int_equal(sample.diags.items[0].code, DIAG_SITE_PAGE);
}

static void about_has_one_place_however_it_is_typed(void **state)
{
    (void)state;
    pages[1].id = STR("ABOUT");
    struct page page = view_page(&sample.arena, &sample.site, &sample.dataset, (struct page_ref){ PAGE_WRITTEN, 1, 0 });
    assert_true(str_eq(page.path, STR("about.html")));
    assert_true(value_get(page.data, STR("is_about"))->truth);
    struct page_list list = view_list_pages(&sample.arena, &sample.site, &sample.dataset);
    for (size_t i = 0; i < list.count; i++)
        assert_int_not_equal(list.items[i].kind, PAGE_ABOUT);
}

static void no_page_of_the_site_gives_way(void **state)
{
    (void)state;
    struct page_list list = view_list_pages(&sample.arena, &sample.site, &sample.dataset);
    for (size_t i = 0; i < list.count; i++) {
        if (list.items[i].kind == PAGE_ABOUT || list.items[i].kind == PAGE_WRITTEN || list.items[i].edition > 0)
            continue;
        str path = view_page_path(&sample.arena, &sample.site, &sample.dataset, list.items[i]);
        if (str_find(path, STR("/"), 0) != STR_NONE)
            continue;
        struct diags diags;
        diags_init(&diags);
        pages[0].id = str_slice(path, 0, path.len - strlen(".html"));
        view_check_written(&sample.site, &diags);
        assert_int_equal(diags.count, 1);
        diags_finish(&diags);
    }
}

static void pictures_are_files_of_each_edition_that_shows_them(void **state)
{
    (void)state;
    static struct document text = {
        .source = { STR_INIT("content/pages/about.md"),
                    STR_INIT("![](static/a.png)\n\n![](./b/../%e5%9b%be.svg?1)\n\n![](../c.png)\n\n![](/d.png)\n") }
    };
    static const char *const wanted[] = { "static/a.png", "static/a.png", "图.svg", "en/图.svg", "", "c.png", "", "" };
    pages[1].texts[0] = &text;
    struct view_pictures pictures = view_list_pictures(&sample.arena, &sample.site);
    assert_int_equal(pictures.count, 8);
    for (size_t i = 0; i < pictures.count; i++)
        assert_string_equal(arena_cstr(&sample.arena, pictures.items[i].path), wanted[i]);
    assert_int_equal(pictures.items[3].span.offset, strlen("![](static/a.png)\n\n"));
    struct page page = view_page(&sample.arena, &sample.site, &sample.dataset, (struct page_ref){ PAGE_WRITTEN, 1, 1 });
    str html = value_text(value_get(value_get(page.data, STR("pieces"))->items[0], STR("html")), STR(""));
    assert_true(str_find(html, STR("src=\"../static/a.png\""), 0) != STR_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_page_has_text_and_charts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_edition_without_a_text_shows_the_other, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_takes_the_place_of_about_only, set_up, tear_down),
        cmocka_unit_test_setup_teardown(about_has_one_place_however_it_is_typed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_page_of_the_site_gives_way, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pictures_are_files_of_each_edition_that_shows_them, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
