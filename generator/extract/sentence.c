/* Sentences: numbers are joined to their indicators, areas, periods; each joining is a rule with a name.
 *
 * A number's indicator stands before it (高新技术企业|22家), behind it (165项|技术合同登记), or was told of just
 * before (、累计达到|194家); 分别 deals the numbers out to the names in their order. */
#include "clause.h"

#include "utf8.h"

/* A name bound to a number. */
struct binding {
    const struct indicator *indicator;
    enum tier tier;
    const char *rule;
};

enum { NAMES = 12 }; /* names or figures that one 分别 deals out: longer lists do not occur */

/* The reading of one sentence. */
struct reader {
    struct context *context;
    const struct sentence *sentence;
    struct observation_list *list;
    size_t first;            /* the list's count when the sentence began */
    struct figure_time time; /* the last time phrase about what follows */
    size_t time_token;
    struct figure_time interval; /* the last stretch of time */
    const struct meaning *per;   /* 每百亿元GDP governs what follows; NULL: nothing does */
    bool target;                 /* a word of planning governs what follows */
    bool organisation;           /* the subject is a company, a school */
    size_t previous_quantity;    /* the number before, TOKEN_NOWHERE */
    size_t previous_observation; /* what it became, index in the list; TOKEN_NOWHERE: nothing */
    size_t told[NAMES];          /* what the last numbers that are no growth became, a ring; TOKEN_NOWHERE: nothing */
    size_t told_count;           /* how many there were */
};

static const struct token *token_at(const struct reader *reader, size_t at)
{
    return &reader->sentence->tokens[at];
}

/* ---- units ------------------------------------------------------------------------------------------------------ */

static bool counts_persons(const struct indicator *indicator)
{
    return str_eq(indicator->classifier, STR("人")) || str_eq(indicator->classifier, STR("名")) ||
           str_eq(indicator->classifier, STR("位"));
}

/* May a number of this unit be a value of the indicator? */
static bool fits(const struct indicator *indicator, const struct quantity *quantity)
{
    switch (quantity->kind) {
    case QUANTITY_COUNT:
        return indicator->unit == UNIT_COUNT && !counts_persons(indicator);
    case QUANTITY_PERSONS:
        return indicator->unit == UNIT_COUNT && counts_persons(indicator);
    case QUANTITY_MONEY:
        return indicator->unit == UNIT_CNY;
    case QUANTITY_PERCENT:
    case QUANTITY_POINTS:
        return indicator->unit == UNIT_PERCENT;
    case QUANTITY_AREA:
        return indicator->unit == UNIT_M2;
    case QUANTITY_BARE:
        return indicator->unit == UNIT_INDEX;
    default:
        return false;
    }
}

static bool may_have_rank(const struct indicator *indicator)
{
    return indicator->unit == UNIT_RANK || indicator->unit == UNIT_INDEX || indicator->kind == INDICATOR_RATIO;
}

typedef bool fits_fn(const struct indicator *indicator, const struct quantity *quantity);

static bool fits_any(const struct indicator *indicator, const struct quantity *quantity)
{
    (void)quantity;
    return indicator->unit != UNIT_RANK;
}

static bool fits_rank(const struct indicator *indicator, const struct quantity *quantity)
{
    (void)quantity;
    return may_have_rank(indicator);
}

/* The quotient of an indicator that a phrase such as 每百亿元GDP makes of it; NULL where it makes none. */
static const struct indicator *quotient_of(const struct meaning *per, const struct indicator *base)
{
    for (; per; per = per->next)
        if (per->indicator->base == base)
            return per->indicator;
    return NULL;
}

/* Of the indicators that a phrase names, the one whose unit is the number's. */
static const struct indicator *choose(const struct reader *reader, const struct meaning *meaning,
                                      const struct quantity *quantity, fits_fn *fit)
{
    for (; meaning; meaning = meaning->next) {
        const struct indicator *indicator = meaning->indicator;
        if (reader->per && !indicator->base)
            indicator = quotient_of(reader->per, indicator);
        if (indicator && fit(indicator, quantity))
            return indicator;
    }
    return NULL;
}

/* ---- tiers ------------------------------------------------------------------------------------------------------ */

enum { TIER_GAP_BYTES = 24 }; /* 市级|各类项目|专项资金 */

/* The grade word before a name, in its list item. */
static enum tier tier_before(const struct reader *reader, size_t name)
{
    size_t begin = item_begin(reader->sentence, name);
    size_t gap = 0;
    for (size_t i = name; i > begin; i--) {
        const struct token *token = token_at(reader, i - 1);
        if (token_is_word(token, WORD_TIER))
            return context_tier(reader->context, (enum tier_word)token->meaning->detail);
        if (token->kind == TOKEN_QUANTITY || token_is_name(token) || token_is_word(token, WORD_AND) ||
            token_is_word(token, WORD_LEVEL))
            return TIER_NONE;
        if (token->kind == TOKEN_OTHER && (gap += token->end - token->begin) > TIER_GAP_BYTES)
            return TIER_NONE;
    }
    return TIER_NONE;
}

static struct binding bind_name(const struct reader *reader, size_t name, const struct indicator *indicator,
                                const char *rule)
{
    enum tier tier = indicator->graded ? tier_before(reader, name) : TIER_NONE;
    return (struct binding){ indicator, tier, rule };
}

/* ---- binding a number to a name ----------------------------------------------------------------------------------- */

/* Is the name one of several that a single number counts together: 众创空间、孵化器|30个? */
static bool is_joint(const struct reader *reader, size_t name, const struct indicator *indicator)
{
    size_t names[2];
    if (clause_names(reader->sentence, name + 1, 2, names) < 2)
        return false;
    const struct meaning *other = token_at(reader, names[0])->meaning;
    for (const struct meaning *meaning = other; meaning; meaning = meaning->next)
        if (meaning->indicator == indicator)
            return false;
    /* Only 、 and 和 with a grade word join two names; anything else makes the first an attribute. */
    bool linked = false;
    for (size_t i = names[0] + 1; i < name; i++) {
        const struct token *token = token_at(reader, i);
        if (token->kind == TOKEN_LIST || token_is_word(token, WORD_AND))
            linked = true;
        else if (token->kind != TOKEN_QUOTE && !token_is_word(token, WORD_TIER) &&
                 !token_is_word(token, WORD_NEUTRAL) && !(token->kind == TOKEN_OTHER && token->end - token->begin <= 6))
            return false;
    }
    return linked;
}

static bool bind_before(const struct reader *reader, size_t at, const struct governing *governing, fits_fn *fit,
                        struct binding *ret_binding)
{
    if (governing->name == TOKEN_NOWHERE)
        return false;
    const struct token *name = token_at(reader, governing->name);
    const struct indicator *indicator = choose(reader, name->meaning, &token_at(reader, at)->quantity, fit);
    if (!indicator)
        return false;
    *ret_binding = bind_name(reader, governing->name, indicator, "name-number");
    return !is_joint(reader, governing->name, indicator);
}

enum { AHEAD_GAP_BYTES = 24 }; /* 15亿元|科技成果转化|创业投资子基金: 8 Chinese characters */

/* Does a name at `at` have a number of its own behind it, in the same clause? */
static bool has_own_number(const struct reader *reader, size_t at)
{
    size_t end = clause_end(reader->sentence, at);
    for (size_t i = at + 1; i < end; i++) {
        const struct token *token = token_at(reader, i);
        if (token->kind == TOKEN_QUANTITY)
            return token->quantity.kind != QUANTITY_OTHER;
        if (token->kind == TOKEN_LIST || token_is_name(token) || token_is_word(token, WORD_AND) ||
            token->kind == TOKEN_OTHER || token_is_word(token, WORD_ORGANISATION))
            return false;
    }
    return false;
}

static bool stops_ahead(const struct token *token)
{
    return token_ends_clause(token) || token->kind == TOKEN_LIST || token->kind == TOKEN_QUANTITY ||
           token->kind == TOKEN_CLOSE || token_is_word(token, WORD_EXCLUDED) || token_is_word(token, WORD_AND) ||
           token_is_word(token, WORD_GROWTH);
}

/* Prepositions and verbs that end the noun phrase a number counts: 8名专家教授|为…科技特派员. */
static bool ends_noun(const struct token *token)
{
    return token_is_word(token, WORD_LEVEL) || token_is_word(token, WORD_TARGET) || token_is_word(token, WORD_SHARE) ||
           token_is_word(token, WORD_CANDIDATE) || token_is_word(token, WORD_AREA) || token_is_word(token, WORD_HERE) ||
           token_is_word(token, WORD_INCREASE) || token_is_word(token, WORD_TOTAL);
}

static bool bind_after(const struct reader *reader, size_t at, fits_fn *fit, struct binding *ret_binding)
{
    const struct quantity *quantity = &token_at(reader, at)->quantity;
    size_t gap = 0;
    enum tier tier = TIER_NONE;
    for (size_t i = at + 1; i < reader->sentence->count && i < at + CLAUSE_REACH; i++) {
        const struct token *token = token_at(reader, i);
        if (stops_ahead(token) || ends_noun(token))
            return false;
        if (token_is_word(token, WORD_TIER))
            tier = context_tier(reader->context, (enum tier_word)token->meaning->detail);
        if (token->kind == TOKEN_OTHER && (gap += token->end - token->begin) > AHEAD_GAP_BYTES)
            return false;
        if (!token_is_name(token))
            continue;
        const struct indicator *indicator = choose(reader, token->meaning, quantity, fit);
        if (!indicator || has_own_number(reader, i))
            return false;
        /* 30个众创空间、孵化器: counted together. */
        size_t next = i + 1;
        if (next + 1 < reader->sentence->count &&
            (token_at(reader, next)->kind == TOKEN_LIST || token_is_word(token_at(reader, next), WORD_AND))) {
            size_t other = next + 1 + token_is_word(token_at(reader, next + 1), WORD_TIER);
            if (other < reader->sentence->count && token_is_name(token_at(reader, other)) &&
                !has_own_number(reader, other) && !choose(reader, token_at(reader, other)->meaning, quantity, fit))
                return false;
            if (other < reader->sentence->count && token_is_name(token_at(reader, other)) &&
                !has_own_number(reader, other) &&
                choose(reader, token_at(reader, other)->meaning, quantity, fit) != indicator)
                return false;
        }
        *ret_binding = (struct binding){ indicator, indicator->graded ? tier : TIER_NONE, "number-name" };
        return true;
    }
    return false;
}

/* What the number before was about, if it became an observation and nothing else was named since. */
static bool bind_inherited(const struct reader *reader, size_t at, const struct governing *governing, fits_fn *fit,
                           struct binding *ret_binding)
{
    if (!governing->at_boundary && !governing->after_quantity)
        return false;
    if (governing->gap > 0)
        return false;
    /* A name after the number before is nearer: 企业群体不断壮大，总数达到5家. */
    size_t names[1];
    size_t from = governing->first;
    while (from > 0 &&
           (token_at(reader, from - 1)->kind == TOKEN_COMMA || token_at(reader, from - 1)->kind == TOKEN_LIST) &&
           reader->previous_quantity != from - 2) {
        size_t begin = clause_begin(reader->sentence, from - 1);
        if (reader->previous_quantity != TOKEN_NOWHERE && begin <= reader->previous_quantity)
            break;
        for (size_t i = from - 1; i > begin; i--) {
            if (!token_is_name(token_at(reader, i - 1)))
                continue;
            names[0] = i - 1;
            const struct indicator *indicator =
                choose(reader, token_at(reader, names[0])->meaning, &token_at(reader, at)->quantity, fit);
            if (!indicator || is_joint(reader, names[0], indicator))
                return false;
            *ret_binding = bind_name(reader, names[0], indicator, "told-before");
            return true;
        }
        break;
    }
    if (reader->previous_observation == TOKEN_NOWHERE)
        return false;
    const struct observation *told = &reader->list->items[reader->previous_observation];
    if (!fit(told->indicator, &token_at(reader, at)->quantity))
        return false;
    *ret_binding = (struct binding){ told->indicator, told->tier, "told-before" };
    if (governing->has_tier && told->indicator->graded) {
        ret_binding->tier = context_tier(reader->context, governing->tier);
        ret_binding->rule = "part-of-grade";
    }
    return true;
}

/* ---- what a sentence's words say of the number ---------------------------------------------------------------------- */

static enum bound bound_of(const struct reader *reader, size_t at, const struct governing *governing)
{
    if (governing->has_bound)
        return governing->bound;
    if (at + 1 < reader->sentence->count && token_is_word(token_at(reader, at + 1), WORD_BOUND_AFTER))
        return (enum bound)token_at(reader, at + 1)->meaning->detail;
    return token_at(reader, at)->quantity.bound;
}

/* 正在培育…10个, 1个…待审批: not yet, or only applied for. */
static bool is_candidate(const struct reader *reader, size_t at)
{
    if (clause_find(reader->sentence, clause_begin(reader->sentence, at), at, WORD_CANDIDATE) != TOKEN_NOWHERE)
        return true;
    int depth = 0; /* 13名（团队）申报: brackets are passed over */
    for (size_t i = at + 1; i < reader->sentence->count && i < at + CLAUSE_REACH; i++) {
        const struct token *token = token_at(reader, i);
        depth += token->kind == TOKEN_OPEN;
        if (depth == 0 && (token_ends_clause(token) || token->kind == TOKEN_LIST || token->kind == TOKEN_CLOSE))
            return false;
        depth -= token->kind == TOKEN_CLOSE;
        if (depth == 0 && token_is_word(token, WORD_CANDIDATE))
            return true;
    }
    return false;
}

/* The verbs that govern a number, the weaker before the stronger: 累计新增 is a total, 新增…达到 an increase. */
enum verb { VERB_NONE, VERB_LEVEL, VERB_GAIN, VERB_DECREASE, VERB_INCREASE, VERB_TOTAL };

static enum verb verb_of(const struct token *token)
{
    if (token->kind != TOKEN_WORD)
        return VERB_NONE;
    const struct meaning *meaning = token->verb ? token->verb : token->meaning;
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
    for (size_t i = at; i > begin; i--) {
        const struct token *token = token_at(reader, i - 1);
        enum verb here = verb_of(token);
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
    if (!token_is_name(first) && !token_is_word(first, WORD_TIER) && first->kind != TOKEN_QUOTE)
        return VERB_NONE;
    enum verb verb = governing_verb(reader, begin - 2);
    return verb == VERB_INCREASE || verb == VERB_TOTAL ? verb : VERB_NONE;
}

static bool period_is_told(const struct reader *reader)
{
    return reader->time.known && reader->time.stated &&
           (reader->time.time.kind == TIME_INTERVAL || reader->time.time.kind == TIME_SINCE);
}

static enum measure measure_of_count(const struct reader *reader, const struct indicator *indicator, enum verb verb)
{
    if (indicator->kind != INDICATOR_STOCK)
        return MEASURE_LEVEL;
    if (verb == VERB_INCREASE || verb == VERB_DECREASE || (verb == VERB_GAIN && period_is_told(reader)))
        return MEASURE_CHANGE;
    return MEASURE_LEVEL;
}

/* Facts said in so many words are no plans, whatever stands before in the sentence. */
static bool says_done(const struct reader *reader, size_t at)
{
    size_t begin = clause_begin(reader->sentence, at);
    for (size_t i = begin; i < at; i++) {
        const struct token *token = token_at(reader, i);
        if (token_is_word(token, WORD_TOTAL))
            return true;
        str text = str_slice(reader->context->article->blocks[reader->sentence->block].text, token->begin, token->end);
        if (token->kind == TOKEN_WORD &&
            (str_starts(text, STR("已")) || str_eq(text, STR("现有")) || str_starts(text, STR("成功"))))
            return true;
    }
    return false;
}

static bool is_plan_verb(const struct token *token)
{
    return token_is_word(token, WORD_LEVEL) && token->meaning->detail == 1; /* 打造…个 */
}

static enum status status_of(const struct reader *reader, size_t at)
{
    size_t begin = clause_begin(reader->sentence, at);
    if (clause_find(reader->sentence, begin, at, WORD_ESTIMATE) != TOKEN_NOWHERE)
        return STATUS_ESTIMATE;
    bool done = says_done(reader, at);
    if (reader->time.known &&
        (reader->time.time.kind == TIME_BY || reader->time.time.period.end.year > reader->context->today.year))
        return STATUS_TARGET;
    if (done)
        return STATUS_ACTUAL;
    if (reader->target || reader->context->section_target)
        return STATUS_TARGET;
    for (size_t i = begin; i < at; i++)
        if (is_plan_verb(token_at(reader, i)))
            return STATUS_TARGET;
    return STATUS_ACTUAL;
}

static enum scope scope_of(const struct reader *reader, size_t at)
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

/* ---- emission ------------------------------------------------------------------------------------------------------ */

static str compact(struct arena *arena, str text)
{
    char *copy = arena_alloc(arena, text.len + 1, 1);
    size_t length = 0;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != ' ' && text.ptr[i] != '\n' && text.ptr[i] != '\r' && text.ptr[i] != '\t')
            copy[length++] = text.ptr[i];
    return (str){ copy, length };
}

static str unit_of(const struct quantity *quantity, const struct indicator *indicator, enum measure measure)
{
    switch (measure) {
    case MEASURE_GROWTH:
    case MEASURE_ANNUAL_GROWTH:
        return STR("percent");
    case MEASURE_RANK:
    case MEASURE_RANK_CHANGE:
        return STR("rank");
    default:
        break;
    }
    if (quantity->kind == QUANTITY_POINTS)
        return STR("pp");
    if (quantity->kind == QUANTITY_MONEY)
        return quantity->currency;
    return unit_text(indicator->unit);
}

static struct observation *emit(struct reader *reader, size_t at, const struct binding *binding, enum measure measure,
                                enum status status, bool total, const struct governing *governing)
{
    struct context *context = reader->context;
    const struct token *token = token_at(reader, at);
    const struct block *block = &context->article->blocks[reader->sentence->block];
    struct observation_list *list = reader->list;
    list->items = arena_reserve(list->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    struct observation *o = &list->items[list->count];
    *o = (struct observation){
        .area = context->area,
        .indicator = binding->indicator,
        .tier = binding->tier,
        .measure = measure,
        .status = status,
        .value = token->quantity.value,
        .value_high = token->quantity.high,
        .has_high = token->quantity.has_high,
        .unit = unit_of(&token->quantity, binding->indicator, measure),
        .bound = bound_of(reader, at, governing),
        .surface = compact(list->arena, str_slice(block->text, token->begin, token->end)),
        .block = reader->sentence->block,
        .begin = token->begin,
        .end = token->end,
        .sentence_begin = reader->sentence->begin,
        .sentence_end = reader->sentence->end,
        .span = block_span(context->article, block, token->begin, token->end),
        .quote = str_slice(block->text, reader->sentence->begin, reader->sentence->end),
        .rule = binding->rule,
    };
    o->period =
        period_of_figure(binding->indicator, measure, status, total, &reader->time, &reader->interval, context->today);
    reader->previous_observation = list->count++;
    context->last = binding->indicator;
    context->last_tier = binding->tier;
    return o;
}

static void negate(struct observation *o)
{
    o->value = decimal_negate(o->value);
    o->value_high = decimal_negate(o->value_high);
}

/* ---- the rules ------------------------------------------------------------------------------------------------------ */

/* 分别 deals numbers out to the names before it; a growth without names, to the figures before it. */
static bool bind_respectively(const struct reader *reader, size_t at, const struct governing *governing, fits_fn *fit,
                              struct binding *ret_binding)
{
    size_t first = at - 2 * governing->list_position;
    size_t length = clause_list_length(reader->sentence, first);
    size_t names[NAMES];
    size_t count = clause_names(reader->sentence, governing->respectively_at, NAMES, names);
    if (count == length) {
        size_t name = names[governing->list_position];
        const struct indicator *indicator =
            choose(reader, token_at(reader, name)->meaning, &token_at(reader, at)->quantity, fit);
        if (!indicator)
            return false;
        *ret_binding = bind_name(reader, name, indicator, "respectively");
        return true;
    }
    if (governing->growth == 0)
        return false;
    /* The same number of figures back: a number among them that is none has no growth to give either. */
    size_t back = length - governing->list_position;
    if (length > NAMES || back > reader->told_count ||
        reader->told[(reader->told_count - back) % NAMES] == TOKEN_NOWHERE)
        return false;
    const struct observation *told = &reader->list->items[reader->told[(reader->told_count - back) % NAMES]];
    *ret_binding = (struct binding){ told->indicator, told->tier, "growth-respectively" };
    return true;
}

static enum status status_of_growth(const struct reader *reader, size_t at, const struct binding *binding)
{
    if (reader->previous_observation != TOKEN_NOWHERE) {
        const struct observation *told = &reader->list->items[reader->previous_observation];
        if (told->indicator == binding->indicator && reader->previous_observation >= reader->first)
            return told->status;
    }
    return status_of(reader, at);
}

static void read_growth(struct reader *reader, size_t at, const struct governing *governing, int direction)
{
    struct binding binding;
    const struct quantity *quantity = &token_at(reader, at)->quantity;
    if (quantity->kind == QUANTITY_POINTS) {
        if (!bind_before(reader, at, governing, fits, &binding) &&
            !bind_inherited(reader, at, governing, fits, &binding))
            return;
    } else if (governing->respectively) {
        if (!bind_respectively(reader, at, governing, fits_any, &binding))
            return;
    } else if (!bind_before(reader, at, governing, fits_any, &binding) &&
               !bind_inherited(reader, at, governing, fits_any, &binding)) {
        return;
    }
    enum status status = status_of_growth(reader, at, &binding);
    enum measure measure = quantity->kind == QUANTITY_POINTS ? MEASURE_CHANGE
                           : governing->annual               ? MEASURE_ANNUAL_GROWTH
                                                             : MEASURE_GROWTH;
    struct observation *o = emit(reader, at, &binding, measure, status, false, governing);
    if (quantity->kind == QUANTITY_TIMES) {
        decimal_shift(o->value, 2, &o->value);
        if (o->has_high)
            decimal_shift(o->value_high, 2, &o->value_high);
    }
    if (direction < 0)
        negate(o);
    o->rule = governing->respectively ? "growth-respectively" : "growth";
}

/* 10%以上增长: the word of growth stands behind. */
static int growth_after(const struct reader *reader, size_t at)
{
    for (size_t i = at + 1; i < reader->sentence->count && i <= at + 3; i++) {
        const struct token *token = token_at(reader, i);
        if (token_is_word(token, WORD_GROWTH))
            return token->meaning->detail;
        if (!token_is_word(token, WORD_BOUND_AFTER) && !token_is_word(token, WORD_NEUTRAL))
            return 0;
    }
    return 0;
}

static void read_rank(struct reader *reader, size_t at, const struct governing *governing)
{
    struct binding binding;
    if (!bind_before(reader, at, governing, fits_rank, &binding) &&
        !bind_inherited(reader, at, governing, fits_rank, &binding))
        return;
    bool change = !token_at(reader, at)->quantity.ordinal;
    struct observation *o = emit(reader, at, &binding, change ? MEASURE_RANK_CHANGE : MEASURE_RANK,
                                 status_of(reader, at), false, governing);
    o->scope = scope_of(reader, at);
    o->tier = TIER_NONE;
    o->rule = change ? "rank-change" : "rank";
    if (change && governing->growth < 0)
        negate(o);
    /* 上升17位，位列全国第122位: whom both are among is said once. */
    if (!change && reader->list->count >= reader->first + 2) {
        struct observation *before = o - 1;
        if (before->measure == MEASURE_RANK_CHANGE && before->indicator == o->indicator && before->scope == SCOPE_NONE)
            before->scope = o->scope;
    }
}

static void read_each(struct reader *reader, size_t at, const struct governing *governing)
{
    size_t names[NAMES];
    size_t count = clause_names(reader->sentence, governing->respectively_at, NAMES, names);
    enum verb verb = governing_verb(reader, at);
    for (size_t i = 0; i < count; i++) {
        const struct indicator *indicator =
            choose(reader, token_at(reader, names[i])->meaning, &token_at(reader, at)->quantity, fits);
        if (!indicator)
            continue;
        struct binding binding = bind_name(reader, names[i], indicator, "each");
        emit(reader, at, &binding, measure_of_count(reader, indicator, verb), status_of(reader, at), verb == VERB_TOTAL,
             governing);
    }
}

static void read_level(struct reader *reader, size_t at, const struct governing *governing)
{
    struct binding binding;
    if (governing->each && governing->respectively_at != TOKEN_NOWHERE && !governing->respectively) {
        read_each(reader, at, governing);
        return;
    }
    bool bound = governing->respectively
                     ? bind_respectively(reader, at, governing, fits, &binding)
                     : (governing->gap == 0 && bind_before(reader, at, governing, fits, &binding)) ||
                           bind_after(reader, at, fits, &binding) ||
                           bind_before(reader, at, governing, fits, &binding) ||
                           ((governing->level || governing->total || governing->changed_to || governing->increase ||
                             governing->among || governing->has_bound) &&
                            bind_inherited(reader, at, governing, fits, &binding));
    if (!bound)
        return;
    const struct quantity *quantity = &token_at(reader, at)->quantity;
    if (quantity->kind == QUANTITY_POINTS ||
        (quantity->kind == QUANTITY_PERCENT && governing->share && binding.indicator->unit != UNIT_PERCENT))
        return;
    if (quantity->kind != QUANTITY_MONEY && is_candidate(reader, at))
        return;
    enum verb verb = governing_verb(reader, at);
    if (verb == VERB_NONE)
        verb = carried_verb(reader, at);
    enum measure measure = measure_of_count(reader, binding.indicator, verb);
    bool total = verb == VERB_TOTAL || says_done(reader, at);
    struct observation *o = emit(reader, at, &binding, measure, status_of(reader, at), total, governing);
    if (measure == MEASURE_CHANGE && verb == VERB_DECREASE)
        negate(o);
}

static bool is_relative(enum quantity_kind kind)
{
    return kind == QUANTITY_PERCENT || kind == QUANTITY_TIMES || kind == QUANTITY_POINTS;
}

/* 第122位, and 上升17位: 位 counts persons elsewhere. */
static bool is_place(const struct reader *reader, size_t at, const struct governing *governing)
{
    const struct token *token = token_at(reader, at);
    if (token->quantity.kind == QUANTITY_PLACE)
        return true;
    str text = reader->context->article->blocks[reader->sentence->block].text;
    return token->quantity.kind == QUANTITY_PERSONS && governing->growth != 0 &&
           str_ends(str_slice(text, token->begin, token->end), STR("位"));
}

/* 一个 is an article more often than a number. */
static bool is_article(const struct quantity *quantity)
{
    return quantity->chinese && decimal_compare(quantity->value, decimal_from(1)) == 0;
}

/* Chooses the rule for a number; true where it is about growth. */
static bool apply_rule(struct reader *reader, size_t at)
{
    const struct quantity *quantity = &token_at(reader, at)->quantity;
    struct governing governing = clause_governing(reader->sentence, at);
    bool relative = is_relative(quantity->kind);
    int growth = relative && !governing.changed_to ? governing.growth : 0;
    if (relative && growth == 0)
        growth = growth_after(reader, at);
    if (growth != 0)
        read_growth(reader, at, &governing, growth);
    else if (is_place(reader, at, &governing))
        read_rank(reader, at, &governing);
    else if (quantity->kind != QUANTITY_TIMES && !is_article(quantity))
        read_level(reader, at, &governing);
    return growth != 0;
}

static void read_quantity(struct reader *reader, size_t at)
{
    if (token_at(reader, at)->quantity.kind == QUANTITY_OTHER)
        return;
    size_t count = reader->list->count;
    bool growth = false;
    if (reader->context->area && !reader->organisation && !reader->context->one_case)
        growth = apply_rule(reader, at);
    reader->previous_quantity = at;
    if (reader->list->count == count)
        reader->previous_observation = TOKEN_NOWHERE;
    if (!growth)
        reader->told[reader->told_count++ % NAMES] = reader->previous_observation;
}

/* ---- area, time and mode along the sentence --------------------------------------------------------------------------- */

enum { LEADING_BYTES = 12 }; /* text before a subject that does not hide it: 此外，其次 … 4 Chinese characters */

/* Does token `at` stand where its clause's subject stands: behind nothing but times, areas and small words? */
static bool is_leading(const struct reader *reader, size_t at)
{
    size_t begin = clause_begin(reader->sentence, at);
    size_t gap = 0;
    for (size_t i = begin; i < at; i++) {
        const struct token *token = token_at(reader, i);
        if (token->kind == TOKEN_OTHER && (gap += token->end - token->begin) > LEADING_BYTES)
            return false;
        if (token->kind == TOKEN_QUANTITY || token->kind == TOKEN_LIST || token_is_word(token, WORD_AND) ||
            token_is_word(token, WORD_BOUND))
            return false;
    }
    return true;
}

static bool is_ancestor(const struct area *area, const struct area *of)
{
    for (const struct area *parent = of ? of->parent : NULL; parent; parent = parent->parent)
        if (parent == area)
            return true;
    return false;
}

/* Prepositions before an area make it no subject: 在重庆高新区的支持下. */
static bool follows_preposition(const struct reader *reader, size_t at)
{
    static const str prepositions[] = { STR_INIT("在"), STR_INIT("对"), STR_INIT("向"), STR_INIT("赴"),
                                        STR_INIT("到"), STR_INIT("于"), STR_INIT("与"), STR_INIT("和"),
                                        STR_INIT("由"), STR_INIT("从"), STR_INIT("为"), STR_INIT("把"),
                                        STR_INIT("将"), STR_INIT("被"), STR_INIT("入"), STR_INIT("据") };
    str text = reader->context->article->blocks[reader->sentence->block].text;
    str before = str_slice(text, 0, token_at(reader, at)->begin);
    for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++)
        if (str_ends(before, prepositions[i]) && before.len > reader->sentence->begin)
            return true;
    return false;
}

static bool in_brackets(const struct reader *reader, size_t at)
{
    size_t begin = item_begin(reader->sentence, at);
    while (begin > 0 && token_at(reader, begin - 1)->kind == TOKEN_LIST)
        begin = item_begin(reader->sentence, begin - 1);
    return begin > 0 && token_at(reader, begin - 1)->kind == TOKEN_OPEN;
}

static void read_area(struct reader *reader, size_t at)
{
    struct context *context = reader->context;
    const struct meaning *meaning = token_at(reader, at)->meaning;
    const struct area *area =
        meaning->kind == WORD_AREA ? meaning->area : context_here(context, (enum here)meaning->detail);
    if (!area || area == context->area || in_brackets(reader, at) || follows_preposition(reader, at) ||
        !is_leading(reader, at))
        return;
    /* 重庆市科技局 in a story about a district: the region's name is an address there. */
    if (meaning->kind == WORD_AREA && is_ancestor(area, context->area)) {
        const struct token *next = at + 1 < reader->sentence->count ? token_at(reader, at + 1) : NULL;
        if (!next || (next->kind != TOKEN_TIME && !token_is_name(next) &&
                      !(next->kind == TOKEN_WORD && verb_of(next) != VERB_NONE)))
            return;
    }
    context->area = area;
    reader->organisation = false;
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

static void read_time(struct reader *reader, size_t at)
{
    struct time_phrase time = token_at(reader, at)->time;
    bool directly_before_number =
        at + 2 < reader->sentence->count &&
        (token_at(reader, at + 1)->kind == TOKEN_QUANTITY || token_at(reader, at + 2)->kind == TOKEN_QUANTITY);
    if (time.kind != TIME_BY && !time.until && !directly_before_number && !is_leading(reader, at))
        return;
    str text = str_slice(reader->context->article->blocks[reader->sentence->block].text, token_at(reader, at)->begin,
                         token_at(reader, at)->end);
    /* 当年 is the year just spoken of, as far as it was spoken of. */
    if (str_starts(text, STR("当年")) && reader->time.known && reader->time.time.kind != TIME_NOW) {
        struct date end = reader->time.time.period.end;
        time = (struct time_phrase){ .kind = TIME_INTERVAL, .period = period_of((struct date){ end.year, 1, 1 }, end) };
    }
    reader->time = (struct figure_time){ .known = true, .stated = true, .time = time };
    reader->time_token = at;
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
        reader->target = reader->target || token->meaning->detail == 0;
        break;
    case WORD_EXAMPLE:
        reader->context->one_case = true;
        break;
    case WORD_ORGANISATION:
        /* 企业 alone is a company told of (企业才有了…); 企业数量 and 帮助企业 are not. */
        if (token->meaning->detail && !(clause_begin(reader->sentence, at) == at && at + 1 < reader->sentence->count &&
                                        token_at(reader, at + 1)->kind == TOKEN_OTHER))
            break;
        if (is_leading(reader, at) &&
            clause_find(reader->sentence, clause_begin(reader->sentence, at), at, WORD_AREA) == TOKEN_NOWHERE)
            reader->organisation = true;
        break;
    default:
        break;
    }
}

void sentence_read(struct context *context, const struct sentence *sentence, const struct time_phrase *trailing,
                   struct observation_list *list)
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
    const struct time_phrase *summing = summing_time(sentence);
    if (summing)
        reader.interval = reader.time = (struct figure_time){ .known = true, .time = *summing };
    for (size_t i = 0; i < sentence->count; i++) {
        const struct token *token = &sentence->tokens[i];
        if (token->kind == TOKEN_SEMICOLON) {
            reader.per = NULL;
            reader.organisation = false;
        } else if (token->kind == TOKEN_WORD) {
            read_word(&reader, i);
        } else if (token->kind == TOKEN_TIME) {
            if (!(summing && token->time.kind == TIME_NOW))
                read_time(&reader, i);
        } else if (token->kind == TOKEN_QUANTITY) {
            reader.time.adjacent =
                reader.time_token != TOKEN_NOWHERE && is_clause_of_time(&reader, reader.time_token, i);
            read_quantity(&reader, i);
        }
    }
}
