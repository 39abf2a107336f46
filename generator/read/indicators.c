#include "catalogue.h"

struct indicator_reader {
    struct catalogue catalogue; /* of indicators */
    struct catalogue groups;
    struct indicator *indicators; /* as many as the catalogue has accepted */
    const struct value **sources; /* what each was read from */
};

static const str indicator_keys[] = {
    STR_INIT("id"),         STR_INIT("group"),      STR_INIT("name"),          STR_INIT("name_en"),
    STR_INIT("unit"),       STR_INIT("kind"),       STR_INIT("classifier"),    STR_INIT("aliases"),
    STR_INIT("exclusions"), STR_INIT("definition"), STR_INIT("definition_en"), STR_INIT("direction"),
    STR_INIT("graded"),     STR_INIT("base"),       STR_INIT("per"),           STR_INIT("yearly"),
    STR_INIT("anaphors"),
};
static const str group_keys[] = { STR_INIT("id"), STR_INIT("name"), STR_INIT("name_en") };
static const str kinds[] = { STR_INIT("stock"), STR_INIT("flow"), STR_INIT("ratio"), STR_INIT("rank") };
static const str directions[] = { STR_INIT("none"), STR_INIT("more"), STR_INIT("less") };

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct indicator_group *read_groups(struct indicator_reader *reader, const struct value *file)
{
    struct fields *fields = &reader->groups.fields;
    const struct value *const *entries;
    size_t count = catalogue_entries(&reader->groups, file, STR("groups"), true, &entries);
    struct indicator_group *groups = arena_array(fields->arena, struct indicator_group, count);
    for (size_t i = 0; i < count; i++) {
        translations_check_keys(fields, entries[i], group_keys, COUNT(group_keys));
        struct catalogue_names names;
        if (catalogue_accept(&reader->groups, entries[i], &names))
            groups[reader->groups.count - 1] =
                (struct indicator_group){ names.id, names.name, names.name_en, names.names };
    }
    return groups;
}

/* A member without which an indicator means nothing: reports its absence. */
static bool is_given(struct fields *fields, const struct value *entry, str key)
{
    if (fields_value(entry, key))
        return true;
    diag_add(fields->diags, DIAG_VOCABULARY_VALUE, value_get(entry, STR("id"))->span, "this indicator has no %.*s",
             STR_ARG(key));
    return false;
}

/* Group, unit and kind. */
static bool read_nature(struct indicator_reader *reader, const struct value *entry,
                        const struct indicator_group *groups, struct indicator *indicator)
{
    struct fields *fields = &reader->catalogue.fields;
    if (!is_given(fields, entry, STR("group")) || !is_given(fields, entry, STR("unit")) ||
        !is_given(fields, entry, STR("kind")))
        return false;
    str units[UNIT_RANK + 1];
    for (size_t i = 0; i < COUNT(units); i++)
        units[i] = unit_text((enum unit)i);
    size_t group = catalogue_reference(&reader->groups, fields, entry, STR("group"), DIAG_VOCABULARY_VALUE);
    size_t unit;
    size_t kind;
    if (group == STR_NONE || !fields_choice(fields, entry, STR("unit"), units, COUNT(units), &unit) ||
        !fields_choice(fields, entry, STR("kind"), kinds, COUNT(kinds), &kind))
        return false;
    indicator->group = &groups[group];
    indicator->unit = (enum unit)unit;
    indicator->kind = (enum indicator_kind[]){ INDICATOR_STOCK, INDICATOR_FLOW, INDICATOR_RATIO, INDICATOR_RANK }[kind];
    return true;
}

/* What has a default. */
static void read_rest(struct catalogue *catalogue, const struct value *entry, const struct catalogue_names *names,
                      struct indicator *indicator)
{
    struct fields *fields = &catalogue->fields;
    catalogue_place_name(catalogue, names);
    size_t direction = 0;
    fields_choice(fields, entry, STR("direction"), directions, COUNT(directions), &direction);
    indicator->direction = (enum direction[]){ DIRECTION_NONE, DIRECTION_MORE, DIRECTION_LESS }[direction];
    indicator->graded = true;
    fields_bool(fields, entry, STR("graded"), &indicator->graded);
    fields_bool(fields, entry, STR("yearly"), &indicator->yearly);
    indicator->classifier = indicator->definition = indicator->definition_en = STR("");
    fields_text(fields, entry, STR("classifier"), &indicator->classifier);
    fields_text(fields, entry, STR("definition"), &indicator->definition);
    fields_text(fields, entry, STR("definition_en"), &indicator->definition_en);
    indicator->definitions = translations_read(fields, entry, STR("definition"));
    const struct span *spans;
    indicator->exclusions =
        catalogue_texts(catalogue, entry, STR("exclusions"), STR(""), &indicator->exclusion_count, &spans);
    indicator->anaphors =
        catalogue_texts(catalogue, entry, STR("anaphors"), STR(""), &indicator->anaphor_count, &spans);
    indicator->per = catalogue_texts(catalogue, entry, STR("per"), STR(""), &indicator->per_count, &spans);
    /* The unit of a figure tells 贷款284笔 from 贷款4.6亿元, so a phrase is ambiguous within a unit only. */
    unsigned group = (unsigned)indicator->unit;
    catalogue_add_phrase(catalogue, indicator->name, group, names->name_span);
    indicator->aliases = catalogue_aliases(catalogue, entry, indicator->name, group, &indicator->alias_count);
    catalogue_check_marks(catalogue);
    indicator->places = catalogue->places;
    indicator->place_count = catalogue->place_count;
}

static void read_indicator(struct indicator_reader *reader, const struct value *entry,
                           const struct indicator_group *groups)
{
    struct fields *fields = &reader->catalogue.fields;
    translations_check_keys(fields, entry, indicator_keys, COUNT(indicator_keys));
    struct catalogue_names names;
    if (!catalogue_accept(&reader->catalogue, entry, &names))
        return;
    size_t index = reader->catalogue.count - 1;
    struct indicator *indicator = &reader->indicators[index];
    *indicator = (struct indicator){ .id = names.id,
                                     .name = names.name,
                                     .name_en = names.name_en,
                                     .names = names.names,
                                     .index = index,
                                     .span = names.span };
    reader->sources[index] = entry;
    if (read_nature(reader, entry, groups, indicator))
        read_rest(&reader->catalogue, entry, &names, indicator);
    else
        reader->catalogue.count--; /* takes the id back: the entry is left out */
}

/* A quotient's base may stand anywhere in the file, so it is looked for at the end. */
static void read_bases(struct indicator_reader *reader)
{
    struct fields *fields = &reader->catalogue.fields;
    for (size_t i = 0; i < reader->catalogue.count; i++) {
        const struct value *entry = reader->sources[i];
        struct indicator *indicator = &reader->indicators[i];
        size_t base = catalogue_reference(&reader->catalogue, fields, entry, STR("base"), DIAG_UNKNOWN_INDICATOR);
        if (base != STR_NONE)
            indicator->base = &reader->indicators[base];
    }
}

void indicators_read(struct arena *arena, const struct value *file, struct vocabulary *vocabulary, struct diags *diags)
{
    static const str keys[] = { STR_INIT("groups"), STR_INIT("indicators") };
    struct indicator_reader reader = { .indicators = NULL };
    catalogue_init(&reader.catalogue, arena, "indicator", diags);
    catalogue_init(&reader.groups, arena, "group", diags);
    struct fields *fields = &reader.catalogue.fields;
    if (fields_is_mapping(fields, file, "the file"))
        translations_check_keys(fields, file, keys, COUNT(keys));

    const struct indicator_group *groups = read_groups(&reader, file);
    const struct value *const *entries;
    size_t count = catalogue_entries(&reader.catalogue, file, STR("indicators"), true, &entries);
    reader.indicators = arena_array(arena, struct indicator, count);
    reader.sources = arena_array(arena, const struct value *, count);
    for (size_t i = 0; i < count; i++)
        read_indicator(&reader, entries[i], groups);
    read_bases(&reader);
    catalogue_check_phrases(&reader.catalogue);

    vocabulary->groups = groups;
    vocabulary->group_count = reader.groups.count;
    vocabulary->indicators = reader.indicators;
    vocabulary->indicator_count = reader.catalogue.count;
}
