/* Pages of a site's own: Markdown files of content/pages, those of other editions in the folder of the edition. */
#include "read_internal.h"

#include "utf8.h"

#include <stdlib.h>

static const str folder_of_pages = STR_INIT("content/pages");

/* The edition whose folder a path leads into, the path being one below content/pages; STR_NONE: none. */
static size_t edition_of(const struct site *site, str below)
{
    size_t slash = str_find(below, STR("/"), 0);
    str folder = slash == STR_NONE ? STR("") : str_slice(below, 0, slash + 1);
    bool deeper = slash != STR_NONE && str_find(below, STR("/"), slash + 1) != STR_NONE;
    for (size_t i = 0; i < site->edition_count && !deeper; i++)
        if (str_eq(site->editions[i].folder, folder))
            return i;
    return STR_NONE;
}

/* Ids that differ in case alone are one: on many a disk their pages would be one file. */
static struct site_page *page_of(struct arena *arena, struct site *site, size_t *capacity, str id)
{
    for (size_t i = 0; i < site->page_count; i++)
        if (utf8_compare_folded(site->pages[i].id, id) == 0)
            return &site->pages[i];
    site->pages = arena_reserve(arena, site->pages, site->page_count, capacity, sizeof *site->pages);
    struct site_page *page = &site->pages[site->page_count++];
    *page = (struct site_page){ id, arena_array(arena, const struct document *, site->edition_count) };
    return page;
}

/* Can a page be made of the file? */
static bool is_fit(const struct document *document, struct diags *diags)
{
    if (document->format != FORMAT_MARKDOWN) {
        diag_add(diags, DIAG_SITE_PAGE, (struct span){ &document->source, 0, 0 },
                 "this is no Markdown and is passed over");
        return false;
    }
    return !document->front_matter.draft;
}

static void add_page(struct arena *arena, struct site *site, size_t *capacity, str path, size_t edition,
                     struct diags *diags)
{
    struct document *document;
    if (!read_document(arena, path, &document, diags) || !is_fit(document, diags))
        return;
    const struct front_matter_text *id = &document->front_matter.id;
    struct site_page *page = page_of(arena, site, capacity, id->text);
    if (page->texts[edition])
        diag_add(diags, DIAG_SITE_PAGE, id->span, "there is already a page with the id \"%.*s\"", STR_ARG(id->text));
    else
        page->texts[edition] = document;
}

static int by_id(const void *a, const void *b)
{
    return str_compare(((const struct site_page *)a)->id, ((const struct site_page *)b)->id);
}

void pages_read(struct arena *arena, struct site *site, struct diags *diags)
{
    str folder = site_path(arena, site, folder_of_pages);
    const str *paths;
    size_t count;
    size_t capacity = 0;
    if (walk_files(arena, folder, &paths, &count, diags) != FILE_READ)
        return;
    for (size_t i = 0; i < count; i++) {
        size_t edition = edition_of(site, str_slice(paths[i], folder.len + 1, paths[i].len));
        if (edition != STR_NONE)
            add_page(arena, site, &capacity, paths[i], edition, diags);
        else
            file_report(arena, DIAG_SITE_PAGE, paths[i],
                        "no edition of the site has this folder; the page is passed over", diags);
    }
    if (site->page_count > 1)
        qsort(site->pages, site->page_count, sizeof *site->pages, by_id);
}
