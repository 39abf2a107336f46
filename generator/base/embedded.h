/* Files that the program carries within itself: generator/embed.py makes a C array of them at build time.
 *
 *     extern const struct embedded_files render_templates;   // home.mustache, area.mustache, …
 *
 * Static memory. */
#ifndef KC_EMBEDDED_H
#define KC_EMBEDDED_H

#include "str.h"

#include <stdint.h>

struct embedded_file {
    str name; /* without a folder: "home.mustache" */
    str bytes;
    uint64_t source_hash; /* hash_bytes() of the file that it was made of: a style sheet has lost its comments since */
};

struct embedded_files {
    const struct embedded_file *items; /* in the order of their names */
    size_t count;
};

#endif
