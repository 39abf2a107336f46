#include "template_check.h"

#include "render_internal.h"

#include <string.h>

struct template_check {
    struct arena *arena;
    str *keys; /* that pages have, sorted, each once */
    size_t count;
    size_t capacity;
};

struct template_check *template_check_new(struct arena *arena)
{
    struct template_check *check = arena_new(arena, struct template_check);
    check->arena = arena;
    return check;
}

/* ---- what pages have ------------------------------------------------------------------------------------ */

/* Where a key stands, or would have to. */
static size_t find_place(const struct template_check *check, str key)
{
    size_t begin = 0;
    size_t end = check->count;
    while (begin < end) {
        size_t middle = begin + (end - begin) / 2;
        if (str_compare(check->keys[middle], key) < 0)
            begin = middle + 1;
        else
            end = middle;
    }
    return begin;
}

static bool has_key(const struct template_check *check, str key)
{
    size_t place = find_place(check, key);
    return place < check->count && str_eq(check->keys[place], key);
}

static void add_key(struct template_check *check, str key)
{
    size_t place = find_place(check, key);
    if (place < check->count && str_eq(check->keys[place], key))
        return;
    check->keys = arena_reserve(check->arena, check->keys, check->count, &check->capacity, sizeof *check->keys);
    memmove(check->keys + place + 1, check->keys + place, (check->count - place) * sizeof *check->keys);
    check->keys[place] = arena_copy(check->arena, key);
    check->count++;
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

void template_check_add_page(struct template_check *check, const struct page *page)
{
    struct pending pending = { 0 };
    arena_init(&pending.scratch);
    push(&pending, page->data);
    while (pending.count > 0) {
        const struct value *value = pending.items[--pending.count];
        for (size_t i = 0; i < value->count; i++) {
            if (value->kind == VALUE_OBJECT)
                add_key(check, value->members[i].key);
            push(&pending, value->kind == VALUE_OBJECT ? value->members[i].value : value->items[i]);
        }
    }
    arena_finish(&pending.scratch);
}

/* ---- what templates ask for ----------------------------------------------------------------------------- */

/* The first part of a name that no page has; "" where there is none. */
static str unknown_part(const struct template_check *check, str name)
{
    if (str_eq(name, STR(".")))
        return STR("");
    while (name.len > 0) {
        str part = str_split(&name, '.');
        if (!has_key(check, part))
            return part;
    }
    return STR("");
}

bool template_check_provides(const struct template_check *check, str name)
{
    return unknown_part(check, name).len == 0;
}
