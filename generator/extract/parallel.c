/* Parallels: a number behind nothing but another area's name is of what was just told: 大足区312家，|荣昌区210家. */
#include "reader.h"

#include "utf8.h"

/* Is the number all that stands behind the area: 荣昌区|18家，? In 荣昌区12家入选 it counts something else. */
static bool ends_statement(const struct reader *reader, size_t at)
{
    const struct sentence *sentence = reader->sentence;
    size_t next = at + 1;
    if (next < sentence->count && token_is_word(&sentence->tokens[next], WORD_BOUND_AFTER))
        next++;
    if (next >= sentence->count)
        return true;
    const struct token *token = &sentence->tokens[next];
    return token_ends_clause(token) || token->kind == TOKEN_LIST || token->kind == TOKEN_CLOSE ||
           token_is_word(token, WORD_AND);
}

/* Does exactly one area stand among the words that govern the number? */
static bool has_one_area(const struct reader *reader, size_t begin, size_t end)
{
    size_t areas = 0;
    for (size_t i = begin; i < end; i++)
        areas += token_is_word(token_at(reader, i), WORD_AREA) || token_is_word(token_at(reader, i), WORD_HERE);
    return areas == 1;
}

enum { BETWEEN_BYTES = 3 };  /* white space or a quotation mark between two sentences */
enum { SENTENCE_REACH = 4 }; /* figures back in the sentence before: a level and its growth, twice */

/* The last figure of the sentence just before this one that is no growth, if no other number stands behind it. */
static const struct observation *told_in_sentence_before(const struct reader *reader)
{
    const struct observation_list *list = reader->list;
    if (list->count == 0 || list->count != reader->first)
        return NULL;
    const struct observation *last = &list->items[list->count - 1];
    const struct unread *unread = list->unread_count > 0 ? &list->unread[list->unread_count - 1] : NULL;
    if (last->block != reader->sentence->block || last->sentence_end + BETWEEN_BYTES < reader->sentence->begin ||
        (unread && unread->block == last->block && unread->begin > last->begin))
        return NULL;
    size_t floor = list->count > SENTENCE_REACH ? list->count - SENTENCE_REACH : 0;
    for (size_t i = list->count; i > floor; i--) {
        const struct observation *o = &list->items[i - 1];
        if (o->sentence_end != last->sentence_end || o->indicator != last->indicator)
            return NULL;
        if (o->measure == MEASURE_LEVEL || o->measure == MEASURE_CHANGE)
            return o;
    }
    return NULL;
}

/* What was told last, growth aside; NULL where that number became nothing. */
static const struct observation *told_last(const struct reader *reader)
{
    if (reader->told_count == 0)
        return told_in_sentence_before(reader);
    size_t index = reader->told[(reader->told_count - 1) % NAMES];
    return index == TOKEN_NOWHERE || index >= reader->list->count ? NULL : &reader->list->items[index];
}

/* 31家 and 18家, not 31家 and 18个. */
static bool has_same_unit(str surface, str other)
{
    size_t bytes;
    return surface.len > 0 && other.len > 0 &&
           utf8_decode_last(surface, surface.len, &bytes) == utf8_decode_last(other, other.len, &bytes);
}

/* …力争新增高新技术企业50家。截至6月底，已新增|31家: a sentence that names nothing goes on with the one before. */
static bool bind_to_sentence_before(const struct reader *reader, size_t at, const struct governing *governing,
                                    struct binding *ret_binding)
{
    bool verb = governing->increase || governing->decrease || governing->total;
    if (reader->told_count > 0 || !verb || governing->name != TOKEN_NOWHERE || governing->gap > 0 ||
        !governing->at_boundary || governing->compared || !ends_statement(reader, at) ||
        clause_find(reader->sentence, 0, at, WORD_INDICATOR) != TOKEN_NOWHERE)
        return false;
    const struct observation *told = told_in_sentence_before(reader);
    if (!told || told->area != reader->context->area || !fits_value(told->indicator, &token_at(reader, at)->quantity) ||
        !has_same_unit(told->surface, token_text(reader, at)))
        return false;
    *ret_binding = (struct binding){
        .indicator = told->indicator, .tier = told->tier, .rule = "told-before", .name = TOKEN_NOWHERE
    };
    return true;
}

/* 全国科技型中小企业超过50万家，万州区|为712家: the name of the number before, which was a stranger's. */
static bool bind_to_stranger(const struct reader *reader, size_t at, struct binding *ret_binding)
{
    const struct observation_list *list = reader->list;
    if (reader->previous_quantity == TOKEN_NOWHERE || list->unread_count == 0)
        return false;
    const struct unread *unread = &list->unread[list->unread_count - 1];
    const struct token *before = token_at(reader, reader->previous_quantity);
    if (unread->reason != UNREAD_STRANGER || unread->block != reader->sentence->block ||
        unread->begin != before->begin ||
        !has_same_unit(token_text(reader, reader->previous_quantity), token_text(reader, at)))
        return false;
    struct governing governing = clause_governing(reader->sentence, reader->previous_quantity);
    if (governing.name == TOKEN_NOWHERE || governing.gap > 0 || reader->company)
        return false;
    const struct meaning *meaning = token_at(reader, governing.name)->meaning;
    const struct indicator *indicator = bind_choose(reader, meaning, &before->quantity, fits_value);
    if (!indicator || bind_is_joint(reader, governing.name, indicator))
        return false;
    *ret_binding = bind_name(reader, governing.name, indicator, "other-area");
    return true;
}

bool parallel_bind(const struct reader *reader, size_t at, const struct governing *governing,
                   struct binding *ret_binding)
{
    if (bind_to_sentence_before(reader, at, governing, ret_binding))
        return true;
    if (governing->name != TOKEN_NOWHERE || governing->gap > 0 || !governing->at_boundary || governing->compared ||
        !has_one_area(reader, governing->first, at) || !ends_statement(reader, at) ||
        clause_list_length(reader->sentence, at) > 1) /* 荣昌区210家、956家: of two names */
        return false;
    const struct observation *told = told_last(reader);
    if (!told && bind_to_stranger(reader, at, ret_binding))
        return true;
    if (!told || (told->measure != MEASURE_LEVEL && told->measure != MEASURE_CHANGE) ||
        told->area == reader->context->area || !fits_value(told->indicator, &token_at(reader, at)->quantity) ||
        !has_same_unit(told->surface, token_text(reader, at)))
        return false;
    *ret_binding = (struct binding){
        .indicator = told->indicator, .tier = told->tier, .rule = "other-area", .name = TOKEN_NOWHERE, .like = told
    };
    return true;
}
