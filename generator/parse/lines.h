/* lines: where the lines of a text begin and end. Lines end in \n, \r\n or \r.
 *
 *     struct lines lines = lines_from(text, 0);
 *     for (size_t at = 0, next; at < text.len; at = next) {
 *         size_t end = lines_end(&lines, at, &next);
 *         … text.ptr[at] to text.ptr[end - 1] … */
#ifndef KC_PARSE_LINES_H
#define KC_PARSE_LINES_H

#include "str.h"

struct lines {
    str text;
    size_t newline;  /* the first \n that is not behind the line at hand; text.len where there is none */
    size_t carriage; /* the same of \r */
};

/* The lines from byte `at` on. */
struct lines lines_from(str text, size_t at);
/* The end of the line that begins at `at`, which is not before the one asked for last; text.len where nothing ends it.
 * *ret_next: where the next one begins. */
size_t lines_end(struct lines *lines, size_t at, size_t *ret_next);

#endif
