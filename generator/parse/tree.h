/* tree: walking a libxml2 tree in the order of the file, each element on the way in and on the way out.
 *
 *     for (struct tree_walk walk = tree_walk_from(root); walk.node; tree_next(&walk))
 *         if (walk.node->type == XML_ELEMENT_NODE && !walk.leaving) …
 *
 * No recursion: a page may be nested as deep as libxml2 lets it (256), and nothing here depends on it. */
#ifndef KC_PARSE_TREE_H
#define KC_PARSE_TREE_H

#include "str.h"

#include <libxml/tree.h>

struct tree_walk {
    xmlNode *root;
    xmlNode *node; /* NULL: the walk is over */
    bool leaving;  /* on the way out of node (elements only) */
};

/* To be called before libxml2 is used: it keeps tables that it makes at first use without a lock, and parse
 * promises that several threads may use it. */
void tree_init_library(void);

struct tree_walk tree_walk_from(xmlNode *root);
void tree_next(struct tree_walk *walk);
/* Goes to the way out of the element at hand, past all that is in it. */
void tree_skip(struct tree_walk *walk);

bool tree_is(const xmlNode *node, const char *name);
bool tree_is_text(const xmlNode *node);
str tree_name(const xmlNode *node);
/* The text of a text node. */
str tree_text(const xmlNode *node);
/* The value of an attribute, "" where it is absent; valid as long as the tree. */
str tree_attribute(const xmlNode *node, const char *name);

#endif
