#include "render_internal.h"

#include "read.h"

#include <assert.h>

/* One that does not parse has been reported by the library. */
static void load(struct mustache_set *set, str name, struct diags *diags)
{
    struct diags found;
    diags_init(&found);
    if (mustache_load(set, name, &found))
        diags_append(diags, &found);
    diags_finish(&found);
}

/* What a dynamic name may name: all there is. */
static void load_all(struct mustache_set *set, const struct library *library)
{
    struct own_files files = library_own_files(library);
    for (size_t i = 0; i < files.count; i++)
        if (library_is_name(files.items[i].name))
            load(set, files.items[i].name, library->diags);
    for (size_t i = 0; i < render_templates.count; i++)
        load(set, library_template_name(render_templates.items[i].name), library->diags);
}

static bool is_dynamic(const struct renderer *renderer, struct arena *arena)
{
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++)
        if (renderer->templates[i] && mustache_reads(renderer->templates[i], arena).dynamic)
            return true;
    return false;
}

struct renderer *renderer_new(struct arena *arena, const struct site *site, struct diags *diags)
{
    struct library *library = arena_new(arena, struct library);
    *library = (struct library){ arena, site, diags };
    str folder = site_path(arena, site, STR("templates/"));
    struct mustache_loader loader = { library_load, library,
                                      arena_join(arena, folder, STR(" or among the built-in ones")) };
    struct mustache_set *set = mustache_set_new(arena, &loader);
    struct renderer *renderer = arena_new(arena, struct renderer);
    bool whole = true;
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++) {
        renderer->templates[i] = mustache_load(set, view_template_name((enum page_kind)i), diags);
        whole = whole && renderer->templates[i];
    }
    if (is_dynamic(renderer, arena))
        load_all(set, library);
    return whole ? renderer : NULL;
}

/* ---- rendering ------------------------------------------------------------------------------------------ */

static const struct mustache_template *template_of(const struct renderer *renderer, str name)
{
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++)
        if (str_eq(view_template_name((enum page_kind)i), name))
            return renderer->templates[i];
    return NULL;
}

/* Draws each chart into the text of its target's member "svg". */
static void draw_charts(struct arena *scratch, const struct page *page, struct diags *diags)
{
    struct buf svg;
    buf_init(&svg);
    for (size_t i = 0; i < page->chart_count; i++) {
        struct arena_mark mark = arena_mark(scratch);
        buf_clear(&svg);
        chart_draw(scratch, &page->charts[i].chart, CHART_INLINE, &svg, diags);
        arena_rewind(scratch, mark);
        value_get(page->charts[i].target, STR("svg"))->text = arena_copy(scratch, buf_str(&svg));
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
    draw_charts(scratch, page, diags);
    bool whole = mustache_render_value(template, page->data, out, diags);
    forget_charts(page);
    arena_rewind(scratch, mark);
    if (!whole)
        out->len = before;
    return whole;
}
