/* Reading corrections.yaml: each decision checked field by field. */
#include "correct_internal.h"

#include "fields.h"
#include "yaml_value.h"

#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const str field_keys[FIELD_COUNT] = {
    STR_INIT("area"),  STR_INIT("indicator"), STR_INIT("tier"),   STR_INIT("measure"),
    STR_INIT("scope"), STR_INIT("status"),    STR_INIT("value"),  STR_INIT("value_high"),
    STR_INIT("unit"),  STR_INIT("bound"),     STR_INIT("period"),
};

struct reading_state {
    struct fields fields;
    const struct site *site;
};

static bool report_value(struct reading_state *state, const struct value *value, const char *what)
{
    diag_add(state->fields.diags, DIAG_CORRECTION_VALUE, value->span, "%s", what);
    return false;
}

static bool read_area(struct reading_state *state, const struct value *value, struct observation *o)
{
    o->area = vocabulary_area(&state->site->vocabulary, value_text(value, STR("")));
    return o->area || report_value(state, value, "there is no area of this id");
}

static bool read_indicator(struct reading_state *state, const struct value *value, struct observation *o)
{
    o->indicator = vocabulary_indicator(&state->site->vocabulary, value_text(value, STR("")));
    return o->indicator || report_value(state, value, "there is no indicator of this id");
}

static bool read_decimal(struct reading_state *state, const struct value *value, struct decimal *ret_decimal)
{
    return decimal_parse(value_text(value, STR("")), ret_decimal) ||
           report_value(state, value, "this is no number (digits and a point, no 万 or 亿, no thousands marks)");
}

static bool read_period(struct reading_state *state, const struct value *value, struct observation *o)
{
    struct period period;
    if (!period_parse(value_text(value, STR("")), &period))
        return report_value(state, value,
                            "a period is two days and a slash: 2023-01-01/2023-09-30, .. for an open end");
    bool open = date_is_none(period.start) || date_is_none(period.end);
    if (date_is_none(period.start) && date_is_none(period.end))
        return report_value(state, value, "a period that is open at both ends says nothing");
    if (!open && date_compare(period.start, period.end) > 0)
        return report_value(state, value, "this period ends before it begins");
    o->period = period;
    return true;
}

typedef str name_fn(int number);

static str tier_name(int number)
{
    return number == TIER_NONE ? STR("none") : tier_text((enum tier)number);
}

static str measure_name(int number)
{
    return measure_text((enum measure)number);
}

static str scope_name(int number)
{
    return number == SCOPE_NONE ? STR("none") : scope_text((enum scope)number);
}

static str status_name(int number)
{
    return status_text((enum status)number);
}

static str bound_name(int number)
{
    return bound_text((enum bound)number);
}

/* One of the names of an enum's values 0 to `last`. */
static bool read_choice(struct reading_state *state, const struct value *mapping, enum field field, name_fn *name,
                        int last, int *ret_number)
{
    str names[MEASURE_RANK_CHANGE + 1];
    size_t index;
    for (int i = 0; i <= last; i++)
        names[i] = name(i);
    if (!fields_choice(&state->fields, mapping, field_keys[field], names, (size_t)last + 1, &index))
        return false;
    *ret_number = (int)index;
    return true;
}

static bool read_field(struct reading_state *state, const struct value *mapping, const struct value *value,
                       enum field field, struct observation *o)
{
    int number = 0;
    bool read;
    switch (field) {
    case FIELD_AREA:
        return read_area(state, value, o);
    case FIELD_INDICATOR:
        return read_indicator(state, value, o);
    case FIELD_TIER:
        read = read_choice(state, mapping, field, tier_name, TIER_LOCAL, &number);
        o->tier = (enum tier)number;
        return read;
    case FIELD_MEASURE:
        read = read_choice(state, mapping, field, measure_name, MEASURE_RANK_CHANGE, &number);
        o->measure = (enum measure)number;
        return read;
    case FIELD_SCOPE:
        read = read_choice(state, mapping, field, scope_name, SCOPE_PROVINCIAL, &number);
        o->scope = (enum scope)number;
        return read;
    case FIELD_STATUS:
        read = read_choice(state, mapping, field, status_name, STATUS_TARGET, &number);
        o->status = (enum status)number;
        return read;
    case FIELD_BOUND:
        read = read_choice(state, mapping, field, bound_name, BOUND_APPROX, &number);
        o->bound = (enum bound)number;
        return read;
    case FIELD_VALUE:
        return read_decimal(state, value, &o->value);
    case FIELD_VALUE_HIGH:
        o->has_high = true;
        return read_decimal(state, value, &o->value_high);
    case FIELD_UNIT:
        return fields_text(&state->fields, mapping, field_keys[field], &o->unit);
    case FIELD_PERIOD:
        return read_period(state, value, o);
    case FIELD_COUNT:
        break;
    }
    return false;
}

/* The fields under set: or add:. False where one is wrong: half a decision is none. */
static bool read_values(struct reading_state *state, const struct value *mapping, struct correction *correction)
{
    if (!fields_is_mapping(&state->fields, mapping, "this"))
        return false;
    fields_check_keys(&state->fields, mapping, field_keys, FIELD_COUNT);
    bool any = false;
    for (int field = 0; field < FIELD_COUNT; field++) {
        const struct value *value = fields_value(mapping, field_keys[field]);
        if (!value)
            continue;
        if (!read_field(state, mapping, value, (enum field)field, &correction->values))
            return false;
        correction->sets[field] = true;
        any = true;
    }
    if (!any)
        return report_value(state, mapping, "nothing is set here");
    const struct observation *values = &correction->values;
    if (correction->sets[FIELD_VALUE] && correction->sets[FIELD_VALUE_HIGH] &&
        decimal_compare(values->value_high, values->value) <= 0)
        return report_value(state, fields_value(mapping, field_keys[FIELD_VALUE_HIGH]),
                            "the upper end is no larger than the value");
    return true;
}

static bool read_occurrence(struct reading_state *state, const struct value *entry, size_t *ret_occurrence)
{
    str text;
    struct decimal number;
    *ret_occurrence = 1;
    if (!fields_text(&state->fields, entry, STR("occurrence"), &text))
        return true;
    if (!decimal_parse(text, &number) || number.scale != 0 || number.coefficient < 1)
        return report_value(state, fields_value(entry, STR("occurrence")), "occurrences are counted from 1");
    *ret_occurrence = (size_t)number.coefficient;
    return true;
}

static bool read_action(struct reading_state *state, const struct value *entry, struct correction *correction)
{
    bool ignore = false;
    fields_bool(&state->fields, entry, STR("ignore"), &ignore);
    const struct value *set = fields_value(entry, STR("set"));
    const struct value *add = fields_value(entry, STR("add"));
    if (ignore + (set != NULL) + (add != NULL) != 1)
        return report_value(state, entry, "a correction says one of set:, add: and ignore: true");
    correction->action = ignore ? ACTION_IGNORE : set ? ACTION_SET : ACTION_ADD;
    if (ignore)
        return true;
    if (!read_values(state, set ? set : add, correction))
        return false;
    const bool *sets = correction->sets;
    if (add && !(sets[FIELD_AREA] && sets[FIELD_INDICATOR] && sets[FIELD_VALUE] && sets[FIELD_PERIOD]))
        return report_value(state, add, "an added figure needs area, indicator, value and period");
    return true;
}

/* A surface as observations have it: an editor may copy it from the article with its blanks. */
static str without_blanks(struct arena *arena, str text)
{
    struct buf surface;
    buf_init(&surface);
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != ' ' && text.ptr[i] != '\t')
            buf_add_char(&surface, text.ptr[i]);
    str copy = arena_copy(arena, buf_str(&surface));
    buf_finish(&surface);
    return copy;
}

static bool read_correction(struct reading_state *state, const struct value *entry, struct correction *correction)
{
    static const str keys[] = { STR_INIT("article"), STR_INIT("surface"), STR_INIT("occurrence"),
                                STR_INIT("set"),     STR_INIT("add"),     STR_INIT("ignore") };
    *correction = (struct correction){ .span = entry->span };
    fields_check_keys(&state->fields, entry, keys, COUNT(keys));
    if (!fields_text(&state->fields, entry, STR("article"), &correction->article) ||
        !fields_text(&state->fields, entry, STR("surface"), &correction->surface))
        return report_value(state, entry, "a correction names its article and the figure's surface");
    correction->surface = without_blanks(state->fields.arena, correction->surface);
    if (correction->surface.len == 0)
        return report_value(state, fields_value(entry, STR("surface")), "a figure's surface has digits and a unit");
    return read_occurrence(state, entry, &correction->occurrence) && read_action(state, entry, correction);
}

/* Do two decisions say something of one figure? One surface may be several added figures. */
static bool is_about_same(const struct correction *a, const struct correction *b)
{
    if (a->occurrence != b->occurrence || !str_eq(a->article, b->article) || !str_eq(a->surface, b->surface))
        return false;
    if (a->action != ACTION_ADD && b->action != ACTION_ADD)
        return true;
    return a->action == b->action && a->values.area == b->values.area && a->values.indicator == b->values.indicator &&
           a->values.measure == b->values.measure;
}

/* Is there a decision about the same figure already? Two would hide one another. */
static bool is_decided(struct reading_state *state, const struct corrections *corrections,
                       const struct correction *correction)
{
    for (size_t i = 0; i < corrections->count; i++) {
        const struct correction *other = &corrections->items[i];
        if (!is_about_same(other, correction))
            continue;
        struct diag *diag = diag_add(state->fields.diags, DIAG_CORRECTION_VALUE, correction->span,
                                     "\"%.*s\" (occurrence %zu) has a decision already", STR_ARG(correction->surface),
                                     correction->occurrence);
        diag_relate(state->fields.diags, diag, other->span, "here, which stands");
        return true;
    }
    return false;
}

struct corrections *corrections_read(struct arena *arena, const struct site *site, struct diags *diags)
{
    struct corrections *corrections = arena_new(arena, struct corrections);
    str path = site_path(arena, site, STR("content/corrections.yaml"));
    if (access(arena_cstr(arena, path), F_OK) != 0)
        return corrections;
    const struct source *source = read_text_file(arena, path, diags);
    const struct value *file = source ? yaml_parse(arena, source, 0, source->bytes.len, diags) : NULL;
    if (!file)
        return corrections;
    struct reading_state state = {
        .fields = { arena, diags, DIAG_CORRECTION_KEY, DIAG_CORRECTION_VALUE, 0 },
        .site = site,
    };
    static const str keys[] = { STR_INIT("corrections") };
    if (fields_is_mapping(&state.fields, file, "the file"))
        fields_check_keys(&state.fields, file, keys, COUNT(keys));
    const struct value *const *entries;
    size_t count = fields_mappings(&state.fields, file, keys[0], false, &entries);
    corrections->items = arena_array(arena, struct correction, count);
    for (size_t i = 0; i < count; i++) {
        struct correction *correction = &corrections->items[corrections->count];
        corrections->count +=
            read_correction(&state, entries[i], correction) && !is_decided(&state, corrections, correction);
    }
    return corrections;
}
