#include "view_internal.h"

#include "file_name.h"

static str page_path(struct arena *arena, const char *folder, str id)
{
    return arena_format(arena, "%s/%.*s.html", folder, STR_ARG(file_name_of_id(arena, id)));
}

str view_area_path(struct arena *arena, const struct area *area)
{
    return page_path(arena, "areas", area->id);
}

str view_indicator_path(struct arena *arena, const struct indicator *indicator)
{
    return page_path(arena, "indicators", indicator->id);
}

str view_article_path(struct arena *arena, const struct article *article)
{
    return page_path(arena, "articles", article->id);
}

str view_history_path(struct arena *arena, const struct area *area, const struct indicator *indicator)
{
    return page_path(arena, "areas", arena_format(arena, "%.*s.%.*s", STR_ARG(area->id), STR_ARG(indicator->id)));
}

str view_address(struct arena *arena, str path)
{
    struct buf address;
    buf_init(&address);
    url_add_path(&address, path);
    str copy = arena_copy(arena, buf_str(&address));
    buf_finish(&address);
    return copy;
}

str view_link(const struct view *view, str path)
{
    return arena_join(view->arena, view->home, view_address(view->arena, path));
}

str view_area_link(const struct view *view, const struct area *area)
{
    return view_link(view, view_area_path(view->arena, area));
}

str view_indicator_link(const struct view *view, const struct indicator *indicator)
{
    return view_link(view, view_indicator_path(view->arena, indicator));
}

str view_article_link(const struct view *view, const struct article *article)
{
    return view_link(view, view_article_path(view->arena, article));
}

str view_figure_address(struct arena *arena, const struct figure *figure)
{
    str path =
        figure->old ? view_history_path(arena, figure->area, figure->indicator) : view_area_path(arena, figure->area);
    return arena_format(arena, "%.*s#%.*s", STR_ARG(view_address(arena, path)), STR_ARG(figure->id));
}

str view_figure_link(const struct view *view, const struct figure *figure)
{
    return arena_join(view->arena, view->home, view_figure_address(view->arena, figure));
}

str view_anchor(struct arena *arena, const struct reading *reading, const struct observation *observation)
{
    return arena_format(arena, "f%zu", (size_t)(observation - reading->observations.items) + 1);
}

str view_citation_link(const struct view *view, const struct citation *citation)
{
    str page = view_article_link(view, &citation->reading->article);
    str anchor = view_anchor(view->arena, citation->reading, citation->observation);
    return arena_format(view->arena, "%.*s#%.*s", STR_ARG(page), STR_ARG(anchor));
}

str view_web_address(str url)
{
    url = str_trim(url);
    return is_web_address(url) ? url : STR("");
}
