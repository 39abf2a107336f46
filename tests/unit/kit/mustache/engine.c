/* kit/mustache: what the cases in files cannot show of rendering: buffers, sinks, threads, escaping, data of other
 * forms, line ends that editors change. */
#include "mustache_fixture.h"

#include <pthread.h>
#include <stdio.h>

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

static bool write_to_file(void *context, str bytes)
{
    return fwrite(bytes.ptr, 1, bytes.len, context) == bytes.len;
}

static void a_sink_may_be_a_file(void **state)
{
    struct fixture *fixture = *state;
    const struct mustache_template *page = compiled(fixture, "{{#list}}<p>{{.}}</p>{{/list}}");
    struct value *view = long_view(fixture);
    assert_true(mustache_render_value(page, view, &fixture->out, &fixture->diags));
    FILE *file = tmpfile();
    assert_non_null(file);
    struct mustache_data data = mustache_value_data(NULL);
    struct mustache_item root = mustache_value_item(view);
    assert_true(
        mustache_render_to(page, &data, &root, &(struct mustache_sink){ write_to_file, file }, &fixture->diags));
    assert_int_equal(ftell(file), fixture->out.len);
    rewind(file);
    char *bytes = arena_array(&fixture->arena, char, fixture->out.len + 1);
    assert_int_equal(fread(bytes, 1, fixture->out.len + 1, file), fixture->out.len);
    assert_true(str_eq((str){ bytes, fixture->out.len }, buf_str(&fixture->out)));
    fclose(file);
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

/* ---- Threads ---- */

struct job {
    const struct mustache_template *page;
    const struct value *view;
    struct buf out;
    bool done;
};

/* Asks for the partials that a lambda writes, too: nothing of the set may change by it. */
static bool render_job_page(const struct mustache_template *page, const struct value *view, struct buf *out,
                            struct diags *diags)
{
    static const struct mustache_lambda lambda = { STR_INIT("f"), write_text, "{{>row}}{{>none}}{{other}}" };
    static const struct mustache_lambdas lambdas = { &lambda, 1 };
    struct mustache_data data = mustache_value_data(&lambdas);
    struct mustache_item root = mustache_value_item(view);
    return mustache_render(page, &data, &root, out, diags);
}

static void *render_job(void *argument)
{
    struct job *job = argument;
    struct diags diags;
    diags_init(&diags);
    buf_init(&job->out);
    job->done = render_job_page(job->page, job->view, &job->out, &diags);
    diags_finish(&diags);
    return NULL;
}

static void threads_share_a_template(void **state)
{
    struct fixture *fixture = *state;
    add_source(fixture, "row", "<td>{{.}}</td>\n");
    add_source(fixture, "cell", "<td>{{$text}}{{/text}}</td>\n");
    const struct mustache_template *page = compiled(
        fixture,
        "{{#list}}\n  {{>row}}{{>*kind}}\n{{<cell}}{{$text}}{{.}}{{/text}}{{/cell}}{{#f}}{{.}}{{/f}}{{f}}{{/list}}");
    struct value *view = long_view(fixture);
    value_set_string(&fixture->arena, view, STR("kind"), STR("cell"));
    assert_true(render_job_page(page, view, &fixture->out, &fixture->diags));
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

/* ---- Line ends ---- */

static void a_lone_carriage_return_is_text(void **state)
{
    struct fixture *fixture = *state;
    assert_rendered(fixture, compiled(fixture, "\r{{!c}}\nX"), NULL, "\r\nX");
}

static void a_carriage_return_behind_a_tag_is_text_unless_it_ends_the_line(void **state)
{
    struct fixture *fixture = *state;
    assert_rendered(fixture, compiled(fixture, "{{!c}}\r\n甲\n{{!c}}\r甲\n {{!c}}\r"), NULL, "甲\n\r甲\n \r");
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
    const struct mustache_template *page = loaded(fixture, "page");
    for (int i = 0; i < 2; i++)
        assert_true(mustache_render_value(page, view, &fixture->out, &fixture->diags));
    str rest = buf_str(&fixture->out);
    for (size_t i = 0; i < 2 * view->count; i++)
        assert_true(str_eq(str_split(&rest, ' '), view->members[i % view->count].key));
    buf_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MUSTACHE_TEST(a_buffer_is_appended_to),
        MUSTACHE_TEST(a_sink_gets_the_same_bytes),
        MUSTACHE_TEST(a_sink_may_be_a_file),
        MUSTACHE_TEST(a_sink_that_refuses_ends_the_rendering),
        MUSTACHE_TEST(threads_share_a_template),
        MUSTACHE_TEST(every_byte_is_escaped_alike_at_every_place),
        MUSTACHE_TEST(a_lone_carriage_return_is_text),
        MUSTACHE_TEST(a_carriage_return_behind_a_tag_is_text_unless_it_ends_the_line),
        MUSTACHE_TEST(structs_are_data_as_they_are),
        MUSTACHE_TEST(keys_of_all_lengths_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
