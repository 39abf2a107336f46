/* Quantities: a numeral and the unit behind it (数量词, currency, floor area, percent, position). */
#include "extract_internal.h"

#include "utf8.h"

struct unit_row {
    str text;
    enum quantity_kind kind;
    int power; /* value × 10^power brings it to the base unit */
    str currency;
};

/* Longer texts stand before their own beginnings. */
static const struct unit_row units[] = {
    { STR_INIT("%"), QUANTITY_PERCENT, 0, STR_INIT("") },
    { STR_INIT("元人民币"), QUANTITY_MONEY, 0, STR_INIT("CNY") },
    { STR_INIT("元"), QUANTITY_MONEY, 0, STR_INIT("CNY") },
    { STR_INIT("个百分点"), QUANTITY_POINTS, 0, STR_INIT("") },
    { STR_INIT("百分点"), QUANTITY_POINTS, 0, STR_INIT("") },
    { STR_INIT("个位次"), QUANTITY_PLACE, 0, STR_INIT("") },
    { STR_INIT("位次"), QUANTITY_PLACE, 0, STR_INIT("") },
    { STR_INIT("个名次"), QUANTITY_PLACE, 0, STR_INIT("") },
    { STR_INIT("％"), QUANTITY_PERCENT, 0, STR_INIT("") },
    { STR_INIT("倍"), QUANTITY_TIMES, 0, STR_INIT("") },
    { STR_INIT("美元"), QUANTITY_MONEY, 0, STR_INIT("USD") },
    { STR_INIT("欧元"), QUANTITY_MONEY, 0, STR_INIT("EUR") },
    { STR_INIT("港元"), QUANTITY_MONEY, 0, STR_INIT("HKD") },
    { STR_INIT("日元"), QUANTITY_MONEY, 0, STR_INIT("JPY") },
    { STR_INIT("平方米"), QUANTITY_AREA, 0, STR_INIT("") },
    { STR_INIT("平米"), QUANTITY_AREA, 0, STR_INIT("") },
    { STR_INIT("㎡"), QUANTITY_AREA, 0, STR_INIT("") },
    { STR_INIT("m²"), QUANTITY_AREA, 0, STR_INIT("") },
    { STR_INIT("公顷"), QUANTITY_AREA, 4, STR_INIT("") },
    { STR_INIT("平方公里"), QUANTITY_AREA, 6, STR_INIT("") },
    { STR_INIT("平方千米"), QUANTITY_AREA, 6, STR_INIT("") },
    { STR_INIT("个月"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("个多月"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("公里"), QUANTITY_OTHER, 0, STR_INIT("") },
};

/* What the first character tells of a unit. */
enum head {
    HEAD_NONE,
    HEAD_CLASSIFIER, /* it is a classifier (量词), a unit alone */
    HEAD_LONGER,     /* one of the units above may begin with it */
    HEAD_EITHER,
};

/* clang-format off */

/* The common classifiers of modern Chinese that are one character, and how the units above begin. */
static enum head head_of(uint32_t c, enum quantity_kind *ret_kind)
{
    switch (c) {
    case U'家': case U'项': case U'件': case U'户': case U'笔': case U'所': case U'座': case U'支': case U'宗':
    case U'只': case U'种': case U'处': case U'份': case U'条': case U'台': case U'套':
        *ret_kind = QUANTITY_COUNT;
        return HEAD_CLASSIFIER;
    case U'名': case U'人':
        *ret_kind = QUANTITY_PERSONS;
        return HEAD_CLASSIFIER;
    case U'批': case U'场': case U'次': case U'届': case U'期': case U'分': case U'吨': case U'亩': case U'年':
    case U'月': case U'天': case U'岁': case U'号': case U'级': case U'强':
        *ret_kind = QUANTITY_OTHER;
        return HEAD_CLASSIFIER;
    case U'个': /* 个百分点 */
        *ret_kind = QUANTITY_COUNT;
        return HEAD_EITHER;
    case U'位': /* 位次 */
        *ret_kind = QUANTITY_PERSONS;
        return HEAD_EITHER;
    case U'日': /* 日元 */
        *ret_kind = QUANTITY_OTHER;
        return HEAD_EITHER;
    case '%': case U'％': case U'元': case U'百': case U'倍': case U'美': case U'欧': case U'港': case U'平':
    case U'㎡': case 'm': case U'公':
        return HEAD_LONGER;
    default:
        return HEAD_NONE;
    }
}

/* clang-format on */

/* 家, and 家次, which counts how often and not how many. */
static struct unit_row classifier(str rest, size_t bytes, enum quantity_kind kind)
{
    str times = STR("次");
    bool often = str_starts(str_slice(rest, bytes, rest.len), times);
    return (struct unit_row){ .text = str_slice(rest, 0, often ? bytes + times.len : bytes),
                              .kind = often ? QUANTITY_OTHER : kind,
                              .currency = STR("") };
}

static bool find_unit(str rest, struct unit_row *ret_unit)
{
    if (rest.len == 0)
        return false;
    size_t bytes;
    enum quantity_kind kind;
    enum head head = head_of(utf8_decode(rest, &bytes), &kind);
    if (head == HEAD_LONGER || head == HEAD_EITHER) {
        for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
            if (str_starts(rest, units[i].text)) {
                *ret_unit = units[i];
                return true;
            }
        }
    }
    if (head != HEAD_CLASSIFIER && head != HEAD_EITHER)
        return false;
    *ret_unit = classifier(rest, bytes, kind);
    return true;
}

/* 20家余: 余 may follow its unit too. */
static size_t skip_more(str rest, struct quantity *quantity)
{
    str more = STR("余");
    if (!str_starts(rest, more))
        return 0;
    quantity->bound = BOUND_GE;
    return more.len;
}

static bool apply_unit(struct quantity *quantity, const struct unit_row *unit)
{
    quantity->kind = unit->kind;
    quantity->currency = unit->currency;
    /* 上升17位, 位列第122位: positions; 3位 of persons is told apart by the words around it. */
    if (quantity->ordinal && (str_eq(unit->text, STR("位")) || str_eq(unit->text, STR("名"))))
        quantity->kind = QUANTITY_PLACE;
    else if (quantity->ordinal && unit->kind != QUANTITY_PLACE)
        quantity->kind = QUANTITY_OTHER; /* 第12家 is one, not twelve */
    if (unit->power == 0)
        return true;
    return decimal_shift(quantity->value, unit->power, &quantity->value) &&
           (!quantity->has_high || decimal_shift(quantity->high, unit->power, &quantity->high));
}

/* May a sign stand behind this: text, a mark, a blank? Behind a number or a Latin letter it makes a range or a name. */
static bool allows_sign(str before)
{
    size_t bytes;
    if (before.len == 0)
        return true;
    uint32_t c = utf8_decode_last(before, before.len, &bytes);
    bool latin = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '%' || c == 0xFF05;
    return !latin && !numeral_is_part(c);
}

/* -3.2%, 负3.2%: a sign, and no mark of a range. */
static bool is_negative(str text, size_t at)
{
    size_t bytes;
    switch (at > 0 ? utf8_decode_last(text, at, &bytes) : 0) {
    case '-':
    case U'－':
    case U'−':
    case U'﹣':
    case U'负':
        return allows_sign(str_slice(text, 0, at - bytes));
    default:
        return false;
    }
}

/* 百分之二点三六 */
static bool read_percent_words(str text, size_t at, struct quantity *ret_quantity, size_t *ret_length)
{
    str words = STR("百分之");
    struct numeral numeral;
    if (!str_starts(str_slice(text, at, text.len), words) || !numeral_read(text, at + words.len, &numeral))
        return false;
    *ret_quantity = (struct quantity){ .kind = QUANTITY_PERCENT, .value = numeral.value, .currency = STR("") };
    if (is_negative(text, at))
        quantity_negate(ret_quantity);
    *ret_length = words.len + numeral.length;
    return true;
}

/* 650万元至700万元: the unit is said at both ends. */
static size_t read_upper_end(str text, size_t at, const struct unit_row *unit, struct quantity *quantity)
{
    struct numeral high;
    size_t mark = numeral_range_mark(text, at);
    if (mark == 0 || !numeral_read(text, at + mark, &high))
        return 0;
    size_t end = at + mark + high.length;
    if (high.has_high || !str_starts(str_slice(text, end, text.len), unit->text) ||
        decimal_compare(quantity->value, high.value) >= 0)
        return 0;
    quantity->high = high.value;
    quantity->has_high = true;
    return mark + high.length + unit->text.len;
}

/* Does no Chinese character go on here? */
static bool ends_word(str rest)
{
    size_t bytes;
    return rest.len == 0 || !utf8_is_han(utf8_decode(rest, &bytes));
}

bool quantity_read(str text, size_t at, struct quantity *ret_quantity, size_t *ret_length)
{
    struct numeral numeral;
    if (read_percent_words(text, at, ret_quantity, ret_length))
        return true;
    if (!numeral_read(text, at, &numeral))
        return false;
    struct quantity quantity = {
        .kind = QUANTITY_BARE,
        .value = numeral.value,
        .high = numeral.high,
        .has_high = numeral.has_high,
        .chinese = numeral.chinese,
        .ordinal = str_ends(str_slice(text, 0, at), STR("第")),
        .bound = numeral.more ? BOUND_GE : BOUND_EQ,
        .currency = STR(""),
    };
    size_t length = numeral.length;
    struct unit_row unit;
    if (find_unit(str_slice(text, at + length, text.len), &unit)) {
        length += unit.text.len;
        if (quantity.bound == BOUND_EQ && unit.kind != QUANTITY_OTHER)
            length += skip_more(str_slice(text, at + length, text.len), &quantity);
        if (!quantity.has_high && unit.kind != QUANTITY_OTHER)
            length += read_upper_end(text, at + length, &unit, &quantity);
        if (!apply_unit(&quantity, &unit))
            return false;
    } else if (quantity.ordinal) {
        /* 居全国第一，is a place; 第一方阵, 第一批 are none. */
        quantity.kind = ends_word(str_slice(text, at + length, text.len)) ? QUANTITY_PLACE : QUANTITY_OTHER;
    }
    if (is_negative(text, at))
        quantity_negate(&quantity);
    *ret_quantity = quantity;
    *ret_length = length;
    return true;
}

/* -3—5% is from -5 to -3. */
void quantity_negate(struct quantity *quantity)
{
    struct decimal value = quantity->has_high ? quantity->high : quantity->value;
    quantity->high = quantity->has_high ? decimal_negate(quantity->value) : quantity->high;
    quantity->value = decimal_negate(value);
}

bool quantity_scale(struct quantity *quantity, struct decimal factor)
{
    return decimal_multiply(quantity->value, factor, &quantity->value) &&
           (!quantity->has_high || decimal_multiply(quantity->high, factor, &quantity->high));
}

bool quantity_is_article(const struct quantity *quantity)
{
    return quantity->chinese && quantity->value.coefficient == 1 && quantity->value.scale == 0;
}
