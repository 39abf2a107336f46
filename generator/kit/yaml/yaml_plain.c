#include "yaml_internal.h"

static bool is_one_of(str text, const str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(text, words[i]))
            return true;
    return false;
}

#define IS_ONE_OF(text, words) is_one_of((text), (words), sizeof(words) / sizeof *(words))

static bool is_at(str text, size_t at, char a, char b)
{
    return at < text.len && (text.ptr[at] == a || text.ptr[at] == b);
}

/* 0o17 and 0x1F. */
static bool is_octal_or_hexadecimal(str text)
{
    str digits;
    bool octal = str_skip(text, STR("0o"), &digits);
    if ((!octal && !str_skip(text, STR("0x"), &digits)) || digits.len == 0)
        return false;
    for (size_t i = 0; i < digits.len; i++) {
        char c = digits.ptr[i];
        bool letter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (!(octal ? c >= '0' && c <= '7' : (c >= '0' && c <= '9') || letter))
            return false;
    }
    return true;
}

/* [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )? */
static bool is_decimal(str text)
{
    size_t begin = is_at(text, 0, '-', '+') ? 1 : 0;
    size_t at = str_skip_digits(text, begin);
    size_t digits = at - begin;
    if (is_at(text, at, '.', '.')) {
        size_t after = str_skip_digits(text, at + 1);
        digits += after - (at + 1);
        at = after;
    }
    if (digits == 0)
        return false;
    if (is_at(text, at, 'e', 'E')) {
        begin = at + 1;
        if (is_at(text, begin, '-', '+'))
            begin++;
        at = str_skip_digits(text, begin);
        if (at == begin)
            return false;
    }
    return at == text.len;
}

static bool is_number(str text)
{
    static const str special[] = { STR_INIT(".inf"),  STR_INIT(".Inf"),  STR_INIT(".INF"),  STR_INIT("+.inf"),
                                   STR_INIT("+.Inf"), STR_INIT("+.INF"), STR_INIT("-.inf"), STR_INIT("-.Inf"),
                                   STR_INIT("-.INF"), STR_INIT(".nan"),  STR_INIT(".NaN"),  STR_INIT(".NAN") };
    return is_decimal(text) || is_octal_or_hexadecimal(text) || IS_ONE_OF(text, special);
}

struct value *yaml_plain_value(struct arena *arena, str text)
{
    static const str nothing[] = { STR_INIT(""), STR_INIT("~"), STR_INIT("null"), STR_INIT("Null"), STR_INIT("NULL") };
    static const str truths[] = { STR_INIT("true"), STR_INIT("True"), STR_INIT("TRUE") };
    static const str untruths[] = { STR_INIT("false"), STR_INIT("False"), STR_INIT("FALSE") };
    if (IS_ONE_OF(text, nothing))
        return value_null(arena);
    if (IS_ONE_OF(text, truths))
        return value_bool(arena, true);
    if (IS_ONE_OF(text, untruths))
        return value_bool(arena, false);
    return is_number(text) ? value_number(arena, text) : value_string(arena, text);
}
