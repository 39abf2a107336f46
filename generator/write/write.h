/* write: bytes -> files of the output folder.
 *
 * A file is whole at every moment: it is written to a temporary name beside it and renamed. A file whose bytes
 * are the same already is left alone, its time too. What an earlier build wrote and this one did not is removed
 * last; what no build wrote is never touched. Which files a build wrote is remembered in `.kechuang/` of the
 * site. */
#ifndef KC_WRITE_H
#define KC_WRITE_H

#include "arena.h"
#include "diag.h"

struct writer;

struct write_summary {
    size_t written;   /* files made or changed */
    size_t unchanged; /* files whose bytes were the same */
    size_t removed;   /* stale files removed */
};

/* Opens the output folder `out` (made where it is missing) of the site at `root`. NULL with a diagnostic where
 * it cannot be. */
struct writer *writer_create(str root, str out, struct diags *diags);
void writer_destroy(struct writer *writer);

/* Writes a file at `path` (relative, "/" between names, no "." or ".." part: asserted) below the output folder.
 * Two writes of one path in a build are an error (OUTPUT_PATH_CLASH). False with a diagnostic on failure. */
bool writer_put(struct writer *writer, str path, str bytes, struct diags *diags);

/* Removes stale files and remembers what was written. */
bool writer_finish(struct writer *writer, struct write_summary *ret_summary, struct diags *diags);

#endif
