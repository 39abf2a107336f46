/* kit/mustache: the cases of the specification, where its folder is at hand ($KC_SHARED/mustache-spec, or
 * ../shared/mustache-spec beside the source tree), and our own in tests/cases/mustache.
 *
 * A case of our own is a folder: template.mustache, data.json, expected.txt, and where it has any partials/NAME.mustache
 * and warning.txt, the code that all its diagnostics have. Its lambdas are those of own_lambdas. */
#include "mustache.h"

#include "json_value.h"

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

/* ---- Lambdas: the C forms of those in ~lambdas.json, by the name of their case ---- */

static bool add(struct buf *out, str text)
{
    buf_add(out, text);
    return true;
}

static bool world(void *context, const str *body, struct buf *out)
{
    (void)context;
    return !body && add(out, STR("world"));
}

static bool planet(void *context, const str *body, struct buf *out)
{
    (void)context;
    return !body && add(out, STR("{{planet}}"));
}

static bool planet_both(void *context, const str *body, struct buf *out)
{
    (void)context;
    return !body && add(out, STR("|planet| => {{planet}}"));
}

static bool count_calls(void *context, const str *body, struct buf *out)
{
    int *calls = context;
    buf_format(out, "%d", ++*calls);
    return !body;
}

static bool greater(void *context, const str *body, struct buf *out)
{
    (void)context;
    return !body && add(out, STR(">"));
}

static bool is_x(void *context, const str *body, struct buf *out)
{
    (void)context;
    return body && add(out, str_eq(*body, STR("{{x}}")) ? STR("yes") : STR("no"));
}

static bool around(struct buf *out, const str *body, str middle)
{
    return body && add(out, *body) && add(out, middle) && add(out, *body);
}

static bool planet_inside(void *context, const str *body, struct buf *out)
{
    (void)context;
    return around(out, body, STR("{{planet}}"));
}

static bool planets_inside(void *context, const str *body, struct buf *out)
{
    (void)context;
    return around(out, body, STR("{{planet}} => |planet|"));
}

static bool underline(void *context, const str *body, struct buf *out)
{
    (void)context;
    return body && add(out, STR("__")) && add(out, *body) && add(out, STR("__"));
}

static const struct {
    str name;
    bool (*call)(void *context, const str *body, struct buf *out);
} lambda_cases[] = {
    { STR_INIT("Interpolation"), world },
    { STR_INIT("Interpolation - Expansion"), planet },
    { STR_INIT("Interpolation - Alternate Delimiters"), planet_both },
    { STR_INIT("Interpolation - Multiple Calls"), count_calls },
    { STR_INIT("Escaping"), greater },
    { STR_INIT("Section"), is_x },
    { STR_INIT("Section - Expansion"), planet_inside },
    { STR_INIT("Section - Alternate Delimiters"), planets_inside },
    { STR_INIT("Section - Multiple Calls"), underline },
    { STR_INIT("Inverted Section"), underline },
};

/* Takes the member "lambda" out of the data: the lambda is found by its name instead. */
static struct mustache_lambdas lambdas_of(str name, struct value *data, struct mustache_lambda *lambda)
{
    if (!value_get(value_get(data, STR("lambda")), STR("__tag__")))
        return (struct mustache_lambdas){ 0 };
    for (size_t i = 0; i < data->count; i++)
        if (str_eq(data->members[i].key, STR("lambda")))
            data->members[i] = data->members[--data->count];
    for (size_t i = 0; i < sizeof lambda_cases / sizeof *lambda_cases; i++)
        if (str_eq(lambda_cases[i].name, name)) {
            lambda->name = STR("lambda");
            lambda->call = lambda_cases[i].call;
            return (struct mustache_lambdas){ lambda, 1 };
        }
    fail_msg("there is no lambda for the case \"%.*s\"", STR_ARG(name));
    return (struct mustache_lambdas){ 0 };
}

/* ---- Lambdas of our own cases: values that write a template, a count, a text; sections that look at their body ---- */

static bool echo(void *context, const str *body, struct buf *out)
{
    (void)context;
    return !body && add(out, STR("|area| => {{area}}"));
}

static bool is_area(void *context, const str *body, struct buf *out)
{
    (void)context;
    return body && add(out, str_eq(*body, STR("{{area}}")) ? STR("原文") : STR("误"));
}

static bool area_inside(void *context, const str *body, struct buf *out)
{
    (void)context;
    return around(out, body, STR("{{area}} => |area|"));
}

enum { OWN_LAMBDA_COUNT = 5 };

static void own_lambdas(int *calls, struct mustache_lambda items[static OWN_LAMBDA_COUNT])
{
    items[0] = (struct mustache_lambda){ STR("echo"), echo, NULL };
    items[1] = (struct mustache_lambda){ STR("calls"), count_calls, calls };
    items[2] = (struct mustache_lambda){ STR("mark"), greater, NULL };
    items[3] = (struct mustache_lambda){ STR("body"), is_area, NULL };
    items[4] = (struct mustache_lambda){ STR("around"), area_inside, NULL };
}

/* ---- One case ---- */

struct partials {
    struct arena *arena;
    const struct value *texts; /* object; NULL: none */
};

static bool load_partial(void *context, str name, const struct source **ret_source)
{
    struct partials *partials = context;
    const struct value *text = value_get(partials->texts, name);
    if (!text)
        return false;
    struct source *source = arena_new(partials->arena, struct source);
    *source = (struct source){ name, text->text };
    *ret_source = source;
    return true;
}

static bool render_case(const struct mustache_template *template, const struct value *data,
                        const struct mustache_lambdas *lambdas, struct buf *out, struct diags *diags)
{
    struct mustache_data access = mustache_value_data(lambdas);
    struct mustache_item root = mustache_value_item(data);
    return mustache_render(template, &access, &root, out, diags);
}

/* There are diagnostics, all warnings of that code; none where it is empty. */
static bool are_all(const struct diags *diags, str code)
{
    for (size_t i = 0; i < diags->count; i++)
        if (diags->items[i].severity != DIAG_WARNING || !str_eq(diag_code_text(diags->items[i].code), code))
            return false;
    return (diags->count > 0) == (code.len > 0);
}

static void show_failure(str name, str text, str expected, str found, const struct diags *diags)
{
    print_message("FAILED %.*s\n--- template\n%.*s\n--- expected\n%.*s\n--- found\n%.*s\n---\n", STR_ARG(name),
                  STR_ARG(text), STR_ARG(expected), STR_ARG(found));
    struct buf out;
    buf_init(&out);
    struct diag_memory memory = { 0 };
    for (size_t i = 0; i < diags->count; i++)
        diag_format(&out, &diags->items[i], &memory);
    print_message("%.*s", STR_ARG(buf_str(&out)));
    buf_finish(&out);
}

static bool run_case(struct arena *arena, str name, str text, const struct value *data,
                     const struct mustache_lambdas *lambdas, const struct value *texts, str expected, str warning)
{
    struct diags diags;
    diags_init(&diags);
    struct partials partials = { arena, texts };
    struct mustache_loader loader = { .load = load_partial, .context = &partials, .searched = STR("the case") };
    struct mustache_set *set = mustache_set_new(arena, &loader);
    struct source *source = arena_new(arena, struct source);
    *source = (struct source){ name, text };
    const struct mustache_template *template = mustache_compile(set, source, &diags);
    for (size_t i = 0; texts && i < texts->count; i++)
        mustache_load(set, texts->members[i].key, &diags);
    struct buf out;
    buf_init(&out);
    bool same = template && render_case(template, data, lambdas, &out, &diags) && str_eq(buf_str(&out), expected) &&
                are_all(&diags, warning);
    if (!same)
        show_failure(name, text, expected, buf_str(&out), &diags);
    buf_finish(&out);
    diags_finish(&diags);
    return same;
}

/* ---- Files ---- */

/* The bytes of a file; false where there is none. */
static bool read_file(struct arena *arena, const char *path, str *ret_bytes)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    struct buf buf;
    buf_init(&buf);
    size_t got;
    while ((got = fread(buf_reserve(&buf, 65536), 1, 65536, file)) > 0)
        buf.len += got;
    fclose(file);
    *ret_bytes = arena_copy(arena, buf_str(&buf));
    buf_finish(&buf);
    return true;
}

static struct value *parse_json(struct arena *arena, const char *path, str bytes)
{
    struct source *source = arena_new(arena, struct source);
    *source = (struct source){ str_from(path), bytes };
    struct diags diags;
    diags_init(&diags);
    struct value *value = json_parse(arena, source, &diags);
    if (!value)
        fail_msg("%s is not JSON", path);
    diags_finish(&diags);
    return value;
}

static const char *path_of(struct arena *arena, const char *folder, const char *name)
{
    return arena_format(arena, "%s/%s", folder, name).ptr;
}

/* ---- The specification ---- */

static const struct {
    const char *file;
    size_t cases;
} spec_files[] = {
    { "comments", 12 }, { "delimiters", 14 },   { "interpolation", 42 },  { "inverted", 22 }, { "partials", 12 },
    { "sections", 34 }, { "~inheritance", 27 }, { "~dynamic-names", 21 }, { "~lambdas", 10 },
};

/* What we say of a case of the specification besides rendering it. */
static str spec_warning(str name)
{
    if (str_starts(name, STR("Failed Lookup")))
        return STR("template-partial-missing");
    if (str_eq(name, STR("Text inside parent")))
        return STR("template-parent-text");
    return STR("");
}

static size_t run_spec_file(struct arena *arena, const char *path, str bytes, size_t *ret_cases)
{
    const struct value *tests = value_get(parse_json(arena, path, bytes), STR("tests"));
    size_t passed = 0;
    for (size_t i = 0; i < tests->count; i++) {
        const struct value *test = tests->items[i];
        str name = value_text(value_get(test, STR("name")), STR(""));
        struct value *data = value_get(test, STR("data"));
        int calls = 0;
        struct mustache_lambda lambda = { .context = &calls };
        struct mustache_lambdas lambdas = lambdas_of(name, data, &lambda);
        passed += run_case(arena, name, value_text(value_get(test, STR("template")), STR("")), data, &lambdas,
                           value_get(test, STR("partials")), value_text(value_get(test, STR("expected")), STR("")),
                           spec_warning(name));
    }
    *ret_cases = tests->count;
    return passed;
}

static const char *spec_folder(struct arena *arena)
{
    const char *shared = getenv("KC_SHARED");
    if (shared)
        return path_of(arena, shared, "mustache-spec/specs");
    const char *root = getenv("KC_SOURCE_ROOT");
    return path_of(arena, root ? root : ".", "../shared/mustache-spec/specs");
}

static size_t run_specification(struct arena *arena, const char *folder)
{
    size_t failed = 0;
    for (size_t i = 0; i < sizeof spec_files / sizeof *spec_files; i++) {
        const char *path = arena_format(arena, "%s/%s.json", folder, spec_files[i].file).ptr;
        str bytes;
        if (!read_file(arena, path, &bytes))
            fail_msg("cannot read %s", path);
        size_t count;
        size_t passed = run_spec_file(arena, path, bytes, &count);
        print_message("%-16s %3zu of %3zu\n", spec_files[i].file, passed, count);
        assert_int_equal(count, spec_files[i].cases);
        failed += count - passed;
    }
    return failed;
}

static void the_specification(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    const char *folder = spec_folder(&arena);
    DIR *found = opendir(folder);
    if (!found) {
        print_message("skipped: there is no %s\n", folder);
        arena_finish(&arena);
        skip();
    }
    closedir(found);
    size_t failed = run_specification(&arena, folder);
    arena_finish(&arena);
    assert_int_equal(failed, 0);
}

/* ---- Our own cases ---- */

static struct value *read_partials(struct arena *arena, const char *folder)
{
    struct value *texts = value_object(arena);
    DIR *dir = opendir(folder);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        str name = arena_copy(arena, str_from(entry->d_name));
        str bytes;
        if (!str_ends(name, STR(".mustache")) || !read_file(arena, path_of(arena, folder, name.ptr), &bytes))
            continue;
        value_set_string(arena, texts, str_slice(name, 0, name.len - STR(".mustache").len), bytes);
    }
    if (dir)
        closedir(dir);
    return texts;
}

static bool run_folder(struct arena *arena, const char *folder, str name)
{
    str text;
    str data;
    str expected;
    str warning = STR("");
    const char *data_path = path_of(arena, folder, "data.json");
    if (!read_file(arena, path_of(arena, folder, "template.mustache"), &text) || !read_file(arena, data_path, &data) ||
        !read_file(arena, path_of(arena, folder, "expected.txt"), &expected)) {
        print_message("%s has not all of template.mustache, data.json and expected.txt\n", folder);
        return false;
    }
    read_file(arena, path_of(arena, folder, "warning.txt"), &warning);
    int calls = 0;
    struct mustache_lambda items[OWN_LAMBDA_COUNT];
    own_lambdas(&calls, items);
    struct mustache_lambdas lambdas = { items, OWN_LAMBDA_COUNT };
    return run_case(arena, name, text, parse_json(arena, data_path, data), &lambdas,
                    read_partials(arena, path_of(arena, folder, "partials")), expected, str_trim(warning));
}

static void our_own_cases(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    const char *root = getenv("KC_SOURCE_ROOT");
    const char *folder = path_of(&arena, root ? root : ".", "tests/cases/mustache");
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    size_t count = 0;
    size_t failed = 0;
    for (struct dirent *entry; (entry = readdir(dir));) {
        if (entry->d_name[0] == '.')
            continue;
        str name = arena_copy(&arena, str_from(entry->d_name));
        count++;
        failed += !run_folder(&arena, path_of(&arena, folder, name.ptr), name);
    }
    closedir(dir);
    print_message("%-16s %3zu of %3zu\n", "our own", count - failed, count);
    arena_finish(&arena);
    assert_true(count > 0);
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_specification),
        cmocka_unit_test(our_own_cases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
