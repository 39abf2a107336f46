/* write: what is on the disk after a build, and what is left alone. */
#include "folder.h"
#include "write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

static struct folder folder;
static struct diags diags;

static int set_up(void **state)
{
    (void)state;
    folder_create(&folder);
    diags_init(&diags);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    diags_finish(&diags);
    folder_destroy(&folder);
    return 0;
}

static void assert_file(const char *name, const char *expected)
{
    str found = folder_get(&folder, name);
    if (!found.ptr || !str_eq(found, str_from(expected)))
        fail_msg("%s: %.*s", name, STR_ARG(found));
}

static struct writer *open_writer(void)
{
    return writer_create(folder.root, folder_path(&folder, "public"), NULL, &diags);
}

/* A build that writes files of these names, each with its name as content. */
static struct write_summary build(const char *const *names)
{
    struct writer *writer = open_writer();
    assert_non_null(writer);
    for (; *names; names++)
        assert_true(writer_put(writer, str_from(*names), str_from(*names), &diags));
    struct write_summary summary;
    assert_true(writer_finish(writer, &summary, &diags));
    writer_destroy(writer);
    return summary;
}

#define BUILD(...) build((const char *const[]){ __VA_ARGS__, NULL })

static void assert_summary(struct write_summary summary, size_t written, size_t unchanged, size_t removed)
{
    assert_int_equal(summary.written, written);
    assert_int_equal(summary.unchanged, unchanged);
    assert_int_equal(summary.removed, removed);
}

static void set_old_time(const char *name)
{
    struct timespec times[2] = { { .tv_sec = 1000 }, { .tv_sec = 1000 } };
    assert_int_equal(utimensat(AT_FDCWD, folder_path(&folder, name).ptr, times, 0), 0);
}

static bool has_old_time(const char *name)
{
    struct stat status;
    return stat(folder_path(&folder, name).ptr, &status) == 0 && status.st_mtime == 1000;
}

static void files_are_written_once(void **state)
{
    (void)state;
    assert_summary(BUILD("index.html", "areas/区/dazu.html", "empty/x"), 3, 0, 0);
    assert_file("public/areas/区/dazu.html", "areas/区/dazu.html");
    set_old_time("public/index.html");
    assert_summary(BUILD("index.html", "areas/区/dazu.html", "empty/x"), 0, 3, 0);
    assert_true(has_old_time("public/index.html"));
    folder_put(&folder, "public/index.html", STR("index.htmX"));
    assert_summary(BUILD("index.html", "areas/区/dazu.html", "empty/x"), 1, 2, 0);
    assert_file("public/index.html", "index.html");
    assert_false(folder_has(&folder, "public/.kechuang.tmp"));
    assert_int_equal(diags.count, 0);
}

static void stale_files_go_and_others_stay(void **state)
{
    (void)state;
    BUILD("index.html", "a/b/c.html", "a/d.html", "e/f.html");
    folder_put(&folder, "public/e/own.txt", STR("mine"));
    folder_put(&folder, "public/CNAME", STR("mine"));
    assert_summary(BUILD("index.html"), 0, 1, 3);
    assert_false(folder_has(&folder, "public/a"));
    assert_false(folder_has(&folder, "public/e/f.html"));
    assert_file("public/e/own.txt", "mine");
    assert_file("public/CNAME", "mine");
    assert_summary(BUILD("index.html"), 0, 1, 0);
}

static void output_folders_are_remembered_apart(void **state)
{
    (void)state;
    BUILD("a.html");
    struct writer *writer = writer_create(folder.root, folder_path(&folder, "other"), NULL, &diags);
    struct write_summary summary;
    assert_true(writer_put(writer, STR("b.html"), STR("b"), &diags));
    assert_true(writer_finish(writer, &summary, &diags));
    writer_destroy(writer);
    assert_summary(summary, 1, 0, 0);
    assert_true(folder_has(&folder, "public/a.html"));
}

/* The one manifest's path. */
static const char *manifest(void)
{
    static char name[64];
    FILE *list = popen(arena_format(&folder.arena, "ls %.*s/.kechuang | grep written", STR_ARG(folder.root)).ptr, "r");
    assert_non_null(list);
    char line[48];
    assert_non_null(fgets(line, sizeof line, list));
    pclose(list);
    line[strcspn(line, "\n")] = '\0';
    snprintf(name, sizeof name, ".kechuang/%s", line);
    return name;
}

static void damaged_memory_removes_nothing(void **state)
{
    (void)state;
    BUILD("a.html", "b.html");
    str whole = folder_get(&folder, manifest());
    str damaged[] = {
        STR(""),
        STR("\n\n\n"),
        str_slice(whole, 0, whole.len - 1),
        str_slice(whole, 0, whole.len / 2),
        str_slice(whole, 3, whole.len),
        arena_join(&folder.arena, str_slice(whole, 0, str_find(whole, STR("a.html"), 0)),
                   STR("../a.html\nb.html\nend 2\n")),
        arena_join(&folder.arena, str_slice(whole, 0, str_find(whole, STR("b.html"), 0)), STR("end 2\n")),
        arena_join(&folder.arena, whole, STR("more\n")),
    };
    for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
        folder_put(&folder, manifest(), damaged[i]);
        assert_summary(BUILD("a.html"), 0, 1, 0);
        assert_true(folder_has(&folder, "public/b.html"));
    }
    folder_put(&folder, manifest(), whole);
    assert_summary(BUILD("a.html"), 0, 1, 1);
}

static void manifest_names_no_file_outside(void **state)
{
    (void)state;
    BUILD("a/b.html");
    folder_put(&folder, "outside/b.html", STR("mine"));
    assert_int_equal(remove(folder_path(&folder, "public/a/b.html").ptr), 0);
    assert_int_equal(remove(folder_path(&folder, "public/a").ptr), 0);
    assert_int_equal(symlink("../outside", folder_path(&folder, "public/a").ptr), 0);
    assert_summary(BUILD("c.html"), 1, 0, 0);
    assert_file("outside/b.html", "mine");
}

static void links_are_replaced_not_followed(void **state)
{
    (void)state;
    folder_put(&folder, "outside/x", STR("mine"));
    BUILD("keep");
    assert_int_equal(symlink("../outside/x", folder_path(&folder, "public/index.html").ptr), 0);
    assert_int_equal(symlink("../outside", folder_path(&folder, "public/areas").ptr), 0);
    struct writer *writer = open_writer();
    assert_true(writer_put(writer, STR("index.html"), STR("mine"), &diags));
    assert_false(writer_put(writer, STR("areas/x"), STR("theirs"), &diags));
    assert_int_equal(diags.count, 1);
    assert_int_equal(diags.items[0].code, DIAG_OUTPUT_FAILED);
    writer_destroy(writer);
    assert_file("outside/x", "mine");
    struct stat status;
    assert_int_equal(lstat(folder_path(&folder, "public/index.html").ptr, &status), 0);
    assert_true(S_ISREG(status.st_mode));
}

static void one_path_is_written_once(void **state)
{
    (void)state;
    struct writer *writer = open_writer();
    assert_true(writer_put(writer, STR("a"), STR("1"), &diags));
    assert_false(writer_put(writer, STR("a"), STR("2"), &diags));
    assert_int_equal(diags.items[0].code, DIAG_OUTPUT_PATH_CLASH);
    writer_destroy(writer);
    assert_file("public/a", "1");
}

static void broken_off_build_is_remembered(void **state)
{
    (void)state;
    BUILD("old.html");
    struct writer *writer = open_writer();
    assert_true(writer_put(writer, STR("half.html"), STR("x"), &diags));
    writer_destroy(writer);
    assert_true(folder_has(&folder, "public/old.html"));
    assert_summary(BUILD("new.html"), 1, 0, 2);
    assert_false(folder_has(&folder, "public/half.html"));
}

static void left_over_temporary_file_goes(void **state)
{
    (void)state;
    folder_put(&folder, "public/.kechuang.tmp", STR("half"));
    BUILD("index.html");
    assert_false(folder_has(&folder, "public/.kechuang.tmp"));
    assert_file("public/index.html", "index.html");
}

static const str planned[] = { STR_INIT("index.html"), STR_INIT("areas/dazu.html") };

/* A file of the plan has its path as content. */
static bool make_planned(void *context, size_t index, struct buf *out)
{
    ++*(size_t *)context;
    buf_add(out, planned[index]);
    return true;
}

/* A writer that plans index.html and areas/dazu.html. Counts how often it asks for the bytes of one. */
static struct writer *open_planned(const char *name, size_t *ret_asked)
{
    *ret_asked = 0;
    struct write_plan plan = { planned, 2, make_planned, ret_asked };
    return writer_create(folder.root, folder_path(&folder, name), &plan, &diags);
}

/* Is it let into a folder of the site's? */
static bool is_let_into(const char *name, size_t *ret_asked)
{
    size_t before = diags.count;
    struct writer *writer = open_planned(name, ret_asked);
    assert_true(writer || (diags.count == before + 1 && diags.items[before].code == DIAG_OUTPUT_REFUSED));
    bool let = writer != NULL;
    writer_destroy(writer);
    return let;
}

static void sources_are_not_written_over(void **state)
{
    (void)state;
    size_t asked;
    const char *const refused[] = { "content",   "content/", "content/new", "./content/../content",
                                    "templates", "static/x", ".kechuang",   ".",
                                    "link" };
    folder_put(&folder, "content/site.yaml", STR("title: x"));
    folder_put(&folder, "static/x/y", STR(""));
    assert_int_equal(symlink("content", folder_path(&folder, "link").ptr), 0);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (is_let_into(refused[i], &asked))
            fail_msg("%s is written", refused[i]);
    assert_null(writer_create(folder.root, STR("/"), NULL, &diags));
    assert_false(folder_has(&folder, "content/new"));
    assert_true(is_let_into("contents", &asked));
    assert_true(is_let_into("public/", &asked));
}

static void strange_folders_are_not_written(void **state)
{
    (void)state;
    size_t asked;
    assert_true(is_let_into("new", &asked));
    folder_put(&folder, "hidden/.git/config", STR(""));
    assert_true(is_let_into("hidden", &asked));
    assert_int_equal(asked, 0);
    folder_put(&folder, "ours/index.html", STR("index.html"));
    folder_put(&folder, "ours/areas/dazu.html", STR("areas/dazu.html"));
    assert_true(is_let_into("ours", &asked));
    assert_int_equal(asked, 2);
    folder_put(&folder, "home/index.html", STR("mine"));
    folder_put(&folder, "home/b/c", STR("mine"));
    folder_put(&folder, "home/areas/notes.txt", STR("mine"));
    assert_false(is_let_into("home", &asked));
    assert_non_null(strstr(diags.items[diags.count - 1].message.ptr, "such as areas/notes.txt"));
    assert_false(is_let_into("home", &asked)); /* a refusal is not remembered as a build */
    assert_file("home/index.html", "mine");
    BUILD("a.html");
    folder_put(&folder, "public/CNAME", STR("mine"));
    assert_true(is_let_into("public", &asked));
    assert_int_equal(asked, 0);
}

static void files_of_others_are_not_overwritten(void **state)
{
    (void)state;
    size_t asked;
    folder_put(&folder, "out/areas/dazu.html", STR("mine"));
    assert_false(is_let_into("out", &asked));
    assert_non_null(strstr(diags.items[diags.count - 1].message.ptr, "out/areas/dazu.html: no build"));
    assert_false(folder_has(&folder, "out/index.html"));
    BUILD("index.html", "old.html");
    assert_int_equal(symlink("../nowhere", folder_path(&folder, "public/areas").ptr), 0);
    assert_true(is_let_into("public", &asked)); /* and writing that file fails */
    assert_int_equal(remove(folder_path(&folder, "public/areas").ptr), 0);
    folder_put(&folder, "public/areas/dazu.html", STR("mine"));
    assert_false(is_let_into("public", &asked));
    assert_int_equal(remove(folder_path(&folder, "public/areas/dazu.html").ptr), 0);
    assert_int_equal(symlink("../../nowhere", folder_path(&folder, "public/areas/dazu.html").ptr), 0);
    assert_false(is_let_into("public", &asked));
    assert_int_equal(asked, 0);
    assert_true(folder_has(&folder, "public/old.html"));
}

static void killed_build_is_remembered(void **state)
{
    (void)state;
    BUILD("old.html");
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        size_t asked;
        struct writer *writer = open_planned("public", &asked);
        _exit(writer && writer_put(writer, planned[0], planned[0], &diags) ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_true(folder_has(&folder, "public/index.html"));
    assert_summary(BUILD("new.html"), 1, 0, 2);
    assert_false(folder_has(&folder, "public/index.html"));
    folder_put(&folder, "public/areas/dazu.html", STR("mine")); /* planned once, written never */
    assert_summary(BUILD("new.html"), 0, 1, 0);
    assert_file("public/areas/dazu.html", "mine");
}

static void what_cannot_be_written_is_reported(void **state)
{
    (void)state;
    assert_null(writer_create(folder.root, folder_path(&folder, "no/such/out"), NULL, &diags));
    assert_null(writer_create(folder_path(&folder, "none"), folder_path(&folder, "public"), NULL, &diags));
    folder_put(&folder, "file", STR("x"));
    assert_null(writer_create(folder.root, folder_path(&folder, "file"), NULL, &diags));
    assert_int_equal(diags.count, 3);
    struct writer *writer = open_writer();
    assert_true(writer_put(writer, STR("a/b"), STR("x"), &diags));
    assert_false(writer_put(writer, STR("a"), STR("x"), &diags));
    assert_false(writer_put(writer, STR("a/b/c"), STR("x"), &diags));
    assert_int_equal(diags.count, 5);
    assert_int_equal(diags.errors, 5);
    assert_false(folder_has(&folder, "public/.kechuang.tmp"));
    writer_destroy(writer);
    writer_destroy(NULL);
}

static void what_could_not_be_written_is_not_ours(void **state)
{
    (void)state;
    BUILD("b");
    folder_put(&folder, "public/a/own", STR("mine"));
    struct writer *writer = open_writer();
    assert_false(writer_put(writer, STR("a"), STR("x"), &diags));
    struct write_summary summary;
    assert_true(writer_finish(writer, &summary, &diags));
    writer_destroy(writer);
    assert_int_equal(remove(folder_path(&folder, "public/a/own").ptr), 0);
    assert_int_equal(remove(folder_path(&folder, "public/a").ptr), 0);
    folder_put(&folder, "public/a", STR("mine"));
    assert_summary(BUILD("b"), 1, 0, 0);
    assert_file("public/a", "mine");
}

static void many_files_are_kept_apart(void **state)
{
    (void)state;
    struct writer *writer = open_writer();
    for (int i = 0; i < 2000; i++)
        assert_true(writer_put(writer, arena_format(&folder.arena, "d%d/f%d", i % 7, i), STR("x"), &diags));
    struct write_summary summary;
    assert_true(writer_finish(writer, &summary, &diags));
    writer_destroy(writer);
    assert_summary(summary, 2000, 0, 0);
    assert_summary(BUILD("d1/f1"), 1, 0, 1999);
    assert_false(folder_has(&folder, "public/d2"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(files_are_written_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(stale_files_go_and_others_stay, set_up, tear_down),
        cmocka_unit_test_setup_teardown(output_folders_are_remembered_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damaged_memory_removes_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(manifest_names_no_file_outside, set_up, tear_down),
        cmocka_unit_test_setup_teardown(links_are_replaced_not_followed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_path_is_written_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(broken_off_build_is_remembered, set_up, tear_down),
        cmocka_unit_test_setup_teardown(left_over_temporary_file_goes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sources_are_not_written_over, set_up, tear_down),
        cmocka_unit_test_setup_teardown(strange_folders_are_not_written, set_up, tear_down),
        cmocka_unit_test_setup_teardown(files_of_others_are_not_overwritten, set_up, tear_down),
        cmocka_unit_test_setup_teardown(killed_build_is_remembered, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_written_is_reported, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_could_not_be_written_is_not_ours, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_files_are_kept_apart, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
