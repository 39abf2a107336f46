/* Binding: which indicator, of which grade, a number is about. */
#include "reader.h"

static bool counts_persons(const struct indicator *indicator)
{
    return str_eq(indicator->classifier, STR("人")) || str_eq(indicator->classifier, STR("名")) ||
           str_eq(indicator->classifier, STR("位"));
}

/* May a number of this unit be a value of the indicator? */
bool fits_value(const struct indicator *indicator, const struct quantity *quantity)
{
    switch (quantity->kind) {
    case QUANTITY_COUNT:
        return indicator->unit == UNIT_COUNT && !counts_persons(indicator);
    case QUANTITY_PERSONS:
        return indicator->unit == UNIT_COUNT && counts_persons(indicator);
    case QUANTITY_MONEY:
        return indicator->unit == UNIT_CNY;
    case QUANTITY_PERCENT: /* 综合科技创新水平指数为61.2% */
        return indicator->unit == UNIT_PERCENT || indicator->unit == UNIT_INDEX;
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

bool fits_growth(const struct indicator *indicator, const struct quantity *quantity)
{
    (void)quantity;
    return indicator->unit != UNIT_RANK;
}

bool fits_rank(const struct indicator *indicator, const struct quantity *quantity)
{
    (void)indicator;
    (void)quantity;
    return true; /* there are places in a table of anything */
}

/* The quotient of an indicator that a phrase such as 每百亿元GDP makes of it; NULL where it makes none. */
static const struct indicator *quotient_of(const struct meaning *per, const struct indicator *base)
{
    for (; per; per = per->next)
        if (per->indicator && per->indicator->base == base)
            return per->indicator;
    return NULL;
}

/* What a number is a quotient by, if it is one. A ； ends it, but 255.8家 are no enterprises, so it goes on there. */
static const struct meaning *per_of(const struct reader *reader, const struct indicator *indicator,
                                    const struct quantity *quantity)
{
    bool fraction = indicator->unit == UNIT_COUNT && decimal_normal(quantity->value).scale > 0;
    return reader->per ? reader->per : fraction ? reader->per_before : NULL;
}

/* 技术合同523项，成交额28.4亿元: the last figure was of the same group. */
static bool is_told_of_group(const struct reader *reader, const struct indicator *indicator)
{
    const struct context *context = reader->context;
    return context->last ? context->last->group == indicator->group : context->last_before == indicator;
}

/* Of the indicators that a phrase names, the one whose unit is the number's. */
const struct indicator *bind_choose(const struct reader *reader, const struct meaning *meaning,
                                    const struct quantity *quantity, fits_fn *fit)
{
    for (; meaning; meaning = meaning->next) {
        const struct indicator *indicator = meaning->indicator;
        if (meaning->detail == NAME_ANAPHOR && !is_told_of_group(reader, indicator))
            continue;
        const struct meaning *per = per_of(reader, indicator, quantity);
        if (per && !indicator->base)
            indicator = quotient_of(per, indicator);
        if (indicator && fit(indicator, quantity))
            return indicator;
    }
    return NULL;
}

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

struct binding bind_name(const struct reader *reader, size_t name, const struct indicator *indicator, const char *rule)
{
    enum tier tier = indicator->graded ? tier_before(reader, name) : TIER_NONE;
    return (struct binding){ .indicator = indicator, .tier = tier, .rule = rule, .name = name };
}

/* Is the name one of several that a single number counts together: 众创空间、孵化器|30个? */
bool bind_is_joint(const struct reader *reader, size_t name, const struct indicator *indicator)
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
        else if (token->kind != TOKEN_QUOTE && token->kind != TOKEN_CLOSE_QUOTE && !token_is_word(token, WORD_TIER) &&
                 !token_is_word(token, WORD_NEUTRAL) && !(token->kind == TOKEN_OTHER && token->end - token->begin <= 6))
            return false;
    }
    return linked;
}

bool bind_before(const struct reader *reader, size_t at, const struct governing *governing, fits_fn *fit,
                 struct binding *ret_binding)
{
    if (governing->name == TOKEN_NOWHERE)
        return false;
    const struct token *name = token_at(reader, governing->name);
    /* 有发明专利的企业67家: the name is an attribute of what is counted. */
    if (governing->name + 2 < at && str_eq(token_text(reader, governing->name + 1), STR("的")) &&
        token_is_word(token_at(reader, governing->name + 2), WORD_ORGANISATION))
        return false;
    const struct indicator *indicator = bind_choose(reader, name->meaning, &token_at(reader, at)->quantity, fit);
    if (!indicator)
        return false;
    *ret_binding = bind_name(reader, governing->name, indicator, "name-number");
    /* 创新平台：市级以上57个: the grade stands with the number. */
    if (ret_binding->tier == TIER_NONE && indicator->graded && governing->has_tier)
        ret_binding->tier = context_tier(reader->context, governing->tier);
    return !bind_is_joint(reader, governing->name, indicator);
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

/* 30个众创空间、孵化器: is the name counted together with another that is linked behind it? */
static bool is_joint_ahead(const struct reader *reader, size_t name, const struct indicator *indicator,
                           const struct quantity *quantity, fits_fn *fit)
{
    size_t count = reader->sentence->count;
    size_t link = name + 1;
    if (link + 1 >= count ||
        !(token_at(reader, link)->kind == TOKEN_LIST || token_is_word(token_at(reader, link), WORD_AND)))
        return false;
    size_t other = link + 1 + token_is_word(token_at(reader, link + 1), WORD_TIER);
    if (other >= count || !token_is_name(token_at(reader, other)) || has_own_number(reader, other))
        return false;
    return bind_choose(reader, token_at(reader, other)->meaning, quantity, fit) != indicator;
}

/* 86家|企业|获得知识价值信用贷款: enterprises, and not what they got. */
static bool counts_enterprises_of(const struct reader *reader, size_t at, const struct indicator *indicator)
{
    return at + 1 < reader->sentence->count && token_is_word(token_at(reader, at + 1), WORD_ORGANISATION) &&
           str_ends(token_text(reader, at), STR("家")) && !str_eq(indicator->classifier, STR("家"));
}

bool bind_after(const struct reader *reader, size_t at, fits_fn *fit, struct binding *ret_binding)
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
        const struct indicator *indicator = bind_choose(reader, token->meaning, quantity, fit);
        if (!indicator || counts_enterprises_of(reader, at, indicator) || has_own_number(reader, i) ||
            is_joint_ahead(reader, i, indicator, quantity, fit))
            return false;
        *ret_binding = (struct binding){
            .indicator = indicator, .tier = indicator->graded ? tier : TIER_NONE, .rule = "number-name", .name = i
        };
        return true;
    }
    return false;
}

/* The last name in the clause before the one that begins at `begin`, if no number stands between: 企业群体不断
 * 壮大，|总数达到5家. A number that the name cannot have is passed over: 基金3支，|规模10亿元. TOKEN_NOWHERE where there is
 * none. */
static size_t name_untold(const struct reader *reader, size_t begin)
{
    if (begin == 0 ||
        (token_at(reader, begin - 1)->kind != TOKEN_COMMA && token_at(reader, begin - 1)->kind != TOKEN_LIST))
        return TOKEN_NOWHERE;
    size_t floor = clause_begin(reader->sentence, begin - 1);
    const struct quantity *passed = NULL;
    for (size_t i = begin - 1; i > floor; i--) {
        const struct token *token = token_at(reader, i - 1);
        if (token_is_name(token))
            return passed && bind_choose(reader, token->meaning, passed, fits_value) ? TOKEN_NOWHERE : i - 1;
        if (token->kind != TOKEN_QUANTITY)
            continue;
        if (passed || token->quantity.kind != QUANTITY_COUNT || i != begin - 1)
            return TOKEN_NOWHERE;
        passed = &token->quantity;
    }
    return TOKEN_NOWHERE;
}

/* What the number before was about, if it became an observation. Of a name with several units, the one that fits:
 * 贷款284笔、|超4.6亿元. */
static bool bind_to_told(const struct reader *reader, size_t at, const struct governing *governing, fits_fn *fit,
                         struct binding *ret_binding)
{
    if (reader->previous_observation == TOKEN_NOWHERE)
        return false;
    const struct quantity *quantity = &token_at(reader, at)->quantity;
    const struct observation *told = &reader->list->items[reader->previous_observation];
    const struct indicator *indicator = told->indicator;
    if (!fit(indicator, quantity))
        indicator = reader->last_name ? bind_choose(reader, reader->last_name, quantity, fit) : NULL;
    if (!indicator)
        return false;
    *ret_binding =
        (struct binding){ .indicator = indicator, .tier = told->tier, .rule = "told-before", .name = TOKEN_NOWHERE };
    if (governing->has_tier && indicator->graded) {
        ret_binding->tier = context_tier(reader->context, governing->tier);
        ret_binding->rule = "part-of-grade";
    }
    return true;
}

bool bind_goes_on(const struct governing *governing)
{
    return governing->level || governing->total || governing->changed_to || governing->increase || governing->among ||
           governing->has_bound || governing->has_tier || governing->from || governing->since;
}

/* 高新技术企业2021年198家、2022年|251家，今年6月底|270家: a time and no other word, and nothing counted behind. */
bool bind_goes_on_in_time(const struct reader *reader, size_t at, const struct governing *governing)
{
    if (governing->first + 1 != at || token_at(reader, at - 1)->kind != TOKEN_TIME)
        return false;
    const struct token *next = token_at(reader, at + 1); /* the sentence's end mark, if nothing else */
    return token_ends_clause(next) || next->kind == TOKEN_LIST || next->kind == TOKEN_CLOSE;
}

static bool is_dealt(const struct observation *o)
{
    return str_ends(str_from(o->rule), STR("respectively"));
}

/* The number of a list is of the thing and the place that `told` is of. */
static bool bind_as_told(const struct reader *reader, size_t at, const struct observation *told, fits_fn *fit,
                         struct binding *ret_binding)
{
    if (!fit(told->indicator, &token_at(reader, at)->quantity))
        return false;
    *ret_binding = (struct binding){ .indicator = told->indicator,
                                     .tier = told->tier,
                                     .rule = "respectively",
                                     .area = told->area,
                                     .name = TOKEN_NOWHERE };
    return true;
}

/* A、B分别增长24%、10%，达到|312家、2105家: as many figures as were dealt out just before are dealt out like them. */
static bool bind_dealt_before(const struct reader *reader, size_t at, fits_fn *fit, struct binding *ret_binding)
{
    size_t position;
    size_t first = clause_list_first(reader->sentence, at, &position);
    size_t length = clause_list_length(reader->sentence, first);
    size_t count = reader->list->count;
    if (length < 2 || position >= length || count < reader->first + length)
        return false;
    for (size_t i = count - position - length; i < count - position; i++)
        if (i < reader->first || !is_dealt(&reader->list->items[i]))
            return false;
    const struct observation *told = &reader->list->items[count - length];
    return bind_as_told(reader, at, told, fit, ret_binding);
}

bool bind_inherited(const struct reader *reader, size_t at, const struct governing *governing, fits_fn *fit,
                    struct binding *ret_binding)
{
    /* Nothing but governing words may stand before the number: any other noun would be what it counts. */
    if ((!governing->at_boundary && !governing->after_quantity) || governing->gap > 0)
        return false;
    if (bind_dealt_before(reader, at, fit, ret_binding))
        return true;
    size_t name = name_untold(reader, governing->first);
    if (name == TOKEN_NOWHERE)
        return bind_to_told(reader, at, governing, fit, ret_binding);
    const struct indicator *indicator =
        bind_choose(reader, token_at(reader, name)->meaning, &token_at(reader, at)->quantity, fit);
    if (!indicator || bind_is_joint(reader, name, indicator))
        return false;
    *ret_binding = bind_name(reader, name, indicator, "told-before");
    return true;
}

/* 高新技术企业（187家）: alone in a bracket behind its name. */
bool bind_bracketed(const struct reader *reader, size_t at, fits_fn *fit, struct binding *ret_binding)
{
    size_t open = at - 1;
    if (at < 2 || token_at(reader, open)->kind != TOKEN_OPEN || !token_is_name(token_at(reader, open - 1)) ||
        at + 1 >= reader->sentence->count || token_at(reader, at + 1)->kind != TOKEN_CLOSE)
        return false;
    const struct indicator *indicator =
        bind_choose(reader, token_at(reader, open - 1)->meaning, &token_at(reader, at)->quantity, fit);
    if (!indicator)
        return false;
    *ret_binding = bind_name(reader, open - 1, indicator, "name-bracket");
    ret_binding->bracketed = true;
    return true;
}

/* 2022年、2023年，|研发投入分别为…: where the times begin that stand alone before the clause; else its own beginning. */
static size_t times_before(const struct reader *reader, size_t begin)
{
    if (begin == 0 || token_at(reader, begin - 1)->kind != TOKEN_COMMA)
        return begin;
    size_t i = begin - 1;
    while (i > 0 && begin - i < 2 * NAMES &&
           (token_at(reader, i - 1)->kind == TOKEN_TIME || token_at(reader, i - 1)->kind == TOKEN_LIST ||
            token_is_word(token_at(reader, i - 1), WORD_AND)))
        i--;
    return clause_begin(reader->sentence, i) == i ? i : begin;
}

/* The tokens of a kind in the clause before 分别: what numbers may be dealt out to beside names. */
static size_t dealt_to(const struct reader *reader, const struct governing *governing, enum token_kind kind,
                       enum word_kind word, size_t *ret_tokens)
{
    size_t count = 0;
    size_t begin = clause_begin(reader->sentence, governing->respectively_at);
    for (size_t i = kind == TOKEN_TIME ? times_before(reader, begin) : begin; i < governing->respectively_at; i++) {
        const struct token *token = token_at(reader, i);
        if (token->kind == kind && (kind != TOKEN_WORD || token->meaning->kind == word) && count < NAMES)
            ret_tokens[count++] = i;
    }
    return count;
}

/* One name, and as many areas, times or grades as numbers: 九龙坡区、南岸区高新技术企业分别达到720家、395家. */
static bool bind_dealt(const struct reader *reader, size_t at, const struct governing *governing, size_t length,
                       size_t name, fits_fn *fit, struct binding *ret_binding)
{
    size_t tokens[NAMES];
    const struct indicator *indicator =
        bind_choose(reader, token_at(reader, name)->meaning, &token_at(reader, at)->quantity, fit);
    if (!indicator)
        return false;
    *ret_binding = bind_name(reader, name, indicator, "respectively");
    if (dealt_to(reader, governing, TOKEN_WORD, WORD_AREA, tokens) == length) {
        ret_binding->area = token_at(reader, tokens[governing->list_position])->meaning->area;
    } else if (dealt_to(reader, governing, TOKEN_TIME, WORD_AREA, tokens) == length) {
        ret_binding->time = &token_at(reader, tokens[governing->list_position])->time;
    } else if (dealt_to(reader, governing, TOKEN_WORD, WORD_TIER, tokens) == length && indicator->graded) {
        const struct token *grade = token_at(reader, tokens[governing->list_position]);
        ret_binding->tier = context_tier(reader->context, (enum tier_word)grade->meaning->detail);
    } else {
        /* 研发投入总量和强度分别为…: one phrase names two, and the units tell them apart. */
        return token_at(reader, name)->meaning->next != NULL;
    }
    return true;
}

size_t bind_areas(const struct reader *reader, const struct governing *governing, size_t *ret_tokens)
{
    return dealt_to(reader, governing, TOKEN_WORD, WORD_AREA, ret_tokens);
}

/* …成交额128亿元；渝北区、沙坪坝区分别为57亿元和44亿元: areas, of what was told last. */
static bool bind_areas_told(const struct reader *reader, size_t at, const struct governing *governing, size_t length,
                            fits_fn *fit, struct binding *ret_binding)
{
    size_t tokens[NAMES];
    const struct indicator *last = reader->context->last;
    if (!last || !fit(last, &token_at(reader, at)->quantity) || bind_areas(reader, governing, tokens) != length)
        return false;
    *ret_binding = (struct binding){ .indicator = last,
                                     .rule = "respectively",
                                     .area = token_at(reader, tokens[governing->list_position])->meaning->area,
                                     .name = TOKEN_NOWHERE };
    return true;
}

/* 分别 deals numbers out to the names before it; a growth without names, to the figures before it. */
bool bind_respectively(const struct reader *reader, size_t at, const struct governing *governing, fits_fn *fit,
                       struct binding *ret_binding)
{
    size_t position;
    size_t first = clause_list_first(reader->sentence, at, &position);
    size_t length = clause_list_length(reader->sentence, first);
    if (governing->list_position >= length)
        return false; /* longer than can be told */
    size_t names[NAMES];
    size_t count = clause_names(reader->sentence, governing->respectively_at, NAMES, names);
    if (count == length) {
        size_t name = names[governing->list_position];
        const struct indicator *indicator =
            bind_choose(reader, token_at(reader, name)->meaning, &token_at(reader, at)->quantity, fit);
        if (!indicator)
            return false;
        *ret_binding = bind_name(reader, name, indicator, "respectively");
        return true;
    }
    if (count == 1 && bind_dealt(reader, at, governing, length, names[0], fit, ret_binding))
        return true;
    if (count == 0 && governing->growth == 0 && bind_areas_told(reader, at, governing, length, fit, ret_binding))
        return true;
    /* The same number of figures back: a number among them that is none has nothing to give either. Growth is not told
     * of itself; levels are, so those of this list already dealt out have moved it on. */
    size_t back = governing->growth != 0 ? length - governing->list_position : length;
    if (count > 0 || length > NAMES || back > reader->told_count ||
        reader->told[(reader->told_count - back) % NAMES] == TOKEN_NOWHERE)
        return false;
    const struct observation *told = &reader->list->items[reader->told[(reader->told_count - back) % NAMES]];
    return bind_as_told(reader, at, told, fit, ret_binding);
}

/* Where what explains a number at its paragraph's head begins: 147家|截至11月末，…, 156家，这是|…; 0 where nothing does. */
static size_t explanation_begin(const struct reader *reader)
{
    const struct sentence *sentence = reader->sentence;
    if (sentence->begin != 0 || sentence->count < 3 || sentence->tokens[0].kind != TOKEN_QUANTITY ||
        quantity_is_article(&sentence->tokens[0].quantity))
        return 0;
    size_t at = sentence->tokens[1].kind == TOKEN_COMMA ? 2 : 1;
    if (at + 1 < sentence->count && str_eq(token_text(reader, at), STR("这")) &&
        str_eq(token_text(reader, at + 1), STR("是")))
        return at + 2;
    const struct token *first = &sentence->tokens[1];
    return first->kind == TOKEN_TIME || token_is_word(first, WORD_AREA) || token_is_word(first, WORD_HERE) ? 1 : 0;
}

/* Is the name what its clause ends with: 高新技术企业|的数量，? */
static bool ends_clause(const struct reader *reader, size_t name)
{
    size_t end = clause_end(reader->sentence, name);
    for (size_t i = name + 1; i < end; i++)
        if (!token_is_word(token_at(reader, i), WORD_NEUTRAL) && !token_is_word(token_at(reader, i), WORD_LEVEL))
            return false;
    return true;
}

bool bind_head(const struct reader *reader, size_t *ret_begin, struct binding *ret_binding)
{
    size_t begin = explanation_begin(reader);
    if (begin == 0)
        return false;
    for (size_t i = begin; i < reader->sentence->count && i < begin + CLAUSE_REACH; i++) {
        const struct token *token = token_at(reader, i);
        if (token->kind == TOKEN_QUANTITY)
            return false;
        if (!token_is_name(token) || !ends_clause(reader, i))
            continue;
        const struct indicator *indicator =
            bind_choose(reader, token->meaning, &token_at(reader, 0)->quantity, fits_value);
        if (!indicator || bind_is_joint(reader, i, indicator))
            return false;
        *ret_begin = begin;
        *ret_binding = bind_name(reader, i, indicator, "number-head");
        return true;
    }
    return false;
}
