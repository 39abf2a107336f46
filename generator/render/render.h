/* render: a page as data + templates -> the bytes of a file.
 *
 *     { template "area", data { "area": { "name": "大足区" } } } + templates/area.mustache -> <!DOCTYPE html>…
 *
 * Templates are Mustache: templates/NAME.mustache of the site, else the built-in one of that name, file by file. No
 * name leads out of the folder, or into one in it. The same holds for static files: those of the site's static/ folder
 * stand in for built-in ones of the same name. A dynamic name ({{>*key}}) finds any of these templates. */
#ifndef KC_RENDER_H
#define KC_RENDER_H

#include "view.h"

struct edition; /* read.h */
struct renderer;

/* Compiles all templates for an edition of the site: those of the site's templates/ over the built-in ones, with the
 * edition's words. An error is reported; pages whose
 * template it is in, or in what that includes, are then made with the built-in templates alone (template-built-in).
 * NULL where these have an error too. Lives in `arena`, refers to `site`; rendering loads nothing more and does not
 * change it. */
struct renderer *renderer_new(struct arena *arena, const struct site *site, const struct edition *edition,
                              struct diags *diags);

/* Draws the page's charts into its data: its template sees nothing else. In `arena`. */
void render_draw_charts(struct arena *arena, const struct page *page, struct diags *diags);

/* Draws the page's charts into its data and renders it to the end of `out`. `scratch` may be the page's own arena:
 * what it takes is given back. A chart that cannot be drawn is reported and left out. False where the page could
 * not be rendered (a limit was reached); out is then as before. */
bool render_page(const struct renderer *renderer, struct arena *scratch, const struct page *page, struct buf *out,
                 struct diags *diags);

/* A file that pages refer to: style sheets, icons. */
struct static_file {
    str path; /* below the output folder: "static/style.css" */
    str bytes;
};

struct static_files {
    const struct static_file *items; /* in the order of their paths */
    size_t count;
};

/* The built-in static files, the charts' style sheet (static/chart.css) among them, and those of the site's static/
 * folder over them; files and folders with a leading dot and symbolic links are passed over. A file that cannot be
 * read is reported and left out. Lives in `arena`. */
struct static_files render_static_files(struct arena *arena, const struct site *site, struct diags *diags);

#endif
