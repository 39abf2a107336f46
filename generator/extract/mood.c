/* Mood: what the words around a number say of it: grown or held, done or planned, at least or about. */
#include "reader.h"

enum bound mood_bound(const struct reader *reader, size_t at, const struct governing *governing)
{
    if (governing->has_bound)
        return governing->bound;
    if (at + 1 < reader->sentence->count && token_is_word(token_at(reader, at + 1), WORD_BOUND_AFTER))
        return (enum bound)token_at(reader, at + 1)->meaning->detail;
    return token_at(reader, at)->quantity.bound;
}

/* 申报 keeps any count from being the area's; 走访 only one of a stock. */
static bool bars(const struct token *token, const struct indicator *indicator)
{
    return token_is_word(token, WORD_CANDIDATE) &&
           (token->meaning->detail == CANDIDATE_ALWAYS || indicator->kind == INDICATOR_STOCK);
}

/* 正在培育…10个, 1个…待审批: not yet, or only applied for. */
bool mood_is_candidate(const struct reader *reader, size_t at, const struct indicator *indicator)
{
    for (size_t i = clause_begin(reader->sentence, at); i < at; i++)
        if (bars(token_at(reader, i), indicator))
            return true;
    int depth = 0; /* 13名（团队）申报: brackets are passed over */
    for (size_t i = at + 1; i < reader->sentence->count && i < at + CLAUSE_REACH; i++) {
        const struct token *token = token_at(reader, i);
        depth += token->kind == TOKEN_OPEN;
        if (depth == 0 && (token_ends_clause(token) || token->kind == TOKEN_LIST || token->kind == TOKEN_CLOSE))
            return false;
        depth -= token->kind == TOKEN_CLOSE;
        if (depth == 0 && bars(token, indicator))
            return true;
    }
    return false;
}

/* 孵化器: what begins like a verb is none. */
static bool is_noun_part(const struct token *token)
{
    return token->verb != token->meaning && token->verb->kind == WORD_GAIN && token->verb->detail == GAIN_ALONE;
}

enum verb mood_token_verb(const struct token *token)
{
    if (token->kind != TOKEN_WORD)
        return VERB_NONE;
    const struct meaning *meaning = token->verb && !is_noun_part(token) ? token->verb : token->meaning;
    switch (meaning->kind) {
    case WORD_LEVEL:
    case WORD_CHANGED_TO:
        return VERB_LEVEL;
    case WORD_TOTAL:
        return VERB_TOTAL;
    case WORD_INCREASE:
        return VERB_INCREASE;
    case WORD_DECREASE:
        return VERB_DECREASE;
    case WORD_GAIN:
        return VERB_GAIN;
    default:
        return VERB_NONE;
    }
}

/* The strongest verb since the last number or 、; where there is none, that of the items before it in the clause:
 * 培育领军人才2名、团队|10个. */
static enum verb governing_verb(const struct reader *reader, size_t at)
{
    size_t begin = clause_begin(reader->sentence, at);
    enum verb verb = VERB_NONE;
    int depth = 0; /* 312家（其中新增30家）、科技型企业2105家: what a closed bracket says is of the number before it */
    for (size_t i = at; i > begin; i--) {
        const struct token *token = token_at(reader, i - 1);
        depth += token->kind == TOKEN_CLOSE;
        depth -= token->kind == TOKEN_OPEN && depth > 0;
        if (depth > 0)
            continue;
        enum verb here = mood_token_verb(token);
        if (verb == VERB_NONE && token_is_word(token, WORD_CHANGED_TO))
            return VERB_LEVEL; /* 由250家增至300家: what was reached, not by how much */
        if (here > verb)
            verb = here;
        if (verb != VERB_NONE && (token->kind == TOKEN_QUANTITY || token->kind == TOKEN_LIST))
            break;
    }
    return verb;
}

/* A clause that begins with a name and has no verb goes on with the verb of the clause before: 新增甲22家，乙277家;
 * 累计支持项目43个，支持资金4400万元. */
static enum verb carried_verb(const struct reader *reader, size_t at)
{
    size_t begin = clause_begin(reader->sentence, at);
    if (begin < 2 || token_at(reader, begin - 1)->kind != TOKEN_COMMA || reader->previous_quantity != begin - 2 ||
        reader->previous_observation == TOKEN_NOWHERE)
        return VERB_NONE;
    const struct token *first = token_at(reader, begin);
    if (clause_find(reader->sentence, begin, at, WORD_BOUND) != TOKEN_NOWHERE)
        return VERB_NONE; /* 总量突破2200家 is a level */
    if (!token_is_name(first) && !token_is_word(first, WORD_TIER) && !token_is_word(first, WORD_AMONG) &&
        first->kind != TOKEN_QUOTE)
        return VERB_NONE;
    enum verb verb = governing_verb(reader, begin - 2);
    return verb == VERB_INCREASE || verb == VERB_TOTAL ? verb : VERB_NONE;
}

enum verb mood_verb(const struct reader *reader, size_t at)
{
    enum verb verb = governing_verb(reader, at);
    return verb != VERB_NONE ? verb : carried_verb(reader, at);
}

static bool period_is_told(const struct reader *reader)
{
    return reader->time.known && reader->time.stated &&
           (reader->time.time.kind == TIME_INTERVAL || reader->time.time.kind == TIME_SINCE);
}

enum measure mood_measure(const struct reader *reader, const struct indicator *indicator, enum verb verb)
{
    if (indicator->kind == INDICATOR_FLOW)
        return MEASURE_LEVEL;
    if (verb == VERB_INCREASE || verb == VERB_DECREASE)
        return MEASURE_CHANGE;
    return indicator->kind == INDICATOR_STOCK && verb == VERB_GAIN && period_is_told(reader) ? MEASURE_CHANGE
                                                                                             : MEASURE_LEVEL;
}

/* Facts said in so many words are no plans, whatever stands before in the sentence. */
bool mood_says_done(const struct reader *reader, size_t at)
{
    size_t begin = clause_begin(reader->sentence, at);
    for (size_t i = begin; i < at; i++) {
        const struct token *token = token_at(reader, i);
        if (token_is_word(token, WORD_TOTAL))
            return true;
        str text = token_text(reader, i);
        if (token->kind == TOKEN_WORD &&
            (str_starts(text, STR("已")) || str_eq(text, STR("现有")) || str_starts(text, STR("成功"))))
            return true;
    }
    return false;
}

/* 到年底…将达350家，|现有312家: said with another clause's time, which is to come, and done by now. */
bool mood_leaves_plan(const struct reader *reader, size_t at)
{
    size_t begin = clause_begin(reader->sentence, at);
    const struct time_phrase *time = &reader->time.time;
    bool behind = reader->time_token != TOKEN_NOWHERE && reader->previous_quantity != TOKEN_NOWHERE &&
                  reader->time_token < reader->previous_quantity && reader->previous_quantity < begin;
    if (!reader->time.known || !behind || (time->kind != TIME_BY && !time->whole_year) ||
        date_compare(time->period.end, reader->context->today) <= 0)
        return false;
    for (size_t i = begin; i < at; i++) {
        const struct token *token = token_at(reader, i);
        str text = token_text(reader, i);
        if (token->kind == TOKEN_WORD && (str_starts(text, STR("已")) || str_eq(text, STR("现有"))))
            return true;
    }
    return false;
}

static bool is_plan_verb(const struct token *token)
{
    return token_is_word(token, WORD_LEVEL) && token->meaning->detail == LEVEL_PLANNED; /* 打造…个 */
}

/* 2025年新增…30家, printed in that year's first quarter: nobody calls what has been by the whole year's number then, but
 * for its first lot: 2025年|第|一批. */
static bool is_year_ahead(const struct reader *reader)
{
    if (!reader->time.known || !reader->time.time.numbered || reader->context->today.month > 3)
        return false;
    size_t next = reader->time_token == TOKEN_NOWHERE ? TOKEN_NOWHERE : reader->time_token + 1;
    return next >= reader->sentence->count || !str_eq(token_text(reader, next), STR("第"));
}

/* 2025年目标 of a heading is none of what is told as now, or of a time that is over: 目前，…312家. */
static bool tells_of_past(const struct reader *reader)
{
    const struct time_phrase *time = &reader->time.time;
    return reader->time.known && reader->time.stated && time->kind != TIME_SINCE && time->kind != TIME_BY &&
           date_compare(time->period.end, reader->context->today) <= 0;
}

enum status mood_status(const struct reader *reader, size_t at)
{
    size_t begin = clause_begin(reader->sentence, at);
    bool done = mood_says_done(reader, at);
    if (clause_find(reader->sentence, begin, at, WORD_ESTIMATE) != TOKEN_NOWHERE || (reader->estimate && !done))
        return STATUS_ESTIMATE;
    if (mood_leaves_plan(reader, at))
        return STATUS_ACTUAL;
    if (reader->time.known &&
        (reader->time.time.kind == TIME_BY || reader->time.time.period.end.year > reader->context->today.year))
        return STATUS_TARGET;
    if (done)
        return STATUS_ACTUAL;
    if (is_year_ahead(reader))
        return STATUS_TARGET;
    if (reader->target || (reader->context->section_target && !tells_of_past(reader)))
        return STATUS_TARGET;
    for (size_t i = begin; i < at; i++)
        if (is_plan_verb(token_at(reader, i)))
            return STATUS_TARGET;
    return STATUS_ACTUAL;
}

enum scope mood_scope(const struct reader *reader, size_t at)
{
    size_t begin = clause_begin(reader->sentence, at);
    for (size_t i = at; i > begin; i--) {
        const struct token *token = token_at(reader, i - 1);
        if (token_is_word(token, WORD_SCOPE))
            return (enum scope)token->meaning->detail;
        if (token_is_word(token, WORD_HERE) && token->meaning->detail == HERE_REGION)
            return SCOPE_PROVINCIAL;
        if (token->kind == TOKEN_QUANTITY)
            break;
    }
    return SCOPE_NONE;
}
