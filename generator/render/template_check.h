/* Do the templates and the pages' data fit? A key that no page provides renders as nothing, and so do the sections of
 * its name: a slip of the pen is easily overlooked.
 *
 *     struct template_check *check = template_check_new(&arena);
 *     template_check_add_page(check, &page); … for each page
 *     template_check_provides(check, STR("site.site_title")) */
#ifndef KC_TEMPLATE_CHECK_H
#define KC_TEMPLATE_CHECK_H

#include "view.h"

struct template_check;

/* A check that knows no page yet. Lives in `arena`. */
struct template_check *template_check_new(struct arena *arena);

/* Takes note of all keys of a page's data, at whatever depth. The page need not live on. */
void template_check_add_page(struct template_check *check, const struct page *page);

/* Does a page have a value by that name? Of a dotted name each part is asked for by itself; "." is always there. */
bool template_check_provides(const struct template_check *check, str name);

#endif
