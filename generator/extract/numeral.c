/* Numerals: Arabic and Chinese digits, 万 亿 千 百, fractions of ten, ranges, 余. */
#include "extract_internal.h"

#include "utf8.h"

/* Reads the code point at text[at]; 0 at the end. */
static uint32_t peek(str text, size_t at, size_t *ret_bytes)
{
    *ret_bytes = 0;
    return at < text.len ? utf8_valid_at(text, at, ret_bytes) : 0;
}

static inline uint32_t fold_digit(uint32_t c)
{
    if (c < 0xFF0C)
        return c;
    if (c >= 0xFF10 && c <= 0xFF19)
        return c - 0xFF10 + '0';
    if (c == 0xFF0E)
        return '.';
    if (c == 0xFF0C)
        return ',';
    return c;
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* Are there three digits and then no fourth at `at`? A thousands mark is followed by such groups only. */
static bool is_group(str text, size_t at)
{
    size_t bytes;
    for (int i = 0; i < 3; i++) {
        if (!is_digit(fold_digit(peek(text, at, &bytes))))
            return false;
        at += bytes;
    }
    return !is_digit(fold_digit(peek(text, at, &bytes)));
}

/* Behind `digits` digits, does a mark stand that parts groups of thousands: 1,234, 1 234? ， is a comma of the sentence
 * (增长10，200家企业…) unless full-width digits stand before it. */
static bool is_thousands_mark(str text, size_t at, size_t digits)
{
    size_t bytes, before_bytes;
    uint32_t c = peek(text, at, &bytes);
    if (fold_digit(c) == ',') {
        uint32_t before = utf8_decode_last(text, at, &before_bytes);
        return (c == ',' || (before >= 0xFF10 && before <= 0xFF19)) && is_group(text, at + bytes);
    }
    return c == ' ' && digits <= 3 && is_group(text, at + bytes);
}

enum { SURE_DIGITS = 18 }; /* so many fit a decimal, whatever they are */

/* 1,234.5 or １２ — sets the value and returns the bytes read, 0 where it is none. */
static size_t read_arabic(str text, size_t at, struct decimal *ret_value)
{
    char digits[24];
    struct decimal value = DECIMAL_ZERO;
    size_t count = 0;
    size_t start = at;
    size_t group = at; /* where the digits since the last thousands mark begin */
    bool point = false;
    for (; at < text.len && is_digit((unsigned char)text.ptr[at]) && count < SURE_DIGITS; at++) {
        digits[count++] = text.ptr[at];
        value.coefficient = value.coefficient * 10 + (text.ptr[at] - '0');
    }
    for (;;) {
        size_t bytes;
        size_t next_bytes;
        uint32_t c = fold_digit(peek(text, at, &bytes));
        if (is_digit(c)) {
            if (count + 1 >= sizeof digits)
                return 0;
            digits[count++] = (char)c;
            value.scale += point;
            if (count <= SURE_DIGITS)
                value.coefficient = value.coefficient * 10 + (int64_t)(c - '0');
        } else if (c == '.' && !point && count > 0 && is_digit(fold_digit(peek(text, at + bytes, &next_bytes)))) {
            point = true;
            digits[count++] = '.';
        } else if (!point && count > 0 && count <= 15 && is_thousands_mark(text, at, at - group)) {
            group = at + bytes;
        } else {
            break;
        }
        at += bytes;
    }
    if (count == 0 || (count > SURE_DIGITS && !decimal_parse((str){ digits, count }, &value)))
        return 0;
    *ret_value = value;
    return at - start;
}

static int chinese_digit(uint32_t c)
{
    if (c < 0x3007)
        return -1;
    switch (c) {
    case 0x96F6:
    case 0x3007:
        return 0; /* 零 〇 */
    case 0x4E00:
        return 1; /* 一 */
    case 0x4E8C:
    case 0x4E24:
        return 2; /* 二 两 */
    case 0x4E09:
        return 3; /* 三 */
    case 0x56DB:
        return 4; /* 四 */
    case 0x4E94:
        return 5; /* 五 */
    case 0x516D:
        return 6; /* 六 */
    case 0x4E03:
        return 7; /* 七 */
    case 0x516B:
        return 8; /* 八 */
    case 0x4E5D:
        return 9; /* 九 */
    default:
        return -1;
    }
}

static int64_t chinese_unit(uint32_t c)
{
    switch (c) {
    case 0x5341:
        return 10; /* 十 */
    case 0x767E:
        return 100; /* 百 */
    case 0x5343:
        return 1000; /* 千 */
    default:
        return 0;
    }
}

/* 点五 behind a Chinese numeral: adds it to the value and returns its bytes. */
static size_t read_chinese_decimals(str text, size_t at, struct decimal *value)
{
    size_t bytes;
    size_t start = at;
    if (peek(text, at, &bytes) != 0x70B9) /* 点 */
        return 0;
    at += bytes;
    struct decimal sum = *value;
    for (int places = 1; places <= 6; places++) {
        struct decimal part;
        int digit = chinese_digit(peek(text, at, &bytes));
        if (digit < 0 || !decimal_shift(decimal_from(digit), -places, &part) || !decimal_add(sum, part, &sum))
            break;
        at += bytes;
    }
    if (at == start + 3)
        return 0;
    *value = sum;
    return at - start;
}

/* A run of Chinese digits and units as it is read. */
struct chinese_run {
    int64_t total;
    int64_t digit;     /* not yet taken by a unit; -1: none */
    size_t digits;     /* in a row */
    int64_t last_unit; /* 0: none yet */
    bool has_zero;     /* 零 or 〇 stood in the row */
};

static bool add_digit(struct chinese_run *run, int value)
{
    if (run->digits >= 12)
        return false;
    run->digit = run->digits > 0 ? run->digit * 10 + value : value;
    run->digits++;
    run->has_zero = run->has_zero || value == 0;
    return true;
}

/* Two digits in a row before a unit are about as many (五六十), not a number; and a larger unit behind a smaller one
 * makes none. */
static bool add_unit(struct chinese_run *run, int64_t unit)
{
    if (run->last_unit > 0 && unit >= run->last_unit)
        return false;
    if (run->digits > 1 && !(run->has_zero && run->digits == 2 && run->digit < 10))
        return false;
    run->total += (run->digit < 0 ? 1 : run->digit) * unit;
    run->digit = -1;
    run->digits = 0;
    run->last_unit = unit;
    run->has_zero = false;
    return true;
}

/* 两三, 三五 are about as many; 二〇二三 and four digits or more are a number said digit by digit; 二百五 is a
 * short form that may mean either. */
static bool end_run(const struct chinese_run *run, int64_t *ret_value)
{
    if (run->digits > 1 && run->last_unit == 0 && run->digits < 4 && !run->has_zero)
        return false;
    if (run->last_unit >= 100 && run->digits > 0 && !run->has_zero)
        return false;
    *ret_value = run->total + (run->digit > 0 ? run->digit : 0);
    return true;
}

/* 三百二十, 十五, 二〇二三 — below 10,000, or plain digits in a row. */
static size_t read_chinese(str text, size_t at, struct decimal *ret_value)
{
    size_t start = at;
    struct chinese_run run = { .digit = -1 };
    for (;;) {
        size_t bytes;
        uint32_t c = peek(text, at, &bytes);
        int value = chinese_digit(c);
        int64_t unit = chinese_unit(c);
        if (value >= 0 ? !add_digit(&run, value) : false)
            return 0;
        /* 十五 begins with its unit; 百 and 千 alone are words (千家万户). */
        if (value < 0 && !(unit > 0 && (at > start || unit == 10)))
            break;
        if (value < 0 && !add_unit(&run, unit))
            return 0;
        at += bytes;
    }
    int64_t number;
    if (at == start || !end_run(&run, &number))
        return 0;
    *ret_value = decimal_from(number);
    return at - start + read_chinese_decimals(text, at, ret_value);
}

static bool is_chinese(uint32_t c)
{
    return chinese_digit(c) >= 0 || chinese_unit(c) > 0;
}

/* Digits of one script or the other. */
static size_t read_digits(str text, size_t at, struct decimal *ret_value, bool *ret_chinese)
{
    size_t bytes;
    uint32_t first = peek(text, at, &bytes);
    *ret_chinese = !is_digit(first) && is_chinese(first);
    return *ret_chinese ? read_chinese(text, at, ret_value) : read_arabic(text, at, ret_value);
}

size_t numeral_read_digits(str text, size_t at, struct decimal *ret_value)
{
    bool chinese;
    return read_digits(text, at, ret_value, &chinese);
}

size_t numeral_skip_digits(str text, size_t at)
{
    size_t start = at, bytes;
    at = str_skip_digits(text, at);
    for (uint32_t c = peek(text, at, &bytes); is_digit(fold_digit(c)) || is_chinese(c); c = peek(text, at, &bytes))
        at += bytes;
    return at - start;
}

static bool is_more(uint32_t c)
{
    return c == 0x4F59 || c == 0x591A || c == 0x6765; /* 余 多 来 */
}

/* The power of ten of 万 亿 千 百 after a number; 0 for none. */
static int multiplier(uint32_t c)
{
    switch (c) {
    case 0x767E:
        return 2; /* 百 */
    case 0x5343:
        return 3; /* 千 */
    case 0x4E07:
        return 4; /* 万 */
    case 0x4EBF:
        return 8; /* 亿 */
    default:
        return 0;
    }
}

/* 万 亿 百万 千万 万亿 and 余 or 多 among them. Sets the sum of their powers and returns the bytes. */
static size_t read_multipliers(str text, size_t at, int *ret_power, bool *ret_more)
{
    size_t start = at;
    int power = 0;
    for (;;) {
        size_t bytes;
        uint32_t c = peek(text, at, &bytes);
        if (is_more(c) && !*ret_more)
            *ret_more = true;
        else if (multiplier(c) > 0 && power + multiplier(c) <= 16)
            power += multiplier(c);
        else
            break;
        at += bytes;
    }
    *ret_power = power;
    return at - start;
}

/* 突破万亿元: a one that is not written. */
static bool is_unwritten_one(str rest)
{
    return str_starts(rest, STR("万亿元")) || str_starts(rest, STR("千亿元")) || str_starts(rest, STR("百亿元"));
}

/* A number as far as its first multiplier: 1500余万. */
static size_t read_part(str text, size_t at, struct numeral *numeral, struct decimal *ret_value, int *ret_power)
{
    struct decimal value;
    size_t length = read_digits(text, at, &value, &numeral->chinese);
    if (length == 0) {
        if (!is_unwritten_one(str_slice(text, at, text.len)))
            return 0;
        value = decimal_from(1);
        numeral->chinese = true;
    }
    length += read_multipliers(text, at + length, ret_power, &numeral->more);
    *ret_value = value;
    return *ret_power == 0 || decimal_shift(value, *ret_power, ret_value) ? length : 0;
}

/* One number, compounds too: 1亿2000万, 一万二千. What follows a multiplier at once has to be a smaller part of the
 * number; else the whole is none, for half a number is worse than none. */
static size_t read_one(str text, size_t at, struct numeral *numeral, struct decimal *ret_value, int *ret_power)
{
    struct decimal value;
    int power;
    size_t length = read_part(text, at, numeral, &value, &power);
    if (length == 0)
        return 0;
    bool chinese = numeral->chinese;
    *ret_power = power;
    while (power > 0 && !numeral->more) {
        struct decimal part;
        int part_power;
        size_t bytes;
        uint32_t next = peek(text, at + length, &bytes);
        if (!is_digit(fold_digit(next)) && chinese_digit(next) < 0)
            break;
        size_t part_length = read_part(text, at + length, numeral, &part, &part_power);
        /* 一万二: the last digit is of the next lower place (12 000); 一万零二 is not. */
        bool nought = chinese_digit(next) == 0;
        if (part_length > 0 && chinese && !nought && part_power == 0 && decimal_compare(part, decimal_from(10)) < 0 &&
            !decimal_shift(part, power - 1, &part))
            return 0;
        if (part_length == 0 || part_power >= power || !decimal_add(value, part, &value))
            return 0;
        length += part_length;
        power = part_power;
    }
    numeral->chinese = chinese;
    *ret_value = value;
    return length;
}

size_t numeral_range_mark(str text, size_t at)
{
    size_t bytes;
    switch (peek(text, at, &bytes)) {
    case '-':
    case '~':
    case 0x2013: /* – */
    case 0xFF5E: /* ～ */
    case 0x81F3: /* 至 */
    case 0x5230: /* 到 */
        return bytes;
    case 0x2014: /* — and —— */
        return str_starts(str_slice(text, at, text.len), STR("——")) ? STR("——").len : bytes;
    default:
        return 0;
    }
}

bool numeral_may_begin(uint32_t code_point)
{
    uint32_t c = fold_digit(code_point);
    return is_digit(c) || is_chinese(c) || c == 0x4E07; /* 万 */
}

bool numeral_is_part(uint32_t code_point)
{
    uint32_t c = code_point;
    /* 几 廿 卅 数 and what numerals are made of */
    return is_chinese(c) || is_digit(fold_digit(c)) || multiplier(c) > 0 || c == 0x51E0 || c == 0x5EFF || c == 0x5345 ||
           c == 0x6570;
}

/* 3—5亿元: reads the upper end behind a number of `power`, if there is one. */
static void read_range(str text, size_t at, int power, struct numeral *numeral)
{
    size_t mark = numeral_range_mark(text, at + numeral->length);
    if (mark == 0)
        return;
    struct numeral upper = { 0 };
    int high_power = 0;
    size_t high = read_one(text, at + numeral->length + mark, &upper, &upper.value, &high_power);
    struct decimal low = numeral->value;
    /* The multiplier is said once, at the end. */
    bool scaled = high == 0 || power > 0 || high_power == 0 || decimal_shift(low, high_power, &low);
    numeral->more = numeral->more || upper.more;
    if (high == 0 || upper.chinese || !scaled || decimal_compare(low, upper.value) >= 0)
        return;
    numeral->value = low;
    numeral->high = upper.value;
    numeral->has_high = true;
    numeral->length += mark + high;
}

bool numeral_read(str text, size_t at, struct numeral *ret_numeral)
{
    struct numeral numeral = { 0 };
    int power;
    numeral.length = read_one(text, at, &numeral, &numeral.value, &power);
    if (numeral.length == 0)
        return false;
    if (!numeral.chinese)
        read_range(text, at, power, &numeral);
    *ret_numeral = numeral;
    return true;
}
