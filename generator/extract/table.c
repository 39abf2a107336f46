/* Tables: a number's meaning is gathered from its row and its column. */
#include "table.h"

/* The end of the cell that begins at `begin`: its tab, or the end of the row. */
static size_t cell_end(const struct token *tokens, size_t count, size_t begin)
{
    size_t end = begin;
    while (end < count && tokens[end].kind != TOKEN_CELL && tokens[end].kind != TOKEN_END)
        end++;
    return end;
}

/* The unit that a text names, 家, 亿元, %, as a kind and a factor. */
static bool read_unit(str text, struct cell_sense *sense)
{
    char number[24] = "1";
    if (text.len == 0 || text.len + 2 > sizeof number)
        return false;
    for (size_t i = 0; i < text.len; i++)
        number[i + 1] = text.ptr[i];
    struct quantity quantity;
    size_t length;
    str whole = { number, text.len + 1 };
    if (!quantity_read(whole, 0, &quantity, &length) || length != whole.len || quantity.kind == QUANTITY_BARE)
        return false;
    sense->has_unit = true;
    sense->unit = quantity.kind;
    sense->factor = quantity.value;
    sense->currency = quantity.currency;
    return true;
}

/* 高新技术企业（家）: the unit in brackets, 单位：亿元 too. */
static void read_bracket_unit(str cell, struct cell_sense *sense)
{
    static const str pairs[][2] = { { STR_INIT("（"), STR_INIT("）") }, { STR_INIT("("), STR_INIT(")") } };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t open = str_find(cell, pairs[i][0], 0);
        size_t close = open == STR_NONE ? STR_NONE : str_find(cell, pairs[i][1], open);
        if (close == STR_NONE)
            continue;
        str inside = str_slice(cell, open + pairs[i][0].len, close);
        str_skip(inside, STR("单位："), &inside);
        if (read_unit(inside, sense))
            return;
    }
}

static struct cell_sense read_sense(const struct token *tokens, size_t begin, size_t end, str text)
{
    struct cell_sense sense = { 0 };
    if (begin == end)
        return sense;
    str cell = str_slice(text, tokens[begin].begin, tokens[end - 1].end);
    sense.is_unit_column = str_eq(cell, STR("单位")) || str_eq(cell, STR("计量单位"));
    for (size_t i = begin; i < end; i++) {
        const struct token *token = &tokens[i];
        if (token->kind == TOKEN_TIME && token->time.kind != TIME_NOW) {
            sense.time_known = true;
            sense.time = token->time;
        }
        if (token->kind != TOKEN_WORD)
            continue;
        enum verb verb = mood_token_verb(token);
        if (verb > sense.verb)
            sense.verb = verb;
        switch (token->meaning->kind) {
        case WORD_AREA:
            sense.area = token->meaning->area;
            break;
        case WORD_INDICATOR:
            sense.meaning = token->meaning;
            break;
        case WORD_TIER:
            sense.has_tier = true;
            sense.tier = (enum tier_word)token->meaning->detail;
            break;
        case WORD_GROWTH:
            sense.growth = token->meaning->detail;
            break;
        default:
            break;
        }
    }
    if (str_eq(cell, STR("同比")) || str_eq(cell, STR("同比%")) || str_eq(cell, STR("同比（%）")))
        sense.growth = 1;
    read_bracket_unit(cell, &sense);
    return sense;
}

static bool says_something(const struct cell_sense *sense)
{
    return sense->time_known || sense->area || sense->meaning || sense->has_unit || sense->growth != 0 ||
           sense->is_unit_column;
}

/* 2024年 | 2023年 | 同比: a growth column without a time is of the latest of the columns since the growth before it. */
static void lend_time(struct table *table, size_t column)
{
    struct cell_sense *growth = &table->columns[column];
    for (size_t i = column; i-- > 0 && table->columns[i].growth == 0;) {
        const struct cell_sense *sense = &table->columns[i];
        if (!sense->time_known)
            continue;
        if (!growth->time_known || date_compare(growth->time.period.end, sense->time.period.end) < 0)
            growth->time = sense->time;
        growth->time_known = true;
    }
}

void table_read_header(struct table *table, const struct token *tokens, size_t count, str text)
{
    table->speaks = false;
    table->count = 0;
    for (size_t begin = 0, end; begin <= count && table->count < TABLE_COLUMNS; begin = end + 1) {
        end = cell_end(tokens, count, begin);
        struct cell_sense *sense = &table->columns[table->count];
        *sense = read_sense(tokens, begin, end, text);
        if (sense->growth != 0 && !sense->time_known)
            lend_time(table, table->count);
        table->speaks = table->speaks || (table->count > 0 && says_something(sense));
        table->count++;
        if (end >= count || tokens[end].kind == TOKEN_END)
            break;
    }
}

/* The one number of a cell; TOKEN_NOWHERE where it has none or several, or says something else too. */
static size_t cell_number(const struct token *tokens, size_t begin, size_t end)
{
    size_t found = TOKEN_NOWHERE;
    for (size_t i = begin; i < end; i++) {
        if (tokens[i].kind == TOKEN_QUANTITY && found != TOKEN_NOWHERE)
            return TOKEN_NOWHERE;
        if (tokens[i].kind == TOKEN_QUANTITY)
            found = i;
        else if (tokens[i].kind == TOKEN_WORD && tokens[i].meaning->kind == WORD_INDICATOR)
            return TOKEN_NOWHERE;
    }
    return found;
}

/* Gives a bare number the unit that its column or its row names; without any, a count stays a count. */
static bool apply_unit(struct quantity *quantity, const struct cell_sense *column, const struct cell_sense *row)
{
    const struct cell_sense *unit = column->has_unit ? column : row;
    if (quantity->kind != QUANTITY_BARE)
        return true;
    if (column->growth != 0 && !column->has_unit) {
        quantity->kind = QUANTITY_PERCENT;
        return true;
    }
    if (!unit->has_unit) {
        quantity->kind = QUANTITY_COUNT;
        return true;
    }
    quantity->kind = unit->unit;
    quantity->currency = unit->currency;
    return quantity_scale(quantity, unit->factor);
}

/* A bare number without a unit counts persons where the indicator does. */
static void fit_count(struct quantity *quantity, const struct reader *reader, const struct meaning *meaning)
{
    if (quantity->kind == QUANTITY_COUNT && !bind_choose(reader, meaning, quantity, fits_value))
        quantity->kind = QUANTITY_PERSONS;
}

/* The cell's own words come first: 增加107家 is a change and 增长3% a growth, whatever the column says. */
static void read_number(struct reader *reader, struct token *tokens, size_t at, const struct cell_sense *cell,
                        const struct cell_sense *column, const struct cell_sense *row)
{
    const struct meaning *meaning = column->meaning ? column->meaning : row->meaning;
    struct quantity *quantity = &tokens[at].quantity;
    if (!meaning || !apply_unit(quantity, column, row))
        return;
    int direction = cell->growth != 0 ? cell->growth : column->growth;
    bool growth = direction != 0 && (quantity->kind == QUANTITY_PERCENT || quantity->kind == QUANTITY_TIMES);
    fit_count(quantity, reader, meaning);
    const struct indicator *indicator = bind_choose(reader, meaning, quantity, growth ? fits_growth : fits_value);
    if (!indicator)
        return;
    if (growth && direction < 0)
        quantity_negate(quantity);
    const struct cell_sense *graded = row->has_tier ? row : column;
    struct binding binding = {
        .indicator = indicator,
        .tier = indicator->graded && graded->has_tier ? context_tier(reader->context, graded->tier) : TIER_NONE,
        .rule = growth ? "table-growth" : "table",
        .area = row->area ? row->area : column->area,
        .time = column->time_known ? &column->time
                : row->time_known  ? &row->time
                                   : NULL,
        .name = TOKEN_NOWHERE,
    };
    enum verb verb = cell->verb != VERB_NONE ? cell->verb : column->verb != VERB_NONE ? column->verb : row->verb;
    rules_emit_cell(reader, at, &binding, growth ? MEASURE_GROWTH : mood_measure(reader, indicator, verb));
}

static bool has_bare_number(const struct token *tokens, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (tokens[i].kind == TOKEN_QUANTITY && tokens[i].quantity.kind == QUANTITY_BARE)
            return true;
    return false;
}

bool table_read_row(const struct table *table, struct reader *reader, struct token *tokens, str text)
{
    size_t count = reader->sentence->count;
    if (table->count == 0 || (!table->speaks && !has_bare_number(tokens, count)))
        return false;
    size_t end = cell_end(tokens, count, 0);
    struct cell_sense row = read_sense(tokens, 0, end, text);
    for (size_t column = 1, begin = end + 1; begin <= count && column < table->count; column++, begin = end + 1) {
        end = cell_end(tokens, count, begin);
        if (begin >= end)
            continue;
        if (table->columns[column].is_unit_column) {
            read_unit(str_trim(str_slice(text, tokens[begin].begin, tokens[end - 1].end)), &row);
            continue;
        }
        size_t number = cell_number(tokens, begin, end);
        if (number == TOKEN_NOWHERE)
            continue;
        struct cell_sense cell = read_sense(tokens, begin, end, text);
        read_number(reader, tokens, number, &cell, &table->columns[column], &row);
    }
    return true;
}
