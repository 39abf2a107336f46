#include "sign.h"

/* clang-format off */

const unsigned char sign_row[1024] = {
    [U'!' >> 6] = 1, [U'·' >> 6] = 2, [U'—' >> 6] = 3, [U'、' >> 6] = 4, [U'！' >> 6] = 5,
    [U'一' >> 6] = 6, [U'九' >> 6] = 7, [U'二' >> 6] = 8, [U'八' >> 6] = 9, [U'十' >> 6] = 10, [U'四' >> 6] = 11,
};

const unsigned char sign_rows[12][64] = {
    [1] = {
        ['!'] = SIGN_STOP | SIGN_ENDS,
        ['"'] = SIGN_CLOSES,
        ['%'] = SIGN_INSIDE,
        ['\''] = SIGN_CLOSES,
        ['('] = SIGN_GOES_ON | SIGN_QUOTE,
        [')'] = SIGN_INSIDE | SIGN_CLOSES | SIGN_QUOTE,
        ['+'] = SIGN_GOES_ON,
        [','] = SIGN_STOP | SIGN_GOES_ON | SIGN_INSIDE | SIGN_BEHIND_UNIT,
        ['-'] = SIGN_GOES_ON,
        ['.'] = SIGN_ENDS,
        ['/'] = SIGN_GOES_ON,
        [':'] = SIGN_ENDS,
        [';'] = SIGN_STOP | SIGN_ENDS | SIGN_INSIDE | SIGN_BEHIND_UNIT,
        ['>'] = SIGN_CLOSES,
        ['?'] = SIGN_STOP | SIGN_ENDS,
    },
    [2] = {
        [U'·' & 63] = SIGN_GOES_ON,
    },
    [3] = {
        [U'—' & 63] = SIGN_GOES_ON,
        [U'‘' & 63] = SIGN_GOES_ON | SIGN_QUOTE,
        [U'’' & 63] = SIGN_INSIDE | SIGN_CLOSES | SIGN_QUOTE,
        [U'“' & 63] = SIGN_GOES_ON | SIGN_QUOTE,
        [U'”' & 63] = SIGN_INSIDE | SIGN_CLOSES | SIGN_QUOTE,
        [U'…' & 63] = SIGN_ENDS,
    },
    [4] = {
        [U'、' & 63] = SIGN_GOES_ON | SIGN_INSIDE | SIGN_BEHIND_UNIT,
        [U'。' & 63] = SIGN_STOP | SIGN_ENDS | SIGN_INSIDE | SIGN_BEHIND_UNIT,
        [U'〉' & 63] = SIGN_CLOSES,
        [U'《' & 63] = SIGN_GOES_ON | SIGN_QUOTE,
        [U'》' & 63] = SIGN_INSIDE | SIGN_CLOSES | SIGN_QUOTE,
        [U'「' & 63] = SIGN_QUOTE,
        [U'」' & 63] = SIGN_INSIDE | SIGN_CLOSES | SIGN_QUOTE,
        [U'』' & 63] = SIGN_INSIDE | SIGN_CLOSES,
        [U'【' & 63] = SIGN_QUOTE,
        [U'】' & 63] = SIGN_INSIDE | SIGN_CLOSES | SIGN_QUOTE,
    },
    [5] = {
        [U'！' & 63] = SIGN_STOP | SIGN_ENDS | SIGN_INSIDE,
        [U'％' & 63] = SIGN_INSIDE,
        [U'（' & 63] = SIGN_GOES_ON | SIGN_QUOTE,
        [U'）' & 63] = SIGN_INSIDE | SIGN_CLOSES | SIGN_QUOTE,
        [U'，' & 63] = SIGN_STOP | SIGN_GOES_ON | SIGN_INSIDE | SIGN_BEHIND_UNIT,
        [U'：' & 63] = SIGN_ENDS | SIGN_INSIDE,
        [U'；' & 63] = SIGN_STOP | SIGN_ENDS | SIGN_INSIDE | SIGN_BEHIND_UNIT,
        [U'？' & 63] = SIGN_STOP | SIGN_ENDS | SIGN_INSIDE,
    },
    [6] = { [U'一' & 63] = SIGN_DIGIT, [U'七' & 63] = SIGN_DIGIT, [U'三' & 63] = SIGN_DIGIT },
    [7] = { [U'九' & 63] = SIGN_DIGIT },
    [8] = { [U'二' & 63] = SIGN_DIGIT, [U'五' & 63] = SIGN_DIGIT },
    [9] = { [U'八' & 63] = SIGN_DIGIT, [U'六' & 63] = SIGN_DIGIT },
    [10] = { [U'十' & 63] = SIGN_DIGIT },
    [11] = { [U'四' & 63] = SIGN_DIGIT },
};

/* clang-format on */
