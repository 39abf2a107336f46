/* The subject: whose figures a sentence tells: an area, a company, a place that the catalogue does not have. */
#include "place.h"
#include "reader.h"

#include "utf8.h"

enum { LEADING_BYTES = 12 }; /* text before a subject that does not hide it: 此外，其次 … 4 Chinese characters */

/* Where the subject of what follows may begin: the clause, or the list item behind a number (垫江县有76家、|忠县…). */
static size_t subject_begin(const struct reader *reader, size_t at)
{
    size_t item = item_begin(reader->sentence, at);
    if (item >= 2 && token_at(reader, item - 1)->kind == TOKEN_LIST &&
        token_at(reader, item - 2)->kind == TOKEN_QUANTITY)
        return item;
    size_t begin = clause_begin(reader->sentence, at);
    return begin < reader->explanation && reader->explanation <= at ? reader->explanation : begin;
}

/* May a subject stand behind this token? Not behind a name, a number, a verb or a comparison. */
static bool hides_subject(const struct token *token)
{
    if (token->kind != TOKEN_WORD)
        return token->kind == TOKEN_QUANTITY || token->kind == TOKEN_LIST;
    if (mood_token_verb(token) != VERB_NONE)
        return true;
    switch (token->meaning->kind) {
    case WORD_INDICATOR:
    case WORD_AND:
    case WORD_BOUND:
    case WORD_SHARE:
        return true;
    case WORD_NEUTRAL:
        return token->meaning->detail != NEUTRAL_PLAIN && token->meaning->detail != NEUTRAL_RUN;
    default:
        return false;
    }
}

/* 看投入——2022年…: what stands before a dash is a caption. */
static size_t behind_dash(const struct reader *reader, size_t begin, size_t at)
{
    for (size_t i = at; i > begin; i--)
        if (token_at(reader, i - 1)->kind == TOKEN_OTHER && str_ends(token_text(reader, i - 1), STR("——")))
            return i;
    return begin;
}

/* 五金, 三峡, 第四届: a numeral that counts nothing is a part of a name. */
static bool is_numeral_in_name(const struct token *token)
{
    if (token->kind != TOKEN_QUANTITY)
        return false;
    return (token->quantity.kind == QUANTITY_BARE && token->quantity.chinese) ||
           (token->quantity.ordinal && token->quantity.kind != QUANTITY_PLACE);
}

/* Does token `at` stand where its clause's subject stands, behind at most `most` bytes of text without meaning? */
static bool is_subject(const struct reader *reader, size_t at, size_t most)
{
    size_t gap = 0;
    for (size_t i = behind_dash(reader, subject_begin(reader, at), at); i < at; i++) {
        const struct token *token = token_at(reader, i);
        bool text = token->kind == TOKEN_OTHER || is_numeral_in_name(token);
        if ((!text && hides_subject(token)) || (text && (gap += token->end - token->begin) > most))
            return false;
    }
    return true;
}

/* … behind nothing but times, areas and small words. */
bool subject_is_leading(const struct reader *reader, size_t at)
{
    return is_subject(reader, at, LEADING_BYTES);
}

/* 与之相邻的北碚区，: a topic that the next clause is about. */
static bool is_topic(const struct reader *reader, size_t at)
{
    if (at + 1 >= reader->sentence->count || token_at(reader, at + 1)->kind != TOKEN_COMMA)
        return false;
    for (size_t i = clause_begin(reader->sentence, at); i < at; i++)
        if (token_at(reader, i)->kind == TOKEN_QUANTITY || token_is_name(token_at(reader, i)))
            return false;
    return true;
}

/* 在荣昌区，: where what the next clause tells of is. */
static bool is_place_topic(const struct reader *reader, size_t at)
{
    return at > 0 && clause_begin(reader->sentence, at) == at - 1 && str_eq(token_text(reader, at - 1), STR("在")) &&
           is_topic(reader, at);
}

/* 居全市第11位: whom a place is among, and not whose it is. */
static bool precedes_place(const struct reader *reader, size_t at)
{
    for (size_t i = at + 1; i < reader->sentence->count && i <= at + 3; i++) {
        const struct token *token = token_at(reader, i);
        if (token->kind == TOKEN_QUANTITY)
            return token->quantity.kind == QUANTITY_PLACE;
        if (token->kind != TOKEN_OTHER && !token_is_word(token, WORD_NEUTRAL) && !token_is_word(token, WORD_LEVEL))
            return false;
    }
    return false;
}

static bool is_ancestor(const struct area *area, const struct area *of)
{
    for (const struct area *parent = of ? of->parent : NULL; parent; parent = parent->parent)
        if (parent == area)
            return true;
    return false;
}

static bool is_preposition(uint32_t c)
{
    switch (c) {
    case U'在':
    case U'对':
    case U'向':
    case U'赴':
    case U'到':
    case U'于':
    case U'与':
    case U'和':
    case U'由':
    case U'从':
    case U'为':
    case U'把':
    case U'将':
    case U'被':
    case U'入':
    case U'据':
        return true;
    default:
        return false;
    }
}

/* A preposition or such a verb before an area makes it no subject: 在重庆高新区的支持下. */
static bool follows_preposition(const struct reader *reader, size_t at)
{
    str before = str_slice(block_text(reader), reader->sentence->begin, token_at(reader, at)->begin);
    size_t bytes;
    if (before.len == 0)
        return false;
    return is_preposition(utf8_decode_last(before, before.len, &bytes)) ||
           (before.len >= PLACE_VERB_BYTES &&
            place_is_object_of(str_slice(before, before.len - PLACE_VERB_BYTES, before.len)));
}

/* 宜昌市…，全市…: that city's, but 全区 after it is one's own. */
static bool is_here_elsewhere(const struct reader *reader, size_t at)
{
    str text = token_text(reader, at);
    if (!str_starts(text, STR("全")) && !str_starts(text, STR("该")))
        return false;
    switch (reader->context->elsewhere) {
    case ELSEWHERE_PROVINCE:
        return str_ends(text, STR("省"));
    case ELSEWHERE_CITY:
        return str_ends(text, STR("市"));
    case ELSEWHERE_DISTRICT:
        return str_ends(text, STR("区")) || str_ends(text, STR("县"));
    case ELSEWHERE_NONE:
        break;
    }
    return false;
}

/* 高出全市|平均|水平1个百分点: what is compared to. */
static bool precedes_average(const struct reader *reader, size_t at)
{
    return at + 1 < reader->sentence->count && str_starts(token_text(reader, at + 1), STR("平均"));
}

/* 大足、|荣昌两地高新技术企业共522家: the subject is an area together with what stands at `at`, unless 分别, 各 or 均 deals
 * out to each. With 与 the first alone is the subject: 大足区与荣昌区携手…. */
static bool is_joined(const struct reader *reader, size_t at)
{
    uint64_t dealt = seen_word(WORD_RESPECTIVELY) | seen_word(WORD_EACH);
    if (at < 2 || reader->brackets > 0 || (reader->sentence->seen & dealt) ||
        !token_is_word(token_at(reader, at - 2), WORD_AREA) ||
        !(token_at(reader, at - 1)->kind == TOKEN_LIST || token_is_word(token_at(reader, at - 1), WORD_AND)) ||
        str_eq(token_text(reader, at - 1), STR("与")) || follows_preposition(reader, at - 2))
        return false;
    return subject_is_leading(reader, at - 2) || (reader->joined > 0 && reader->joined == at - 2);
}

static void join(struct reader *reader, size_t at)
{
    reader->stranger = true;
    reader->joined = at;
}

/* … with another area. */
static bool is_joint_area(const struct reader *reader, size_t at)
{
    if (!token_is_word(token_at(reader, at), WORD_AREA) || !is_joined(reader, at))
        return false;
    const struct area *area = token_at(reader, at)->meaning->area, *other = token_at(reader, at - 2)->meaning->area;
    return area != other && !is_ancestor(area, other) && !is_ancestor(other, area);
}

/* 重庆市|7565家，: the area and its number, and nothing else. */
static bool is_whole_clause(const struct reader *reader, size_t at)
{
    return at + 2 <= reader->sentence->count && token_at(reader, at + 1)->kind == TOKEN_QUANTITY &&
           (at + 2 == reader->sentence->count || token_ends_clause(token_at(reader, at + 2)));
}

void subject_read_area(struct reader *reader, size_t at)
{
    struct context *context = reader->context;
    const struct meaning *meaning = token_at(reader, at)->meaning;
    const struct area *area =
        meaning->kind == WORD_AREA ? meaning->area : context_here(context, (enum here)meaning->detail);
    if (meaning->kind == WORD_HERE && (is_here_elsewhere(reader, at) || precedes_average(reader, at)))
        return;
    if (is_joint_area(reader, at)) {
        join(reader, at);
        return;
    }
    if (!area || reader->brackets > 0 || (follows_preposition(reader, at) && !is_place_topic(reader, at)) ||
        precedes_place(reader, at) || !(subject_is_leading(reader, at) || is_topic(reader, at)))
        return;
    if (area->kind == AREA_ZONE)
        context->zone = area;
    /* 园区 in a story about a district is the zone of it that was named, or a park that the catalogue does not have. */
    if (meaning->kind == WORD_HERE && meaning->detail == HERE_ANY && area->kind != AREA_ZONE) {
        if (!context->zone || !is_ancestor(area, context->zone)) {
            reader->stranger = true;
            return;
        }
        area = context->zone;
    }
    /* 重庆市科技局 in a story about a district: the region's name is an address there. */
    if (meaning->kind == WORD_AREA && !area->parent && is_ancestor(area, context->area)) {
        const struct token *next = at + 1 < reader->sentence->count ? token_at(reader, at + 1) : NULL;
        if (!next ||
            (next->kind != TOKEN_TIME && !token_is_name(next) && !token_is_word(next, WORD_HERE) &&
             !(next->kind == TOKEN_WORD && mood_token_verb(next) != VERB_NONE) && !is_whole_clause(reader, at)))
            return;
    }
    context->area = area;
    context->elsewhere = ELSEWHERE_NONE;
    reader->stranger = reader->company = reader->group = false;
}

enum { ORGANISATION_BYTES = 48 }; /* of a company's name before 公司: 16 Chinese characters */

/* 大赛|吸引, 论坛|共签约: what it did. */
static bool precedes_verb(const struct reader *reader, size_t at)
{
    for (size_t i = at + 1; i < reader->sentence->count; i++) {
        const struct token *token = token_at(reader, i);
        if (mood_token_verb(token) != VERB_NONE)
            return !token_is_name(token);
        if (!token_is_word(token, WORD_NEUTRAL) || token->meaning->detail == NEUTRAL_VERB)
            return false;
    }
    return false;
}

/* A company or a school as the subject: what follows is its own figure. */
void subject_read_organisation(struct reader *reader, size_t at)
{
    bool bare = token_at(reader, at)->meaning->detail == ORGANISATION_BARE;
    if (token_at(reader, at)->meaning->detail == ORGANISATION_EVENT && !precedes_verb(reader, at))
        return;
    /* 建成后的众创空间: which ones are meant. */
    if (at + 1 < reader->sentence->count && str_eq(token_text(reader, at + 1), STR("的")) &&
        str_ends(token_text(reader, at), STR("后")))
        return;
    /* 企业 alone is a company told of (企业才有了…); 企业数量 and 帮助企业 are not. */
    if (bare && !(clause_begin(reader->sentence, at) == at && at + 1 < reader->sentence->count &&
                  token_at(reader, at + 1)->kind == TOKEN_OTHER))
        return;
    if (reader->brackets == 0 && is_subject(reader, at, ORGANISATION_BYTES))
        reader->stranger = reader->company = true;
}

/* 四川省高新技术企业…, 全国高新技术企业…: another area's figures. */
void subject_read_stranger(struct reader *reader, size_t at)
{
    bool place = token_is_word(token_at(reader, at), WORD_ELSEWHERE);
    if (place && is_joined(reader, at))
        join(reader, at);
    if (reader->brackets > 0 || !subject_is_leading(reader, at) || precedes_place(reader, at) ||
        follows_preposition(reader, at))
        return;
    /* 促进四川科技人才…, 四川农业大学: no subject. */
    bool heads_clause = clause_begin(reader->sentence, at) == at || token_at(reader, at - 1)->kind == TOKEN_TIME;
    bool is_word_part = at + 1 < reader->sentence->count && token_at(reader, at + 1)->kind == TOKEN_OTHER &&
                        place_named(token_text(reader, at + 1)) == ELSEWHERE_NONE;
    /* 我国《专利法》实施以来: an attribute of what is not told. */
    bool is_attribute = str_eq(token_text(reader, at), STR("我国")) && at + 1 < reader->sentence->count &&
                        token_at(reader, at + 1)->kind == TOKEN_OTHER;
    if ((place && (!heads_clause || is_word_part)) || is_attribute)
        return;
    reader->stranger = true;
    /* 四川、重庆两地: of one alone the rest of the passage can be told. */
    if (place && at + 1 < reader->sentence->count && token_at(reader, at + 1)->kind != TOKEN_LIST)
        reader->context->elsewhere = (enum elsewhere)token_at(reader, at)->meaning->detail;
}

/* 2022年，|全国科技型中小企业达50万家: the catalogue has the name with 全国 in it, which is the nation where the sentence
 * begins with it; behind a verb (入库全国科技型中小企业22家) it is a part of the name. */
void subject_read_name(struct reader *reader, size_t at)
{
    const struct token *token = token_at(reader, at);
    if (token->meaning->indicator->kind != INDICATOR_STOCK || reader->brackets > 0 ||
        !str_starts(token_text(reader, at), STR("全国")))
        return;
    for (size_t i = 0; i < at; i++)
        if (token_at(reader, i)->kind != TOKEN_TIME && token_at(reader, i)->kind != TOKEN_COMMA)
            return;
    reader->stranger = true;
}

/* 某某大数据谷|入驻企业…, 某某研发中心|有研发人员…: a single place of work, before its verb or what it has. */
static bool is_site_name(const struct reader *reader, size_t at)
{
    static const str kinds[] = { STR_INIT("谷"),   STR_INIT("港"),   STR_INIT("小镇"),
                                 STR_INIT("基地"), STR_INIT("中心"), STR_INIT("园") };
    enum { NAME_BYTES = 12 }; /* 4 Chinese characters: 中心, 某基地 alone name nothing */
    const struct token *next = at + 1 < reader->sentence->count ? token_at(reader, at + 1) : NULL;
    if (!next || !(token_is_name(next) || next->kind == TOKEN_TIME || mood_token_verb(next) == VERB_LEVEL))
        return false;
    size_t begin = clause_begin(reader->sentence, at);
    if (begin < at && token_is_word(token_at(reader, begin), WORD_AREA))
        begin++; /* its address */
    if (token_at(reader, at)->end - token_at(reader, begin)->begin < NAME_BYTES)
        return false;
    for (size_t i = begin; i < at; i++)
        if (token_at(reader, i)->kind != TOKEN_OTHER && !token_is_word(token_at(reader, i), WORD_NEUTRAL))
            return false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_ends(token_text(reader, at), kinds[i]))
            return true;
    return false;
}

/* 铜梁高新区 beside 铜梁: the catalogue has the district and not its park. */
static bool is_park_of_area(const struct reader *reader, size_t at)
{
    return at > 0 && token_is_word(token_at(reader, at - 1), WORD_AREA) &&
           clause_begin(reader->sentence, at) == at - 1 &&
           (str_eq(token_text(reader, at), STR("高新区")) || place_is_park(token_text(reader, at)));
}

/* 龙水镇|新增…, 大足区|棠香街道|…: a town or a street as the subject, behind its address. */
static bool is_town(const struct reader *reader, size_t at)
{
    size_t begin = clause_begin(reader->sentence, at);
    bool topic = at + 1 < reader->sentence->count && token_at(reader, at + 1)->kind == TOKEN_COMMA;
    begin += topic && str_eq(token_text(reader, begin), STR("在")); /* 在宝顶镇， */
    for (size_t i = begin; i < at; i++)
        if (!token_is_word(token_at(reader, i), WORD_AREA) && token_at(reader, i)->kind != TOKEN_TIME)
            return false;
    return place_is_town(token_text(reader, at));
}

/* 科技特派员|李某|推广…: one of them. */
static bool is_person(const struct reader *reader, size_t at)
{
    if (at == 0 || !token_is_name(token_at(reader, at - 1)) || !subject_is_leading(reader, at - 1))
        return false;
    str classifier = token_at(reader, at - 1)->meaning->indicator->classifier;
    if (!str_eq(classifier, STR("名")) && !str_eq(classifier, STR("人")))
        return false;
    bool unnamed = at + 1 < reader->sentence->count && str_eq(token_text(reader, at + 1), STR("某"));
    return unnamed || place_is_person(token_text(reader, at));
}

/* 张三带领|的|创新团队: one team. */
static bool is_led_team(const struct reader *reader, size_t at)
{
    static const str verbs[] = { STR_INIT("带领"), STR_INIT("率领"), STR_INIT("领衔"), STR_INIT("牵头") };
    if (at + 2 >= reader->sentence->count || !token_is_name(token_at(reader, at + 2)) ||
        !str_eq(token_text(reader, at + 1), STR("的")))
        return false;
    for (size_t i = clause_begin(reader->sentence, at); i < at; i++)
        if (token_at(reader, i)->kind != TOKEN_OTHER && !is_numeral_in_name(token_at(reader, i)))
            return false;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (str_ends(token_text(reader, at), verbs[i]))
            return true;
    return false;
}

void subject_read_other(struct reader *reader, size_t at)
{
    if (reader->brackets > 0)
        return;
    if (is_park_of_area(reader, at) || is_site_name(reader, at) || is_town(reader, at))
        reader->stranger = true;
    if (is_person(reader, at) || is_led_team(reader, at))
        reader->stranger = reader->company = true;
    str text = token_text(reader, at);
    if (is_joined(reader, at) && (place_is_park(text) || place_named(text) != ELSEWHERE_NONE))
        join(reader, at);
    if (clause_begin(reader->sentence, at) != at)
        return;
    enum elsewhere place = place_named(text);
    if (place == ELSEWHERE_NONE && !place_is_park(text) &&
        !place_is_joint(str_slice(block_text(reader), token_at(reader, at)->begin, reader->sentence->end)))
        return;
    reader->stranger = true;
    if (place != ELSEWHERE_NONE)
        reader->context->elsewhere = place;
}

/* Does it go on with a speaker of the organisation: 公司|负责人? */
static bool is_speaker(str rest)
{
    static const str speakers[] = { STR_INIT("负责人"), STR_INIT("相关负责人"), STR_INIT("有关负责人"),
                                    STR_INIT("董事长"), STR_INIT("总经理") };
    for (size_t i = 0; i < sizeof speakers / sizeof *speakers; i++)
        if (str_starts(rest, speakers[i]))
            return true;
    return false;
}

/* “…”公司负责人介绍: who speaks at the end spoke of his own. */
bool subject_is_told_by_company(const struct reader *reader)
{
    const struct sentence *sentence = reader->sentence;
    if (!(sentence->seen & seen_word(WORD_ORGANISATION)))
        return false;
    for (size_t i = 0; i < sentence->count; i++) {
        if (!token_is_word(&sentence->tokens[i], WORD_ORGANISATION))
            continue;
        str name = token_text(reader, i);
        if ((str_ends(name, STR("公司")) || str_ends(name, STR("企业"))) &&
            is_speaker(str_slice(block_text(reader), sentence->tokens[i].end, sentence->end)))
            return true;
    }
    return false;
}
