#include "fields.h"
#include "read.h"

static const str units[] = { STR_INIT("count"), STR_INIT("CNY"),   STR_INIT("percent"),
                             STR_INIT("m2"),    STR_INIT("index"), STR_INIT("rank") };

const struct area *vocabulary_area(const struct vocabulary *vocabulary, str id)
{
    for (size_t i = 0; i < vocabulary->area_count; i++)
        if (str_eq(vocabulary->areas[i].id, id))
            return &vocabulary->areas[i];
    return NULL;
}

const struct indicator *vocabulary_indicator(const struct vocabulary *vocabulary, str id)
{
    for (size_t i = 0; i < vocabulary->indicator_count; i++)
        if (str_eq(vocabulary->indicators[i].id, id))
            return &vocabulary->indicators[i];
    return NULL;
}

/* Places are for messages: an entry with more phrases than a person writes is not searched through for each of them. */
enum { PLACE_LIMIT = 200 };

static struct span find_place(const struct phrase_place *places, size_t count, str phrase, bool exclusion,
                              struct span otherwise)
{
    for (size_t i = 0; i < count && i < PLACE_LIMIT; i++)
        if (places[i].exclusion == exclusion && str_eq(places[i].text, phrase))
            return places[i].span;
    return otherwise;
}

struct span area_phrase_place(const struct area *area, str phrase)
{
    str written = str_eq(phrase, area->short_name) ? area->name : phrase;
    return find_place(area->places, area->place_count, written, false, area->span);
}

struct span indicator_phrase_place(const struct indicator *indicator, str phrase, bool exclusion)
{
    return find_place(indicator->places, indicator->place_count, phrase, exclusion, indicator->span);
}

static bool is_among(str text, const str *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(text, texts[i]))
            return true;
    return false;
}

/* The name is what people write where an id is asked for. */
static str suggest(struct arena *arena, str text, str named, const str *ids, size_t count, size_t *tries)
{
    struct fields fields = { .arena = arena };
    *tries += 1;
    return fields_suggestion(&fields, named.len > 0 ? named : text, ids, count);
}

str vocabulary_suggest_area(struct arena *arena, const struct vocabulary *vocabulary, str text, size_t *tries)
{
    if (*tries >= FIELDS_SUGGESTION_LIMIT)
        return STR("");
    str named = STR("");
    str *ids = arena_array(arena, str, vocabulary->area_count);
    for (size_t i = 0; i < vocabulary->area_count; i++) {
        const struct area *area = &vocabulary->areas[i];
        ids[i] = area->id;
        if (str_eq(text, area->name) || str_eq(text, area->short_name) ||
            is_among(text, area->aliases, area->alias_count))
            named = area->id;
    }
    return suggest(arena, text, named, ids, vocabulary->area_count, tries);
}

str vocabulary_suggest_indicator(struct arena *arena, const struct vocabulary *vocabulary, str text, size_t *tries)
{
    if (*tries >= FIELDS_SUGGESTION_LIMIT)
        return STR("");
    str named = STR("");
    str *ids = arena_array(arena, str, vocabulary->indicator_count);
    for (size_t i = 0; i < vocabulary->indicator_count; i++) {
        const struct indicator *indicator = &vocabulary->indicators[i];
        ids[i] = indicator->id;
        if (str_eq(text, indicator->name) || is_among(text, indicator->aliases, indicator->alias_count))
            named = indicator->id;
    }
    return suggest(arena, text, named, ids, vocabulary->indicator_count, tries);
}

const struct area *area_root(const struct area *area)
{
    while (area && area->parent)
        area = area->parent;
    return area;
}

str unit_text(enum unit unit)
{
    return units[unit];
}
