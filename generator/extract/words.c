/* The language's own words: what a newspaper's verbs, bounds, plans and grades mean for a figure. They are the
 * language's and not a region's; names of areas and indicators come from the vocabulary. */
#include "extract_internal.h"

/* Words of one meaning, parted by spaces. */
struct word_group {
    enum word_kind kind;
    int detail;
    const char *words;
};

/* clang-format off */
static const struct word_group groups[] = {
    /* a change of a stock over a period */
    { WORD_INCREASE, 0,
      "新增 净增 净增加 增加 新增加 新认定 新入库 新升规 新培育 新引进 新建 新建成 新获批 新评定 "
      "新备案 新设立 新入选 新纳入 新获评 新组建 新上规 上规 新成立 新登记 新注册 升规 净增长 增添 多了 "
      "增加了 新增了 净增了 再增 再新增 再建 再添 再认定 新发放" },
    { WORD_DECREASE, 0,
      "减少 减少了 少了 净减少" },
    /* a change where a period is told, else a level */
    { WORD_GAIN, GAIN_VERB,
      "获批 获批建设 入选 获评 引进 培育 引育 引进培育 认定 入库 成功培育 获得认定 备案 评定 "
      "新获 被认定为 获评为 被评为 晋升为 "
      "创建 招引 吸引 组建 建立" },
    /* … and no verb inside a name: 孵化器 */
    { WORD_GAIN, GAIN_ALONE,
      "孵化" },
    /* a level */
    { WORD_LEVEL, LEVEL_PLAIN,
      "达到 达 已达 拥有 共有 已有 有 建成 建有 布局建设 设有 总数 总量 数量 保有量 设立 挂牌 "
      "重组 重组形成 形成 选派 聚集 集聚 汇聚 拥有量 余额 完成 实现 为 搭建 稳定在 保持在 占比达 "
      "高达 争取 发放 是 共 规模 金额 总额 余额为" },
    /* … of today */
    { WORD_LEVEL, LEVEL_NOW,
      "现有" },
    /* … that is planned unless it is said to be done */
    { WORD_LEVEL, LEVEL_PLANNED,
      "打造" },
    /* words that begin like another one here and must not be cut: those with 要, 其 and 他 */
    { WORD_NEUTRAL, NEUTRAL_PLAIN,
      "主要 重要 需要 首要 只要 要求 要素 要点 纪要 概要 其他 其它 他们 她们 它们" },
    /* other verbs: whom they have for an object is no subject */
    { WORD_NEUTRAL, NEUTRAL_VERB,
      "支持 联合 携手 依托 推动 协助 带动 牵线 引导 鼓励 助力 落户 赴 召开 举办 出台 印发" },
    { WORD_NEUTRAL, NEUTRAL_FROM,
      "由 从" },
    { WORD_NEUTRAL, NEUTRAL_RUN,
      "连续" },
    { WORD_NEUTRAL, NEUTRAL_THAN,
      "比 较 较上年 比上年 较去年同期 比去年同期 比去年 较去年 比上年同期 较上年同期 比年初 较年初 比同期 较同期 "
      "比上年末 较上年末 比上年底 较上年底 比去年底 较去年底 比去年末 较去年末" },
    /* words that may stand between a name and its number */
    { WORD_NEUTRAL, NEUTRAL_PLAIN,
      "超额 建设 同比 环比 全力争 "
      "全力争创 行动计划 专项计划 区内 辖区 区属 的 已 也 还 了 总 又 就 就有 首次 继续 排 在 排到 排在 位于 跻身 进入 名次 位次 位列 "
      "位居 居 列 稳居 高居 名列 排名 保持 第 以 另有 成功 数 企业数 总值 预算 登记 水平 分值 得分 "
      "提高企业 近年来 近日 近期 目标任务数 超级 公共 共同 共建 有关 有效 有力 所有 将近年 认为 "
      "成为 作为 为主 为了 因为 均衡 平均 高等 等级 和谐 参与 与会 各类 各项 各界 各区县 各地 各级 "
      "合约 契约 节约 首位 单位 及时 以及时 普及 涉及 按照 按时" },
    /* a level, though it is told as growing */
    { WORD_CHANGED_TO, 0,
      "增至 增加到 增加至 提高到 提高至 提升到 提升至 增长到 增长至 上升到 上升至 下降到 下降至 "
      "升到 升至 降到 降至 增到 跃升到 跃升至 攀升到 攀升至 提至 提升为 扩充到 扩充至 扩容到 扩容至 扩大至 "
      "发展至 壮大至 回落到 回落至 下滑到 下滑至 上涨到 上涨至 减少到 减少至 扩大到 发展到 壮大到" },
    /* the whole since a beginning */
    { WORD_TOTAL, 0,
      "累计 累计达 累计达到 累计建成 累计培育 已累计 共计 总计 合计 历年 累计引进 累计获批 累计认定 "
      "累计拥有 累计发放 已孵化培育" },
    { WORD_TOTAL, 0,
      "累计新增" },
    /* growth */
    { WORD_GROWTH, 1,
      "增长 同比增长 增幅 增速 提高 提升 上升 同比增加 同比提高 同比上升 同比提升 上涨 同比上涨 略增 微增 略升 同比增 增长率 前移 "
      "跃升 攀升 进位 前进 前进了 上升了 提升了 提高了 增长了 跃升了" },
    { WORD_GROWTH, -1,
      "下降 同比下降 降低 回落 同比减少 下滑 降幅 后移 略降 微降 略有下降 小幅下降 同比降 同比下滑 同比回落 同比降低 下降了 下滑了 降低了" },
    { WORD_ANNUAL, 0,
      "年均 年均增长 平均每年 两年平均 年平均 两年平均增长 年均增速 三年平均 五年平均 年均递增" },
    /* one of many: what follows in the clause is no sum; the catalogue's own (每万人) name a quotient besides */
    { WORD_PER, 0,
      "每个 每家 每名 每位 每支 每户 每村 每人 每亩 每公顷 每平方公里 每万元 每百万元 每千万元 每亿元 每十亿元 每百亿元 "
      "每亿元GDP 每亿元产值 每百人 每千人 每万人 每十万人 每百家 每百户" },
    { WORD_NEUTRAL, NEUTRAL_PLAIN,
      "每个月 每个季度 每个工作日" },
    /* how sure */
    /* … of all that the sentence goes on to tell */
    { WORD_ESTIMATE, ESTIMATE_SENTENCE,
      "预计将 有望 预计可" },
    { WORD_ESTIMATE, ESTIMATE_CLAUSE,
      "估计 预估 预计 将获 将再获 将再得到 将得到 将再获得 将获得 初步预计" },
    /* plans */
    { WORD_TARGET, TARGET_ALWAYS,
      "预期 力争 将 计划到 目标是 目标为 确保 "
      "规划建设 拟 重点打造 将达到 将达 将建成 " },
    /* … where a verb follows: 要新增, 要突破 */
    { WORD_TARGET, TARGET_VERB,
      "要" },
    /* words that announce a plan in a heading with its year only */
    { WORD_TARGET, TARGET_BY,
      "目标 计划 规划 路线图 重点工作 工作重点 主要任务 工作打算 工作思路 发展目标 主要目标 预期目标 工作安排 任务分解 工作要点 重点任务 工作任务" },
    /* a percentage of something else, a rule of a subsidy */
    { WORD_SHARE, 0,
      "目标任务 占 占比 完成率 补贴 补助 给予 按 奖励" },
    /* bounds, before the number and after it */
    { WORD_BOUND, BOUND_GE,
      "迈过 超过 超 突破 逾 不低于 不少于 至少 迈入 迈上 高于 跨越 首破" },
    { WORD_BOUND, BOUND_LE,
      "不超过 不高于 最高 不到 低于" },
    { WORD_BOUND, BOUND_APPROX,
      "约 近 大约 接近 将近" },
    { WORD_BOUND_AFTER, BOUND_GE,
      "以上 及以上" },
    { WORD_BOUND_AFTER, BOUND_LE,
      "以下 以内" },
    { WORD_BOUND_AFTER, BOUND_APPROX,
      "上下 左右" },
    /* lists */
    { WORD_RESPECTIVELY, 0,
      "分别 依次" },
    { WORD_EACH, 0,
      "各 均 各自" },
    { WORD_AMONG, 0,
      "其中" },
    { WORD_AND, 0,
      "和 与 及 以及 或" },
    { WORD_SUCH_AS, 0,
      "等" },
    /* applied for or under way: not (yet) the area's */
    { WORD_CANDIDATE, CANDIDATE_ALWAYS,
      "没有 不是 并非 尚无 并无 未达到 不足以 申报 申请认定 推荐 待审批 正在培育 在库 待批 候选 拟认定 正在申报 储备 复审 在培 组织申报 "
      "新申报 新组织申报 提交 培育库" },
    /* … what is done with enterprises and platforms is not how many there are */
    { WORD_CANDIDATE, CANDIDATE_STOCK,
      "走访 服务 帮助 邀请 惠及 培训 辅导 调研 参展 参会 参赛 参加 组织" },
    /* places that no site of a region has in its catalogue: as a subject they are elsewhere */
    { WORD_ELSEWHERE, ELSEWHERE_CITY,
      "北京 天津 上海 重庆 北京市 天津市 上海市 重庆市" },
    /* … the larger cities; a site that has one of them in its catalogue knows it from there */
    { WORD_ELSEWHERE, ELSEWHERE_CITY,
      "石家庄 石家庄市 太原 太原市 呼和浩特 呼和浩特市 沈阳 沈阳市 长春 长春市 哈尔滨 "
      "哈尔滨市 南京 南京市 杭州 杭州市 合肥 合肥市 福州 福州市 南昌 南昌市 济南 济南市 "
      "郑州 郑州市 武汉 武汉市 长沙 长沙市 广州 广州市 南宁 南宁市 海口 海口市 成都 成都市 "
      "贵阳 贵阳市 昆明 昆明市 拉萨 拉萨市 西安 西安市 兰州 兰州市 西宁 西宁市 银川 银川市 "
      "乌鲁木齐 乌鲁木齐市 深圳 深圳市 苏州 苏州市 宁波 宁波市 青岛 青岛市 厦门 厦门市 无锡 "
      "无锡市 大连 大连市 东莞 东莞市 佛山 佛山市 常州 常州市 温州 温州市 嘉兴 嘉兴市 绍兴 "
      "绍兴市 台州 台州市 金华 金华市 南通 南通市 徐州 徐州市 扬州 扬州市 泰州 泰州市 镇江 "
      "镇江市 盐城 盐城市 烟台 烟台市 潍坊 潍坊市 洛阳 洛阳市 宜昌 宜昌市 襄阳 襄阳市 株洲 "
      "株洲市 湘潭 湘潭市 岳阳 岳阳市 常德 常德市 芜湖 芜湖市 珠海 珠海市 惠州 惠州市 泉州 "
      "泉州市 漳州 漳州市 赣州 赣州市 桂林 桂林市 柳州 柳州市 绵阳 绵阳市 德阳 德阳市 宜宾 "
      "宜宾市 泸州 泸州市 遂宁 遂宁市 南充 南充市 内江 内江市 自贡 自贡市 广安 广安市 达州 "
      "达州市 资阳 资阳市 乐山 乐山市 眉山 眉山市 雅安 雅安市 广元 广元市 巴中 巴中市 "
      "攀枝花 攀枝花市 遵义 遵义市 毕节 毕节市 铜仁 铜仁市 六盘水 六盘水市 十堰 十堰市 荆州 "
      "荆州市 荆门 荆门市 安康 安康市 汉中 汉中市 咸阳 咸阳市 宝鸡 宝鸡市 曲靖 曲靖市 玉溪 "
      "玉溪市 昭通 昭通市" },
    { WORD_ELSEWHERE, ELSEWHERE_PROVINCE,
      "河北 山西 内蒙古 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 "
      "广东 广西 海南 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾 "
      "河北省 山西省 辽宁省 吉林省 黑龙江省 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 "
      "湖南省 广东省 海南省 四川省 贵州省 云南省 陕西省 甘肃省 青海省 外省 其他省份" },
    /* reports of a year: the year in their title is that of their figures */
    { WORD_REPORT, 0,
      "工作总结 总结 公报 统计公报 成绩单 工作回顾 回顾 年报 数读 数说 回眸" },
    { WORD_EXAMPLE, 0,
      "为例" },
    { WORD_SAME_TIME, 0,
      "同期 同一时期" },
    /* one company or school */
    { WORD_ORGANISATION, ORGANISATION_ONE,
      "某 他 她 它 这家企业 这家公司 该企业 该公司 工业园 产业园 科技园 创业园 孵化园 物流园 小学 中学 学校 研究院 研究所 实验室 公司 集团 大学 学院 医院 有限公司 股份有限公司" },
    /* … one project, one centre, by what was told of it; what there is once it is built */
    { WORD_ORGANISATION, ORGANISATION_ONE,
      "该项目 该中心 该实验室 该孵化器 该基地 该团队 该研究院 该校 该院 该所 该平台 该产业园 该镇 我镇 该乡 该村 该街道 该社区 "
      "建成后 建成投产后 投产后 达产后 建成达产后 全部建成后 全面建成后 全部投产后 全面投产后 全面达产后 全部达产后 项目建成后 项目投产后" },
    /* … an event, before its verb */
    { WORD_ORGANISATION, ORGANISATION_EVENT,
      "大赛 竞赛 论坛 峰会 博览会 推介会 对接会 招聘会 挑战赛 本次活动 此次活动 该活动" },
    /* … where it stands alone as a subject */
    { WORD_ORGANISATION, ORGANISATION_BARE,
      "企业" },
    /* whom a position is among */
    { WORD_SCOPE, SCOPE_NATIONAL,
      "全国 我国 国内" },
    { WORD_SCOPE, SCOPE_WEST,
      "西部 西部地区" },
    /* the area at hand */
    { WORD_HERE, HERE_REGION,
      "全市 我市 全省 我省 该市 该省" },
    { WORD_HERE, HERE_DISTRICT,
      "全区 我区 该区 全县 我县 该县 本区 区里" },
    { WORD_HERE, HERE_ANY,
      "园区 该园区" },
    /* grades */
    { WORD_TIER, TIER_WORD_NATIONAL,
      "国家级 国家 国家备案 国家级备案 部级" },
    { WORD_TIER, TIER_WORD_PROVINCIAL,
      "省级 省(市)级 省市级" },
    { WORD_TIER, TIER_WORD_PROVINCIAL_PLUS,
      "省部级 省级以上 省级及以上 省(市)级及以上 省(市)级以上 省市级以上 省部级以上" },
    { WORD_TIER, TIER_WORD_CITY,
      "市级" },
    { WORD_TIER, TIER_WORD_CITY_PLUS,
      "市级以上 市级及以上 市级(含)以上" },
    { WORD_TIER, TIER_WORD_LOCAL,
      "区级 县级 区县级" },
};
/* clang-format on */

void lexicon_add_language(struct lexicon *lexicon)
{
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        str rest = str_from(groups[i].words);
        while (rest.len > 0)
            lexicon_add(lexicon, str_split(&rest, ' '),
                        (struct meaning){ .kind = groups[i].kind, .detail = groups[i].detail });
    }
}
