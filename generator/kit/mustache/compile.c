/* Tokens -> instructions. */
#include "mustache_internal.h"

/* An instruction whose text is not in its place yet. */
struct draft {
    struct instruction instruction;
    size_t text; /* its offset in the literals */
};

/* An opener that waits for its closer. */
struct construct {
    size_t instruction;      /* of the opener; of an argument: of its parent */
    struct tag *tag;         /* of the instruction */
    str dedent;              /* what was in force outside */
    size_t arguments_before; /* PARENT: the arguments of those around it */
};

struct compiler {
    const struct compile_request *request;
    struct arena scratch;
    str bytes;
    struct mustache_tokens tokens;
    struct draft *drafts;
    size_t count;
    size_t capacity;
    const struct tag *tag; /* of the last instruction that has one of its own; before it, one without a name */
    struct buf literals;
    size_t text_begin; /* of the text that waits for an action, in the literals */
    bool text_begins_line;
    bool at_line_begin; /* the next text or tag begins a line */
    str dedent;         /* indentation that the lines of this argument lose */
    struct construct stack[MUSTACHE_NESTING_LIMIT];
    size_t depth;
    struct argument *arguments; /* of the parents around, outermost first */
    size_t argument_count;
    size_t argument_capacity;
    struct mustache_read *paths;
    size_t path_count;
    size_t path_capacity;
    const struct tag **includes;
    size_t include_count;
    size_t include_capacity;
};

/* ---- Emitting ---- */

static bool text_waits(const struct compiler *compiler)
{
    return compiler->literals.len > compiler->text_begin;
}

/* Appends an instruction with the text that waits. Returns its index. Without a tag of its own it has the last one's. */
static size_t emit(struct compiler *compiler, enum action action, unsigned flags, const struct tag *tag)
{
    if (tag)
        compiler->tag = tag;
    compiler->drafts = arena_reserve(&compiler->scratch, compiler->drafts, compiler->count, &compiler->capacity,
                                     sizeof *compiler->drafts);
    if (text_waits(compiler) && compiler->text_begins_line)
        flags |= LINE_BEFORE_TEXT;
    compiler->drafts[compiler->count] = (struct draft){
        .instruction = { .text_length = (uint32_t)(compiler->literals.len - compiler->text_begin),
                         .action = (uint8_t)action,
                         .flags = (uint8_t)flags,
                         .tag = compiler->tag },
        .text = compiler->text_begin,
    };
    compiler->text_begin = compiler->literals.len;
    return compiler->count++;
}

/* So that what follows can be jumped to. */
static void flush_text(struct compiler *compiler, unsigned flags)
{
    if (text_waits(compiler) || flags)
        emit(compiler, ACTION_NONE, flags, NULL);
}

/* The flag of a tag's instruction, and what the tag leaves behind. */
static unsigned pass_tag(struct compiler *compiler, const struct mustache_token *token)
{
    bool begins_line = compiler->at_line_begin && !token->standalone;
    compiler->at_line_begin = token->standalone;
    return begins_line ? LINE_BEFORE_ACTION : 0;
}

/* ---- Text ---- */

/* Text at the beginning of a line without the indentation that this argument's lines lose. */
static str without_dedent(const struct compiler *compiler, str text)
{
    size_t same = 0;
    while (same < text.len && same < compiler->dedent.len && text.ptr[same] == compiler->dedent.ptr[same])
        same++;
    return str_slice(text, same, text.len);
}

static void add_line(struct compiler *compiler, str text)
{
    if (text.len == 0)
        return;
    if (!text_waits(compiler))
        compiler->text_begins_line = compiler->at_line_begin;
    buf_add(&compiler->literals, text);
    compiler->at_line_begin = str_ends(text, STR("\n"));
}

static void add_text(struct compiler *compiler, const struct mustache_token *token)
{
    if (token->outer_begin == token->outer_end)
        return;
    str text = str_slice(compiler->bytes, token->begin, token->end);
    bool begins_line = token->begin == 0 || compiler->bytes.ptr[token->begin - 1] == '\n';
    while (compiler->dedent.len > 0 && text.len > 0) {
        size_t line_end = str_find(text, STR("\n"), 0);
        str line = str_slice(text, 0, line_end == STR_NONE ? text.len : line_end + 1);
        text = str_slice(text, line.len, text.len);
        add_line(compiler, begins_line ? without_dedent(compiler, line) : line);
        begins_line = true;
    }
    add_line(compiler, text);
}

/* The blanks before the first thing in a text of whole lines; false where it is all blank. */
static bool intrinsic_indent(str text, str *ret_indent)
{
    while (text.len > 0) {
        str line = str_split(&text, '\n');
        if (str_trim(line).len > 0) {
            *ret_indent = leading_blanks(line);
            return true;
        }
    }
    return false;
}

/* ---- Names ---- */

static struct mustache_key make_key(struct compiler *compiler, str name)
{
    struct mustache_set *growing = compiler->request->growing;
    if (growing) {
        uint32_t known = names_add(&growing->keys, growing->arena, name);
        return growing->keys.items[known];
    }
    const struct names *keys = &compiler->request->set->keys;
    uint32_t id = names_find(keys, name);
    return (struct mustache_key){ name, id == UINT32_MAX ? (uint32_t)keys->count : id };
}

static size_t count_parts(str name)
{
    size_t count = 1;
    for (size_t i = 0; i < name.len; i++)
        count += name.ptr[i] == '.';
    return count;
}

static void remember_path(struct compiler *compiler, str name)
{
    compiler->paths = arena_reserve(&compiler->scratch, compiler->paths, compiler->path_count, &compiler->path_capacity,
                                    sizeof *compiler->paths);
    size_t begin = (size_t)(name.ptr - compiler->bytes.ptr);
    compiler->paths[compiler->path_count++] =
        (struct mustache_read){ name, { compiler->request->source, begin, name.len } };
}

static void set_path(struct compiler *compiler, struct instruction *instruction, const struct mustache_token *token)
{
    remember_path(compiler, token->name);
    if (str_eq(token->name, STR(".")))
        return;
    size_t count = count_parts(token->name);
    if (count > MUSTACHE_NESTING_LIMIT) {
        report(compiler->request->reporter, DIAG_TEMPLATE_LIMIT, token_span(compiler->request->source, token),
               "the name has more than %d parts", MUSTACHE_NESTING_LIMIT);
        return;
    }
    struct mustache_key *parts = arena_array(compiler->request->arena, struct mustache_key, count);
    str rest = token->name;
    for (size_t i = 0; i < count; i++) {
        str part = str_split(&rest, '.');
        if (part.len == 0) {
            report(compiler->request->reporter, DIAG_TEMPLATE_NAME, token_span(compiler->request->source, token),
                   "a part of the name \"%.*s\" is empty", STR_ARG(token->name));
            return;
        }
        parts[i] = make_key(compiler, part);
    }
    instruction->parts = parts;
    instruction->part_count = (uint16_t)count;
}

/* ---- Tags ---- */

static struct tag *make_tag(struct compiler *compiler, const struct mustache_token *token)
{
    struct tag *tag = arena_new(compiler->request->arena, struct tag);
    tag->span = token_span(compiler->request->source, token);
    tag->name = token->name;
    tag->standalone = token->standalone;
    return tag;
}

/* What stands between an opener and its closer, without the rest of their lines. */
static str body_of(const struct compiler *compiler, const struct mustache_token *opener)
{
    return str_slice(compiler->bytes, opener->outer_end, compiler->tokens.items[opener->match].outer_begin);
}

static void add_value(struct compiler *compiler, const struct mustache_token *token)
{
    unsigned flags = pass_tag(compiler, token);
    size_t at =
        emit(compiler, token->kind == TOKEN_RAW ? ACTION_RAW : ACTION_ESCAPED, flags, make_tag(compiler, token));
    set_path(compiler, &compiler->drafts[at].instruction, token);
}

static struct construct *push(struct compiler *compiler, size_t instruction, struct tag *tag)
{
    struct construct *construct = &compiler->stack[compiler->depth++];
    *construct = (struct construct){
        .instruction = instruction, .tag = tag, .dedent = compiler->dedent, .arguments_before = compiler->argument_count
    };
    return construct;
}

static void open_section(struct compiler *compiler, const struct mustache_token *token)
{
    struct tag *tag = make_tag(compiler, token);
    tag->body = body_of(compiler, token);
    struct delimiters *delimiters = arena_new(compiler->request->arena, struct delimiters);
    *delimiters = *token->delimiters;
    tag->delimiters = delimiters;
    tag->body_begins_line = token->standalone;
    unsigned flags = pass_tag(compiler, token);
    size_t at = emit(compiler, token->kind == TOKEN_SECTION ? ACTION_SECTION : ACTION_INVERTED, flags, tag);
    set_path(compiler, &compiler->drafts[at].instruction, token);
    push(compiler, at, tag);
}

static void report_missing(const struct compile_request *request, const struct mustache_token *token, struct span span)
{
    const struct mustache_loader *loader = &request->set->loader;
    enum diag_code code = token->kind == TOKEN_PARENT ? DIAG_TEMPLATE_PARENT_MISSING : DIAG_TEMPLATE_PARTIAL_MISSING;
    struct diag *diag = report(request->reporter, code, span, "there is no template \"%.*s\"%s%.*s",
                               STR_ARG(token->name), loader->searched.len ? " in " : "", STR_ARG(loader->searched));
    str advice = diag && request->growing && loader->advise ? loader->advise(loader->context, token->name) : STR("");
    if (advice.len > 0)
        diag_advise(request->reporter->diags, diag, "%.*s", STR_ARG(advice));
}

static void add_include(struct compiler *compiler, const struct mustache_token *token, struct tag *tag)
{
    const struct compile_request *request = compiler->request;
    compiler->includes = arena_reserve(&compiler->scratch, compiler->includes, compiler->include_count,
                                       &compiler->include_capacity, sizeof *compiler->includes);
    compiler->includes[compiler->include_count++] = tag;
    tag->dynamic = token->dynamic;
    tag->indent = without_dedent(compiler, token->indent);
    if (token->dynamic)
        return;
    tag->partial = request->growing ? set_require(request->growing, token->name) : set_find(request->set, token->name);
    if (!tag->partial)
        report_missing(request, token, tag->span);
}

static size_t emit_include(struct compiler *compiler, const struct mustache_token *token, struct tag *tag)
{
    add_include(compiler, token, tag);
    unsigned flags = pass_tag(compiler, token);
    size_t at = emit(compiler, token->kind == TOKEN_PARENT ? ACTION_PARENT : ACTION_PARTIAL, flags, tag);
    compiler->drafts[at].instruction.target = 1; /* of a parent: set where it is closed */
    if (token->dynamic)
        set_path(compiler, &compiler->drafts[at].instruction, token);
    return at;
}

static void open_parent(struct compiler *compiler, const struct mustache_token *token)
{
    struct tag *tag = make_tag(compiler, token);
    push(compiler, emit_include(compiler, token, tag), tag);
}

static void open_argument(struct compiler *compiler, const struct mustache_token *token)
{
    const struct construct *parent = &compiler->stack[compiler->depth - 1];
    compiler->arguments = arena_reserve(&compiler->scratch, compiler->arguments, compiler->argument_count,
                                        &compiler->argument_capacity, sizeof *compiler->arguments);
    compiler->arguments[compiler->argument_count++] =
        (struct argument){ .name = token->name,
                           .span = token_span(compiler->request->source, token),
                           .offset = (uint32_t)(compiler->count - parent->instruction) };
    push(compiler, parent->instruction, NULL);
    compiler->dedent = STR("");
    if (!token->standalone)
        compiler->dedent = token->indent;
    else
        intrinsic_indent(body_of(compiler, token), &compiler->dedent);
    compiler->at_line_begin = true;
}

/* A block outside of parents: its default, which may be overridden. */
static void open_block(struct compiler *compiler, const struct mustache_token *token)
{
    struct tag *tag = make_tag(compiler, token);
    str indent = token->indent;
    if (token->standalone)
        intrinsic_indent(body_of(compiler, token), &indent);
    tag->indent = without_dedent(compiler, indent);
    unsigned flags = pass_tag(compiler, token);
    push(compiler, emit(compiler, ACTION_BLOCK, flags, tag), tag);
}

static void close_parent(struct compiler *compiler, const struct construct *parent)
{
    size_t count = compiler->argument_count - parent->arguments_before;
    struct argument *arguments = arena_array(compiler->request->arena, struct argument, count);
    for (size_t i = 0; i < count; i++)
        arguments[i] = compiler->arguments[parent->arguments_before + i];
    parent->tag->arguments = arguments;
    parent->tag->argument_count = count;
    compiler->argument_count = parent->arguments_before;
}

static void close_construct(struct compiler *compiler, const struct mustache_token *token)
{
    const struct construct *construct = &compiler->stack[--compiler->depth];
    const struct mustache_token *opener = &compiler->tokens.items[token->match];
    compiler->dedent = construct->dedent;
    unsigned flags = pass_tag(compiler, token);
    if (token->argument) {
        emit(compiler, ACTION_RETURN, 0, NULL);
        struct argument *argument = &compiler->arguments[compiler->argument_count - 1];
        argument->count = (uint32_t)(compiler->count - construct->instruction) - argument->offset;
        return;
    }
    if (opener->kind == TOKEN_SECTION)
        emit(compiler, ACTION_NEXT, flags, NULL);
    else if (opener->kind == TOKEN_PARENT)
        close_parent(compiler, construct);
    else
        flush_text(compiler, flags);
    compiler->drafts[construct->instruction].instruction.target = (uint32_t)(compiler->count - construct->instruction);
}

static void add_token(struct compiler *compiler, const struct mustache_token *token)
{
    switch (token->kind) {
    case TOKEN_TEXT:
        add_text(compiler, token);
        break;
    case TOKEN_ESCAPED:
    case TOKEN_RAW:
        add_value(compiler, token);
        break;
    case TOKEN_SECTION:
    case TOKEN_INVERTED:
        open_section(compiler, token);
        break;
    case TOKEN_PARTIAL:
        emit_include(compiler, token, make_tag(compiler, token));
        break;
    case TOKEN_PARENT:
        open_parent(compiler, token);
        break;
    case TOKEN_BLOCK:
        if (token->argument)
            open_argument(compiler, token);
        else
            open_block(compiler, token);
        break;
    case TOKEN_CLOSE:
        close_construct(compiler, token);
        break;
    case TOKEN_COMMENT:
    case TOKEN_DELIMITERS:
        if (token->standalone)
            compiler->at_line_begin = true;
        break;
    }
}

/* Warns of the first of the tokens [begin, end), which stand in a parent and in none of its arguments, that would
 * have rendered something. */
static void warn_of_lost(const struct compiler *compiler, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        const struct mustache_token *token = &compiler->tokens.items[i];
        struct span span = token_span(compiler->request->source, token);
        if (token->kind == TOKEN_COMMENT || token->kind == TOKEN_DELIMITERS)
            continue;
        if (token->kind == TOKEN_TEXT) {
            str text = str_trim(str_slice(compiler->bytes, token->begin, token->end));
            text = str_split(&text, '\n');
            span.offset = (size_t)(text.ptr - compiler->bytes.ptr);
            span.length = text.len;
        }
        if (span.length > 0) {
            report(compiler->request->reporter, DIAG_TEMPLATE_PARENT_TEXT, span,
                   "this stands inside a parent and in none of its blocks: it renders as nothing");
            return;
        }
    }
}

static void add_tokens(struct compiler *compiler)
{
    const struct mustache_tokens *tokens = &compiler->tokens;
    for (size_t i = 0; i < tokens->count; i++) {
        const struct mustache_token *token = &tokens->items[i];
        add_token(compiler, token);
        /* In a parent only the arguments count. */
        if (token->kind == TOKEN_PARENT || (token->kind == TOKEN_CLOSE && token->argument)) {
            size_t next = next_argument(tokens, i);
            warn_of_lost(compiler, i + 1, next);
            i = next - 1;
        }
    }
    emit(compiler, ACTION_RETURN, 0, NULL);
}

/* ---- The result ---- */

static void finish(struct compiler *compiler, struct mustache_template *template)
{
    struct arena *arena = compiler->request->arena;
    char *literals = arena_alloc(arena, compiler->literals.len + LITERAL_PADDING, 1);
    if (compiler->literals.len > 0)
        memcpy(literals, compiler->literals.ptr, compiler->literals.len);
    struct instruction *code = arena_array(arena, struct instruction, compiler->count);
    for (size_t i = 0; i < compiler->count; i++) {
        code[i] = compiler->drafts[i].instruction;
        code[i].text = literals + compiler->drafts[i].text;
    }
    struct mustache_read *paths = arena_array(arena, struct mustache_read, compiler->path_count);
    for (size_t i = 0; i < compiler->path_count; i++)
        paths[i] = compiler->paths[i];
    const struct tag **includes = arena_array(arena, const struct tag *, compiler->include_count);
    for (size_t i = 0; i < compiler->include_count; i++)
        includes[i] = compiler->includes[i];
    template->paths = paths;
    template->path_count = compiler->path_count;
    template->includes = includes;
    template->include_count = compiler->include_count;
    template->code = code;
    template->code_count = compiler->count;
}

static bool compile(struct compiler *compiler, struct mustache_template *template)
{
    const struct compile_request *request = compiler->request;
    if (request->growing && request->growing->bytes > MUSTACHE_SET_LIMIT) {
        report(request->reporter, DIAG_TEMPLATE_LIMIT, (struct span){ request->source, 0, 0 },
               "with this one the templates are larger than %d bytes together", MUSTACHE_SET_LIMIT);
        return false;
    }
    if (compiler->bytes.len > MUSTACHE_TEMPLATE_LIMIT) {
        report(request->reporter, DIAG_TEMPLATE_LIMIT, (struct span){ request->source, 0, 0 },
               "the template is larger than %d bytes", MUSTACHE_TEMPLATE_LIMIT);
        return false;
    }
    scan_tokens(&compiler->scratch, request->source, request->delimiters, request->reporter, &compiler->tokens);
    nest_tokens(&compiler->scratch, request->source, request->reporter, &compiler->tokens);
    if (request->reporter->errors > 0)
        return false;
    trim_lines(&compiler->scratch, request->source, &compiler->tokens);
    compiler->at_line_begin = !request->inside_line;
    compiler->tag = make_tag(compiler, &(struct mustache_token){ .kind = TOKEN_TEXT });
    add_tokens(compiler);
    if (request->reporter->errors > 0)
        return false;
    finish(compiler, template);
    return true;
}

bool compile_template(const struct compile_request *request, struct mustache_template *template)
{
    struct arena memory;
    arena_init(&memory);
    struct compiler *compiler = arena_new(&memory, struct compiler);
    compiler->request = request;
    compiler->bytes = request->source->bytes;
    arena_init(&compiler->scratch);
    buf_init(&compiler->literals);
    bool done = compile(compiler, template);
    buf_finish(&compiler->literals);
    arena_finish(&compiler->scratch);
    arena_finish(&memory);
    return done;
}
