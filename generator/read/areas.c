#include "catalogue.h"

#include "decimal.h"
#include "utf8.h"

struct area_reader {
    struct catalogue catalogue; /* of areas */
    struct catalogue clusters;
    struct area *areas;           /* as many as the catalogue has accepted */
    const struct value **entries; /* of each area, where it was read */
    const struct value **tiles;   /* by row and column, the tile that is there; NULL: free */
};

static const str area_keys[] = { STR_INIT("id"),     STR_INIT("name"),    STR_INIT("name_en"), STR_INIT("kind"),
                                 STR_INIT("parent"), STR_INIT("cluster"), STR_INIT("aliases"), STR_INIT("tile") };
/* By enum area_kind. */
static const str area_kinds[] = { STR_INIT("municipality"), STR_INIT("province"), STR_INIT("city"),
                                  STR_INIT("district"), STR_INIT("zone") };
static const str cluster_keys[] = { STR_INIT("id"), STR_INIT("name"), STR_INIT("name_en") };

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* 大足区 → 大足. One character is no name: 忠县 stays. A zone's name ends in 区 for another reason. */
static str short_name(str name, enum area_kind kind)
{
    static const str endings[] = { STR_INIT("省"), STR_INIT("市"), STR_INIT("区"), STR_INIT("县") };
    if (kind == AREA_ZONE)
        return name;
    for (size_t i = 0; i < COUNT(endings); i++) {
        str stem = str_slice(name, 0, name.len - (str_ends(name, endings[i]) ? endings[i].len : 0));
        if (stem.len < name.len)
            return utf8_count(stem) >= 2 ? stem : name;
    }
    return name;
}

/* ---- clusters ---- */

static const struct cluster *read_clusters(struct area_reader *reader, const struct value *file)
{
    struct fields *fields = &reader->clusters.fields;
    const struct value *const *entries;
    size_t count = catalogue_entries(&reader->clusters, file, STR("clusters"), false, &entries);
    struct cluster *clusters = arena_array(fields->arena, struct cluster, count);
    for (size_t i = 0; i < count; i++) {
        translations_check_keys(fields, entries[i], cluster_keys, COUNT(cluster_keys));
        struct catalogue_names names;
        if (catalogue_accept(&reader->clusters, entries[i], &names))
            clusters[reader->clusters.count - 1] = (struct cluster){ names.id, names.name, names.name_en, names.names };
    }
    return clusters;
}

/* ---- the tile map ---- */

static bool tile_number(const struct value *value, int *ret_number)
{
    struct decimal number;
    if (value->kind != VALUE_NUMBER || !decimal_parse(value->text, &number) || number.scale != 0)
        return false;
    if (number.coefficient < 0 || number.coefficient >= AREA_TILE_LIMIT)
        return false;
    *ret_number = (int)number.coefficient;
    return true;
}

static void read_tile(struct area_reader *reader, const struct value *entry, struct area *area)
{
    struct diags *diags = reader->catalogue.fields.diags;
    area->tile_column = area->tile_row = -1;
    const struct value *tile = fields_value(entry, STR("tile"));
    if (!tile)
        return;
    int column;
    int row;
    bool pair = tile->kind == VALUE_LIST && tile->count == 2;
    if (!pair || !tile_number(tile->items[0], &column) || !tile_number(tile->items[1], &row)) {
        diag_add(diags, DIAG_VOCABULARY_VALUE, tile->span, "tile has to be [column, row], whole numbers from 0 to %d",
                 AREA_TILE_LIMIT - 1);
        return;
    }
    const struct value **place = &reader->tiles[row * AREA_TILE_LIMIT + column];
    if (*place) {
        struct diag *diag =
            diag_add(diags, DIAG_VOCABULARY_VALUE, tile->span, "two areas have the tile [%d, %d]", column, row);
        diag_relate(diags, diag, (*place)->span, "the first one, which keeps it");
        return;
    }
    *place = tile;
    area->tile_column = column;
    area->tile_row = row;
}

/* ---- areas ---- */

static void read_area(struct area_reader *reader, const struct value *entry, const struct cluster *clusters)
{
    struct fields *fields = &reader->catalogue.fields;
    translations_check_keys(fields, entry, area_keys, COUNT(area_keys));
    struct catalogue_names names;
    if (!catalogue_accept(&reader->catalogue, entry, &names))
        return;
    size_t index = reader->catalogue.count - 1;
    struct area *area = &reader->areas[index];
    *area = (struct area){ .id = names.id,
                           .name = names.name,
                           .name_en = names.name_en,
                           .names = names.names,
                           .index = index,
                           .span = names.span };
    size_t kind = AREA_DISTRICT;
    fields_choice(fields, entry, STR("kind"), area_kinds, COUNT(area_kinds), &kind);
    area->kind = (enum area_kind)kind;
    area->short_name = short_name(area->name, area->kind);
    catalogue_place_name(&reader->catalogue, &names);
    area->aliases = catalogue_aliases(&reader->catalogue, entry, area->name, 0, &area->alias_count);
    catalogue_add_phrase(&reader->catalogue, area->name, 0, names.name_span);
    catalogue_add_phrase(&reader->catalogue, area->short_name, 0, names.name_span);
    catalogue_check_marks(&reader->catalogue);
    area->places = reader->catalogue.places;
    area->place_count = reader->catalogue.place_count;
    size_t cluster = catalogue_reference(&reader->clusters, fields, entry, STR("cluster"), DIAG_VOCABULARY_VALUE);
    area->cluster = cluster == STR_NONE ? NULL : &clusters[cluster];
    read_tile(reader, entry, area);
    reader->entries[index] = entry;
}

static void read_parents(struct area_reader *reader)
{
    for (size_t i = 0; i < reader->catalogue.count; i++) {
        size_t parent = catalogue_reference(&reader->catalogue, &reader->catalogue.fields, reader->entries[i],
                                            STR("parent"), DIAG_UNKNOWN_AREA);
        reader->areas[i].parent = parent == STR_NONE ? NULL : &reader->areas[parent];
    }
}

/* Parents lead up to an area without one, or else in a circle, which is cut where it closes. */
static void cut_circles(struct area_reader *reader)
{
    size_t count = reader->catalogue.count;
    size_t *walks = arena_array(reader->catalogue.fields.arena, size_t, count); /* which walk came by; 0: none */
    for (size_t i = 0; i < count; i++) {
        struct area *area = &reader->areas[i];
        while (area && walks[area->index] == 0) {
            walks[area->index] = i + 1;
            const struct area *parent = area->parent;
            if (parent && walks[parent->index] == i + 1) {
                diag_add(reader->catalogue.fields.diags, DIAG_VOCABULARY_VALUE,
                         value_get(reader->entries[area->index], STR("parent"))->span,
                         "the parents of \"%.*s\" lead in a circle back to it", STR_ARG(parent->id));
                area->parent = NULL;
            }
            area = area->parent ? &reader->areas[area->parent->index] : NULL;
        }
    }
}

void areas_read(struct arena *arena, const struct value *file, struct vocabulary *vocabulary, struct diags *diags)
{
    static const str keys[] = { STR_INIT("areas"), STR_INIT("clusters") };
    struct area_reader reader = { .tiles = arena_array(arena, const struct value *, AREA_TILE_LIMIT *AREA_TILE_LIMIT) };
    catalogue_init(&reader.catalogue, arena, "area", diags);
    catalogue_init(&reader.clusters, arena, "cluster", diags);
    struct fields *fields = &reader.catalogue.fields;
    if (fields_is_mapping(fields, file, "the file"))
        translations_check_keys(fields, file, keys, COUNT(keys));

    const struct cluster *clusters = read_clusters(&reader, file);
    const struct value *const *entries;
    size_t count = catalogue_entries(&reader.catalogue, file, STR("areas"), true, &entries);
    reader.areas = arena_array(arena, struct area, count);
    reader.entries = arena_array(arena, const struct value *, count);
    for (size_t i = 0; i < count; i++)
        read_area(&reader, entries[i], clusters);
    read_parents(&reader);
    cut_circles(&reader);
    catalogue_check_phrases(&reader.catalogue);

    vocabulary->clusters = clusters;
    vocabulary->cluster_count = reader.clusters.count;
    vocabulary->areas = reader.areas;
    vocabulary->area_count = reader.catalogue.count;
}
