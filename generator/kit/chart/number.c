/* Numbers and the words around them, as readers of Chinese or English write them. */
#include "chart_internal.h"

struct power {
    int power; /* of ten */
    str word;
};

static const struct power powers_zh[] = { { 8, STR_INIT("亿") }, { 4, STR_INIT("万") } };
static const struct power powers_en[] = { { 9, STR_INIT(" billion") }, { 6, STR_INIT(" million") } };

enum {
    SHORT_PLACES = 2, /* decimals that a shortened number keeps */
    MOST_PLACES = 4,  /* and where two would lose more than a ten-thousandth of it */
};

static struct decimal absolute(struct decimal value)
{
    return decimal_sign(value) < 0 ? decimal_negate(value) : value;
}

static bool reaches(struct decimal value, int power)
{
    struct decimal bound;
    return decimal_shift(decimal_from(1), power, &bound) && decimal_compare(absolute(value), bound) >= 0;
}

static const struct power *powers(enum chart_language language)
{
    return language == CHART_ZH ? powers_zh : powers_en;
}

/* The largest power that value reaches; NULL for none. */
static const struct power *power_of(enum chart_language language, struct decimal value)
{
    const struct power *table = powers(language);
    for (size_t i = 0; i < 2; i++)
        if (reaches(value, table[i].power))
            return &table[i];
    return NULL;
}

int chart_axis_power(const struct chart *chart, struct decimal largest)
{
    bool common = chart->format.shorten && chart->scale != CHART_LOG; /* powers of ten each have their own word */
    const struct power *power = common ? power_of(chart->language, largest) : NULL;
    return power ? power->power : 0;
}

str chart_power_word(enum chart_language language, int power)
{
    const struct power *table = powers(language);
    for (size_t i = 0; i < 2; i++)
        if (table[i].power == power)
            return table[i].word;
    return STR("");
}

bool chart_unit_is_sign(str unit)
{
    return str_eq(unit, STR("%")) || str_eq(unit, STR("‰"));
}

/* Digits with a comma before each three of the whole part. */
static void add_grouped(struct buf *out, struct decimal value)
{
    struct buf plain;
    buf_init(&plain);
    decimal_add_text(&plain, absolute(value));
    str digits = buf_str(&plain);
    size_t point = str_find(digits, STR("."), 0);
    size_t whole = point == STR_NONE ? digits.len : point;
    for (size_t i = 0; i < digits.len; i++) {
        if (i > 0 && i < whole && (whole - i) % 3 == 0)
            buf_add_char(out, ',');
        buf_add_char(out, digits.ptr[i]);
    }
    buf_finish(&plain);
}

/* The number with its sign, digits as the language groups them. A true minus sign, as wide as a digit. */
static void add_digits(struct buf *out, enum chart_language language, struct decimal value, bool signs)
{
    if (decimal_sign(value) < 0)
        buf_add(out, STR("−"));
    else if (signs && decimal_sign(value) > 0)
        buf_add_char(out, '+');
    if (language == CHART_EN)
        add_grouped(out, value);
    else
        decimal_add_text(out, absolute(value));
}

/* The value in a power, if at most SHORT_PLACES decimals hold all of it, or if what is lost is under a ten-thousandth of it
 * (a hundred times the power and more). */
static bool shorten_in(enum chart_language language, struct decimal value, const struct power *power,
                       struct decimal *ret_short)
{
    struct decimal shifted;
    if (!decimal_shift(value, -power->power, &shifted))
        return false;
    struct decimal rounded = decimal_normal(decimal_round(shifted, SHORT_PLACES));
    if (decimal_compare(rounded, shifted) != 0 && !reaches(value, power->power + 2)) {
        /* Of the largest power more decimals are shown: left whole it would have nine digits and more. */
        if (power != powers(language))
            return false;
        rounded = decimal_normal(decimal_round(shifted, MOST_PLACES));
    }
    *ret_short = rounded;
    return true;
}

/* Is a value rounded up to where the power above begins, 99,999,999 to 10,000万? */
static bool is_carried(enum chart_language language, const struct power *power, struct decimal rounded)
{
    return power != powers(language) && reaches(rounded, power[-1].power - power->power);
}

static bool shorten(enum chart_language language, struct decimal value, struct decimal *ret_short, str *ret_word)
{
    const struct power *power = power_of(language, value);
    struct decimal rounded;
    if (!power || !shorten_in(language, value, power, &rounded) || is_carried(language, power, rounded))
        return false;
    *ret_short = rounded;
    *ret_word = power->word;
    return true;
}

/* Whether a value that reaches the power of the axis is written with it too. */
static bool keeps_power(const struct chart *chart, struct decimal value, const struct power *power)
{
    struct decimal ignored;
    str word;
    return !reaches(value, power->power) || shorten(chart->language, value, &ignored, &word);
}

static void take_larger(struct decimal *largest, struct decimal value)
{
    if (decimal_compare(absolute(value), *largest) > 0)
        *largest = absolute(value);
}

struct decimal chart_largest(const struct chart *chart)
{
    struct decimal largest = DECIMAL_ZERO;
    for (size_t i = 0; i < chart->bar_count; i++) {
        if (chart->bars[i].has_value)
            take_larger(&largest, chart->bars[i].value);
        if (chart->bars[i].has_target)
            take_larger(&largest, chart->bars[i].target);
        if (chart_is_stacked(chart) && i % chart->series_count == 0)
            take_larger(&largest, chart_stack_total(chart, i / chart->series_count).value);
    }
    return largest;
}

bool chart_can_shorten(const struct chart *chart)
{
    const struct power *power = power_of(chart->language, chart_largest(chart));
    for (size_t i = 0; power && i < chart->bar_count; i++) {
        const struct chart_bar *bar = &chart->bars[i];
        if ((bar->has_value && !keeps_power(chart, bar->value, power)) ||
            (bar->has_target && !keeps_power(chart, bar->target, power)))
            return false;
        if (chart_is_stacked(chart) && i % chart->series_count == 0 &&
            !keeps_power(chart, chart_stack_total(chart, i / chart->series_count).value, power))
            return false;
    }
    return true;
}

bool chart_is_rounded(const struct chart *chart, struct decimal value)
{
    struct decimal shown;
    struct decimal exact;
    str word;
    const struct power *power = power_of(chart->language, value);
    return chart->kind != CHART_RANK && chart->format.shorten && shorten(chart->language, value, &shown, &word) &&
           decimal_shift(shown, power->power, &exact) && decimal_compare(exact, value) != 0;
}

static void add_unit(struct buf *out, enum chart_language language, str unit)
{
    if (unit.len > 0 && language == CHART_EN && !chart_unit_is_sign(unit))
        buf_add_char(out, ' ');
    buf_add(out, unit);
}

void chart_add_number(struct buf *out, const struct chart_format *format, enum chart_language language,
                      struct decimal value)
{
    str word = STR("");
    if (format->shorten)
        shorten(language, value, &value, &word);
    add_digits(out, language, value, format->signs);
    buf_add(out, word);
    add_unit(out, language, format->unit);
}

static str to_arena(struct arena *arena, struct buf *buf)
{
    str copy = arena_copy(arena, buf_str(buf));
    buf_finish(buf);
    return copy;
}

str chart_tick_text(struct arena *arena, const struct chart *chart, struct decimal value, int power)
{
    if (chart->kind == CHART_RANK) {
        struct chart_bar bar = { .value = value, .has_value = true };
        return chart_value_text(arena, chart, &bar);
    }
    struct buf out;
    buf_init(&out);
    str word = STR("");
    if (chart->scale == CHART_LOG && chart->format.shorten)
        shorten(chart->language, value, &value, &word);
    struct decimal shifted = value;
    decimal_shift(value, -power, &shifted);
    add_digits(&out, chart->language, decimal_normal(shifted), chart->format.signs);
    buf_add(&out, word);
    if (chart_unit_is_sign(chart->format.unit))
        buf_add(&out, chart->format.unit);
    return to_arena(arena, &out);
}

/* A bound counts away from zero (下降3%以上 is −3 or lower): below it the words are those of the other side. */
static enum chart_bound side_of(enum chart_bound bound, struct decimal value)
{
    if (decimal_sign(value) >= 0 || bound == CHART_EQ || bound == CHART_APPROX)
        return bound;
    return bound == CHART_GE ? CHART_LE : CHART_GE;
}

static void add_bounded(struct buf *out, const struct chart *chart, struct decimal value, enum chart_bound bound)
{
    static const str before_zh[] = { STR_INIT(""), STR_INIT(""), STR_INIT(""), STR_INIT("约") };
    static const str after_zh[] = { STR_INIT(""), STR_INIT("以上"), STR_INIT("以内"), STR_INIT("") };
    static const str below_zh[] = { STR_INIT(""), STR_INIT("或更低"), STR_INIT("或更高"), STR_INIT("") };
    static const str before_en[] = { STR_INIT(""), STR_INIT("at least "), STR_INIT("at most "), STR_INIT("about ") };
    bool zh = chart->language == CHART_ZH;
    buf_add(out, zh ? before_zh[bound] : before_en[side_of(bound, value)]);
    chart_add_number(out, &chart->format, chart->language, value);
    buf_add(out, !zh ? STR("") : decimal_sign(value) < 0 ? below_zh[bound] : after_zh[bound]);
}

/* "第3位", "前50位" */
static void add_position(struct buf *out, enum chart_language language, struct decimal position, enum chart_bound bound)
{
    static const str before_zh[] = { STR_INIT("第"), STR_INIT("第"), STR_INIT("前"), STR_INIT("约第") };
    static const str after_zh[] = { STR_INIT("位"), STR_INIT("位或以后"), STR_INIT("位"), STR_INIT("位") };
    static const str before_en[] = { STR_INIT("no. "), STR_INIT("no. "), STR_INIT("top "), STR_INIT("about no. ") };
    static const str after_en[] = { STR_INIT(""), STR_INIT(" or lower"), STR_INIT(""), STR_INIT("") };
    bool zh = language == CHART_ZH;
    buf_add(out, (zh ? before_zh : before_en)[bound]);
    decimal_add_text(out, decimal_normal(position));
    buf_add(out, (zh ? after_zh : after_en)[bound]);
}

str chart_value_text(struct arena *arena, const struct chart *chart, const struct chart_bar *bar)
{
    if (!bar->has_value)
        return chart->language == CHART_ZH ? STR("无数据") : STR("no data");
    struct buf out;
    buf_init(&out);
    if (chart->kind == CHART_RANK)
        add_position(&out, chart->language, bar->value, bar->bound);
    else
        add_bounded(&out, chart, bar->value, bar->bound);
    return to_arena(arena, &out);
}

bool chart_value_fits_short(const struct chart_bar *bar, int power)
{
    struct decimal shifted;
    if (!bar->has_value || power == 0)
        return true;
    if (!decimal_shift(bar->value, -power, &shifted))
        return false;
    return decimal_compare(decimal_round(shifted, SHORT_PLACES), shifted) == 0 || reaches(bar->value, power + 2);
}

str chart_value_short(struct arena *arena, const struct chart *chart, const struct chart_bar *bar, int power)
{
    static const str signs[] = { STR_INIT(""), STR_INIT("≥"), STR_INIT("≤"), STR_INIT("≈") };
    if (!bar->has_value)
        return STR("—");
    struct decimal value = bar->value;
    if (power > 0 && decimal_shift(value, -power, &value))
        value = decimal_normal(decimal_round(value, SHORT_PLACES));
    struct buf out;
    buf_init(&out);
    buf_add(&out, signs[side_of(bar->bound, value)]);
    add_digits(&out, chart->language, value, chart->format.signs);
    return to_arena(arena, &out);
}

str chart_note_words(struct arena *arena, const struct chart *chart, const struct chart_bar *bar)
{
    static const str words_zh[] = { STR_INIT(""), STR_INIT("预计"), STR_INIT("目标") };
    static const str words_en[] = { STR_INIT(""), STR_INIT("estimate"), STR_INIT("target") };
    bool zh = chart->language == CHART_ZH;
    str word = bar->has_value ? (zh ? words_zh : words_en)[bar->status] : STR("");
    if (word.len == 0 || bar->note.len == 0)
        return word.len > 0 ? word : bar->note;
    return arena_format(arena, zh ? "%.*s，%.*s" : "%.*s, %.*s", STR_ARG(word), STR_ARG(bar->note));
}

str chart_note_text(struct arena *arena, const struct chart *chart, const struct chart_bar *bar)
{
    str words = chart_note_words(arena, chart, bar);
    if (words.len == 0)
        return words;
    return arena_format(arena, chart->language == CHART_ZH ? "（%.*s）" : " (%.*s)", STR_ARG(words));
}

str chart_target_text(struct arena *arena, const struct chart *chart, const struct chart_bar *bar)
{
    bool zh = chart->language == CHART_ZH;
    struct buf out;
    buf_init(&out);
    buf_add(&out, zh ? STR("目标") : STR("target "));
    if (chart->kind == CHART_RANK)
        add_position(&out, chart->language, bar->target, bar->target_bound);
    else
        add_bounded(&out, chart, bar->target, bar->target_bound);
    if (bar->target_note.len > 0)
        buf_format(&out, zh ? "（%.*s）" : " (%.*s)", STR_ARG(bar->target_note));
    return to_arena(arena, &out);
}
