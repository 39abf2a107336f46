/* Quantities: a numeral and the unit behind it (数量词, currency, floor area, percent, position). */
#include "extract_internal.h"

#include "utf8.h"

struct unit_row {
    str text;
    enum quantity_kind kind;
    int power; /* value × 10^power brings it to the base unit */
    str currency;
};

/* Longer texts stand before their own beginnings. Classifiers: the common 量词 of modern Chinese. */
static const struct unit_row units[] = {
    { STR_INIT("个百分点"), QUANTITY_POINTS, 0, STR_INIT("") },
    { STR_INIT("百分点"), QUANTITY_POINTS, 0, STR_INIT("") },
    { STR_INIT("个位次"), QUANTITY_PLACE, 0, STR_INIT("") },
    { STR_INIT("位次"), QUANTITY_PLACE, 0, STR_INIT("") },
    { STR_INIT("个名次"), QUANTITY_PLACE, 0, STR_INIT("") },
    { STR_INIT("%"), QUANTITY_PERCENT, 0, STR_INIT("") },
    { STR_INIT("％"), QUANTITY_PERCENT, 0, STR_INIT("") },
    { STR_INIT("倍"), QUANTITY_TIMES, 0, STR_INIT("") },
    { STR_INIT("元人民币"), QUANTITY_MONEY, 0, STR_INIT("CNY") },
    { STR_INIT("元"), QUANTITY_MONEY, 0, STR_INIT("CNY") },
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
    { STR_INIT("家次"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("人次"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("个月"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("个多月"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("名"), QUANTITY_PERSONS, 0, STR_INIT("") },
    { STR_INIT("人"), QUANTITY_PERSONS, 0, STR_INIT("") },
    { STR_INIT("位"), QUANTITY_PERSONS, 0, STR_INIT("") },
    { STR_INIT("家"), QUANTITY_COUNT, 0, STR_INIT("") },
    { STR_INIT("个"), QUANTITY_COUNT, 0, STR_INIT("") },
    { STR_INIT("项"), QUANTITY_COUNT, 0, STR_INIT("") },
    { STR_INIT("件"), QUANTITY_COUNT, 0, STR_INIT("") },
    { STR_INIT("户"), QUANTITY_COUNT, 0, STR_INIT("") },
    { STR_INIT("笔"), QUANTITY_COUNT, 0, STR_INIT("") },
    { STR_INIT("所"), QUANTITY_COUNT, 0, STR_INIT("") },
    { STR_INIT("座"), QUANTITY_COUNT, 0, STR_INIT("") },
    { STR_INIT("支"), QUANTITY_COUNT, 0, STR_INIT("") },
    { STR_INIT("宗"), QUANTITY_COUNT, 0, STR_INIT("") },
    { STR_INIT("只"), QUANTITY_COUNT, 0, STR_INIT("") },
    { STR_INIT("种"), QUANTITY_COUNT, 0, STR_INIT("") },
    { STR_INIT("处"), QUANTITY_COUNT, 0, STR_INIT("") },
    { STR_INIT("份"), QUANTITY_COUNT, 0, STR_INIT("") },
    { STR_INIT("条"), QUANTITY_COUNT, 0, STR_INIT("") },
    { STR_INIT("批"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("场"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("次"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("届"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("期"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("分"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("吨"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("亩"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("公里"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("台"), QUANTITY_COUNT, 0, STR_INIT("") },
    { STR_INIT("套"), QUANTITY_COUNT, 0, STR_INIT("") },
    { STR_INIT("年"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("月"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("日"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("天"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("岁"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("号"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("级"), QUANTITY_OTHER, 0, STR_INIT("") },
    { STR_INIT("强"), QUANTITY_OTHER, 0, STR_INIT("") },
};

static const struct unit_row *find_unit(str rest)
{
    if (rest.len == 0)
        return NULL;
    /* A unit's first character takes three bytes, of which the last tells most, or stands alone. */
    size_t third = (unsigned char)rest.ptr[0] >= 0xE0 && rest.len >= 3 ? 2 : 0;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (units[i].text.len > third && units[i].text.ptr[third] == rest.ptr[third] && str_starts(rest, units[i].text))
            return &units[i];
    return NULL;
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

/* 百分之二点三六 */
static bool read_percent_words(str text, size_t at, struct quantity *ret_quantity, size_t *ret_length)
{
    str words = STR("百分之");
    struct numeral numeral;
    if (!str_starts(str_slice(text, at, text.len), words) || !numeral_read(text, at + words.len, &numeral))
        return false;
    *ret_quantity = (struct quantity){ .kind = QUANTITY_PERCENT, .value = numeral.value, .currency = STR("") };
    *ret_length = words.len + numeral.length;
    return true;
}

/* 650万元至700万元: the unit is said at both ends. */
static size_t read_upper_end(str text, size_t at, const struct unit_row *unit, struct quantity *quantity)
{
    static const str marks[] = { STR_INIT("至"), STR_INIT("到"), STR_INIT("—"),
                                 STR_INIT("-"),  STR_INIT("~"),  STR_INIT("～") };
    struct numeral high;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!str_starts(str_slice(text, at, text.len), marks[i]) || !numeral_read(text, at + marks[i].len, &high))
            continue;
        size_t end = at + marks[i].len + high.length;
        if (high.has_high || !str_starts(str_slice(text, end, text.len), unit->text) ||
            decimal_compare(quantity->value, high.value) >= 0)
            return 0;
        quantity->high = high.value;
        quantity->has_high = true;
        return marks[i].len + high.length + unit->text.len;
    }
    return 0;
}

/* -3.2%, 负3.2%: a sign behind text or a mark, not behind a number, where it makes a range. */
static bool is_negative(str text, size_t at)
{
    static const str signs[] = { STR_INIT("-"), STR_INIT("－"), STR_INIT("−"), STR_INIT("﹣"), STR_INIT("负") };
    str before = str_slice(text, 0, at);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (!str_ends(before, signs[i]))
            continue;
        size_t end = at - signs[i].len;
        return end > 0 && (unsigned char)text.ptr[end - 1] >= 0x80;
    }
    return false;
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
    const struct unit_row *unit = find_unit(str_slice(text, at + length, text.len));
    if (unit) {
        length += unit->text.len;
        if (quantity.bound == BOUND_EQ && unit->kind != QUANTITY_OTHER)
            length += skip_more(str_slice(text, at + length, text.len), &quantity);
        if (!quantity.has_high && unit->kind != QUANTITY_OTHER)
            length += read_upper_end(text, at + length, unit, &quantity);
        if (!apply_unit(&quantity, unit))
            return false;
    } else if (quantity.ordinal) {
        /* 居全国第一，is a place; 第一方阵, 第一批 are none. */
        quantity.kind = ends_word(str_slice(text, at + length, text.len)) ? QUANTITY_PLACE : QUANTITY_OTHER;
    }
    if (is_negative(text, at)) {
        quantity.value = decimal_negate(quantity.value);
        quantity.high = decimal_negate(quantity.high);
    }
    *ret_quantity = quantity;
    *ret_length = length;
    return true;
}
