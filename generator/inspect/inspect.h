/* inspect: what a stage made of one file, for people and for tests.
 *
 *     kechuang inspect --after=parse a.md   ->   { "id": "a", "blocks": [ { "kind": "paragraph", "text": … } ] }
 *
 * Everything that a stage's header promises is shown, as JSON with stable order; after render, the page itself. */
#ifndef KC_INSPECT_H
#define KC_INSPECT_H

#include "build.h"

/* The stages that can be looked at, in order: read, parse, extract, correct, reconcile, view, render, write. NULL ends. */
extern const char *const inspect_stages[];

/* Appends what `stage` (one of inspect_stages, asserted) made of the file. The state is open; the file is read
 * alone, as if it were the site's only article. False where an earlier stage made nothing of it. */
bool inspect_file(struct build_state *state, str stage, str path, struct buf *out, struct diags *diags);

/* Appends the data of a page of the site, named by its path below the output folder ("areas/dazu.html"), as its template
 * gets them, charts included. The state is loaded. False where there is no such page (page-unknown). */
bool inspect_page(struct build_state *state, str path, struct buf *out, struct diags *diags);

#endif
