/* Figures: what a number with its binding becomes. */
#include "reader.h"

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
    bool value = measure == MEASURE_LEVEL || measure == MEASURE_CHANGE;
    if (value && quantity->kind == QUANTITY_POINTS)
        return STR("pp");
    if (value && quantity->kind == QUANTITY_MONEY)
        return quantity->currency;
    return observation_unit(indicator, measure);
}

static fits_fn *fits_measure(enum measure measure)
{
    switch (measure) {
    case MEASURE_GROWTH:
    case MEASURE_ANNUAL_GROWTH:
        return fits_growth;
    case MEASURE_RANK:
    case MEASURE_RANK_CHANGE:
        return fits_rank;
    default:
        return fits_value;
    }
}

/* 两江新区成交额128亿元, where the paragraph before told of 技术合同成交额: its time is told of still. */
static void go_on_from_before(struct reader *reader, const struct binding *binding)
{
    struct context *context = reader->context;
    if (context->last || context->last_before != binding->indicator || binding->name == TOKEN_NOWHERE ||
        token_at(reader, binding->name)->meaning->detail != NAME_ANAPHOR || reader->time.known ||
        !context->interval_before)
        return;
    reader->time = reader->interval = (struct figure_time){ .known = true, .time = context->interval };
    context->interval_known = true;
}

/* Where the words stand that named it and that told its time. */
static void point_to_words(const struct reader *reader, const struct binding *binding, struct observation *o)
{
    if (binding->name != TOKEN_NOWHERE) {
        o->name_begin = token_at(reader, binding->name)->begin;
        o->name_end = token_at(reader, binding->name)->end;
    }
    if (reader->time_token != TOKEN_NOWHERE && !binding->time) {
        o->time_begin = token_at(reader, reader->time_token)->begin;
        o->time_end = token_at(reader, reader->time_token)->end;
    }
}

static struct period stretch_of(const struct reader *reader, const struct binding *binding, enum measure measure,
                                enum status status, bool total)
{
    struct figure_time time = reader->time, interval = reader->interval;
    if (binding->time)
        time = interval =
            (struct figure_time){ .known = true, .stated = true, .adjacent = true, .time = *binding->time };
    return period_of_figure(binding->indicator, measure, status, total, &time, &interval, reader->context->today);
}

struct observation *figure_emit(struct reader *reader, size_t at, const struct binding *binding, enum measure measure,
                                enum status status, bool total, const struct governing *governing)
{
    go_on_from_before(reader, binding);
    struct context *context = reader->context;
    const struct sentence *sentence = reader->sentence;
    const struct token *token = token_at(reader, at);
    const struct block *block = &context->article->blocks[sentence->block];
    struct observation_list *list = reader->list;
    list->items = arena_reserve(list->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    struct observation *o = &list->items[list->count];
    *o = (struct observation){
        .area = binding->area ? binding->area : context->area,
        .indicator = binding->indicator,
        .tier = binding->tier,
        .measure = measure,
        .status = status,
        .value = token->quantity.value,
        .value_high = token->quantity.high,
        .has_high = token->quantity.has_high,
        .unit = unit_of(&token->quantity, binding->indicator, measure),
        .bound = mood_bound(reader, at, governing),
        .period = stretch_of(reader, binding, measure, status, total),
        .surface = compact(list->arena, token_text(reader, at)),
        .block = sentence->block,
        .begin = token->begin,
        .end = token->end,
        .sentence_begin = sentence->begin,
        .sentence_end = sentence->end,
        .rival = rival_find(reader, at, governing, binding, fits_measure(measure)),
        .span = block_span(context->article, block, token->begin, token->end),
        .quote = str_slice(block->text, sentence->begin, sentence->end),
        .rule = binding->rule,
    };
    point_to_words(reader, binding, o);
    reader->previous_observation = list->count++;
    context->last = binding->indicator;
    if (binding->name != TOKEN_NOWHERE)
        reader->last_name = token_at(reader, binding->name)->meaning;
    return o;
}

void figure_take_back(struct reader *reader)
{
    reader->list->count--;
}

void figure_negate(struct observation *o)
{
    struct decimal value = o->has_high ? o->value_high : o->value;
    o->value_high = o->has_high ? decimal_negate(o->value) : o->value_high;
    o->value = decimal_negate(value);
}

bool figure_to_percent(struct observation *o)
{
    return decimal_shift(o->value, 2, &o->value) && (!o->has_high || decimal_shift(o->value_high, 2, &o->value_high));
}
