/* Mustache: templates and data in, text out.
 *
 *     template  {{#areas}}<td>{{name}}</td>{{/areas}}
 *     data      { "areas": [ { "name": "大足" }, { "name": "荣昌" } ] }
 *     text      <td>大足</td><td>荣昌</td>
 *
 * All of the specification 1.4 (https://github.com/mustache/spec): interpolation, sections, inverted sections,
 * partials, comments, delimiters, and the optional modules inheritance, dynamic names and lambdas. Text is
 * escaped for HTML (& < > " ') unless a template says {{{name}}} or {{&name}}.
 *
 * A template is compiled once and rendered many times:
 *
 *     struct mustache_set *set = mustache_set_new(&arena, &loader);
 *     const struct mustache_template *page = mustache_load(set, STR("page"), &diags);
 *     if (page && mustache_render_value(page, view, &out, &diags)) …
 *
 * Partials ({{>name}}) and parents ({{<name}}) are loaded and compiled with the template that names them. Once
 * all are loaded the set and its templates never change: any number of threads may render from it at once. A
 * dynamic name ({{>*key}}) finds only what was loaded, so load what it may name beforehand; to name a template with
 * an error is an error.
 *
 * White space is as the specification has it. A tag that stands alone on its line (blanks aside) takes the line
 * with it, except for values; a line with two tags stays. A partial or parent that stands alone indents each of
 * its lines by the blanks before it. A block that is given to a parent loses the indentation it has where it is
 * written and gets that of the place where it ends up; a parent with all that is in it counts as one tag of its
 * line. Lines end in LF or CRLF.
 *
 * What is wrong with a template is added to `diags` (template-… codes) with its place. A template with an error is
 * not usable, nor is one that includes it: mustache_load returns NULL. A missing partial is a warning and renders as
 * nothing; a missing parent is an error, since all that was to fill it would be lost. */
#ifndef KC_MUSTACHE_H
#define KC_MUSTACHE_H

#include "arena.h"
#include "buf.h"
#include "diag.h"
#include "source.h"
#include "value.h"

#include <stdint.h>

enum {
    /* Bytes of one template. None that people write is a tenth of it; compiled, one of nothing but tags takes a
     * hundred and fifty times its size. */
    MUSTACHE_TEMPLATE_LIMIT = 1024 * 1024,
    /* Bytes of all templates of a set. A site has a hundred kilobytes. */
    MUSTACHE_SET_LIMIT = 16 * 1024 * 1024,
    /* Bytes of a delimiter. Two are common. */
    MUSTACHE_DELIMITER_LIMIT = 16,
    /* Bytes of a name. Messages show it whole, and it is compared with those of the data. */
    MUSTACHE_NAME_LIMIT = 1000,
    /* Tags open inside each other in one template, and parts of one dotted name. Nobody can follow ten. */
    MUSTACHE_NESTING_LIMIT = 200,
    /* Partials, parents and blocks inside each other while rendering: a template that includes itself without end stops
     * here. The trees of data that people print are shallower. */
    MUSTACHE_DEPTH_LIMIT = 256,
    /* Sections inside each other while rendering, through partials too: a name that nothing has is looked for in
     * each of them. */
    MUSTACHE_CONTEXT_LIMIT = 1000,
    /* Bytes of indentation, of all partials around: each line is written with it. */
    MUSTACHE_INDENT_LIMIT = 4096,
    /* Lambdas that expand to lambdas: each is compiled anew and uses the C stack. */
    MUSTACHE_LAMBDA_LIMIT = 16,
    /* Bytes of one rendering. The largest page of a site is a few megabytes; nested lists multiply, and must not
     * fill the memory or the disk. */
    MUSTACHE_OUTPUT_LIMIT = 256 * 1024 * 1024,
    /* Steps of one rendering: some seconds. Lists inside lists inside lists that write nothing would otherwise run for
     * ever. A step is a tag gone through, an object asked in vain for a name, or for a further part of a dotted one, 16
     * members of an object looked at, a parent or an argument in which a block is looked for, or 16 bytes of what a lambda
     * wrote. A page of a megabyte takes a hundred thousand. */
    MUSTACHE_STEP_LIMIT = 200 * 1000 * 1000,
    /* Errors that are reported of one template, and as many warnings, and diagnostics of one rendering: the later ones
     * mostly follow from the earlier. */
    MUSTACHE_DIAG_LIMIT = 20,
};

/* ---- Templates ---- */

struct mustache_set;      /* templates by name, that can include each other */
struct mustache_template; /* compiled, immutable */

/* Where templates come from. */
struct mustache_loader {
    /* Sets *ret_source to the template of that name; false where there is none. The source must live as long as
     * the set. NULL: there is one, which cannot be used for a reason that the loader has reported (an unreadable
     * file); that counts as an error in it. The name is as written in the template: a loader of files refuses those
     * that lead out of its folder (.. and a first /). */
    bool (*load)(void *context, str name, const struct source **ret_source);
    /* What to do about a name that there is no template of, a clause for the diagnostic: "did you mean {{>footer}}?";
     * empty: nothing in particular. May be NULL. */
    str (*advise)(void *context, str name);
    void *context;
    str searched; /* where load looks, for the diagnostic about a missing template: "templates/" */
};

/* An empty set; it and its templates live in the arena. Without a loader (NULL) all partials are missing. The loader is
 * asked for a name once: what it did not have then stays missing, and what had an error is not reported again. */
struct mustache_set *mustache_set_new(struct arena *arena, const struct mustache_loader *loader);

/* What a rendering of a set's templates may take, where it is to be less than MUSTACHE_OUTPUT_LIMIT and
 * MUSTACHE_STEP_LIMIT. Set before the first rendering. */
struct mustache_limits {
    size_t output; /* bytes */
    size_t steps;
};
void mustache_set_limit(struct mustache_set *set, const struct mustache_limits *limits);

/* Compiles the template of that name and all that it includes, or finds it where that was done before. NULL where the
 * loader has none (template-missing), or where it or one that it includes has an error, which is reported the first
 * time. */
const struct mustache_template *mustache_load(struct mustache_set *set, str name, struct diags *diags);

/* Compiles a template that has no name (a page given on the command line) and all that it includes. The source, whose
 * names are not copied, must live as long as the set. */
const struct mustache_template *mustache_compile(struct mustache_set *set, const struct source *source,
                                                 struct diags *diags);

/* A name that a template looks up. */
struct mustache_read {
    str name;          /* dotted as written; "." */
    struct span place; /* of the name in the tag that reads it first, in the order of the templates' text */
};

/* What a template reads, it and all that it includes. */
struct mustache_reads {
    const struct mustache_read *keys; /* its values, sections and dynamic names, each once, sorted by name */
    size_t key_count;
    const str *partials; /* the names of its partials and parents, missing ones too, sorted */
    size_t partial_count;
    const str *blocks; /* the names of the blocks that a template which includes it can fill, sorted */
    size_t block_count;
    bool dynamic; /* it has dynamic names: it may include any template of the set */
};
struct mustache_reads mustache_reads(const struct mustache_template *template, struct arena *arena);
/* Is the partial or parent among them? */
bool mustache_reads_partial(const struct mustache_reads *reads, str name);

/* A block that a template gives to a parent which has none of that name: it renders as nothing. */
struct mustache_lost {
    str name;
    str parent;
    struct span place; /* of its opener */
};
/* Those of a template, not of what it includes, in the order of its text. Where the parent may include any template,
 * none of its blocks is called lost. */
const struct mustache_lost *mustache_find_lost(const struct mustache_template *template, struct arena *arena,
                                               size_t *ret_count);

/* ---- Data ---- */

/* A key as templates ask for it: one part of a dotted name. */
struct mustache_key {
    str name;
    uint32_t id; /* the same for equal names of one set, from 0 */
};

enum mustache_kind {
    MUSTACHE_FALSE,  /* its sections do not render: false, nothing, an empty text; as a value it renders `text` */
    MUSTACHE_TEXT,   /* its sections render once; as a value it renders `text` */
    MUSTACHE_OBJECT, /* has keys; its sections render once; as a value it renders nothing */
    MUSTACHE_LIST,   /* its sections render for each item; as a value it renders nothing */
    MUSTACHE_LAMBDA, /* is called, and what it writes is rendered as a template */
};

/* One thing in the data. Data are not copied: items are views that live while rendering. */
struct mustache_item {
    const void *handle; /* what the functions below are given to find it again */
    str text;           /* MUSTACHE_TEXT and MUSTACHE_FALSE */
    size_t count;       /* MUSTACHE_LIST: how many items */
    enum mustache_kind kind;
};

/* What a rendering remembers of a key. */
struct mustache_hint {
    uint32_t place; /* for the data's own use, 0 at first: an index worth trying first, say */
    uint32_t steps; /* the data add to it what looking through very many members costs: see MUSTACHE_STEP_LIMIT */
};

/* How the engine reads data of any form. `context` is that of the struct. The functions must be fit for the
 * threads that render with it. */
struct mustache_data {
    /* The member of an object; false where it has none of that key (then the engine looks in the object around
     * it). */
    bool (*lookup)(void *context, const void *object, const struct mustache_key *key, struct mustache_hint *hint,
                   struct mustache_item *ret_item);
    /* Item `index` of a list. */
    void (*item)(void *context, const void *list, size_t index, struct mustache_item *ret_item);
    /* What a name means that no object on the way has; NULL: nothing. Here lambdas are found by name. */
    bool (*outside)(void *context, const struct mustache_key *key, struct mustache_item *ret_item);
    /* Calls a lambda, which appends template text to `out`. For a section `body` is its text, not rendered, and
     * what is appended is read with the delimiters of the section; for a value `body` is NULL and the delimiters
     * are {{ }}. False: it failed (template-lambda). NULL where there are no lambdas. */
    bool (*call)(void *context, const void *lambda, const str *body, struct buf *out);
    void *context;
};

/* A C function that templates call by name. */
struct mustache_lambda {
    str name;
    bool (*call)(void *context, const str *body, struct buf *out); /* as in struct mustache_data */
    void *context;
};

struct mustache_lambdas {
    const struct mustache_lambda *items;
    size_t count;
};

/* Data in the form of struct value. Numbers render as their text. False are null, false, "" and []: not 0, which
 * is a figure like any other. Lambdas (NULL: none) are found where the data have no such key. */
struct mustache_data mustache_value_data(const struct mustache_lambdas *lambdas);
struct mustache_item mustache_value_item(const struct value *value);

/* ---- Rendering ---- */

/* Where text goes. */
struct mustache_sink {
    /* Takes the next bytes: some tens of kilobytes at a time, or one value where that is larger. False: it cannot, and
     * rendering stops. */
    bool (*write)(void *context, str bytes);
    void *context;
};

/* Renders to the end of a buffer. False where rendering stopped (template-limit, template-lambda): what was
 * appended is then not whole. */
bool mustache_render(const struct mustache_template *template, const struct mustache_data *data,
                     const struct mustache_item *root, struct buf *out, struct diags *diags);
/* The same to a sink. */
bool mustache_render_to(const struct mustache_template *template, const struct mustache_data *data,
                        const struct mustache_item *root, const struct mustache_sink *sink, struct diags *diags);
/* The commonest use: a value, no lambdas, a buffer. */
bool mustache_render_value(const struct mustache_template *template, const struct value *root, struct buf *out,
                           struct diags *diags);

/* Appends text as {{name}} would: & < > " ' as &amp; &lt; &gt; &quot; &#39;. */
void mustache_escape(struct buf *out, str text);

#endif
