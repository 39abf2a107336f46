/* What tests of the Mustache engine begin with: a set whose templates are in a table, and data, output and diagnostics
 * with it.
 *
 *     add_source(fixture, "row", "<td>{{.}}</td>");
 *     const struct mustache_template *page = compiled(fixture, "{{#list}}{{>row}}{{/list}}");
 *     assert_rendered(fixture, page, object_of(fixture, STR("list"), list), "<td>甲</td>");
 *
 *     MUSTACHE_TEST(a_test) */
#ifndef KC_TEST_MUSTACHE_FIXTURE_H
#define KC_TEST_MUSTACHE_FIXTURE_H

#include "mustache.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

struct fixture {
    struct arena arena;
    struct diags diags;
    struct buf out;
    struct source sources[8];
    size_t source_count;
    struct mustache_loader loader;
    struct mustache_set *set;
};

static inline bool load_source(void *context, str name, const struct source **ret_source)
{
    const struct fixture *fixture = context;
    for (size_t i = 0; i < fixture->source_count; i++)
        if (str_eq(fixture->sources[i].path, name)) {
            *ret_source = &fixture->sources[i];
            return true;
        }
    return false;
}

static inline int begin(void **state)
{
    static struct fixture fixture;
    fixture =
        (struct fixture){ .loader = { .load = load_source, .context = &fixture, .searched = STR_INIT("templates/") } };
    arena_init(&fixture.arena);
    diags_init(&fixture.diags);
    buf_init(&fixture.out);
    fixture.set = mustache_set_new(&fixture.arena, &fixture.loader);
    *state = &fixture;
    return 0;
}

static inline int end(void **state)
{
    struct fixture *fixture = *state;
    arena_finish(&fixture->arena);
    diags_finish(&fixture->diags);
    buf_finish(&fixture->out);
    return 0;
}

#define MUSTACHE_TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

/* ---- Templates ---- */

static inline void add_source_text(struct fixture *fixture, const char *name, str text)
{
    assert_true(fixture->source_count < sizeof fixture->sources / sizeof *fixture->sources);
    fixture->sources[fixture->source_count++] = (struct source){ str_from(name), text };
}

static inline void add_source(struct fixture *fixture, const char *name, const char *text)
{
    add_source_text(fixture, name, str_from(text));
}

static inline const struct mustache_template *loaded(struct fixture *fixture, const char *name)
{
    return mustache_load(fixture->set, str_from(name), &fixture->diags);
}

static inline const struct mustache_template *compiled_text(struct fixture *fixture, str text)
{
    add_source_text(fixture, "page", text);
    const struct mustache_template *template = loaded(fixture, "page");
    assert_non_null(template);
    return template;
}

static inline const struct mustache_template *compiled(struct fixture *fixture, const char *text)
{
    return compiled_text(fixture, str_from(text));
}

/* A text so many times, for templates that go to a limit. */
static inline str repeated(struct fixture *fixture, const char *text, size_t times)
{
    size_t length = strlen(text);
    char *copy = arena_alloc(&fixture->arena, length * times + 1, 1);
    for (size_t i = 0; i < times; i++)
        memcpy(copy + i * length, text, length);
    return (str){ copy, length * times };
}

/* The texts one after the other; a NULL ends them. */
__attribute__((sentinel)) static inline str joined(struct fixture *fixture, ...)
{
    va_list texts;
    va_start(texts, fixture);
    str all = STR("");
    for (const char *text; (text = va_arg(texts, const char *));)
        all = arena_join(&fixture->arena, all, str_from(text));
    va_end(texts);
    return arena_copy(&fixture->arena, all);
}

/* ---- Data ---- */

static inline struct value *object_of(struct fixture *fixture, str key, struct value *value)
{
    struct value *object = value_object(&fixture->arena);
    value_set(&fixture->arena, object, key, value);
    return object;
}

static inline struct value *string_of(struct fixture *fixture, const char *text)
{
    return value_string(&fixture->arena, str_from(text));
}

/* A list of the same item so many times. */
static inline struct value *list_of(struct fixture *fixture, struct value *item, size_t count)
{
    struct value *list = value_list(&fixture->arena);
    for (size_t i = 0; i < count; i++)
        value_add(&fixture->arena, list, item);
    return list;
}

/* {"n": {"n": … false}} */
static inline struct value *chain(struct fixture *fixture, size_t length)
{
    struct value *inner = value_bool(&fixture->arena, false);
    for (size_t i = 0; i < length; i++)
        inner = object_of(fixture, STR("n"), inner);
    return inner;
}

/* {"l": [true, true, …], "t": "1234567890"} */
static inline struct value *list_view(struct fixture *fixture, size_t count)
{
    struct value *view = object_of(fixture, STR("l"), list_of(fixture, value_bool(&fixture->arena, true), count));
    value_set_string(&fixture->arena, view, STR("t"), STR("1234567890"));
    return view;
}

/* ---- Lambdas ---- */

/* Writes the text that is its context, and the body. */
static inline bool write_text(void *context, const str *body, struct buf *out)
{
    buf_add(out, str_from(context));
    if (body)
        buf_add(out, *body);
    return true;
}

static inline bool write_nothing(void *context, const str *body, struct buf *out)
{
    (void)context;
    (void)body;
    (void)out;
    return false;
}

static inline bool render_with_data(struct fixture *fixture, const struct mustache_template *page,
                                    const struct value *view, struct mustache_lambda lambda)
{
    struct mustache_lambdas lambdas = { &lambda, 1 };
    struct mustache_data data = mustache_value_data(&lambdas);
    struct mustache_item root = mustache_value_item(view);
    return mustache_render(page, &data, &root, &fixture->out, &fixture->diags);
}

/* The template with one lambda and {"name": "甲<区>"}. */
static inline bool render_with(struct fixture *fixture, const char *text, struct mustache_lambda lambda)
{
    struct value *view = object_of(fixture, STR("name"), string_of(fixture, "甲<区>"));
    return render_with_data(fixture, compiled(fixture, text), view, lambda);
}

/* ---- What is found ---- */

static inline void assert_text(str found, const char *expected)
{
    if (!str_eq(found, str_from(expected)))
        fail_msg("expected:\n%s\nfound:\n%.*s", expected, STR_ARG(found));
}

static inline void assert_place(struct span place, const char *path, size_t line, size_t column)
{
    assert_non_null(place.source);
    struct position position = source_position(place.source, place.offset);
    assert_text(place.source->path, path);
    assert_int_equal(position.line, line);
    assert_int_equal(position.column, column);
}

/* All diagnostics as a person sees them. */
static inline void assert_diags(struct fixture *fixture, const char *expected)
{
    struct buf text;
    buf_init(&text);
    struct diag_memory memory = { 0 };
    for (size_t i = 0; i < fixture->diags.count; i++)
        diag_format(&text, &fixture->diags.items[i], &memory);
    assert_text(buf_str(&text), expected);
    buf_finish(&text);
}

/* The only diagnostic, and where in the template "page" it stands. */
static inline void assert_only_diag(struct fixture *fixture, enum diag_code code, size_t line, size_t column,
                                    const char *message)
{
    if (fixture->diags.count != 1)
        assert_diags(fixture, message);
    const struct diag *diag = &fixture->diags.items[0];
    assert_text(diag->message, message);
    assert_text(diag_code_text(diag->code), diag_code_text(code).ptr);
    assert_place(diag->span, "page", line, column);
}

/* The template "page" does not compile, for these reasons. */
static inline void assert_refused(struct fixture *fixture, const char *text, const char *expected)
{
    add_source(fixture, "page", text);
    assert_null(loaded(fixture, "page"));
    assert_diags(fixture, expected);
}

/* Rendering "page" ends for a limit, at that column of its first line. */
static inline void assert_stops(struct fixture *fixture, const struct mustache_template *page, const struct value *view,
                                size_t column, const char *message)
{
    assert_false(mustache_render_value(page, view, &fixture->out, &fixture->diags));
    assert_only_diag(fixture, DIAG_TEMPLATE_LIMIT, 1, column, message);
}

static inline void assert_rendered(struct fixture *fixture, const struct mustache_template *page,
                                   const struct value *view, const char *expected)
{
    buf_clear(&fixture->out);
    assert_true(mustache_render_value(page, view, &fixture->out, &fixture->diags));
    assert_text(buf_str(&fixture->out), expected);
}

#endif
