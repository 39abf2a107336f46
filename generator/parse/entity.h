/* entity: character references of HTML, XML and Markdown: &amp; &#22686; &#x589E; &nbsp; */
#ifndef KC_PARSE_ENTITY_H
#define KC_PARSE_ENTITY_H

#include "str.h"

#include <stdint.h>

#define ENTITY_UNKNOWN 0u /* has the form of a reference, but its name is not in the table (HTML 4's) */

/* Decodes the reference at the start of text (text.ptr[0] is '&'). Returns its length in bytes with the
 * semicolon, 0 where it has not the form of one: & and a name or number of at most 32 bytes and ;. */
size_t entity_decode(str text, uint32_t *ret_code_point);

#endif
