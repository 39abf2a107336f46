#include "tree.h"

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <pthread.h>

static void init_tables(void)
{
    xmlInitParser();
    xmlRelaxNGInitTypes();
}

void tree_init_library(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, init_tables);
}

struct tree_walk tree_walk_from(xmlNode *root)
{
    return (struct tree_walk){ .root = root, .node = root };
}

static void go_on(struct tree_walk *walk)
{
    if (walk->node == walk->root) {
        walk->node = NULL;
    } else if (walk->node->next) {
        walk->node = walk->node->next;
        walk->leaving = false;
    } else {
        walk->node = walk->node->parent;
        walk->leaving = true;
    }
}

void tree_next(struct tree_walk *walk)
{
    if (walk->leaving || walk->node->type != XML_ELEMENT_NODE)
        go_on(walk);
    else if (walk->node->children)
        walk->node = walk->node->children;
    else
        walk->leaving = true;
}

void tree_skip(struct tree_walk *walk)
{
    walk->leaving = true;
}

bool tree_is(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && xmlStrcmp(node->name, (const xmlChar *)name) == 0;
}

bool tree_is_text(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

str tree_name(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE ? str_from((const char *)node->name) : STR("");
}

str tree_text(const xmlNode *node)
{
    return str_from((const char *)node->content);
}

str tree_attribute(const xmlNode *node, const char *name)
{
    const xmlAttr *attribute = xmlHasProp(node, (const xmlChar *)name);
    if (!attribute || !attribute->children || attribute->children->type != XML_TEXT_NODE)
        return STR("");
    return str_from((const char *)attribute->children->content);
}
