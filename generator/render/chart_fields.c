#include "chart_fields.h"

#include "decimal.h"
#include "utf8.h"

struct word {
    str text;
    str meaning; /* in a specification */
};

static const struct word bounds[] = {
    { STR_INIT("等于"), STR_INIT("eq") },
    { STR_INIT("以上"), STR_INIT("ge") },
    { STR_INIT("超"), STR_INIT("ge") },
    { STR_INIT("超过"), STR_INIT("ge") },
    { STR_INIT("余"), STR_INIT("ge") },
    { STR_INIT("以下"), STR_INIT("le") },
    { STR_INIT("以内"), STR_INIT("le") },
    { STR_INIT("不到"), STR_INIT("le") },
    { STR_INIT("不超过"), STR_INIT("le") },
    { STR_INIT("约"), STR_INIT("approx") },
    { STR_INIT("近"), STR_INIT("approx") },
    { STR_INIT("左右"), STR_INIT("approx") },
    { STR_INIT("eq"), STR_INIT("eq") },
    { STR_INIT("ge"), STR_INIT("ge") },
    { STR_INIT("le"), STR_INIT("le") },
    { STR_INIT("approx"), STR_INIT("approx") },
    { { 0 }, { 0 } },
};

static const struct word statuses[] = {
    { STR_INIT("实际"), STR_INIT("actual") },
    { STR_INIT("预计"), STR_INIT("estimate") },
    { STR_INIT("预测"), STR_INIT("estimate") },
    { STR_INIT("目标"), STR_INIT("target") },
    { STR_INIT("计划"), STR_INIT("target") },
    { STR_INIT("actual"), STR_INIT("actual") },
    { STR_INIT("estimate"), STR_INIT("estimate") },
    { STR_INIT("target"), STR_INIT("target") },
    { { 0 }, { 0 } },
};

static const struct word *words_of(enum chart_column column)
{
    return column == CHART_COLUMN_STATUS ? statuses : bounds;
}

str chart_field_word(enum chart_column column, str text)
{
    const struct word *word = words_of(column);
    text = chart_column_trim(text);
    while (word->text.len > 0 && !str_eq(word->text, text))
        word++;
    return word->meaning;
}

str chart_field_words(struct arena *arena, enum chart_column column, bool chinese)
{
    str list = STR("");
    for (const struct word *word = words_of(column); word->text.len > 0; word++)
        if (chart_column_is_chinese(word->text) == chinese)
            list = arena_format(arena, "%.*s%s%.*s", STR_ARG(list), list.len > 0 ? ", " : "", STR_ARG(word->text));
    return list;
}

bool chart_field_is_among(str text, const str *list)
{
    for (; list->len > 0; list++)
        if (str_eq(text, *list))
            return true;
    return false;
}

/* Do the commas of 1,234,567.8 stand before each three digits, and before the point, with 1 to 3 digits before the first
 * that do not begin with a zero? */
static bool is_grouped(str text, size_t sign, size_t comma, size_t end)
{
    if (comma > end || comma == sign || comma > sign + 3 || text.ptr[sign] == '0' || (end - comma) % 4 != 0)
        return false;
    for (size_t i = comma; i < end; i++)
        if ((text.ptr[i] == ',') != ((i - comma) % 4 == 0))
            return false;
    return str_find(text, STR(","), end) == STR_NONE;
}

static str without_commas(struct arena *arena, str text)
{
    str joined = STR("");
    while (text.len > 0)
        joined = arena_join(arena, joined, str_split(&text, ','));
    return joined;
}

/* Takes a % off the end, also the one of Chinese keyboards. */
static bool take_percent(str *text)
{
    static const str signs[] = { STR_INIT("%"), STR_INIT("％") };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (str_ends(*text, signs[i])) {
            *text = chart_column_trim(str_slice(*text, 0, text->len - signs[i].len));
            return true;
        }
    }
    return false;
}

bool chart_field_is_percent(str text)
{
    text = chart_column_trim(text);
    return take_percent(&text);
}

/* Digits and signs of Chinese keyboards as ASCII has them, and the true minus sign. */
static str narrow(struct arena *arena, str text)
{
    struct buf out;
    buf_init(&out);
    size_t bytes;
    for (size_t at = 0; at < text.len; at += bytes) {
        uint32_t c = utf8_at(text, at, &bytes);
        utf8_add(&out, c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c == 0x2212 ? '-' : c);
    }
    str copy = arena_copy(arena, buf_str(&out));
    buf_finish(&out);
    return copy;
}

bool chart_field_number(struct arena *arena, str text, str *ret_digits, bool *ret_commas)
{
    static const str missing[] = { STR_INIT("-"), STR_INIT("–"),  STR_INIT("—"),  STR_INIT("——"), STR_INIT("/"),
                                   STR_INIT("…"), STR_INIT("……"), STR_INIT(".."), { 0 } };
    struct decimal value;
    text = narrow(arena, chart_column_trim(text));
    if (text.len == 0 || chart_field_is_among(text, missing)) {
        *ret_digits = STR("");
        return true;
    }
    take_percent(&text);
    str digits = text;
    size_t comma = text.len > 64 ? STR_NONE : str_find(text, STR(","), 0);
    size_t sign = str_starts(text, STR("+")) || str_starts(text, STR("-"));
    size_t end = str_find(text, STR("."), 0);
    if (comma != STR_NONE)
        digits = without_commas(arena, text);
    if (!decimal_parse(digits, &value))
        return false;
    if (comma != STR_NONE && !is_grouped(text, sign, comma, end == STR_NONE ? text.len : end)) {
        *ret_commas = true;
        return false;
    }
    *ret_digits = digits;
    return true;
}
