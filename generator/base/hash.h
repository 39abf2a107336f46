/* A hash of bytes: FNV-1a with 64 bits. The same on every machine, so names of files may be made of it.
 *
 *     "areas/dazu.html" -> the slot of a table where the path is looked for first
 *
 * Whoever chooses the bytes can make two of them collide: a table must stay right, and may become slow. */
#ifndef KC_HASH_H
#define KC_HASH_H

#include "str.h"

#include <stdint.h>

uint64_t hash_bytes(str bytes);

#endif
