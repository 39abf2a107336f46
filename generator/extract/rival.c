/* Rivals: the other indicator that a number may be of, where the words allow of two. Asked once of each figure, when
 * it has been made, and never of a number that is none. */
#include "reader.h"

/* Is the number's classifier one of the indicator's things? 120件 are no enterprises; 个 counts anything. */
static bool suits(const struct reader *reader, size_t at, const struct indicator *indicator)
{
    if (token_at(reader, at)->quantity.kind != QUANTITY_COUNT)
        return true;
    str surface = token_text(reader, at);
    str classifier = indicator->classifier;
    if (classifier.len == 0 || str_ends(surface, classifier) || str_ends(surface, STR("个")))
        return true;
    /* 平台 are 个 and 家, 项目 are 个 and 项 */
    return str_eq(classifier, STR("个")) && (str_ends(surface, STR("家")) || str_ends(surface, STR("项")));
}

static bool take(const struct reader *reader, size_t at, const struct indicator *indicator, size_t name,
                 const struct binding *binding, struct rival *ret_rival)
{
    if (!indicator || indicator == binding->indicator || !suits(reader, at, indicator))
        return false;
    *ret_rival = (struct rival){ .indicator = indicator };
    if (name != TOKEN_NOWHERE) {
        ret_rival->begin = token_at(reader, name)->begin;
        ret_rival->end = token_at(reader, name)->end;
    }
    return true;
}

/* 知识价值信用贷款增长20%: of the loans or of the money lent? A phrase that names both, and a number that fits both. */
static bool find_in_name(const struct reader *reader, size_t at, const struct binding *binding, fits_fn *fit,
                         struct rival *ret_rival)
{
    if (binding->name == TOKEN_NOWHERE)
        return false;
    const struct meaning *meaning = token_at(reader, binding->name)->meaning;
    while (meaning && meaning->indicator != binding->indicator)
        meaning = meaning->next;
    const struct indicator *rival =
        meaning && meaning->next ? bind_choose(reader, meaning->next, &token_at(reader, at)->quantity, fit) : NULL;
    return take(reader, at, rival, binding->name, binding, ret_rival);
}

static bool is_linking_verb(const struct token *token)
{
    return token_is_word(token, WORD_NEUTRAL) && token->meaning->detail == NEUTRAL_VERB;
}

/* Does anything stand between a number and the name behind it that makes the name another thing: 22家|落户|孵化器? */
static bool stands_off(const struct reader *reader, size_t at, size_t name)
{
    for (size_t i = at + 1; i < name; i++)
        if (token_at(reader, i)->kind == TOKEN_OTHER || is_linking_verb(token_at(reader, i)))
            return true;
    return false;
}

/* 高新技术企业22家|科技型企业: a name before it and one behind it, both next to it. */
static bool find_behind(const struct reader *reader, size_t at, const struct governing *governing,
                        const struct binding *binding, fits_fn *fit, struct rival *ret_rival)
{
    struct binding behind;
    if (governing->gap > 0 || !bind_after(reader, at, fit, &behind))
        return false;
    return !stands_off(reader, at, behind.name) && take(reader, at, behind.indicator, behind.name, binding, ret_rival);
}

/* 高新技术企业有22家|落户|孵化器: the name behind it stands off, and something before it fits too. */
static bool find_before(const struct reader *reader, size_t at, const struct governing *governing,
                        const struct binding *binding, fits_fn *fit, struct rival *ret_rival)
{
    struct binding before;
    return stands_off(reader, at, binding->name) &&
           (bind_before(reader, at, governing, fit, &before) ||
            (bind_goes_on(governing) && bind_inherited(reader, at, governing, fit, &before))) &&
           take(reader, at, before.indicator, before.name, binding, ret_rival);
}

/* The figure that the number at token `at` became; NULL where it is not the list's item `index`. */
static const struct observation *figure_at(const struct reader *reader, size_t at, size_t index)
{
    if (index < reader->first || index >= reader->list->count)
        return NULL;
    const struct observation *figure = &reader->list->items[index];
    return figure->begin == token_at(reader, at)->begin ? figure : NULL;
}

/* 高新技术企业22家、科技型企业30家，累计达到194家: one of a list was told before, and another of it fits too. */
static bool find_in_list(const struct reader *reader, size_t at, const struct governing *governing,
                         const struct binding *binding, fits_fn *fit, struct rival *ret_rival)
{
    size_t told = reader->previous_quantity;
    if (reader->previous_observation == TOKEN_NOWHERE || reader->previous_observation == 0 || told == TOKEN_NOWHERE ||
        told + 1 >= reader->sentence->count || token_at(reader, told + 1)->kind != TOKEN_COMMA ||
        clause_begin(reader->sentence, at) != told + 2 || !figure_at(reader, told, reader->previous_observation))
        return false;
    bool linked = false;
    for (size_t i = told, begin = clause_begin(reader->sentence, told); i > begin; i--) {
        const struct token *token = token_at(reader, i - 1);
        linked = linked || token->kind == TOKEN_LIST || token_is_word(token, WORD_AND);
        if (token->kind != TOKEN_QUANTITY)
            continue;
        const struct observation *other = figure_at(reader, i - 1, reader->previous_observation - 1);
        return linked && other && other->area == reader->list->items[reader->previous_observation].area &&
               fit(other->indicator, &token_at(reader, at)->quantity) &&
               (!governing->has_tier || other->indicator->graded) &&
               take(reader, at, other->indicator, TOKEN_NOWHERE, binding, ret_rival);
    }
    return false;
}

static bool ends_with_any(str text, const str *endings, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_ends(text, endings[i]))
            return true;
    return false;
}

/* Do the words beside a name make it the place or the means of what is told: 依托|众创空间, 孵化器|内? */
static bool is_adjunct(const struct reader *reader, size_t name)
{
    static const str before[] = { STR_INIT("通过"), STR_INIT("借助"), STR_INIT("围绕"), STR_INIT("面向"),
                                  STR_INIT("针对"), STR_INIT("利用"), STR_INIT("凭借"), STR_INIT("来自"),
                                  STR_INIT("位于"), STR_INIT("入驻") };
    static const str behind[] = { STR_INIT("内"), STR_INIT("里") };
    if (name + 1 < reader->sentence->count && token_at(reader, name + 1)->kind == TOKEN_OTHER &&
        ends_with_any(token_text(reader, name + 1), behind, sizeof behind / sizeof *behind))
        return true;
    size_t i = name;
    while (i > 0 && (token_is_word(token_at(reader, i - 1), WORD_TIER) || token_at(reader, i - 1)->kind == TOKEN_QUOTE))
        i--;
    return i > 0 && (is_linking_verb(token_at(reader, i - 1)) ||
                     (token_at(reader, i - 1)->kind == TOKEN_OTHER &&
                      ends_with_any(token_text(reader, i - 1), before, sizeof before / sizeof *before)));
}

/* 高新技术企业依托|众创空间|达到22家: beside such a name another one in its clause, or what was told before. */
static bool find_beside_adjunct(const struct reader *reader, size_t at, const struct binding *binding, fits_fn *fit,
                                struct rival *ret_rival)
{
    if (!is_adjunct(reader, binding->name))
        return false;
    const struct quantity *quantity = &token_at(reader, at)->quantity;
    for (size_t i = binding->name, begin = item_begin(reader->sentence, i); i > begin; i--) {
        const struct token *token = token_at(reader, i - 1);
        if (token->kind == TOKEN_QUANTITY)
            break;
        if (token_is_name(token))
            return take(reader, at, bind_choose(reader, token->meaning, quantity, fit), i - 1, binding, ret_rival);
    }
    if (reader->previous_observation == TOKEN_NOWHERE)
        return false;
    const struct indicator *told = reader->list->items[reader->previous_observation].indicator;
    return fit(told, quantity) && take(reader, at, told, TOKEN_NOWHERE, binding, ret_rival);
}

struct rival rival_find(const struct reader *reader, size_t at, const struct governing *governing,
                        const struct binding *binding, fits_fn *fit)
{
    struct rival rival = { .indicator = NULL };
    if (find_in_name(reader, at, binding, fit, &rival) || governing->respectively || governing->each)
        return rival; /* what is dealt out in order is in no doubt */
    if (binding->name == TOKEN_NOWHERE)
        find_in_list(reader, at, governing, binding, fit, &rival);
    else if (binding->name > at)
        find_before(reader, at, governing, binding, fit, &rival);
    else if (!find_behind(reader, at, governing, binding, fit, &rival))
        find_beside_adjunct(reader, at, binding, fit, &rival);
    return rival;
}
