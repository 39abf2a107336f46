/* Names of files made of ids, and addresses made of names.
 *
 *     file_name_of_id(arena, STR("2024/大足:1"))   ->   2024~2F大足~3A1
 *     url_add_path(&out, STR("areas/大足.html"))   ->   areas/%E5%A4%A7%E8%B6%B3.html */
#ifndef KC_FILE_NAME_H
#define KC_FILE_NAME_H

#include "arena.h"
#include "buf.h"

/* An id as a file's name without ending. Bytes that a file name cannot hold on every system are written ~XX, other
 * scripts are kept; a long id is cut. Different ids give different names. */
str file_name_of_id(struct arena *arena, str id);

/* Appends a path as a part of an address: all but the unreserved characters of RFC 3986 and "/" percent-encoded. */
void url_add_path(struct buf *out, str path);

#endif
