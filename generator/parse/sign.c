#include "sign.h"

const unsigned char sign_row[1024] = {
    [U'!' >> 6] = 1, [U'·' >> 6] = 2, [U'—' >> 6] = 3, [U'、' >> 6] = 4, [U'！' >> 6] = 5,
};

/* clang-format off */
const unsigned char sign_rows[6][64] = {
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
};
/* clang-format on */
