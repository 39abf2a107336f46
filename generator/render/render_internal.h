/* Inside render: where templates come from, and those that pages are rendered with. */
#ifndef KC_RENDER_INTERNAL_H
#define KC_RENDER_INTERNAL_H

#include "render.h"

#include "embedded.h"
#include "fields.h"
#include "mustache.h"

extern const struct embedded_files render_templates;

struct renderer {
    struct mustache_set *set;                                   /* the site's own over the built-in ones */
    const struct mustache_template *templates[PAGE_KIND_COUNT]; /* by enum page_kind */
    bool stands_in[PAGE_KIND_COUNT];                            /* it is the built-in one: the site's has an error */
};

/* ---- key sets: the keys that data have ---------------------------------------------------------------- */

struct key_set {
    const str *keys; /* in order, each once */
    size_t count;
};

bool key_set_has(const struct key_set *set, str key);
/* Adds all keys of a tree of values, at whatever depth. They are copied. */
void key_set_add_value(struct key_set *set, struct arena *arena, const struct value *value);
/* Adds each part of the names that a template reads. */
void key_set_add_reads(struct key_set *set, struct arena *arena, const struct mustache_reads *reads);

/* ---- the library: a folder's templates over the built-in ones ------------------------------------------- */

struct library {
    struct arena *arena; /* of what is read */
    struct diags *diags;
    str folder;         /* of the files NAME.mustache; "": none */
    bool followed;      /* its author named the folder: names lead into folders in it, and links are followed */
    bool built_in;      /* what the folder does not have is a built-in one, if there is one of that name */
    size_t suggestions; /* given so far */
    /* Whose words are included as {{>t.KEY}}; NULL: there are none. */
    const struct edition *edition;
};

/* Can a template have that name? Any but one with a blank, a slash or a backslash in it, or a full stop before it: no
 * name leads out of the folder, or into one in it. */
bool library_is_name(str name);
/* "home.mustache" -> "home". */
str library_template_name(str file_name);
/* How a set loads from the library, which must live as long. */
struct mustache_loader library_loader(struct library *library);
/* For struct mustache_loader: a file that is there and cannot be read is reported, and no built-in one is taken for it. */
bool library_load(void *context, str name, const struct source **ret_source);
/* Is it the source of a built-in template? */
bool library_is_embedded(const struct source *source);
/* For struct mustache_loader: "did you mean "footer"?". */
str library_advise(void *context, str name);
/* Loads all there is: what a dynamic name may name. False where one of them cannot be used. */
bool library_load_all(const struct library *library, struct mustache_set *set, struct diags *diags);

/* A file NAME.mustache of the folder. */
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
