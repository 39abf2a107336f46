/* sign: what a mark of punctuation is to the text beside it.
 *
 *     ，   a stop, and a sentence that ends with it goes on
 *     ”    a quotation mark that may stand behind the end of a sentence, and with which none begins
 *     十   a digit
 *
 * A table, since it is asked of each character that is no word: a comparison would be foretold wrong too often. */
#ifndef KC_PARSE_SIGN_H
#define KC_PARSE_SIGN_H

#include <stdint.h>

enum {
    SIGN_STOP = 1 << 0,        /* a stop of a sentence or clause; 、 and ： are none */
    SIGN_ENDS = 1 << 1,        /* a sentence ends with it */
    SIGN_GOES_ON = 1 << 2,     /* a sentence that ends with it goes on */
    SIGN_INSIDE = 1 << 3,      /* no sentence begins with it */
    SIGN_BEHIND_UNIT = 1 << 4, /* stands behind a number and its unit */
    SIGN_CLOSES = 1 << 5,      /* a quotation mark or bracket that may stand behind the end of a sentence */
    SIGN_QUOTE = 1 << 6,       /* a quotation mark or bracket of those that shape_count_quotes counts */
    SIGN_DIGIT = 1 << 7,       /* 一 to 十, with which the numbers of headings are written */
};

/* Rows of 64 code points; row 0 has no signs. */
extern const unsigned char sign_row[1024];
extern const unsigned char sign_rows[12][64];

/* What a character is, of the above; 0 where it is no sign. */
static inline unsigned sign_of(uint32_t code_point)
{
    return code_point < 0x10000 ? sign_rows[sign_row[code_point >> 6]][code_point & 63] : 0;
}

#endif
