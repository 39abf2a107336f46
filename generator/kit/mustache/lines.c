/* Finds the tags that stand alone on their line, and gives them the rest of it.
 *
 * A parent from its opener to its closer is one tag of the line around it. Inside, only its arguments count, and
 * each has lines of its own: the first begins with its opener, the last ends with its closer. */
#include "mustache_internal.h"

bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

str leading_blanks(str text)
{
    size_t count = 0;
    while (count < text.len && is_blank(text.ptr[count]))
        count++;
    return str_slice(text, 0, count);
}

/* The line being looked at, in the template itself or in one argument. */
struct line {
    size_t first; /* its first token */
    size_t tag;   /* its last tag; of a parent, the opener */
    unsigned tags;
    bool blank; /* there is nothing but blanks besides the tags */
};

struct lines {
    const struct source *source;
    struct mustache_tokens *tokens;
    struct line stack[MUSTACHE_NESTING_LIMIT + 1]; /* the template's line, and that of each argument around */
    size_t depth;
};

static struct line *current(struct lines *lines)
{
    return &lines->stack[lines->depth];
}

static bool begins_line(const struct lines *lines, size_t offset)
{
    return offset == 0 || lines->source->bytes.ptr[offset - 1] == '\n';
}

static str token_text(const struct lines *lines, const struct mustache_token *token)
{
    return str_slice(lines->source->bytes, token->begin, token->end);
}

static bool ends_line(str text)
{
    return str_ends(text, STR("\n"));
}

/* Only blanks, but for the line end. */
static bool is_blank_line(str text)
{
    if (str_ends(text, STR("\r\n")))
        text.len -= 2;
    else if (ends_line(text))
        text.len--;
    return leading_blanks(text).len == text.len;
}

/* The last token of a tag: a parent's closer. */
static size_t tag_end(const struct lines *lines, size_t tag)
{
    const struct mustache_token *token = &lines->tokens->items[tag];
    return token->kind == TOKEN_PARENT ? token->match : tag;
}

/* Empties the texts of tokens [begin, end), which the tag takes. Returns whether there were any. */
static bool take_texts(struct mustache_token *items, size_t begin, size_t end)
{
    bool any = false;
    for (size_t i = begin; i < end; i++)
        if (items[i].kind == TOKEN_TEXT) {
            items[i].outer_begin = items[i].outer_end;
            any = true;
        }
    return any;
}

/* The line ends with token `last`. Where it has one tag and is blank otherwise, the tag takes it. */
static void finish_line(struct lines *lines, size_t last)
{
    struct line *line = current(lines);
    if (line->blank && line->tags == 1) {
        struct mustache_token *items = lines->tokens->items;
        size_t end = tag_end(lines, line->tag);
        items[line->tag].standalone = true;
        items[end].standalone = true;
        if (take_texts(items, line->first, line->tag))
            items[line->tag].outer_begin = items[line->first].begin;
        if (take_texts(items, end + 1, last + 1))
            items[end].outer_end = items[last].end;
    }
    *line = (struct line){ .first = last + 1, .blank = true };
}

static void add_tag(struct lines *lines, size_t index)
{
    struct line *line = current(lines);
    line->tags++;
    line->tag = index;
    const struct mustache_token *before = index > line->first ? &lines->tokens->items[index - 1] : NULL;
    if (before && before->kind == TOKEN_TEXT && index - 1 == line->first && begins_line(lines, before->begin))
        lines->tokens->items[index].indent = leading_blanks(token_text(lines, before));
    /* Text before the tag is no indentation unless it is all blank. */
    if (!line->blank)
        lines->tokens->items[index].indent = STR("");
}

static void add_text(struct lines *lines, size_t index)
{
    str text = token_text(lines, &lines->tokens->items[index]);
    if (!is_blank_line(text))
        current(lines)->blank = false;
    if (ends_line(text))
        finish_line(lines, index);
}

static void trim_argument_begin(struct lines *lines, size_t index)
{
    lines->depth++;
    *current(lines) = (struct line){ .first = index, .tag = index, .tags = 1, .blank = true };
    size_t begin = lines->tokens->items[index].begin;
    size_t line_begin = begin;
    while (line_begin > 0 && is_blank(lines->source->bytes.ptr[line_begin - 1]))
        line_begin--;
    if (begins_line(lines, line_begin))
        lines->tokens->items[index].indent = str_slice(lines->source->bytes, line_begin, begin);
}

static void trim_argument_end(struct lines *lines, size_t index)
{
    add_tag(lines, index);
    finish_line(lines, index);
    lines->depth--;
}

void trim_lines(struct arena *scratch, const struct source *source, struct mustache_tokens *tokens)
{
    struct lines *lines = arena_new(scratch, struct lines);
    lines->source = source;
    lines->tokens = tokens;
    lines->stack[0].blank = true;
    for (size_t i = 0; i < tokens->count; i++) {
        const struct mustache_token *token = &tokens->items[i];
        if (token->kind == TOKEN_TEXT) {
            add_text(lines, i);
        } else if (token->kind == TOKEN_ESCAPED || token->kind == TOKEN_RAW) {
            current(lines)->blank = false;
        } else if (token->kind == TOKEN_PARENT || (token->argument && token->kind == TOKEN_CLOSE)) {
            if (token->kind == TOKEN_PARENT)
                add_tag(lines, i);
            else
                trim_argument_end(lines, i);
            i = next_argument(tokens, i);
            if (tokens->items[i].argument)
                trim_argument_begin(lines, i);
        } else {
            add_tag(lines, i);
        }
    }
    if (tokens->count > 0)
        finish_line(lines, tokens->count - 1);
}
