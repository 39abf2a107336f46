/* kit/csv: rows, fields and their places; what is refused and where. */
#include "csv_table.h"
#include "csv_write.h"
#include "fixture.h"

#include <stdlib.h>

static const struct source *source_of(str text)
{
    struct source *source = arena_new(&arena, struct source);
    *source = (struct source){ STR("a.csv"), text };
    return source;
}

static struct csv_table read_table(str text)
{
    struct csv_table table = { 0 };
    assert_true(csv_read(&arena, source_of(text), &table, &diags));
    assert_int_equal(diags.count, 0);
    return table;
}

/* The table as text: fields parted by |, rows by /. */
static str shape(str text)
{
    struct csv_table table = read_table(text);
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < table.count; i++) {
        if (i > 0)
            buf_add_char(&out, '/');
        assert_true(table.rows[i].count > 0);
        for (size_t j = 0; j < table.rows[i].count; j++) {
            if (j > 0)
                buf_add_char(&out, '|');
            buf_add(&out, table.rows[i].fields[j].text);
        }
    }
    str copy = arena_copy(&arena, buf_str(&out));
    buf_finish(&out);
    return copy;
}

static void rows_and_fields(void **state)
{
    (void)state;
    assert_text(shape(STR("名称,数值\n甲区,194\n乙区,120\n")), STR("名称|数值/甲区|194/乙区|120"));
    assert_text(shape(STR("a,b\r\nc,d\r\n")), STR("a|b/c|d"));
    assert_text(shape(STR("a,b\rc,d")), STR("a|b/c|d"));
    assert_text(shape(STR("\xEF\xBB\xBF"
                          "a,b")),
                STR("a|b"));
    assert_text(shape(STR(",\n,,\n")), STR("|/||"));
    assert_text(shape(STR("a,")), STR("a|"));
}

static void nothing_gives_no_row(void **state)
{
    (void)state;
    assert_text(shape(STR("")), STR(""));
    assert_text(shape(STR("\xEF\xBB\xBF")), STR(""));
    assert_text(shape(STR("\n \r\n\t\n")), STR(""));
    assert_text(shape(STR("\n\n a \n\n\nb\n\n")), STR("a/b"));
}

static void quotation_marks(void **state)
{
    (void)state;
    assert_text(shape(STR("\"甲区, 东部\",\"1,234\"\n")), STR("甲区, 东部|1,234"));
    assert_text(shape(STR("\"a \"\"b\"\"\",\"\"\"\"")), STR("a \"b\"|\""));
    assert_text(shape(STR("\"a\nb\r\nc\",d\n")), STR("a\nb\r\nc|d"));
    assert_text(shape(STR("\"\",\" a \"")), STR("| a "));
}

static void blanks_around_are_no_part(void **state)
{
    (void)state;
    assert_text(shape(STR(" a b \t, c ,\" d \" , \n")), STR("a b|c| d |"));
}

static void fields_know_their_places(void **state)
{
    (void)state;
    struct csv_table table = read_table(STR("\n 名称 ,\"数\n\"\"值\" \r\n\r\n,x\ny"));
    assert_int_equal(table.count, 3);
    assert_text(span_text(table.rows[0].fields[0].span), STR("名称"));
    assert_text(span_text(table.rows[0].fields[1].span), STR("\"数\n\"\"值\""));
    assert_int_equal(table.rows[1].fields[0].span.length, 0);
    assert_text(span_text(table.rows[1].fields[1].span), STR("x"));
    assert_text(span_text(table.rows[2].fields[0].span), STR("y"));
    struct position place = source_position(table.rows[2].fields[0].span.source, table.rows[2].fields[0].span.offset);
    assert_int_equal(place.line, 6);
    assert_int_equal(place.column, 1);
}

static void empty_fields_stand_where_they_are(void **state)
{
    (void)state;
    struct csv_table table = read_table(STR("a,, ,\n"));
    assert_int_equal(table.rows[0].count, 4);
    assert_int_equal(table.rows[0].fields[1].span.offset, 2);
    assert_int_equal(table.rows[0].fields[2].span.offset, 4);
    assert_int_equal(table.rows[0].fields[3].span.offset, 5);
}

static void texts_hold_any_byte(void **state)
{
    (void)state;
    struct csv_table table = read_table((str){ "a\0b,\"\0\"\n", 8 });
    assert_int_equal(table.rows[0].fields[0].text.len, 3);
    assert_int_equal(table.rows[0].fields[1].text.len, 1);
}

static void assert_refused(str text, size_t offset, const char *message)
{
    struct csv_table table = { 0 };
    size_t before = diags.count;
    assert_false(csv_read(&arena, source_of(text), &table, &diags));
    assert_int_equal(table.count, 0);
    assert_int_equal(diags.count, before + 1);
    assert_int_equal(diags.items[before].code, DIAG_CSV_SYNTAX);
    assert_int_equal(diags.items[before].span.offset, offset);
    assert_text(diags.items[before].message, str_from(message));
}

static void what_is_no_csv_is_refused(void **state)
{
    (void)state;
    assert_refused(STR("a,b\nc,5\" d\n"), 7, "a quotation mark in a field that does not begin with one");
    assert_refused(STR("a,\"b\" c\n"), 6, "behind a closing quotation mark a comma should stand");
    assert_refused(STR("a,\"b\"\"\" \"c\n"), 8, "behind a closing quotation mark a comma should stand");
    assert_refused(STR("a, \"b\nc,d\n"), 3, "this quotation mark is not closed");
    assert_refused(STR("\""), 0, "this quotation mark is not closed");
    assert_refused(STR("\n\"\"\""), 1, "this quotation mark is not closed");
}

static void long_fields_and_many_rows(void **state)
{
    (void)state;
    enum { LENGTH = 1 << 20, ROWS = 100000 };
    struct buf text;
    buf_init(&text);
    buf_add_char(&text, '"');
    memset(buf_reserve(&text, LENGTH), 'x', LENGTH);
    text.len += LENGTH;
    buf_add(&text, STR("\"\n"));
    for (int i = 0; i < ROWS; i++)
        buf_add(&text, STR("a,b\n"));
    struct csv_table table = read_table(buf_str(&text));
    assert_int_equal(table.count, ROWS + 1);
    assert_int_equal(table.rows[0].fields[0].text.len, LENGTH);
    assert_text(table.rows[ROWS].fields[1].text, STR("b"));
    buf_finish(&text);
}

static void too_many_fields_are_refused(void **state)
{
    (void)state;
    char *text = malloc(CSV_FIELDS_LIMIT + 1);
    assert_non_null(text);
    memset(text, ',', CSV_FIELDS_LIMIT + 1);
    assert_refused((str){ text, CSV_FIELDS_LIMIT + 1 }, CSV_FIELDS_LIMIT, "a table has at most 1048576 fields");
    assert_refused((str){ text, CSV_FIELDS_LIMIT }, CSV_FIELDS_LIMIT, "a table has at most 1048576 fields");
    struct csv_table table;
    assert_true(csv_read(&arena, source_of((str){ text, CSV_FIELDS_LIMIT - 1 }), &table, &diags));
    assert_int_equal(table.rows[0].count, CSV_FIELDS_LIMIT);
    free(text);
}

static void assert_field(str text, str expected)
{
    struct buf out;
    buf_init(&out);
    csv_add_field(&out, text);
    assert_text(buf_str(&out), expected);
    buf_finish(&out);
}

static void fields_are_written_with_marks_where_they_need_them(void **state)
{
    (void)state;
    assert_field(STR("甲区"), STR("甲区"));
    assert_field(STR(""), STR(""));
    assert_field(STR("甲区, 东部"), STR("\"甲区, 东部\""));
    assert_field(STR("乙\"区"), STR("\"乙\"\"区\""));
    assert_field(STR("丙\n区"), STR("\"丙\n区\""));
    assert_field(STR(" 丁"), STR("\" 丁\""));
}

static void no_field_runs_in_a_spreadsheet(void **state)
{
    (void)state;
    assert_field(STR("=1+1"), STR("'=1+1"));
    assert_field(STR("+cmd|x"), STR("'+cmd|x"));
    assert_field(STR("-2+3"), STR("'-2+3"));
    assert_field(STR("@SUM(A1,A2)"), STR("\"'@SUM(A1,A2)\""));
    assert_field(STR("\t=1"), STR("\"'\t=1\""));
    assert_field(STR("-"), STR("'-"));
    assert_field(STR("-1."), STR("'-1."));
    assert_field(STR("-12.5"), STR("-12.5"));
    assert_field(STR("+3"), STR("+3"));
}

static void what_is_written_can_be_read(void **state)
{
    (void)state;
    const str fields[] = { STR("甲,\"乙\"\r\n丙"), STR(""), STR("194") };
    struct buf out;
    buf_init(&out);
    csv_add_row(&out, fields, 3);
    csv_add_row(&out, fields, 3);
    struct csv_table table = read_table(arena_copy(&arena, buf_str(&out)));
    buf_finish(&out);
    assert_int_equal(table.count, 2);
    assert_int_equal(table.rows[1].count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_text(table.rows[1].fields[i].text, fields[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rows_and_fields, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_gives_no_row, set_up, tear_down),
        cmocka_unit_test_setup_teardown(quotation_marks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(blanks_around_are_no_part, set_up, tear_down),
        cmocka_unit_test_setup_teardown(fields_know_their_places, set_up, tear_down),
        cmocka_unit_test_setup_teardown(empty_fields_stand_where_they_are, set_up, tear_down),
        cmocka_unit_test_setup_teardown(texts_hold_any_byte, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_csv_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(long_fields_and_many_rows, set_up, tear_down),
        cmocka_unit_test_setup_teardown(too_many_fields_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(fields_are_written_with_marks_where_they_need_them, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_field_runs_in_a_spreadsheet, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_written_can_be_read, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
