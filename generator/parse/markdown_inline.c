#include "markdown_inline.h"

#include "entity.h"
#include "utf8.h"

#include <string.h>

static str bytes_of(const struct markdown_walk *walk)
{
    return walk->draft->document->source.bytes;
}

static void add(struct markdown_walk *walk, str text, size_t source, size_t source_length)
{
    if (!walk->skip_text)
        draft_add(walk->draft, text, source, source_length);
}

static bool is_ascii_mark(char c)
{
    return c > ' ' && c < 0x7F && !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
}

/* The bytes at walk->at that mean the code point `c`; 0 where they are something else. */
static size_t match(const struct markdown_walk *walk, uint32_t c, str encoded, bool literal)
{
    str rest = str_slice(bytes_of(walk), walk->at, walk->end);
    if (!literal && rest.len >= 2 && rest.ptr[0] == '\\' && is_ascii_mark(rest.ptr[1]))
        return (uint32_t)rest.ptr[1] == c ? 2 : 0;
    uint32_t decoded;
    size_t length;
    if (!literal && rest.ptr[0] == '&' && (length = entity_decode(rest, &decoded)) > 0)
        return decoded == c || decoded == ENTITY_UNKNOWN ? length : 0;
    if (str_starts(rest, encoded))
        return encoded.len;
    return literal && c == ' ' && (rest.ptr[0] == '\n' || rest.ptr[0] == '\r') ? 1 : 0;
}

/* Moves to the bytes that mean `c`; their count, or 0 where there are none before the block's end. */
static size_t seek(struct markdown_walk *walk, uint32_t c, str encoded, bool literal)
{
    size_t from = walk->at;
    while (walk->at < walk->end) {
        size_t length = match(walk, c, encoded, literal);
        if (length > 0)
            return length;
        size_t step = 1;
        utf8_decode(str_slice(bytes_of(walk), walk->at, walk->end), &step);
        walk->at += step;
    }
    walk->at = from;
    walk->lost = true;
    return 0;
}

/* The bytes of whole characters that stand at walk->at as they stand in `text`, up to an escape or an entity. */
static size_t same_length(const struct markdown_walk *walk, str text, bool literal)
{
    str rest = str_slice(bytes_of(walk), walk->at, walk->end);
    if (str_starts(rest, text) && (literal || !(memchr(text.ptr, '\\', text.len) || memchr(text.ptr, '&', text.len))))
        return text.len;
    size_t length = 0;
    while (length < text.len && length < rest.len && text.ptr[length] == rest.ptr[length] &&
           (literal || (rest.ptr[length] != '\\' && rest.ptr[length] != '&')))
        length++;
    while (length > 0 && length < text.len && ((unsigned char)text.ptr[length] & 0xC0) == 0x80)
        length--;
    return length;
}

static void add_text(struct markdown_walk *walk, str text, bool literal)
{
    for (size_t i = 0, bytes; i < text.len; i += bytes) {
        bytes = walk->lost ? 0 : same_length(walk, str_slice(text, i, text.len), literal);
        if (bytes > 0) {
            add(walk, str_slice(text, i, i + bytes), walk->at, bytes);
            walk->at += bytes;
            continue;
        }
        uint32_t c = utf8_at(text, i, &bytes);
        str encoded = str_slice(text, i, i + bytes);
        size_t length = walk->lost ? 0 : seek(walk, c, encoded, literal);
        bool same = length == bytes && memcmp(bytes_of(walk).ptr + walk->at, encoded.ptr, bytes) == 0;
        add(walk, encoded, walk->at, length == bytes && !same ? 0 : length);
        walk->at += length;
    }
}

/* Moves behind the next line end and the marks of the containers (> and blanks) that the next line begins with. */
static size_t pass_line_end(struct markdown_walk *walk)
{
    str bytes = bytes_of(walk);
    size_t at = walk->at;
    while (at < walk->end && bytes.ptr[at] != '\n' && bytes.ptr[at] != '\r')
        at++;
    if (walk->lost || at == walk->end)
        return walk->at;
    walk->at = at;
    while (walk->at < walk->end && bytes.ptr[walk->at] != '\0' && strchr("\r\n \t>", bytes.ptr[walk->at]))
        walk->at++;
    return at;
}

/* Goes on with a new piece of the same kind. */
static void begin_line(struct markdown_walk *walk, enum piece_break before)
{
    struct piece old = walk->draft->pieces[walk->draft->piece_count - 1];
    if (!draft_close(walk->draft))
        before = old.before;
    struct piece *piece = draft_open(walk->draft, old.kind, before);
    piece->guess = old.guess;
    piece->level = old.level;
    piece->group = old.group;
}

static void add_line_end(struct markdown_walk *walk, bool hard)
{
    size_t at = pass_line_end(walk);
    if (walk->skip_text)
        return;
    if (walk->lines)
        begin_line(walk, hard ? BREAK_HARD : BREAK_LINE);
    else
        draft_add(walk->draft, hard ? STR("\v") : STR("\n"), at, 0);
}

/* Behind the ](…) or ][…] or ] that ends a link or a picture. */
static void pass_link_end(struct markdown_walk *walk)
{
    str bytes = bytes_of(walk);
    size_t at = walk->at;
    if (walk->lost)
        return;
    while (at < walk->end && bytes.ptr[at] != ']' && bytes.ptr[at] != '>')
        at++;
    if (at == walk->end)
        return;
    bool square = bytes.ptr[at] == ']';
    walk->at = ++at;
    if (!square || at == walk->end || (bytes.ptr[at] != '(' && bytes.ptr[at] != '['))
        return;
    char opener = bytes.ptr[at], closer = opener == '(' ? ')' : ']';
    size_t depth = 0;
    char quote = 0;
    for (; at < walk->end; at++) {
        char c = bytes.ptr[at];
        if (c == '\\' && at + 1 < walk->end)
            at++;
        else if (quote ? c == quote : opener == '(' && (c == '"' || c == '\'') && bytes.ptr[at - 1] == ' ')
            quote = quote ? 0 : c;
        else if (quote)
            continue;
        else if (c == opener)
            depth++;
        else if (c == closer && --depth == 0) {
            walk->at = at + 1;
            return;
        }
    }
}

static void pass_html(struct markdown_walk *walk, str literal)
{
    size_t at = walk->lost ? STR_NONE : str_find(str_slice(bytes_of(walk), 0, walk->end), literal, walk->at);
    if (at == STR_NONE)
        walk->lost = true;
    else
        walk->at = at + literal.len;
}

/* <br> is the only tag that is more than markup here. */
static bool is_break_tag(str literal)
{
    return str_eq(literal, STR("<br>")) || str_eq(literal, STR("<br/>")) || str_eq(literal, STR("<br />"));
}

static void add_node(struct markdown_walk *walk, cmark_node *node)
{
    str literal = str_from(cmark_node_get_literal(node));
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        add_text(walk, literal, false);
        break;
    case CMARK_NODE_CODE:
        add_text(walk, literal, true);
        break;
    case CMARK_NODE_SOFTBREAK:
        add_line_end(walk, false);
        break;
    case CMARK_NODE_LINEBREAK:
        add_line_end(walk, true);
        break;
    case CMARK_NODE_HTML_INLINE:
        pass_html(walk, literal);
        hidden_pass_tag(&walk->hidden, literal);
        if (is_break_tag(literal) && !walk->skip_text && walk->lines)
            begin_line(walk, BREAK_HARD);
        else if (is_break_tag(literal) && !walk->skip_text)
            draft_add(walk->draft, STR("\v"), walk->at, 0);
        break;
    default:
        break;
    }
}

void markdown_add_inlines(struct markdown_walk *walk, cmark_node *block)
{
    cmark_iter *iter = cmark_iter_new(block);
    size_t pictures = 0;
    for (cmark_event_type event; (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        bool entering = event == CMARK_EVENT_ENTER;
        if (type == CMARK_NODE_IMAGE)
            pictures += entering ? 1 : (size_t)-1;
        walk->skip_text = (pictures > 0 && !walk->pictures) || walk->hidden.depth > 0;
        if (!entering && (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE))
            pass_link_end(walk);
        else if (entering)
            add_node(walk, node);
    }
    cmark_iter_free(iter);
    walk->skip_text = false;
}
