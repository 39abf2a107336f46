#include "wording.h"

#include "utf8.h"

/* Decimals that a scaled number may have before a smaller scale reads better: 58524家, not 5.8524万家. */
#define MONEY_PLACES 4
#define COUNT_PLACES 2

/* ---- what the article wrote ----------------------------------------------------------------------------- */

static bool is_numeral(str character)
{
    static const str numerals = STR_INIT("0123456789０１２３４５６７８９一二三四五六七八九十百千万亿两零〇余多来几");
    return str_find(numerals, character, 0) != STR_NONE;
}

static bool is_classifier(str character)
{
    static const str classifiers = STR_INIT("家个名人项件户笔条所座位支种款台套宗份间场次期批类处届例只");
    return str_find(classifiers, character, 0) != STR_NONE;
}

/* The classifier that follows the last numeral of a surface: 家 of 2500家以上, 人次 of 3万人次; "" where none does. */
static str surface_classifier(str surface)
{
    str found = STR("");
    bool after_numeral = false;
    for (size_t at = 0, bytes; at < surface.len; at += bytes) {
        utf8_decode(str_slice(surface, at, surface.len), &bytes);
        str character = str_slice(surface, at, at + bytes);
        bool goes_on = found.len > 0 && found.ptr + found.len == character.ptr && str_eq(character, STR("次"));
        if (goes_on)
            found.len += character.len;
        else if (after_numeral && is_classifier(character))
            found = character;
        after_numeral = is_numeral(character);
    }
    return found;
}

static bool is_in_times(str surface)
{
    return str_find(surface, STR("倍"), 0) != STR_NONE;
}

/* The surface of the first citation, if the others that agree write the unit as it does. */
static str common_surface(const struct figure *figure)
{
    enum { CITATIONS_MAX = 16 };
    str surface = STR("");
    for (size_t i = 0; i < figure->citation_count && i < CITATIONS_MAX; i++) {
        str other = figure->citations[i].observation->surface;
        if (figure->citations[i].disagrees)
            continue;
        if (surface.len > 0 && (is_in_times(surface) != is_in_times(other) ||
                                !str_eq(surface_classifier(surface), surface_classifier(other))))
            return STR("");
        surface = surface.len > 0 ? surface : other;
    }
    return surface;
}

struct word_quantity quantity_of_figure(const struct figure *figure)
{
    return (struct word_quantity){ figure->value,   figure->value_high, figure->has_high,  figure->unit,
                                   figure->measure, figure->bound,      figure->indicator, common_surface(figure) };
}

struct word_quantity quantity_of_observation(const struct observation *observation)
{
    return (struct word_quantity){ observation->value,     observation->value_high, observation->has_high,
                                   observation->unit,      observation->measure,    observation->bound,
                                   observation->indicator, observation->surface };
}

/* ---- numbers -------------------------------------------------------------------------------------------- */

static struct decimal magnitude(struct decimal value)
{
    return decimal_sign(value) < 0 ? decimal_negate(value) : value;
}

bool word_is_money(str unit)
{
    return unit.len == 3 && unit.ptr[0] >= 'A' && unit.ptr[0] <= 'Z';
}

static bool is_scaled(str unit)
{
    return word_is_money(unit) || str_eq(unit, STR("count")) || str_eq(unit, STR("m2"));
}

/* The largest scale at which a value is exact with few decimals; power 0 where it is best written as it is. */
static struct word_scale scale_of(const struct words *words, struct decimal value, str unit)
{
    struct word_scale scales[WORD_SCALES_MAX];
    size_t count = is_scaled(unit) ? words_scales(words, scales) : 0;
    int places = word_is_money(unit) ? MONEY_PLACES : COUNT_PLACES;
    for (size_t i = 0; i < count; i++) {
        struct decimal scaled;
        if (!decimal_shift(magnitude(value), -scales[i].power, &scaled))
            continue;
        scaled = decimal_normal(scaled);
        if (decimal_compare(scaled, decimal_from(1)) >= 0 && scaled.scale <= places)
            return scales[i];
    }
    return (struct word_scale){ 0, STR("") };
}

/* The unit without a scale; of a count the classifier. */
static str unit_word(const struct words *words, str unit, str classifier)
{
    if (str_eq(unit, STR("count")))
        return words_fill(words, "unit_count", WORD_PARTS({ "classifier", classifier }));
    str word;
    if (words_find(words, "unit_", unit, &word))
        return word;
    return words_fill(words, "unit_other", WORD_PARTS({ "unit", unit }));
}

str word_unit(const struct words *words, str unit, const struct indicator *indicator)
{
    return unit_word(words, unit, indicator->classifier);
}

/* A number as it is written in the language: with its decimal mark, and its thousands set off. */
static str in_groups(const struct words *words, str number)
{
    str point = words_get(words, "decimal_mark");
    str group = words_get(words, "group_mark");
    size_t end = str_find(number, STR("."), 0);
    end = end == STR_NONE ? number.len : end;
    struct buf buf;
    buf_init(&buf);
    for (size_t i = 0; i < end; i++) {
        if (i > 0 && (end - i) % 3 == 0)
            buf_add(&buf, group);
        buf_add_char(&buf, number.ptr[i]);
    }
    if (end < number.len) {
        buf_add(&buf, point);
        buf_add(&buf, str_slice(number, end + 1, number.len));
    }
    str text = arena_copy(words->arena, buf_str(&buf));
    buf_finish(&buf);
    return text;
}

/* The digits of a value moved to its scale; without a sign. */
static str digits(const struct words *words, struct decimal value, int power)
{
    struct decimal scaled;
    if (!decimal_shift(magnitude(value), -power, &scaled))
        scaled = magnitude(value);
    struct buf buf;
    buf_init(&buf);
    decimal_add_text(&buf, decimal_normal(scaled));
    str text = in_groups(words, buf_str(&buf));
    buf_finish(&buf);
    return text;
}

static bool is_one(struct word_quantity q)
{
    return !q.has_high && decimal_compare(magnitude(q.value), decimal_from(1)) == 0;
}

/* The unit of a quantity, with the classifier that the article wrote. */
static str unit_of(const struct words *words, struct word_quantity q)
{
    str classifier = str_eq(q.unit, STR("count")) ? surface_classifier(q.surface) : STR("");
    bool by_places = q.measure == MEASURE_RANK_CHANGE && str_eq(q.unit, STR("rank"));
    str unit = by_places ? STR("places") : q.unit;
    str word;
    if (is_one(q) && words_find(words, "unit_one_", unit, &word))
        return word;
    return unit_word(words, unit, classifier.len > 0 ? classifier : q.indicator->classifier);
}

/* The number, and the unit with its scale, without sign, bound and verb. */
static void word_plain(const struct words *words, struct word_quantity q, struct worded_value *worded)
{
    struct word_scale scale = scale_of(words, q.value, q.unit);
    str unit = unit_of(words, q);
    worded->number = digits(words, q.value, scale.power);
    if (q.has_high) {
        struct word_scale scale_high = scale_of(words, q.value_high, q.unit);
        str between = is_scaled(q.unit) ? scale.name : str_eq(q.unit, STR("percent")) ? unit : STR("");
        str low = arena_join(words->arena, worded->number, between);
        str high = digits(words, q.value_high, scale_high.power);
        worded->number = words_fill(words, "range", WORD_PARTS({ "low", low }, { "high", high }));
        scale = scale_high;
    }
    worded->unit = arena_join(words->arena, scale.name, unit);
}

/* Sets what stands in the word around {value} around the value. */
static void frame(const struct words *words, const char *key, struct worded_value *worded)
{
    struct word_frame frame = words_frame(words, key);
    worded->before = arena_join(words->arena, frame.before, worded->before);
    worded->after = arena_join(words->arena, worded->after, frame.after);
}

static void word_bound(const struct words *words, enum bound bound, struct worded_value *worded)
{
    static const char *const keys[] = {
        [BOUND_GE] = "bound_ge", [BOUND_LE] = "bound_le", [BOUND_APPROX] = "bound_approx"
    };
    if (bound != BOUND_EQ)
        frame(words, keys[bound], worded);
}

/* The verb of a measure with a direction; NULL for the others. */
static const char *verb(struct word_quantity q)
{
    bool down = decimal_sign(q.value) < 0;
    switch (q.measure) {
    case MEASURE_CHANGE:
        return down ? "change_down" : "change_up";
    case MEASURE_GROWTH:
        return down ? "growth_down" : "growth_up";
    case MEASURE_ANNUAL_GROWTH:
        return down ? "annual_growth_down" : "annual_growth_up";
    case MEASURE_RANK_CHANGE:
        return down ? "rank_down" : "rank_up";
    case MEASURE_LEVEL:
    case MEASURE_RANK:
        break;
    }
    return NULL;
}

/* Growth is told as the article does, 增长5.4倍 or 增长540%; where that is not known, of 1000% and more as 倍. Languages
 * that have no word for 倍 tell all of it in percent. */
static struct word_quantity as_told(const struct words *words, struct word_quantity q)
{
    str times;
    if (q.measure != MEASURE_GROWTH || q.has_high || !str_eq(q.unit, STR("percent")) ||
        !words_find(words, "unit_", STR("times"), &times) || times.len == 0)
        return q;
    bool in_times =
        q.surface.len > 0 ? is_in_times(q.surface) : decimal_compare(magnitude(q.value), decimal_from(1000)) >= 0;
    struct decimal value;
    if (in_times && decimal_shift(q.value, -2, &value)) {
        q.value = value;
        q.unit = STR("times");
    }
    return q;
}

static bool is_rank(struct word_quantity q)
{
    return q.measure == MEASURE_RANK || (q.measure == MEASURE_LEVEL && str_eq(q.unit, STR("rank")));
}

struct worded_value word_value(const struct words *words, struct word_quantity q)
{
    struct worded_value worded = { STR(""), STR(""), STR(""), STR("") };
    q = as_told(words, q);
    word_plain(words, q, &worded);
    if (is_rank(q)) {
        frame(words, q.bound == BOUND_LE ? "rank_among" : "rank", &worded);
        return worded;
    }
    const char *direction = verb(q);
    if (!direction && decimal_sign(q.value) < 0)
        frame(words, "minus", &worded);
    word_bound(words, q.bound, &worded);
    if (direction)
        frame(words, direction, &worded);
    return worded;
}

static str joined(struct arena *arena, struct worded_value worded)
{
    return arena_format(arena, "%.*s%.*s%.*s%.*s", STR_ARG(worded.before), STR_ARG(worded.number), STR_ARG(worded.unit),
                        STR_ARG(worded.after));
}

str word_value_text(const struct words *words, struct word_quantity q)
{
    return joined(words->arena, word_value(words, q));
}

str word_signed(const struct words *words, struct word_quantity q)
{
    if (!verb(q) || q.measure == MEASURE_RANK_CHANGE)
        return word_value_text(words, q);
    struct worded_value worded = { STR(""), STR(""), STR(""), STR("") };
    q = as_told(words, q);
    word_plain(words, q, &worded);
    int sign = decimal_sign(q.value);
    if (sign != 0)
        frame(words, sign < 0 ? "minus" : "plus", &worded);
    word_bound(words, q.bound, &worded);
    if (q.measure == MEASURE_ANNUAL_GROWTH)
        frame(words, "on_average", &worded);
    return joined(words->arena, worded);
}

str word_percent(const struct words *words, struct decimal percent)
{
    str unit = unit_word(words, STR("percent"), STR(""));
    return arena_join(words->arena, digits(words, decimal_round(percent, 1), 0), unit);
}

/* ---- grades, scopes, status ----------------------------------------------------------------------------- */

static bool in_municipality(const struct area *area)
{
    return area_root(area)->kind == AREA_MUNICIPALITY;
}

str word_tier(const struct words *words, enum tier tier, const struct area *area)
{
    bool municipal = in_municipality(area);
    switch (tier) {
    case TIER_NONE:
        break;
    case TIER_NATIONAL:
        return words_get(words, "tier_national");
    case TIER_PROVINCIAL:
        return words_get(words, municipal ? "tier_municipal" : "tier_provincial");
    case TIER_PROVINCIAL_PLUS:
        return words_get(words, municipal ? "tier_municipal_plus" : "tier_provincial_plus");
    case TIER_LOCAL:
        return words_get(words, municipal ? "tier_district" : "tier_local");
    }
    return STR("");
}

str word_tiered(const struct words *words, str tier, const struct indicator *indicator)
{
    str name = word_indicator(words, indicator);
    return tier.len > 0 ? words_fill(words, "tiered", WORD_PARTS({ "tier", tier }, { "name", name })) : name;
}

str word_scope(const struct words *words, enum scope scope, const struct area *area)
{
    switch (scope) {
    case SCOPE_NONE:
        break;
    case SCOPE_NATIONAL:
        return words_get(words, "scope_national");
    case SCOPE_WEST:
        return words_get(words, "scope_west");
    case SCOPE_PROVINCIAL:
        return words_get(words, in_municipality(area) ? "scope_municipal" : "scope_provincial");
    }
    return STR("");
}

str word_status(const struct words *words, enum status status)
{
    switch (status) {
    case STATUS_ACTUAL:
        break;
    case STATUS_ESTIMATE:
        return words_get(words, "status_estimate");
    case STATUS_TARGET:
        return words_get(words, "status_target");
    }
    return STR("");
}

/* ---- names ---------------------------------------------------------------------------------------------- */

str word_area(const struct words *words, const struct area *area)
{
    return area_name(area, words->edition->tag);
}

str word_area_short(const struct words *words, const struct area *area)
{
    return area_short_name(area, words->edition->tag);
}

str word_indicator(const struct words *words, const struct indicator *indicator)
{
    return indicator_name(indicator, words->edition->tag);
}

str word_group(const struct words *words, const struct indicator_group *group)
{
    return group_name(group, words->edition->tag);
}

str word_cluster(const struct words *words, const struct cluster *cluster)
{
    return cluster ? cluster_name(cluster, words->edition->tag) : STR("");
}
