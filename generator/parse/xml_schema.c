#include "xml_schema.h"

#include "embedded.h"

#include <libxml/relaxng.h>
#include <stdint.h>

extern const struct embedded_files parse_schemas;

/* How many violations of one file are told: the schema's engine repeats one on each level above it. */
enum { MOST_VIOLATIONS = 5 };

struct checking {
    const struct document *document;
    struct diags *diags;
    size_t told;
    size_t last; /* offset of the violation told last */
};

static struct span span_of(const struct document *document, const xmlNode *node)
{
    while (node && node->type != XML_ELEMENT_NODE)
        node = node->parent;
    size_t offset = node && node->_private ? (size_t)(uintptr_t)node->_private - 1 : document->body;
    str bytes = document->source.bytes;
    size_t end = offset < bytes.len ? str_find(bytes, STR(">"), offset) : STR_NONE;
    return (struct span){ &document->source, offset, end == STR_NONE ? 0 : end + 1 - offset };
}

static void on_violation(void *context, xmlError *error)
{
    struct checking *checking = context;
    str message = str_trim(str_from(error->message));
    struct span span = span_of(checking->document, error->node);
    bool again = checking->told > 0 && (span.offset == checking->last || str_ends(message, STR("to validate content")));
    if (again || checking->told == MOST_VIOLATIONS)
        return;
    checking->told++;
    checking->last = span.offset;
    diag_add(checking->diags, DIAG_XML_SCHEMA, span, "%.*s", STR_ARG(message));
}

static void ignore_error(void *context, xmlError *error)
{
    (void)context, (void)error;
}

bool xml_schema_check(const struct document *document, xmlDoc *tree, struct diags *diags)
{
    str schema_text = parse_schemas.items[0].bytes;
    struct checking checking = { .document = document, .diags = diags };
    xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewMemParserCtxt(schema_text.ptr, (int)schema_text.len);
    xmlRelaxNGSetParserStructuredErrors(parser, ignore_error, NULL);
    xmlRelaxNG *schema = xmlRelaxNGParse(parser);
    xmlRelaxNGFreeParserCtxt(parser);
    xmlRelaxNGValidCtxt *valid = xmlRelaxNGNewValidCtxt(schema);
    xmlRelaxNGSetValidStructuredErrors(valid, on_violation, &checking);
    int result = xmlRelaxNGValidateDoc(valid, tree);
    if (result != 0 && checking.told == 0)
        diag_add(diags, DIAG_XML_SCHEMA, span_of(document, xmlDocGetRootElement(tree)),
                 "the article is not as the schema says");
    xmlRelaxNGFreeValidCtxt(valid);
    xmlRelaxNGFree(schema);
    return result == 0;
}
