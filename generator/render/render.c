#include "render.h"

#include "embedded.h"
#include "mustache.h"
#include "read.h"

#include <assert.h>
#include <sys/stat.h>

extern const struct embedded_files render_templates;

struct renderer {
    const struct mustache_template *templates[PAGE_KIND_COUNT]; /* by enum page_kind */
};

/* ---- finding templates ---------------------------------------------------------------------------------- */

struct library {
    struct arena *arena;
    const struct site *site;
    struct diags *diags;
};

static bool is_name(str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'))
            return false;
    }
    return name.len > 0;
}

static bool is_file(struct arena *arena, str path)
{
    struct stat status;
    return stat(arena_cstr(arena, path), &status) == 0 && S_ISREG(status.st_mode);
}

static bool find_embedded(const struct library *library, str file_name, const struct source **ret_source)
{
    for (size_t i = 0; i < render_templates.count; i++) {
        if (!str_eq(render_templates.items[i].name, file_name))
            continue;
        struct source *source = arena_new(library->arena, struct source);
        source->path = arena_join(library->arena, STR("(built-in) templates/"), file_name);
        source->bytes = render_templates.items[i].bytes;
        *ret_source = source;
        return true;
    }
    return false;
}

/* Reports what keeps the template from being used. What it includes is not looked at: that is another template's
 * business. */
static bool parses(const struct library *library, const struct source *source)
{
    struct diags found;
    diags_init(&found);
    bool parsed = mustache_compile(mustache_set_new(library->arena, NULL), source, &found) != NULL;
    for (size_t i = 0; i < found.count; i++) {
        const struct diag *item = &found.items[i];
        if (item->severity != DIAG_ERROR)
            continue;
        struct diag *diag = diag_add(library->diags, item->code, item->span, "%.*s", STR_ARG(item->message));
        if (item->related.source)
            diag_relate(library->diags, diag, item->related, "%.*s", STR_ARG(item->related_message));
        if (item->help.len > 0)
            diag_advise(library->diags, diag, "%.*s", STR_ARG(item->help));
    }
    diags_finish(&found);
    return parsed;
}

/* The site's own template, unless it does not parse: then the built-in one of its name stands in for it. */
static bool load(void *context, str name, const struct source **ret_source)
{
    const struct library *library = context;
    if (!is_name(name))
        return false;
    str file_name = arena_join(library->arena, name, STR(".mustache"));
    str path = site_path(library->arena, library->site, arena_join(library->arena, STR("templates/"), file_name));
    const struct source *source = NULL;
    if (is_file(library->arena, path))
        source = read_text_file(library->arena, path, library->diags);
    if (!source || !parses(library, source))
        return find_embedded(library, file_name, ret_source);
    *ret_source = source;
    return true;
}

struct renderer *renderer_new(struct arena *arena, const struct site *site, struct diags *diags)
{
    struct library *library = arena_new(arena, struct library);
    *library = (struct library){ arena, site, diags };
    struct mustache_loader loader = { load, library, STR("templates/") };
    struct mustache_set *set = mustache_set_new(arena, &loader);
    struct renderer *renderer = arena_new(arena, struct renderer);
    bool whole = true;
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++) {
        renderer->templates[i] = mustache_load(set, view_template_name((enum page_kind)i), diags);
        whole = whole && renderer->templates[i];
    }
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
