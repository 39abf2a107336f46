/* Diagnostics: what is wrong with the content, where, and what to do.
 *
 * Input problems are never returned as error codes. A function that meets one adds it to a `struct diags` it
 * was given and goes on where it can; it returns false only where it has no usable output. Nothing in here
 * prints: main.c does, at the end, in a stable order.
 *
 *     content/articles/a.md:4:8: error: there is no area "dazhu" [unknown-area]
 *      4 | areas: [dazhu]
 *        |         ^~~~~
 *        = help: use an id of content/areas.yaml
 *
 * Codes are permanent: a code's text is never given to another meaning. They stand in diag_codes.def. */
#ifndef KC_DIAG_H
#define KC_DIAG_H

#include "arena.h"
#include "buf.h"
#include "source.h"

enum diag_severity { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

enum diag_code {
#define DIAG(name, text, severity, help) DIAG_##name,
#include "diag_codes.def"
#undef DIAG
    DIAG_CODE_COUNT
};

struct diag {
    enum diag_code code;
    enum diag_severity severity; /* of the code, unless raised or lowered afterwards */
    struct span span;            /* the place; .source NULL where there is none */
    str message;                 /* one sentence, no full stop, no line end */
    struct span related;         /* a second place (an opener, the other article); .source NULL: none */
    str related_message;         /* what stands there */
    str help;                    /* advice for this very case, in place of the code's; "": the code's */
};

struct diags {
    struct arena arena; /* holds the messages */
    struct diag *items; /* in the order in which they were added */
    size_t count;
    size_t capacity;
    size_t errors;   /* how many items are errors */
    size_t warnings; /* how many items are warnings */
};

void diags_init(struct diags *diags);
void diags_finish(struct diags *diags);

/* Adds a diagnostic; the message is formatted and copied. The span's source must outlive `diags`.
 * The result may be given to diag_relate at once; it is valid until the next call. */
struct diag *diag_add(struct diags *diags, enum diag_code code, struct span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Names a second place for the diagnostic just added. */
void diag_relate(struct diags *diags, struct diag *diag, struct span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Gives the diagnostic just added advice of its own, in place of its code's. */
void diag_advise(struct diags *diags, struct diag *diag, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Makes the diagnostic just added, whose code is an error, a warning. */
void diag_soften(struct diags *diags, struct diag *diag);
/* Makes errors of all warnings. */
void diags_raise(struct diags *diags);
/* Appends copies of all of `from` to `to`: how diagnostics that were gathered
 * apart, to be sorted or by several threads, come to the others. */
void diags_append(struct diags *to, const struct diags *from);

/* Puts neighbours of one source, from item `begin` on, into the order of their places; by insertion: they are to be few. */
void diags_sort(struct diags *diags, size_t begin);

/* The permanent text of a code ("unknown-area"). */
str diag_code_text(enum diag_code code);
enum diag_severity diag_code_severity(enum diag_code code);
/* What to do about it: the diagnostic's own advice, else its code's; "" where there is none. */
str diag_help(const struct diag *diag);
str diag_severity_text(enum diag_severity severity);

/* The places printed last, so that printing many diagnostics of one text does not count its lines for each. All zero
 * before the first. */
struct diag_memory {
    struct position_memory place;
    struct position_memory related;
};

/* Appends the diagnostic as a person reads it: place, message, the source line with a caret under the
 * place (padded by display width), the related place, the advice; ends with LF. Control characters of the
 * source line are shown as spaces, those of all else as U+FFFD, and long lines are cut around the place. */
void diag_format(struct buf *out, const struct diag *diag, struct diag_memory *memory);

#endif
