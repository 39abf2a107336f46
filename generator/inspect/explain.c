#include "explain.h"

#include <assert.h>
#include <sys/stat.h>

/* What each rule does, by the name that observations carry. */
static const struct rule_row {
    str name;
    str words;
} rules[] = {
    { STR_INIT("name-number"), STR_INIT("the name stands before the number, in its clause or list item") },
    { STR_INIT("name-bracket"), STR_INIT("the number stands alone in a bracket behind its name") },
    { STR_INIT("number-head"),
      STR_INIT("the number stands at the paragraph's head, and what follows says what it is") },
    { STR_INIT("number-name"), STR_INIT("the name stands behind the number: so many of these") },
    { STR_INIT("other-area"),
      STR_INIT("an area alone stands with the number: it is of what was just told of another area") },
    { STR_INIT("told-before"), STR_INIT("no name stands with the number: it goes on with what was told just before") },
    { STR_INIT("part-of-grade"), STR_INIT("the grade word makes it a part of the figure told just before") },
    { STR_INIT("respectively"), STR_INIT("分别 deals the numbers out to the names before it, in their order") },
    { STR_INIT("each"), STR_INIT("各 or 均 gives the number to each name before it") },
    { STR_INIT("growth"), STR_INIT("a word of growth makes it a relative change of the indicator it qualifies") },
    { STR_INIT("growth-respectively"), STR_INIT("分别 or 均 deals the growth out to the figures before it") },
    { STR_INIT("rank"), STR_INIT("第 and 位 make it a position") },
    { STR_INIT("rank-change"), STR_INIT("a word of rising or falling makes it places gained or lost") },
    { STR_INIT("table"), STR_INIT("the row and the column of the table say what the number is") },
    { STR_INIT("table-growth"), STR_INIT("the row of the table names the indicator, the column makes it growth") },
    { STR_INIT("correction"), STR_INIT("an editor's decision in content/corrections.yaml") },
};

static str words_of(const char *rule)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (str_eq(rules[i].name, str_from(rule)))
            return rules[i].words;
    assert(!"every rule has words");
    return STR("");
}

static void add_line(struct buf *out, const char *what, str text)
{
    buf_format(out, "  %-10s %.*s\n", what, STR_ARG(text));
}

static void add_value(struct buf *out, const struct observation *o)
{
    static const char *const bounds[] = { "", "at least ", "at most ", "about " };
    buf_format(out, "  %-10s %s", "value", bounds[o->bound]);
    decimal_add_text(out, decimal_normal(o->value));
    if (o->has_high) {
        buf_add(out, STR(" to "));
        decimal_add_text(out, decimal_normal(o->value_high));
    }
    buf_format(out, " %.*s\n", STR_ARG(o->unit));
}

static void add_indicator(struct buf *out, const struct observation *o, str block)
{
    buf_format(out, "  %-10s %.*s (%.*s), %.*s", "indicator", STR_ARG(o->indicator->id), STR_ARG(o->indicator->name),
               STR_ARG(measure_text(o->measure)));
    if (o->tier != TIER_NONE)
        buf_format(out, ", tier %.*s", STR_ARG(tier_text(o->tier)));
    if (o->scope != SCOPE_NONE)
        buf_format(out, ", among %.*s", STR_ARG(scope_text(o->scope)));
    if (o->name_end > o->name_begin)
        buf_format(out, ": named by \"%.*s\"", STR_ARG(str_slice(block, o->name_begin, o->name_end)));
    buf_add_char(out, '\n');
}

/* What else the number may be of, by the words that say so. */
static void add_rival(struct buf *out, const struct rival *rival, str block)
{
    buf_format(out, "  %-10s %.*s (%.*s) may be meant too: ", "or", STR_ARG(rival->indicator->id),
               STR_ARG(rival->indicator->name));
    if (rival->end > rival->begin)
        buf_format(out, "named by \"%.*s\"\n", STR_ARG(str_slice(block, rival->begin, rival->end)));
    else
        buf_add(out, STR("it was told before in the sentence\n"));
}

static void add_period(struct buf *out, const struct observation *o, str block)
{
    buf_format(out, "  %-10s ", "period");
    period_add_text(out, o->period);
    if (o->time_end > o->time_begin)
        buf_format(out, ": the sentence says \"%.*s\"", STR_ARG(str_slice(block, o->time_begin, o->time_end)));
    else
        buf_add(out, str_eq(str_from(o->rule), STR("correction"))
                         ? STR(": the editor's, or that of the passage")
                         : STR(": the sentence says no time; that of the passage, its heading or the article's day"));
    buf_add_char(out, '\n');
}

/* `dataset` is NULL for a file that is no article of the site. */
static void add_explanation(struct buf *out, const struct dataset *dataset, const struct reading *reading,
                            const struct observation *o)
{
    str block = reading->article.blocks[o->block].text;
    struct position position = source_position(o->span.source, o->span.offset);
    const struct figure *figure = dataset ? dataset_figure_of(dataset, o) : NULL;
    buf_format(out, "%.*s  %.*s:%zu:%zu\n", STR_ARG(o->surface), STR_ARG(o->span.source->path), position.line,
               position.column);
    add_line(out, "sentence", o->quote);
    add_value(out, o);
    add_indicator(out, o, block);
    if (o->rival.indicator)
        add_rival(out, &o->rival, block);
    buf_format(out, "  %-10s %.*s (%.*s)\n", "area", STR_ARG(o->area->id), STR_ARG(o->area->name));
    add_period(out, o, block);
    add_line(out, "status", status_text(o->status));
    buf_format(out, "  %-10s %s: %.*s\n", "rule", o->rule, STR_ARG(words_of(o->rule)));
    if (figure)
        buf_format(out, "  %-10s %.*s, stated %zu %s%s\n", "figure", STR_ARG(figure->id), figure->citation_count,
                   figure->citation_count == 1 ? "time" : "times", figure->conflict ? ", not always alike" : "");
}

static bool explain_figure(const struct build_state *state, str id, struct buf *out)
{
    bool found = false;
    for (size_t i = 0; i < state->dataset.figure_count; i++) {
        const struct figure *figure = &state->dataset.figures[i];
        if (!str_eq(figure->id, id))
            continue;
        for (size_t k = 0; k < figure->citation_count; k++)
            add_explanation(out, &state->dataset, figure->citations[k].reading, figure->citations[k].observation);
        found = true;
    }
    return found;
}

/* Takes ":12" off the end of *place. */
static bool take_number(str *place, size_t *ret_number)
{
    size_t begin = place->len;
    size_t number = 0;
    size_t unit = 1;
    while (begin > 0 && place->ptr[begin - 1] >= '0' && place->ptr[begin - 1] <= '9' && place->len - begin < 9) {
        number += (size_t)(place->ptr[begin - 1] - '0') * unit;
        unit *= 10;
        begin--;
    }
    if (begin == place->len || begin == 0 || place->ptr[begin - 1] != ':')
        return false;
    *place = str_slice(*place, 0, begin - 1);
    *ret_number = number;
    return true;
}

/* Does a place lie in the span? Column 0: anywhere in the line. */
static bool covers(struct position_memory *memory, struct span span, size_t line, size_t column)
{
    struct position begin = source_position_after(memory, span.source, span.offset);
    struct position end = source_position_after(memory, span.source, span.offset + span.length);
    if (column == 0)
        return line >= begin.line && line <= end.line;
    bool behind_begin = line > begin.line || (line == begin.line && column >= begin.column);
    bool before_end = line < end.line || (line == end.line && column < end.column);
    return behind_begin && before_end;
}

static void add_unread(struct buf *out, const struct reading *reading, const struct unread *unread, struct span span)
{
    struct position position = source_position(span.source, span.offset);
    str block = reading->article.blocks[unread->block].text;
    buf_format(out, "%.*s  %.*s:%zu:%zu\n", STR_ARG(str_slice(block, unread->begin, unread->end)),
               STR_ARG(span.source->path), position.line, position.column);
    add_line(out, "no figure", unread_text(unread->reason));
}

/* What stands at a place of an article: figures, and numbers that are none. False where nothing does. */
static bool explain_reading(const struct dataset *dataset, const struct reading *reading, size_t line, size_t column,
                            struct buf *out)
{
    bool found = false;
    struct position_memory memory = { 0 };
    const struct observations *observations = &reading->observations;
    for (size_t i = 0; i < observations->count; i++) {
        if (!covers(&memory, observations->items[i].span, line, column))
            continue;
        add_explanation(out, dataset, reading, &observations->items[i]);
        found = true;
    }
    for (size_t i = 0; i < observations->unread_count; i++) {
        const struct unread *unread = &observations->unread[i];
        struct span span =
            block_span(&reading->article, &reading->article.blocks[unread->block], unread->begin, unread->end);
        if (!covers(&memory, span, line, column))
            continue;
        add_unread(out, reading, unread, span);
        found = true;
    }
    return found;
}

/* Do two paths name one file: content/a.md, ./content/a.md? */
static bool is_same_file(struct arena *arena, str a, str b)
{
    struct stat first, second;
    return str_eq(a, b) || (stat(arena_cstr(arena, a), &first) == 0 && stat(arena_cstr(arena, b), &second) == 0 &&
                            first.st_dev == second.st_dev && first.st_ino == second.st_ino);
}

/* FILE:LINE:COLUMN or FILE:LINE, of an article of the site or of any other file. */
static bool explain_place(struct build_state *state, str place, struct buf *out, struct diags *diags)
{
    size_t last, first;
    if (!take_number(&place, &last))
        return false;
    bool has_column = take_number(&place, &first);
    size_t line = has_column ? first : last;
    size_t column = has_column ? last : 0;
    for (size_t i = 0; i < state->dataset.reading_count; i++)
        if (is_same_file(&state->arena, state->dataset.readings[i].article.document->source.path, place))
            return explain_reading(&state->dataset, &state->dataset.readings[i], line, column, out);
    struct reading reading;
    return build_read_article(state, &state->arena, place, &reading, diags) &&
           explain_reading(NULL, &reading, line, column, out);
}

bool explain_add(struct build_state *state, str place, struct buf *out, struct diags *diags)
{
    return explain_figure(state, place, out) || explain_place(state, place, out, diags);
}
