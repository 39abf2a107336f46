/* search: figures, names and titles -> the index that the search page reads, in pieces.
 *
 *     search/index.js       names of areas and indicators, and which piece holds what
 *     search/dates.js       on which days how many articles appeared
 *     search/terms-7.js     大足 -> articles 3, 8, 15; 足区 -> …
 *     search/articles-2.js  articles 16 to 31: address, title, newspaper, date
 *     search/figures-1.js   大足区 × 高新技术企业 -> 194家, 截至2023年9月30日, …
 *
 * A reader's query loads only the pieces that it needs, however many articles there are: static/search-index.js knows which.
 * Each piece is a classic script that calls one function, so that it can be loaded from disk too:
 *
 *     kechuangSearch("articles-2",[["articles/2023-11-06-dazu.html","…","重庆日报","2023年11月6日"],…]);
 *
 * One index serves all editions: names, dates and the words of figures stand in it once for each, titles once.
 *
 * Terms are of folded text (fold.h): each two neighbouring characters, each Latin word, and the last character of each
 * stretch, so that one character is found as what a term begins with. `a:ID` and `i:ID` are the articles that tell of
 * an area or an indicator, whatever they call it. Terms stand in the order of their bytes, cut into pieces of one
 * size. Articles are numbered from the oldest on: a new one leaves the pieces of articles before it as they are. */
#ifndef KC_SEARCH_H
#define KC_SEARCH_H

#include "arena.h"
#include "buf.h"

struct site;    /* read.h */
struct dataset; /* reconcile.h */
struct search_index;

/* What the pieces are made of. Lives in `arena`; refers to both. */
const struct search_index *search_index_new(struct arena *arena, const struct site *site,
                                            const struct dataset *dataset);

/* How many files the index has. Each is made on its own. */
size_t search_file_count(const struct search_index *index);
/* Where file `number` (from 0) goes, below the output folder. In `arena`. */
str search_file_path(struct arena *arena, const struct search_index *index, size_t number);
/* Appends the file's bytes. `scratch` is left with what it took. */
void search_make_file(struct arena *scratch, const struct search_index *index, size_t number, struct buf *out);

#endif
