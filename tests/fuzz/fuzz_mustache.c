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
 * What must hold: a second rendering writes the same; what the template says it reads is sorted; a text without a tag
 * renders as itself. */
#include "json_value.h"
#include "mustache.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    MOST_PARTS = 8,
    MOST_OUTPUT = 1 << 20, /* bytes; a sink that takes no more keeps most inputs short */
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
    *ret_source = &parts->sources[2 + mustache_hash(name) % (parts->count - 2)];
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

static bool take(void *context, str bytes)
{
    struct buf *out = context;
    if (out->len + bytes.len > MOST_OUTPUT)
        return false;
    buf_add(out, bytes);
    return true;
}

static bool render(const struct mustache_template *template, const struct value *value, struct buf *out,
                   struct diags *diags)
{
    static const struct mustache_lambda lambdas[] = { { STR_INIT("twice"), call_twice, NULL },
                                                      { STR_INIT("tag"), call_tag, NULL } };
    struct mustache_lambdas known = { lambdas, sizeof lambdas / sizeof *lambdas };
    struct mustache_data data = mustache_value_data(&known);
    struct mustache_item root = mustache_value_item(value);
    struct mustache_sink sink = { take, out };
    return mustache_render_to(template, &data, &root, &sink, diags);
}

static void check_reads(struct arena *arena, const struct mustache_template *template)
{
    struct mustache_reads reads = mustache_reads(template, arena);
    for (size_t i = 0; i < reads.key_count; i++) {
        struct span place = reads.keys[i].place;
        must(i == 0 || str_compare(reads.keys[i - 1].name, reads.keys[i].name) < 0);
        must(str_eq(str_slice(place.source->bytes, place.offset, place.offset + place.length), reads.keys[i].name));
    }
    for (size_t i = 1; i < reads.partial_count; i++)
        must(str_compare(reads.partials[i - 1], reads.partials[i]) < 0);
}

static void check_template(struct arena *arena, const struct mustache_template *template, const struct source *source,
                           const struct value *value, struct diags *diags)
{
    check_reads(arena, template);
    struct buf first, second;
    buf_init(&first);
    buf_init(&second);
    bool whole = render(template, value, &first, diags);
    must(render(template, value, &second, diags) == whole && str_eq(buf_str(&first), buf_str(&second)));
    if (whole && str_find(source->bytes, STR("{{"), 0) == STR_NONE)
        must(str_eq(buf_str(&first), source->bytes));
    buf_finish(&second);
    buf_finish(&first);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct source ready = {
        STR_INIT("data"),
        STR_INIT("{\"a\": [{\"b\": \"<&>\", \"c\": []}, {\"b\": 2.40, \"a\": [1, 2]}, null, \"\"], \"d\": "
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
    struct mustache_loader loader = { .load = load, .context = &parts, .searched = STR("the input") };
    struct mustache_set *set = mustache_set_new(&arena, &loader);
    const struct mustache_template *template = mustache_compile(set, source, &diags);
    if (template)
        check_template(&arena, template, source, value, &diags);
    diags_finish(&diags);
    arena_finish(&arena);
    return 0;
}
