/* Do the templates and the pages' data fit? A key that no page provides renders as nothing, and so do the sections of
 * its name: a slip of the pen is easily overlooked.
 *
 *     struct template_check *check = template_check_new(&arena);
 *     template_check_add_page(check, &page); … for each page
 *     template_check_report(check, &site, renderer, &diags);
 *
 *     templates/home.mustache:2:14: warning: no page of this site provides "site_titel"; did you mean "site_title"? */
#ifndef KC_TEMPLATE_CHECK_H
#define KC_TEMPLATE_CHECK_H

#include "render.h"

struct template_check;

/* A check that knows no page yet. Lives in `arena`. */
struct template_check *template_check_new(struct arena *arena);

/* Takes note of all keys of a page's data, at whatever depth. The page need not live on. */
void template_check_add_page(struct template_check *check, const struct page *page);

/* Does a page have a value by that name? Of a dotted name each part is asked for by itself; "." is always there. */
bool template_check_provides(const struct template_check *check, str name);

/* Reports what is amiss with the templates of the site's own, file by file in the order of their names and of their
 * text, of each the first MUSTACHE_DIAG_LIMIT:
 * - a key that no page of the site provides, nor a built-in template reads (template-key-unknown; a small site has
 *   pages without some keys), at its first place in the file; a note (template-key-elsewhere), where pages of other kinds
 *   than use the template provide it; nothing of templates for kinds of which the site has no page;
 * - a block that is given to a parent which has none of that name (template-block-unknown);
 * - a template that no page's template includes, be it through others (template-unused), and its errors. Where a page's
 *   template has a dynamic name or an error, any may be included by it.
 * The renderer has reported the errors of what it has loaded. */
void template_check_report(struct template_check *check, const struct site *site, const struct renderer *renderer,
                           struct diags *diags);

#endif
