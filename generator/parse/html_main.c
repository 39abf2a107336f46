#include "html_main.h"

#include "clean.h"
#include "tree.h"
#include "utf8.h"

#include <string.h>

enum {
    SHORT_TEXT = 10,        /* characters: shorter pieces of text are labels */
    STOP_SCORE = 10,        /* characters that a comma or full stop is worth */
    LONGEST_CONTROLS = 100, /* characters: of a line of date, source and a page's controls */
};

/* ---- measures ------------------------------------------------------------------------------------------- */

static const char *const RAW[] = { "script", "style", NULL };

static const char *const HARD_DROPS[] = { "script", "style", "noscript", "template", "nav",      "footer",
                                          "iframe", "svg",   "button",   "select",   "textarea", "object",
                                          "video",  "audio", "canvas",   "dialog",   "head",     "title",
                                          "del",    "s",     "strike",   NULL };

static const char *const BREAKS[] = { "p",  "br", "li", "tr",         "h1",  "h2",      "h3",
                                      "h4", "h5", "h6", "blockquote", "div", "section", NULL };

static const char *const INLINES[] = { "a",   "b",    "strong", "em",   "i",    "span", "font",  "u",    "sup",
                                       "sub", "mark", "small",  "big",  "br",   "img",  "code",  "s",    "del",
                                       "ins", "abbr", "q",      "cite", "time", "wbr",  "label", "ruby", NULL };

bool html_is_any(const xmlNode *node, const char *const *names)
{
    for (; *names; names++)
        if (tree_is(node, *names))
            return true;
    return false;
}

bool html_is_raw(const xmlNode *node)
{
    return html_is_any(node, RAW);
}

const struct html_measure *html_measure_of(const xmlNode *node)
{
    static const struct html_measure none;
    return node->type == XML_ELEMENT_NODE && node->_private ? node->_private : &none;
}

/* 字号：大 中 小: what a page offers to its reader. */
static bool names_controls(str text)
{
    static const str controls[] = { STR_INIT("字号："),   STR_INIT("字号:"),    STR_INIT("字体："),
                                    STR_INIT("字体:"),    STR_INIT("【字体"),   STR_INIT("浏览次数："),
                                    STR_INIT("浏览量："), STR_INIT("阅读量："), STR_INIT("点击数："),
                                    STR_INIT("打印本页"), STR_INIT("关闭窗口"), STR_INIT("关闭本页") };
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
        if (str_find(text, controls[i], 0) != STR_NONE)
            return true;
    return false;
}

static void measure_text(struct html_measure *measure, str text)
{
    measure->controls = measure->controls || (text.len <= 4 * LONGEST_CONTROLS && names_controls(text));
    size_t characters = 0, stops = 0;
    for (size_t at = 0, bytes; at < text.len; at += bytes) {
        uint32_t c = utf8_decode(str_slice(text, at, text.len), &bytes);
        if (clean_is_space(c) || clean_is_zero_width(c))
            continue;
        characters++;
        stops += c == 0xFF0C || c == 0x3002 || c == 0xFF1B || c == 0x3001 || c == ',' || c == ';';
    }
    measure->text += characters;
    measure->loose += characters;
    measure->stops += stops;
}

/* A block's own text counts if it is longer than a label; what is inline is part of the block around it. */
static void settle(struct html_measure *measure)
{
    if (measure->loose >= SHORT_TEXT)
        measure->score += measure->loose + measure->stops * STOP_SCORE;
    measure->loose = measure->stops = 0;
}

static void leave(struct html_measure *measure, const xmlNode *node)
{
    if (tree_is(node, "a")) {
        measure->link = measure->text;
        measure->links++;
        measure->score = measure->loose = measure->stops = 0;
    }
    if (html_is_any(node, BREAKS))
        measure->breaks++;
    if (!html_is_any(node, INLINES))
        settle(measure);
    if (html_is_any(node, HARD_DROPS))
        *measure = (struct html_measure){ 0 };
}

void html_measure_tree(struct arena *scratch, xmlNode *root)
{
    for (struct tree_walk walk = tree_walk_from(root); walk.node; tree_next(&walk)) {
        xmlNode *node = walk.node;
        struct html_measure *parent = node != root ? node->parent->_private : NULL;
        if (tree_is_text(node) && parent)
            measure_text(parent, tree_text(node));
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (!walk.leaving) {
            node->_private = arena_new(scratch, struct html_measure);
            continue;
        }
        struct html_measure *measure = node->_private;
        leave(measure, node);
        if (!parent)
            continue;
        parent->text += measure->text;
        parent->link += measure->link;
        parent->links += measure->links;
        parent->score += measure->score;
        parent->breaks += measure->breaks;
        parent->loose += measure->loose;
        parent->stops += measure->stops;
        parent->controls = parent->controls || measure->controls;
    }
}

/* ---- names ---------------------------------------------------------------------------------------------- */

/* Names that publishing systems give to an article's text. */
static const char *const CONTENT_NAMES[] = { "article",
                                             "articlebody",
                                             "article-body",
                                             "article_content",
                                             "article-content",
                                             "articlecontent",
                                             "content",
                                             "contents",
                                             "maincontent",
                                             "main-content",
                                             "main_content",
                                             "post-content",
                                             "entry-content",
                                             "newscontent",
                                             "news_content",
                                             "news-content",
                                             "trs_editor",
                                             "view",
                                             "zoom",
                                             "ozoom",
                                             "zoomcon",
                                             "rm_txt_con",
                                             "detail",
                                             "detail-content",
                                             "text_con",
                                             "txt",
                                             "con_txt",
                                             "xl_content",
                                             "ucapcontent",
                                             "js_content",
                                             "rich_media_content",
                                             "xxgk_content",
                                             "neirong",
                                             "wzcon",
                                             NULL };

/* Words in a class or id that say: not the text. */
static const char *const DROP_WORDS[] = {
    "nav",       "navbar",     "menu",     "breadcrumb", "breadcrumbs", "crumb",    "crumbs",  "footer",
    "foot",      "sidebar",    "share",    "social",     "comment",     "comments", "related", "relate",
    "recommend", "recommends", "relevant", "copyright",  "advert",      "ad",       "ads",     "toolbar",
    "tools",     "login",      "search",   "pagination", "pager",       "pages",    "qrcode",  "bdsharebuttonbox",
    "banner",    "friendlink", "links",    "hidden",     NULL
};

static bool is_word_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* One word of a class or id, in lower case; false at the end. */
static bool next_word(str *rest, bool whole, char *word, size_t size)
{
    size_t length = 0;
    for (; rest->len > 0; *rest = str_slice(*rest, 1, rest->len)) {
        char c = rest->ptr[0];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c + 'a' - 'A');
        if (!is_word_char(c) && !(whole && (c == '-' || c == '_'))) {
            if (length > 0)
                break;
            continue;
        }
        if (length + 1 < size)
            word[length++] = c;
    }
    word[length] = '\0';
    return length > 0;
}

/* Is a word of the attribute among `names`? `whole`: article-body is one word, else two. */
static bool has_word(str value, bool whole, const char *const *names)
{
    char word[40];
    while (next_word(&value, whole, word, sizeof word))
        for (const char *const *name = names; *name; name++)
            if (strcmp(word, *name) == 0)
                return true;
    return false;
}

static bool is_named(const xmlNode *node, bool whole, const char *const *names)
{
    return has_word(tree_attribute(node, "id"), whole, names) || has_word(tree_attribute(node, "class"), whole, names);
}

/* ---- the article ---------------------------------------------------------------------------------------- */

/* How plainly an element says that it is the article: 0 not at all. */
static int claim_of(const xmlNode *node)
{
    if (str_eq(tree_attribute(node, "itemprop"), STR("articleBody")))
        return 4;
    if (is_named(node, true, CONTENT_NAMES) && !html_is_any(node, (const char *const[]){ "html", "body", "a", NULL }))
        return 3;
    if (tree_is(node, "article"))
        return 2;
    return tree_is(node, "main") || str_eq(tree_attribute(node, "role"), STR("main")) ? 1 : 0;
}

static xmlNode *best_claim(xmlNode *root, size_t total)
{
    xmlNode *best = NULL;
    int best_claim = 0;
    for (struct tree_walk walk = tree_walk_from(root); walk.node; tree_next(&walk)) {
        if (walk.node->type != XML_ELEMENT_NODE || walk.leaving)
            continue;
        size_t score = html_measure_of(walk.node)->score;
        if (score * 2 < total || score == 0) {
            tree_skip(&walk);
            continue;
        }
        int claim = claim_of(walk.node);
        if (claim > 0 && claim >= best_claim) {
            best = walk.node;
            best_claim = claim;
        }
    }
    return best;
}

static const char *const CONTAINERS[] = { "html", "body", "div",    "section", "article", "main", "table", "tbody",
                                          "tr",   "td",   "center", "font",    "form",    "span", NULL };

/* The smallest container that has most of the running text and more than one paragraph. */
static xmlNode *densest(xmlNode *root, size_t total)
{
    xmlNode *node = root;
    for (;;) {
        xmlNode *next = NULL;
        for (xmlNode *child = node->children; child; child = child->next) {
            const struct html_measure *measure = html_measure_of(child);
            if (measure->score * 10 >= total * 7 && measure->score > 0 && measure->breaks >= 3 &&
                html_is_any(child, CONTAINERS))
                next = child;
        }
        if (!next)
            return node;
        node = next;
    }
}

xmlNode *html_find_main(xmlNode *root)
{
    size_t total = html_measure_of(root)->score;
    xmlNode *claimed = total > 0 ? best_claim(root, total) : NULL;
    return claimed ? claimed : densest(root, total);
}

/* ---- what is passed over -------------------------------------------------------------------------------- */

bool html_is_hidden(const xmlNode *node)
{
    str style = tree_attribute(node, "style");
    return xmlHasProp(node, (const xmlChar *)"hidden") || str_find(style, STR("display:none"), 0) != STR_NONE ||
           str_find(style, STR("display: none"), 0) != STR_NONE;
}

static bool is_link_list(const xmlNode *node)
{
    const struct html_measure *measure = html_measure_of(node);
    return measure->links >= 2 && measure->link * 10 > measure->text * 7 &&
           html_is_any(node, (const char *const[]){ "ul", "ol", "dl", "div", "table", "p", NULL });
}

/* 2023-11-06 来源：重庆日报 字号：大 中 小: the whole line that a page's controls stand in. */
static bool is_control_line(const xmlNode *node)
{
    const struct html_measure *measure = html_measure_of(node);
    return measure->controls && measure->text <= LONGEST_CONTROLS;
}

bool html_is_dropped(const xmlNode *node, const xmlNode *main)
{
    if (html_is_any(node, HARD_DROPS))
        return true;
    if (html_measure_of(node)->score * 2 >= html_measure_of(main)->score && html_measure_of(node)->score > 0)
        return false;
    str role = tree_attribute(node, "role");
    return html_is_any(node, (const char *const[]){ "form", "aside", NULL }) || str_eq(role, STR("navigation")) ||
           str_eq(role, STR("complementary")) || html_is_hidden(node) || is_named(node, false, DROP_WORDS) ||
           is_link_list(node) || is_control_line(node);
}
