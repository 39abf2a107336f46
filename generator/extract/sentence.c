/* Sentences: from word to word: whose, when, planned or done; numbers are given to the rules. */
#include "place.h"
#include "reader.h"

/* Does the time phrase stand in the clause of token `at`, or is it all of the clause before? */
static bool is_clause_of_time(const struct reader *reader, size_t time, size_t at)
{
    size_t begin = clause_begin(reader->sentence, at);
    if (time >= begin)
        return true;
    return begin >= 2 && time == begin - 2 && subject_is_leading(reader, time);
}

/* A quarter, a half-year, a year is what the next sentences are about too; a month or a day was when something
 * happened, unless it is a balance's: 截至6月底, 去年底. */
static bool goes_on(const struct time_phrase *time)
{
    if (time->kind == TIME_INTERVAL)
        return date_day_number(time->period.end) - date_day_number(time->period.start) > 31;
    return time->kind == TIME_SINCE || (time->kind == TIME_DAY && time->until);
}

static void remember_time(struct context *context, const struct time_phrase *time)
{
    if (!goes_on(time))
        return;
    if (time->kind == TIME_INTERVAL || time->kind == TIME_SINCE) {
        context->interval = *time;
        context->interval_known = context->interval_before = true;
        context->day_known = false;
    } else if (time->kind == TIME_DAY) {
        context->day = *time;
        context->day_known = true;
    }
}

static bool is_quantity_at(const struct reader *reader, size_t at)
{
    return at < reader->sentence->count && token_at(reader, at)->kind == TOKEN_QUANTITY;
}

static bool is_times_at(const struct reader *reader, size_t at)
{
    return is_quantity_at(reader, at) && token_at(reader, at)->quantity.kind == QUANTITY_TIMES;
}

/* 全年, 年末, 到年底: of the year that the passage or its heading is about. */
static bool is_of_year_told(str text)
{
    static const str parts[] = { STR_INIT("全年"), STR_INIT("年末"), STR_INIT("年底") };
    if (!str_skip(text, STR("力争到"), &text) && !str_skip(text, STR("到"), &text))
        str_skip(text, STR("至"), &text);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (str_starts(text, parts[i]))
            return true;
    return false;
}

/* The whole of that year, or its last day, which is a plan's horizon where it is to come. */
static struct time_phrase in_year(const struct time_phrase *time, int year, struct date today)
{
    struct time_phrase moved = *time;
    if (time->kind != TIME_DAY && time->kind != TIME_BY) {
        moved.period = period_of_year(year);
        return moved;
    }
    moved.period = period_of_day((struct date){ year, 12, 31 });
    if (date_compare(moved.period.end, today) > 0)
        moved.kind = TIME_BY;
    return moved;
}

/* 预计上半年…将突破: what is expected of a half year is of the one at hand; the words stand before the next number. */
static bool is_ahead(const struct reader *reader, size_t at)
{
    if (reader->target || reader->estimate)
        return true;
    size_t begin = clause_begin(reader->sentence, at);
    size_t end = at;
    while (end < reader->sentence->count && end < at + CLAUSE_REACH && token_at(reader, end)->kind != TOKEN_QUANTITY &&
           token_at(reader, end)->kind != TOKEN_SEMICOLON)
        end++;
    return clause_find(reader->sentence, begin, end, WORD_ESTIMATE) != TOKEN_NOWHERE ||
           clause_find(reader->sentence, begin, end, WORD_TARGET) != TOKEN_NOWHERE;
}

enum { DATELINE_REACH = 6 }; /* 7月14日，|记者|从|大足|区科技局获悉 */

/* 本报大足7月14日电, 7月14日，记者获悉: the day on which a reporter learnt of it. */
static bool is_dateline(const struct reader *reader, size_t at)
{
    const struct time_phrase *time = &token_at(reader, at)->time;
    if (time->kind != TIME_DAY || time->until)
        return false;
    for (size_t i = at + 1; i < reader->sentence->count && i <= at + DATELINE_REACH; i++) {
        const struct token *token = token_at(reader, i);
        if (token->kind == TOKEN_QUANTITY || token->kind == TOKEN_TIME)
            return false;
        if (token->kind != TOKEN_OTHER)
            continue;
        str text = token_text(reader, i);
        if (i == at + 1 && (str_starts(text, STR("电")) || str_starts(text, STR("讯"))))
            return true;
        if (str_starts(text, STR("记者")) || str_ends(text, STR("获悉")) || str_ends(text, STR("了解到")))
            return true;
    }
    return false;
}

/* 比2022年|的28.4亿元增长…: a value of that time follows. */
static bool is_value_then(const struct reader *reader, size_t at)
{
    size_t value = at + 1;
    if (value < reader->sentence->count && str_eq(token_text(reader, value), STR("的")))
        value++;
    return is_quantity_at(reader, value) && token_at(reader, value)->quantity.kind != QUANTITY_POINTS;
}

/* Does the time at token `at` tell when, and not what is compared to or what something is called? */
static bool tells_when(const struct reader *reader, size_t at)
{
    const struct time_phrase *time = &token_at(reader, at)->time;
    bool directly_before_number = is_quantity_at(reader, at + 1) || is_quantity_at(reader, at + 2);
    /* 在2022年技术合同成交额统计中 tells when; a year to come before a name is a plan's title. */
    bool past = date_compare(time->period.end, reader->context->today) <= 0;
    bool beside_name = (at > 0 && token_is_name(token_at(reader, at - 1))) ||
                       (past && at + 1 < reader->sentence->count && token_is_name(token_at(reader, at + 1)));
    if (time->kind != TIME_BY && !time->until && !directly_before_number && !beside_name &&
        !subject_is_leading(reader, at))
        return false;
    /* 是2018年的3.3倍, and 比去年底增加: comparisons. */
    return !is_times_at(reader, at + 1) && !is_times_at(reader, at + 2) &&
           (!follows_word(reader, at, WORD_NEUTRAL, NEUTRAL_THAN) || is_value_then(reader, at));
}

/* The time at token `at` as the passage before it makes it. */
static struct time_phrase time_in_passage(const struct reader *reader, size_t at)
{
    struct time_phrase time = token_at(reader, at)->time;
    const struct figure_time *before = &reader->time;
    str text = token_text(reader, at);
    int year = reader->context->today.year;
    if (time.yearless && time.period.end.year < year && is_ahead(reader, at))
        time.period = period_of_months(year, time.period.start.month, time.period.end.month);
    if (!before->known)
        return time;
    struct date end = before->time.period.end;
    if (is_of_year_told(text))
        time = in_year(&time, before->time.period.start.year, reader->context->today);
    /* 截至4月30日，今年…: the year as far as that day. */
    if (before->stated && before->time.until && time.kind == TIME_SINCE && time.whole_year &&
        end.year == time.period.start.year)
        time = (struct time_phrase){ .kind = TIME_INTERVAL, .period = period_of(time.period.start, end) };
    /* 上年 is the year before the one just spoken of. */
    if (str_starts(text, STR("上年")) && before->time.kind == TIME_INTERVAL)
        time.period = period_of_year(end.year - 1);
    /* 当年 is the year just spoken of, as far as it was spoken of. */
    if (str_starts(text, STR("当年")) && before->time.kind != TIME_NOW)
        time = (struct time_phrase){ .kind = TIME_INTERVAL, .period = period_of((struct date){ end.year, 1, 1 }, end) };
    return time;
}

static void read_time(struct reader *reader, size_t at)
{
    if (!tells_when(reader, at) || is_dateline(reader, at))
        return;
    struct time_phrase time = time_in_passage(reader, at);
    if (time.kind == TIME_NOW)
        reader->target = reader->estimate = false; /* …力争达到500家，目前312家 */
    /* 从2020年的…, 增加到2023年的…: of the next number alone. */
    if (follows_word(reader, at, WORD_NEUTRAL, NEUTRAL_FROM) || follows_word(reader, at, WORD_NEUTRAL, NEUTRAL_THAN) ||
        (at > 0 && token_is_word(token_at(reader, at - 1), WORD_CHANGED_TO))) {
        reader->time_before = reader->time;
        reader->time_lent = true;
    }
    reader->time = (struct figure_time){ .known = true, .stated = true, .time = time };
    reader->time_token = at;
    if (reader->time_lent)
        return;
    if (time.kind == TIME_INTERVAL || time.kind == TIME_SINCE)
        reader->interval = reader->time;
    remember_time(reader->context, &time);
}

/* What the block and the section have told of time before this sentence. */
static void begin_time(struct reader *reader, const struct time_phrase *trailing)
{
    struct context *context = reader->context;
    reader->time_token = TOKEN_NOWHERE;
    if (context->interval_known)
        reader->interval = (struct figure_time){ .known = true, .time = context->interval };
    else if (context->section_time_known && context->section_time.kind != TIME_DAY)
        reader->interval = (struct figure_time){ .known = true, .time = context->section_time };
    if (context->day_known)
        reader->time = (struct figure_time){ .known = true, .time = context->day };
    else if (context->interval_known)
        reader->time = (struct figure_time){ .known = true, .time = context->interval };
    else if (context->section_time_known)
        reader->time = (struct figure_time){ .known = true, .time = context->section_time };
    if (trailing && !reader->time.known)
        reader->time = reader->interval = (struct figure_time){ .known = true, .time = *trailing };
}

/* …位列第一……2022上半年: the time that sums up what stands before the ellipsis. */
static const struct time_phrase *summing_time(const struct sentence *sentence)
{
    const struct time_phrase *found = NULL;
    bool quantity = false;
    for (size_t i = 0; i + 1 < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->kind == TOKEN_TIME && token->time.kind != TIME_NOW && !quantity)
            return NULL;
        quantity = quantity || token->kind == TOKEN_QUANTITY;
        if (token->kind == TOKEN_ELLIPSIS && sentence->tokens[i + 1].kind == TOKEN_TIME)
            found = &sentence->tokens[i + 1].time;
    }
    return found;
}

/* 计划 as a verb: 计划新增, 研发投入计划增长; not 行动计划. */
static bool plans(const struct reader *reader, size_t at)
{
    if (at + 1 >= reader->sentence->count)
        return false;
    const struct token *next = token_at(reader, at + 1);
    return mood_token_verb(next) != VERB_NONE || token_is_word(next, WORD_GROWTH) || token_is_word(next, WORD_BOUND);
}

/* 目标任务|新增…40家; not 完成目标任务的80%. */
static bool sets_task(const struct reader *reader, size_t at)
{
    return str_eq(token_text(reader, at), STR("目标任务")) && plans(reader, at);
}

/* 预计全年，…: no number in its own clause, so it is said of the next ones; and so it is at its clause's head: 预计全年
 * GDP达850亿元，…. */
static bool governs_sentence(const struct reader *reader, size_t at)
{
    size_t end = clause_end(reader->sentence, at);
    for (size_t i = clause_begin(reader->sentence, at); i < end; i++)
        if (token_at(reader, i)->kind == TOKEN_QUANTITY)
            return false;
    return true;
}

/* 发布2022年“成绩单”: what the following passages tell is of that time. */
static void read_report(struct reader *reader, size_t at)
{
    size_t floor = at > 3 ? at - 3 : 0;
    for (size_t i = at; i > floor; i--) {
        const struct token *token = token_at(reader, i - 1);
        if (token->kind == TOKEN_TIME && token->time.kind == TIME_INTERVAL)
            context_read_report(reader->context, &token->time);
        if (token->kind != TOKEN_QUOTE && token->kind != TOKEN_OTHER && !token_is_word(token, WORD_NEUTRAL))
            return;
    }
}

/* 同期，全县…: as long as the passage before was about; 去年同期 is another time. */
static void read_same_time(struct reader *reader, size_t at)
{
    if (!reader->context->interval_before || clause_begin(reader->sentence, at) != at)
        return;
    reader->time = reader->interval =
        (struct figure_time){ .known = true, .stated = true, .time = reader->context->interval };
    reader->time_token = at;
    reader->context->interval_known = true;
}

static void read_word(struct reader *reader, size_t at)
{
    const struct token *token = token_at(reader, at);
    switch (token->meaning->kind) {
    case WORD_AREA:
    case WORD_HERE:
        subject_read_area(reader, at);
        break;
    case WORD_INDICATOR:
        subject_read_name(reader, at);
        break;
    case WORD_PER:
        reader->per = token->meaning;
        break;
    case WORD_TARGET:
        /* 预计…将突破…，…: expected, and so is what follows */
        if (clause_find(reader->sentence, clause_begin(reader->sentence, at), at, WORD_ESTIMATE) != TOKEN_NOWHERE)
            reader->estimate = true;
        else
            reader->target = reader->target || token->meaning->detail == TARGET_ALWAYS || plans(reader, at);
        break;
    case WORD_ESTIMATE:
        reader->estimate = reader->estimate || token->meaning->detail == ESTIMATE_SENTENCE ||
                           subject_is_leading(reader, at) || governs_sentence(reader, at);
        break;
    case WORD_SHARE:
        reader->target = reader->target || sets_task(reader, at);
        break;
    case WORD_EXAMPLE:
        reader->context->one_case = true;
        break;
    case WORD_SCOPE:
    case WORD_ELSEWHERE:
        subject_read_stranger(reader, at);
        break;
    case WORD_ORGANISATION:
        subject_read_organisation(reader, at);
        break;
    case WORD_SAME_TIME:
        read_same_time(reader, at);
        break;
    case WORD_REPORT:
        read_report(reader, at);
        break;
    default:
        break;
    }
}

/* Takes out what has no area, figures that the sentence only went on from: they are asides. */
static void drop_asides(struct reader *reader)
{
    struct observation_list *list = reader->list;
    size_t kept = reader->first;
    for (size_t i = reader->first; i < list->count; i++) {
        const struct observation *o = &list->items[i];
        if (!o->area)
            rules_add_unread(list, &(struct unread){ o->block, o->begin, o->end, UNREAD_ASIDE });
        else if (kept++ < i)
            list->items[kept - 1] = *o;
    }
    list->count = kept;
}

struct reader sentence_reader(struct context *context, const struct sentence *sentence,
                              const struct time_phrase *trailing, struct observation_list *list)
{
    struct reader reader = {
        .context = context,
        .sentence = sentence,
        .list = list,
        .first = list->count,
        .previous_quantity = TOKEN_NOWHERE,
        .previous_observation = TOKEN_NOWHERE,
    };
    begin_time(&reader, trailing);
    return reader;
}

/* Are there numbers, 一个 aside? */
static bool has_numbers(const struct sentence *sentence)
{
    for (size_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->kind == TOKEN_QUANTITY && token->quantity.kind != QUANTITY_OTHER &&
            !quantity_is_article(&token->quantity))
            return true;
    }
    return false;
}

static bool names_place(const struct sentence *sentence, str text)
{
    for (size_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->kind == TOKEN_OTHER && token->clause == sentence->first + i &&
            place_named(str_slice(text, token->begin, token->end)) != ELSEWHERE_NONE)
            return true;
    }
    return false;
}

/* Does anything stand in it that states a figure, or that the sentences behind it go on with? In most nothing does. */
static bool tells(const struct sentence *sentence, str text)
{
    uint64_t lasting = seen_token(TOKEN_TIME) | seen_word(WORD_AREA) | seen_word(WORD_HERE) | seen_word(WORD_EXAMPLE) |
                       seen_word(WORD_ELSEWHERE) | seen_word(WORD_SAME_TIME);
    if (sentence->seen & lasting)
        return true;
    bool numbers = sentence->seen & seen_token(TOKEN_QUANTITY);
    return (numbers && ((sentence->seen & seen_word(WORD_INDICATOR)) || has_numbers(sentence))) ||
           names_place(sentence, text);
}

/* 专利授权1052件（其中发明专利98件），同比增长…: behind a bracket goes on what was told before it. */
static void read_bracket(struct reader *reader, size_t at)
{
    if (token_at(reader, at)->kind == TOKEN_OPEN) {
        reader->brackets++;
        if (reader->brackets > 1)
            return;
        reader->in_explanation = at > 0 && reader->previous_quantity == at - 1;
        reader->outer_observation = reader->previous_observation;
        reader->outer_told_count = reader->told_count;
        reader->outer_quantity = reader->previous_quantity;
        reader->outer_time_token = reader->time_token;
        reader->outer_time = reader->time;
        reader->outer_interval = reader->interval;
    } else if (token_at(reader, at)->kind == TOKEN_CLOSE && reader->brackets > 0) {
        reader->brackets--;
        if (reader->brackets > 0 || !reader->in_explanation)
            return;
        reader->previous_observation = reader->outer_observation;
        reader->told_count = reader->outer_told_count;
        reader->in_explanation = false;
        if (reader->previous_quantity == reader->outer_quantity)
            return; /* 312家（截至6月底） tells a time and no number */
        reader->time_token = reader->outer_time_token;
        reader->time = reader->outer_time;
        reader->interval = reader->outer_interval;
    }
}

void sentence_read(struct context *context, const struct sentence *sentence, const struct time_phrase *trailing,
                   struct observation_list *list)
{
    if (!tells(sentence, context->article->blocks[sentence->block].text))
        return;
    struct reader reader = sentence_reader(context, sentence, trailing, list);
    const struct time_phrase *summing = sentence->seen & seen_token(TOKEN_ELLIPSIS) ? summing_time(sentence) : NULL;
    if (summing)
        reader.interval = reader.time = (struct figure_time){ .known = true, .time = *summing };
    reader.stranger = context->elsewhere != ELSEWHERE_NONE || subject_is_told_by_company(&reader);
    struct binding head = { .name = TOKEN_NOWHERE };
    bool headed = bind_head(&reader, &reader.explanation, &head);
    for (size_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        read_bracket(&reader, i);
        if (token->kind == TOKEN_SEMICOLON) {
            reader.stranger = context->elsewhere != ELSEWHERE_NONE || reader.company;
            reader.estimate = reader.group = false;
            reader.per_before = reader.per ? reader.per : reader.per_before;
            reader.per = NULL;
        } else if (token->kind == TOKEN_COMMA) {
            if (reader.per && !reader.per->indicator)
                reader.per = NULL; /* 每个孵化器…: of its own clause */
        } else if (token->kind == TOKEN_OTHER) {
            subject_read_other(&reader, i);
        } else if (token->kind == TOKEN_WORD) {
            read_word(&reader, i);
        } else if (token->kind == TOKEN_TIME) {
            if (!(summing && token->time.kind == TIME_NOW))
                read_time(&reader, i);
        } else if (token->kind == TOKEN_QUANTITY && !(headed && i == 0)) {
            reader.time.adjacent =
                reader.time_token != TOKEN_NOWHERE && is_clause_of_time(&reader, reader.time_token, i);
            rules_read_quantity(&reader, i);
        }
        if (headed && i == head.name)
            rules_read_head(&reader, &head);
    }
    drop_asides(&reader);
}
