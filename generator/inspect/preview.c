#include "preview.h"

#include "json_value.h"
#include "mustache.h"
#include "read.h"

#include <sys/stat.h>

struct partials {
    struct arena *arena;
    struct diags *diags;
    str folder;
    str own_name; /* of the template itself; "": none */
    const struct source *own;
};

/* Does a path lead no further than into folders below? */
static bool stays_below(str path)
{
    if (path.len == 0 || path.ptr[0] == '/')
        return false;
    for (str rest = path; rest.len > 0;)
        if (str_eq(str_split(&rest, '/'), STR("..")))
            return false;
    return true;
}

static bool is_file(struct arena *arena, str path)
{
    struct stat status;
    return stat(arena_cstr(arena, path), &status) == 0 && S_ISREG(status.st_mode);
}

static bool load(void *context, str name, const struct source **ret_source)
{
    const struct partials *partials = context;
    if (partials->own_name.len > 0 && str_eq(name, partials->own_name)) {
        *ret_source = partials->own;
        return true;
    }
    if (!stays_below(name))
        return false;
    str path = arena_format(partials->arena, "%.*s/%.*s.mustache", STR_ARG(partials->folder), STR_ARG(name));
    const struct source *source =
        is_file(partials->arena, path) ? read_text_file(partials->arena, path, partials->diags) : NULL;
    if (!source)
        return false;
    *ret_source = source;
    return true;
}

static str folder_of(str path)
{
    size_t slash = str_find_last(path, STR("/"));
    return slash == STR_NONE ? STR(".") : slash == 0 ? STR("/") : str_slice(path, 0, slash);
}

bool preview_add(struct arena *arena, const struct preview *preview, struct buf *out, struct diags *diags)
{
    const struct source *source = read_text_file(arena, preview->template_path, diags);
    const struct source *json = read_text_file(arena, preview->data, diags);
    if (!source || !json)
        return false;
    struct partials partials = {
        .arena = arena,
        .diags = diags,
        .folder = preview->partials.len > 0 ? preview->partials : folder_of(preview->template_path),
        .own_name = preview->name,
        .own = source,
    };
    struct mustache_loader loader = { load, &partials, arena_join(arena, partials.folder, STR("/")) };
    struct mustache_set *set = mustache_set_new(arena, &loader);
    const struct mustache_template *template =
        preview->name.len > 0 ? mustache_load(set, preview->name, diags) : mustache_compile(set, source, diags);
    const struct value *value = json_parse(arena, json, diags);
    size_t before = out->len;
    if (!template || !value || diags->errors > 0)
        return false;
    bool whole = mustache_render_value(template, value, out, diags);
    if (!whole)
        out->len = before;
    return whole;
}
