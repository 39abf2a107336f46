#include "xml_load.h"

#include "tree.h"
#include "utf8.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

/* How many errors of one file are told: what follows the first few is mostly caused by them. */
enum { MOST_ERRORS = 10 };

/* Faults after which the parser knows where it is; behind any other, what it says is mostly caused by that one. */
static bool is_local(int code)
{
    return code == XML_ERR_UNDECLARED_ENTITY || code == XML_ERR_ENTITYREF_SEMICOL_MISSING ||
           code == XML_ERR_NAME_REQUIRED || code == XML_ERR_INVALID_CHARREF;
}

struct loading {
    const struct document *document;
    struct diags *diags;
    size_t errors;
    bool lost; /* what follows is not told any more */
    bool refused;
};

static struct loading *loading_of(void *context)
{
    return ((xmlParserCtxt *)context)->_private;
}

/* Where the parser stands in the document. */
static size_t parser_offset(const struct loading *loading, const xmlParserCtxt *parser)
{
    size_t end = loading->document->source.bytes.len, at = end;
    if (parser->input && parser->input->cur)
        at = loading->document->body + (size_t)(parser->input->cur - parser->input->base) + parser->input->consumed;
    return at < end ? at : end;
}

static struct span span_at(const struct loading *loading, size_t offset)
{
    str bytes = loading->document->source.bytes;
    size_t length = 0;
    if (offset < bytes.len)
        utf8_decode(str_slice(bytes, offset, bytes.len), &length);
    return (struct span){ &loading->document->source, offset, length };
}

/* The offset where a line begins, from 1, counted as libxml2 counts. */
static size_t line_offset(const struct loading *loading, int line)
{
    str bytes = loading->document->source.bytes;
    size_t at = loading->document->body;
    for (; line > 1 && at < bytes.len; line--) {
        size_t end = str_find(bytes, STR("\n"), at);
        at = end == STR_NONE ? bytes.len : end + 1;
    }
    return at;
}

static str message_of(struct arena *arena, const xmlError *error)
{
    str message = str_trim(str_from(error->message));
    if (str_starts(message, STR("Excessive depth")))
        return STR("elements are nested more than 256 deep");
    if (str_starts(message, STR("Document is empty")))
        return STR("the document is empty");
    return arena_copy(arena, message);
}

/* </p> where </em> should be: the place is the whole end tag, the related place the tag that is open. */
static void report_mismatch(struct loading *loading, const xmlError *error, size_t offset)
{
    str bytes = loading->document->source.bytes;
    size_t begin = str_find_last(str_slice(bytes, 0, offset), STR("</"));
    size_t end = begin == STR_NONE ? STR_NONE : str_find(bytes, STR(">"), begin);
    struct span span = span_at(loading, offset);
    if (end != STR_NONE)
        span = (struct span){ &loading->document->source, begin, end + 1 - begin };
    str name = str_from(error->str1);
    struct diag *diag =
        diag_add(loading->diags, DIAG_XML_SYNTAX, span, "</%.*s> is missing before this end tag", STR_ARG(name));
    size_t line = line_offset(loading, error->int1);
    size_t opener = name.len > 0 && line < bytes.len ? str_find(bytes, name, line) : STR_NONE;
    if (opener != STR_NONE && opener > 0 && opener < offset && bytes.ptr[opener - 1] == '<')
        diag_relate(loading->diags, diag, (struct span){ &loading->document->source, opener - 1, name.len + 1 },
                    "opened here");
}

static void on_error(void *context, xmlError *error)
{
    struct loading *loading = loading_of(context);
    if (loading->refused || loading->lost || error->level == XML_ERR_WARNING || loading->errors++ >= MOST_ERRORS)
        return;
    loading->lost = !is_local(error->code);
    size_t offset = parser_offset(loading, context);
    struct arena arena;
    arena_init(&arena);
    str message = message_of(&arena, error);
    if (error->code == XML_ERR_TAG_NAME_MISMATCH)
        report_mismatch(loading, error, offset);
    else
        diag_add(loading->diags, DIAG_XML_SYNTAX, span_at(loading, offset), "%.*s", STR_ARG(message));
    arena_finish(&arena);
}

static void refuse_entity(void *context, const xmlChar *name, int type, const xmlChar *public_id,
                          const xmlChar *system_id, xmlChar *content)
{
    (void)type, (void)public_id, (void)system_id, (void)content;
    struct loading *loading = loading_of(context);
    if (!loading->refused)
        diag_add(loading->diags, DIAG_XML_SYNTAX, span_at(loading, parser_offset(loading, context)),
                 "the article declares an entity (%s), which is not allowed", (const char *)name);
    loading->refused = true;
    xmlStopParser(context);
}

static xmlParserInput *refuse_external(void *context, const xmlChar *public_id, const xmlChar *system_id)
{
    (void)context, (void)public_id, (void)system_id;
    return NULL;
}

xmlDoc *xml_load(const struct document *document, struct diags *diags)
{
    struct loading loading = { .document = document, .diags = diags };
    str bytes = document->source.bytes;
    str body = str_slice(bytes, document->body, bytes.len);
    tree_init_library();
    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (!parser || body.len > INT32_MAX) {
        diag_add(diags, DIAG_XML_SYNTAX, span_at(&loading, document->body), "the document is too large");
        xmlFreeParserCtxt(parser);
        return NULL;
    }
    parser->_private = &loading;
    parser->sax->serror = on_error;
    parser->sax->entityDecl = refuse_entity;
    parser->sax->resolveEntity = refuse_external;
    parser->sax->externalSubset = NULL;
    xmlDoc *tree = xmlCtxtReadMemory(parser, body.ptr ? body.ptr : "", (int)body.len, NULL, "UTF-8",
                                     XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    bool good = tree && parser->wellFormed && loading.errors == 0 && !loading.refused;
    if (!good && loading.errors == 0 && !loading.refused)
        diag_add(diags, DIAG_XML_SYNTAX, span_at(&loading, document->body), "the document is not well-formed XML");
    xmlFreeParserCtxt(parser);
    if (!good) {
        xmlFreeDoc(tree);
        return NULL;
    }
    return tree;
}
