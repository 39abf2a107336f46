#include "render_internal.h"

#include <stdlib.h>

enum { FEW = 64 }; /* keys that are looked through one by one */

static int compare_keys(const void *a, const void *b)
{
    return str_compare(*(const str *)a, *(const str *)b);
}

static void sort(struct key_set *set)
{
    if (set->count > 1)
        qsort(set->keys, set->count, sizeof *set->keys, compare_keys);
    size_t kept = 0;
    for (size_t i = 0; i < set->count; i++)
        if (kept == 0 || !str_eq(set->keys[kept - 1], set->keys[i]))
            set->keys[kept++] = set->keys[i];
    set->count = set->sorted = kept;
}

bool key_set_has(const struct key_set *set, str key)
{
    if (set->sorted > 0 && bsearch(&key, set->keys, set->sorted, sizeof key, compare_keys))
        return true;
    for (size_t i = set->sorted; i < set->count; i++)
        if (str_eq(set->keys[i], key))
            return true;
    return false;
}

void key_set_add(struct key_set *set, struct arena *arena, str key)
{
    if (key_set_has(set, key))
        return;
    set->keys = arena_reserve(arena, set->keys, set->count, &set->capacity, sizeof *set->keys);
    set->keys[set->count++] = arena_copy(arena, key);
    if (set->count - set->sorted > FEW)
        sort(set);
}

void key_set_add_name(struct key_set *set, struct arena *arena, str name)
{
    while (name.len > 0)
        key_set_add(set, arena, str_split(&name, '.'));
}

/* Values that wait to be looked at. */
struct pending {
    struct arena scratch;
    const struct value **items;
    size_t count;
    size_t capacity;
};

static void push(struct pending *pending, const struct value *value)
{
    if (!value || (value->kind != VALUE_LIST && value->kind != VALUE_OBJECT))
        return;
    pending->items =
        arena_reserve(&pending->scratch, pending->items, pending->count, &pending->capacity, sizeof *pending->items);
    pending->items[pending->count++] = value;
}

void key_set_add_value(struct key_set *set, struct arena *arena, const struct value *value)
{
    struct pending pending = { 0 };
    arena_init(&pending.scratch);
    push(&pending, value);
    while (pending.count > 0) {
        const struct value *at = pending.items[--pending.count];
        for (size_t i = 0; i < at->count; i++) {
            if (at->kind == VALUE_OBJECT)
                key_set_add(set, arena, at->members[i].key);
            push(&pending, at->kind == VALUE_OBJECT ? at->members[i].value : at->items[i]);
        }
    }
    arena_finish(&pending.scratch);
}
