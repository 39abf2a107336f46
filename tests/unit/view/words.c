/* view/words: the words of an edition, filled in. */
#include "fixture.h"
#include "words.h"
#include "yaml_value.h"

/* Words of a made-up language. */
static struct words words_of(const char *yaml)
{
    struct source *source = arena_new(&arena, struct source);
    *source = (struct source){ STR("test.yaml"), str_from(yaml) };
    struct edition *edition = arena_new(&arena, struct edition);
    edition->tag = STR("xx");
    edition->words = yaml_parse(&arena, source, 0, source->bytes.len, &diags);
    assert_non_null(edition->words);
    return (struct words){ &arena, edition };
}

static void places_are_filled_in(void **state)
{
    (void)state;
    struct words words = words_of("a: '{day}. {month}{day}'\nb: '{x} {day'\nc: '}{day}{'\n");
    str day = STR("6");
    str month = STR("{day}");
    assert_text(words_fill(&words, "a", WORD_PARTS({ "day", day }, { "month", month })), STR("6. {day}6"));
    assert_text(words_fill(&words, "b", WORD_PARTS({ "day", day })), STR("{x} {day"));
    assert_text(words_fill(&words, "c", WORD_PARTS({ "day", day })), STR("}6{"));
    assert_text(words_fill(&words, "none", WORD_PARTS({ "day", day })), STR(""));
}

static void a_frame_stands_around_the_value(void **state)
{
    (void)state;
    struct words words = words_of("a: 'up {value} a year'\nb: 约\n");
    struct word_frame frame = words_frame(&words, "a");
    assert_text(frame.before, STR("up "));
    assert_text(frame.after, STR(" a year"));
    assert_text(words_frame(&words, "b").before, STR("约"));
}

static void one_may_have_a_word_of_its_own(void **state)
{
    (void)state;
    struct words words = words_of("a_one: '{count} figure'\na: '{count} figures'\nb: '{count}个'\n");
    assert_text(words_count(&words, "a", 1), STR("1 figure"));
    assert_text(words_count(&words, "a", 21), STR("21 figures"));
    assert_text(words_count(&words, "b", 1), STR("1个"));
}

static void scales_are_ordered(void **state)
{
    (void)state;
    struct words words = words_of("scales: {6: m, 12: t, 9: b, x: none}\nlist: [p, q]\n");
    struct word_scale scales[WORD_SCALES_MAX];
    assert_int_equal(words_scales(&words, scales), 3);
    assert_int_equal(scales[0].power, 12);
    assert_text(scales[1].name, STR("b"));
    assert_int_equal(scales[2].power, 6);
    assert_text(words_item(&words, "list", 1), STR("q"));
    assert_text(words_item(&words, "list", 2), STR(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(places_are_filled_in, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_frame_stands_around_the_value, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_may_have_a_word_of_its_own, set_up, tear_down),
        cmocka_unit_test_setup_teardown(scales_are_ordered, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
