/* The stack of objects, and finding names in it. */
#include "render_internal.h"

void context_init(struct mustache_context *context, const struct mustache_data *data, size_t key_count,
                  struct arena *scratch)
{
    *context = (struct mustache_context){ .data = data, .scratch = scratch, .hint_count = key_count + 1 };
    context->hints = arena_array(scratch, struct mustache_hint, context->hint_count);
}

void context_push(struct mustache_context *context, const struct mustache_item *item)
{
    context->items =
        arena_reserve(context->scratch, context->items, context->count, &context->capacity, sizeof *context->items);
    context->items[context->count++] = *item;
}

static inline bool look_up(struct mustache_context *context, const void *object, const struct mustache_key *key,
                           struct mustache_item *ret_item)
{
    struct mustache_hint *hint = &context->hints[key->id];
    bool found = context->data->lookup(context->data->context, object, key, hint, ret_item);
    context->steps += hint->steps;
    hint->steps = 0;
    return found;
}

static bool find_first(struct mustache_context *context, const struct mustache_key *key, struct mustache_item *ret_item)
{
    const struct mustache_data *data = context->data;
    for (size_t i = context->count; i-- > 0;) {
        const struct mustache_item *item = &context->items[i];
        if (item->kind == MUSTACHE_OBJECT && look_up(context, item->handle, key, ret_item))
            return true;
        context->steps++;
    }
    return data->outside && data->outside(data->context, key, ret_item);
}

bool context_find(struct mustache_context *context, const struct mustache_key *parts, size_t count,
                  struct mustache_item *ret_item)
{
    if (count == 0) {
        *ret_item = context->items[context->count - 1];
        return true;
    }
    if (!find_first(context, parts, ret_item))
        return false;
    context->steps += count - 1;
    for (size_t i = 1; i < count; i++) {
        const void *object = ret_item->handle;
        if (ret_item->kind != MUSTACHE_OBJECT || !look_up(context, object, &parts[i], ret_item))
            return false;
    }
    return true;
}
