/* kit/mustache: what the cases in files cannot show: messages, limits, sinks, lambdas, other data, what is read. */
#include "mustache.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

/* A set whose templates are in a table, and all that a test needs with it. */
struct fixture {
    struct arena arena;
    struct diags diags;
    struct buf out;
    struct source sources[8];
    size_t source_count;
    struct mustache_loader loader;
    struct mustache_set *set;
};

static bool load_source(void *context, str name, const struct source **ret_source)
{
    const struct fixture *fixture = context;
    for (size_t i = 0; i < fixture->source_count; i++)
        if (str_eq(fixture->sources[i].path, name)) {
            *ret_source = &fixture->sources[i];
            return true;
        }
    return false;
}

static int begin(void **state)
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

static int end(void **state)
{
    struct fixture *fixture = *state;
    arena_finish(&fixture->arena);
    diags_finish(&fixture->diags);
    buf_finish(&fixture->out);
    return 0;
}

static void add_source(struct fixture *fixture, const char *name, const char *text)
{
    fixture->sources[fixture->source_count++] = (struct source){ str_from(name), str_from(text) };
}

static void assert_text(str found, const char *expected)
{
    if (!str_eq(found, str_from(expected)))
        fail_msg("expected:\n%s\nfound:\n%.*s", expected, STR_ARG(found));
}

/* All diagnostics as a person sees them. */
static void assert_diags(struct fixture *fixture, const char *expected)
{
    struct buf text;
    buf_init(&text);
    struct diag_memory memory = { 0 };
    for (size_t i = 0; i < fixture->diags.count; i++)
        diag_format(&text, &fixture->diags.items[i], &memory);
    assert_text(buf_str(&text), expected);
    buf_finish(&text);
}

/* The template "page" does not compile, for these reasons. */
static void assert_refused(struct fixture *fixture, const char *text, const char *expected)
{
    add_source(fixture, "page", text);
    assert_null(mustache_load(fixture->set, STR("page"), &fixture->diags));
    assert_diags(fixture, expected);
}

static const struct mustache_template *compiled(struct fixture *fixture, const char *text)
{
    add_source(fixture, "page", text);
    const struct mustache_template *template = mustache_load(fixture->set, STR("page"), &fixture->diags);
    assert_non_null(template);
    return template;
}

static struct value *object_of(struct fixture *fixture, str key, struct value *value)
{
    struct value *object = value_object(&fixture->arena);
    value_set(&fixture->arena, object, key, value);
    return object;
}

/* ---- Messages ---- */

static void an_unclosed_tag_is_shown(void **state)
{
    assert_refused(*state, "甲区\n<p>{{name</p>\n<p>{{value}}</p>\n",
                   "page:2:4: error: this tag has no end: \"}}\" is missing [template-tag-unclosed]\n"
                   "    2 | <p>{{name</p>\n"
                   "      |    ^~~~~~~~~~\n"
                   "      = help: a tag ends with the delimiter that belongs to the one it begins with: {{name}}\n");
}

static void a_raw_tag_ends_with_three_braces(void **state)
{
    assert_refused(*state, "{{{html}} }",
                   "page:1:1: error: this tag has no end: \"}}}\" is missing [template-tag-unclosed]\n"
                   "    1 | {{{html}} }\n"
                   "      | ^~~~~~~~~\n"
                   "      = help: a tag that begins with a brace ends with one: {{{name}}}\n");
}

static void a_section_that_is_never_closed_is_shown(void **state)
{
    assert_refused(*state, "{{#a}}\n{{^b}}\n{{/b}}\n",
                   "page:1:1: error: \"a\" is opened and never closed [template-section-unclosed]\n"
                   "    1 | {{#a}}\n"
                   "      | ^~~~~~\n"
                   "      = help: close it with {{/a}}\n");
}

static void advice_is_in_the_delimiters_of_the_tag(void **state)
{
    assert_refused(*state, "{{=<% %>=}}<%/a%>\n<%$ 标题 %>\n",
                   "page:1:12: error: \"a\" is closed but not open [template-close-stray]\n"
                   "    1 | {{=<% %>=}}<%/a%>\n"
                   "      |            ^~~~~~\n"
                   "      = help: remove it, or open the section with <%#a%>\n"
                   "page:2:1: error: \"标题\" is opened and never closed [template-section-unclosed]\n"
                   "    2 | <%$ 标题 %>\n"
                   "      | ^~~~~~~~~~~\n"
                   "      = help: close it with <%/标题%>\n");
}

static void a_mismatched_close_cites_the_opener(void **state)
{
    assert_refused(*state, "{{#figures}}\n  {{#source}}\n{{/figures}}\n",
                   "page:3:1: error: \"figures\" is closed here, but \"source\" is open [template-close-mismatch]\n"
                   "    3 | {{/figures}}\n"
                   "      | ^~~~~~~~~~~~\n"
                   "  page:2:3: note: \"source\" is opened here\n"
                   "    2 |   {{#source}}\n"
                   "      |   ^~~~~~~~~~~\n"
                   "      = help: first close it with {{/source}}\n");
}

static void a_close_of_another_name_cites_the_opener(void **state)
{
    assert_refused(*state, "{{#areas}}\n{{/area}}\n",
                   "page:2:1: error: \"area\" is closed here, but \"areas\" is open [template-close-mismatch]\n"
                   "    2 | {{/area}}\n"
                   "      | ^~~~~~~~~\n"
                   "  page:1:1: note: \"areas\" is opened here\n"
                   "    1 | {{#areas}}\n"
                   "      | ^~~~~~~~~~\n"
                   "      = help: close it with {{/areas}}\n");
}

static void a_stray_close_is_shown(void **state)
{
    assert_refused(*state, "a{{/b}}",
                   "page:1:2: error: \"b\" is closed but not open [template-close-stray]\n"
                   "    1 | a{{/b}}\n"
                   "      |  ^~~~~~\n"
                   "      = help: remove it, or open the section with {{#b}}\n");
}

static void bad_delimiters_are_shown(void **state)
{
    assert_refused(*state, "{{=<%=}}",
                   "page:1:1: error: new delimiters are two words of at most 16 bytes, without blanks or \"=\" in them "
                   "[template-delimiters]\n"
                   "    1 | {{=<%=}}\n"
                   "      | ^~~~~~~~\n"
                   "      = help: write them as {{=<% %>=}}\n");
}

static void bad_names_are_shown(void **state)
{
    assert_refused(*state, "{{}}{{a b}}{{a..b}}",
                   "page:1:1: error: this tag has no name [template-name]\n"
                   "    1 | {{}}{{a b}}{{a..b}}\n"
                   "      | ^~~~\n"
                   "      = help: write a name in it: {{name}}\n"
                   "page:1:7: error: a name has no blanks in it [template-name]\n"
                   "    1 | {{}}{{a b}}{{a..b}}\n"
                   "      |       ^~~\n");
}

static void an_empty_part_of_a_name_is_shown(void **state)
{
    assert_refused(*state, "{{a..b}}",
                   "page:1:1: error: a part of the name \"a..b\" is empty [template-name]\n"
                   "    1 | {{a..b}}\n"
                   "      | ^~~~~~~~\n");
}

static void parsing_goes_on_and_reports_up_to_twenty(void **state)
{
    struct fixture *fixture = *state;
    struct buf text;
    buf_init(&text);
    for (int i = 0; i < 1000; i++)
        buf_add(&text, STR("{{/a}}\n{{b"));
    fixture->sources[fixture->source_count++] = (struct source){ STR("page"), buf_str(&text) };
    assert_null(mustache_load(fixture->set, STR("page"), &fixture->diags));
    assert_int_equal(fixture->diags.count, MUSTACHE_DIAG_LIMIT);
    buf_finish(&text);
}

static void a_missing_partial_is_a_warning_and_renders_as_nothing(void **state)
{
    struct fixture *fixture = *state;
    const struct mustache_template *page = compiled(fixture, "[{{>脚注}}]");
    assert_diags(fixture, "page:1:2: warning: there is no template \"脚注\" in templates/ [template-partial-missing]\n"
                          "    1 | [{{>脚注}}]\n"
                          "      |  ^~~~~~~~~\n"
                          "      = help: a missing partial renders as nothing\n");
    assert_true(mustache_render_value(page, NULL, &fixture->out, &fixture->diags));
    assert_text(buf_str(&fixture->out), "[]");
}

static void a_missing_template_is_an_error(void **state)
{
    struct fixture *fixture = *state;
    assert_null(mustache_load(fixture->set, STR("area"), &fixture->diags));
    assert_diags(fixture, "error: there is no template \"area\" in templates/ [template-missing]\n");
}

static void what_includes_an_error_is_not_usable(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "row", "{{#a}}");
    add_source(fixture, "table", "{{>row}}{{>table}}");
    add_source(fixture, "good", "{{>good}}");
    assert_refused(fixture, "{{>table}}{{>good}}",
                   "row:1:1: error: \"a\" is opened and never closed [template-section-unclosed]\n"
                   "    1 | {{#a}}\n"
                   "      | ^~~~~~\n"
                   "      = help: close it with {{/a}}\n");
    assert_null(mustache_load(fixture->set, STR("table"), &fixture->diags));
    assert_non_null(mustache_load(fixture->set, STR("good"), &fixture->diags));
    assert_int_equal(fixture->diags.errors, 1);
}

static void a_dynamic_name_that_nothing_has_is_reported_once(void **state)
{
    struct fixture *fixture = *state;
    const struct mustache_template *page = compiled(fixture, "{{#list}}{{>*kind}}{{/list}}");
    struct value *list = value_list(&fixture->arena);
    for (int i = 0; i < 3; i++)
        value_add(&fixture->arena, list, object_of(fixture, STR("kind"), value_string(&fixture->arena, STR("图"))));
    assert_true(mustache_render_value(page, object_of(fixture, STR("list"), list), &fixture->out, &fixture->diags));
    assert_int_equal(fixture->diags.count, 1);
    assert_text(fixture->diags.items[0].message, "there is no template \"图\" in templates/, which \"kind\" names");
}

/* ---- Limits ---- */

static void assert_stops(struct fixture *fixture, const struct mustache_template *page, const struct value *view,
                         const char *message)
{
    assert_false(mustache_render_value(page, view, &fixture->out, &fixture->diags));
    assert_int_equal(fixture->diags.count, 1);
    assert_int_equal(fixture->diags.items[0].code, DIAG_TEMPLATE_LIMIT);
    assert_text(fixture->diags.items[0].message, message);
}

static void recursion_without_end_stops(void **state)
{
    struct fixture *fixture = *state;
    assert_stops(fixture, compiled(fixture, "a\n {{>page}}\n"), NULL,
                 "more than 256 templates are inside each other; does \"page\" include itself without end?");
}

static void blocks_that_give_themselves_stop(void **state)
{
    struct fixture *fixture = *state;
    assert_stops(fixture, compiled(fixture, "{{<page}}{{$a}}{{$a}}{{/a}}{{/a}}{{/page}}"), NULL,
                 "more than 256 templates are inside each other; does \"page\" include itself without end?");
}

static void indentation_has_a_limit(void **state)
{
    struct fixture *fixture = *state;
    char text[200];
    memset(text, ' ', sizeof text);
    memcpy(text + sizeof text - 10, "{{>page}}", 10);
    assert_stops(fixture, compiled(fixture, text), NULL, "lines are indented by more than 4096 bytes");
}

static void nesting_has_a_limit(void **state)
{
    struct fixture *fixture = *state;
    struct buf text;
    buf_init(&text);
    for (int i = 0; i < 201; i++)
        buf_add(&text, STR("{{#a}}"));
    for (int i = 0; i < 201; i++)
        buf_add(&text, STR("{{/a}}"));
    fixture->sources[fixture->source_count++] = (struct source){ STR("page"), buf_str(&text) };
    assert_null(mustache_load(fixture->set, STR("page"), &fixture->diags));
    assert_int_equal(fixture->diags.count, 1);
    assert_text(fixture->diags.items[0].message, "more than 200 tags are open inside each other");
    buf_finish(&text);
}

/* Ten lists of ten in each other, that write nothing: ten thousand million items. */
static void lists_in_lists_that_write_nothing_stop(void **state)
{
    struct fixture *fixture = *state;
    struct value *list = value_list(&fixture->arena);
    for (int i = 0; i < 100; i++)
        value_add(&fixture->arena, list, value_bool(&fixture->arena, true));
    assert_stops(fixture, compiled(fixture, "{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}{{x}}{{/l}}{{/l}}{{/l}}{{/l}}{{/l}}"),
                 object_of(fixture, STR("l"), list), "this takes more than 200000000 steps");
}

static bool count_bytes(void *context, str bytes)
{
    *(size_t *)context += bytes.len;
    return true;
}

static void output_has_a_limit(void **state)
{
    struct fixture *fixture = *state;
    const struct mustache_template *page = compiled(fixture, "{{#l}}{{#l}}{{&t}}{{/l}}{{/l}}");
    struct buf text;
    buf_init(&text);
    for (int i = 0; i < 100000; i++)
        buf_add(&text, STR("字"));
    struct value *list = value_list(&fixture->arena);
    for (int i = 0; i < 100; i++)
        value_add(&fixture->arena, list, value_bool(&fixture->arena, true));
    struct value *view = object_of(fixture, STR("l"), list);
    value_set_string(&fixture->arena, view, STR("t"), buf_str(&text));
    struct mustache_data data = mustache_value_data(NULL);
    struct mustache_item root = mustache_value_item(view);
    size_t written = 0;
    struct mustache_sink sink = { count_bytes, &written };
    assert_false(mustache_render_to(page, &data, &root, &sink, &fixture->diags));
    assert_true(written <= MUSTACHE_OUTPUT_LIMIT && written > MUSTACHE_OUTPUT_LIMIT - text.len);
    assert_text(fixture->diags.items[0].message, "more than 268435456 bytes were rendered");
    buf_finish(&text);
}

/* ---- Sinks and buffers ---- */

static void a_buffer_is_appended_to(void **state)
{
    struct fixture *fixture = *state;
    buf_add(&fixture->out, STR("before "));
    assert_true(mustache_render_value(compiled(fixture, "page"), NULL, &fixture->out, &fixture->diags));
    assert_text(buf_str(&fixture->out), "before page");
}

static bool collect(void *context, str bytes)
{
    buf_add(context, bytes);
    return true;
}

static bool refuse(void *context, str bytes)
{
    (void)bytes;
    ++*(int *)context;
    return false;
}

/* Enough to fill a sink several times, with texts of all lengths and bytes to escape at every place. */
static struct value *long_view(struct fixture *fixture)
{
    struct value *list = value_list(&fixture->arena);
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < 900; i++) {
        buf_add_char(&text, "字<a&b>c\"d'e"[i % 13]);
        value_add(&fixture->arena, list, value_string(&fixture->arena, arena_copy(&fixture->arena, buf_str(&text))));
    }
    buf_finish(&text);
    return object_of(fixture, STR("list"), list);
}

static void a_sink_gets_the_same_bytes(void **state)
{
    struct fixture *fixture = *state;
    const struct mustache_template *page = compiled(fixture, "{{#list}}<p>{{.}}</p>{{{.}}}\n{{/list}}");
    struct value *view = long_view(fixture);
    assert_true(mustache_render_value(page, view, &fixture->out, &fixture->diags));
    struct buf collected;
    buf_init(&collected);
    struct mustache_data data = mustache_value_data(NULL);
    struct mustache_item root = mustache_value_item(view);
    assert_true(
        mustache_render_to(page, &data, &root, &(struct mustache_sink){ collect, &collected }, &fixture->diags));
    assert_true(str_eq(buf_str(&fixture->out), buf_str(&collected)));
    buf_finish(&collected);
}

static void a_sink_that_refuses_ends_the_rendering(void **state)
{
    struct fixture *fixture = *state;
    const struct mustache_template *page = compiled(fixture, "{{#list}}<p>{{.}}</p>{{{.}}}\n{{/list}}");
    int asked = 0;
    struct mustache_data data = mustache_value_data(NULL);
    struct mustache_item root = mustache_value_item(long_view(fixture));
    assert_false(mustache_render_to(page, &data, &root, &(struct mustache_sink){ refuse, &asked }, &fixture->diags));
    assert_int_equal(asked, 1);
    assert_int_equal(fixture->diags.count, 0);
}

struct job {
    const struct mustache_template *page;
    const struct value *view;
    struct buf out;
    bool done;
};

static void *render_job(void *argument)
{
    struct job *job = argument;
    struct diags diags;
    diags_init(&diags);
    buf_init(&job->out);
    job->done = mustache_render_value(job->page, job->view, &job->out, &diags);
    diags_finish(&diags);
    return NULL;
}

static void threads_share_a_template(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "row", "<td>{{.}}</td>\n");
    const struct mustache_template *page = compiled(fixture, "{{#list}}\n  {{>row}}\n{{/list}}");
    struct value *view = long_view(fixture);
    assert_true(mustache_render_value(page, view, &fixture->out, &fixture->diags));
    struct job jobs[4];
    pthread_t threads[4];
    for (size_t i = 0; i < 4; i++) {
        jobs[i] = (struct job){ .page = page, .view = view };
        assert_int_equal(pthread_create(&threads[i], NULL, render_job, &jobs[i]), 0);
    }
    for (size_t i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
        assert_true(jobs[i].done);
        assert_true(str_eq(buf_str(&jobs[i].out), buf_str(&fixture->out)));
        buf_finish(&jobs[i].out);
    }
}

/* ---- Escaping ---- */

static void escape_slowly(struct buf *out, str text)
{
    for (size_t i = 0; i < text.len; i++) {
        const char *from = "&<>\"'";
        const str to[] = { STR("&amp;"), STR("&lt;"), STR("&gt;"), STR("&quot;"), STR("&#39;") };
        const char *hit = text.ptr[i] ? strchr(from, text.ptr[i]) : NULL;
        if (hit)
            buf_add(out, to[hit - from]);
        else
            buf_add_char(out, text.ptr[i]);
    }
}

static void every_byte_is_escaped_alike_at_every_place(void **state)
{
    struct fixture *fixture = *state;
    struct buf expected;
    buf_init(&expected);
    char text[40];
    for (int byte = 0; byte < 256; byte++)
        for (size_t length = 1; length <= sizeof text; length++) {
            memset(text, 'x', sizeof text);
            text[length - 1] = (char)byte;
            text[length / 2] = (char)byte;
            buf_clear(&fixture->out);
            buf_clear(&expected);
            mustache_escape(&fixture->out, (str){ text, length });
            escape_slowly(&expected, (str){ text, length });
            assert_true(str_eq(buf_str(&fixture->out), buf_str(&expected)));
        }
    buf_finish(&expected);
}

/* ---- Lambdas ---- */

static bool write_text(void *context, const str *body, struct buf *out)
{
    buf_add(out, str_from(context));
    if (body)
        buf_add(out, *body);
    return true;
}

static bool write_nothing(void *context, const str *body, struct buf *out)
{
    (void)context;
    (void)body;
    (void)out;
    return false;
}

static bool render_with(struct fixture *fixture, const char *text, struct mustache_lambda lambda)
{
    struct mustache_lambdas lambdas = { &lambda, 1 };
    struct mustache_data data = mustache_value_data(&lambdas);
    struct value *view = object_of(fixture, STR("name"), value_string(&fixture->arena, STR("甲<区>")));
    struct mustache_item root = mustache_value_item(view);
    return mustache_render(compiled(fixture, text), &data, &root, &fixture->out, &fixture->diags);
}

static void a_lambda_is_escaped_unless_raw(void **state)
{
    struct fixture *fixture = *state;
    struct mustache_lambda lambda = { STR_INIT("f"), write_text, "<b>{{name}}</b>" };
    assert_true(render_with(fixture, "{{f}}|{{{f}}}|{{#f}}!{{/f}}", lambda));
    assert_text(buf_str(&fixture->out),
                "&lt;b&gt;甲&amp;lt;区&amp;gt;&lt;/b&gt;|<b>甲&lt;区&gt;</b>|<b>甲&lt;区&gt;</b>!");
}

static void data_come_before_lambdas(void **state)
{
    struct fixture *fixture = *state;
    assert_true(render_with(fixture, "{{name}}", (struct mustache_lambda){ STR("name"), write_nothing, NULL }));
    assert_text(buf_str(&fixture->out), "甲&lt;区&gt;");
}

static void a_lambda_that_fails_is_shown(void **state)
{
    struct fixture *fixture = *state;
    assert_false(render_with(fixture, "a {{f}}", (struct mustache_lambda){ STR("f"), write_nothing, NULL }));
    assert_diags(fixture, "page:1:3: error: the lambda \"f\" failed [template-lambda]\n"
                          "    1 | a {{f}}\n"
                          "      |   ^~~~~\n");
}

static void a_lambda_that_writes_no_template_is_shown(void **state)
{
    struct fixture *fixture = *state;
    assert_false(render_with(fixture, "a {{f}}", (struct mustache_lambda){ STR("f"), write_text, "{{#x}}" }));
    assert_diags(fixture, "page:1:3: error: in what \"f\" wrote: \"x\" is opened and never closed [template-lambda]\n"
                          "    1 | a {{f}}\n"
                          "      |   ^~~~~\n");
}

static void lambdas_without_end_stop(void **state)
{
    struct fixture *fixture = *state;
    assert_false(render_with(fixture, "{{f}}", (struct mustache_lambda){ STR("f"), write_text, "{{f}}" }));
    assert_int_equal(fixture->diags.count, 1);
    assert_text(fixture->diags.items[0].message, "more than 16 lambdas inside each other");
}

/* ---- Data of another form ---- */

struct district {
    const char *name;
    const char *figures[3];
};

static bool district_lookup(void *context, const void *object, const struct mustache_key *key,
                            struct mustache_hint *hint, struct mustache_item *ret_item)
{
    (void)context;
    (void)hint;
    const struct district *district = object;
    if (str_eq(key->name, STR("name"))) {
        *ret_item = (struct mustache_item){ .kind = MUSTACHE_TEXT, .text = str_from(district->name) };
        return true;
    }
    if (str_eq(key->name, STR("figures"))) {
        *ret_item = (struct mustache_item){ .kind = MUSTACHE_LIST, .handle = district->figures, .count = 3 };
        return true;
    }
    return false;
}

static void district_item(void *context, const void *list, size_t index, struct mustache_item *ret_item)
{
    (void)context;
    const char *const *figures = list;
    *ret_item = (struct mustache_item){ .kind = MUSTACHE_TEXT, .text = str_from(figures[index]) };
}

static void structs_are_data_as_they_are(void **state)
{
    struct fixture *fixture = *state;
    struct district district = { "乙区", { "22家", "194家", "3%" } };
    struct mustache_data data = { .lookup = district_lookup, .item = district_item };
    struct mustache_item root = { .kind = MUSTACHE_OBJECT, .handle = &district };
    const struct mustache_template *page = compiled(fixture, "{{name}}:{{#figures}} {{.}} of {{name}}{{/figures}}");
    assert_true(mustache_render(page, &data, &root, &fixture->out, &fixture->diags));
    assert_text(buf_str(&fixture->out), "乙区: 22家 of 乙区 194家 of 乙区 3% of 乙区");
}

/* ---- What a template reads ---- */

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

static void assert_place(struct span place, const char *path, size_t line, size_t column)
{
    struct position position = source_position(place.source, place.offset);
    assert_text(place.source->path, path);
    assert_int_equal(position.line, line);
    assert_int_equal(position.column, column);
}

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

static void keys_of_all_lengths_are_told_apart(void **state)
{
    struct fixture *fixture = *state;
    const char *name = "abcdefghijklmnopqrstuvwxyz";
    struct value *view = value_object(&fixture->arena);
    struct buf text;
    buf_init(&text);
    for (size_t length = 1; length <= 26; length++)
        for (size_t from = 0; from + length <= 26; from++) {
            str key = { name + from, length };
            value_set_string(&fixture->arena, view, key, key);
            buf_format(&text, "{{%.*s}} ", STR_ARG(key));
        }
    fixture->sources[fixture->source_count++] = (struct source){ STR("page"), buf_str(&text) };
    const struct mustache_template *page = mustache_load(fixture->set, STR("page"), &fixture->diags);
    for (int i = 0; i < 2; i++)
        assert_true(mustache_render_value(page, view, &fixture->out, &fixture->diags));
    str rest = buf_str(&fixture->out);
    for (size_t i = 0; i < 2 * view->count; i++)
        assert_true(str_eq(str_split(&rest, ' '), view->members[i % view->count].key));
    buf_finish(&text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_unclosed_tag_is_shown),
        TEST(a_raw_tag_ends_with_three_braces),
        TEST(a_section_that_is_never_closed_is_shown),
        TEST(advice_is_in_the_delimiters_of_the_tag),
        TEST(a_mismatched_close_cites_the_opener),
        TEST(a_close_of_another_name_cites_the_opener),
        TEST(a_stray_close_is_shown),
        TEST(bad_delimiters_are_shown),
        TEST(bad_names_are_shown),
        TEST(an_empty_part_of_a_name_is_shown),
        TEST(parsing_goes_on_and_reports_up_to_twenty),
        TEST(a_missing_partial_is_a_warning_and_renders_as_nothing),
        TEST(a_missing_template_is_an_error),
        TEST(what_includes_an_error_is_not_usable),
        TEST(a_dynamic_name_that_nothing_has_is_reported_once),
        TEST(recursion_without_end_stops),
        TEST(blocks_that_give_themselves_stop),
        TEST(indentation_has_a_limit),
        TEST(nesting_has_a_limit),
        TEST(lists_in_lists_that_write_nothing_stop),
        TEST(output_has_a_limit),
        TEST(a_buffer_is_appended_to),
        TEST(a_sink_gets_the_same_bytes),
        TEST(a_sink_that_refuses_ends_the_rendering),
        TEST(threads_share_a_template),
        TEST(every_byte_is_escaped_alike_at_every_place),
        TEST(a_lambda_is_escaped_unless_raw),
        TEST(data_come_before_lambdas),
        TEST(a_lambda_that_fails_is_shown),
        TEST(a_lambda_that_writes_no_template_is_shown),
        TEST(lambdas_without_end_stop),
        TEST(structs_are_data_as_they_are),
        TEST(what_a_template_reads_is_known),
        TEST(where_a_template_reads_is_known),
        TEST(keys_of_all_lengths_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
