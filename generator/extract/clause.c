/* Clauses: where they begin and end, and which words govern a number. */
#include "clause.h"

/* The bracket that a closing one at `at` answers to, or `at` itself where there is none. */
static size_t opener_of(const struct sentence *sentence, size_t at)
{
    size_t floor = at > CLAUSE_REACH ? at - CLAUSE_REACH : 0;
    int depth = 0;
    for (size_t i = at + 1; i-- > floor;) {
        depth += sentence->tokens[i].kind == TOKEN_CLOSE;
        depth -= sentence->tokens[i].kind == TOKEN_OPEN;
        if (depth == 0)
            return i;
    }
    return at;
}

size_t item_begin(const struct sentence *sentence, size_t at)
{
    size_t begin = clause_begin(sentence, at);
    while (at > begin && sentence->tokens[at - 1].kind != TOKEN_LIST)
        at = sentence->tokens[at - 1].kind == TOKEN_CLOSE ? opener_of(sentence, at - 1) : at - 1;
    return at > begin ? at : begin;
}

size_t clause_end(const struct sentence *sentence, size_t at)
{
    size_t ceiling = at + CLAUSE_REACH < sentence->count ? at + CLAUSE_REACH : sentence->count;
    while (at < ceiling && !token_ends_clause(&sentence->tokens[at]) && sentence->tokens[at].kind != TOKEN_CLOSE)
        at++;
    return at;
}

size_t clause_find(const struct sentence *sentence, size_t begin, size_t end, enum word_kind kind)
{
    for (size_t i = end; i-- > begin;)
        if (token_is_word(&sentence->tokens[i], kind))
            return i;
    return TOKEN_NOWHERE;
}

static bool links(const struct token *token)
{
    return token->kind == TOKEN_LIST || token_is_word(token, WORD_AND);
}

static bool grows(const struct sentence *sentence, size_t at)
{
    return at > 0 && token_is_word(&sentence->tokens[at - 1], WORD_GROWTH);
}

/* 下降|1.5%, 第|二位: a word of its own before it. */
static bool is_led(const struct sentence *sentence, size_t at)
{
    return grows(sentence, at) ||
           (at > 0 && sentence->tokens[at].quantity.ordinal && token_is_word(&sentence->tokens[at - 1], WORD_NEUTRAL));
}

/* Is the number at `at` a later one of a list of bare numbers: 7565家、|58524家; 增长9.2%、下降|1.5%? Sets the one
 * before. */
static bool continues_list(const struct sentence *sentence, size_t at, size_t *ret_previous)
{
    if (at > 3 && links(&sentence->tokens[at - 2]) && sentence->tokens[at - 3].kind == TOKEN_QUANTITY &&
        is_led(sentence, at) && is_led(sentence, at - 3)) {
        *ret_previous = at - 3;
        return true;
    }
    if (at < 2 || !links(&sentence->tokens[at - 1]) || sentence->tokens[at - 2].kind != TOKEN_QUANTITY)
        return false;
    *ret_previous = at - 2;
    return true;
}

size_t clause_list_length(const struct sentence *sentence, size_t at)
{
    size_t length = 1;
    for (size_t previous; length < CLAUSE_REACH; length++) {
        size_t next = at + 2 < sentence->count && sentence->tokens[at + 2].kind == TOKEN_QUANTITY ? at + 2 : at + 3;
        if (next >= sentence->count || sentence->tokens[next].kind != TOKEN_QUANTITY ||
            !continues_list(sentence, next, &previous) || previous != at)
            break;
        at = next;
    }
    return length;
}

size_t clause_list_first(const struct sentence *sentence, size_t at, size_t *ret_position)
{
    size_t position = 0;
    if (sentence->tokens[at].kind == TOKEN_QUANTITY)
        for (size_t previous; position < CLAUSE_REACH && continues_list(sentence, at, &previous); position++)
            at = previous;
    *ret_position = position;
    return at;
}

/* Takes note of a governing word. `next_to` tells whether it touches the number or another such word. */
static void take_word(struct governing *governing, const struct meaning *meaning, size_t at, bool next_to)
{
    switch (meaning->kind) {
    case WORD_GROWTH:
        if (governing->growth == 0)
            governing->growth = meaning->detail;
        break;
    case WORD_ANNUAL:
        governing->annual = true;
        if (governing->growth == 0)
            governing->growth = 1;
        break;
    case WORD_CHANGED_TO:
        governing->changed_to = true;
        break;
    case WORD_TOTAL:
        governing->total = true;
        break;
    case WORD_LEVEL:
        governing->level = true;
        break;
    case WORD_INCREASE:
        governing->increase = true;
        break;
    case WORD_DECREASE:
        governing->decrease = true;
        break;
    case WORD_ESTIMATE:
        governing->estimate = true;
        break;
    case WORD_RESPECTIVELY:
        governing->respectively = true;
        governing->respectively_at = at;
        break;
    case WORD_EACH:
        governing->each = true;
        if (governing->respectively_at == TOKEN_NOWHERE)
            governing->respectively_at = at;
        break;
    case WORD_AMONG:
        governing->among = true;
        break;
    case WORD_NEUTRAL:
        governing->from = governing->from || meaning->detail == NEUTRAL_FROM;
        break;
    case WORD_SHARE:
        governing->share = true;
        break;
    case WORD_TIER:
        governing->has_tier = true;
        governing->tier = (enum tier_word)meaning->detail;
        break;
    case WORD_BOUND:
        if (!governing->has_bound && next_to) {
            governing->has_bound = true;
            governing->bound = (enum bound)meaning->detail;
        }
        break;
    default:
        break;
    }
}

/* Text without meaning may stand between a name and its number only so long: 8 Chinese characters. */
enum { GAP_BYTES = 24 };

/* 比, 较 before an area compare with it. */
static bool is_comparison(const struct token *token)
{
    return token_is_word(token, WORD_NEUTRAL) && token->meaning->detail == NEUTRAL_THAN;
}

/* 连续|六年|位居全市第一: for how long hides nothing. */
static bool follows_run(const struct sentence *sentence, size_t at)
{
    return at > 0 && token_is_word(&sentence->tokens[at - 1], WORD_NEUTRAL) &&
           sentence->tokens[at - 1].meaning->detail == NEUTRAL_RUN;
}

/* Goes back over the numbers of a list to the first; how many there are is the list position. */
static size_t pass_list(const struct sentence *sentence, size_t at, struct governing *governing)
{
    size_t first = clause_list_first(sentence, at, &governing->list_position);
    if (first < at && grows(sentence, at))
        governing->growth = sentence->tokens[at - 1].meaning->detail; /* its own: 分别增长9.2%、下降|1.5% */
    return first;
}

/* Does what governs a number end at token `at`: at a mark, another number, a name? */
static bool ends_governing(const struct sentence *sentence, size_t at, struct governing *governing)
{
    const struct token *token = &sentence->tokens[at];
    if (token_ends_clause(token) || token->kind == TOKEN_LIST || token_is_word(token, WORD_AND)) {
        governing->at_boundary = true;
        /* 研发投入：22.8亿元 */
        if (token->kind == TOKEN_COLON && at > 0 && governing->gap == 0 && token_is_name(&sentence->tokens[at - 1]))
            governing->name = at - 1;
        return true;
    }
    if (token->kind == TOKEN_QUANTITY && token->quantity.kind != QUANTITY_OTHER) {
        governing->after_quantity = true;
        return true;
    }
    if (token_is_name(token))
        governing->name = at;
    return token_is_name(token) || token_is_word(token, WORD_EXCLUDED) || token_is_word(token, WORD_SUCH_AS);
}

/* 科技型企业（1260家）: the bracket holds a number and nothing else. */
static bool is_number_in_bracket(const struct sentence *sentence, size_t opener, size_t closer)
{
    return opener + 2 == closer && sentence->tokens[opener + 1].kind == TOKEN_QUANTITY;
}

/* Is it the sign of the number behind it: 增长|-|3.2%? */
static bool is_sign(const struct sentence *sentence, size_t at)
{
    const struct token *token = &sentence->tokens[at], *number = &sentence->tokens[at + 1];
    return token->kind == TOKEN_OTHER && token->end - token->begin <= 3 && number->kind == TOKEN_QUANTITY &&
           decimal_sign(number->quantity.value) < 0;
}

struct governing clause_governing(const struct sentence *sentence, size_t at)
{
    struct governing governing = { .name = TOKEN_NOWHERE, .respectively_at = TOKEN_NOWHERE, .first = at };
    size_t floor = at > CLAUSE_REACH ? at - CLAUSE_REACH : 0;
    bool next_to = true;
    bool timed = false; /* a time stands between */
    size_t i = pass_list(sentence, at, &governing);
    bool distributed = i < at;
    while (i > floor && governing.gap <= GAP_BYTES) {
        const struct token *token = &sentence->tokens[i - 1];
        if (token->kind == TOKEN_CLOSE) {
            size_t opener = opener_of(sentence, i - 1);
            governing.after_quantity = is_number_in_bracket(sentence, opener, i - 1); /* the name's own */
            if (opener == i - 1 || governing.after_quantity)
                break;
            i = opener;
            continue;
        }
        if (ends_governing(sentence, i - 1, &governing))
            break;
        /* 比荣昌多50家, with whatever is compared to; 比去年底增加3家 compares with another time. */
        timed = timed || token->kind == TOKEN_TIME;
        if (is_comparison(token) && !timed && !governing.increase && !governing.decrease && governing.growth == 0)
            governing.compared = true;
        governing.than = governing.than || is_comparison(token);
        governing.since = governing.since || (is_comparison(token) && timed);
        if (token->kind == TOKEN_QUANTITY && follows_run(sentence, i - 1)) {
            next_to = false;
        } else if (is_sign(sentence, i - 1)) {
            next_to = next_to && i == at;
        } else if (token->kind == TOKEN_OTHER || token->kind == TOKEN_QUANTITY ||
                   token_is_word(token, WORD_ORGANISATION)) {
            governing.gap += token->end - token->begin;
            next_to = false;
        } else if (token->kind == TOKEN_WORD) {
            take_word(&governing, token->meaning, i - 1, next_to);
        }
        i--;
    }
    if (i == 0)
        governing.at_boundary = true;
    /* Bare numbers in a row share what stands before the first only where 分别 or growth distributes them. */
    if (distributed && !governing.respectively && governing.growth == 0)
        governing.list_position = 0;
    governing.first = i;
    return governing;
}

size_t clause_names(const struct sentence *sentence, size_t at, size_t most, size_t *ret_tokens)
{
    size_t found[CLAUSE_REACH];
    size_t count = 0;
    size_t gap = 0;
    size_t floor = at > CLAUSE_REACH ? at - CLAUSE_REACH : 0;
    for (size_t i = at; i > floor && count < most && count < CLAUSE_REACH; i--) {
        const struct token *token = &sentence->tokens[i - 1];
        if (token->kind == TOKEN_QUANTITY || token_ends_clause(token) || token_is_word(token, WORD_EXCLUDED))
            break;
        if (token_is_name(token)) {
            found[count++] = i - 1;
            gap = 0;
        } else if (token->kind == TOKEN_OTHER && (gap += token->end - token->begin) > GAP_BYTES) {
            break;
        }
    }
    for (size_t i = 0; i < count; i++)
        ret_tokens[i] = found[count - 1 - i];
    return count;
}
