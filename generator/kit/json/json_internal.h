/* What the parts of kit/json share. */
#ifndef KC_JSON_INTERNAL_H
#define KC_JSON_INTERNAL_H

#include "str.h"

/* The length of the JSON number at the start of text; 0 where there is none. Sets *ret_stop to the offset of
 * the byte that broke it off: the length itself, or where a digit is missing. */
size_t json_number_length(str text, size_t *ret_stop);

#endif
