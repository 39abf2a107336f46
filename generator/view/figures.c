#include "view_internal.h"

/* A figure that a hundred sentences state needs no hundred links. */
enum { SOURCES_MAX = 5, SENTENCES_MAX = 9, OTHERS_MAX = 5 };

static void set(const struct view *view, struct value *object, const char *key, str text)
{
    value_set_string(view->arena, object, str_from(key), text);
}

static void set_flag(const struct view *view, struct value *object, const char *key, bool truth)
{
    value_set_bool(view->arena, object, str_from(key), truth);
}

size_t view_count_figures(const struct view *view, const struct area *area)
{
    return view->dataset->area_figures[area->index + 1] - view->dataset->area_figures[area->index];
}

struct value *view_area_value(const struct view *view, const struct area *area)
{
    struct value *object = value_object(view->arena);
    set(view, object, "name", word_area(&view->words, area));
    set(view, object, "short_name", word_area_short(&view->words, area));
    set(view, object, "href", view_area_link(view, area));
    return object;
}

struct value *view_indicator_value(const struct view *view, const struct indicator *indicator)
{
    struct value *object = value_object(view->arena);
    set(view, object, "name", word_indicator(&view->words, indicator));
    set(view, object, "href", view_indicator_link(view, indicator));
    return object;
}

void view_set_date(const struct view *view, struct value *object, struct date date)
{
    set(view, object, "date", word_date(&view->words, date));
    set(view, object, "iso_date", date_is_none(date) ? STR("") : date_text(view->arena, date));
}

struct value *view_article_value(const struct view *view, const struct article *article)
{
    struct value *object = value_object(view->arena);
    set(view, object, "title", article->title.len ? article->title : article->id);
    set(view, object, "newspaper", article->source);
    view_set_date(view, object, article->date);
    set(view, object, "href", view_article_link(view, article));
    return object;
}

struct value *view_reading_value(const struct view *view, const struct reading *reading)
{
    struct value *object = view_article_value(view, &reading->article);
    value_set_integer(view->arena, object, STR("mention_count"), (long long)reading->observations.count);
    set_flag(view, object, "has_mentions", reading->observations.count > 0);
    return object;
}

/* ---- sources -------------------------------------------------------------------------------------------- */

struct value *view_sources_of(const struct view *view, const struct figure *figure)
{
    struct value *list = value_list(view->arena);
    struct value *source = NULL, *sentences = NULL;
    const struct reading *reading = NULL;
    size_t articles = 0;
    for (size_t i = 0; i < figure->citation_count; i++) {
        const struct citation *citation = &figure->citations[i];
        if (citation->disagrees)
            continue;
        if (citation->reading != reading) {
            reading = citation->reading;
            if (++articles > SOURCES_MAX)
                continue;
            source = view_article_value(view, &reading->article);
            set(view, source, "article_href", view_article_link(view, &reading->article));
            set(view, source, "href", view_citation_link(view, citation));
            sentences = value_list(view->arena);
            value_set(view->arena, source, STR("again"), sentences);
            value_add(view->arena, list, source);
            continue;
        }
        if (articles > SOURCES_MAX || sentences->count == SENTENCES_MAX - 1)
            continue;
        struct value *sentence = value_object(view->arena);
        value_set_integer(view->arena, sentence, STR("number"), (long long)sentences->count + 2);
        set(view, sentence, "href", view_citation_link(view, citation));
        value_add(view->arena, sentences, sentence);
    }
    if (articles > SOURCES_MAX)
        value_set_integer(view->arena, source, STR("article_total"), (long long)articles);
    return list;
}

struct value *view_others_of(const struct view *view, const struct figure *figure)
{
    struct value *list = value_list(view->arena);
    for (size_t i = 0; i < figure->citation_count && list->count < OTHERS_MAX; i++) {
        const struct citation *citation = &figure->citations[i];
        if (!citation->disagrees)
            continue;
        struct value *other = view_article_value(view, &citation->reading->article);
        set(view, other, "href", view_citation_link(view, citation));
        set(view, other, "other_text", word_value_text(&view->words, quantity_of_observation(citation->observation)));
        value_add(view->arena, list, other);
    }
    return list;
}

/* ---- one figure ----------------------------------------------------------------------------------------- */

static str source_link(const struct view *view, const struct figure *figure)
{
    return figure->citation_count ? view_citation_link(view, &figure->citations[0]) : view_figure_link(view, figure);
}

/* What a table is sorted by: the number itself, in the unit of the indicator. */
static str sort_key(const struct view *view, const struct figure *figure)
{
    struct buf text;
    buf_init(&text);
    decimal_add_text(&text, figure->value);
    str key = arena_copy(view->arena, buf_str(&text));
    buf_finish(&text);
    return key;
}

struct value *view_cell(const struct view *view, const struct figure *figure)
{
    struct value *object = value_object(view->arena);
    struct word_quantity quantity = quantity_of_figure(figure);
    struct worded_value worded = word_value(&view->words, quantity);
    set(view, object, "id", figure->id);
    set(view, object, "source_href", source_link(view, figure));
    set(view, object, "figure_href", view_figure_link(view, figure));
    set(view, object, "before", worded.before);
    set(view, object, "number", worded.number);
    set(view, object, "unit", worded.unit);
    set(view, object, "after", worded.after);
    set(view, object, "text", word_value_text(&view->words, quantity));
    set(view, object, "signed", word_signed(&view->words, quantity));
    set(view, object, "sort_key", sort_key(view, figure));
    set(view, object, "own_period", STR(""));
    set_flag(view, object, "is_down", decimal_sign(figure->value) < 0);
    return object;
}

static str period_text(const struct view *view, const struct figure *figure)
{
    return word_period(&view->words, figure->period, figure->status, figure->indicator);
}

/* Do the words that told the time name a day? Those of a day, a month or a year have digits, those of the present none. */
static bool names_a_day(const struct reading *reading, const struct observation *o)
{
    if (o->block >= reading->article.block_count)
        return false;
    str words = str_slice(reading->article.blocks[o->block].text, o->time_begin, o->time_end);
    for (size_t i = 0; i < words.len; i++)
        if (words.ptr[i] >= '0' && words.ptr[i] <= '9')
            return true;
    return false;
}

bool view_is_press_date(const struct reading *reading, const struct observation *o)
{
    return o->status == STATUS_ACTUAL && period_equal(o->period, period_of_day(reading->article.date)) &&
           !names_a_day(reading, o);
}

/* 20230930: to sort by. */
static long long order_of(struct date date)
{
    return date.year * 10000LL + date.month * 100 + date.day;
}

void view_set_circumstances(const struct view *view, struct value *object, const struct figure *figure)
{
    set(view, object, "tier", word_tier(&view->words, figure->tier, figure->area));
    set(view, object, "scope", word_scope(&view->words, figure->scope, figure->area));
    set(view, object, "period", period_text(view, figure));
    set(view, object, "status", word_status(&view->words, figure->status));
    set_flag(view, object, "is_press_date",
             figure->citation_count > 0 &&
                 view_is_press_date(figure->citations[0].reading, figure->citations[0].observation));
    value_set_integer(view->arena, object, STR("period_order"), order_of(figure->period.end));
    set_flag(view, object, "is_estimate", figure->status == STATUS_ESTIMATE);
    set_flag(view, object, "is_target", figure->status == STATUS_TARGET);
    set_flag(view, object, "is_part", figure->part > 0);
}

struct value *view_figure_value(const struct view *view, const struct figure *figure)
{
    struct value *object = view_cell(view, figure);
    view_set_circumstances(view, object, figure);
    value_set(view->arena, object, STR("area"), view_area_value(view, figure->area));
    value_set(view->arena, object, STR("indicator"), view_indicator_value(view, figure->indicator));
    value_set(view->arena, object, STR("sources"), view_sources_of(view, figure));
    return object;
}
