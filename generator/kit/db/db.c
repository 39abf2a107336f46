#include "db.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

struct db {
    sqlite3 *handle;
    sqlite3_stmt *insert; /* into `table`; NULL: none yet */
    const char *table;
    size_t columns;
};

static void require(bool good, int code)
{
    if (code == SQLITE_NOMEM)
        abort();
    assert(good);
    (void)good;
}

static void run(struct db *db, const char *sql)
{
    int code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
    require(code == SQLITE_OK, code);
}

/* What depends on how the library was built is said; freed bytes are zeroed, so that none is left to chance. */
static const char settings[] = "PRAGMA encoding = 'UTF-8'; PRAGMA page_size = 4096; PRAGMA auto_vacuum = NONE;"
                               "PRAGMA secure_delete = ON; PRAGMA journal_mode = OFF; PRAGMA foreign_keys = OFF;"
                               "BEGIN";

struct db *db_create(str schema)
{
    struct db *db = calloc(1, sizeof *db);
    if (!db)
        abort();
    int code = sqlite3_open_v2(":memory:", &db->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    require(code == SQLITE_OK, code);
    run(db, settings);
    struct buf sql;
    buf_init(&sql);
    buf_add(&sql, schema);
    buf_add_char(&sql, '\0');
    run(db, sql.ptr);
    buf_finish(&sql);
    return db;
}

void db_destroy(struct db *db)
{
    if (!db)
        return;
    sqlite3_finalize(db->insert);
    sqlite3_close(db->handle);
    free(db);
}

/* Rows come table by table: one statement serves all of a table's. */
static void prepare_insert(struct db *db, const char *table, size_t columns)
{
    if (db->insert && db->columns == columns && strcmp(db->table, table) == 0)
        return;
    sqlite3_finalize(db->insert);
    struct buf sql;
    buf_init(&sql);
    buf_format(&sql, "INSERT INTO \"%s\" VALUES (", table);
    for (size_t i = 0; i < columns; i++)
        buf_add(&sql, i > 0 ? STR(", ?") : STR("?"));
    buf_add_char(&sql, ')');
    int code = sqlite3_prepare_v2(db->handle, sql.ptr, (int)sql.len, &db->insert, NULL);
    require(code == SQLITE_OK, code);
    buf_finish(&sql);
    db->table = table;
    db->columns = columns;
}

static int bind(sqlite3_stmt *insert, int column, const struct db_cell *cell)
{
    switch (cell->kind) {
    case DB_TEXT:
        return sqlite3_bind_text64(insert, column, cell->text.len > 0 ? cell->text.ptr : "", cell->text.len,
                                   SQLITE_STATIC, SQLITE_UTF8);
    case DB_INTEGER:
        return sqlite3_bind_int64(insert, column, cell->integer);
    case DB_NULL:
        break;
    }
    return sqlite3_bind_null(insert, column);
}

void db_add_row(struct db *db, const char *table, const struct db_cell *cells, size_t count)
{
    prepare_insert(db, table, count);
    for (size_t i = 0; i < count; i++) {
        int code = bind(db->insert, (int)i + 1, &cells[i]);
        require(code == SQLITE_OK, code);
    }
    int code = sqlite3_step(db->insert);
    require(code == SQLITE_DONE, code);
    sqlite3_reset(db->insert);
}

/* Big-endian numbers of the file's header, at these bytes: https://www.sqlite.org/fileformat.html */
enum { HEADER_CHANGES = 24, HEADER_VALID_FOR = 92, HEADER_VERSION = 96, HEADER_SIZE = 100 };

static void set_header(char *header, int at, unsigned long number)
{
    for (int i = 0; i < 4; i++)
        header[at + i] = (char)(number >> (24 - 8 * i) & 0xFF);
}

/* Readers trust the count of pages in the header only where the two counters agree. */
static void fix_header(char *header)
{
    set_header(header, HEADER_CHANGES, 1);
    set_header(header, HEADER_VALID_FOR, 1);
    set_header(header, HEADER_VERSION, 3040001); /* any version: that of Debian 12 */
}

void db_add_bytes(struct db *db, struct buf *out)
{
    sqlite3_int64 size = 0;
    run(db, "COMMIT");
    unsigned char *bytes = sqlite3_serialize(db->handle, "main", &size, 0);
    if (!bytes)
        abort();
    assert(size >= HEADER_SIZE);
    size_t begin = out->len;
    buf_add(out, (str){ (const char *)bytes, (size_t)size });
    sqlite3_free(bytes);
    fix_header(out->ptr + begin);
}
