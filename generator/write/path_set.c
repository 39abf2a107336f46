#include "write_internal.h"

#include "hash.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOT_COUNT = 256 };

void path_set_init(struct path_set *set, struct arena *arena)
{
    *set = (struct path_set){ .arena = arena, .slot_count = FIRST_SLOT_COUNT };
    set->slots = arena_array(arena, str, set->slot_count);
}

/* The slot that the path is in, or the free one where it belongs. Paths are made of the site's own ids, so nobody
 * gains by making their hashes collide. */
static str *find_slot(const struct path_set *set, str path)
{
    size_t at = (size_t)hash_bytes(path) & (set->slot_count - 1);
    while (set->slots[at].ptr && !str_eq(set->slots[at], path))
        at = (at + 1) & (set->slot_count - 1);
    return &set->slots[at];
}

static void grow(struct path_set *set)
{
    const str *old = set->slots;
    size_t old_count = set->slot_count;
    set->slot_count *= 2;
    set->slots = arena_array(set->arena, str, set->slot_count);
    for (size_t i = 0; i < old_count; i++)
        if (old[i].ptr)
            *find_slot(set, old[i]) = old[i];
}

bool path_set_add(struct path_set *set, str path)
{
    str *slot = find_slot(set, path);
    if (slot->ptr)
        return false;
    *slot = path;
    if (++set->count * 2 > set->slot_count)
        grow(set);
    return true;
}

bool path_set_has(const struct path_set *set, str path)
{
    return find_slot(set, path)->ptr != NULL;
}

static int compare(const void *a, const void *b)
{
    return str_compare(*(const str *)a, *(const str *)b);
}

const str *path_set_sorted(const struct path_set *set)
{
    str *paths = arena_array(set->arena, str, set->count);
    size_t count = 0;
    for (size_t i = 0; i < set->slot_count; i++)
        if (set->slots[i].ptr)
            paths[count++] = set->slots[i];
    if (count > 1)
        qsort(paths, count, sizeof *paths, compare);
    return paths;
}

bool path_is_clean(str path)
{
    if (!utf8_is_printable(path))
        return false;
    str rest = path;
    do {
        str name = str_split(&rest, '/');
        if (name.len == 0 || str_eq(name, STR(".")) || str_eq(name, STR("..")))
            return false;
    } while (rest.len > 0);
    return !str_ends(path, STR("/"));
}
