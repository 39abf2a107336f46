/* Saved web pages: libxml2's HTML parser, the article found among menus and advertisements. */
#include "format.h"

#include "html_blocks.h"
#include "html_main.h"
#include "html_meta.h"
#include "tree.h"

#include <libxml/HTMLparser.h>

/* HTML as a tree, to be freed with xmlFreeDoc; NULL where it is empty. Nothing is printed. */
static xmlDoc *load(str body, bool *ret_cut)
{
    tree_init_library();
    htmlParserCtxt *parser = htmlNewParserCtxt();
    if (!parser || body.len > INT32_MAX) {
        htmlFreeParserCtxt(parser);
        return NULL;
    }
    xmlDoc *tree = htmlCtxtReadMemory(parser, body.ptr ? body.ptr : "", (int)body.len, NULL, "UTF-8",
                                      HTML_PARSE_NONET | HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                          HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
    *ret_cut = parser->lastError.level == XML_ERR_FATAL || parser->disableSAX;
    htmlFreeParserCtxt(parser);
    return tree;
}

void html_parse_part(struct draft *draft, size_t begin, size_t end)
{
    bool cut = false;
    xmlDoc *tree = load(str_slice(draft->document->source.bytes, begin, end), &cut);
    xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;
    if (root) {
        html_measure_tree(draft->scratch, root);
        html_add_blocks(draft, begin, end, root, root);
    }
    xmlFreeDoc(tree);
}

bool html_parse(struct draft *draft, struct diags *diags)
{
    bool cut = false;
    size_t begin = draft->document->body;
    str bytes = draft->document->source.bytes;
    xmlDoc *tree = load(str_slice(bytes, begin, bytes.len), &cut);
    xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;
    if (cut)
        diag_add(diags, DIAG_HTML_SYNTAX, (struct span){ &draft->document->source, begin, 0 },
                 "the page could not be read to its end (it is nested too deep, or a text in it is too long)");
    if (root) {
        html_read_meta(draft, root);
        html_measure_tree(draft->scratch, root);
        html_add_blocks(draft, begin, bytes.len, root, html_find_main(root));
    }
    xmlFreeDoc(tree);
    return true;
}
