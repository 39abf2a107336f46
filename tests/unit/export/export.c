/* export: which files there are, and what stands in a row. */
#include "export.h"

#include "sample_fixture.h"
#include "value.h"

static str make(struct sample *sample, enum export_kind kind, size_t subject)
{
    struct buf out;
    buf_init(&out);
    export_make_file(&sample->arena, &sample->site, &sample->dataset, (struct export_ref){ kind, subject }, &out);
    str text = arena_copy(&sample->arena, buf_str(&out));
    buf_finish(&out);
    return text;
}

static struct observation *state_one(struct sample *sample, const char *value, const char *period)
{
    static const struct document document = { .source = { STR_INIT("a.md"), STR_INIT("") } };
    struct article *article = sample_article(sample, "a", 2023, 11, 6);
    article->document = &document;
    sample_block(sample, BLOCK_PARAGRAPH, "甲区的数194家，加引号“\"”。");
    return sample_state(sample, "jia", "firms", value, period, "194家");
}

static void only_what_has_figures_has_files(void **state)
{
    struct sample *sample = *state;
    state_one(sample, "194", "2023-09-30/2023-09-30");
    sample_reconcile(sample);
    struct export_list files = export_list_files(&sample->arena, &sample->site, &sample->dataset);
    str all = STR("\n");
    for (size_t i = 0; i < files.count; i++)
        all = arena_format(&sample->arena, "%.*s%.*s\n", STR_ARG(all),
                           STR_ARG(export_file_path(&sample->arena, &sample->site, files.items[i])));
    assert_true(has(all, "\ndata/areas/jia.csv\n"));
    assert_false(has(all, "yi"));
    assert_true(has(all, "\ndata/indicators/firms.json\n"));
    assert_false(has(all, "spending"));
    assert_true(has(all, "\ndata/kechuang.sqlite\n"));
}

static void values_are_exact(void **state)
{
    struct sample *sample = *state;
    struct observation *o = state_one(sample, "-0.10", "2023-01-01/2023-12-31");
    o->has_high = true;
    o->value_high = (struct decimal){ 9007199254740993, 0 };
    o->bound = BOUND_GE;
    o->status = STATUS_TARGET;
    sample_reconcile(sample);
    str json = make(sample, EXPORT_AREA_JSON, 1);
    assert_true(has(json, "\"obs_value\":-0.1,\"obs_value_high\":9007199254740993,\"bound\":\"ge\","
                          "\"obs_status\":\"target\",\"unit_measure\":\"count\""));
    str csv = make(sample, EXPORT_AREA_CSV, 1);
    assert_true(has(csv, ",-0.1,9007199254740993,ge,target,count,"));
}

static void what_is_open_is_empty(void **state)
{
    struct sample *sample = *state;
    state_one(sample, "5", "../2023-12-31");
    sample_reconcile(sample);
    assert_true(has(make(sample, EXPORT_CSV, EXPORT_FIGURES), ",../2023-12-31,,2023-12-31,5,,eq,"));
    str json = make(sample, EXPORT_JSON, EXPORT_OBSERVATIONS);
    assert_true(has(json, "\"time_period\":\"../2023-12-31\",\"time_start\":null,\"time_end\":\"2023-12-31\""));
    assert_true(has(json, "\"observation\":\"a#f1\""));
}

static void a_text_that_is_not_shown_is_not_given_out(void **state)
{
    struct sample *sample = *state;
    state_one(sample, "5", "2023-12-31/2023-12-31");
    sample_last(sample)->article.text = ARTICLE_TEXT_NONE;
    sample_reconcile(sample);
    str all =
        arena_join(&sample->arena, make(sample, EXPORT_JSON, EXPORT_OBSERVATIONS), make(sample, EXPORT_DATABASE, 0));
    assert_false(has(all, "甲区的数"));
    assert_false(has(all, "194家"));
    sample_last(sample)->article.text = ARTICLE_TEXT_QUOTES;
    assert_true(has(make(sample, EXPORT_JSON, EXPORT_OBSERVATIONS), "甲区的数194家，加引号“\\\"”。"));
}

static void an_old_figure_is_where_its_indicator_has_all(void **state)
{
    struct sample *sample = *state;
    sample_article(sample, "a", 2023, 11, 6);
    sample_block(sample, BLOCK_PARAGRAPH, "甲区高新技术企业多家。");
    for (int i = 0; i < FIGURES_RECENT + 1; i++) {
        str period = arena_format(&sample->arena, "%d-12-31/%d-12-31", 2022 - i, 2022 - i);
        sample_state(sample, "jia", "firms", "5", period.ptr, "家");
    }
    static const struct document document = { .source = { STR_INIT("a.md"), STR_INIT("") } };
    sample_last(sample)->article.document = &document;
    sample_reconcile(sample);
    str csv = make(sample, EXPORT_CSV, EXPORT_FIGURES);
    assert_true(has(csv, ",areas/jia.html#jia.firms.level.2022-12-31\r\n"));
    str oldest =
        arena_format(&sample->arena, ",areas/jia.firms.html#jia.firms.level.%d-12-31\r\n", 2022 - FIGURES_RECENT);
    assert_true(has(csv, oldest.ptr));
}

static void a_link_is_no_script(void **state)
{
    struct sample *sample = *state;
    state_one(sample, "5", "2023-12-31/2023-12-31");
    sample_last(sample)->article.url = STR("javascript:alert(1)");
    sample_reconcile(sample);
    assert_false(has(make(sample, EXPORT_CSV, EXPORT_FIGURES), "javascript"));
}

static void words_of_an_edition_end_no_comment(void **state)
{
    struct sample *sample = *state;
    struct edition edition = sample->site.editions[0];
    struct value *columns = value_object(&sample->arena);
    value_set_string(&sample->arena, columns, STR("obs_value"), STR("a\n); DROP TABLE area; --"));
    edition.columns = columns;
    sample->site.editions = &edition;
    state_one(sample, "5", "2023-12-31/2023-12-31");
    sample_reconcile(sample);
    assert_true(has(make(sample, EXPORT_DATABASE, 0), "-- a ); DROP TABLE area; --"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(only_what_has_figures_has_files, set_up, tear_down),
        cmocka_unit_test_setup_teardown(values_are_exact, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_open_is_empty, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_text_that_is_not_shown_is_not_given_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_old_figure_is_where_its_indicator_has_all, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_link_is_no_script, set_up, tear_down),
        cmocka_unit_test_setup_teardown(words_of_an_edition_end_no_comment, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
