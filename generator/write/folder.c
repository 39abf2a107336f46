#include "write_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The name a file has while it is written. It is the same each time, so that what a build that was killed left
 * behind is overwritten by the next one; builds of one site exclude each other (see writer.c). */
static const char temporary_name[] = ".kechuang.tmp";

enum { CHUNK = 64 << 10 }; /* bytes compared at once */

/* Opens the folder `name` of a folder, which is closed. */
static int step_into(int folder, const char *name, bool make)
{
    int next = -1;
    if (!make || mkdirat(folder, name, 0777) == 0 || errno == EEXIST)
        next = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    int error = errno;
    close(folder);
    errno = error;
    return next;
}

int folder_open_parent(struct arena *scratch, int base, str path, bool make, const char **ret_name)
{
    str rest = path;
    int folder = fcntl(base, F_DUPFD_CLOEXEC, 0);
    for (;;) {
        const char *name = arena_cstr(scratch, str_split(&rest, '/'));
        if (folder < 0)
            return -1;
        if (rest.len == 0) {
            *ret_name = name;
            return folder;
        }
        folder = step_into(folder, name, make);
    }
}

/* Does the open file have these bytes from its start to its end? */
static bool has_bytes(int fd, str bytes)
{
    char chunk[CHUNK];
    while (bytes.len > 0) {
        ssize_t count = read(fd, chunk, bytes.len < CHUNK ? bytes.len : CHUNK);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0 || memcmp(chunk, bytes.ptr, (size_t)count) != 0)
            return false;
        bytes = str_slice(bytes, (size_t)count, bytes.len);
    }
    return true;
}

bool folder_has_same(int folder, const char *name, str bytes)
{
    int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return false;
    struct stat status;
    bool same = fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && (size_t)status.st_size == bytes.len &&
                has_bytes(fd, bytes);
    close(fd);
    return same;
}

static bool write_all(int fd, str bytes)
{
    while (bytes.len > 0) {
        ssize_t count = write(fd, bytes.ptr, bytes.len);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        bytes = str_slice(bytes, (size_t)count, bytes.len);
    }
    return true;
}

static bool write_temporary(int folder, str bytes)
{
    if (unlinkat(folder, temporary_name, 0) != 0 && errno != ENOENT)
        return false;
    int fd = openat(folder, temporary_name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0)
        return false;
    bool written = write_all(fd, bytes);
    int error = errno;
    if (close(fd) != 0 && written) {
        written = false;
        error = errno;
    }
    errno = error;
    return written;
}

bool folder_replace(int folder, const char *name, str bytes)
{
    if (write_temporary(folder, bytes) && renameat(folder, temporary_name, folder, name) == 0)
        return true;
    int error = errno;
    unlinkat(folder, temporary_name, 0);
    errno = error;
    return false;
}

/* Removes the file `path` alone. */
static bool remove_file(struct arena *scratch, int base, str path, bool *ret_removed)
{
    *ret_removed = false;
    const char *name;
    int folder = folder_open_parent(scratch, base, path, false, &name);
    if (folder < 0)
        return errno == ENOENT || errno == ENOTDIR || errno == ELOOP;
    struct stat status;
    bool is_file = fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(status.st_mode);
    *ret_removed = is_file && unlinkat(folder, name, 0) == 0;
    int error = errno;
    close(folder);
    errno = error;
    return *ret_removed || !is_file;
}

/* Removes the folder `path` if it is empty. */
static bool remove_folder(struct arena *scratch, int base, str path)
{
    const char *name;
    int folder = folder_open_parent(scratch, base, path, false, &name);
    if (folder < 0)
        return false;
    bool removed = unlinkat(folder, name, AT_REMOVEDIR) == 0;
    close(folder);
    return removed;
}

bool folder_remove(struct arena *scratch, int base, str path, bool *ret_removed)
{
    if (!remove_file(scratch, base, path, ret_removed))
        return false;
    size_t slash = *ret_removed ? str_find_last(path, STR("/")) : STR_NONE;
    while (slash != STR_NONE) {
        path = str_slice(path, 0, slash);
        if (!remove_folder(scratch, base, path))
            break;
        slash = str_find_last(path, STR("/"));
    }
    return true;
}
