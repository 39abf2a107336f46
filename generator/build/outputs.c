#include "build_internal.h"

#include "card.h"

/* A stage that makes files of the site. */
struct output_maker {
    /* Sets up what it makes files of, and says how many they are. */
    size_t (*list)(struct outputs *outputs, struct diags *diags);
    /* Where a file goes. In `arena`. */
    str (*path)(const struct outputs *outputs, struct arena *arena, size_t index);
    /* Appends a file's bytes. The arena `outputs->scratch` is rewound after it. */
    bool (*make)(struct outputs *outputs, size_t index, struct buf *out, struct diags *diags);
};

/* ---- static files ---- */

static size_t list_static_files(struct outputs *outputs, struct diags *diags)
{
    outputs->static_files = render_static_files(&outputs->state->arena, &outputs->state->site, diags);
    return outputs->static_files.count;
}

static str static_file_path(const struct outputs *outputs, struct arena *arena, size_t index)
{
    (void)arena;
    return outputs->static_files.items[index].path;
}

static bool make_static_file(struct outputs *outputs, size_t index, struct buf *out, struct diags *diags)
{
    (void)diags;
    buf_add(out, outputs->static_files.items[index].bytes);
    return true;
}

/* ---- data ---- */

static size_t list_exports(struct outputs *outputs, struct diags *diags)
{
    (void)diags;
    struct build_state *state = outputs->state;
    outputs->exports = export_list_files(&state->arena, &state->site, &state->dataset);
    return outputs->exports.count;
}

static str export_path(const struct outputs *outputs, struct arena *arena, size_t index)
{
    return export_file_path(arena, &outputs->state->site, outputs->exports.items[index]);
}

static bool make_export(struct outputs *outputs, size_t index, struct buf *out, struct diags *diags)
{
    (void)diags;
    const struct build_state *state = outputs->state;
    export_make_file(&outputs->scratch, &state->site, &state->dataset, outputs->exports.items[index], out);
    return true;
}

/* ---- pictures of the site ---- */

static size_t list_cards(struct outputs *outputs, struct diags *diags)
{
    (void)diags;
    return card_count(&outputs->state->site);
}

static str card_output_path(const struct outputs *outputs, struct arena *arena, size_t index)
{
    (void)outputs;
    (void)arena;
    return card_path((enum card_kind)index);
}

static bool make_card(struct outputs *outputs, size_t index, struct buf *out, struct diags *diags)
{
    (void)diags;
    const struct build_state *state = outputs->state;
    card_make(&outputs->scratch, &state->site, &state->dataset, (enum card_kind)index, out);
    return true;
}

/* ---- feed, sitemap, charts ---- */

static size_t list_syndicated(struct outputs *outputs, struct diags *diags)
{
    (void)diags;
    struct build_state *state = outputs->state;
    outputs->syndicated = syndicate_list_files(&state->arena, &state->site, &state->dataset);
    return outputs->syndicated.count;
}

static str syndicated_path(const struct outputs *outputs, struct arena *arena, size_t index)
{
    (void)arena;
    return outputs->syndicated.items[index].path;
}

static bool make_syndicated(struct outputs *outputs, size_t index, struct buf *out, struct diags *diags)
{
    const struct build_state *state = outputs->state;
    return syndicate_make_file(&outputs->scratch, &state->site, &state->dataset, &outputs->syndicated.items[index], out,
                               diags);
}

/* ---- pages ---- */

static size_t list_pages(struct outputs *outputs, struct diags *diags)
{
    (void)diags;
    struct build_state *state = outputs->state;
    outputs->pages = view_list_pages(&state->arena, &state->site, &state->dataset);
    return outputs->pages.count;
}

static str page_path(const struct outputs *outputs, struct arena *arena, size_t index)
{
    const struct build_state *state = outputs->state;
    return view_page_path(arena, &state->site, &state->dataset, outputs->pages.items[index]);
}

static bool make_page(struct outputs *outputs, size_t index, struct buf *out, struct diags *diags)
{
    const struct build_state *state = outputs->state;
    struct page page = view_page(&outputs->scratch, &state->site, &state->dataset, outputs->pages.items[index]);
    if (outputs->check)
        template_check_add_page(outputs->check, &page);
    return render_page(outputs->renderers[page.edition], &outputs->scratch, &page, out, diags);
}

/* ---- the search index ---- */

static size_t list_search_files(struct outputs *outputs, struct diags *diags)
{
    (void)diags;
    struct build_state *state = outputs->state;
    outputs->search = search_index_new(&state->arena, &state->site, &state->dataset);
    return search_file_count(outputs->search);
}

static str search_path(const struct outputs *outputs, struct arena *arena, size_t index)
{
    return search_file_path(arena, outputs->search, index);
}

static bool make_search_file(struct outputs *outputs, size_t index, struct buf *out, struct diags *diags)
{
    (void)diags;
    search_make_file(&outputs->scratch, outputs->search, index, out);
    return true;
}

/* ---- all of them ---- */

/* In the order in which they are written: what pages refer to is there before them. */
static const struct output_maker makers[] = {
    { list_static_files, static_file_path, make_static_file },
    { list_search_files, search_path, make_search_file },
    { list_exports, export_path, make_export },
    { list_cards, card_output_path, make_card },
    { list_syndicated, syndicated_path, make_syndicated },
    { list_pages, page_path, make_page },
};

enum { MAKER_COUNT = sizeof makers / sizeof *makers };

static void list_outputs(struct outputs *outputs, struct diags *diags)
{
    struct arena *arena = &outputs->state->arena;
    struct output *items = NULL;
    size_t capacity = 0;
    for (const struct output_maker *maker = makers; maker < makers + MAKER_COUNT; maker++) {
        size_t count = maker->list(outputs, diags);
        for (size_t i = 0; i < count; i++) {
            items = arena_reserve(arena, items, outputs->count, &capacity, sizeof *items);
            items[outputs->count++] = (struct output){ maker, i, maker->path(outputs, arena, i) };
        }
    }
    outputs->items = items;
}

/* ---- renderers ---- */

static bool is_said(const struct diags *diags, size_t from, const struct diag *diag)
{
    for (size_t i = from; i < diags->count; i++) {
        const struct diag *said = &diags->items[i];
        bool same_file = !said->span.source == !diag->span.source &&
                         (!said->span.source || str_eq(said->span.source->path, diag->span.source->path));
        if (same_file && said->code == diag->code && said->span.offset == diag->span.offset &&
            str_eq(said->message, diag->message))
            return true;
    }
    return false;
}

/* Moves to `diags` what has not been said there yet; what earlier editions said stands there from `from` on. */
static void pass_new(struct diags *found, size_t from, struct diags *diags)
{
    size_t kept = 0;
    for (size_t i = 0; i < found->count; i++)
        if (!is_said(diags, from, &found->items[i]))
            found->items[kept++] = found->items[i];
    found->count = kept;
    diags_append(diags, found);
}

/* One for each edition, which differ in words only: what is amiss with all of them is said once. */
static bool make_renderers(struct outputs *outputs, struct diags *diags)
{
    struct build_state *state = outputs->state;
    size_t before = diags->count;
    bool whole = true;
    outputs->renderers = arena_array(&state->arena, const struct renderer *, state->site.edition_count);
    for (size_t i = 0; i < state->site.edition_count; i++) {
        struct diags found;
        diags_init(&found);
        outputs->renderers[i] = renderer_new(&state->arena, &state->site, &state->site.editions[i], &found);
        whole = whole && outputs->renderers[i];
        pass_new(&found, before, diags);
        diags_finish(&found);
    }
    return whole;
}

bool outputs_init(struct outputs *outputs, struct build_state *state, struct template_check *check, struct diags *diags)
{
    *outputs = (struct outputs){ .state = state, .check = check };
    arena_init(&outputs->scratch);
    if (!make_renderers(outputs, diags))
        return false;
    list_outputs(outputs, diags);
    return true;
}

void outputs_finish(struct outputs *outputs)
{
    arena_finish(&outputs->scratch);
}

bool output_is_page(const struct output *output)
{
    return output->maker->make == make_page;
}

bool output_make(struct outputs *outputs, const struct output *output, struct buf *out, struct diags *diags)
{
    struct arena_mark mark = arena_mark(&outputs->scratch);
    bool made = output->maker->make(outputs, output->index, out, diags);
    arena_rewind(&outputs->scratch, mark);
    return made;
}
