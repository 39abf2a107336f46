#include "value.h"

#include <assert.h>
#include <stdlib.h>

static struct value *make(struct arena *arena, enum value_kind kind)
{
    struct value *value = arena_new(arena, struct value);
    value->kind = kind;
    return value;
}

struct value *value_null(struct arena *arena)
{
    return make(arena, VALUE_NULL);
}

struct value *value_bool(struct arena *arena, bool truth)
{
    struct value *value = make(arena, VALUE_BOOL);
    value->truth = truth;
    return value;
}

struct value *value_string(struct arena *arena, str text)
{
    struct value *value = make(arena, VALUE_STRING);
    value->text = text;
    return value;
}

struct value *value_number(struct arena *arena, str text)
{
    struct value *value = make(arena, VALUE_NUMBER);
    value->text = text;
    return value;
}

struct value *value_integer(struct arena *arena, long long number)
{
    return value_number(arena, arena_format(arena, "%lld", number));
}

struct value *value_list(struct arena *arena)
{
    return make(arena, VALUE_LIST);
}

struct value *value_object(struct arena *arena)
{
    return make(arena, VALUE_OBJECT);
}

void value_add(struct arena *arena, struct value *list, struct value *item)
{
    assert(list->kind == VALUE_LIST);
    list->items = arena_reserve(arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = item;
}

static struct value_member *find(const struct value *object, str key)
{
    for (size_t i = 0; i < object->count; i++)
        if (str_eq(object->members[i].key, key))
            return &object->members[i];
    return NULL;
}

struct value *value_set(struct arena *arena, struct value *object, str key, struct value *value)
{
    assert(object->kind == VALUE_OBJECT);
    struct value_member *member = find(object, key);
    if (!member) {
        object->members =
            arena_reserve(arena, object->members, object->count, &object->capacity, sizeof *object->members);
        member = &object->members[object->count++];
        *member = (struct value_member){ .key = key };
    }
    member->value = value;
    return value;
}

void value_set_string(struct arena *arena, struct value *object, str key, str text)
{
    value_set(arena, object, key, value_string(arena, text));
}

void value_set_bool(struct arena *arena, struct value *object, str key, bool truth)
{
    value_set(arena, object, key, value_bool(arena, truth));
}

void value_set_integer(struct arena *arena, struct value *object, str key, long long number)
{
    value_set(arena, object, key, value_integer(arena, number));
}

struct value *value_get(const struct value *object, str key)
{
    if (!object || object->kind != VALUE_OBJECT)
        return NULL;
    struct value_member *member = find(object, key);
    return member ? member->value : NULL;
}

struct ordered_key {
    str key;
    size_t index; /* of the member */
};

static int compare_keys(const void *a, const void *b)
{
    const struct ordered_key *left = a;
    const struct ordered_key *right = b;
    int order = str_compare(left->key, right->key);
    return order ? order : (left->index > right->index) - (left->index < right->index);
}

const size_t *value_first_of_key(struct arena *arena, const struct value *object)
{
    size_t *firsts = arena_array(arena, size_t, object->count);
    struct arena_mark mark = arena_mark(arena);
    struct ordered_key *keys = arena_array(arena, struct ordered_key, object->count);
    for (size_t i = 0; i < object->count; i++)
        keys[i] = (struct ordered_key){ object->members[i].key, i };
    if (object->count > 1)
        qsort(keys, object->count, sizeof *keys, compare_keys);
    size_t first = 0;
    for (size_t i = 0; i < object->count; i++) {
        if (!str_eq(keys[i].key, keys[first].key))
            first = i;
        firsts[keys[i].index] = keys[first].index;
    }
    arena_rewind(arena, mark);
    return firsts;
}

void value_drop_empty(struct value *object)
{
    size_t count = 0;
    for (size_t i = 0; i < object->count; i++)
        if (object->members[i].value)
            object->members[count++] = object->members[i];
    object->count = count;
}

str value_text(const struct value *value, str fallback)
{
    if (value && (value->kind == VALUE_STRING || value->kind == VALUE_NUMBER))
        return value->text;
    return fallback;
}

const char *value_kind_name(enum value_kind kind)
{
    static const char *const names[] = { "nothing", "true or false", "a number", "a text", "a list", "a mapping" };
    return names[kind];
}
