/* Inside rendering: where text goes, the objects around a place, and the machine's state. */
#ifndef KC_MUSTACHE_RENDER_INTERNAL_H
#define KC_MUSTACHE_RENDER_INTERNAL_H

#include "mustache_internal.h"

/* ---- Output ---- */

struct output {
    char *at;  /* where the next byte goes */
    char *end; /* OUTPUT_SLACK bytes before the end of the memory, or less where the limit is near */
    struct buf *buf;
    const struct mustache_sink *sink; /* NULL: all stays in buf */
    size_t start;                     /* buf's length when rendering began */
    size_t flushed;                   /* bytes the sink has taken */
    size_t limit;                     /* bytes that may yet be written, all in all */
    bool refused;                     /* the sink took no more */
};

/* Bytes past output.end that may be written without asking: copies go in whole blocks. */
enum { OUTPUT_SLACK = 64 };

void output_begin(struct output *out, struct buf *buf, const struct mustache_sink *sink, size_t limit);
/* Sets the buffer's length, and gives the sink the rest. */
bool output_end(struct output *out);
size_t output_written(const struct output *out);
/* Room for n bytes; false where the limit is reached or the sink refuses. */
bool output_make_room(struct output *out, size_t n);
bool output_escaped(struct output *out, str text);

static inline bool output_room(struct output *out, size_t n)
{
    return (size_t)(out->end - out->at) >= n || output_make_room(out, n);
}

static inline bool output_text(struct output *out, str text)
{
    if (!output_room(out, text.len))
        return false;
    if (text.len > 0)
        memcpy(out->at, text.ptr, text.len);
    out->at += text.len;
    return true;
}

/* ---- Context ---- */

/* The objects around the place being rendered, innermost last. */
struct mustache_context {
    const struct mustache_data *data;
    struct arena *scratch;
    struct mustache_item *items;
    size_t count;
    size_t capacity;
    struct mustache_hint *hints; /* by key id; one more for the keys that lambdas bring */
    size_t hint_count;
    size_t steps; /* what looking for names has cost so far, as MUSTACHE_STEP_LIMIT counts it */
};

void context_init(struct mustache_context *context, const struct mustache_data *data, size_t key_count,
                  struct arena *scratch);
void context_push(struct mustache_context *context, const struct mustache_item *item);
/* The item a path names; false where there is none. */
bool context_find(struct mustache_context *context, const struct mustache_key *parts, size_t count,
                  struct mustache_item *ret_item);

/* ---- The machine ---- */

/* A section whose items are being rendered, or a call of a template's or an argument's code. */
struct frame {
    const struct instruction *code; /* section: its first instruction; call: where to go on, NULL: nowhere */
    const void *list;               /* section over a list */
    size_t index;                   /* section: the item being rendered */
    size_t count;                   /* section: its items */
    /* Call: */
    const struct tag *tag;            /* that called */
    const struct instruction *parent; /* whose arguments it was given; NULL: none */
    size_t outer_scope;               /* the scope around its arguments */
    size_t scope_before;              /* the rest is what was in force before, to be put back */
    size_t indent_begin_before;
    size_t indent_end_before;
};

struct render {
    const struct mustache_set *set;
    struct arena scratch;
    struct mustache_context context;
    struct output out;
    struct frame *frames;
    size_t frame_count;
    size_t frame_capacity;
    size_t calls; /* frames that are calls */
    size_t steps; /* MUSTACHE_STEP_LIMIT says what counts; a section's tags count for each item, a template's each time
                     it is included */
    /* The arguments in force: 1 + the frame that was given them; that frame's outer_scope leads on; 0: none. */
    size_t scope;
    /* What each line begins with: indent[indent_begin, …). The first line of an argument that ended up inside a
     * line has its indentation already. */
    struct buf indent;
    size_t indent_begin;
    bool skip_indent;
    bool indented;           /* indentation is not empty: the slow way of writing text */
    size_t lambdas;          /* that are being expanded, inside each other */
    struct span lambda_span; /* the tag that called the outermost */
    struct diags *diags;
    struct span warned[MUSTACHE_DIAG_LIMIT]; /* places with a warning: one each */
    size_t warned_count;
};

/* Adds an error, which ends the rendering. Returns false, for `return`. */
bool render_fail(struct render *render, enum diag_code code, struct span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Adds a warning, unless its place has one. */
void render_warn(struct render *render, enum diag_code code, struct span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Where output_… has returned false: says so unless the sink refused. Returns false. */
bool render_fail_output(struct render *render, struct span span);
/* Counts steps for a tag. False where there are too many, which is reported. */
bool render_step(struct render *render, size_t count, const struct tag *tag);

/* Begins a call of `count` instructions for a tag, which goes on at `next` when it returns. False where a limit is
 * reached, which is reported. */
bool render_call(struct render *render, const struct instruction *next, size_t count, const struct tag *tag);
/* Text in the call just begun continues a line: none of its lines is indented. */
void render_drop_indent(struct render *render);
/* Runs from `code` until the call that has nowhere to go on returns. */
bool render_run(struct render *render, const struct instruction *code);

/* Calls a lambda for a tag and renders what it writes. */
bool render_lambda(struct render *render, const void *lambda, const struct tag *tag, enum action action);

#endif
