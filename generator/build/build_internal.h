/* Inside build: the files of a site and who makes each.
 *
 *     static/style.css     a static file   its bytes as they are
 *     search/index.js      a piece of the index   search
 *     data/figures.csv     data            export
 *     feed.xml             a feed          syndicate
 *     areas/dazu.html      a page          view, render
 *
 * A stage that makes files has a row in the table of outputs.c: how many they are, where each goes, its bytes. All else
 * (the plan, what stays of an earlier build, strict, what could not be made) is the same for all. */
#ifndef KC_BUILD_INTERNAL_H
#define KC_BUILD_INTERNAL_H

#include "build.h"
#include "export.h"
#include "render.h"
#include "search.h"
#include "syndicate.h"
#include "template_check.h"
#include "view.h"

struct output_maker;

/* A file to be made. */
struct output {
    const struct output_maker *maker;
    size_t index; /* of its maker's files */
    str path;     /* below the output folder */
};

/* All that a build writes: static files first, pages last. */
struct outputs {
    struct build_state *state;
    const struct renderer **renderers; /* one for each edition */
    struct template_check *check;      /* NULL: the templates are not to be checked */
    struct arena scratch;              /* rewound after each file */
    /* What the makers make files of. */
    struct static_files static_files;
    const struct search_index *search;
    struct export_list exports;
    struct syndicate_list syndicated;
    struct page_list pages;
    /* The files. */
    const struct output *items;
    size_t count;
};

/* Lists the files; they live as long as the state. A static file that cannot be read is reported and left out. False
 * where the built-in templates have an error. outputs_finish all the same. */
bool outputs_init(struct outputs *outputs, struct build_state *state, struct template_check *check,
                  struct diags *diags);
void outputs_finish(struct outputs *outputs);

bool output_is_page(const struct output *output);
/* Appends the file's bytes. False where it could not be made: what is wrong is in `diags`. */
bool output_make(struct outputs *outputs, const struct output *output, struct buf *out, struct diags *diags);

/* ---- pictures.c ---- */

/* Reports each picture of a written page that is no file of the site. */
void pictures_check(const struct outputs *outputs, struct diags *diags);

/* ---- repeats.c ---- */

struct said;

/* What has been said of places in templates: a fault there shows on each page that the template makes. */
struct repeats {
    struct arena *arena;
    struct said *said;
    size_t count;
    size_t capacity;
};

/* Moves to `diags` what has not been said of another page; what has no place in a file is of one page alone. `found` is
 * empty then. */
void repeats_pass(struct repeats *repeats, struct diags *found, struct diags *diags);

#endif
