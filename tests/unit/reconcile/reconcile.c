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

static bool says(str text, const char *words)
{
    return str_find(text, str_from(words), 0) != STR_NONE;
}

static void an_editor_s_figure_stands_against_a_later_one(void **state)
{
    struct world *world = *state;
    struct reading *old = add_article(world, "old", winter);
    add_value(world, old, 194, 0);
    add_value(world, old, 190, 100)->rule = "correction";
    add_value(world, old, 190, 200);
    add_value(world, add_article(world, "new", spring), 200, 0);
    struct dataset dataset = reconcile(world);
    assert_int_equal(dataset.figure_count, 1);
    const struct figure *figure = &dataset.figures[0];
    assert_int_equal(figure->value.coefficient, 190);
    assert_int_equal(figure->citation_count, 4);
    for (size_t i = 0; i < 3; i++)
        assert_true(str_eq(figure->citations[i].reading->article.id, STR("old")));
    assert_ptr_equal(figure->citations[0].observation, &world->observations[0][1]);
    assert_false(figure->citations[1].disagrees);
    assert_true(figure->citations[2].disagrees);
    assert_true(figure->citations[3].disagrees);
    assert_int_equal(world->diags.count, 2);
    assert_true(says(world->diags.items[1].message, "194家 here, 194家 (corrected: 190) elsewhere"));
    assert_true(says(diag_help(&world->diags.items[1]), "the corrected figure is shown"));
}

static void an_editor_s_figure_that_agrees_changes_nothing(void **state)
{
    struct world *world = *state;
    add_value(world, add_article(world, "old", winter), 194, 0)->rule = "correction";
    add_value(world, add_article(world, "new", spring), 194, 0);
    struct dataset dataset = reconcile(world);
    assert_true(str_eq(dataset.figures[0].citations[0].reading->article.id, STR("new")));
    assert_int_equal(world->diags.count, 0);
}

static void an_editor_s_figure_leaves_later_parts_alone(void **state)
{
    struct world *world = *state;
    add_value(world, add_article(world, "old", winter), 9, 0)->rule = "correction";
    struct reading *later = add_article(world, "new", spring);
    add_value(world, later, 20, 0);
    add_value(world, later, 8, 0);
    struct dataset dataset = reconcile(world);
    assert_int_equal(dataset.figure_count, 2);
    assert_int_equal(dataset.figures[0].value.coefficient, 8);
    assert_int_equal(dataset.figures[1].value.coefficient, 20);
}

static void a_corrected_value_is_told_in_full(void **state)
{
    struct world *world = *state;
    struct observation *o = add_value(world, add_article(world, "new", spring), 30, 0);
    o->rule = "correction";
    o->unit = STR("CNY");
    o->has_high = true;
    o->value_high = decimal_from(40);
    struct observation *low = add_value(world, add_article(world, "old", winter), 20, 0);
    low->rule = "correction";
    low->unit = STR("CNY");
    low->bound = BOUND_LE;
    reconcile(world);
    assert_int_equal(world->diags.count, 1);
    assert_true(says(world->diags.items[0].message, "194家 (corrected: at most 20 CNY) here, "
                                                    "194家 (corrected: 30–40 CNY) elsewhere"));
    assert_true(says(diag_help(&world->diags.items[0]), "the later article's figure is shown"));
}

static void the_advice_says_which_one_is_shown(void **state)
{
    struct world *world = *state;
    struct reading *reading = add_article(world, "a", winter);
    add_value(world, reading, 194, 0);
    add_value(world, reading, 200, 100);
    struct reading *other = add_article(world, "b", winter);
    add_value(world, other, 190, 0);
    assert_int_equal(reconcile(world).figures[0].value.coefficient, 200);
    assert_int_equal(world->diags.count, 2);
    assert_true(says(diag_help(&world->diags.items[0]), "the later one in it is shown"));
    assert_true(says(diag_help(&world->diags.items[1]), "whose id comes first is shown"));
}

static void of_one_article_the_exact_one_is_shown(void **state)
{
    struct world *world = *state;
    struct reading *reading = add_article(world, "a", winter);
    add_value(world, reading, 194, 0);
    add_value(world, reading, 200, 100)->bound = BOUND_GE;
    assert_int_equal(reconcile(world).figures[0].value.coefficient, 194);
    assert_true(says(diag_help(&world->diags.items[0]), "the one without a bound is shown"));
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
        cmocka_unit_test_setup_teardown(an_editor_s_figure_stands_against_a_later_one, begin, end),
        cmocka_unit_test_setup_teardown(an_editor_s_figure_that_agrees_changes_nothing, begin, end),
        cmocka_unit_test_setup_teardown(an_editor_s_figure_leaves_later_parts_alone, begin, end),
        cmocka_unit_test_setup_teardown(a_corrected_value_is_told_in_full, begin, end),
        cmocka_unit_test_setup_teardown(the_advice_says_which_one_is_shown, begin, end),
        cmocka_unit_test_setup_teardown(of_one_article_the_exact_one_is_shown, begin, end),
        cmocka_unit_test_setup_teardown(a_bound_admits_what_it_holds, begin, end),
        cmocka_unit_test_setup_teardown(a_bound_that_does_not_hold_it_conflicts, begin, end),
        cmocka_unit_test_setup_teardown(one_sentence_gives_parts, begin, end),
        cmocka_unit_test_setup_teardown(parts_are_named_by_their_values, begin, end),
        cmocka_unit_test_setup_teardown(other_subjects_are_other_figures, begin, end),
        cmocka_unit_test_setup_teardown(nothing_is_a_dataset_too, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
