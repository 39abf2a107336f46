/* Rendering a template with data of one's own: what its author sees of it without building a site.
 *
 *     kechuang render --data area.json --partials templates templates/area.mustache
 *
 * The data are JSON; partials and parents are the files NAME.mustache of a folder, and where that is asked for the
 * built-in templates behind them, as in a site. */
#ifndef KC_PREVIEW_H
#define KC_PREVIEW_H

#include "arena.h"
#include "buf.h"
#include "diag.h"

struct preview {
    str template_path; /* "-": standard input */
    str data;          /* the path of a JSON file; "-": standard input */
    str partials;      /* a folder; "": the template's own */
    str name;          /* by which the template may include itself; "": none */
    bool built_in;     /* partials that the folder does not have are the built-in ones */
};

/* Appends the text. False, with nothing appended, where the template, a partial or the data have an error, or a limit
 * was reached: what is wrong is in `diags`. A key of the template that the data have nowhere is a note
 * (template-data-key). `arena` takes what is read and compiled. */
bool preview_add(struct arena *arena, const struct preview *preview, struct buf *out, struct diags *diags);

#endif
