/* kit/mustache: what a template reads, includes, lets others fill, and gives in vain. */
#include "mustache_fixture.h"

static void assert_list(const str *list, size_t count, const char *expected)
{
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < count; i++)
        buf_format(&text, "%.*s ", STR_ARG(list[i]));
    assert_text(buf_str(&text), expected);
    buf_finish(&text);
}

static void assert_keys(struct mustache_reads reads, const char *expected)
{
    str names[16];
    assert_true(reads.key_count <= 16);
    for (size_t i = 0; i < reads.key_count; i++)
        names[i] = reads.keys[i].name;
    assert_list(names, reads.key_count, expected);
}

/* ---- Keys and partials ---- */

static void what_a_template_reads_is_known(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "layout", "{{title}}{{$body}}{{empty}}{{/body}}{{>foot}}");
    add_source(fixture, "row", "{{.}}{{>row}}{{&area.name}}");
    const struct mustache_template *page = compiled(
        fixture, "{{<layout}}{{$body}}{{#rows}}{{>row}}{{/rows}}{{^rows}}{{title}}{{/rows}}{{/body}}{{/layout}}");
    struct mustache_reads reads = mustache_reads(page, &fixture->arena);
    assert_keys(reads, ". area.name empty rows title ");
    assert_list(reads.partials, reads.partial_count, "foot layout row ");
    assert_false(reads.dynamic);
    add_source(fixture, "any", "{{>*kind}}");
    reads = mustache_reads(mustache_load(fixture->set, STR("any"), &fixture->diags), &fixture->arena);
    assert_keys(reads, "kind ");
    assert_true(reads.dynamic);
}

static void where_a_template_reads_is_known(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "foot", "甲{{ area.name }}{{title}}");
    const struct mustache_template *page =
        compiled(fixture, "{{>foot}}\n{{# rows }}{{.}}\n  {{{.}}}{{&title}}{{/rows}}");
    struct mustache_reads reads = mustache_reads(page, &fixture->arena);
    assert_keys(reads, ". area.name rows title ");
    assert_place(reads.keys[0].place, "page", 2, 14);
    assert_place(reads.keys[1].place, "foot", 1, 5);
    assert_int_equal(reads.keys[1].place.length, STR("area.name").len);
    assert_place(reads.keys[2].place, "page", 2, 5);
    assert_place(reads.keys[3].place, "page", 3, 13);
}

static void partials_are_found_by_name(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "layout", "{{>foot}}{{>*any}}");
    const struct mustache_template *page = compiled(fixture, "{{>b}}{{<layout}}{{$x}}{{>a}}{{/x}}{{/layout}}{{name}}");
    struct mustache_reads reads = mustache_reads(page, &fixture->arena);
    static const char *const included[] = { "layout", "foot", "a", "b" };
    static const char *const others[] = { "page", "any", "x", "name", "lay", "layouts", "" };
    for (size_t i = 0; i < sizeof included / sizeof *included; i++)
        assert_true(mustache_reads_partial(&reads, str_from(included[i])));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(mustache_reads_partial(&reads, str_from(others[i])));
}

static void a_template_without_tags_reads_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct mustache_reads reads = mustache_reads(compiled(fixture, "甲"), &fixture->arena);
    assert_int_equal(reads.key_count + reads.partial_count + reads.block_count, 0);
    assert_false(reads.dynamic);
    assert_false(mustache_reads_partial(&reads, STR("page")));
}

/* ---- Blocks ---- */

static void blocks_are_those_that_can_be_filled(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "layout", "{{$title}}{{/title}}{{>foot}}");
    add_source(fixture, "foot", "{{#s}}{{$foot}}{{$note}}{{/note}}{{/foot}}{{/s}}{{$title}}{{/title}}");
    const struct mustache_template *page =
        compiled(fixture, "{{<layout}}{{$title}}{{$inner}}{{/inner}}{{/title}}{{$none}}{{/none}}{{/layout}}");
    struct mustache_reads reads = mustache_reads(page, &fixture->arena);
    assert_list(reads.blocks, reads.block_count, "foot inner note title ");
}

static void assert_lost(struct fixture *fixture, const char *text, const char *expected)
{
    size_t count;
    const struct mustache_lost *lost = mustache_find_lost(compiled(fixture, text), &fixture->arena, &count);
    struct buf found;
    buf_init(&found);
    for (size_t i = 0; i < count; i++) {
        struct position position = source_position(lost[i].place.source, lost[i].place.offset);
        assert_text(lost[i].place.source->path, "page");
        assert_text(arena_format(&fixture->arena, "{{$%.*s}}", STR_ARG(lost[i].name)),
                    arena_cstr(&fixture->arena, span_text(lost[i].place)));
        buf_format(&found, "%.*s<%.*s at %zu:%zu\n", STR_ARG(lost[i].parent), STR_ARG(lost[i].name), position.line,
                   position.column);
    }
    assert_text(buf_str(&found), expected);
    buf_finish(&found);
}

static void blocks_that_the_parent_has_not_are_lost(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "layout", "{{$title}}{{/title}}{{>foot}}");
    add_source(fixture, "foot", "{{$foot}}{{/foot}}");
    assert_lost(fixture,
                "{{<layout}}\n  {{$titel}}{{/titel}}{{$title}}{{/title}}\n{{$foot}}{{/foot}}{{$a}}{{/a}}{{/layout}}\n"
                "{{<foot}}{{$title}}{{/title}}{{/foot}}",
                "layout<titel at 2:3\nlayout<a at 3:19\nfoot<title at 4:10\n");
}

/* The parent of its parent takes it. */
static void blocks_that_a_further_parent_has_are_not_lost(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "outer", "{{$a}}{{$c}}{{/c}}{{/a}}");
    add_source(fixture, "layout", "{{<outer}}{{$a}}{{$b}}{{/b}}{{/a}}{{/outer}}");
    assert_lost(fixture, "{{<layout}}{{$a}}{{/a}}{{$b}}{{/b}}{{$c}}{{/c}}{{$d}}{{/d}}{{/layout}}",
                "layout<d at 1:48\n");
}

static void what_is_given_inside_a_given_block_can_be_lost_too(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "layout", "{{$a}}{{/a}}");
    assert_lost(fixture, "{{<layout}}{{$a}}{{<layout}}{{$b}}{{/b}}{{/layout}}{{/a}}{{$c}}{{/c}}{{/layout}}",
                "layout<b at 1:29\nlayout<c at 1:58\n");
}

static void lost_blocks_of_partials_are_theirs(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "layout", "");
    add_source(fixture, "row", "{{<layout}}{{$a}}{{/a}}{{/layout}}");
    assert_lost(fixture, "{{>row}}", "");
}

/* Any template could be included, and have the block. */
static void nothing_given_to_dynamic_parents_is_called_lost(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "layout", "{{>part}}");
    add_source(fixture, "part", "{{>*kind}}");
    assert_lost(fixture, "{{<layout}}{{$a}}{{/a}}{{/layout}}{{<*kind}}{{$b}}{{/b}}{{/kind}}", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MUSTACHE_TEST(what_a_template_reads_is_known),
        MUSTACHE_TEST(where_a_template_reads_is_known),
        MUSTACHE_TEST(partials_are_found_by_name),
        MUSTACHE_TEST(a_template_without_tags_reads_nothing),
        MUSTACHE_TEST(blocks_are_those_that_can_be_filled),
        MUSTACHE_TEST(blocks_that_the_parent_has_not_are_lost),
        MUSTACHE_TEST(blocks_that_a_further_parent_has_are_not_lost),
        MUSTACHE_TEST(what_is_given_inside_a_given_block_can_be_lost_too),
        MUSTACHE_TEST(lost_blocks_of_partials_are_theirs),
        MUSTACHE_TEST(nothing_given_to_dynamic_parents_is_called_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
