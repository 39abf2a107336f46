/* kit/db: rows -> the bytes of an SQLite database. The only user of SQLite.
 *
 *     struct db *db = db_create(STR("CREATE TABLE area (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID"));
 *     db_add_row(db, "area", (struct db_cell[]){ db_text(STR("dazu")), db_text(STR("大足区")) }, 2);
 *     db_add_bytes(db, &out);
 *     db_destroy(db);
 *
 * The database is made in memory, and the same rows in the same order give the same bytes: what SQLite writes into the
 * header about itself (its version, how often the file changed) is set to fixed values. Nothing is read from a disk.
 *
 * A schema that is no SQL, and a row that it does not take, are mistakes of the programmer: asserted. Out of memory
 * aborts. */
#ifndef KC_DB_H
#define KC_DB_H

#include "buf.h"
#include "str.h"

struct db;

enum db_kind { DB_NULL, DB_TEXT, DB_INTEGER };

struct db_cell {
    enum db_kind kind;
    str text;          /* DB_TEXT; a column of NUMERIC affinity makes a number of "2.43" */
    long long integer; /* DB_INTEGER */
};

static inline struct db_cell db_null(void)
{
    return (struct db_cell){ .kind = DB_NULL };
}

/* The text is copied when the row is added. */
static inline struct db_cell db_text(str text)
{
    return (struct db_cell){ .kind = DB_TEXT, .text = text };
}

static inline struct db_cell db_integer(long long integer)
{
    return (struct db_cell){ .kind = DB_INTEGER, .integer = integer };
}

/* An empty database with this schema: SQL statements, parted by semicolons. */
struct db *db_create(str schema);
void db_destroy(struct db *db);

/* Adds a row to a table: a cell for each of its columns. Rows of one table after another are quickest. */
void db_add_row(struct db *db, const char *table, const struct db_cell *cells, size_t count);

/* Appends the database as a file has it. Nothing can be added to it afterwards. */
void db_add_bytes(struct db *db, struct buf *out);

#endif
