/* read: bytes of any encoding -> UTF-8, or a refusal with the place. */
#define FIXTURE_FOLDER
#include "fixture.h"
#include "read.h"

#include <iconv.h>

static const char prose[] = "示例区上半年新增高新技术企业22家，累计达到194家；“专精特新”企业58家，同比增长13.5%。";
static const char traditional[] =
    "示例區堅持創新驅動發展戰略，今年前三季度新增高新技術企業22家，累計達到194家，區域創新能力顯著增強。";

/* Text in another encoding. */
static str encoded(const char *encoding, str text)
{
    iconv_t converter = iconv_open(encoding, "UTF-8");
    assert_true(converter != (iconv_t)-1);
    char *out = arena_alloc(&arena, text.len * 4 + 16, 1);
    char *from = (char *)text.ptr;
    char *to = out;
    size_t left = text.len;
    size_t room = text.len * 4 + 16;
    assert_true(iconv(converter, &from, &left, &to, &room) != (size_t)-1);
    iconv_close(converter);
    return (str){ out, (size_t)(to - out) };
}

static const struct source *load(str bytes)
{
    folder_put(&folder, "a.txt", bytes);
    return read_text_file(&arena, folder_path(&folder, "a.txt"), &diags);
}

static void assert_loaded(str bytes, str expected, size_t notes)
{
    size_t before = diags.count;
    const struct source *source = load(bytes);
    assert_non_null(source);
    assert_true(str_eq(source->bytes, expected));
    assert_int_equal(diags.count, before + notes);
    if (notes)
        assert_int_equal(diags.items[before].code, DIAG_ENCODING_CONVERTED);
}

static void assert_refused(str bytes, size_t offset)
{
    size_t before = diags.count;
    assert_null(load(bytes));
    assert_int_equal(diags.count, before + 1);
    assert_int_equal(diags.items[before].code, DIAG_FILE_NOT_TEXT);
    assert_int_equal(diags.items[before].span.offset, offset);
}

static void utf8_stays(void **state)
{
    (void)state;
    str text = str_from(prose);
    assert_loaded(text, text, 0);
    assert_loaded(STR("\xEF\xBB\xBF大足"), STR("大足"), 0);
    assert_loaded(STR(""), STR(""), 0);
    assert_loaded(STR("plain ASCII\r\n\t\x0C"), STR("plain ASCII\r\n\t\x0C"), 0);
}

static void other_encodings_are_converted(void **state)
{
    (void)state;
    str text = str_from(prose);
    assert_loaded(encoded("GBK", text), text, 1);
    assert_loaded(encoded("GB18030", STR("大足区：𠮷家集团，€5万")), STR("大足区：𠮷家集团，€5万"), 1);
    assert_loaded(encoded("GBK", str_from(traditional)), str_from(traditional), 1);
    assert_loaded(encoded("GBK", STR("标题")), STR("标题"), 1);
    assert_loaded(arena_join(&arena, STR("\xFF\xFE"), encoded("UTF-16LE", text)), text, 1);
    assert_loaded(arena_join(&arena, STR("\xFE\xFF"), encoded("UTF-16BE", text)), text, 1);
}

static void long_texts_are_converted_whole(void **state)
{
    (void)state;
    struct buf text;
    buf_init(&text);
    for (int i = 0; i < 3000; i++)
        buf_format(&text, "%s𠮷%d\n", prose, i);
    assert_loaded(encoded("GB18030", buf_str(&text)), buf_str(&text), 1);
    buf_finish(&text);
}

static void what_is_no_text_is_refused_at_its_place(void **state)
{
    (void)state;
    assert_refused(STR("abc\0def"), 3);
    assert_refused(STR("caf\xE9 cr\xE8me"), 3);
    assert_refused(STR("pr\xE9sent\xE9s"), 2);
    assert_refused(STR("大足\xFF区"), 6);
    assert_refused(STR("\xEF\xBB\xBF大\xFF"), 3);
    assert_refused(encoded("BIG5", STR("示例區堅持創新驅動發展戰略")), 0);
    assert_refused(STR("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), 0);
    assert_refused(STR("\xFF\xFE\x41"), 2);
    assert_refused(STR("\xFF\xFE\x00\xD8\x41\x00"), 2);
    /* Converted and then refused: the note says why the place is not the file's own. */
    size_t before = diags.count;
    assert_null(load(STR("\xFF\xFE\x41\x00\x00\x00")));
    assert_int_equal(diags.count, before + 2);
    assert_int_equal(diags.items[before + 1].code, DIAG_FILE_NOT_TEXT);
    assert_int_equal(diags.items[before + 1].span.offset, 1);
}

/* One broken byte shows itself, whichever of the two encodings the rest is in. */
static void one_broken_byte_is_the_place(void **state)
{
    (void)state;
    str gbk = encoded("GBK", STR("新增高新技术企业"));
    assert_refused(arena_join(&arena, gbk, STR("\xFF!")), gbk.len);
    str utf8 = str_from(prose);
    assert_refused(arena_join(&arena, utf8, STR("\xE5\xA4")), utf8.len);
}

static void what_cannot_be_opened_is_reported(void **state)
{
    (void)state;
    assert_null(read_text_file(&arena, folder_path(&folder, "none.txt"), &diags));
    assert_null(read_text_file(&arena, folder.root, &diags));
    assert_null(read_text_file(&arena, STR("a\0b"), &diags));
    assert_int_equal(diags.count, 3);
    for (size_t i = 0; i < diags.count; i++)
        assert_int_equal(diags.items[i].code, DIAG_FILE_UNREADABLE);
    assert_true(str_ends(diags.items[0].span.source->path, STR("/none.txt")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(utf8_stays, set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_encodings_are_converted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(long_texts_are_converted_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_text_is_refused_at_its_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_broken_byte_is_the_place, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_opened_is_reported, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
