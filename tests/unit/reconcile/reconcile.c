/* reconcile: citations of one figure, conflicts, parts. */
#include "reconcile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

/* Two areas, one indicator, and up to four articles with up to four observations each. */
struct world {
    struct arena arena;
    struct diags diags;
    struct vocabulary vocabulary;
    struct area areas[2];
    struct indicator indicator;
    struct reading readings[4];
    struct observation observations[4][4];
    struct block blocks[2];
    struct source source;
    size_t reading_count;
};

static int begin(void **state)
{
    static struct world world;
    world = (struct world){ .source = { STR("a.md"), STR("22家194家87家5家22家194家87家5家") } };
    arena_init(&world.arena);
    diags_init(&world.diags);
    world.areas[0] = (struct area){ .id = STR("dazu"), .name = STR("大足区"), .index = 0 };
    world.areas[1] = (struct area){ .id = STR("rongchang"), .name = STR("荣昌区"), .index = 1 };
    world.indicator =
        (struct indicator){ .id = STR("high-tech-enterprises"), .name = STR("高新技术企业"), .unit = UNIT_COUNT };
    world.vocabulary = (struct vocabulary){
        .areas = world.areas, .area_count = 2, .indicators = &world.indicator, .indicator_count = 1
    };
    *state = &world;
    return 0;
}

static int end(void **state)
{
    struct world *world = *state;
    diags_finish(&world->diags);
    arena_finish(&world->arena);
    return 0;
}

static struct reading *add_article(struct world *world, const char *id, struct date date)
{
    struct reading *reading = &world->readings[world->reading_count];
    reading->article = (struct article){ .id = str_from(id), .date = date, .blocks = world->blocks, .block_count = 2 };
    reading->observations = (struct observations){ .items = world->observations[world->reading_count] };
    world->reading_count++;
    return reading;
}

/* Adds an observation of the first area at the end of 2023, in the sentence that begins at `sentence`. */
static struct observation *add_value(struct world *world, struct reading *reading, int64_t value, size_t sentence)
{
    size_t article = (size_t)(reading - world->readings);
    struct observation *o = &world->observations[article][reading->observations.count];
    *o = (struct observation){
        .area = &world->areas[0],
        .indicator = &world->indicator,
        .value = decimal_from(value),
        .unit = STR("count"),
        .period = period_of_day((struct date){ 2023, 12, 31 }),
        .surface = STR("194家"),
        .sentence_begin = sentence,
        .span = { &world->source, reading->observations.count * 5, 5 },
    };
    reading->observations.count++;
    return o;
}

static struct dataset reconcile(struct world *world)
{
    return reconcile_readings(&world->arena, &world->vocabulary, world->readings, world->reading_count, &world->diags);
}

static const struct date winter = { 2024, 1, 10 };
static const struct date spring = { 2024, 3, 10 };

static void what_agrees_is_one_figure(void **state)
{
    struct world *world = *state;
    struct reading *old = add_article(world, "old", winter);
    add_value(world, old, 194, 0);
    add_value(world, old, 194, 100);
    add_value(world, add_article(world, "new", spring), 194, 0);
    struct dataset dataset = reconcile(world);
    assert_int_equal(dataset.figure_count, 1);
    const struct figure *figure = &dataset.figures[0];
    assert_true(str_eq(figure->id, STR("dazu.high-tech-enterprises.level.2023-12-31")));
    assert_int_equal(figure->citation_count, 3);
    assert_true(str_eq(figure->citations[0].reading->article.id, STR("new")));
    assert_false(figure->conflict);
    assert_int_equal(figure->part, 0);
    assert_int_equal(world->diags.count, 0);
    assert_int_equal(dataset.area_figures[0], 0);
    assert_int_equal(dataset.area_figures[1], 1);
    assert_int_equal(dataset.area_figures[2], 1);
}

static void the_later_article_stands(void **state)
{
    struct world *world = *state;
    add_value(world, add_article(world, "new", spring), 200, 0);
    add_value(world, add_article(world, "old", winter), 194, 0);
    struct dataset dataset = reconcile(world);
    assert_int_equal(dataset.figure_count, 1);
    assert_int_equal(dataset.figures[0].value.coefficient, 200);
    assert_true(dataset.figures[0].conflict);
    assert_true(dataset.figures[0].citations[1].disagrees);
    assert_int_equal(dataset.conflict_count, 1);
    assert_int_equal(world->diags.count, 1);
    assert_int_equal(world->diags.items[0].code, DIAG_FIGURE_CONFLICT);
    assert_non_null(world->diags.items[0].related.source);
}

static void a_bound_admits_what_it_holds(void **state)
{
    struct world *world = *state;
    add_value(world, add_article(world, "new", spring), 2500, 0)->bound = BOUND_GE;
    add_value(world, add_article(world, "old", winter), 2578, 0);
    struct dataset dataset = reconcile(world);
    assert_int_equal(dataset.figure_count, 1);
    assert_int_equal(dataset.figures[0].bound, BOUND_GE);
    assert_false(dataset.figures[0].conflict);
    assert_true(dataset.figures[0].citations[1].disagrees);
}

static void a_bound_that_does_not_hold_it_conflicts(void **state)
{
    struct world *world = *state;
    add_value(world, add_article(world, "new", spring), 2500, 0)->bound = BOUND_LE;
    add_value(world, add_article(world, "old", winter), 2578, 0);
    assert_int_equal(reconcile(world).conflict_count, 1);
}

static void one_sentence_gives_parts(void **state)
{
    struct world *world = *state;
    struct reading *reading = add_article(world, "a", winter);
    struct observation *first = add_value(world, reading, 20, 0);
    struct observation *second = add_value(world, reading, 8, 0);
    struct dataset dataset = reconcile(world);
    assert_int_equal(dataset.figure_count, 2);
    assert_int_equal(dataset.conflict_count, 0);
    assert_int_equal(dataset_figure_of(&dataset, first)->value.coefficient, 20);
    assert_int_equal(dataset_figure_of(&dataset, second)->value.coefficient, 8);
    assert_int_not_equal(dataset.figures[0].part, dataset.figures[1].part);
    assert_false(str_eq(dataset.figures[0].id, dataset.figures[1].id));
}

/* 20 to 30, and 8.0 or more, in one sentence. */
static void add_two_parts(struct world *world, struct reading *reading)
{
    struct observation *range = add_value(world, reading, 20, 0);
    range->has_high = true;
    range->value_high = decimal_from(30);
    struct observation *bound = add_value(world, reading, 80, 0);
    bound->value.scale = 1;
    bound->bound = BOUND_GE;
}

static void parts_are_named_by_their_values(void **state)
{
    struct world *world = *state;
    add_two_parts(world, add_article(world, "a", winter));
    struct reading *later = add_article(world, "b", spring);
    add_two_parts(world, later);
    add_value(world, later, 5, 0);
    struct dataset dataset = reconcile(world);
    static const char *const parts[] = { "5", "20_30", "8.ge" };
    assert_int_equal(dataset.figure_count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_true(
            str_eq(dataset.figures[i].id,
                   arena_format(&world->arena, "%s.%s", "dazu.high-tech-enterprises.level.2023-12-31", parts[i])));
    assert_int_equal(dataset.figures[1].citation_count, 2);
}

static void other_subjects_are_other_figures(void **state)
{
    struct world *world = *state;
    struct reading *reading = add_article(world, "a", winter);
    add_value(world, reading, 1, 0);
    add_value(world, reading, 2, 0)->area = &world->areas[1];
    add_value(world, reading, 3, 0)->status = STATUS_TARGET;
    add_value(world, reading, 4, 0)->measure = MEASURE_GROWTH;
    struct dataset dataset = reconcile(world);
    assert_int_equal(dataset.figure_count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(dataset.figures[i].part, 0);
    assert_int_equal(dataset.area_figures[1], 3);
}

static void nothing_is_a_dataset_too(void **state)
{
    struct world *world = *state;
    struct dataset dataset = reconcile(world);
    assert_int_equal(dataset.figure_count, 0);
    assert_int_equal(dataset.area_figures[2], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_agrees_is_one_figure, begin, end),
        cmocka_unit_test_setup_teardown(the_later_article_stands, begin, end),
        cmocka_unit_test_setup_teardown(a_bound_admits_what_it_holds, begin, end),
        cmocka_unit_test_setup_teardown(a_bound_that_does_not_hold_it_conflicts, begin, end),
        cmocka_unit_test_setup_teardown(one_sentence_gives_parts, begin, end),
        cmocka_unit_test_setup_teardown(parts_are_named_by_their_values, begin, end),
        cmocka_unit_test_setup_teardown(other_subjects_are_other_figures, begin, end),
        cmocka_unit_test_setup_teardown(nothing_is_a_dataset_too, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
