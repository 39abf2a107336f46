/* What every page says of the site itself: who publishes it, under which licence, how new its articles are. */
#include "view_internal.h"

static void set(const struct view *view, struct value *site, const char *key, str text)
{
    value_set_string(view->arena, site, str_from(key), text);
}

/* Sets `newest` { date, iso_date }: how far the site's figures go. */
static void set_newest(const struct view *view, struct value *site)
{
    if (view->dataset->reading_count == 0)
        return;
    struct value *newest = value_object(view->arena);
    view_set_date(view, newest, view->dataset->readings[0].article.date);
    value_set(view->arena, site, STR("newest"), newest);
}

/* `pages`: those that a person wrote, by the titles of their front matter. */
static void set_pages(const struct view *view, struct value *site)
{
    struct value *pages = value_list(view->arena);
    for (size_t i = 0; i < view->site->page_count; i++) {
        const struct site_page *page = &view->site->pages[i];
        const struct front_matter *matter = &view_text_of(view, page)->front_matter;
        struct value *object = value_object(view->arena);
        if (view_is_taken(page))
            continue;
        set(view, object, "title", matter->title.text.len > 0 ? matter->title.text : page->id);
        set(view, object, "href", view_written_link(view, page));
        value_add(view->arena, pages, object);
    }
    value_set(view->arena, site, STR("pages"), pages);
    value_set_bool(view->arena, site, STR("has_pages"), pages->count > 0);
}

void view_set_colophon(const struct view *view, struct value *site)
{
    const struct settings *settings = &view->site->settings;
    str tag = view->words.edition->tag;
    set(view, site, "publisher", settings_publisher(settings, tag));
    set(view, site, "contact", settings->contact);
    set(view, site, "contact_href", settings->contact_url);
    set(view, site, "licence", settings->licence);
    set(view, site, "licence_name", settings_licence_name(settings, tag));
    set_newest(view, site);
    set_pages(view, site);
}
