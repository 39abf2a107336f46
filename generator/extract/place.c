/* Places: what a name says of itself, of those that the catalogue does not have. */
#include "place.h"

#include <string.h>

enum { HAN_BYTES = 3 }; /* of a Chinese character */

bool place_is_object_of(str verb)
{
    static const str verbs[] = { STR_INIT("围绕"), STR_INIT("对标"), STR_INIT("落实"), STR_INIT("贯彻"),
                                 STR_INIT("按照"), STR_INIT("根据"), STR_INIT("融入"), STR_INIT("服务"),
                                 STR_INIT("对接"), STR_INIT("紧扣"), STR_INIT("聚焦"), STR_INIT("支撑"),
                                 STR_INIT("立足"), STR_INIT("面向"), STR_INIT("结合"), STR_INIT("争当") };
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (str_starts(verb, verbs[i]))
            return true;
    return false;
}

enum elsewhere place_named(str text)
{
    static const struct {
        str ending;
        enum elsewhere kind;
        str common; /* characters with which it makes a common word */
    } kinds[] = {
        { STR_INIT("市"), ELSEWHERE_CITY, STR_INIT("城都超上级辖之各全该本我强大夜集股楼菜") },
        { STR_INIT("县"), ELSEWHERE_DISTRICT, STR_INIT("各区范业大强小困全该本我级郊") },
        { STR_INIT("州"), ELSEWHERE_CITY, STR_INIT("治各全该本我") },
        { STR_INIT("区"), ELSEWHERE_DISTRICT,
          STR_INIT("城地社片园辖新库景校各全该本我专特强大范业发税验能贸行聚港矿林牧灾山街军战海核居住宅商"
                   "贫边乡心学厂作开导领活载同态护务县治") },
    };
    if (text.len < 3 * HAN_BYTES || text.len > 5 * HAN_BYTES || place_is_object_of(text))
        return ELSEWHERE_NONE;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_ends(text, kinds[i].ending))
            return str_find(kinds[i].common, str_slice(text, text.len - 2 * HAN_BYTES, text.len - HAN_BYTES), 0) ==
                           STR_NONE
                       ? kinds[i].kind
                       : ELSEWHERE_NONE;
    return ELSEWHERE_NONE;
}

bool place_is_park(str text)
{
    static const str kinds[] = { STR_INIT("开发"), STR_INIT("经开"), STR_INIT("示范"), STR_INIT("试验"),
                                 STR_INIT("保税"), STR_INIT("工业"), STR_INIT("合作"), STR_INIT("自贸") };
    str area = STR("区");
    if (!str_ends(text, area))
        return false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_ends(str_slice(text, 0, text.len - area.len), kinds[i]))
            return true;
    return false;
}

bool place_is_town(str text)
{
    static const struct {
        str ending;
        str common; /* characters with which it makes a common word: 乡镇, 下乡, 各街道 */
    } kinds[] = {
        { STR_INIT("镇"), STR_INIT("城乡集村各全小建重强特名级型个") },
        { STR_INIT("乡"), STR_INIT("下返回还家老城本外他故水思同各全个") },
        { STR_INIT("街道"), STR_INIT("各全区个镇") },
        { STR_INIT("村"), STR_INIT("政乡农困范各全点心个扶中新山强特镇丽") },
        { STR_INIT("社区"), STR_INIT("各全个型区进范") },
    };
    if (text.len < 3 * HAN_BYTES || text.len > 6 * HAN_BYTES || place_is_object_of(text))
        return false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t before = text.len - kinds[i].ending.len;
        if (str_ends(text, kinds[i].ending))
            return str_find(kinds[i].common, str_slice(text, before - HAN_BYTES, before), 0) == STR_NONE;
    }
    return false;
}

bool place_is_joint(str text)
{
    static const str ends[] = { STR_INIT("两地"), STR_INIT("两省"), STR_INIT("两市") };
    str short_names = STR("京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤川青藏琼宁台港澳成黔滇秦");
    bool together = false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        together = together || str_starts(str_slice(text, 2 * HAN_BYTES, text.len), ends[i]);
    for (size_t i = 0; i < 2 && together; i++)
        together = str_find(short_names, str_slice(text, i * HAN_BYTES, (i + 1) * HAN_BYTES), 0) != STR_NONE;
    return together;
}

bool place_is_person(str text)
{
    str surnames =
        STR("王李张刘陈杨赵黄吴徐孙胡朱郭何罗宋郑谢韩唐冯董萧袁邓傅沈彭吕苏卢蒋蔡贾丁魏薛阎潘杜戴汪姜姚谭廖邹熊"
            "陆郝崔邱秦侯邵");
    str common = STR("列金果贴罗时必重谢动事展集桂树");
    if (text.len < 2 * HAN_BYTES || text.len > 3 * HAN_BYTES ||
        str_find(surnames, str_slice(text, 0, HAN_BYTES), 0) == STR_NONE)
        return false;
    return str_find(common, str_slice(text, HAN_BYTES, 2 * HAN_BYTES), 0) == STR_NONE;
}
