#include "listing.h"

#include "csv_write.h"
#include "utf8.h"

enum column {
    COLUMN_ARTICLE,
    COLUMN_AREA,
    COLUMN_INDICATOR,
    COLUMN_TIER,
    COLUMN_MEASURE,
    COLUMN_SCOPE,
    COLUMN_STATUS,
    COLUMN_VALUE,
    COLUMN_VALUE_HIGH,
    COLUMN_UNIT,
    COLUMN_BOUND,
    COLUMN_PERIOD,
    COLUMN_SURFACE,
    COLUMN_START,
    COLUMN_END,
    COLUMN_QUOTE,
    COLUMN_RULE,
    COLUMN_COUNT
};

static const str names[COLUMN_COUNT] = {
    STR_INIT("article"), STR_INIT("area"),   STR_INIT("indicator"), STR_INIT("tier"),       STR_INIT("measure"),
    STR_INIT("scope"),   STR_INIT("status"), STR_INIT("value"),     STR_INIT("value_high"), STR_INIT("unit"),
    STR_INIT("bound"),   STR_INIT("period"), STR_INIT("surface"),   STR_INIT("start"),      STR_INIT("end"),
    STR_INIT("quote"),   STR_INIT("rule"),
};

/* The columns of the table: what an eye looks for. Few figures have a scope or an upper end: where none has, their
 * columns are left out. */
static const enum column shown[] = { COLUMN_AREA,  COLUMN_INDICATOR, COLUMN_TIER,   COLUMN_MEASURE,
                                     COLUMN_SCOPE, COLUMN_STATUS,    COLUMN_VALUE,  COLUMN_VALUE_HIGH,
                                     COLUMN_UNIT,  COLUMN_BOUND,     COLUMN_PERIOD, COLUMN_SURFACE };
enum { SHOWN = sizeof shown / sizeof *shown };

static void add_value(struct buf *out, struct decimal value)
{
    decimal_add_text(out, decimal_normal(value));
}

static void add_column(struct buf *out, const struct reading *reading, const struct observation *o, enum column column)
{
    switch (column) {
    case COLUMN_ARTICLE:
        buf_add(out, reading->article.id);
        break;
    case COLUMN_AREA:
        buf_add(out, o->area->id);
        break;
    case COLUMN_INDICATOR:
        buf_add(out, o->indicator->id);
        break;
    case COLUMN_TIER:
        buf_add(out, tier_text(o->tier));
        break;
    case COLUMN_MEASURE:
        buf_add(out, measure_text(o->measure));
        break;
    case COLUMN_SCOPE:
        buf_add(out, scope_text(o->scope));
        break;
    case COLUMN_STATUS:
        buf_add(out, status_text(o->status));
        break;
    case COLUMN_VALUE:
        add_value(out, o->value);
        break;
    case COLUMN_VALUE_HIGH:
        if (o->has_high)
            add_value(out, o->value_high);
        break;
    case COLUMN_UNIT:
        buf_add(out, o->unit);
        break;
    case COLUMN_BOUND:
        buf_add(out, bound_text(o->bound));
        break;
    case COLUMN_PERIOD:
        period_add_text(out, o->period);
        break;
    case COLUMN_SURFACE:
        buf_add(out, o->surface);
        break;
    case COLUMN_START:
        buf_add_number(out, document_file_offset(reading->article.document, o->span.offset));
        break;
    case COLUMN_END:
        buf_add_number(out, document_file_offset(reading->article.document, o->span.offset + o->span.length));
        break;
    case COLUMN_QUOTE:
        buf_add(out, o->quote);
        break;
    case COLUMN_RULE:
        buf_add(out, str_from(o->rule));
        break;
    case COLUMN_COUNT:
        break;
    }
}

/* ---- JSON Lines ----------------------------------------------------------------------------------------- */

static void add_jsonl(struct buf *out, const struct reading *reading)
{
    for (size_t i = 0; i < reading->observations.count; i++) {
        observation_add_json(out, &reading->article, &reading->observations.items[i]);
        buf_add_char(out, '\n');
    }
}

/* ---- CSV ------------------------------------------------------------------------------------------------- */

static void add_csv_header(struct buf *out)
{
    for (int column = 0; column < COLUMN_COUNT; column++) {
        buf_add(out, names[column]);
        buf_add(out, column + 1 < COLUMN_COUNT ? STR(",") : STR("\r\n"));
    }
}

static void add_csv(struct buf *out, const struct reading *reading)
{
    struct buf field;
    buf_init(&field);
    for (size_t i = 0; i < reading->observations.count; i++) {
        for (int column = 0; column < COLUMN_COUNT; column++) {
            buf_clear(&field);
            add_column(&field, reading, &reading->observations.items[i], (enum column)column);
            csv_add_field(out, buf_str(&field));
            buf_add(out, column + 1 < COLUMN_COUNT ? STR(",") : STR("\r\n"));
        }
    }
    buf_finish(&field);
}

/* ---- the table -------------------------------------------------------------------------------------------- */

struct widths {
    size_t of[SHOWN]; /* terminal columns; 0: the column is left out */
};

static bool is_rare(enum column column)
{
    return column == COLUMN_SCOPE || column == COLUMN_VALUE_HIGH;
}

static void measure(struct widths *widths, const struct reading *reading)
{
    struct buf field;
    buf_init(&field);
    for (size_t i = 0; i < reading->observations.count; i++) {
        for (size_t column = 0; column < SHOWN; column++) {
            buf_clear(&field);
            add_column(&field, reading, &reading->observations.items[i], shown[column]);
            size_t width = utf8_width(buf_str(&field));
            if (width > 0 && width < names[shown[column]].len)
                width = names[shown[column]].len;
            if (width > widths->of[column])
                widths->of[column] = width;
        }
    }
    buf_finish(&field);
}

static void add_cell(struct buf *out, str text, size_t width, bool last)
{
    if (width == 0)
        return;
    buf_add(out, text);
    for (size_t i = utf8_width(text); !last && i < width + 2; i++)
        buf_add_char(out, ' ');
}

static void add_table_header(struct buf *out, const struct widths *widths)
{
    for (size_t column = 0; column < SHOWN; column++)
        add_cell(out, names[shown[column]], widths->of[column], column + 1 == SHOWN);
    buf_add_char(out, '\n');
}

static void add_table(struct buf *out, const struct reading *reading, const struct widths *widths)
{
    struct buf field;
    buf_init(&field);
    for (size_t i = 0; i < reading->observations.count; i++) {
        for (size_t column = 0; column < SHOWN; column++) {
            buf_clear(&field);
            add_column(&field, reading, &reading->observations.items[i], shown[column]);
            add_cell(out, buf_str(&field), widths->of[column], column + 1 == SHOWN);
        }
        buf_add_char(out, '\n');
    }
    buf_finish(&field);
}

void listing_add(struct buf *out, enum listing_format format, const struct reading *readings, const bool *good,
                 size_t count)
{
    struct widths widths;
    for (size_t column = 0; column < SHOWN; column++)
        widths.of[column] = is_rare(shown[column]) ? 0 : names[shown[column]].len;
    for (size_t i = 0; i < count && format == LISTING_TABLE; i++)
        if (good[i])
            measure(&widths, &readings[i]);
    if (format == LISTING_CSV)
        add_csv_header(out);
    else if (format == LISTING_TABLE)
        add_table_header(out, &widths);
    for (size_t i = 0; i < count; i++) {
        if (!good[i])
            continue;
        if (format == LISTING_JSONL)
            add_jsonl(out, &readings[i]);
        else if (format == LISTING_CSV)
            add_csv(out, &readings[i]);
        else
            add_table(out, &readings[i], &widths);
    }
}
