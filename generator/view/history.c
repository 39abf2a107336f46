/* All figures of one area and indicator, where they are too many for the area's page: those that it leaves out too. */
#include "view_internal.h"

size_t view_count_old(struct figure_range range)
{
    size_t count = 0;
    for (size_t i = 0; i < range.count; i++)
        count += range.items[i].old;
    return count;
}

/* { href, count }, false where nothing is left out. */
struct value *view_older(const struct view *view, struct figure_range range)
{
    size_t count = view_count_old(range);
    if (count == 0)
        return value_bool(view->arena, false);
    struct value *older = value_object(view->arena);
    str path = view_history_path(view->arena, range.items[0].area, range.items[0].indicator);
    value_set_string(view->arena, older, STR("href"), view_link(view, path));
    value_set_integer(view->arena, older, STR("older_count"), (long long)count);
    return older;
}

void view_make_history(struct view *view, struct figure_range range)
{
    const struct area *area = range.items[0].area;
    const struct indicator *indicator = range.items[0].indicator;
    value_set(view->arena, view->data, STR("area"), view_area_value(view, area));
    value_set(view->arena, view->data, STR("indicator"), view_indicator_value(view, indicator));
    value_set_string(view->arena, view->data, STR("page_title"),
                     arena_format(view->arena, "%.*s · %.*s", STR_ARG(word_area(&view->words, area)),
                                  STR_ARG(word_indicator(&view->words, indicator))));
    struct value *charts = value_list(view->arena);
    view_add_series(view, charts, range);
    view_set_charts(view, view->data, charts);
    view_widen_lone(view, charts);
    struct value *rows = value_list(view->arena);
    view_add_rows(view, rows, range, (struct row_choice){ .with_old = true });
    value_set(view->arena, view->data, STR("rows"), rows);
    view_set_columns(view, view->data, rows);
    view_set_shared(view, view->data, rows);
}
