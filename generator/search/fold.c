#include "fold.h"

struct gap {
    uint32_t first;
    uint32_t last;
};

/* Marks, spaces and symbols, after full-width ones became ASCII and capitals small. Source: Unicode's blocks; 々〆〇
 * (U+3005 to U+3007) are characters. */
static const struct gap gaps[] = {
    { 0x0000, 0x002F }, { 0x003A, 0x0060 }, { 0x007B, 0x00BF }, { 0x00D7, 0x00D7 }, { 0x00F7, 0x00F7 },
    { 0x2000, 0x20CF }, { 0x2190, 0x2BFF }, { 0x2E00, 0x2E7F }, { 0x3000, 0x3004 }, { 0x3008, 0x3020 },
    { 0x3030, 0x3030 }, { 0x303D, 0x303F }, { 0x30FB, 0x30FB }, { 0xFE10, 0xFE1F }, { 0xFE30, 0xFE6F },
    { 0xFEFF, 0xFEFF }, { 0xFF5F, 0xFF65 }, { 0xFFE0, 0xFFFF },
};

/* The character without width and case; 0 for a gap. */
static uint32_t fold(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7))
        c += 0x20;
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps && gaps[i].first <= c; i++)
        if (c <= gaps[i].last)
            return 0;
    return c;
}

bool fold_is_word(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0x24F);
}

void fold_text(struct buf *out, str text)
{
    bool after_word = false, after_gap = false;
    for (size_t at = 0, bytes; at < text.len; at += bytes) {
        uint32_t c = fold(utf8_at(text, at, &bytes));
        if (c == 0) {
            after_gap = true;
            continue;
        }
        bool in_word = fold_is_word(c);
        if (in_word && after_word && after_gap)
            buf_add_char(out, ' ');
        utf8_add(out, c);
        after_word = in_word;
        after_gap = false;
    }
}
