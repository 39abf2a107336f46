/* XML articles: what article.rng describes becomes pieces as it stands; nothing is guessed. */
#include "format.h"

#include "align.h"
#include "clean.h"
#include "tree.h"
#include "xml_load.h"
#include "xml_schema.h"

#include <stdint.h>

struct xml_reader {
    struct draft *draft;
    struct diags *diags;
    struct aligner aligner;
    int section_depth;
    size_t group; /* of the list or table at hand */
    size_t cells; /* in the row at hand */
    bool piece_open;
};

enum { DEEPEST_HEADING = 6 };

/* ---- places --------------------------------------------------------------------------------------------- */

/* Walks the tree once beside the file to note each element's place, for messages. */
static void note_places(struct draft *draft, xmlNode *root)
{
    struct aligner aligner;
    aligner_init(&aligner, draft, draft->document->body, draft->document->source.bytes.len, true);
    for (struct tree_walk walk = tree_walk_from(root); walk.node; tree_next(&walk)) {
        if (tree_is_text(walk.node))
            align_text(&aligner, tree_text(walk.node), false);
        if (walk.node->type != XML_ELEMENT_NODE || walk.leaving)
            continue;
        size_t at = align_tag(&aligner, tree_name(walk.node));
        walk.node->_private = at == STR_NONE ? NULL : (void *)(uintptr_t)(at + 1);
    }
}

/* ---- head ----------------------------------------------------------------------------------------------- */

/* The text of an element that has nothing but text, and its place. Goes to the element's end. */
static struct front_matter_text take_text(struct xml_reader *reader, struct tree_walk *walk)
{
    struct front_matter_text value = { .text = STR("") };
    for (xmlNode *child = walk->node->children; child; child = child->next) {
        if (!tree_is_text(child))
            continue;
        str text = clean_trim(tree_text(child));
        size_t at = align_text(&reader->aligner, tree_text(child), false);
        if (value.text.len > 0 || text.len == 0)
            continue;
        value.text = arena_copy(reader->draft->scratch, text);
        if (at != STR_NONE)
            value.span = (struct span){ &reader->draft->document->source, at, text.len };
    }
    tree_skip(walk);
    return value;
}

static void take_date(struct xml_reader *reader, struct front_matter_text text)
{
    reader->draft->date_is_wrong = !date_parse(text.text, &reader->draft->date);
    if (reader->draft->date_is_wrong)
        diag_add(reader->diags, DIAG_XML_SCHEMA, text.span, "\"%.*s\" is no day (YYYY-MM-DD)", STR_ARG(text.text));
}

static void take_area(struct draft *draft, struct front_matter_text text)
{
    draft->areas =
        arena_reserve(draft->scratch, draft->areas, draft->area_count, &draft->area_capacity, sizeof *draft->areas);
    draft->areas[draft->area_count++] = text;
}

static void enter_head_element(struct xml_reader *reader, struct tree_walk *walk)
{
    const xmlNode *node = walk->node;
    struct front_matter_text text = take_text(reader, walk);
    if (tree_is(node, "title"))
        reader->draft->title = text;
    else if (tree_is(node, "date"))
        take_date(reader, text);
    else if (tree_is(node, "source"))
        reader->draft->source = text;
    else if (tree_is(node, "url"))
        reader->draft->url = text;
    else if (tree_is(node, "author"))
        reader->draft->author = text;
    else if (tree_is(node, "area"))
        take_area(reader->draft, text);
}

/* ---- body ----------------------------------------------------------------------------------------------- */

static struct piece *open_piece(struct xml_reader *reader, enum block_kind kind)
{
    reader->piece_open = true;
    return draft_open(reader->draft, kind, BREAK_BLANK);
}

static void close_piece(struct xml_reader *reader)
{
    if (reader->piece_open)
        draft_close(reader->draft);
    reader->piece_open = false;
}

/* A row all of whose cells are <th>. */
static bool is_header(const xmlNode *row)
{
    bool any = false;
    for (const xmlNode *child = row->children; child; child = child->next) {
        if (tree_is(child, "td"))
            return false;
        any = any || tree_is(child, "th");
    }
    return any;
}

static void open_row(struct xml_reader *reader, const xmlNode *node)
{
    struct piece *piece = open_piece(reader, BLOCK_ROW);
    piece->group = reader->group;
    piece->header = is_header(node);
    reader->cells = 0;
}

static void enter_body_element(struct xml_reader *reader, const xmlNode *node)
{
    if (tree_is(node, "section")) {
        reader->section_depth++;
    } else if (tree_is(node, "title")) {
        int level = reader->section_depth + 1;
        open_piece(reader, BLOCK_HEADING)->level = level < DEEPEST_HEADING ? level : DEEPEST_HEADING;
    } else if (tree_is(node, "p")) {
        open_piece(reader, BLOCK_PARAGRAPH);
    } else if (tree_is(node, "caption")) {
        open_piece(reader, BLOCK_CAPTION);
    } else if (tree_is(node, "list") || tree_is(node, "table")) {
        reader->group = draft_new_group(reader->draft);
    } else if (tree_is(node, "item")) {
        struct piece *piece = open_piece(reader, BLOCK_ITEM);
        piece->group = reader->group;
        piece->level = 1;
    } else if (tree_is(node, "row")) {
        open_row(reader, node);
    } else if ((tree_is(node, "td") || tree_is(node, "th")) && reader->piece_open) {
        if (reader->cells++ > 0)
            draft_add(reader->draft, STR("\t"), reader->aligner.at, 0);
    } else if (tree_is(node, "br") && reader->piece_open) {
        draft_add(reader->draft, STR("\v"), reader->aligner.at, 0);
    }
}

static void leave_body_element(struct xml_reader *reader, const xmlNode *node)
{
    static const char *const blocks[] = { "title", "p", "caption", "item", "row" };
    if (tree_is(node, "section"))
        reader->section_depth--;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (tree_is(node, blocks[i]))
            close_piece(reader);
}

static void read_tree(struct xml_reader *reader, xmlNode *root)
{
    bool in_body = false;
    for (struct tree_walk walk = tree_walk_from(root); walk.node && !reader->draft->full; tree_next(&walk)) {
        xmlNode *node = walk.node;
        if (tree_is_text(node))
            align_text(&reader->aligner, tree_text(node), reader->piece_open);
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (tree_is(node, "body") && node->parent == root)
            in_body = !walk.leaving;
        else if (!walk.leaving && tree_is(node->parent, "head") && node->parent->parent == root)
            enter_head_element(reader, &walk);
        else if (in_body && walk.leaving)
            leave_body_element(reader, node);
        else if (in_body)
            enter_body_element(reader, node);
    }
    close_piece(reader);
}

bool xml_parse(struct draft *draft, struct diags *diags)
{
    xmlDoc *tree = xml_load(draft->document, diags);
    if (!tree)
        return false;
    xmlNode *root = xmlDocGetRootElement(tree);
    note_places(draft, root);
    bool valid = xml_schema_check(draft->document, tree, diags);
    bool article = tree_is(root, "article");
    if (article) {
        draft->id = arena_copy(draft->scratch, clean_trim(tree_attribute(root, "id")));
        struct xml_reader reader = { .draft = draft, .diags = diags };
        aligner_init(&reader.aligner, draft, draft->document->body, draft->document->source.bytes.len, true);
        read_tree(&reader, root);
        draft->date_is_wrong = draft->date_is_wrong || !valid;
    }
    xmlFreeDoc(tree);
    return article;
}
