/* What the files of the syndicate stage share. */
#ifndef KC_SYNDICATE_INTERNAL_H
#define KC_SYNDICATE_INTERNAL_H

#include "syndicate.h"

#include "reconcile.h"

/* ---- xml.c ---------------------------------------------------------------------------------------------- */

/* Appends a text with & < > " written as references; what XML cannot hold (control characters) is left out. */
void xml_add_text(struct buf *out, str text);
/* <name>text</name> and a line end. */
void xml_add_element(struct buf *out, const char *name, str text);

/* ---- the files ------------------------------------------------------------------------------------------ */

void add_feed(struct arena *arena, const struct site *site, const struct dataset *dataset, size_t edition,
              struct buf *out);

/* How many files a sitemap has beside sitemap.xml itself: 0 where that holds all pages. */
size_t sitemap_part_count(const struct page_list *pages);
void add_sitemap(struct arena *arena, const struct site *site, const struct dataset *dataset, size_t part,
                 struct buf *out);
void add_robots(const struct site *site, struct buf *out);

#endif
