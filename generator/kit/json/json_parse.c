#include "json_value.h"

#include "json_internal.h"
#include "utf8.h"

#include <string.h>

struct parser {
    struct arena *arena;
    const struct source *source;
    struct diags *diags;
    str text;  /* source->bytes */
    size_t at; /* the next byte to read */
    int depth; /* lists and objects that are open */
};

static struct span span_from(const struct parser *parser, size_t begin)
{
    return (struct span){ parser->source, begin, parser->at - begin };
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* What to do about a slip that people make; NULL: it is none of these. */
static const char *advice_for(const struct parser *parser, size_t at)
{
    static const struct {
        str slip;
        const char *advice;
    } slips[] = {
        { STR_INIT("'"), "JSON knows only double quotation marks: \"…\"" },
        { STR_INIT("“"), "use straight quotation marks: \"…\"" },
        { STR_INIT("”"), "use straight quotation marks: \"…\"" },
        { STR_INIT("//"), "JSON has no comments" },
        { STR_INIT("/*"), "JSON has no comments" },
        { STR_INIT("True"), "write it in small letters: true" },
        { STR_INIT("False"), "write it in small letters: false" },
        { STR_INIT("None"), "JSON's word for nothing is null" },
    };
    str rest = str_slice(parser->text, at, parser->text.len);
    if (rest.len == 0)
        return str_trim(parser->text).len == 0 ? "{} stands for no data" : NULL;
    size_t before = at;
    while (before > 0 && is_space(parser->text.ptr[before - 1]))
        before--;
    if ((rest.ptr[0] == '}' || rest.ptr[0] == ']') && before > 0 && parser->text.ptr[before - 1] == ',')
        return "remove the comma before it";
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++)
        if (str_starts(rest, slips[i].slip))
            return slips[i].advice;
    return NULL;
}

/* Reports what stands at `at`; NULL, so that a caller can return it. */
static void *fail(struct parser *parser, size_t at, const char *problem)
{
    size_t bytes = 0;
    if (at < parser->text.len)
        utf8_decode(str_slice(parser->text, at, parser->text.len), &bytes);
    struct diag *diag = diag_add(parser->diags, DIAG_JSON_SYNTAX, (struct span){ parser->source, at, bytes }, "%s",
                                 at < parser->text.len ? problem : "the text ends too early");
    const char *advice = advice_for(parser, at);
    if (advice)
        diag_advise(parser->diags, diag, "%s", advice);
    return NULL;
}

static void skip_space(struct parser *parser)
{
    while (parser->at < parser->text.len && is_space(parser->text.ptr[parser->at]))
        parser->at++;
}

/* The next byte after white space, which is passed over; NUL at the end. */
static char peek(struct parser *parser)
{
    skip_space(parser);
    return parser->at < parser->text.len ? parser->text.ptr[parser->at] : '\0';
}

static bool skip_char(struct parser *parser, char c)
{
    if (peek(parser) != c || parser->at >= parser->text.len)
        return false;
    parser->at++;
    return true;
}

/* ---- strings ---- */

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* The four digits after \u at parser->at. */
static bool read_hex(struct parser *parser, uint32_t *ret_code)
{
    uint32_t code = 0;
    for (int i = 0; i < 4; i++) {
        int digit = parser->at < parser->text.len ? hex_digit(parser->text.ptr[parser->at]) : -1;
        if (digit < 0) {
            fail(parser, parser->at, "\\u needs four hexadecimal digits");
            return false;
        }
        code = code * 16 + (uint32_t)digit;
        parser->at++;
    }
    *ret_code = code;
    return true;
}

/* What follows \u: a code point, which may take a second \u for its low half. */
static bool read_unicode_escape(struct parser *parser, size_t begin, struct buf *out)
{
    uint32_t code;
    if (!read_hex(parser, &code))
        return false;
    if (code >= 0xD800 && code <= 0xDBFF &&
        str_starts(str_slice(parser->text, parser->at, parser->text.len), STR("\\u"))) {
        parser->at += 2;
        uint32_t low;
        if (!read_hex(parser, &low))
            return false;
        if (low >= 0xDC00 && low <= 0xDFFF)
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    if (code >= 0xD800 && code <= 0xDFFF) {
        fail(parser, begin, "half of a surrogate pair is no character");
        return false;
    }
    utf8_add(out, code);
    return true;
}

/* An escape; parser->at is after its backslash. */
static bool read_escape(struct parser *parser, struct buf *out)
{
    static const char letters[] = "\"\\/bfnrt";
    static const char meanings[] = "\"\\/\b\f\n\r\t";
    size_t begin = parser->at - 1;
    char letter = parser->at < parser->text.len ? parser->text.ptr[parser->at] : '\0';
    if (letter == 'u') {
        parser->at++;
        return read_unicode_escape(parser, begin, out);
    }
    const char *found = letter ? strchr(letters, letter) : NULL;
    if (!found) {
        fail(parser, parser->at, "there is no such escape; a backslash itself is written \\\\");
        return false;
    }
    buf_add_char(out, meanings[found - letters]);
    parser->at++;
    return true;
}

/* The string whose opening mark is at parser->at, its text appended to out. */
static bool read_string_into(struct parser *parser, struct buf *out)
{
    size_t opener = parser->at++;
    for (;;) {
        size_t begin = parser->at;
        while (parser->at < parser->text.len && parser->text.ptr[parser->at] != '"' &&
               parser->text.ptr[parser->at] != '\\' && (unsigned char)parser->text.ptr[parser->at] >= 0x20)
            parser->at++;
        buf_add(out, str_slice(parser->text, begin, parser->at));
        if (parser->at == parser->text.len) {
            fail(parser, opener, "the closing quotation mark of this text is missing");
            return false;
        }
        char stop = parser->text.ptr[parser->at];
        if (stop == '\n' || stop == '\r') {
            fail(parser, opener, "the closing quotation mark of this text is missing on its line");
            return false;
        }
        if (stop != '"' && stop != '\\') {
            fail(parser, parser->at, "a control character in a string; write \\n for a line end and \\t for a tab");
            return false;
        }
        parser->at++;
        if (stop == '"')
            return true;
        if (!read_escape(parser, out))
            return false;
    }
}

static bool read_string(struct parser *parser, str *ret_text)
{
    struct buf text;
    buf_init(&text);
    bool whole = read_string_into(parser, &text);
    if (whole)
        *ret_text = arena_copy(parser->arena, buf_str(&text));
    buf_finish(&text);
    return whole;
}

/* ---- values ---- */

static struct value *parse_value(struct parser *parser);

static struct value *parse_string(struct parser *parser)
{
    str text;
    return read_string(parser, &text) ? value_string(parser->arena, text) : NULL;
}

static struct value *parse_number(struct parser *parser)
{
    str rest = str_slice(parser->text, parser->at, parser->text.len);
    size_t stop;
    size_t length = json_number_length(rest, &stop);
    if (length == 0)
        return fail(parser, parser->at + stop, "a digit is missing here");
    if (length < rest.len && rest.ptr[length] >= '0' && rest.ptr[length] <= '9')
        return fail(parser, parser->at, "a number does not begin with 0");
    parser->at += length;
    return value_number(parser->arena, arena_copy(parser->arena, str_slice(rest, 0, length)));
}

static struct value *parse_word(struct parser *parser)
{
    str rest = str_slice(parser->text, parser->at, parser->text.len);
    str word = STR("null");
    struct value *value = NULL;
    if (str_starts(rest, word))
        value = value_null(parser->arena);
    else if (str_starts(rest, word = STR("true")))
        value = value_bool(parser->arena, true);
    else if (str_starts(rest, word = STR("false")))
        value = value_bool(parser->arena, false);
    if (!value)
        return fail(parser, parser->at,
                    "here a value should stand: a text in \"quotation marks\", a number, true, false, null, [ or {");
    parser->at += word.len;
    return value;
}

static struct value *parse_list(struct parser *parser)
{
    struct value *list = value_list(parser->arena);
    parser->at++;
    if (skip_char(parser, ']'))
        return list;
    do {
        struct value *item = parse_value(parser);
        if (!item)
            return NULL;
        value_add(parser->arena, list, item);
    } while (skip_char(parser, ','));
    if (!skip_char(parser, ']'))
        return fail(parser, parser->at, "here , or ] should stand");
    return list;
}

/* Of the first key that stands twice in an object: of two figures one would be lost in silence. */
static void warn_of_repeat(struct parser *parser, const struct value_member *again, const struct value_member *first)
{
    struct diag *diag =
        diag_add(parser->diags, DIAG_JSON_KEY_TWICE, again->key_span,
                 "the key \"%.*s\" stands twice: its last value counts", STR_ARG(str_slice(again->key, 0, 100)));
    diag_relate(parser->diags, diag, first->key_span, "the first time");
}

/* Leaves one member for each key: the first, with the last one's value. */
static void merge_members(struct parser *parser, struct value *object)
{
    struct arena *arena = parser->arena;
    struct arena_mark mark = arena_mark(arena);
    const size_t *firsts = value_first_of_key(arena, object);
    bool warned = false;
    for (size_t i = 0; i < object->count; i++) {
        if (firsts[i] == i)
            continue;
        if (!warned)
            warn_of_repeat(parser, &object->members[i], &object->members[firsts[i]]);
        warned = true;
        object->members[firsts[i]] = object->members[i];
        object->members[i].value = NULL;
    }
    value_drop_empty(object);
    arena_rewind(arena, mark);
}

static bool parse_member(struct parser *parser, struct value_member *ret_member)
{
    if (peek(parser) != '"') {
        fail(parser, parser->at, "here a key in \"quotation marks\" should stand");
        return false;
    }
    struct value_member member;
    size_t begin = parser->at;
    if (!read_string(parser, &member.key))
        return false;
    member.key_span = span_from(parser, begin);
    if (!skip_char(parser, ':')) {
        fail(parser, parser->at, "here : should stand");
        return false;
    }
    member.value = parse_value(parser);
    if (!member.value)
        return false;
    *ret_member = member;
    return true;
}

static struct value *parse_object(struct parser *parser)
{
    struct value *object = value_object(parser->arena);
    parser->at++;
    if (skip_char(parser, '}'))
        return object;
    do {
        struct value_member member;
        if (!parse_member(parser, &member))
            return NULL;
        object->members =
            arena_reserve(parser->arena, object->members, object->count, &object->capacity, sizeof *object->members);
        object->members[object->count++] = member;
    } while (skip_char(parser, ','));
    if (!skip_char(parser, '}'))
        return fail(parser, parser->at, "here , or } should stand");
    merge_members(parser, object);
    return object;
}

static struct value *parse_nested(struct parser *parser, char opener)
{
    if (parser->depth == JSON_DEPTH_LIMIT)
        return fail(parser, parser->at, "lists and objects stand too deep in each other");
    parser->depth++;
    struct value *value = opener == '[' ? parse_list(parser) : parse_object(parser);
    parser->depth--;
    return value;
}

static struct value *parse_value(struct parser *parser)
{
    char first = peek(parser);
    size_t begin = parser->at;
    struct value *value;
    if (first == '[' || first == '{')
        value = parse_nested(parser, first);
    else if (first == '"')
        value = parse_string(parser);
    else if (first == '-' || (first >= '0' && first <= '9'))
        value = parse_number(parser);
    else
        value = parse_word(parser);
    if (value)
        value->span = span_from(parser, begin);
    return value;
}

struct value *json_parse(struct arena *arena, const struct source *source, struct diags *diags)
{
    struct parser parser = { .arena = arena, .source = source, .diags = diags, .text = source->bytes };
    size_t invalid = utf8_find_invalid(source->bytes);
    if (invalid != STR_NONE)
        return fail(&parser, invalid, "this byte is not UTF-8");
    if (str_starts(source->bytes, STR("\xEF\xBB\xBF")))
        parser.at = 3;
    struct value *value = parse_value(&parser);
    if (!value)
        return NULL;
    skip_space(&parser);
    if (parser.at < parser.text.len)
        return fail(&parser, parser.at, "nothing may follow the value");
    return value;
}
