/* Rendering allocates for the depth of a template, never for each value: the linker puts the functions below in the
 * place of the C library's. */
#include "mustache.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

static size_t allocations;

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

void *__wrap_malloc(size_t size)
{
    allocations++;
    return __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    allocations++;
    return __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
    allocations++;
    return __real_realloc(memory, size);
}

static const char page_text[] = "{{#rows}}\n"
                                "  {{>row}}\n"
                                "  {{<cell}}{{$text}}{{name}} & {{{name}}}{{/text}}{{/cell}}\n"
                                "{{/rows}}\n";

static bool load(void *context, str name, const struct source **ret_source)
{
    static const struct source row = { STR_INIT("row"),
                                       STR_INIT("<tr id={{inner.id}}>\n{{^unit}}—{{/unit}}{{>*part}}\n</tr>\n") };
    static const struct source cell = { STR_INIT("cell"), STR_INIT("<td>{{$text}}{{/text}}</td>\n") };
    (void)context;
    *ret_source = str_eq(name, STR("row")) ? &row : &cell;
    return true;
}

static bool count_bytes(void *context, str bytes)
{
    *(size_t *)context += bytes.len;
    return true;
}

static struct value *make_view(struct arena *arena, size_t rows)
{
    struct value *view = value_object(arena);
    struct value *list = value_set(arena, view, STR("rows"), value_list(arena));
    for (size_t i = 0; i < rows; i++) {
        struct value *row = value_object(arena);
        value_set_string(arena, row, STR("name"), STR("<甲区>高新技术企业"));
        value_set_string(arena, row, STR("part"), STR("cell"));
        value_set_string(arena, value_set(arena, row, STR("inner"), value_object(arena)), STR("id"), STR("f1"));
        value_add(arena, list, row);
    }
    return view;
}

/* How many allocations a rendering of so many rows makes; in *ret_bytes how much it writes. */
static size_t count_allocations(size_t rows, size_t *ret_bytes)
{
    struct arena arena;
    arena_init(&arena);
    struct diags diags;
    diags_init(&diags);
    struct source source = { STR_INIT("page"), str_from(page_text) };
    struct mustache_loader loader = { .load = load };
    const struct mustache_template *page = mustache_compile(mustache_set_new(&arena, &loader), &source, &diags);
    assert_non_null(page);
    struct mustache_data data = mustache_value_data(NULL);
    struct mustache_item root = mustache_value_item(make_view(&arena, rows));
    struct mustache_sink sink = { count_bytes, ret_bytes };
    *ret_bytes = 0;
    size_t before = allocations;
    bool done = mustache_render_to(page, &data, &root, &sink, &diags);
    size_t made = allocations - before;
    assert_true(done);
    assert_int_equal(diags.count, 0);
    diags_finish(&diags);
    arena_finish(&arena);
    return made;
}

static void values_cost_no_allocation(void **state)
{
    (void)state;
    size_t few_bytes, many_bytes;
    size_t few = count_allocations(10, &few_bytes);
    size_t many = count_allocations(10 * 1000, &many_bytes);
    assert_true(few > 0); /* they are counted */
    assert_int_equal(many_bytes, few_bytes * 1000);
    assert_int_equal(many, few);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_cost_no_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
