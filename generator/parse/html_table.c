#include "html_table.h"

#include "tree.h"

enum {
    LONGEST_CELL = 300, /* bytes: a hundred Chinese characters; longer is a paragraph */
    WIDEST_SPAN = 100,  /* cells: a larger colspan is a mistake */
};

bool html_is_data_table(const xmlNode *table)
{
    size_t cells = 0, most = 0, bytes = 0;
    for (struct tree_walk walk = tree_walk_from((xmlNode *)table); walk.node; tree_next(&walk)) {
        const xmlNode *node = walk.node;
        if (tree_is_text(node)) {
            bytes += str_trim(tree_text(node)).len;
            if (bytes > LONGEST_CELL)
                return false;
        }
        if (walk.leaving || node->type != XML_ELEMENT_NODE)
            continue;
        if (node != table && tree_is(node, "table"))
            return false;
        if (tree_is(node, "tr"))
            cells = 0;
        if (tree_is(node, "td") || tree_is(node, "th")) {
            cells++;
            bytes = 0;
        }
        if (cells > most)
            most = cells;
    }
    return most >= 2;
}

static size_t colspan_of(const xmlNode *cell)
{
    str text = str_trim(tree_attribute(cell, "colspan"));
    size_t span = 0;
    for (size_t i = 0; i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9' && span <= WIDEST_SPAN; i++)
        span = span * 10 + (size_t)(text.ptr[i] - '0');
    return span < 1 || span > WIDEST_SPAN ? 1 : span;
}

static void add_separators(struct draft *draft, size_t count, size_t at)
{
    while (count-- > 0)
        draft_add(draft, STR("\t"), at, 0);
}

static void begin_row(struct html_row *row, struct draft *draft)
{
    row->caption = false; /* draft_open ends its piece */
    struct piece *piece = draft_open(draft, BLOCK_ROW, row->started ? BREAK_LINE : BREAK_BLANK);
    piece->group = row->group;
    row->open = row->started = true;
    row->in_cell = false;
    row->cells = row->heads = row->wanting = 0;
}

static void end_row(struct html_row *row, struct draft *draft, size_t at, bool in_head)
{
    if (!row->open)
        return;
    add_separators(draft, row->wanting, at);
    draft->pieces[draft->piece_count - 1].header = row->cells > 0 && (in_head || row->heads == row->cells);
    draft_close(draft);
    row->open = row->in_cell = false;
}

static void begin_cell(struct html_row *row, struct draft *draft, size_t at, const xmlNode *node)
{
    if (!row->open)
        begin_row(row, draft);
    add_separators(draft, (row->cells > 0) + row->wanting, at);
    row->cells++;
    row->heads += tree_is(node, "th");
    row->wanting = colspan_of(node) - 1;
    row->in_cell = true;
}

void html_pass_row_element(struct html_row *row, struct draft *draft, size_t at, const xmlNode *node, bool leaving)
{
    bool is_row = tree_is(node, "tr");
    if (is_row && !leaving)
        begin_row(row, draft);
    else if (is_row)
        end_row(row, draft, at, tree_is(node->parent, "thead"));
    else if (!leaving)
        begin_cell(row, draft, at, node);
    else
        row->in_cell = false;
}

void html_pass_caption(struct html_row *row, struct draft *draft, bool leaving)
{
    if (!leaving)
        draft_open(draft, BLOCK_CAPTION, BREAK_BLANK);
    else if (row->caption)
        draft_close(draft);
    row->caption = row->in_cell = !leaving;
}
