/* view/select: what stands beside what, and what never does. */
#include "select.h"

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
    sample_article(&sample, "a", 2023, 11, 6);
    sample_block(&sample, BLOCK_PARAGRAPH, "数字。");
    *state = &sample;
    return 0;
}

static int tear_down(void **state)
{
    sample_finish(*state);
    return 0;
}

static struct observation *put(struct sample *sample, const char *area, const char *indicator, const char *value,
                               const char *period)
{
    return sample_state(sample, area, indicator, value, period, "数字");
}

static void rankings_take_the_newest_year_most_areas_have(void **state)
{
    struct sample *sample = *state;
    put(sample, "city", "firms", "9000", "2023-12-31/2023-12-31");
    put(sample, "jia", "firms", "100", "2022-12-31/2022-12-31");
    put(sample, "jia", "firms", "120", "2023-09-30/2023-09-30");
    put(sample, "yi", "firms", "150", "2023-12-31/2023-12-31");
    put(sample, "bing", "firms", "300", "2021-12-31/2021-12-31");
    put(sample, "zone", "firms", "900", "2023-12-31/2023-12-31")->status = STATUS_TARGET;
    sample_reconcile(sample);
    struct ranking ranking =
        select_ranking(&sample->arena, &sample->dataset, &sample_indicators[2], (struct circle){ PEERS_UPPER, NULL });
    assert_int_equal(ranking.count, 3);
    assert_int_equal(ranking.current_count, 2);
    assert_ptr_equal(ranking.items[0].figure->area, &sample_areas[2]);
    assert_ptr_equal(ranking.items[1].figure->area, &sample_areas[1]);
    assert_ptr_equal(ranking.items[2].figure->area, &sample_areas[3]);
    assert_false(ranking.items[2].current);
    assert_true(ranking.mixed);
}

static void nine_months_are_not_set_against_twelve(void **state)
{
    struct sample *sample = *state;
    put(sample, "jia", "spending", "500", "2023-01-01/2023-09-30");
    put(sample, "jia", "spending", "400", "2022-01-01/2022-12-31");
    put(sample, "yi", "spending", "700", "2022-01-01/2022-12-31");
    put(sample, "bing", "spending", "900", "2023-01-01/2023-09-30");
    put(sample, "bing", "spending", "800", "../2022-12-31");
    sample_reconcile(sample);
    struct ranking ranking =
        select_ranking(&sample->arena, &sample->dataset, &sample_indicators[0], (struct circle){ PEERS_UPPER, NULL });
    assert_int_equal(ranking.count, 2);
    assert_int_equal(ranking.current_count, 2);
    assert_ptr_equal(ranking.items[0].figure->area, &sample_areas[3]);
    assert_ptr_equal(ranking.items[1].figure->area, &sample_areas[1]);
    assert_false(ranking.mixed);
}

static void grades_are_not_mixed(void **state)
{
    struct sample *sample = *state;
    put(sample, "jia", "firms", "100", "2023-12-31/2023-12-31");
    put(sample, "yi", "firms", "5", "2023-12-31/2023-12-31")->tier = TIER_NATIONAL;
    put(sample, "bing", "firms", "7", "2023-12-31/2023-12-31")->tier = TIER_NATIONAL;
    sample_reconcile(sample);
    struct ranking ranking =
        select_ranking(&sample->arena, &sample->dataset, &sample_indicators[2], (struct circle){ PEERS_UPPER, NULL });
    assert_int_equal(ranking.count, 2);
    assert_int_equal(ranking.items[0].figure->tier, TIER_NATIONAL);
}

static void a_rank_is_best_when_low(void **state)
{
    struct sample *sample = *state;
    put(sample, "jia", "place", "122", "2023-12-31/2023-12-31")->scope = SCOPE_NATIONAL;
    put(sample, "yi", "place", "7", "2023-12-31/2023-12-31")->scope = SCOPE_NATIONAL;
    sample_reconcile(sample);
    struct ranking ranking =
        select_ranking(&sample->arena, &sample->dataset, &sample_indicators[3], (struct circle){ PEERS_UPPER, NULL });
    assert_int_equal(ranking.count, 2);
    assert_ptr_equal(ranking.items[0].figure->area, &sample_areas[2]);
}

static void the_newest_actual_speaks(void **state)
{
    struct sample *sample = *state;
    put(sample, "jia", "firms", "100", "2022-12-31/2022-12-31");
    put(sample, "jia", "firms", "194", "2023-09-30/2023-09-30");
    put(sample, "jia", "firms", "300", "2025-12-31/2025-12-31")->status = STATUS_TARGET;
    put(sample, "jia", "firms", "200", "2023-12-31/2023-12-31")->status = STATUS_ESTIMATE;
    put(sample, "jia", "firms", "9", "2023-11-06/2023-11-06")->tier = TIER_NATIONAL;
    sample_reconcile(sample);
    const struct figure *figure = select_newest(&sample->dataset, &sample_areas[1], &sample_indicators[2]);
    assert_non_null(figure);
    assert_int_equal(figure->value.coefficient, 194);
    assert_null(select_newest(&sample->dataset, &sample_areas[2], &sample_indicators[2]));
    struct figure_range range = select_figures(&sample->dataset, &sample_areas[1], &sample_indicators[2]);
    struct figure_list series = select_series(&sample->arena, range);
    assert_int_equal(series.count, 3);
    assert_int_equal(series.items[1]->value.coefficient, 194);
    assert_int_equal(series.items[2]->status, STATUS_ESTIMATE);
}

static void targets_meet_their_actuals(void **state)
{
    struct sample *sample = *state;
    put(sample, "jia", "firms", "150", "2023-12-31/2023-12-31");
    put(sample, "jia", "firms", "400", "2025-12-31/2025-12-31")->status = STATUS_TARGET;
    put(sample, "yi", "spending", "150", "2023-01-01/2023-09-30");
    put(sample, "yi", "spending", "400", "2025-01-01/2025-12-31")->status = STATUS_TARGET;
    sample_reconcile(sample);
    struct decimal percent;
    struct figure_range firms = select_figures(&sample->dataset, &sample_areas[1], &sample_indicators[2]);
    const struct figure *target = &firms.items[1];
    assert_int_equal(target->status, STATUS_TARGET);
    assert_int_equal(select_reach(target, select_answer(target, firms), &percent), REACH_SHARE);
    assert_int_equal(decimal_compare(percent, (struct decimal){ 375, 1 }), 0);
    struct figure_range spending = select_figures(&sample->dataset, &sample_areas[2], &sample_indicators[0]);
    target = &spending.items[1];
    assert_int_equal(select_reach(target, select_answer(target, spending), &percent), REACH_UNKNOWN);
}

static enum reach reach_of(struct sample *sample, const char *actual, enum bound actual_bound, const char *target,
                           enum bound target_bound)
{
    sample->readings[0] = (struct reading){ .article = { .block_count = 0 } };
    sample->reading_count = 0;
    sample_article(sample, "a", 2023, 11, 6);
    sample_block(sample, BLOCK_PARAGRAPH, "数字。");
    put(sample, "jia", "firms", actual, "2023-12-31/2023-12-31")->bound = actual_bound;
    struct observation *wanted = put(sample, "jia", "firms", target, "2025-12-31/2025-12-31");
    wanted->status = STATUS_TARGET;
    wanted->bound = target_bound;
    sample_reconcile(sample);
    struct figure_range firms = select_figures(&sample->dataset, &sample_areas[1], &sample_indicators[2]);
    struct decimal percent;
    return select_reach(&firms.items[1], &firms.items[0], &percent);
}

static void bounds_leave_a_share_open(void **state)
{
    struct sample *sample = *state;
    assert_int_equal(reach_of(sample, "240", BOUND_GE, "250", BOUND_GE), REACH_OPEN);
    assert_int_equal(reach_of(sample, "250", BOUND_GE, "250", BOUND_GE), REACH_MET);
    assert_int_equal(reach_of(sample, "260", BOUND_EQ, "250", BOUND_GE), REACH_MET);
    assert_int_equal(reach_of(sample, "240", BOUND_EQ, "250", BOUND_GE), REACH_SHARE);
    assert_int_equal(reach_of(sample, "260", BOUND_LE, "250", BOUND_EQ), REACH_OPEN);
    assert_int_equal(reach_of(sample, "260", BOUND_APPROX, "250", BOUND_EQ), REACH_SHARE);
    assert_int_equal(reach_of(sample, "240", BOUND_LE, "250", BOUND_LE), REACH_MET);
    assert_int_equal(reach_of(sample, "240", BOUND_GE, "250", BOUND_LE), REACH_OPEN);
    assert_int_equal(reach_of(sample, "260", BOUND_GE, "250", BOUND_LE), REACH_BELOW);
    assert_int_equal(reach_of(sample, "240", BOUND_LE, "250", BOUND_GE), REACH_BELOW);
}

static void what_is_of_the_due_day_answers(void **state)
{
    struct sample *sample = *state;
    put(sample, "jia", "spending", "27", "2023-01-01/2023-12-31");
    put(sample, "jia", "spending", "31", "2024-01-01/2024-12-31");
    put(sample, "jia", "spending", "16", "2025-01-01/2025-06-30");
    put(sample, "jia", "spending", "30", "2023-01-01/2023-12-31")->status = STATUS_TARGET;
    put(sample, "jia", "spending", "40", "2026-01-01/2026-12-31")->status = STATUS_TARGET;
    sample_reconcile(sample);
    struct figure_range range = select_figures(&sample->dataset, &sample_areas[1], &sample_indicators[0]);
    assert_int_equal(select_answer(&range.items[3], range)->value.coefficient, 27);
    assert_int_equal(select_answer(&range.items[4], range)->value.coefficient, 31); /* not the half year */
}

static void growth_is_compared_of_one_time_only(void **state)
{
    struct sample *sample = *state;
    for (int i = 0; i < 3; i++) {
        static const char *const periods[] = { "2022-01-01/2022-12-31", "2023-01-01/2023-12-31",
                                               "2023-01-01/2023-12-31" };
        static const char *const values[] = { "18", "9", "12" };
        struct observation *growth = put(sample, "jia", "spending", values[i], periods[i]);
        growth->measure = MEASURE_GROWTH;
        growth->unit = STR("percent");
        growth->status = i == 2 ? STATUS_TARGET : STATUS_ACTUAL;
    }
    sample_reconcile(sample);
    struct figure_range range = select_figures(&sample->dataset, &sample_areas[1], &sample_indicators[0]);
    const struct figure *target = &range.items[2];
    const struct figure *answer = select_answer(target, range);
    struct decimal percent;
    assert_int_equal(answer->value.coefficient, 9);
    assert_int_equal(select_reach(target, answer, &percent), REACH_BELOW);
    assert_int_equal(select_reach(target, &range.items[0], &percent), REACH_UNKNOWN);
}

static void zones_are_no_peers_of_districts(void **state)
{
    struct sample *sample = *state;
    put(sample, "jia", "firms", "100", "2023-12-31/2023-12-31");
    put(sample, "yi", "firms", "90", "2023-12-31/2023-12-31");
    put(sample, "zone", "firms", "60", "2023-12-31/2023-12-31");
    sample_reconcile(sample);
    struct ranking best = select_best_ranking(&sample->arena, &sample->dataset, &sample_indicators[2]);
    assert_int_equal(best.count, 2);
    assert_ptr_equal(best.items[0].figure->area, &sample_areas[1]);
    struct ranking zones =
        select_ranking(&sample->arena, &sample->dataset, &sample_indicators[2], (struct circle){ PEERS_ZONES, NULL });
    assert_int_equal(zones.count, 1);
    assert_int_equal(select_peers(&sample_areas[0]), PEERS_NONE);
}

static void a_level_told_again_says_nothing_new(void **state)
{
    struct sample *sample = *state;
    put(sample, "jia", "firms", "194", "2023-09-30/2023-09-30");
    put(sample, "jia", "firms", "22", "2023-01-01/2023-09-30")->measure = MEASURE_CHANGE;
    put(sample, "jia", "firms", "194", "2023-11-06/2023-11-06");
    put(sample, "jia", "firms", "194", "2022-12-31/2022-12-31");
    sample_reconcile(sample);
    struct figure_range firms = select_figures(&sample->dataset, &sample_areas[1], &sample_indicators[2]);
    const struct figure *older = &firms.items[0];
    const struct figure *said_again = &firms.items[2];
    assert_true(select_repeats(said_again, &firms.items[1]));
    assert_false(select_repeats(said_again, said_again));
    assert_false(select_repeats(said_again, older)); /* of another year */
    const struct figure *newest = select_newest(&sample->dataset, &sample_areas[1], &sample_indicators[2]);
    assert_ptr_equal(newest, &firms.items[1]); /* its change is told with it */
}

/* Where an area stands among all districts by its firms: "best-worst", "" where nowhere. */
static const char *place_of(struct sample *sample, size_t area, struct circle circle)
{
    struct ranking ranking = select_ranking(&sample->arena, &sample->dataset, &sample_indicators[2], circle);
    struct standing standing;
    if (!select_standing(&ranking, &sample_areas[area], &standing))
        return "";
    return arena_format(&sample->arena, "%zu-%zu", standing.best, standing.worst).ptr;
}

static void bounds_leave_a_place_open(void **state)
{
    struct sample *sample = *state;
    struct circle districts = { PEERS_UPPER, NULL };
    put(sample, "jia", "firms", "2500", "2023-12-31/2023-12-31")->bound = BOUND_GE;
    put(sample, "yi", "firms", "2578", "2023-12-31/2023-12-31");
    put(sample, "bing", "firms", "300", "2023-12-31/2023-12-31");
    sample_reconcile(sample);
    assert_string_equal(place_of(sample, 1, districts), "1-2");
    assert_string_equal(place_of(sample, 2, districts), "1-2");
    assert_string_equal(place_of(sample, 3, districts), "3-3");
    assert_string_equal(place_of(sample, 0, districts), "");
}

static void equal_values_share_a_place(void **state)
{
    struct sample *sample = *state;
    struct circle districts = { PEERS_UPPER, NULL };
    put(sample, "jia", "firms", "90", "2023-12-31/2023-12-31");
    put(sample, "yi", "firms", "90", "2023-12-31/2023-12-31");
    put(sample, "bing", "firms", "300", "2022-12-31/2022-12-31");
    sample_reconcile(sample);
    assert_string_equal(place_of(sample, 1, districts), "1-1");
    assert_string_equal(place_of(sample, 2, districts), "1-1");
    assert_string_equal(place_of(sample, 3, districts), ""); /* of another year */
}

static void a_cluster_is_ranked_on_its_own(void **state)
{
    struct sample *sample = *state;
    const struct cluster *cluster = sample_areas[3].cluster;
    put(sample, "jia", "firms", "100", "2022-12-31/2022-12-31");
    put(sample, "yi", "firms", "90", "2022-12-31/2022-12-31");
    put(sample, "bing", "firms", "300", "2022-12-31/2022-12-31");
    sample_areas[3].cluster = NULL;
    sample_reconcile(sample);
    struct circle north = { PEERS_UPPER, cluster };
    const char *in_cluster = place_of(sample, 1, north);
    const char *outsider = place_of(sample, 3, north);
    size_t size = select_circle_size(&sample->dataset, north);
    sample_areas[3].cluster = cluster;
    assert_string_equal(in_cluster, "1-1");
    assert_string_equal(outsider, "");
    assert_int_equal(size, 2);
    assert_int_equal(select_circle_size(&sample->dataset, (struct circle){ PEERS_UPPER, NULL }), 3);
    assert_string_equal(place_of(sample, 1, (struct circle){ PEERS_UPPER, NULL }), "2-2");
}

static void different_years_are_no_ranking(void **state)
{
    struct sample *sample = *state;
    put(sample, "jia", "firms", "100", "2021-12-31/2021-12-31");
    put(sample, "yi", "firms", "90", "2022-12-31/2022-12-31");
    put(sample, "bing", "firms", "300", "2023-12-31/2023-12-31");
    sample_reconcile(sample);
    struct ranking ranking = select_best_ranking(&sample->arena, &sample->dataset, &sample_indicators[2]);
    assert_int_equal(select_ranking_weight(&ranking), 0);
}

static void other_currencies_are_not_ranked(void **state)
{
    struct sample *sample = *state;
    put(sample, "jia", "spending", "100", "2023-01-01/2023-12-31");
    put(sample, "yi", "spending", "90", "2023-01-01/2023-12-31");
    put(sample, "bing", "spending", "300", "2023-01-01/2023-12-31")->unit = STR("USD");
    sample_reconcile(sample);
    struct ranking ranking = select_best_ranking(&sample->arena, &sample->dataset, &sample_indicators[0]);
    assert_int_equal(ranking.count, 2);
}

static void an_estimate_stands_in_a_series_where_nothing_actual_does(void **state)
{
    struct sample *sample = *state;
    put(sample, "jia", "spending", "100", "2021-01-01/2021-12-31");
    put(sample, "jia", "spending", "120", "2022-01-01/2022-12-31");
    put(sample, "jia", "spending", "125", "2022-01-01/2022-12-31")->status = STATUS_ESTIMATE;
    put(sample, "jia", "spending", "140", "2023-01-01/2023-12-31")->status = STATUS_ESTIMATE;
    put(sample, "jia", "spending", "200", "2025-01-01/2025-12-31")->status = STATUS_TARGET;
    sample_reconcile(sample);
    struct figure_list series =
        select_series(&sample->arena, select_figures(&sample->dataset, &sample_areas[1], &sample_indicators[0]));
    assert_int_equal(series.count, 3);
    assert_int_equal(series.items[1]->status, STATUS_ACTUAL);
    assert_int_equal(series.items[2]->status, STATUS_ESTIMATE);
    assert_int_equal(series.items[2]->value.coefficient, 140);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rankings_take_the_newest_year_most_areas_have, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nine_months_are_not_set_against_twelve, set_up, tear_down),
        cmocka_unit_test_setup_teardown(grades_are_not_mixed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_rank_is_best_when_low, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_newest_actual_speaks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(targets_meet_their_actuals, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bounds_leave_a_share_open, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_of_the_due_day_answers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(growth_is_compared_of_one_time_only, set_up, tear_down),
        cmocka_unit_test_setup_teardown(zones_are_no_peers_of_districts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_level_told_again_says_nothing_new, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bounds_leave_a_place_open, set_up, tear_down),
        cmocka_unit_test_setup_teardown(equal_values_share_a_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_cluster_is_ranked_on_its_own, set_up, tear_down),
        cmocka_unit_test_setup_teardown(different_years_are_no_ranking, set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_currencies_are_not_ranked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_estimate_stands_in_a_series_where_nothing_actual_does, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
