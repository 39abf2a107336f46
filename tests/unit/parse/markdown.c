/* parse/markdown: blocks, inlines and tables, and where they stand. */
#include "article.h"

static void blocks_are_told_apart(void **state)
{
    (void)state;
    expect_blocks(
        FORMAT_MARKDOWN,
        "# 甲县：科技创新  再出发\n\n近年来，甲县坚持创\n新驱动，成效明显。\n\n- 新增企业22家\n"
        "- 研发投入\n  4.6亿元\n\n  另一段。\n    - 其中国家级2家\n\n> 引用的话，\n> 第二行。\n\n小标题\n---\n\n"
        "![甲县新城](a.png)\n\n***\n\n    四格开头的一段，不是代\n    码。\n",
        "H1|甲县：科技创新 再出发\nP|近年来，甲县坚持创新驱动，成效明显。\nI1|新增企业22家\nI1|研发投入4.6亿元\n"
        "P|另一段。\nI2|其中国家级2家\nQ|引用的话，第二行。\nH2|小标题\nC|甲县新城\n"
        "P|四格开头的一段，不是代码。\n");
}

static void inlines_keep_their_places(void **state)
{
    (void)state;
    const char *text = "**累计**达到[194家](http://a.cn/达到 \"194\")，`研发`&amp;\\*投入\\*，![图](x.png)约&#50;家，"
                       "<b>新增</b>[22][r]个<http://b.cn>。\n\n[r]: http://c.cn\n";
    expect_blocks(FORMAT_MARKDOWN, text, "P|累计达到194家，研发&*投入*，约2家，新增22个http://b.cn。\n");
    struct fixture fixture;
    fixture_init(&fixture, FORMAT_MARKDOWN, str_from(text));
    fixture_parse(&fixture);
    const struct block *block = &fixture.article.blocks[0];
    size_t at = str_find(block->text, STR("194家，"), 0);
    struct span span = block_span(&fixture.article, block, at, at + strlen("194家"));
    assert_true(str_eq(span_text(span), STR("194家")));
    at = str_find(block->text, STR("2家，"), 0);
    span = block_span(&fixture.article, block, at, at + 1);
    assert_true(str_eq(span_text(span), STR("&#50;")));
    at = str_find(block->text, STR("22个"), 0);
    span = block_span(&fixture.article, block, at, at + strlen("22个"));
    assert_true(str_eq(span_text(span), STR("22][r]个")));
    fixture_finish(&fixture);
}

static void pipe_tables_are_rows(void **state)
{
    (void)state;
    expect_blocks(FORMAT_MARKDOWN,
                  "各区县情况：\n| 区县 | 高新技术企业 |\n|:----|-----:|\n| 甲县 | **194** 家 |\n| 乙区 \\| 新区 | 1 "
                  "|\n| 空 | |\n",
                  "P|各区县情况：\nR*|区县/高新技术企业\nR|甲县/194家\nR|乙区 | 新区/1\nR|空/\n");
    expect_blocks(FORMAT_MARKDOWN, "甲 | 乙\n--- | ---\n1 | 2\n\n正文一段。\n", "R*|甲/乙\nR|1/2\nP|正文一段。\n");
    expect_blocks(FORMAT_MARKDOWN, "甲 | 乙\n不是表\n", "P|甲 | 乙不是表\n");
}

static void cut_paragraphs_are_joined(void **state)
{
    (void)state;
    expect_blocks(
        FORMAT_MARKDOWN,
        "甲县推进科技创新和产业创新，也重视老企业\n\n的设备更新，还扶持新项目落地。\n\n●2022年，企业增加7家。\n\n"
        "●研发投入1.2亿元。\n\n见行动\n\n正文，不与上面相连。\n",
        "P|甲县推进科技创新和产业创新，也重视老企业的设备更新，还扶持新项目落地。\nI1|2022年，企业增加7家。\n"
        "I1|研发投入1.2亿元。\nP|见行动\nP|正文，不与上面相连。\n");
    expect_blocks(FORMAT_MARKDOWN, "创新之城  \n发展之城\n\n甲县坚持创新，一直\n\n### 标题\n\n如此，很好。\n",
                  "P|创新之城 发展之城\nP|甲县坚持创新，一直\nH3|标题\nP|如此，很好。\n");
}

static void html_in_markdown_is_read_too(void **state)
{
    (void)state;
    expect_blocks(FORMAT_MARKDOWN,
                  "甲县坚持创新。\n\n<table>\n<tr><th>指标</th><th>值</th></tr>\n<tr><td>专利</td><td>22 件</td></tr>\n"
                  "</table>\n\n<!-- 不要 -->\n\n<div>\n\n正文一段，<br>第二行。\n\n</div>\n",
                  "P|甲县坚持创新。\nR*|指标/值\nR|专利/22件\nP|正文一段，第二行。\n");
}

static void what_browsers_hide_is_no_text(void **state)
{
    (void)state;
    expect_blocks(
        FORMAT_MARKDOWN,
        "新增企业12<script>高新技术企业99家</script>家，<style>p{}</style>专利<del>3件</del>4件，投入<span\n"
        "hidden>5亿元<span>6亿元</span></span>7亿元，<TEMPLATE>8项</TEMPLATE><!-- 9项 -->项目"
        "<b style='color:red; Display : NONE'>1项</b><b title='hidden' data-x=\"a hidden>b\">2项</b>。<br hidden>\n",
        "P|新增企业12家，专利4件，投入7亿元，项目2项。\n");
    expect_blocks(FORMAT_MARKDOWN, "甲<span hidden>3家。\n\n乙4家</span>。\n", "P|甲\nP|乙4家。\n");
    expect_blocks(FORMAT_MARKDOWN,
                  "# 甲<s>1家</s>2家\n\n前<del>3</del>4\n|指标|值|\n|-|-|\n|<del>1</del>专利|<i hidden>3</i>22|\n",
                  "H1|甲2家\nP|前4\nR*|指标/值\nR|专利/22\n");
}

static void blocks_that_browsers_hide_are_none(void **state)
{
    (void)state;
    expect_blocks(FORMAT_MARKDOWN, "<div hidden>新增99家，专利很多，研发投入也很多。</div>\n\n正文一段。\n",
                  "P|正文一段。\n");
    expect_blocks(
        FORMAT_MARKDOWN,
        "<div><p>一段。</p><del>二段。</del><div style=\"display: none\">三段，很长，很长，很长，很长。</div></div>\n",
        "P|一段。\n");
    expect_blocks(
        FORMAT_MARKDOWN,
        "<div hidden>\n\n一段。\n\n# 题\n\n    码\n\n<div>\n\n二段。\n\n</div>\n\n- 三段。\n\n</div>四段。\n\n五段。\n",
        "P|四段。\nP|五段。\n");
    expect_blocks(FORMAT_MARKDOWN,
                  "<script>\nif (a<b && '<script>' == \"</scripts>\")\n\n一段。\n</script>\n\n二段。\n", "P|二段。\n");
    expect_blocks(FORMAT_MARKDOWN, "<!-- <div hidden> -->\n\n一段。\n\n<div hidden\n\n二段。\n",
                  "P|一段。\nP|二段。\n");
}

static void line_ends_of_all_kinds(void **state)
{
    (void)state;
    expect_blocks(FORMAT_MARKDOWN, "# 甲\r\n\r\n乙，\r\n丙。\r\n\r\n丁。\r", "H1|甲\nP|乙，丙。\nP|丁。\n");
}

static void groups_are_numbered(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, FORMAT_MARKDOWN, STR("- a\n- b\n\n段。\n\n1. c\n\n|x|y|\n|-|-|\n|1|2|\n"));
    fixture_parse(&fixture);
    const struct block *blocks = fixture.article.blocks;
    assert_int_equal(fixture.article.block_count, 6);
    assert_int_equal(blocks[0].group, blocks[1].group);
    assert_int_equal(blocks[2].group, 0);
    assert_int_not_equal(blocks[3].group, blocks[0].group);
    assert_int_equal(blocks[4].group, blocks[5].group);
    assert_true(blocks[4].header && !blocks[5].header);
    fixture_finish(&fixture);
}

static void hostile_texts_take_linear_time(void **state)
{
    (void)state;
    expect_survival(FORMAT_MARKDOWN, repeat("", ">", 100000, "甲"));
    expect_survival(FORMAT_MARKDOWN, repeat("", "[", 300000, "甲"));
    expect_survival(FORMAT_MARKDOWN, repeat("", "**甲 ", 200000, ""));
    expect_survival(FORMAT_MARKDOWN, repeat("", "![", 100000, "]"));
    expect_survival(FORMAT_MARKDOWN, repeat("|甲|\n|-|\n", "|*", 200000, "\n"));
    expect_survival(FORMAT_MARKDOWN, repeat("", "|\n", 300000, "甲"));
    expect_survival(FORMAT_MARKDOWN, repeat("", "&amp;&bogus;&", 300000, ""));
    expect_survival(FORMAT_MARKDOWN, repeat("", "<a>甲</a>", 200000, ""));
    expect_survival(FORMAT_MARKDOWN, repeat("", "甲乙丙，", 800000, ""));
    expect_survival(FORMAT_MARKDOWN, repeat("", "<s>甲", 200000, ""));
    expect_survival(FORMAT_MARKDOWN, repeat("<div hidden>", "<div><!-- <", 200000, ""));
    expect_survival(FORMAT_MARKDOWN, repeat("<div", " a", 200000, "\n"));
    expect_survival(FORMAT_MARKDOWN, repeat("", "<div hidden>\n\n甲\n\n", 50000, ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_told_apart),
        cmocka_unit_test(inlines_keep_their_places),
        cmocka_unit_test(pipe_tables_are_rows),
        cmocka_unit_test(cut_paragraphs_are_joined),
        cmocka_unit_test(html_in_markdown_is_read_too),
        cmocka_unit_test(what_browsers_hide_is_no_text),
        cmocka_unit_test(blocks_that_browsers_hide_are_none),
        cmocka_unit_test(line_ends_of_all_kinds),
        cmocka_unit_test(groups_are_numbered),
        cmocka_unit_test(hostile_texts_take_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
