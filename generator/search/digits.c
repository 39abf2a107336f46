#include "search_internal.h"

/* Those of 32 and more are the digits 0 to 31 with more to follow. */
static const char signs[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

enum { DIGIT_BITS = 5, DIGITS_MAX = 7 }; /* 32 bits */

void digits_add(struct buf *out, uint32_t number)
{
    char digits[DIGITS_MAX];
    size_t count = 0;
    uint32_t more = 0;
    do {
        digits[count++] = signs[(number & 31) + more];
        number >>= DIGIT_BITS;
        more = 32;
    } while (number > 0);
    while (count > 0)
        buf_add_char(out, digits[--count]);
}
