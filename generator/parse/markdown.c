/* Markdown by cmark: blocks become pieces, a paragraph a piece a line, so that join can mend it. */
#include "format.h"

#include "clean.h"
#include "hidden.h"
#include "lines.h"
#include "markdown_inline.h"
#include "markdown_table.h"
#include "utf8.h"

#include <string.h>

enum { DEEPEST_ITEM = 9 }; /* levels of lists that are told apart: deeper ones count as this deep */

struct markdown {
    struct draft *draft;
    size_t *lines; /* offset in the document of each line's begin, and one more: the end */
    size_t line_count;
    size_t list_depth;
    size_t group;         /* of the outermost list at hand */
    struct hidden hidden; /* blocks between HTML blocks that hide them */
};

/* Moves to the line after the one that begins at *at; false where there is none. Line ends as cmark has them. */
static bool next_line(struct lines *lines, size_t *at)
{
    size_t next;
    if (lines_end(lines, *at, &next) == lines->text.len)
        return false;
    *at = next;
    return true;
}

static void add_line(struct markdown *markdown, size_t *capacity, size_t at)
{
    markdown->lines = arena_reserve(markdown->draft->scratch, markdown->lines, markdown->line_count, capacity,
                                    sizeof *markdown->lines);
    markdown->lines[markdown->line_count++] = at;
}

static void index_lines(struct markdown *markdown)
{
    const struct document *document = markdown->draft->document;
    struct lines lines = lines_from(document->source.bytes, document->body);
    size_t capacity = 0, at = document->body;
    do
        add_line(markdown, &capacity, at);
    while (next_line(&lines, &at));
    add_line(markdown, &capacity, document->source.bytes.len);
    markdown->line_count--;
}

static size_t line_begin(const struct markdown *markdown, int line)
{
    size_t index = line < 1 ? 0 : (size_t)line - 1;
    return markdown->lines[index < markdown->line_count ? index : markdown->line_count];
}

static size_t begin_of(const struct markdown *markdown, cmark_node *node)
{
    size_t begin = line_begin(markdown, cmark_node_get_start_line(node));
    size_t column = (size_t)cmark_node_get_start_column(node);
    size_t end = line_begin(markdown, cmark_node_get_start_line(node) + 1);
    return column > 0 && begin + column - 1 < end ? begin + column - 1 : begin;
}

static size_t end_of(const struct markdown *markdown, cmark_node *node)
{
    /* cmark ends a block of HTML before its first line where that line closes it inside a list. */
    int start = cmark_node_get_start_line(node), end = cmark_node_get_end_line(node);
    return line_begin(markdown, (end < start ? start : end) + 1);
}

/* How far the block that begins at `at` stands from what is before it: by the empty lines between. */
static enum piece_break break_before(const struct markdown *markdown, size_t at)
{
    str bytes = markdown->draft->document->source.bytes;
    size_t from = at;
    while (from > markdown->draft->document->body) {
        size_t length;
        uint32_t c = utf8_decode_last(bytes, from, &length);
        if (!clean_is_space(c) && !clean_is_zero_width(c) && c != '>')
            break;
        from -= length;
    }
    enum piece_break found = draft_break_between(markdown->draft, from, at);
    return found < BREAK_BLANK ? BREAK_BLANK : found;
}

/* Only pictures and white space? */
static bool is_pictures(cmark_node *paragraph)
{
    bool any = false;
    for (cmark_node *child = cmark_node_first_child(paragraph); child; child = cmark_node_next(child)) {
        cmark_node_type type = cmark_node_get_type(child);
        any = any || type == CMARK_NODE_IMAGE;
        bool blank = type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ||
                     (type == CMARK_NODE_TEXT && clean_is_blank(str_from(cmark_node_get_literal(child))));
        if (type != CMARK_NODE_IMAGE && !blank)
            return false;
    }
    return any;
}

static enum block_kind kind_of(cmark_node *block)
{
    cmark_node_type parent = cmark_node_get_type(cmark_node_parent(block));
    if (parent == CMARK_NODE_ITEM && !cmark_node_previous(block))
        return BLOCK_ITEM;
    return parent == CMARK_NODE_BLOCK_QUOTE ? BLOCK_QUOTE : BLOCK_PARAGRAPH;
}

static struct piece *open_text(struct markdown *markdown, cmark_node *block, enum block_kind kind, size_t begin)
{
    struct piece *piece = draft_open(markdown->draft, kind, break_before(markdown, begin));
    piece->guess = kind != BLOCK_HEADING && kind != BLOCK_CAPTION;
    if (kind == BLOCK_ITEM) {
        piece->level = (int)(markdown->list_depth < DEEPEST_ITEM ? markdown->list_depth : DEEPEST_ITEM);
        piece->group = markdown->group;
    }
    if (kind == BLOCK_HEADING)
        piece->level = cmark_node_get_heading_level(block);
    return piece;
}

static void add_inlines(struct markdown *markdown, cmark_node *block, enum block_kind kind)
{
    size_t begin = begin_of(markdown, block);
    struct markdown_walk walk = { .draft = markdown->draft,
                                  .at = begin,
                                  .end = end_of(markdown, block),
                                  .lines = kind != BLOCK_HEADING && kind != BLOCK_CAPTION,
                                  .pictures = kind == BLOCK_CAPTION };
    open_text(markdown, block, kind, begin);
    markdown_add_inlines(&walk, block);
    draft_close(markdown->draft);
}

/* What stands in a paragraph before a table, which is seldom and short. */
static void add_lines_before(struct markdown *markdown, cmark_node *block, size_t begin, size_t end)
{
    str text = str_slice(markdown->draft->document->source.bytes, begin, end);
    if (clean_is_blank(text))
        return;
    open_text(markdown, block, kind_of(block), begin);
    cmark_node *root = cmark_parse_document(text.ptr, text.len, CMARK_OPT_DEFAULT);
    struct markdown_walk walk = { .draft = markdown->draft, .at = begin, .end = end, .lines = true };
    markdown_add_inlines(&walk, root);
    cmark_node_free(root);
    draft_close(markdown->draft);
}

static void add_paragraph(struct markdown *markdown, cmark_node *paragraph)
{
    size_t begin = begin_of(markdown, paragraph), end = end_of(markdown, paragraph);
    size_t table = markdown_find_table(markdown->draft, begin, end);
    if (table != STR_NONE) {
        if (table > begin)
            add_lines_before(markdown, paragraph, begin, table);
        markdown_add_table(markdown->draft, table, end);
        return;
    }
    add_inlines(markdown, paragraph, is_pictures(paragraph) ? BLOCK_CAPTION : kind_of(paragraph));
}

/* Lines set in by four blanks, as typists do with paragraphs, are code to Markdown and text to a reader. */
static void add_code(struct markdown *markdown, cmark_node *code)
{
    str literal = str_from(cmark_node_get_literal(code));
    str bytes = markdown->draft->document->source.bytes;
    size_t at = begin_of(markdown, code), end = end_of(markdown, code);
    enum piece_break before = break_before(markdown, at);
    while (literal.len > 0) {
        str line = clean_trim(str_split(&literal, '\n'));
        if (line.len == 0) {
            before = BREAK_BLANK;
            continue;
        }
        size_t found = str_find(str_slice(bytes, 0, end), line, at);
        struct piece *piece = draft_open(markdown->draft, BLOCK_PARAGRAPH, before);
        piece->guess = true;
        draft_add(markdown->draft, line, found == STR_NONE ? at : found, found == STR_NONE ? 0 : line.len);
        draft_close(markdown->draft);
        at = found == STR_NONE ? end : found + line.len;
        before = BREAK_LINE;
    }
}

static void enter_or_leave_list(struct markdown *markdown, bool entering)
{
    if (entering && markdown->list_depth++ == 0)
        markdown->group = draft_new_group(markdown->draft);
    else if (!entering)
        markdown->list_depth--;
}

/* By its text: the last line that cmark names is one too early where that line closes the block. */
static size_t end_of_html(const struct markdown *markdown, cmark_node *node)
{
    str literal = str_from(cmark_node_get_literal(node));
    int line = cmark_node_get_start_line(node);
    struct lines lines = lines_from(literal, 0);
    size_t at = 0;
    while (next_line(&lines, &at))
        line++;
    return line_begin(markdown, at < literal.len ? line + 1 : line);
}

/* A tag in one block may hide the blocks up to its closer in another. */
static void add_html(struct markdown *markdown, cmark_node *node)
{
    size_t begin = begin_of(markdown, node), end = end_of_html(markdown, node);
    begin += hidden_pass_html(&markdown->hidden, str_slice(markdown->draft->document->source.bytes, begin, end));
    if (begin < end)
        html_parse_part(markdown->draft, begin, end);
}

static void add_block(struct markdown *markdown, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (markdown->hidden.depth > 0 && type != CMARK_NODE_HTML_BLOCK)
        return;
    switch (type) {
    case CMARK_NODE_PARAGRAPH:
        add_paragraph(markdown, node);
        break;
    case CMARK_NODE_HEADING:
        add_inlines(markdown, node, BLOCK_HEADING);
        break;
    case CMARK_NODE_CODE_BLOCK:
        add_code(markdown, node);
        break;
    case CMARK_NODE_HTML_BLOCK:
        add_html(markdown, node);
        break;
    default:
        break;
    }
}

static void add_blocks(struct markdown *markdown, cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE && !markdown->draft->full;) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (cmark_node_get_type(node) == CMARK_NODE_LIST)
            enter_or_leave_list(markdown, event == CMARK_EVENT_ENTER);
        else if (event == CMARK_EVENT_ENTER)
            add_block(markdown, node);
    }
    cmark_iter_free(iter);
}

bool markdown_parse(struct draft *draft, struct diags *diags)
{
    (void)diags;
    struct markdown markdown = { .draft = draft };
    index_lines(&markdown);
    str bytes = draft->document->source.bytes;
    str body = str_slice(bytes, draft->document->body, bytes.len);
    cmark_node *root = cmark_parse_document(body.ptr ? body.ptr : "", body.len, CMARK_OPT_DEFAULT);
    add_blocks(&markdown, root);
    cmark_node_free(root);
    return true;
}
