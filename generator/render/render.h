/* render: a page as data + templates -> the bytes of a file.
 *
 * Templates are Mustache: templates/NAME.mustache of the site, else the built-in one of that name. */
#ifndef KC_RENDER_H
#define KC_RENDER_H

#include "view.h"

struct renderer;

/* Compiles all templates: those of the site's templates/ over the built-in ones. NULL where a template that a
 * page needs does not parse. Lives in `arena`; immutable afterwards, shared by threads. */
struct renderer *renderer_new(struct arena *arena, const struct site *site, struct diags *diags);

/* Draws the page's charts into its data and renders it to the end of `out`. `scratch` is rewound. False where
 * it could not (a limit was reached); out is then as before. */
bool render_page(const struct renderer *renderer, struct arena *scratch, const struct page *page, struct buf *out,
                 struct diags *diags);

#endif
