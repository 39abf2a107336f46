/* Templates by name. */
#include "mustache_internal.h"

struct mustache_set *mustache_set_new(struct arena *arena, const struct mustache_loader *loader)
{
    struct mustache_set *set = arena_new(arena, struct mustache_set);
    set->arena = arena;
    set->limits = (struct mustache_limits){ MUSTACHE_OUTPUT_LIMIT, MUSTACHE_STEP_LIMIT };
    if (loader)
        set->loader = *loader;
    return set;
}

void mustache_set_limit(struct mustache_set *set, const struct mustache_limits *limits)
{
    set->limits = *limits;
}

struct mustache_template *set_find(const struct mustache_set *set, str name)
{
    uint32_t number = names_find(&set->template_names, name);
    return number == UINT32_MAX ? NULL : set->templates[number];
}

static struct mustache_template *load(struct mustache_set *set, str name)
{
    const struct source *source;
    if (!set->loader.load || !set->loader.load(set->loader.context, name, &source))
        return NULL;
    struct mustache_template *template = arena_new(set->arena, struct mustache_template);
    *template = (struct mustache_template){ .set = set, .source = source, .name = name };
    return template;
}

struct mustache_template *set_require(struct mustache_set *set, str name)
{
    size_t known = set->template_names.count;
    uint32_t number = names_find(&set->template_names, name);
    if (number != UINT32_MAX)
        return set->templates[number];
    name = arena_copy(set->arena, name);
    names_add(&set->template_names, set->arena, name);
    set->templates = arena_reserve(set->arena, set->templates, known, &set->template_capacity, sizeof *set->templates);
    set->templates[known] = load(set, name);
    return set->templates[known];
}

static void compile(struct mustache_set *set, struct mustache_template *template, struct diags *diags)
{
    struct reporter reporter = { .diags = diags };
    struct compile_request request = { .arena = set->arena,
                                       .set = set,
                                       .growing = set,
                                       .source = template->source,
                                       .delimiters = &default_delimiters,
                                       .reporter = &reporter };
    size_t before = diags->count;
    set->bytes += template->source->bytes.len;
    compile_template(&request, template);
    diags_sort(diags, before);
}

/* Compiles what has been loaded; that may load more. */
static void compile_all(struct mustache_set *set, struct diags *diags)
{
    while (set->compiled < set->template_names.count) {
        struct mustache_template *template = set->templates[set->compiled++];
        if (template && template->source)
            compile(set, template, diags);
    }
}

/* The template where it, and all that it includes, has code; else NULL. */
static const struct mustache_template *usable(struct mustache_set *set, struct mustache_template *template)
{
    struct arena scratch;
    arena_init(&scratch);
    struct mustache_template **waiting =
        arena_array(&scratch, struct mustache_template *, set->template_names.count + 1);
    size_t count = 0;
    bool whole = true;
    template->visit = ++set->visits;
    for (waiting[count++] = template; count > 0 && whole;) {
        const struct mustache_template *one = waiting[--count];
        whole = one->code != NULL;
        for (size_t i = 0; i < one->include_count && whole; i++) {
            struct mustache_template *partial = one->includes[i]->partial;
            if (!partial || partial->visit == set->visits)
                continue;
            partial->visit = set->visits;
            waiting[count++] = partial;
        }
    }
    arena_finish(&scratch);
    return whole ? template : NULL;
}

const struct mustache_template *mustache_load(struct mustache_set *set, str name, struct diags *diags)
{
    struct mustache_template *template = set_require(set, name);
    compile_all(set, diags);
    if (!template) {
        diag_add(diags, DIAG_TEMPLATE_MISSING, (struct span){ 0 }, "there is no template \"%.*s\"%s%.*s", STR_ARG(name),
                 set->loader.searched.len ? " in " : "", STR_ARG(set->loader.searched));
        return NULL;
    }
    return usable(set, template);
}

const struct mustache_template *mustache_compile(struct mustache_set *set, const struct source *source,
                                                 struct diags *diags)
{
    struct mustache_template *template = arena_new(set->arena, struct mustache_template);
    *template = (struct mustache_template){ .set = set, .source = source };
    compile(set, template, diags);
    compile_all(set, diags);
    return usable(set, template);
}
