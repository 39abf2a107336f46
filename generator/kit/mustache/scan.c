/* Source -> tokens. */
#include "mustache_internal.h"

#include <string.h>

const struct delimiters default_delimiters = { STR_INIT("{{"), STR_INIT("}}") };

struct scanner {
    struct arena *scratch;
    const struct source *source;
    str bytes;
    size_t at;
    const struct delimiters *delimiters;
    struct reporter *reporter;
    struct mustache_tokens *tokens;
};

struct diag *report(struct reporter *reporter, enum diag_code code, struct span span, const char *format, ...)
{
    reporter->errors += code != DIAG_TEMPLATE_PARTIAL_MISSING;
    if (report_full(reporter))
        return NULL;
    reporter->count++;
    va_list args;
    va_start(args, format);
    str message = arena_format_args(&reporter->diags->arena, format, args);
    va_end(args);
    return diag_add(reporter->diags, code, span, "%.*s", STR_ARG(message));
}

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

static bool is_space(char c)
{
    return is_blank(c) || (c >= '\n' && c <= '\r');
}

static struct span span_of(const struct scanner *scanner, size_t begin, size_t end)
{
    return (struct span){ scanner->source, begin, end - begin };
}

static struct mustache_token *add_token(struct scanner *scanner, enum mustache_token_kind kind, size_t begin,
                                        size_t end)
{
    struct mustache_tokens *tokens = scanner->tokens;
    tokens->items =
        arena_reserve(scanner->scratch, tokens->items, tokens->count, &tokens->capacity, sizeof *tokens->items);
    struct mustache_token *token = &tokens->items[tokens->count++];
    *token = (struct mustache_token){ .kind = kind,
                                      .begin = begin,
                                      .end = end,
                                      .outer_begin = begin,
                                      .outer_end = end,
                                      .delimiters = scanner->delimiters };
    return token;
}

/* Text up to `end`: the rest of a line, whole lines, the beginning of a line. Only the first and the last can
 * belong to a line with a tag. */
static void add_text(struct scanner *scanner, size_t end)
{
    str text = str_slice(scanner->bytes, 0, end);
    size_t first = str_find(text, STR("\n"), scanner->at);
    size_t last = end;
    while (last > scanner->at && text.ptr[last - 1] != '\n')
        last--;
    size_t ends[] = { first == STR_NONE ? end : first + 1, last, end };
    for (size_t i = 0; i < 3; i++)
        if (ends[i] > scanner->at) {
            add_token(scanner, TOKEN_TEXT, scanner->at, ends[i]);
            scanner->at = ends[i];
        }
}

static size_t line_end_after(const struct scanner *scanner, size_t offset)
{
    size_t end = str_find(scanner->bytes, STR("\n"), offset);
    return end == STR_NONE ? scanner->bytes.len : end;
}

/* A name of a tag: the content without sigil. Reports what is no name. */
static str read_name(struct scanner *scanner, str content, struct span tag)
{
    str name = str_trim(content);
    if (name.len == 0) {
        report(scanner->reporter, DIAG_TEMPLATE_NAME, tag, "this tag has no name");
        return name;
    }
    for (size_t i = 0; i < name.len; i++)
        if (is_space(name.ptr[i])) {
            size_t begin = (size_t)(name.ptr - scanner->bytes.ptr);
            report(scanner->reporter, DIAG_TEMPLATE_NAME, span_of(scanner, begin, begin + name.len),
                   "a name has no blanks in it");
            break;
        }
    return name;
}

/* {{=<% %>=}}: the text between the equals signs. False where it is not two words. */
static bool read_delimiters(struct scanner *scanner, str content)
{
    content = str_trim(content);
    size_t open = 0;
    while (open < content.len && !is_space(content.ptr[open]))
        open++;
    str close = str_trim(str_slice(content, open, content.len));
    bool well = open > 0 && close.len > 0;
    for (size_t i = 0; i < content.len && well; i++)
        well = content.ptr[i] != '=';
    for (size_t i = 0; i < close.len && well; i++)
        well = !is_space(close.ptr[i]);
    if (!well)
        return false;
    struct delimiters *delimiters = arena_new(scanner->scratch, struct delimiters);
    *delimiters = (struct delimiters){ str_slice(content, 0, open), close };
    scanner->delimiters = delimiters;
    return true;
}

/* A tag without its end: reports it and goes on at `resume`, where the next line or tag begins. */
static void skip_unclosed(struct scanner *scanner, size_t begin, size_t resume, bool brace)
{
    size_t line_end = line_end_after(scanner, begin);
    struct span span = span_of(scanner, begin, line_end < resume ? line_end : resume);
    report(scanner->reporter, DIAG_TEMPLATE_TAG_UNCLOSED, span, "this tag has no end: \"%s%.*s\" is missing",
           brace ? "}" : "", STR_ARG(scanner->delimiters->close));
    scanner->at = resume;
}

static enum mustache_token_kind sigil_kind(char sigil)
{
    switch (sigil) {
    case '#':
        return TOKEN_SECTION;
    case '^':
        return TOKEN_INVERTED;
    case '/':
        return TOKEN_CLOSE;
    case '>':
        return TOKEN_PARTIAL;
    case '<':
        return TOKEN_PARENT;
    case '$':
        return TOKEN_BLOCK;
    case '!':
        return TOKEN_COMMENT;
    case '=':
        return TOKEN_DELIMITERS;
    case '&':
    case '{':
        return TOKEN_RAW;
    default:
        return TOKEN_ESCAPED;
    }
}

/* {{=<% %>=}}, of which `name` is the place after the first equals sign and `close` the first closing delimiter.
 * The new delimiters may hold the old ones ({{={{ }}=}}): the tag ends where an equals sign stands before one. */
static void read_delimiters_tag(struct scanner *scanner, size_t name, size_t close)
{
    const struct delimiters *old = scanner->delimiters;
    size_t begin = scanner->at;
    size_t equals = str_find(scanner->bytes, arena_join(scanner->scratch, STR("="), old->close), name);
    bool well = equals != STR_NONE && read_delimiters(scanner, str_slice(scanner->bytes, name, equals));
    size_t end = (well ? equals + 1 : close) + old->close.len;
    if (!well)
        report(scanner->reporter, DIAG_TEMPLATE_DELIMITERS, span_of(scanner, begin, end),
               "new delimiters are two words without blanks or \"=\" in them");
    add_token(scanner, TOKEN_DELIMITERS, begin, end);
    scanner->at = end;
}

static void read_named_tag(struct scanner *scanner, enum mustache_token_kind kind, str content, size_t begin,
                           size_t end)
{
    bool dynamic = false;
    if (kind == TOKEN_PARTIAL || kind == TOKEN_PARENT || kind == TOKEN_CLOSE) {
        content = str_trim(content);
        dynamic = kind != TOKEN_CLOSE && str_skip(content, STR("*"), &content);
    }
    str name = read_name(scanner, content, span_of(scanner, begin, end));
    struct mustache_token *token = add_token(scanner, kind, begin, end);
    token->name = name;
    token->dynamic = dynamic;
}

/* Where the content of a tag that begins at `name` ends, and in *ret_end where the tag ends; STR_NONE where it does
 * not. A tag that opens with a brace closes with one too: {{{x}}}, <%{x}%>. */
static size_t find_end(const struct scanner *scanner, size_t name, bool brace, size_t *ret_end)
{
    str close = scanner->delimiters->close;
    size_t at = str_find(scanner->bytes, close, name);
    if (at == STR_NONE)
        return STR_NONE;
    *ret_end = at + close.len;
    if (!brace)
        return at;
    size_t inner = str_find(str_slice(scanner->bytes, 0, *ret_end), STR("}"), name);
    if (inner == STR_NONE || !str_starts(str_slice(scanner->bytes, inner + 1, scanner->bytes.len), close))
        return STR_NONE;
    *ret_end = inner + 1 + close.len;
    return inner;
}

/* The tag whose opening delimiter stands at scanner->at. */
static void read_tag(struct scanner *scanner)
{
    const struct delimiters *delimiters = scanner->delimiters;
    size_t begin = scanner->at;
    size_t sigil = begin + delimiters->open.len;
    bool brace = sigil < scanner->bytes.len && scanner->bytes.ptr[sigil] == '{';
    enum mustache_token_kind kind = sigil_kind(sigil < scanner->bytes.len ? scanner->bytes.ptr[sigil] : '\0');
    size_t name = sigil + (kind != TOKEN_ESCAPED);
    size_t end = line_end_after(scanner, begin);
    size_t content_end = find_end(scanner, name, brace, &end);
    if (content_end == STR_NONE) {
        skip_unclosed(scanner, begin, end, brace);
        return;
    }
    if (kind == TOKEN_DELIMITERS) {
        read_delimiters_tag(scanner, name, content_end);
        return;
    }
    scanner->at = end;
    if (kind == TOKEN_COMMENT) {
        add_token(scanner, kind, begin, end);
        return;
    }
    str text = str_slice(scanner->bytes, name, content_end);
    size_t inner = str_find(text, delimiters->open, 0);
    if (inner != STR_NONE && !str_eq(delimiters->open, delimiters->close))
        skip_unclosed(scanner, begin, name + inner, brace);
    else
        read_named_tag(scanner, kind, text, begin, end);
}

void scan_tokens(struct arena *scratch, const struct source *source, const struct delimiters *delimiters,
                 struct reporter *reporter, struct mustache_tokens *tokens)
{
    struct scanner scanner = { .scratch = scratch,
                               .source = source,
                               .bytes = source->bytes,
                               .delimiters = delimiters,
                               .reporter = reporter,
                               .tokens = tokens };
    while (scanner.at < scanner.bytes.len && !report_full(reporter)) {
        size_t tag = str_find(scanner.bytes, scanner.delimiters->open, scanner.at);
        add_text(&scanner, tag == STR_NONE ? scanner.bytes.len : tag);
        if (tag != STR_NONE)
            read_tag(&scanner);
    }
}
