/* parse/page: a page of content/pages as HTML and charts. */
#include "page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

struct fixture {
    struct arena arena;
    struct diags diags;
    struct document document;
};

/* The page with the id "a" and no title in its front matter. */
static struct page_text parse(struct fixture *fixture, const char *text)
{
    *fixture = (struct fixture){ .document = { .source = { STR("a.md"), str_from(text) } } };
    arena_init(&fixture->arena);
    diags_init(&fixture->diags);
    fixture->document.front_matter.id.text = STR("a");
    fixture->document.front_matter.title.text = STR("");
    return page_parse(&fixture->arena, &fixture->document, STR("../"), &fixture->diags);
}

static void fixture_finish(struct fixture *fixture)
{
    diags_finish(&fixture->diags);
    arena_finish(&fixture->arena);
}

static void assert_html(const struct page_text *page, size_t piece, const char *html)
{
    assert_true(piece < page->piece_count);
    assert_true(str_eq(page->pieces[piece].html, str_from(html)));
}

static void the_first_heading_is_the_title(void **state)
{
    (void)state;
    struct fixture fixture;
    struct page_text page = parse(&fixture, "# 数字*怎么*读\n\n每个数字都[来自](a.html)一句报道。\n\n## 时期\n");
    assert_true(str_eq(page.title, STR("数字怎么读")));
    assert_true(str_eq(page.summary, STR("每个数字都来自一句报道。")));
    assert_int_equal(page.piece_count, 1);
    assert_html(&page, 0, "<p>每个数字都<a href=\"a.html\">来自</a>一句报道。</p>\n<h2>时期</h2>\n");
    fixture_finish(&fixture);
}

static void without_a_heading_it_is_the_id(void **state)
{
    (void)state;
    struct fixture fixture;
    struct page_text page = parse(&fixture, "## 时期\n");
    assert_true(str_eq(page.title, STR("a")));
    assert_true(str_eq(page.summary, STR("")));
    assert_html(&page, 0, "<h2>时期</h2>\n");
    fixture_finish(&fixture);
}

static void charts_stand_between_the_html(void **state)
{
    (void)state;
    struct fixture fixture;
    struct page_text page = parse(&fixture, "前\n\n```chart\nkind: bars\n```\n\n后\n\n~~~chart\nkind: [rank]");
    assert_int_equal(page.piece_count, 4);
    assert_html(&page, 0, "<p>前</p>\n");
    const struct value *kind = value_get(page.pieces[1].chart, STR("kind"));
    assert_true(str_eq(kind->text, STR("bars")));
    assert_true(str_eq(span_text(kind->span), STR("bars")));
    assert_html(&page, 2, "<p>后</p>\n");
    assert_int_equal(value_get(page.pieces[3].chart, STR("kind"))->kind, VALUE_LIST);
    assert_int_equal(fixture.diags.count, 0);
    fixture_finish(&fixture);
}

static void a_chart_that_nothing_closes_is_empty(void **state)
{
    (void)state;
    struct fixture fixture;
    struct page_text page = parse(&fixture, "前\n\n```chart");
    assert_int_equal(page.piece_count, 2);
    assert_int_equal(page.pieces[1].chart->kind, VALUE_NULL);
    fixture_finish(&fixture);
}

static void a_chart_within_a_list_is_code(void **state)
{
    (void)state;
    struct fixture fixture;
    struct page_text page = parse(&fixture, "- 项\n\n  ```chart\n  kind: bars\n  ```\n");
    assert_int_equal(page.piece_count, 1);
    assert_null(page.pieces[0].chart);
    assert_true(str_find(page.pieces[0].html, STR("<code"), 0) != STR_NONE);
    fixture_finish(&fixture);
}

static void nothing_is_loaded_and_no_script_runs(void **state)
{
    (void)state;
    struct fixture fixture;
    struct page_text page =
        parse(&fixture, "<script>a()</script>\n\n[b](javascript:b()) ![图](//c.cn/d.png) ![丁](d.png)\n");
    str html = page.pieces[0].html;
    assert_true(str_find(html, STR("script"), 0) == STR_NONE);
    assert_true(str_find(html, STR("<a href=\"//c.cn/d.png\">图</a>"), 0) != STR_NONE);
    assert_true(str_find(html, STR("<img src=\"d.png\" alt=\"丁\" />"), 0) != STR_NONE);
    assert_int_equal(fixture.diags.count, 1);
    assert_int_equal(fixture.diags.items[0].code, DIAG_SITE_PAGE);
    assert_int_equal(fixture.diags.items[0].span.offset, strlen("<script>a()</script>\n\n"));
    fixture_finish(&fixture);
}

static void a_line_end_parts_latin_words_only(void **state)
{
    (void)state;
    struct fixture fixture;
    struct page_text page =
        parse(&fixture, "# How\n\none *line*\nand another\\\n2023\n12 数字\n怎么，\nread `it`\n`all`\n");
    assert_true(str_eq(page.summary, STR("one line and another 2023 12 数字怎么，read it all")));
    fixture_finish(&fixture);
}

static void what_is_static_is_at_the_root(void **state)
{
    (void)state;
    struct fixture fixture;
    struct page_text page = parse(
        &fixture, "![甲](static/a.png) [乙](static/b.pdf)\n[丙](c.html)\n\n![丁](d.png) ![戊](https:e.cn/f.png)\n");
    assert_html(&page, 0,
                "<p><img src=\"../static/a.png\" alt=\"甲\" /> <a href=\"../static/b.pdf\">乙</a>\n"
                "<a href=\"c.html\">丙</a></p>\n"
                "<p><img src=\"d.png\" alt=\"丁\" /> <a href=\"https:e.cn/f.png\">戊</a></p>\n");
    assert_int_equal(page.picture_count, 2);
    assert_true(str_eq(page.pictures[0].address, STR("../static/a.png")));
    assert_true(str_eq(page.pictures[1].address, STR("d.png")));
    assert_int_equal(page.pictures[1].span.offset, strlen("![甲](static/a.png) [乙](static/b.pdf)\n[丙](c.html)\n\n"));
    assert_int_equal(fixture.diags.count, 1);
    fixture_finish(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_heading_is_the_title),    cmocka_unit_test(without_a_heading_it_is_the_id),
        cmocka_unit_test(charts_stand_between_the_html),     cmocka_unit_test(a_chart_that_nothing_closes_is_empty),
        cmocka_unit_test(a_chart_within_a_list_is_code),     cmocka_unit_test(nothing_is_loaded_and_no_script_runs),
        cmocka_unit_test(a_line_end_parts_latin_words_only), cmocka_unit_test(what_is_static_is_at_the_root),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
