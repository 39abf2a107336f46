/* Each tests/cases/chart/NAME/spec.json drawn: the file is expected.svg, and no text of it lies on another or on a mark.
 *
 * With KC_UPDATE_GOLDEN=1 in the environment the expectations are written instead of compared; look at the
 * difference, and at the pictures, before committing it. */
#include "chart_boxes.h"
#include "json_value.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct example {
    struct arena arena;
    struct diags diags;
    struct source source;
    struct chart chart;
};

static bool read_file(struct buf *buf, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    size_t got;
    while ((got = fread(buf_reserve(buf, 65536), 1, 65536, file)) > 0)
        buf->len += got;
    fclose(file);
    return true;
}

static void open_example(struct example *example, const char *path)
{
    struct buf bytes;
    buf_init(&bytes);
    assert_true(read_file(&bytes, path));
    arena_init(&example->arena);
    diags_init(&example->diags);
    example->source = (struct source){ str_from(path), arena_copy(&example->arena, buf_str(&bytes)) };
    buf_finish(&bytes);
    struct value *spec = json_parse(&example->arena, &example->source, &example->diags);
    assert_non_null(spec);
    assert_true(chart_from_value(&example->arena, spec, &example->chart, &example->diags));
}

static void close_example(struct example *example)
{
    diags_finish(&example->diags);
    arena_finish(&example->arena);
}

static void compare(const struct buf *drawn, const char *path)
{
    if (getenv("KC_UPDATE_GOLDEN")) {
        FILE *file = fopen(path, "wb");
        assert_non_null(file);
        assert_int_equal(fwrite(drawn->ptr, 1, drawn->len, file), drawn->len);
        assert_int_equal(fclose(file), 0);
        return;
    }
    struct buf expected;
    buf_init(&expected);
    assert_true(read_file(&expected, path));
    bool same = str_eq(buf_str(drawn), buf_str(&expected));
    buf_finish(&expected);
    if (!same)
        fail_msg("%s is not what is drawn now", path);
}

/* Calls `visit` for each case. */
static void each_case(void (*visit)(struct example *example, const char *folder))
{
    char cases[1024];
    snprintf(cases, sizeof cases, "%s/tests/cases/chart", getenv("KC_SOURCE_ROOT"));
    DIR *folder = opendir(cases);
    assert_non_null(folder);
    size_t count = 0;
    struct dirent *entry;
    while ((entry = readdir(folder))) {
        if (entry->d_name[0] == '.')
            continue;
        char path[2048];
        snprintf(path, sizeof path, "%s/%s/spec.json", cases, entry->d_name);
        struct example example;
        open_example(&example, path);
        snprintf(path, sizeof path, "%s/%s", cases, entry->d_name);
        visit(&example, path);
        close_example(&example);
        count++;
    }
    closedir(folder);
    assert_true(count > 10);
}

static void draw_and_compare(struct example *example, const char *folder)
{
    char path[2100];
    struct buf out;
    buf_init(&out);
    assert_true(chart_draw(&example->arena, &example->chart, CHART_STANDALONE, &out, &example->diags));
    snprintf(path, sizeof path, "%s/expected.svg", folder);
    compare(&out, path);
    /* A page may have ten of them, and a slide takes one by copy and paste. */
    if (!getenv("KC_UPDATE_GOLDEN") && example->chart.bar_count <= 40 && out.len >= 12 * 1024)
        fail_msg("%s: %zu bytes are too many for 40 bars", folder, out.len);
    buf_finish(&out);
}

static void charts_are_drawn_as_expected(void **state)
{
    (void)state;
    each_case(draw_and_compare);
}

static void measure(struct example *example, const char *folder)
{
    static const int widths[] = { 240, 320, 360, 480, 640, 960, 1280, 4000 };
    for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++) {
        char name[2200];
        snprintf(name, sizeof name, "%s at %d", folder, widths[i]);
        example->chart.width = widths[i];
        struct chart_layout layout = chart_layout_new(&example->arena, &example->chart, CHART_STANDALONE);
        check_boxes(&layout, name);
        example->chart.captioned = false;
        layout = chart_layout_new(&example->arena, &example->chart, CHART_INLINE);
        check_boxes(&layout, name);
    }
}

static void texts_stand_clear(void **state)
{
    (void)state;
    each_case(measure);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(charts_are_drawn_as_expected),
        cmocka_unit_test(texts_stand_clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
