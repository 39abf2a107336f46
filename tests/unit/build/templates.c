/* The built-in templates, their words and the pages of this tree's own site: each key that a template reads is one that
 * pages have, each template and each word is used, and no language lacks a word. */
#include "build.h"

#include "mustache.h"
#include "template_check.h"
#include "view.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

static struct build_state site; /* this tree's own */
static struct build_state full; /* tests/sites/full */
static struct diags diags;
static struct mustache_set *set;
static const struct edition *edition; /* whose words the templates of the set have */

static str source_root(void)
{
    const char *root = getenv("KC_SOURCE_ROOT");
    return str_from(root ? root : ".");
}

static bool load_template(void *context, str name, const struct source **ret_source)
{
    (void)context;
    str key;
    const struct value *word = str_skip(name, STR("t."), &key) ? value_get(edition->page, key) : NULL;
    if (word) {
        struct source *source = arena_new(&site.arena, struct source);
        *source = (struct source){ .path = name, .bytes = word->text };
        *ret_source = source;
        return true;
    }
    struct diags unheard;
    diags_init(&unheard);
    str path = arena_format(&site.arena, "%.*s/templates/%.*s.mustache", STR_ARG(source_root()), STR_ARG(name));
    *ret_source = read_text_file(&site.arena, path, &unheard);
    diags_finish(&unheard);
    return *ret_source != NULL;
}

static void use_words_of(const char *tag)
{
    edition = read_built_in_edition(&site.arena, str_from(tag), &diags);
    set = mustache_set_new(&site.arena,
                           &(struct mustache_loader){ .load = load_template, .searched = STR_INIT("templates/") });
}

static int load_site(void **state)
{
    (void)state;
    diags_init(&diags);
    if (!build_load(source_root(), &site, &diags))
        return 1;
    str folder = arena_format(&site.arena, "%.*s/tests/sites/full", STR_ARG(source_root()));
    if (!build_load(folder, &full, &diags))
        return 1;
    use_words_of("zh-CN");
    return 0;
}

static int close_site(void **state)
{
    (void)state;
    diags_finish(&diags);
    build_close(&full);
    build_close(&site);
    return 0;
}

static struct mustache_reads reads_of(enum page_kind kind)
{
    const struct mustache_template *template = mustache_load(set, view_template_name(kind), &diags);
    assert_non_null(template);
    return mustache_reads(template, &site.arena);
}

static void add_pages(struct template_check *check, const struct build_state *of)
{
    struct arena arena;
    arena_init(&arena);
    struct page_list pages = view_list_pages(&arena, &of->site, &of->dataset);
    for (size_t i = 0; i < pages.count; i++) {
        struct arena_mark mark = arena_mark(&arena);
        struct page page = view_page(&arena, &of->site, &of->dataset, pages.items[i]);
        template_check_add_page(check, &page);
        arena_rewind(&arena, mark);
    }
    arena_finish(&arena);
}

static struct template_check *check_all_pages(void)
{
    struct template_check *check = template_check_new(&site.arena);
    add_pages(check, &site);
    add_pages(check, &full);
    return check;
}

/* Keys of pages that there are elsewhere: built-in templates read them, and neither site has such a page. */
static const struct {
    const char *name;
    const char *reason;
} elsewhere[] = {
    { "shelf_name", "of more articles than one page lists: see tests/e2e/many.py" },
    { "older_count", "of more figures than the page of an area lists: see tests/e2e/many.py" },
    { "newer", "of more articles than one page lists" },
    { "older", "of more articles than one page lists" },
    { "article_total", "of a figure that more articles state than are listed" },
    { "address", "of a site that has an address of its own" },
};

static bool is_elsewhere(str name)
{
    for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
        if (str_eq(name, str_from(elsewhere[i].name)))
            return true;
    return false;
}

static void expect_keys_on_some_page(void)
{
    const struct template_check *check = check_all_pages();
    size_t missing = 0;
    for (size_t kind = 0; kind < PAGE_KIND_COUNT; kind++) {
        struct mustache_reads reads = reads_of((enum page_kind)kind);
        for (size_t i = 0; i < reads.key_count; i++) {
            str name = reads.keys[i].name;
            struct span place = reads.keys[i].place;
            if (template_check_provides(check, name) || is_elsewhere(name))
                continue;
            print_message("%.*s:%zu: no page has \"%.*s\"\n", STR_ARG(place.source->path),
                          source_position(place.source, place.offset).line, STR_ARG(name));
            missing++;
        }
    }
    assert_int_equal(missing, 0);
}

static void each_key_that_a_template_reads_is_on_some_page(void **state)
{
    (void)state;
    use_words_of("en");
    expect_keys_on_some_page();
    use_words_of("zh-CN");
    expect_keys_on_some_page();
}

static bool is_read(const char *name)
{
    for (size_t kind = 0; kind < PAGE_KIND_COUNT; kind++) {
        struct mustache_reads reads = reads_of((enum page_kind)kind);
        for (size_t i = 0; i < reads.key_count; i++)
            if (str_eq(reads.keys[i].name, str_from(name)))
                return true;
    }
    return false;
}

static void each_exception_is_still_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
        if (!is_read(elsewhere[i].name))
            fail_msg("no template reads \"%s\" (%s): take it out of the list", elsewhere[i].name, elsewhere[i].reason);
}

static bool is_used(str name)
{
    for (size_t kind = 0; kind < PAGE_KIND_COUNT; kind++) {
        if (str_eq(name, view_template_name((enum page_kind)kind)))
            return true;
        struct mustache_reads reads = reads_of((enum page_kind)kind);
        assert_false(reads.dynamic);
        for (size_t i = 0; i < reads.partial_count; i++)
            if (str_eq(name, reads.partials[i]))
                return true;
    }
    return false;
}

static void each_template_is_used(void **state)
{
    (void)state;
    DIR *folder = opendir(arena_format(&site.arena, "%.*s/templates", STR_ARG(source_root())).ptr);
    assert_non_null(folder);
    size_t count = 0;
    for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        str name = str_from(entry->d_name);
        if (!str_ends(name, STR(".mustache")))
            continue;
        count++;
        if (!is_used(str_slice(name, 0, name.len - STR(".mustache").len)))
            fail_msg("nothing uses templates/%s", entry->d_name);
    }
    closedir(folder);
    assert_true(count >= PAGE_KIND_COUNT);
}

static void each_word_is_used(void **state)
{
    (void)state;
    const struct value *words = read_built_in_edition(&site.arena, STR("zh-CN"), &diags)->page;
    for (size_t i = 0; i < words->count; i++)
        if (!is_used(arena_join(&site.arena, STR("t."), words->members[i].key)))
            fail_msg("no template uses the word \"%.*s\"", STR_ARG(words->members[i].key));
}

/* A word that a language lacks is Chinese there. */
static void english_has_each_word(void **state)
{
    (void)state;
    const struct value *words = read_built_in_edition(&site.arena, STR("en"), &diags)->page;
    for (size_t i = 0; i < words->count; i++)
        if (!str_ends(words->members[i].value->span.source->path, STR("en.yaml")))
            fail_msg("templates/strings/en.yaml lacks \"%.*s\"", STR_ARG(words->members[i].key));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_key_that_a_template_reads_is_on_some_page),
        cmocka_unit_test(each_exception_is_still_read),
        cmocka_unit_test(each_template_is_used),
        cmocka_unit_test(each_word_is_used),
        cmocka_unit_test(english_has_each_word),
    };
    return cmocka_run_group_tests(tests, load_site, close_site);
}
