/* The phrases of a site's catalogue of indicators, for tests in Python, which has no YAML of its own: a line each,
 *
 *     high-tech-enterprises <tab> entity <tab> count <tab> alias <tab> 高企
 *
 * indicator, group, unit, what the phrase is (name, alias, anaphor, per, exclusion) and the phrase.
 *
 *     phrases SITE */
#include "read.h"

#include <stdio.h>

static void print_phrases(const struct indicator *indicator, const char *kind, const str *phrases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        printf("%.*s\t%.*s\t%.*s\t%s\t%.*s\n", STR_ARG(indicator->id), STR_ARG(indicator->group->id),
               STR_ARG(unit_text(indicator->unit)), kind, STR_ARG(phrases[i]));
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: phrases SITE\n", stderr);
        return 2;
    }
    struct arena arena;
    struct diags diags;
    struct site site;
    arena_init(&arena);
    diags_init(&diags);
    bool read = read_site(&arena, str_from(argv[1]), &site, &diags);
    for (size_t i = 0; read && i < site.vocabulary.indicator_count; i++) {
        const struct indicator *indicator = &site.vocabulary.indicators[i];
        print_phrases(indicator, "name", &indicator->name, 1);
        print_phrases(indicator, "alias", indicator->aliases, indicator->alias_count);
        print_phrases(indicator, "anaphor", indicator->anaphors, indicator->anaphor_count);
        print_phrases(indicator, "per", indicator->per, indicator->per_count);
        print_phrases(indicator, "exclusion", indicator->exclusions, indicator->exclusion_count);
    }
    diags_finish(&diags);
    arena_finish(&arena);
    return read && fflush(stdout) == 0 ? 0 : 1;
}
