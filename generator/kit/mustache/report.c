/* What is said of a template. */
#include "mustache_internal.h"

#include <stdarg.h>

struct diag *report(struct reporter *reporter, enum diag_code code, struct span span, const char *format, ...)
{
    size_t *met = diag_code_severity(code) == DIAG_ERROR ? &reporter->errors : &reporter->warnings;
    if ((*met)++ >= MUSTACHE_DIAG_LIMIT)
        return NULL;
    va_list args;
    va_start(args, format);
    str message = arena_format_args(&reporter->diags->arena, format, args);
    va_end(args);
    return diag_add(reporter->diags, code, span, "%.*s", STR_ARG(message));
}

struct span token_span(const struct source *source, const struct mustache_token *token)
{
    return (struct span){ source, token->begin, token->end - token->begin };
}
