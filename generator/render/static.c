#include "render.h"

#include "embedded.h"
#include "hash.h"
#include "read.h"
#include "system.h"
#include "utf8.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

extern const struct embedded_files render_static;

enum {
    FOLDER_DEPTH_LIMIT = 16, /* folders inside each other */
};

/* The largest file copied: no page needs one as large, and it is held in memory. */
#define FILE_SIZE_LIMIT ((size_t)256 << 20)

/* The files so far. */
struct gathering {
    struct arena *arena;
    struct diags *diags;
    struct static_file *items;
    size_t count;
    size_t capacity;
};

static void add(struct gathering *gathering, str path, str bytes)
{
    gathering->items = arena_reserve(gathering->arena, gathering->items, gathering->count, &gathering->capacity,
                                     sizeof *gathering->items);
    gathering->items[gathering->count++] = (struct static_file){ path, bytes };
}

/* ---- the site's own ------------------------------------------------------------------------------------- */

static void report(struct gathering *gathering, enum diag_code code, str path, const char *message)
{
    struct source *source = arena_new(&gathering->diags->arena, struct source);
    source->path = arena_copy(&gathering->diags->arena, path);
    diag_add(gathering->diags, code, (struct span){ source, 0, 0 }, "%s", message);
}

static void report_error(struct gathering *gathering, str path, int error)
{
    char text[128];
    report(gathering, system_error_code(error), path,
           error == EFBIG ? "the file is larger than 256 MiB" : system_error_text(error, text));
}

static void add_file(struct gathering *gathering, int folder, const char *name, str path, str shown)
{
    int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    struct buf bytes;
    buf_init(&bytes);
    if (fd >= 0 && system_read_all(fd, FILE_SIZE_LIMIT, &bytes))
        add(gathering, path, arena_copy(gathering->arena, buf_str(&bytes)));
    else
        report_error(gathering, shown, errno);
    buf_finish(&bytes);
    if (fd >= 0)
        close(fd);
}

/* `path` is that of the output, `shown` that of messages. Takes over `fd`. */
static void walk(struct gathering *gathering, int fd, str path, str shown, int depth)
{
    DIR *folder = fdopendir(fd);
    if (!folder) {
        report_error(gathering, shown, errno);
        close(fd);
        return;
    }
    const struct dirent *entry;
    while ((entry = readdir(folder)) != NULL) {
        const char *name = entry->d_name;
        struct stat status;
        if (name[0] == '.' || fstatat(fd, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        if (!utf8_is_printable(str_from(name))) {
            report(gathering, DIAG_FILE_UNREADABLE, shown,
                   utf8_find_invalid(str_from(name)) == STR_NONE
                       ? "a file in here has a line end or another control character in its name; rename it"
                       : "a file in here has a name that is no text in UTF-8; rename it");
            continue;
        }
        str entry_path = arena_format(gathering->arena, "%.*s/%s", STR_ARG(path), name);
        str entry_shown = arena_format(gathering->arena, "%.*s/%s", STR_ARG(shown), name);
        if (S_ISREG(status.st_mode)) {
            add_file(gathering, fd, name, entry_path, entry_shown);
        } else if (S_ISDIR(status.st_mode) && depth < FOLDER_DEPTH_LIMIT) {
            int inner = openat(fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
            if (inner >= 0)
                walk(gathering, inner, entry_path, entry_shown, depth + 1);
            else
                report_error(gathering, entry_shown, errno);
        }
    }
    closedir(folder);
}

static void add_own(struct gathering *gathering, const struct site *site)
{
    str path = site_path(gathering->arena, site, STR("static"));
    int fd = open(arena_cstr(gathering->arena, path), O_RDONLY | O_DIRECTORY);
    if (fd >= 0)
        walk(gathering, fd, STR("static"), path, 1);
    else if (errno != ENOENT && errno != ENOTDIR)
        report_error(gathering, path, errno);
}

/* ---- all ------------------------------------------------------------------------------------------------ */

static int by_path(const void *a, const void *b)
{
    return str_compare(((const struct static_file *)a)->path, ((const struct static_file *)b)->path);
}

static struct static_file *find_own(struct static_file *own, size_t count, str path)
{
    struct static_file wanted = { path, STR("") };
    return count > 0 ? bsearch(&wanted, own, count, sizeof *own, by_path) : NULL;
}

/* A site's own file of that name stands in its place, unless it is what the built-in one was made of. */
static void add_built_in(struct gathering *gathering, size_t own_count, str path, str bytes, uint64_t source_hash)
{
    struct static_file *own = find_own(gathering->items, own_count, path);
    if (!own)
        add(gathering, path, bytes);
    else if (hash_bytes(own->bytes) == source_hash)
        own->bytes = bytes;
}

struct static_files render_static_files(struct arena *arena, const struct site *site, struct diags *diags)
{
    struct gathering gathering = { .arena = arena, .diags = diags };
    add_own(&gathering, site);
    size_t own = gathering.count;
    if (own > 0)
        qsort(gathering.items, own, sizeof *gathering.items, by_path);
    for (size_t i = 0; i < render_static.count; i++) {
        const struct embedded_file *file = &render_static.items[i];
        add_built_in(&gathering, own, arena_join(arena, STR("static/"), file->name), file->bytes, file->source_hash);
    }
    add_built_in(&gathering, own, STR("static/chart.css"), chart_css(), hash_bytes(chart_css()));
    qsort(gathering.items, gathering.count, sizeof *gathering.items, by_path);
    return (struct static_files){ gathering.items, gathering.count };
}
