#include "page.h"

#include "buf.h"
#include "clean.h"
#include "lines.h"
#include "yaml_value.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

struct page_parser {
    struct arena *arena;
    const struct document *document;
    str root; /* the way from the page to the site's root */
    struct diags *diags;
    struct page_text *text;
    struct page_piece *pieces;
    size_t capacity;
    struct page_picture *pictures;
    size_t picture_capacity;
    struct buf html; /* since the last chart */
    /* Lines are asked for in the order of the file, but for a few: where the last one was. */
    struct lines lines;
    int line;
    size_t line_begin;
};

/* ---- places --------------------------------------------------------------------------------------------- */

/* Where a line of the text begins; lines count from 1. */
static size_t line_begin(struct page_parser *parser, int line)
{
    if (parser->line == 0 || line < parser->line) {
        parser->lines = lines_from(parser->document->source.bytes, parser->document->body);
        parser->line = 1;
        parser->line_begin = parser->document->body;
    }
    for (; parser->line < line; parser->line++)
        lines_end(&parser->lines, parser->line_begin, &parser->line_begin);
    return parser->line_begin;
}

static struct span span_of(struct page_parser *parser, cmark_node *node)
{
    while (cmark_node_get_start_line(node) == 0 && cmark_node_parent(node))
        node = cmark_node_parent(node);
    return (struct span){ &parser->document->source, line_begin(parser, cmark_node_get_start_line(node)), 0 };
}

/* ---- words of a node ------------------------------------------------------------------------------------ */

/* Appends what stands on another line: a blank parts it where a line end parts words. */
static void add_line(struct buf *text, str line)
{
    size_t bytes;
    str before = buf_str(text);
    if (before.len > 0 && line.len > 0 && !clean_is_chinese(utf8_decode_last(before, before.len, &bytes)) &&
        !clean_is_chinese(utf8_decode(line, &bytes)))
        buf_add_char(text, ' ');
    buf_add(text, line);
}

static str plain_text(const struct page_parser *parser, cmark_node *node)
{
    struct buf text;
    bool broken = false;
    buf_init(&text);
    cmark_iter *iter = cmark_iter_new(node);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node_type type = cmark_node_get_type(cmark_iter_get_node(iter));
        broken = broken || type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
        if (event != CMARK_EVENT_ENTER || (type != CMARK_NODE_TEXT && type != CMARK_NODE_CODE))
            continue;
        str words = str_from(cmark_node_get_literal(cmark_iter_get_node(iter)));
        if (broken)
            add_line(&text, words);
        else
            buf_add(&text, words);
        broken = false;
    }
    cmark_iter_free(iter);
    str copy = arena_copy(parser->arena, buf_str(&text));
    buf_finish(&text);
    return copy;
}

/* ---- pictures ------------------------------------------------------------------------------------------- */

/* With "//" or a scheme: https:a.cn/b.png, data:… */
static bool is_from_elsewhere(const char *address)
{
    return strstr(address, "//") || address[strcspn(address, "/?#:")] == ':';
}

static void make_link(cmark_node *image)
{
    cmark_node *link = cmark_node_new(CMARK_NODE_LINK);
    cmark_node_set_url(link, cmark_node_get_url(image));
    while (cmark_node_first_child(image))
        cmark_node_append_child(link, cmark_node_first_child(image));
    cmark_node_replace(image, link);
    cmark_node_free(image);
}

static void bar_picture(struct page_parser *parser, cmark_node *image)
{
    struct diag *diag =
        diag_add(parser->diags, DIAG_SITE_PAGE, span_of(parser, image),
                 "a page loads nothing from elsewhere: the picture %s becomes a link", cmark_node_get_url(image));
    diag_advise(parser->diags, diag, "put the picture into static/ of the site");
    make_link(image);
}

/* The site's static files are in one folder, whatever folder the page's edition has. */
static void lead_to_static(struct page_parser *parser, cmark_node *node)
{
    str address = str_from(cmark_node_get_url(node));
    if (str_starts(address, STR("static/")))
        cmark_node_set_url(node, arena_cstr(parser->arena, arena_join(parser->arena, parser->root, address)));
}

static void add_picture(struct page_parser *parser, cmark_node *image)
{
    struct page_text *text = parser->text;
    parser->pictures = arena_reserve(parser->arena, parser->pictures, text->picture_count, &parser->picture_capacity,
                                     sizeof *parser->pictures);
    parser->pictures[text->picture_count++] = (struct page_picture){
        arena_copy(parser->arena, str_from(cmark_node_get_url(image))),
        span_of(parser, image),
    };
    text->pictures = parser->pictures;
}

static void settle_addresses(struct page_parser *parser, cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        if (event != CMARK_EVENT_EXIT || (type != CMARK_NODE_IMAGE && type != CMARK_NODE_LINK))
            continue;
        lead_to_static(parser, node);
        if (type == CMARK_NODE_LINK)
            continue;
        if (is_from_elsewhere(cmark_node_get_url(node)))
            bar_picture(parser, node);
        else
            add_picture(parser, node);
    }
    cmark_iter_free(iter);
}

/* ---- pieces --------------------------------------------------------------------------------------------- */

static void add_piece(struct page_parser *parser, struct page_piece piece)
{
    struct page_text *text = parser->text;
    parser->pieces =
        arena_reserve(parser->arena, parser->pieces, text->piece_count, &parser->capacity, sizeof *parser->pieces);
    parser->pieces[text->piece_count++] = piece;
    text->pieces = parser->pieces;
}

static void close_html(struct page_parser *parser)
{
    if (buf_str(&parser->html).len > 0)
        add_piece(parser, (struct page_piece){ .html = arena_copy(parser->arena, buf_str(&parser->html)) });
    buf_clear(&parser->html);
}

static bool is_chart(cmark_node *block)
{
    return cmark_node_get_type(block) == CMARK_NODE_CODE_BLOCK &&
           strcmp(cmark_node_get_fence_info(block), "chart") == 0;
}

/* What stands between its fences. A fence that nothing closes reaches to the end. */
static void add_chart(struct page_parser *parser, cmark_node *block)
{
    int first = cmark_node_get_start_line(block), last = cmark_node_get_end_line(block);
    size_t begin = line_begin(parser, first + 1);
    size_t end = line_begin(parser, last);
    str closing = str_trim(str_slice(parser->document->source.bytes, end, line_begin(parser, last + 1)));
    if (last == first || (!str_starts(closing, STR("```")) && !str_starts(closing, STR("~~~"))))
        end = parser->document->source.bytes.len;
    struct value *chart = yaml_parse(parser->arena, &parser->document->source, begin, end, parser->diags);
    close_html(parser);
    if (chart)
        add_piece(parser, (struct page_piece){ .html = STR(""), .chart = chart });
}

static void add_html(struct page_parser *parser, cmark_node *block)
{
    char *html = cmark_render_html(block, CMARK_OPT_DEFAULT);
    buf_add(&parser->html, str_from(html));
    free(html);
}

/* ---- the whole ------------------------------------------------------------------------------------------ */

static void take_title(const struct page_parser *parser, cmark_node *root)
{
    cmark_node *first = cmark_node_first_child(root);
    bool headed = first && cmark_node_get_type(first) == CMARK_NODE_HEADING && cmark_node_get_heading_level(first) == 1;
    const struct front_matter *matter = &parser->document->front_matter;
    parser->text->title = matter->title.text.len > 0 ? matter->title.text
                          : headed                   ? plain_text(parser, first)
                                                     : matter->id.text;
    if (headed)
        cmark_node_free(first);
}

static void add_blocks(struct page_parser *parser, cmark_node *root)
{
    for (cmark_node *block = cmark_node_first_child(root); block; block = cmark_node_next(block)) {
        if (parser->text->summary.len == 0 && cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH)
            parser->text->summary = plain_text(parser, block);
        if (is_chart(block))
            add_chart(parser, block);
        else
            add_html(parser, block);
    }
    close_html(parser);
}

struct page_text page_parse(struct arena *arena, const struct document *document, str root, struct diags *diags)
{
    struct page_text text = { .title = STR(""), .summary = STR("") };
    struct page_parser parser = { .arena = arena, .document = document, .root = root, .diags = diags, .text = &text };
    str body = str_slice(document->source.bytes, document->body, document->source.bytes.len);
    cmark_node *nodes = cmark_parse_document(body.ptr, body.len, CMARK_OPT_DEFAULT);
    buf_init(&parser.html);
    settle_addresses(&parser, nodes);
    take_title(&parser, nodes);
    add_blocks(&parser, nodes);
    buf_finish(&parser.html);
    cmark_node_free(nodes);
    return text;
}
