/* The sitemap, and robots.txt that says where it is. */
#include "syndicate_internal.h"

#include "read.h"

/* The protocol allows 50,000 pages and 50 MB a file: with the longest names that is this many. */
enum { PART_MOST = 20000 };

size_t sitemap_part_count(const struct page_list *pages)
{
    return pages->count <= PART_MOST ? 0 : (pages->count + PART_MOST - 1) / PART_MOST;
}

static void add_location(struct arena *arena, const struct site *site, const char *element, str path, struct buf *out)
{
    buf_format(out, "<%s><loc>", element);
    xml_add_text(out, site->settings.base_url);
    xml_add_text(out, view_address(arena, path));
    buf_format(out, "</loc></%s>\n", element);
}

static void add_pages(struct arena *arena, const struct site *site, const struct dataset *dataset,
                      const struct page_list *pages, size_t begin, size_t end, struct buf *out)
{
    buf_add(out, STR("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"));
    for (size_t i = begin; i < end && i < pages->count; i++) {
        if (pages->items[i].kind == PAGE_NOT_FOUND)
            continue;
        struct arena_mark mark = arena_mark(arena);
        add_location(arena, site, "url", view_page_path(arena, site, dataset, pages->items[i]), out);
        arena_rewind(arena, mark);
    }
    buf_add(out, STR("</urlset>\n"));
}

static void add_parts(struct arena *arena, const struct site *site, size_t count, struct buf *out)
{
    buf_add(out, STR("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"));
    for (size_t i = 1; i <= count; i++)
        add_location(arena, site, "sitemap", arena_format(arena, "sitemap-%zu.xml", i), out);
    buf_add(out, STR("</sitemapindex>\n"));
}

void add_sitemap(struct arena *arena, const struct site *site, const struct dataset *dataset, size_t part,
                 struct buf *out)
{
    struct page_list pages = view_list_pages(arena, site, dataset);
    size_t parts = sitemap_part_count(&pages);
    buf_add(out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    if (parts == 0)
        add_pages(arena, site, dataset, &pages, 0, pages.count, out);
    else if (part == 0)
        add_parts(arena, site, parts, out);
    else
        add_pages(arena, site, dataset, &pages, (part - 1) * PART_MOST, part * PART_MOST, out);
}

void add_robots(const struct site *site, struct buf *out)
{
    buf_add(out, STR("User-agent: *\nAllow: /\n"));
    if (site->settings.base_url.len > 0)
        buf_format(out, "Sitemap: %.*ssitemap.xml\n", STR_ARG(site->settings.base_url));
}
