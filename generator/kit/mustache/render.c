/* Instructions + data -> output. */
#include "render_internal.h"

/* Text that a lambda wrote does not outlive the rendering: the tag that called it is shown. */
static struct span lasting(const struct render *render, struct span span)
{
    return render->lambdas > 0 ? render->lambda_span : span;
}

bool render_fail(struct render *render, enum diag_code code, struct span span, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    str message = arena_format_args(&render->diags->arena, format, args);
    va_end(args);
    diag_add(render->diags, code, lasting(render, span), "%.*s", STR_ARG(message));
    return false;
}

void render_warn(struct render *render, enum diag_code code, struct span span, const char *format, ...)
{
    span = lasting(render, span);
    for (size_t i = 0; i < render->warned_count; i++)
        if (render->warned[i].source == span.source && render->warned[i].offset == span.offset)
            return;
    if (render->warned_count == MUSTACHE_DIAG_LIMIT)
        return;
    render->warned[render->warned_count++] = span;
    va_list args;
    va_start(args, format);
    str message = arena_format_args(&render->diags->arena, format, args);
    va_end(args);
    diag_add(render->diags, code, span, "%.*s", STR_ARG(message));
}

bool render_fail_output(struct render *render, struct span span)
{
    if (render->out.refused)
        return false;
    return render_fail(render, DIAG_TEMPLATE_LIMIT, span, "more than %zu bytes were rendered",
                       render->set->limits.output);
}

bool render_step(struct render *render, size_t count, const struct tag *tag)
{
    render->steps += count;
    if (render->steps + render->context.steps <= render->set->limits.steps)
        return true;
    return render_fail(render, DIAG_TEMPLATE_LIMIT, tag->span, "this takes more than %zu steps",
                       render->set->limits.steps);
}

/* ---- Text ---- */

static bool begin_line(struct render *render)
{
    if (render->skip_indent) {
        render->skip_indent = false;
        return true;
    }
    const struct buf *indent = &render->indent;
    return output_text(&render->out, (str){ indent->ptr + render->indent_begin, indent->len - render->indent_begin });
}

/* Text with indentation at the beginning of each line. */
static bool write_lines(struct render *render, const struct instruction *at)
{
    if (at->text_length == 0)
        return true;
    if ((at->flags & LINE_BEFORE_TEXT) && !begin_line(render))
        return false;
    const char *text = at->text;
    const char *end = text + at->text_length;
    for (;;) {
        const char *line_end = memchr(text, '\n', (size_t)(end - text));
        line_end = line_end ? line_end + 1 : end;
        if (!output_text(&render->out, (str){ text, (size_t)(line_end - text) }))
            return false;
        if (line_end == end)
            return true;
        if (!begin_line(render))
            return false;
        text = line_end;
    }
}

static inline bool write_text(struct output *out, const struct instruction *at)
{
    size_t length = at->text_length;
    if (!output_room(out, length))
        return false;
    /* Whole blocks: both the literals and the output have room for one past their end. */
    if (length <= 4 * LITERAL_PADDING) {
        for (size_t i = 0; i < length; i += LITERAL_PADDING)
            memcpy(out->at + i, at->text + i, LITERAL_PADDING);
    } else {
        memcpy(out->at, at->text, length);
    }
    out->at += length;
    return true;
}

/* ---- Calls ---- */

static struct frame *push_frame(struct render *render, struct frame frame)
{
    render->frames = arena_reserve(&render->scratch, render->frames, render->frame_count, &render->frame_capacity,
                                   sizeof *render->frames);
    render->frames[render->frame_count] = frame;
    return &render->frames[render->frame_count++];
}

static size_t count_calls(const struct render *render, const struct tag *tag)
{
    size_t count = 0;
    for (size_t i = 0; i < render->frame_count; i++)
        count += render->frames[i].tag == tag;
    return count;
}

/* The limit is reached in whatever is called last; what goes round is the tag that stands in the calls most often. */
static bool fail_depth(struct render *render, const struct tag *last)
{
    const struct tag *most = last;
    size_t times = 1;
    for (size_t i = 0; i < render->frame_count; i++) {
        const struct tag *tag = render->frames[i].tag;
        size_t count = tag ? count_calls(render, tag) : 0;
        if (count > times) {
            most = tag;
            times = count;
        }
    }
    if (times == 1)
        return render_fail(render, DIAG_TEMPLATE_LIMIT, last->span, "more than %d templates are inside each other",
                           MUSTACHE_DEPTH_LIMIT);
    return render_fail(render, DIAG_TEMPLATE_LIMIT, most->span,
                       "more than %d templates are inside each other; does \"%.*s\" include itself without end?",
                       MUSTACHE_DEPTH_LIMIT, STR_ARG(most->name));
}

bool render_call(struct render *render, const struct instruction *next, size_t count, const struct tag *tag)
{
    if (render->calls == MUSTACHE_DEPTH_LIMIT)
        return fail_depth(render, tag);
    if (!render_step(render, count, tag))
        return false;
    render->calls++;
    push_frame(render, (struct frame){ .code = next,
                                       .tag = tag,
                                       .scope_before = render->scope,
                                       .indent_begin_before = render->indent_begin,
                                       .indent_end_before = render->indent.len });
    return true;
}

/* From here on lines begin with the bytes [begin, end) of the indentation. */
static void set_indent(struct render *render, size_t begin, size_t end)
{
    render->indent_begin = begin;
    render->indent.len = end;
    render->indented = end > begin;
    render->skip_indent = false;
}

void render_drop_indent(struct render *render)
{
    set_indent(render, render->indent.len, render->indent.len);
}

/* Indentation for the call just begun. */
static bool add_indent(struct render *render, const struct tag *tag)
{
    if (tag->indent.len > MUSTACHE_INDENT_LIMIT - (render->indent.len - render->indent_begin))
        return render_fail(render, DIAG_TEMPLATE_LIMIT, tag->span, "lines are indented by more than %d bytes",
                           MUSTACHE_INDENT_LIMIT);
    buf_add(&render->indent, tag->indent);
    set_indent(render, render->indent_begin, render->indent.len);
    return true;
}

static const struct instruction *end_call(struct render *render)
{
    const struct frame *frame = &render->frames[--render->frame_count];
    render->calls--;
    render->scope = frame->scope_before;
    set_indent(render, frame->indent_begin_before, frame->indent_end_before);
    return frame->code;
}

/* What the path of an instruction names; *ret_found whether there is any. False where looking for names has taken too
 * many steps, which is reported. */
static inline bool find(struct render *render, const struct instruction *at, struct mustache_item *ret_item,
                        bool *ret_found)
{
    *ret_found = context_find(&render->context, at->parts, at->part_count, ret_item);
    return render->context.steps <= render->set->limits.steps || render_step(render, 0, at->tag);
}

static bool fail_unusable(struct render *render, str name, const struct tag *tag)
{
    return render_fail(render, DIAG_TEMPLATE_MISSING, tag->span,
                       "the template \"%.*s\", which \"%.*s\" names, has an error", STR_ARG(name), STR_ARG(tag->name));
}

static void warn_of_missing(struct render *render, str name, const struct tag *tag)
{
    const struct mustache_loader *loader = &render->set->loader;
    bool cut = name.len > MUSTACHE_NAME_LIMIT;
    render_warn(render, DIAG_TEMPLATE_PARTIAL_MISSING, tag->span,
                "there is no template \"%.*s%s\"%s%.*s, which \"%.*s\" names",
                STR_ARG(cut ? str_slice(name, 0, 60) : name), cut ? "…" : "", loader->searched.len ? " in " : "",
                STR_ARG(loader->searched), STR_ARG(tag->name));
}

/* The template that a dynamic PARTIAL or PARENT names; *ret_template NULL where there is none. False where rendering
 * stops. */
static bool find_dynamic(struct render *render, const struct instruction *at,
                         const struct mustache_template **ret_template)
{
    struct mustache_item item;
    bool found;
    *ret_template = NULL;
    if (!find(render, at, &item, &found))
        return false;
    if (!found || item.kind != MUSTACHE_TEXT)
        return true;
    bool is_name = item.text.len <= MUSTACHE_NAME_LIMIT;
    const struct mustache_template *template = is_name ? set_find(render->set, item.text) : NULL;
    if (!template)
        warn_of_missing(render, item.text, at->tag);
    if (template && !template->usable)
        return fail_unusable(render, item.text, at->tag);
    *ret_template = template;
    return true;
}

/* Where a PARTIAL or PARENT goes on: in the template it includes or after it; NULL: rendering stops. */
static const struct instruction *include(struct render *render, const struct instruction *at)
{
    const struct instruction *next = at + at->target;
    const struct mustache_template *template = at->tag->partial;
    if (at->tag->dynamic && !find_dynamic(render, at, &template))
        return NULL;
    if (!template)
        return next;
    if (!render_call(render, next, template->code_count, at->tag))
        return NULL;
    if (at->action == ACTION_PARENT) {
        struct frame *frame = &render->frames[render->frame_count - 1];
        frame->parent = at;
        frame->outer_scope = render->scope;
        render->scope = render->frame_count;
    }
    if (!at->tag->standalone)
        render_drop_indent(render);
    else if (!add_indent(render, at->tag))
        return NULL;
    return template->code;
}

static const struct argument *find_argument(const struct instruction *parent, str name)
{
    const struct tag *tag = parent->tag;
    for (size_t i = tag->argument_count; i-- > 0;)
        if (str_eq(tag->arguments[i].name, name))
            return &tag->arguments[i];
    return NULL;
}

/* Where a BLOCK goes on: in the outermost argument of its name, else in its default. An argument sees those
 * arguments that were in force where it was written. */
static const struct instruction *enter_block(struct render *render, const struct instruction *at)
{
    const struct argument *argument = NULL;
    const struct frame *giver = NULL;
    for (size_t scope = render->scope; scope > 0; scope = render->frames[scope - 1].outer_scope) {
        const struct frame *frame = &render->frames[scope - 1];
        if (!render_step(render, 1 + frame->parent->tag->argument_count, at->tag))
            return NULL;
        const struct argument *found = find_argument(frame->parent, at->tag->name);
        if (found) {
            argument = found;
            giver = frame;
        }
    }
    if (!argument)
        return at + 1;
    const struct instruction *code = giver->parent + argument->offset;
    size_t scope = giver->outer_scope;
    if (!render_call(render, at + at->target, argument->count, at->tag))
        return NULL;
    render->scope = scope;
    if (!add_indent(render, at->tag))
        return NULL;
    if (!at->tag->standalone)
        render->skip_indent = render->indented;
    return code;
}

/* ---- Sections ---- */

static bool is_true(const struct mustache_item *item)
{
    return item->kind == MUSTACHE_LIST ? item->count > 0 : item->kind != MUSTACHE_FALSE;
}

static const struct instruction *enter_section(struct render *render, const struct instruction *at)
{
    struct mustache_item item;
    bool found;
    const struct instruction *next = at + at->target;
    if (!find(render, at, &item, &found))
        return NULL;
    if (!found || !is_true(&item))
        return next;
    if (item.kind == MUSTACHE_LAMBDA)
        return render_lambda(render, item.handle, at->tag, ACTION_SECTION) ? next : NULL;
    if (!render_step(render, at->target, at->tag))
        return NULL;
    if (render->context.count == MUSTACHE_CONTEXT_LIMIT) {
        render_fail(render, DIAG_TEMPLATE_LIMIT, at->tag->span, "more than %d sections are inside each other",
                    MUSTACHE_CONTEXT_LIMIT);
        return NULL;
    }
    struct frame frame = { .code = at + 1, .count = 1 };
    if (item.kind == MUSTACHE_LIST) {
        const struct mustache_data *data = render->context.data;
        frame.list = item.handle;
        frame.count = item.count;
        data->item(data->context, frame.list, 0, &item);
    }
    push_frame(render, frame);
    context_push(&render->context, &item);
    return at + 1;
}

static const struct instruction *enter_inverted(struct render *render, const struct instruction *at)
{
    struct mustache_item item;
    bool found;
    if (!find(render, at, &item, &found))
        return NULL;
    return found && is_true(&item) ? at + at->target : at + 1;
}

/* Where a NEXT goes on: at the section's next item or after it. */
static const struct instruction *next_item(struct render *render, const struct instruction *at)
{
    struct frame *frame = &render->frames[render->frame_count - 1];
    struct mustache_context *context = &render->context;
    if (++frame->index < frame->count) {
        const struct instruction *section = frame->code - 1;
        if (!render_step(render, section->target, section->tag))
            return NULL;
        context->data->item(context->data->context, frame->list, frame->index, &context->items[context->count - 1]);
        return frame->code;
    }
    render->frame_count--;
    context->count--;
    return at + 1;
}

/* ---- The machine ---- */

static bool write_value(struct render *render, const struct instruction *at)
{
    struct mustache_item item;
    bool found;
    if (!find(render, at, &item, &found))
        return false;
    if (!found)
        return true;
    if (item.kind == MUSTACHE_LAMBDA)
        return render_lambda(render, item.handle, at->tag, at->action);
    if (item.kind != MUSTACHE_TEXT && item.kind != MUSTACHE_FALSE)
        return true;
    if (at->action == ACTION_RAW ? output_text(&render->out, item.text) : output_escaped(&render->out, item.text))
        return true;
    return render_fail_output(render, at->tag->span);
}

bool render_run(struct render *render, const struct instruction *at)
{
    while (at) {
        if (!(render->indented ? write_lines(render, at) : write_text(&render->out, at)))
            return render_fail_output(render, at->tag->span);
        if (render->indented && (at->flags & LINE_BEFORE_ACTION) && !begin_line(render))
            return render_fail_output(render, at->tag->span);
        switch ((enum action)at->action) {
        case ACTION_ESCAPED:
        case ACTION_RAW:
            at = write_value(render, at) ? at + 1 : NULL;
            break;
        case ACTION_SECTION:
            at = enter_section(render, at);
            break;
        case ACTION_NEXT:
            at = next_item(render, at);
            break;
        case ACTION_INVERTED:
            at = enter_inverted(render, at);
            break;
        case ACTION_PARTIAL:
        case ACTION_PARENT:
            at = include(render, at);
            break;
        case ACTION_BLOCK:
            at = enter_block(render, at);
            break;
        case ACTION_RETURN:
            at = end_call(render);
            if (!at)
                return true;
            break;
        case ACTION_NONE:
            at++;
            break;
        }
    }
    return false;
}

static bool render_root(const struct mustache_template *template, const struct mustache_data *data,
                        const struct mustache_item *root, struct buf *buf, const struct mustache_sink *sink,
                        struct diags *diags)
{
    struct render render = { .set = template->set, .diags = diags };
    arena_init(&render.scratch);
    buf_init(&render.indent);
    context_init(&render.context, data, template->set->keys.count, &render.scratch);
    context_push(&render.context, root);
    output_begin(&render.out, buf, sink, template->set->limits.output);
    bool done =
        render_call(&render, NULL, template->code_count, template->code->tag) && render_run(&render, template->code);
    done = output_end(&render.out) && done;
    buf_finish(&render.indent);
    arena_finish(&render.scratch);
    return done;
}

bool mustache_render(const struct mustache_template *template, const struct mustache_data *data,
                     const struct mustache_item *root, struct buf *out, struct diags *diags)
{
    return render_root(template, data, root, out, NULL, diags);
}

bool mustache_render_to(const struct mustache_template *template, const struct mustache_data *data,
                        const struct mustache_item *root, const struct mustache_sink *sink, struct diags *diags)
{
    struct buf buf;
    buf_init(&buf);
    bool done = render_root(template, data, root, &buf, sink, diags);
    buf_finish(&buf);
    return done;
}
