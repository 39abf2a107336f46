/* What a template reads. */
#include "mustache_internal.h"

#include <stdlib.h>

struct reads_finder {
    struct arena scratch;
    struct names keys;
    struct mustache_read *reads; /* where each of the keys was read first, by its number */
    size_t read_capacity;
    struct names partials;
    struct names blocks;
    const struct mustache_template **templates; /* to be looked at */
    size_t count;
    size_t capacity;
    bool dynamic;
};

static void add_template(struct reads_finder *reader, const struct mustache_template *template)
{
    reader->templates =
        arena_reserve(&reader->scratch, reader->templates, reader->count, &reader->capacity, sizeof *reader->templates);
    reader->templates[reader->count++] = template;
}

static void add_key(struct reads_finder *reader, const struct mustache_read *read)
{
    size_t before = reader->keys.count;
    names_add(&reader->keys, &reader->scratch, read->name);
    if (reader->keys.count == before)
        return;
    reader->reads =
        arena_reserve(&reader->scratch, reader->reads, before, &reader->read_capacity, sizeof *reader->reads);
    reader->reads[before] = *read;
}

static void add_include(struct reads_finder *reader, const struct tag *tag)
{
    if (tag->dynamic) {
        reader->dynamic = true;
        return;
    }
    size_t before = reader->partials.count;
    names_add(&reader->partials, &reader->scratch, tag->name);
    if (tag->partial && reader->partials.count > before)
        add_template(reader, tag->partial);
}

static void add_blocks(struct reads_finder *reader, const struct mustache_template *template)
{
    for (size_t i = 0; i < template->code_count; i++)
        if (template->code[i].action == ACTION_BLOCK)
            names_add(&reader->blocks, &reader->scratch, template->code[i].tag->name);
}

static int compare_reads(const void *a, const void *b)
{
    return str_compare(((const struct mustache_read *)a)->name, ((const struct mustache_read *)b)->name);
}

static const struct mustache_read *sorted_reads(const struct reads_finder *reader, struct arena *arena)
{
    struct mustache_read *list = arena_array(arena, struct mustache_read, reader->keys.count);
    for (size_t i = 0; i < reader->keys.count; i++)
        list[i] = reader->reads[i];
    if (reader->keys.count > 1)
        qsort(list, reader->keys.count, sizeof *list, compare_reads);
    return list;
}

static int compare_names(const void *a, const void *b)
{
    return str_compare(*(const str *)a, *(const str *)b);
}

static const str *sorted_names(const struct names *names, struct arena *arena)
{
    str *list = arena_array(arena, str, names->count);
    for (size_t i = 0; i < names->count; i++)
        list[i] = names->items[i].name;
    if (names->count > 1)
        qsort(list, names->count, sizeof *list, compare_names);
    return list;
}

struct mustache_reads mustache_reads(const struct mustache_template *template, struct arena *arena)
{
    struct reads_finder reader = { 0 };
    arena_init(&reader.scratch);
    add_template(&reader, template);
    for (size_t i = 0; i < reader.count; i++) {
        const struct mustache_template *one = reader.templates[i];
        for (size_t k = 0; k < one->path_count; k++)
            add_key(&reader, &one->paths[k]);
        for (size_t k = 0; k < one->include_count; k++)
            add_include(&reader, one->includes[k]);
        add_blocks(&reader, one);
    }
    struct mustache_reads reads = {
        .keys = sorted_reads(&reader, arena),
        .key_count = reader.keys.count,
        .partials = sorted_names(&reader.partials, arena),
        .partial_count = reader.partials.count,
        .blocks = sorted_names(&reader.blocks, arena),
        .block_count = reader.blocks.count,
        .dynamic = reader.dynamic,
    };
    arena_finish(&reader.scratch);
    return reads;
}

static bool is_among(str name, const str *sorted, size_t count)
{
    return count > 0 && bsearch(&name, sorted, count, sizeof name, compare_names);
}

bool mustache_reads_partial(const struct mustache_reads *reads, str name)
{
    return is_among(name, reads->partials, reads->partial_count);
}

/* ---- Blocks that nothing takes ---- */

/* What a parent reads. */
struct parent_reads {
    const struct mustache_template *parent;
    struct mustache_reads reads;
};

struct lost_finder {
    struct arena *arena;
    struct arena scratch;
    struct parent_reads *parents; /* those met so far: many tags may have one parent */
    size_t parent_count;
    size_t parent_capacity;
    struct mustache_lost *items;
    size_t count;
    size_t capacity;
};

static const struct mustache_reads *reads_of_parent(struct lost_finder *finder, const struct mustache_template *parent)
{
    for (size_t i = 0; i < finder->parent_count; i++)
        if (finder->parents[i].parent == parent)
            return &finder->parents[i].reads;
    finder->parents = arena_reserve(&finder->scratch, finder->parents, finder->parent_count, &finder->parent_capacity,
                                    sizeof *finder->parents);
    struct parent_reads *added = &finder->parents[finder->parent_count++];
    *added = (struct parent_reads){ parent, mustache_reads(parent, &finder->scratch) };
    return &added->reads;
}

static void add_lost(struct lost_finder *finder, const struct tag *parent)
{
    const struct mustache_reads *reads = reads_of_parent(finder, parent->partial);
    for (size_t i = 0; i < parent->argument_count && !reads->dynamic; i++) {
        const struct argument *argument = &parent->arguments[i];
        if (is_among(argument->name, reads->blocks, reads->block_count))
            continue;
        finder->items =
            arena_reserve(finder->arena, finder->items, finder->count, &finder->capacity, sizeof *finder->items);
        finder->items[finder->count++] = (struct mustache_lost){ argument->name, parent->name, argument->span };
    }
}

static int compare_places(const void *a, const void *b)
{
    size_t left = ((const struct mustache_lost *)a)->place.offset;
    size_t right = ((const struct mustache_lost *)b)->place.offset;
    return (left > right) - (left < right);
}

const struct mustache_lost *mustache_find_lost(const struct mustache_template *template, struct arena *arena,
                                               size_t *ret_count)
{
    struct lost_finder finder = { .arena = arena };
    arena_init(&finder.scratch);
    for (size_t i = 0; i < template->include_count; i++)
        if (template->includes[i]->partial && template->includes[i]->argument_count > 0)
            add_lost(&finder, template->includes[i]);
    if (finder.count > 1)
        qsort(finder.items, finder.count, sizeof *finder.items, compare_places);
    arena_finish(&finder.scratch);
    *ret_count = finder.count;
    return finder.items;
}
