/* Where templates come from: a folder's own over the built-in ones. */
#include "render_internal.h"

#include "read.h"
#include "utf8.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const str template_ending = STR_INIT(".mustache");
static const str embedded_folder = STR_INIT("(built-in) templates/");

/* Bytes of a name: file systems take 255, ending included. */
enum { NAME_LIMIT = 240 };

bool library_is_name(str name)
{
    if (name.len == 0 || name.len > NAME_LIMIT || name.ptr[0] == '.' || !utf8_is_printable(name))
        return false;
    for (size_t i = 0; i < name.len; i++)
        if (strchr(" /\\", name.ptr[i]))
            return false;
    return true;
}

str library_template_name(str file_name)
{
    return str_slice(file_name, 0, file_name.len - template_ending.len);
}

static str file_path(const struct library *library, str name)
{
    bool closed = str_ends(library->folder, STR("/"));
    return arena_format(library->arena, "%.*s%s%.*s%.*s", STR_ARG(library->folder), closed ? "" : "/", STR_ARG(name),
                        STR_ARG(template_ending));
}

/* ---- loading -------------------------------------------------------------------------------------------- */

bool library_is_embedded(const struct source *source)
{
    return str_starts(source->path, embedded_folder);
}

static bool find_embedded(const struct library *library, str name, const struct source **ret_source)
{
    str file_name = arena_join(library->arena, name, template_ending);
    for (size_t i = 0; i < render_templates.count; i++) {
        if (!str_eq(render_templates.items[i].name, file_name))
            continue;
        struct source *source = arena_new(library->arena, struct source);
        source->path = arena_join(library->arena, embedded_folder, file_name);
        source->bytes = render_templates.items[i].bytes;
        *ret_source = source;
        return true;
    }
    return false;
}

static const char *advice_for(mode_t mode)
{
    return S_ISLNK(mode)   ? "put the template itself into the folder"
           : S_ISDIR(mode) ? "a template is a file"
                           : "put a file in its place";
}

/* A file of another kind would be a way out of the folder, or none at all. */
static void report_kind(const struct library *library, str path, mode_t mode)
{
    struct source *source = arena_new(library->arena, struct source);
    source->path = path;
    struct diag *diag = diag_add(library->diags, DIAG_FILE_UNREADABLE, (struct span){ source, 0, 0 }, "%s",
                                 S_ISLNK(mode)   ? "a symbolic link is not followed here"
                                 : S_ISDIR(mode) ? "this is a folder, not a template"
                                                 : "this is a pipe or a device, not a file");
    diag_advise(library->diags, diag, "%s", advice_for(mode));
}

/* ---- words ---------------------------------------------------------------------------------------------- */

static const str word_prefix = STR_INIT("t.");

/* The word that a name such as "t.home" means. Its source is the word alone. */
static bool find_word(const struct library *library, str name, const struct source **ret_source)
{
    str key;
    const struct value *word =
        library->edition && str_skip(name, word_prefix, &key) ? value_get(library->edition->page, key) : NULL;
    if (!word)
        return false;
    struct source *source = arena_new(library->arena, struct source);
    source->path = arena_format(library->arena, "%.*s (%.*s)", STR_ARG(word->span.source->path), STR_ARG(name));
    source->bytes = word->text;
    *ret_source = source;
    return true;
}

static const str *list_words(const struct library *library, size_t *ret_count)
{
    const struct value *page = library->edition ? library->edition->page : NULL;
    *ret_count = page ? page->count : 0;
    str *names = arena_array(library->arena, str, *ret_count);
    for (size_t i = 0; i < *ret_count; i++)
        names[i] = arena_join(library->arena, word_prefix, page->members[i].key);
    return names;
}

/* ---- files ---------------------------------------------------------------------------------------------- */

/* Is it the name of a file in the folder, or where that is followed in a folder below? */
static bool is_name_here(const struct library *library, str name)
{
    if (!library->followed)
        return library_is_name(name);
    while (name.len > 0) {
        str part = str_split(&name, '/');
        if (!library_is_name(part))
            return false;
        if (name.len == 0)
            return true;
    }
    return false;
}

bool library_load(void *context, str name, const struct source **ret_source)
{
    const struct library *library = context;
    if (find_word(library, name, ret_source))
        return true;
    if (!is_name_here(library, name))
        return false;
    struct stat status;
    const char *path = arena_cstr(library->arena, file_path(library, name));
    if (library->folder.len > 0 && (library->followed ? stat(path, &status) : lstat(path, &status)) == 0) {
        bool regular = S_ISREG(status.st_mode);
        if (!regular)
            report_kind(library, str_from(path), status.st_mode);
        *ret_source = regular ? read_text_file(library->arena, str_from(path), library->diags) : NULL;
        return true;
    }
    return library->built_in && find_embedded(library, name, ret_source);
}

/* ---- the folder ----------------------------------------------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
    return str_compare(((const struct own_file *)a)->name, ((const struct own_file *)b)->name);
}

struct own_files library_own_files(const struct library *library)
{
    struct own_file *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    DIR *folder = library->folder.len > 0 ? opendir(arena_cstr(library->arena, library->folder)) : NULL;
    for (const struct dirent *entry; folder && (entry = readdir(folder)) != NULL;) {
        str file_name = str_from(entry->d_name);
        if (file_name.ptr[0] == '.' || !str_ends(file_name, template_ending) || !utf8_is_printable(file_name))
            continue;
        str name = arena_copy(library->arena, library_template_name(file_name));
        items = arena_reserve(library->arena, items, count, &capacity, sizeof *items);
        items[count++] = (struct own_file){ name, file_path(library, name) };
    }
    if (folder)
        closedir(folder);
    if (count > 1)
        qsort(items, count, sizeof *items, by_name);
    return (struct own_files){ items, count };
}

/* All names that library_load knows. */
static const str *list_names(const struct library *library, size_t *ret_count)
{
    struct own_files files = library_own_files(library);
    size_t built_in = library->built_in ? render_templates.count : 0;
    str *names = arena_array(library->arena, str, files.count + built_in);
    size_t count = 0;
    for (size_t i = 0; i < files.count; i++)
        names[count++] = files.items[i].name;
    for (size_t i = 0; i < built_in; i++)
        names[count++] = library_template_name(render_templates.items[i].name);
    *ret_count = count;
    return names;
}

bool library_load_all(const struct library *library, struct mustache_set *set, struct diags *diags)
{
    size_t count;
    const str *names = list_names(library, &count);
    bool usable = true;
    for (size_t i = 0; i < count; i++)
        usable &= !library_is_name(names[i]) || mustache_load(set, names[i], diags);
    return usable;
}

str library_advise(void *context, str name)
{
    struct library *library = context;
    if (str_ends(name, template_ending))
        return arena_format(library->arena, "write the name without \"%.*s\"", STR_ARG(template_ending));
    if (!library->followed && str_find(name, STR("/"), 0) != STR_NONE)
        return STR("templates stand in one folder, in none below it: write the name alone");
    size_t count;
    const str *names = str_starts(name, word_prefix) ? list_words(library, &count) : list_names(library, &count);
    struct fields fields = { .arena = library->arena, .suggestions = library->suggestions };
    str nearest = fields_nearest(&fields, name, names, count);
    library->suggestions = fields.suggestions;
    return nearest.len > 0 ? arena_format(library->arena, "did you mean \"%.*s\"?", STR_ARG(nearest)) : STR("");
}

struct mustache_loader library_loader(struct library *library)
{
    bool both = library->folder.len > 0 && library->built_in;
    str searched = library->folder.len > 0 ? library->folder : STR("the built-in templates");
    return (struct mustache_loader){
        .load = library_load,
        .advise = library_advise,
        .context = library,
        .searched = both ? arena_join(library->arena, searched, STR(" or among the built-in ones")) : searched,
    };
}
