#include "align.h"

#include "clean.h"
#include "entity.h"
#include "utf8.h"

#include <string.h>

/* How often over the file's length may be searched ahead in all, and how far at once: enough for a page with
 * some repaired places, and linear. */
enum { LOOKAHEAD_TIMES = 8, LOOKAHEAD_ONCE = 64 * 1024 };

void aligner_init(struct aligner *aligner, struct draft *draft, size_t begin, size_t end, bool xml)
{
    str bytes = str_slice(draft->document->source.bytes, 0, end);
    *aligner = (struct aligner){
        .draft = draft, .bytes = bytes, .at = begin, .lookahead = (end - begin) * LOOKAHEAD_TIMES, .xml = xml
    };
}

static str ahead(const struct aligner *aligner)
{
    return str_slice(aligner->bytes, aligner->at, aligner->bytes.len);
}

static void skip_past(struct aligner *aligner, str end, size_t from)
{
    size_t found = str_find(aligner->bytes, end, from);
    aligner->at = found == STR_NONE ? aligner->bytes.len : found + end.len;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

/* Does `text` start with a tag name, whatever its case? `name` is in lower case. */
static bool has_name(str text, str name)
{
    if (text.len < name.len)
        return false;
    for (size_t i = 0; i < name.len; i++) {
        char c = text.ptr[i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c) != name.ptr[i])
            return false;
    }
    return text.len == name.len || strchr(" \t\r\n\f/>", text.ptr[name.len]) != NULL;
}

static void skip_tag(struct aligner *aligner)
{
    char quote = 0, last = 0; /* last: the last character that is no white space */
    for (size_t i = aligner->at + 1; i < aligner->bytes.len; i++) {
        char c = aligner->bytes.ptr[i];
        if (quote) {
            quote = c == quote ? 0 : quote;
        } else if ((c == '"' || c == '\'') && last == '=') {
            quote = c;
        } else if (c == '>') {
            aligner->at = i + 1;
            return;
        }
        if (!strchr(" \t\r\n", c) || c == '\0')
            last = c;
    }
    aligner->at = aligner->bytes.len;
}

/* Moves over one tag, comment, declaration or instruction at the cursor; false where none stands there. */
static bool skip_markup(struct aligner *aligner)
{
    str rest = ahead(aligner);
    if (rest.len < 2 || rest.ptr[0] != '<')
        return false;
    char next = rest.ptr[1];
    if (str_starts(rest, STR("<!--")))
        skip_past(aligner, STR("-->"), aligner->at + 4);
    else if (aligner->xml && str_starts(rest, STR("<![CDATA[")))
        aligner->at += strlen("<![CDATA[");
    else if (next == '?')
        skip_past(aligner, aligner->xml ? STR("?>") : STR(">"), aligner->at);
    else if (next == '!' || next == '/' || is_letter(next))
        skip_tag(aligner);
    else
        return false;
    return true;
}

/* The bytes at the cursor that mean `c`; 0 where they mean something else. */
static size_t match(const struct aligner *aligner, uint32_t c, str encoded)
{
    str rest = ahead(aligner);
    if (rest.len == 0)
        return 0;
    if (rest.ptr[0] == '&') {
        uint32_t decoded;
        size_t length = entity_decode(rest, &decoded);
        if (length > 0 && (decoded == c || decoded == ENTITY_UNKNOWN) && !(decoded == ENTITY_UNKNOWN && c == '&'))
            return length;
    }
    if (str_starts(rest, encoded))
        return encoded.len;
    if (c == '\n' && rest.ptr[0] == '\r')
        return rest.len > 1 && rest.ptr[1] == '\n' ? 2 : 1;
    return 0;
}

/* Moves to the bytes that mean `c`, over markup and white space; their count, 0 where other text is there. */
static size_t find_next(struct aligner *aligner, uint32_t c, str encoded)
{
    size_t start = aligner->at;
    while (aligner->at < aligner->bytes.len) {
        size_t length = 0;
        bool markup = aligner->bytes.ptr[aligner->at] == '<';
        if (markup && skip_markup(aligner))
            continue;
        if ((length = match(aligner, c, encoded)) > 0)
            return length;
        size_t bytes;
        str rest = ahead(aligner);
        if (aligner->xml && str_starts(rest, STR("]]>")))
            bytes = strlen("]]>");
        else if (!clean_is_space(utf8_decode(rest, &bytes)))
            break;
        aligner->at += bytes;
    }
    aligner->at = start;
    return 0;
}

/* Looks for the first plain bytes of `text` not far ahead. */
static bool find_again(struct aligner *aligner, str text)
{
    text = clean_trim(text);
    size_t length = 0;
    while (length < text.len && length < 24 && !strchr("&<>\r\n", text.ptr[length]))
        length++;
    size_t end = aligner->at + LOOKAHEAD_ONCE < aligner->bytes.len ? aligner->at + LOOKAHEAD_ONCE : aligner->bytes.len;
    size_t cost = end - aligner->at;
    if (length < 6 || cost > aligner->lookahead)
        return false;
    aligner->lookahead -= cost;
    size_t found = str_find(str_slice(aligner->bytes, 0, end), str_slice(text, 0, length), aligner->at);
    if (found == STR_NONE)
        return false;
    aligner->at = found;
    return true;
}

static void add(struct aligner *aligner, str text, size_t length, bool wanted)
{
    bool same = length == text.len && memcmp(aligner->bytes.ptr + aligner->at, text.ptr, length) == 0;
    if (wanted)
        draft_add(aligner->draft, text, aligner->at, length == text.len && !same ? 0 : length);
}

size_t align_text(struct aligner *aligner, str text, bool wanted)
{
    size_t first = STR_NONE;
    bool lost = false, searched = false;
    for (size_t i = 0, bytes; i < text.len; i += bytes) {
        uint32_t c = utf8_decode(str_slice(text, i, text.len), &bytes);
        str encoded = str_slice(text, i, i + bytes);
        size_t length = lost ? 0 : find_next(aligner, c, encoded);
        if (length == 0 && !lost && !clean_is_space(c)) {
            lost = searched || !find_again(aligner, str_slice(text, i, text.len));
            searched = true;
            length = lost ? 0 : match(aligner, c, encoded);
        }
        add(aligner, encoded, length, wanted);
        if (first == STR_NONE && length > 0 && !clean_is_space(c))
            first = aligner->at;
        aligner->at += length;
    }
    return first;
}

size_t align_tag(struct aligner *aligner, str name)
{
    size_t start = aligner->at;
    while (aligner->at < aligner->bytes.len) {
        str rest = ahead(aligner);
        size_t bytes, here = aligner->at;
        bool found = rest.len > 1 && rest.ptr[0] == '<' && has_name(str_slice(rest, 1, rest.len), name);
        if (rest.ptr[0] == '<' && skip_markup(aligner)) {
            if (found)
                return here;
            continue;
        }
        if (!clean_is_space(utf8_decode(rest, &bytes)))
            break;
        aligner->at += bytes;
    }
    aligner->at = start;
    return STR_NONE;
}

void align_raw_element(struct aligner *aligner, str name)
{
    if (align_tag(aligner, name) == STR_NONE)
        return;
    for (size_t i = aligner->at; (i = str_find(aligner->bytes, STR("</"), i)) != STR_NONE; i += 2)
        if (has_name(str_slice(aligner->bytes, i + 2, aligner->bytes.len), name)) {
            aligner->at = i;
            return;
        }
    aligner->at = aligner->bytes.len;
}
