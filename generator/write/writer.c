#include "write_internal.h"

#include "system.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct writer {
    struct arena arena;
    str shown;         /* the output folder as it was given, for messages */
    str out;           /* its absolute path, no symbolic link in it */
    str remembered_as; /* that, or its path within the site: what the manifest calls it */
    str manifest;      /* name of the manifest */
    int out_folder;    /* open folders; -1: not open */
    int memory_folder; /* <root>/.kechuang */
    int lock;
    struct path_set earlier; /* what earlier builds wrote */
    struct path_set written; /* what this one was given to write, unchanged files too */
    struct path_set failed;  /* those of them that could not be written */
    struct write_summary summary;
    bool finished;
};

/* Reports errno. */
static bool fail(struct diags *diags, str folder, str path)
{
    char text[128];
    diag_add(diags, DIAG_OUTPUT_FAILED, (struct span){ NULL, 0, 0 }, "%.*s%s%.*s: %s", STR_ARG(folder),
             path.len > 0 ? "/" : "", STR_ARG(path), system_error_text(errno, text));
    return false;
}

/* Makes the folder where it is missing. */
static int open_folder(const char *path)
{
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        return -1;
    return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static bool open_out(struct writer *writer, str out, struct diags *diags)
{
    writer->out_folder = open_folder(arena_cstr(&writer->arena, out));
    return writer->out_folder >= 0 || fail(diags, out, STR(""));
}

/* Waits until no other build of the site writes. Where the file system has no locks, goes on without. */
static void take_lock(struct writer *writer)
{
    writer->lock = openat(writer->memory_folder, "lock", O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    while (writer->lock >= 0 && fcntl(writer->lock, F_SETLKW, &whole) != 0 && errno == EINTR)
        ;
}

/* *ret_known: a build is remembered to have written the output folder. */
static bool open_memory(struct writer *writer, str root, bool *ret_known, struct diags *diags)
{
    str folder = root.len > 0 ? root : STR(".");
    str path = arena_format(&writer->arena, "%.*s/.kechuang", STR_ARG(folder));
    writer->memory_folder = open_folder(path.ptr);
    if (writer->memory_folder < 0)
        return fail(diags, path, STR(""));
    take_lock(writer);
    writer->remembered_as = guard_within(&writer->arena, root, writer->out);
    writer->manifest = manifest_name(&writer->arena, writer->remembered_as);
    *ret_known =
        manifest_read(&writer->arena, writer->memory_folder, writer->manifest, writer->remembered_as, &writer->earlier);
    return true;
}

/* Remembers all that is going to be written as written. */
static bool remember_plan(struct writer *writer, const struct write_plan *plan, struct diags *diags)
{
    struct path_set all;
    path_set_init(&all, &writer->arena);
    const str *earlier = path_set_sorted(&writer->earlier);
    for (size_t i = 0; i < writer->earlier.count; i++)
        path_set_add(&all, earlier[i]);
    for (size_t i = 0; i < plan->count; i++)
        path_set_add(&all, plan->paths[i]);
    return manifest_write(writer->memory_folder, writer->manifest, writer->remembered_as, path_set_sorted(&all),
                          all.count) ||
           fail(diags, STR(".kechuang"), writer->manifest);
}

static bool open_all(struct writer *writer, str root, const struct write_plan *plan, struct diags *diags)
{
    writer->out = guard_resolve(&writer->arena, writer->shown);
    if (writer->out.len == 0)
        return fail(diags, writer->shown, STR(""));
    bool known = false;
    return guard_place(&writer->arena, root, writer->out, writer->shown, diags) &&
           open_memory(writer, root, &known, diags) &&
           (known || guard_contents(&writer->arena, writer->out, plan, writer->shown, diags)) &&
           open_out(writer, writer->shown, diags) &&
           guard_files(&writer->arena, writer->out_folder, plan, &writer->earlier, writer->shown, diags) &&
           remember_plan(writer, plan, diags);
}

struct writer *writer_create(str root, str out, const struct write_plan *plan, struct diags *diags)
{
    struct arena arena;
    arena_init(&arena);
    struct writer *writer = arena_new(&arena, struct writer);
    writer->arena = arena; /* which holds the writer itself */
    writer->out_folder = writer->memory_folder = writer->lock = -1;
    writer->finished = true; /* until there is something to remember */
    writer->shown = arena_copy(&writer->arena, out);
    path_set_init(&writer->earlier, &writer->arena);
    path_set_init(&writer->written, &writer->arena);
    path_set_init(&writer->failed, &writer->arena);
    if (open_all(writer, root, plan ? plan : &(struct write_plan){ 0 }, diags)) {
        writer->finished = false;
        return writer;
    }
    writer_destroy(writer);
    return NULL;
}

bool writer_put(struct writer *writer, str path, str bytes, struct diags *diags)
{
    assert(path_is_clean(path));
    path = arena_copy(&writer->arena, path);
    if (!path_set_add(&writer->written, path)) {
        diag_add(diags, DIAG_OUTPUT_PATH_CLASH, (struct span){ NULL, 0, 0 }, "%.*s/%.*s would be written twice",
                 STR_ARG(writer->shown), STR_ARG(path));
        return false;
    }
    struct arena_mark mark = arena_mark(&writer->arena);
    const char *name;
    int folder = folder_open_parent(&writer->arena, writer->out_folder, path, true, &name);
    bool same = folder >= 0 && folder_has_same(folder, name, bytes);
    bool done = same || (folder >= 0 && folder_replace(folder, name, bytes));
    if (!done)
        fail(diags, writer->shown, path);
    if (folder >= 0)
        close(folder);
    writer->summary.unchanged += same;
    writer->summary.written += done && !same;
    arena_rewind(&writer->arena, mark);
    if (!done)
        path_set_add(&writer->failed, path);
    return done;
}

/* Removes what only earlier builds wrote. What cannot be removed is reported and counts as written, so that the
 * next build tries again. */
static bool remove_stale(struct writer *writer, struct diags *diags)
{
    bool all = true;
    const str *earlier = path_set_sorted(&writer->earlier);
    for (size_t i = 0; i < writer->earlier.count; i++) {
        if (path_set_has(&writer->written, earlier[i]))
            continue;
        struct arena_mark mark = arena_mark(&writer->arena);
        bool removed = false;
        bool gone = folder_remove(&writer->arena, writer->out_folder, earlier[i], &removed);
        if (!gone)
            fail(diags, writer->shown, earlier[i]);
        arena_rewind(&writer->arena, mark);
        if (!gone)
            path_set_add(&writer->written, earlier[i]);
        writer->summary.removed += removed;
        all = all && gone;
    }
    return all;
}

/* What stands where a file could not be written may be somebody else's. */
static bool is_ours(const struct writer *writer, str path)
{
    return !path_set_has(&writer->failed, path) || path_set_has(&writer->earlier, path);
}

static bool remember(struct writer *writer)
{
    const str *written = path_set_sorted(&writer->written);
    str *ours = arena_array(&writer->arena, str, writer->written.count);
    size_t count = 0;
    for (size_t i = 0; i < writer->written.count; i++)
        if (is_ours(writer, written[i]))
            ours[count++] = written[i];
    return manifest_write(writer->memory_folder, writer->manifest, writer->remembered_as, ours, count);
}

bool writer_finish(struct writer *writer, struct write_summary *ret_summary, struct diags *diags)
{
    assert(!writer->finished);
    bool done = remove_stale(writer, diags);
    if (!remember(writer))
        done = fail(diags, STR(".kechuang"), writer->manifest);
    writer->finished = true;
    *ret_summary = writer->summary;
    return done;
}

/* A build that broke off: its files belong to builds, and the earlier ones' still do. */
static void remember_both(struct writer *writer)
{
    const str *earlier = path_set_sorted(&writer->earlier);
    for (size_t i = 0; i < writer->earlier.count; i++)
        path_set_add(&writer->written, earlier[i]);
    remember(writer); /* where this fails too, some files will not be removed: no harm */
}

static void close_folder(int folder)
{
    if (folder >= 0)
        close(folder);
}

void writer_destroy(struct writer *writer)
{
    if (!writer)
        return;
    if (!writer->finished)
        remember_both(writer);
    close_folder(writer->out_folder);
    close_folder(writer->memory_folder);
    close_folder(writer->lock);
    struct arena arena = writer->arena;
    arena_finish(&arena);
}
