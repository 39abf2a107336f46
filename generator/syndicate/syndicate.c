#include "syndicate_internal.h"

#include "read.h"

/* ---- which files ---------------------------------------------------------------------------------------- */

struct list_maker {
    struct arena *arena;
    struct syndicate_ref *items;
    size_t count;
    size_t capacity;
};

static void add(struct list_maker *maker, struct syndicate_ref ref)
{
    maker->items = arena_reserve(maker->arena, maker->items, maker->count, &maker->capacity, sizeof *maker->items);
    maker->items[maker->count++] = ref;
}

static void add_feeds(struct list_maker *maker, const struct site *site)
{
    for (size_t i = 0; i < site->edition_count; i++)
        add(maker, (struct syndicate_ref){
                       .kind = SYNDICATE_FEED,
                       .page = { .edition = i },
                       .path = arena_join(maker->arena, site->editions[i].folder, STR("feed.xml")),
                   });
}

static void add_sitemaps(struct list_maker *maker, const struct site *site, const struct page_list *pages)
{
    add(maker, (struct syndicate_ref){ .kind = SYNDICATE_ROBOTS, .path = STR("robots.txt") });
    if (site->settings.base_url.len == 0)
        return;
    add(maker, (struct syndicate_ref){ .kind = SYNDICATE_SITEMAP, .path = STR("sitemap.xml") });
    for (size_t i = 1; i <= sitemap_part_count(pages); i++)
        add(maker, (struct syndicate_ref){ .kind = SYNDICATE_SITEMAP,
                                           .part = i,
                                           .path = arena_format(maker->arena, "sitemap-%zu.xml", i) });
}

static void add_charts(struct list_maker *maker, const struct page *page, struct page_ref ref)
{
    for (size_t i = 0; i < page->chart_count; i++)
        if (page->charts[i].file.len > 0)
            add(maker, (struct syndicate_ref){ .kind = SYNDICATE_CHART,
                                               .page = ref,
                                               .chart = i,
                                               .path = arena_copy(maker->arena, page->charts[i].file) });
}

struct syndicate_list syndicate_list_files(struct arena *arena, const struct site *site, const struct dataset *dataset)
{
    struct list_maker maker = { .arena = arena };
    struct page_list pages = view_list_pages(arena, site, dataset);
    add_feeds(&maker, site);
    add_sitemaps(&maker, site, &pages);
    struct arena scratch;
    arena_init(&scratch);
    for (size_t i = 0; i < pages.count; i++) {
        if (!view_has_chart_files(pages.items[i].kind))
            continue;
        struct arena_mark mark = arena_mark(&scratch);
        struct page page = view_page(&scratch, site, dataset, pages.items[i]);
        add_charts(&maker, &page, pages.items[i]);
        arena_rewind(&scratch, mark);
    }
    arena_finish(&scratch);
    return (struct syndicate_list){ maker.items, maker.count };
}

/* ---- one file ------------------------------------------------------------------------------------------- */

static bool add_chart(struct arena *arena, const struct site *site, const struct dataset *dataset,
                      const struct syndicate_ref *ref, struct buf *out, struct diags *diags)
{
    struct page page = view_page(arena, site, dataset, ref->page);
    struct chart chart = view_file_chart(arena, site, &page, ref->chart);
    return chart_draw(arena, &chart, CHART_STANDALONE, out, diags);
}

bool syndicate_make_file(struct arena *arena, const struct site *site, const struct dataset *dataset,
                         const struct syndicate_ref *ref, struct buf *out, struct diags *diags)
{
    switch (ref->kind) {
    case SYNDICATE_FEED:
        add_feed(arena, site, dataset, ref->page.edition, out);
        return true;
    case SYNDICATE_SITEMAP:
        add_sitemap(arena, site, dataset, ref->part, out);
        return true;
    case SYNDICATE_ROBOTS:
        add_robots(site, out);
        return true;
    case SYNDICATE_CHART:
        break;
    }
    return add_chart(arena, site, dataset, ref, out, diags);
}
