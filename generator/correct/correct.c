/* Applying corrections: each finds its observation by article, surface and occurrence. */
#include "correct_internal.h"

#include <stdlib.h>

static const char rule[] = "correction";

static void set_fields(struct observation *o, const struct correction *correction)
{
    const struct observation *values = &correction->values;
    const bool *sets = correction->sets;
    if (sets[FIELD_AREA])
        o->area = values->area;
    if (sets[FIELD_INDICATOR])
        o->indicator = values->indicator;
    if (sets[FIELD_TIER])
        o->tier = values->tier;
    if (sets[FIELD_MEASURE])
        o->measure = values->measure;
    if (sets[FIELD_SCOPE])
        o->scope = values->scope;
    if (sets[FIELD_STATUS])
        o->status = values->status;
    if (sets[FIELD_VALUE])
        o->value = values->value;
    if (sets[FIELD_VALUE_HIGH]) {
        o->value_high = values->value_high;
        o->has_high = true;
    }
    if (sets[FIELD_UNIT])
        o->unit = values->unit;
    else if (sets[FIELD_INDICATOR] || sets[FIELD_MEASURE])
        o->unit = observation_unit(o->indicator, o->measure);
    if (sets[FIELD_BOUND])
        o->bound = values->bound;
    if (sets[FIELD_PERIOD])
        o->period = values->period;
    o->rival = (struct rival){ .indicator = NULL }; /* the editor has looked at it */
    o->rule = rule;
}

/* The observation of the surface's n-th occurrence; its index, or count. */
static size_t find_occurrence(const struct observation *items, size_t count, const struct correction *correction)
{
    size_t occurrence = 0;
    for (size_t i = 0; i < count; i++)
        if (str_eq(items[i].surface, correction->surface) && ++occurrence == correction->occurrence)
            return i;
    return count;
}

/* The end of the surface in a text that may have blanks in it (284 笔), if it begins at `at`; else 0. */
static size_t surface_end(str text, size_t at, str surface)
{
    for (size_t i = 0; i < surface.len; i++, at++) {
        while (i > 0 && at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
            at++;
        if (at >= text.len || text.ptr[at] != surface.ptr[i])
            return 0;
    }
    return at;
}

/* Where the surface's n-th occurrence stands in the article's text: of an observation to be added. */
static bool find_surface(const struct article *article, const struct correction *correction, struct observation *o)
{
    size_t occurrence = 0;
    for (size_t i = 0; i < article->block_count; i++) {
        str text = article->blocks[i].text;
        for (size_t at = 0, end; at<text.len; at = end> 0 ? end : at + 1) {
            end = surface_end(text, at, correction->surface);
            if (end == 0 || ++occurrence < correction->occurrence)
                continue;
            o->block = i;
            o->begin = at;
            o->end = end;
            return true;
        }
    }
    return false;
}

static bool add_observation(const struct article *article, const struct correction *correction,
                            struct observation *ret_added)
{
    struct observation o = { .surface = correction->surface };
    if (!find_surface(article, correction, &o))
        return false;
    const struct block *block = &article->blocks[o.block];
    o.area = correction->values.area;
    o.indicator = correction->values.indicator;
    o.unit = observation_unit(o.indicator, correction->values.measure);
    set_fields(&o, correction);
    sentence_around(block->text, o.begin, &o.sentence_begin, &o.sentence_end);
    o.quote = str_slice(block->text, o.sentence_begin, o.sentence_end);
    o.span = block_span(article, block, o.begin, o.end);
    *ret_added = o;
    return true;
}

static int compare_places(const void *left, const void *right)
{
    const struct observation *a = left;
    const struct observation *b = right;
    if (a->block != b->block)
        return a->block < b->block ? -1 : 1;
    return (a->begin > b->begin) - (a->begin < b->begin);
}

/* Removes what the editor ignores: marked by having no area. */
static size_t remove_ignored(struct observation *items, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (items[i].area)
            items[kept++] = items[i];
    return kept;
}

struct observations corrections_apply(struct arena *arena, struct corrections *corrections,
                                      const struct article *article, struct observations observations)
{
    size_t own = 0;
    for (size_t i = 0; corrections && i < corrections->count; i++)
        own += str_eq(corrections->items[i].article, article->id);
    if (own == 0)
        return observations;
    struct observation *items = arena_array(arena, struct observation, observations.count + own);
    size_t count = observations.count;
    for (size_t i = 0; i < count; i++)
        items[i] = observations.items[i];
    for (size_t i = 0; i < corrections->count; i++) {
        struct correction *correction = &corrections->items[i];
        if (!str_eq(correction->article, article->id))
            continue;
        /* Occurrences are those of the article as it was read, whatever other decisions add or take away. */
        size_t found = find_occurrence(observations.items, observations.count, correction);
        correction->matched = correction->action == ACTION_ADD ? add_observation(article, correction, &items[count])
                                                               : found < observations.count;
        if (!correction->matched)
            continue;
        if (correction->action == ACTION_ADD)
            count++;
        else if (correction->action == ACTION_SET)
            set_fields(&items[found], correction);
        else
            items[found].area = NULL;
    }
    count = remove_ignored(items, count);
    if (count > 1)
        qsort(items, count, sizeof *items, compare_places);
    observations.items = items;
    observations.count = count;
    return observations;
}

void corrections_report_unmatched(const struct corrections *corrections, struct diags *diags)
{
    for (size_t i = 0; i < corrections->count; i++) {
        const struct correction *correction = &corrections->items[i];
        if (!correction->matched)
            diag_add(diags, DIAG_CORRECTION_UNMATCHED, correction->span,
                     "nothing in the article \"%.*s\" matches \"%.*s\" (occurrence %zu)", STR_ARG(correction->article),
                     STR_ARG(correction->surface), correction->occurrence);
    }
}
