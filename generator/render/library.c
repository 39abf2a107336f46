/* Where templates come from: the site's templates/ folder over the built-in ones. */
#include "render_internal.h"

#include "read.h"
#include "utf8.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

static const str template_ending = STR_INIT(".mustache");

bool library_is_name(str name)
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

str library_template_name(str file_name)
{
    return str_slice(file_name, 0, file_name.len - template_ending.len);
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

bool library_load(void *context, str name, const struct source **ret_source)
{
    const struct library *library = context;
    if (!library_is_name(name))
        return false;
    str file_name = arena_join(library->arena, name, template_ending);
    str path = site_path(library->arena, library->site, arena_join(library->arena, STR("templates/"), file_name));
    const struct source *source = NULL;
    if (is_file(library->arena, path))
        source = read_text_file(library->arena, path, library->diags);
    if (!source || !parses(library, source))
        return find_embedded(library, file_name, ret_source);
    *ret_source = source;
    return true;
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
    str folder_path = site_path(library->arena, library->site, STR("templates"));
    DIR *folder = opendir(arena_cstr(library->arena, folder_path));
    for (const struct dirent *entry; folder && (entry = readdir(folder)) != NULL;) {
        str file_name = str_from(entry->d_name);
        if (file_name.ptr[0] == '.' || !str_ends(file_name, template_ending) || !utf8_is_printable(file_name))
            continue;
        str path = arena_format(library->arena, "%.*s/%.*s", STR_ARG(folder_path), STR_ARG(file_name));
        if (!is_file(library->arena, path))
            continue;
        str name = library_template_name(str_slice(path, path.len - file_name.len, path.len));
        items = arena_reserve(library->arena, items, count, &capacity, sizeof *items);
        items[count++] = (struct own_file){ name, path };
    }
    if (folder)
        closedir(folder);
    if (count > 1)
        qsort(items, count, sizeof *items, by_name);
    return (struct own_files){ items, count };
}
