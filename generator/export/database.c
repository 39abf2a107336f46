/* The tables as an SQLite database.
 *
 *     SELECT ref_area_name, obs_value FROM figures WHERE indicator = 'high-tech-enterprises' ORDER BY obs_value
 *
 * Tables `figure` and `observation` refer to `area`, `indicator` and `article`; the views `figures` and `observations`
 * join them to the columns of the CSV files. What a column means stands behind it in the schema, which SQLite keeps as it
 * was written (.schema), and in the table `documentation`. */
#include "export_internal.h"

#include "db.h"

/* Keys that are refused are mistakes of ours: no two articles, figures or areas share an id. */
static const char base_schema[] =
    "CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;\n"
    "CREATE TABLE documentation (\"table\" TEXT NOT NULL, \"column\" TEXT NOT NULL, language TEXT NOT NULL,\n"
    "  meaning TEXT NOT NULL, PRIMARY KEY (\"table\", \"column\", language)) WITHOUT ROWID;\n"
    "CREATE TABLE area (id TEXT PRIMARY KEY, name TEXT NOT NULL, name_en TEXT NOT NULL, kind TEXT NOT NULL,\n"
    "  parent TEXT REFERENCES area, cluster TEXT) WITHOUT ROWID;\n"
    "CREATE TABLE indicator (id TEXT PRIMARY KEY, name TEXT NOT NULL, name_en TEXT NOT NULL,\n"
    "  indicator_group TEXT NOT NULL, unit_measure TEXT NOT NULL, kind TEXT NOT NULL, direction TEXT, classifier "
    "TEXT,\n"
    "  definition TEXT, definition_en TEXT) WITHOUT ROWID;\n"
    "CREATE TABLE article (id TEXT PRIMARY KEY, title TEXT NOT NULL, date TEXT NOT NULL, source TEXT, author TEXT,\n"
    "  url TEXT) WITHOUT ROWID;\n";

static const char indexes[] = "CREATE INDEX figure_of_area ON figure (ref_area);\n"
                              "CREATE INDEX figure_of_indicator ON figure (indicator);\n"
                              "CREATE INDEX observation_of_figure ON observation (figure);\n"
                              "CREATE INDEX observation_of_article ON observation (article);\n";

static const char *const table_names[] = { "figure", "observation" };

/* ---- schema --------------------------------------------------------------------------------------------- */

static const char *affinity_of(const struct export_column *column)
{
    switch (column->type) {
    case EXPORT_INTEGER:
    case EXPORT_BOOLEAN:
        return "INTEGER";
    case EXPORT_DECIMAL:
        return "NUMERIC";
    default:
        return "TEXT";
    }
}

/* The table that a column's texts are ids of. */
static str target_of(str column, enum export_table table)
{
    if (str_eq(column, STR("ref_area")))
        return STR("area");
    if (str_eq(column, STR("indicator")) || str_eq(column, STR("article")))
        return column;
    return table == EXPORT_OBSERVATIONS && str_eq(column, STR("figure")) ? column : STR("");
}

/* A comment ends with its line, whatever an edition's words are. */
static void add_comment(struct buf *out, str text)
{
    buf_add(out, STR(" -- "));
    for (size_t i = 0; i < text.len; i++)
        buf_add_char(out, (unsigned char)text.ptr[i] < ' ' ? ' ' : text.ptr[i]);
    buf_add_char(out, '\n');
}

static bool is_key(const struct export_column *column, enum export_table table)
{
    return str_eq(column->name, table == EXPORT_FIGURES ? STR("figure") : STR("observation"));
}

static void add_column(const struct export *export, enum export_table table, size_t index, bool last, struct buf *sql)
{
    size_t count;
    const struct export_column *column = &export_columns(&count)[index];
    str target = target_of(column->name, table);
    buf_format(sql, "  %.*s %s", STR_ARG(column->name), affinity_of(column));
    if (is_key(column, table))
        buf_add(sql, STR(" PRIMARY KEY"));
    else if (column->required)
        buf_add(sql, STR(" NOT NULL"));
    if (target.len > 0)
        buf_format(sql, " REFERENCES %.*s", STR_ARG(target));
    buf_add(sql, last ? STR("") : STR(","));
    add_comment(sql, export_column_meaning(export->site->editions, column));
}

/* Is the column in the table's own rows? */
static bool is_stored(size_t index, enum export_table table)
{
    size_t count;
    return export_columns(&count)[index].in_table[table] && column_joined(index).len == 0;
}

static void add_table(const struct export *export, enum export_table table, struct buf *sql)
{
    size_t count, last = 0;
    export_columns(&count);
    for (size_t i = 0; i < count; i++)
        if (is_stored(i, table))
            last = i;
    buf_format(sql, "CREATE TABLE %s (\n", table_names[table]);
    for (size_t i = 0; i <= last; i++)
        if (is_stored(i, table))
            add_column(export, table, i, i == last, sql);
    buf_add(sql, STR(");\n"));
}

static void add_view(enum export_table table, struct buf *sql)
{
    size_t count;
    const struct export_column *columns = export_columns(&count);
    buf_format(sql, "CREATE VIEW %.*s AS SELECT", STR_ARG(export_table_name(table)));
    size_t before = sql->len;
    for (size_t i = 0; i < count; i++) {
        if (!columns[i].in_table[table])
            continue;
        buf_add(sql, sql->len > before ? STR(",\n  ") : STR("\n  "));
        if (column_joined(i).len > 0)
            buf_format(sql, "%.*s AS %.*s", STR_ARG(column_joined(i)), STR_ARG(columns[i].name));
        else
            buf_format(sql, "%s.%.*s", table_names[table], STR_ARG(columns[i].name));
    }
    buf_format(sql,
               "\nFROM %s JOIN area ON area.id = ref_area JOIN indicator ON indicator.id = %s.indicator\n"
               "  JOIN article ON article.id = %s.article;\n",
               table_names[table], table_names[table], table_names[table]);
}

static struct db *create(const struct export *export)
{
    struct buf sql;
    buf_init(&sql);
    buf_add(&sql, str_from(base_schema));
    add_table(export, EXPORT_FIGURES, &sql);
    add_table(export, EXPORT_OBSERVATIONS, &sql);
    add_view(EXPORT_FIGURES, &sql);
    add_view(EXPORT_OBSERVATIONS, &sql);
    buf_add(&sql, str_from(indexes));
    struct db *db = db_create(buf_str(&sql));
    buf_finish(&sql);
    return db;
}

/* ---- rows ----------------------------------------------------------------------------------------------- */

static struct db_cell known(str text)
{
    return text.len > 0 ? db_text(text) : db_null();
}

static void add_about_rows(const struct export *export, struct db *db)
{
    struct value *about = value_object(export->arena);
    set_about(export, about);
    for (size_t i = 0; i < about->count; i++)
        db_add_row(db, "about",
                   (struct db_cell[]){ db_text(about->members[i].key), db_text(about->members[i].value->text) }, 2);
}

static void add_documentation(const struct export *export, enum export_table table, struct db *db)
{
    size_t count;
    const struct export_column *columns = export_columns(&count);
    for (size_t e = 0; e < export->site->edition_count; e++) {
        const struct edition *edition = &export->site->editions[e];
        for (size_t i = 0; i < count; i++)
            if (columns[i].in_table[table])
                db_add_row(db, "documentation",
                           (struct db_cell[]){ db_text(export_table_name(table)), db_text(columns[i].name),
                                               db_text(edition->tag),
                                               db_text(export_column_meaning(edition, &columns[i])) },
                           4);
    }
}

static void add_areas(const struct export *export, struct db *db)
{
    static const str kinds[] = { STR_INIT("municipality"), STR_INIT("province"), STR_INIT("city"), STR_INIT("district"),
                                 STR_INIT("zone") };
    const struct vocabulary *vocabulary = &export->site->vocabulary;
    for (size_t i = 0; i < vocabulary->area_count; i++) {
        const struct area *area = &vocabulary->areas[i];
        const struct db_cell cells[] = { db_text(area->id),
                                         db_text(area->name),
                                         db_text(area->name_en),
                                         db_text(kinds[area->kind]),
                                         area->parent ? db_text(area->parent->id) : db_null(),
                                         area->cluster ? db_text(area->cluster->id) : db_null() };
        db_add_row(db, "area", cells, sizeof cells / sizeof *cells);
    }
}

static void add_indicators(const struct export *export, struct db *db)
{
    static const str kinds[] = { STR_INIT("stock"), STR_INIT("flow"), STR_INIT("ratio"), STR_INIT("rank") };
    static const str directions[] = { STR_INIT(""), STR_INIT("more"), STR_INIT("less") };
    const struct vocabulary *vocabulary = &export->site->vocabulary;
    for (size_t i = 0; i < vocabulary->indicator_count; i++) {
        const struct indicator *indicator = &vocabulary->indicators[i];
        const struct db_cell cells[] = { db_text(indicator->id),
                                         db_text(indicator->name),
                                         db_text(indicator->name_en),
                                         db_text(indicator->group->id),
                                         db_text(unit_text(indicator->unit)),
                                         db_text(kinds[indicator->kind]),
                                         known(directions[indicator->direction]),
                                         known(indicator->classifier),
                                         known(indicator->definition),
                                         known(indicator->definition_en) };
        db_add_row(db, "indicator", cells, sizeof cells / sizeof *cells);
    }
}

static void add_articles(const struct export *export, struct db *db)
{
    for (size_t i = 0; i < export->dataset->reading_count; i++) {
        struct arena_mark mark = arena_mark(export->arena);
        const struct article *article = &export->dataset->readings[i].article;
        const struct db_cell cells[] = { db_text(article->id),
                                         db_text(article->title),
                                         db_text(date_text(export->arena, article->date)),
                                         known(article->source),
                                         known(article->author),
                                         known(is_web_address(article->url) ? article->url : STR("")) };
        db_add_row(db, "article", cells, sizeof cells / sizeof *cells);
        arena_rewind(export->arena, mark);
    }
}

struct row_writer {
    const struct export *export;
    struct db *db;
    struct db_cell *cells;
    struct buf text; /* of all cells */
    size_t *ends;    /* of each cell's text */
};

static struct db_cell cell_of(const struct export_column *column, str text)
{
    if (column->type == EXPORT_BOOLEAN)
        return db_integer(str_eq(text, STR("true")));
    return column->required ? db_text(text) : known(text);
}

static void add_row(void *context, const struct record *record)
{
    struct row_writer *writer = context;
    size_t count, stored = 0, begin = 0;
    const struct export_column *columns = export_columns(&count);
    buf_clear(&writer->text);
    for (size_t i = 0; i < count; i++) {
        if (is_stored(i, record->table))
            column_add(writer->export, i, record, &writer->text);
        writer->ends[i] = writer->text.len;
    }
    for (size_t i = 0; i < count; i++) {
        if (is_stored(i, record->table))
            writer->cells[stored++] = cell_of(&columns[i], str_slice(buf_str(&writer->text), begin, writer->ends[i]));
        begin = writer->ends[i];
    }
    db_add_row(writer->db, table_names[record->table], writer->cells, stored);
}

static void add_records(const struct export *export, enum export_table table, struct db *db)
{
    size_t count;
    export_columns(&count);
    struct row_writer writer = { .export = export, .db = db };
    writer.cells = arena_array(export->arena, struct db_cell, count);
    writer.ends = arena_array(export->arena, size_t, count);
    buf_init(&writer.text);
    each_record(export, (struct export_ref){ EXPORT_CSV, (size_t)table }, add_row, &writer);
    buf_finish(&writer.text);
}

void add_database(const struct export *export, struct buf *out)
{
    struct db *db = create(export);
    add_about_rows(export, db);
    add_documentation(export, EXPORT_FIGURES, db);
    add_documentation(export, EXPORT_OBSERVATIONS, db);
    add_areas(export, db);
    add_indicators(export, db);
    add_articles(export, db);
    add_records(export, EXPORT_FIGURES, db);
    add_records(export, EXPORT_OBSERVATIONS, db);
    db_add_bytes(db, out);
    db_destroy(db);
}
