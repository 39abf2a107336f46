/* The data page: what can be downloaded, and what the columns mean; the downloads of single pages. */
#include "view_internal.h"

static str file_link(const struct view *view, enum export_kind kind, size_t subject)
{
    struct export_ref ref = { kind, subject };
    str path = export_file_path(view->arena, view->site, ref);
    return arena_join(view->arena, view->root, view_address(view->arena, path));
}

struct value *view_download(const struct view *view, enum export_kind csv, enum export_kind json, size_t subject)
{
    struct value *download = value_object(view->arena);
    value_set_string(view->arena, download, STR("csv_href"), file_link(view, csv, subject));
    value_set_string(view->arena, download, STR("json_href"), file_link(view, json, subject));
    return download;
}

/* { csv_href, excel_href, json_href, row_count } */
static struct value *table_value(const struct view *view, enum export_table table)
{
    struct value *value = view_download(view, EXPORT_CSV, EXPORT_JSON, (size_t)table);
    value_set_string(view->arena, value, STR("excel_href"), file_link(view, EXPORT_EXCEL, (size_t)table));
    value_set_integer(view->arena, value, STR("row_count"), (long long)export_row_count(view->dataset, table));
    return value;
}

static void add_part(const struct view *view, struct value *parts, struct value *download, struct value *subject,
                     size_t rows)
{
    value_set(view->arena, download, STR("subject"), subject);
    value_set_integer(view->arena, download, STR("row_count"), (long long)rows);
    value_add(view->arena, parts, download);
}

static struct value *areas(const struct view *view)
{
    const struct vocabulary *vocabulary = &view->site->vocabulary;
    struct value *parts = value_list(view->arena);
    for (size_t i = 0; i < vocabulary->area_count; i++) {
        const struct area *area = &vocabulary->areas[i];
        size_t rows = view_count_figures(view, area);
        if (rows > 0)
            add_part(view, parts, view_download(view, EXPORT_AREA_CSV, EXPORT_AREA_JSON, i),
                     view_area_value(view, area), rows);
    }
    return parts;
}

static struct value *indicators(const struct view *view)
{
    const struct vocabulary *vocabulary = &view->site->vocabulary;
    struct value *parts = value_list(view->arena);
    size_t *rows = arena_array(view->arena, size_t, vocabulary->indicator_count);
    for (size_t i = 0; i < view->dataset->figure_count; i++)
        rows[view->dataset->figures[i].indicator->index]++;
    for (size_t i = 0; i < vocabulary->indicator_count; i++)
        if (rows[i] > 0)
            add_part(view, parts, view_download(view, EXPORT_INDICATOR_CSV, EXPORT_INDICATOR_JSON, i),
                     view_indicator_value(view, &vocabulary->indicators[i]), rows[i]);
    return parts;
}

/* [{ name, type, meaning, in_figures, in_observations, is_required }] */
static struct value *columns(const struct view *view)
{
    size_t count;
    const struct export_column *all = export_columns(&count);
    struct value *list = value_list(view->arena);
    for (size_t i = 0; i < count; i++) {
        struct value *column = value_object(view->arena);
        value_set_string(view->arena, column, STR("name"), all[i].name);
        value_set_string(view->arena, column, STR("type"), export_type_name(all[i].type));
        value_set_string(view->arena, column, STR("meaning"), export_column_meaning(view->words.edition, &all[i]));
        value_set_bool(view->arena, column, STR("in_figures"), all[i].in_table[EXPORT_FIGURES]);
        value_set_bool(view->arena, column, STR("in_observations"), all[i].in_table[EXPORT_OBSERVATIONS]);
        value_set_bool(view->arena, column, STR("is_required"), all[i].required);
        value_add(view->arena, list, column);
    }
    return list;
}

void view_make_data(struct view *view)
{
    struct value *data = view->data;
    struct arena *arena = view->arena;
    value_set(arena, data, STR("figures"), table_value(view, EXPORT_FIGURES));
    value_set(arena, data, STR("observations"), table_value(view, EXPORT_OBSERVATIONS));
    value_set_string(arena, data, STR("database_href"), file_link(view, EXPORT_DATABASE, 0));
    value_set_string(arena, data, STR("metadata_href"), file_link(view, EXPORT_METADATA, 0));
    value_set_string(arena, data, STR("catalog_href"), file_link(view, EXPORT_CATALOG, 0));
    value_set(arena, data, STR("areas"), areas(view));
    value_set(arena, data, STR("indicators"), indicators(view));
    value_set(arena, data, STR("columns"), columns(view));
    value_set_bool(arena, data, STR("has_figures"), view->dataset->figure_count > 0);
}
