/* base/file_name: names of files, and addresses. */
#include "file_name.h"
#include "fixture.h"

static void what_a_name_cannot_hold_is_written_out(void **state)
{
    (void)state;
    assert_text(file_name_of_id(&arena, STR("2024-大足.a_b")), STR("2024-大足.a_b"));
    assert_text(file_name_of_id(&arena, STR("2024/大足:1")), STR("2024~2F大足~3A1"));
    assert_text(file_name_of_id(&arena, STR("..")), STR("~2E."));
    assert_text(file_name_of_id(&arena, STR("a~b")), STR("a~7Eb"));
}

static void long_ids_stay_apart(void **state)
{
    (void)state;
    char a[600], b[600];
    for (size_t i = 0; i < sizeof a; i += 3) {
        memcpy(a + i, "大", 3);
        memcpy(b + i, "大", 3);
    }
    b[sizeof b - 1]++;
    str first = file_name_of_id(&arena, (str){ a, sizeof a }), second = file_name_of_id(&arena, (str){ b, sizeof b });
    assert_false(str_eq(first, second));
    assert_in_range(first.len, 100, 200);
    assert_int_equal(str_find(first, STR("~~"), 0) % 3, 0);
}

static void an_address_is_encoded(void **state)
{
    (void)state;
    struct buf out;
    buf_init(&out);
    url_add_path(&out, STR("areas/大 ~a.html?#%"));
    assert_text(buf_str(&out), STR("areas/%E5%A4%A7%20~a.html%3F%23%25"));
    buf_finish(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_a_name_cannot_hold_is_written_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(long_ids_stay_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_address_is_encoded, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
