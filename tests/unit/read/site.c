/* read: settings and vocabulary, and what an editor is told about mistakes in them. */
#define FIXTURE_FOLDER
#include "fixture.h"
#include "read.h"

#define SETTINGS "title: 示例\n"
#define AREAS                                                                                                                \
    "areas:\n"                                                                                                               \
    "  - {id: sheng, name: 示例省, name_en: Sample, kind: province}\n"                                                    \
    "  - {id: beishi, name: 北石区, parent: sheng, cluster: central, tile: [0, 4], aliases: [北石老城, 北石区]}\n" \
    "  - {id: nan, name: 南县, parent: sheng, tile: [1, 4]}\n"                                                             \
    "  - {id: zone, name: 北石高新区, parent: beishi, kind: zone}\n"                                                    \
    "clusters: [{id: central, name: 中心}]\n"
#define INDICATORS                                                                                                      \
    "groups: [{id: g, name: 组}]\n"                                                                                    \
    "indicators:\n"                                                                                                     \
    "  - {id: firms, group: g, name: 企业, unit: count, kind: stock, classifier: 家, aliases: [公司], direction: " \
    "more}\n"                                                                                                           \
    "  - {id: loans, group: g, name: 贷款, unit: CNY, kind: flow, graded: false, exclusions: [贷款人]}\n"

static struct site load(const char *settings, const char *areas, const char *indicators)
{
    folder_put(&folder, "content/site.yaml", str_from(settings));
    folder_put(&folder, "content/areas.yaml", str_from(areas));
    folder_put(&folder, "content/indicators.yaml", str_from(indicators));
    struct site site = { .root = STR("") };
    assert_true(read_site(&arena, folder.root, &site, &diags));
    return site;
}

/* The next diagnostic has this code, place and a message with these words. */
static void expect(size_t *next, enum diag_code code, str place, const char *words)
{
    assert_true(*next < diags.count);
    const struct diag *diag = &diags.items[(*next)++];
    assert_text(diag_code_text(diag->code), diag_code_text(code));
    assert_text(span_text(diag->span), place);
    if (str_find(diag->message, str_from(words), 0) == STR_NONE)
        fail_msg("no \"%s\" in: %.*s", words, STR_ARG(diag->message));
}

static void all_is_read(void **state)
{
    (void)state;
    struct site site = load(SETTINGS "title_en: Sample\nbase_url: https://example.org/x\nregion: sheng\n"
                                     "lead_indicators: [loans, firms]\narticle_text: full\nlanguage: zh-Hans\n"
                                     "publisher: 示例局\ncontact: data@example.org\n"
                                     "licence: https://example.org/by\nlicence_name: BY\n",
                            AREAS, INDICATORS);
    assert_int_equal(diags.count, 0);
    assert_text(site.settings.base_url, STR("https://example.org/x/"));
    assert_text(site.settings.region->id, STR("sheng"));
    assert_int_equal(site.settings.lead_count, 2);
    assert_text(site.settings.leads[0]->id, STR("loans"));
    assert_int_equal(site.settings.article_text, ARTICLE_TEXT_FULL);
    assert_text(site.settings.publisher, STR("示例局"));
    assert_text(site.settings.contact, STR("data@example.org"));
    assert_text(site.settings.contact_url, STR("mailto:data@example.org"));
    assert_text(site.settings.licence, STR("https://example.org/by"));
    assert_text(site.settings.licence_name, STR("BY"));
    const struct vocabulary *vocabulary = &site.vocabulary;
    const struct area *area = vocabulary_area(vocabulary, STR("beishi"));
    assert_text(area->short_name, STR("北石"));
    assert_text(area->name_en, STR("北石区"));
    assert_int_equal(area->kind, AREA_DISTRICT);
    assert_text(area->cluster->name, STR("中心"));
    assert_ptr_equal(area->parent, vocabulary_area(vocabulary, STR("sheng")));
    assert_int_equal(area->tile_column, 0);
    assert_int_equal(area->tile_row, 4);
    assert_int_equal(area->alias_count, 1);
    assert_text(span_text(area->span), STR("beishi"));
    assert_text(vocabulary_area(vocabulary, STR("nan"))->short_name, STR("南县"));
    assert_text(vocabulary_area(vocabulary, STR("sheng"))->short_name, STR("示例"));
    assert_int_equal(vocabulary_area(vocabulary, STR("zone"))->kind, AREA_ZONE);
    assert_ptr_equal(area_root(area), vocabulary_area(vocabulary, STR("sheng")));
    assert_null(area_root(NULL));
    assert_text(vocabulary_area(vocabulary, STR("zone"))->short_name, STR("北石高新区"));
    assert_int_equal(vocabulary_area(vocabulary, STR("zone"))->tile_column, -1);
    const struct indicator *firms = vocabulary_indicator(vocabulary, STR("firms"));
    assert_int_equal(firms->direction, DIRECTION_MORE);
    assert_int_equal(firms->unit, UNIT_COUNT);
    assert_int_equal(firms->kind, INDICATOR_STOCK);
    assert_true(firms->graded);
    assert_text(firms->classifier, STR("家"));
    const struct indicator *loans = vocabulary_indicator(vocabulary, STR("loans"));
    assert_false(loans->graded);
    assert_int_equal(loans->exclusion_count, 1);
    assert_text(loans->classifier, STR(""));
    assert_int_equal(loans->direction, DIRECTION_NONE);
    assert_null(vocabulary_area(vocabulary, STR("none")));
}

static void defaults_hold(void **state)
{
    (void)state;
    struct site site = load(SETTINGS, AREAS, INDICATORS);
    assert_text(site.settings.title_en, STR("示例"));
    assert_int_equal(site.settings.language_count, 1);
    assert_text(site.settings.languages[0], STR("zh-CN"));
    assert_int_equal(site.edition_count, 1);
    assert_text(site.editions[0].folder, STR(""));
    assert_null(site.settings.region);
    assert_int_equal(site.settings.article_text, ARTICLE_TEXT_QUOTES);
    assert_int_equal(site.settings.lead_count, 0);
    assert_text(site.settings.publisher, STR(""));
    assert_text(site.settings.contact_url, STR(""));
    assert_text(site.settings.licence_name, STR(""));
}

static void a_contact_may_be_a_page_and_a_licence_needs_no_name(void **state)
{
    (void)state;
    struct site site =
        load(SETTINGS "contact: https://example.org/who\nlicence: https://example.org/by\n", AREAS, INDICATORS);
    assert_int_equal(diags.count, 0);
    assert_text(site.settings.contact_url, STR("https://example.org/who"));
    assert_text(site.settings.licence_name, STR("https://example.org/by"));
}

static void mistakes_in_terms(void **state)
{
    (void)state;
    static const char *const contacts[] = { "javascript:alert(1)", "a@b@c",  "'@b'", "'a@'", "'a b@c'",
                                            "'a@b?cc=d'",          "'某@例'" };
    for (size_t i = 0; i < sizeof contacts / sizeof *contacts; i++) {
        size_t next = diags.count;
        str text = arena_format(&arena, SETTINGS "contact: %s\n", contacts[i]);
        struct site site = load(text.ptr, AREAS, INDICATORS);
        expect(&next, DIAG_SETTINGS_VALUE, str_from(contacts[i]), "mail address");
        assert_text(site.settings.contact_url, STR(""));
    }
    size_t next = diags.count;
    struct site site = load(SETTINGS "licence: CC BY\n", AREAS, INDICATORS);
    expect(&next, DIAG_SETTINGS_VALUE, STR("CC BY"), "creativecommons.org");
    assert_text(site.settings.licence, STR(""));
    assert_int_equal(diags.count, next);
}

static void mistakes_in_settings(void **state)
{
    (void)state;
    load("titel: 示例\nlanguage: 中文\nbase_url: ftp://x\nregion: beshi\nlead_indicators: [firm, loans, "
         "loans]\narticle_text: all\n",
         AREAS, INDICATORS);
    size_t next = 0;
    expect(&next, DIAG_SETTINGS_KEY, STR("titel"), "did you mean \"title\"?");
    expect(&next, DIAG_SETTINGS_VALUE, STR(""), "no title");
    expect(&next, DIAG_SETTINGS_VALUE, STR("中文"), "zh-CN");
    expect(&next, DIAG_SETTINGS_VALUE, STR("ftp://x"), "https://");
    expect(&next, DIAG_UNKNOWN_AREA, STR("beshi"), "did you mean \"beishi\"?");
    expect(&next, DIAG_UNKNOWN_INDICATOR, STR("firm"), "did you mean \"firms\"?");
    expect(&next, DIAG_SETTINGS_VALUE, STR("loans"), "twice");
    expect(&next, DIAG_SETTINGS_VALUE, STR("all"), "full, quotes, none");
    assert_int_equal(diags.count, next);
}

static void mistakes_in_areas(void **state)
{
    (void)state;
    struct site site =
        load(SETTINGS,
             "areas:\n"
             "  - {id: a, name: 甲山区, tile: [3, 3], nmae: x}\n"
             "  - {id: a, name: 乙山区}\n"
             "  - {name: 丙山区}\n"
             "  - {id: 'd/e', name: 丁山区}\n"
             "  - {id: f}\n"
             "  - 5\n"
             "  - {id: gamma, name: 庚山区, kind: town, cluster: coastal, tile: [3, 3], aliases: [甲山, ' ', [x]]}\n"
             "  - {id: h, name: 辛山区, tile: [-1, 2], parent: gama}\n"
             "  - {id: i, name: 壬山区, tile: [1.5, 2], parent: zzzz}\n"
             "clusters: [{id: east, name: 东}]\n"
             "cluster: 1\n",
             INDICATORS);
    assert_int_equal(site.vocabulary.area_count, 4);
    size_t next = 0;
    expect(&next, DIAG_VOCABULARY_KEY, STR("cluster"), "did you mean \"clusters\"?");
    expect(&next, DIAG_VOCABULARY_VALUE, STR("5"), "a number");
    expect(&next, DIAG_VOCABULARY_KEY, STR("nmae"), "did you mean \"name\"?");
    expect(&next, DIAG_VOCABULARY_DUPLICATE, STR("a"), "two areas");
    assert_text(span_text(diags.items[next - 1].related), STR("a"));
    expect(&next, DIAG_VOCABULARY_VALUE, STR("{name: 丙山区}"), "no id");
    expect(&next, DIAG_VOCABULARY_VALUE, STR("'d/e'"), "part of addresses");
    expect(&next, DIAG_VOCABULARY_VALUE, STR("f"), "no name");
    expect(&next, DIAG_VOCABULARY_VALUE, STR("town"), "municipality, province, city, district, zone");
    expect(&next, DIAG_VOCABULARY_VALUE, STR("' '"), "empty");
    expect(&next, DIAG_VOCABULARY_VALUE, STR("[x]"), "a list");
    expect(&next, DIAG_VOCABULARY_VALUE, STR("coastal"), "there are east");
    expect(&next, DIAG_VOCABULARY_VALUE, STR("[3, 3]"), "two areas have the tile");
    expect(&next, DIAG_VOCABULARY_VALUE, STR("[-1, 2]"), "whole numbers");
    expect(&next, DIAG_VOCABULARY_VALUE, STR("[1.5, 2]"), "whole numbers");
    expect(&next, DIAG_UNKNOWN_AREA, STR("gama"), "did you mean \"gamma\"?");
    expect(&next, DIAG_UNKNOWN_AREA, STR("zzzz"), "there are a, gamma, h, i");
    expect(&next, DIAG_VOCABULARY_ALIAS_AMBIGUOUS, STR("甲山"), "a and gamma");
    assert_int_equal(diags.count, next);
}

static void parents_in_a_circle_are_cut(void **state)
{
    (void)state;
    struct site site = load(SETTINGS,
                            "areas:\n"
                            "  - {id: x, name: 寅山区, parent: a}\n"
                            "  - {id: a, name: 甲山区, parent: b}\n"
                            "  - {id: b, name: 乙山区, parent: c}\n"
                            "  - {id: c, name: 丙山区, parent: a}\n"
                            "  - {id: self, name: 丁山区, parent: self}\n",
                            INDICATORS);
    assert_int_equal(diags.count, 2);
    assert_int_equal(diags.errors, 2);
    for (size_t i = 0; i < site.vocabulary.area_count; i++) {
        size_t steps = 0;
        for (const struct area *area = &site.vocabulary.areas[i]; area; area = area->parent)
            assert_true(++steps <= 4);
    }
}

static void mistakes_in_indicators(void **state)
{
    (void)state;
    struct site site = load(SETTINGS, AREAS,
                            "groups: [{id: g, name: 组}]\n"
                            "indicators:\n"
                            "  - {id: a, group: g, name: 甲数, unit: count, kind: stock, aliases: [丙数, 丁数]}\n"
                            "  - {id: b, group: g, name: 乙数, unit: count, kind: stock, aliases: [丙数]}\n"
                            "  - {id: c, group: g, name: 丙额, unit: CNY, kind: stock, aliases: [丁数]}\n"
                            "  - {id: d, group: h, name: 戊数, unit: count, kind: stock}\n"
                            "  - {id: e, group: g, name: 己数, unit: RMB, kind: stock}\n"
                            "  - {id: f, group: g, name: 庚数, unit: count}\n"
                            "  - {id: d, group: g, name: 辛数, unit: count, kind: flow, direction: up, graded: no}\n");
    assert_int_equal(site.vocabulary.indicator_count, 4);
    size_t next = 0;
    expect(&next, DIAG_VOCABULARY_VALUE, STR("h"), "there are g");
    expect(&next, DIAG_VOCABULARY_VALUE, STR("RMB"), "count, CNY, percent, m2, index, rank");
    expect(&next, DIAG_VOCABULARY_VALUE, STR("f"), "no kind");
    expect(&next, DIAG_VOCABULARY_VALUE, STR("up"), "none, more, less");
    expect(&next, DIAG_VOCABULARY_VALUE, STR("no"), "true or false");
    expect(&next, DIAG_VOCABULARY_ALIAS_AMBIGUOUS, STR("丙数"), "a and b");
    assert_int_equal(diags.count, next);
}

static void marks_that_join_phrases(void **state)
{
    (void)state;
    struct site site =
        load(SETTINGS, "areas: [{id: x, name: 寅山区, aliases: [寅山、寅城, 卯城；寅州]}]\n",
             "groups: [{id: g, name: 组、组}]\n"
             "indicators:\n"
             "  - {id: a, group: g, name: '甲；数', unit: count, kind: stock, aliases: [丙数，丁数]}\n"
             "  - {id: b, group: g, name: 乙数, unit: CNY, kind: stock, anaphors: [戊数、己数], per: [每 , 每；每],\n"
             "     exclusions: [庚数;辛数], aliases: [乙数、壬数, 癸数、子数, 子数]}\n");
    assert_int_equal(site.vocabulary.indicator_count, 2);
    assert_int_equal(diags.errors, 0);
    size_t next = 0;
    expect(&next, DIAG_VOCABULARY_VALUE, STR("寅山、寅城"), "one phrase with \"、\" in it");
    expect(&next, DIAG_VOCABULARY_VALUE, STR("卯城；寅州"), "\"；\"");
    expect(&next, DIAG_VOCABULARY_VALUE, STR("'甲；数'"), "\"；\"");
    expect(&next, DIAG_VOCABULARY_VALUE, STR("丙数，丁数"), "\"，\"");
    expect(&next, DIAG_VOCABULARY_VALUE, STR("庚数;辛数"), "\";\"");
    expect(&next, DIAG_VOCABULARY_VALUE, STR("戊数、己数"), "\"、\"");
    expect(&next, DIAG_VOCABULARY_VALUE, STR("每；每"), "\"；\"");
    assert_int_equal(diags.count, next);
    assert_int_equal(diags.warnings, next);
}

static void phrases_have_places(void **state)
{
    (void)state;
    struct site site =
        load(SETTINGS, AREAS,
             "groups: [{id: g, name: 组}]\n"
             "indicators:\n"
             "  - {id: a, group: g, name: 甲数, unit: count, kind: stock, aliases: [丙数], exclusions: ['丙数']}\n");
    const struct indicator *a = vocabulary_indicator(&site.vocabulary, STR("a"));
    assert_text(span_text(indicator_phrase_place(a, STR("甲数"), false)), STR("甲数"));
    assert_text(span_text(indicator_phrase_place(a, STR("丙数"), false)), STR("丙数"));
    assert_text(span_text(indicator_phrase_place(a, STR("丙数"), true)), STR("'丙数'"));
    assert_text(span_text(indicator_phrase_place(a, STR("乙数"), true)), STR("a"));
    const struct area *area = vocabulary_area(&site.vocabulary, STR("beishi"));
    assert_text(span_text(area_phrase_place(area, STR("北石"))), STR("北石区"));
    assert_text(span_text(area_phrase_place(area, STR("北石老城"))), STR("北石老城"));
    assert_text(span_text(area_phrase_place(area, STR("南"))), STR("beishi"));
}

static void what_cannot_be_built_is_refused(void **state)
{
    (void)state;
    struct site site = { .root = STR("untouched") };
    folder_put(&folder, "content/areas.yaml", STR("areas: ["));
    assert_false(read_site(&arena, folder.root, &site, &diags));
    assert_text(site.root, STR("untouched"));
    assert_int_equal(diags.count, 3);
    assert_int_equal(diags.items[0].code, DIAG_SETTINGS_MISSING);
    assert_int_equal(diags.items[1].code, DIAG_YAML_SYNTAX);
    assert_int_equal(diags.items[2].code, DIAG_SETTINGS_MISSING);
}

/* One message says what is wrong with the whole folder. */
static void expect_no_site(const char *name, const char *why)
{
    struct site site;
    size_t before = diags.count;
    assert_false(read_site(&arena, folder_path(&folder, name), &site, &diags));
    assert_int_equal(diags.count, before + 1);
    assert_int_equal(diags.items[before].code, DIAG_SETTINGS_MISSING);
    if (str_find(diags.items[before].message, str_from(why), 0) == STR_NONE)
        fail_msg("%s: %.*s", name, STR_ARG(diags.items[before].message));
    assert_true(str_find(diag_help(&diags.items[before]), STR("--site"), 0) != STR_NONE);
}

static void what_is_no_site_is_said_once(void **state)
{
    (void)state;
    folder_put(&folder, "flat/site.yaml", STR(SETTINGS));
    folder_put(&folder, "empty/x/y", STR(""));
    expect_no_site("nowhere", "no such folder");
    expect_no_site("flat", "site.yaml is in this folder itself");
    expect_no_site("flat/site.yaml", "not a folder");
    expect_no_site("empty", "not the folder of a site");
}

static void a_name_leads_to_its_id(void **state)
{
    (void)state;
    struct site site = load(SETTINGS, AREAS, INDICATORS);
    size_t tries = 0;
    const struct vocabulary *vocabulary = &site.vocabulary;
    assert_text(vocabulary_suggest_area(&arena, vocabulary, STR("北石"), &tries), STR("; did you mean \"beishi\"?"));
    assert_text(vocabulary_suggest_area(&arena, vocabulary, STR("北石老城"), &tries),
                STR("; did you mean \"beishi\"?"));
    assert_text(vocabulary_suggest_area(&arena, vocabulary, STR("zoon"), &tries), STR("; did you mean \"zone\"?"));
    assert_text(vocabulary_suggest_area(&arena, vocabulary, STR("东山区"), &tries), STR(""));
    assert_text(vocabulary_suggest_indicator(&arena, vocabulary, STR("公司"), &tries),
                STR("; did you mean \"firms\"?"));
    assert_int_equal(tries, 5);
    tries = 100;
    assert_text(vocabulary_suggest_area(&arena, vocabulary, STR("北石"), &tries), STR(""));
    size_t before = diags.count;
    load(SETTINGS, "areas: [{id: a, name: 甲省}, {id: b, name: 乙区, parent: 甲省}]\n", INDICATORS);
    assert_int_equal(diags.count, before + 1);
    assert_true(str_find(diags.items[before].message, STR("did you mean \"a\"?"), 0) != STR_NONE);
}

static void odd_files_are_survived(void **state)
{
    (void)state;
    struct site site = load("", "", "");
    assert_int_equal(site.vocabulary.area_count, 0);
    load("- a\n", "areas: 5\n", "just words\n");
    load("lead_indicators: {a: b}\nregion: [x]\n", "areas: {a: b}\nclusters: [[]]\n",
         "groups: [null]\nindicators: [~]\n");
    assert_true(diags.errors > 0);
}

static void web_addresses_lead_to_the_web(void **state)
{
    (void)state;
    assert_true(is_web_address(STR("https://example.org/a?b=1#c")));
    assert_true(is_web_address(STR("HTTP://example.org/大足")));
    assert_false(is_web_address(STR("javascript:alert(1)")));
    assert_false(is_web_address(STR("https://")));
    assert_false(is_web_address(STR("https://a b")));
    assert_false(is_web_address(STR("https://a\"onclick=")));
    assert_text(load(SETTINGS "base_url: HTTPS://example.org/x\n", "areas: []\n", "indicators: []\n").settings.base_url,
                STR("HTTPS://example.org/x/"));
    assert_text(load(SETTINGS "base_url: https:///x\n", "areas: []\n", "indicators: []\n").settings.base_url, STR(""));
    assert_text(load(SETTINGS "base_url: https://x?y\n", "areas: []\n", "indicators: []\n").settings.base_url, STR(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(all_is_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(defaults_hold, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_contact_may_be_a_page_and_a_licence_needs_no_name, set_up, tear_down),
        cmocka_unit_test_setup_teardown(mistakes_in_settings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(mistakes_in_terms, set_up, tear_down),
        cmocka_unit_test_setup_teardown(mistakes_in_areas, set_up, tear_down),
        cmocka_unit_test_setup_teardown(parents_in_a_circle_are_cut, set_up, tear_down),
        cmocka_unit_test_setup_teardown(mistakes_in_indicators, set_up, tear_down),
        cmocka_unit_test_setup_teardown(marks_that_join_phrases, set_up, tear_down),
        cmocka_unit_test_setup_teardown(phrases_have_places, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_built_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_site_is_said_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_name_leads_to_its_id, set_up, tear_down),
        cmocka_unit_test_setup_teardown(odd_files_are_survived, set_up, tear_down),
        cmocka_unit_test_setup_teardown(web_addresses_lead_to_the_web, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
