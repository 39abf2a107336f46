/* write: bytes -> files of the output folder.
 *
 *     writer_put(writer, STR("areas/dazu.html"), bytes, diags)   ->   public/areas/dazu.html
 *
 * A file is whole at every moment: it is written to a temporary name beside it and renamed. A file whose bytes
 * are the same already is left alone, its time too. What an earlier build wrote and this one did not is removed
 * last, with the folders that this empties; what no build wrote is never touched, and no symbolic link below the
 * output folder is followed. Which files a build wrote into which output folder is remembered in `.kechuang/` of
 * the site; where that memory is lost or damaged, nothing is removed.
 *
 * Files are not forced onto the disk one by one, which would take longer than all the rest: after a power cut the
 * next build finds what differs and writes it again. */
#ifndef KC_WRITE_H
#define KC_WRITE_H

#include "arena.h"
#include "buf.h"
#include "diag.h"

struct writer;

struct write_summary {
    size_t written;   /* files made or changed */
    size_t unchanged; /* files whose bytes were the same */
    size_t removed;   /* stale files removed */
};

/* What a build is going to write. */
struct write_plan {
    const str *paths; /* as writer_put takes them; as long as the writer */
    size_t count;
    /* Appends the bytes of paths[index]; false where they cannot be made. Asked for only where a file stands there that
     * no build is remembered to have written. */
    bool (*make)(void *context, size_t index, struct buf *out);
    void *context; /* of make */
};

/* Opens the output folder `out` (made where it is missing; the folder it stands in has to exist) of the site at
 * `root`. Waits while another build writes the same site. A writer is used by one thread at a time.
 *
 * NULL with an OUTPUT_FAILED diagnostic where it cannot be; with an OUTPUT_REFUSED one, nothing having been written,
 * where files would get lost among the author's own: in the root of the file system, in the site's folder itself, in
 * or below its content/, templates/, static/ or .kechuang/, and in a folder that no build of this site is remembered
 * to have written and that holds what is not in the plan (NULL: an empty one). Names that begin with a dot do not
 * count, so that a folder under version control can be written. Refused is too what would overwrite a file that no build
 * is remembered to have written, unless it has the very bytes that this build gives it.
 *
 * The whole plan is remembered as written before the first file is, so that a build that is killed leaves no file behind
 * that no later one removes. */
struct writer *writer_create(str root, str out, const struct write_plan *plan, struct diags *diags);
/* Without writer_finish before it, nothing is removed, and what was written (no more the whole plan) is remembered beside
 * what earlier builds wrote. NULL is allowed. */
void writer_destroy(struct writer *writer);

/* Writes a file at `path` (relative, "/" between names, no empty, "." or ".." name, UTF-8 without control
 * characters: asserted) below the output folder, the folders on the way too. Two writes of one path in a build are an error
 * (OUTPUT_PATH_CLASH; the first stands). False with a diagnostic on failure (OUTPUT_FAILED). */
bool writer_put(struct writer *writer, str path, str bytes, struct diags *diags);

/* Removes stale files and remembers what was written. False where a file could not be removed, or remembered;
 * the summary is set all the same. */
bool writer_finish(struct writer *writer, struct write_summary *ret_summary, struct diags *diags);

#endif
