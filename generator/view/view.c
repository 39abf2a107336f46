#include "view_internal.h"

#include "utf8.h"

/* ---- kinds of pages ------------------------------------------------------------------------------------- */

enum { SINGLES_MAX = 2 };

static const struct {
    str name; /* of the template; the flag "is_NAME" is set in the data */
    str flag;
    str singles[SINGLES_MAX]; /* the paths of the pages that every site has, by their subject */
} kinds[] = {
    [PAGE_HOME] = { STR_INIT("home"), STR_INIT("is_home"), { STR_INIT("index.html") } },
    [PAGE_AREA] = { STR_INIT("area"), STR_INIT("is_area"), { STR_INIT("") } },
    [PAGE_INDICATOR] = { STR_INIT("indicator"), STR_INIT("is_indicator"), { STR_INIT("") } },
    [PAGE_HISTORY] = { STR_INIT("history"), STR_INIT("is_history"), { STR_INIT("") } },
    [PAGE_ARTICLE] = { STR_INIT("article"), STR_INIT("is_article"), { STR_INIT("") } },
    [PAGE_SOURCES] = { STR_INIT("sources"), STR_INIT("is_sources"), { STR_INIT("sources.html") } },
    [PAGE_TARGETS] = { STR_INIT("targets"),
                       STR_INIT("is_targets"),
                       { STR_INIT("targets.html"), STR_INIT("targets-by-indicator.html") } },
    [PAGE_QUALITY] = { STR_INIT("quality"), STR_INIT("is_quality"), { STR_INIT("quality.html") } },
    [PAGE_SEARCH] = { STR_INIT("search"), STR_INIT("is_search"), { STR_INIT("search.html") } },
    [PAGE_DATA] = { STR_INIT("data"), STR_INIT("is_data"), { STR_INIT("data.html") } },
    [PAGE_ABOUT] = { STR_INIT("about"), STR_INIT("is_about"), { STR_INIT("about.html") } },
    [PAGE_WRITTEN] = { STR_INIT("page"), STR_INIT("is_page"), { STR_INIT("") } },
    [PAGE_NOT_FOUND] = { STR_INIT("not-found"), STR_INIT("is_not_found"), { STR_INIT("404.html") } },
};

str view_template_name(enum page_kind kind)
{
    return kinds[kind].name;
}

/* ---- which pages ---------------------------------------------------------------------------------------- */

struct listing {
    struct arena *arena;
    struct page_ref *items;
    size_t count;
    size_t capacity;
    size_t edition; /* whose pages are added */
};

static void add_page(struct listing *listing, enum page_kind kind, size_t subject)
{
    listing->items =
        arena_reserve(listing->arena, listing->items, listing->count, &listing->capacity, sizeof *listing->items);
    listing->items[listing->count++] = (struct page_ref){ kind, subject, listing->edition };
}

static void add(struct listing *listing, enum page_kind kind, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_page(listing, kind, i);
}

/* Would the written page's file be this one, where a file system minds no case? */
static bool is_at(const struct site_page *page, str path)
{
    return path.len > 0 && utf8_compare_folded(str_slice(path, 0, path.len - STR(".html").len), page->id) == 0;
}

bool view_is_taken(const struct site_page *page)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (size_t subject = 0; subject < SINGLES_MAX; subject++)
            if (i != PAGE_ABOUT && is_at(page, kinds[i].singles[subject]))
                return true;
    return false;
}

bool view_is_about(const struct site_page *page)
{
    return is_at(page, kinds[PAGE_ABOUT].singles[0]);
}

/* Links to the about page are the same whoever wrote it, and however its name was typed. */
str view_written_path(struct arena *arena, const struct site_page *page)
{
    return view_is_about(page) ? kinds[PAGE_ABOUT].singles[0] : arena_join(arena, page->id, STR(".html"));
}

/* The built-in about page is there where no person wrote one. */
static void add_written(struct listing *listing, const struct site *site)
{
    bool has_about = false;
    for (size_t i = 0; i < site->page_count; i++) {
        has_about = has_about || view_is_about(&site->pages[i]);
        if (!view_is_taken(&site->pages[i]))
            add_page(listing, PAGE_WRITTEN, i);
    }
    if (!has_about)
        add_page(listing, PAGE_ABOUT, 0);
}

/* The figures of one area and indicator that begin with one. */
static struct figure_range range_from(const struct dataset *dataset, size_t first)
{
    const struct figure *figure = &dataset->figures[first];
    return select_figures(dataset, figure->area, figure->indicator);
}

static void add_histories(struct listing *listing, const struct dataset *dataset)
{
    for (size_t i = 0; i < dataset->figure_count;) {
        struct figure_range range = range_from(dataset, i);
        if (view_count_old(range) > 0)
            add_page(listing, PAGE_HISTORY, i);
        i += range.count;
    }
}

static void add_edition(struct listing *listing, const struct site *site, const struct dataset *dataset)
{
    add(listing, PAGE_HOME, 1);
    add(listing, PAGE_AREA, site->vocabulary.area_count);
    add(listing, PAGE_INDICATOR, site->vocabulary.indicator_count);
    add_histories(listing, dataset);
    add(listing, PAGE_ARTICLE, dataset->reading_count);
    add(listing, PAGE_SOURCES, 1 + view_shelves(listing->arena, dataset).count);
    add(listing, PAGE_TARGETS, 2);
    add(listing, PAGE_QUALITY, 1);
    add(listing, PAGE_SEARCH, 1);
    add(listing, PAGE_DATA, 1);
    add_written(listing, site);
    add(listing, PAGE_NOT_FOUND, 1);
}

struct page_list view_list_pages(struct arena *arena, const struct site *site, const struct dataset *dataset)
{
    struct listing listing = { .arena = arena };
    for (; listing.edition < site->edition_count; listing.edition++)
        add_edition(&listing, site, dataset);
    return (struct page_list){ listing.items, listing.count };
}

/* ---- where they go -------------------------------------------------------------------------------------- */

/* Below the folder of its edition. */
static str path_of(struct arena *arena, const struct site *site, const struct dataset *dataset, struct page_ref ref)
{
    switch (ref.kind) {
    case PAGE_AREA:
        return view_area_path(arena, &site->vocabulary.areas[ref.subject]);
    case PAGE_INDICATOR:
        return view_indicator_path(arena, &site->vocabulary.indicators[ref.subject]);
    case PAGE_HISTORY:
        return view_history_path(arena, dataset->figures[ref.subject].area, dataset->figures[ref.subject].indicator);
    case PAGE_ARTICLE:
        return view_article_path(arena, &dataset->readings[ref.subject].article);
    case PAGE_WRITTEN:
        return view_written_path(arena, &site->pages[ref.subject]);
    case PAGE_SOURCES:
        if (ref.subject > 0)
            return view_shelf_path(arena, view_shelves(arena, dataset).items[ref.subject - 1]);
        return kinds[ref.kind].singles[0];
    default:
        return kinds[ref.kind].singles[ref.subject];
    }
}

str view_page_path(struct arena *arena, const struct site *site, const struct dataset *dataset, struct page_ref ref)
{
    return arena_join(arena, site->editions[ref.edition].folder, path_of(arena, site, dataset, ref));
}

/* "../" for each folder that the path leads into. */
static str way_to_root(struct arena *arena, str path)
{
    str root = STR("");
    for (size_t i = 0; i < path.len; i++)
        if (path.ptr[i] == '/')
            root = arena_join(arena, root, STR("../"));
    return root;
}

/* From the page to where those of its edition begin. A server shows its page for wrong addresses under all of them, so
 * that page's links are whole where the site's address is known. */
static str way_home(struct arena *arena, const struct site *site, const struct dataset *dataset, struct page_ref ref)
{
    str base = site->settings.base_url;
    if (ref.kind == PAGE_NOT_FOUND && base.len > 0)
        return arena_join(arena, base, site->editions[ref.edition].folder);
    return way_to_root(arena, path_of(arena, site, dataset, ref));
}

/* ---- one page ------------------------------------------------------------------------------------------- */

/* The whole address of a path below the output folder; "" where the site has none. */
static str full_address(const struct view *view, str path)
{
    str base = view->site->settings.base_url;
    return base.len > 0 ? arena_join(view->arena, base, view_address(view->arena, path)) : STR("");
}

/* Sets `editions`, this page in each of the site's languages: [{ tag, name, href, address, is_current, is_default }],
 * and has_editions, whether there are several. `path` is that below the edition's folder. */
static void set_editions(struct view *view, str path)
{
    struct arena *arena = view->arena;
    const struct site *site = view->site;
    struct value *editions = value_list(arena);
    for (size_t i = 0; i < site->edition_count; i++) {
        const struct edition *edition = &site->editions[i];
        struct words words = { arena, edition };
        str below = arena_join(arena, edition->folder, path);
        struct value *object = value_object(arena);
        value_set_string(arena, object, STR("tag"), edition->tag);
        value_set_string(arena, object, STR("name"), words_get(&words, "language"));
        value_set_string(arena, object, STR("href"), arena_join(arena, view->root, view_address(arena, below)));
        value_set_string(arena, object, STR("address"), full_address(view, below));
        value_set_bool(arena, object, STR("is_current"), edition == view->words.edition);
        value_set_bool(arena, object, STR("is_default"), i == 0);
        value_add(arena, editions, object);
    }
    value_set(arena, view->data, STR("editions"), editions);
    value_set_bool(arena, view->data, STR("has_editions"), editions->count > 1);
}

/* What every page has. */
static void set_common(struct view *view, struct page_ref ref)
{
    const struct settings *settings = &view->site->settings;
    const struct edition *edition = view->words.edition;
    struct value *data = view->data;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        value_set_bool(view->arena, data, kinds[i].flag, i == (size_t)ref.kind);
    value_set_bool(view->arena, data, STR("has_anchors"), ref.kind == PAGE_AREA || ref.kind == PAGE_HISTORY);
    value_set_string(view->arena, data, STR("root"), view->root);
    value_set_string(view->arena, data, STR("home"), view->home);
    value_set_string(view->arena, data, STR("lang"), edition->tag);
    value_set_string(view->arena, data, STR("article_lang"), edition_is_chinese(edition) ? STR("") : STR("zh-CN"));
    value_set_string(view->arena, data, STR("page_title"), STR(""));
    struct value *site = value_object(view->arena);
    value_set_string(view->arena, site, STR("site_title"), settings_title(settings, edition->tag));
    value_set_string(view->arena, site, STR("site_description"), settings_description(settings, edition->tag));
    view_set_colophon(view, site);
    value_set(view->arena, data, STR("site"), site);
    str path = path_of(view->arena, view->site, view->dataset, ref);
    value_set_string(view->arena, data, STR("address"),
                     full_address(view, arena_join(view->arena, edition->folder, path)));
    value_set_string(view->arena, data, STR("card_address"), full_address(view, STR("card.png")));
    set_editions(view, path);
}

static void make(struct view *view, struct page_ref ref)
{
    const struct vocabulary *vocabulary = &view->site->vocabulary;
    const struct reading *readings = view->dataset->readings;
    switch (ref.kind) {
    case PAGE_HOME:
        view_make_home(view);
        break;
    case PAGE_AREA:
        view_make_area(view, &vocabulary->areas[ref.subject]);
        break;
    case PAGE_INDICATOR:
        view_make_indicator(view, &vocabulary->indicators[ref.subject]);
        break;
    case PAGE_HISTORY:
        view_make_history(view, range_from(view->dataset, ref.subject));
        break;
    case PAGE_ARTICLE:
        view_make_article(view, &readings[ref.subject]);
        break;
    case PAGE_SOURCES:
        view_make_sources(view, ref.subject);
        break;
    case PAGE_TARGETS:
        view_make_targets(view, ref.subject == 0);
        break;
    case PAGE_QUALITY:
        view_make_quality(view);
        break;
    case PAGE_SEARCH:
        view_make_search(view);
        break;
    case PAGE_DATA:
        view_make_data(view);
        break;
    case PAGE_WRITTEN:
        view_make_written(view, &view->site->pages[ref.subject]);
        break;
    case PAGE_ABOUT:
    case PAGE_NOT_FOUND:
        break;
    }
}

struct page view_page(struct arena *arena, const struct site *site, const struct dataset *dataset, struct page_ref ref)
{
    const struct edition *edition = &site->editions[ref.edition];
    str path = view_page_path(arena, site, dataset, ref);
    struct view view = {
        .arena = arena,
        .site = site,
        .dataset = dataset,
        .words = { arena, edition },
        .root = way_to_root(arena, path),
        .chart_stem = view_chart_stem(arena, ref.kind, path_of(arena, site, dataset, ref)),
        .home = way_home(arena, site, dataset, ref),
        .data = value_object(arena),
    };
    set_common(&view, ref);
    make(&view, ref);
    view_set_linked_data(&view, ref);
    return (struct page){ path, kinds[ref.kind].name, ref.edition, view.data, view.charts, view.chart_count };
}
