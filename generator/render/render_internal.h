/* Inside render: where templates come from, and those that pages are rendered with. */
#ifndef KC_RENDER_INTERNAL_H
#define KC_RENDER_INTERNAL_H

#include "render.h"

#include "embedded.h"
#include "mustache.h"

extern const struct embedded_files render_templates;

struct renderer {
    const struct mustache_template *templates[PAGE_KIND_COUNT]; /* by enum page_kind */
};

/* ---- the library: templates/ of the site over the built-in templates ------------------------------------ */

struct library {
    struct arena *arena; /* of what is read */
    const struct site *site;
    struct diags *diags;
};

/* Can a template have that name? Letters, digits, "-" and "_". */
bool library_is_name(str name);
/* "home.mustache" -> "home". */
str library_template_name(str file_name);
/* For struct mustache_loader: the site's own template, unless it cannot be read or does not parse, which is reported:
 * then, and where there is none, the built-in one of its name. `context` is the library. */
bool library_load(void *context, str name, const struct source **ret_source);

/* A file NAME.mustache of the site's templates/. */
struct own_file {
    str name; /* may be one that no template can have */
    str path;
};

struct own_files {
    const struct own_file *items; /* in the order of their names */
    size_t count;
};

/* None where there is no such folder. Folders in it are passed over: no name leads there. */
struct own_files library_own_files(const struct library *library);

#endif
