/* Rules: a number with its name, verb and time becomes an observation; each rule has a name of its own. */
#include "reader.h"

static enum status status_of_growth(const struct reader *reader, size_t at, const struct binding *binding)
{
    if (reader->previous_observation != TOKEN_NOWHERE) {
        const struct observation *told = &reader->list->items[reader->previous_observation];
        if (told->indicator == binding->indicator && reader->previous_observation >= reader->first)
            return told->status;
    }
    return mood_status(reader, at);
}

/* 由2020年的156家增加至2023年的312家，年均增长26%: from the one year to the other. */
static bool grew_between(const struct reader *reader, const struct binding *binding, bool annual,
                         struct time_phrase *ret_time)
{
    const struct observation_list *list = reader->list;
    if (binding->name != TOKEN_NOWHERE || list->count < reader->first + 2 ||
        reader->previous_observation != list->count - 1 ||
        (reader->time_token != TOKEN_NOWHERE && reader->time_token > reader->previous_quantity))
        return false;
    const struct observation *last = &list->items[list->count - 1];
    const struct observation *first = last - 1;
    int year = first->period.end.year;
    if (first->indicator != last->indicator || first->measure != MEASURE_LEVEL || last->measure != MEASURE_LEVEL ||
        date_is_none(last->period.end) || date_is_none(first->period.end) || year >= last->period.end.year)
        return false;
    struct date begin = { annual ? year : year + 1, 1, 1 };
    *ret_time = (struct time_phrase){ .kind = TIME_INTERVAL, .period = period_of(begin, last->period.end) };
    return true;
}

static void emit_growth(struct reader *reader, size_t at, struct binding *binding, const struct governing *governing,
                        int direction)
{
    struct time_phrase between;
    if (grew_between(reader, binding, governing->annual, &between))
        binding->time = &between;
    const struct quantity *quantity = &token_at(reader, at)->quantity;
    enum measure measure = quantity->kind == QUANTITY_POINTS ? MEASURE_CHANGE
                           : governing->annual               ? MEASURE_ANNUAL_GROWTH
                                                             : MEASURE_GROWTH;
    enum status status = status_of_growth(reader, at, binding);
    struct observation *o = figure_emit(reader, at, binding, measure, status, false, governing);
    if (quantity->kind == QUANTITY_TIMES && !figure_to_percent(o)) {
        figure_take_back(reader);
        return;
    }
    if (direction < 0)
        figure_negate(o);
    o->rule = governing->respectively || governing->each ? "growth-respectively" : "growth";
}

/* Where the part of the sentence begins that is parted from the rest by ；: an offset in the block. */
static size_t part_begin(const struct reader *reader, size_t at)
{
    for (size_t i = at; i > 0; i--)
        if (token_at(reader, i - 1)->kind == TOKEN_SEMICOLON)
            return token_at(reader, i - 1)->end;
    return reader->sentence->begin;
}

/* 均增长10%: each of the names before, or each figure of the sentence so far. */
static void read_growth_each(struct reader *reader, size_t at, const struct governing *governing, int direction)
{
    size_t names[NAMES];
    size_t count = clause_names(reader->sentence, governing->respectively_at, NAMES, names);
    const struct quantity *quantity = &token_at(reader, at)->quantity;
    for (size_t i = 0; i < count; i++) {
        const struct indicator *indicator =
            bind_choose(reader, token_at(reader, names[i])->meaning, quantity, fits_growth);
        struct binding binding = bind_name(reader, names[i], indicator, "growth-respectively");
        if (indicator)
            emit_growth(reader, at, &binding, governing, direction);
    }
    if (count > 0)
        return;
    size_t told = reader->told_count < NAMES ? reader->told_count : NAMES;
    size_t part = part_begin(reader, at);
    for (size_t back = told; back > 0; back--) {
        size_t index = reader->told[(reader->told_count - back) % NAMES];
        if (index == TOKEN_NOWHERE || reader->list->items[index].begin < part)
            continue;
        struct binding binding = { .indicator = reader->list->items[index].indicator,
                                   .tier = reader->list->items[index].tier,
                                   .name = TOKEN_NOWHERE };
        emit_growth(reader, at, &binding, governing, direction);
    }
}

static void read_growth(struct reader *reader, size_t at, const struct governing *governing, int direction)
{
    struct binding binding;
    const struct quantity *quantity = &token_at(reader, at)->quantity;
    if (quantity->kind == QUANTITY_POINTS) {
        if (!bind_before(reader, at, governing, fits_value, &binding) &&
            !bind_inherited(reader, at, governing, fits_value, &binding))
            return;
    } else if (governing->each && !governing->respectively) {
        read_growth_each(reader, at, governing, direction);
        return;
    } else if (governing->respectively) {
        if (!bind_respectively(reader, at, governing, fits_growth, &binding))
            return;
        binding.rule = "growth-respectively";
    } else if (!bind_before(reader, at, governing, fits_growth, &binding) &&
               !bind_inherited(reader, at, governing, fits_growth, &binding)) {
        return;
    }
    emit_growth(reader, at, &binding, governing, direction);
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

/* 、增|38.5%, 较上年降|3%: the short words of growth, which begin too many others to be phrases of their own. */
static int growth_short(const struct reader *reader, size_t at)
{
    if (at == 0 || token_at(reader, at - 1)->kind != TOKEN_OTHER)
        return 0;
    str text = token_text(reader, at - 1);
    bool up = str_eq(text, STR("增")) || str_eq(text, STR("升"));
    return up ? 1 : str_eq(text, STR("降")) || str_eq(text, STR("跌")) ? -1 : 0;
}

/* 上升17位，位列全国第122位: whom both are among is said once. */
static void share_scope(struct reader *reader, struct observation *o)
{
    if (reader->list->count < reader->first + 2)
        return;
    struct observation *before = o - 1;
    bool ranks = before->measure == MEASURE_RANK || before->measure == MEASURE_RANK_CHANGE;
    if (!ranks || before->indicator != o->indicator)
        return;
    if (before->scope == SCOPE_NONE)
        before->scope = o->scope;
    else if (o->scope == SCOPE_NONE)
        o->scope = before->scope;
}

static void read_each(struct reader *reader, size_t at, const struct governing *governing)
{
    size_t names[NAMES];
    size_t count = clause_names(reader->sentence, governing->respectively_at, NAMES, names);
    enum verb verb = mood_verb(reader, at);
    size_t areas[NAMES]; /* 江津、九龙坡两区成交额均超15亿元: one name, and each of the areas */
    size_t area_count = count == 1 ? bind_areas(reader, governing, areas) : 0;
    for (size_t i = 0; i < (area_count > 1 ? area_count : count); i++) {
        size_t name = names[area_count > 1 ? 0 : i];
        const struct indicator *indicator =
            bind_choose(reader, token_at(reader, name)->meaning, &token_at(reader, at)->quantity, fits_value);
        if (!indicator)
            continue;
        struct binding binding = bind_name(reader, name, indicator, "each");
        if (area_count > 1)
            binding.area = token_at(reader, areas[i])->meaning->area;
        figure_emit(reader, at, &binding, mood_measure(reader, indicator, verb), mood_status(reader, at),
                    verb == VERB_TOTAL, governing);
    }
}

/* Does …增至… follow in the clause? */
static bool is_changed_to(const struct reader *reader, size_t at)
{
    return clause_find(reader->sentence, at, clause_end(reader->sentence, at), WORD_CHANGED_TO) != TOKEN_NOWHERE;
}

/* When a value was that has changed since: at the time written with it (从2020年的…), else on the last day before
 * the stretch that the sentence is about; of a flow, nothing says. */
static bool time_before(const struct reader *reader, size_t at, const struct indicator *indicator,
                        struct time_phrase *ret_time)
{
    if (reader->time_token != TOKEN_NOWHERE && reader->time_token + 2 >= at &&
        follows_word(reader, reader->time_token, WORD_NEUTRAL, NEUTRAL_FROM)) {
        *ret_time = reader->time.time;
        return true;
    }
    if (indicator->kind == INDICATOR_FLOW || !reader->time.known || reader->time.time.kind == TIME_NOW ||
        date_is_none(reader->time.time.period.start) || reader->time.time.period.start.year <= 1)
        return false;
    *ret_time = (struct time_phrase){ .kind = TIME_DAY,
                                      .period = period_of_day(date_previous(reader->time.time.period.start)) };
    return true;
}

static void read_rank(struct reader *reader, size_t at, const struct governing *governing)
{
    struct binding binding;
    /* 增速居全市第5位: the rank of its growth is none of its own. */
    if (token_at(reader, at)->quantity.ordinal && governing->growth != 0) {
        reader->reason = UNREAD_COMPARED;
        return;
    }
    if (!bind_before(reader, at, governing, fits_rank, &binding) &&
        !bind_inherited(reader, at, governing, fits_rank, &binding))
        return;
    bool change = !token_at(reader, at)->quantity.ordinal;
    struct time_phrase time;
    bool before = governing->from && is_changed_to(reader, at);
    bool dated = before && time_before(reader, at, binding.indicator, &time);
    if (dated)
        binding.time = &time;
    struct observation *o = figure_emit(reader, at, &binding, change ? MEASURE_RANK_CHANGE : MEASURE_RANK,
                                        mood_status(reader, at), false, governing);
    o->scope = mood_scope(reader, at);
    o->tier = TIER_NONE;
    o->rule = change ? "rank-change" : "rank";
    if (change && governing->growth < 0)
        figure_negate(o);
    share_scope(reader, o);
    if (before && !dated)
        o->area = NULL; /* 由第12位上升到第9位: nothing says when */
}

/* 现有194家: today, whatever the passage was about. */
static bool says_present(const struct reader *reader, size_t at)
{
    for (size_t i = clause_begin(reader->sentence, at); i < at; i++)
        if (token_is_word(token_at(reader, i), WORD_LEVEL) && token_at(reader, i)->meaning->detail == LEVEL_NOW)
            return true;
    return false;
}

static bool is_named_jointly(const struct reader *reader, size_t at, size_t name)
{
    const struct indicator *indicator =
        bind_choose(reader, token_at(reader, name)->meaning, &token_at(reader, at)->quantity, fits_value);
    return indicator && bind_is_joint(reader, name, indicator);
}

/* 38家企业新获…认定, 5个团队入选…, 40名专家人才落户…: the verb stands behind the number, and tells what is new. */
static bool is_gained_behind(const struct reader *reader, size_t at, size_t name)
{
    if (name == TOKEN_NOWHERE || name < at)
        return false;
    return clause_find(reader->sentence, at, name, WORD_GAIN) != TOKEN_NOWHERE ||
           (name + 1 < reader->sentence->count && str_eq(token_text(reader, name + 1), STR("落户")));
}

static bool bind_level(const struct reader *reader, size_t at, const struct governing *governing,
                       struct binding *ret_binding)
{
    if (governing->respectively)
        return bind_respectively(reader, at, governing, fits_value, ret_binding);
    return (governing->gap == 0 && bind_before(reader, at, governing, fits_value, ret_binding)) ||
           bind_after(reader, at, fits_value, ret_binding) || bind_bracketed(reader, at, fits_value, ret_binding) ||
           bind_before(reader, at, governing, fits_value, ret_binding) ||
           ((bind_goes_on(governing) || bind_goes_on_in_time(reader, at, governing)) &&
            bind_inherited(reader, at, governing, fits_value, ret_binding)) ||
           parallel_bind(reader, at, governing, ret_binding);
}

/* 全社会研发投入: not of the enterprises that the sentence began with. */
static bool is_of_society(const struct reader *reader, const struct binding *binding)
{
    return binding->name != TOKEN_NOWHERE && str_starts(token_text(reader, binding->name), STR("全社会"));
}

/* Is the number none of the area's, though it has a name? Sets the reason. */
static bool is_no_level(struct reader *reader, size_t at, const struct governing *governing,
                        const struct binding *binding)
{
    const struct quantity *quantity = &token_at(reader, at)->quantity;
    bool behind = binding->name != TOKEN_NOWHERE && binding->name > at;
    if ((!behind && exclude_attribute(reader, at)) || exclude_ceiling(reader, at)) {
        reader->reason = UNREAD_STRANGER;
        return true;
    }
    if (quantity->kind == QUANTITY_MONEY && reader->group && !is_of_society(reader, binding)) {
        reader->reason = UNREAD_STRANGER;
        return true;
    }
    if (quantity->kind == QUANTITY_COUNT && binding->indicator->kind == INDICATOR_STOCK &&
        binding->name != TOKEN_NOWHERE && exclude_recipient(reader, at, binding->name)) {
        reader->reason = UNREAD_CANDIDATE;
        return true;
    }
    if (quantity->kind == QUANTITY_PERCENT && governing->share && binding->indicator->unit != UNIT_PERCENT)
        return true;
    if (binding->name != TOKEN_NOWHERE && !behind && exclude_qualified(reader, binding->name)) {
        reader->reason = UNREAD_PART;
        return true;
    }
    if (quantity->kind != QUANTITY_MONEY && mood_is_candidate(reader, at, binding->indicator)) {
        reader->reason = UNREAD_CANDIDATE;
        return true;
    }
    return decimal_sign(quantity->value) < 0;
}

static enum verb verb_of_level(const struct reader *reader, size_t at, const struct binding *binding)
{
    enum verb verb = mood_verb(reader, binding->bracketed ? at - 1 : at);
    bool gained = (verb == VERB_NONE || verb == VERB_LEVEL) && is_gained_behind(reader, at, binding->name);
    return gained ? VERB_GAIN : verb;
}

/* 前三季度…已兑现: since the stretch began, and since ever only where none is told. */
static bool is_running_total(const struct reader *reader, size_t at, enum verb verb)
{
    bool stretch =
        reader->time.known && (reader->time.time.kind == TIME_INTERVAL || reader->time.time.kind == TIME_SINCE);
    return verb == VERB_TOTAL || (!stretch && mood_says_done(reader, at));
}

static bool says_fulfilled(const struct reader *reader, size_t at)
{
    for (size_t i = clause_begin(reader->sentence, at); i < at; i++)
        if (token_is_word(token_at(reader, i), WORD_INCREASE) || str_ends(token_text(reader, i), STR("完成")))
            return true;
    return false;
}

/* 目标任务新增…40家，|已完成31家: how much of a plan is done, since it began. */
static bool fulfils_plan(const struct reader *reader, size_t at, const struct binding *binding,
                         struct time_phrase *ret_time)
{
    if (binding->name != TOKEN_NOWHERE || reader->previous_observation == TOKEN_NOWHERE ||
        (reader->time_token != TOKEN_NOWHERE && reader->time_token > reader->previous_quantity) ||
        !says_fulfilled(reader, at))
        return false;
    const struct observation *plan = &reader->list->items[reader->previous_observation];
    struct date begin = { plan->period.end.year, 1, 1 };
    if (plan->status != STATUS_TARGET || plan->measure != MEASURE_CHANGE || mood_status(reader, at) != STATUS_ACTUAL ||
        date_compare(begin, reader->context->today) > 0)
        return false;
    *ret_time = (struct time_phrase){ .kind = TIME_SINCE, .period = period_of(begin, reader->context->today) };
    return true;
}

static void emit_level(struct reader *reader, size_t at, const struct governing *governing, struct binding *binding)
{
    bool before = governing->from && is_changed_to(reader, at);
    struct time_phrase time;
    bool dated = before && time_before(reader, at, binding->indicator, &time);
    if (!before && !reader->time.stated && says_present(reader, at)) {
        time = (struct time_phrase){ .kind = TIME_NOW, .period = period_of_day(reader->context->today) };
        dated = true;
    }
    if (!dated && mood_leaves_plan(reader, at)) {
        struct date today = reader->context->today;
        time =
            (struct time_phrase){ .kind = TIME_SINCE, .period = period_of((struct date){ today.year, 1, 1 }, today) };
        dated = true;
    }
    if (dated)
        binding->time = &time;
    enum verb verb = verb_of_level(reader, at, binding);
    /* 新升规…，总数由287家增加到298家: what was before is no change, whatever verb goes on. */
    enum measure measure = before                               ? MEASURE_LEVEL
                           : binding->like && verb == VERB_NONE ? binding->like->measure
                                                                : mood_measure(reader, binding->indicator, verb);
    struct time_phrase since_plan;
    if (fulfils_plan(reader, at, binding, &since_plan)) {
        measure = MEASURE_CHANGE;
        binding->time = &since_plan;
    }
    struct observation *o = figure_emit(reader, at, binding, measure, mood_status(reader, at),
                                        is_running_total(reader, at, verb), governing);
    if (exclude_part(reader, at, o)) {
        figure_take_back(reader);
        reader->reason = UNREAD_PART;
        return;
    }
    if (measure == MEASURE_CHANGE && verb == VERB_DECREASE)
        figure_negate(o);
    /* It is known to the sentence, which goes on from it, and told to nobody: nothing says when it was. */
    if (before && !dated)
        o->area = NULL;
}

/* 成交额18.9亿元，比上年增加5.2亿元: by how much one stretch had more than another is no flow of its own. */
static bool is_difference(const struct governing *governing, const struct indicator *indicator)
{
    bool level = governing->level || governing->changed_to || governing->total || governing->has_bound;
    bool counts = indicator->kind == INDICATOR_FLOW || indicator->kind == INDICATOR_STOCK;
    if (governing->growth != 0 && !level && governing->gap == 0 && counts)
        return true; /* 税收同比减少1亿元, 企业同比增加12家 */
    return indicator->kind == INDICATOR_FLOW && governing->than && (governing->increase || governing->decrease);
}

/* It is no figure, but the sentence goes on from what it is of: 成交额比上年增加5.2亿元，|达到18.9亿元. */
static void emit_difference(struct reader *reader, size_t at, const struct governing *governing,
                            const struct binding *binding)
{
    reader->reason = UNREAD_COMPARED;
    if (binding->name != TOKEN_NOWHERE)
        figure_emit(reader, at, binding, MEASURE_LEVEL, mood_status(reader, at), false, governing)->area = NULL;
}

static void read_level(struct reader *reader, size_t at, const struct governing *governing)
{
    struct binding binding;
    /* 高出全市平均水平近1个百分点: points that tell no growth compare. */
    if (governing->compared || token_at(reader, at)->quantity.kind == QUANTITY_POINTS)
        reader->reason = UNREAD_COMPARED;
    else if (governing->each && governing->respectively_at != TOKEN_NOWHERE && !governing->respectively)
        read_each(reader, at, governing);
    else if (bind_level(reader, at, governing, &binding)) {
        if (is_difference(governing, binding.indicator))
            emit_difference(reader, at, governing, &binding);
        else if (!is_no_level(reader, at, governing, &binding))
            emit_level(reader, at, governing, &binding);
    } else if (governing->name != TOKEN_NOWHERE && is_named_jointly(reader, at, governing->name)) {
        reader->reason = UNREAD_JOINT;
    }
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
    return token->quantity.kind == QUANTITY_PERSONS && governing->growth != 0 &&
           str_ends(token_text(reader, at), STR("位"));
}

/* Chooses the rule for a number; true where it is about growth. */
static bool apply_rule(struct reader *reader, size_t at)
{
    const struct quantity *quantity = &token_at(reader, at)->quantity;
    struct governing governing = clause_governing(reader->sentence, at);
    bool relative = is_relative(quantity->kind);
    int growth = relative && !governing.changed_to ? governing.growth : 0;
    if (relative && growth == 0 && (growth = growth_short(reader, at)) != 0)
        governing = clause_governing(reader->sentence, at - 1);
    if (relative && growth == 0)
        growth = growth_after(reader, at);
    if (growth != 0 && exclude_attribute(reader, at))
        return true;
    if (growth != 0)
        read_growth(reader, at, &governing, growth);
    else if (is_place(reader, at, &governing))
        read_rank(reader, at, &governing);
    else if (!relative && quantity->kind != QUANTITY_TIMES && governing.growth != 0 && governing.at_boundary &&
             governing.gap == 0)
        reader->reason = UNREAD_COMPARED; /* 同比增加5.2亿元，增长38% */
    else if (quantity->kind != QUANTITY_TIMES &&
             (!quantity_is_article(quantity) || (governing.name != TOKEN_NOWHERE && governing.gap == 0)))
        read_level(reader, at, &governing);
    return growth != 0;
}

/* Is it of a kind that figures are of? */
static bool could_be_figure(const struct quantity *quantity)
{
    switch (quantity->kind) {
    case QUANTITY_COUNT:
    case QUANTITY_PERSONS:
    case QUANTITY_MONEY:
    case QUANTITY_PERCENT:
    case QUANTITY_POINTS:
    case QUANTITY_AREA:
        return !quantity_is_article(quantity);
    default:
        return false;
    }
}

void rules_add_unread(struct observation_list *list, const struct unread *unread)
{
    list->unread =
        arena_reserve(list->arena, list->unread, list->unread_count, &list->unread_capacity, sizeof *list->unread);
    size_t at = list->unread_count++;
    for (; at > 0 && list->unread[at - 1].block == unread->block && list->unread[at - 1].begin > unread->begin; at--)
        list->unread[at] = list->unread[at - 1];
    list->unread[at] = *unread;
}

static void add_unread(struct reader *reader, size_t at)
{
    const struct token *token = token_at(reader, at);
    rules_add_unread(reader->list,
                     &(struct unread){ reader->sentence->block, token->begin, token->end, reader->reason });
}

void rules_read_quantity(struct reader *reader, size_t at)
{
    const struct quantity *quantity = &token_at(reader, at)->quantity;
    if (quantity->kind == QUANTITY_OTHER)
        return;
    bool one_of_many = exclude_one_of_many(reader, at);
    reader->company = reader->company || one_of_many;
    if (one_of_many || exclude_one_of_each(reader, at))
        reader->stranger = true;
    size_t count = reader->list->count;
    bool growth = false;
    bool strange = reader->stranger || reader->context->one_case;
    reader->reason = !reader->context->area ? UNREAD_NO_AREA : strange ? UNREAD_STRANGER : UNREAD_NO_NAME;
    if (reader->context->area && !strange)
        growth = apply_rule(reader, at);
    reader->previous_quantity = at;
    if (reader->list->count == count) {
        /* A comparison (比去年同期多出61家) is an aside: what was told before goes on. */
        if (reader->reason != UNREAD_COMPARED)
            reader->previous_observation = TOKEN_NOWHERE;
        reader->group = reader->group || (quantity->kind == QUANTITY_MONEY && exclude_of_group(reader, at));
        if (could_be_figure(quantity))
            add_unread(reader, at);
    }
    if (reader->time_lent) {
        reader->time = reader->time_before;
        reader->time_lent = false;
    }
    if (!growth && reader->reason != UNREAD_COMPARED)
        reader->told[reader->told_count++ % NAMES] = reader->previous_observation;
}

void rules_read_head(struct reader *reader, const struct binding *binding)
{
    reader->previous_quantity = 0;
    bool candidate = mood_is_candidate(reader, binding->name, binding->indicator);
    if (!reader->context->area || reader->stranger || reader->context->one_case || candidate) {
        reader->reason = !reader->context->area ? UNREAD_NO_AREA : candidate ? UNREAD_CANDIDATE : UNREAD_STRANGER;
        add_unread(reader, 0);
        return;
    }
    struct governing none = { .name = TOKEN_NOWHERE, .respectively_at = TOKEN_NOWHERE };
    enum verb verb = mood_verb(reader, binding->name + 1);
    figure_emit(reader, 0, binding, mood_measure(reader, binding->indicator, verb), mood_status(reader, binding->name),
                verb == VERB_TOTAL, &none);
    reader->told[reader->told_count++ % NAMES] = reader->previous_observation;
}

void rules_emit_cell(struct reader *reader, size_t at, const struct binding *binding, enum measure measure)
{
    if (!binding->area && !reader->context->area)
        return;
    struct governing none = { .name = TOKEN_NOWHERE };
    enum status status = reader->context->section_target ? STATUS_TARGET : STATUS_ACTUAL;
    struct observation *o = figure_emit(reader, at, binding, measure, status, false, &none);
    if (token_at(reader, at)->quantity.kind == QUANTITY_TIMES && !figure_to_percent(o))
        figure_take_back(reader);
}
