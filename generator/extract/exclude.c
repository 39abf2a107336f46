/* Exclusion: numbers beside an indicator's name that are no figures of the area: a company's, a part's, a condition's. */
#include "reader.h"

static bool is_text(const struct reader *reader, size_t at, str text)
{
    return at < reader->sentence->count && str_eq(token_text(reader, at), text);
}

/* 10家以上|的镇街, 10亿元以上|项目: what has at least so much; 2.8%以上|的目标, …以上的规模 are of what is told. */
static bool is_threshold(const struct reader *reader, size_t next)
{
    static const str of_it[] = { STR_INIT("规模"), STR_INIT("成绩"), STR_INIT("好成绩"), STR_INIT("佳绩"),
                                 STR_INIT("速度"), STR_INIT("态势"), STR_INIT("任务") };
    bool linked = is_text(reader, next, STR("的"));
    next += linked;
    if (next >= reader->sentence->count)
        return false;
    const struct token *token = token_at(reader, next);
    if (token_is_word(token, WORD_ORGANISATION) || token_is_name(token) || token_is_word(token, WORD_TIER))
        return true;
    if (token->kind != TOKEN_OTHER)
        return false;
    str text = token_text(reader, next);
    if (!linked)
        return str_starts(text, STR("项目"));
    for (size_t i = 0; i < sizeof of_it / sizeof *of_it; i++)
        if (str_starts(text, of_it[i]))
            return false;
    return true;
}

bool exclude_qualified(const struct reader *reader, size_t name)
{
    if (name < 2 || !is_text(reader, name - 1, STR("的")))
        return false;
    const struct token *before = token_at(reader, name - 2);
    return token_is_word(before, WORD_BOUND_AFTER);
}

enum { CEILING_REACH = 3 }; /* 最高|可|达|500万元 */

bool exclude_ceiling(const struct reader *reader, size_t at)
{
    if (token_at(reader, at)->quantity.kind != QUANTITY_MONEY)
        return false;
    size_t begin = clause_begin(reader->sentence, at);
    size_t floor = at > begin + CEILING_REACH ? at - CEILING_REACH : begin;
    for (size_t i = at; i > floor; i--)
        if (is_text(reader, i - 1, STR("最高")))
            return true;
    return false;
}

/* 研发投入超过1000万元的企业: which ones are meant; 总投资25亿元的…项目: what one of them has. */
bool exclude_attribute(const struct reader *reader, size_t at)
{
    size_t next = at + 1;
    if (next < reader->sentence->count && token_is_word(token_at(reader, next), WORD_BOUND_AFTER))
        next++;
    if (next > at + 1 && is_threshold(reader, next))
        return true;
    if (next + 1 >= reader->sentence->count || !is_text(reader, next, STR("的")))
        return false;
    if (token_at(reader, next + 1)->kind == TOKEN_COMMA) /* …超过500万元的，按10%给予补助 */
        return true;
    if (token_is_word(token_at(reader, next + 1), WORD_ORGANISATION))
        return true;
    size_t end = clause_end(reader->sentence, next);
    for (size_t i = next + 1; i < end; i++)
        if (token_at(reader, i)->kind == TOKEN_OTHER && str_find(token_text(reader, i), STR("项目"), 0) != STR_NONE)
            return true;
    return false;
}

enum { PART_REACH = 6 }; /* figures back that 其中 may be a part of */

/* 技术合同成交额863亿元，其中技术交易额401亿元: 其中 before the same indicator, grade and time again tells a part that
 * the catalogue has no name for; of the figures of the sentence, or, where 其中 begins it, of those before. */
bool exclude_part(const struct reader *reader, size_t at, const struct observation *o)
{
    size_t begin = clause_begin(reader->sentence, at);
    bool among = clause_find(reader->sentence, begin, at, WORD_AMONG) != TOKEN_NOWHERE ||
                 (begin >= 2 && token_is_word(token_at(reader, begin - 2), WORD_AMONG));
    if (!among || o->name_begin == o->name_end)
        return false;
    size_t index = (size_t)(o - reader->list->items);
    size_t floor = index > PART_REACH ? index - PART_REACH : 0;
    for (size_t i = index; i > floor; i--) {
        const struct observation *told = &reader->list->items[i - 1];
        if (told->block != o->block)
            return false;
        if (told->indicator == o->indicator && told->area == o->area && told->tier == o->tier &&
            told->measure == o->measure)
            return date_compare(told->period.start, o->period.start) == 0 &&
                   date_compare(told->period.end, o->period.end) == 0;
    }
    return false;
}

enum { PLACE_BYTES = 24 }; /* 仙女山, 水土新城: of a place before 一家, 8 Chinese characters */

/* 一家制药企业拥有…, 落户园区的一家整车企业…, 涪陵|仙女山一家榨菜企业…: a subject that is one of many. */
bool exclude_one_of_many(const struct reader *reader, size_t at)
{
    const struct token *token = token_at(reader, at);
    if (token->quantity.kind != QUANTITY_COUNT || !quantity_is_article(&token->quantity))
        return false;
    if (clause_begin(reader->sentence, at) == at)
        return true;
    const struct token *next = at + 1 < reader->sentence->count ? token_at(reader, at + 1) : NULL;
    if (!next || !(next->kind == TOKEN_OTHER || token_is_word(next, WORD_NEUTRAL)) ||
        !str_ends(token_text(reader, at), STR("家")))
        return false;
    const struct token *before = token_at(reader, at - 1);
    bool place = before->kind == TOKEN_OTHER && clause_begin(reader->sentence, at) == at - 1 &&
                 before->end - before->begin <= PLACE_BYTES;
    return place || token_is_word(before, WORD_AREA) || str_eq(token_text(reader, at - 1), STR("的"));
}

static bool is_place_word(const struct token *token)
{
    return token_is_word(token, WORD_AREA) || token_is_word(token, WORD_HERE);
}

/* 为86家科技型企业发放…, 向全区86家高新技术企业兑现…: whom something is given to. */
bool exclude_recipient(const struct reader *reader, size_t at, size_t name)
{
    static const str prepositions[] = { STR_INIT("为"), STR_INIT("给"), STR_INIT("向") };
    size_t before = at;
    while (before > 0 &&
           (is_place_word(token_at(reader, before - 1)) || token_is_word(token_at(reader, before - 1), WORD_BOUND)))
        before--;
    if (before == 0 || name < at || clause_end(reader->sentence, name) <= name + 1 ||
        token_at(reader, name + 1)->kind == TOKEN_LIST || token_is_word(token_at(reader, name + 1), WORD_AND))
        return false;
    str text = token_text(reader, before - 1);
    for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++)
        if (str_ends(text, prepositions[i]) && (token_at(reader, before - 1)->kind == TOKEN_OTHER || text.len <= 3))
            return true;
    return false;
}

/* 312家|高新技术企业|实现|产值450亿元, 全区高新技术企业实现营业收入520亿元. */
bool exclude_of_group(const struct reader *reader, size_t at)
{
    size_t name = TOKEN_NOWHERE;
    for (size_t i = clause_begin(reader->sentence, at); i < at; i++) {
        const struct token *token = token_at(reader, i);
        if (token_is_name(token)) {
            if (name != TOKEN_NOWHERE || !str_eq(token->meaning->indicator->classifier, STR("家")))
                return false;
            name = i;
        } else if (name != TOKEN_NOWHERE) {
            return i == name + 1 && (mood_token_verb(token) != VERB_NONE || token_is_word(token, WORD_NEUTRAL));
        } else if (token->kind == TOKEN_OTHER || mood_token_verb(token) != VERB_NONE) {
            return false; /* 支持…企业 */
        }
    }
    return false;
}

/* 每3家…: a ratio. */
bool exclude_one_of_each(const struct reader *reader, size_t at)
{
    return at > 0 && token_at(reader, at - 1)->kind == TOKEN_OTHER && str_ends(token_text(reader, at - 1), STR("每"));
}
