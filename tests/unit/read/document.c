/* read: front matter, sidecars, names of files. */
#define FIXTURE_FOLDER
#include "fixture.h"
#include "read.h"

static struct document *load_named(const char *name, str bytes)
{
    folder_put(&folder, name, bytes);
    struct document *document = NULL;
    if (!read_document(&arena, folder_path(&folder, name), &document, &diags))
        assert_null(document);
    return document;
}

static struct document *load(str bytes)
{
    return load_named("a.md", bytes);
}

static str body_of(const struct document *document)
{
    return str_slice(document->source.bytes, document->body, document->source.bytes.len);
}

static void assert_diag(size_t index, enum diag_code code, str place)
{
    assert_true(index < diags.count);
    assert_text(diag_code_text(diags.items[index].code), diag_code_text(code));
    assert_text(span_text(diags.items[index].span), place);
}

static void every_key_is_read(void **state)
{
    (void)state;
    const struct document *document = load(STR("---\n"
                                               "title: \"示例：新增22家\"\n"
                                               "date: 2023-11-06\n"
                                               "source: 示例日报\n"
                                               "url: https://example.org/a?b=1\n"
                                               "author: [甲, 乙]\n"
                                               "areas:\n  - beishi\n  - nanshi\n"
                                               "id: 示例-1.a_b\n"
                                               "text: quotes\n"
                                               "draft: true\n"
                                               "date_inferred: true\n"
                                               "---\n"
                                               "正文\n"));
    assert_non_null(document);
    assert_int_equal(diags.count, 0);
    const struct front_matter *matter = &document->front_matter;
    assert_text(matter->title.text, STR("示例：新增22家"));
    assert_text(span_text(matter->title.span), STR("\"示例：新增22家\""));
    assert_int_equal(date_compare(matter->date, (struct date){ 2023, 11, 6 }), 0);
    assert_text(span_text(matter->date_span), STR("2023-11-06"));
    assert_text(matter->source.text, STR("示例日报"));
    assert_text(matter->url.text, STR("https://example.org/a?b=1"));
    assert_text(matter->author.text, STR("甲、乙"));
    assert_int_equal(matter->area_count, 2);
    assert_text(matter->areas[1].text, STR("nanshi"));
    assert_text(span_text(matter->areas[1].span), STR("nanshi"));
    assert_text(matter->id.text, STR("示例-1.a_b"));
    assert_true(matter->has_text);
    assert_int_equal(matter->text, ARTICLE_TEXT_QUOTES);
    assert_true(matter->draft);
    assert_text(body_of(document), STR("正文\n"));
}

static void front_matter_has_many_shapes(void **state)
{
    (void)state;
    static const str shapes[] = {
        STR_INIT("---\ntitle: 题\n---\n正文"),           STR_INIT("---\r\ntitle: 题\r\n---\r\n正文"),
        STR_INIT("---\rtitle: 题\r---\r正文"),           STR_INIT("\xEF\xBB\xBF---\ntitle: 题\n---\n正文"),
        STR_INIT("\n \n---  \ntitle: 题\n--- \t\n正文"), STR_INIT("---\ntitle: 题\n...\n正文"),
    };
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        const struct document *document = load(shapes[i]);
        assert_non_null(document);
        assert_text(document->front_matter.title.text, STR("题"));
        assert_text(body_of(document), STR("正文"));
    }
    const struct document *empty = load(STR("---\n---\n正文"));
    assert_text(body_of(empty), STR("正文"));
    const struct document *none = load(STR("正文 ---\n---\n"));
    assert_int_equal(none->body, 0);
    const struct document *rule = load(STR("正文\n\n---\n\na: b\n"));
    assert_int_equal(rule->body, 0);
    assert_int_equal(diags.count, 0);
}

static void broken_front_matter_is_refused(void **state)
{
    (void)state;
    assert_null(load(STR("\n---\ntitle: 题\n正文\n")));
    assert_diag(0, DIAG_FRONT_MATTER_UNCLOSED, STR("---"));
    assert_null(load(STR("---\ntitle: 甲: 乙\n---\n正文\n")));
    assert_diag(1, DIAG_YAML_SYNTAX, STR(":"));
    assert_null(load(STR(" \n\t\xE3\x80\x80\r\n")));
    assert_diag(2, DIAG_FILE_EMPTY, STR(""));
    assert_null(load(STR("")));
    assert_diag(3, DIAG_FILE_EMPTY, STR(""));
    assert_int_equal(diags.count, 4);
}

static void bad_values_are_reported_and_left_out(void **state)
{
    (void)state;
    const struct document *document = load_named("2024-02-29-a.md", STR("---\n"
                                                                        "titel: 题\n"
                                                                        "title: [题]\n"
                                                                        "date: 2023-02-30\n"
                                                                        "url: javascript:alert(1)\n"
                                                                        "areas: {a: b}\n"
                                                                        "id: ../a b\n"
                                                                        "text: half\n"
                                                                        "draft: yes\n"
                                                                        "author: [甲, [乙]]\n"
                                                                        "layout: post\n"
                                                                        "---\n正文\n"));
    assert_non_null(document);
    const struct front_matter *matter = &document->front_matter;
    assert_text(matter->title.text, STR(""));
    assert_int_equal(date_compare(matter->date, (struct date){ 2024, 2, 29 }), 0);
    assert_text(matter->url.text, STR(""));
    assert_int_equal(matter->area_count, 0);
    assert_text(matter->id.text, STR("a-b"));
    assert_false(matter->has_text);
    assert_false(matter->draft);
    assert_text(matter->author.text, STR("甲"));
    assert_int_equal(diags.count, 10);
    assert_int_equal(diags.warnings, 2);
    assert_diag(0, DIAG_FRONT_MATTER_KEY, STR("titel"));
    assert_true(str_find(diags.items[0].message, STR("did you mean \"title\"?"), 0) != STR_NONE);
    assert_diag(1, DIAG_FRONT_MATTER_KEY, STR("layout"));
    assert_diag(2, DIAG_FRONT_MATTER_VALUE, STR("../a b"));
    assert_diag(3, DIAG_FRONT_MATTER_VALUE, STR("[题]"));
    const struct document *list = load(STR("---\n- a\n---\n正文\n"));
    assert_non_null(list);
    assert_diag(10, DIAG_FRONT_MATTER_VALUE, STR("- a"));
}

static void assert_date(const char *written, struct date expected)
{
    str text = arena_format(&arena, "---\ndate: %s\n---\n正文\n", written);
    const struct document *document = load(text);
    assert_non_null(document);
    assert_int_equal(date_compare(document->front_matter.date, expected), 0);
}

static void dates_may_have_a_time(void **state)
{
    (void)state;
    struct date day = { 2023, 11, 6 };
    assert_date("2023-11-06", day);
    assert_date("\"2023-11-06\"", day);
    assert_date("2023-11-06T08:00:00+08:00", day);
    assert_date("2023-11-06 08:00", day);
    assert_date("2023-11-06 08:00:00 +0800", day);
    assert_date("2023-11-06T00:00:00Z", day);
    assert_int_equal(diags.count, 0);
    assert_date("2023-11-06 morning", DATE_NONE);
    assert_date("2023", DATE_NONE);
    assert_int_equal(diags.count, 2);
}

static void single_area_needs_no_list(void **state)
{
    (void)state;
    const struct document *document = load(STR("---\nareas: beishi\n---\n正文\n"));
    assert_int_equal(document->front_matter.area_count, 1);
    assert_text(document->front_matter.areas[0].text, STR("beishi"));
}

static void sidecar_stands_in(void **state)
{
    (void)state;
    folder_put(&folder, "a.txt.yaml", STR("title: 旁\ndate: 2023-11-06\n"));
    const struct document *document = load_named("a.txt", STR("正文"));
    assert_text(document->front_matter.title.text, STR("旁"));
    assert_true(str_ends(document->front_matter.title.span.source->path, STR("a.txt.yaml")));
    assert_int_equal(document->body, 0);
    const struct document *own = load_named("a.txt", STR("---\nsource: 报\n---\n正文"));
    assert_text(own->front_matter.title.text, STR(""));
    folder_put(&folder, "a.txt.yaml", STR("title: 甲: 乙\n"));
    assert_null(load_named("a.txt", STR("正文")));
    assert_diag(0, DIAG_YAML_SYNTAX, STR(":"));
}

static void assert_named(const char *name, const char *id, struct date date)
{
    const struct document *document = load_named(name, STR("正文"));
    assert_text(document->front_matter.id.text, str_from(id));
    assert_int_equal(date_compare(document->front_matter.date, date), 0);
    assert_int_equal(document->front_matter.date_span.length, 0);
}

static void names_give_id_and_date(void **state)
{
    (void)state;
    assert_named("x/2023-11-06-dazu.md", "2023-11-06-dazu", (struct date){ 2023, 11, 6 });
    assert_named("2023-11-06.HTML", "2023-11-06", (struct date){ 2023, 11, 6 });
    assert_named("2023-13-06-a.txt", "2023-13-06-a", DATE_NONE);
    assert_named("2023-11-061.txt", "2023-11-061", DATE_NONE);
    assert_named("新闻：大足 22家.md", "新闻-大足-22家", DATE_NONE);
    assert_named("a.b.md", "a.b", DATE_NONE);
    assert_named("！.md", "article", DATE_NONE);
    assert_int_equal(diags.count, 0);
}

static void format_follows_the_ending(void **state)
{
    (void)state;
    assert_int_equal(load_named("a.Markdown", STR("x"))->format, FORMAT_MARKDOWN);
    assert_int_equal(load_named("a.htm", STR("x"))->format, FORMAT_HTML);
    assert_int_equal(load_named("a.XHTML", STR("x"))->format, FORMAT_HTML);
    assert_int_equal(load_named("a.xml", STR("x"))->format, FORMAT_XML);
    assert_int_equal(load_named("a.txt", STR("x"))->format, FORMAT_TEXT);
    assert_int_equal(diags.count, 0);
    assert_int_equal(load_named("a.doc", STR("x"))->format, FORMAT_TEXT);
    assert_diag(0, DIAG_FILE_FORMAT_UNKNOWN, STR(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_key_is_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(front_matter_has_many_shapes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(broken_front_matter_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(bad_values_are_reported_and_left_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(dates_may_have_a_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(single_area_needs_no_list, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sidecar_stands_in, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_give_id_and_date, set_up, tear_down),
        cmocka_unit_test_setup_teardown(format_follows_the_ending, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
