#include "read_internal.h"

#include "system.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The largest text file read. A year of a newspaper is a few MB; a file above this is no article, and what is
 * made of a text takes several times its size in memory. */
#define FILE_SIZE_LIMIT (256 << 20)

enum { UNKNOWN_SIZE = (64 << 10) - 1 }; /* bytes to begin with where the system does not say how many come */

str file_join(struct arena *arena, str folder, str name)
{
    if (folder.len == 0 || str_eq(folder, STR(".")))
        return arena_copy(arena, name);
    const char *slash = str_ends(folder, STR("/")) ? "" : "/";
    return arena_format(arena, "%.*s%s%.*s", STR_ARG(folder), slash, STR_ARG(name));
}

void file_report(struct arena *arena, enum diag_code code, str path, const char *message, struct diags *diags)
{
    struct source *source = arena_new(arena, struct source);
    *source = (struct source){ .path = arena_copy(arena, path), .bytes = STR("") };
    diag_add(diags, code, (struct span){ source, 0, 0 }, "%s", message);
}

void file_report_error(struct arena *arena, str path, int error, struct diags *diags)
{
    char text[128];
    const char *message = error == EFBIG ? "the file is larger than 256 MiB" : system_error_text(error, text);
    file_report(arena, system_error_code(error), path, message, diags);
}

/* The bytes that a file is likely to have, a pipe at first. */
static size_t expected_size(int fd)
{
    struct stat status;
    bool regular = fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
    if (!regular)
        return UNKNOWN_SIZE;
    return status.st_size > FILE_SIZE_LIMIT ? FILE_SIZE_LIMIT : (size_t)status.st_size;
}

/* Reads to where the arena keeps it, so that it is not copied. */
static bool read_all(struct arena *arena, int fd, str *ret_bytes)
{
    size_t length = 0, capacity = expected_size(fd) + 1; /* one byte more shows that no more came */
    char *bytes = arena_alloc(arena, capacity, 1);
    for (;;) {
        bytes = arena_reserve(arena, bytes, length, &capacity, 1);
        ssize_t count = read(fd, bytes + length, capacity - length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        if (count == 0)
            break;
        length += (size_t)count;
        if (length > FILE_SIZE_LIMIT) {
            errno = EFBIG;
            return false;
        }
    }
    *ret_bytes = (str){ bytes, length };
    return true;
}

static enum file_result read_bytes(struct arena *arena, str path, int fd, str *ret_bytes, struct diags *diags)
{
    if (read_all(arena, fd, ret_bytes))
        return FILE_READ;
    file_report_error(arena, path, errno, diags);
    return FILE_FAILED;
}

/* Opens a path for reading, "-" as standard input; -1 with errno set. */
static int open_path(struct arena *arena, str path, enum file_sort sort)
{
    if (str_eq(path, STR("-")))
        return dup(STDIN_FILENO);
    if (path.len > 0 && memchr(path.ptr, '\0', path.len)) {
        errno = EINVAL;
        return -1;
    }
    /* Opening a pipe waits for its writer, which may never come. */
    int wait = sort == FILE_OF_SITE ? O_NONBLOCK : 0;
    return open(arena_cstr(arena, path), O_RDONLY | O_CLOEXEC | O_NOCTTY | wait);
}

/* A pipe or a device has no end that can be relied on. Of a folder the system says so itself. */
static bool is_endless(int fd)
{
    struct stat status;
    return fstat(fd, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

enum file_result file_load(struct arena *arena, str path, enum file_sort sort, struct source *source,
                           struct encoding *ret_encoding, struct diags *diags)
{
    *source = (struct source){ .path = arena_copy(arena, path), .bytes = STR("") };
    int fd = open_path(arena, path, sort);
    if (fd < 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return FILE_MISSING;
        file_report_error(arena, path, errno, diags);
        return FILE_FAILED;
    }
    enum file_result result = FILE_FAILED;
    if (sort == FILE_OF_SITE && !str_eq(path, STR("-")) && is_endless(fd))
        file_report(arena, DIAG_FILE_UNREADABLE, path, "this is a pipe or a device, not a file", diags);
    else
        result = read_bytes(arena, path, fd, &source->bytes, diags);
    close(fd);
    if (result == FILE_READ && !encoding_decode(arena, source, ret_encoding, diags))
        result = FILE_FAILED;
    return result;
}

struct source *read_text_file(struct arena *arena, str path, struct diags *diags)
{
    struct source *source = arena_new(arena, struct source);
    struct encoding encoding;
    enum file_result result = file_load(arena, path, FILE_OF_SITE, source, &encoding, diags);
    if (result == FILE_MISSING)
        file_report_error(arena, path, ENOENT, diags);
    return result == FILE_READ ? source : NULL;
}
