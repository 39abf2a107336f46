#include "view_internal.h"

/* Who wants an older one without a script finds it among the sources. */
enum { ARTICLES_MAX = 100 };

void view_make_search(struct view *view)
{
    const struct dataset *dataset = view->dataset;
    struct value *articles = value_list(view->arena);
    for (size_t i = 0; i < dataset->reading_count && i < ARTICLES_MAX; i++)
        value_add(view->arena, articles, view_article_value(view, &dataset->readings[i].article));
    view_set_clusters(view);
    view_set_indicators(view);
    value_set(view->arena, view->data, STR("articles"), articles);
    value_set_bool(view->arena, view->data, STR("has_articles"), articles->count > 0);
    value_set_bool(view->arena, view->data, STR("is_cut"), articles->count < dataset->reading_count);
    value_set_integer(view->arena, view->data, STR("article_count"), (long long)dataset->reading_count);
}
