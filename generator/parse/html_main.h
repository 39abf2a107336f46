/* html_main: which part of a saved page is the article.
 *
 *     <div class="nav">…</div> <div id="zoom"><p>…</p><p>…</p></div> <div class="footer">…</div>   -> #zoom
 *
 * An element that says so (articleBody, a name that newspapers' systems give the text, <article>, <main>) if it
 * has at least half of the page's running text; else the smallest that has most of it. Running text is text
 * outside links, long pieces counting more, stops and commas most: menus have none. */
#ifndef KC_PARSE_HTML_MAIN_H
#define KC_PARSE_HTML_MAIN_H

#include "arena.h"

#include <libxml/tree.h>

/* What html_measure finds out about an element and all that is in it. */
struct html_measure {
    size_t text;   /* characters that are no white space */
    size_t link;   /* of these, in links */
    size_t links;  /* how many links */
    size_t score;  /* how much running text */
    size_t breaks; /* paragraphs and line breaks */
    size_t loose;  /* while measuring: characters outside links that no block element holds yet */
    size_t stops;  /* while measuring: commas and stops among these */
    bool controls; /* what a page offers to its reader is in it: the size of its type, printing */
};

/* Measures every element below root; the measures live in `scratch`, at each node's _private. */
void html_measure_tree(struct arena *scratch, xmlNode *root);
const struct html_measure *html_measure_of(const xmlNode *node);

/* The element that holds the article, never NULL. */
xmlNode *html_find_main(xmlNode *root);
/* Does it say that it is not shown? A page may say so of its article too, and show it by script. */
bool html_is_hidden(const xmlNode *node);
/* Is it to be passed over: script, menu, share buttons, a form, a list of links, the line of the page's controls?
 * `main` is the article. */
bool html_is_dropped(const xmlNode *node, const xmlNode *main);
/* Script, style and the like, whose text is never text. */
bool html_is_raw(const xmlNode *node);

/* Is the name among `names` (sorted or not, NULL-terminated)? */
bool html_is_any(const xmlNode *node, const char *const *names);

#endif
