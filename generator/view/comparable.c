#include "select.h"

#include <stdlib.h>

/* ---- comparable periods --------------------------------------------------------------------------------- */

/* What two figures must share to be compared: the days of the year (of a flow) and the year. */
struct period_key {
    int days; /* a number for the start and end days; 0 for what is taken at a point in time */
    int year;
};

enum { DAYS_CUMULATIVE = -1 };

static struct period_key key_of(const struct figure *figure)
{
    struct period p = figure->period;
    struct period_key key = { 0, p.end.year };
    if (figure->indicator->kind != INDICATOR_FLOW)
        return key;
    if (date_is_none(p.start))
        key.days = DAYS_CUMULATIVE;
    else
        key.days = (((p.start.month * 32 + p.start.day) * 13 + p.end.month) * 32 + p.end.day) * 100 +
                   (p.end.year - p.start.year) % 100;
    return key;
}

bool select_same_days(const struct figure *a, const struct figure *b)
{
    return key_of(a).days == key_of(b).days;
}

static int key_compare(struct period_key a, struct period_key b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    return a.days < b.days ? -1 : a.days > b.days;
}

/* ---- rankings ------------------------------------------------------------------------------------------- */

enum peers select_peers(const struct area *area)
{
    if (area->kind == AREA_ZONE)
        return PEERS_ZONES;
    if (!area->parent)
        return PEERS_NONE;
    return area->parent->parent ? PEERS_LOWER : PEERS_UPPER;
}

/* Tier and scope together: what must be one in a ranking. */
enum { TIER_COUNT = TIER_LOCAL + 1, SCOPE_COUNT = SCOPE_PROVINCIAL + 1, CLASS_COUNT = TIER_COUNT * SCOPE_COUNT };

static size_t class_of(const struct figure *figure)
{
    return (size_t)figure->tier * SCOPE_COUNT + (size_t)figure->scope;
}

/* What is shown over time: one measure and unit, and no target. */
static bool can_stand_in_series(const struct figure *figure)
{
    return figure->measure == select_measure(figure->indicator) && figure->status != STATUS_TARGET &&
           figure->part == 0 && !date_is_none(figure->period.end) &&
           str_eq(figure->unit, observation_unit(figure->indicator, figure->measure));
}

static bool can_rank(const struct figure *figure)
{
    return can_stand_in_series(figure) && figure->status == STATUS_ACTUAL;
}

struct candidates {
    const struct figure **items;
    size_t count;
};

static bool is_within(const struct area *area, struct circle circle)
{
    return select_peers(area) == circle.peers && (!circle.cluster || area->cluster == circle.cluster);
}

struct circle select_circle(const struct area *area)
{
    return (struct circle){ select_peers(area), NULL };
}

size_t select_circle_size(const struct dataset *dataset, struct circle circle)
{
    size_t count = 0;
    for (size_t i = 0; i < dataset->vocabulary->area_count; i++)
        count += is_within(&dataset->vocabulary->areas[i], circle);
    return count;
}

/* All figures of the circle that can be ranked, by area. */
static struct candidates collect_all(struct arena *arena, const struct dataset *dataset,
                                     const struct indicator *indicator, struct circle circle)
{
    const struct vocabulary *vocabulary = dataset->vocabulary;
    struct candidates all = { NULL, 0 };
    size_t capacity = 0;
    for (size_t a = 0; a < vocabulary->area_count; a++) {
        if (!is_within(&vocabulary->areas[a], circle))
            continue;
        struct figure_range range = select_figures(dataset, &vocabulary->areas[a], indicator);
        for (size_t i = 0; i < range.count; i++) {
            if (!can_rank(&range.items[i]))
                continue;
            all.items = arena_reserve(arena, all.items, all.count, &capacity, sizeof *all.items);
            all.items[all.count++] = &range.items[i];
        }
    }
    return all;
}

/* The class that most areas have, the first such; `all` stands by area. */
static size_t commonest_class(struct candidates all)
{
    size_t areas_with[CLASS_COUNT] = { 0 };
    const struct area *last[CLASS_COUNT] = { NULL };
    for (size_t i = 0; i < all.count; i++) {
        size_t class = class_of(all.items[i]);
        areas_with[class] += last[class] != all.items[i]->area;
        last[class] = all.items[i]->area;
    }
    size_t best = 0;
    for (size_t class = 1; class < CLASS_COUNT; class ++)
        if (areas_with[class] > areas_with[best])
            best = class;
    return best;
}

/* Those of the class that most areas have, by area. */
static struct candidates collect(struct arena *arena, const struct dataset *dataset, const struct indicator *indicator,
                                 struct circle circle)
{
    struct candidates all = collect_all(arena, dataset, indicator, circle);
    size_t class = commonest_class(all);
    size_t count = 0;
    for (size_t i = 0; i < all.count; i++)
        if (class_of(all.items[i]) == class)
            all.items[count++] = all.items[i];
    return (struct candidates){ all.items, count };
}

static int by_key_and_area(const void *a, const void *b)
{
    const struct figure *x = *(const struct figure *const *)a;
    const struct figure *y = *(const struct figure *const *)b;
    int order = key_compare(key_of(y), key_of(x));
    if (order != 0)
        return order;
    return x->area->index < y->area->index ? -1 : x->area->index > y->area->index;
}

/* The areas in the run of one key that begins at `begin`; *ret_end is where the run ends. */
static size_t count_run(struct candidates sorted, size_t begin, size_t *ret_end)
{
    size_t areas = 1;
    size_t i = begin + 1;
    for (; i < sorted.count && key_compare(key_of(sorted.items[i]), key_of(sorted.items[begin])) == 0; i++)
        areas += sorted.items[i]->area != sorted.items[i - 1]->area;
    *ret_end = i;
    return areas;
}

/* The newest key that at least half as many areas have as the commonest. */
static struct period_key choose_key(struct arena *arena, struct candidates candidates)
{
    struct candidates sorted = { arena_array(arena, const struct figure *, candidates.count), candidates.count };
    for (size_t i = 0; i < candidates.count; i++)
        sorted.items[i] = candidates.items[i];
    qsort(sorted.items, sorted.count, sizeof *sorted.items, by_key_and_area);
    size_t most = 0;
    for (size_t i = 0, end; i < sorted.count; i = end) {
        size_t areas = count_run(sorted, i, &end);
        if (areas > most)
            most = areas;
    }
    size_t wanted = most > 2 ? (most + 1) / 2 : most;
    for (size_t i = 0, end; i < sorted.count; i = end)
        if (count_run(sorted, i, &end) >= wanted)
            return key_of(sorted.items[i]);
    return (struct period_key){ 0, 0 };
}

/* The figure of one area, candidates [begin, end): of the key, else the newest of the same days of another year. */
static struct ranked choose_figure(struct candidates candidates, size_t begin, size_t end, struct period_key key)
{
    struct ranked best = { NULL, false };
    for (size_t i = begin; i < end; i++) {
        const struct figure *figure = candidates.items[i];
        struct period_key own = key_of(figure);
        bool current = key_compare(own, key) == 0;
        if (own.days != key.days || (best.current && !current))
            continue;
        if (!best.figure || (current && !best.current) || period_compare(figure->period, best.figure->period) >= 0)
            best = (struct ranked){ figure, current };
    }
    return best;
}

bool select_is_ascending(const struct figure *figure)
{
    return figure->measure == MEASURE_RANK || figure->indicator->direction == DIRECTION_LESS;
}

static int best_first(const void *a, const void *b)
{
    const struct ranked *x = a;
    const struct ranked *y = b;
    if (x->current != y->current)
        return x->current ? -1 : 1;
    bool ascending = select_is_ascending(x->figure);
    int order = decimal_compare(x->figure->value, y->figure->value);
    if (order != 0)
        return ascending ? order : -order;
    return x->figure->area->index < y->figure->area->index ? -1 : x->figure->area->index > y->figure->area->index;
}

static int by_period(const void *a, const void *b)
{
    const struct period *x = a;
    const struct period *y = b;
    return period_compare(*y, *x);
}

struct period select_common_period(struct arena *arena, struct figure_list figures)
{
    struct period *periods = arena_array(arena, struct period, figures.count);
    for (size_t i = 0; i < figures.count; i++)
        periods[i] = figures.items[i]->period;
    qsort(periods, figures.count, sizeof *periods, by_period);
    struct period best = periods[0];
    size_t most = 0;
    for (size_t begin = 0, end; begin < figures.count; begin = end) {
        for (end = begin + 1; end < figures.count && period_equal(periods[begin], periods[end]);)
            end++;
        if (end - begin > most) {
            most = end - begin;
            best = periods[begin];
        }
    }
    return best;
}

static struct period period_of_ranking(struct arena *arena, const struct ranked *items, size_t count)
{
    struct figure_list figures = { arena_array(arena, const struct figure *, count), count };
    for (size_t i = 0; i < count; i++)
        figures.items[i] = items[i].figure;
    return select_common_period(arena, figures);
}

struct ranking select_ranking(struct arena *arena, const struct dataset *dataset, const struct indicator *indicator,
                              struct circle circle)
{
    struct candidates candidates = collect(arena, dataset, indicator, circle);
    struct ranking ranking = { .count = 0 };
    if (candidates.count == 0)
        return ranking;
    struct period_key key = choose_key(arena, candidates);
    struct ranked *items = arena_array(arena, struct ranked, candidates.count);
    for (size_t begin = 0, end; begin < candidates.count; begin = end) {
        for (end = begin + 1; end < candidates.count && candidates.items[end]->area == candidates.items[begin]->area;)
            end++;
        struct ranked ranked = choose_figure(candidates, begin, end, key);
        if (ranked.figure) {
            items[ranking.count++] = ranked;
            ranking.current_count += ranked.current;
        }
    }
    qsort(items, ranking.count, sizeof *items, best_first);
    ranking.items = items;
    ranking.period = period_of_ranking(arena, items, ranking.current_count);
    for (size_t i = 0; i < ranking.count; i++)
        ranking.mixed = ranking.mixed || !period_equal(items[i].figure->period, ranking.period);
    return ranking;
}

struct ranking select_best_ranking(struct arena *arena, const struct dataset *dataset,
                                   const struct indicator *indicator)
{
    struct ranking best = { .count = 0 };
    for (enum peers peers = PEERS_UPPER; peers <= PEERS_ZONES; peers++) {
        struct ranking ranking = select_ranking(arena, dataset, indicator, (struct circle){ peers, NULL });
        size_t weight = select_ranking_weight(&ranking);
        size_t most = select_ranking_weight(&best);
        if (weight > most || (weight == most && ranking.count > best.count))
            best = ranking;
    }
    return best;
}

size_t select_ranking_weight(const struct ranking *ranking)
{
    return ranking->current_count >= 2 ? ranking->current_count : 0;
}

/* ---- standings ------------------------------------------------------------------------------------------ */

/* Where a value lies, as far as its sentence says: 超2500家 has no upper end. */
struct extent {
    struct decimal low;
    struct decimal high;
    bool open_below;
    bool open_above;
};

static struct extent extent_of(const struct figure *figure)
{
    return (struct extent){
        .low = figure->value,
        .high = figure->has_high ? figure->value_high : figure->value,
        .open_below = figure->bound == BOUND_LE,
        .open_above = figure->bound == BOUND_GE,
    };
}

static bool is_surely_above(struct extent a, struct extent b)
{
    return !a.open_below && !b.open_above && decimal_compare(a.low, b.high) > 0;
}

static bool may_be_above(struct extent a, struct extent b)
{
    return a.open_above || b.open_below || decimal_compare(a.high, b.low) > 0;
}

bool select_standing(const struct ranking *ranking, const struct area *area, struct standing *ret_standing)
{
    size_t place = 0;
    while (place < ranking->current_count && ranking->items[place].figure->area != area)
        place++;
    if (place == ranking->current_count)
        return false;
    const struct figure *figure = ranking->items[place].figure;
    struct extent own = extent_of(figure);
    struct standing standing = { figure, 1, 1 };
    for (size_t i = 0; i < ranking->current_count; i++) {
        if (i == place)
            continue;
        struct extent other = extent_of(ranking->items[i].figure);
        bool ascending = select_is_ascending(figure);
        standing.best += ascending ? is_surely_above(own, other) : is_surely_above(other, own);
        standing.worst += ascending ? may_be_above(own, other) : may_be_above(other, own);
    }
    *ret_standing = standing;
    return true;
}

/* ---- over time ------------------------------------------------------------------------------------------ */

/* The same days of another year, told of the same class: may they stand in one series? */
static bool are_of_one_series(const struct figure *a, const struct figure *b)
{
    return class_of(a) == class_of(b) && select_same_days(a, b);
}

/* The figure whose class and days a series has: the newest actual one, else the newest estimate. */
static const struct figure *leader_of_series(struct figure_range range)
{
    const struct figure *leader = NULL;
    for (size_t i = 0; i < range.count; i++)
        if (can_stand_in_series(&range.items[i]) && (!leader || select_speaks_better(leader, &range.items[i])))
            leader = &range.items[i];
    return leader;
}

static int by_time_then_actual(const void *a, const void *b)
{
    const struct figure *x = *(const struct figure *const *)a;
    const struct figure *y = *(const struct figure *const *)b;
    int order = period_compare(x->period, y->period);
    if (order != 0)
        return order;
    return x->status != y->status ? (x->status < y->status ? -1 : 1) : x < y ? -1 : x > y;
}

/* Does `figure` only say again, or estimate, what the one before it tells? */
static bool is_told_by(const struct figure *before, const struct figure *figure)
{
    return period_equal(before->period, figure->period) || select_repeats(before, figure);
}

struct figure_list select_series(struct arena *arena, struct figure_range range)
{
    struct figure_list series = { arena_array(arena, const struct figure *, range.count), 0 };
    const struct figure *leader = leader_of_series(range);
    for (size_t i = 0; i < range.count; i++)
        if (can_stand_in_series(&range.items[i]) && are_of_one_series(&range.items[i], leader))
            series.items[series.count++] = &range.items[i];
    qsort(series.items, series.count, sizeof *series.items, by_time_then_actual);
    size_t count = 0;
    for (size_t i = 0; i < series.count; i++)
        if (count == 0 || !is_told_by(series.items[count - 1], series.items[i]))
            series.items[count++] = series.items[i];
    series.count = count;
    bool years = count > 0 && series.items[0]->period.end.year != series.items[count - 1]->period.end.year;
    return years ? series : (struct figure_list){ NULL, 0 };
}
