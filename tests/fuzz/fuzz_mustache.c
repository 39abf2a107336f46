/* Fuzz target: a template of any bytes, its partials and its data.
 *
 *     {"areas": [{"name": "大足"}]}
 *     %%
 *     {{#areas}}{{>row}}{{/areas}}
 *     %%
 *     {{name}}
 *
 * Parts are parted by lines of %%: the data as JSON, the template, then partials. A single part is the template. Where the
 * data are no JSON, ready ones are used.
 *
 * What must hold: a buffer and a sink get the same; what fails has said why, or its sink has refused; each message is
 * about a place of its template; what the template says it reads is sorted, and is where it says; a text without a tag
 * renders as itself; and where only data have characters that HTML gives a meaning, the output has them escaped. */
#include "json_value.h"
#include "mustache.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    MOST_PARTS = 8,
    MOST_OUTPUT = 4 << 20, /* bytes; with the next, no input takes long */
    MOST_STEPS = 50 * 1000,
    MOST_TAKEN = 1 << 20, /* bytes that the sink takes before it refuses */
};

struct parts {
    struct source sources[MOST_PARTS];
    size_t count;
};

static void must(bool holds)
{
    if (!holds)
        abort();
}

static struct parts split(str text)
{
    struct parts parts = { .count = 0 };
    str line = STR("\n%%\n");
    while (parts.count < MOST_PARTS) {
        size_t end = parts.count + 1 < MOST_PARTS ? str_find(text, line, 0) : STR_NONE;
        bool last = end == STR_NONE;
        parts.sources[parts.count++] = (struct source){ STR("part"), str_slice(text, 0, last ? text.len : end) };
        if (last)
            break;
        text = str_slice(text, end + line.len, text.len);
    }
    return parts;
}

/* Any name is that of one of the partials, but for those that begin with a dash. */
static bool load(void *context, str name, const struct source **ret_source)
{
    const struct parts *parts = context;
    if (parts->count <= 2 || str_starts(name, STR("-")))
        return false;
    size_t sum = 0;
    for (size_t i = 0; i < name.len; i++)
        sum = sum * 31 + (unsigned char)name.ptr[i];
    *ret_source = &parts->sources[2 + sum % (parts->count - 2)];
    return true;
}

static bool call_twice(void *context, const str *body, struct buf *out)
{
    (void)context;
    buf_add(out, body ? *body : STR("{{a}}"));
    buf_add(out, body ? *body : STR("<b>"));
    return true;
}

static bool call_tag(void *context, const str *body, struct buf *out)
{
    (void)context;
    buf_add(out, STR("{{#twice}}"));
    if (body)
        buf_add(out, *body);
    buf_add(out, STR("{{/twice}}"));
    return out->len < MOST_OUTPUT;
}

/* ---- Rendering ---- */

struct taker {
    struct buf taken;
    bool refused;
};

static bool take(void *context, str bytes)
{
    struct taker *taker = context;
    taker->refused = taker->taken.len + bytes.len > MOST_TAKEN;
    if (!taker->refused)
        buf_add(&taker->taken, bytes);
    return !taker->refused;
}

/* To the sink, or where that is NULL to the buffer. What fails says why, unless the sink refused; what does not has no
 * error. */
static bool render(const struct mustache_template *template, const struct value *value,
                   const struct mustache_lambdas *lambdas, struct buf *out, struct taker *taker, struct diags *diags)
{
    struct mustache_data data = mustache_value_data(lambdas);
    struct mustache_item root = mustache_value_item(value);
    struct mustache_sink sink = { take, taker };
    size_t errors = diags->errors;
    bool whole = taker ? mustache_render_to(template, &data, &root, &sink, diags)
                       : mustache_render(template, &data, &root, out, diags);
    must(whole ? diags->errors == errors : diags->errors > errors || (taker && taker->refused));
    return whole;
}

static void check_rendering(const struct mustache_template *template, const struct source *source,
                            const struct value *value, struct diags *diags)
{
    static const struct mustache_lambda lambdas[] = { { STR_INIT("twice"), call_twice, NULL },
                                                      { STR_INIT("tag"), call_tag, NULL } };
    struct mustache_lambdas known = { lambdas, sizeof lambdas / sizeof *lambdas };
    struct buf out;
    buf_init(&out);
    struct taker taker = { .refused = false };
    buf_init(&taker.taken);
    bool whole = render(template, value, &known, &out, NULL, diags);
    must(out.len <= MOST_OUTPUT);
    bool taken = render(template, value, &known, NULL, &taker, diags);
    must(taker.refused ? str_starts(buf_str(&out), buf_str(&taker.taken))
                       : taken == whole && str_eq(buf_str(&out), buf_str(&taker.taken)));
    if (whole && str_find(source->bytes, STR("{{"), 0) == STR_NONE)
        must(str_eq(buf_str(&out), source->bytes));
    buf_finish(&taker.taken);
    buf_finish(&out);
}

/* ---- What is said of the template ---- */

static void check_span(struct span span)
{
    must(!span.source ||
         (span.offset <= span.source->bytes.len && span.length <= span.source->bytes.len - span.offset));
}

static void check_sorted(const str *names, size_t count)
{
    for (size_t i = 1; i < count; i++)
        must(str_compare(names[i - 1], names[i]) < 0);
}

static void check_reads(struct arena *arena, const struct mustache_template *template)
{
    struct mustache_reads reads = mustache_reads(template, arena);
    for (size_t i = 0; i < reads.key_count; i++) {
        check_span(reads.keys[i].place);
        must(i == 0 || str_compare(reads.keys[i - 1].name, reads.keys[i].name) < 0);
        must(str_eq(span_text(reads.keys[i].place), reads.keys[i].name));
    }
    check_sorted(reads.partials, reads.partial_count);
    check_sorted(reads.blocks, reads.block_count);
    for (size_t i = 0; i < reads.partial_count; i++)
        must(mustache_reads_partial(&reads, reads.partials[i]));
}

/* Lost blocks are openers of blocks in the template itself, and partials and parents that it reads. */
static void check_lost(struct arena *arena, const struct mustache_template *template, const struct source *source)
{
    struct mustache_reads reads = mustache_reads(template, arena);
    size_t count;
    const struct mustache_lost *lost = mustache_find_lost(template, arena, &count);
    for (size_t i = 0; i < count; i++) {
        must(lost[i].place.source == source);
        check_span(lost[i].place);
        str opener = span_text(lost[i].place);
        size_t sigil = str_find(opener, STR("$"), 0);
        must(sigil != STR_NONE && str_find(opener, lost[i].name, sigil) != STR_NONE);
        must(mustache_reads_partial(&reads, lost[i].parent));
    }
}

static void check_diags(const struct diags *diags)
{
    struct diag_memory memory = { 0 };
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < diags->count; i++) {
        check_span(diags->items[i].span);
        check_span(diags->items[i].related);
        diag_format(&text, &diags->items[i], &memory);
    }
    buf_finish(&text);
}

/* ---- Escaping ---- */

/* The part without characters that HTML gives a meaning, but for the sigils of partials and parents, and without tags
 * that write raw values or change the delimiters: what output has of these characters is data's. */
static struct source tame(struct arena *arena, struct source part)
{
    char *text = arena_alloc(arena, part.bytes.len + 1, 1);
    for (size_t i = 0; i < part.bytes.len; i++) {
        char c = part.bytes.ptr[i];
        bool in_tag = i >= 2 && text[i - 1] == '{' && text[i - 2] == '{';
        bool plain = c == '\0' || !strchr("<>\"'&={", c);
        bool allowed = c == '{' ? !in_tag : (c == '<' || c == '>') && in_tag;
        text[i] = plain || allowed ? c : '-';
    }
    return (struct source){ part.path, { text, part.bytes.len } };
}

static void check_escaped(str text)
{
    static const str entities[] = { STR_INIT("&amp;"), STR_INIT("&lt;"), STR_INIT("&gt;"), STR_INIT("&quot;"),
                                    STR_INIT("&#39;") };
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        must(c != '<' && c != '>' && c != '"' && c != '\'');
        bool known = c != '&';
        for (size_t k = 0; k < sizeof entities / sizeof *entities && !known; k++)
            known = str_starts(str_slice(text, i, text.len), entities[k]);
        must(known);
    }
}

static struct mustache_set *make_set(struct arena *arena, struct parts *parts)
{
    struct mustache_loader loader = { .load = load, .context = parts, .searched = STR("the input") };
    struct mustache_set *set = mustache_set_new(arena, &loader);
    mustache_set_limit(set, &(struct mustache_limits){ .output = MOST_OUTPUT, .steps = MOST_STEPS });
    return set;
}

/* Without lambdas: what they write may have raw tags. */
static void check_tamed(struct arena *arena, const struct parts *parts, const struct value *value, struct diags *diags)
{
    struct parts *tamed = arena_new(arena, struct parts);
    tamed->count = parts->count;
    for (size_t i = 0; i < parts->count; i++)
        tamed->sources[i] = tame(arena, parts->sources[i]);
    const struct source *source = &tamed->sources[parts->count > 1 ? 1 : 0];
    const struct mustache_template *template = mustache_compile(make_set(arena, tamed), source, diags);
    struct buf out;
    buf_init(&out);
    if (template)
        render(template, value, NULL, &out, NULL, diags);
    check_escaped(buf_str(&out));
    buf_finish(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct source ready = {
        STR_INIT("data"),
        STR_INIT("{\"a\": [{\"b\": \"<&>'\\\"\", \"c\": []}, {\"b\": 2.40, \"a\": [1, 2]}, null, \"\"], \"d\": "
                 "{\"e\": {\"f\": \"a\"}}, \"g\": false}")
    };
    struct arena arena;
    arena_init(&arena);
    struct diags diags;
    diags_init(&diags);
    struct parts parts = split((str){ (const char *)data, size });
    const struct value *value = parts.count > 1 ? json_parse(&arena, &parts.sources[0], &diags) : NULL;
    const struct source *source = &parts.sources[parts.count > 1 ? 1 : 0];
    if (!value)
        value = json_parse(&arena, &ready, &diags);
    must(value != NULL);
    size_t errors = diags.errors;
    const struct mustache_template *template = mustache_compile(make_set(&arena, &parts), source, &diags);
    must(template ? diags.errors == errors : diags.errors > errors);
    if (template) {
        check_reads(&arena, template);
        check_lost(&arena, template, source);
        check_rendering(template, source, value, &diags);
    }
    check_tamed(&arena, &parts, value, &diags);
    check_diags(&diags);
    diags_finish(&diags);
    arena_finish(&arena);
    return 0;
}
