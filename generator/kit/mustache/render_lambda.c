/* Lambdas: C functions in the data that write templates. */
#include "render_internal.h"

/* What the compiler says about text that no file holds is said about the tag that asked for it. */
static void forward(struct render *render, const struct diags *diags, const struct tag *tag)
{
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *diag = &diags->items[i];
        if (diag->severity != DIAG_ERROR)
            render_warn(render, diag->code, tag->span, "in what \"%.*s\" wrote: %.*s", STR_ARG(tag->name),
                        STR_ARG(diag->message));
    }
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *diag = &diags->items[i];
        if (diag->severity == DIAG_ERROR) {
            render_fail(render, DIAG_TEMPLATE_LAMBDA, tag->span, "in what \"%.*s\" wrote: %.*s", STR_ARG(tag->name),
                        STR_ARG(diag->message));
            return; /* the others would be said of the same place */
        }
    }
}

static bool compile(struct render *render, struct arena *memory, const struct source *source, const struct tag *tag,
                    bool section, struct mustache_template *template)
{
    struct diags diags;
    diags_init(&diags);
    struct reporter reporter = { .diags = &diags };
    struct compile_request request = { .arena = memory,
                                       .set = render->set,
                                       .source = source,
                                       .delimiters = section ? tag->delimiters : &default_delimiters,
                                       .inside_line = !section || !tag->body_begins_line,
                                       .reporter = &reporter };
    bool done = compile_template(&request, template);
    forward(render, &diags, tag);
    diags_finish(&diags);
    return done;
}

static bool run(struct render *render, const struct mustache_template *template, const struct tag *tag, bool section)
{
    if (!render_call(render, NULL, template->code_count, tag))
        return false;
    if (!section)
        render_drop_indent(render);
    return render_run(render, template->code);
}

/* Renders into a buffer of its own and escapes that. */
static bool run_escaped(struct render *render, const struct mustache_template *template, const struct tag *tag)
{
    struct output outer = render->out;
    struct buf buf;
    buf_init(&buf);
    output_begin(&render->out, &buf, NULL, outer.limit - output_written(&outer));
    bool done = run(render, template, tag, false);
    output_end(&render->out);
    render->out = outer;
    if (done && !output_escaped(&render->out, buf_str(&buf)))
        done = render_fail_output(render, tag->span);
    buf_finish(&buf);
    return done;
}

static bool expand(struct render *render, str text, const struct tag *tag, enum action action)
{
    struct arena memory;
    arena_init(&memory);
    struct source source = { tag->name, text };
    struct mustache_template template = { .set = render->set, .source = &source, .name = tag->name };
    bool section = action == ACTION_SECTION;
    bool done = compile(render, &memory, &source, tag, section, &template);
    if (done)
        done = action == ACTION_ESCAPED ? run_escaped(render, &template, tag) : run(render, &template, tag, section);
    arena_finish(&memory);
    return done;
}

bool render_lambda(struct render *render, const void *lambda, const struct tag *tag, enum action action)
{
    const struct mustache_data *data = render->context.data;
    if (!data->call)
        return true;
    if (render->lambdas == MUSTACHE_LAMBDA_LIMIT)
        return render_fail(render, DIAG_TEMPLATE_LIMIT, tag->span, "more than %d lambdas inside each other",
                           MUSTACHE_LAMBDA_LIMIT);
    if (render->lambdas++ == 0)
        render->lambda_span = tag->span;
    struct buf text;
    buf_init(&text);
    bool done = data->call(data->context, lambda, action == ACTION_SECTION ? &tag->body : NULL, &text);
    if (!done)
        render_fail(render, DIAG_TEMPLATE_LAMBDA, tag->span, "the lambda \"%.*s\" failed", STR_ARG(tag->name));
    done = done && render_step(render, text.len / 16, tag) && expand(render, buf_str(&text), tag, action);
    buf_finish(&text);
    render->lambdas--;
    return done;
}
