/* Fields: the members of a YAML mapping that a person wrote, checked one by one.
 *
 *     fields_text(&fields, area, STR("name"), &name)
 *
 *     content/areas.yaml:12:9: error: name has to be a text, not a list [vocabulary-value]
 *     content/areas.yaml:13:5: warning: there is no key "nmae" here; did you mean "name"? [vocabulary-key]
 *
 * A key with nothing behind it counts as absent. What is wrong is reported and counts as absent too. */
#ifndef KC_FIELDS_H
#define KC_FIELDS_H

#include "diag.h"
#include "value.h"

/* More than this many mistakes in a file, and it is of another kind: no more suggestions, since comparing costs time. */
enum { FIELDS_SUGGESTION_LIMIT = 100 };

struct fields {
    struct arena *arena;
    struct diags *diags;
    enum diag_code key_code;   /* of unknown keys */
    enum diag_code value_code; /* of wrong values */
    size_t suggestions;        /* "did you mean" given so far; see fields_nearest */
};

/* The member; NULL where it is absent or null. */
const struct value *fields_value(const struct value *mapping, str key);

/* Is value a mapping? Where it is not, and not null, that is reported of `what` ("the front matter"). */
bool fields_is_mapping(struct fields *fields, const struct value *value, const char *what);

/* The text of a member, which may be written as a number; blanks at its ends are taken off. False where it is
 * absent; a blank text is absent. */
bool fields_text(struct fields *fields, const struct value *mapping, str key, str *ret_text);
bool fields_bool(struct fields *fields, const struct value *mapping, str key, bool *ret_truth);
/* One of `words`, as its index. */
bool fields_choice(struct fields *fields, const struct value *mapping, str key, const str *words, size_t count,
                   size_t *ret_index);
/* The texts of a list, or of one text; those that are blank or no text are reported and left out. With their
 * places. False where the member is absent. */
bool fields_texts(struct fields *fields, const struct value *mapping, str key, const struct value *const **ret_texts,
                  size_t *ret_count);
/* The list of mappings that a file is about: reports other items, gives an array of the rest. `required`: its
 * absence is reported at `mapping`. */
size_t fields_mappings(struct fields *fields, const struct value *mapping, str key, bool required,
                       const struct value *const **ret_items);

/* Reports the keys that are not among `known`. */
void fields_check_keys(struct fields *fields, const struct value *mapping, const str *known, size_t count);

/* The candidate that differs from a word in one or two letters, "" where there is none. Gives up after
 * FIELDS_SUGGESTION_LIMIT of them. */
str fields_nearest(struct fields *fields, str word, const str *candidates, size_t count);
/* "; did you mean "dazu"?" for the end of a message, or "". In the fields' arena. */
str fields_suggestion(struct fields *fields, str word, const str *candidates, size_t count);
/* The words as a message lists them: "stock, flow, ratio, rank". In the fields' arena. */
str fields_list(struct fields *fields, const str *words, size_t count);

#endif
