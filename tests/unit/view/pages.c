/* view: pages as data: rows, cards, links, marks. */
#include "view.h"

#include "dataset.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

static int set_up(void **state)
{
    static struct sample sample;
    sample_init(&sample);
    *state = &sample;
    return 0;
}

static int tear_down(void **state)
{
    sample_finish(*state);
    return 0;
}

static struct page page(struct sample *sample, enum page_kind kind, size_t subject)
{
    return view_page(&sample->arena, &sample->site, &sample->dataset,
                     (struct page_ref){ .kind = kind, .subject = subject });
}

/* The value at a path: "groups.0.rows.1.value.text"; NULL where there is none. */
static const struct value *at(const struct value *value, const char *path)
{
    str rest = str_from(path);
    while (value && rest.len > 0) {
        str part = str_split(&rest, '.');
        if (value->kind != VALUE_LIST) {
            value = value_get(value, part);
            continue;
        }
        size_t index = 0;
        for (size_t i = 0; i < part.len; i++)
            index = index * 10 + (size_t)(part.ptr[i] - '0');
        value = index < value->count ? value->items[index] : NULL;
    }
    return value;
}

static void expect(const struct value *value, const char *path, const char *wanted)
{
    str text = value_text(at(value, path), STR("(nothing)"));
    if (!str_eq(text, str_from(wanted)))
        fail_msg("%s is \"%.*s\", not \"%s\"", path, STR_ARG(text), wanted);
}

static size_t count(const struct value *value, const char *path)
{
    const struct value *list = at(value, path);
    assert_non_null(list);
    return list->count;
}

/* ---- areas ---------------------------------------------------------------------------------------------- */

static void a_row_holds_value_change_and_growth(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6);
    sample_block(sample, BLOCK_PARAGRAPH, "新增22家，增长12.8%，达到194家；上年172家；到2025年力争300家以上。");
    sample_state(sample, "jia", "firms", "22", "2023-01-01/2023-09-30", "22家")->measure = MEASURE_CHANGE;
    struct observation *growth = sample_state(sample, "jia", "firms", "12.8", "2023-01-01/2023-09-30", "12.8%");
    growth->measure = MEASURE_GROWTH;
    growth->unit = STR("percent");
    sample_state(sample, "jia", "firms", "194", "2023-09-30/2023-09-30", "194家");
    sample_state(sample, "jia", "firms", "172", "2022-12-31/2022-12-31", "172家");
    struct observation *target = sample_state(sample, "jia", "firms", "300", "2025-12-31/2025-12-31", "300家");
    target->status = STATUS_TARGET;
    target->bound = BOUND_GE;
    sample_reconcile(sample);
    struct page area = page(sample, PAGE_AREA, 1);
    assert_true(str_eq(area.path, STR("areas/jia.html")));
    expect(area.data, "root", "../");
    assert_int_equal(count(area.data, "groups"), 1);
    assert_int_equal(count(area.data, "groups.0.rows"), 3);
    const struct value *rows = at(area.data, "groups.0.rows");
    expect(rows, "0.value.text", "194家");
    expect(rows, "0.value.source_href", "../articles/a.html#f3");
    expect(rows, "0.change.signed", "+22家");
    expect(rows, "0.change.own_period", "2023年前三季度");
    expect(rows, "0.growth.signed", "+12.8%");
    expect(rows, "0.period", "截至2023年9月30日");
    expect(rows, "0.sources.0.newspaper", "某报");
    expect(rows, "1.value.text", "172家");
    expect(rows, "2.value.text", "300家以上");
    expect(rows, "2.status", "目标");
    expect(area.data, "cards.0.text", "194家");
    expect(area.data, "cards.0.growth.text", "增长12.8%");
    expect(area.data, "cards.0.growth.source_href", "../articles/a.html#f2");
    expect(area.data, "articles.0.mention_count", "5");
    assert_int_equal(area.chart_count, 2); /* over time, and the target */
}

static void disagreeing_articles_are_shown(void **state)
{
    struct sample *sample = *state;
    for (int i = 0; i < 2; i++) {
        sample_article(sample, i ? "later" : "earlier", 2023, 11 + i, 6);
        sample_block(sample, BLOCK_PARAGRAPH, i ? "有200家，又说200家。" : "有194家。");
        sample_state(sample, "jia", "firms", i ? "200" : "194", "2023-09-30/2023-09-30", i ? "200家" : "194家");
        if (i)
            sample_state(sample, "jia", "firms", "200", "2023-09-30/2023-09-30", "200家");
    }
    sample_reconcile(sample);
    struct page area = page(sample, PAGE_AREA, 1);
    expect(area.data, "groups.0.rows.0.value.text", "200家");
    expect(area.data, "groups.0.rows.0.sources.0.href", "../articles/later.html#f1");
    expect(area.data, "groups.0.rows.0.sources.0.again.0.href", "../articles/later.html#f2");
    assert_int_equal(count(area.data, "groups.0.rows.0.sources"), 1);
    expect(area.data, "groups.0.rows.0.others.0.other_text", "194家");
    expect(area.data, "groups.0.rows.0.others.0.href", "../articles/earlier.html#f1");
}

static void many_sources_are_counted(void **state)
{
    struct sample *sample = *state;
    static const char *const ids[] = { "a", "b", "c", "d", "e", "f", "g" };
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        sample_article(sample, ids[i], 2023, 11, 6);
        sample_block(sample, BLOCK_PARAGRAPH, "有194家。");
        sample_state(sample, "jia", "firms", "194", "2023-09-30/2023-09-30", "194家");
    }
    sample_reconcile(sample);
    struct page area = page(sample, PAGE_AREA, 1);
    assert_int_equal(count(area.data, "groups.0.rows.0.sources"), 5);
    assert_null(at(area.data, "groups.0.rows.0.sources.3.article_total"));
    expect(area.data, "groups.0.rows.0.sources.4.article_total", "7");
}

static void an_area_without_figures_has_a_page(void **state)
{
    struct sample *sample = *state;
    sample_reconcile(sample);
    struct page area = page(sample, PAGE_AREA, 3);
    assert_false(at(area.data, "has_figures")->truth);
    assert_int_equal(area.chart_count, 0);
    struct page_list pages = view_list_pages(&sample->arena, &sample->site, &sample->dataset);
    assert_int_equal(pages.count, 1 + 5 + 4 + 0 + 8);
    for (size_t i = 0; i < pages.count; i++)
        assert_true(page(sample, pages.items[i].kind, pages.items[i].subject).path.len > 0);
}

/* The sample in Chinese and English. */
static void add_english(struct sample *sample)
{
    struct edition *editions = arena_array(&sample->arena, struct edition, 2);
    editions[0] = *sample->site.editions;
    editions[1] = *read_built_in_edition(&sample->arena, STR("en"), &sample->diags);
    editions[1].folder = STR("en/");
    sample->site.editions = editions;
    sample->site.edition_count = 2;
    sample->site.settings.base_url = STR("https://example.org/x/");
}

static void each_page_is_in_each_language(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "报", 2023, 11, 6);
    sample_block(sample, BLOCK_PARAGRAPH, "甲区高新技术企业达到194家。");
    sample_state(sample, "jia", "firms", "194", "2023-09-30/2023-09-30", "194家");
    sample_reconcile(sample);
    struct page_list chinese = view_list_pages(&sample->arena, &sample->site, &sample->dataset);
    add_english(sample);
    struct page_list pages = view_list_pages(&sample->arena, &sample->site, &sample->dataset);
    assert_int_equal(pages.count, 2 * chinese.count);
    struct page_ref ref = { .kind = PAGE_AREA, .subject = 1, .edition = 1 };
    struct page area = view_page(&sample->arena, &sample->site, &sample->dataset, ref);
    assert_true(str_eq(area.path, STR("en/areas/jia.html")));
    assert_int_equal(area.edition, 1);
    expect(area.data, "root", "../../");
    expect(area.data, "home", "../");
    expect(area.data, "lang", "en");
    expect(area.data, "article_lang", "zh-CN");
    expect(area.data, "address", "https://example.org/x/en/areas/jia.html");
    expect(area.data, "editions.0.href", "../../areas/jia.html");
    expect(area.data, "editions.0.name", "中文");
    assert_false(at(area.data, "editions.0.is_current")->truth);
    expect(area.data, "editions.1.href", "../../en/areas/jia.html");
    expect(area.data, "groups.0.group_name", "Enterprises");
    expect(area.data, "groups.0.rows.0.period", "as of 30 September 2023");
    /* Links stay in the edition; what the newspaper wrote stays as it is. */
    expect(area.data, "groups.0.rows.0.value.source_href", "../articles/%E6%8A%A5.html#f1");
    expect(area.data, "groups.0.rows.0.sources.0.newspaper", "某报");
}

static void an_area_that_articles_tell_nothing_of_names_them(void **state)
{
    struct sample *sample = *state;
    static const struct area *about[] = { &sample_areas[3] };
    struct article *article = sample_article(sample, "a", 2023, 11, 6);
    article->areas = about;
    article->area_count = 1;
    sample_block(sample, BLOCK_PARAGRAPH, "没有数字。");
    sample_reconcile(sample);
    struct page area = page(sample, PAGE_AREA, 3);
    assert_false(at(area.data, "has_figures")->truth);
    expect(area.data, "article_count", "0");
    expect(area.data, "about_count", "1");
}

static void a_level_told_again_stands_in_its_row(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6);
    sample_block(sample, BLOCK_PARAGRAPH, "前三季度新增22家，达到194家。在194家中试点。");
    sample_state(sample, "jia", "firms", "22", "2023-01-01/2023-09-30", "22家")->measure = MEASURE_CHANGE;
    sample_state(sample, "jia", "firms", "194", "2023-09-30/2023-09-30", "194家");
    sample_state(sample, "jia", "firms", "194", "2023-11-06/2023-11-06", "194家");
    sample_reconcile(sample);
    struct page area = page(sample, PAGE_AREA, 1);
    assert_int_equal(count(area.data, "groups.0.rows"), 1);
    expect(area.data, "groups.0.rows.0.period", "截至2023年9月30日");
    expect(area.data, "groups.0.rows.0.also.0.period", "截至2023年11月6日");
    expect(area.data, "groups.0.rows.0.also.0.source_href", "../articles/a.html#f3");
    assert_true(at(area.data, "groups.0.has_change")->truth);
    assert_false(at(area.data, "groups.0.has_growth")->truth);
    expect(area.data, "cards.0.change.text", "增加22家");
}

static void what_rows_share_is_said_once(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6);
    sample_block(sample, BLOCK_PARAGRAPH, "有194家，投入5亿元，强度2%，截至9月底7家，截至11月6日9家。");
    sample_state(sample, "jia", "firms", "194", "2023-11-06/2023-11-06", "194家");
    sample_state(sample, "jia", "firms", "7", "2023-09-30/2023-09-30", "7家")->tier = TIER_NATIONAL;
    struct observation *dated = sample_state(sample, "jia", "firms", "9", "2023-11-06/2023-11-06", "9家");
    dated->tier = TIER_LOCAL;
    dated->time_begin = str_find(sample_last(sample)->article.blocks[0].text, STR("截至11月6日"), 0);
    dated->time_end = dated->time_begin + STR("截至11月6日").len;
    sample_state(sample, "jia", "place", "3", "2023-11-06/2023-11-06", "5亿元");
    sample_state(sample, "jia", "place", "2", "2023-11-06/2023-11-06", "2%")->scope = SCOPE_NATIONAL;
    sample_article(sample, "b", 2023, 12, 6);
    sample_block(sample, BLOCK_PARAGRAPH, "第4位。");
    sample_state(sample, "jia", "place", "4", "2023-12-06/2023-12-06", "第4位");
    sample_reconcile(sample);
    const struct value *group = at(page(sample, PAGE_AREA, 1).data, "groups.0");
    assert_int_equal(count(group, "rows"), 6);
    expect(group, "shared.shared_source.title", "报道a");
    assert_false(at(group, "shared.shared_period")->truth); /* three of six are no majority */
    assert_true(at(group, "has_periods")->truth && at(group, "has_sources")->truth);
    size_t own = 0;
    size_t press = 0;
    for (size_t i = 0; i < 6; i++) {
        own += !at(at(group, "rows")->items[i], "has_shared_source")->truth;
        press += at(at(group, "rows")->items[i], "is_press_date")->truth;
    }
    assert_int_equal(own, 1);
    assert_int_equal(press, 4);
}

static void parts_speak_for_nothing(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6);
    sample_block(sample, BLOCK_PARAGRAPH, "引进19家，培育6家。");
    sample_state(sample, "jia", "firms", "19", "2023-11-06/2023-11-06", "19家");
    sample_state(sample, "jia", "firms", "6", "2023-11-06/2023-11-06", "6家");
    sample_reconcile(sample);
    struct page area = page(sample, PAGE_AREA, 1);
    assert_int_equal(count(area.data, "groups.0.rows"), 2);
    assert_true(at(area.data, "groups.0.rows.0.is_part")->truth);
    assert_int_equal(count(area.data, "cards"), 0);
    assert_int_equal(area.chart_count, 0);
}

/* ---- articles ------------------------------------------------------------------------------------------- */

static void each_figure_is_marked_once(void **state)
{
    struct sample *sample = *state;
    struct article *article = sample_article(sample, "a", 2023, 11, 6);
    (void)article;
    sample_block(sample, BLOCK_HEADING, "成绩");
    sample_block(sample, BLOCK_PARAGRAPH, "甲、乙两区各有20家，增长3—5亿元。");
    sample_state(sample, "jia", "firms", "20", "2023-11-06/2023-11-06", "20家");
    sample_state(sample, "yi", "firms", "20", "2023-11-06/2023-11-06", "20家");
    sample_state(sample, "jia", "spending", "3", "2023-01-01/2023-11-06", "3—5亿元");
    sample_state(sample, "yi", "spending", "5", "2023-01-01/2023-11-06", "5亿元");
    sample_reconcile(sample);
    struct page made = page(sample, PAGE_ARTICLE, 0);
    expect(made.data, "parts.0.heading.level", "2");
    const struct value *runs = at(made.data, "parts.1.paragraph.runs");
    expect(runs, "0.run_text", "甲、乙两区各有");
    expect(runs, "1.run_text", "20家");
    expect(runs, "1.mark.id", "f1");
    expect(runs, "1.mark.more.0.id", "f2");
    expect(runs, "3.run_text", "3—5亿元");
    expect(runs, "3.mark.id", "f3");
    expect(runs, "3.mark.more.0.id", "f4");
    expect(runs, "4.run_text", "。");
    assert_int_equal(runs->count, 5);
    assert_true(str_starts(value_text(at(runs, "1.mark.href"), STR("")), STR("../areas/jia.html#")));
    assert_int_equal(count(made.data, "findings"), 4);
    assert_true(at(made.data, "findings.1.is_marked")->truth);
    assert_int_equal(count(made.data, "article.areas"), 2);
}

static void a_place_outside_the_text_is_no_mark(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6);
    sample_block(sample, BLOCK_PARAGRAPH, "有20家。");
    sample_state(sample, "jia", "firms", "20", "2023-11-06/2023-11-06", "20家")->end = 999;
    sample_state(sample, "yi", "firms", "20", "2023-11-06/2023-11-06", "20家")->block = 7;
    sample_reconcile(sample);
    struct page made = page(sample, PAGE_ARTICLE, 0);
    assert_int_equal(count(made.data, "parts.0.paragraph.runs"), 1);
    assert_false(at(made.data, "findings.0.is_marked")->truth);
    expect(made.data, "findings.1.anchor", "f2");
}

static void tables_and_lists_stay_together(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6);
    sample_block(sample, BLOCK_ITEM, "一");
    sample_block(sample, BLOCK_ITEM, "二")->level = 2;
    sample_block(sample, BLOCK_ROW, "地区\t企业")->header = true;
    sample_block(sample, BLOCK_ROW, "甲区\t20家");
    sample_state(sample, "jia", "firms", "20", "2023-11-06/2023-11-06", "20家");
    sample_reconcile(sample);
    struct page made = page(sample, PAGE_ARTICLE, 0);
    assert_int_equal(count(made.data, "parts"), 2);
    assert_true(at(made.data, "parts.0.list.items.1.is_deep")->truth);
    expect(made.data, "parts.1.table.head.0.cells.1.runs.0.run_text", "企业");
    expect(made.data, "parts.1.table.rows.0.cells.0.runs.0.run_text", "甲区");
    expect(made.data, "parts.1.table.rows.0.cells.1.runs.0.mark.id", "f1");
}

static void a_title_is_shown_once(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6)->title = STR("甲区：企业达到20家");
    sample_block(sample, BLOCK_HEADING, "甲区");
    sample_block(sample, BLOCK_HEADING, "企业达到20家");
    sample_state(sample, "jia", "firms", "20", "2023-11-06/2023-11-06", "20家");
    sample_block(sample, BLOCK_PARAGRAPH, "开头。");
    sample_block(sample, BLOCK_HEADING, "<<<数读");
    sample_block(sample, BLOCK_HEADING, "■ ■");
    sample_reconcile(sample);
    struct page made = page(sample, PAGE_ARTICLE, 0);
    assert_int_equal(count(made.data, "parts"), 2);
    expect(made.data, "parts.0.paragraph.runs.0.run_text", "开头。");
    expect(made.data, "parts.1.heading.runs.0.run_text", "数读");
    expect(made.data, "article.heading.runs.0.run_text", "甲区");
    expect(made.data, "article.heading.runs.3.mark.id", "f1");
    assert_true(at(made.data, "findings.0.is_marked")->truth);
}

static void a_title_that_is_another_keeps_its_heading(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6)->title = STR("甲区企业达到20家");
    sample_block(sample, BLOCK_HEADING, "甲区企业");
    sample_block(sample, BLOCK_PARAGRAPH, "开头。");
    sample_reconcile(sample);
    struct page made = page(sample, PAGE_ARTICLE, 0);
    assert_int_equal(count(made.data, "parts"), 2);
    expect(made.data, "article.heading.runs.0.run_text", "甲区企业达到20家");
}

static void an_article_counts_places_and_figures(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6);
    sample_block(sample, BLOCK_PARAGRAPH, "有20家，又说20家；投入5亿元。");
    sample_state(sample, "jia", "firms", "20", "2023-11-06/2023-11-06", "20家");
    sample_state(sample, "jia", "firms", "20", "2023-11-06/2023-11-06", "20家");
    sample_state(sample, "jia", "spending", "500000000", "2022-01-01/2022-12-31", "5亿元");
    sample_reconcile(sample);
    struct page made = page(sample, PAGE_ARTICLE, 0);
    expect(made.data, "finding_count", "3");
    expect(made.data, "figure_count", "2");
    assert_int_equal(made.charts[0].chart.bar_count, 2); /* nothing can be compared: what it tells of */
    expect(made.data, "charts.0.chart_title", "这篇报道讲了哪些方面");
}

static void quotes_show_only_sentences_with_figures(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6)->text = ARTICLE_TEXT_QUOTES;
    sample_block(sample, BLOCK_PARAGRAPH, "没有数字的一段。");
    sample_block(sample, BLOCK_PARAGRAPH, "开头。甲区有20家。中间。乙区有30家。");
    sample_state(sample, "jia", "firms", "20", "2023-11-06/2023-11-06", "20家");
    sample_state(sample, "yi", "firms", "30", "2023-11-06/2023-11-06", "30家");
    sample_reconcile(sample);
    struct page made = page(sample, PAGE_ARTICLE, 0);
    assert_int_equal(count(made.data, "parts"), 1);
    const struct value *runs = at(made.data, "parts.0.paragraph.runs");
    assert_true(at(runs, "0.gap")->truth);
    expect(runs, "1.run_text", "甲区有");
    expect(runs, "2.mark.id", "f1");
    expect(runs, "3.run_text", "。");
    assert_true(at(runs, "4.gap")->truth);
    expect(runs, "6.mark.id", "f2");
    assert_int_equal(runs->count, 8);
}

/* The pieces of a block's runs: sentences in brackets, marks between stars. */
static str shape_of(struct sample *sample, const struct value *runs)
{
    str shape = STR("");
    for (size_t i = 0; i < runs->count; i++) {
        const struct value *run = runs->items[i];
        const char *star = at(run, "mark")->kind == VALUE_OBJECT ? "*" : "";
        shape = arena_format(
            &sample->arena, "%.*s%s%s%.*s%s%s", STR_ARG(shape), at(run, "opens_sentence")->truth ? "[" : "", star,
            STR_ARG(value_text(at(run, "run_text"), STR(""))), star, at(run, "closes_sentence")->truth ? "]" : "");
    }
    return shape;
}

static void sentences_of_figures_are_bracketed(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6);
    sample_block(sample, BLOCK_PARAGRAPH, "开头。甲区有20家，乙区30家。中间。有40家。");
    sample_state(sample, "jia", "firms", "20", "2023-11-06/2023-11-06", "20家");
    sample_state(sample, "yi", "firms", "30", "2023-11-06/2023-11-06", "30家");
    sample_state(sample, "bing", "firms", "40", "2023-11-06/2023-11-06", "40家");
    sample_block(sample, BLOCK_HEADING, "■甲区50家■");
    sample_state(sample, "jia", "firms", "50", "2022-11-06/2022-11-06", "50家");
    sample_block(sample, BLOCK_ROW, "甲区\t60家");
    sample_state(sample, "jia", "firms", "60", "2021-11-06/2021-11-06", "60家");
    sample_reconcile(sample);
    const struct value *parts = at(page(sample, PAGE_ARTICLE, 0).data, "parts");
    str text = shape_of(sample, at(parts, "0.paragraph.runs"));
    assert_true(str_eq(text, STR("开头。[甲区有*20家*，乙区*30家*。]中间。[有*40家*。]")));
    assert_true(str_eq(shape_of(sample, at(parts, "1.heading.runs")), STR("[甲区*50家*]")));
    assert_true(str_eq(shape_of(sample, at(parts, "2.table.rows.0.cells.1.runs")), STR("*60家*")));
    sample->readings[0].article.text = ARTICLE_TEXT_QUOTES;
    parts = at(page(sample, PAGE_ARTICLE, 0).data, "parts");
    text = shape_of(sample, at(parts, "0.paragraph.runs"));
    assert_true(str_eq(text, STR("[甲区有*20家*，乙区*30家*。][有*40家*。]")));
}

static void an_article_may_be_hidden(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6)->text = ARTICLE_TEXT_NONE;
    sample_block(sample, BLOCK_PARAGRAPH, "甲区有20家。");
    sample_state(sample, "jia", "firms", "20", "2023-11-06/2023-11-06", "20家");
    sample_reconcile(sample);
    struct page made = page(sample, PAGE_ARTICLE, 0);
    assert_int_equal(count(made.data, "parts"), 0);
    assert_false(at(made.data, "findings.0.is_marked")->truth);
}

/* ---- links ---------------------------------------------------------------------------------------------- */

static void paths_stay_inside_the_site(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "../x y", 2023, 1, 3)->url = STR("javascript:alert(1)");
    sample_article(sample, ".大足", 2023, 1, 2)->url = STR("HTTPS://example.org/");
    sample_reconcile(sample);
    struct page first = page(sample, PAGE_ARTICLE, 0);
    assert_true(str_eq(first.path, STR("articles/~2E.~2Fx~20y.html")));
    expect(first.data, "article.url", "");
    struct page second = page(sample, PAGE_ARTICLE, 1);
    assert_true(str_eq(second.path, STR("articles/~2E大足.html")));
    expect(second.data, "article.href", "../articles/~2E%E5%A4%A7%E8%B6%B3.html");
    expect(second.data, "article.url", "HTTPS://example.org/");
}

/* ---- home ----------------------------------------------------------------------------------------------- */

static void home_shows_leads_targets_and_map(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6);
    sample_block(sample, BLOCK_PARAGRAPH, "全市900家，甲100家，乙50家，目标1200家。");
    sample_state(sample, "city", "firms", "900", "2023-11-06/2023-11-06", "900家");
    sample_state(sample, "jia", "firms", "100", "2023-11-06/2023-11-06", "100家");
    sample_state(sample, "yi", "firms", "50", "2023-11-06/2023-11-06", "50家");
    sample_state(sample, "city", "firms", "1200", "2025-12-31/2025-12-31", "1200家")->status = STATUS_TARGET;
    sample_reconcile(sample);
    struct page home = page(sample, PAGE_HOME, 0);
    assert_true(str_eq(home.path, STR("index.html")));
    expect(home.data, "cards.0.text", "900家");
    expect(home.data, "cards.0.figure_href", value_text(at(home.data, "area_rows.0.cells.0.figure_href"), STR("")).ptr);
    assert_int_equal(home.chart_count, 1);
    assert_int_equal(home.charts[0].chart.bar_count, 2);
    assert_true(at(home.data, "map.is_coverage")->truth); /* two areas are none */
    expect(home.data, "map.tiles.0.text", "1个数字");
    expect(home.data, "map.tiles.0.level", "5");
    expect(home.data, "map.tiles.2.level", "0");
    expect(home.data, "targets.0.share", "75%");
    expect(home.data, "targets.0.share_width", "75");
    assert_int_equal(count(home.data, "area_rows"), 3);
    expect(home.data, "newest.0.href", "articles/a.html");
}

static void the_map_has_every_tile_that_an_area_may_have(void **state)
{
    struct sample *sample = *state;
    int column = sample_areas[3].tile_column;
    sample_areas[3].tile_column = AREA_TILE_LIMIT - 1;
    sample_reconcile(sample);
    struct page home = page(sample, PAGE_HOME, 0);
    sample_areas[3].tile_column = column;
    assert_int_equal(count(home.data, "map.tiles"), 3);
    expect(home.data, "map.columns", "100");
}

static void targets_say_how_far_they_are_reached(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6);
    sample_block(sample, BLOCK_PARAGRAPH,
                 "全市24万人以上，目标25万人以上；甲目标300家，投入目标6亿元；乙90家，上年目标100家，后年120家。");
    sample_state(sample, "city", "firms", "240000", "2023-11-06/2023-11-06", "24万人以上")->bound = BOUND_GE;
    struct observation *target = sample_state(sample, "city", "firms", "250000", "2025-12-31/2025-12-31", "25万人以上");
    target->status = STATUS_TARGET;
    target->bound = BOUND_GE;
    sample_state(sample, "jia", "firms", "300", "2025-12-31/2025-12-31", "300家")->status = STATUS_TARGET;
    sample_state(sample, "jia", "spending", "600000000", "2025-01-01/2025-12-31", "6亿元")->status = STATUS_TARGET;
    sample_state(sample, "yi", "firms", "90", "2022-12-31/2022-12-31", "90家");
    sample_state(sample, "yi", "firms", "100", "2022-12-31/2022-12-31", "100家")->status = STATUS_TARGET;
    sample_state(sample, "yi", "firms", "120", "2025-12-31/2025-12-31", "120家")->status = STATUS_TARGET;
    sample_reconcile(sample);
    struct page made = page(sample, PAGE_TARGETS, 0);
    assert_true(str_eq(made.path, STR("targets.html")));
    expect(made.data, "target_count", "5");
    assert_int_equal(count(made.data, "groups"), 3); /* an area each */
    expect(made.data, "groups.0.rows.0.text", "25万人以上");
    assert_true(at(made.data, "groups.0.rows.0.is_undetermined")->truth);
    expect(made.data, "groups.1.rows.0.text", "6亿元");
    assert_true(at(made.data, "groups.1.rows.0.is_unanswered")->truth);
    assert_true(at(made.data, "groups.2.rows.0.is_missed")->truth); /* those due first come first */
    assert_true(at(made.data, "groups.2.rows.1.is_underway")->truth);
    expect(made.data, "groups.2.rows.1.share", "75%");
    expect(made.data, "missed_count", "1");
    assert_false(at(made.data, "reached_count")->truth);
    struct page by_indicator = page(sample, PAGE_TARGETS, 1);
    assert_true(str_eq(by_indicator.path, STR("targets-by-indicator.html")));
    expect(by_indicator.data, "groups.1.name", "高新技术企业");
    expect(by_indicator.data, "groups.1.rows.0.label.name", "乙区");
    struct page home = page(sample, PAGE_HOME, 0);
    expect(home.data, "target_count", "5");
    expect(home.data, "targets.1.share", "90%"); /* those that something answers come first */
    expect(home.data, "targets.4.text", "300家");
}

static void different_measures_are_not_drawn_together(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6);
    sample_block(sample, BLOCK_PARAGRAPH, "新增22家，达到194家，国家级30家。");
    sample_state(sample, "jia", "firms", "22", "2023-01-01/2023-09-30", "22家")->measure = MEASURE_CHANGE;
    sample_state(sample, "jia", "firms", "194", "2023-09-30/2023-09-30", "194家");
    sample_state(sample, "jia", "firms", "30", "2023-09-30/2023-09-30", "30家")->tier = TIER_NATIONAL;
    sample_reconcile(sample);
    assert_int_equal(page(sample, PAGE_INDICATOR, 2).chart_count, 0);
    assert_int_equal(page(sample, PAGE_AREA, 1).chart_count, 0);
}

static void an_area_stands_among_its_cluster_first(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6);
    sample_block(sample, BLOCK_PARAGRAPH, "甲100家，乙50家，丙300家。");
    sample_state(sample, "jia", "firms", "100", "2023-11-06/2023-11-06", "100家");
    sample_state(sample, "yi", "firms", "50", "2023-11-06/2023-11-06", "50家")->bound = BOUND_GE;
    sample_state(sample, "bing", "firms", "300", "2023-11-06/2023-11-06", "300家");
    sample_reconcile(sample);
    const struct cluster *cluster = sample_areas[3].cluster;
    sample_areas[3].cluster = NULL;
    struct page made = page(sample, PAGE_AREA, 1);
    sample_areas[3].cluster = cluster;
    const struct value *chart = at(made.data, "groups.0.charts.0");
    expect(chart, "chart_kind", "ranking");
    expect(chart, "chart_title", "高新技术企业：北片各地比较");
    assert_int_equal(made.charts[0].chart.bar_count, 2);
    assert_true(made.charts[0].chart.bars[0].highlighted);
    expect(chart, "standings.0.cluster_name", "北片");
    expect(chart, "standings.0.peer_count", "2");
    expect(chart, "standings.0.place", "1");
    expect(chart, "standings.0.worst_place", "2");
    expect(chart, "standings.1.cluster_name", "");
    expect(chart, "standings.1.compared_count", "3");
    expect(chart, "standings.1.place", "2");
    expect(chart, "standings.1.worst_place", "3");
}

static void doubts_have_both_sentences(void **state)
{
    struct sample *sample = *state;
    for (int i = 0; i < 2; i++) {
        sample_article(sample, i ? "later" : "earlier", 2023, 11 + i, 6);
        sample_block(sample, BLOCK_ROW, i ? "甲区\t200家\t150%" : "甲区\t194家");
        sample_state(sample, "jia", "firms", i ? "200" : "194", "2023-09-30/2023-09-30", i ? "200家" : "194家");
    }
    sample_state(sample, "jia", "intensity", "150", "2023-12-31/2023-12-31", "150%");
    sample_reconcile(sample);
    struct page made = page(sample, PAGE_QUALITY, 0);
    expect(made.data, "conflicts.count", "1");
    expect(made.data, "conflicts.items.0.stands.text", "200家");
    expect(made.data, "conflicts.items.0.stands.href", "articles/later.html#f1");
    expect(made.data, "conflicts.items.0.contradicts.text", "194家");
    expect(made.data, "conflicts.items.0.contradicts.sentence.before", "甲区 ");
    expect(made.data, "implausible.items.0.reason", "比重超过100%");
    assert_false(at(made.data, "implausible.items.0.other")->truth);
    expect(made.data, "implausible.items.1.reason", "说是已有的数，所说的时期却在报道之后才结束");
    assert_false(at(made.data, "unread")->truth);
    sample->readings[0].article.text = ARTICLE_TEXT_NONE;
    made = page(sample, PAGE_QUALITY, 0);
    assert_false(at(made.data, "conflicts.items.0.stands.sentence")->truth);
}

static void months_without_articles_have_a_place(void **state)
{
    struct sample *sample = *state;
    for (int month = 8; month <= 11; month += 3) {
        sample_article(sample, month == 8 ? "a" : "b", 2023, month, 6);
        sample_block(sample, BLOCK_PARAGRAPH, "有20家。");
        sample_state(sample, "jia", "firms", month == 8 ? "20" : "21",
                     month == 8 ? "2023-08-06/2023-08-06" : "2023-11-06/2023-11-06", "20家");
    }
    sample_reconcile(sample);
    struct page made = page(sample, PAGE_SOURCES, 0);
    const struct chart *chart = &made.charts[0].chart;
    assert_int_equal(chart->bar_count, 4);
    assert_int_equal(chart->bars[1].value.coefficient, 0);
    assert_true(str_eq(chart->bars[3].label, STR("11月")));
    expect(made.data, "charts.0.chart_period", "2023年8月至2023年11月");
}

static void the_search_page_lists_everything(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6);
    sample_article(sample, "b", 2023, 12, 6);
    sample_reconcile(sample);
    struct page search = page(sample, PAGE_SEARCH, 0);
    expect(search.data, "articles.0.href", "articles/b.html");
    assert_int_equal(count(search.data, "articles"), 2);
    assert_false(at(search.data, "is_cut")->truth);
    size_t areas = 0, indicators = 0;
    for (size_t i = 0; i < count(search.data, "clusters"); i++)
        areas += value_get(at(search.data, "clusters")->items[i], STR("areas"))->count;
    for (size_t i = 0; i < count(search.data, "indicator_groups"); i++)
        indicators += value_get(at(search.data, "indicator_groups")->items[i], STR("indicators"))->count;
    assert_int_equal(areas, 5);
    assert_int_equal(indicators, 4);
}

static void an_indicator_ranks_all_areas(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6);
    sample_block(sample, BLOCK_PARAGRAPH, "甲100家，乙50家，丙上年20家。");
    sample_state(sample, "jia", "firms", "100", "2023-11-06/2023-11-06", "100家");
    sample_state(sample, "yi", "firms", "50", "2023-11-06/2023-11-06", "50家")->bound = BOUND_GE;
    sample_state(sample, "bing", "firms", "20", "2022-12-31/2022-12-31", "20家");
    sample_reconcile(sample);
    struct page made = page(sample, PAGE_INDICATOR, 2);
    assert_true(str_eq(made.path, STR("indicators/firms.html")));
    assert_int_equal(made.chart_count, 2);
    const struct chart *chart = &made.charts[0].chart;
    assert_int_equal(chart->bar_count, 3);
    assert_int_equal(chart->bars[1].bound, CHART_GE);
    assert_int_equal(chart->bars[0].note.len, 0);
    assert_true(str_eq(chart->bars[2].note, STR("2022年底")));
    assert_true(at(made.data, "charts.0.is_mixed")->truth);
    expect(made.data, "charts.0.chart_period", "截至2023年11月6日");
    assert_false(at(made.data, "map")->truth); /* two areas are none */
    expect(made.data, "ranking.0.place", "1");
    expect(made.data, "ranking.0.worst_place", "2");
    expect(made.data, "ranking.1.cluster_name", "北片");
    assert_true(at(made.data, "ranking.2.is_other_period")->truth);
    assert_false(at(made.data, "ranking.2.place")->truth);
    expect(made.data, "rows.1.value.text", "50家以上");
    assert_true(str_starts(value_text(at(made.data, "rows.1.label.href"), STR("")), STR("../areas/yi.html#yi.")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_row_holds_value_change_and_growth, set_up, tear_down),
        cmocka_unit_test_setup_teardown(disagreeing_articles_are_shown, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_sources_are_counted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_area_without_figures_has_a_page, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_page_is_in_each_language, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_area_that_articles_tell_nothing_of_names_them, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_level_told_again_stands_in_its_row, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_rows_share_is_said_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(parts_speak_for_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_figure_is_marked_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_place_outside_the_text_is_no_mark, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tables_and_lists_stay_together, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_title_is_shown_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_title_that_is_another_keeps_its_heading, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_article_counts_places_and_figures, set_up, tear_down),
        cmocka_unit_test_setup_teardown(quotes_show_only_sentences_with_figures, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sentences_of_figures_are_bracketed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_article_may_be_hidden, set_up, tear_down),
        cmocka_unit_test_setup_teardown(paths_stay_inside_the_site, set_up, tear_down),
        cmocka_unit_test_setup_teardown(home_shows_leads_targets_and_map, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_map_has_every_tile_that_an_area_may_have, set_up, tear_down),
        cmocka_unit_test_setup_teardown(targets_say_how_far_they_are_reached, set_up, tear_down),
        cmocka_unit_test_setup_teardown(different_measures_are_not_drawn_together, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_area_stands_among_its_cluster_first, set_up, tear_down),
        cmocka_unit_test_setup_teardown(doubts_have_both_sentences, set_up, tear_down),
        cmocka_unit_test_setup_teardown(months_without_articles_have_a_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_search_page_lists_everything, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_indicator_ranks_all_areas, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
