/* Exact decimal numbers: an integer coefficient and a count of decimal places.
 *
 *     2.43 is { 243, 2 };  4.6亿 is { 460000000, 0 }.
 *
 * Figures are never held as floating point, so what is printed is what was read, on every machine. Values
 * are below 9.2e18; an operation that would leave that range returns false and sets nothing. */
#ifndef KC_DECIMAL_H
#define KC_DECIMAL_H

#include "buf.h"
#include "str.h"

#include <stdint.h>

struct decimal {
    int64_t coefficient; /* the digits, with the sign */
    int32_t scale;       /* decimal places: value = coefficient / 10^scale; 0 to 18 */
};

#define DECIMAL_ZERO ((struct decimal){ 0, 0 })

struct decimal decimal_from(int64_t integer);
/* Parses all of text as [+-]digits[.digits]; no exponent, no thousands marks, no spaces.
 * False where it is not such a number or does not fit. */
bool decimal_parse(str text, struct decimal *ret_value);
/* Appends the number as it is written: {-30, 1} is "-3.0". decimal_normal first for "-3". */
void decimal_add_text(struct buf *out, struct decimal value);

/* The same number with no trailing zeros after the point. */
struct decimal decimal_normal(struct decimal value);
/* -1, 0 or 1; exact whatever the scales. */
int decimal_compare(struct decimal a, struct decimal b);
int decimal_sign(struct decimal value);
struct decimal decimal_negate(struct decimal value);

bool decimal_add(struct decimal a, struct decimal b, struct decimal *ret_sum);
bool decimal_multiply(struct decimal a, struct decimal b, struct decimal *ret_product);
/* a / b rounded half away from zero to `places` decimals; false where b is zero or it does not fit. */
bool decimal_divide(struct decimal a, struct decimal b, int places, struct decimal *ret_quotient);
/* value × 10^power; power may be negative. */
bool decimal_shift(struct decimal value, int power, struct decimal *ret_shifted);
/* value rounded half away from zero to at most `places` decimals (>= 0). */
struct decimal decimal_round(struct decimal value, int places);

#endif
