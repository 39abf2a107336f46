/* Saved web pages: libxml2's HTML parser, the article found among menus and advertisements. */
#include "format.h"

#include "html_blocks.h"
#include "html_main.h"
#include "html_meta.h"

#include <libxml/HTMLparser.h>

/* The page as a tree, to be freed with xmlFreeDoc; NULL where it is empty. Nothing is printed. */
static xmlDoc *load(const struct document *document, struct diags *diags)
{
    str bytes = document->source.bytes;
    str body = str_slice(bytes, document->body, bytes.len);
    htmlParserCtxt *parser = htmlNewParserCtxt();
    if (!parser || body.len > INT32_MAX) {
        htmlFreeParserCtxt(parser);
        return NULL;
    }
    xmlDoc *tree = htmlCtxtReadMemory(parser, body.ptr ? body.ptr : "", (int)body.len, NULL, "UTF-8",
                                      HTML_PARSE_NONET | HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                          HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
    if (parser->lastError.level == XML_ERR_FATAL || parser->disableSAX)
        diag_add(diags, DIAG_HTML_SYNTAX, (struct span){ &document->source, document->body, 0 },
                 "the page could not be read to its end (it is nested too deep, or a text in it is too long)");
    htmlFreeParserCtxt(parser);
    return tree;
}

bool html_parse(struct draft *draft, struct diags *diags)
{
    xmlDoc *tree = load(draft->document, diags);
    xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;
    if (root) {
        html_read_meta(draft, root);
        html_measure_tree(draft->scratch, root);
        html_add_blocks(draft, root, html_find_main(root));
    }
    xmlFreeDoc(tree);
    return true;
}
