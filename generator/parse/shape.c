#include "shape.h"

#include "clean.h"
#include "sign.h"
#include "utf8.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { LONGEST_BYLINE = 4 * SHAPE_LONGEST_HEADING }; /* bytes */

/* Words that begin a paragraph of a report: they place it in time or name whom it goes back to. */
static const str OPENERS[] = {
    STR_INIT("近年"),   STR_INIT("今年"),     STR_INIT("去年"),   STR_INIT("目前"),   STR_INIT("当前"),
    STR_INIT("据了解"), STR_INIT("据悉"),     STR_INIT("据介绍"), STR_INIT("据统计"), STR_INIT("此外"),
    STR_INIT("同时"),   STR_INIT("与此同时"), STR_INIT("截至"),   STR_INIT("接下来"), STR_INIT("本报讯"),
    STR_INIT("日前"),   STR_INIT("近日"),     STR_INIT("如今"),   STR_INIT("下一步"), STR_INIT("未来"),
    STR_INIT("（上接"), STR_INIT("(上接"),    STR_INIT("另外"),   STR_INIT("为此"),   STR_INIT("不仅如此"),
};

static const str SENTENCE_STARTS[] = {
    STR_INIT("该"), STR_INIT("本次"), STR_INIT("此次"), STR_INIT("这"), STR_INIT("我们"), STR_INIT("他"),
    STR_INIT("她"), STR_INIT("它"),   STR_INIT("其中"), STR_INIT("其"), STR_INIT("并"),   STR_INIT("据"),
};

static const str BYLINES[] = {
    STR_INIT("□"),        STR_INIT("通讯员"), STR_INIT("记者"), STR_INIT("本报记者"), STR_INIT("首席记者"),
    STR_INIT("见习记者"), STR_INIT("实习生"), STR_INIT("文/"),  STR_INIT("文／"),     STR_INIT("作者"),
    STR_INIT("撰文"),     STR_INIT("特约"),   STR_INIT("编辑"), STR_INIT("责任编辑"), STR_INIT("（作者"),
};

static const str CAPTION_STARTS[] = {
    STR_INIT("图为"), STR_INIT("图片由"),   STR_INIT("图/"),  STR_INIT("图／"), STR_INIT("图："), STR_INIT("▲图"),
    STR_INIT("供图"), STR_INIT("本版图片"), STR_INIT("制图"), STR_INIT("上图"), STR_INIT("左图"), STR_INIT("右图"),
};

static const str CAPTION_ENDS[] = {
    STR_INIT("摄"),     STR_INIT("摄）"),   STR_INIT("摄)"),          STR_INIT("供图"),     STR_INIT("制图"),
    STR_INIT("资料图"), STR_INIT("供图）"), STR_INIT("（资料图片）"), STR_INIT("图片提供"),
};

static bool starts_with_any(str line, const str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_starts(line, words[i]))
            return true;
    return false;
}

static bool ends_with_any(str line, const str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_ends(line, words[i]))
            return true;
    return false;
}

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

/* clang-format off */

/* ---- classes of characters ------------------------------------------------------------------------------------ */

static bool is_bullet(uint32_t c)
{
    switch (c) {
    case U'●': case U'■': case U'◆': case U'▪': case U'•': case U'★': case U'▲': case U'◎': case U'○':
    case U'□': case U'◇': case U'☆': case U'▶': case U'►': case U'➤': case U'✦': case U'◉': case U'▌':
    case 0xF0B7: case U'※':
        return true;
    default:
        return false;
    }
}

/* The kind of a bracket or quotation mark, as in struct shape_quotes; -1: it is none. */
static int quote_kind(uint32_t c)
{
    switch (c) {
    case U'“': case U'”':
        return 0;
    case U'‘': case U'’':
        return 1;
    case U'《': case U'》':
        return 2;
    case U'（': case U'）': case '(': case ')':
        return 3;
    case U'「': case U'」':
        return 4;
    case U'【': case U'】':
        return 5;
    default:
        return -1;
    }
}

/* clang-format on */

/* ---- beginnings ----------------------------------------------------------------------------------------------- */

static uint32_t first_of(str line, size_t *ret_bytes)
{
    if (line.len == 0) {
        *ret_bytes = 0;
        return 0;
    }
    return utf8_decode(line, ret_bytes);
}

static str rest_of(str line, size_t bytes)
{
    return str_slice(line, bytes, line.len);
}

/* The bytes of white space at the start. */
static size_t space_at(str line)
{
    size_t at = 0, bytes;
    while (at < line.len && clean_is_space(utf8_at(line, at, &bytes)))
        at += bytes;
    return at;
}

static size_t digits_at(str line)
{
    size_t at = 0;
    while (at < line.len && line.ptr[at] >= '0' && line.ptr[at] <= '9')
        at++;
    return at;
}

/* The length of 一 … 九十九 at the start, 0 where there is none. */
static size_t chinese_number_at(str line)
{
    size_t at = 0, bytes;
    while (at < line.len && at < 9 && (sign_of(utf8_at(line, at, &bytes)) & SIGN_DIGIT))
        at += bytes;
    return at;
}

static int chinese_heading_level(str line)
{
    str rest = line;
    if (str_skip(line, STR("第"), &rest)) {
        size_t number = chinese_number_at(rest);
        rest = rest_of(rest, number);
        return number > 0 &&
                       (str_starts(rest, STR("章")) || str_starts(rest, STR("节")) || str_starts(rest, STR("部分")))
                   ? 2
                   : 0;
    }
    bool bracket = str_skip(line, STR("（"), &rest) || str_skip(line, STR("("), &rest);
    size_t number = chinese_number_at(rest);
    if (number == 0)
        return 0;
    rest = rest_of(rest, number);
    if (bracket)
        return str_starts(rest, STR("）")) || str_starts(rest, STR(")")) ? 3 : 0;
    return str_starts(rest, STR("、")) ? 2 : 0;
}

int shape_heading_level(str line)
{
    return chinese_heading_level(line);
}

/* 1. 1、 1) (1) （1） at the start: its length, 0 where there is none. */
static size_t numbered_mark(str line)
{
    str rest = line;
    bool bracket = str_skip(line, STR("（"), &rest) || str_skip(line, STR("("), &rest);
    size_t digits = digits_at(rest);
    if (digits == 0 || digits > 2)
        return 0;
    rest = rest_of(rest, digits);
    str after;
    if (str_skip(rest, STR("）"), &after) || str_skip(rest, STR(")"), &after))
        return line.len - after.len;
    if (bracket)
        return 0;
    if (!str_skip(rest, STR("、"), &after) && !str_skip(rest, STR("．"), &after) && !str_skip(rest, STR("."), &after))
        return 0;
    size_t bytes;
    return is_digit(first_of(after, &bytes)) ? 0 : line.len - after.len;
}

enum shape_mark shape_mark_of(str line, size_t *ret_bytes)
{
    *ret_bytes = 0;
    size_t first_bytes;
    uint32_t first = first_of(line, &first_bytes);
    unsigned sign = sign_of(first);
    bool is_word = utf8_is_common_han(first) && !(sign & SIGN_DIGIT) && first != U'第';
    if (is_word || (sign & SIGN_INSIDE))
        return MARK_NONE;
    if (is_bullet(first)) {
        if (first == U'□' && shape_is_byline(line) && str_find(line, STR("记者"), 0) != STR_NONE)
            return MARK_NONE;
        *ret_bytes = first_bytes + space_at(rest_of(line, first_bytes));
        return *ret_bytes < line.len ? MARK_BULLET : MARK_NONE;
    }
    if (chinese_heading_level(line) > 0)
        return MARK_HEADING;
    size_t mark = numbered_mark(line);
    if (mark == 0 && (str_starts(line, STR("- ")) || str_starts(line, STR("* ")) || str_starts(line, STR("·"))))
        mark = line.ptr[0] == '-' || line.ptr[0] == '*' ? 1 : STR("·").len;
    if (mark == 0)
        return MARK_NONE;
    *ret_bytes = mark + space_at(rest_of(line, mark));
    return *ret_bytes < line.len ? MARK_WEAK : MARK_NONE;
}

/* 4. and 10: are cut numbers. */
static bool ends_in_number(str line)
{
    return (str_ends(line, STR(".")) || str_ends(line, STR(":"))) && line.len > 1 && is_digit(line.ptr[line.len - 2]);
}

/* Of a trimmed line. `tail`: where what follows its last 。 begins; 0 where there is none, or another stop behind it. */
static bool ends_sentence(str line, size_t tail)
{
    size_t bytes;
    unsigned sign = SIGN_CLOSES;
    for (; line.len > 0; line.len -= bytes) {
        sign = sign_of(utf8_decode_last(line, line.len, &bytes));
        if (!(sign & SIGN_CLOSES))
            break;
    }
    if (sign & SIGN_ENDS)
        return !ends_in_number(line);
    if (tail == 0 || tail >= line.len)
        return false;
    str writers = clean_trim(rest_of(line, tail)); /* 力量。 记者 甲乙: the paragraph is over */
    return writers.len > 0 && shape_is_byline(writers);
}

bool shape_ends_sentence(str line)
{
    line = clean_trim(line);
    size_t longest = STR("。").len + LONGEST_BYLINE;
    size_t from = line.len > longest ? line.len - longest : 0;
    size_t full_stop = str_find_last(rest_of(line, from), STR("。"));
    return ends_sentence(line, full_stop == STR_NONE ? 0 : from + full_stop + STR("。").len);
}

bool shape_ends_open(str line)
{
    size_t bytes;
    line = clean_trim(line);
    return line.len > 0 && (sign_of(utf8_decode_last(line, line.len, &bytes)) & SIGN_GOES_ON);
}

bool shape_has_stop(str line)
{
    unsigned signs = 0;
    for (size_t from = 0, bytes; from < line.len; from += 64)
        for (uint64_t others = utf8_others(line, from); others;)
            signs |= sign_of(utf8_at(line, from + utf8_next_other(&others), &bytes));
    return signs & SIGN_STOP;
}

/* Two halves parted by one comma, each of 4 to 14 characters and neither much longer than the other. */
static bool is_couplet(str line)
{
    size_t comma = str_find(line, STR("，"), 0), mark = STR("，").len;
    if (comma == STR_NONE) {
        comma = str_find(line, STR(","), 0);
        mark = 1;
    }
    if (comma == STR_NONE)
        return false;
    str left = str_slice(line, 0, comma), right = str_slice(line, comma + mark, line.len);
    if (shape_has_stop(right) || shape_has_stop(left))
        return false;
    size_t a = utf8_count(left), b = utf8_count(right);
    return a >= 4 && b >= 4 && a <= 14 && b <= 14 && a * 5 >= b * 3 && b * 5 >= a * 3;
}

bool shape_is_heading(str line)
{
    line = clean_trim(line);
    if (line.len == 0 || line.len > 4 * SHAPE_LONGEST_HEADING || utf8_count(line) > SHAPE_LONGEST_HEADING)
        return false;
    if (shape_ends_open(line) || shape_is_sentence_start(line))
        return false;
    bool colon = str_ends(line, STR("：")) || str_ends(line, STR(":"));
    if (shape_ends_sentence(line) && !colon)
        return false;
    if (shape_has_stop(line))
        return is_couplet(line) && !shape_opens_paragraph(line);
    return true;
}

bool shape_is_byline(str line)
{
    line = clean_trim(line);
    if (line.len > LONGEST_BYLINE)
        return false;
    str inner;
    bool bracket = str_skip(line, STR("（"), &inner) || str_skip(line, STR("("), &inner);
    bool named = starts_with_any(line, BYLINES, COUNT(BYLINES)) ||
                 (bracket && starts_with_any(inner, BYLINES, COUNT(BYLINES))) || str_ends(line, STR("整理"));
    return named && !shape_ends_sentence(line) && !shape_has_stop(line);
}

bool shape_is_caption(str line)
{
    line = clean_trim(line);
    if (line.len > 8 * SHAPE_LONGEST_HEADING || str_ends(line, STR("拍摄")))
        return false;
    return starts_with_any(line, CAPTION_STARTS, COUNT(CAPTION_STARTS)) ||
           ends_with_any(line, CAPTION_ENDS, COUNT(CAPTION_ENDS)) || str_find(line, STR(" 摄/"), 0) != STR_NONE ||
           str_find(line, STR(" 摄／"), 0) != STR_NONE;
}

/* 6月2日 or 2023年 at the start. */
static bool opens_with_date(str line)
{
    size_t digits = digits_at(line);
    str rest = rest_of(line, digits);
    if (digits == 4)
        return str_starts(rest, STR("年"));
    return digits > 0 && digits <= 2 && str_starts(rest, STR("月"));
}

bool shape_opens_paragraph(str line)
{
    return starts_with_any(line, OPENERS, COUNT(OPENERS)) || opens_with_date(line);
}

bool shape_begins_inside(str line)
{
    size_t bytes;
    uint32_t c = first_of(line, &bytes);
    if (sign_of(c) & SIGN_INSIDE)
        return true;
    if (!is_digit(c) || opens_with_date(line))
        return false;
    size_t at = 0, units = 0;
    while (at < line.len && (is_digit(c = utf8_at(line, at, &bytes)) || c == '.' || c == ' '))
        at += bytes;
    while (at < line.len && units < 4 && utf8_is_han(c = utf8_at(line, at, &bytes))) {
        at += bytes;
        units++;
    }
    return units > 0 && units < 4 && (sign_of(first_of(rest_of(line, at), &bytes)) & SIGN_BEHIND_UNIT);
}

bool shape_is_sentence_start(str line)
{
    return starts_with_any(line, SENTENCE_STARTS, COUNT(SENTENCE_STARTS));
}

/* ---- whole lines ---------------------------------------------------------------------------------------------- */

struct shape_line shape_measure(str line)
{
    str text = clean_trim(line);
    unsigned signs = 0;
    uint32_t width = 0;
    bool solid = true;
    size_t tail = 0;
    size_t han = text.len; /* bytes of Chinese characters */
    for (size_t from = 0, bytes; from < text.len; from += 64) {
        for (uint64_t others = utf8_others(text, from); others;) {
            size_t at = from + utf8_next_other(&others);
            uint32_t c = utf8_at(text, at, &bytes);
            width += (uint32_t)utf8_code_point_width(c);
            unsigned sign = sign_of(c);
            tail = c == U'。' ? at + bytes : sign & SIGN_STOP ? 0 : tail;
            signs |= sign;
            solid = solid && !clean_is_nothing(c);
            han -= bytes;
        }
    }
    return (struct shape_line){ .begin = (uint32_t)(text.ptr - line.ptr),
                                .length = (uint32_t)text.len,
                                .width = width + (uint32_t)(han / 3 * 2),
                                .solid = solid,
                                .has_stop = signs & SIGN_STOP,
                                .has_quotes = signs & SIGN_QUOTE,
                                .ends = ends_sentence(text, tail) };
}

static void count_quote(struct shape_quotes *quotes, uint32_t c)
{
    unsigned sign = sign_of(c);
    if (!(sign & SIGN_QUOTE))
        return;
    int kind = quote_kind(c);
    if (!(sign & SIGN_CLOSES))
        quotes->open[kind]++;
    else if (quotes->open[kind] > 0)
        quotes->open[kind]--;
    else
        quotes->orphan[kind] = true;
}

void shape_count_quotes(struct shape_quotes *quotes, str line)
{
    for (size_t from = 0, bytes; from < line.len; from += 64)
        for (uint64_t others = utf8_others(line, from); others;)
            count_quote(quotes, utf8_at(line, from + utf8_next_other(&others), &bytes));
}
