/* read: the words of a site's languages. */
#define FIXTURE_FOLDER
#include "fixture.h"
#include "read.h"
#include "value.h"

static struct site load(const char *settings)
{
    folder_put(&folder, "content/site.yaml", str_from(settings));
    folder_put(&folder, "content/areas.yaml", STR("areas: []\n"));
    folder_put(&folder, "content/indicators.yaml", STR("groups: []\nindicators: []\n"));
    struct site site = { .root = STR("") };
    assert_true(read_site(&arena, folder.root, &site, &diags));
    return site;
}

static str word(const struct edition *edition, const char *key)
{
    return value_text(value_get(edition->page, str_from(key)), STR("(none)"));
}

static void each_language_is_an_edition(void **state)
{
    (void)state;
    struct site site = load("title: x\nlanguages: [zh-CN, en]\n");
    assert_int_equal(site.edition_count, 2);
    assert_text(site.editions[0].tag, STR("zh-CN"));
    assert_text(site.editions[0].folder, STR(""));
    assert_text(site.editions[1].folder, STR("en/"));
    assert_text(word(&site.editions[0], "skip_to_text"), STR("跳到正文"));
    assert_text(word(&site.editions[1], "skip_to_text"), STR("Skip to the text"));
    assert_int_equal(diags.count, 0);
}

static void built_in_languages_have_the_same_words(void **state)
{
    (void)state;
    const struct edition *zh = read_built_in_edition(&arena, STR("zh-CN"), &diags);
    const struct edition *en = read_built_in_edition(&arena, STR("en"), &diags);
    /* One that English lacks would be Chinese; one that Chinese lacks is reported as used by nothing. */
    assert_int_equal(diags.count, 0);
    for (size_t i = 0; i < zh->page->count; i++) {
        str key = zh->page->members[i].key;
        const struct value *english = value_get(en->page, key);
        if (str_find(english->span.source->path, STR("en.yaml"), 0) == STR_NONE)
            fail_msg("page has no English \"%.*s\"", STR_ARG(key));
    }
    for (size_t i = 0; i < zh->words->count; i++) {
        str key = zh->words->members[i].key;
        if (str_find(value_get(en->words, key)->span.source->path, STR("en.yaml"), 0) == STR_NONE)
            fail_msg("words has no English \"%.*s\"", STR_ARG(key));
    }
}

static void a_sites_own_words_stand_over_the_built_in(void **state)
{
    (void)state;
    folder_put(&folder, "templates/strings/zh.yaml", STR("page: {skip_to_text: 甲}\n"));
    folder_put(&folder, "templates/strings/zh-HK.yaml", STR("page: {skip_to_text: 乙, skip_to_txt: 丙}\n"));
    struct site site = load("title: x\nlanguages: [zh-CN, zh-HK, fr]\n");
    assert_text(word(&site.editions[0], "skip_to_text"), STR("甲"));
    assert_text(word(&site.editions[1], "skip_to_text"), STR("乙"));
    assert_text(word(&site.editions[1], "skip_to_txt"), STR("(none)"));
    /* A language without words of its own is Chinese, and says so. */
    assert_text(word(&site.editions[2], "skip_to_text"), STR("跳到正文"));
    assert_int_equal(diags.count, 2);
    assert_int_equal(diags.items[0].code, DIAG_STRINGS_KEY);
    assert_int_equal(diags.items[1].code, DIAG_STRINGS_MISSING);
}

static void a_words_shape_is_kept(void **state)
{
    (void)state;
    folder_put(&folder, "templates/strings/zh.yaml",
               STR("words: {month_names: [a, [b]], scales: 万, date: '{day}', year: {a: b}}\n"));
    struct site site = load("title: x\n");
    assert_int_equal(value_get(site.editions[0].words, STR("month_names"))->count, 12);
    assert_int_equal(value_get(site.editions[0].words, STR("scales"))->kind, VALUE_OBJECT);
    assert_text(value_text(value_get(site.editions[0].words, STR("date")), STR("")), STR("{day}"));
    assert_int_equal(diags.count, 3);
    assert_int_equal(diags.items[0].code, DIAG_STRINGS_VALUE);
}

static void names_are_those_of_the_language(void **state)
{
    (void)state;
    static const struct translation others[] = { { STR_INIT("en"), STR_INIT("Dazu") },
                                                 { STR_INIT("zh-HK"), STR_INIT("大足區") } };
    struct translations names = { others, 2 };
    assert_text(translated(STR("大足区"), STR("Dazu"), names, STR("zh-CN")), STR("大足区"));
    assert_text(translated(STR("大足区"), STR("Dazu"), names, STR("zh-HK")), STR("大足區"));
    assert_text(translated(STR("大足区"), STR("Dazu"), names, STR("en-GB")), STR("Dazu"));
    assert_text(translated(STR("大足区"), STR("Dazu"), names, STR("fr")), STR("Dazu"));
    assert_text(translated(STR("大足区"), STR(""), (struct translations){ NULL, 0 }, STR("fr")), STR("大足区"));
}

static void catalogues_name_things_in_any_language(void **state)
{
    (void)state;
    folder_put(&folder, "content/site.yaml", STR("title: x\ntitle_fr: y\n"));
    folder_put(&folder, "content/areas.yaml", STR("areas:\n  - {id: a, name: 甲区, name_fr: Jia, name_french: no}\n"));
    folder_put(&folder, "content/indicators.yaml", STR("groups: []\nindicators: []\n"));
    struct site site = { .root = STR("") };
    assert_true(read_site(&arena, folder.root, &site, &diags));
    const struct area *area = &site.vocabulary.areas[0];
    assert_text(area_name(area, STR("fr")), STR("Jia"));
    assert_text(area_short_name(area, STR("fr")), STR("Jia"));
    assert_text(area_short_name(area, STR("zh-CN")), area->short_name);
    assert_text(area_name(area, STR("en")), STR("甲区"));
    assert_text(settings_title(&site.settings, STR("fr")), STR("y"));
    assert_int_equal(diags.count, 1);
    assert_int_equal(diags.items[0].code, DIAG_VOCABULARY_KEY);
}

static void languages_are_tags_each_once(void **state)
{
    (void)state;
    struct site site = load("title: x\nlanguages: [en, EN, 中文]\n");
    assert_int_equal(site.edition_count, 1);
    assert_text(site.editions[0].tag, STR("en"));
    assert_int_equal(diags.count, 2);
    assert_int_equal(diags.items[0].code, DIAG_SETTINGS_VALUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_language_is_an_edition, set_up, tear_down),
        cmocka_unit_test_setup_teardown(built_in_languages_have_the_same_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_sites_own_words_stand_over_the_built_in, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_words_shape_is_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_are_those_of_the_language, set_up, tear_down),
        cmocka_unit_test_setup_teardown(catalogues_name_things_in_any_language, set_up, tear_down),
        cmocka_unit_test_setup_teardown(languages_are_tags_each_once, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
