/* Observations as they are written: the names of their fields, and JSON. */
#include "extract.h"

#include "json_value.h"

str tier_text(enum tier tier)
{
    static const str texts[] = { STR_INIT(""), STR_INIT("national"), STR_INIT("provincial"), STR_INIT("provincial+"),
                                 STR_INIT("local") };
    return texts[tier];
}

str measure_text(enum measure measure)
{
    static const str texts[] = { STR_INIT("level"),         STR_INIT("change"), STR_INIT("growth"),
                                 STR_INIT("annual-growth"), STR_INIT("rank"),   STR_INIT("rank-change") };
    return texts[measure];
}

str scope_text(enum scope scope)
{
    static const str texts[] = { STR_INIT(""), STR_INIT("national"), STR_INIT("west"), STR_INIT("provincial") };
    return texts[scope];
}

str status_text(enum status status)
{
    static const str texts[] = { STR_INIT("actual"), STR_INIT("estimate"), STR_INIT("target") };
    return texts[status];
}

str bound_text(enum bound bound)
{
    static const str texts[] = { STR_INIT("eq"), STR_INIT("ge"), STR_INIT("le"), STR_INIT("approx") };
    return texts[bound];
}

str unread_text(enum unread_reason reason)
{
    static const str texts[] = { STR_INIT("no indicator of the catalogue is named for it"),
                                 STR_INIT("it counts two indicators together"),
                                 STR_INIT("it is applied for, under way or denied"),
                                 STR_INIT("it is a company's, a school's, another area's or one case's"),
                                 STR_INIT("it is a part of the figure before"),
                                 STR_INIT("it compares with something else"),
                                 STR_INIT("the article names no area of the catalogue"),
                                 STR_INIT("it is a difference, or what was before and nothing says when"),
                                 STR_INIT("an editor's decision in content/corrections.yaml") };
    return texts[reason];
}

str observation_unit(const struct indicator *indicator, enum measure measure)
{
    switch (measure) {
    case MEASURE_GROWTH:
    case MEASURE_ANNUAL_GROWTH:
        return STR("percent");
    case MEASURE_RANK:
    case MEASURE_RANK_CHANGE:
        return STR("rank");
    default:
        return unit_text(indicator->unit);
    }
}

/* The bytes of a mark that ends a sentence at text[at], 0 for none. */
static size_t end_mark(str text, size_t at)
{
    static const str marks[] = { STR_INIT("。"), STR_INIT("！"), STR_INIT("？"), STR_INIT("!"), STR_INIT("?") };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(str_slice(text, at, text.len), marks[i]))
            return marks[i].len;
    return 0;
}

void sentence_around(str text, size_t at, size_t *ret_begin, size_t *ret_end)
{
    *ret_begin = 0;
    *ret_end = text.len;
    for (size_t i = 0; i < text.len; i++) {
        size_t mark = end_mark(text, i);
        if (mark == 0)
            continue;
        if (i >= at) {
            *ret_end = i + mark;
            return;
        }
        *ret_begin = i + mark;
    }
}

static void add_key(struct buf *out, const char *key)
{
    if (out->ptr[out->len - 1] != '{')
        buf_add(out, STR(", "));
    buf_add_char(out, '"');
    buf_add(out, str_from(key));
    buf_add(out, STR("\": "));
}

static void add_text(struct buf *out, const char *key, str text)
{
    add_key(out, key);
    json_add_string(out, text);
}

static void add_decimal(struct buf *out, const char *key, struct decimal value)
{
    add_key(out, key);
    buf_add_char(out, '"');
    decimal_add_text(out, decimal_normal(value));
    buf_add_char(out, '"');
}

void observation_add_json(struct buf *out, const struct article *article, const struct observation *o)
{
    buf_add_char(out, '{');
    add_text(out, "article", article->id);
    add_text(out, "area", o->area->id);
    add_text(out, "indicator", o->indicator->id);
    if (o->tier == TIER_NONE) {
        add_key(out, "tier");
        buf_add(out, STR("null"));
    } else {
        add_text(out, "tier", tier_text(o->tier));
    }
    add_text(out, "measure", measure_text(o->measure));
    if (o->scope != SCOPE_NONE)
        add_text(out, "scope", scope_text(o->scope));
    add_text(out, "status", status_text(o->status));
    add_decimal(out, "value", o->value);
    if (o->has_high)
        add_decimal(out, "value_high", o->value_high);
    add_text(out, "unit", o->unit);
    add_text(out, "bound", bound_text(o->bound));
    add_key(out, "period");
    buf_add_char(out, '"');
    period_add_text(out, o->period);
    buf_add_char(out, '"');
    add_text(out, "surface", o->surface);
    add_key(out, "start");
    buf_add_number(out, document_file_offset(article->document, o->span.offset));
    add_key(out, "end");
    buf_add_number(out, document_file_offset(article->document, o->span.offset + o->span.length));
    add_text(out, "quote", o->quote);
    add_text(out, "rule", str_from(o->rule));
    buf_add_char(out, '}');
}
