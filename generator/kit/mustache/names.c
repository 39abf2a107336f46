#include "mustache_internal.h"

static uint32_t hash_of(str name)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < name.len; i++)
        hash = (hash ^ (unsigned char)name.ptr[i]) * 16777619u;
    return hash;
}

/* The slot that holds the name, or the empty one where it would go. There is always an empty one. */
static size_t find_slot(const struct names *names, str name)
{
    size_t slot = hash_of(name) & (names->slot_count - 1);
    while (names->slots[slot] && !str_eq(names->items[names->slots[slot] - 1].name, name))
        slot = (slot + 1) & (names->slot_count - 1);
    return slot;
}

uint32_t names_find(const struct names *names, str name)
{
    if (names->slot_count == 0)
        return UINT32_MAX;
    uint32_t found = names->slots[find_slot(names, name)];
    return found ? found - 1 : UINT32_MAX;
}

static void grow_slots(struct names *names, struct arena *arena)
{
    names->slot_count = names->slot_count ? names->slot_count * 2 : 32;
    names->slots = arena_array(arena, uint32_t, names->slot_count);
    for (size_t i = 0; i < names->count; i++)
        names->slots[find_slot(names, names->items[i].name)] = (uint32_t)i + 1;
}

uint32_t names_add(struct names *names, struct arena *arena, str name)
{
    if (names->count * 2 >= names->slot_count)
        grow_slots(names, arena);
    size_t slot = find_slot(names, name);
    if (!names->slots[slot]) {
        names->items = arena_reserve(arena, names->items, names->count, &names->capacity, sizeof *names->items);
        names->items[names->count] = (struct mustache_key){ name, (uint32_t)names->count };
        names->count++;
        names->slots[slot] = (uint32_t)names->count;
    }
    return names->slots[slot] - 1;
}
