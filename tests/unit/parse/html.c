/* parse/html: the article in a page, its blocks, its meta data, its places. */
#include "article.h"

#define PAGE(body) "<html><head><title>甲县要闻_某日报网</title></head><body>" body "</body></html>"

static void the_article_is_found(void **state)
{
    (void)state;
    expect_blocks(
        FORMAT_HTML,
        PAGE("<script>if(a<b&&c>'</p>'){x('<p>不要，这里，绝不。</p>')}</script>"
             "<div class='nav'><ul><li><a href=/>首页</a></li><li><a "
             "href=/n>新闻，要闻，都在这里的链接</a></li></ul></div>"
             "<div class=wrap><h1>甲县要闻</h1><div class='Article-Content'><p>甲县坚持创新，新增企业22家。</p>"
             "<div class='share'>分享到：<a>微信</a></div><p>乙区坚持创新，新增企业23家。</p>"
             "<p><a href=1>一则很长很长的新闻标题</a> <a href=2>又一则很长的新闻标题</a></p></div></div>"
             "<div class=footer>版权所有，某公司，二〇二〇年。</div>"),
        "P|甲县坚持创新，新增企业22家。\nP|乙区坚持创新，新增企业23家。\n");
    /* No name says so: where the running text is. */
    expect_blocks(
        FORMAT_HTML,
        "<table><tr><td><a href=1>首页</a> <a href=2>要闻</a></td></tr><tr><td><font>"
        "<p>甲县坚持创新，新增企业22家。<p>乙区坚持创新，新增企业23家。<p>丙区坚持创新，新增24家。</font></td></tr>"
        "<tr><td>某公司版权所有</td></tr></table>",
        "P|甲县坚持创新，新增企业22家。\nP|乙区坚持创新，新增企业23家。\nP|丙区坚持创新，新增24家。\n");
    /* Each word in an element of its own, as editors of messages leave it. */
    expect_blocks(
        FORMAT_HTML,
        PAGE("<div><span>某某号</span> <em>2024-01-26</em></div><div id=js_content><section><p><span>近日</span>"
             "<span>，甲县发布</span><strong>“成绩单”</strong><span>，令人振奋。</span></p></section><section><p>"
             "<span>新增企业</span><b>20</b><span>家，</span></p><p><span>累计194家。</span></p></section></div>"),
        "P|近日，甲县发布“成绩单”，令人振奋。\nP|新增企业20家，累计194家。\n");
}

static void blocks_are_told_apart(void **state)
{
    (void)state;
    expect_blocks(
        FORMAT_HTML,
        PAGE("<article><h1>甲县要闻</h1><h2>平台  建设</h2><p>　　新增平台4个，<br>累计128个。　　乙区新增平台"
             "5个。<br/><br/>　　丙区新增6个。</p><p><strong>一、创新主体</strong></p>"
             "<p>甲县推进科技创新和产业创新，也重视老企业</p><p>的设备更新，还扶持新项目落地。</p>"
             "<ul><li>新增企业22家<li>研发投入4.6亿元<ul><li>其中企业3亿元</ul></ul>"
             "<blockquote>引用的话，很好。</blockquote><p>■ 人员增长\n</p><figure><img src=a alt=x>"
             "<figcaption>甲县新城</figcaption></figure></article>"),
        "H2|平台 建设\nP|新增平台4个，累计128个。\nP|乙区新增平台5个。\nP|丙区新增6个。\nH3|一、创新主体\n"
        "P|甲县推进科技创新和产业创新，也重视老企业的设备更新，还扶持新项目落地。\nI1|新增企业22家\n"
        "I1|研发投入4.6亿元\nI2|其中企业3亿元\nQ|引用的话，很好。\nI1|人员增长\nC|甲县新城\n");
}

static void lines_of_controls_are_no_text(void **state)
{
    (void)state;
    expect_blocks(
        FORMAT_HTML,
        PAGE("<article><h1>甲县要闻</h1><div><span>2022年07月25日</span> <span>字号：<a>大</a> <a>小</a></span>"
             "</div><p>近日，甲县发布成绩单，新增企业20家，令人振奋。</p><p>字号用来称呼老店，全县共有5个老字号。"
             "</p><p>【字体：大 小】 打印本页</p></article>"),
        "P|近日，甲县发布成绩单，新增企业20家，令人振奋。\nP|字号用来称呼老店，全县共有5个老字号。\n");
}

static void tables_of_figures_are_rows(void **state)
{
    (void)state;
    expect_blocks(
        FORMAT_HTML,
        PAGE("<article><p>各区县情况如下，请看表。</p><table><caption>主要指标</caption><thead><tr><td>指标</td>"
             "<td colspan=2>数值</td></tr></thead><tr><td>技术合同</td><td><p>165 项</p></td><td>2\n亿元</td></tr>"
             "<tr><th>专利<td>22件<td></table><p>以上数据，均为快报。</p></article>"),
        "P|各区县情况如下，请看表。\nC|主要指标\nR*|指标/数值/\nR|技术合同/165项/2亿元\nR|专利/22件/\n"
        "P|以上数据，均为快报。\n");
}

static void broken_tables_are_survived(void **state)
{
    (void)state;
    expect_blocks(
        FORMAT_HTML,
        PAGE("<article><p>各区县情况如下，请看表。</p><table><tr><td>1<caption>题</caption></td><td><form>无</form>"
             "<tr>2</tr><td>3<td>4</table><table><caption>甲<tr><td>5<td>6</caption></table></article>"),
        "P|各区县情况如下，请看表。\nR|1题/\nR|3/4\nC|甲\nR|5/6\n");
}

static void places_are_exact(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, FORMAT_HTML,
                 STR("<!DOCTYPE html PUBLIC \"-//W3C//DTD\"><!-- 累计 --><p title='a>累计'>累计&nbsp;<b>194</b>\r\n家，"
                     "&#22686;长&lt;5%&mdash;。</p><p>末，尾</p>"));
    fixture_parse(&fixture);
    assert_true(fixture.ok);
    check_runs(&fixture);
    const struct block *block = &fixture.article.blocks[0];
    assert_true(str_eq(block->text, STR("累计194家，增长<5%—。")));
    size_t at = str_find(block->text, STR("194家"), 0);
    struct span span = block_span(&fixture.article, block, at, at + strlen("194家"));
    assert_true(str_eq(span_text(span), STR("194</b>\r\n家")));
    at = str_find(block->text, STR("增"), 0);
    span = block_span(&fixture.article, block, at, at + strlen("增长<"));
    assert_true(str_eq(span_text(span), STR("&#22686;长&lt;")));
    assert_true(str_eq(span_text(fixture.article.blocks[1].span), STR("末，尾")));
    fixture_finish(&fixture);
}

static void expect_meta(str text, const char *title, struct date date, const char *source, const char *author)
{
    struct fixture fixture;
    fixture_init(&fixture, FORMAT_HTML, text);
    fixture.document.front_matter.date = DATE_NONE;
    fixture_parse(&fixture);
    assert_true(fixture.ok);
    assert_string_equal(arena_cstr(&fixture.arena, fixture.article.title), title);
    assert_int_equal(date_compare(fixture.article.date, date), 0);
    assert_string_equal(arena_cstr(&fixture.arena, fixture.article.source), source);
    assert_string_equal(arena_cstr(&fixture.arena, fixture.article.author), author);
    fixture_finish(&fixture);
}

static void the_page_says_who_and_when(void **state)
{
    (void)state;
    expect_meta(STR("<meta property='og:title' content='甲县 要闻'><meta name=PubDate content='2023-11-06 08:00'>"
                    "<meta name=ContentSource content=某日报><title>x</title><h1>y</h1><p>二〇二三年，正文一段。</p>"),
                "甲县 要闻", (struct date){ 2023, 11, 6 }, "某日报", "");
    expect_meta(STR("<title>甲县要闻_某日报网</title><div>2024年1月2日 08:12　来源：<span>某日报</span>　作者：张三 "
                    "李四　字号：大 小</div>"
                    "<p>二〇二四年，正文一段。</p>"),
                "甲县要闻", (struct date){ 2024, 1, 2 }, "某日报", "张三");
    expect_meta(STR("<title>x - y</title><h1>甲县<br>要闻</h1><time "
                    "datetime='2024-02-29T08:00'>昨天</time><p>正文，一段。</p>"),
                "甲县要闻", (struct date){ 2024, 2, 29 }, "", "");
    expect_meta(
        STR("<meta property='og:title' content='甲县要闻_某网'><h1>甲县要闻</h1><p>2024.1.2</p><p>正文，一段。</p>"),
        "甲县要闻", (struct date){ 2024, 1, 2 }, "", "");
}

static void hostile_texts_take_linear_time(void **state)
{
    (void)state;
    expect_survival(FORMAT_HTML, repeat("", "<div>", 300000, "甲"));
    expect_survival(FORMAT_HTML, repeat("", "<p>甲，乙。", 200000, ""));
    expect_survival(FORMAT_HTML, repeat("", "<b>甲</p>", 200000, ""));
    expect_survival(FORMAT_HTML, repeat("<p>", "科技创新，", 600000, ""));
    expect_survival(FORMAT_HTML, repeat("<p>", "甲　　", 200000, ""));
    expect_survival(FORMAT_HTML, repeat("<p>", "甲<br>", 200000, ""));
    expect_survival(FORMAT_HTML, repeat("", "<script>", 200000, "甲"));
    expect_survival(FORMAT_HTML, repeat("", "<!--", 200000, "甲"));
    expect_survival(FORMAT_HTML, repeat("", "<", 300000, "甲"));
    expect_survival(FORMAT_HTML, repeat("", "<table><tr><td>1<td>2", 50000, ""));
    expect_survival(FORMAT_HTML, repeat("<p>", "&copy;&#0;&#x110000;&amp &", 100000, ""));
    expect_survival(FORMAT_HTML, repeat("<p class='", "nav ", 500000, "'>甲，乙。"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_article_is_found),          cmocka_unit_test(blocks_are_told_apart),
        cmocka_unit_test(lines_of_controls_are_no_text), cmocka_unit_test(tables_of_figures_are_rows),
        cmocka_unit_test(broken_tables_are_survived),    cmocka_unit_test(places_are_exact),
        cmocka_unit_test(the_page_says_who_and_when),    cmocka_unit_test(hostile_texts_take_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
