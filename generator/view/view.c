#include "view_internal.h"

/* ---- kinds of pages ------------------------------------------------------------------------------------- */

static const struct {
    str name; /* of the template; the flag "is_NAME" is set in the data */
    str flag;
    str path; /* of the single pages */
    str root;
} kinds[] = {
    [PAGE_HOME] = { STR_INIT("home"), STR_INIT("is_home"), STR_INIT("index.html"), STR_INIT("") },
    [PAGE_AREA] = { STR_INIT("area"), STR_INIT("is_area"), STR_INIT(""), STR_INIT("../") },
    [PAGE_INDICATOR] = { STR_INIT("indicator"), STR_INIT("is_indicator"), STR_INIT(""), STR_INIT("../") },
    [PAGE_ARTICLE] = { STR_INIT("article"), STR_INIT("is_article"), STR_INIT(""), STR_INIT("../") },
    [PAGE_SOURCES] = { STR_INIT("sources"), STR_INIT("is_sources"), STR_INIT("sources.html"), STR_INIT("") },
    [PAGE_TARGETS] = { STR_INIT("targets"), STR_INIT("is_targets"), STR_INIT("targets.html"), STR_INIT("") },
    [PAGE_SEARCH] = { STR_INIT("search"), STR_INIT("is_search"), STR_INIT("search.html"), STR_INIT("") },
    [PAGE_ABOUT] = { STR_INIT("about"), STR_INIT("is_about"), STR_INIT("about.html"), STR_INIT("") },
    [PAGE_NOT_FOUND] = { STR_INIT("not-found"), STR_INIT("is_not_found"), STR_INIT("404.html"), STR_INIT("") },
};

str view_template_name(enum page_kind kind)
{
    return kinds[kind].name;
}

/* ---- which pages ---------------------------------------------------------------------------------------- */

static void add(struct arena *arena, struct page_ref **items, struct page_list *list, size_t *capacity,
                enum page_kind kind, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        *items = arena_reserve(arena, *items, list->count, capacity, sizeof **items);
        (*items)[list->count++] = (struct page_ref){ kind, i };
    }
    list->items = *items;
}

struct page_list view_list_pages(struct arena *arena, const struct site *site, const struct dataset *dataset)
{
    struct page_list list = { NULL, 0 };
    struct page_ref *items = NULL;
    size_t capacity = 0;
    add(arena, &items, &list, &capacity, PAGE_HOME, 1);
    add(arena, &items, &list, &capacity, PAGE_AREA, site->vocabulary.area_count);
    add(arena, &items, &list, &capacity, PAGE_INDICATOR, site->vocabulary.indicator_count);
    add(arena, &items, &list, &capacity, PAGE_ARTICLE, dataset->reading_count);
    add(arena, &items, &list, &capacity, PAGE_SOURCES, 1);
    add(arena, &items, &list, &capacity, PAGE_TARGETS, 2);
    add(arena, &items, &list, &capacity, PAGE_SEARCH, 1);
    add(arena, &items, &list, &capacity, PAGE_ABOUT, 1);
    add(arena, &items, &list, &capacity, PAGE_NOT_FOUND, 1);
    return list;
}

/* ---- one page ------------------------------------------------------------------------------------------- */

/* What every page has. */
static void set_common(struct view *view, enum page_kind kind)
{
    const struct settings *settings = &view->site->settings;
    str tag = view->words.edition->tag;
    struct value *data = view->data;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        value_set_bool(view->arena, data, kinds[i].flag, i == (size_t)kind);
    value_set_string(view->arena, data, STR("root"), view->root);
    value_set_string(view->arena, data, STR("lang"), tag);
    value_set_string(view->arena, data, STR("page_title"), STR(""));
    struct value *site = value_object(view->arena);
    value_set_string(view->arena, site, STR("site_title"), settings_title(settings, tag));
    value_set_string(view->arena, site, STR("site_description"), settings_description(settings, tag));
    view_set_colophon(view, site);
    value_set(view->arena, data, STR("site"), site);
}

static void make(struct view *view, struct page_ref ref)
{
    const struct vocabulary *vocabulary = &view->site->vocabulary;
    const struct reading *readings = view->dataset->readings;
    switch (ref.kind) {
    case PAGE_HOME:
        view_make_home(view);
        break;
    case PAGE_AREA:
        view_make_area(view, &vocabulary->areas[ref.subject]);
        break;
    case PAGE_INDICATOR:
        view_make_indicator(view, &vocabulary->indicators[ref.subject]);
        break;
    case PAGE_ARTICLE:
        view_make_article(view, &readings[ref.subject]);
        break;
    case PAGE_SOURCES:
        view_make_sources(view);
        break;
    case PAGE_TARGETS:
        view_make_targets(view, ref.subject == 0);
        break;
    case PAGE_SEARCH:
        view_make_search(view);
        break;
    case PAGE_ABOUT:
    case PAGE_NOT_FOUND:
        break;
    }
}

str view_page_path(struct arena *arena, const struct site *site, const struct dataset *dataset, struct page_ref ref)
{
    switch (ref.kind) {
    case PAGE_AREA:
        return view_area_path(arena, &site->vocabulary.areas[ref.subject]);
    case PAGE_INDICATOR:
        return view_indicator_path(arena, &site->vocabulary.indicators[ref.subject]);
    case PAGE_ARTICLE:
        return view_article_path(arena, &dataset->readings[ref.subject].article);
    case PAGE_TARGETS:
        return ref.subject == 0 ? kinds[ref.kind].path : STR("targets-by-indicator.html");
    default:
        return kinds[ref.kind].path;
    }
}

struct page view_page(struct arena *arena, const struct site *site, const struct dataset *dataset, struct page_ref ref)
{
    struct view view = {
        .arena = arena,
        .site = site,
        .dataset = dataset,
        .words = { arena, site->editions },
        .root = kinds[ref.kind].root,
        .data = value_object(arena),
    };
    set_common(&view, ref.kind);
    make(&view, ref);
    str path = view_page_path(arena, site, dataset, ref);
    return (struct page){ path, kinds[ref.kind].name, view.data, view.charts, view.chart_count };
}
