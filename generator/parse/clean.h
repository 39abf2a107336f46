/* clean: raw pieces -> the text of a block, with exact runs to the source.
 *
 *     办理贷款 284 笔，合计 4.6 亿⏎元   -> 办理贷款284笔，合计4.6亿元
 *     荣昌　奋力建设桥头堡 (a heading)          -> 荣昌 奋力建设桥头堡
 *
 * White space is ASCII's, U+00A0, U+2000 to U+200A, U+3000 and line ends; zero-width characters and soft hyphens
 * are no text at all. In running text white space beside a Chinese character or mark is taken out, unless it
 * parts it from a Latin letter on the same line; in a phrase (a heading, a caption, a line without a stop) one
 * space is kept between Chinese words, because it parts them. A number broken by a line end is put together.
 * Between Latin words one space stays. */
#ifndef KC_PARSE_CLEAN_H
#define KC_PARSE_CLEAN_H

#include "draft.h"
#include "utf8.h"

#include <stdint.h>

bool clean_is_space(uint32_t code_point);
bool clean_is_zero_width(uint32_t code_point);
/* A Chinese character or a mark of Chinese typesetting: a line end beside it parts no words. */
bool clean_is_chinese(uint32_t code_point);
/* White space, or a character without width? */
static inline bool clean_is_nothing(uint32_t code_point);
/* Nothing but white space and zero-width characters? */
bool clean_is_blank(str text);
/* text without white space and zero-width characters at both ends. */
static inline str clean_trim(str text);
/* The text of a value such as a title: white space made one space or none, as in a phrase. Lives in `arena`. */
str clean_phrase(struct arena *arena, str text);

/* The text, runs and span of the block that begins with piece `first` and goes on along next_part. False where
 * nothing is left. What it makes lives in `arena` and may refer to the document. */
bool clean_block(struct arena *arena, struct draft *draft, size_t first, struct block *ret_block);

/* ---- inline, because each character of a text passes here --------------------------------------------------- */

static inline bool clean_is_nothing(uint32_t c)
{
    if (c > 0x3000)
        return c == 0xFEFF;
    if (c > ' ' && c < 0x7F)
        return false;
    return clean_is_space(c) || clean_is_zero_width(c);
}

str clean_trim_ends(str text);

static inline str clean_trim(str text)
{
    size_t bytes;
    bool trimmed = text.len > 0 && !clean_is_nothing(utf8_decode(text, &bytes)) &&
                   !clean_is_nothing(utf8_decode_last(text, text.len, &bytes));
    return trimmed ? text : clean_trim_ends(text);
}

#endif
