/* export: figures -> files of data that others reckon with.
 *
 *     data/figures.csv            one row for each figure (RFC 4180, CRLF)
 *     data/figures-excel.csv      the same with a byte order mark, by which Excel knows UTF-8
 *     data/figures.json           the same as JSON, each with the observations that state it
 *     data/observations.csv …     one row for each place of an article that states a figure, with its sentence
 *     data/csv-metadata.json      what the columns mean: CSV on the Web (https://www.w3.org/TR/tabular-metadata/)
 *     data/kechuang.sqlite        all of it as tables
 *     data/catalog.jsonld         all these files as a DCAT catalogue
 *     data/areas/dazu.csv, .json  the figures of an area; data/indicators/ID.csv, .json of an indicator
 *
 * The columns are the same in all forms and are named as SDMX names them where it has a word (REF_AREA, INDICATOR,
 * TIME_PERIOD, OBS_VALUE, OBS_STATUS, UNIT_MEASURE), in small letters. What they mean is told by the words of each
 * edition (section `columns`). Values are exact decimals; what is not known is an empty field, null in JSON and SQLite.
 *
 * A newspaper's sentence is given out only where the article's text may be shown at all. In CSV a field that a spreadsheet
 * would run as a formula begins with an apostrophe. The same articles give the same bytes: no file has the time of its
 * making; how recent it is says the date of the newest article. */
#ifndef KC_EXPORT_H
#define KC_EXPORT_H

#include "reconcile.h"

enum export_table { EXPORT_FIGURES, EXPORT_OBSERVATIONS };

enum { EXPORT_TABLE_COUNT = EXPORT_OBSERVATIONS + 1 };

/* "figures", "observations": as files and members of JSON are called. */
str export_table_name(enum export_table table);
size_t export_row_count(const struct dataset *dataset, enum export_table table);

/* ---- columns -------------------------------------------------------------------------------------------- */

/* What the fields of a column are, as XML Schema calls it. */
enum export_type { EXPORT_TEXT, EXPORT_INTEGER, EXPORT_DECIMAL, EXPORT_DATE, EXPORT_BOOLEAN, EXPORT_ADDRESS };

/* "string", "integer", …: the type's name in CSVW. */
str export_type_name(enum export_type type);

struct export_column {
    str name; /* "ref_area" */
    enum export_type type;
    bool in_table[EXPORT_TABLE_COUNT];
    bool required; /* never empty */
};

/* All columns, in the order in which they stand in the tables. Static memory. */
const struct export_column *export_columns(size_t *ret_count);
/* What a column means, in the words of an edition. */
str export_column_meaning(const struct edition *edition, const struct export_column *column);

/* ---- files ---------------------------------------------------------------------------------------------- */

enum export_kind {
    EXPORT_CSV,      /* of a table */
    EXPORT_EXCEL,    /* of a table: CSV with a byte order mark */
    EXPORT_JSON,     /* of a table */
    EXPORT_METADATA, /* of the two tables as CSV */
    EXPORT_DATABASE,
    EXPORT_CATALOG,
    EXPORT_AREA_CSV, /* figures of the area `subject`, which has some */
    EXPORT_AREA_JSON,
    EXPORT_AREA_METADATA, /* of all areas' files */
    EXPORT_INDICATOR_CSV, /* figures of the indicator `subject`, which has some */
    EXPORT_INDICATOR_JSON,
    EXPORT_INDICATOR_METADATA,
};

struct export_ref {
    enum export_kind kind;
    size_t subject; /* index of the table, area or indicator; 0 for the others */
};

struct export_list {
    const struct export_ref *items;
    size_t count;
};

/* The files of a site: those of an area or indicator without figures are left out. */
struct export_list export_list_files(struct arena *arena, const struct site *site, const struct dataset *dataset);
/* Where a file goes, below the output folder: "data/figures.csv". */
str export_file_path(struct arena *arena, const struct site *site, struct export_ref ref);
/* Appends a file's bytes. What it needs on the way is taken from `arena`. */
void export_make_file(struct arena *arena, const struct site *site, const struct dataset *dataset,
                      struct export_ref ref, struct buf *out);

#endif
