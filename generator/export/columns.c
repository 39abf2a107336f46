#include "export_internal.h"

#include "file_name.h"

/* In the order in which the columns stand. */
enum column {
    COLUMN_OBSERVATION,
    COLUMN_FIGURE,
    COLUMN_REF_AREA,
    COLUMN_REF_AREA_NAME,
    COLUMN_REF_AREA_NAME_EN,
    COLUMN_INDICATOR,
    COLUMN_INDICATOR_NAME,
    COLUMN_INDICATOR_NAME_EN,
    COLUMN_TIER,
    COLUMN_MEASURE,
    COLUMN_SCOPE,
    COLUMN_TIME_PERIOD,
    COLUMN_TIME_START,
    COLUMN_TIME_END,
    COLUMN_OBS_VALUE,
    COLUMN_OBS_VALUE_HIGH,
    COLUMN_BOUND,
    COLUMN_OBS_STATUS,
    COLUMN_UNIT_MEASURE,
    COLUMN_PART,
    COLUMN_CONFLICT,
    COLUMN_OBSERVATION_COUNT,
    COLUMN_DISAGREES,
    COLUMN_SURFACE,
    COLUMN_QUOTE,
    COLUMN_FILE_START,
    COLUMN_FILE_END,
    COLUMN_RULE,
    COLUMN_ARTICLE,
    COLUMN_ARTICLE_TITLE,
    COLUMN_SOURCE,
    COLUMN_ARTICLE_DATE,
    COLUMN_ARTICLE_URL,
    COLUMN_PAGE,
    COLUMN_COUNT
};

#define BOTH                                                                                                           \
    {                                                                                                                  \
        true, true                                                                                                     \
    }
#define OF_FIGURES                                                                                                     \
    {                                                                                                                  \
        true, false                                                                                                    \
    }
#define OF_OBSERVATIONS                                                                                                \
    {                                                                                                                  \
        false, true                                                                                                    \
    }

static const struct export_column columns[] = {
    [COLUMN_OBSERVATION] = { STR_INIT("observation"), EXPORT_TEXT, OF_OBSERVATIONS, true },
    [COLUMN_FIGURE] = { STR_INIT("figure"), EXPORT_TEXT, BOTH, true },
    [COLUMN_REF_AREA] = { STR_INIT("ref_area"), EXPORT_TEXT, BOTH, true },
    [COLUMN_REF_AREA_NAME] = { STR_INIT("ref_area_name"), EXPORT_TEXT, BOTH, true },
    [COLUMN_REF_AREA_NAME_EN] = { STR_INIT("ref_area_name_en"), EXPORT_TEXT, BOTH, true },
    [COLUMN_INDICATOR] = { STR_INIT("indicator"), EXPORT_TEXT, BOTH, true },
    [COLUMN_INDICATOR_NAME] = { STR_INIT("indicator_name"), EXPORT_TEXT, BOTH, true },
    [COLUMN_INDICATOR_NAME_EN] = { STR_INIT("indicator_name_en"), EXPORT_TEXT, BOTH, true },
    [COLUMN_TIER] = { STR_INIT("tier"), EXPORT_TEXT, BOTH, false },
    [COLUMN_MEASURE] = { STR_INIT("measure"), EXPORT_TEXT, BOTH, true },
    [COLUMN_SCOPE] = { STR_INIT("scope"), EXPORT_TEXT, BOTH, false },
    [COLUMN_TIME_PERIOD] = { STR_INIT("time_period"), EXPORT_TEXT, BOTH, true },
    [COLUMN_TIME_START] = { STR_INIT("time_start"), EXPORT_DATE, BOTH, false },
    [COLUMN_TIME_END] = { STR_INIT("time_end"), EXPORT_DATE, BOTH, false },
    [COLUMN_OBS_VALUE] = { STR_INIT("obs_value"), EXPORT_DECIMAL, BOTH, true },
    [COLUMN_OBS_VALUE_HIGH] = { STR_INIT("obs_value_high"), EXPORT_DECIMAL, BOTH, false },
    [COLUMN_BOUND] = { STR_INIT("bound"), EXPORT_TEXT, BOTH, true },
    [COLUMN_OBS_STATUS] = { STR_INIT("obs_status"), EXPORT_TEXT, BOTH, true },
    [COLUMN_UNIT_MEASURE] = { STR_INIT("unit_measure"), EXPORT_TEXT, BOTH, true },
    [COLUMN_PART] = { STR_INIT("part"), EXPORT_INTEGER, OF_FIGURES, false },
    [COLUMN_CONFLICT] = { STR_INIT("conflict"), EXPORT_BOOLEAN, OF_FIGURES, true },
    [COLUMN_OBSERVATION_COUNT] = { STR_INIT("observation_count"), EXPORT_INTEGER, OF_FIGURES, true },
    [COLUMN_DISAGREES] = { STR_INIT("disagrees"), EXPORT_BOOLEAN, OF_OBSERVATIONS, true },
    [COLUMN_SURFACE] = { STR_INIT("surface"), EXPORT_TEXT, OF_OBSERVATIONS, false },
    [COLUMN_QUOTE] = { STR_INIT("quote"), EXPORT_TEXT, BOTH, false },
    [COLUMN_FILE_START] = { STR_INIT("file_start"), EXPORT_INTEGER, OF_OBSERVATIONS, true },
    [COLUMN_FILE_END] = { STR_INIT("file_end"), EXPORT_INTEGER, OF_OBSERVATIONS, true },
    [COLUMN_RULE] = { STR_INIT("rule"), EXPORT_TEXT, OF_OBSERVATIONS, true },
    [COLUMN_ARTICLE] = { STR_INIT("article"), EXPORT_TEXT, BOTH, true },
    [COLUMN_ARTICLE_TITLE] = { STR_INIT("article_title"), EXPORT_TEXT, BOTH, false },
    [COLUMN_SOURCE] = { STR_INIT("source"), EXPORT_TEXT, BOTH, false },
    [COLUMN_ARTICLE_DATE] = { STR_INIT("article_date"), EXPORT_DATE, BOTH, true },
    [COLUMN_ARTICLE_URL] = { STR_INIT("article_url"), EXPORT_ADDRESS, BOTH, false },
    [COLUMN_PAGE] = { STR_INIT("page"), EXPORT_ADDRESS, BOTH, true },
};

const struct export_column *export_columns(size_t *ret_count)
{
    *ret_count = COLUMN_COUNT;
    return columns;
}

str export_type_name(enum export_type type)
{
    static const str names[] = { STR_INIT("string"), STR_INIT("integer"), STR_INIT("decimal"),
                                 STR_INIT("date"),   STR_INIT("boolean"), STR_INIT("anyURI") };
    return names[type];
}

str export_column_meaning(const struct edition *edition, const struct export_column *column)
{
    return value_text(value_get(edition->columns, column->name), STR(""));
}

str column_property(size_t column)
{
    switch (column) {
    case COLUMN_REF_AREA:
        return STR("http://purl.org/linked-data/sdmx/2009/dimension#refArea");
    case COLUMN_TIME_PERIOD:
        return STR("http://purl.org/linked-data/sdmx/2009/dimension#timePeriod");
    case COLUMN_OBS_VALUE:
        return STR("http://purl.org/linked-data/sdmx/2009/measure#obsValue");
    case COLUMN_OBS_STATUS:
        return STR("http://purl.org/linked-data/sdmx/2009/attribute#obsStatus");
    case COLUMN_UNIT_MEASURE:
        return STR("http://purl.org/linked-data/sdmx/2009/attribute#unitMeasure");
    default:
        return STR("");
    }
}

str column_joined(size_t column)
{
    switch (column) {
    case COLUMN_REF_AREA_NAME:
        return STR("area.name");
    case COLUMN_REF_AREA_NAME_EN:
        return STR("area.name_en");
    case COLUMN_INDICATOR_NAME:
        return STR("indicator.name");
    case COLUMN_INDICATOR_NAME_EN:
        return STR("indicator.name_en");
    case COLUMN_ARTICLE_TITLE:
        return STR("article.title");
    case COLUMN_SOURCE:
        return STR("article.source");
    case COLUMN_ARTICLE_DATE:
        return STR("article.date");
    case COLUMN_ARTICLE_URL:
        return STR("article.url");
    default:
        return STR("");
    }
}

/* ---- fields --------------------------------------------------------------------------------------------- */

static void add_date(struct buf *out, struct date date)
{
    if (!date_is_none(date))
        date_add_text(out, date);
}

static void add_truth(struct buf *out, bool truth)
{
    buf_add(out, truth ? STR("true") : STR("false"));
}

static bool disagrees(const struct figure *figure, const struct fact *fact)
{
    return figure && (decimal_compare(figure->value, fact->value) != 0 || figure->bound != fact->bound ||
                      figure->has_high != fact->has_high ||
                      (fact->has_high && decimal_compare(figure->value_high, fact->value_high) != 0));
}

/* Newspapers own their texts. */
static bool may_quote(const struct record *record)
{
    return record->reading->article.text != ARTICLE_TEXT_NONE;
}

/* "f3", as the page of the article has it. */
static size_t number_of(const struct reading *reading, const struct observation *observation)
{
    return (size_t)(observation - reading->observations.items) + 1;
}

str observation_name(struct arena *arena, const struct reading *reading, const struct observation *observation)
{
    return arena_format(arena, "%.*s#f%zu", STR_ARG(reading->article.id), number_of(reading, observation));
}

/* The page that a row stands on, without its folder: an area's, or where it lists newer figures only, that of the area's
 * indicator; an article's. As view/links.c has them. */
static str page_id(const struct export *export, const struct record *record)
{
    const struct figure *figure = record->figure;
    if (record->table == EXPORT_OBSERVATIONS)
        return record->reading->article.id;
    return figure->old
               ? arena_format(export->arena, "%.*s.%.*s", STR_ARG(figure->area->id), STR_ARG(figure->indicator->id))
               : figure->area->id;
}

/* The place of the row on the site: the figure in a table, the number in its article. */
static void add_page(const struct export *export, const struct record *record, struct buf *out)
{
    struct arena_mark mark = arena_mark(export->arena);
    bool figure = record->table == EXPORT_FIGURES;
    buf_add(out, export->site->settings.base_url);
    buf_add(out, figure ? STR("areas/") : STR("articles/"));
    url_add_path(out, file_name_of_id(export->arena, page_id(export, record)));
    buf_add(out, STR(".html#"));
    if (figure)
        buf_add(out, record->figure->id);
    else
        buf_format(out, "f%zu", number_of(record->reading, record->observation));
    arena_rewind(export->arena, mark);
}

/* Whose figure it is, of what, when and how much. False: the column is none of these. */
static bool add_of_fact(const struct fact *fact, size_t column, struct buf *out)
{
    switch (column) {
    case COLUMN_REF_AREA:
        buf_add(out, fact->area->id);
        return true;
    case COLUMN_REF_AREA_NAME:
        buf_add(out, fact->area->name);
        return true;
    case COLUMN_REF_AREA_NAME_EN:
        buf_add(out, fact->area->name_en);
        return true;
    case COLUMN_INDICATOR:
        buf_add(out, fact->indicator->id);
        return true;
    case COLUMN_INDICATOR_NAME:
        buf_add(out, fact->indicator->name);
        return true;
    case COLUMN_INDICATOR_NAME_EN:
        buf_add(out, fact->indicator->name_en);
        return true;
    case COLUMN_TIER:
        buf_add(out, tier_text(fact->tier));
        return true;
    case COLUMN_MEASURE:
        buf_add(out, measure_text(fact->measure));
        return true;
    case COLUMN_SCOPE:
        buf_add(out, scope_text(fact->scope));
        return true;
    case COLUMN_TIME_PERIOD:
        period_add_text(out, fact->period);
        return true;
    case COLUMN_TIME_START:
        add_date(out, fact->period.start);
        return true;
    case COLUMN_TIME_END:
        add_date(out, fact->period.end);
        return true;
    case COLUMN_OBS_VALUE:
        decimal_add_text(out, decimal_normal(fact->value));
        return true;
    case COLUMN_OBS_VALUE_HIGH:
        if (fact->has_high)
            decimal_add_text(out, decimal_normal(fact->value_high));
        return true;
    case COLUMN_BOUND:
        buf_add(out, bound_text(fact->bound));
        return true;
    case COLUMN_OBS_STATUS:
        buf_add(out, status_text(fact->status));
        return true;
    case COLUMN_UNIT_MEASURE:
        buf_add(out, fact->unit);
        return true;
    default:
        return false;
    }
}

/* What all articles together make of it. False: the column is none of these. */
static bool add_of_figure(const struct record *record, size_t column, struct buf *out)
{
    const struct figure *figure = record->figure;
    switch (column) {
    case COLUMN_FIGURE:
        buf_add(out, figure ? figure->id : STR(""));
        return true;
    case COLUMN_PART:
        if (figure->part > 0)
            buf_add_number(out, (uint64_t)figure->part);
        return true;
    case COLUMN_CONFLICT:
        add_truth(out, figure->conflict);
        return true;
    case COLUMN_OBSERVATION_COUNT:
        buf_add_number(out, figure->citation_count);
        return true;
    case COLUMN_DISAGREES:
        add_truth(out, disagrees(figure, &record->fact));
        return true;
    default:
        return false;
    }
}

/* Where it was read. */
static void add_of_reading(const struct export *export, const struct record *record, size_t column, struct buf *out)
{
    const struct article *article = &record->reading->article;
    const struct observation *observation = record->observation;
    switch (column) {
    case COLUMN_OBSERVATION:
        buf_add(out, observation_name(export->arena, record->reading, observation));
        break;
    case COLUMN_SURFACE:
        buf_add(out, may_quote(record) ? observation->surface : STR(""));
        break;
    case COLUMN_QUOTE:
        buf_add(out, may_quote(record) ? observation->quote : STR(""));
        break;
    case COLUMN_FILE_START:
        buf_add_number(out, document_file_offset(article->document, observation->span.offset));
        break;
    case COLUMN_FILE_END:
        buf_add_number(out,
                       document_file_offset(article->document, observation->span.offset + observation->span.length));
        break;
    case COLUMN_RULE:
        buf_add(out, str_from(observation->rule));
        break;
    case COLUMN_ARTICLE:
        buf_add(out, article->id);
        break;
    case COLUMN_ARTICLE_TITLE:
        buf_add(out, article->title);
        break;
    case COLUMN_SOURCE:
        buf_add(out, article->source);
        break;
    case COLUMN_ARTICLE_DATE:
        add_date(out, article->date);
        break;
    case COLUMN_ARTICLE_URL:
        buf_add(out, is_web_address(article->url) ? article->url : STR(""));
        break;
    default:
        break;
    }
}

void column_add(const struct export *export, size_t column, const struct record *record, struct buf *out)
{
    if (column == COLUMN_PAGE)
        add_page(export, record, out);
    else if (!add_of_fact(&record->fact, column, out) && !add_of_figure(record, column, out))
        add_of_reading(export, record, column, out);
}
