/* xml_schema: is an XML article as article.rng says? */
#ifndef KC_PARSE_XML_SCHEMA_H
#define KC_PARSE_XML_SCHEMA_H

#include "diag.h"
#include "read.h"

#include <libxml/tree.h>

/* Adds an XML_SCHEMA diagnostic for what article.rng does not allow. Each element's `_private` holds the offset
 * of its start tag in the document, plus one (0: not known). False where it is not as article.rng says. */
bool xml_schema_check(const struct document *document, xmlDoc *tree, struct diags *diags);

#endif
