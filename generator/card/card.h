/* card: what stands for the site where it is shared: a picture of its map, without words, for no font is carried along.
 *
 *     card.png    1200 × 630, as social networks show it: a tile an area, the darker the more figures it has; only of a
 *                 site with an address (base_url), for such pictures are fetched by their whole address
 *     icon.png    180 × 180: the site's sign for a telephone's home screen
 *
 * An area that is not on the map is not on the card; of a site without a map the card shows the sign. */
#ifndef KC_CARD_H
#define KC_CARD_H

#include "reconcile.h"

enum card_kind { CARD_ICON, CARD_SOCIAL };

enum { CARD_COUNT = CARD_SOCIAL + 1 };

/* How many of the kinds the site has, from the first on. */
size_t card_count(const struct site *site);
/* "card.png": below the output folder. Static memory. */
str card_path(enum card_kind kind);
/* Appends the file's bytes. */
void card_make(struct arena *arena, const struct site *site, const struct dataset *dataset, enum card_kind kind,
               struct buf *out);

#endif
