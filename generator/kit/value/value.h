/* Values: the tree that YAML and JSON are read into, and that templates read.
 *
 *     areas:                         object { "areas": list [ object { "id": "dazu", "tile": list [ 3, 5 ] } ] }
 *       - {id: dazu, tile: [3, 5]}
 *
 * Numbers keep their text ("2.40" stays "2.40"): who needs a number parses it. A value that was read from a
 * file remembers its span, so that a message about it can show the place; values made by the program have
 * none. Everything lives in the arena that was given; nothing is freed by itself. Members keep the order in
 * which they were added. */
#ifndef KC_VALUE_H
#define KC_VALUE_H

#include "arena.h"
#include "source.h"

enum value_kind { VALUE_NULL, VALUE_BOOL, VALUE_NUMBER, VALUE_STRING, VALUE_LIST, VALUE_OBJECT };

struct value_member;

struct value {
    enum value_kind kind;
    bool truth; /* VALUE_BOOL */
    str text;   /* VALUE_NUMBER: as written; VALUE_STRING: the text */
    union {
        struct value **items;         /* VALUE_LIST: `count` values */
        struct value_member *members; /* VALUE_OBJECT: `count` members */
    };
    size_t count;
    size_t capacity;
    struct span span; /* where it was read; .source NULL where the program made it */
};

struct value_member {
    str key;
    struct span key_span; /* where the key was read */
    struct value *value;
};

struct value *value_null(struct arena *arena);
struct value *value_bool(struct arena *arena, bool truth);
/* The text is not copied: it must live as long as the value. */
struct value *value_string(struct arena *arena, str text);
struct value *value_number(struct arena *arena, str text);
struct value *value_integer(struct arena *arena, long long number);
struct value *value_list(struct arena *arena);
struct value *value_object(struct arena *arena);

/* Appends to a list (kind asserted). */
void value_add(struct arena *arena, struct value *list, struct value *item);
/* Sets a member of an object (kind asserted); a member of that key is replaced. The key is not copied.
 * Returns `value`. */
struct value *value_set(struct arena *arena, struct value *object, str key, struct value *value);
/* The commonest uses of value_set. */
void value_set_string(struct arena *arena, struct value *object, str key, str text);
void value_set_bool(struct arena *arena, struct value *object, str key, bool truth);
void value_set_integer(struct arena *arena, struct value *object, str key, long long number);

/* The member of an object; NULL where there is none, or where `object` is NULL or no object. */
struct value *value_get(const struct value *object, str key);
/* For each member of an object, the index of the first one with the same key: its own where no earlier one has it.
 * By sorting, so that very many keys cost no square of time. In `arena`, object->count of them. */
const size_t *value_first_of_key(struct arena *arena, const struct value *object);
/* Takes the members without a value (NULL) out of an object. */
void value_drop_empty(struct value *object);
/* The text of a string or number; the fallback for NULL and every other kind. */
str value_text(const struct value *value, str fallback);

/* A kind's name in messages: "a list". */
const char *value_kind_name(enum value_kind kind);

#endif
