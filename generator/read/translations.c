#include "translations.h"

#include "utf8.h"

/* ---- reading -------------------------------------------------------------------------------------------- */

/* Is it a language tag such as en, fr, zh-HK? What else may follow an underscore, as in name_list, is none. */
static bool is_language(str text)
{
    size_t letters = 0;
    while (letters < text.len && text.ptr[letters] >= 'a' && text.ptr[letters] <= 'z')
        letters++;
    return (letters == 2 || letters == 3) && (letters == text.len || text.ptr[letters] == '-');
}

/* "name_fr" of "name" -> "fr". */
static bool is_translation_of(str key, str base, str *ret_language)
{
    return str_skip(key, base, ret_language) && str_skip(*ret_language, STR("_"), ret_language) &&
           is_language(*ret_language);
}

struct translations translations_read(struct fields *fields, const struct value *mapping, str key)
{
    struct translation *items = arena_array(fields->arena, struct translation, mapping->count);
    size_t count = 0;
    for (size_t i = 0; i < mapping->count; i++) {
        str language;
        str text;
        if (is_translation_of(mapping->members[i].key, key, &language) &&
            fields_text(fields, mapping, mapping->members[i].key, &text))
            items[count++] = (struct translation){ language, text };
    }
    return (struct translations){ items, count };
}

/* Is it a known key in another language: name_fr where name_en is known? */
static bool is_other_language(str key, const str *known, size_t count)
{
    static const str english = STR_INIT("_en");
    for (size_t i = 0; i < count; i++) {
        str language;
        if (str_ends(known[i], english) &&
            is_translation_of(key, str_slice(known[i], 0, known[i].len - english.len), &language))
            return true;
    }
    return false;
}

void translations_check_keys(struct fields *fields, const struct value *mapping, const str *known, size_t count)
{
    struct value others = *mapping;
    others.members = arena_array(fields->arena, struct value_member, mapping->count);
    others.count = 0;
    for (size_t i = 0; i < mapping->count; i++)
        if (!is_other_language(mapping->members[i].key, known, count))
            others.members[others.count++] = mapping->members[i];
    fields_check_keys(fields, &others, known, count);
}

/* ---- choosing ------------------------------------------------------------------------------------------- */

static const str *find(struct translations others, str tag)
{
    for (size_t i = 0; i < others.count; i++)
        if (utf8_compare_folded(others.items[i].language, tag) == 0)
            return &others.items[i].text;
    return NULL;
}

str translated(str text, str english, struct translations others, str tag)
{
    str rest = tag;
    str primary = str_split(&rest, '-');
    const str *own = find(others, tag);
    if (!own)
        own = find(others, primary);
    if (own)
        return *own;
    const str *second = english.len > 0 ? &english : find(others, STR("en"));
    return str_eq(primary, STR("zh")) || !second ? text : *second;
}

bool edition_is_chinese(const struct edition *edition)
{
    str rest = edition->tag;
    return str_eq(str_split(&rest, '-'), STR("zh"));
}

str area_name(const struct area *area, str tag)
{
    return translated(area->name, area->name_en, area->names, tag);
}

str area_short_name(const struct area *area, str tag)
{
    str name = area_name(area, tag);
    return str_eq(name, area->name) && area->short_name.len > 0 ? area->short_name : name;
}

str cluster_name(const struct cluster *cluster, str tag)
{
    return translated(cluster->name, cluster->name_en, cluster->names, tag);
}

str group_name(const struct indicator_group *group, str tag)
{
    return translated(group->name, group->name_en, group->names, tag);
}

str indicator_name(const struct indicator *indicator, str tag)
{
    return translated(indicator->name, indicator->name_en, indicator->names, tag);
}

str indicator_definition(const struct indicator *indicator, str tag)
{
    return translated(indicator->definition, indicator->definition_en, indicator->definitions, tag);
}

str settings_title(const struct settings *settings, str tag)
{
    return translated(settings->title, settings->title_en, settings->titles, tag);
}

str settings_description(const struct settings *settings, str tag)
{
    return translated(settings->description, settings->description_en, settings->descriptions, tag);
}

str settings_publisher(const struct settings *settings, str tag)
{
    return translated(settings->publisher, STR(""), settings->publishers, tag);
}

str settings_licence_name(const struct settings *settings, str tag)
{
    return translated(settings->licence_name, STR(""), settings->licence_names, tag);
}
