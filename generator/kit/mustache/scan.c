/* Source -> tokens. */
#include "mustache_internal.h"

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

/* ---- Names ---- */

static str first_word(str text)
{
    size_t end = 0;
    while (end < text.len && !is_space(text.ptr[end]))
        end++;
    return str_slice(text, 0, end);
}

/* {{ #x}}: with a blank before it a sigil is a part of the name. */
static bool begins_with_sigil(str name)
{
    return name.len > 1 && memchr("#^/><$!=&{", name.ptr[0], 10);
}

static bool is_word_of_others(str word)
{
    static const str words[] = { STR_INIT("if"),   STR_INIT("unless"), STR_INIT("each"),
                                 STR_INIT("with"), STR_INIT("for"),    STR_INIT("else") };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq(words[i], word))
            return true;
    return false;
}

/* What to do about the name of a tag that is wrong in one of these ways. */
static void advise_name(struct scanner *scanner, struct diag *diag, enum mustache_token_kind kind, str name)
{
    struct diags *diags = scanner->reporter->diags;
    str open = scanner->delimiters->open;
    str close = scanner->delimiters->close;
    if (!diag)
        return;
    str word = first_word(name);
    if (name.len == 0)
        diag_advise(diags, diag,
                    kind == TOKEN_PARTIAL ? "write a template's name in it: %.*s>footer%.*s"
                                          : "write a name in it: %.*sname%.*s",
                    STR_ARG(open), STR_ARG(close));
    else if (kind == TOKEN_ESCAPED && begins_with_sigil(name))
        diag_advise(diags, diag, "write %.*s%c%.*s%.*s: \"%c\" counts only right behind \"%.*s\"", STR_ARG(open),
                    name.ptr[0], STR_ARG(str_trim(str_slice(name, 1, name.len))), STR_ARG(close), name.ptr[0],
                    STR_ARG(open));
    else if (is_word_of_others(word))
        diag_advise(diags, diag,
                    "Mustache has no \"%.*s\": %.*s#name%.*s begins what is for each \"name\", or where "
                    "there is one; %.*s^name%.*s what is where there is none",
                    STR_ARG(word), STR_ARG(open), STR_ARG(close), STR_ARG(open), STR_ARG(close));
}

/* The name of a tag: the content without sigil. Reports what is no name; of one with blanks the first word counts. */
static str read_name(struct scanner *scanner, enum mustache_token_kind kind, str content, struct span tag)
{
    str name = str_trim(content);
    str word = first_word(name);
    size_t begin = (size_t)(name.ptr - scanner->bytes.ptr);
    struct span place = span_of(scanner, begin, begin + name.len);
    struct diag *diag = NULL;
    if (name.len == 0)
        diag = report(scanner->reporter, DIAG_TEMPLATE_NAME, tag, "this tag has no name");
    else if (name.len > MUSTACHE_NAME_LIMIT)
        diag =
            report(scanner->reporter, DIAG_TEMPLATE_NAME, tag, "the name is longer than %d bytes", MUSTACHE_NAME_LIMIT);
    else if (word.len < name.len)
        diag = report(scanner->reporter, DIAG_TEMPLATE_NAME, place, "a name has no blanks in it");
    else if (kind == TOKEN_ESCAPED && begins_with_sigil(name))
        diag = report(scanner->reporter, DIAG_TEMPLATE_SIGIL, place, "this is read as a value of the name \"%.*s\"",
                      STR_ARG(name));
    advise_name(scanner, diag, kind, name);
    return str_slice(word, 0, word.len < MUSTACHE_NAME_LIMIT ? word.len : MUSTACHE_NAME_LIMIT);
}

/* ---- Delimiters ---- */

static bool is_delimiter(str word)
{
    return word.len > 0 && word.len <= MUSTACHE_DELIMITER_LIMIT && first_word(word).len == word.len &&
           !memchr(word.ptr, '=', word.len);
}

/* {{=<% %>=}}: the text between the equals signs. False where it is not two words. */
static bool read_delimiters(struct scanner *scanner, str content)
{
    content = str_trim(content);
    str open = first_word(content);
    str close = str_trim(str_slice(content, open.len, content.len));
    if (!is_delimiter(open) || !is_delimiter(close))
        return false;
    struct delimiters *delimiters = arena_new(scanner->scratch, struct delimiters);
    *delimiters = (struct delimiters){ open, close };
    scanner->delimiters = delimiters;
    return true;
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
    if (!well && scanner->bytes.ptr[close - 1] != '=')
        report(scanner->reporter, DIAG_TEMPLATE_DELIMITERS, span_of(scanner, begin, end),
               "\"=\" is missing before \"%.*s\"", STR_ARG(old->close));
    else if (!well)
        report(scanner->reporter, DIAG_TEMPLATE_DELIMITERS, span_of(scanner, begin, end),
               "new delimiters are two words of at most %d bytes, without blanks or \"=\" in them",
               MUSTACHE_DELIMITER_LIMIT);
    add_token(scanner, TOKEN_DELIMITERS, begin, end);
    scanner->at = end;
}

/* ---- Tags ---- */

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

static bool may_be_dynamic(enum mustache_token_kind kind)
{
    return kind == TOKEN_PARTIAL || kind == TOKEN_PARENT || kind == TOKEN_CLOSE;
}

static void read_named_tag(struct scanner *scanner, enum mustache_token_kind kind, str content, size_t begin,
                           size_t end)
{
    bool dynamic = may_be_dynamic(kind) && str_skip(str_trim(content), STR("*"), &content);
    str name = read_name(scanner, kind, content, span_of(scanner, begin, end));
    struct mustache_token *token = add_token(scanner, kind, begin, end);
    token->name = name;
    token->dynamic = dynamic;
}

static bool opens_or_closes(enum mustache_token_kind kind)
{
    return kind == TOKEN_SECTION || kind == TOKEN_INVERTED || kind == TOKEN_PARENT || kind == TOKEN_BLOCK ||
           kind == TOKEN_CLOSE;
}

/* A tag without its end, whose content begins at `name`: reports it and goes on at `resume`, where the next line or tag
 * begins. What it opens or closes counts all the same where that can be told, so that one slip is reported once. */
static void read_unclosed(struct scanner *scanner, enum mustache_token_kind kind, size_t name, size_t resume,
                          bool brace)
{
    size_t begin = scanner->at;
    size_t line_end = str_find(str_slice(scanner->bytes, 0, resume), STR("\n"), begin);
    struct span span = span_of(scanner, begin, line_end == STR_NONE ? resume : line_end);
    struct diag *diag =
        report(scanner->reporter, DIAG_TEMPLATE_TAG_UNCLOSED, span, "this tag has no end: \"%s%.*s\" is missing",
               brace ? "}" : "", STR_ARG(scanner->delimiters->close));
    if (diag)
        diag_advise(scanner->reporter->diags, diag,
                    brace ? "a tag that begins with a brace ends with one: %.*s{name}%.*s"
                          : "a tag ends with the delimiter that belongs to the one it begins with: %.*sname%.*s",
                    STR_ARG(scanner->delimiters->open), STR_ARG(scanner->delimiters->close));
    str content = str_trim(str_slice(scanner->bytes, name, resume > name ? resume : name));
    bool dynamic = may_be_dynamic(kind) && str_skip(content, STR("*"), &content);
    str word = first_word(str_trim(content));
    size_t length = 0;
    while (length < word.len && length < MUSTACHE_NAME_LIMIT && !memchr("{}<>", word.ptr[length], 4))
        length++;
    if (length > 0 && opens_or_closes(kind)) {
        struct mustache_token *token = add_token(scanner, kind, begin, resume);
        token->name = str_slice(word, 0, length);
        token->dynamic = dynamic;
    }
    scanner->at = resume;
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

/* The end of the line, or of the tag, that a place without an end is on. */
static size_t resume_after(const struct scanner *scanner, size_t begin)
{
    size_t line_end = str_find(scanner->bytes, STR("\n"), begin);
    return line_end == STR_NONE ? scanner->bytes.len : line_end;
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
    size_t end = STR_NONE;
    size_t content_end = find_end(scanner, name, brace, &end);
    if (content_end == STR_NONE) {
        read_unclosed(scanner, kind, name, end == STR_NONE ? resume_after(scanner, begin) : end, brace);
        return;
    }
    if (kind == TOKEN_DELIMITERS) {
        read_delimiters_tag(scanner, name, content_end);
        return;
    }
    if (kind == TOKEN_COMMENT) {
        add_token(scanner, kind, begin, end);
        scanner->at = end;
        return;
    }
    str text = str_slice(scanner->bytes, name, content_end);
    size_t inner = str_find(text, delimiters->open, 0);
    if (inner != STR_NONE && !str_eq(delimiters->open, delimiters->close)) {
        read_unclosed(scanner, kind, name, name + inner, brace);
        return;
    }
    read_named_tag(scanner, kind, text, begin, end);
    scanner->at = end;
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
