/* The pictures that written pages show, as files of the site. */
#include "view_internal.h"

#include "buf.h"
#include "page.h"

struct picture_listing {
    struct arena *arena;
    const struct site *site;
    struct view_picture *items;
    size_t count;
    size_t capacity;
};

/* ---- from an address to a path -------------------------------------------------------------------------- */

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    char small = (char)(c | 0x20);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/* %E5%9B%BE.png -> 图.png */
static void add_decoded(struct buf *path, str part)
{
    for (size_t i = 0; i < part.len; i++) {
        bool coded = part.ptr[i] == '%' && part.len - i > 2 && hex_digit(part.ptr[i + 1]) >= 0 &&
                     hex_digit(part.ptr[i + 2]) >= 0;
        if (!coded) {
            buf_add_char(path, part.ptr[i]);
            continue;
        }
        buf_add_char(path, (char)(hex_digit(part.ptr[i + 1]) << 4 | hex_digit(part.ptr[i + 2])));
        i += 2;
    }
}

/* Takes the last folder off a path that ends with a slash; false where it has none. */
static bool leave_folder(struct buf *path)
{
    str written = buf_str(path);
    if (written.len == 0)
        return false;
    size_t slash = str_find_last(str_slice(written, 0, written.len - 1), STR("/"));
    str rest = str_slice(written, 0, slash == STR_NONE ? 0 : slash + 1);
    path->len = rest.len;
    return true;
}

/* Without a query and a fragment. */
static str path_in(str address)
{
    size_t end = 0;
    while (end < address.len && address.ptr[end] != '?' && address.ptr[end] != '#')
        end++;
    return str_slice(address, 0, end);
}

/* Goes the way that `way` describes, from the folder that `path` is; false where it leads out of the site. */
static bool follow(struct buf *path, str way)
{
    if (str_starts(way, STR("/")))
        return false;
    for (size_t at = 0; at < way.len;) {
        size_t slash = str_find(way, STR("/"), at);
        str step = str_slice(way, at, slash == STR_NONE ? way.len : slash);
        bool stays = str_eq(step, STR(".")), leaves = str_eq(step, STR(".."));
        at = slash == STR_NONE ? way.len : slash + 1;
        if (leaves && !leave_folder(path))
            return false;
        if (stays || leaves)
            continue;
        add_decoded(path, step);
        if (slash != STR_NONE)
            buf_add_char(path, '/');
    }
    return true;
}

static str path_from(struct arena *arena, str folder, str address)
{
    struct buf path;
    buf_init(&path);
    buf_add(&path, str_starts(address, STR("static/")) ? STR("") : folder);
    str found = follow(&path, path_in(address)) ? arena_copy(arena, buf_str(&path)) : STR("");
    buf_finish(&path);
    return found;
}

/* ---- all ------------------------------------------------------------------------------------------------ */

/* In each edition that shows the text. */
static void add_picture(struct picture_listing *listing, const struct site_page *page, const struct document *text,
                        const struct page_picture *picture)
{
    for (size_t i = 0; i < listing->site->edition_count; i++) {
        if (view_text_in(page, i) != text)
            continue;
        listing->items =
            arena_reserve(listing->arena, listing->items, listing->count, &listing->capacity, sizeof *listing->items);
        listing->items[listing->count++] = (struct view_picture){
            path_from(listing->arena, listing->site->editions[i].folder, picture->address),
            picture->span,
        };
    }
}

static void add_pictures(struct picture_listing *listing, const struct site_page *page, const struct document *text)
{
    struct diags unheard; /* view_check_written says it */
    diags_init(&unheard);
    struct page_text parsed = page_parse(listing->arena, text, STR(""), &unheard);
    for (size_t i = 0; i < parsed.picture_count; i++)
        add_picture(listing, page, text, &parsed.pictures[i]);
    diags_finish(&unheard);
}

struct view_pictures view_list_pictures(struct arena *arena, const struct site *site)
{
    struct picture_listing listing = { .arena = arena, .site = site };
    for (size_t i = 0; i < site->page_count; i++) {
        const struct site_page *page = &site->pages[i];
        for (size_t edition = 0; edition < site->edition_count && !view_is_taken(page); edition++)
            if (page->texts[edition])
                add_pictures(&listing, page, page->texts[edition]);
    }
    return (struct view_pictures){ listing.items, listing.count };
}
