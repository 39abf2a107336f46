/* What the files of the search stage share: terms.c makes the terms, pairs.c the figures; names.c, articles.c and these
 * two write pieces; fold.c and digits.c say how text and numbers are written in them. */
#ifndef KC_SEARCH_INTERNAL_H
#define KC_SEARCH_INTERNAL_H

#include "pairs.h"
#include "search.h"
#include "terms.h"

struct search_index {
    const struct site *site;
    const struct dataset *dataset;
    struct terms terms;
    struct pairs pairs;
};

/* Appends a number in digits of 32, the highest first, all but the last one marked: 5 -> 5, 40 -> X8. */
void digits_add(struct buf *out, uint32_t number);

/* ---- names.c ---- */

/* Appends {"editions", "areas", "indicators", "articleCount", "articlesPerPiece", "terms", "pairs"}: see the body. */
void search_add_names(struct arena *scratch, struct buf *out, const struct search_index *index);

/* ---- articles.c ---- */

/* What is searched and shown of a title or a newspaper's name: 200 bytes or a little less. */
str search_clip(str text);
/* The title, else the id. */
str search_title(const struct article *article);

size_t search_article_pieces(const struct dataset *dataset);
/* Appends [[address, title, newspaper, date, and the date again for each further edition],…] of one piece. */
void search_add_articles(struct arena *scratch, struct buf *out, const struct search_index *index, size_t piece);
/* Appends [first day, "days"]: from 1970-01-01 on; then, in digits, for each day with articles how many days it is
 * behind the one before and how many articles appeared. */
void search_add_dates(struct buf *out, const struct dataset *dataset);

enum { ARTICLES_PER_PIECE = 16 }; /* found articles are rarely neighbours: a page of ten reads up to ten pieces */

#endif
