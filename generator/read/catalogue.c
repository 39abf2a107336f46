#include "catalogue.h"

#include "utf8.h"

#include <stdlib.h>

enum { ID_LIMIT = 80 }; /* bytes; an id becomes a file's name, with endings and with other ids */

void catalogue_init(struct catalogue *catalogue, struct arena *arena, const char *noun, struct diags *diags)
{
    *catalogue = (struct catalogue){
        .fields = { arena, diags, DIAG_VOCABULARY_KEY, DIAG_VOCABULARY_VALUE, 0 },
        .noun = noun,
    };
}

size_t catalogue_entries(struct catalogue *catalogue, const struct value *file, str key, bool required,
                         const struct value *const **ret_entries)
{
    size_t count = fields_mappings(&catalogue->fields, file, key, required, ret_entries);
    if (count <= CATALOGUE_LIMIT)
        return count;
    diag_add(catalogue->fields.diags, DIAG_VOCABULARY_VALUE, (*ret_entries)[CATALOGUE_LIMIT]->span,
             "a list has at most %d entries; the rest is left out", CATALOGUE_LIMIT);
    return CATALOGUE_LIMIT;
}

static bool is_id(str text)
{
    if (text.len == 0 || text.len > ID_LIMIT || text.ptr[0] == '-')
        return false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_')
            return false;
    }
    return true;
}

/* The index of an id that names the same file, case or not, or STR_NONE. */
static size_t find_same(const struct catalogue *catalogue, str id)
{
    for (size_t i = 0; i < catalogue->count; i++)
        if (catalogue->ids[i].len == id.len && utf8_compare_folded(catalogue->ids[i], id) == 0)
            return i;
    return STR_NONE;
}

/* The index of an id, or STR_NONE. */
static size_t find(const struct catalogue *catalogue, str id)
{
    for (size_t i = 0; i < catalogue->count; i++)
        if (str_eq(catalogue->ids[i], id))
            return i;
    return STR_NONE;
}

static bool read_id(struct catalogue *catalogue, const struct value *entry, struct catalogue_names *names)
{
    struct diags *diags = catalogue->fields.diags;
    if (!fields_text(&catalogue->fields, entry, STR("id"), &names->id)) {
        if (!fields_value(entry, STR("id")) || fields_value(entry, STR("id"))->kind == VALUE_STRING)
            diag_add(diags, DIAG_VOCABULARY_VALUE, entry->span, "this %s has no id", catalogue->noun);
        return false;
    }
    names->span = value_get(entry, STR("id"))->span;
    if (!is_id(names->id)) {
        diag_add(diags, DIAG_VOCABULARY_VALUE, names->span,
                 "an id is part of addresses: letters a–z, digits, - and _, at most %d of them", ID_LIMIT);
        return false;
    }
    size_t first = find_same(catalogue, names->id);
    if (first == STR_NONE)
        return true;
    struct diag *diag =
        diag_add(diags, DIAG_VOCABULARY_DUPLICATE, names->span, "there are two %ss with the id \"%.*s\"%s",
                 catalogue->noun, STR_ARG(catalogue->ids[first]),
                 str_eq(catalogue->ids[first], names->id) ? "" : "; case does not tell ids apart");
    diag_relate(diags, diag, catalogue->id_spans[first], "the first one, which is kept");
    return false;
}

static void add_id(struct catalogue *catalogue, const struct catalogue_names *names)
{
    struct arena *arena = catalogue->fields.arena;
    size_t capacity = catalogue->capacity;
    catalogue->ids = arena_reserve(arena, catalogue->ids, catalogue->count, &capacity, sizeof *catalogue->ids);
    catalogue->id_spans =
        arena_reserve(arena, catalogue->id_spans, catalogue->count, &catalogue->capacity, sizeof *catalogue->id_spans);
    catalogue->ids[catalogue->count] = names->id;
    catalogue->id_spans[catalogue->count] = names->span;
    catalogue->count++;
}

bool catalogue_accept(struct catalogue *catalogue, const struct value *entry, struct catalogue_names *ret_names)
{
    struct catalogue_names names = { .id = STR("") };
    if (!read_id(catalogue, entry, &names))
        return false;
    if (!fields_text(&catalogue->fields, entry, STR("name"), &names.name)) {
        diag_add(catalogue->fields.diags, DIAG_VOCABULARY_VALUE, names.span, "the %s \"%.*s\" has no name",
                 catalogue->noun, STR_ARG(names.id));
        return false;
    }
    names.name_span = value_get(entry, STR("name"))->span;
    names.name_en = names.name;
    fields_text(&catalogue->fields, entry, STR("name_en"), &names.name_en);
    names.names = translations_read(&catalogue->fields, entry, STR("name"));
    add_id(catalogue, &names);
    catalogue->places = NULL;
    catalogue->place_count = catalogue->place_capacity = 0;
    *ret_names = names;
    return true;
}

/* The entry that a text names; STR_NONE where it names none, or where there have been too many mistakes to look. */
static size_t find_phrase(const struct catalogue *catalogue, const struct fields *fields, str text)
{
    for (size_t i = 0; i < catalogue->phrase_count && fields->suggestions < FIELDS_SUGGESTION_LIMIT; i++)
        if (str_eq(catalogue->phrases[i].text, text))
            return catalogue->phrases[i].entry;
    return STR_NONE;
}

size_t catalogue_reference(struct catalogue *catalogue, struct fields *fields, const struct value *entry, str key,
                           enum diag_code code)
{
    str id;
    if (!fields_text(fields, entry, key, &id))
        return STR_NONE;
    size_t index = find(catalogue, id);
    if (index != STR_NONE)
        return index;
    size_t named = find_phrase(catalogue, fields, id);
    str suggestion =
        fields_suggestion(fields, named == STR_NONE ? id : catalogue->ids[named], catalogue->ids, catalogue->count);
    str known = suggestion.len > 0 ? STR("") : fields_list(fields, catalogue->ids, catalogue->count);
    diag_add(fields->diags, code, value_get(entry, key)->span, "there is no %s \"%.*s\"%.*s%s%.*s", catalogue->noun,
             STR_ARG(id), STR_ARG(suggestion), known.len > 0 ? "; there are " : "", STR_ARG(known));
    return STR_NONE;
}

/* ---- phrases ---- */

static void add_place(struct catalogue *catalogue, str text, struct span span, bool exclusion)
{
    catalogue->places = arena_reserve(catalogue->fields.arena, catalogue->places, catalogue->place_count,
                                      &catalogue->place_capacity, sizeof *catalogue->places);
    catalogue->places[catalogue->place_count++] = (struct phrase_place){ text, span, exclusion };
}

void catalogue_place_name(struct catalogue *catalogue, const struct catalogue_names *names)
{
    add_place(catalogue, names->name, names->name_span, false);
}

const str *catalogue_texts(struct catalogue *catalogue, const struct value *entry, str key, str name, size_t *ret_count,
                           const struct span **ret_spans)
{
    struct fields *fields = &catalogue->fields;
    const struct value *const *given;
    size_t given_count;
    *ret_count = 0;
    if (!fields_texts(fields, entry, key, &given, &given_count))
        return NULL;
    str *texts = arena_array(fields->arena, str, given_count);
    struct span *spans = arena_array(fields->arena, struct span, given_count);
    size_t count = 0;
    for (size_t i = 0; i < given_count; i++) {
        str text = str_trim(given[i]->text);
        if (str_eq(text, name))
            continue;
        add_place(catalogue, text, given[i]->span, str_eq(key, STR("exclusions")));
        spans[count] = given[i]->span;
        texts[count++] = text;
    }
    *ret_count = count;
    *ret_spans = spans;
    return texts;
}

void catalogue_add_phrase(struct catalogue *catalogue, str text, unsigned group, struct span span)
{
    catalogue->phrases = arena_reserve(catalogue->fields.arena, catalogue->phrases, catalogue->phrase_count,
                                       &catalogue->phrase_capacity, sizeof *catalogue->phrases);
    catalogue->phrases[catalogue->phrase_count++] = (struct phrase){ text, group, catalogue->count - 1, span };
}

const str *catalogue_aliases(struct catalogue *catalogue, const struct value *entry, str name, unsigned group,
                             size_t *ret_count)
{
    const struct span *spans;
    const str *aliases = catalogue_texts(catalogue, entry, STR("aliases"), name, ret_count, &spans);
    for (size_t i = 0; i < *ret_count; i++)
        catalogue_add_phrase(catalogue, aliases[i], group, spans[i]);
    return aliases;
}

enum { SEARCH_LIMIT = 200 }; /* phrases of one entry; a person writes some 60 */

static bool has_phrase(const struct catalogue *catalogue, str text)
{
    for (size_t i = 0; i < catalogue->place_count && i < SEARCH_LIMIT; i++)
        if (str_eq(catalogue->places[i].text, text))
            return true;
    return false;
}

/* The mark that makes one phrase for YAML of several for a reader; "" where there is none. Articles do write
 * 数字化车间、智能工厂: where a part of it is a phrase of the entry too, it is meant as it stands. */
static str joining_mark(const struct catalogue *catalogue, str text)
{
    static const str marks[] = { STR_INIT("，"), STR_INIT("；"), STR_INIT(";") };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_find(text, marks[i], 0) != STR_NONE)
            return marks[i];
    str pause = STR("、");
    if (str_find(text, pause, 0) == STR_NONE)
        return STR("");
    for (size_t begin = 0, end; begin < text.len; begin = end + pause.len) {
        end = str_find(text, pause, begin);
        end = end == STR_NONE ? text.len : end;
        if (has_phrase(catalogue, str_trim(str_slice(text, begin, end))))
            return STR("");
    }
    return pause;
}

void catalogue_check_marks(const struct catalogue *catalogue)
{
    struct diags *diags = catalogue->fields.diags;
    for (size_t i = 0; i < catalogue->place_count; i++) {
        const struct phrase_place *place = &catalogue->places[i];
        str mark = joining_mark(catalogue, place->text);
        if (mark.len == 0)
            continue;
        struct diag *diag = diag_add(diags, catalogue->fields.value_code, place->span,
                                     "\"%.*s\" is one phrase with \"%.*s\" in it", STR_ARG(place->text), STR_ARG(mark));
        diag_soften(diags, diag);
        diag_advise(diags, diag, "if several phrases are meant, write a half-width comma between them: [甲, 乙]");
    }
}

static int compare_phrases(const void *a, const void *b)
{
    const struct phrase *left = a;
    const struct phrase *right = b;
    if (left->group != right->group)
        return left->group < right->group ? -1 : 1;
    int order = str_compare(left->text, right->text);
    return order ? order : (left->entry > right->entry) - (left->entry < right->entry);
}

static void report_clash(struct catalogue *catalogue, const struct phrase *first, const struct phrase *second)
{
    struct diags *diags = catalogue->fields.diags;
    struct diag *diag = diag_add(diags, DIAG_VOCABULARY_ALIAS_AMBIGUOUS, second->span,
                                 "\"%.*s\" names two %ss: %.*s and %.*s", STR_ARG(second->text), catalogue->noun,
                                 STR_ARG(catalogue->ids[first->entry]), STR_ARG(catalogue->ids[second->entry]));
    diag_relate(diags, diag, first->span, "the first one");
}

void catalogue_check_phrases(struct catalogue *catalogue)
{
    if (catalogue->phrase_count > 1)
        qsort(catalogue->phrases, catalogue->phrase_count, sizeof *catalogue->phrases, compare_phrases);
    for (size_t i = 1; i < catalogue->phrase_count; i++) {
        const struct phrase *first = &catalogue->phrases[i - 1];
        const struct phrase *second = &catalogue->phrases[i];
        if (first->entry != second->entry && first->group == second->group && str_eq(first->text, second->text))
            report_clash(catalogue, first, second);
    }
}
