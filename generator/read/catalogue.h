/* Catalogue: what areas.yaml and indicators.yaml have in common: entries with an id and names, and phrases. */
#ifndef KC_CATALOGUE_H
#define KC_CATALOGUE_H

#include "translations.h"

/* Entries of one list. A country has some 3000 counties; each id is looked for among all others. */
enum { CATALOGUE_LIMIT = 10000 };

/* A phrase of the texts and what it names. */
struct phrase {
    str text;
    unsigned group;
    size_t entry; /* index of what it names */
    struct span span;
};

struct catalogue {
    struct fields fields;
    const char *noun; /* of an entry, in messages: "area" */
    str *ids;         /* of the entries accepted so far */
    struct span *id_spans;
    size_t count;
    size_t capacity;
    struct phrase *phrases;
    size_t phrase_count;
    size_t phrase_capacity;
    struct phrase_place *places; /* of the phrases of the entry last accepted */
    size_t place_count;
    size_t place_capacity;
};

void catalogue_init(struct catalogue *catalogue, struct arena *arena, const char *noun, struct diags *diags);

/* The entries under `key`, at most CATALOGUE_LIMIT (more are reported). */
size_t catalogue_entries(struct catalogue *catalogue, const struct value *file, str key, bool required,
                         const struct value *const **ret_entries);

struct catalogue_names {
    str id;
    str name;
    str name_en; /* else the name */
    struct translations names;
    struct span span;
    struct span name_span;
};

/* The id (letters, digits, _ -; used once, case aside) and the names of an entry. False, with a diagnostic, where the entry
 * has to be left out. An entry that is accepted is the catalogue's next one. */
bool catalogue_accept(struct catalogue *catalogue, const struct value *entry, struct catalogue_names *ret_names);

/* The index of the entry that a member names by its id; STR_NONE where the member is absent, or, reported with
 * `code`, names none. */
size_t catalogue_reference(struct catalogue *catalogue, struct fields *fields, const struct value *entry, str key,
                           enum diag_code code);

/* The phrases in a list of the entry last accepted that are not `name`, with their places, which are remembered too. */
const str *catalogue_texts(struct catalogue *catalogue, const struct value *entry, str key, str name, size_t *ret_count,
                           const struct span **ret_spans);
/* Remembers where the entry's name is written. */
void catalogue_place_name(struct catalogue *catalogue, const struct catalogue_names *names);
/* Warns of the entry's phrases that a full-width mark makes one of several: [甲，乙]. To be called after all of them. */
void catalogue_check_marks(const struct catalogue *catalogue);

/* Remembers that a phrase names the entry last accepted. Phrases clash within a group only. */
void catalogue_add_phrase(struct catalogue *catalogue, str text, unsigned group, struct span span);
/* The entry's aliases, remembered as its phrases. */
const str *catalogue_aliases(struct catalogue *catalogue, const struct value *entry, str name, unsigned group,
                             size_t *ret_count);
/* Warns of phrases that name two entries. */
void catalogue_check_phrases(struct catalogue *catalogue);

#endif
