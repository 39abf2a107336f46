/* struct value as data. */
#include "mustache_internal.h"

static void item_of(const struct value *value, struct mustache_item *item)
{
    item->handle = value;
    switch (value->kind) {
    case VALUE_STRING:
        item->text = value->text;
        item->kind = value->text.len ? MUSTACHE_TEXT : MUSTACHE_FALSE;
        break;
    case VALUE_NUMBER:
        item->text = value->text;
        item->kind = MUSTACHE_TEXT;
        break;
    case VALUE_BOOL:
        item->text = value->truth ? STR("true") : STR("false");
        item->kind = value->truth ? MUSTACHE_TEXT : MUSTACHE_FALSE;
        break;
    case VALUE_LIST:
        item->count = value->count;
        item->kind = MUSTACHE_LIST;
        break;
    case VALUE_OBJECT:
        item->kind = MUSTACHE_OBJECT;
        break;
    case VALUE_NULL:
        item->text = STR("");
        item->kind = MUSTACHE_FALSE;
        break;
    }
}

/* Keys are short: two loads of a word that may overlap compare most of them without a call. */
static bool is_key(str key, const struct mustache_key *wanted)
{
    const char *a = key.ptr;
    const char *b = wanted->name.ptr;
    size_t length = key.len;
    if (length != wanted->name.len)
        return false;
    if (length >= 4 && length <= 8) {
        uint32_t words[4];
        memcpy(&words[0], a, 4);
        memcpy(&words[1], b, 4);
        memcpy(&words[2], a + length - 4, 4);
        memcpy(&words[3], b + length - 4, 4);
        return words[0] == words[1] && words[2] == words[3];
    }
    if (length > 8 && length <= 16) {
        uint64_t words[4];
        memcpy(&words[0], a, 8);
        memcpy(&words[1], b, 8);
        memcpy(&words[2], a + length - 8, 8);
        memcpy(&words[3], b + length - 8, 8);
        return words[0] == words[1] && words[2] == words[3];
    }
    return memcmp(a, b, length) == 0;
}

/* Objects of one list mostly have the same members in the same order: the hint is where the key was last. */
static bool lookup(void *context, const void *handle, const struct mustache_key *key, struct mustache_hint *hint,
                   struct mustache_item *ret_item)
{
    (void)context;
    const struct value *object = handle;
    const struct value_member *members = object->members;
    size_t count = object->count;
    if (hint->place < count && is_key(members[hint->place].key, key)) {
        item_of(members[hint->place].value, ret_item);
        return true;
    }
    hint->steps += (uint32_t)(count / 16);
    for (size_t i = 0; i < count; i++)
        if (is_key(members[i].key, key)) {
            hint->place = (uint32_t)i;
            item_of(members[i].value, ret_item);
            return true;
        }
    return false;
}

static void list_item(void *context, const void *list, size_t index, struct mustache_item *ret_item)
{
    (void)context;
    item_of(((const struct value *)list)->items[index], ret_item);
}

static bool outside(void *context, const struct mustache_key *key, struct mustache_item *ret_item)
{
    const struct mustache_lambdas *lambdas = context;
    for (size_t i = 0; i < lambdas->count; i++)
        if (is_key(lambdas->items[i].name, key)) {
            *ret_item = (struct mustache_item){ .handle = &lambdas->items[i], .kind = MUSTACHE_LAMBDA };
            return true;
        }
    return false;
}

static bool call(void *context, const void *handle, const str *body, struct buf *out)
{
    (void)context;
    const struct mustache_lambda *lambda = handle;
    return lambda->call(lambda->context, body, out);
}

struct mustache_data mustache_value_data(const struct mustache_lambdas *lambdas)
{
    return (struct mustache_data){
        .lookup = lookup,
        .item = list_item,
        .outside = lambdas ? outside : NULL,
        .call = lambdas ? call : NULL,
        .context = (void *)lambdas, /* only read */
    };
}

struct mustache_item mustache_value_item(const struct value *value)
{
    struct mustache_item item = { .kind = MUSTACHE_FALSE };
    if (value)
        item_of(value, &item);
    return item;
}

bool mustache_render_value(const struct mustache_template *template, const struct value *root, struct buf *out,
                           struct diags *diags)
{
    struct mustache_data data = mustache_value_data(NULL);
    struct mustache_item item = mustache_value_item(root);
    return mustache_render(template, &data, &item, out, diags);
}
