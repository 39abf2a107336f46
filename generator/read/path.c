#include "read_internal.h"

#include "utf8.h"

/* Bytes an id may have. File systems allow names of 255; the rest is for endings and temporary names. */
enum { ARTICLE_ID_LIMIT = 200 };

struct ending {
    str text; /* in small letters */
    enum document_format format;
};

static const struct ending endings[] = {
    { STR_INIT(".md"), FORMAT_MARKDOWN }, { STR_INIT(".markdown"), FORMAT_MARKDOWN },
    { STR_INIT(".html"), FORMAT_HTML },   { STR_INIT(".htm"), FORMAT_HTML },
    { STR_INIT(".xhtml"), FORMAT_HTML },  { STR_INIT(".xml"), FORMAT_XML },
    { STR_INIT(".txt"), FORMAT_TEXT },
};

static char small_letter(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool ends_in(str path, str ending)
{
    if (path.len <= ending.len)
        return false;
    str end = str_slice(path, path.len - ending.len, path.len);
    for (size_t i = 0; i < end.len; i++)
        if (small_letter(end.ptr[i]) != ending.ptr[i])
            return false;
    return true;
}

bool path_format(str path, enum document_format *ret_format)
{
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (ends_in(path, endings[i].text)) {
            *ret_format = endings[i].format;
            return true;
        }
    }
    return false;
}

bool path_is_sidecar(str path, str *ret_article)
{
    if (!str_ends(path, STR(".yaml")))
        return false;
    str article = str_slice(path, 0, path.len - 5);
    enum document_format format;
    if (!path_format(article, &format))
        return false;
    *ret_article = article;
    return true;
}

str path_stem(str path)
{
    size_t slash = str_find_last(path, STR("/"));
    str name = slash == STR_NONE ? path : str_slice(path, slash + 1, path.len);
    size_t dot = str_find_last(name, STR("."));
    return dot == STR_NONE || dot == 0 ? name : str_slice(name, 0, dot);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

struct date path_date(str path)
{
    static const char pattern[] = "0000-00-00";
    str stem = path_stem(path);
    size_t length = sizeof pattern - 1;
    if (stem.len < length || (stem.len > length && is_digit(stem.ptr[length])))
        return DATE_NONE;
    for (size_t i = 0; i < length; i++)
        if (pattern[i] == '0' ? !is_digit(stem.ptr[i]) : stem.ptr[i] != pattern[i])
            return DATE_NONE;
    struct date date = DATE_NONE;
    date_parse(str_slice(stem, 0, length), &date);
    return date;
}

/* ---- ids ---- */

static bool is_id_character(uint32_t c)
{
    bool ascii = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    bool latin = c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7;
    return ascii || c == '.' || c == '_' || c == '-' || latin || utf8_is_han(c);
}

bool article_id_is_valid(str text)
{
    if (text.len == 0 || text.len > ARTICLE_ID_LIMIT || text.ptr[0] == '.')
        return false;
    for (size_t at = 0, bytes; at < text.len; at += bytes)
        if (!is_id_character(utf8_decode(str_slice(text, at, text.len), &bytes)))
            return false;
    return true;
}

str article_id_from(struct arena *arena, str text)
{
    char *id = arena_alloc(arena, ARTICLE_ID_LIMIT + 1, 1);
    size_t length = 0;
    bool gap = false; /* characters were left out before this one */
    for (size_t at = 0, bytes; at < text.len; at += bytes) {
        uint32_t c = utf8_decode(str_slice(text, at, text.len), &bytes);
        if (!is_id_character(c) || (length == 0 && c == '.')) {
            gap = length > 0;
            continue;
        }
        if (length + gap + bytes > ARTICLE_ID_LIMIT)
            break;
        if (gap)
            id[length++] = '-';
        for (size_t i = 0; i < bytes; i++)
            id[length++] = text.ptr[at + i];
        gap = false;
    }
    return length > 0 ? (str){ id, length } : STR("article");
}
