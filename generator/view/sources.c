#include "view_internal.h"

enum { NEWEST_MAX = 50 /* articles before the shelves of all */ };

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

/* Articles [begin, end) of the dataset, with how many there are in all. */
static void set_articles(struct view *view, size_t begin, size_t end)
{
    struct value *articles = value_list(view->arena);
    for (size_t i = begin; i < end; i++)
        value_add(view->arena, articles, source(view, &view->dataset->readings[i]));
    value_set(view->arena, view->data, STR("articles"), articles);
    value_set_bool(view->arena, view->data, STR("has_articles"), articles->count > 0);
    value_set_integer(view->arena, view->data, STR("article_count"), (long long)view->dataset->reading_count);
}

static void set_shelves(struct view *view, struct shelf_list shelves)
{
    struct value *list = value_list(view->arena);
    for (size_t i = 0; i < shelves.count; i++)
        value_add(view->arena, list,
                  view_shelf_value(view, shelves.items[i], shelves.items[i].end - shelves.items[i].begin));
    value_set(view->arena, view->data, STR("shelves"), list);
    value_set_bool(view->arena, view->data, STR("has_shelves"), list->count > 0);
}

/* All articles; where they have shelves, the newest and the way to those. */
static void make_overview(struct view *view, struct shelf_list shelves)
{
    size_t count = view->dataset->reading_count;
    set_articles(view, 0, shelves.count > 0 && count > NEWEST_MAX ? NEWEST_MAX : count);
    set_shelves(view, shelves);
    value_set_bool(view->arena, view->data, STR("shelf"), false);
    struct value *charts = value_list(view->arena);
    view_add_publications(view, charts);
    view_add_coverage(view, charts);
    view_set_charts(view, view->data, charts);
    view_widen_lone(view, charts);
}

static struct value *neighbour(const struct view *view, struct shelf_list shelves, size_t index)
{
    if (index >= shelves.count)
        return value_bool(view->arena, false);
    struct shelf shelf = shelves.items[index];
    return view_shelf_value(view, shelf, shelf.end - shelf.begin);
}

static void make_shelf(struct view *view, struct shelf_list shelves, size_t index)
{
    struct shelf shelf = shelves.items[index];
    set_articles(view, shelf.begin, shelf.end);
    set_shelves(view, (struct shelf_list){ NULL, 0 });
    struct value *object = view_shelf_value(view, shelf, shelf.end - shelf.begin);
    value_set(view->arena, object, STR("newer"), neighbour(view, shelves, index - 1)); /* of 0 there is none */
    value_set(view->arena, object, STR("older"), neighbour(view, shelves, index + 1));
    value_set(view->arena, view->data, STR("shelf"), object);
    view_set_charts(view, view->data, value_list(view->arena));
}

void view_make_sources(struct view *view, size_t page)
{
    struct shelf_list shelves = view_shelves(view->arena, view->dataset);
    if (page == 0)
        make_overview(view, shelves);
    else
        make_shelf(view, shelves, page - 1);
}
