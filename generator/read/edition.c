/* Editions: the languages of a site, and the words that its pages are made of. */
#include "embedded.h"
#include "fields.h"
#include "read_internal.h"
#include "yaml_value.h"

extern const struct embedded_files read_strings;

enum { MISSING_NAMED = 5 }; /* of the words that a file lacks, before it is said how many more there are */

static const str sections[] = { STR_INIT("page"), STR_INIT("words"), STR_INIT("columns") };

/* "zh-CN" -> "zh". */
static str primary_of(str tag)
{
    return str_split(&tag, '-');
}

/* ---- files ---------------------------------------------------------------------------------------------- */

static const struct value *parse_built_in(struct arena *arena, str name, struct diags *diags)
{
    str file_name = arena_join(arena, name, STR(".yaml"));
    for (size_t i = 0; i < read_strings.count; i++) {
        if (!str_eq(read_strings.items[i].name, file_name))
            continue;
        struct source *source = arena_new(arena, struct source);
        source->path = arena_join(arena, STR("(built-in) templates/strings/"), file_name);
        source->bytes = read_strings.items[i].bytes;
        return yaml_parse(arena, source, 0, source->bytes.len, diags);
    }
    return NULL;
}

static const struct value *load_own(struct arena *arena, str root, str name, struct diags *diags)
{
    str below = arena_format(arena, "templates/strings/%.*s.yaml", STR_ARG(name));
    struct source *source = arena_new(arena, struct source);
    struct encoding encoding;
    enum file_result result = file_load(arena, file_join(arena, root, below), FILE_OF_SITE, source, &encoding, diags);
    return result == FILE_READ ? yaml_parse(arena, source, 0, source->bytes.len, diags) : NULL;
}

/* ---- words ---------------------------------------------------------------------------------------------- */

static struct value *section_of(const struct value *file, str name)
{
    struct value *section = value_get(file, name);
    return section && section->kind == VALUE_OBJECT ? section : NULL;
}

static str suggest(struct arena *arena, str key, const struct value *known)
{
    struct fields fields = { .arena = arena };
    str *keys = arena_array(arena, str, known->count);
    for (size_t i = 0; i < known->count; i++)
        keys[i] = known->members[i].key;
    return fields_suggestion(&fields, key, keys, known->count);
}

static bool is_text(const struct value *value)
{
    return value->kind == VALUE_STRING || value->kind == VALUE_NUMBER;
}

/* A text, a list of texts (the names of the months) or a mapping to texts (the scales). */
static bool is_word(const struct value *value)
{
    for (size_t i = 0; value->kind == VALUE_LIST && i < value->count; i++)
        if (!is_text(value->items[i]))
            return false;
    for (size_t i = 0; value->kind == VALUE_OBJECT && i < value->count; i++)
        if (!is_text(value->members[i].value))
            return false;
    return is_text(value) || value->kind == VALUE_LIST || value->kind == VALUE_OBJECT;
}

static bool same_shape(const struct value *a, const struct value *b)
{
    return is_text(a) ? is_text(b) : a->kind == b->kind;
}

/* Sets a word, unless it is none or is not such a one as it stands for. */
static void add_word(struct arena *arena, struct value *words, const struct value_member *member,
                     const struct value *known, struct diags *diags)
{
    const struct value *stands_for = known ? value_get(known, member->key) : member->value;
    if (!stands_for)
        diag_add(diags, DIAG_STRINGS_KEY, member->key_span, "nothing uses the word \"%.*s\"%.*s", STR_ARG(member->key),
                 STR_ARG(suggest(arena, member->key, known)));
    else if (!is_word(member->value) || !same_shape(member->value, stands_for))
        diag_add(diags, DIAG_STRINGS_VALUE, member->value->span, "this word is %s, not %s",
                 stands_for->kind == VALUE_LIST     ? "a list of texts"
                 : stands_for->kind == VALUE_OBJECT ? "a mapping to texts"
                                                    : "a text",
                 is_word(member->value) ? value_kind_name(member->value->kind) : "what stands here");
    else
        value_set(arena, words, member->key, member->value);
}

/* Sets the texts of a section, those of a site's own file over the others. `known` (may be NULL): what keys there are. */
static void add_section(struct arena *arena, struct value *words, const struct value *section,
                        const struct value *known, struct diags *diags)
{
    for (size_t i = 0; section && i < section->count; i++)
        add_word(arena, words, &section->members[i], known, diags);
}

/* The words of an edition from the files that have some for it: the first file's keys are all there are. */
static struct value *merge(struct arena *arena, str section, const struct value *const *files, size_t count,
                           struct diags *diags)
{
    struct value *words = value_object(arena);
    for (size_t i = 0; i < count; i++)
        add_section(arena, words, section_of(files[i], section), i > 0 ? words : NULL, diags);
    return words;
}

/* Says which words a file lacks that stands alone for its language. */
static void report_missing(struct arena *arena, const struct value *file, const struct value *all, str tag,
                           struct diags *diags)
{
    str named[MISSING_NAMED];
    size_t missing = 0;
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        const struct value *there = section_of(all, sections[i]);
        for (size_t k = 0; there && k < there->count; k++)
            if (!value_get(section_of(file, sections[i]), there->members[k].key) && missing++ < MISSING_NAMED)
                named[missing - 1] = there->members[k].key;
    }
    struct fields fields = { .arena = arena };
    str list = fields_list(&fields, named, missing < MISSING_NAMED ? missing : MISSING_NAMED);
    if (missing > 0)
        diag_add(diags, DIAG_STRINGS_MISSING, file->span,
                 "%zu words of the edition \"%.*s\" are missing (%.*s%s): they are Chinese", missing, STR_ARG(tag),
                 STR_ARG(list), missing > MISSING_NAMED ? ", …" : "");
}

/* The files that have words for a tag, those that count less first: the built-in Chinese ones, which have all; the
 * built-in ones of the language; the site's own. */
static size_t find_files(struct arena *arena, str root, str tag, const struct value **ret_files, struct diags *diags)
{
    str primary = primary_of(tag);
    const struct value *base = parse_built_in(arena, STR("zh"), diags);
    const struct value *built_in = str_eq(primary, STR("zh")) ? NULL : parse_built_in(arena, primary, diags);
    const struct value *own = load_own(arena, root, primary, diags);
    const struct value *exact = str_eq(primary, tag) ? NULL : load_own(arena, root, tag, diags);
    const struct value *const candidates[] = { base, built_in, own, exact };
    size_t count = 0;
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++)
        if (candidates[i])
            ret_files[count++] = candidates[i];
    const struct value *alone = exact ? exact : own;
    if (!built_in && alone && !str_eq(primary, STR("zh")))
        report_missing(arena, alone, base, tag, diags);
    return count;
}

enum { FILES_MOST = 4 };

struct edition edition_read(struct arena *arena, str root, str tag, bool main, struct diags *diags)
{
    const struct value *files[FILES_MOST];
    size_t count = find_files(arena, root, tag, files, diags);
    if (count == 1 && !str_eq(primary_of(tag), STR("zh")))
        diag_add(
            diags, DIAG_STRINGS_MISSING, (struct span){ 0 },
            "there are no words for the edition \"%.*s\": its pages are Chinese; write templates/strings/%.*s.yaml",
            STR_ARG(tag), STR_ARG(tag));
    return (struct edition){ .tag = tag,
                             .folder = main ? STR("") : arena_join(arena, tag, STR("/")),
                             .page = merge(arena, sections[0], files, count, diags),
                             .words = merge(arena, sections[1], files, count, diags),
                             .columns = merge(arena, sections[2], files, count, diags) };
}

const struct edition *read_built_in_edition(struct arena *arena, str tag, struct diags *diags)
{
    struct edition *edition = arena_new(arena, struct edition);
    const struct value *base = parse_built_in(arena, STR("zh"), diags);
    const struct value *built_in = parse_built_in(arena, primary_of(tag), diags);
    const struct value *const files[] = { base, built_in ? built_in : base };
    *edition = (struct edition){ .tag = tag,
                                 .folder = STR(""),
                                 .page = merge(arena, sections[0], files, 2, diags),
                                 .words = merge(arena, sections[1], files, 2, diags),
                                 .columns = merge(arena, sections[2], files, 2, diags) };
    return edition;
}
