#include "fields.h"

#include <stdlib.h>

enum {
    WORD_LIMIT = 40,        /* bytes of a word that is compared; keys and ids are shorter */
    NEAR = 2,               /* letters by which a mistyped word differs */
    LISTED_WORD_LIMIT = 30, /* words of a list in a message */
};

const struct value *fields_value(const struct value *mapping, str key)
{
    const struct value *value = value_get(mapping, key);
    return value && value->kind != VALUE_NULL ? value : NULL;
}

bool fields_is_mapping(struct fields *fields, const struct value *value, const char *what)
{
    if (value->kind == VALUE_OBJECT)
        return true;
    if (value->kind != VALUE_NULL)
        diag_add(fields->diags, fields->value_code, value->span, "%s has to be lines of the form key: value, not %s",
                 what, value_kind_name(value->kind));
    return false;
}

static bool is_text(const struct value *value)
{
    return value->kind == VALUE_STRING || value->kind == VALUE_NUMBER;
}

static void report_kind(struct fields *fields, str key, const struct value *value, const char *wanted)
{
    diag_add(fields->diags, fields->value_code, value->span, "%.*s has to be %s, not %s", STR_ARG(key), wanted,
             value_kind_name(value->kind));
}

bool fields_text(struct fields *fields, const struct value *mapping, str key, str *ret_text)
{
    const struct value *value = fields_value(mapping, key);
    if (!value)
        return false;
    if (!is_text(value)) {
        report_kind(fields, key, value, "a text");
        return false;
    }
    str text = str_trim(value->text);
    if (text.len == 0)
        return false;
    *ret_text = text;
    return true;
}

bool fields_bool(struct fields *fields, const struct value *mapping, str key, bool *ret_truth)
{
    const struct value *value = fields_value(mapping, key);
    if (!value)
        return false;
    if (value->kind != VALUE_BOOL) {
        report_kind(fields, key, value, "true or false");
        return false;
    }
    *ret_truth = value->truth;
    return true;
}

bool fields_choice(struct fields *fields, const struct value *mapping, str key, const str *words, size_t count,
                   size_t *ret_index)
{
    const struct value *value = fields_value(mapping, key);
    if (!value)
        return false;
    for (size_t i = 0; is_text(value) && i < count; i++) {
        if (str_eq(value->text, words[i])) {
            *ret_index = i;
            return true;
        }
    }
    str allowed = fields_list(fields, words, count);
    if (is_text(value))
        diag_add(fields->diags, fields->value_code, value->span, "%.*s cannot be \"%.*s\"; it is one of %.*s",
                 STR_ARG(key), STR_ARG(value->text), STR_ARG(allowed));
    else
        diag_add(fields->diags, fields->value_code, value->span, "%.*s has to be one of %.*s, not %s", STR_ARG(key),
                 STR_ARG(allowed), value_kind_name(value->kind));
    return false;
}

static bool is_filled_text(struct fields *fields, str key, const struct value *value)
{
    if (!is_text(value)) {
        diag_add(fields->diags, fields->value_code, value->span, "%.*s holds texts; this is %s", STR_ARG(key),
                 value_kind_name(value->kind));
        return false;
    }
    if (str_trim(value->text).len == 0) {
        diag_add(fields->diags, fields->value_code, value->span, "%.*s holds an empty text", STR_ARG(key));
        return false;
    }
    return true;
}

bool fields_texts(struct fields *fields, const struct value *mapping, str key, const struct value *const **ret_texts,
                  size_t *ret_count)
{
    const struct value *value = fields_value(mapping, key);
    if (!value)
        return false;
    if (value->kind != VALUE_LIST && !is_text(value)) {
        report_kind(fields, key, value, "a list of texts");
        return false;
    }
    size_t given = value->kind == VALUE_LIST ? value->count : 1;
    const struct value **texts = arena_array(fields->arena, const struct value *, given);
    size_t count = 0;
    for (size_t i = 0; i < given; i++) {
        const struct value *item = value->kind == VALUE_LIST ? value->items[i] : value;
        if (is_filled_text(fields, key, item))
            texts[count++] = item;
    }
    *ret_texts = texts;
    *ret_count = count;
    return true;
}

size_t fields_mappings(struct fields *fields, const struct value *mapping, str key, bool required,
                       const struct value *const **ret_items)
{
    *ret_items = NULL;
    const struct value *list = fields_value(mapping, key);
    if (!list) {
        if (required)
            diag_add(fields->diags, fields->value_code, (struct span){ mapping->span.source, 0, 0 },
                     "the key %.*s with its list is missing", STR_ARG(key));
        return 0;
    }
    if (list->kind != VALUE_LIST) {
        report_kind(fields, key, list, "a list");
        return 0;
    }
    const struct value **items = arena_array(fields->arena, const struct value *, list->count);
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i]->kind == VALUE_OBJECT)
            items[count++] = list->items[i];
        else
            diag_add(fields->diags, fields->value_code, list->items[i]->span,
                     "an entry of %.*s has to be keys and values such as {id: …, name: …}, not %s", STR_ARG(key),
                     value_kind_name(list->items[i]->kind));
    }
    *ret_items = items;
    return count;
}

static bool is_among(str word, const str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(word, words[i]))
            return true;
    return false;
}

void fields_check_keys(struct fields *fields, const struct value *mapping, const str *known, size_t count)
{
    for (size_t i = 0; i < mapping->count; i++) {
        const struct value_member *member = &mapping->members[i];
        if (is_among(member->key, known, count))
            continue;
        str suggestion = fields_suggestion(fields, member->key, known, count);
        diag_add(fields->diags, fields->key_code, member->key_span, "there is no key \"%.*s\" here%.*s",
                 STR_ARG(member->key), STR_ARG(suggestion));
    }
}

/* ---- did you mean ---- */

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Letters to insert, delete, change or swap with their neighbour (optimal string alignment); both words are
 * shorter than WORD_LIMIT. */
static size_t distance(str a, str b)
{
    size_t rows[3][WORD_LIMIT + 1];
    size_t *before = rows[0];
    size_t *previous = rows[1];
    size_t *current = rows[2];
    for (size_t j = 0; j <= b.len; j++)
        previous[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        current[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            bool same = a.ptr[i - 1] == b.ptr[j - 1];
            size_t cost = least(least(previous[j], current[j - 1]) + 1, previous[j - 1] + !same);
            if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1])
                cost = least(cost, before[j - 2] + 1);
            current[j] = cost;
        }
        size_t *next = before;
        before = previous;
        previous = current;
        current = next;
    }
    return previous[b.len];
}

static bool may_be_near(str a, str b)
{
    size_t difference = a.len > b.len ? a.len - b.len : b.len - a.len;
    return a.len < WORD_LIMIT && b.len < WORD_LIMIT && difference <= NEAR;
}

str fields_nearest(struct fields *fields, str word, const str *candidates, size_t count)
{
    str nearest = STR("");
    if (fields->suggestions++ >= FIELDS_SUGGESTION_LIMIT)
        return nearest;
    size_t best = least(NEAR, word.len / 2) + 1; /* of two letters, two changed ones are another word */
    for (size_t i = 0; i < count; i++) {
        if (!may_be_near(word, candidates[i]))
            continue;
        size_t letters = distance(word, candidates[i]);
        if (letters < best) {
            best = letters;
            nearest = candidates[i];
        }
    }
    return nearest;
}

str fields_suggestion(struct fields *fields, str word, const str *candidates, size_t count)
{
    str nearest = fields_nearest(fields, word, candidates, count);
    return nearest.len > 0 ? arena_format(fields->arena, "; did you mean \"%.*s\"?", STR_ARG(nearest)) : nearest;
}

str fields_list(struct fields *fields, const str *words, size_t count)
{
    struct buf list;
    buf_init(&list);
    for (size_t i = 0; i < count && i < LISTED_WORD_LIMIT; i++)
        buf_format(&list, "%s%.*s", i > 0 ? ", " : "", STR_ARG(words[i]));
    if (count > LISTED_WORD_LIMIT)
        buf_add(&list, STR(", …"));
    str text = arena_copy(fields->arena, buf_str(&list));
    buf_finish(&list);
    return text;
}
