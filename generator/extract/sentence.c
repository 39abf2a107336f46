/* Sentences: from word to word: whose, when, planned or done; numbers are given to the rules. */
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
    return clause_begin(reader->sentence, at);
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
        return token->meaning->detail != NEUTRAL_PLAIN;
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

/* Does token `at` stand where its clause's subject stands, behind at most `most` bytes of text without meaning? */
static bool is_subject(const struct reader *reader, size_t at, size_t most)
{
    size_t gap = 0;
    for (size_t i = behind_dash(reader, subject_begin(reader, at), at); i < at; i++) {
        const struct token *token = token_at(reader, i);
        if (hides_subject(token) || (token->kind == TOKEN_OTHER && (gap += token->end - token->begin) > most))
            return false;
    }
    return true;
}

/* … behind nothing but times, areas and small words. */
static bool is_leading(const struct reader *reader, size_t at)
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

/* Prepositions before an area make it no subject: 在重庆高新区的支持下. */
static bool follows_preposition(const struct reader *reader, size_t at)
{
    size_t begin = token_at(reader, at)->begin, bytes;
    return begin > reader->sentence->begin && is_preposition(utf8_decode_last(block_text(reader), begin, &bytes));
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

static void read_area(struct reader *reader, size_t at)
{
    struct context *context = reader->context;
    const struct meaning *meaning = token_at(reader, at)->meaning;
    const struct area *area =
        meaning->kind == WORD_AREA ? meaning->area : context_here(context, (enum here)meaning->detail);
    if (meaning->kind == WORD_HERE && is_here_elsewhere(reader, at))
        return;
    if (!area || reader->brackets > 0 || follows_preposition(reader, at) || precedes_place(reader, at) ||
        !(is_leading(reader, at) || is_topic(reader, at)))
        return;
    /* 重庆市科技局 in a story about a district: the region's name is an address there. */
    if (meaning->kind == WORD_AREA && is_ancestor(area, context->area)) {
        const struct token *next = at + 1 < reader->sentence->count ? token_at(reader, at + 1) : NULL;
        if (!next || (next->kind != TOKEN_TIME && !token_is_name(next) &&
                      !(next->kind == TOKEN_WORD && mood_token_verb(next) != VERB_NONE)))
            return;
    }
    context->area = area;
    context->elsewhere = ELSEWHERE_NONE;
    reader->stranger = reader->company = false;
}

enum { ORGANISATION_BYTES = 48 }; /* of a company's name before 公司: 16 Chinese characters */

/* A company or a school as the subject: what follows is its own figure. */
static void read_organisation(struct reader *reader, size_t at)
{
    bool bare = token_at(reader, at)->meaning->detail != 0;
    /* 企业 alone is a company told of (企业才有了…); 企业数量 and 帮助企业 are not. */
    if (bare && !(clause_begin(reader->sentence, at) == at && at + 1 < reader->sentence->count &&
                  token_at(reader, at + 1)->kind == TOKEN_OTHER))
        return;
    if (reader->brackets == 0 && is_subject(reader, at, ORGANISATION_BYTES))
        reader->stranger = reader->company = true;
}

/* 遂宁市, 青羊区: a place that the catalogue does not have. What stands before the last character tells it from a common
 * word: 城市, 示范区, 百强县. */
static enum elsewhere place_named(str text)
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
    enum { HAN = 3 }; /* bytes of a character */
    if (text.len < 3 * HAN || text.len > 5 * HAN)
        return ELSEWHERE_NONE;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_ends(text, kinds[i].ending))
            return str_find(kinds[i].common, str_slice(text, text.len - 2 * HAN, text.len - HAN), 0) == STR_NONE
                       ? kinds[i].kind
                       : ELSEWHERE_NONE;
    return ELSEWHERE_NONE;
}

/* 示范区新增…: a single park that the catalogue does not have. */
static bool is_park_name(str text)
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

/* 四川省高新技术企业…, 全国高新技术企业…: another area's figures. */
static void read_stranger(struct reader *reader, size_t at)
{
    if (reader->brackets > 0 || !is_leading(reader, at) || precedes_place(reader, at) ||
        follows_preposition(reader, at))
        return;
    bool place = token_is_word(token_at(reader, at), WORD_ELSEWHERE);
    /* 促进四川科技人才…, 四川农业大学: no subject. */
    bool heads_clause = clause_begin(reader->sentence, at) == at || token_at(reader, at - 1)->kind == TOKEN_TIME;
    bool is_word_part = at + 1 < reader->sentence->count && token_at(reader, at + 1)->kind == TOKEN_OTHER &&
                        place_named(token_text(reader, at + 1)) == ELSEWHERE_NONE;
    if (place && (!heads_clause || is_word_part))
        return;
    reader->stranger = true;
    /* 四川、重庆两地: of one alone the rest of the passage can be told. */
    if (place && at + 1 < reader->sentence->count && token_at(reader, at + 1)->kind != TOKEN_LIST)
        reader->context->elsewhere = (enum elsewhere)token_at(reader, at)->meaning->detail;
}

/* 某某大数据谷|入驻企业…, 某某研发中心|有研发人员…: a single place of work, before its verb or what it has. */
static bool is_site_name(const struct reader *reader, size_t at)
{
    static const str kinds[] = { STR_INIT("谷"), STR_INIT("港"), STR_INIT("小镇"), STR_INIT("基地"), STR_INIT("中心") };
    enum { NAME_BYTES = 12 }; /* 4 Chinese characters: 中心, 某基地 alone name nothing */
    bool found = false;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        found = found || str_ends(token_text(reader, at), kinds[i]);
    size_t begin = clause_begin(reader->sentence, at);
    if (!found || at + 1 >= reader->sentence->count ||
        token_at(reader, at)->end - token_at(reader, begin)->begin < NAME_BYTES)
        return false;
    for (size_t i = begin; i < at; i++)
        if (token_at(reader, i)->kind != TOKEN_OTHER && !token_is_word(token_at(reader, i), WORD_NEUTRAL))
            return false;
    const struct token *next = token_at(reader, at + 1);
    return token_is_name(next) || mood_token_verb(next) == VERB_LEVEL;
}

/* 铜梁高新区 beside 铜梁: the catalogue has the district and not its park. */
static bool is_park_of_area(const struct reader *reader, size_t at)
{
    return at > 0 && token_is_word(token_at(reader, at - 1), WORD_AREA) &&
           clause_begin(reader->sentence, at) == at - 1 &&
           (str_eq(token_text(reader, at), STR("高新区")) || is_park_name(token_text(reader, at)));
}

static void read_other(struct reader *reader, size_t at)
{
    if (reader->brackets > 0)
        return;
    if (is_park_of_area(reader, at) || is_site_name(reader, at))
        reader->stranger = true;
    if (clause_begin(reader->sentence, at) != at)
        return;
    str text = token_text(reader, at);
    enum elsewhere place = place_named(text);
    if (place == ELSEWHERE_NONE && !is_park_name(text))
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
static bool is_told_by_company(const struct reader *reader)
{
    const struct sentence *sentence = reader->sentence;
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

/* Is the clause that ends before `begin` nothing but the time phrase? */
static bool is_clause_of_time(const struct reader *reader, size_t time, size_t at)
{
    size_t begin = clause_begin(reader->sentence, at);
    if (time >= begin)
        return true;
    return begin >= 2 && time == begin - 2 && clause_begin(reader->sentence, time) == time;
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
        context->interval_known = true;
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

static void read_time(struct reader *reader, size_t at)
{
    struct time_phrase time = token_at(reader, at)->time;
    bool directly_before_number = is_quantity_at(reader, at + 1) || is_quantity_at(reader, at + 2);
    bool directly_behind_name = at > 0 && token_is_name(token_at(reader, at - 1));
    if (time.kind != TIME_BY && !time.until && !directly_before_number && !directly_behind_name &&
        !is_leading(reader, at))
        return;
    /* 比去年底增加: a comparison, not when. */
    if (at > 0 && token_is_word(token_at(reader, at - 1), WORD_NEUTRAL) &&
        token_at(reader, at - 1)->meaning->detail == NEUTRAL_THAN)
        return;
    str text = token_text(reader, at);
    const struct figure_time *before = &reader->time;
    /* 全年, 年末 are of the year that the passage or its heading is about. */
    if (before->known &&
        (str_starts(text, STR("全年")) || str_starts(text, STR("年末")) || str_starts(text, STR("年底"))))
        time.period = time.kind == TIME_DAY ? period_of_day((struct date){ before->time.period.start.year, 12, 31 })
                                            : period_of_year(before->time.period.start.year);
    /* 截至4月30日，今年…: the year as far as that day. */
    if (before->known && before->stated && before->time.until && time.kind == TIME_SINCE && time.whole_year &&
        before->time.period.end.year == time.period.start.year)
        time = (struct time_phrase){ .kind = TIME_INTERVAL,
                                     .period = period_of(time.period.start, before->time.period.end) };
    /* 上年 is the year before the one just spoken of. */
    if (str_starts(text, STR("上年")) && before->known && before->time.kind == TIME_INTERVAL)
        time.period = period_of_year(before->time.period.end.year - 1);
    /* 当年 is the year just spoken of, as far as it was spoken of. */
    if (str_starts(text, STR("当年")) && reader->time.known && reader->time.time.kind != TIME_NOW) {
        struct date end = reader->time.time.period.end;
        time = (struct time_phrase){ .kind = TIME_INTERVAL, .period = period_of((struct date){ end.year, 1, 1 }, end) };
    }
    /* 从2020年的…: of the next number alone. */
    if (at > 0 && token_is_word(token_at(reader, at - 1), WORD_NEUTRAL) &&
        token_at(reader, at - 1)->meaning->detail == NEUTRAL_FROM) {
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

/* 预计全年，…: no number in its own clause, so it is said of the next ones. */
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

static void read_word(struct reader *reader, size_t at)
{
    const struct token *token = token_at(reader, at);
    switch (token->meaning->kind) {
    case WORD_AREA:
    case WORD_HERE:
        read_area(reader, at);
        break;
    case WORD_PER:
        reader->per = token->meaning;
        break;
    case WORD_TARGET:
        reader->target = reader->target || token->meaning->detail == 0 || plans(reader, at);
        break;
    case WORD_ESTIMATE:
        reader->estimate = reader->estimate || token->meaning->detail == 1 || governs_sentence(reader, at);
        break;
    case WORD_EXAMPLE:
        reader->context->one_case = true;
        break;
    case WORD_SCOPE:
    case WORD_ELSEWHERE:
        read_stranger(reader, at);
        break;
    case WORD_ORGANISATION:
        read_organisation(reader, at);
        break;
    case WORD_REPORT:
        read_report(reader, at);
        break;
    default:
        break;
    }
}

/* Does read_word keep such a word for the sentences that follow? */
static bool goes_beyond_sentence(enum word_kind kind)
{
    return kind == WORD_AREA || kind == WORD_HERE || kind == WORD_EXAMPLE || kind == WORD_ELSEWHERE;
}

/* Takes out what has no area: figures that the sentence only went on from. */
static void drop_untimed(struct reader *reader)
{
    struct observation_list *list = reader->list;
    size_t kept = reader->first;
    while (kept < list->count && list->items[kept].area)
        kept++;
    for (size_t i = kept; i < list->count; i++)
        if (list->items[i].area)
            list->items[kept++] = list->items[i];
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

/* Is a number, or a word that goes on into the next sentences, among the tokens? Of most sentences nothing is. */
static bool tells(const struct sentence *sentence, str text)
{
    bool names = false, article = false;
    for (size_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        switch (token->kind) {
        case TOKEN_TIME:
            return true;
        case TOKEN_QUANTITY:
            if (quantity_is_article(&token->quantity))
                article = true;
            else if (token->quantity.kind != QUANTITY_OTHER)
                return true;
            break;
        case TOKEN_OTHER:
            if (token->clause == i && place_named(str_slice(text, token->begin, token->end)) != ELSEWHERE_NONE)
                return true;
            break;
        case TOKEN_WORD:
            names = names || token->meaning->kind == WORD_INDICATOR;
            if (goes_beyond_sentence(token->meaning->kind))
                return true;
            break;
        default:
            break;
        }
    }
    return names && article;
}

void sentence_read(struct context *context, const struct sentence *sentence, const struct time_phrase *trailing,
                   struct observation_list *list)
{
    if (!tells(sentence, context->article->blocks[sentence->block].text))
        return;
    struct reader reader = sentence_reader(context, sentence, trailing, list);
    const struct time_phrase *summing = summing_time(sentence);
    if (summing)
        reader.interval = reader.time = (struct figure_time){ .known = true, .time = *summing };
    reader.stranger = context->elsewhere != ELSEWHERE_NONE || is_told_by_company(&reader);
    for (size_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        reader.brackets += token->kind == TOKEN_OPEN;
        reader.brackets -= token->kind == TOKEN_CLOSE && reader.brackets > 0;
        if (token->kind == TOKEN_SEMICOLON) {
            reader.stranger = context->elsewhere != ELSEWHERE_NONE || reader.company;
            reader.estimate = false;
            reader.per = NULL;
        } else if (token->kind == TOKEN_OTHER) {
            read_other(&reader, i);
        } else if (token->kind == TOKEN_WORD) {
            read_word(&reader, i);
        } else if (token->kind == TOKEN_TIME) {
            if (!(summing && token->time.kind == TIME_NOW))
                read_time(&reader, i);
        } else if (token->kind == TOKEN_QUANTITY) {
            reader.time.adjacent =
                reader.time_token != TOKEN_NOWHERE && is_clause_of_time(&reader, reader.time_token, i);
            rules_read_quantity(&reader, i);
        }
    }
    drop_untimed(&reader);
}
