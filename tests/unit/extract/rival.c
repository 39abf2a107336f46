/* extract: the other indicator that a figure may be of. */
#include "sentence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

struct world {
    struct arena arena;
    struct diags diags;
    struct site site;
    const struct extractor *extractor;
};

static int set_up(void **state)
{
    static struct world world;
    arena_init(&world.arena);
    diags_init(&world.diags);
    assert_true(read_site(&world.arena, str_from(getenv("KC_SOURCE_ROOT")), &world.site, &world.diags));
    world.extractor = extractor_new(&world.arena, &world.site.vocabulary, &world.diags);
    *state = &world;
    return 0;
}

static int tear_down(void **state)
{
    struct world *world = *state;
    arena_finish(&world->arena);
    diags_finish(&world->diags);
    return 0;
}

/* The last figure of a sentence told of 大足区. */
static struct observation last_figure(struct world *world, const char *sentence)
{
    struct observations found =
        read_sentence(&world->arena, world->extractor, vocabulary_area(&world->site.vocabulary, STR("dazu")), sentence);
    if (found.count == 0)
        fail_msg("no figure in %s", sentence);
    return found.items[found.count - 1];
}

static void expect(struct world *world, const char *sentence, const char *chosen, const char *rival, const char *named)
{
    struct observation o = last_figure(world, sentence);
    assert_string_equal(arena_cstr(&world->arena, o.indicator->id), chosen);
    if (!o.rival.indicator)
        fail_msg("no rival in %s", sentence);
    assert_string_equal(arena_cstr(&world->arena, o.rival.indicator->id), rival);
    str words = str_slice(str_from(sentence), o.rival.begin, o.rival.end);
    assert_string_equal(arena_cstr(&world->arena, words), named);
}

static void expect_none(struct world *world, const char *sentence)
{
    struct observation o = last_figure(world, sentence);
    if (o.rival.indicator)
        fail_msg("%.*s of %.*s in %s", STR_ARG(o.surface), STR_ARG(o.rival.indicator->name), sentence);
}

static void a_name_before_and_one_behind(void **state)
{
    expect(*state, "高新技术企业22家科技型企业。", "high-tech-enterprises", "tech-enterprises", "科技型企业");
    expect(*state, "去年，大足新增高新技术企业9家瞪羚企业。", "high-tech-enterprises", "high-growth-enterprises",
           "瞪羚企业");
    expect_none(*state, "高新技术企业22家，科技型企业30家。");
    expect_none(*state, "高新技术企业22家、科技型企业30家。");
    expect_none(*state, "高新技术企业持续壮大，新增22家科技型企业。");
    expect_none(*state, "高新技术企业拥有有效专利120件。");
    expect_none(*state, "孵化器引进高新技术企业22家。");
}

static void a_name_that_stands_off(void **state)
{
    expect(*state, "高新技术企业新增22家，其中12家入驻科技企业孵化器。", "incubators", "high-tech-enterprises", "");
    expect_none(*state, "高新技术企业新增22家；28个项目竣工投产。");
    expect_none(*state, "高新技术企业新增22家，其中12家为瞪羚企业。");
}

static void a_name_that_is_place_or_means(void **state)
{
    expect(*state, "高新技术企业依托众创空间达到22家。", "makerspaces", "high-tech-enterprises", "高新技术企业");
    expect(*state, "新增高新技术企业22家，通过市级众创空间达到30家。", "makerspaces", "high-tech-enterprises", "");
    expect_none(*state, "依托众创空间，高新技术企业达到22家。");
    expect_none(*state, "累计入驻科技创新服务机构31家。");
    expect_none(*state, "依托众创空间培育高新技术企业22家。");
}

static void one_of_a_list_told_before(void **state)
{
    expect(*state, "新增高新技术企业22家、科技型企业30家，累计达到194家。", "tech-enterprises", "high-tech-enterprises",
           "");
    expect(*state, "高新技术企业达到22家、科技型企业达到30家，同比增长12%。", "tech-enterprises",
           "high-tech-enterprises", "");
    expect_none(*state, "新增高新技术企业22家、累计达到194家。");
    expect_none(*state, "高新技术企业达到22家，科技型企业达到30家，同比增长12%。");
    expect_none(*state, "高新技术企业达到22家、发明专利达到120件，累计达到130件。");
    expect_none(*state, "高新技术企业和科技型企业分别达到22家、30家，分别增长8%、12%。");
}

static void a_phrase_of_two_indicators(void **state)
{
    struct observation o = last_figure(*state, "知识价值信用贷款同比增长20%。");
    assert_non_null(o.rival.indicator);
    assert_ptr_not_equal(o.rival.indicator, o.indicator);
    expect_none(*state, "知识价值信用贷款发放4.6亿元。");
    expect_none(*state, "知识价值信用贷款发放284笔。");
    expect_none(*state, "全社会研发投入同比增长20%。");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_before_and_one_behind),  cmocka_unit_test(a_name_that_stands_off),
        cmocka_unit_test(a_name_that_is_place_or_means), cmocka_unit_test(one_of_a_list_told_before),
        cmocka_unit_test(a_phrase_of_two_indicators),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
