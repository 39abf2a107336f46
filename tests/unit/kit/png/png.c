/* kit/png: what is painted where, and the frame of the file. That a reader unpacks the same pixels is tested by
 * e2e/card.py. */
#include "png.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static int set_up(void **state)
{
    static struct arena arena;
    arena_init(&arena);
    *state = &arena;
    return 0;
}

static int tear_down(void **state)
{
    arena_finish(*state);
    return 0;
}

static void a_rectangle_is_cut_at_the_edges(void **state)
{
    struct png_picture *picture = png_new(*state, 4, 3);
    png_fill(picture, -1, 1, 3, 9, 2);
    png_fill(picture, 3, -5, 100, 6, 1);
    png_fill(picture, 9, 9, 1, 1, 3);
    png_fill(picture, 0, 0, -2, 2, 3);
    assert_memory_equal(picture->pixels, ((unsigned char[]){ 0, 0, 0, 1, 2, 2, 0, 0, 2, 2, 0, 0 }), 12);
}

static void a_file_of_one_pixel(void **state)
{
    struct buf out;
    buf_init(&out);
    png_write(&out, png_new(*state, 1, 1), (uint32_t[]){ 0x0b5c8a }, 1);
    str bytes = buf_str(&out);
    assert_memory_equal(bytes.ptr, "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\1\0\0\0\1\x08\3\0\0\0\x28\xcb\x34\xbb", 33);
    assert_memory_equal(bytes.ptr + 33, "\0\0\0\3PLTE\x0b\x5c\x8a", 11);
    assert_memory_equal(bytes.ptr + bytes.len - 12, "\0\0\0\0IEND\xae\x42\x60\x82", 12);
    buf_finish(&out);
}

static void a_flat_picture_is_small(void **state)
{
    struct buf out;
    buf_init(&out);
    png_write(&out, png_new(*state, 1200, 630), (uint32_t[]){ 0 }, 1);
    assert_true(buf_str(&out).len < 8000);
    buf_finish(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_rectangle_is_cut_at_the_edges, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_of_one_pixel, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_flat_picture_is_small, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
