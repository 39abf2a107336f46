#include "view_internal.h"

static struct value *source(const struct view *view, const struct reading *reading)
{
    struct value *object = view_reading_value(view, reading);
    value_set_string(view->arena, object, STR("url"), view_web_address(reading->article.url));
    value_set_string(view->arena, object, STR("author"), reading->article.author);
    struct value *areas = value_list(view->arena);
    for (size_t i = 0; i < reading->article.area_count; i++)
        value_add(view->arena, areas, view_area_value(view, reading->article.areas[i]));
    value_set(view->arena, object, STR("areas"), areas);
    return object;
}

void view_make_sources(struct view *view)
{
    struct value *articles = value_list(view->arena);
    for (size_t i = 0; i < view->dataset->reading_count; i++)
        value_add(view->arena, articles, source(view, &view->dataset->readings[i]));
    struct value *charts = value_list(view->arena);
    view_add_publications(view, charts);
    view_add_coverage(view, charts);
    view_set_charts(view, view->data, charts);
    view_widen_lone(view, charts);
    value_set(view->arena, view->data, STR("articles"), articles);
    value_set_bool(view->arena, view->data, STR("has_articles"), articles->count > 0);
    value_set_integer(view->arena, view->data, STR("article_count"), (long long)articles->count);
}
