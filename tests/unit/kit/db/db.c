/* kit/db: what is put in comes out again, in the same bytes each time. */
#include "db.h"
#include "fixture.h"

#include <sqlite3.h>
#include <stdlib.h>

static const str schema = STR_INIT("CREATE TABLE area (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;"
                                   "CREATE TABLE figure (id INTEGER PRIMARY KEY, area TEXT, value NUMERIC)");

static void fill(struct buf *out, int rows)
{
    struct db *db = db_create(schema);
    db_add_row(db, "area", (struct db_cell[]){ db_text(STR("dazu")), db_text(STR("大足区")) }, 2);
    db_add_row(db, "area", (struct db_cell[]){ db_text(STR("a\"'\0b")), db_text(STR("")) }, 2);
    for (int i = 0; i < rows; i++)
        db_add_row(db, "figure",
                   (struct db_cell[]){ db_integer(i), i % 2 ? db_text(STR("dazu")) : db_null(), db_text(STR("2.43")) },
                   3);
    db_add_row(db, "area", (struct db_cell[]){ db_text(STR("zz")), db_text(STR("末")) }, 2);
    db_add_bytes(db, out);
    db_destroy(db);
}

/* The first column of a query's rows, each with its type, parted by spaces. */
static str query(struct buf *bytes, const char *sql)
{
    struct buf out;
    sqlite3 *handle;
    sqlite3_stmt *statement;
    buf_init(&out);
    assert_int_equal(sqlite3_open(":memory:", &handle), SQLITE_OK);
    assert_int_equal(sqlite3_deserialize(handle, "main", (unsigned char *)bytes->ptr, (sqlite3_int64)bytes->len,
                                         (sqlite3_int64)bytes->len, SQLITE_DESERIALIZE_READONLY),
                     SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(handle, sql, -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW)
        buf_format(&out, "%s%s:%d", out.len > 0 ? " " : "", (const char *)sqlite3_column_text(statement, 0),
                   sqlite3_column_bytes(statement, 0));
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    str text = arena_copy(&arena, buf_str(&out));
    buf_finish(&out);
    return text;
}

static void rows_come_out_again(void **state)
{
    (void)state;
    struct buf bytes;
    buf_init(&bytes);
    fill(&bytes, 3000);
    assert_text(query(&bytes, "SELECT name FROM area WHERE id = 'dazu'"), STR("大足区:9"));
    assert_text(query(&bytes, "SELECT length(CAST(id AS BLOB)) FROM area WHERE name = ''"), STR("5:1"));
    assert_text(query(&bytes, "SELECT count(*) FROM figure WHERE area IS NULL"), STR("1500:4"));
    assert_text(query(&bytes, "SELECT DISTINCT typeof(value) || value FROM figure"), STR("real2.43:8"));
    assert_text(query(&bytes, "PRAGMA integrity_check"), STR("ok:2"));
    buf_finish(&bytes);
}

static void a_database_may_be_empty(void **state)
{
    (void)state;
    struct buf bytes;
    buf_init(&bytes);
    struct db *db = db_create(schema);
    db_add_bytes(db, &bytes);
    db_destroy(db);
    db_destroy(NULL);
    assert_text(query(&bytes, "SELECT count(*) FROM area"), STR("0:1"));
    buf_finish(&bytes);
}

/* Memory that is given back is filled with other bytes between the two. */
static void the_bytes_are_the_same_each_time(void **state)
{
    (void)state;
    struct buf first, second;
    buf_init(&first);
    buf_init(&second);
    fill(&first, 3000);
    for (size_t size = 16; size < 1 << 16; size *= 2) {
        char *dirt = malloc(size);
        assert_non_null(dirt);
        memset(dirt, 0xA5, size);
        free(dirt);
    }
    fill(&second, 3000);
    assert_int_equal(first.len, second.len);
    assert_memory_equal(first.ptr, second.ptr, first.len);
    assert_memory_equal(first.ptr + 24, "\0\0\0\1", 4);
    assert_memory_equal(first.ptr + 92, "\0\0\0\1\0\x2E\x63\x01", 8);
    buf_finish(&first);
    buf_finish(&second);
}

static void what_stood_before_in_the_buffer_stays(void **state)
{
    (void)state;
    struct buf bytes;
    buf_init(&bytes);
    buf_add(&bytes, STR("before"));
    fill(&bytes, 1);
    assert_memory_equal(bytes.ptr, "beforeSQLite format 3", 22);
    buf_finish(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rows_come_out_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_database_may_be_empty, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_bytes_are_the_same_each_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_stood_before_in_the_buffer_stays, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
