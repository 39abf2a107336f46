/* Pairs the tokens that open something with those that close it. */
#include "mustache_internal.h"

struct nest {
    const struct source *source;
    struct reporter *reporter;
    struct mustache_tokens *tokens;
    size_t open[MUSTACHE_NESTING_LIMIT]; /* tokens that wait for their closer, innermost last */
    size_t depth;
    size_t beyond;                     /* openers past the limit, so that their closers are not called stray */
    const struct mustache_token *slip; /* an opener that another name closed by a slip of the pen; NULL: none */
};

static void open_token(struct nest *nest, size_t index)
{
    struct mustache_token *token = &nest->tokens->items[index];
    if (nest->depth == MUSTACHE_NESTING_LIMIT) {
        if (nest->beyond++ == 0)
            report(nest->reporter, DIAG_TEMPLATE_LIMIT, token_span(nest->source, token),
                   "more than %d tags are open inside each other", MUSTACHE_NESTING_LIMIT);
        return;
    }
    if (token->kind == TOKEN_BLOCK && nest->depth > 0)
        token->argument = nest->tokens->items[nest->open[nest->depth - 1]].kind == TOKEN_PARENT;
    nest->open[nest->depth++] = index;
}

/* A dynamic parent {{<*key}} is closed with or without the asterisk, which may also be a part of a name. */
static bool closes(const struct mustache_token *opener, const struct mustache_token *closer)
{
    str name = opener->name;
    return (!closer->dynamic || opener->dynamic || str_skip(name, STR("*"), &name)) && str_eq(name, closer->name);
}

static void match(struct nest *nest, size_t opener, size_t closer)
{
    nest->tokens->items[opener].match = closer;
    nest->tokens->items[closer].match = opener;
    nest->tokens->items[closer].argument = nest->tokens->items[opener].argument;
}

static void report_unclosed(struct nest *nest, const struct mustache_token *opener)
{
    struct diag *diag = report(nest->reporter, DIAG_TEMPLATE_SECTION_UNCLOSED, token_span(nest->source, opener),
                               "\"%.*s\" is opened and never closed", STR_ARG(opener->name));
    if (diag)
        diag_advise(nest->reporter->diags, diag, "close it with %.*s/%.*s%.*s", STR_ARG(opener->delimiters->open),
                    STR_ARG(opener->name), STR_ARG(opener->delimiters->close));
}

static void report_stray(struct nest *nest, const struct mustache_token *closer)
{
    struct diag *diag = report(nest->reporter, DIAG_TEMPLATE_CLOSE_STRAY, token_span(nest->source, closer),
                               "\"%.*s\" is closed but not open", STR_ARG(closer->name));
    if (diag)
        diag_advise(nest->reporter->diags, diag, "remove it, or open the section with %.*s#%.*s%.*s",
                    STR_ARG(closer->delimiters->open), STR_ARG(closer->name), STR_ARG(closer->delimiters->close));
}

/* A closer that is not the innermost opener's. Where an opener further out is meant, those inside it are
 * unclosed; else the name is taken for a slip of the pen, whose own closer may yet come. */
static void close_other(struct nest *nest, size_t index)
{
    const struct mustache_token *closer = &nest->tokens->items[index];
    size_t depth = nest->depth;
    while (depth > 0 && !closes(&nest->tokens->items[nest->open[depth - 1]], closer))
        depth--;
    const struct mustache_token *inner = &nest->tokens->items[nest->open[nest->depth - 1]];
    struct diag *diag =
        report(nest->reporter, DIAG_TEMPLATE_CLOSE_MISMATCH, token_span(nest->source, closer),
               "\"%.*s\" is closed here, but \"%.*s\" is open", STR_ARG(closer->name), STR_ARG(inner->name));
    if (diag) {
        diag_relate(nest->reporter->diags, diag, token_span(nest->source, inner), "\"%.*s\" is opened here",
                    STR_ARG(inner->name));
        diag_advise(nest->reporter->diags, diag,
                    depth > 0 ? "first close it with %.*s/%.*s%.*s" : "close it with %.*s/%.*s%.*s",
                    STR_ARG(inner->delimiters->open), STR_ARG(inner->name), STR_ARG(inner->delimiters->close));
    }
    nest->slip = inner;
    nest->depth = depth > 0 ? depth - 1 : nest->depth - 1;
}

static void close_token(struct nest *nest, size_t index)
{
    const struct mustache_token *closer = &nest->tokens->items[index];
    if (nest->beyond > 0)
        nest->beyond--;
    else if (nest->depth > 0 && closes(&nest->tokens->items[nest->open[nest->depth - 1]], closer))
        match(nest, nest->open[--nest->depth], index);
    else if (nest->slip && closes(nest->slip, closer))
        nest->slip = NULL;
    else if (nest->depth == 0)
        report_stray(nest, closer);
    else
        close_other(nest, index);
}

void nest_tokens(struct arena *scratch, const struct source *source, struct reporter *reporter,
                 struct mustache_tokens *tokens)
{
    struct nest *nest = arena_new(scratch, struct nest);
    *nest = (struct nest){ .source = source, .reporter = reporter, .tokens = tokens };
    for (size_t i = 0; i < tokens->count && !report_full(reporter); i++) {
        switch (tokens->items[i].kind) {
        case TOKEN_SECTION:
        case TOKEN_INVERTED:
        case TOKEN_PARENT:
        case TOKEN_BLOCK:
            open_token(nest, i);
            break;
        case TOKEN_CLOSE:
            close_token(nest, i);
            break;
        default:
            break;
        }
    }
    for (size_t i = 0; i < nest->depth; i++)
        report_unclosed(nest, &tokens->items[nest->open[i]]);
}

size_t next_argument(const struct mustache_tokens *tokens, size_t at)
{
    for (at++; !tokens->items[at].argument; at++) {
        const struct mustache_token *token = &tokens->items[at];
        if (token->kind == TOKEN_CLOSE)
            break;
        if (token->kind == TOKEN_SECTION || token->kind == TOKEN_INVERTED || token->kind == TOKEN_PARENT)
            at = token->match;
    }
    return at;
}
