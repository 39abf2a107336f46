#include "read_internal.h"

#include "utf8.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Folders in folders. Each open one holds a file descriptor; people sort articles by year and month. */
enum { FOLDER_DEPTH_LIMIT = 32 };

struct walk {
    struct arena *arena;
    struct diags *diags;
    str *articles;
    size_t article_count;
    size_t article_capacity;
    str *others; /* files that are no article, sidecars among them */
    size_t other_count;
    size_t other_capacity;
};

static void add_path(struct arena *arena, str **paths, size_t *count, size_t *capacity, str path)
{
    *paths = arena_reserve(arena, *paths, *count, capacity, sizeof **paths);
    (*paths)[(*count)++] = path;
}

static void report(struct walk *walk, enum diag_code code, str path, const char *message)
{
    file_report(walk->arena, code, path, message, walk->diags);
}

static void report_error(struct walk *walk, str path, int error)
{
    file_report_error(walk->arena, path, error, walk->diags);
}

static void walk_folder(struct walk *walk, DIR *folder, str path, int depth);

/* Goes into the folder `name` of an open folder. */
static void enter_folder(struct walk *walk, int parent, const char *name, str path, int depth)
{
    if (depth == FOLDER_DEPTH_LIMIT) {
        report(walk, DIAG_FILE_UNREADABLE, path, "folders stand too deep in each other; this one is passed over");
        return;
    }
    int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *folder = fd < 0 ? NULL : fdopendir(fd);
    if (!folder) {
        report_error(walk, path, errno);
        if (fd >= 0)
            close(fd);
        return;
    }
    walk_folder(walk, folder, path, depth);
    closedir(folder);
}

static void add_file(struct walk *walk, str path)
{
    enum document_format format;
    if (path_format(path, &format))
        add_path(walk->arena, &walk->articles, &walk->article_count, &walk->article_capacity, path);
    else
        add_path(walk->arena, &walk->others, &walk->other_count, &walk->other_capacity, path);
}

static void walk_entry(struct walk *walk, DIR *folder, const char *name, str folder_path, int depth)
{
    str path = file_join(walk->arena, folder_path, str_from(name));
    struct stat status;
    if (!utf8_is_printable(str_from(name)))
        report(walk, DIAG_FILE_UNREADABLE, folder_path,
               utf8_find_invalid(str_from(name)) == STR_NONE
                   ? "a file in here has a line end or another control character in its name; rename it"
                   : "a file in here has a name that is no text in UTF-8; rename it");
    else if (fstatat(dirfd(folder), name, &status, AT_SYMLINK_NOFOLLOW) != 0)
        report_error(walk, path, errno);
    else if (S_ISDIR(status.st_mode))
        enter_folder(walk, dirfd(folder), name, path, depth + 1);
    else if (S_ISREG(status.st_mode))
        add_file(walk, path);
    else
        report(walk, DIAG_FILE_FORMAT_UNKNOWN, path,
               S_ISLNK(status.st_mode) ? "a symbolic link is not followed" : "this is neither a file nor a folder");
}

static void walk_folder(struct walk *walk, DIR *folder, str path, int depth)
{
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (!entry)
            break;
        if (entry->d_name[0] != '.')
            walk_entry(walk, folder, entry->d_name, path, depth);
    }
    if (errno != 0)
        report_error(walk, path, errno);
}

static int compare_paths(const void *a, const void *b)
{
    return str_compare(*(const str *)a, *(const str *)b);
}

static void sort_paths(str *paths, size_t count)
{
    if (count > 1)
        qsort(paths, count, sizeof *paths, compare_paths);
}

static bool is_listed(const str *paths, size_t count, str path)
{
    return count > 0 && bsearch(&path, paths, count, sizeof *paths, compare_paths);
}

/* Warns of files that nothing reads. */
static void report_others(struct walk *walk)
{
    for (size_t i = 0; i < walk->other_count; i++) {
        str path = walk->others[i];
        str article;
        if (!path_is_sidecar(path, &article))
            report(walk, DIAG_FILE_FORMAT_UNKNOWN, path, "this is no article and is passed over");
        else if (!is_listed(walk->articles, walk->article_count, article))
            report(walk, DIAG_FILE_FORMAT_UNKNOWN, path, "the article that this front matter belongs to is not here");
    }
}

/* Folders are read in the order the disk has them; messages come in the order of paths. */
static int compare_diags(const void *a, const void *b)
{
    const struct diag *left = a;
    const struct diag *right = b;
    int order = str_compare(left->span.source->path, right->span.source->path);
    return order ? order : str_compare(left->message, right->message);
}

enum file_result walk_files(struct arena *arena, str path, const str **ret_paths, size_t *ret_count,
                            struct diags *diags)
{
    DIR *folder = opendir(arena_cstr(arena, path));
    if (!folder && errno == ENOENT)
        return FILE_MISSING;
    struct diags found;
    diags_init(&found);
    struct walk walk = { .arena = arena, .diags = &found };
    if (folder) {
        walk_folder(&walk, folder, path, 0);
        closedir(folder);
        sort_paths(walk.articles, walk.article_count);
        report_others(&walk);
        if (found.count > 1)
            qsort(found.items, found.count, sizeof *found.items, compare_diags);
        *ret_paths = walk.articles;
        *ret_count = walk.article_count;
    } else {
        report_error(&walk, path, errno);
    }
    diags_append(diags, &found);
    diags_finish(&found);
    return folder ? FILE_READ : FILE_FAILED;
}

bool read_list_articles(struct arena *arena, const struct site *site, const str **ret_paths, size_t *ret_count,
                        struct diags *diags)
{
    str path = site_path(arena, site, STR("content/articles"));
    enum file_result result = walk_files(arena, path, ret_paths, ret_count, diags);
    if (result == FILE_MISSING)
        file_report(arena, DIAG_SETTINGS_MISSING, path,
                    "there is no folder content/articles; make it and put the articles into it", diags);
    return result == FILE_READ;
}
