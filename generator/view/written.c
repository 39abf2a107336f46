/* Pages that a person wrote: content/pages/about.md -> about.html. */
#include "view_internal.h"

#include "page.h"

str view_written_link(const struct view *view, const struct site_page *page)
{
    return arena_join(view->arena, view->home, view_address(view->arena, view_written_path(view->arena, page)));
}

static size_t edition_index(const struct view *view)
{
    return (size_t)(view->words.edition - view->site->editions);
}

const struct document *view_text_in(const struct site_page *page, size_t edition)
{
    const struct document *text = page->texts[edition];
    for (size_t i = 0; !text; i++)
        text = page->texts[i];
    return text;
}

const struct document *view_text_of(const struct view *view, const struct site_page *page)
{
    return view_text_in(page, edition_index(view));
}

/* The language of the page's text, where it is not the edition's. */
static str foreign_language(const struct view *view, const struct site_page *page)
{
    if (page->texts[edition_index(view)])
        return STR("");
    size_t i = 0;
    while (!page->texts[i])
        i++;
    return view->site->editions[i].tag;
}

/* As people see charts beside a text: their own words in the page's language unless they say which. */
static bool read_chart(struct arena *arena, const struct value *spec, enum chart_language language,
                       struct chart *ret_chart, struct diags *diags)
{
    if (!chart_from_value(arena, spec, ret_chart, diags))
        return false;
    if (!value_get(spec, STR("language")))
        ret_chart->language = language;
    if (ret_chart->width == 0)
        ret_chart->width = VIEW_CHART_WIDTH;
    return true;
}

static struct value *chart_value(struct view *view, const struct value *spec, struct diags *diags)
{
    struct chart chart;
    if (!read_chart(view->arena, spec, words_chart_language(&view->words), &chart, diags))
        return NULL;
    chart.id = arena_format(view->arena, "c%zu", view->chart_count + 1);
    struct value *object = value_object(view->arena);
    view_place_chart(view, &chart, object);
    return object;
}

static struct value *pieces_value(struct view *view, const struct page_text *text, struct diags *diags)
{
    struct value *list = value_list(view->arena);
    for (size_t i = 0; i < text->piece_count; i++) {
        const struct page_piece *piece = &text->pieces[i];
        struct value *object = value_object(view->arena);
        struct value *chart = piece->chart ? chart_value(view, piece->chart, diags) : NULL;
        value_set_string(view->arena, object, STR("html"), piece->html);
        if (chart)
            value_set(view->arena, object, STR("chart"), chart);
        value_add(view->arena, list, object);
    }
    return list;
}

void view_make_written(struct view *view, const struct site_page *page)
{
    struct diags unheard; /* view_check_written has said it */
    diags_init(&unheard);
    struct page_text text = page_parse(view->arena, view_text_of(view, page), view->root, &unheard);
    value_set_string(view->arena, view->data, STR("page_title"), text.title);
    value_set_string(view->arena, view->data, STR("summary"), text.summary);
    value_set_string(view->arena, view->data, STR("text_lang"), foreign_language(view, page));
    value_set_bool(view->arena, view->data, STR("is_about"), view_is_about(page));
    value_set(view->arena, view->data, STR("pieces"), pieces_value(view, &text, &unheard));
    diags_finish(&unheard);
}

static void check_text(struct arena *arena, const struct document *document, struct diags *diags)
{
    struct page_text text = page_parse(arena, document, STR(""), diags);
    struct chart chart;
    for (size_t i = 0; i < text.piece_count; i++)
        if (text.pieces[i].chart)
            read_chart(arena, text.pieces[i].chart, CHART_ZH, &chart, diags);
}

static void check_place(const struct site_page *page, const struct document *document, struct diags *diags)
{
    if (view_is_taken(page))
        diag_add(diags, DIAG_SITE_PAGE, (struct span){ &document->source, 0, 0 },
                 "the site has a page %.*s.html already; this one is left out", STR_ARG(page->id));
}

void view_check_written(const struct site *site, struct diags *diags)
{
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < site->page_count; i++) {
        for (size_t edition = 0; edition < site->edition_count; edition++) {
            const struct document *text = site->pages[i].texts[edition];
            if (!text)
                continue;
            check_place(&site->pages[i], text, diags);
            check_text(&arena, text, diags);
        }
    }
    arena_finish(&arena);
}
