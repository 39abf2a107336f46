/* What most rows of a table share is said once, above it: their period, and the article they are from. */
#include "view_internal.h"

/* Fewer rows than this are read as fast as a sentence about them. */
enum { SHARED_MIN = 3 };

/* What rows are compared by: the same words for the reader are the same thing. */
static str period_key(const struct view *view, const struct value *row)
{
    str period = value_text(value_get(row, STR("period")), STR(""));
    bool is_press_date = value_get(row, STR("is_press_date"))->truth;
    return arena_join(view->arena, period, is_press_date ? STR("*") : STR(""));
}

/* "" of a row that has not one source with one sentence: the others would be lost. */
static str source_key(const struct value *row)
{
    const struct value *sources = value_get(row, STR("sources"));
    if (sources->count != 1 || value_get(sources->items[0], STR("again"))->count > 0)
        return STR("");
    return value_text(value_get(sources->items[0], STR("article_href")), STR(""));
}

/* A row whose key more than half of the rows have, and SHARED_MIN; NULL where there is none. */
static const struct value *find_shared(const struct value *rows, const str *keys)
{
    /* If any key has the majority, it is the one that is left when unlike pairs are struck out. */
    size_t candidate = 0;
    size_t lead = 0;
    for (size_t i = 0; i < rows->count; i++) {
        if (lead == 0)
            candidate = i;
        lead = str_eq(keys[i], keys[candidate]) ? lead + 1 : lead - 1;
    }
    size_t count = 0;
    for (size_t i = 0; i < rows->count; i++)
        count += str_eq(keys[i], keys[candidate]);
    bool is_shared = count >= SHARED_MIN && 2 * count > rows->count && keys[candidate].len > 0;
    return is_shared ? rows->items[candidate] : NULL;
}

/* Flags the rows that have what is shared; returns whether any has not. */
static bool flag_rows(const struct view *view, const struct value *rows, const str *keys, const struct value *shared,
                      const char *flag)
{
    str key = STR("");
    for (size_t i = 0; shared && i < rows->count; i++)
        if (rows->items[i] == shared)
            key = keys[i];
    bool any_other = false;
    for (size_t i = 0; i < rows->count; i++) {
        bool has = shared && str_eq(keys[i], key);
        value_set_bool(view->arena, rows->items[i], str_from(flag), has);
        any_other = any_other || !has;
    }
    return any_other;
}

static bool has_more_to_say(const struct value *row)
{
    return value_get(row, STR("has_also"))->truth || value_get(row, STR("has_others"))->truth;
}

void view_set_shared(const struct view *view, struct value *object, const struct value *rows)
{
    str *periods = arena_array(view->arena, str, rows->count);
    str *sources = arena_array(view->arena, str, rows->count);
    bool more = false;
    for (size_t i = 0; i < rows->count; i++) {
        periods[i] = period_key(view, rows->items[i]);
        sources[i] = source_key(rows->items[i]);
        more = more || has_more_to_say(rows->items[i]);
    }
    const struct value *period = find_shared(rows, periods);
    const struct value *source = find_shared(rows, sources);
    bool other_periods = flag_rows(view, rows, periods, period, "has_shared_period");
    bool other_sources = flag_rows(view, rows, sources, source, "has_shared_source");
    struct value *none = value_bool(view->arena, false);
    struct value *shared = value_object(view->arena);
    value_set(view->arena, shared, STR("shared_period"), period ? value_get(period, STR("period")) : none);
    value_set_bool(view->arena, shared, STR("is_press_date"), period && value_get(period, STR("is_press_date"))->truth);
    value_set(view->arena, shared, STR("shared_source"), source ? value_get(source, STR("sources"))->items[0] : none);
    value_set(view->arena, object, STR("shared"), period || source ? shared : none);
    value_set_bool(view->arena, object, STR("has_periods"), other_periods);
    value_set_bool(view->arena, object, STR("has_sources"), other_sources || more);
}
