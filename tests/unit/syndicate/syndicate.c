/* syndicate: which files there are, what they are called, large sitemaps, what XML cannot hold. */
#include "syndicate_internal.h"

#include "sample_fixture.h"

static size_t count_of(str text, const char *needle)
{
    size_t count = 0;
    for (size_t at = 0; (at = str_find(text, str_from(needle), at)) != STR_NONE; at++)
        count++;
    return count;
}

/* The paths of all files, a line each. */
static str list(struct sample *sample)
{
    struct syndicate_list files = syndicate_list_files(&sample->arena, &sample->site, &sample->dataset);
    str all = STR("");
    for (size_t i = 0; i < files.count; i++)
        all = arena_format(&sample->arena, "%.*s%.*s\n", STR_ARG(all), STR_ARG(files.items[i].path));
    return all;
}

static void a_sitemap_needs_an_address(void **state)
{
    struct sample *sample = *state;
    sample_reconcile(sample);
    assert_false(has(list(sample), "sitemap"));
    assert_true(has(list(sample), "robots.txt\n"));
    assert_true(has(list(sample), "feed.xml\n"));
    sample->site.settings.base_url = STR("https://example.org/");
    assert_int_equal(count_of(list(sample), "sitemap"), 1);
}

/* 120家 at the end of 2021, 20 more each year. */
static void add_years(struct sample *sample, int years)
{
    sample_article(sample, "years", 2023, 11, 6);
    for (int i = 0; i < years; i++) {
        str period = arena_format(&sample->arena, "%d-12-31/%d-12-31", 2021 - i, 2021 - i);
        str value = arena_format(&sample->arena, "%d", 120 - 20 * i);
        sample_block(sample, BLOCK_PARAGRAPH, "甲区高新技术企业多家。");
        sample_state(sample, "jia", "firms", value.ptr, period.ptr, "家");
    }
}

static void charts_keep_their_names(void **state)
{
    struct sample *sample = *state;
    add_years(sample, 3);
    sample_reconcile(sample);
    str before = list(sample);
    assert_true(has(before, "charts/areas/jia.series.firms.level.svg\n"));
    sample_article(sample, "later", 2023, 12, 6);
    sample_block(sample, BLOCK_PARAGRAPH, "甲区高新技术企业达到194家。");
    sample_state(sample, "jia", "firms", "194", "2022-12-31/2022-12-31", "194家");
    sample_reconcile(sample);
    assert_true(has(list(sample), "charts/areas/jia.series.firms.level.svg\n"));
}

static void a_chart_stands_alone(void **state)
{
    struct sample *sample = *state;
    add_years(sample, 3);
    sample_reconcile(sample);
    struct syndicate_list files = syndicate_list_files(&sample->arena, &sample->site, &sample->dataset);
    const struct syndicate_ref *chart = NULL;
    for (size_t i = 0; i < files.count; i++)
        if (str_eq(files.items[i].path, STR("charts/areas/jia.series.firms.level.svg")))
            chart = &files.items[i];
    assert_non_null(chart);
    struct buf out;
    buf_init(&out);
    assert_true(syndicate_make_file(&sample->arena, &sample->site, &sample->dataset, chart, &out, &sample->diags));
    str svg = buf_str(&out);
    assert_true(str_starts(svg, STR("<?xml")));
    assert_true(has(svg, "甲区，高新技术企业"));
    assert_true(has(svg, "某市科创"));
    assert_true(has(svg, "href=\"../../articles/years.html#f1\""));
    buf_finish(&out);
}

/* The sitemap's file, or one of its parts, of a site of many articles. */
static str sitemap(struct sample *sample, size_t articles, size_t part)
{
    struct reading *readings = arena_array(&sample->arena, struct reading, articles);
    for (size_t i = 0; i < articles; i++) {
        readings[i].article.id = arena_format(&sample->arena, "a%zu", i);
        readings[i].article.date = (struct date){ 2023, 1, 1 };
    }
    struct dataset many = sample->dataset;
    many.readings = readings;
    many.reading_count = articles;
    sample->site.settings.base_url = STR("https://example.org/a&b/");
    struct buf out;
    buf_init(&out);
    add_sitemap(&sample->arena, &sample->site, &many, part, &out);
    str text = arena_copy(&sample->arena, buf_str(&out));
    buf_finish(&out);
    return text;
}

static void a_small_sitemap_is_one_file(void **state)
{
    struct sample *sample = *state;
    sample_reconcile(sample);
    str text = sitemap(sample, 3, 0);
    assert_int_equal(count_of(text, "<urlset"), 1);
    assert_true(has(text, "<url><loc>https://example.org/a&amp;b/articles/a2.html</loc></url>\n"));
    assert_false(has(text, "404"));
}

static void a_large_sitemap_is_in_parts(void **state)
{
    struct sample *sample = *state;
    sample_reconcile(sample);
    enum { ARTICLES = 25000 };
    str index = sitemap(sample, ARTICLES, 0);
    assert_int_equal(count_of(index, "<sitemapindex"), 1);
    assert_int_equal(count_of(index, "<sitemap><loc>"), 2);
    assert_true(has(index, "https://example.org/a&amp;b/sitemap-2.xml"));
    str first = sitemap(sample, ARTICLES, 1), second = sitemap(sample, ARTICLES, 2);
    assert_in_range(count_of(first, "<url>"), 1, 20000);
    assert_int_equal(count_of(first, "/articles/") + count_of(second, "/articles/"), ARTICLES);
    assert_false(has(second, "/articles/a0.html"));
}

static void xml_holds_what_it_can(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out);
    xml_add_element(&out, "title", STR("<甲>&\"乙\"\x01\x0B\n\xEF\xBF\xBF\xEF\xBF\xBD"));
    assert_true(str_eq(buf_str(&out), STR("<title>&lt;甲&gt;&amp;&quot;乙&quot;\n\xEF\xBF\xBD</title>\n")));
    buf_finish(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_sitemap_needs_an_address, set_up, tear_down),
        cmocka_unit_test_setup_teardown(charts_keep_their_names, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_chart_stands_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_small_sitemap_is_one_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_large_sitemap_is_in_parts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(xml_holds_what_it_can, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
