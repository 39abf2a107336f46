#include "render_internal.h"

#include <stdlib.h>

/* Keys as they come: some many times. */
struct key_list {
    struct arena arena;
    str *items;
    size_t count;
    size_t capacity;
};

static void list_key(struct key_list *list, str key)
{
    list->items = arena_reserve(&list->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = key;
}

static int compare_keys(const void *a, const void *b)
{
    return str_compare(*(const str *)a, *(const str *)b);
}

bool key_set_has(const struct key_set *set, str key)
{
    return set->count > 0 && bsearch(&key, set->keys, set->count, sizeof key, compare_keys);
}

/* The keys of the set and of the list, which is sorted, each once; new ones are copied. */
static void merge(struct key_set *set, struct arena *arena, const struct key_list *list)
{
    str *keys = arena_array(arena, str, set->count + list->count);
    size_t count = 0, old = 0;
    for (size_t i = 0; i < list->count; i++) {
        str key = list->items[i];
        while (old < set->count && str_compare(set->keys[old], key) < 0)
            keys[count++] = set->keys[old++];
        bool known = (old < set->count && str_eq(set->keys[old], key)) || (count > 0 && str_eq(keys[count - 1], key));
        if (!known)
            keys[count++] = arena_copy(arena, key);
    }
    while (old < set->count)
        keys[count++] = set->keys[old++];
    set->keys = keys;
    set->count = count;
}

static bool holds_news(const struct key_set *set, const struct key_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (!key_set_has(set, list->items[i]))
            return true;
    return false;
}

/* Most pages have the keys that those before them had. */
static void add_list(struct key_set *set, struct arena *arena, struct key_list *list)
{
    if (!holds_news(set, list))
        return;
    qsort(list->items, list->count, sizeof *list->items, compare_keys);
    merge(set, arena, list);
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
    struct key_list list = { 0 };
    arena_init(&pending.scratch);
    arena_init(&list.arena);
    push(&pending, value);
    while (pending.count > 0) {
        const struct value *at = pending.items[--pending.count];
        for (size_t i = 0; i < at->count; i++) {
            if (at->kind == VALUE_OBJECT)
                list_key(&list, at->members[i].key);
            push(&pending, at->kind == VALUE_OBJECT ? at->members[i].value : at->items[i]);
        }
    }
    add_list(set, arena, &list);
    arena_finish(&list.arena);
    arena_finish(&pending.scratch);
}

void key_set_add_reads(struct key_set *set, struct arena *arena, const struct mustache_reads *reads)
{
    struct key_list list = { 0 };
    arena_init(&list.arena);
    for (size_t i = 0; i < reads->key_count; i++)
        for (str rest = reads->keys[i].name; rest.len > 0;)
            list_key(&list, str_split(&rest, '.'));
    add_list(set, arena, &list);
    arena_finish(&list.arena);
}
