/* What is refused, what is escaped, and that nothing makes broken SVG, or texts that lie on others or on marks. */
#include "chart_boxes.h"
#include "chart_random.h"
#include "json_value.h"

#include <stdio.h>
#include <string.h>

struct fixture {
    struct arena arena;
    struct diags diags;
    struct buf out;
};

static struct fixture fixture;

static int set_up(void **state)
{
    (void)state;
    arena_init(&fixture.arena);
    diags_init(&fixture.diags);
    buf_init(&fixture.out);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    buf_finish(&fixture.out);
    diags_finish(&fixture.diags);
    arena_finish(&fixture.arena);
    return 0;
}

static bool draw(const struct chart *chart, enum chart_form form)
{
    return chart_draw(&fixture.arena, chart, form, &fixture.out, &fixture.diags);
}

static bool drawn_holds(const char *text)
{
    return str_find(buf_str(&fixture.out), str_from(text), 0) != STR_NONE;
}

static struct chart_bar one_bar(void)
{
    return (struct chart_bar){ .label = STR("甲区"), .has_value = true, .value = { 5, 0 } };
}

static void what_cannot_be_drawn_is_refused(void **state)
{
    (void)state;
    struct chart_bar *bars = arena_array(&fixture.arena, struct chart_bar, 10000);
    bars[0] = one_bar();
    const struct chart good = { .title = STR("题"), .bars = bars, .bar_count = 1 };
    struct chart bad[6] = { good, good, good, good, good, good };
    bad[0].title = STR(" ");
    bad[1].bar_count = 0;
    bad[2].bar_count = 10000;
    bad[3].width = 100;
    bad[4].series_count = 2;
    bad[5].series_count = 5;
    bad[5].bar_count = 5;
    static const char *const reasons[] = {
        "a chart needs a title",
        "a chart needs at least one bar",
        "a chart of 10000 bars cannot be read: at most 200 are drawn",
        "a chart is 240 to 4000 units wide",
        "each name of a grouped chart needs a bar for each series",
        "a chart has at most 4 series",
    };
    assert_true(draw(&good, CHART_INLINE));
    buf_clear(&fixture.out);
    for (size_t i = 0; i < 6; i++) {
        assert_false(draw(&bad[i], CHART_INLINE));
        assert_int_equal(fixture.diags.count, i + 1);
        assert_string_equal(arena_cstr(&fixture.arena, fixture.diags.items[i].message), reasons[i]);
        assert_int_equal(fixture.out.len, 0);
    }
    bars[0].value = (struct decimal){ 1000000000000000, 0 };
    assert_false(draw(&good, CHART_INLINE));
    bars[0].value = (struct decimal){ 1, 18 };
    assert_false(draw(&good, CHART_INLINE));
    bars[0].value = (struct decimal){ 15, 1 };
    struct chart rank = good;
    rank.kind = CHART_RANK;
    assert_false(draw(&rank, CHART_INLINE));
}

static void markup_is_escaped(void **state)
{
    (void)state;
    struct chart_bar bar = one_bar();
    bar.label = STR("<b>&\"甲\"</b>");
    bar.href = STR("a.html?x=1&y=\"2\"");
    struct chart chart = { .title = STR("</title><script>"), .id = STR("甲 \"x\""), .bars = &bar, .bar_count = 1 };
    assert_true(draw(&chart, CHART_STANDALONE));
    assert_false(drawn_holds("<b>"));
    assert_false(drawn_holds("<script>"));
    assert_true(drawn_holds("&lt;b&gt;&amp;&quot;甲&quot;&lt;/b&gt;"));
    assert_true(drawn_holds("href=\"a.html?x=1&amp;y=%222%22\""));
    assert_true(drawn_holds("id=\"kc-_e7_94_b2_20_22x_22-title\""));
}

static void only_harmless_links_are_drawn(void **state)
{
    (void)state;
    assert_true(chart_href_is_safe(STR("../articles/a.html#s1")));
    assert_true(chart_href_is_safe(STR("https://example.org/a:b")));
    assert_true(chart_href_is_safe(STR("#a:b")));
    assert_false(chart_href_is_safe(STR("javascript:alert(1)")));
    assert_false(chart_href_is_safe(STR("data:text/html,x")));
    assert_false(chart_href_is_safe(STR(":x")));
    struct chart_bar bar = one_bar();
    bar.href = STR("java\nscript:alert(1)");
    struct chart chart = { .title = STR("题"), .bars = &bar, .bar_count = 1 };
    assert_true(draw(&chart, CHART_INLINE));
    assert_int_equal(fixture.diags.count, 1);
    assert_false(drawn_holds("href"));
    assert_true(drawn_holds("role=\"img\""));
}

static void forms_carry_what_they_promise(void **state)
{
    (void)state;
    struct chart_bar bar = one_bar();
    bar.href = STR("a.html");
    struct chart chart = { .title = STR("题目"), .source = STR("某局"), .bars = &bar, .bar_count = 1 };
    assert_true(draw(&chart, CHART_INLINE));
    assert_false(drawn_holds("<style"));
    assert_false(drawn_holds("资料来源"));
    assert_true(drawn_holds("role=\"group\""));
    assert_true(drawn_holds("<title id=\"kc-title\">题目</title>"));
    assert_true(drawn_holds("<a href=\"a.html\"><title>甲区：5</title>"));
    buf_clear(&fixture.out);
    assert_true(draw(&chart, CHART_STANDALONE));
    assert_true(drawn_holds("<style>"));
    assert_true(drawn_holds("资料来源：某局</text>"));
    assert_true(drawn_holds("甲区,5\n"));
    chart.format.unit = STR("％");
    buf_clear(&fixture.out);
    assert_true(draw(&chart, CHART_STANDALONE));
    assert_true(drawn_holds("<title>甲区：5%</title>"));
    assert_int_equal(str_find(chart_css(), STR("<"), 0), STR_NONE);
    assert_int_equal(str_find(chart_css(), STR("&"), 0), STR_NONE);
}

static void links_are_written_as_urls(void **state)
{
    (void)state;
    struct chart_bar bar = one_bar();
    bar.href = STR("a/甲 乙%20%zz%.html?a&b<c>#s1");
    struct chart chart = { .title = STR("题目"), .bars = &bar, .bar_count = 1 };
    assert_true(draw(&chart, CHART_INLINE));
    assert_true(drawn_holds("<a href=\"a/甲%20乙%20%25zz%25.html?a&amp;b%3Cc%3E#s1\">"));
}

static void no_two_prefixes_give_the_same_id(void **state)
{
    (void)state;
    struct chart_bar bar = one_bar();
    struct chart chart = { .title = STR("题目"), .bars = &bar, .bar_count = 1 };
    assert_true(draw(&chart, CHART_INLINE));
    assert_true(drawn_holds("id=\"kc-title\""));
    buf_clear(&fixture.out);
    chart.id = STR("title");
    assert_true(draw(&chart, CHART_INLINE));
    assert_true(drawn_holds("id=\"kc-title-title\""));
    assert_false(drawn_holds("id=\"kc-title\""));
}

/* Draws a chart over time with these labels and says how many gaps it has. */
static size_t count_gaps(const char *const *labels, size_t count)
{
    struct chart_bar bars[4] = { { .has_value = false } };
    for (size_t i = 0; i < count; i++) {
        bars[i] = one_bar();
        bars[i].label = str_from(labels[i]);
    }
    struct chart chart = { .kind = CHART_TIME, .title = STR("题目"), .bars = bars, .bar_count = count, .width = 1280 };
    buf_clear(&fixture.out);
    assert_true(draw(&chart, CHART_INLINE));
    size_t gaps = 0;
    for (size_t at = 0; (at = str_find(buf_str(&fixture.out), STR("无数据</text>"), at)) != STR_NONE; at++)
        gaps++;
    return gaps;
}

static void years_left_out_are_gaps(void **state)
{
    (void)state;
    assert_int_equal(count_gaps((const char *[]){ "2019年", "2022年", "2023年" }, 3), 2);
    assert_true(drawn_holds("<title>2020年：无数据</title>"));
    assert_true(drawn_holds("2020年、2021年无数据。"));
    assert_int_equal(count_gaps((const char *[]){ "2019", "2021" }, 2), 1);
    assert_int_equal(count_gaps((const char *[]){ "2019年上半年", "2021年上半年" }, 2), 1);
    assert_int_equal(count_gaps((const char *[]){ "2019年", "2021年（预计）" }, 2), 1);
    /* What is not the same period of ascending years is left as it is given. */
    assert_int_equal(count_gaps((const char *[]){ "2021年", "2019年" }, 2), 0);
    assert_int_equal(count_gaps((const char *[]){ "2019年", "2021年上半年" }, 2), 0);
    assert_int_equal(count_gaps((const char *[]){ "20190", "20210" }, 2), 0);
    assert_int_equal(count_gaps((const char *[]){ "1023年", "2023年" }, 2), 0);
}

static void years_left_out_of_panels_are_gaps(void **state)
{
    (void)state;
    static const str years[] = { STR_INIT("2019年"), STR_INIT("2022年"), STR_INIT("2023年") };
    struct chart_bar bars[6] = { one_bar(), one_bar(), one_bar(), one_bar(), one_bar(), one_bar() };
    struct chart chart = {
        .kind = CHART_MULTIPLES, .title = STR("题目"), .series = years, .series_count = 3, .bars = bars, .bar_count = 6
    };
    assert_true(draw(&chart, CHART_STANDALONE));
    assert_true(drawn_holds("甲区,2020年,\n甲区,2021年,\n甲区,2022年,5\n"));
    assert_true(drawn_holds("共2项、5个时期"));
}

static void shares_that_round_to_all_or_nothing_say_so(void **state)
{
    (void)state;
    static const str names[] = { STR_INIT("一"), STR_INIT("二") };
    struct chart_bar bars[2] = { one_bar(), one_bar() };
    bars[0].value = decimal_from(1);
    bars[1].value = decimal_from(99999);
    struct chart chart = { .stacking = CHART_PERCENT,
                           .title = STR("题目"),
                           .series = names,
                           .series_count = 2,
                           .bars = bars,
                           .bar_count = 2 };
    assert_true(draw(&chart, CHART_STANDALONE));
    assert_true(drawn_holds("甲区，一：1，占不到0.1%"));
    assert_true(drawn_holds(">99.9%以上</text>"));
}

static void ends_of_stacks_are_those_of_the_total(void **state)
{
    (void)state;
    static const str names[] = { STR_INIT("一"), STR_INIT("二") };
    struct chart_bar bars[2] = { one_bar(), one_bar() };
    bars[0].bound = CHART_LE;
    struct chart chart = { .stacking = CHART_STACKED,
                           .title = STR("题目"),
                           .series = names,
                           .series_count = 2,
                           .bars = bars,
                           .bar_count = 2 };
    struct chart_layout layout = chart_layout_new(&fixture.arena, &chart, CHART_INLINE);
    size_t pale = 0, caps = 0;
    for (size_t i = 0; i < layout.count; i++) {
        pale += layout.items[i].style == CHART_STYLE_PALE;
        caps += layout.items[i].style == CHART_STYLE_CAP;
        if (layout.items[i].style == CHART_STYLE_PALE)
            assert_int_equal(layout.items[i].series, 1);
        if (layout.items[i].style == CHART_STYLE_CAP)
            assert_int_equal(layout.items[i].series, 2);
    }
    assert_int_equal(pale, 1);
    assert_int_equal(caps, 1);
}

/* No figure is cut: its digits are whole, or not there. */
static void no_number_is_cut(void **state)
{
    (void)state;
    unsigned seed = 3;
    for (int i = 0; i < 3000; i++) {
        struct arena_mark mark = arena_mark(&fixture.arena);
        struct chart chart = random_chart(&fixture.arena, &seed, i);
        struct chart_layout layout = chart_layout_new(&fixture.arena, &chart, CHART_INLINE);
        for (size_t k = 0; k < layout.count; k++) {
            const struct chart_item *item = &layout.items[k];
            size_t cut = item->kind == CHART_ITEM_TEXT && item->style == CHART_STYLE_VALUE
                             ? str_find(item->text, STR("…"), 0)
                             : STR_NONE;
            if (cut != STR_NONE && cut > 0)
                fail_msg("chart %d: \"%.*s\"", i, STR_ARG(item->text));
        }
        arena_rewind(&fixture.arena, mark);
    }
}

static void notes_without_room_stand_at_the_foot(void **state)
{
    (void)state;
    struct chart_bar bars[4] = { one_bar(), one_bar(), one_bar(), one_bar() };
    bars[0].note = bars[2].note = STR("一条很长很长很长很长很长很长很长很长很长很长的说明");
    bars[2].label = STR("乙区");
    struct chart chart = { .title = STR("题目"), .bars = bars, .bar_count = 4, .width = 240 };
    assert_true(draw(&chart, CHART_INLINE));
    assert_true(drawn_holds(">5<tspan font-size=\"12\" class=\"kc-muted\">*</tspan>"));
    assert_true(drawn_holds("*甲区、乙区：一条很长"));
    static const str series[] = { STR_INIT("上年"), STR_INIT("本年") };
    chart.kind = CHART_COLUMNS;
    chart.series = series;
    chart.series_count = 2;
    buf_clear(&fixture.out);
    assert_true(draw(&chart, CHART_INLINE));
    assert_true(drawn_holds("*甲区（上年）、乙区（上年）："));
    chart.kind = CHART_MULTIPLES;
    buf_clear(&fixture.out);
    assert_true(draw(&chart, CHART_INLINE));
    assert_true(drawn_holds("*甲区（上年）、乙区（上年）："));
}

static void no_chart_has_texts_that_lie_on_others_or_on_marks(void **state)
{
    (void)state;
    unsigned seed = 7;
    for (int i = 0; i < 12000; i++) {
        struct arena_mark mark = arena_mark(&fixture.arena);
        struct chart chart = random_chart(&fixture.arena, &seed, i);
        char name[40];
        snprintf(name, sizeof name, "chart %d", i);
        enum chart_form form = next_random(&seed) % 2 ? CHART_STANDALONE : CHART_INLINE;
        struct chart_layout layout = chart_layout_new(&fixture.arena, &chart, form);
        check_boxes(&layout, name);
        buf_clear(&fixture.out);
        if (!draw(&chart, CHART_STANDALONE))
            fail_msg("%s: %.*s", name, STR_ARG(fixture.diags.items[fixture.diags.count - 1].message));
        arena_rewind(&fixture.arena, mark);
    }
}

static bool read_spec(const char *json, struct chart *ret_chart)
{
    struct source *source = arena_new(&fixture.arena, struct source);
    *source = (struct source){ STR("spec.json"), str_from(json) };
    struct value *spec = json_parse(&fixture.arena, source, &fixture.diags);
    assert_non_null(spec);
    return chart_from_value(&fixture.arena, spec, ret_chart, &fixture.diags);
}

static void assert_refused(const char *json, const char *at)
{
    struct chart chart;
    size_t before = fixture.diags.count;
    assert_false(read_spec(json, &chart));
    assert_true(fixture.diags.count > before);
    struct span span = fixture.diags.items[before].span;
    assert_non_null(span.source);
    if (!str_starts(str_slice(span.source->bytes, span.offset, span.source->bytes.len), str_from(at)))
        fail_msg("%s: at \"%.*s\"", json, STR_ARG(str_slice(span.source->bytes, span.offset, span.source->bytes.len)));
}

static void specs_are_read(void **state)
{
    (void)state;
    struct chart chart;
    assert_true(
        read_spec("{\"kind\":\"columns\",\"title\":\"题\",\"unit\":\"%\",\"series\":[\"a\",\"b\"],\"bars\":[{\"label\":"
                  "\"甲\",\"values\":[2.40,{\"value\":\"3\",\"bound\":\"le\",\"target\":4}]}]}",
                  &chart));
    assert_int_equal(chart.kind, CHART_COLUMNS);
    assert_int_equal(chart.bar_count, 2);
    assert_int_equal(chart.bars[0].value.coefficient, 240);
    assert_int_equal(chart.bars[1].bound, CHART_LE);
    assert_true(chart.bars[1].has_target);
}

static void faults_of_specs_are_shown_at_their_place(void **state)
{
    (void)state;
    assert_refused("[1]", "[1]");
    assert_refused("{\"title\":\"t\"}", "{");
    assert_refused("{\"title\":\"t\",\"bars\":[]}", "[]");
    assert_refused("{\"title\":\"t\",\"bars\":[{\"label\":\"a\",\"value\":\"NaN\"}]}", "\"NaN\"");
    assert_refused("{\"title\":\"t\",\"bars\":[{\"label\":\"a\",\"value\":1e5}]}", "1e5");
    assert_refused("{\"title\":\"t\",\"bars\":[{\"label\":\"a\",\"value\":[]}]}", "[]}");
    assert_refused("{\"title\":\"t\",\"kind\":\"pie\",\"bars\":[{\"label\":\"a\",\"value\":1}]}", "\"pie\"");
    assert_refused("{\"title\":\"t\",\"colour\":1,\"bars\":[{\"label\":\"a\",\"value\":1}]}", "\"colour\"");
    assert_refused("{\"title\":\"t\",\"bars\":[{\"value\":1}]}", "{\"value\":1}");
    assert_refused("{\"title\":\"t\",\"bars\":[3]}", "3");
    assert_refused("{\"title\":\"t\",\"series\":[\"a\",\"b\"],\"bars\":[{\"label\":\"a\",\"values\":[1]}]}", "[1]}");
    assert_refused("{\"title\":\"t\",\"series\":[\"a\",\"b\"],\"bars\":[{\"label\":\"a\",\"value\":1}]}", "\"value\"");
    assert_refused(
        "{\"title\":\"t\",\"kind\":\"rank\",\"series\":[\"a\",\"b\"],\"bars\":[{\"label\":\"a\",\"values\":[1,2]}]}",
        "[\"a\"");
    assert_refused("{\"title\":\"t\",\"kind\":\"rank\",\"bars\":[{\"label\":\"a\",\"value\":1.5}]}", "1.5");
    assert_refused("{\"title\":\"t\",\"bars\":[{\"label\":\"a\",\"value\":1,\"target\":1000000000000000}]}", "1000");
    assert_refused("{\"title\":\" \",\"bars\":[{\"label\":\"a\",\"value\":1}]}", "\" \"");
    assert_refused("{\"title\":\"t\",\"width\":239,\"bars\":[{\"label\":\"a\",\"value\":1}]}", "239");
    assert_refused("{\"title\":\"t\",\"width\":-3,\"bars\":[{\"label\":\"a\",\"value\":1}]}", "-3");
    assert_refused("{\"title\":\"\\u0001\",\"bars\":[{\"label\":\"a\",\"value\":1}]}", "\"\\u0001");
}

static void faults_of_stacks_and_scales_are_shown_at_their_place(void **state)
{
    (void)state;
    assert_refused("{\"title\":\"t\",\"scale\":\"log\",\"bars\":[{\"label\":\"a\",\"value\":0}]}", "0}");
    assert_refused("{\"title\":\"t\",\"kind\":\"bullet\",\"scale\":\"log\",\"bars\":[{\"label\":\"a\",\"value\":1}]}",
                   "\"log\"");
    assert_refused("{\"title\":\"t\",\"stacking\":\"stacked\",\"bars\":[{\"label\":\"a\",\"value\":1}]}",
                   "\"stacked\"");
    assert_refused("{\"title\":\"t\",\"stacking\":\"percent\",\"series\":[\"a\",\"b\"],"
                   "\"bars\":[{\"label\":\"a\",\"values\":[1,-2]}]}",
                   "-2");
    assert_refused("{\"title\":\"t\",\"stacking\":\"stacked\",\"series\":[\"a\",\"b\"],"
                   "\"bars\":[{\"label\":\"a\",\"values\":[1,{\"value\":2,\"target\":3}]}]}",
                   "\"stacked\"");
    assert_refused("{\"title\":\"t\",\"series\":[\"a\",\" a\"],\"bars\":[{\"label\":\"a\",\"values\":[1,2]}]}",
                   "\" a\"");
    assert_refused("{\"title\":\"t\",\"kind\":\"multiples\",\"bars\":[{\"label\":\"a\",\"value\":1}]}", "{\"title\"");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_cannot_be_drawn_is_refused),
        TEST(markup_is_escaped),
        TEST(only_harmless_links_are_drawn),
        TEST(forms_carry_what_they_promise),
        TEST(links_are_written_as_urls),
        TEST(no_two_prefixes_give_the_same_id),
        TEST(years_left_out_are_gaps),
        TEST(notes_without_room_stand_at_the_foot),
        TEST(years_left_out_of_panels_are_gaps),
        TEST(shares_that_round_to_all_or_nothing_say_so),
        TEST(ends_of_stacks_are_those_of_the_total),
        TEST(no_number_is_cut),
        TEST(no_chart_has_texts_that_lie_on_others_or_on_marks),
        TEST(specs_are_read),
        TEST(faults_of_specs_are_shown_at_their_place),
        TEST(faults_of_stacks_and_scales_are_shown_at_their_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
