/* A temporary folder for a test: made empty, filled, looked at, removed.
 *
 *     static struct folder folder;
 *     folder_create(&folder);
 *     folder_put(&folder, "content/articles/a.md", STR("…"));
 *     str path = folder_path(&folder, "content/articles/a.md");
 *     folder_destroy(&folder); */
#ifndef KC_TEST_FOLDER_H
#define KC_TEST_FOLDER_H

#include "arena.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct folder {
    struct arena arena; /* holds the paths */
    str root;           /* absolute */
};

static inline void folder_stop(const char *what, const char *path)
{
    fprintf(stderr, "%s %s: %s\n", what, path, strerror(errno));
    abort();
}

static inline void folder_create(struct folder *folder)
{
    arena_init(&folder->arena);
    const char *parent = getenv("TMPDIR");
    str pattern = arena_format(&folder->arena, "%s/kechuang-test-XXXXXX", parent ? parent : "/tmp");
    if (!mkdtemp((char *)pattern.ptr))
        folder_stop("mkdtemp", pattern.ptr);
    folder->root = pattern;
}

/* The absolute path of a name in the folder; its bytes end in NUL. */
static inline str folder_path(struct folder *folder, const char *name)
{
    return arena_format(&folder->arena, "%.*s/%s", STR_ARG(folder->root), name);
}

/* Makes the folders above a path. */
static inline void folder_make_parents(str path)
{
    char *copy = (char *)path.ptr;
    for (size_t i = 1; i < path.len; i++) {
        if (copy[i] != '/')
            continue;
        copy[i] = '\0';
        if (mkdir(copy, 0777) != 0 && errno != EEXIST)
            folder_stop("mkdir", copy);
        copy[i] = '/';
    }
}

static inline void folder_put(struct folder *folder, const char *name, str bytes)
{
    str path = folder_path(folder, name);
    folder_make_parents(path);
    FILE *file = fopen(path.ptr, "wb");
    if (!file || fwrite(bytes.ptr, 1, bytes.len, file) != bytes.len || fclose(file) != 0)
        folder_stop("write", path.ptr);
}

/* The bytes of a file in the folder; .ptr NULL where there is none. */
static inline str folder_get(struct folder *folder, const char *name)
{
    FILE *file = fopen(folder_path(folder, name).ptr, "rb");
    if (!file)
        return (str){ NULL, 0 };
    char *bytes = arena_alloc(&folder->arena, 1 << 16, 1);
    size_t length = fread(bytes, 1, 1 << 16, file);
    fclose(file);
    return (str){ bytes, length };
}

static inline bool folder_has(struct folder *folder, const char *name)
{
    struct stat status;
    return lstat(folder_path(folder, name).ptr, &status) == 0;
}

static inline int folder_remove_one(const char *path, const struct stat *status, int flag, struct FTW *place)
{
    (void)status;
    (void)flag;
    (void)place;
    return remove(path);
}

static inline void folder_destroy(struct folder *folder)
{
    nftw(folder->root.ptr, folder_remove_one, 16, FTW_DEPTH | FTW_PHYS);
    arena_finish(&folder->arena);
}

#endif
