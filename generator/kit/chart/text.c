/* Text without a font engine: cleaning, widths, wrapping.
 *
 * The advances are those of Noto Sans CJK SC in thousandths of an em, measured as Chromium's canvas lays them out
 * at 1000 px. Other Chinese system fonts have the same 1 em ideographs and Latin that is narrower or the same. */
#include "chart_internal.h"

#include "utf8.h"

#include <limits.h>

static const short regular_ascii[] = {
    /* U+0020 to U+007E */
    224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555,
    555, 555, 555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589,
    552, 689, 728, 293, 535, 646, 543, 812, 723, 742, 633, 742, 635, 596, 599, 721, 575, 878, 573,
    531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552,
    284, 926, 610, 606, 620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555,
};

static const short bold_ascii[] = {
    227, 370, 574, 590, 590, 963, 740, 325, 378, 378, 507, 590, 325, 370,  325, 387, 590, 590, 590,
    590, 590, 590, 590, 590, 590, 590, 325, 325, 590, 590, 590, 514, 1007, 641, 681, 656, 714, 615,
    585, 717, 757, 330, 568, 686, 578, 853, 749, 770, 667, 770, 682, 624,  625, 748, 619, 915, 627,
    580, 613, 378, 387, 378, 590, 567, 626, 591, 644, 527, 644, 581, 372,  597, 640, 304, 306, 604,
    315, 964, 641, 626, 644, 644, 436, 495, 421, 637, 576, 863, 562, 574,  511, 378, 296, 378, 590,
};

static const short latin1[] = {
    /* U+00A0 to U+00FF */
    224, 323, 555,  555,  555, 555, 270, 1000, 606, 832, 386, 479, 555, 0,   473, 606,  370, 1000, 411, 411,
    606, 628, 1000, 1000, 606, 411, 407, 479,  873, 903, 889, 474, 608, 608, 608, 608,  608, 608,  918, 638,
    589, 589, 589,  589,  293, 293, 293, 293,  712, 723, 742, 742, 742, 742, 742, 1000, 742, 721,  721, 721,
    721, 531, 652,  643,  563, 563, 563, 563,  563, 563, 877, 510, 554, 554, 554, 554,  275, 275,  275, 275,
    608, 610, 606,  606,  606, 606, 606, 1000, 606, 607, 607, 607, 607, 521, 620, 521,
};

struct advance_range {
    uint32_t first;
    uint32_t last;
    short advance; /* of each; for letters the mean of the range, the commoner ones counting more */
};

/* In order; what is in none of them is 1 em. */
static const struct advance_range ranges[] = {
    { 0x0100, 0x017F, 578 }, { 0x0180, 0x02FF, 649 }, { 0x0300, 0x036F, 0 },   { 0x0370, 0x03FF, 641 },
    { 0x0400, 0x040F, 650 }, { 0x0410, 0x042F, 716 }, { 0x0430, 0x045F, 570 }, { 0x0460, 0x0590, 700 },
    { 0x0591, 0x05BD, 0 },   { 0x05BE, 0x08FF, 600 }, { 0x0900, 0x10FF, 750 }, { 0x1100, 0x11FF, 920 },
    { 0x1200, 0x1DFF, 750 }, { 0x1E00, 0x1EFF, 620 }, { 0x1F00, 0x1FFF, 641 }, { 0x2002, 0x2002, 500 },
    { 0x2004, 0x200A, 300 }, { 0x200B, 0x200F, 0 },   { 0x2011, 0x2011, 347 }, { 0x2012, 0x2013, 536 },
    { 0x2014, 0x2014, 894 }, { 0x2017, 0x2017, 500 }, { 0x201A, 0x201B, 318 }, { 0x201E, 0x201F, 500 },
    { 0x2023, 0x2024, 590 }, { 0x2028, 0x202F, 112 }, { 0x2032, 0x2034, 474 }, { 0x2039, 0x203A, 302 },
    { 0x203C, 0x2041, 800 }, { 0x2043, 0x2044, 500 }, { 0x2060, 0x206F, 0 },   { 0x2070, 0x209F, 411 },
    { 0x20A0, 0x20BF, 700 }, { 0x20D0, 0x20FF, 0 },   { 0x2212, 0x2212, 555 }, { 0x302A, 0x302D, 0 },
    { 0x3099, 0x309A, 0 },   { 0xA640, 0xABFF, 700 }, { 0xAC00, 0xD7A3, 920 }, { 0xFB00, 0xFDFF, 620 },
    { 0xFE00, 0xFE0F, 0 },   { 0xFE20, 0xFE2F, 0 },   { 0xFE70, 0xFEFE, 600 }, { 0xFEFF, 0xFEFF, 0 },
    { 0xFF61, 0xFF9F, 500 }, { 0xFFA0, 0xFFDC, 920 }, { 0xFFE8, 0xFFEE, 500 }, { 0xE0100, 0xE01EF, 0 },
};

static int range_advance(uint32_t code_point)
{
    if (code_point >= 0x3400 && code_point < 0xA000)
        return 1000; /* ideographs, which are most of all */
    size_t low = 0;
    size_t high = sizeof ranges / sizeof ranges[0];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (code_point > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < sizeof ranges / sizeof ranges[0] && code_point >= ranges[low].first;
    return found ? ranges[low].advance : 1000;
}

static int advance(uint32_t code_point, bool bold)
{
    if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0))
        return 0;
    if (code_point < 0x7F)
        return bold ? bold_ascii[code_point - 0x20] : regular_ascii[code_point - 0x20];
    int regular = code_point < 0x100 ? latin1[code_point - 0xA0] : range_advance(code_point);
    /* Bold Latin is on average 7% wider; what is 1 em stays so. */
    return bold && regular < 900 ? regular * 107 / 100 : regular;
}

/* Thousandths of an em at a font size, in hundredths of a unit, rounded up. */
static int at_size(long long thousandths, int font_size)
{
    long long width = (thousandths * font_size + 9) / 10;
    return width > INT_MAX / 4 ? INT_MAX / 4 : (int)width;
}

int chart_text_width(str text, int font_size, bool bold)
{
    long long sum = 0;
    size_t bytes;
    for (size_t at = 0; at < text.len; at += bytes)
        sum += advance(utf8_decode(str_slice(text, at, text.len), &bytes), bold);
    return at_size(sum, font_size);
}

static bool is_space(uint32_t code_point)
{
    return code_point == ' ' || (code_point >= '\t' && code_point <= '\r') || code_point == 0x85 ||
           code_point == 0xA0 || (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x2028 ||
           code_point == 0x2029 || code_point == 0x202F || code_point == 0x205F || code_point == 0x3000;
}

/* Controls, bidirectional marks and overrides, letters that nobody sees (the fillers of Hangul), and what XML 1.0
 * forbids. Joiners are kept: they shape what stands beside them. */
static bool is_dropped(uint32_t code_point)
{
    return (code_point >= 0x7F && code_point <= 0x9F) || code_point == 0xAD || code_point == 0x34F ||
           code_point == 0x115F || code_point == 0x1160 || code_point == 0x180E || code_point == 0x200B ||
           code_point == 0x200E || code_point == 0x200F || (code_point >= 0x202A && code_point <= 0x202E) ||
           (code_point >= 0x2060 && code_point <= 0x206F) || code_point == 0x3164 || code_point == 0xFEFF ||
           code_point == 0xFFA0 || (code_point & 0xFFFE) == 0xFFFE;
}

/* Most texts are: no spaces at the ends or beside each other, nothing to drop, nothing to replace. */
static bool is_clean(str text)
{
    bool after_space = true;
    size_t bytes;
    for (size_t at = 0; at < text.len; at += bytes) {
        uint32_t code_point = utf8_decode(str_slice(text, at, text.len), &bytes);
        bool space = code_point == ' ';
        if (code_point < ' ' || (space && after_space) || code_point == UTF8_REPLACEMENT)
            return false;
        if (code_point >= 0x7F && (is_dropped(code_point) || is_space(code_point)))
            return false;
        after_space = space;
    }
    return text.len == 0 || !after_space;
}

bool chart_is_blank(struct arena *arena, str text)
{
    return chart_text_width(chart_clean(arena, text), 1, false) == 0;
}

str chart_clean(struct arena *arena, str text)
{
    if (is_clean(text))
        return text;
    struct buf clean;
    buf_init(&clean);
    size_t bytes;
    for (size_t at = 0; at < text.len; at += bytes) {
        uint32_t code_point = utf8_decode(str_slice(text, at, text.len), &bytes);
        if (is_space(code_point)) {
            if (clean.len > 0 && clean.ptr[clean.len - 1] != ' ')
                buf_add_char(&clean, ' ');
        } else if (code_point >= 0x20 && !is_dropped(code_point)) {
            utf8_add(&clean, code_point);
        }
    }
    str copy = arena_copy(arena, str_trim(buf_str(&clean)));
    buf_finish(&clean);
    return copy;
}

static bool is_one_of(uint32_t code_point, str set)
{
    size_t bytes;
    for (size_t at = 0; at < set.len; at += bytes)
        if (utf8_decode(str_slice(set, at, set.len), &bytes) == code_point)
            return true;
    return false;
}

/* May a line end between these two? */
static bool may_break(uint32_t before, uint32_t after)
{
    if (after == ' ' || advance(after, false) == 0)
        return false;
    if (before == ' ')
        return true;
    if (before < 0x2E80 && after < 0x2E80)
        return before == '-' || before == '/' || before == 0x2014;
    return !is_one_of(after, STR("，。、；：？！）》」』】〉”’…·％‰,.;:?!)]%°")) &&
           !is_one_of(before, STR("（《「『【〈“‘([#¥$"));
}

/* How many bytes of text fit into max_width thousandths. */
static size_t prefix_that_fits(str text, bool bold, long long max_width)
{
    long long width = 0;
    size_t bytes;
    size_t at = 0;
    for (; at < text.len; at += bytes) {
        width += advance(utf8_decode(str_slice(text, at, text.len), &bytes), bold);
        if (width > max_width)
            break;
    }
    return at;
}

/* The first line of text: sets *ret_next to where the next one begins. At least one character. */
static str first_line(str text, bool bold, long long max_width, size_t *ret_next)
{
    size_t fitting = prefix_that_fits(text, bold, max_width);
    *ret_next = text.len;
    if (fitting == text.len)
        return text;
    size_t break_at = 0;
    size_t bytes;
    uint32_t before = utf8_decode(text, &bytes);
    size_t single = bytes;
    for (size_t at = bytes; at <= fitting && at < text.len; at += bytes) {
        uint32_t code_point = utf8_decode(str_slice(text, at, text.len), &bytes);
        if (may_break(before, code_point))
            break_at = at;
        else if (code_point == ' ' && at == fitting)
            break_at = at;
        before = code_point;
    }
    if (break_at == 0)
        break_at = fitting > single ? fitting : single;
    size_t next = break_at;
    while (next < text.len && text.ptr[next] == ' ')
        next++;
    *ret_next = next;
    return str_trim(str_slice(text, 0, break_at));
}

static const long long ellipsis_advance = 1000;

static long long thousandths(int width, int font_size)
{
    return (long long)width * 10 / font_size;
}

str chart_cut(struct arena *arena, str text, int font_size, bool bold, int max_width)
{
    long long room = thousandths(max_width, font_size);
    if (prefix_that_fits(text, bold, room) == text.len)
        return text;
    size_t end = prefix_that_fits(text, bold, room - ellipsis_advance);
    while (end > 0 && text.ptr[end - 1] == ' ')
        end--;
    return arena_join(arena, str_slice(text, 0, end), STR("…"));
}

size_t chart_wrap(struct arena *arena, str text, int font_size, bool bold, int max_width, size_t max_lines,
                  str *ret_lines)
{
    size_t count = 0;
    long long room = thousandths(max_width, font_size);
    while (text.len > 0 && count < max_lines) {
        size_t next;
        str line = first_line(text, bold, room, &next);
        if (next < text.len && count + 1 == max_lines) {
            line = chart_cut(arena, text, font_size, bold, max_width);
            next = text.len;
        }
        ret_lines[count++] = line;
        text = str_slice(text, next, text.len);
    }
    return count;
}

/* Does the text fit into so many lines of that width, with no word broken? */
static bool fits_lines(str text, bool bold, long long room, size_t lines)
{
    for (size_t i = 0; i < lines && text.len > 0; i++) {
        size_t next, bytes;
        first_line(text, bold, room, &next);
        if (next < text.len && !may_break(utf8_decode_last(text, next, &bytes), utf8_at(text, next, &bytes)))
            return false;
        text = str_slice(text, next, text.len);
    }
    return text.len == 0;
}

bool chart_fits_lines(str text, int font_size, bool bold, int max_width, size_t lines)
{
    return fits_lines(text, bold, thousandths(max_width, font_size), lines);
}

size_t chart_wrap_evenly(struct arena *arena, str text, int font_size, bool bold, int max_width, size_t max_lines,
                         str *ret_lines)
{
    size_t count = chart_wrap(arena, text, font_size, bold, max_width, max_lines, ret_lines);
    if (count < 2 || !fits_lines(text, bold, thousandths(max_width, font_size), count))
        return count;
    int low = max_width / (int)count;
    int high = max_width;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (fits_lines(text, bold, thousandths(middle, font_size), count))
            high = middle;
        else
            low = middle + 1;
    }
    return chart_wrap(arena, text, font_size, bold, high, max_lines, ret_lines);
}
