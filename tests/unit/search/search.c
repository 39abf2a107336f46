/* search: the index is cut so that a query loads little, and everything is found in the piece where it is looked for. */
#include "search_internal.h"

#include "dataset.h"
#include "fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
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

/* ---- folded text ---- */

static void text_is_folded_as_in_the_examples(void **state)
{
    struct sample *sample = *state;
    const char *root = getenv("KC_SOURCE_ROOT");
    assert_non_null(root);
    FILE *file =
        fopen(arena_cstr(&sample->arena, arena_format(&sample->arena, "%s/tests/unit/search/fold.txt", root)), "r");
    assert_non_null(file);
    char line[512];
    size_t count = 0;
    for (; fgets(line, sizeof line, file); count++) {
        str wanted = str_trim(str_from(line));
        if (!strchr(line, '\t') || wanted.len == 0)
            fail_msg("fold.txt: \"%s\" has no tabulator", line);
        str typed = str_split(&wanted, '\t');
        struct buf folded;
        buf_init(&folded);
        fold_text(&folded, typed);
        if (!str_eq(buf_str(&folded), wanted))
            fail_msg("%.*s is folded to \"%.*s\", not \"%.*s\"", STR_ARG(typed), STR_ARG(buf_str(&folded)),
                     STR_ARG(wanted));
        buf_finish(&folded);
    }
    fclose(file);
    assert_true(count > 10);
}

/* ---- pieces ---- */

static str piece(struct sample *sample, const struct search_index *index, const char *path)
{
    for (size_t i = 0; i < search_file_count(index); i++) {
        if (!str_eq(search_file_path(&sample->arena, index, i), str_from(path)))
            continue;
        struct buf bytes;
        buf_init(&bytes);
        search_make_file(&sample->arena, index, i, &bytes);
        str copy = arena_copy(&sample->arena, buf_str(&bytes));
        buf_finish(&bytes);
        return copy;
    }
    fail_msg("there is no %s", path);
    return STR("");
}

static void expect(str bytes, const char *wanted)
{
    if (str_find(bytes, str_from(wanted), 0) == STR_NONE)
        fail_msg("there is no %s in %.*s", wanted, STR_ARG(bytes));
}

static void expect_none(str bytes, const char *unwanted)
{
    if (str_find(bytes, str_from(unwanted), 0) != STR_NONE)
        fail_msg("there is %s in %.*s", unwanted, STR_ARG(bytes));
}

static const struct search_index *index_of(struct sample *sample)
{
    return search_index_new(&sample->arena, &sample->site, &sample->dataset);
}

static void names_are_there_but_what_a_shorter_one_finds(void **state)
{
    struct sample *sample = *state;
    static const str aliases[] = { STR_INIT("高企"), STR_INIT("高企总数"), STR_INIT("高新企业") };
    struct indicator *firms = (struct indicator *)vocabulary_indicator(&sample->site.vocabulary, STR("firms"));
    firms->aliases = aliases;
    firms->alias_count = 3;
    sample_reconcile(sample);
    str bytes = piece(sample, index_of(sample), "search/index.js");
    firms->alias_count = 0;
    assert_true(str_starts(bytes, STR("kechuangSearch(\"index\",{")));
    assert_true(str_ends(bytes, STR("});\n")));
    expect(bytes, "[\"jia\",\"areas/jia.html\",[\"甲区\"],[\"甲\"]]");
    expect(bytes, "[\"firms\",\"indicators/firms.html\",[\"高新技术企业\"],[\"高企\",\"高新企业\"]]");
    expect_none(bytes, "高企总数");
}

static void articles_are_numbered_from_the_oldest(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "late", 2023, 11, 8)->title = STR("甲区“高企”多了");
    sample_article(sample, "early", 2023, 11, 6)->title = STR("乙区5G");
    sample_reconcile(sample);
    const struct search_index *index = index_of(sample);
    str articles = piece(sample, index, "search/articles-0.js");
    expect(articles, "[[\"articles/early.html\",\"乙区5G\",\"某报\",\"2023年11月6日\"],\n[\"articles/late.html\",");
    str terms = piece(sample, index, "search/terms-0.js");
    expect(terms, "\"乙区\",\"0\"");
    expect(terms, "\"5g\",\"0\"");
    expect(terms, "\"区\",\"0\"");
    expect(terms, "\"区高\",\"1\"");
    expect(terms, "\"某报\",\"00\"");
    expect(piece(sample, index, "search/dates.js"), "(\"dates\",[19667,\"0121\"])");
}

static void of_a_long_word_the_beginning_is_a_term(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6)->title = STR("xÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉÉ。");
    sample_reconcile(sample);
    str terms = piece(sample, index_of(sample), "search/terms-0.js");
    expect(terms, "\"xééééééééééééééééééééééééééééééééééééééé\",\"0\"");
}

static void what_an_article_tells_of_is_a_term(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6);
    sample_block(sample, BLOCK_PARAGRAPH, "高新技术企业194家，又说194家。");
    sample_state(sample, "jia", "firms", "194", "2023-09-30/2023-09-30", "194家");
    sample_state(sample, "jia", "firms", "194", "2023-09-30/2023-09-30", "194家");
    sample_reconcile(sample);
    str terms = piece(sample, index_of(sample), "search/terms-0.js");
    expect(terms, "\"a:jia\",\"0\"");
    expect(terms, "\"i:firms\",\"0\"");
}

static void figures_stand_by_area_and_indicator(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6);
    sample_block(sample, BLOCK_PARAGRAPH, "上年172家，现有194家，增长12.8%，力争300家；投入5亿元。");
    sample_state(sample, "jia", "firms", "172", "2022-12-31/2022-12-31", "172家");
    sample_state(sample, "jia", "firms", "300", "2025-12-31/2025-12-31", "300家")->status = STATUS_TARGET;
    sample_state(sample, "jia", "firms", "194", "2023-09-30/2023-09-30", "194家");
    struct observation *growth = sample_state(sample, "jia", "firms", "12.8", "2023-01-01/2023-09-30", "12.8%");
    growth->measure = MEASURE_GROWTH;
    growth->unit = STR("percent");
    sample_state(sample, "yi", "spending", "500000000", "2023-01-01/2023-09-30", "5亿元");
    sample_reconcile(sample);
    str figures = piece(sample, index_of(sample), "search/figures-0.js");
    /* Area 1, indicator 2 of 4; area 2, indicator 0. The newest first, the target last. */
    expect(figures, "[6,[[\".level.2023-09-30\",2023,\"194家\",\"截至2023年9月30日\",\"\"],\n[\".growth.2023");
    expect(figures, "\"172家\",\"截至2022年底\",\"\"],\n[\".level.target.2025-12-31\",2025,\"300家\"");
    expect(figures, "8,[[\".level.2023-01-01_2023-09-30\",2023,\"5亿元\"");
    expect(piece(sample, index_of(sample), "search/index.js"), "\"pairs\":[6]");
}

/* Of two days of a year the same number is shown once: so the list reaches back to figures with a page of their own. */
static void of_an_old_figure_the_address_is_given(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6);
    sample_block(sample, BLOCK_PARAGRAPH, "高新技术企业达到194家。");
    for (int year = 2003; year < 2010; year++) {
        const char *halves[] = { "06-30", "12-31" };
        for (size_t i = 0; i < 2; i++) {
            str day = arena_format(&sample->arena, "%d-%s", year, halves[i]);
            str period = arena_format(&sample->arena, "%.*s/%.*s", STR_ARG(day), STR_ARG(day));
            sample_state(sample, "jia", "firms", "194", arena_cstr(&sample->arena, period), "194家");
        }
    }
    sample_reconcile(sample);
    str figures = piece(sample, index_of(sample), "search/figures-0.js");
    expect(figures, "[\".level.2004-12-31\",2004,");
    expect(figures, "[\"areas/jia.firms.html#jia.firms.level.2003-12-31\",2003,");
}

static void a_site_without_articles_has_an_index(void **state)
{
    struct sample *sample = *state;
    sample_reconcile(sample);
    const struct search_index *index = index_of(sample);
    assert_int_equal(search_file_count(index), 2);
    expect(piece(sample, index, "search/index.js"), "\"articleCount\":0");
    expect(piece(sample, index, "search/dates.js"), "[0,\"\"]");
}

/* ---- ten thousand articles ---- */

enum { MANY = 10000, PIECE_LIMIT = 13 * 1024 };

/* Different titles of 20 characters each, of some 500 characters, and one that all have. */
static void add_many(struct sample *sample)
{
    struct reading *readings = arena_array(&sample->arena, struct reading, MANY);
    uint32_t random = 1;
    for (size_t i = 0; i < MANY; i++) {
        struct buf title;
        buf_init(&title);
        for (int k = 0; k < 20; k++) {
            random = random * 1664525 + 1013904223;
            utf8_add(&title, 0x4E00 + (random >> 16) % 500);
        }
        buf_add(&title, STR("科技"));
        struct article *article = &readings[i].article;
        article->title = arena_copy(&sample->arena, buf_str(&title));
        article->id = arena_format(&sample->arena, "2023-11-06-article-%05zu", i);
        article->source = STR("某报");
        article->date = (struct date){ 2014 + (int)(i / 1000), 1 + (int)(i % 12), 1 + (int)(i % 28) };
        buf_finish(&title);
    }
    sample->dataset = reconcile_readings(&sample->arena, &sample->site.vocabulary, readings, MANY, &sample->diags);
}

static void no_piece_of_ten_thousand_articles_is_large(void **state)
{
    struct sample *sample = *state;
    add_many(sample);
    const struct search_index *index = index_of(sample);
    assert_true(index->terms.piece_count > 20);
    assert_true(search_file_count(index) < 1000);
    struct buf bytes;
    buf_init(&bytes);
    for (size_t i = 0; i < search_file_count(index); i++) {
        buf_clear(&bytes);
        search_make_file(&sample->arena, index, i, &bytes);
        str path = search_file_path(&sample->arena, index, i);
        if (bytes.len > PIECE_LIMIT && !str_eq(path, STR("search/dates.js")))
            fail_msg("%.*s has %zu bytes", STR_ARG(path), bytes.len);
    }
    buf_finish(&bytes);
}

/* Is the article among those of the term, in the one piece where a reader looks for it? */
static bool has_term(const struct terms *terms, str text, uint32_t article)
{
    size_t piece = 0;
    while (piece + 1 < terms->piece_count && str_compare(terms->items[terms->pieces[piece + 1]].text, text) <= 0)
        piece++;
    size_t end = piece + 1 < terms->piece_count ? terms->pieces[piece + 1] : terms->count;
    for (size_t i = terms->pieces[piece]; i < end; i++)
        for (size_t k = 0; str_eq(terms->items[i].text, text) && k < terms->items[i].count; k++)
            if (terms->items[i].articles[k] == article)
                return true;
    return false;
}

static void each_article_is_found_by_each_pair_of_its_title(void **state)
{
    struct sample *sample = *state;
    add_many(sample);
    const struct search_index *index = index_of(sample);
    for (size_t i = 0; i < MANY; i += 500) {
        str title = sample->dataset.readings[MANY - 1 - i].article.title;
        for (size_t at = 0; at + 6 <= title.len; at += 3)
            assert_true(has_term(&index->terms, str_slice(title, at, at + 6), (uint32_t)i));
    }
    assert_false(has_term(&index->terms, STR("没有"), 0));
}

static void numbers_are_written_in_digits_of_32(void **state)
{
    struct sample *sample = *state;
    struct buf out;
    buf_init(&out);
    uint32_t numbers[] = { 0, 31, 32, 40, 1023, 1024, UINT32_MAX };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        digits_add(&out, numbers[i]);
        buf_add_char(&out, ' ');
    }
    assert_string_equal(arena_cstr(&sample->arena, buf_str(&out)), "0 V X0 X8 _V XW0 Z_____V ");
    buf_finish(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(text_is_folded_as_in_the_examples, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_are_there_but_what_a_shorter_one_finds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(articles_are_numbered_from_the_oldest, set_up, tear_down),
        cmocka_unit_test_setup_teardown(of_a_long_word_the_beginning_is_a_term, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_an_article_tells_of_is_a_term, set_up, tear_down),
        cmocka_unit_test_setup_teardown(figures_stand_by_area_and_indicator, set_up, tear_down),
        cmocka_unit_test_setup_teardown(of_an_old_figure_the_address_is_given, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_site_without_articles_has_an_index, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_piece_of_ten_thousand_articles_is_large, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_article_is_found_by_each_pair_of_its_title, set_up, tear_down),
        cmocka_unit_test_setup_teardown(numbers_are_written_in_digits_of_32, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
