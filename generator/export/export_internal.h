/* What the files of the export stage share.
 *
 * columns.c says which columns there are and what stands in them; csv.c, json.c and database.c write rows of them, csvw.c
 * and catalog.c tell machines about the files. export.c has the list of files. */
#ifndef KC_EXPORT_INTERNAL_H
#define KC_EXPORT_INTERNAL_H

#include "export.h"

#include "value.h"

/* What is needed to write any row. */
struct export
{
    struct arena *arena;
    const struct site *site;
    const struct dataset *dataset;
};

/* What a figure and an observation both are. */
struct fact {
    const struct area *area;
    const struct indicator *indicator;
    enum tier tier;
    enum measure measure;
    enum scope scope;
    enum status status;
    struct period period;
    struct decimal value;
    struct decimal value_high;
    bool has_high;
    str unit;
    enum bound bound;
};

/* A row of a table. */
struct record {
    enum export_table table;
    struct fact fact;
    const struct figure *figure;           /* NULL: an observation that is of no figure */
    const struct reading *reading;         /* of a figure, where its value was read */
    const struct observation *observation; /* likewise */
};

struct record record_of_figure(const struct figure *figure);
struct record record_of_observation(const struct export *export, const struct reading *reading,
                                    const struct observation *observation);

/* ---- columns.c ------------------------------------------------------------------------------------------ */

/* Appends what a row has in a column, as text; nothing where it has nothing. */
void column_add(const struct export *export, size_t column, const struct record *record, struct buf *out);
/* The address of the property of SDMX that a column is; "": none. */
str column_property(size_t column);
/* Of a column that the database has in another table: where, as SQL; "": it has it in the row itself. */
str column_joined(size_t column);
/* "2024-…#f3": an observation's name in all files. */
str observation_name(struct arena *arena, const struct reading *reading, const struct observation *observation);

/* ---- rows.c: which rows a file has ---------------------------------------------------------------------- */

/* Calls `add` for each row of a file, in order. */
void each_record(const struct export *export, struct export_ref ref, void (*add)(void *context, const struct record *),
                 void *context);
/* The table that a file has rows of. */
enum export_table table_of(struct export_ref ref);
/* For each indicator of the vocabulary whether there is a figure of it. In the export's arena. */
const bool *indicators_with_figures(const struct export *export);
bool area_has_figures(const struct dataset *dataset, const struct area *area);

/* ---- the forms ------------------------------------------------------------------------------------------ */

void add_csv_file(const struct export *export, struct export_ref ref, struct buf *out);
void add_json_file(const struct export *export, struct export_ref ref, struct buf *out);
void add_metadata_file(const struct export *export, struct export_ref ref, struct buf *out);
void add_database(const struct export *export, struct buf *out);
void add_catalog(const struct export *export, struct buf *out);

/* ---- about.c: what describes all of the data ------------------------------------------------------------ */

/* The day of the newest article as text; "" where there is none. */
str updated_on(const struct export *export);
/* Sets title, publisher, licence and the like of the site: what is not known is left out. */
void set_about(const struct export *export, struct value *object);
/* The address of a file or page from the folder data/ or, where the site has an address, from anywhere. */
str address_of(const struct export *export, str path);
/* A text in its languages, as JSON-LD has it: [ { "@value": "大足区", "@language": "zh" }, … ]. */
struct value *texts_by_language(const struct export *export, str zh, str en);
/* { "@id": address } */
struct value *new_reference(struct arena *arena, str address);
/* { "@value": "2023-11-06", "@type": "xsd:date" } */
struct value *new_date(struct arena *arena, str date);

#endif
