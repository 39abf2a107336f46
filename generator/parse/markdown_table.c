#include "markdown_table.h"

#include "clean.h"
#include "markdown_inline.h"

#include <string.h>

struct table_line {
    size_t begin; /* of what stands on the line, behind the marks of block quotes */
    size_t end;
    size_t next;
};

static struct table_line line_at(str bytes, size_t at, size_t end)
{
    struct table_line line;
    while (at < end && (bytes.ptr[at] == ' ' || bytes.ptr[at] == '\t' || bytes.ptr[at] == '>'))
        at++;
    line.begin = at;
    while (at < end && bytes.ptr[at] != '\n' && bytes.ptr[at] != '\r')
        at++;
    line.next = at < end ? at + 1 + (bytes.ptr[at] == '\r' && at + 1 < end && bytes.ptr[at + 1] == '\n') : end;
    while (at > line.begin && (bytes.ptr[at - 1] == ' ' || bytes.ptr[at - 1] == '\t'))
        at--;
    line.end = at;
    return line;
}

/* Without the pipes at both ends of the line. */
static void cut_outer_pipes(str bytes, struct table_line *line)
{
    if (line->begin < line->end && bytes.ptr[line->begin] == '|')
        line->begin++;
    if (line->begin < line->end && bytes.ptr[line->end - 1] == '|' &&
        !(line->end - line->begin > 1 && bytes.ptr[line->end - 2] == '\\'))
        line->end--;
}

static size_t end_of_cell(str bytes, size_t at, size_t end)
{
    for (; at < end && bytes.ptr[at] != '|'; at++)
        if (bytes.ptr[at] == '\\' && at + 1 < end)
            at++;
    return at;
}

static size_t count_cells(str bytes, struct table_line line)
{
    size_t count = 1;
    cut_outer_pipes(bytes, &line);
    for (size_t at = line.begin; (at = end_of_cell(bytes, at, line.end)) < line.end; at++)
        count++;
    return count;
}

static bool is_dashes(str cell)
{
    for (size_t i = 0; i < cell.len; i++)
        if (cell.ptr[i] != '-')
            return false;
    return cell.len > 0;
}

/* :---, ---: or --- in every cell; with a pipe, or a single column that has one. */
static bool is_delimiter_line(str bytes, struct table_line line)
{
    str text = str_slice(bytes, line.begin, line.end);
    if (str_find(text, STR("|"), 0) == STR_NONE)
        return false;
    cut_outer_pipes(bytes, &line);
    for (size_t at = line.begin;; at++) {
        size_t end = end_of_cell(bytes, at, line.end);
        str cell = str_trim(str_slice(bytes, at, end));
        if (cell.len > 0 && cell.ptr[0] == ':')
            cell = str_slice(cell, 1, cell.len);
        if (cell.len > 0 && cell.ptr[cell.len - 1] == ':')
            cell = str_slice(cell, 0, cell.len - 1);
        if (!is_dashes(cell))
            return false;
        if (end >= line.end)
            return true;
        at = end;
    }
}

size_t markdown_find_table(const struct draft *draft, size_t begin, size_t end)
{
    str bytes = draft->document->source.bytes;
    if (str_find(str_slice(bytes, 0, end), STR("|"), begin) == STR_NONE)
        return STR_NONE;
    struct table_line names = line_at(bytes, begin, end);
    while (names.next < end) {
        struct table_line dashes = line_at(bytes, names.next, end);
        if (is_delimiter_line(bytes, dashes) && count_cells(bytes, names) == count_cells(bytes, dashes))
            return names.begin;
        names = dashes;
    }
    return STR_NONE;
}

static bool is_plain(str cell)
{
    for (size_t i = 0; i < cell.len; i++)
        if (cell.ptr[i] == '\0' || strchr("*_`[]!<>\\&#+=-~", cell.ptr[i]) ||
            (cell.ptr[i] >= '0' && cell.ptr[i] <= '9' && i == 0))
            return false;
    return true;
}

static void add_cell(struct draft *draft, size_t begin, size_t end)
{
    str cell = str_slice(draft->document->source.bytes, begin, end);
    str text = clean_trim(cell);
    if (text.len == 0)
        return;
    begin += (size_t)(text.ptr - cell.ptr);
    if (is_plain(text)) {
        draft_add(draft, text, begin, text.len);
        return;
    }
    cmark_node *root = cmark_parse_document(text.ptr, text.len, CMARK_OPT_DEFAULT);
    struct markdown_walk walk = { .draft = draft, .at = begin, .end = begin + text.len };
    markdown_add_inlines(&walk, root);
    cmark_node_free(root);
}

static void add_row(struct draft *draft, struct table_line line, size_t group, bool header)
{
    str bytes = draft->document->source.bytes;
    struct piece *row = draft_open(draft, BLOCK_ROW, header ? BREAK_BLANK : BREAK_LINE);
    row->group = group;
    row->header = header;
    cut_outer_pipes(bytes, &line);
    for (size_t at = line.begin;; at++) {
        size_t end = end_of_cell(bytes, at, line.end);
        add_cell(draft, at, end);
        if (end >= line.end)
            break;
        draft_add(draft, STR("\t"), end, 0);
        at = end;
    }
    draft_close(draft);
}

void markdown_add_table(struct draft *draft, size_t begin, size_t end)
{
    str bytes = draft->document->source.bytes;
    size_t group = draft_new_group(draft);
    struct table_line line = line_at(bytes, begin, end);
    add_row(draft, line, group, true);
    line = line_at(bytes, line.next, end); /* the dashes */
    while (line.next < end) {
        line = line_at(bytes, line.next, end);
        if (line.begin < line.end)
            add_row(draft, line, group, false);
    }
}
