/* parse: a document -> an article: who, when, and blocks of clean text that know where they stand in the file.
 *
 *     ● 新增高新技术企业22家、累计达到
 *     194家                             -> { BLOCK_ITEM, "新增高新技术企业22家、累计达到194家" }
 *
 * Four formats give the same blocks: Markdown (cmark), HTML (libxml2, main content detected), XML articles
 * (libxml2, article.rng), and plain text as newspapers set it, whose lines a column broke inside words and
 * numbers. Block text has no markup and no line ends: pieces broken by the page are joined (a line end or
 * blank between two Chinese characters, or inside a number or between a number and its unit, is taken out; one
 * between Latin words becomes one space; in a heading, a caption, a table's cell and a line without a stop, the
 * blank that parts two Chinese phrases stays). A paragraph that the page's column cut in two is one block, also
 * where a picture's caption stands in the gap: its span then covers the caption. XML articles are taken as they
 * are written: no two of their elements are joined.
 *
 * Pure: the same document gives the same article; no network, no external entities, no DTD. */
#ifndef KC_PARSE_H
#define KC_PARSE_H

#include "arena.h"
#include "diag.h"
#include "read.h"

#include <stdint.h>

enum block_kind {
    BLOCK_HEADING,   /* level 1 to 6 */
    BLOCK_PARAGRAPH,
    BLOCK_ITEM,      /* of a list, or a line begun with ● ■ • ◆ ▪ · 1. …; the mark itself is not in the text */
    BLOCK_QUOTE,     /* a paragraph of a block quotation */
    BLOCK_CAPTION,   /* of a picture or a table */
    BLOCK_ROW,       /* of a table: cells parted by a tab character */
};

/* A run of block text and where it stands in the file. Where text and source lengths are equal, the bytes are
 * the same; else (an entity, an escape, white space made one space, a tab between cells) the run corresponds as
 * a whole, to nothing where source_length is 0. White space that was taken out has no run: the next run's source
 * begins behind it. There are many, so they are small: a document has less than 4 GiB. */
struct text_run {
    uint32_t text;          /* byte offset in block.text */
    uint32_t length;        /* bytes of it */
    uint32_t source;        /* byte offset in document.source.bytes */
    uint32_t source_length; /* bytes there */
};

struct block {
    enum block_kind kind;
    int level;                   /* of a heading: 1 to 6; of an item: depth from 1; else 0 */
    size_t group;                /* blocks of one list or one table share a number; 0: none */
    bool header;                 /* a table's row of column names */
    str text;                    /* clean text, UTF-8 */
    struct span span;            /* the whole block in the file */
    const struct text_run *runs; /* in text order, covering text without gaps */
    size_t run_count;
};

struct article {
    const struct document *document;
    str id;                             /* unique in the site (build checks) */
    str title;
    struct date date;                   /* day of publication */
    str source;                         /* the newspaper; "" unknown */
    str url;                            /* of the original; "" unknown */
    str author;                         /* "" unknown */
    const struct area *const *areas;    /* whose article it is first; may be empty */
    size_t area_count;
    enum article_text text;             /* how much of it may be shown */
    const struct block *blocks;         /* in the order of the file; the title is not among them where the
                                           format has a place of its own for it */
    size_t block_count;
};

/* The formats and their parsers are a table in parse.c: a new format is one file and one row.
 *
 * What the front matter says comes first, then what the file says of itself (an XML article's head, a page's
 * meta elements and its line of date and source), then, for the title, the first heading, and the id.
 *
 * False where nothing can be made of it: malformed XML (XML_SYNTAX), a root that is no article (XML_SCHEMA), no
 * date (ARTICLE_DATE_MISSING). Other violations of the schema are reported (XML_SCHEMA) and what is understood is
 * kept; unknown area ids are reported (UNKNOWN_AREA) and left out; an article without any area is an article, and
 * so is one without text (ARTICLE_NO_TEXT). A page nested deeper than libxml2 goes is read as far (HTML_SYNTAX);
 * 2,000,000 lines are read at most (ARTICLE_TOO_LONG). Lives in `arena`; refers to `document` and to the site's
 * vocabulary. Several threads may parse at once. */
bool parse_article(struct arena *arena, const struct site *site, const struct document *document,
                   struct article *ret_article, struct diags *diags);

/* The span in the file of bytes [begin, end) of a block's text. */
struct span block_span(const struct article *article, const struct block *block, size_t begin, size_t end);

#endif
