/* read: which files are articles, in which order. */
#define FIXTURE_FOLDER
#include "fixture.h"
#include "read.h"

/* The articles' paths from content/articles/ on, one a line. */
static str listed(void)
{
    struct site site = { .root = folder.root };
    const str *paths;
    size_t count;
    if (!read_list_articles(&arena, &site, &paths, &count, &diags))
        return STR("failed");
    str all = STR("");
    for (size_t i = 0; i < count; i++) {
        str prefix = folder_path(&folder, "content/articles/");
        str rest = STR("?");
        str_skip(paths[i], prefix, &rest);
        all = arena_format(&arena, "%.*s%.*s\n", STR_ARG(all), STR_ARG(rest));
    }
    return all;
}

static void put(const char *name)
{
    str path = arena_format(&arena, "content/articles/%s", name);
    folder_put(&folder, path.ptr, STR("x"));
}

static void articles_come_in_order_of_their_bytes(void **state)
{
    (void)state;
    static const char *const names[] = { "b.md",       "a.txt",     "a/c.html",   "a/b/d.xml",    "A.MD",   "区.htm",
                                         ".hidden.md", ".git/x.md", "a.txt.yaml", "a-b.markdown", "e.xhtml" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        put(names[i]);
    assert_text(listed(), STR("A.MD\na-b.markdown\na.txt\na/b/d.xml\na/c.html\nb.md\ne.xhtml\n区.htm\n"));
    assert_int_equal(diags.count, 0);
}

static void other_files_are_named(void **state)
{
    (void)state;
    put("a.md");
    put("b.txt.yaml");
    put("c.docx");
    put("notes");
    assert_text(listed(), STR("a.md\n"));
    assert_int_equal(diags.count, 3);
    assert_int_equal(diags.warnings, 3);
    assert_true(str_ends(diags.items[0].span.source->path, STR("b.txt.yaml")));
    assert_true(str_ends(diags.items[2].span.source->path, STR("notes")));
}

static void links_inside_are_not_followed(void **state)
{
    (void)state;
    put("a.md");
    assert_int_equal(symlink(folder.root.ptr, folder_path(&folder, "content/articles/loop").ptr), 0);
    assert_int_equal(symlink("/etc/passwd", folder_path(&folder, "content/articles/p.txt").ptr), 0);
    assert_int_equal(mkfifo(folder_path(&folder, "content/articles/f.txt").ptr, 0600), 0);
    assert_text(listed(), STR("a.md\n"));
    assert_int_equal(diags.warnings, 3);
}

static void the_folder_itself_may_be_a_link(void **state)
{
    (void)state;
    folder_put(&folder, "elsewhere/a.md", STR("x"));
    folder_put(&folder, "content/site.yaml", STR(""));
    assert_int_equal(symlink(folder_path(&folder, "elsewhere").ptr, folder_path(&folder, "content/articles").ptr), 0);
    assert_text(listed(), STR("a.md\n"));
}

static void depth_and_names_are_checked(void **state)
{
    (void)state;
    struct buf name;
    buf_init(&name);
    for (int i = 0; i < 40; i++)
        buf_add(&name, STR("d/"));
    buf_add(&name, STR("a.md"));
    put(arena_cstr(&arena, buf_str(&name)));
    buf_finish(&name);
    put("\xFF.md");
    put("a\nb.md");
    assert_text(listed(), STR(""));
    assert_int_equal(diags.count, 3);
    assert_int_equal(diags.errors, 3);
    assert_non_null(strstr(diags.items[0].message.ptr, "control character"));
    assert_non_null(strstr(diags.items[1].message.ptr, "no text in UTF-8"));
}

static void missing_folder_is_reported(void **state)
{
    (void)state;
    assert_text(listed(), STR("failed"));
    assert_int_equal(diags.items[0].code, DIAG_SETTINGS_MISSING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(articles_come_in_order_of_their_bytes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_files_are_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(links_inside_are_not_followed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_folder_itself_may_be_a_link, set_up, tear_down),
        cmocka_unit_test_setup_teardown(depth_and_names_are_checked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(missing_folder_is_reported, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
