/* parse/plain, join, chain, shape, clean: newspaper columns put together again. */
#include "article.h"

static void a_column_is_one_paragraph(void **state)
{
    (void)state;
    expect_blocks(FORMAT_TEXT,
                  "近年来，甲县科技局坚持把创新摆\n在首位，上半年为企业办理贷款\n 284 笔，合计 4.6 亿\n元。"
                  "全县新增高新技术企业12\n家，研发投入增长21.\n4%。\n",
                  "P|近年来，甲县科技局坚持把创新摆在首位，上半年为企业办理贷款284笔，合计4.6亿元。"
                  "全县新增高新技术企业12家，研发投入增长21.4%。\n");
}

static void an_empty_line_in_a_sentence_is_joined(void **state)
{
    (void)state;
    expect_blocks(FORMAT_TEXT,
                  "目前，甲县的孵化平台里共有企业三百家，配备辅导人员15名，特聘导师\n\n35名。全县再添新平台。\n\n"
                  "下一步，甲县将继续努力，再创\n\n佳绩，不负期望。\n",
                  "P|目前，甲县的孵化平台里共有企业三百家，配备辅导人员15名，特聘导师35名。全县再添新平台。\n"
                  "P|下一步，甲县将继续努力，再创佳绩，不负期望。\n");
}

static void what_was_cut_stays_cut(void **state)
{
    (void)state;
    /* A closing mark whose opening mark is not there: the column between them is missing. */
    expect_blocks(FORMAT_TEXT, "新建平台2个，签约专家6人、技术人员19\n\n化计划”等八项任务，努力形成新的优势。\n",
                  "P|新建平台2个，签约专家6人、技术人员19\nP|化计划”等八项任务，努力形成新的优势。\n");
    expect_blocks(FORMAT_TEXT,
                  "甲县有关部门听取企业意见，改进服务，帮助企业更快办好科\n\n近年来，乙区坚持创新驱动，成效明显。\n",
                  "P|甲县有关部门听取企业意见，改进服务，帮助企业更快办好科\nP|近年来，乙区坚持创新驱动，成效明显。\n");
}

static void a_quotation_goes_on(void **state)
{
    (void)state;
    expect_blocks(FORMAT_TEXT, "“我们愿与各家企业一道，走得更\n\n稳走得更远，越办越好。”甲县科技局负责人说。\n",
                  "P|“我们愿与各家企业一道，走得更稳走得更远，越办越好。”甲县科技局负责人说。\n");
}

static void headings_stand_alone(void **state)
{
    (void)state;
    expect_blocks(FORMAT_TEXT,
                  "甲县科技创新 迈上新台阶\n\n□本报记者 张三\n\n去年，甲县新增企业22家，成绩喜人。\n\n"
                  "一、平台建设\n\n全县建成平台5个。\n\n（一）孵化载体\n\n孵化器2个，面积扩大。\n\n"
                  "做强产业平台，做优创新生态\n\n县里印发了文件，明确了任务。\n",
                  "H1|甲县科技创新 迈上新台阶\nP|□本报记者 张三\nP|去年，甲县新增企业22家，成绩喜人。\n"
                  "H2|一、平台建设\nP|全县建成平台5个。\nH3|（一）孵化载体\nP|孵化器2个，面积扩大。\n"
                  "H2|做强产业平台，做优创新生态\nP|县里印发了文件，明确了任务。\n");
}

static void bullets_are_items(void **state)
{
    (void)state;
    expect_blocks(FORMAT_TEXT,
                  "2023年“成绩单”\n\n■研发投入预计7亿元、增长10%\n\n■ 新增平台12个，立项18项、经费\n12.12亿元\n\n"
                  "●研发人员超过4000人\n\n全县上下继续努力，再接再厉。\n",
                  "H1|2023年“成绩单”\nI1|研发投入预计7亿元、增长10%\nI1|新增平台12个，立项18项、经费12.12亿元\n"
                  "I1|研发人员超过4000人\nP|全县上下继续努力，再接再厉。\n");
    expect_blocks(FORMAT_TEXT, "1. 建成平台5个\n2. 引进人才20名\n10、完成投资1.5亿元\n",
                  "I1|建成平台5个\nI1|引进人才20名\nI1|完成投资1.5亿元\n");
    expect_blocks(FORMAT_TEXT, "全县完成投资\n1.5亿元，增长较快。\n", "P|全县完成投资1.5亿元，增长较快。\n");
}

static void a_caption_does_not_part_a_sentence(void **state)
{
    (void)state;
    expect_blocks(
        FORMAT_TEXT,
        "去年，甲县的工厂引进了新设备，打造数字车间标\n\n\n\n甲县某公司生产车间\n\n\n\n杆，推动产业升级，成效明显。\n\n"
        "全县还将建成新的平台，引进新的团队。\n\n乙区召开会议。\n\n图为甲县新城。 李四 摄\n",
        "P|去年，甲县的工厂引进了新设备，打造数字车间标杆，推动产业升级，成效明显。\nC|甲县某公司生产车间\n"
        "P|全县还将建成新的平台，引进新的团队。\nP|乙区召开会议。\nC|图为甲县新城。李四 摄\n");
}

static void a_new_paragraph_without_an_empty_line(void **state)
{
    (void)state;
    expect_blocks(
        FORMAT_TEXT,
        "　　甲县坚持创新驱动发展战略不动摇，全县\n科技事业蓬勃发展。\n　　乙区坚持人才强区战略，引进\n人才20名。\n",
        "P|甲县坚持创新驱动发展战略不动摇，全县科技事业蓬勃发展。\nP|乙区坚持人才强区战略，引进人才20名。\n");
    expect_blocks(FORMAT_TEXT,
                  "甲县坚持创新驱动发展战略不动摇，全\n县发展。\n与此同时，乙区坚持人才强区战略，引进\n人才20名。\n",
                  "P|甲县坚持创新驱动发展战略不动摇，全县发展。\nP|与此同时，乙区坚持人才强区战略，引进人才20名。\n");
}

static void latin_words_keep_their_space(void **state)
{
    (void)state;
    expect_blocks(FORMAT_TEXT, "目前与 MIT Media\nLab 合作，研发 5 G 芯片，\nC919占比 10 %\n以上，(2\n项)已投产。\n",
                  "P|目前与 MIT Media Lab 合作，研发5 G 芯片，C919占比10%以上，(2项)已投产。\n");
    expect_blocks(FORMAT_TEXT, "Growth was strong, they said,\nin the first half.\n",
                  "P|Growth was strong, they said, in the first half.\n");
    expect_blocks(FORMAT_TEXT, "\xEF\xBB\xBF甲\xE2\x80\x8B县\xC2\xA0\xE3\x80\x80发展，很好。\r\n\r\n乙区也好。\r",
                  "P|甲县发展，很好。\nP|乙区也好。\n");
}

static void hostile_texts_take_linear_time(void **state)
{
    (void)state;
    expect_survival(FORMAT_TEXT, repeat("", "科技创新，", 700000, ""));
    expect_survival(FORMAT_TEXT, repeat("", "科技创新\n\n", 300000, ""));
    expect_survival(FORMAT_TEXT, repeat("", "■\n", 500000, ""));
    expect_survival(FORMAT_TEXT, repeat("", "图为甲\n\n\n", 200000, ""));
    expect_survival(FORMAT_TEXT, repeat("甲，", "“（", 500000, "\n\n乙，"));
    expect_survival(FORMAT_TEXT, repeat("", " ", 10000000, "甲"));
    expect_survival(FORMAT_TEXT, repeat("", "\n", 5000000, "甲"));
}

static void places_are_those_of_the_file(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, FORMAT_TEXT, STR("---\ndate: x\n---\n全县发放贷款总额 4.6 亿\n元，增长\n\n较快。\n"));
    fixture.document.body = strlen("---\ndate: x\n---\n");
    fixture_parse(&fixture);
    assert_true(fixture.ok);
    const struct block *block = &fixture.article.blocks[0];
    size_t at = str_find(block->text, STR("4.6亿元"), 0);
    assert_int_not_equal(at, STR_NONE);
    struct span span = block_span(&fixture.article, block, at, at + strlen("4.6亿元"));
    assert_true(str_eq(span_text(span), STR("4.6 亿\n元")));
    assert_int_equal(block_span(&fixture.article, block, at, at).length, 0);
    assert_int_equal(block_span(&fixture.article, block, block->text.len, block->text.len).length, 0);
    fixture_finish(&fixture);
}

static void an_article_says_who_and_when(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_init(&fixture, FORMAT_TEXT, STR("areas: [jiaxian, bingqu]\n甲县要闻\n\n甲县新增企业22家，成绩喜人。\n"));
    struct front_matter_text areas[] = {
        { STR("jiaxian"), { &fixture.document.source, 8, 7 } },
        { STR("bingqu"), { &fixture.document.source, 17, 6 } },
    };
    fixture.document.body = strlen("areas: [jiaxian, bingqu]\n");
    fixture.document.front_matter.areas = areas;
    fixture.document.front_matter.area_count = 2;
    fixture_parse(&fixture);
    assert_true(fixture.ok);
    assert_int_equal(fixture.article.area_count, 1);
    assert_true(str_eq(fixture.article.areas[0]->id, STR("jiaxian")));
    assert_int_equal(fixture.diags.count, 1);
    assert_int_equal(fixture.diags.items[0].code, DIAG_UNKNOWN_AREA);
    assert_true(str_eq(span_text(fixture.diags.items[0].span), STR("bingqu")));
    assert_true(str_eq(fixture.article.title, STR("甲县要闻")));

    fixture.document.front_matter.title.text = STR("另一个题目");
    fixture_parse(&fixture);
    assert_true(str_eq(fixture.article.title, STR("另一个题目")));
    fixture.document.front_matter.date = DATE_NONE;
    fixture_parse(&fixture);
    assert_false(fixture.ok);
    assert_int_equal(fixture.diags.items[fixture.diags.count - 1].code, DIAG_ARTICLE_DATE_MISSING);
    fixture_finish(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_column_is_one_paragraph),
        cmocka_unit_test(an_empty_line_in_a_sentence_is_joined),
        cmocka_unit_test(what_was_cut_stays_cut),
        cmocka_unit_test(a_quotation_goes_on),
        cmocka_unit_test(headings_stand_alone),
        cmocka_unit_test(bullets_are_items),
        cmocka_unit_test(a_caption_does_not_part_a_sentence),
        cmocka_unit_test(a_new_paragraph_without_an_empty_line),
        cmocka_unit_test(latin_words_keep_their_space),
        cmocka_unit_test(hostile_texts_take_linear_time),
        cmocka_unit_test(places_are_those_of_the_file),
        cmocka_unit_test(an_article_says_who_and_when),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
