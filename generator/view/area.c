#include "view_internal.h"

enum {
    CARDS_MAX = 6,        /* lead figures at the top */
    ARTICLES_MAX = 50,    /* the newest; the others are on their shelves */
    GROUP_CHARTS_MAX = 6, /* charts below a group's table: what follows is in the table */
};

/* ---- header --------------------------------------------------------------------------------------------- */

static struct value *related(const struct view *view, const struct area *area,
                             bool (*is)(const struct area *a, const struct area *b))
{
    struct value *list = value_list(view->arena);
    const struct vocabulary *vocabulary = view->dataset->vocabulary;
    for (size_t i = 0; i < vocabulary->area_count; i++) {
        const struct area *other = &vocabulary->areas[i];
        if (other == area || !is(area, other))
            continue;
        struct value *object = view_area_value(view, other);
        value_set_bool(view->arena, object, STR("has_figures"), view_count_figures(view, other) > 0);
        value_add(view->arena, list, object);
    }
    return list;
}

static bool is_part(const struct area *area, const struct area *other)
{
    return other->parent == area;
}

static bool is_neighbour(const struct area *area, const struct area *other)
{
    return area->cluster && other->cluster == area->cluster;
}

static void set_header(struct view *view, const struct area *area)
{
    struct value *object = view_area_value(view, area);
    value_set(view->arena, object, STR("parent"),
              area->parent ? view_area_value(view, area->parent) : value_bool(view->arena, false));
    value_set_string(view->arena, object, STR("cluster"), word_cluster(&view->words, area->cluster));
    value_set_bool(view->arena, object, STR("is_zone"), area->kind == AREA_ZONE);
    /* Of the region itself the parts are all districts: the home page lists them. */
    struct value *parts = area->parent ? related(view, area, is_part) : value_list(view->arena);
    struct value *neighbours = related(view, area, is_neighbour);
    value_set(view->arena, object, STR("parts"), parts);
    value_set_bool(view->arena, object, STR("has_parts"), parts->count > 0);
    value_set(view->arena, object, STR("neighbours"), neighbours);
    value_set_bool(view->arena, object, STR("has_neighbours"), neighbours->count > 0);
    value_set(view->arena, view->data, STR("area"), object);
}

/* ---- cards ---------------------------------------------------------------------------------------------- */

static bool is_lead(const struct site *site, const struct indicator *indicator)
{
    for (size_t i = 0; i < site->settings.lead_count; i++)
        if (site->settings.leads[i] == indicator)
            return true;
    return false;
}

/* A change or growth on the card of a level, with its own period where that is another; false where there is none. */
static struct value *beside(const struct view *view, const struct figure *figure, const struct figure *level)
{
    if (!figure)
        return value_bool(view->arena, false);
    struct value *cell = view_cell(view, figure);
    if (!period_equal(figure->period, level->period))
        value_set_string(view->arena, cell, STR("own_period"),
                         word_period_beside(&view->words, figure->period, figure->status, figure->indicator));
    return cell;
}

struct value *view_lead_cards(const struct view *view, const struct area *area)
{
    const struct vocabulary *vocabulary = view->dataset->vocabulary;
    const struct settings *settings = &view->site->settings;
    struct value *cards = value_list(view->arena);
    for (size_t i = 0; i < settings->lead_count + vocabulary->indicator_count && cards->count < CARDS_MAX; i++) {
        bool leading = i < settings->lead_count;
        const struct indicator *indicator =
            leading ? settings->leads[i] : &vocabulary->indicators[i - settings->lead_count];
        if (!leading && is_lead(view->site, indicator))
            continue;
        const struct figure *figure = select_newest(view->dataset, area, indicator);
        if (!figure)
            continue;
        struct value *card = view_figure_value(view, figure);
        struct figure_range range = select_figures(view->dataset, area, indicator);
        const struct figure *change = select_beside(figure, range, MEASURE_CHANGE);
        const struct figure *growth = select_beside(figure, range, MEASURE_GROWTH);
        value_set(view->arena, card, STR("change"), beside(view, change, figure));
        value_set(view->arena, card, STR("growth"), beside(view, growth, figure));
        value_add(view->arena, cards, card);
    }
    return cards;
}

/* ---- groups --------------------------------------------------------------------------------------------- */

static void add_charts(struct view *view, struct value *charts, const struct area *area,
                       const struct indicator *indicator, struct figure_range range)
{
    if (charts->count >= GROUP_CHARTS_MAX)
        return;
    view_add_series(view, charts, range);
    view_add_targets(view, charts, range);
    if (select_peers(area) != PEERS_NONE)
        view_add_peers(view, charts, area, indicator);
}

static struct value *group_value(struct view *view, const struct area *area, const struct indicator_group *group)
{
    const struct vocabulary *vocabulary = view->dataset->vocabulary;
    struct value *rows = value_list(view->arena);
    struct value *charts = value_list(view->arena);
    for (size_t i = 0; i < vocabulary->indicator_count; i++) {
        const struct indicator *indicator = &vocabulary->indicators[i];
        if (indicator->group != group)
            continue;
        struct figure_range range = select_figures(view->dataset, area, indicator);
        if (range.count == 0)
            continue;
        view_add_rows(view, rows, range, (struct row_choice){ .by_area = false });
        add_charts(view, charts, area, indicator, range);
    }
    if (rows->count == 0)
        return NULL;
    struct value *object = value_object(view->arena);
    value_set_string(view->arena, object, STR("group_id"), group->id);
    value_set_string(view->arena, object, STR("group_name"), word_group(&view->words, group));
    value_set(view->arena, object, STR("rows"), rows);
    view_set_columns(view, object, rows);
    view_set_shared(view, object, rows);
    view_set_charts(view, object, charts);
    view_widen_lone(view, charts);
    return object;
}

/* ---- articles ------------------------------------------------------------------------------------------- */

/* In how many places each article gives a figure of the area. */
static size_t *mentions_of(const struct view *view, const struct area *area)
{
    const struct dataset *dataset = view->dataset;
    size_t *mentions = arena_array(view->arena, size_t, dataset->reading_count);
    for (size_t i = dataset->area_figures[area->index]; i < dataset->area_figures[area->index + 1]; i++)
        for (size_t k = 0; k < dataset->figures[i].citation_count; k++)
            mentions[dataset->figures[i].citations[k].reading - dataset->readings]++;
    return mentions;
}

static bool is_about(const struct article *article, const struct area *area)
{
    for (size_t i = 0; i < article->area_count; i++)
        if (article->areas[i] == area)
            return true;
    return false;
}

static struct value *article_value(const struct view *view, const struct article *article, size_t mentions)
{
    struct value *object = view_article_value(view, article);
    value_set_integer(view->arena, object, STR("mention_count"), (long long)mentions);
    value_set_bool(view->arena, object, STR("has_mentions"), mentions > 0);
    return object;
}

/* The shelves of articles that are not listed here: rest[i] of them stand on shelf i. */
static struct value *shelves_of_rest(const struct view *view, struct shelf_list shelves, const size_t *rest)
{
    struct value *list = value_list(view->arena);
    for (size_t i = 0; i < shelves.count; i++)
        if (rest[i] > 0)
            value_add(view->arena, list, view_shelf_value(view, shelves.items[i], rest[i]));
    return list;
}

/* Sets `articles`: those that its figures come from, and those about it that gave none, of many the newest; `rest` leads
 * to the others, article_count counts the former, about_count all. */
static void set_articles(struct view *view, const struct area *area)
{
    const struct dataset *dataset = view->dataset;
    const size_t *mentions = mentions_of(view, area);
    struct shelf_list shelves = view_shelves(view->arena, dataset);
    size_t *rest = arena_array(view->arena, size_t, shelves.count + 1);
    struct value *list = value_list(view->arena);
    size_t used = 0;
    size_t about = 0;
    for (size_t i = 0, shelf = 0; i < dataset->reading_count; i++) {
        while (shelf < shelves.count && shelves.items[shelf].end <= i)
            shelf++;
        if (mentions[i] == 0 && !is_about(&dataset->readings[i].article, area))
            continue;
        used += mentions[i] > 0;
        if (about++ < ARTICLES_MAX)
            value_add(view->arena, list, article_value(view, &dataset->readings[i].article, mentions[i]));
        else
            rest[shelf]++;
    }
    value_set(view->arena, view->data, STR("articles"), list);
    value_set_bool(view->arena, view->data, STR("has_articles"), list->count > 0);
    value_set_integer(view->arena, view->data, STR("article_count"), (long long)used);
    value_set_integer(view->arena, view->data, STR("about_count"), (long long)about);
    value_set_integer(view->arena, view->data, STR("rest_count"), (long long)(about - list->count));
    value_set_bool(view->arena, view->data, STR("has_rest"), about > list->count);
    value_set(view->arena, view->data, STR("rest"), shelves_of_rest(view, shelves, rest));
}

void view_make_area(struct view *view, const struct area *area)
{
    const struct vocabulary *vocabulary = view->dataset->vocabulary;
    struct value *data = view->data;
    set_header(view, area);
    value_set_string(view->arena, data, STR("page_title"), word_area(&view->words, area));
    struct value *cards = view_lead_cards(view, area);
    value_set(view->arena, data, STR("cards"), cards);
    value_set_bool(view->arena, data, STR("has_cards"), cards->count > 0);
    struct value *groups = value_list(view->arena);
    for (size_t i = 0; i < vocabulary->group_count; i++) {
        struct value *group = group_value(view, area, &vocabulary->groups[i]);
        if (group)
            value_add(view->arena, groups, group);
    }
    value_set(view->arena, data, STR("groups"), groups);
    value_set_bool(view->arena, data, STR("has_figures"), groups->count > 0);
    if (groups->count > 0)
        value_set(view->arena, data, STR("download"),
                  view_download(view, EXPORT_AREA_CSV, EXPORT_AREA_JSON, area->index));
    value_set_integer(view->arena, data, STR("figure_count"), (long long)view_count_figures(view, area));
    set_articles(view, area);
}
