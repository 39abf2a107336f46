#include "template_check.h"

#include "fields.h"
#include "read.h"
#include "render_internal.h"

#include <stdlib.h>
#include <string.h>

struct template_check {
    struct arena *arena;
    str *keys; /* that pages have, sorted, each once */
    size_t count;
    size_t capacity;
};

struct template_check *template_check_new(struct arena *arena)
{
    struct template_check *check = arena_new(arena, struct template_check);
    check->arena = arena;
    return check;
}

/* ---- what pages have ------------------------------------------------------------------------------------ */

/* Where a key stands, or would have to. */
static size_t find_place(const struct template_check *check, str key)
{
    size_t begin = 0;
    size_t end = check->count;
    while (begin < end) {
        size_t middle = begin + (end - begin) / 2;
        if (str_compare(check->keys[middle], key) < 0)
            begin = middle + 1;
        else
            end = middle;
    }
    return begin;
}

static bool has_key(const struct template_check *check, str key)
{
    size_t place = find_place(check, key);
    return place < check->count && str_eq(check->keys[place], key);
}

static void add_key(struct template_check *check, str key)
{
    size_t place = find_place(check, key);
    if (place < check->count && str_eq(check->keys[place], key))
        return;
    check->keys = arena_reserve(check->arena, check->keys, check->count, &check->capacity, sizeof *check->keys);
    memmove(check->keys + place + 1, check->keys + place, (check->count - place) * sizeof *check->keys);
    check->keys[place] = arena_copy(check->arena, key);
    check->count++;
}

/* Values that wait to be looked at. */
struct pending {
    struct arena scratch;
    const struct value **items;
    size_t count;
    size_t capacity;
};

static void push(struct pending *pending, const struct value *value)
{
    if (!value || (value->kind != VALUE_LIST && value->kind != VALUE_OBJECT))
        return;
    pending->items =
        arena_reserve(&pending->scratch, pending->items, pending->count, &pending->capacity, sizeof *pending->items);
    pending->items[pending->count++] = value;
}

void template_check_add_page(struct template_check *check, const struct page *page)
{
    struct pending pending = { 0 };
    arena_init(&pending.scratch);
    push(&pending, page->data);
    while (pending.count > 0) {
        const struct value *value = pending.items[--pending.count];
        for (size_t i = 0; i < value->count; i++) {
            if (value->kind == VALUE_OBJECT)
                add_key(check, value->members[i].key);
            push(&pending, value->kind == VALUE_OBJECT ? value->members[i].value : value->items[i]);
        }
    }
    arena_finish(&pending.scratch);
}

/* ---- what templates ask for ----------------------------------------------------------------------------- */

/* The first part of a name that no page has; "" where there is none. */
static str unknown_part(const struct template_check *check, str name)
{
    if (str_eq(name, STR(".")))
        return STR("");
    while (name.len > 0) {
        str part = str_split(&name, '.');
        if (!has_key(check, part))
            return part;
    }
    return STR("");
}

bool template_check_provides(const struct template_check *check, str name)
{
    return unknown_part(check, name).len == 0;
}

/* Compiles a template by itself; NULL where it does not parse. */
static const struct mustache_template *compile_alone(struct arena *arena, const struct source *source)
{
    struct diags unheard;
    diags_init(&unheard);
    const struct mustache_template *template = mustache_compile(mustache_set_new(arena, NULL), source, &unheard);
    diags_finish(&unheard);
    return template;
}

/* What the built-in templates read is known, whether or not this site's pages have it. */
static void add_built_in_keys(struct template_check *check)
{
    for (size_t i = 0; i < render_templates.count; i++) {
        struct source *source = arena_new(check->arena, struct source);
        *source = (struct source){ render_templates.items[i].name, render_templates.items[i].bytes };
        const struct mustache_template *template = compile_alone(check->arena, source);
        if (!template)
            continue;
        struct mustache_reads reads = mustache_reads(template, check->arena);
        for (size_t k = 0; k < reads.key_count; k++)
            for (str rest = reads.keys[k].name; rest.len > 0;)
                add_key(check, str_split(&rest, '.'));
    }
}

/* ---- the site's own templates --------------------------------------------------------------------------- */

struct own_template {
    struct own_file file;
    const struct source *source;              /* without bytes where it cannot be read */
    const struct mustache_template *compiled; /* NULL: it cannot be used as it is */
    bool used;
};

struct report {
    struct template_check *check;
    struct fields fields; /* for its suggestions */
    struct mustache_reads reads[PAGE_KIND_COUNT];
    struct own_template *templates;
    size_t count;
};

static int compare_names(const void *a, const void *b)
{
    return str_compare(*(const str *)a, *(const str *)b);
}

/* Is it a page's template, or included by one? */
static bool is_used(const struct report *report, str name)
{
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++) {
        const struct mustache_reads *reads = &report->reads[i];
        if (str_eq(name, view_template_name((enum page_kind)i)) ||
            (reads->partial_count > 0 &&
             bsearch(&name, reads->partials, reads->partial_count, sizeof name, compare_names)))
            return true;
    }
    return false;
}

static const struct source *read_own(struct arena *arena, str path)
{
    struct diags unheard; /* the renderer has said it of a template that is used */
    diags_init(&unheard);
    const struct source *source = read_text_file(arena, path, &unheard);
    diags_finish(&unheard);
    if (source)
        return source;
    struct source *empty = arena_new(arena, struct source);
    *empty = (struct source){ path, STR("") };
    return empty;
}

static void load_own(struct report *report, const struct site *site, struct diags *diags)
{
    struct arena *arena = report->check->arena;
    struct library library = { arena, site, diags };
    struct own_files files = library_own_files(&library);
    report->templates = arena_array(arena, struct own_template, files.count);
    report->count = files.count;
    for (size_t i = 0; i < files.count; i++) {
        const struct source *source = read_own(arena, files.items[i].path);
        report->templates[i] = (struct own_template){ files.items[i], source, compile_alone(arena, source),
                                                      is_used(report, files.items[i].name) };
    }
}

/* May a template be included by others than those that name it? */
static bool may_include_any(const struct report *report)
{
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++)
        if (report->reads[i].dynamic)
            return true;
    for (size_t i = 0; i < report->count; i++)
        if (report->templates[i].used && !report->templates[i].compiled)
            return true;
    return false;
}

/* ---- reporting ------------------------------------------------------------------------------------------ */

static void report_unused(struct report *report, const struct own_template *template)
{
    str name = template->file.name;
    struct diag *diag = diag_add(report->fields.diags, DIAG_TEMPLATE_UNUSED, (struct span){ template->source, 0, 0 },
                                 "nothing uses the template \"%.*s\"", STR_ARG(name));
    if (library_is_name(name))
        diag_advise(report->fields.diags, diag,
                    "include it with {{>%.*s}}, give it the name of the built-in template that it is to replace, or "
                    "remove the file",
                    STR_ARG(name));
    else
        diag_advise(report->fields.diags, diag,
                    "a template's name is made of letters, digits, \"-\" and \"_\": rename the file");
}

static int by_place(const void *a, const void *b)
{
    size_t left = ((const struct mustache_read *)a)->place.offset;
    size_t right = ((const struct mustache_read *)b)->place.offset;
    return (left > right) - (left < right);
}

static void report_key(struct report *report, struct mustache_read read, str part)
{
    const struct template_check *check = report->check;
    read.place.offset += (size_t)(part.ptr - read.name.ptr);
    read.place.length = part.len;
    str suggestion = fields_suggestion(&report->fields, part, check->keys, check->count);
    diag_add(report->fields.diags, DIAG_TEMPLATE_KEY_UNKNOWN, read.place, "no page provides \"%.*s\"%.*s",
             STR_ARG(part), STR_ARG(suggestion));
}

static void report_keys(struct report *report, const struct own_template *template)
{
    struct arena *arena = report->check->arena;
    struct mustache_reads reads = mustache_reads(template->compiled, arena);
    struct mustache_read *unknown = arena_array(arena, struct mustache_read, reads.key_count);
    size_t count = 0;
    for (size_t i = 0; i < reads.key_count; i++)
        if (!template_check_provides(report->check, reads.keys[i].name))
            unknown[count++] = reads.keys[i];
    if (count > 1)
        qsort(unknown, count, sizeof *unknown, by_place);
    for (size_t i = 0; i < count; i++)
        report_key(report, unknown[i], unknown_part(report->check, unknown[i].name));
}

void template_check_report(struct template_check *check, const struct site *site, const struct renderer *renderer,
                           struct diags *diags)
{
    struct report report = { .check = check, .fields = { .arena = check->arena, .diags = diags } };
    add_built_in_keys(check);
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++)
        report.reads[i] = mustache_reads(renderer->templates[i], check->arena);
    load_own(&report, site, diags);
    bool all_may_be_used = may_include_any(&report);
    for (size_t i = 0; i < report.count; i++) {
        const struct own_template *template = &report.templates[i];
        if (!library_is_name(template->file.name) || (!template->used && !all_may_be_used))
            report_unused(&report, template);
        else if (template->compiled)
            report_keys(&report, template);
    }
}
