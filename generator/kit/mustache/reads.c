/* What a template reads. */
#include "mustache_internal.h"

#include <stdlib.h>

struct reads_finder {
    struct arena scratch;
    struct names keys;
    struct mustache_read *reads; /* where each of the keys was read first, by its number */
    size_t read_capacity;
    struct names partials;
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
    }
    struct mustache_reads reads = { sorted_reads(&reader, arena), reader.keys.count,
                                    sorted_names(&reader.partials, arena), reader.partials.count, reader.dynamic };
    arena_finish(&reader.scratch);
    return reads;
}
