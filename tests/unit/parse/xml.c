/* parse/xml: articles as article.rng has them, and what is refused. */
#include "article.h"

#define HEAD "<head><title>甲县 &amp; 乙区</title><date>2023-11-06</date><area>jiaxian</area></head>"

static void an_article_is_read_as_written(void **state)
{
    (void)state;
    expect_blocks(
        FORMAT_XML,
        "<?xml version=\"1.0\" encoding=\"GB2312\"?><!-- <p>x</p> -->\n<article id=\"x1\" xml:lang=\"zh-CN\">" HEAD
        "<body><p>累计<strong>194</strong>家，&#x589E;长<![CDATA[<5%]]>。</p>\n<section><title>平台</title>"
        "<list><item>新增\n 22 家</item><item>第二<br/>行</item></list><section><title>表</title><table>"
        "<caption>指标</caption><row><th>甲</th><th>乙</th></row><row><td>1</td><td/></row></table></section>"
        "<p>没有说完的话，</p><p>另一段，不连。</p></section></body></article>",
        "P|累计194家，增长<5%。\nH2|平台\nI1|新增22家\nI1|第二 行\nH3|表\nC|指标\nR*|甲/乙\nR|1/\n"
        "P|没有说完的话，\nP|另一段，不连。\n");
}

static void the_head_says_who_and_when(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(
        &fixture, FORMAT_XML,
        STR("<article id='x1'><head><area> jiaxian </area><source>某日报</source><area>bingqu</area>"
            "<date> 2023-11-06 </date><title>甲县要闻</title><url>http://a.cn/1</url><author>张三</author></head>"
            "<body><p>正文。</p></body></article>"));
    fixture.document.front_matter.date = DATE_NONE;
    fixture_parse(&fixture);
    assert_true(fixture.ok);
    const struct article *article = &fixture.article;
    assert_true(str_eq(article->id, STR("x1")));
    assert_true(str_eq(article->title, STR("甲县要闻")));
    assert_true(str_eq(article->source, STR("某日报")));
    assert_true(str_eq(article->url, STR("http://a.cn/1")));
    assert_true(str_eq(article->author, STR("张三")));
    assert_int_equal(date_compare(article->date, (struct date){ 2023, 11, 6 }), 0);
    assert_int_equal(article->area_count, 1);
    assert_int_equal(fixture.diags.count, 1);
    assert_true(str_eq(span_text(fixture.diags.items[0].span), STR("bingqu")));
    fixture_finish(&fixture);
}

/* The first diagnostic has this code and place; whether there is an article. */
static void expect_diagnostic(str text, enum diag_code code, str place, bool article)
{
    struct fixture fixture;
    fixture_init(&fixture, FORMAT_XML, text);
    fixture_parse(&fixture);
    assert_int_equal(fixture.ok, article);
    assert_int_equal(fixture.diags.count, 1); /* one fault, one message */
    assert_int_equal(fixture.diags.items[0].code, code);
    str found = span_text(fixture.diags.items[0].span);
    if (!str_eq(found, place))
        print_error("at \"%.*s\", not \"%.*s\"\n", STR_ARG(found), STR_ARG(place));
    assert_true(str_eq(found, place));
    fixture_finish(&fixture);
}

static void what_is_not_xml_is_refused(void **state)
{
    (void)state;
    expect_diagnostic(STR("<article>\n<head><title>甲</title>\n</haed></article>"), DIAG_XML_SYNTAX, STR("</haed>"),
                      false);
    expect_diagnostic(STR("甲"), DIAG_XML_SYNTAX, STR("甲"), false);
    expect_diagnostic(STR(""), DIAG_XML_SYNTAX, STR(""), false);
    expect_diagnostic(STR("<article><p>甲"), DIAG_XML_SYNTAX, STR(""), false);
    expect_diagnostic(STR("<article>&nbsp;</article>"), DIAG_XML_SYNTAX, STR("<"), false);
    expect_diagnostic(STR("<article>" HEAD "<body><section><title>甲</title><p>乙</section></body></article>"),
                      DIAG_XML_SYNTAX, STR("</section>"), false);
    expect_diagnostic(STR("<html/>"), DIAG_XML_SCHEMA, STR("<html/>"), false);
}

static void what_the_schema_does_not_allow_is_told(void **state)
{
    (void)state;
    expect_diagnostic(STR("<article>" HEAD "<body><p>甲。</p><foo a='1'/></body></article>"), DIAG_XML_SCHEMA,
                      STR("<foo a='1'/>"), true);
    expect_diagnostic(STR("<article><head><title>甲</title><date>2023-13-06</date><area>jiaxian</area></head>"
                          "<body><p>甲。</p></body></article>"),
                      DIAG_XML_SCHEMA, STR("2023-13-06"), true);
}

static void nothing_comes_from_outside(void **state)
{
    (void)state;
    expect_diagnostic(STR("<!DOCTYPE article [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><article>" HEAD
                          "<body><p>&a;</p></body></article>"),
                      DIAG_XML_SYNTAX, STR(">"), false);
    expect_diagnostic(STR("<!DOCTYPE article SYSTEM \"http://localhost:1/x.dtd\"><article>" HEAD
                          "<body><p>甲&foo;</p></body></article>"),
                      DIAG_XML_SYNTAX, STR("<"), false);
    expect_diagnostic(STR("<!DOCTYPE a [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>"
                          "<a>&c;</a>"),
                      DIAG_XML_SYNTAX, STR(">"), false);
    expect_blocks(FORMAT_XML, "<!DOCTYPE article><article>" HEAD "<body><p>甲。</p></body></article>", "P|甲。\n");
}

static void hostile_texts_take_linear_time(void **state)
{
    (void)state;
    expect_survival(FORMAT_XML, repeat("<article>", "<a>", 300000, ""));
    expect_survival(FORMAT_XML, repeat("<article>" HEAD "<body><p>", "科技创新，", 600000, "</p></body></article>"));
    expect_survival(FORMAT_XML, repeat("<article>" HEAD "<body>", "<p>甲</p>", 200000, "</body></article>"));
    expect_survival(FORMAT_XML, repeat("<article>" HEAD "<body>", "<foo/>", 200000, "</body></article>"));
    expect_survival(FORMAT_XML, repeat("<article>" HEAD "<body><p>", "&amp;<!-- -->", 300000, "</p></body></article>"));
    expect_survival(FORMAT_XML, repeat("<article ", "a='1' ", 100000, "/>"));
    expect_survival(FORMAT_XML, repeat("<article>", "\n", 3000000, "</b>"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_article_is_read_as_written), cmocka_unit_test(the_head_says_who_and_when),
        cmocka_unit_test(what_is_not_xml_is_refused),    cmocka_unit_test(what_the_schema_does_not_allow_is_told),
        cmocka_unit_test(nothing_comes_from_outside),    cmocka_unit_test(hostile_texts_take_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
