#include "view_internal.h"

#include "utf8.h"

/* What a newspaper's page sets around a heading, and nobody reads: <<<数读, ■成效. */
static bool is_ornament(str character)
{
    static const str ornaments = STR_INIT("<>＜＞«»#*=_~|^·•●■◆▲▼★☆◇□○◎※ \t　");
    return str_find(ornaments, character, 0) != STR_NONE;
}

void view_heading_words(str text, size_t *ret_begin, size_t *ret_end)
{
    size_t begin = 0;
    size_t end = text.len;
    size_t bytes;
    while (begin < end) {
        utf8_decode(str_slice(text, begin, end), &bytes);
        if (!is_ornament(str_slice(text, begin, begin + bytes)))
            break;
        begin += bytes;
    }
    while (end > begin) {
        utf8_decode_last(text, end, &bytes);
        if (!is_ornament(str_slice(text, end - bytes, end)))
            break;
        end -= bytes;
    }
    *ret_begin = begin;
    *ret_end = end;
}

/* What a title and its headings need not share: pages break a title in two where it has one of these. */
static bool is_joint(str character)
{
    static const str joints = STR_INIT(":：;；");
    return is_ornament(character) || str_find(joints, character, 0) != STR_NONE;
}

/* Passes over joints; returns whether a character is left, which is then *ret_character. */
static bool next_character(str text, size_t *at, str *ret_character)
{
    while (*at < text.len) {
        size_t bytes;
        utf8_decode(str_slice(text, *at, text.len), &bytes);
        *ret_character = str_slice(text, *at, *at + bytes);
        *at += bytes;
        if (!is_joint(*ret_character))
            return true;
    }
    return false;
}

/* Does the title go on with this text at *at? Moves *at past it. */
static bool goes_on_with(str title, size_t *at, str text)
{
    str wanted;
    str found;
    for (size_t k = 0; next_character(text, &k, &wanted);)
        if (!next_character(title, at, &found) || !str_eq(wanted, found))
            return false;
    return true;
}

struct block_range view_title_blocks(const struct article *article)
{
    size_t first = 0;
    while (first < article->block_count && article->blocks[first].kind != BLOCK_HEADING)
        first++;
    size_t end = first;
    size_t at = 0;
    for (; end < article->block_count && article->blocks[end].kind == BLOCK_HEADING; end++) {
        if (!goes_on_with(article->title, &at, article->blocks[end].text))
            break;
        size_t rest = at;
        str character;
        if (!next_character(article->title, &rest, &character))
            return (struct block_range){ first, end + 1 };
    }
    return (struct block_range){ 0, 0 };
}

bool view_is_in(struct block_range range, size_t block)
{
    return block >= range.begin && block < range.end;
}
