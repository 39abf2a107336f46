/* What the parts of write share. Functions that return false or -1 leave the reason in errno. */
#ifndef KC_WRITE_INTERNAL_H
#define KC_WRITE_INTERNAL_H

#include "write.h"

/* ---- path_set.c: paths, each once ---- */

struct path_set {
    struct arena *arena; /* holds the table; the paths are the caller's */
    str *slots;          /* .ptr NULL: free; a power of two of them, at most half full */
    size_t slot_count;
    size_t count;
};

void path_set_init(struct path_set *set, struct arena *arena);
/* False where the path is in it already. */
bool path_set_add(struct path_set *set, str path);
bool path_set_has(const struct path_set *set, str path);
/* All paths, ordered by their bytes; in the set's arena. */
const str *path_set_sorted(const struct path_set *set);

/* Relative, "/" between names, no empty, "." or ".." name, UTF-8 without control characters. */
bool path_is_clean(str path);

/* ---- folder.c: files below an open folder, no symbolic link followed ---- */

/* Opens the folder that `path` (clean) stands in, from the folder `base`; *ret_name is the last part of path.
 * With `make`, missing folders are made. -1 on failure; the caller closes the result. */
int folder_open_parent(struct arena *scratch, int base, str path, bool make, const char **ret_name);
/* Is there a file `name` in the folder with these very bytes? */
bool folder_has_same(int folder, const char *name, str bytes);
/* Puts a file there, by way of a temporary name. */
bool folder_replace(int folder, const char *name, str bytes);
/* Removes the file at a clean path, if it is a file, and then the folders above it that are empty. True too where
 * there is no such file. */
bool folder_remove(struct arena *scratch, int base, str path, bool *ret_removed);

/* ---- manifest.c: what builds wrote ---- */

/* A manifest is a text file in .kechuang/, one for each output folder:
 *
 *     kechuang written 1
 *     public
 *     areas/dazu.html
 *     index.html
 *     end 2
 *
 * The last line tells a whole file from a cut one; the second is compared since the file's name is but a hash
 * of it. It is the output folder as guard_within has it, so that a site can be moved or copied whole. */

/* The name of the manifest of an output folder. */
str manifest_name(struct arena *arena, str out);
/* Adds the paths of a manifest to `set`. Nothing where it is missing or damaged; false where it is missing. */
bool manifest_read(struct arena *arena, int folder, str name, str out, struct path_set *set);
bool manifest_write(int folder, str name, str out, const str *paths, size_t count);

/* ---- guard.c: where a site must not be written ---- */

/* Where the folder `out` is, or is to be made: an absolute path without symbolic links. Empty with the reason in errno
 * where that is nowhere. */
str guard_resolve(struct arena *arena, str out);
/* `out` (resolved) as seen from the site at `root`: "public" below it, the absolute path elsewhere. */
str guard_within(struct arena *arena, str root, str out);
/* Is the folder at `out` (resolved) a place for the pages of the site at `root`, going by where it is? Reports
 * OUTPUT_REFUSED of `shown`. */
bool guard_place(struct arena *arena, str root, str out, str shown, struct diags *diags);
/* Does the folder at `out` hold nothing but what the plan has? Reports OUTPUT_REFUSED of `shown`. */
bool guard_contents(struct arena *arena, str out, const struct write_plan *plan, str shown, struct diags *diags);
/* Is every file in the way of the plan one of `earlier` builds', or the same already? Reports OUTPUT_REFUSED of `shown`
 * and the first that is not. `folder` is the open output folder. */
bool guard_files(struct arena *arena, int folder, const struct write_plan *plan, const struct path_set *earlier,
                 str shown, struct diags *diags);

#endif
