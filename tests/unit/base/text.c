/* base/str, arena, utf8, source, date: the small things everything stands on. */
#include "buf.h"
#include "arena.h"
#include "date.h"
#include "hash.h"
#include "source.h"
#include "utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

static void strings_are_cut_and_found(void **state)
{
    (void)state;
    str text = STR("新增22家、累计194家");
    assert_int_equal(str_find(text, STR("家"), 0), 8);
    assert_int_equal(str_find_last(text, STR("家")), 23);
    assert_int_equal(str_find(text, STR("个"), 0), STR_NONE);
    str rest = text;
    assert_true(str_eq(str_split(&rest, '2'), STR("新增")));
    assert_true(str_starts(rest, STR("2家")));
    assert_true(str_eq(str_trim(STR(" \t a b\r\n")), STR("a b")));
    assert_true(str_compare(STR("ab"), STR("abc")) < 0);
}

static void utf8_refuses_what_is_no_utf8(void **state)
{
    (void)state;
    assert_int_equal(utf8_find_invalid(STR("科创a")), STR_NONE);
    assert_int_equal(utf8_find_invalid(STR("a\xC0\xAF")), 1);        /* overlong */
    assert_int_equal(utf8_find_invalid(STR("a\xED\xA0\x80")), 1);    /* surrogate */
    assert_int_equal(utf8_find_invalid(STR("\xF4\x90\x80\x80")), 0); /* above U+10FFFF */
    assert_int_equal(utf8_find_invalid(STR("ab\xE7\xA7")), 2);       /* cut */
}

/* Of each character of a text the first bytes in each place of a word, as the text is checked many bytes at once. */
static void utf8_is_checked_in_each_place(void **state)
{
    (void)state;
    static const str wrong[] = {
        STR_INIT("\x80"),         STR_INIT("\xC1\xBF"),     STR_INIT("\xC3"),         STR_INIT("\xE0\x9F\xBF"),
        STR_INIT("\xE7\xA7"),     STR_INIT("\xE7\xA7\xC0"), STR_INIT("\xED\xA0\x80"), STR_INIT("\xF0\x8F\xBF\xBF"),
        STR_INIT("\xF0\x9F\x98"), STR_INIT("\xF5"),         STR_INIT("\xFF"),
    };
    static const str right[] = { STR_INIT("科创重庆新区"), STR_INIT("abcdefgh"), STR_INIT("科a创12，é3"),
                                 STR_INIT("\xE0\xA0\x80\xED\x9F\xBF\xF0\x9F\x98\x80") };
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++) {
            for (size_t before = 0; before < 9; before++) {
                struct buf text;
                buf_init(&text);
                for (size_t n = 0; n < before; n++)
                    buf_add(&text, n % 2 ? STR("中") : STR("1"));
                buf_add(&text, right[i]);
                assert_int_equal(utf8_find_invalid(buf_str(&text)), STR_NONE);
                size_t place = text.len;
                buf_add(&text, wrong[k]);
                assert_int_equal(utf8_find_invalid(buf_str(&text)), place);
                buf_add(&text, STR("中文的后面"));
                assert_int_equal(utf8_find_invalid(buf_str(&text)), place);
                buf_finish(&text);
            }
        }
    }
}

static void utf8_shows_where_others_stand(void **state)
{
    (void)state;
    assert_int_equal(utf8_others(STR("新增22家，"), 0), 1 << 6 | 1 << 7 | 1 << 11);
    assert_int_equal(utf8_others(STR("新增22家，"), 6), 1 << 0 | 1 << 1 | 1 << 5);
    assert_int_equal(utf8_others(STR("a"), 0), 1);
    assert_int_equal(utf8_others(STR("一龥"), 0), 0);
    assert_int_equal(utf8_others(STR("々ꀀé😀"), 0), 1 << 0 | 1 << 3 | 1 << 6 | 1 << 8);
    str text =
        STR("一二三四五六七八九十一二三四五六七八九十一，二三四五，六"); /* the first ， is cut by the 64th byte */
    assert_true(utf8_others(text, 0) == (uint64_t)1 << 63);
    assert_true(utf8_others(text, 3) == (uint64_t)1 << 60);
    assert_int_equal(utf8_others(text, 64), 1 << (78 - 64));
}

static void utf8_counts_and_measures(void **state)
{
    (void)state;
    assert_int_equal(utf8_count(STR("科创a1")), 4);
    assert_int_equal(utf8_width(STR("科创a1")), 6);
    assert_int_equal(utf8_width(STR("４，“”")), 2 + 2 + 1 + 1);
    assert_true(utf8_is_han(0x7AE0));
    assert_false(utf8_is_han('a'));
    size_t bytes;
    assert_int_equal(utf8_decode_last(STR("a科"), 4, &bytes), 0x79D1);
    assert_int_equal(bytes, 3);
}

static void names_are_utf8_without_control_characters(void **state)
{
    (void)state;
    assert_true(utf8_is_printable(STR("a b 大足.css")));
    assert_true(utf8_is_printable(STR("")));
    assert_false(utf8_is_printable(STR("a\nb")));
    assert_false(utf8_is_printable(STR("a\x7F")));
    assert_false(utf8_is_printable(STR("a\xFF")));
}

static void case_is_no_difference(void **state)
{
    (void)state;
    static const char *const same[][2] = {
        { "", "" }, { "dazu2", "DAZU2" }, { "ÀÞÿ", "àþŸ" }, { "ǍǕĀŹ", "ǎǖāź" }, { "大A足", "大a足" },
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_int_equal(utf8_compare_folded(str_from(same[i][0]), str_from(same[i][1])), 0);
    static const char *const ordered[][2] = { { "", "a" }, { "A", "ab" }, { "a", "B" }, { "×", "÷" }, { "大", "足" } };
    for (size_t i = 0; i < sizeof ordered / sizeof *ordered; i++) {
        assert_true(utf8_compare_folded(str_from(ordered[i][0]), str_from(ordered[i][1])) < 0);
        assert_true(utf8_compare_folded(str_from(ordered[i][1]), str_from(ordered[i][0])) > 0);
    }
}

static void digits_are_passed_over(void **state)
{
    (void)state;
    assert_int_equal(str_skip_digits(STR("a12年"), 1), 3);
    assert_int_equal(str_skip_digits(STR("a12年"), 0), 0);
    assert_int_equal(str_skip_digits(STR("12"), 2), 2);
}

static void hashes_are_those_of_fnv(void **state)
{
    (void)state;
    assert_true(hash_bytes(STR("")) == 0xcbf29ce484222325u);
    assert_true(hash_bytes(STR("a")) == 0xaf63dc4c8601ec8cu);
}

static void positions_count_code_points(void **state)
{
    (void)state;
    struct source source = { STR("a.md"), STR("一行\r\n二行abc\n") };
    struct position position = source_position(&source, strlen("一行\r\n二行"));
    assert_int_equal(position.line, 2);
    assert_int_equal(position.column, 3);
    assert_true(str_eq(position.text, STR("二行abc")));
    assert_int_equal(source_position(&source, 9999).line, 3);
}

static bool is_inside_character(const struct source *source, size_t at)
{
    return at < source->bytes.len && ((unsigned char)source->bytes.ptr[at] & 0xC0) == 0x80;
}

/* From each place to each other, forwards and backwards. */
static void positions_are_the_same_from_the_last_one_on(void **state)
{
    (void)state;
    struct source source = { STR("a.md"), STR("一行\r\n\n二行abc\r三\n") };
    struct source other = { STR("b.md"), STR("x\ny") };
    struct position_memory memory = { 0 };
    for (size_t from = 0; from <= source.bytes.len; from++) {
        for (size_t to = 0; to <= source.bytes.len; to++) {
            if (is_inside_character(&source, from) || is_inside_character(&source, to))
                continue;
            source_position_after(&memory, &source, from);
            struct position found = source_position_after(&memory, &source, to);
            struct position expected = source_position(&source, to);
            assert_int_equal(found.line, expected.line);
            assert_int_equal(found.column, expected.column);
            assert_ptr_equal(found.text.ptr, expected.text.ptr);
            assert_int_equal(found.text.len, expected.text.len);
        }
        assert_int_equal(source_position_after(&memory, &other, 2).line, 2);
    }
}

static bool is_zero(const char *memory, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (memory[i] != 0)
            return false;
    return true;
}

/* What one round took serves the next, and is zero again. */
static void what_is_rewound_serves_the_next_round(void **state)
{
    (void)state;
    enum { SIZE = 300 * 1000 };
    struct arena arena;
    arena_init(&arena);
    arena_alloc(&arena, 10, 1);
    struct arena_mark mark = arena_mark(&arena);
    const char *before = NULL;
    for (int round = 0; round < 4; round++) {
        char *memory = arena_alloc(&arena, SIZE, 16);
        assert_true(is_zero(memory, SIZE));
        assert_true(round == 0 || memory == before);
        memset(memory, 'x', SIZE);
        before = memory;
        char *small = arena_alloc(&arena, 100, 1);
        assert_true(is_zero(small, 100));
        memset(small, 'y', 100);
        arena_rewind(&arena, mark);
    }
    arena_finish(&arena);
}

static void arenas_rewind_to_a_mark(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    char *first = arena_alloc(&arena, 10, 1);
    memset(first, 'a', 10);
    struct arena_mark mark = arena_mark(&arena);
    for (int i = 0; i < 100; i++)
        arena_alloc(&arena, 10000, 16);
    arena_rewind(&arena, mark);
    char *again = arena_alloc(&arena, 10, 1);
    assert_ptr_equal(again, first + 10);
    assert_int_equal(again[0], 0);
    assert_int_equal(first[9], 'a');
    assert_int_equal((uintptr_t)arena_alloc(&arena, 1, 16) % 16, 0);
    assert_true(str_eq(arena_format(&arena, "%d%s", 22, "家"), STR("22家")));
    arena_finish(&arena);
}

static void dates_and_periods(void **state)
{
    (void)state;
    struct date date;
    assert_true(date_parse(STR("2024-2-29"), &date));
    assert_int_equal(date.day, 29);
    assert_false(date_parse(STR("2023-02-29"), &date));
    assert_false(date_parse(STR("2023-02-28T00"), &date));
    assert_int_equal(date_compare(date_previous((struct date){ 2024, 3, 1 }), date), 0);
    assert_int_equal(date_day_number((struct date){ 2024, 3, 1 }) - date_day_number(date), 1);
    struct buf out;
    buf_init(&out);
    period_add_text(&out, period_of_months(2023, 1, 9));
    assert_true(str_eq(buf_str(&out), STR("2023-01-01/2023-09-30")));
    struct period period;
    assert_true(period_parse(STR("../2021-06-30"), &period));
    assert_true(date_is_none(period.start));
    assert_true(period_compare(period, period_of_day((struct date){ 2021, 6, 30 })) < 0);
    buf_finish(&out);
}

static void an_empty_buffer_has_a_place_for_nothing(void **state)
{
    (void)state;
    struct buf buf;
    buf_init(&buf);
    assert_non_null(buf_reserve(&buf, 0));
    assert_int_equal(buf.len, 0);
    buf_finish(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_buffer_has_a_place_for_nothing),
        cmocka_unit_test(strings_are_cut_and_found),
        cmocka_unit_test(utf8_refuses_what_is_no_utf8),
        cmocka_unit_test(utf8_is_checked_in_each_place),
        cmocka_unit_test(utf8_shows_where_others_stand),
        cmocka_unit_test(utf8_counts_and_measures),
        cmocka_unit_test(positions_count_code_points),
        cmocka_unit_test(what_is_rewound_serves_the_next_round),
        cmocka_unit_test(arenas_rewind_to_a_mark),
        cmocka_unit_test(dates_and_periods),
        cmocka_unit_test(case_is_no_difference),
        cmocka_unit_test(digits_are_passed_over),
        cmocka_unit_test(hashes_are_those_of_fnv),
        cmocka_unit_test(positions_are_the_same_from_the_last_one_on),
        cmocka_unit_test(names_are_utf8_without_control_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
