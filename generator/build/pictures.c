/* Are the pictures there that written pages show? */
#include "build_internal.h"

#include <stdlib.h>

static int by_path(const void *a, const void *b)
{
    return str_compare(*(const str *)a, *(const str *)b);
}

static str *sorted_paths(struct arena *arena, const struct outputs *outputs)
{
    str *paths = arena_array(arena, str, outputs->count);
    for (size_t i = 0; i < outputs->count; i++)
        paths[i] = outputs->items[i].path;
    qsort(paths, outputs->count, sizeof *paths, by_path);
    return paths;
}

static void report(const struct view_picture *picture, struct diags *diags)
{
    struct diag *diag =
        picture->path.len > 0
            ? diag_add(diags, DIAG_SITE_PAGE, picture->span, "the site has no picture %.*s", STR_ARG(picture->path))
            : diag_add(diags, DIAG_SITE_PAGE, picture->span, "the address of a picture leads out of the site");
    diag_advise(diags, diag, "put the picture into static/ of the site; its address in all pages is static/NAME");
}

/* Two editions may show one text. */
static bool is_of_one_place(const struct view_picture *a, const struct view_picture *b)
{
    return a->span.source == b->span.source && a->span.offset == b->span.offset && str_eq(a->path, b->path);
}

void pictures_check(const struct outputs *outputs, struct diags *diags)
{
    struct arena arena;
    arena_init(&arena);
    struct view_pictures pictures = view_list_pictures(&arena, &outputs->state->site);
    const str *paths = pictures.count > 0 ? sorted_paths(&arena, outputs) : NULL;
    for (size_t i = 0; i < pictures.count; i++) {
        const struct view_picture *picture = &pictures.items[i];
        bool said = i > 0 && is_of_one_place(picture, picture - 1);
        if (!said && !bsearch(&picture->path, paths, outputs->count, sizeof *paths, by_path))
            report(picture, diags);
    }
    arena_finish(&arena);
}
