/* CSV on the Web: what the columns of the CSV files mean (https://www.w3.org/TR/tabular-metadata/). */
#include "export_internal.h"

#include "file_name.h"
#include "json_value.h"

/* What a column means, in the language of each edition. */
static struct value *meanings_of(const struct export *export, const struct export_column *column)
{
    struct arena *arena = export->arena;
    struct value *list = value_list(arena);
    for (size_t i = 0; i < export->site->edition_count; i++) {
        const struct edition *edition = &export->site->editions[i];
        struct value *item = value_object(arena);
        value_set_string(arena, item, STR("@value"), export_column_meaning(edition, column));
        value_set_string(arena, item, STR("@language"), edition->tag);
        value_add(arena, list, item);
    }
    return list;
}

static struct value *new_column(const struct export *export, size_t index)
{
    size_t count;
    const struct export_column *column = &export_columns(&count)[index];
    struct arena *arena = export->arena;
    struct value *value = value_object(arena);
    value_set_string(arena, value, STR("name"), column->name);
    value_set_string(arena, value, STR("titles"), column->name);
    value_set_string(arena, value, STR("datatype"), export_type_name(column->type));
    if (column->required)
        value_set_bool(arena, value, STR("required"), true);
    if (column_property(index).len > 0)
        value_set_string(arena, value, STR("propertyUrl"), column_property(index));
    value_set(arena, value, STR("dc:description"), meanings_of(export, column));
    return value;
}

/* Each observation is of a figure of the other table. */
static struct value *new_foreign_keys(struct arena *arena)
{
    struct value *reference = value_object(arena), *key = value_object(arena), *keys = value_list(arena);
    value_set_string(arena, reference, STR("resource"), STR("figures.csv"));
    value_set_string(arena, reference, STR("columnReference"), STR("figure"));
    value_set_string(arena, key, STR("columnReference"), STR("figure"));
    value_set(arena, key, STR("reference"), reference);
    value_add(arena, keys, key);
    return keys;
}

static struct value *new_schema(const struct export *export, enum export_table table)
{
    struct arena *arena = export->arena;
    struct value *schema = value_object(arena), *columns = value_list(arena);
    size_t count;
    const struct export_column *all = export_columns(&count);
    for (size_t i = 0; i < count; i++)
        if (all[i].in_table[table])
            value_add(arena, columns, new_column(export, i));
    value_set(arena, schema, STR("columns"), columns);
    value_set_string(arena, schema, STR("primaryKey"), table == EXPORT_FIGURES ? STR("figure") : STR("observation"));
    return schema;
}

static struct value *add_table(const struct export *export, struct value *tables, str id)
{
    struct buf url;
    buf_init(&url);
    url_add_path(&url, file_name_of_id(export->arena, id));
    buf_add(&url, STR(".csv"));
    struct value *table = value_object(export->arena);
    value_set_string(export->arena, table, STR("url"), arena_copy(export->arena, buf_str(&url)));
    value_add(export->arena, tables, table);
    buf_finish(&url);
    return table;
}

/* The two tables that hold all. */
static void add_all(const struct export *export, struct value *tables)
{
    for (enum export_table table = EXPORT_FIGURES; table <= EXPORT_OBSERVATIONS; table++) {
        struct value *schema = new_schema(export, table);
        if (table == EXPORT_OBSERVATIONS)
            value_set(export->arena, schema, STR("foreignKeys"), new_foreign_keys(export->arena));
        value_set(export->arena, add_table(export, tables, export_table_name(table)), STR("tableSchema"), schema);
    }
}

static void add_areas(const struct export *export, struct value *tables)
{
    const struct vocabulary *vocabulary = &export->site->vocabulary;
    for (size_t i = 0; i < vocabulary->area_count; i++) {
        const struct area *area = &vocabulary->areas[i];
        if (area_has_figures(export->dataset, area))
            value_set(export->arena, add_table(export, tables, area->id), STR("dc:title"),
                      texts_by_language(export, area->name, area->name_en));
    }
}

static void add_indicators(const struct export *export, struct value *tables)
{
    const struct vocabulary *vocabulary = &export->site->vocabulary;
    const bool *has_figures = indicators_with_figures(export);
    for (size_t i = 0; i < vocabulary->indicator_count; i++) {
        const struct indicator *indicator = &vocabulary->indicators[i];
        if (has_figures[i])
            value_set(export->arena, add_table(export, tables, indicator->id), STR("dc:title"),
                      texts_by_language(export, indicator->name, indicator->name_en));
    }
}

static struct value *new_context(const struct export *export)
{
    struct arena *arena = export->arena;
    struct value *context = value_list(arena), *language = value_object(arena);
    value_add(arena, context, value_string(arena, STR("http://www.w3.org/ns/csvw")));
    value_set_string(arena, language, STR("@language"), export->site->settings.languages[0]);
    value_add(arena, context, language);
    return context;
}

static struct value *new_dialect(struct arena *arena)
{
    struct value *dialect = value_object(arena), *ends = value_list(arena);
    value_add(arena, ends, value_string(arena, STR("\r\n")));
    value_set_string(arena, dialect, STR("encoding"), STR("utf-8"));
    value_set(arena, dialect, STR("lineTerminators"), ends);
    value_set_bool(arena, dialect, STR("header"), true);
    return dialect;
}

static void set_terms(const struct export *export, struct value *group)
{
    struct arena *arena = export->arena;
    const struct settings *settings = &export->site->settings;
    value_set(arena, group, STR("dc:title"), texts_by_language(export, settings->title, settings->title_en));
    if (settings->publisher.len > 0)
        value_set_string(arena, group, STR("dc:publisher"), settings->publisher);
    if (settings->licence.len > 0)
        value_set(arena, group, STR("dc:license"), new_reference(arena, settings->licence));
    if (export->dataset->reading_count > 0)
        value_set(arena, group, STR("dc:modified"), new_date(arena, updated_on(export)));
}

void add_metadata_file(const struct export *export, struct export_ref ref, struct buf *out)
{
    struct arena *arena = export->arena;
    struct value *group = value_object(arena), *tables = value_list(arena);
    value_set(arena, group, STR("@context"), new_context(export));
    set_terms(export, group);
    value_set(arena, group, STR("dialect"), new_dialect(arena));
    if (ref.kind == EXPORT_METADATA)
        add_all(export, tables);
    else
        value_set(arena, group, STR("tableSchema"), new_schema(export, EXPORT_FIGURES));
    if (ref.kind == EXPORT_AREA_METADATA)
        add_areas(export, tables);
    else if (ref.kind == EXPORT_INDICATOR_METADATA)
        add_indicators(export, tables);
    value_set(arena, group, STR("tables"), tables);
    json_add_value(out, group, true);
    buf_add_char(out, '\n');
}
