#include "view_internal.h"

/* ---- areas ---------------------------------------------------------------------------------------------- */

/* Where an area is listed: in its cluster, or under one of the headings that areas without one have. */
enum listing { LISTING_CLUSTER, LISTING_REGION, LISTING_DISTRICTS, LISTING_ZONES };

static enum listing listing_of(const struct area *area)
{
    if (area->cluster)
        return LISTING_CLUSTER;
    if (area->kind == AREA_ZONE)
        return LISTING_ZONES;
    return area->parent ? LISTING_DISTRICTS : LISTING_REGION;
}

/* Appends { cluster_name, is_region, is_districts, is_zones, areas }, or nothing where there are none. */
static void add_cluster(const struct view *view, struct value *clusters, enum listing listing,
                        const struct cluster *cluster)
{
    const struct vocabulary *vocabulary = view->dataset->vocabulary;
    struct value *areas = value_list(view->arena);
    for (size_t i = 0; i < vocabulary->area_count; i++) {
        const struct area *area = &vocabulary->areas[i];
        if (listing_of(area) != listing || area->cluster != cluster)
            continue;
        struct value *object = view_area_value(view, area);
        value_set_bool(view->arena, object, STR("has_figures"), view_count_figures(view, area) > 0);
        value_add(view->arena, areas, object);
    }
    if (areas->count == 0)
        return;
    struct value *object = value_object(view->arena);
    value_set_string(view->arena, object, STR("cluster_name"), word_cluster(&view->words, cluster));
    value_set_bool(view->arena, object, STR("is_region"), listing == LISTING_REGION);
    value_set_bool(view->arena, object, STR("is_districts"), listing == LISTING_DISTRICTS);
    value_set_bool(view->arena, object, STR("is_zones"), listing == LISTING_ZONES);
    value_set(view->arena, object, STR("areas"), areas);
    value_add(view->arena, clusters, object);
}

void view_set_clusters(struct view *view)
{
    const struct vocabulary *vocabulary = view->dataset->vocabulary;
    struct value *clusters = value_list(view->arena);
    add_cluster(view, clusters, LISTING_REGION, NULL);
    for (size_t i = 0; i < vocabulary->cluster_count; i++)
        add_cluster(view, clusters, LISTING_CLUSTER, &vocabulary->clusters[i]);
    add_cluster(view, clusters, LISTING_DISTRICTS, NULL);
    add_cluster(view, clusters, LISTING_ZONES, NULL);
    value_set(view->arena, view->data, STR("clusters"), clusters);
}

/* ---- indicators ----------------------------------------------------------------------------------------- */

static size_t areas_with(const struct view *view, const struct indicator *indicator)
{
    size_t count = 0;
    const struct vocabulary *vocabulary = view->dataset->vocabulary;
    for (size_t i = 0; i < vocabulary->area_count; i++)
        count += select_figures(view->dataset, &vocabulary->areas[i], indicator).count > 0;
    return count;
}

void view_set_indicators(struct view *view)
{
    const struct vocabulary *vocabulary = view->dataset->vocabulary;
    struct value *groups = value_list(view->arena);
    for (size_t g = 0; g < vocabulary->group_count; g++) {
        struct value *list = value_list(view->arena);
        for (size_t i = 0; i < vocabulary->indicator_count; i++) {
            const struct indicator *indicator = &vocabulary->indicators[i];
            if (indicator->group != &vocabulary->groups[g])
                continue;
            struct value *object = view_indicator_value(view, indicator);
            size_t areas = areas_with(view, indicator);
            value_set_integer(view->arena, object, STR("area_count"), (long long)areas);
            value_set_bool(view->arena, object, STR("has_figures"), areas > 0);
            value_add(view->arena, list, object);
        }
        if (list->count == 0)
            continue;
        struct value *group = value_object(view->arena);
        value_set_string(view->arena, group, STR("group_name"), word_group(&view->words, &vocabulary->groups[g]));
        value_set(view->arena, group, STR("indicators"), list);
        value_add(view->arena, groups, group);
    }
    value_set(view->arena, view->data, STR("indicator_groups"), groups);
}
