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
    if (template->source->bytes.len <= MUSTACHE_TEMPLATE_LIMIT)
        set->bytes += template->source->bytes.len; /* one that is too large is refused, and is none of the set's */
    compile_template(&request, template);
    diags_sort(diags, before);
}

/* Has the template code, and all that it includes? */
static bool is_whole(struct mustache_set *set, struct mustache_template *template)
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
    return whole;
}

/* Compiles what has been loaded, which may load more; then it is known which of it can be used. */
static void compile_all(struct mustache_set *set, struct diags *diags)
{
    size_t first = set->compiled;
    while (set->compiled < set->template_names.count) {
        struct mustache_template *template = set->templates[set->compiled++];
        if (template && template->source)
            compile(set, template, diags);
    }
    for (size_t i = first; i < set->compiled; i++)
        if (set->templates[i])
            set->templates[i]->usable = is_whole(set, set->templates[i]);
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
    return template->usable ? template : NULL;
}

const struct mustache_template *mustache_compile(struct mustache_set *set, const struct source *source,
                                                 struct diags *diags)
{
    struct mustache_template *template = arena_new(set->arena, struct mustache_template);
    *template = (struct mustache_template){ .set = set, .source = source };
    compile(set, template, diags);
    compile_all(set, diags);
    template->usable = is_whole(set, template);
    return template->usable ? template : NULL;
}
