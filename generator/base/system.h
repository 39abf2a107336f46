/* Files as the system has them: read whole, and what is said where it refuses.
 *
 *     EACCES -> "Permission denied", file-refused;  ENOENT -> "No such file or directory", file-unreadable */
#ifndef KC_SYSTEM_H
#define KC_SYSTEM_H

#include "buf.h"
#include "diag.h"

/* Appends all that an open file still holds. False with errno set where the system refuses; EFBIG where it is more
 * than `limit` bytes, of which up to one chunk more has been appended then. */
bool system_read_all(int fd, size_t limit, struct buf *out);

/* The system's words for an errno value, which is at least 128 bytes of `text`. Returns text. */
const char *system_error_text(int error, char text[static 128]);
/* Who has to do something about a file that cannot be read: FILE_UNREADABLE where the name is wrong or what it names
 * is no such file (the content), FILE_REFUSED for all else (a permission, the disk). */
enum diag_code system_error_code(int error);

#endif
