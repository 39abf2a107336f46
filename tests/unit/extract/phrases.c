/* extract: phrases of the vocabulary that mean two things. */
#include "sentence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

/* An area and two indicators, and one sentence told of them. */
struct world {
    struct arena arena;
    struct diags diags;
    struct indicator_group group;
    struct area area;
    struct indicator indicators[2];
    struct vocabulary vocabulary;
};

static int set_up(void **state)
{
    static struct world world;
    world = (struct world){ .group = { .id = STR("g"), .name = STR("组") } };
    arena_init(&world.arena);
    diags_init(&world.diags);
    world.area =
        (struct area){ .id = STR("jia"), .name = STR("甲山区"), .short_name = STR("甲山"), .kind = AREA_DISTRICT };
    for (size_t i = 0; i < 2; i++)
        world.indicators[i] = (struct indicator){
            .group = &world.group, .unit = UNIT_COUNT, .kind = INDICATOR_STOCK, .classifier = STR("件"), .index = i
        };
    world.vocabulary = (struct vocabulary){
        .areas = &world.area, .area_count = 1, .indicators = world.indicators, .indicator_count = 2
    };
    *state = &world;
    return 0;
}

static int tear_down(void **state)
{
    struct world *world = *state;
    diags_finish(&world->diags);
    arena_finish(&world->arena);
    return 0;
}

static void name(struct indicator *indicator, const char *id, const char *text)
{
    indicator->id = str_from(id);
    indicator->name = str_from(text);
}

static void exclude(struct indicator *indicator, const str *phrase)
{
    indicator->exclusions = phrase;
    indicator->exclusion_count = 1;
}

/* The figures of a sentence. */
static struct observations figures_of(struct world *world, const char *sentence)
{
    const struct extractor *extractor = extractor_new(&world->arena, &world->vocabulary, &world->diags);
    return read_sentence(&world->arena, extractor, &world->area, sentence);
}

static void another_one_s_name_is_no_exclusion(void **state)
{
    struct world *world = *state;
    static const str exclusion = STR_INIT("PCT专利申请");
    /* Whichever stands first in the file. */
    for (size_t first = 0; first < 2; first++) {
        world->indicators[0].exclusion_count = world->indicators[1].exclusion_count = 0;
        name(&world->indicators[first], "patents", "专利申请");
        exclude(&world->indicators[first], &exclusion);
        name(&world->indicators[1 - first], "pct", "PCT专利申请");
        struct observations found = figures_of(world, "去年底，甲山区有PCT专利申请35件。");
        assert_int_equal(found.count, 1);
        assert_ptr_equal(found.items[0].indicator, &world->indicators[1 - first]);
        assert_int_equal(world->diags.count, 0);
    }
}

static void expect_warning(const struct world *world, const char *words)
{
    assert_int_equal(world->diags.count, 1);
    const struct diag *diag = &world->diags.items[0];
    assert_int_equal(diag->code, DIAG_VOCABULARY_ALIAS_AMBIGUOUS);
    if (str_find(diag->message, str_from(words), 0) == STR_NONE)
        fail_msg("no \"%s\" in: %.*s", words, STR_ARG(diag->message));
}

static void an_own_name_is_no_exclusion(void **state)
{
    struct world *world = *state;
    static const str exclusion = STR_INIT("专利申请");
    name(&world->indicators[0], "patents", "专利申请");
    name(&world->indicators[1], "money", "专利申请");
    world->indicators[1].unit = UNIT_CNY; /* so that both keep the name */
    exclude(&world->indicators[0], &exclusion);
    assert_int_equal(figures_of(world, "去年底，甲山区有专利申请35件。").count, 1);
    expect_warning(world, "cannot be an exclusion of patents: it is a name of patents");
}

static void an_area_s_name_is_no_exclusion(void **state)
{
    struct world *world = *state;
    static const str exclusion = STR_INIT("甲山");
    name(&world->indicators[0], "patents", "专利申请");
    name(&world->indicators[1], "pct", "PCT专利申请");
    exclude(&world->indicators[0], &exclusion);
    assert_int_equal(figures_of(world, "去年底，甲山区有专利申请35件。").count, 1);
    expect_warning(world, "cannot be an exclusion of patents: it is a name of jia");
}

static void a_word_of_the_language_is_reported(void **state)
{
    struct world *world = *state;
    name(&world->indicators[0], "patents", "专利申请");
    name(&world->indicators[1], "institutes", "研究院");
    figures_of(world, "去年底，甲山区有专利申请35件。");
    expect_warning(world, "as a name of institutes it loses that sense");
}

static void verbs_and_cities_give_way(void **state)
{
    struct world *world = *state;
    name(&world->indicators[0], "patents", "专利申请");
    name(&world->indicators[1], "grown", "新升规");
    world->area.name = STR("重庆市");
    world->area.short_name = STR("重庆");
    figures_of(world, "去年底，重庆市有专利申请35件。");
    assert_int_equal(world->diags.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(another_one_s_name_is_no_exclusion, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_own_name_is_no_exclusion, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_area_s_name_is_no_exclusion, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_word_of_the_language_is_reported, set_up, tear_down),
        cmocka_unit_test_setup_teardown(verbs_and_cities_give_way, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
