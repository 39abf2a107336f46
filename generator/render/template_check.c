#include "template_check.h"

#include "read.h"
#include "render_internal.h"

#include <stdlib.h>

struct template_check {
    struct arena *arena;
    struct key_set provided[PAGE_KIND_COUNT]; /* the keys of each kind's pages */
    str paths[PAGE_KIND_COUNT];               /* of a page of the kind; "": there is none */
};

/* Kinds of pages: bit i stands for kind i. */
typedef unsigned kind_set;

enum { ALL_KINDS = (1 << PAGE_KIND_COUNT) - 1 };

struct template_check *template_check_new(struct arena *arena)
{
    struct template_check *check = arena_new(arena, struct template_check);
    check->arena = arena;
    return check;
}

/* ---- what pages have ------------------------------------------------------------------------------------ */

void template_check_add_page(struct template_check *check, const struct page *page)
{
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++)
        if (str_eq(page->template_name, view_template_name((enum page_kind)i))) {
            key_set_add_value(&check->provided[i], check->arena, page->data);
            if (check->paths[i].len == 0)
                check->paths[i] = arena_copy(check->arena, page->path);
        }
}

/* The kinds whose pages have the key. */
static kind_set providers(const struct template_check *check, str key)
{
    kind_set kinds = 0;
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++)
        if (key_set_has(&check->provided[i], key))
            kinds |= 1u << i;
    return kinds;
}

/* The first part of a name that no page of these kinds has; "" where there is none. */
static str unknown_part(const struct template_check *check, str name, kind_set kinds)
{
    if (str_eq(name, STR(".")))
        return STR("");
    while (name.len > 0) {
        str part = str_split(&name, '.');
        if (!(providers(check, part) & kinds))
            return part;
    }
    return STR("");
}

bool template_check_provides(const struct template_check *check, str name)
{
    return unknown_part(check, name, ALL_KINDS).len == 0;
}

/* What the built-in templates of a kind read is known, whether or not this site's pages have it. */
static void add_built_in_keys(struct template_check *check)
{
    struct diags unheard;
    diags_init(&unheard);
    struct library library = { .arena = check->arena, .diags = &unheard, .built_in = true };
    struct mustache_loader loader = library_loader(&library);
    struct mustache_set *set = mustache_set_new(check->arena, &loader);
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++) {
        const struct mustache_template *template = mustache_load(set, view_template_name((enum page_kind)i), &unheard);
        if (!template)
            continue;
        struct mustache_reads reads = mustache_reads(template, check->arena);
        key_set_add_reads(&check->provided[i], check->arena, &reads);
    }
    diags_finish(&unheard);
}

/* ---- who uses a template -------------------------------------------------------------------------------- */

struct report {
    struct template_check *check;
    const struct renderer *renderer;
    struct diags *diags;
    struct fields fields; /* for suggestions */
    struct mustache_reads reads[PAGE_KIND_COUNT];
};

/* The kinds whose pages include the template, or may do so: where their own template has an error, it cannot be told. */
static kind_set users(const struct report *report, str name)
{
    kind_set kinds = 0;
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++) {
        const struct mustache_reads *reads = &report->reads[i];
        if (report->renderer->stands_in[i] || reads->dynamic || mustache_reads_partial(reads, name) ||
            str_eq(name, view_template_name((enum page_kind)i)))
            kinds |= 1u << i;
    }
    return kinds;
}

/* ---- the site's own templates --------------------------------------------------------------------------- */

static bool load_empty(void *context, str name, const struct source **ret_source)
{
    static const struct source empty = { STR_INIT(""), STR_INIT("") };
    (void)context;
    (void)name;
    *ret_source = &empty;
    return true;
}

/* Compiles a template by itself: what it includes is taken to be there, and empty. NULL where it has an error. */
static const struct mustache_template *compile_alone(struct arena *arena, const struct source *source,
                                                     struct diags *diags)
{
    struct mustache_loader loader = { .load = load_empty };
    return mustache_compile(mustache_set_new(arena, &loader), source, diags);
}

static void report_unused(struct diags *diags, const struct source *source, str name)
{
    struct diag *diag = diag_add(diags, DIAG_TEMPLATE_UNUSED, (struct span){ source, 0, 0 },
                                 "nothing uses the template \"%.*s\"", STR_ARG(name));
    if (library_is_name(name))
        diag_advise(diags, diag,
                    "include it with {{>%.*s}}, give it the name of the built-in template that it is to replace, or "
                    "remove the file",
                    STR_ARG(name));
    else
        diag_advise(diags, diag, "a template's name has no blanks or slashes in it: rename the file");
}

static str list_kinds(const struct report *report, kind_set kinds)
{
    str names[PAGE_KIND_COUNT];
    size_t count = 0;
    struct fields fields = report->fields;
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++)
        if (kinds & (1u << i))
            names[count++] = view_template_name((enum page_kind)i);
    return fields_list(&fields, names, count);
}

/* Pages of one of these kinds, which to look at. */
static str page_of(const struct template_check *check, kind_set kinds)
{
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++)
        if (kinds & (1u << i) && check->paths[i].len > 0)
            return check->paths[i];
    return STR("index.html");
}

/* A kind of which the site has no page yet may provide anything. */
static bool may_be_provided(const struct template_check *check, kind_set kinds)
{
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++)
        if (kinds & (1u << i) && check->paths[i].len == 0)
            return true;
    return false;
}

static str suggest_key(struct report *report, str part, kind_set used)
{
    const struct template_check *check = report->check;
    str suggestion = STR("");
    for (size_t i = 0; i < PAGE_KIND_COUNT && suggestion.len == 0; i++)
        if (used & (1u << i))
            suggestion = fields_suggestion(&report->fields, part, check->provided[i].keys, check->provided[i].count);
    return suggestion;
}

/* A key that other pages have may be one that these have too, in a site with more in it: that is a note. */
static void report_key(struct report *report, struct mustache_read read, str part, kind_set used, struct diags *diags)
{
    const struct template_check *check = report->check;
    read.place.offset += (size_t)(part.ptr - read.name.ptr);
    read.place.length = part.len;
    kind_set elsewhere = providers(check, part);
    struct diag *diag;
    if (elsewhere)
        diag = diag_add(diags, DIAG_TEMPLATE_KEY_ELSEWHERE, read.place,
                        "no page that uses this template (%.*s) provides \"%.*s\"; others do (%.*s)",
                        STR_ARG(list_kinds(report, used)), STR_ARG(part), STR_ARG(list_kinds(report, elsewhere)));
    else
        diag = diag_add(diags, DIAG_TEMPLATE_KEY_UNKNOWN, read.place, "no page of this site provides \"%.*s\"%.*s",
                        STR_ARG(part), STR_ARG(suggest_key(report, part, used)));
    diag_advise(diags, diag, "it renders as nothing; kechuang inspect --page=%.*s shows what that page provides",
                STR_ARG(page_of(check, used)));
}

static void report_keys(struct report *report, const struct mustache_template *template, kind_set used,
                        struct diags *diags)
{
    if (may_be_provided(report->check, used))
        return;
    struct mustache_reads reads = mustache_reads(template, report->check->arena);
    for (size_t i = 0; i < reads.key_count; i++) {
        str part = unknown_part(report->check, reads.keys[i].name, used);
        if (part.len > 0)
            report_key(report, reads.keys[i], part, used, diags);
    }
}

/* "; did you mean "title"?", of the blocks that the parent has. */
static str suggest_block(struct report *report, struct mustache_lost lost)
{
    struct diags unheard;
    diags_init(&unheard);
    const struct mustache_template *parent = mustache_load(report->renderer->set, lost.parent, &unheard);
    diags_finish(&unheard);
    if (!parent)
        return STR("");
    struct mustache_reads reads = mustache_reads(parent, report->check->arena);
    return fields_suggestion(&report->fields, lost.name, reads.blocks, reads.block_count);
}

static void report_lost(struct report *report, const struct mustache_template *template, struct diags *diags)
{
    size_t count;
    const struct mustache_lost *lost = mustache_find_lost(template, report->check->arena, &count);
    for (size_t i = 0; i < count && i < MUSTACHE_DIAG_LIMIT; i++) {
        str suggestion = suggest_block(report, lost[i]);
        struct diag *diag =
            diag_add(diags, DIAG_TEMPLATE_BLOCK_UNKNOWN, lost[i].place, "\"%.*s\" has no block \"%.*s\"%.*s",
                     STR_ARG(lost[i].parent), STR_ARG(lost[i].name), STR_ARG(suggestion));
        diag_advise(diags, diag,
                    "it renders as nothing; \"%.*s\" has to say with {{$%.*s}}{{/%.*s}} where it is to stand",
                    STR_ARG(lost[i].parent), STR_ARG(lost[i].name), STR_ARG(lost[i].name));
    }
}

static int by_place(const void *a, const void *b)
{
    const struct diag *left = a, *right = b;
    if (left->span.offset != right->span.offset)
        return left->span.offset < right->span.offset ? -1 : 1;
    return str_compare(left->message, right->message);
}

/* Reports the first of what has been found in a template, in the order of its text. */
static void report_first(struct report *report, struct diags *found)
{
    if (found->count > 1)
        qsort(found->items, found->count, sizeof *found->items, by_place);
    if (found->count > MUSTACHE_DIAG_LIMIT)
        found->count = MUSTACHE_DIAG_LIMIT;
    diags_append(report->diags, found);
}

/* The file's text; without one where it cannot be read, or no template can have its name. */
static const struct source *read_own(struct arena *arena, struct library library, struct own_file file,
                                     struct diags *diags)
{
    const struct source *source = NULL;
    library.diags = diags;
    if (library_load(&library, file.name, &source) && source)
        return source;
    struct source *empty = arena_new(arena, struct source);
    empty->path = file.path;
    return empty;
}

static void report_template(struct report *report, const struct library *library, struct own_file file)
{
    struct arena *arena = report->check->arena;
    kind_set used = library_is_name(file.name) ? users(report, file.name) : 0;
    struct diags unheard, found;
    diags_init(&unheard);
    diags_init(&found);
    /* The errors of one that is used are said when it is loaded with what it includes. */
    struct diags *errors = used ? &unheard : &found;
    const struct source *source = read_own(arena, *library, file, errors);
    const struct mustache_template *alone = compile_alone(arena, source, errors);
    const struct mustache_template *whole = used ? mustache_load(report->renderer->set, file.name, &found) : NULL;
    if (!used)
        report_unused(&found, source, file.name);
    if (used && alone)
        report_keys(report, alone, used, &found);
    if (whole)
        report_lost(report, whole, &found);
    report_first(report, &found);
    diags_finish(&unheard);
    diags_finish(&found);
}

void template_check_report(struct template_check *check, const struct site *site, const struct renderer *renderer,
                           struct diags *diags)
{
    struct report report = {
        .check = check, .renderer = renderer, .diags = diags, .fields = { .arena = check->arena }
    };
    add_built_in_keys(check);
    for (size_t i = 0; i < PAGE_KIND_COUNT; i++)
        report.reads[i] = mustache_reads(renderer->templates[i], check->arena);
    struct library library = { .arena = check->arena, .folder = site_path(check->arena, site, STR("templates/")) };
    struct own_files files = library_own_files(&library);
    for (size_t i = 0; i < files.count; i++)
        report_template(&report, &library, files.items[i]);
}
