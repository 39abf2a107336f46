#include "html_blocks.h"

#include "align.h"
#include "clean.h"
#include "html_main.h"
#include "html_table.h"
#include "shape.h"
#include "tree.h"
#include "utf8.h"

#include <string.h>

enum {
    BOLD_LEVEL = 3, /* the level of a heading that is only bold type */
    DEEPEST_ITEM = 9,
};

struct html_reader {
    struct draft *draft;
    struct aligner aligner;
    const xmlNode *main;
    bool whole; /* all of it is the article: a part of a Markdown file */
    bool in_main;
    bool done;               /* main is over */
    enum piece_break before; /* what stands before the next piece */
    bool piece_open;
    size_t bold_depth;
    bool all_bold; /* the open piece has no text outside <b> and <strong> */
    int heading;   /* level of the heading at hand; 0: none */
    size_t quote_depth;
    size_t list_depth;
    size_t list_group;
    bool item_begun; /* the list item at hand has had its first piece */
    size_t caption_depth;
    const xmlNode *table; /* the table of figures at hand; NULL: none */
    struct html_row row;
};

static const char *const BLOCKS[] = { "address", "article", "aside",   "blockquote", "body",  "caption",  "center",
                                      "dd",      "details", "div",     "dl",         "dt",    "fieldset", "figcaption",
                                      "figure",  "form",    "h1",      "h2",         "h3",    "h4",       "h5",
                                      "h6",      "header",  "hr",      "legend",     "li",    "main",     "ol",
                                      "p",       "pre",     "section", "summary",    "table", "tbody",    "td",
                                      "tfoot",   "th",      "thead",   "tr",         "ul",    NULL };

/* ---- pieces --------------------------------------------------------------------------------------------- */

/* Columns of full-width and fixed blanks that text begins with, as newspapers indent. */
static size_t indent_of(str text)
{
    size_t columns = 0;
    for (size_t at = 0, bytes; at < text.len; at += bytes) {
        uint32_t c = utf8_decode(str_slice(text, at, text.len), &bytes);
        if (!clean_is_space(c) && !clean_is_zero_width(c))
            break;
        columns += c == 0x3000 || c == 0x2003 ? 2 : c == 0xA0 ? 1 : 0;
    }
    return columns;
}

static bool is_title(const struct html_reader *reader, str text)
{
    struct arena_mark mark = arena_mark(reader->draft->scratch);
    bool same = text.len < 1024 && str_eq(clean_phrase(reader->draft->scratch, text), reader->draft->title.text);
    arena_rewind(reader->draft->scratch, mark);
    return same;
}

static void close_piece(struct html_reader *reader)
{
    if (!reader->piece_open)
        return;
    struct draft *draft = reader->draft;
    reader->piece_open = false;
    struct piece *piece = &draft->pieces[draft->piece_count - 1];
    if (!draft_close(draft))
        return;
    str text = draft_piece_text(draft, piece);
    piece->indent = indent_of(text);
    if (piece->kind == BLOCK_HEADING && piece->level == 1 && is_title(reader, text)) {
        draft_take_back(draft);
    } else if (piece->kind == BLOCK_PARAGRAPH && reader->all_bold && shape_is_heading(text) &&
               piece->before >= BREAK_BLANK && !shape_is_byline(clean_trim(text))) {
        piece->kind = BLOCK_HEADING;
        piece->level = BOLD_LEVEL;
        piece->guess = false;
    }
    reader->before = BREAK_BLANK;
}

static enum block_kind kind_here(const struct html_reader *reader)
{
    if (reader->heading > 0)
        return BLOCK_HEADING;
    if (reader->caption_depth > 0)
        return BLOCK_CAPTION;
    if (reader->list_depth > 0 && !reader->item_begun)
        return BLOCK_ITEM;
    return reader->quote_depth > 0 ? BLOCK_QUOTE : BLOCK_PARAGRAPH;
}

static void open_piece(struct html_reader *reader)
{
    enum block_kind kind = kind_here(reader);
    struct piece *piece = draft_open(reader->draft, kind, reader->before);
    piece->guess = kind != BLOCK_HEADING && kind != BLOCK_CAPTION;
    if (kind == BLOCK_HEADING)
        piece->level = reader->heading;
    if (kind == BLOCK_ITEM) {
        piece->level = (int)(reader->list_depth < DEEPEST_ITEM ? reader->list_depth : DEEPEST_ITEM);
        piece->group = reader->list_group;
        reader->item_begun = true;
    }
    reader->piece_open = true;
    reader->all_bold = true;
}

/* ---- text ----------------------------------------------------------------------------------------------- */

static void add_plain(struct html_reader *reader, str text)
{
    bool blank = clean_is_blank(text);
    if (reader->table) {
        align_text(&reader->aligner, text, reader->piece_open && reader->row.in_cell);
        return;
    }
    if (!reader->piece_open && !blank)
        open_piece(reader);
    if (!blank && reader->bold_depth == 0)
        reader->all_bold = false;
    align_text(&reader->aligner, text, reader->piece_open);
}

static bool sentence_is_over(const struct html_reader *reader)
{
    enum { TAIL = 96 }; /* bytes that tell the end of a sentence */
    const struct draft *draft = reader->draft;
    if (!reader->piece_open)
        return false;
    str text = str_slice(draft->text, draft->pieces[draft->piece_count - 1].text, draft->text.len);
    size_t from = text.len > TAIL ? text.len - TAIL : 0;
    while (from < text.len && ((unsigned char)text.ptr[from] & 0xC0) == 0x80)
        from++;
    return shape_ends_sentence(str_slice(text, from, text.len));
}

/* Two full-width blanks after a sentence are the indent of a new paragraph. */
static void add_text(struct html_reader *reader, str text)
{
    for (size_t at; !reader->table && (at = str_find(text, STR("　　"), 0)) != STR_NONE;) {
        add_plain(reader, str_slice(text, 0, at));
        if (sentence_is_over(reader))
            close_piece(reader);
        size_t next = at;
        while (str_starts(str_slice(text, next, text.len), STR("　")))
            next += STR("　").len;
        bool open = reader->piece_open;
        if (!open && !clean_is_blank(str_slice(text, next, text.len)))
            open_piece(reader);
        align_text(&reader->aligner, str_slice(text, at, next), reader->piece_open);
        text = str_slice(text, next, text.len);
    }
    add_plain(reader, text);
}

static void add_break(struct html_reader *reader)
{
    if (reader->table) {
        if (reader->piece_open && reader->row.in_cell)
            draft_add(reader->draft, STR("\n"), reader->aligner.at, 0);
        return;
    }
    if (reader->heading > 0 || reader->caption_depth > 0) {
        if (reader->piece_open)
            draft_add(reader->draft, STR("\v"), reader->aligner.at, 0);
        return;
    }
    bool text_before = reader->piece_open;
    close_piece(reader);
    reader->before = text_before ? BREAK_HARD : BREAK_BLANK;
}

/* ---- elements ------------------------------------------------------------------------------------------- */

static int heading_level(const xmlNode *node)
{
    str name = tree_name(node);
    return name.len == 2 && name.ptr[0] == 'h' && name.ptr[1] >= '1' && name.ptr[1] <= '6' ? name.ptr[1] - '0' : 0;
}

static void count(size_t *depth, bool leaving)
{
    if (!leaving)
        ++*depth;
    else if (*depth > 0)
        --*depth;
}

static void pass_list(struct html_reader *reader, bool leaving)
{
    if (!leaving && reader->list_depth == 0)
        reader->list_group = draft_new_group(reader->draft);
    count(&reader->list_depth, leaving);
    reader->item_begun = true;
}

static void pass_table_element(struct html_reader *reader, const xmlNode *node, bool leaving)
{
    if (node == reader->table && leaving) {
        reader->table = NULL;
        close_piece(reader);
        return;
    }
    if (tree_is(node, "caption") && !reader->row.open) {
        html_pass_caption(&reader->row, reader->draft, leaving);
        reader->piece_open = reader->row.caption;
    } else if (tree_is(node, "tr") || tree_is(node, "td") || tree_is(node, "th")) {
        html_pass_row_element(&reader->row, reader->draft, reader->aligner.at, node, leaving);
        reader->piece_open = reader->row.open || reader->row.caption;
    } else if (html_is_any(node, BLOCKS)) {
        add_break(reader);
    }
}

static void pass_block(struct html_reader *reader, const xmlNode *node, bool leaving)
{
    close_piece(reader);
    reader->before = BREAK_BLANK;
    if (heading_level(node) > 0)
        reader->heading = leaving ? 0 : heading_level(node);
    else if (tree_is(node, "blockquote"))
        count(&reader->quote_depth, leaving);
    else if (tree_is(node, "ul") || tree_is(node, "ol"))
        pass_list(reader, leaving);
    else if (tree_is(node, "li"))
        reader->item_begun = leaving;
    else if (tree_is(node, "figcaption") || tree_is(node, "caption"))
        count(&reader->caption_depth, leaving);
    else if (tree_is(node, "table") && !leaving && html_is_data_table(node)) {
        reader->table = node;
        reader->row = (struct html_row){ .group = draft_new_group(reader->draft) };
    }
}

static void pass_element(struct html_reader *reader, const xmlNode *node, bool leaving)
{
    if (tree_is(node, "b") || tree_is(node, "strong"))
        count(&reader->bold_depth, leaving);
    else if (tree_is(node, "br") && !leaving)
        add_break(reader);
    else if (reader->table)
        pass_table_element(reader, node, leaving);
    else if (html_is_any(node, BLOCKS))
        pass_block(reader, node, leaving);
}

/* Text that is not wanted is walked over all the same, so that the cursor stays beside the tree. */
static void pass_over(struct html_reader *reader, struct tree_walk *walk)
{
    for (struct tree_walk inner = tree_walk_from(walk->node); inner.node; tree_next(&inner)) {
        if (tree_is_text(inner.node)) {
            align_text(&reader->aligner, tree_text(inner.node), false);
        } else if (html_is_raw(inner.node) && !inner.leaving) {
            align_raw_element(&reader->aligner, tree_name(inner.node));
            tree_skip(&inner);
        }
    }
    tree_skip(walk);
}

static bool is_dropped(const struct html_reader *reader, const xmlNode *node)
{
    return node != reader->main && (html_is_dropped(node, reader->main) || (reader->whole && html_is_hidden(node)));
}

static void pass_node(struct html_reader *reader, struct tree_walk *walk)
{
    xmlNode *node = walk->node;
    if (tree_is_text(node)) {
        if (reader->in_main)
            add_text(reader, tree_text(node));
        else
            align_text(&reader->aligner, tree_text(node), false);
        return;
    }
    if (node->type != XML_ELEMENT_NODE)
        return;
    bool dropped = reader->in_main ? is_dropped(reader, node) : html_is_raw(node);
    if (dropped && !walk->leaving) {
        if (!reader->table && html_is_any(node, BLOCKS))
            close_piece(reader);
        pass_over(reader, walk);
        return;
    }
    if (node == reader->main) {
        reader->in_main = !walk->leaving;
        reader->done = walk->leaving;
    }
    if (!dropped && (reader->in_main || reader->done))
        pass_element(reader, node, walk->leaving);
}

void html_add_blocks(struct draft *draft, size_t begin, size_t end, xmlNode *root, const xmlNode *main)
{
    struct html_reader reader = { .draft = draft, .main = main, .whole = root == main, .before = BREAK_BLANK };
    aligner_init(&reader.aligner, draft, begin, end, false);
    for (struct tree_walk walk = tree_walk_from(root); walk.node && !reader.done && !draft->full; tree_next(&walk))
        pass_node(&reader, &walk);
    close_piece(&reader);
}
