#include "system.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 64 << 10 }; /* bytes asked of the system at once */

bool system_read_all(int fd, size_t limit, struct buf *out)
{
    size_t before = out->len;
    for (;;) {
        ssize_t count = read(fd, buf_reserve(out, CHUNK), CHUNK);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count == 0;
        out->len += (size_t)count;
        if (out->len - before > limit) {
            errno = EFBIG;
            return false;
        }
    }
}

const char *system_error_text(int error, char text[static 128])
{
    if (strerror_r(error, text, 128) != 0)
        snprintf(text, 128, "system error %d", error);
    return text;
}

enum diag_code system_error_code(int error)
{
    switch (error) {
    case EFBIG:
    case EINVAL:
    case EISDIR:
    case ELOOP:
    case ENAMETOOLONG:
    case ENOENT:
    case ENOTDIR:
    case ENXIO:
        return DIAG_FILE_UNREADABLE;
    default:
        return DIAG_FILE_REFUSED;
    }
}
