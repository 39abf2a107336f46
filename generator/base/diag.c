#include "diag.h"

#include "utf8.h"

#include <stdarg.h>

struct code_row {
    str text;
    str help;
    enum diag_severity severity;
};

static const struct code_row codes[] = {
#define DIAG(name, text, severity, help) { STR_INIT(text), STR_INIT(help), DIAG_##severity },
#include "diag_codes.def"
#undef DIAG
};

void diags_init(struct diags *diags)
{
    *diags = (struct diags){ 0 };
    arena_init(&diags->arena);
}

void diags_finish(struct diags *diags)
{
    arena_finish(&diags->arena);
    *diags = (struct diags){ 0 };
}

static struct diag *push(struct diags *diags, struct diag diag)
{
    diags->items = arena_reserve(&diags->arena, diags->items, diags->count, &diags->capacity, sizeof *diags->items);
    diags->errors += diag.severity == DIAG_ERROR;
    diags->warnings += diag.severity == DIAG_WARNING;
    struct diag *item = &diags->items[diags->count++];
    *item = diag;
    return item;
}

struct diag *diag_add(struct diags *diags, enum diag_code code, struct span span, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    str message = arena_format_args(&diags->arena, format, args);
    va_end(args);
    return push(diags,
                (struct diag){ .code = code, .severity = codes[code].severity, .span = span, .message = message });
}

void diag_relate(struct diags *diags, struct diag *diag, struct span span, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag->related = span;
    diag->related_message = arena_format_args(&diags->arena, format, args);
    va_end(args);
}

void diag_advise(struct diags *diags, struct diag *diag, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag->help = arena_format_args(&diags->arena, format, args);
    va_end(args);
}

void diag_soften(struct diags *diags, struct diag *diag)
{
    diags->errors -= diag->severity == DIAG_ERROR;
    diags->warnings += diag->severity == DIAG_ERROR;
    diag->severity = diag->severity == DIAG_ERROR ? DIAG_WARNING : diag->severity;
}

void diags_raise(struct diags *diags)
{
    for (size_t i = 0; i < diags->count; i++)
        if (diags->items[i].severity == DIAG_WARNING)
            diags->items[i].severity = DIAG_ERROR;
    diags->errors += diags->warnings;
    diags->warnings = 0;
}

void diags_append(struct diags *to, const struct diags *from)
{
    for (size_t i = 0; i < from->count; i++) {
        struct diag *copy = push(to, from->items[i]);
        copy->message = arena_copy(&to->arena, copy->message);
        copy->related_message = arena_copy(&to->arena, copy->related_message);
        copy->help = arena_copy(&to->arena, copy->help);
    }
}

str diag_code_text(enum diag_code code)
{
    return codes[code].text;
}

static bool is_after(const struct diag *a, const struct diag *b)
{
    return a->span.source == b->span.source && a->span.offset > b->span.offset;
}

void diags_sort(struct diags *diags, size_t begin)
{
    for (size_t i = begin + 1; i < diags->count; i++) {
        struct diag diag = diags->items[i];
        size_t at = i;
        for (; at > begin && is_after(&diags->items[at - 1], &diag); at--)
            diags->items[at] = diags->items[at - 1];
        diags->items[at] = diag;
    }
}

enum diag_severity diag_code_severity(enum diag_code code)
{
    return codes[code].severity;
}

str diag_help(const struct diag *diag)
{
    return diag->help.len > 0 ? diag->help : codes[diag->code].help;
}

str diag_severity_text(enum diag_severity severity)
{
    static const str texts[] = { STR_INIT("note"), STR_INIT("warning"), STR_INIT("error") };
    return texts[severity];
}

enum {
    LINE_COLUMNS = 100,   /* of a source line shown; a newspaper's paragraph on one line is far longer */
    CONTEXT_COLUMNS = 40, /* kept before the place where the line is cut */
};

/* The columns that a code point takes as it is shown: where it has none of its own, a space stands for it. */
static size_t columns_of(uint32_t code_point)
{
    int columns = utf8_code_point_width(code_point);
    return columns > 0 ? (size_t)columns : 1;
}

/* Where to begin showing a line so that `place` stands at most CONTEXT_COLUMNS in. */
static size_t excerpt_begin(str line, size_t place)
{
    size_t begin = place;
    size_t width = 0;
    while (begin > 0) {
        size_t bytes;
        width += columns_of(utf8_decode_last(line, begin, &bytes));
        if (width > CONTEXT_COLUMNS)
            return begin;
        begin -= bytes;
    }
    return begin;
}

/* What moves a terminal's cursor, colours it or turns the text around: a message quotes whatever it is about. */
static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Appends a message or a path; each control, and each byte that is no text, becomes U+FFFD. */
static void add_safe(struct buf *out, str text)
{
    for (size_t at = 0, bytes; at < text.len; at += bytes) {
        uint32_t c = utf8_decode(str_slice(text, at, text.len), &bytes);
        if (c == UTF8_REPLACEMENT || is_control(c))
            buf_add(out, STR("\xEF\xBF\xBD"));
        else
            buf_add(out, str_slice(text, at, at + bytes));
    }
}

/* Appends line[begin, …) up to LINE_COLUMNS, controls as spaces; returns where it stopped. */
static size_t add_excerpt(struct buf *out, str line, size_t begin)
{
    size_t width = 0;
    size_t at = begin;
    while (at < line.len) {
        size_t bytes;
        uint32_t code_point = utf8_decode(str_slice(line, at, line.len), &bytes);
        size_t columns = columns_of(code_point);
        if (width + columns > LINE_COLUMNS)
            break;
        if (is_control(code_point) || utf8_code_point_width(code_point) == 0)
            buf_add_char(out, ' ');
        else if (code_point == UTF8_REPLACEMENT)
            buf_add(out, STR("\xEF\xBF\xBD"));
        else
            buf_add(out, str_slice(line, at, at + bytes));
        width += columns;
        at += bytes;
    }
    return at;
}

static size_t shown_width(str text)
{
    size_t width = 0;
    for (size_t at = 0, bytes; at < text.len; at += bytes)
        width += columns_of(utf8_decode(str_slice(text, at, text.len), &bytes));
    return width;
}

static void add_repeated(struct buf *out, char c, size_t count)
{
    while (count-- > 0)
        buf_add_char(out, c);
}

/* "path:line:column: " and, below the message, the line and its caret. */
static void add_place(struct buf *out, struct span span, struct position position)
{
    add_safe(out, span.source->path);
    buf_format(out, ":%zu:%zu: ", position.line, position.column);
}

static void add_line(struct buf *out, struct span span, struct position position)
{
    str text = span.source->bytes;
    size_t offset = span.offset < text.len ? span.offset : text.len;
    str line = position.text;
    size_t place = (size_t)(text.ptr + offset - line.ptr);
    if (place > line.len)
        place = line.len;
    size_t begin = excerpt_begin(line, place);
    str dots = begin > 0 ? STR("… ") : STR("");

    size_t gutter = out->len;
    buf_format(out, "%5zu | ", position.line);
    gutter = out->len - gutter;
    buf_add(out, dots);
    size_t end = add_excerpt(out, line, begin);
    if (end < line.len)
        buf_add(out, STR(" …"));
    buf_add_char(out, '\n');

    size_t marked_end = place + span.length < end ? place + span.length : end;
    if (marked_end < place)
        marked_end = place;
    size_t width = shown_width(str_slice(line, place, marked_end));
    add_repeated(out, ' ', gutter - 2);
    buf_add(out, STR("| "));
    add_repeated(out, ' ', utf8_width(dots) + shown_width(str_slice(line, begin, place)));
    buf_add_char(out, '^');
    add_repeated(out, '~', width > 1 ? width - 1 : 0);
    buf_add_char(out, '\n');
}

static struct position find_place(struct position_memory *memory, struct span span)
{
    return span.source ? source_position_after(memory, span.source, span.offset) : (struct position){ 0 };
}

void diag_format(struct buf *out, const struct diag *diag, struct diag_memory *memory)
{
    struct position place = find_place(&memory->place, diag->span);
    struct position related = find_place(&memory->related, diag->related);
    if (diag->span.source)
        add_place(out, diag->span, place);
    buf_format(out, "%.*s: ", STR_ARG(diag_severity_text(diag->severity)));
    add_safe(out, diag->message);
    buf_format(out, " [%.*s]\n", STR_ARG(diag_code_text(diag->code)));
    if (diag->span.source && diag->span.source->bytes.len > 0)
        add_line(out, diag->span, place);
    if (diag->related.source) {
        buf_add(out, STR("  "));
        add_place(out, diag->related, related);
        buf_add(out, STR("note: "));
        add_safe(out, diag->related_message);
        buf_add_char(out, '\n');
        add_line(out, diag->related, related);
    }
    str help = diag_help(diag);
    if (help.len > 0) {
        buf_add(out, STR("      = help: "));
        add_safe(out, help);
        buf_add_char(out, '\n');
    }
}
