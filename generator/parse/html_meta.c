#include "html_meta.h"

#include "clean.h"
#include "html_main.h"
#include "tree.h"
#include "utf8.h"

#include <string.h>
#include <strings.h>

enum { LONGEST_DATELINE = 300 }; /* bytes: a longer text is a paragraph, and its dates are not the article's */

struct meta {
    struct draft *draft;
    str og_title, h1, title;
    str source, author, url;
    struct date meta_date, time_date, line_date;
    bool source_next; /* "来源：" stood at the end of a text: the next text is the name */
    bool author_next;
};

/* ---- dates ---------------------------------------------------------------------------------------------- */

static size_t read_number(str text, size_t *at, int *ret_number)
{
    size_t begin = *at;
    int number = 0;
    while (*at < text.len && *at - begin < 4 && text.ptr[*at] >= '0' && text.ptr[*at] <= '9')
        number = number * 10 + (text.ptr[(*at)++] - '0');
    *ret_number = number;
    return *at - begin;
}

static bool pass_one_of(str text, size_t *at, const char *const *marks)
{
    for (; *marks; marks++)
        if (str_starts(str_slice(text, *at, text.len), str_from(*marks))) {
            *at += strlen(*marks);
            return true;
        }
    return false;
}

static bool date_at(str text, size_t at, struct date *ret_date)
{
    struct date date;
    if (read_number(text, &at, &date.year) != 4 ||
        !pass_one_of(text, &at, (const char *const[]){ "-", "/", ".", "年", NULL }))
        return false;
    if (read_number(text, &at, &date.month) == 0 ||
        !pass_one_of(text, &at, (const char *const[]){ "-", "/", ".", "月", NULL }))
        return false;
    if (read_number(text, &at, &date.day) == 0 || date.year < 1900 || !date_is_valid(date))
        return false;
    *ret_date = date;
    return true;
}

bool html_find_date(str text, struct date *ret_date)
{
    for (size_t at = 0; at < text.len; at++) {
        bool digit = text.ptr[at] >= '0' && text.ptr[at] <= '9';
        bool inside = at > 0 && text.ptr[at - 1] >= '0' && text.ptr[at - 1] <= '9';
        if (digit && !inside && date_at(text, at, ret_date))
            return true;
    }
    return false;
}

/* ---- meta elements -------------------------------------------------------------------------------------- */

static bool is_among(str name, const char *const *names)
{
    for (; *names; names++)
        if (name.len == strlen(*names) && strncasecmp(name.ptr, *names, name.len) == 0)
            return true;
    return false;
}

static void set(struct meta *meta, str *value, str text)
{
    if (value->len == 0)
        *value = arena_copy(meta->draft->scratch, clean_trim(text));
}

static void read_meta_element(struct meta *meta, const xmlNode *node)
{
    str content = tree_attribute(node, "content");
    str keys[] = { tree_attribute(node, "property"), tree_attribute(node, "name"), tree_attribute(node, "itemprop") };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        str key = keys[i];
        if (is_among(key, (const char *const[]){ "og:title", "ArticleTitle", NULL }))
            set(meta, &meta->og_title, content);
        else if (is_among(key, (const char *const[]){ "source", "ContentSource", "article:source", "mediaid", NULL }))
            set(meta, &meta->source, content);
        else if (is_among(key, (const char *const[]){ "author", "article:author", NULL }))
            set(meta, &meta->author, content);
        else if (is_among(key, (const char *const[]){ "og:url", NULL }))
            set(meta, &meta->url, content);
        else if (is_among(key, (const char *const[]){ "article:published_time", "og:release_date", "pubdate",
                                                      "publishdate", "publish_time", "datePublished", "date", "dc.date",
                                                      "weibo:article:create_at", NULL }) &&
                 date_is_none(meta->meta_date))
            html_find_date(content, &meta->meta_date);
    }
}

static str text_inside(struct arena *scratch, const xmlNode *node)
{
    xmlChar *content = xmlNodeGetContent(node);
    str text = clean_phrase(scratch, str_from((const char *)content));
    xmlFree(content);
    return text;
}

static void read_element(struct meta *meta, const xmlNode *node)
{
    if (tree_is(node, "meta"))
        read_meta_element(meta, node);
    else if (tree_is(node, "title") && meta->title.len == 0)
        meta->title = text_inside(meta->draft->scratch, node);
    else if (tree_is(node, "h1") && meta->h1.len == 0)
        meta->h1 = text_inside(meta->draft->scratch, node);
    else if (tree_is(node, "time") && date_is_none(meta->time_date))
        html_find_date(tree_attribute(node, "datetime"), &meta->time_date);
    else if (tree_is(node, "link") && str_eq(tree_attribute(node, "rel"), STR("canonical")))
        set(meta, &meta->url, tree_attribute(node, "href"));
}

/* ---- the line of date and source ------------------------------------------------------------------------ */

/* A name up to the next blank or bar. */
static str first_name(str text)
{
    text = clean_trim(text);
    size_t at = 0, bytes;
    while (at < text.len) {
        uint32_t c = utf8_decode(str_slice(text, at, text.len), &bytes);
        if (clean_is_space(c) || c == '|' || c == 0xFF5C || c == 0x3011 || c == ')' || c == 0xFF09 || c == ']')
            break;
        at += bytes;
    }
    return str_slice(text, 0, at);
}

static void read_label(struct meta *meta, str text, const char *const *labels, str *value, bool *next)
{
    if (*next) {
        set(meta, value, first_name(text));
        *next = false;
    }
    for (; *labels && value->len == 0; labels++) {
        size_t at = str_find(text, str_from(*labels), 0);
        if (at == STR_NONE)
            continue;
        str name = first_name(str_slice(text, at + strlen(*labels), text.len));
        if (name.len > 0)
            set(meta, value, name);
        else
            *next = true;
        return;
    }
}

static void read_text(struct meta *meta, str text)
{
    text = clean_trim(text);
    if (text.len == 0 || text.len > LONGEST_DATELINE)
        return;
    if (date_is_none(meta->line_date))
        html_find_date(text, &meta->line_date);
    read_label(meta, text, (const char *const[]){ "来源：", "来源:", "稿源：", "信息来源：", NULL }, &meta->source,
               &meta->source_next);
    read_label(meta, text, (const char *const[]){ "作者：", "作者:", NULL }, &meta->author, &meta->author_next);
}

/* ---- the whole ------------------------------------------------------------------------------------------ */

/* 题目_某日报网: the title without the site's name. */
static str without_site(str title)
{
    static const char *const marks[] = { "_", "|", "｜", " - ", " – ", " — ", "--" };
    size_t end = title.len;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t at = str_find(title, str_from(marks[i]), 0);
        if (at != STR_NONE && at > 0 && at < end)
            end = at;
    }
    return clean_trim(str_slice(title, 0, end));
}

/* og:title, unless it is only the heading with the site's name behind it. */
static str title_of(const struct meta *meta)
{
    if (meta->h1.len > 0 && (meta->og_title.len == 0 || str_starts(meta->og_title, meta->h1)))
        return meta->h1;
    return meta->og_title.len > 0 ? meta->og_title : without_site(meta->title);
}

static void choose(struct meta *meta)
{
    struct draft *draft = meta->draft;
    draft->title.text = title_of(meta);
    draft->source.text = meta->source;
    draft->author.text = meta->author;
    draft->url.text = meta->url;
    draft->date = !date_is_none(meta->meta_date)   ? meta->meta_date
                  : !date_is_none(meta->time_date) ? meta->time_date
                                                   : meta->line_date;
}

void html_read_meta(struct draft *draft, xmlNode *root)
{
    struct meta meta = { .draft = draft };
    for (struct tree_walk walk = tree_walk_from(root); walk.node; tree_next(&walk)) {
        if (walk.leaving)
            continue;
        if (html_is_raw(walk.node)) {
            tree_skip(&walk);
            continue;
        }
        if (walk.node->type == XML_ELEMENT_NODE)
            read_element(&meta, walk.node);
        else if (tree_is_text(walk.node) && !tree_is(walk.node->parent, "title"))
            read_text(&meta, tree_text(walk.node));
    }
    choose(&meta);
}
