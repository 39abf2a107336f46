/* Rows of tables. */
#include "view_internal.h"

#include <stdlib.h>

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
    if ((a->part > 0) != (b->part > 0))
        return a->part > 0 ? 1 : -1;
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

/* ---- told twice ----------------------------------------------------------------------------------------- */

enum { REPEATS_MAX = 32, REPEATS_NEAR = 16 };

/* Levels that get no row of their own. */
struct repeats {
    struct {
        const struct figure *shown;
        const struct figure *left_out;
    } items[REPEATS_MAX];
    size_t count;
};

static bool has_beside(const struct figure *figure, struct figure_range range)
{
    return select_beside(figure, range, MEASURE_CHANGE) || select_beside(figure, range, MEASURE_GROWTH);
}

static bool is_left_out(const struct repeats *repeats, const struct figure *figure)
{
    for (size_t i = 0; i < repeats->count; i++)
        if (repeats->items[i].left_out == figure)
            return true;
    return false;
}

/* Of two that tell the same the one stays that its change stands beside, else the one more sentences state, else the
 * newer. Both stay where both have a change. */
static void note_repeat(struct repeats *repeats, const struct figure *newer, const struct figure *older,
                        struct figure_range range)
{
    bool beside_newer = has_beside(newer, range);
    bool beside_older = has_beside(older, range);
    if ((beside_newer && beside_older) || repeats->count == REPEATS_MAX || is_left_out(repeats, older) ||
        is_left_out(repeats, newer))
        return;
    bool keep_older = beside_newer != beside_older ? beside_older : older->citation_count > newer->citation_count;
    repeats->items[repeats->count].shown = keep_older ? older : newer;
    repeats->items[repeats->count++].left_out = keep_older ? newer : older;
}

/* Takes levels out of `items` (the newest first) that only repeat another; returns how many items are left. A figure
 * is set against those that stand near it, and only its own kind can repeat it. */
static size_t leave_out_repeats(const struct figure **items, size_t item_count, struct figure_range range,
                                struct repeats *repeats)
{
    for (size_t i = 0; i < item_count; i++)
        for (size_t k = i + 1; k < item_count && k <= i + REPEATS_NEAR; k++)
            if (select_repeats(items[i], items[k]))
                note_repeat(repeats, items[i], items[k], range);
    size_t count = 0;
    for (size_t i = 0; i < item_count; i++)
        if (!is_left_out(repeats, items[i]))
            items[count++] = items[i];
    return count;
}

/* ---- one row -------------------------------------------------------------------------------------------- */

static const struct figure *first_cell(const struct row *row)
{
    for (size_t i = 0; i < SLOT_COUNT; i++)
        if (row->cells[i])
            return row->cells[i];
    return NULL;
}

/* Where else the level of a row was told, as another day's: its own anchor and sentence. */
static struct value *repeats_of(const struct view *view, const struct figure *figure, const struct repeats *repeats)
{
    struct value *list = value_list(view->arena);
    for (size_t i = 0; i < repeats->count; i++) {
        const struct figure *other = repeats->items[i].left_out;
        if (repeats->items[i].shown != figure)
            continue;
        struct value *object = view_cell(view, other);
        value_set_string(view->arena, object, STR("period"),
                         word_period(&view->words, other->period, other->status, other->indicator));
        value_add(view->arena, list, object);
    }
    return list;
}

static struct value *row_value(const struct view *view, const struct row *row, const struct repeats *repeats,
                               bool by_area)
{
    const struct figure *main = first_cell(row);
    struct value *object = value_object(view->arena);
    view_set_circumstances(view, object, main);
    struct value *label = by_area ? view_area_value(view, main->area) : view_indicator_value(view, main->indicator);
    if (by_area)
        value_set_string(view->arena, label, STR("href"), view_figure_link(view, main));
    value_set(view->arena, object, STR("label"), label);
    static const char *const names[] = { "value", "change", "growth" };
    struct value *disagreeing = value_list(view->arena);
    for (size_t i = 0; i < SLOT_COUNT; i++) {
        const struct figure *figure = row->cells[i];
        if (!figure) {
            value_set_bool(view->arena, object, str_from(names[i]), false);
            continue;
        }
        struct value *one = view_cell(view, figure);
        if (figure != main && !period_equal(figure->period, main->period))
            value_set_string(view->arena, one, STR("own_period"),
                             word_period_beside(&view->words, figure->period, figure->status, figure->indicator));
        value_set(view->arena, object, str_from(names[i]), one);
        struct value *contradictions = view_others_of(view, figure);
        for (size_t k = 0; k < contradictions->count; k++)
            value_add(view->arena, disagreeing, contradictions->items[k]);
    }
    value_set(view->arena, object, STR("sources"), view_sources_of(view, main));
    value_set(view->arena, object, STR("others"), disagreeing);
    value_set_bool(view->arena, object, STR("has_others"), disagreeing->count > 0);
    struct value *also = repeats_of(view, main, repeats);
    value_set(view->arena, object, STR("also"), also);
    value_set_bool(view->arena, object, STR("has_also"), also->count > 0);
    return object;
}

/* Takes figures into one row from items[begin] on: at most one into each slot. Those of a slot stand together, so
 * a second level (of a flow that began on another day) opens a row of its own. */
static void fill_rows(const struct view *view, struct value *rows, const struct figure **items, size_t count,
                      const struct repeats *repeats, bool by_area)
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
        value_add(view->arena, rows, row_value(view, &made[i], repeats, by_area));
}

void view_add_rows(const struct view *view, struct value *rows, struct figure_range range, struct row_choice choice)
{
    const struct figure **items = arena_array(view->arena, const struct figure *, range.count);
    size_t chosen = 0;
    for (size_t i = 0; i < range.count; i++)
        if (choice.with_old || !range.items[i].old)
            items[chosen++] = &range.items[i];
    qsort(items, chosen, sizeof *items, by_row_and_slot);
    struct repeats repeats = { .count = 0 };
    size_t count = leave_out_repeats(items, chosen, range, &repeats);
    size_t before = rows->count;
    for (size_t begin = 0, end; begin < count; begin = end) {
        for (end = begin + 1; end < count && compare_rows(items[begin], items[end]) == 0;)
            end++;
        fill_rows(view, rows, items + begin, end - begin, &repeats, choice.by_area);
    }
    for (size_t i = before; i < rows->count; i++) {
        bool is_first = i == before;
        value_set_bool(view->arena, rows->items[i], STR("is_first"), is_first);
        value_set(view->arena, rows->items[i], STR("older"),
                  is_first && !choice.with_old ? view_older(view, range) : value_bool(view->arena, false));
    }
}

static bool has_cell(const struct value *row, str name)
{
    const struct value *cell = value_get(row, name);
    return cell && cell->kind == VALUE_OBJECT;
}

void view_set_columns(const struct view *view, struct value *object, const struct value *rows)
{
    bool change = false;
    bool growth = false;
    for (size_t i = 0; i < rows->count; i++) {
        change = change || has_cell(rows->items[i], STR("change"));
        growth = growth || has_cell(rows->items[i], STR("growth"));
    }
    value_set_bool(view->arena, object, STR("has_change"), change);
    value_set_bool(view->arena, object, STR("has_growth"), growth);
}
