/* kit/mustache: compiling takes time in proportion to the template. Sixteen times the text may take 64 times as long, where
 * a square would take 256: memory that is new costs more than what is used again. It is the time of the processor, the
 * best of several goes, so that other programs matter little. */
#include "mustache_fixture.h"

#include <time.h>

enum {
    SIZE = 16 * 1024, /* bytes */
    FACTOR = 16,
    MOST = 64, /* times as long */
    GOES = 3,
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool load_itself(void *context, str name, const struct source **ret_source)
{
    (void)name;
    *ret_source = context;
    return true;
}

/* Seconds to compile the unit so often that it is `size` bytes, between what opens and closes it. */
static double measure(const char *open, const char *unit, const char *close, size_t size)
{
    struct fixture *fixture;
    begin((void **)&fixture);
    str units = repeated(fixture, unit, size / strlen(unit));
    struct source partial = { STR("partial"), STR("{{$a}}{{/a}}") };
    struct source source = { STR("page"), joined(fixture, open, units.ptr, close, NULL) };
    struct mustache_loader loader = { .load = load_itself, .context = &partial };
    fixture->set = mustache_set_new(&fixture->arena, &loader);
    double start = now();
    const struct mustache_template *page = mustache_compile(fixture->set, &source, &fixture->diags);
    double seconds = now() - start;
    assert_non_null(page);
    end((void **)&fixture);
    return seconds;
}

static void assert_in_proportion(const char *open, const char *unit, const char *close)
{
    double small = 1e9;
    double large = 1e9;
    for (int i = 0; i < GOES; i++) {
        double seconds = measure(open, unit, close, SIZE);
        small = seconds < small ? seconds : small;
        seconds = measure(open, unit, close, FACTOR * SIZE);
        large = seconds < large ? seconds : large;
    }
    print_message("%.2f ms, %.2f ms: %.1f times\n", small * 1e3, large * 1e3, large / small);
    if (large > MOST * small)
        fail_msg("%d times as much of \"%s\" takes %.1f times as long", FACTOR, unit, large / small);
}

static void values_on_one_line(void **state)
{
    (void)state;
    assert_in_proportion("", "{{a}}", "");
}

static void tags_and_text(void **state)
{
    (void)state;
    assert_in_proportion("", "x{{! y }}\n \n\n", "");
}

static void sections(void **state)
{
    (void)state;
    assert_in_proportion("{{#b}}", " {{#a}}\n{{/a}}", "{{/b}}");
}

static void delimiters(void **state)
{
    (void)state;
    assert_in_proportion("", "{{=[ ]=}}[={{ }}=]", "");
}

static void blocks_of_one_parent(void **state)
{
    (void)state;
    assert_in_proportion("{{<p}}", "\n {{$a}}\n{{/a}}", "{{/p}}");
}

static void parents(void **state)
{
    (void)state;
    assert_in_proportion("{{<p}}{{$a}}", "{{<p}}{{$a}}\n{{/a}}{{/p}}", "{{/a}}{{/p}}");
}

static void partials(void **state)
{
    (void)state;
    assert_in_proportion("{{<p}}\n  {{$a}}\n", "  {{>p}}\n", "{{/a}}{{/p}}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_on_one_line), cmocka_unit_test(tags_and_text),        cmocka_unit_test(sections),
        cmocka_unit_test(delimiters),         cmocka_unit_test(blocks_of_one_parent), cmocka_unit_test(parents),
        cmocka_unit_test(partials),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
