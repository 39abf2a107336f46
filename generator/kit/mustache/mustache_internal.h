/* Inside the Mustache engine: how a template gets from text to output.
 *
 *     scan     source -> tokens: a tag; the line beside a tag, or the lines between
 *     nest     pairs openers with closers
 *     lines    finds tags that stand alone on their line and takes the line away
 *     compile  tokens -> instructions
 *     render   instructions + data -> output
 *
 *     a\n{{#b}}\n  {{c}}\n{{/b}}\n   is   0  "a\n"  SECTION b, else go to 3
 *                                         1  "  "   ESCAPED c
 *                                         2  "\n"   NEXT, back to 1 or on
 *                                         3  ""     RETURN */
#ifndef KC_MUSTACHE_INTERNAL_H
#define KC_MUSTACHE_INTERNAL_H

#include "mustache.h"

#include <string.h>

/* ---- Names: strings numbered in the order of their first use ---- */

struct names {
    struct mustache_key *items; /* items[i].id is i */
    size_t count;
    size_t capacity;
    uint32_t *slots;   /* open addressing: 0 empty, else id + 1 */
    size_t slot_count; /* a power of two, or 0 */
};

/* The number of a name, or UINT32_MAX where it has none. */
uint32_t names_find(const struct names *names, str name);
/* The number of a name, a new one where it had none. The name is not copied. */
uint32_t names_add(struct names *names, struct arena *arena, str name);

/* ---- Tokens ---- */

enum mustache_token_kind {
    TOKEN_TEXT,
    TOKEN_ESCAPED,
    TOKEN_RAW,
    TOKEN_SECTION,
    TOKEN_INVERTED,
    TOKEN_PARTIAL,
    TOKEN_PARENT,
    TOKEN_BLOCK,
    TOKEN_CLOSE,
    TOKEN_COMMENT,
    TOKEN_DELIMITERS,
};

struct delimiters {
    str open;
    str close;
};

struct mustache_token {
    enum mustache_token_kind kind;
    bool dynamic;    /* PARTIAL, PARENT: the name is that of a key; CLOSE: there is a * before the name */
    bool argument;   /* BLOCK and its CLOSE: it is given to the parent it stands in */
    bool standalone; /* takes its line with it */
    size_t begin;    /* bytes of the source: of the text, or of the tag with its delimiters */
    size_t end;
    size_t outer_begin; /* the same with what it takes of its line */
    size_t outer_end;
    size_t match;                        /* the closer of an opener, the opener of a closer */
    str name;                            /* of a tag: without sigil and blanks */
    str indent;                          /* blanks before a tag that is first on its line */
    const struct delimiters *delimiters; /* those the tag was read with */
};

struct mustache_tokens {
    struct mustache_token *items;
    size_t count;
    size_t capacity;
};

/* Diagnostics of one template, with their limit: MUSTACHE_DIAG_LIMIT errors, and as many warnings. */
struct reporter {
    struct diags *diags;
    size_t errors; /* met, added or not */
    size_t warnings;
};

/* Adds a diagnostic unless there are too many of its severity already. The result may be NULL. */
struct diag *report(struct reporter *reporter, enum diag_code code, struct span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Are there as many errors as are reported? What follows them need not be looked at. */
static inline bool report_full(const struct reporter *reporter)
{
    return reporter->errors >= MUSTACHE_DIAG_LIMIT;
}

struct span token_span(const struct source *source, const struct mustache_token *token);

bool is_blank(char c);
/* The blanks (spaces and tabs) that text begins with. */
str leading_blanks(str text);

void scan_tokens(struct arena *scratch, const struct source *source, const struct delimiters *delimiters,
                 struct reporter *reporter, struct mustache_tokens *tokens);
void nest_tokens(struct arena *scratch, const struct source *source, struct reporter *reporter,
                 struct mustache_tokens *tokens);
/* The next argument of the parent whose opener, or whose last argument's closer, is token `at`; the parent's closer
 * where there is none. What else stands in a parent is passed over. For tokens without errors. */
size_t next_argument(const struct mustache_tokens *tokens, size_t at);
/* For tokens without errors. */
void trim_lines(struct arena *scratch, const struct source *source, struct mustache_tokens *tokens);

/* ---- Compiled templates ---- */

enum action {
    ACTION_NONE, /* only its text */
    ACTION_ESCAPED,
    ACTION_RAW,
    ACTION_SECTION,  /* goes to target where there is nothing to render */
    ACTION_NEXT,     /* the end of a section: the next item, or on */
    ACTION_INVERTED, /* goes to target where there is something */
    ACTION_PARTIAL,
    ACTION_PARENT, /* its arguments' code lies between it and target */
    ACTION_BLOCK,  /* its default lies between it and target */
    ACTION_RETURN, /* the end of a template or of an argument */
};

enum {
    LINE_BEFORE_TEXT = 1,   /* the text begins a line: indentation comes before it */
    LINE_BEFORE_ACTION = 2, /* the action begins a line */
};

/* An argument of a parent: a block given to it. */
struct argument {
    str name;
    struct span span; /* of its opener */
    uint32_t offset;  /* its code is that many instructions after ACTION_PARENT, and ends in ACTION_RETURN */
    uint32_t count;   /* instructions */
};

/* What instructions need more seldom. */
struct tag {
    struct span span;
    str name;                          /* as written; BLOCK: its name */
    struct mustache_template *partial; /* PARTIAL, PARENT; NULL where it is missing or dynamic */
    bool dynamic;                      /* the name of the partial is the value of the path */
    bool standalone;                   /* PARTIAL, PARENT: `indent` is for it; BLOCK: its first line too */
    str indent;                        /* what each line of the partial or the block is indented by */
    const struct argument *arguments;  /* PARENT */
    size_t argument_count;
    str body;                            /* SECTION: what a lambda is given */
    const struct delimiters *delimiters; /* SECTION: those in force in it */
    bool body_begins_line;               /* SECTION: the body's first line is indented */
};

struct instruction {
    const char *text;     /* written before the action; LITERAL_PADDING bytes after it may be read */
    uint32_t text_length; /* bytes */
    uint8_t action;       /* enum action */
    uint8_t flags;        /* LINE_… */
    uint16_t part_count;  /* of the path; 0: the item itself, {{.}} */
    const struct mustache_key *parts;
    const struct tag *tag; /* its own; for NONE, NEXT, RETURN the last one before it, for messages */
    uint32_t target;       /* instructions from this one on, for actions that skip */
};

enum { LITERAL_PADDING = 16 };

struct mustache_template {
    const struct mustache_set *set;
    const struct source *source; /* NULL: the loader has one that cannot be used */
    str name;
    const struct instruction *code; /* NULL where it has an error or is being compiled */
    bool usable;                    /* it has code, and so has all that it includes */
    size_t code_count;
    const struct mustache_read *paths; /* the names it looks up, in the order of its text */
    size_t path_count;
    const struct tag **includes; /* its PARTIAL and PARENT tags */
    size_t include_count;
    size_t visit; /* the last of the set's visits that came here; only while the set grows */
};

struct mustache_set {
    struct arena *arena;
    struct mustache_loader loader; /* .load NULL: none */
    struct mustache_limits limits;
    struct names keys;
    struct names template_names;
    struct mustache_template **templates; /* by number of its name; NULL: the loader has none */
    size_t template_capacity;
    size_t bytes;    /* of all that has been compiled */
    size_t compiled; /* templates before this one have been compiled */
    size_t visits;   /* walks through templates that include each other, so far */
};

/* Who compiles: a set that may load more, or a rendering that has the text of a lambda. */
struct compile_request {
    struct arena *arena; /* where the compiled form goes */
    const struct mustache_set *set;
    struct mustache_set *growing; /* the same set where it may grow; NULL: it is fixed */
    const struct source *source;
    const struct delimiters *delimiters;
    bool inside_line; /* the first line continues one: it is not indented */
    struct reporter *reporter;
};

extern const struct delimiters default_delimiters;

/* Fills code, paths and includes; false where the text has an error. */
bool compile_template(const struct compile_request *request, struct mustache_template *template);

/* The template of a name; NULL where there is none. A growing set loads it, to be compiled later. */
struct mustache_template *set_require(struct mustache_set *set, str name);
struct mustache_template *set_find(const struct mustache_set *set, str name);

#endif
