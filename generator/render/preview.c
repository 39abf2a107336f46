#include "preview.h"

#include "json_value.h"
#include "read.h"
#include "render_internal.h"

#include <sys/stat.h>

/* Where partials come from: a library, and the template itself by a name of its own. */
struct partials {
    struct library library;
    str own_name; /* "": none */
    const struct source *own;
};

static bool load(void *context, str name, const struct source **ret_source)
{
    struct partials *partials = context;
    if (partials->own_name.len == 0 || !str_eq(name, partials->own_name))
        return library_load(&partials->library, name, ret_source);
    *ret_source = partials->own;
    return true;
}

static str advise(void *context, str name)
{
    struct partials *partials = context;
    return library_advise(&partials->library, name);
}

static str folder_of(str path)
{
    size_t slash = str_find_last(path, STR("/"));
    return slash == STR_NONE ? STR("./") : str_slice(path, 0, slash + 1);
}

/* The folder of the partials with a slash at its end; "", which is reported, where there is none. */
static str find_folder(struct arena *arena, const struct preview *preview, struct diags *diags)
{
    str folder = preview->partials.len > 0 ? preview->partials : folder_of(preview->template_path);
    if (!str_ends(folder, STR("/")))
        folder = arena_join(arena, folder, STR("/"));
    struct stat status;
    if (stat(arena_cstr(arena, folder), &status) == 0)
        return folder;
    struct source *source = arena_new(arena, struct source);
    source->path = folder;
    diag_add(diags, DIAG_FILE_UNREADABLE, (struct span){ source, 0, 0 }, "there is no such folder of partials");
    return STR("");
}

/* The first part of a name that the data have nowhere; "" where there is none. */
static str missing_part(const struct key_set *provided, str name)
{
    if (str_eq(name, STR(".")))
        return STR("");
    while (name.len > 0) {
        str part = str_split(&name, '.');
        if (!key_set_has(provided, part))
            return part;
    }
    return STR("");
}

/* Of the template and its author's partials: what built-in ones read is not the author's slip. */
static void note_missing_keys(struct arena *arena, const struct mustache_template *template, const struct value *value,
                              struct diags *diags)
{
    struct key_set provided = { 0 };
    struct fields fields = { .arena = arena };
    struct mustache_reads reads = mustache_reads(template, arena);
    if (reads.key_count > 0)
        key_set_add_value(&provided, arena, value);
    size_t before = diags->count;
    for (size_t i = 0; i < reads.key_count && diags->count - before < MUSTACHE_DIAG_LIMIT; i++) {
        str part = missing_part(&provided, reads.keys[i].name);
        if (part.len == 0 || library_is_embedded(reads.keys[i].place.source))
            continue;
        str suggestion = fields_suggestion(&fields, part, provided.keys, provided.count);
        diag_add(diags, DIAG_TEMPLATE_DATA_KEY, reads.keys[i].place, "the data have no \"%.*s\"%.*s", STR_ARG(part),
                 STR_ARG(suggestion));
    }
    diags_sort(diags, before);
}

/* What a dynamic name may name. That one of them has an error is no reason not to render those that are named. */
static void load_all(struct library *library, struct mustache_set *set, struct diags *diags)
{
    struct diags found;
    diags_init(&found);
    library->diags = &found;
    library_load_all(library, set, &found);
    library->diags = diags;
    for (size_t i = 0; i < found.count; i++)
        diag_soften(&found, &found.items[i]);
    diags_append(diags, &found);
    diags_finish(&found);
}

static bool render(const struct mustache_template *template, const struct value *value, struct buf *out,
                   struct diags *diags)
{
    size_t before = out->len;
    bool whole = mustache_render_value(template, value, out, diags);
    if (!whole)
        out->len = before;
    return whole;
}

/* The words of the language that the data name, as those of a page do. */
static const struct edition *edition_of(struct arena *arena, const struct value *data, struct diags *diags)
{
    return read_built_in_edition(arena, value_text(value_get(data, STR("lang")), STR("zh-CN")), diags);
}

bool preview_add(struct arena *arena, const struct preview *preview, struct buf *out, struct diags *diags)
{
    const struct source *source = read_text_file(arena, preview->template_path, diags);
    const struct source *json = read_text_file(arena, preview->data, diags);
    str folder = source ? find_folder(arena, preview, diags) : STR("");
    if (!source || !json || folder.len == 0)
        return false;
    const struct value *value = json_parse(arena, json, diags);
    struct partials partials = {
        .library = { .arena = arena,
                     .diags = diags,
                     .folder = folder,
                     .followed = true,
                     .built_in = preview->built_in,
                     .edition = preview->built_in ? edition_of(arena, value, diags) : NULL },
        .own_name = preview->name,
        .own = source,
    };
    struct mustache_loader loader = library_loader(&partials.library);
    loader.load = load;
    loader.advise = advise;
    loader.context = &partials;
    struct mustache_set *set = mustache_set_new(arena, &loader);
    const struct mustache_template *template =
        preview->name.len > 0 ? mustache_load(set, preview->name, diags) : mustache_compile(set, source, diags);
    if (!template || !value)
        return false;
    if (mustache_reads(template, arena).dynamic)
        load_all(&partials.library, set, diags);
    note_missing_keys(arena, template, value, diags);
    return diags->errors == 0 && render(template, value, out, diags);
}
