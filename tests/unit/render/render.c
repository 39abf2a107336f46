/* render: templates and pages -> bytes; nothing of an article reaches a page unescaped. */
#include "render.h"

#include "dataset.h"
#include "folder.h"
#include "system.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

struct fixture {
    struct sample sample;
    struct folder folder;
    struct buf out;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    sample_init(&fixture.sample);
    folder_create(&fixture.folder);
    buf_init(&fixture.out);
    fixture.sample.site.root = fixture.folder.root;
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    sample_finish(&fixture->sample);
    folder_destroy(&fixture->folder);
    buf_finish(&fixture->out);
    return 0;
}

static struct renderer *renderer(struct fixture *fixture)
{
    return renderer_new(&fixture->sample.arena, &fixture->sample.site, fixture->sample.site.editions,
                        &fixture->sample.diags);
}

/* All pages of the sample, one after the other. */
static str render_all(struct fixture *fixture)
{
    struct sample *sample = &fixture->sample;
    struct renderer *made = renderer(fixture);
    assert_non_null(made);
    struct page_list pages = view_list_pages(&sample->arena, &sample->site, &sample->dataset);
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < pages.count; i++) {
        struct arena_mark mark = arena_mark(&arena);
        struct page page = view_page(&arena, &sample->site, &sample->dataset, pages.items[i]);
        assert_true(render_page(made, &arena, &page, &fixture->out, &sample->diags));
        arena_rewind(&arena, mark);
    }
    arena_finish(&arena);
    return buf_str(&fixture->out);
}

static bool has(str text, const char *needle)
{
    return str_find(text, str_from(needle), 0) != STR_NONE;
}

static void built_in_templates_render_every_page(void **state)
{
    struct fixture *fixture = *state;
    struct sample *sample = &fixture->sample;
    sample_article(sample, "a", 2023, 11, 6);
    sample_block(sample, BLOCK_PARAGRAPH, "甲区有20家，乙区有30家。");
    sample_state(sample, "jia", "firms", "20", "2023-11-06/2023-11-06", "20家");
    sample_state(sample, "yi", "firms", "30", "2023-11-06/2023-11-06", "30家");
    sample_reconcile(sample);
    str all = render_all(fixture);
    assert_int_equal(sample->diags.count, 0);
    assert_true(has(all, "<mark id=\"f1\" tabindex=\"0\">"));
    assert_true(has(all, "href=\"../articles/a.html#f1\""));
    assert_true(has(all, "<svg"));
    assert_false(has(all, "{{"));
}

/* The pages' markup, what they hold for search engines as JSON taken out. */
static str without_linked_data(struct fixture *fixture, str pages)
{
    struct buf *out = &fixture->out;
    struct buf markup;
    buf_init(&markup);
    static const str begin = STR_INIT("<script type=\"application/ld+json\">"), end = STR_INIT("</script>");
    for (size_t at; (at = str_find(pages, begin, 0)) != STR_NONE;) {
        buf_add(&markup, str_slice(pages, 0, at));
        size_t close = str_find(pages, end, at);
        assert_true(close != STR_NONE);
        assert_int_equal(str_find(str_slice(pages, at + begin.len, close), STR("<"), 0), STR_NONE);
        pages = str_slice(pages, close + end.len, pages.len);
    }
    buf_add(&markup, pages);
    buf_finish(out);
    *out = markup;
    return buf_str(out);
}

static void what_articles_say_is_escaped(void **state)
{
    struct fixture *fixture = *state;
    struct sample *sample = &fixture->sample;
    struct article *article = sample_article(sample, "\"><script>x", 2023, 11, 6);
    article->title = STR("<script>alert(1)</script>");
    article->source = STR("\" onmouseover=\"alert(1)");
    article->author = STR("<img src=x onerror=alert(1)>");
    article->url = STR("https://example.org/\"><script>");
    sample_block(sample, BLOCK_HEADING, "<script>");
    sample_block(sample, BLOCK_ITEM, "<script>");
    sample_block(sample, BLOCK_ROW, "<script>\t<script>");
    sample_block(sample, BLOCK_PARAGRAPH, "<script>alert('1')</script>有2<b>0家。{{root}}");
    sample_state(sample, "jia", "firms", "20", "2023-11-06/2023-11-06", "2<b>0家");
    sample_reconcile(sample);
    str all = render_all(fixture);
    assert_true(has(all, "\\u003cscript>alert(1)\\u003c/script>"));
    all = without_linked_data(fixture, all);
    assert_false(has(all, "<script>")); /* the pages' own have a src */
    assert_false(has(all, "<img"));
    assert_false(has(all, "2<b>0家"));
    assert_false(has(all, "\" onmouseover"));
    assert_true(has(all, "2&lt;b&gt;0家"));
}

static void a_site_may_bring_its_own_templates(void **state)
{
    struct fixture *fixture = *state;
    folder_put(&fixture->folder, "templates/not-found.mustache", STR("{{>own}} {{site.site_title}}"));
    folder_put(&fixture->folder, "templates/own.mustache", STR("自家"));
    sample_reconcile(&fixture->sample);
    assert_true(str_ends(render_all(fixture), STR("自家 某市科创")));
}

static void a_dynamic_name_finds_any_template(void **state)
{
    struct fixture *fixture = *state;
    folder_put(&fixture->folder, "templates/not-found.mustache", STR("{{>*lang}} {{#site}}{{>*lang}}{{/site}}"));
    folder_put(&fixture->folder, "templates/zh-CN.mustache", STR("<{{site_title}}>"));
    sample_reconcile(&fixture->sample);
    assert_true(str_ends(render_all(fixture), STR("<> <某市科创>")));
    assert_int_equal(fixture->sample.diags.count, 0);
}

static void the_built_in_template_stands_in_for_a_broken_one(void **state)
{
    struct fixture *fixture = *state;
    folder_put(&fixture->folder, "templates/home.mustache", STR("<p>自己的{{#areas}}</p>\n"));
    sample_reconcile(&fixture->sample);
    str pages = render_all(fixture);
    assert_true(has(pages, "<!DOCTYPE html>"));
    assert_false(has(pages, "自己的"));
    assert_int_equal(fixture->sample.diags.errors, 1);
    assert_true(has(fixture->sample.diags.items[0].span.source->path, "templates/home.mustache"));
}

static void templates_stay_in_their_folder(void **state)
{
    struct fixture *fixture = *state;
    folder_put(&fixture->folder, "secret.mustache", STR("秘密"));
    folder_put(&fixture->folder, "templates/not-found.mustache", STR("{{>../secret}}{{>a/b}}没有"));
    sample_reconcile(&fixture->sample);
    assert_false(has(render_all(fixture), "秘密"));
}

static str static_bytes(struct static_files files, const char *path)
{
    for (size_t i = 0; i < files.count; i++)
        if (str_eq(files.items[i].path, str_from(path)))
            return files.items[i].bytes;
    return STR("");
}

static struct static_files static_files_of(struct fixture *fixture)
{
    return render_static_files(&fixture->sample.arena, &fixture->sample.site, &fixture->sample.diags);
}

static void static_files_are_laid_over_the_built_in(void **state)
{
    struct fixture *fixture = *state;
    size_t built_in = static_files_of(fixture).count;
    folder_put(&fixture->folder, "static/style.css", STR("own"));
    folder_put(&fixture->folder, "static/logo/a.png", STR("\x89PNG"));
    folder_put(&fixture->folder, "static/.hidden", STR("x"));
    struct static_files files = static_files_of(fixture);
    assert_int_equal(files.count, built_in + 1);
    for (size_t i = 1; i < files.count; i++)
        assert_true(str_compare(files.items[i - 1].path, files.items[i].path) < 0);
    assert_true(str_eq(static_bytes(files, "static/style.css"), STR("own")));
    assert_true(str_eq(static_bytes(files, "static/logo/a.png"), STR("\x89PNG")));
    assert_true(has(static_bytes(files, "static/chart.css"), ".kc-chart"));
}

static void a_copy_of_a_built_in_files_source_is_the_built_in_file(void **state)
{
    struct fixture *fixture = *state;
    str built_in = static_bytes(static_files_of(fixture), "static/print.css");
    assert_true(built_in.len > 0 && !has(built_in, "/*"));
    struct buf source;
    buf_init(&source);
    char path[4096];
    snprintf(path, sizeof path, "%s/static/print.css", getenv("KC_SOURCE_ROOT"));
    int fd = open(path, O_RDONLY);
    assert_true(fd >= 0 && system_read_all(fd, 1 << 20, &source));
    close(fd);
    folder_put(&fixture->folder, "static/print.css", buf_str(&source));
    assert_true(str_eq(static_bytes(static_files_of(fixture), "static/print.css"), built_in));
    buf_add(&source, STR("p{}"));
    folder_put(&fixture->folder, "static/print.css", buf_str(&source));
    assert_true(str_eq(static_bytes(static_files_of(fixture), "static/print.css"), buf_str(&source)));
    buf_finish(&source);
}

static void a_file_whose_name_is_no_text_is_passed_over(void **state)
{
    struct fixture *fixture = *state;
    folder_put(&fixture->folder, "static/a\nb.css", STR("x"));
    folder_put(&fixture->folder, "static/c.css", STR("x"));
    struct static_files files = static_files_of(fixture);
    assert_int_equal(fixture->sample.diags.errors, 1);
    for (size_t i = 0; i < files.count; i++)
        assert_false(has(files.items[i].path, "\n"));
    assert_true(str_eq(static_bytes(files, "static/c.css"), STR("x")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(built_in_templates_render_every_page, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_articles_say_is_escaped, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_site_may_bring_its_own_templates, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_dynamic_name_finds_any_template, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_built_in_template_stands_in_for_a_broken_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(templates_stay_in_their_folder, set_up, tear_down),
        cmocka_unit_test_setup_teardown(static_files_are_laid_over_the_built_in, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_copy_of_a_built_in_files_source_is_the_built_in_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_whose_name_is_no_text_is_passed_over, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
