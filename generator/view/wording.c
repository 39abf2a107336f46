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

int word_scale(struct decimal value, str unit)
{
    if (!is_scaled(unit))
        return 0;
    int places = word_is_money(unit) ? MONEY_PLACES : COUNT_PLACES;
    for (int power = 12; power >= 4; power -= 4) {
        struct decimal scaled;
        if (!decimal_shift(magnitude(value), -power, &scaled))
            continue;
        scaled = decimal_normal(scaled);
        if (decimal_compare(scaled, decimal_from(1)) >= 0 && scaled.scale <= places)
            return power;
    }
    return 0;
}

str word_scale_name(int power)
{
    switch (power) {
    case 12:
        return STR("万亿");
    case 8:
        return STR("亿");
    case 4:
        return STR("万");
    default:
        return STR("");
    }
}

str word_unit(str unit, const struct indicator *indicator)
{
    static const struct {
        str unit;
        str word;
    } words[] = {
        { STR_INIT("CNY"), STR_INIT("元") },    { STR_INIT("percent"), STR_INIT("%") },
        { STR_INIT("m2"), STR_INIT("平方米") }, { STR_INIT("pp"), STR_INIT("个百分点") },
        { STR_INIT("rank"), STR_INIT("位") },   { STR_INIT("index"), STR_INIT("") },
        { STR_INIT("USD"), STR_INIT("美元") },  { STR_INIT("EUR"), STR_INIT("欧元") },
        { STR_INIT("HKD"), STR_INIT("港元") },  { STR_INIT("JPY"), STR_INIT("日元") },
        { STR_INIT("times"), STR_INIT("倍") },
    };
    if (str_eq(unit, STR("count")))
        return indicator->classifier;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq(unit, words[i].unit))
            return words[i].word;
    return unit;
}

/* The digits of a value moved to its scale; without a sign. */
static str digits(struct arena *arena, struct decimal value, int power)
{
    struct decimal scaled;
    if (!decimal_shift(magnitude(value), -power, &scaled))
        scaled = magnitude(value);
    struct buf buf;
    buf_init(&buf);
    decimal_add_text(&buf, decimal_normal(scaled));
    str text = arena_copy(arena, buf_str(&buf));
    buf_finish(&buf);
    return text;
}

/* The number, and the unit with its scale, without sign, bound and verb. */
static void word_plain(struct arena *arena, struct word_quantity q, struct worded_value *worded)
{
    int power = word_scale(q.value, q.unit);
    str classifier = str_eq(q.unit, STR("count")) ? surface_classifier(q.surface) : STR("");
    str unit = classifier.len > 0 ? classifier : word_unit(q.unit, q.indicator);
    worded->number = digits(arena, q.value, power);
    if (q.has_high) {
        int power_high = word_scale(q.value_high, q.unit);
        str between = is_scaled(q.unit) ? word_scale_name(power) : str_eq(q.unit, STR("percent")) ? unit : STR("");
        str high = digits(arena, q.value_high, power_high);
        worded->number = arena_format(arena, "%.*s%.*s—%.*s", STR_ARG(worded->number), STR_ARG(between), STR_ARG(high));
        power = power_high;
    }
    worded->unit = arena_join(arena, word_scale_name(power), unit);
}

static void word_bound(struct word_quantity q, struct worded_value *worded)
{
    switch (q.bound) {
    case BOUND_EQ:
        break;
    case BOUND_GE:
        worded->after = STR("以上");
        break;
    case BOUND_LE:
        worded->after = STR("以内");
        break;
    case BOUND_APPROX:
        worded->before = STR("约");
        break;
    }
}

/* The verb of a measure with a direction; "" for the others. */
static str verb(struct word_quantity q)
{
    bool down = decimal_sign(q.value) < 0;
    switch (q.measure) {
    case MEASURE_CHANGE:
        return down ? STR("减少") : STR("增加");
    case MEASURE_GROWTH:
        return down ? STR("下降") : STR("增长");
    case MEASURE_ANNUAL_GROWTH:
        return down ? STR("年均下降") : STR("年均增长");
    case MEASURE_RANK_CHANGE:
        return down ? STR("下降") : STR("上升");
    case MEASURE_LEVEL:
    case MEASURE_RANK:
        break;
    }
    return STR("");
}

/* Growth is told as the article does, 增长5.4倍 or 增长540%; where that is not known, of 1000% and more as 倍. */
static struct word_quantity as_told(struct word_quantity q)
{
    if (q.measure != MEASURE_GROWTH || q.has_high || !str_eq(q.unit, STR("percent")))
        return q;
    bool in_times =
        q.surface.len > 0 ? is_in_times(q.surface) : decimal_compare(magnitude(q.value), decimal_from(1000)) >= 0;
    struct decimal times;
    if (in_times && decimal_shift(q.value, -2, &times)) {
        q.value = times;
        q.unit = STR("times");
    }
    return q;
}

static bool is_rank(struct word_quantity q)
{
    return q.measure == MEASURE_RANK || (q.measure == MEASURE_LEVEL && str_eq(q.unit, STR("rank")));
}

struct worded_value word_value(struct arena *arena, struct word_quantity q)
{
    struct worded_value worded = { STR(""), STR(""), STR(""), STR("") };
    q = as_told(q);
    word_plain(arena, q, &worded);
    if (is_rank(q)) {
        worded.before = q.bound == BOUND_LE ? STR("前") : STR("第");
        return worded;
    }
    word_bound(q, &worded);
    str direction = verb(q);
    if (direction.len == 0 && decimal_sign(q.value) < 0)
        direction = STR("−");
    worded.before = arena_join(arena, direction, worded.before);
    return worded;
}

static str joined(struct arena *arena, struct worded_value worded)
{
    return arena_format(arena, "%.*s%.*s%.*s%.*s", STR_ARG(worded.before), STR_ARG(worded.number), STR_ARG(worded.unit),
                        STR_ARG(worded.after));
}

str word_value_text(struct arena *arena, struct word_quantity q)
{
    return joined(arena, word_value(arena, q));
}

str word_signed(struct arena *arena, struct word_quantity q)
{
    if (verb(q).len == 0 || q.measure == MEASURE_RANK_CHANGE)
        return word_value_text(arena, q);
    struct worded_value worded = { STR(""), STR(""), STR(""), STR("") };
    q = as_told(q);
    word_plain(arena, q, &worded);
    word_bound(q, &worded);
    int sign = decimal_sign(q.value);
    str mark = sign < 0 ? STR("−") : sign > 0 ? STR("+") : STR("");
    str mean = q.measure == MEASURE_ANNUAL_GROWTH ? STR("年均") : STR("");
    worded.before = arena_format(arena, "%.*s%.*s%.*s", STR_ARG(mean), STR_ARG(worded.before), STR_ARG(mark));
    return joined(arena, worded);
}

str word_percent(struct arena *arena, struct decimal percent)
{
    return arena_join(arena, digits(arena, decimal_round(percent, 1), 0), STR("%"));
}

/* ---- dates and periods ---------------------------------------------------------------------------------- */

str word_date(struct arena *arena, struct date date)
{
    if (date_is_none(date))
        return STR("");
    return arena_format(arena, "%d年%d月%d日", date.year, date.month, date.day);
}

static bool starts_month(struct date date)
{
    return date.day == 1;
}

static bool ends_month(struct date date)
{
    return date.day == date_days_in_month(date.year, date.month);
}

/* One day, twice: as of that day. */
static str word_day(struct arena *arena, struct date day, enum status status, const struct indicator *indicator)
{
    bool year_end = day.month == 12 && day.day == 31;
    if (status == STATUS_TARGET)
        return year_end ? arena_format(arena, "到%d年底", day.year)
                        : arena_join(arena, STR("到"), word_date(arena, day));
    if (indicator->kind == INDICATOR_FLOW)
        return word_date(arena, day);
    return year_end ? arena_format(arena, "截至%d年底", day.year)
                    : arena_join(arena, STR("截至"), word_date(arena, day));
}

/* Whole months of one year: the names that quarters and halves have. */
static str word_month_span(struct arena *arena, int year, int first, int last)
{
    static const struct {
        int first;
        int last;
        const char *name;
    } names[] = {
        { 1, 12, "" },      { 1, 6, "上半年" }, { 7, 12, "下半年" },  { 1, 3, "一季度" },
        { 4, 6, "二季度" }, { 7, 9, "三季度" }, { 10, 12, "四季度" }, { 1, 9, "前三季度" },
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].first == first && names[i].last == last)
            return arena_format(arena, "%d年%s", year, names[i].name);
    if (first == last)
        return arena_format(arena, "%d年%d月", year, first);
    return arena_format(arena, "%d年%d—%d月", year, first, last);
}

/* The five-year plans, 1981–1985 to 2026–2030: 十五 is the tenth, 2001–2005. */
static const char *plan_name(int first_year, int last_year)
{
    static const char *const names[] = { "六五",   "七五",   "八五",   "九五",   "十五",
                                         "十一五", "十二五", "十三五", "十四五", "十五五" };
    if (last_year != first_year + 4 || first_year < 1981 || first_year > 2026 || first_year % 5 != 1)
        return NULL;
    return names[(first_year - 1981) / 5];
}

static str word_years(struct arena *arena, int first, int last)
{
    const char *plan = plan_name(first, last);
    if (plan)
        return arena_format(arena, "“%s”期间（%d—%d年）", plan, first, last);
    return arena_format(arena, "%d—%d年", first, last);
}

static str word_span(struct arena *arena, struct date start, struct date end)
{
    bool whole_months = starts_month(start) && ends_month(end);
    if (whole_months && start.year == end.year)
        return word_month_span(arena, start.year, start.month, end.month);
    if (whole_months && start.month == 1 && end.month == 12)
        return word_years(arena, start.year, end.year);
    if (whole_months)
        return arena_format(arena, "%d年%d月至%d年%d月", start.year, start.month, end.year, end.month);
    if (start.year == end.year)
        return arena_format(arena, "%d年%d月%d日至%d月%d日", start.year, start.month, start.day, end.month, end.day);
    return arena_format(arena, "%d年%d月%d日至%d年%d月%d日", start.year, start.month, start.day, end.year, end.month,
                        end.day);
}

str word_period(struct arena *arena, struct period period, enum status status, const struct indicator *indicator)
{
    bool open_start = date_is_none(period.start);
    bool open_end = date_is_none(period.end);
    if (open_start && open_end)
        return STR("时期未说明");
    if (open_start)
        return arena_format(arena, "截至%.*s累计", STR_ARG(word_date(arena, period.end)));
    if (open_end)
        return arena_format(arena, "%.*s起", STR_ARG(word_date(arena, period.start)));
    if (date_compare(period.start, period.end) == 0)
        return word_day(arena, period.end, status, indicator);
    return word_span(arena, period.start, period.end);
}

static str word_day_brief(struct arena *arena, struct date day)
{
    if (day.month == 12 && day.day == 31)
        return arena_format(arena, "%d年底", day.year);
    if (ends_month(day))
        return arena_format(arena, "%d年%d月底", day.year, day.month);
    return word_date(arena, day);
}

str word_period_brief(struct arena *arena, struct period period, const struct indicator *indicator)
{
    bool one_day = date_compare(period.start, period.end) == 0;
    if (!date_is_none(period.end) && (one_day || date_is_none(period.start)))
        return word_day_brief(arena, period.end);
    return word_period(arena, period, STATUS_ACTUAL, indicator);
}

str word_period_label(struct arena *arena, struct period period, const struct indicator *indicator)
{
    struct date end = period.end;
    bool one_day = date_compare(period.start, end) == 0;
    if (date_is_none(end) || (!one_day && !date_is_none(period.start)))
        return word_period(arena, period, STATUS_ACTUAL, indicator);
    if (end.month == 12 && end.day == 31)
        return arena_format(arena, "%d年", end.year);
    return arena_format(arena, "%d年%d月", end.year, end.month);
}

str word_period_beside(struct arena *arena, struct period period, enum status status, const struct indicator *indicator)
{
    struct date start = period.start;
    struct date end = period.end;
    bool since_new_year = start.month == 1 && start.day == 1 && start.year == end.year;
    if (status == STATUS_ACTUAL && since_new_year && !ends_month(end))
        return STR("年初以来");
    return word_period(arena, period, status, indicator);
}

/* ---- grades, scopes, status ----------------------------------------------------------------------------- */

static bool in_municipality(const struct area *area)
{
    return area_root(area)->kind == AREA_MUNICIPALITY;
}

str word_tier(enum tier tier, const struct area *area)
{
    switch (tier) {
    case TIER_NONE:
        break;
    case TIER_NATIONAL:
        return STR("国家级");
    case TIER_PROVINCIAL:
        return in_municipality(area) ? STR("市级") : STR("省级");
    case TIER_PROVINCIAL_PLUS:
        return in_municipality(area) ? STR("市级以上") : STR("省级以上");
    case TIER_LOCAL:
        return in_municipality(area) ? STR("区县级") : STR("市县级");
    }
    return STR("");
}

str word_scope(enum scope scope, const struct area *area)
{
    switch (scope) {
    case SCOPE_NONE:
        break;
    case SCOPE_NATIONAL:
        return STR("全国");
    case SCOPE_WEST:
        return STR("西部");
    case SCOPE_PROVINCIAL:
        return in_municipality(area) ? STR("全市") : STR("全省");
    }
    return STR("");
}

str word_status(enum status status)
{
    switch (status) {
    case STATUS_ACTUAL:
        break;
    case STATUS_ESTIMATE:
        return STR("预计");
    case STATUS_TARGET:
        return STR("目标");
    }
    return STR("");
}
