/* Applying corrections: each finds its observation by article, surface and occurrence. */
#include "correct_internal.h"

#include "utf8.h"

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

/* What corrections make of an article: copies, for what was read is not changed. */
struct decided {
    const struct article *article;
    struct observation *items;
    size_t count;
    struct unread *unread;
    size_t unread_count;
};

/* The observation of the surface's n-th occurrence; its index, or count. Sets how many there are. */
static size_t find_occurrence(const struct observations *read, struct correction *correction)
{
    size_t found = read->count;
    for (size_t i = 0; i < read->count; i++)
        if (str_eq(read->items[i].surface, correction->surface) && ++correction->occurrences == correction->occurrence)
            found = i;
    return found;
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

/* Does another number's digit, point or thousands mark stand before it: 1|6人? */
static bool is_inside_number(str text, size_t at)
{
    size_t bytes;
    uint32_t before = at > 0 ? utf8_decode_last(text, at, &bytes) : 0;
    return (before >= '0' && before <= '9') || before == '.' || before == ',' || (before >= 0xFF10 && before <= 0xFF19);
}

/* Where the surface's n-th occurrence stands in the article's text; sets how many there are. */
static bool find_surface(const struct article *article, struct correction *correction, struct observation *ret_place)
{
    correction->occurrences = 0;
    for (size_t i = 0; i < article->block_count; i++) {
        str text = article->blocks[i].text;
        for (size_t at = 0, end = 0; at<text.len; at = end> at ? end : at + 1) {
            end = surface_end(text, at, correction->surface);
            if (end == 0 || is_inside_number(text, at) || ++correction->occurrences != correction->occurrence)
                continue;
            ret_place->block = i;
            ret_place->begin = at;
            ret_place->end = end;
            return true;
        }
    }
    return false;
}

/* The number of the surface's n-th occurrence among those that became no figure. */
static struct unread *find_unread(const struct decided *decided, const struct correction *correction)
{
    size_t occurrence = 0;
    for (size_t i = 0; i < decided->unread_count; i++) {
        struct unread *unread = &decided->unread[i];
        str text = decided->article->blocks[unread->block].text;
        if (surface_end(text, unread->begin, correction->surface) == unread->end &&
            ++occurrence == correction->occurrence)
            return unread;
    }
    return NULL;
}

static bool stands_before(size_t block, size_t begin, size_t other_block, size_t other_begin)
{
    return block != other_block ? block < other_block : begin < other_begin;
}

/* An ignored figure is a number that became none. */
static void ignore(struct decided *decided, struct observation *o)
{
    size_t at = decided->unread_count++;
    for (; at > 0 && stands_before(o->block, o->begin, decided->unread[at - 1].block, decided->unread[at - 1].begin);
         at--)
        decided->unread[at] = decided->unread[at - 1];
    decided->unread[at] =
        (struct unread){ .block = o->block, .begin = o->begin, .end = o->end, .reason = UNREAD_IGNORED };
    o->area = NULL;
}

/* Puts it where it stands in the text, behind what stands there already. */
static void insert(struct decided *decided, struct observation o)
{
    size_t at = decided->count++;
    for (; at > 0 && stands_before(o.block, o.begin, decided->items[at - 1].block, decided->items[at - 1].begin); at--)
        decided->items[at] = decided->items[at - 1];
    decided->items[at] = o;
}

/* A number that an editor made a figure of is no longer one that became none. */
static void forget_unread(struct decided *decided, const struct observation *o)
{
    size_t kept = 0;
    for (size_t i = 0; i < decided->unread_count; i++) {
        const struct unread *unread = &decided->unread[i];
        if (unread->block != o->block || unread->end <= o->begin || unread->begin >= o->end)
            decided->unread[kept++] = *unread;
    }
    decided->unread_count = kept;
}

static bool is_read_already(const struct observations *read, const struct observation *o)
{
    for (size_t i = 0; i < read->count; i++) {
        const struct observation *other = &read->items[i];
        if (other->block == o->block && other->begin < o->end && o->begin < other->end && other->area == o->area &&
            other->indicator == o->indicator && other->measure == o->measure)
            return true;
    }
    return false;
}

static enum outcome apply_add(struct decided *decided, const struct observations *read, struct correction *correction)
{
    struct observation o = { .surface = correction->surface };
    if (!find_surface(decided->article, correction, &o))
        return correction->occurrences > 0 ? OUTCOME_FEWER : OUTCOME_NOWHERE;
    const struct block *block = &decided->article->blocks[o.block];
    o.area = correction->values.area;
    o.indicator = correction->values.indicator;
    o.unit = observation_unit(o.indicator, correction->values.measure);
    set_fields(&o, correction);
    if (is_read_already(read, &o))
        return OUTCOME_READ_ALREADY;
    sentence_around(block->text, o.begin, &o.sentence_begin, &o.sentence_end);
    o.quote = str_slice(block->text, o.sentence_begin, o.sentence_end);
    o.span = block_span(decided->article, block, o.begin, o.end);
    forget_unread(decided, &o);
    insert(decided, o);
    return OUTCOME_DONE;
}

static enum outcome apply_to_read(struct decided *decided, const struct observations *read,
                                  struct correction *correction)
{
    size_t found = find_occurrence(read, correction);
    if (found < read->count) {
        if (correction->action == ACTION_SET)
            set_fields(&decided->items[found], correction);
        else
            ignore(decided, &decided->items[found]);
        return OUTCOME_DONE;
    }
    if (correction->occurrences > 0)
        return OUTCOME_FEWER;
    struct unread *unread = find_unread(decided, correction);
    struct observation place;
    if (unread && correction->action == ACTION_IGNORE) {
        unread->reason = UNREAD_IGNORED;
        return OUTCOME_DONE;
    }
    return find_surface(decided->article, correction, &place) ? OUTCOME_UNREAD : OUTCOME_NOWHERE;
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

static size_t count_own(const struct corrections *corrections, const struct article *article)
{
    size_t own = 0;
    for (size_t i = 0; corrections && i < corrections->count; i++)
        own += str_eq(corrections->items[i].article, article->id);
    return own;
}

/* Occurrences are those of the article as it was read, whatever is added: so that is done last. */
struct observations corrections_apply(struct arena *arena, struct corrections *corrections,
                                      const struct article *article, struct observations observations)
{
    size_t own = count_own(corrections, article);
    if (own == 0)
        return observations;
    struct decided decided = { .article = article,
                               .items = arena_array(arena, struct observation, observations.count + own),
                               .count = observations.count,
                               .unread = arena_array(arena, struct unread, observations.unread_count + own),
                               .unread_count = observations.unread_count };
    for (size_t i = 0; i < observations.count; i++)
        decided.items[i] = observations.items[i];
    for (size_t i = 0; i < observations.unread_count; i++)
        decided.unread[i] = observations.unread[i];
    for (size_t i = 0; i < corrections->count; i++)
        if (corrections->items[i].action != ACTION_ADD && str_eq(corrections->items[i].article, article->id))
            corrections->items[i].outcome = apply_to_read(&decided, &observations, &corrections->items[i]);
    decided.count = remove_ignored(decided.items, decided.count);
    for (size_t i = 0; i < corrections->count; i++)
        if (corrections->items[i].action == ACTION_ADD && str_eq(corrections->items[i].article, article->id))
            corrections->items[i].outcome = apply_add(&decided, &observations, &corrections->items[i]);
    return (struct observations){ decided.items, decided.count, decided.unread, decided.unread_count };
}

static void report(const struct correction *correction, struct diags *diags)
{
    struct diag *diag;
    switch (correction->outcome) {
    case OUTCOME_DONE:
        break;
    case OUTCOME_NO_ARTICLE:
        diag = diag_add(diags, DIAG_CORRECTION_UNMATCHED, correction->span, "there is no article \"%.*s\"",
                        STR_ARG(correction->article));
        diag_advise(
            diags, diag,
            "write the article's id: its file's name without folder and ending, unless its front matter names one");
        break;
    case OUTCOME_NOWHERE:
        diag = diag_add(diags, DIAG_CORRECTION_UNMATCHED, correction->span, "\"%.*s\" stands nowhere in the article",
                        STR_ARG(correction->surface));
        diag_advise(diags, diag,
                    "write the number as the article has it, with its unit; if the article has changed, mend or remove "
                    "the correction");
        break;
    case OUTCOME_FEWER:
        diag_add(diags, DIAG_CORRECTION_UNMATCHED, correction->span,
                 "there is no occurrence %zu of \"%.*s\": the article has %zu", correction->occurrence,
                 STR_ARG(correction->surface), correction->occurrences);
        break;
    case OUTCOME_UNREAD:
        diag = diag_add(diags, DIAG_CORRECTION_UNMATCHED, correction->span, "\"%.*s\" was not read as a figure",
                        STR_ARG(correction->surface));
        diag_advise(diags, diag, "say with add: what it is");
        break;
    case OUTCOME_READ_ALREADY:
        diag = diag_add(diags, DIAG_CORRECTION_UNMATCHED, correction->span, "\"%.*s\" is read as this figure already",
                        STR_ARG(correction->surface));
        diag_advise(diags, diag, "say with set: what of it is to be another");
        break;
    }
}

void corrections_report_unmatched(const struct corrections *corrections, struct diags *diags)
{
    for (size_t i = 0; i < corrections->count; i++)
        report(&corrections->items[i], diags);
}
