#include "export_internal.h"

#include "file_name.h"

/* ---- which files ---------------------------------------------------------------------------------------- */

struct list_maker {
    struct arena *arena;
    struct export_ref *items;
    struct export_list list;
    size_t capacity;
};

static void add(struct list_maker *maker, enum export_kind kind, size_t subject)
{
    maker->items = arena_reserve(maker->arena, maker->items, maker->list.count, &maker->capacity, sizeof *maker->items);
    maker->items[maker->list.count++] = (struct export_ref){ kind, subject };
    maker->list.items = maker->items;
}

static void add_areas(struct list_maker *maker, const struct export *export)
{
    const struct vocabulary *vocabulary = &export->site->vocabulary;
    for (size_t i = 0; i < vocabulary->area_count; i++) {
        if (!area_has_figures(export->dataset, &vocabulary->areas[i]))
            continue;
        add(maker, EXPORT_AREA_CSV, i);
        add(maker, EXPORT_AREA_JSON, i);
    }
    add(maker, EXPORT_AREA_METADATA, 0);
}

static void add_indicators(struct list_maker *maker, const struct export *export)
{
    const bool *has_figures = indicators_with_figures(export);
    for (size_t i = 0; i < export->site->vocabulary.indicator_count; i++) {
        if (!has_figures[i])
            continue;
        add(maker, EXPORT_INDICATOR_CSV, i);
        add(maker, EXPORT_INDICATOR_JSON, i);
    }
    add(maker, EXPORT_INDICATOR_METADATA, 0);
}

struct export_list export_list_files(struct arena *arena, const struct site *site, const struct dataset *dataset)
{
    struct export export = { arena, site, dataset };
    struct list_maker maker = { .arena = arena };
    for (size_t table = 0; table < EXPORT_TABLE_COUNT; table++) {
        add(&maker, EXPORT_CSV, table);
        add(&maker, EXPORT_EXCEL, table);
        add(&maker, EXPORT_JSON, table);
    }
    add(&maker, EXPORT_METADATA, 0);
    add(&maker, EXPORT_DATABASE, 0);
    add(&maker, EXPORT_CATALOG, 0);
    add_areas(&maker, &export);
    add_indicators(&maker, &export);
    return maker.list;
}

/* ---- one file ------------------------------------------------------------------------------------------- */

static str path_of(struct arena *arena, const char *folder, str id, const char *ending)
{
    return arena_format(arena, "%s%.*s%s", folder, STR_ARG(file_name_of_id(arena, id)), ending);
}

str export_file_path(struct arena *arena, const struct site *site, struct export_ref ref)
{
    const struct vocabulary *vocabulary = &site->vocabulary;
    switch (ref.kind) {
    case EXPORT_CSV:
        return path_of(arena, "data/", export_table_name((enum export_table)ref.subject), ".csv");
    case EXPORT_EXCEL:
        return path_of(arena, "data/", export_table_name((enum export_table)ref.subject), "-excel.csv");
    case EXPORT_JSON:
        return path_of(arena, "data/", export_table_name((enum export_table)ref.subject), ".json");
    case EXPORT_METADATA:
        return STR("data/csv-metadata.json");
    case EXPORT_DATABASE:
        return STR("data/kechuang.sqlite");
    case EXPORT_CATALOG:
        return STR("data/catalog.jsonld");
    case EXPORT_AREA_CSV:
        return path_of(arena, "data/areas/", vocabulary->areas[ref.subject].id, ".csv");
    case EXPORT_AREA_JSON:
        return path_of(arena, "data/areas/", vocabulary->areas[ref.subject].id, ".json");
    case EXPORT_AREA_METADATA:
        return STR("data/areas/csv-metadata.json");
    case EXPORT_INDICATOR_CSV:
        return path_of(arena, "data/indicators/", vocabulary->indicators[ref.subject].id, ".csv");
    case EXPORT_INDICATOR_JSON:
        return path_of(arena, "data/indicators/", vocabulary->indicators[ref.subject].id, ".json");
    case EXPORT_INDICATOR_METADATA:
        break;
    }
    return STR("data/indicators/csv-metadata.json");
}

void export_make_file(struct arena *arena, const struct site *site, const struct dataset *dataset,
                      struct export_ref ref, struct buf *out)
{
    struct export export = { arena, site, dataset };
    switch (ref.kind) {
    case EXPORT_CSV:
    case EXPORT_EXCEL:
    case EXPORT_AREA_CSV:
    case EXPORT_INDICATOR_CSV:
        add_csv_file(&export, ref, out);
        break;
    case EXPORT_JSON:
    case EXPORT_AREA_JSON:
    case EXPORT_INDICATOR_JSON:
        add_json_file(&export, ref, out);
        break;
    case EXPORT_METADATA:
    case EXPORT_AREA_METADATA:
    case EXPORT_INDICATOR_METADATA:
        add_metadata_file(&export, ref, out);
        break;
    case EXPORT_DATABASE:
        add_database(&export, out);
        break;
    case EXPORT_CATALOG:
        add_catalog(&export, out);
        break;
    }
}
