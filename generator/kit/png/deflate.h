/* Rows of bytes packed as zlib has them (RFC 1950, RFC 1951): what a row has in common with the one above, and bytes that
 * repeat, are referred to. One block with the fixed codes, so that no tables have to be sent. */
#ifndef KC_PNG_DEFLATE_H
#define KC_PNG_DEFLATE_H

#include "buf.h"

/* Appends the packed bytes. `stride` is the length of a row, at most 32768: so far one can refer back. */
void deflate_rows(struct buf *out, str bytes, size_t stride);

#endif
