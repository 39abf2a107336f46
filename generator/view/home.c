#include "view_internal.h"

#include <stdlib.h>

enum {
    NEWEST_MAX = 6, /* articles */
    TARGETS_MAX = 8,
    RANKING_MAX = 20, /* bars */
    LEAD_CHARTS_MAX = 3,
    MAP_MIN = 5,     /* areas without which the map rather shows how many figures there are */
    LEAD_ENOUGH = 4, /* areas that make a ranking worth the first place */
};

/* ---- the lead indicator: ranking and map ---------------------------------------------------------------- */

/* The first lead indicator that enough areas can be compared by; else the indicator that most can. NULL: none. */
static const struct indicator *choose_lead(const struct view *view, struct ranking *ret_ranking)
{
    const struct settings *settings = &view->site->settings;
    const struct vocabulary *vocabulary = view->dataset->vocabulary;
    const struct indicator *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < settings->lead_count + vocabulary->indicator_count; i++) {
        bool leading = i < settings->lead_count;
        const struct indicator *indicator =
            leading ? settings->leads[i] : &vocabulary->indicators[i - settings->lead_count];
        struct ranking ranking = select_ranking(view->arena, view->dataset, indicator);
        size_t weight = select_ranking_weight(&ranking);
        if (weight > most) {
            best = indicator;
            most = weight;
            *ret_ranking = ranking;
        }
        if (leading && best == indicator && ranking.current_count >= LEAD_ENOUGH)
            break;
    }
    return best;
}

/* The other lead indicators that areas can be compared by. */
static void add_other_leads(struct view *view, struct value *charts, const struct indicator *lead)
{
    const struct settings *settings = &view->site->settings;
    for (size_t i = 0; i < settings->lead_count && charts->count < LEAD_CHARTS_MAX; i++) {
        if (settings->leads[i] == lead)
            continue;
        struct ranking ranking = select_ranking(view->arena, view->dataset, settings->leads[i]);
        if (select_ranking_weight(&ranking) > 0)
            view_add_ranking(view, charts, settings->leads[i], &ranking, NULL, RANKING_MAX);
    }
}

static void set_lead(struct view *view)
{
    struct ranking ranking = { .count = 0 };
    const struct indicator *lead = choose_lead(view, &ranking);
    struct value *charts = value_list(view->arena);
    if (lead) {
        view_add_ranking(view, charts, lead, &ranking, NULL, RANKING_MAX);
        add_other_leads(view, charts, lead);
        value_set(view->arena, view->data, STR("lead"), view_indicator_value(view, lead));
    } else {
        view_add_coverage(view, charts);
    }
    value_set(view->arena, view->data, STR("map"),
              view_tile_map(view, ranking.count >= MAP_MIN && lead->kind != INDICATOR_RANK ? &ranking : NULL));
    value_set(view->arena, view->data, STR("charts"), charts);
    value_set_bool(view->arena, view->data, STR("has_lead"), lead != NULL);
}

/* ---- areas ---------------------------------------------------------------------------------------------- */

static bool has_figures(const struct view *view, const struct area *area)
{
    return view_count_figures(view, area) > 0;
}

/* The table of areas with their newest lead figures: only areas that have one. */
static void set_area_table(struct view *view)
{
    const struct vocabulary *vocabulary = view->dataset->vocabulary;
    const struct settings *settings = &view->site->settings;
    struct value *heads = value_list(view->arena);
    for (size_t k = 0; k < settings->lead_count; k++)
        value_add(view->arena, heads, view_indicator_value(view, settings->leads[k]));
    struct value *rows = value_list(view->arena);
    for (size_t i = 0; i < vocabulary->area_count; i++) {
        struct value *row = value_object(view->arena);
        struct value *cells = value_list(view->arena);
        bool any = false;
        for (size_t k = 0; k < settings->lead_count; k++) {
            const struct figure *figure = select_newest(view->dataset, &vocabulary->areas[i], settings->leads[k]);
            struct value *cell = figure ? view_figure_value(view, figure) : value_object(view->arena);
            value_set_bool(view->arena, cell, STR("has_value"), figure != NULL);
            value_set_string(view->arena, cell, STR("head"), settings->leads[k]->name);
            if (figure)
                value_set_string(view->arena, cell, STR("brief_period"),
                                 word_period_brief(view->arena, figure->period, figure->indicator));
            value_add(view->arena, cells, cell);
            any = any || figure;
        }
        if (!any)
            continue;
        value_set(view->arena, row, STR("area"), view_area_value(view, &vocabulary->areas[i]));
        value_set(view->arena, row, STR("cells"), cells);
        value_set_bool(view->arena, row, STR("is_region"), !vocabulary->areas[i].parent);
        value_add(view->arena, rows, row);
    }
    value_set(view->arena, view->data, STR("lead_heads"), heads);
    value_set(view->arena, view->data, STR("area_rows"), rows);
    value_set_bool(view->arena, view->data, STR("has_area_rows"), rows->count > 0);
}

/* All areas of one cluster (NULL: those of none), as { name, areas }; NULL where there are none. */
static struct value *cluster_value(const struct view *view, const struct cluster *cluster)
{
    const struct vocabulary *vocabulary = view->dataset->vocabulary;
    struct value *areas = value_list(view->arena);
    for (size_t i = 0; i < vocabulary->area_count; i++) {
        const struct area *area = &vocabulary->areas[i];
        if (area->cluster != cluster)
            continue;
        struct value *object = view_area_value(view, area);
        value_set_bool(view->arena, object, STR("has_figures"), has_figures(view, area));
        value_add(view->arena, areas, object);
    }
    if (areas->count == 0)
        return NULL;
    struct value *object = value_object(view->arena);
    value_set_string(view->arena, object, STR("cluster_name"), cluster ? cluster->name : STR(""));
    value_set(view->arena, object, STR("areas"), areas);
    return object;
}

static void set_clusters(struct view *view)
{
    const struct vocabulary *vocabulary = view->dataset->vocabulary;
    struct value *clusters = value_list(view->arena);
    for (size_t i = 0; i <= vocabulary->cluster_count; i++) {
        struct value *cluster = cluster_value(view, i < vocabulary->cluster_count ? &vocabulary->clusters[i] : NULL);
        if (cluster)
            value_add(view->arena, clusters, cluster);
    }
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

static void set_indicators(struct view *view)
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
        value_set_string(view->arena, group, STR("group_name"), vocabulary->groups[g].name);
        value_set(view->arena, group, STR("indicators"), list);
        value_add(view->arena, groups, group);
    }
    value_set(view->arena, view->data, STR("indicator_groups"), groups);
}

/* ---- targets -------------------------------------------------------------------------------------------- */

/* The region's first, then the sooner due, then as in the dataset. */
static int by_due(const void *a, const void *b)
{
    const struct figure *x = *(const struct figure *const *)a;
    const struct figure *y = *(const struct figure *const *)b;
    bool region_x = !x->area->parent;
    bool region_y = !y->area->parent;
    if (region_x != region_y)
        return region_x ? -1 : 1;
    int sooner = period_compare(x->period, y->period);
    if (sooner != 0)
        return sooner;
    return x < y ? -1 : x > y;
}

/* A target with the newest actual beside it; NULL where there is none to set beside it. */
static struct value *target_value(const struct view *view, const struct figure *target)
{
    struct figure_range range = select_figures(view->dataset, target->area, target->indicator);
    const struct figure *actual = select_answer(target, range);
    if (!actual)
        return NULL;
    struct value *object = view_figure_value(view, target);
    value_set(view->arena, object, STR("actual"), view_figure_value(view, actual));
    struct decimal percent;
    bool shared = select_share(target, actual, &percent);
    value_set_bool(view->arena, object, STR("has_share"), shared);
    if (!shared)
        return object;
    struct decimal width =
        decimal_compare(percent, decimal_from(100)) > 0 ? decimal_from(100) : decimal_round(percent, 0);
    value_set_string(view->arena, object, STR("share"), word_percent(view->arena, percent));
    value_set_bool(view->arena, object, STR("is_reached"), decimal_compare(percent, decimal_from(100)) >= 0);
    struct buf text;
    buf_init(&text);
    decimal_add_text(&text, width);
    value_set_string(view->arena, object, STR("share_width"), arena_copy(view->arena, buf_str(&text)));
    buf_finish(&text);
    return object;
}

static void set_targets(struct view *view)
{
    const struct dataset *dataset = view->dataset;
    const struct figure **targets = arena_array(view->arena, const struct figure *, dataset->figure_count);
    size_t count = 0;
    for (size_t i = 0; i < dataset->figure_count; i++)
        if (dataset->figures[i].status == STATUS_TARGET && dataset->figures[i].measure == MEASURE_LEVEL)
            targets[count++] = &dataset->figures[i];
    qsort(targets, count, sizeof *targets, by_due);
    struct value *list = value_list(view->arena);
    for (size_t i = 0; i < count && list->count < TARGETS_MAX; i++) {
        struct value *target = target_value(view, targets[i]);
        if (target)
            value_add(view->arena, list, target);
    }
    value_set(view->arena, view->data, STR("targets"), list);
    value_set_bool(view->arena, view->data, STR("has_targets"), list->count > 0);
}

/* ---- the page ------------------------------------------------------------------------------------------- */

static void set_newest(struct view *view)
{
    const struct dataset *dataset = view->dataset;
    struct value *newest = value_list(view->arena);
    for (size_t i = 0; i < dataset->reading_count && i < NEWEST_MAX; i++) {
        struct value *article = view_article_value(view, &dataset->readings[i].article);
        value_set_integer(view->arena, article, STR("figure_count"),
                          (long long)dataset->readings[i].observations.count);
        value_set_bool(view->arena, article, STR("has_figures"), dataset->readings[i].observations.count > 0);
        value_add(view->arena, newest, article);
    }
    value_set(view->arena, view->data, STR("newest"), newest);
    value_set_bool(view->arena, view->data, STR("has_newest"), newest->count > 0);
}

static void set_counts(struct view *view)
{
    const struct dataset *dataset = view->dataset;
    size_t areas = 0;
    for (size_t i = 0; i < dataset->vocabulary->area_count; i++)
        areas += has_figures(view, &dataset->vocabulary->areas[i]);
    value_set_integer(view->arena, view->data, STR("article_count"), (long long)dataset->reading_count);
    value_set_integer(view->arena, view->data, STR("figure_count"), (long long)dataset->figure_count);
    value_set_integer(view->arena, view->data, STR("area_count"), (long long)areas);
}

void view_make_home(struct view *view)
{
    const struct area *region = view->site->settings.region;
    struct value *cards = region ? view_lead_cards(view, region) : value_list(view->arena);
    value_set(view->arena, view->data, STR("cards"), cards);
    value_set_bool(view->arena, view->data, STR("has_cards"), cards->count > 0);
    if (region)
        value_set(view->arena, view->data, STR("region"), view_area_value(view, region));
    set_counts(view);
    set_lead(view);
    set_area_table(view);
    set_clusters(view);
    set_indicators(view);
    set_targets(view);
    set_newest(view);
}
