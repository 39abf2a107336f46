#include "decimal.h"

#include <assert.h>

enum { MAX_SCALE = 18 }; /* 10^18 is the largest power of ten in an int64_t */

__extension__ typedef __int128 wide; /* products of two coefficients */

static int64_t power_of_ten(int power)
{
    int64_t value = 1;
    assert(power >= 0 && power <= MAX_SCALE);
    while (power-- > 0)
        value *= 10;
    return value;
}

/* Brings coefficient and scale into range by dropping trailing zeros; false where digits would be lost. */
static bool fit(wide coefficient, int scale, struct decimal *ret_value)
{
    if (coefficient == 0) {
        *ret_value = DECIMAL_ZERO;
        return true;
    }
    if (scale < -MAX_SCALE - 1)
        return false;
    while (scale > 0 && (scale > MAX_SCALE || coefficient > INT64_MAX || coefficient < -INT64_MAX)) {
        if (coefficient % 10 != 0)
            return false;
        coefficient /= 10;
        scale--;
    }
    if (coefficient == 0 && scale < 0)
        scale = 0;
    while (scale < 0) {
        coefficient *= 10;
        scale++;
        if (coefficient > INT64_MAX || coefficient < -INT64_MAX)
            return false;
    }
    if (coefficient > INT64_MAX || coefficient < -INT64_MAX)
        return false;
    *ret_value = (struct decimal){ (int64_t)coefficient, scale };
    return true;
}

static wide divide_rounded(wide dividend, wide divisor)
{
    wide quotient = dividend / divisor;
    wide rest = dividend % divisor;
    if (rest < 0)
        rest = -rest;
    if (rest * 2 >= (divisor < 0 ? -divisor : divisor))
        quotient += ((dividend < 0) == (divisor < 0)) ? 1 : -1;
    return quotient;
}

struct decimal decimal_from(int64_t integer)
{
    return (struct decimal){ integer, 0 };
}

bool decimal_parse(str text, struct decimal *ret_value)
{
    bool negative = text.len > 0 && text.ptr[0] == '-';
    size_t at = text.len > 0 && (text.ptr[0] == '-' || text.ptr[0] == '+');
    wide coefficient = 0;
    int scale = 0;
    bool point = false;
    size_t digits = 0;
    for (; at < text.len; at++) {
        char c = text.ptr[at];
        if (c == '.' && !point && digits > 0 && at + 1 < text.len) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9')
            return false;
        coefficient = coefficient * 10 + (c - '0');
        digits++;
        scale += point;
        if (coefficient > (wide)INT64_MAX * power_of_ten(MAX_SCALE))
            return false;
    }
    return digits > 0 && fit(negative ? -coefficient : coefficient, scale, ret_value);
}

void decimal_add_text(struct buf *out, struct decimal value)
{
    uint64_t digits = value.coefficient < 0 ? 0 - (uint64_t)value.coefficient : (uint64_t)value.coefficient;
    if (value.coefficient < 0)
        buf_add_char(out, '-');
    if (value.scale == 0) {
        buf_add_number(out, digits);
        return;
    }
    uint64_t unit = (uint64_t)power_of_ten(value.scale);
    buf_add_number(out, digits / unit);
    char fraction[MAX_SCALE + 1];
    uint64_t rest = digits % unit;
    for (int i = value.scale; i > 0; i--, rest /= 10)
        fraction[i] = (char)('0' + rest % 10);
    fraction[0] = '.';
    buf_add(out, (str){ fraction, (size_t)value.scale + 1 });
}

struct decimal decimal_normal(struct decimal value)
{
    while (value.scale > 0 && value.coefficient % 10 == 0) {
        value.coefficient /= 10;
        value.scale--;
    }
    return value;
}

/* Both coefficients at the larger of the two scales. */
static int align(struct decimal a, struct decimal b, wide *ret_a, wide *ret_b)
{
    int scale = a.scale > b.scale ? a.scale : b.scale;
    *ret_a = (wide)a.coefficient * power_of_ten(scale - a.scale);
    *ret_b = (wide)b.coefficient * power_of_ten(scale - b.scale);
    return scale;
}

int decimal_compare(struct decimal a, struct decimal b)
{
    wide left;
    wide right;
    align(a, b, &left, &right);
    return (left > right) - (left < right);
}

int decimal_sign(struct decimal value)
{
    return (value.coefficient > 0) - (value.coefficient < 0);
}

struct decimal decimal_negate(struct decimal value)
{
    value.coefficient = -value.coefficient;
    return value;
}

bool decimal_add(struct decimal a, struct decimal b, struct decimal *ret_sum)
{
    wide left;
    wide right;
    int scale = align(a, b, &left, &right);
    return fit(left + right, scale, ret_sum);
}

bool decimal_multiply(struct decimal a, struct decimal b, struct decimal *ret_product)
{
    return fit((wide)a.coefficient * b.coefficient, a.scale + b.scale, ret_product);
}

bool decimal_divide(struct decimal a, struct decimal b, int places, struct decimal *ret_quotient)
{
    assert(places >= 0 && places <= MAX_SCALE);
    if (b.coefficient == 0)
        return false;
    /* a.c/10^a.s ÷ b.c/10^b.s × 10^places = a.c × 10^(places + b.s - a.s) / b.c */
    int power = places + b.scale - a.scale;
    wide dividend = a.coefficient;
    wide divisor = b.coefficient;
    for (; power > 0; power--) {
        dividend *= 10;
        if (dividend > (wide)INT64_MAX * power_of_ten(MAX_SCALE) ||
            dividend < -(wide)INT64_MAX * power_of_ten(MAX_SCALE))
            return false;
    }
    for (; power < 0; power++)
        divisor *= 10;
    return fit(divide_rounded(dividend, divisor), places, ret_quotient);
}

bool decimal_shift(struct decimal value, int power, struct decimal *ret_shifted)
{
    return fit(value.coefficient, value.scale - power, ret_shifted);
}

struct decimal decimal_round(struct decimal value, int places)
{
    assert(places >= 0);
    if (value.scale <= places)
        return value;
    wide rounded = divide_rounded(value.coefficient, power_of_ten(value.scale - places));
    return (struct decimal){ (int64_t)rounded, places };
}
