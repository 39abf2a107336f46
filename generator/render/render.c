#include "render_internal.h"

#include "read.h"

#include <assert.h>

static struct mustache_set *make_set(struct arena *arena, str folder, const struct edition *edition,
                                     struct diags *diags, struct library **ret_library)
{
    struct library *library = arena_new(arena, struct library);
    *library =
        (struct library){ .arena = arena, .diags = diags, .folder = folder, .built_in = true, .edition = edition };
    struct mustache_loader loader = library_loader(library);
    *ret_library = library;
    return mustache_set_new(arena, &loader);
}

static bool is_dynamic(const struct mustache_template *template, struct arena *arena)
{
    return template && mustache_reads(template, arena).dynamic;
}

/* A dynamic name may name any template: where there is one, all are loaded, and where one of these has an error, the
 * kinds of pages that could meet it are left without a template. */
static void load_dynamic(struct renderer *renderer, const struct library *library, struct diags *diags)
{
    bool dynamic[PAGE_KIND_COUNT], any = false;
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++)
        any |= dynamic[i] = is_dynamic(renderer->templates[i], library->arena);
    bool usable = !any || library_load_all(library, renderer->set, diags);
    for (size_t i = 0; i < PAGE_KIND_COUNT && !usable; i++)
        if (dynamic[i])
            renderer->templates[i] = NULL;
}

static void warn_of_stand_ins(const struct renderer *renderer, struct arena *arena, struct diags *diags)
{
    str names[PAGE_KIND_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++)
        if (renderer->stands_in[i])
            names[count++] = view_template_name((enum page_kind)i);
    struct fields fields = { .arena = arena };
    if (count > 0)
        diag_add(diags, DIAG_TEMPLATE_BUILT_IN, (struct span){ 0 },
                 "pages of these kinds are made with the built-in templates: %.*s",
                 STR_ARG(fields_list(&fields, names, count)));
}

/* Gives each kind of page whose template has an error the built-in one, with all that it includes built in too: a site
 * is not to be half its own and half not. False where that has one as well. */
static bool let_built_in_stand_in(struct renderer *renderer, struct arena *arena, const struct edition *edition,
                                  struct diags *diags)
{
    struct library *library;
    struct diags unheard; /* in the program's own folder the built-in templates are the site's */
    diags_init(&unheard);
    struct mustache_set *set = make_set(arena, STR(""), edition, &unheard, &library);
    bool whole = true;
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++) {
        if (renderer->templates[i])
            continue;
        renderer->templates[i] = mustache_load(set, view_template_name((enum page_kind)i), &unheard);
        renderer->stands_in[i] = true;
        whole = whole && renderer->templates[i];
    }
    diags_finish(&unheard);
    if (whole)
        warn_of_stand_ins(renderer, arena, diags);
    return whole;
}

struct renderer *renderer_new(struct arena *arena, const struct site *site, const struct edition *edition,
                              struct diags *diags)
{
    struct library *library;
    struct renderer *renderer = arena_new(arena, struct renderer);
    renderer->set = make_set(arena, site_path(arena, site, STR("templates/")), edition, diags, &library);
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++)
        renderer->templates[i] = mustache_load(renderer->set, view_template_name((enum page_kind)i), diags);
    load_dynamic(renderer, library, diags);
    return let_built_in_stand_in(renderer, arena, edition, diags) ? renderer : NULL;
}

/* ---- rendering ------------------------------------------------------------------------------------------ */

static const struct mustache_template *template_of(const struct renderer *renderer, str name)
{
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++)
        if (str_eq(view_template_name((enum page_kind)i), name))
            return renderer->templates[i];
    return NULL;
}

/* Each chart goes into the text of its target's member "svg". */
void render_draw_charts(struct arena *arena, const struct page *page, struct diags *diags)
{
    struct buf svg;
    buf_init(&svg);
    for (size_t i = 0; i < page->chart_count; i++) {
        struct arena_mark mark = arena_mark(arena);
        buf_clear(&svg);
        chart_draw(arena, &page->charts[i].chart, CHART_INLINE, &svg, diags);
        arena_rewind(arena, mark);
        value_get(page->charts[i].target, STR("svg"))->text = arena_copy(arena, buf_str(&svg));
    }
    buf_finish(&svg);
}

/* Takes the drawings out again: their memory goes with `scratch`. */
static void forget_charts(const struct page *page)
{
    for (size_t i = 0; i < page->chart_count; i++)
        value_get(page->charts[i].target, STR("svg"))->text = STR("");
}

bool render_page(const struct renderer *renderer, struct arena *scratch, const struct page *page, struct buf *out,
                 struct diags *diags)
{
    const struct mustache_template *template = template_of(renderer, page->template_name);
    assert(template);
    struct arena_mark mark = arena_mark(scratch);
    size_t before = out->len;
    render_draw_charts(scratch, page, diags);
    bool whole = mustache_render_value(template, page->data, out, diags);
    forget_charts(page);
    arena_rewind(scratch, mark);
    if (!whole)
        out->len = before;
    return whole;
}
