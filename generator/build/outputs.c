#include "build_internal.h"

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
    return render_page(outputs->renderer, &outputs->scratch, &page, out, diags);
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

bool outputs_init(struct outputs *outputs, struct build_state *state, struct template_check *check, struct diags *diags)
{
    *outputs = (struct outputs){ .state = state, .check = check };
    arena_init(&outputs->scratch);
    outputs->renderer = renderer_new(&state->arena, &state->site, state->site.editions, diags);
    if (!outputs->renderer)
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
