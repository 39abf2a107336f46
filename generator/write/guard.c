/* Whoever mistypes --out must not find pages among the sources, or a home folder full of them. */
#include "write_internal.h"

#include "utf8.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool refuse(struct diags *diags, str shown, const char *why)
{
    diag_add(diags, DIAG_OUTPUT_REFUSED, (struct span){ NULL, 0, 0 }, "%.*s: %s", STR_ARG(shown), why);
    return false;
}

/* ---- the place ------------------------------------------------------------------------------------------ */

/* The absolute path of something that exists; empty, with errno set, where it does not. */
static str real_path(struct arena *arena, str path)
{
    char *absolute = realpath(arena_cstr(arena, path), NULL);
    str copy = absolute ? arena_copy(arena, str_from(absolute)) : STR("");
    free(absolute);
    return copy;
}

str guard_resolve(struct arena *arena, str out)
{
    str path = real_path(arena, out);
    if (path.len > 0 || errno != ENOENT)
        return path;
    while (out.len > 1 && str_ends(out, STR("/")))
        out.len--;
    size_t slash = str_find_last(out, STR("/"));
    str name = slash == STR_NONE ? out : str_slice(out, slash + 1, out.len);
    str parent = real_path(arena, slash == STR_NONE ? STR(".") : str_slice(out, 0, slash + 1));
    if (parent.len == 0)
        return parent;
    return arena_format(arena, "%.*s%s%.*s", STR_ARG(parent), parent.len > 1 ? "/" : "", STR_ARG(name));
}

static bool is_in(str path, str folder)
{
    str rest;
    return str_skip(path, folder, &rest) && (rest.len == 0 || rest.ptr[0] == '/');
}

str guard_within(struct arena *arena, str root, str out)
{
    str site = real_path(arena, root.len > 0 ? root : STR("."));
    return site.len > 1 && is_in(out, site) && out.len > site.len ? str_slice(out, site.len + 1, out.len) : out;
}

bool guard_place(struct arena *arena, str root, str out, str shown, struct diags *diags)
{
    static const str sources[] = { STR_INIT("content"), STR_INIT("templates"), STR_INIT("static"),
                                   STR_INIT(".kechuang") };
    if (str_eq(out, STR("/")))
        return refuse(diags, shown, "a site is not written into the root of the file system");
    str site = real_path(arena, root.len > 0 ? root : STR("."));
    if (str_eq(out, site))
        return refuse(diags, shown, "this is the site's own folder, where its sources are");
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        str below = arena_format(arena, "%.*s/%.*s", STR_ARG(site), STR_ARG(sources[i]));
        str real = real_path(arena, below);
        if (is_in(out, below) || (real.len > 0 && is_in(out, real)))
            return refuse(diags, shown,
                          arena_format(arena, "the site's %.*s/ is no place for its pages", STR_ARG(sources[i])).ptr);
    }
    return true;
}

/* ---- the contents --------------------------------------------------------------------------------------- */

struct search {
    struct arena *arena;
    struct path_set files;   /* of the plan */
    struct path_set folders; /* on the way to them */
    str stranger;            /* what is not in the plan, the first by its bytes of the folder where any is; "": none */
};

static void add_plan(struct search *search, const struct write_plan *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        path_set_add(&search->files, plan->paths[i]);
        str path = plan->paths[i];
        for (size_t slash; (slash = str_find_last(path, STR("/"))) != STR_NONE;) {
            path = str_slice(path, 0, slash);
            if (!path_set_add(&search->folders, path))
                break;
        }
    }
}

static void search_folder(struct search *search, int folder, str path);

/* `path` is below the output folder. */
static void search_entry(struct search *search, int folder, const char *name, str path)
{
    struct stat status;
    bool there = fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0;
    if (there && S_ISDIR(status.st_mode) && path_set_has(&search->folders, path))
        search_folder(search, openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC), path);
    else if (!(there && S_ISREG(status.st_mode) && path_set_has(&search->files, path)) &&
             (search->stranger.len == 0 || str_compare(path, search->stranger) < 0))
        search->stranger = path;
}

/* Goes no deeper than the plan's paths do. Takes the folder's handle. */
static void search_folder(struct search *search, int folder, str path)
{
    DIR *entries = folder < 0 ? NULL : fdopendir(folder);
    if (!entries)
        return;
    for (const struct dirent *entry; (entry = readdir(entries));)
        if (entry->d_name[0] != '.')
            search_entry(
                search, folder, entry->d_name,
                arena_format(search->arena, "%.*s%s%s", STR_ARG(path), path.len > 0 ? "/" : "", entry->d_name));
    closedir(entries);
}

bool guard_contents(struct arena *arena, str out, const struct write_plan *plan, str shown, struct diags *diags)
{
    int folder = open(arena_cstr(arena, out), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return true; /* there is none, or opening it for writing says why not */
    struct search search = { .arena = arena, .stranger = STR("") };
    path_set_init(&search.files, arena);
    path_set_init(&search.folders, arena);
    add_plan(&search, plan);
    search_folder(&search, folder, STR(""));
    if (search.stranger.len == 0)
        return true;
    const char *why = "this folder holds what no build of this site has written";
    if (utf8_is_printable(search.stranger))
        why = arena_format(arena, "%s, such as %.*s", why, STR_ARG(search.stranger)).ptr;
    return refuse(diags, shown, why);
}

/* ---- files in the way ----------------------------------------------------------------------------------- */

/* Would writing these bytes take something of somebody else's away? A folder in the way is not: it stays. */
static bool is_in_the_way(int folder, const char *name, const struct write_plan *plan, size_t index)
{
    struct stat status;
    if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0 || S_ISDIR(status.st_mode))
        return false;
    if (!S_ISREG(status.st_mode))
        return true;
    struct buf bytes;
    buf_init(&bytes);
    bool other = plan->make(plan->context, index, &bytes) && !folder_has_same(folder, name, buf_str(&bytes));
    buf_finish(&bytes);
    return other;
}

static bool keeps_others(struct arena *scratch, int out, const struct write_plan *plan, size_t index)
{
    struct arena_mark mark = arena_mark(scratch);
    const char *name;
    int folder = folder_open_parent(scratch, out, plan->paths[index], false, &name);
    bool keeps = folder < 0 || !is_in_the_way(folder, name, plan, index);
    if (folder >= 0)
        close(folder);
    arena_rewind(scratch, mark);
    return keeps;
}

bool guard_files(struct arena *arena, int folder, const struct write_plan *plan, const struct path_set *earlier,
                 str shown, struct diags *diags)
{
    for (size_t i = 0; i < plan->count; i++) {
        if (path_set_has(earlier, plan->paths[i]) || keeps_others(arena, folder, plan, i))
            continue;
        struct diag *diag =
            diag_add(diags, DIAG_OUTPUT_REFUSED, (struct span){ NULL, 0, 0 },
                     "%.*s/%.*s: no build of this site has written this file, and it would be overwritten",
                     STR_ARG(shown), STR_ARG(plan->paths[i]));
        diag_advise(diags, diag, "move the file away, or choose a new or an empty folder with --out DIR");
        return false;
    }
    return true;
}
