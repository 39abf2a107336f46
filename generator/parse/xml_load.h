/* xml_load: XML text -> libxml2's tree, with nothing from outside and every error in its place.
 *
 * No network, no DTD is loaded, no entity can be declared (a document that tries is refused: that is how small
 * files become large ones), libxml2's limits stay on. Nothing is printed: errors become XML_SYNTAX diagnostics
 * with the byte the parser stood at. */
#ifndef KC_PARSE_XML_LOAD_H
#define KC_PARSE_XML_LOAD_H

#include "diag.h"
#include "read.h"

#include <libxml/tree.h>

/* The body of the document as a tree; to be freed with xmlFreeDoc. NULL where it is not well-formed. */
xmlDoc *xml_load(const struct document *document, struct diags *diags);

#endif
