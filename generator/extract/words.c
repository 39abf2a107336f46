/* The language's own words: what a newspaper's verbs, bounds, plans and grades mean for a figure. They are the
 * language's and not a region's; names of areas and indicators come from the vocabulary. */
#include "extract_internal.h"

struct word {
    str text;
    enum word_kind kind;
    int detail;
};

#define W(text, kind, detail) { STR_INIT(text), WORD_##kind, (detail) }

static const struct word words[] = {
    /* a change of a stock over a period */
    W("新增", INCREASE, 0), W("净增", INCREASE, 0), W("净增加", INCREASE, 0), W("增加", INCREASE, 0), W("新增加", INCREASE, 0),
    W("新认定", INCREASE, 0), W("新入库", INCREASE, 0), W("新升规", INCREASE, 0), W("新培育", INCREASE, 0), W("新引进", INCREASE, 0),
    W("新建", INCREASE, 0), W("新建成", INCREASE, 0), W("新获批", INCREASE, 0), W("新评定", INCREASE, 0), W("新备案", INCREASE, 0),
    W("新设立", INCREASE, 0), W("新入选", INCREASE, 0), W("新纳入", INCREASE, 0), W("新获评", INCREASE, 0), W("新组建", INCREASE, 0),
    W("新上规", INCREASE, 0), W("新成立", INCREASE, 0), W("新登记", INCREASE, 0), W("新注册", INCREASE, 0), W("升规", INCREASE, 0),
    W("净增长", INCREASE, 0), W("增添", INCREASE, 0),
    W("减少", DECREASE, 0), W("净减少", DECREASE, 0),
    /* a change where a period is told */
    W("获批", GAIN, 0), W("获批建设", GAIN, 0), W("入选", GAIN, 0), W("获评", GAIN, 0), W("引进", GAIN, 0), W("培育", GAIN, 0),
    W("引育", GAIN, 0), W("引进培育", GAIN, 0), W("认定", GAIN, 0), W("入库", GAIN, 0), W("孵化", GAIN, 0), W("成功培育", GAIN, 0), W("获得认定", GAIN, 0),
    W("备案", GAIN, 0), W("评定", GAIN, 0), W("创建", GAIN, 0), W("招引", GAIN, 0), W("吸引", GAIN, 0), W("组建", GAIN, 0), W("建立", GAIN, 0),
    /* a level */
    W("达到", LEVEL, 0), W("达", LEVEL, 0), W("已达", LEVEL, 0), W("现有", LEVEL, 0), W("拥有", LEVEL, 0), W("共有", LEVEL, 0),
    W("已有", LEVEL, 0), W("有", LEVEL, 0), W("建成", LEVEL, 0), W("建有", LEVEL, 0), W("布局建设", LEVEL, 0), W("设有", LEVEL, 0),
    W("总数", LEVEL, 0), W("总量", LEVEL, 0), W("总数达", LEVEL, 0), W("总量达", LEVEL, 0), W("数量", LEVEL, 0), W("保有量", LEVEL, 0), W("设立", LEVEL, 0),
    W("挂牌", LEVEL, 0), W("重组", LEVEL, 0), W("重组形成", LEVEL, 0), W("形成", LEVEL, 0), W("选派", LEVEL, 0), W("聚集", LEVEL, 0),
    W("集聚", LEVEL, 0), W("汇聚", LEVEL, 0), W("拥有量", LEVEL, 0), W("余额", LEVEL, 0), W("完成", LEVEL, 0), W("实现", LEVEL, 0), W("为", LEVEL, 0),
    W("搭建", LEVEL, 0), W("打造", LEVEL, 1), W("稳定在", LEVEL, 0), W("保持在", LEVEL, 0), W("超额", NEUTRAL, 0), W("占比达", LEVEL, 0), W("建设", NEUTRAL, 0),
    W("增至", CHANGED_TO, 0), W("增加到", CHANGED_TO, 0), W("增加至", CHANGED_TO, 0), W("提高到", CHANGED_TO, 0),
    W("提高至", CHANGED_TO, 0), W("提升到", CHANGED_TO, 0), W("提升至", CHANGED_TO, 0), W("增长到", CHANGED_TO, 0),
    W("增长至", CHANGED_TO, 0), W("上升到", CHANGED_TO, 0), W("上升至", CHANGED_TO, 0), W("下降到", CHANGED_TO, 0),
    W("下降至", CHANGED_TO, 0), W("减少到", CHANGED_TO, 0), W("减少至", CHANGED_TO, 0), W("扩大到", CHANGED_TO, 0), W("发展到", CHANGED_TO, 0), W("壮大到", CHANGED_TO, 0),
    /* the whole since a beginning */
    W("累计", TOTAL, 0), W("累计达", TOTAL, 0), W("累计达到", TOTAL, 0), W("累计建成", TOTAL, 0), W("累计培育", TOTAL, 0), W("累计新增", TOTAL, 1),
    W("已累计", TOTAL, 0), W("共计", TOTAL, 0), W("总计", TOTAL, 0), W("合计", TOTAL, 0), W("历年", TOTAL, 0), W("累计引进", TOTAL, 0), W("累计获批", TOTAL, 0),
    W("累计认定", TOTAL, 0), W("累计拥有", TOTAL, 0), W("累计发放", TOTAL, 0), W("已孵化培育", TOTAL, 0),
    /* growth */
    W("增长", GROWTH, 1), W("同比增长", GROWTH, 1), W("增幅", GROWTH, 1), W("增速", GROWTH, 1), W("提高", GROWTH, 1), W("提升", GROWTH, 1),
    W("上升", GROWTH, 1), W("同比增加", GROWTH, 1), W("同比提高", GROWTH, 1), W("同比上升", GROWTH, 1), W("同比提升", GROWTH, 1), W("上涨", GROWTH, 1), W("增长率", GROWTH, 1),
    W("前移", GROWTH, 1), W("跃升", GROWTH, 1), W("攀升", GROWTH, 1), W("进位", GROWTH, 1),
    W("下降", GROWTH, -1), W("同比下降", GROWTH, -1), W("降低", GROWTH, -1), W("回落", GROWTH, -1), W("同比减少", GROWTH, -1),
    W("下滑", GROWTH, -1), W("降幅", GROWTH, -1), W("后移", GROWTH, -1),
    W("年均", ANNUAL, 0), W("年均增长", ANNUAL, 0), W("平均每年", ANNUAL, 0), W("两年平均", ANNUAL, 0), W("年平均", ANNUAL, 0), W("两年平均增长", ANNUAL, 0),
    W("年均增速", ANNUAL, 0), W("三年平均", ANNUAL, 0), W("五年平均", ANNUAL, 0), W("年均递增", ANNUAL, 0),
    W("同比", NEUTRAL, 0), W("环比", NEUTRAL, 0), W("较上年", NEUTRAL, 0), W("比上年", NEUTRAL, 0), W("较去年同期", NEUTRAL, 0), W("比去年", NEUTRAL, 0),
    W("较去年", NEUTRAL, 0), W("比上年同期", NEUTRAL, 0), W("较上年同期", NEUTRAL, 0),
    /* how sure */
    W("预计", ESTIMATE, 0), W("预计将", ESTIMATE, 0), W("有望", ESTIMATE, 0), W("预计可", ESTIMATE, 0), W("将获", ESTIMATE, 0), W("将再获", ESTIMATE, 0),
    W("将获得", ESTIMATE, 0), W("初步预计", ESTIMATE, 0), W("预期", TARGET, 0),
    W("力争", TARGET, 0), W("力争到", TARGET, 0), W("将", TARGET, 0), W("计划到", TARGET, 0), W("争取到", TARGET, 0), W("目标是", TARGET, 0), W("目标为", TARGET, 0),
    W("计划新增", TARGET, 0), W("计划培育", TARGET, 0), W("计划建设", TARGET, 0), W("计划建成", TARGET, 0), W("计划引进", TARGET, 0), W("全力争", NEUTRAL, 0), W("全力争创", NEUTRAL, 0),
    /* words of planning that announce a plan in a heading with its year only */
    W("目标", TARGET, 1), W("计划", TARGET, 1), W("规划", TARGET, 1),
    W("确保", TARGET, 0), W("规划建设", TARGET, 0), W("拟", TARGET, 0), W("重点打造", TARGET, 0), W("将达到", TARGET, 0), W("将达", TARGET, 0),
    W("将建成", TARGET, 0), W("路线图", TARGET, 1), W("目标任务", SHARE, 0), W("行动计划", NEUTRAL, 0), W("专项计划", NEUTRAL, 0),
    /* bounds */
    W("超过", BOUND, BOUND_GE), W("超", BOUND, BOUND_GE), W("突破", BOUND, BOUND_GE), W("逾", BOUND, BOUND_GE), W("不低于", BOUND, BOUND_GE),
    W("不少于", BOUND, BOUND_GE), W("至少", BOUND, BOUND_GE), W("迈入", BOUND, BOUND_GE), W("迈上", BOUND, BOUND_GE), W("高于", BOUND, BOUND_GE), W("跨越", BOUND, BOUND_GE),
    W("不超过", BOUND, BOUND_LE), W("不高于", BOUND, BOUND_LE), W("最高", BOUND, BOUND_LE), W("不到", BOUND, BOUND_LE), W("低于", BOUND, BOUND_LE),
    W("约", BOUND, BOUND_APPROX), W("近", BOUND, BOUND_APPROX), W("大约", BOUND, BOUND_APPROX), W("接近", BOUND, BOUND_APPROX), W("将近", BOUND, BOUND_APPROX),
    W("以上", BOUND_AFTER, BOUND_GE), W("及以上", BOUND_AFTER, BOUND_GE), W("以下", BOUND_AFTER, BOUND_LE), W("以内", BOUND_AFTER, BOUND_LE),
    W("左右", BOUND_AFTER, BOUND_APPROX),
    /* lists */
    W("分别", RESPECTIVELY, 0), W("依次", RESPECTIVELY, 0), W("各", EACH, 0), W("均", EACH, 0), W("各自", EACH, 0), W("其中", AMONG, 0),
    W("和", AND, 0), W("与", AND, 0), W("及", AND, 0), W("以及", AND, 0), W("或", AND, 0), W("等", SUCH_AS, 0),
    /* not (yet) an observation of the area */
    W("申报", CANDIDATE, 0), W("申请认定", CANDIDATE, 0), W("推荐", CANDIDATE, 0), W("待审批", CANDIDATE, 0), W("正在培育", CANDIDATE, 0), W("在库", CANDIDATE, 0),
    W("待批", CANDIDATE, 0), W("候选", CANDIDATE, 0), W("拟认定", CANDIDATE, 0), W("正在申报", CANDIDATE, 0), W("储备", CANDIDATE, 0), W("复审", CANDIDATE, 0), W("在培", CANDIDATE, 0),
    W("组织申报", CANDIDATE, 0), W("新申报", CANDIDATE, 0), W("新组织申报", CANDIDATE, 0), W("提交", CANDIDATE, 0), W("培育库", CANDIDATE, 0),
    W("占", SHARE, 0), W("占比", SHARE, 0), W("完成率", SHARE, 0), W("补贴", SHARE, 0), W("补助", SHARE, 0), W("给予", SHARE, 0), W("按", SHARE, 0), W("奖励", SHARE, 0),
    W("为例", EXAMPLE, 0),
    W("公司", ORGANISATION, 0), W("集团", ORGANISATION, 0), W("大学", ORGANISATION, 0), W("学院", ORGANISATION, 0), W("医院", ORGANISATION, 0),
    W("有限公司", ORGANISATION, 0), W("股份有限公司", ORGANISATION, 0),
    /* whom a rank is among; areas at hand */
    W("全国", SCOPE, SCOPE_NATIONAL), W("国内", SCOPE, SCOPE_NATIONAL), W("西部", SCOPE, SCOPE_WEST), W("西部地区", SCOPE, SCOPE_WEST),
    W("全市", HERE, HERE_REGION), W("我市", HERE, HERE_REGION), W("全省", HERE, HERE_REGION), W("我省", HERE, HERE_REGION), W("该市", HERE, HERE_REGION), W("该省", HERE, HERE_REGION),
    W("全区", HERE, HERE_DISTRICT), W("我区", HERE, HERE_DISTRICT), W("该区", HERE, HERE_DISTRICT), W("全县", HERE, HERE_DISTRICT),
    W("我县", HERE, HERE_DISTRICT), W("该县", HERE, HERE_DISTRICT), W("本区", HERE, HERE_DISTRICT), W("区里", HERE, HERE_DISTRICT),
    W("园区", HERE, HERE_ANY), W("该园区", HERE, HERE_ANY), W("区内", NEUTRAL, 0), W("辖区", NEUTRAL, 0), W("区属", NEUTRAL, 0),
    /* grades */
    W("国家级", TIER, TIER_WORD_NATIONAL), W("国家", TIER, TIER_WORD_NATIONAL), W("国家备案", TIER, TIER_WORD_NATIONAL), W("国家级备案", TIER, TIER_WORD_NATIONAL),
    W("部级", TIER, TIER_WORD_NATIONAL), W("省级", TIER, TIER_WORD_PROVINCIAL), W("省部级", TIER, TIER_WORD_PROVINCIAL_PLUS),
    W("市级", TIER, TIER_WORD_CITY), W("市级以上", TIER, TIER_WORD_CITY_PLUS), W("市级及以上", TIER, TIER_WORD_CITY_PLUS),
    W("省级以上", TIER, TIER_WORD_PROVINCIAL_PLUS), W("省级及以上", TIER, TIER_WORD_PROVINCIAL_PLUS), W("省(市)级", TIER, TIER_WORD_PROVINCIAL),
    W("省市级", TIER, TIER_WORD_PROVINCIAL), W("省(市)级及以上", TIER, TIER_WORD_PROVINCIAL_PLUS), W("省(市)级以上", TIER, TIER_WORD_PROVINCIAL_PLUS),
    W("省市级以上", TIER, TIER_WORD_PROVINCIAL_PLUS), W("省部级以上", TIER, TIER_WORD_PROVINCIAL_PLUS), W("市级(含)以上", TIER, TIER_WORD_CITY_PLUS),
    W("区级", TIER, TIER_WORD_LOCAL), W("县级", TIER, TIER_WORD_LOCAL), W("区县级", TIER, TIER_WORD_LOCAL),
    /* may stand between a name and its number */
    W("的", NEUTRAL, 0), W("已", NEUTRAL, 0), W("也", NEUTRAL, 0), W("还", NEUTRAL, 0), W("了", NEUTRAL, 0), W("共", NEUTRAL, 0), W("总", NEUTRAL, 0), W("又", NEUTRAL, 0),
    W("总额", NEUTRAL, 0), W("金额", NEUTRAL, 0), W("规模", NEUTRAL, 0), W("全年", NEUTRAL, 0), W("首次", NEUTRAL, 0), W("位列", NEUTRAL, 0), W("位居", NEUTRAL, 0), W("居", NEUTRAL, 0),
    W("列", NEUTRAL, 0), W("排名", NEUTRAL, 0), W("保持", NEUTRAL, 0), W("第", NEUTRAL, 0), W("连续", NEUTRAL, 0), W("由", NEUTRAL, 0), W("从", NEUTRAL, 0),
    W("以", NEUTRAL, 0), W("另有", NEUTRAL, 0), W("成功", NEUTRAL, 0), W("数", NEUTRAL, 0), W("企业数", NEUTRAL, 0), W("总值", NEUTRAL, 0), W("高达", LEVEL, 0), W("首破", BOUND, BOUND_GE),
    W("预算", NEUTRAL, 0), W("争取", LEVEL, 0), W("发放", LEVEL, 0), W("登记", NEUTRAL, 0), W("水平", NEUTRAL, 0), W("分值", NEUTRAL, 0), W("得分", NEUTRAL, 0),
    /* words that begin like something else and must not be cut */
    W("提高企业", NEUTRAL, 0), W("近年来", NEUTRAL, 0), W("近日", NEUTRAL, 0), W("近期", NEUTRAL, 0), W("目标任务数", NEUTRAL, 0), W("超级", NEUTRAL, 0),
    W("公共", NEUTRAL, 0), W("共同", NEUTRAL, 0), W("共建", NEUTRAL, 0), W("有关", NEUTRAL, 0), W("有效", NEUTRAL, 0), W("有力", NEUTRAL, 0), W("所有", NEUTRAL, 0),
    W("将近年", NEUTRAL, 0), W("认为", NEUTRAL, 0), W("成为", NEUTRAL, 0), W("作为", NEUTRAL, 0), W("为主", NEUTRAL, 0), W("为了", NEUTRAL, 0), W("因为", NEUTRAL, 0),
    W("均衡", NEUTRAL, 0), W("平均", NEUTRAL, 0), W("高等", NEUTRAL, 0), W("等级", NEUTRAL, 0), W("和谐", NEUTRAL, 0), W("参与", NEUTRAL, 0), W("与会", NEUTRAL, 0),
    W("各类", NEUTRAL, 0), W("各项", NEUTRAL, 0), W("各界", NEUTRAL, 0), W("各区县", NEUTRAL, 0), W("各地", NEUTRAL, 0), W("各级", NEUTRAL, 0), W("合约", NEUTRAL, 0), W("契约", NEUTRAL, 0), W("节约", NEUTRAL, 0),
    W("首位", NEUTRAL, 0), W("单位", NEUTRAL, 0), W("及时", NEUTRAL, 0), W("以及时", NEUTRAL, 0), W("普及", NEUTRAL, 0), W("涉及", NEUTRAL, 0), W("按照", NEUTRAL, 0), W("按时", NEUTRAL, 0),
};

void lexicon_add_language(struct lexicon *lexicon)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        lexicon_add(lexicon, words[i].text, (struct meaning){ .kind = words[i].kind, .detail = words[i].detail });
}
