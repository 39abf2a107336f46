#include "view_internal.h"

#include <stdlib.h>

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
    set(view, object, "name", area->name);
    set(view, object, "short_name", area->short_name.len ? area->short_name : area->name);
    set(view, object, "href", view_area_link(view, area));
    return object;
}

struct value *view_indicator_value(const struct view *view, const struct indicator *indicator)
{
    struct value *object = value_object(view->arena);
    set(view, object, "name", indicator->name);
    set(view, object, "href", view_indicator_link(view, indicator));
    return object;
}

struct value *view_article_value(const struct view *view, const struct article *article)
{
    struct value *object = value_object(view->arena);
    set(view, object, "title", article->title.len ? article->title : article->id);
    set(view, object, "newspaper", article->source);
    set(view, object, "date", word_date(view->arena, article->date));
    struct buf iso;
    buf_init(&iso);
    if (!date_is_none(article->date))
        date_add_text(&iso, article->date);
    set(view, object, "iso_date", arena_copy(view->arena, buf_str(&iso)));
    buf_finish(&iso);
    set(view, object, "href", view_article_link(view, article));
    return object;
}

/* ---- sources -------------------------------------------------------------------------------------------- */

/* The articles that state a figure, each with links to its sentences: a list. */
static struct value *sources(const struct view *view, const struct figure *figure)
{
    struct value *list = value_list(view->arena);
    struct value *sentences = NULL;
    const struct reading *reading = NULL;
    for (size_t i = 0; i < figure->citation_count; i++) {
        const struct citation *citation = &figure->citations[i];
        if (citation->disagrees)
            continue;
        if (citation->reading != reading) {
            if (list->count == SOURCES_MAX)
                break;
            reading = citation->reading;
            struct value *source = view_article_value(view, &reading->article);
            set(view, source, "href", view_citation_link(view, citation));
            sentences = value_list(view->arena);
            value_set(view->arena, source, STR("again"), sentences);
            value_add(view->arena, list, source);
            continue;
        }
        if (sentences->count == SENTENCES_MAX - 1)
            continue;
        struct value *sentence = value_object(view->arena);
        value_set_integer(view->arena, sentence, STR("number"), (long long)sentences->count + 2);
        set(view, sentence, "href", view_citation_link(view, citation));
        value_add(view->arena, sentences, sentence);
    }
    return list;
}

/* What other sentences say instead: a list. */
static struct value *others(const struct view *view, const struct figure *figure)
{
    struct value *list = value_list(view->arena);
    for (size_t i = 0; i < figure->citation_count && list->count < OTHERS_MAX; i++) {
        const struct citation *citation = &figure->citations[i];
        if (!citation->disagrees)
            continue;
        struct value *other = view_article_value(view, &citation->reading->article);
        set(view, other, "href", view_citation_link(view, citation));
        set(view, other, "other_text", word_value_text(view->arena, quantity_of_observation(citation->observation)));
        value_add(view->arena, list, other);
    }
    return list;
}

/* ---- one figure ----------------------------------------------------------------------------------------- */

static str source_link(const struct view *view, const struct figure *figure)
{
    return figure->citation_count ? view_citation_link(view, &figure->citations[0]) : view_figure_link(view, figure);
}

/* The value in its pieces, with its place on the area's page and its sentence. */
static struct value *cell(const struct view *view, const struct figure *figure)
{
    struct value *object = value_object(view->arena);
    struct word_quantity quantity = quantity_of_figure(figure);
    struct worded_value worded = word_value(view->arena, quantity);
    set(view, object, "id", figure->id);
    set(view, object, "source_href", source_link(view, figure));
    set(view, object, "figure_href", view_figure_link(view, figure));
    set(view, object, "before", worded.before);
    set(view, object, "number", worded.number);
    set(view, object, "unit", worded.unit);
    set(view, object, "after", worded.after);
    set(view, object, "text", word_value_text(view->arena, quantity));
    set(view, object, "signed", word_signed(view->arena, quantity));
    set(view, object, "own_period", STR(""));
    set_flag(view, object, "is_down", decimal_sign(figure->value) < 0);
    return object;
}

static str period_text(const struct view *view, const struct figure *figure)
{
    return word_period(view->arena, figure->period, figure->status, figure->indicator);
}

static void set_circumstances(const struct view *view, struct value *object, const struct figure *figure)
{
    set(view, object, "tier", word_tier(figure->tier, figure->area));
    set(view, object, "scope", word_scope(figure->scope, figure->area));
    set(view, object, "period", period_text(view, figure));
    set(view, object, "status", word_status(figure->status));
    set_flag(view, object, "is_estimate", figure->status == STATUS_ESTIMATE);
    set_flag(view, object, "is_target", figure->status == STATUS_TARGET);
}

struct value *view_figure_value(const struct view *view, const struct figure *figure)
{
    struct value *object = cell(view, figure);
    set_circumstances(view, object, figure);
    value_set(view->arena, object, STR("area"), view_area_value(view, figure->area));
    value_set(view->arena, object, STR("indicator"), view_indicator_value(view, figure->indicator));
    value_set(view->arena, object, STR("sources"), sources(view, figure));
    return object;
}

/* ---- rows ----------------------------------------------------------------------------------------------- */

enum slot { SLOT_VALUE, SLOT_CHANGE, SLOT_GROWTH, SLOT_COUNT };

struct row {
    const struct figure *cells[SLOT_COUNT];
};

static enum slot slot_of(const struct figure *figure)
{
    switch (figure->measure) {
    case MEASURE_CHANGE:
    case MEASURE_RANK_CHANGE:
        return SLOT_CHANGE;
    case MEASURE_GROWTH:
    case MEASURE_ANNUAL_GROWTH:
        return SLOT_GROWTH;
    case MEASURE_LEVEL:
    case MEASURE_RANK:
        break;
    }
    return SLOT_VALUE;
}

/* What figures of one row share. */
static int compare_rows(const struct figure *a, const struct figure *b)
{
    if (a->tier != b->tier)
        return a->tier < b->tier ? -1 : 1;
    if ((a->status == STATUS_TARGET) != (b->status == STATUS_TARGET))
        return a->status == STATUS_TARGET ? 1 : -1;
    struct period end_a = period_of_day(a->period.end);
    struct period end_b = period_of_day(b->period.end);
    int newer = period_compare(end_b, end_a);
    if (newer != 0)
        return newer < 0 ? -1 : 1;
    if (a->status != b->status)
        return a->status < b->status ? -1 : 1;
    return a->scope < b->scope ? -1 : a->scope > b->scope;
}

static int by_row_and_slot(const void *a, const void *b)
{
    const struct figure *x = *(const struct figure *const *)a;
    const struct figure *y = *(const struct figure *const *)b;
    int order = compare_rows(x, y);
    if (order != 0)
        return order;
    if (slot_of(x) != slot_of(y))
        return slot_of(x) < slot_of(y) ? -1 : 1;
    return x < y ? -1 : x > y;
}

static const struct figure *first_cell(const struct row *row)
{
    for (size_t i = 0; i < SLOT_COUNT; i++)
        if (row->cells[i])
            return row->cells[i];
    return NULL;
}

static struct value *row_value(const struct view *view, const struct row *row, bool by_area)
{
    const struct figure *main = first_cell(row);
    struct value *object = value_object(view->arena);
    set_circumstances(view, object, main);
    struct value *label = by_area ? view_area_value(view, main->area) : view_indicator_value(view, main->indicator);
    if (by_area)
        set(view, label, "href", view_figure_link(view, main));
    value_set(view->arena, object, STR("label"), label);
    static const char *const names[] = { "value", "change", "growth" };
    struct value *disagreeing = value_list(view->arena);
    for (size_t i = 0; i < SLOT_COUNT; i++) {
        const struct figure *figure = row->cells[i];
        if (!figure) {
            set_flag(view, object, names[i], false);
            continue;
        }
        struct value *one = cell(view, figure);
        if (figure != main && !period_equal(figure->period, main->period))
            set(view, one, "own_period",
                word_period_beside(view->arena, figure->period, figure->status, figure->indicator));
        value_set(view->arena, object, str_from(names[i]), one);
        struct value *contradictions = others(view, figure);
        for (size_t k = 0; k < contradictions->count; k++)
            value_add(view->arena, disagreeing, contradictions->items[k]);
    }
    value_set(view->arena, object, STR("sources"), sources(view, main));
    value_set(view->arena, object, STR("others"), disagreeing);
    set_flag(view, object, "has_others", disagreeing->count > 0);
    return object;
}

/* Takes figures into one row from items[begin] on: at most one into each slot. Those of a slot stand together, so
 * a second level (of a flow that began on another day) opens a row of its own. */
static void fill_rows(const struct view *view, struct value *rows, const struct figure **items, size_t count,
                      bool by_area)
{
    size_t row_count = 0;
    struct row *made = arena_array(view->arena, struct row, count);
    size_t used[SLOT_COUNT] = { 0 };
    for (size_t i = 0; i < count; i++) {
        enum slot slot = slot_of(items[i]);
        made[used[slot]].cells[slot] = items[i];
        if (++used[slot] > row_count)
            row_count = used[slot];
    }
    for (size_t i = 0; i < row_count; i++)
        value_add(view->arena, rows, row_value(view, &made[i], by_area));
}

void view_add_rows(const struct view *view, struct value *rows, struct figure_range range, bool by_area)
{
    const struct figure **items = arena_array(view->arena, const struct figure *, range.count);
    for (size_t i = 0; i < range.count; i++)
        items[i] = &range.items[i];
    qsort(items, range.count, sizeof *items, by_row_and_slot);
    size_t before = rows->count;
    for (size_t begin = 0, end; begin < range.count; begin = end) {
        for (end = begin + 1; end < range.count && compare_rows(items[begin], items[end]) == 0;)
            end++;
        fill_rows(view, rows, items + begin, end - begin, by_area);
    }
    for (size_t i = before; i < rows->count; i++)
        set_flag(view, rows->items[i], "is_first", i == before);
}
