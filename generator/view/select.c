#include "select.h"

#include <stdlib.h>

/* ---- looking up ----------------------------------------------------------------------------------------- */

/* The first figure of [begin, end) whose indicator stands at or after `index`. */
static size_t lower_bound(const struct dataset *dataset, size_t begin, size_t end, size_t index)
{
    while (begin < end) {
        size_t middle = begin + (end - begin) / 2;
        if (dataset->figures[middle].indicator->index < index)
            begin = middle + 1;
        else
            end = middle;
    }
    return begin;
}

struct figure_range select_figures(const struct dataset *dataset, const struct area *area,
                                   const struct indicator *indicator)
{
    size_t begin = dataset->area_figures[area->index];
    size_t end = dataset->area_figures[area->index + 1];
    size_t first = lower_bound(dataset, begin, end, indicator->index);
    size_t last = lower_bound(dataset, first, end, indicator->index + 1);
    return (struct figure_range){ dataset->figures + first, last - first };
}

enum measure select_measure(const struct indicator *indicator)
{
    return indicator->kind == INDICATOR_RANK ? MEASURE_RANK : MEASURE_LEVEL;
}

/* Is `b` a better speaker than `a` (of one indicator)? */
static bool speaks_better(const struct figure *a, const struct figure *b)
{
    if (a->tier != b->tier)
        return b->tier < a->tier;
    if (a->status != b->status)
        return b->status < a->status;
    int newer = period_compare(b->period, a->period);
    if (newer != 0)
        return newer > 0;
    return b->scope < a->scope;
}

/* The figure itself, or the same value of another day that its article tells with how much it grew. */
static const struct figure *better_told(const struct figure *figure, struct figure_range range)
{
    if (select_beside(figure, range, MEASURE_CHANGE))
        return figure;
    for (size_t i = 0; i < range.count; i++)
        if (select_repeats(figure, &range.items[i]) && select_beside(&range.items[i], range, MEASURE_CHANGE))
            return &range.items[i];
    return figure;
}

const struct figure *select_newest(const struct dataset *dataset, const struct area *area,
                                   const struct indicator *indicator)
{
    struct figure_range range = select_figures(dataset, area, indicator);
    const struct figure *best = NULL;
    for (size_t i = 0; i < range.count; i++) {
        const struct figure *figure = &range.items[i];
        if (figure->measure != select_measure(indicator) || figure->status == STATUS_TARGET || figure->part > 0)
            continue;
        if (!best || speaks_better(best, figure))
            best = figure;
    }
    return best ? better_told(best, range) : NULL;
}

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

static bool can_rank(const struct figure *figure)
{
    return figure->measure == select_measure(figure->indicator) && figure->status == STATUS_ACTUAL &&
           figure->part == 0 && !date_is_none(figure->period.end);
}

struct candidates {
    const struct figure **items;
    size_t count;
};

/* All figures of the class that most areas have (the first such), by area. */
static struct candidates collect(struct arena *arena, const struct dataset *dataset, const struct indicator *indicator,
                                 enum peers peers)
{
    size_t areas_with[CLASS_COUNT] = { 0 };
    size_t total = 0;
    const struct vocabulary *vocabulary = dataset->vocabulary;
    for (size_t a = 0; a < vocabulary->area_count; a++) {
        bool seen[CLASS_COUNT] = { false };
        struct figure_range range = select_figures(dataset, &vocabulary->areas[a], indicator);
        for (size_t i = 0; select_peers(&vocabulary->areas[a]) == peers && i < range.count; i++) {
            size_t class = class_of(&range.items[i]);
            if (!can_rank(&range.items[i]))
                continue;
            total++;
            areas_with[class] += !seen[class];
            seen[class] = true;
        }
    }
    size_t best = 0;
    for (size_t class = 1; class < CLASS_COUNT; class ++)
        if (areas_with[class] > areas_with[best])
            best = class;

    struct candidates candidates = { arena_array(arena, const struct figure *, total), 0 };
    for (size_t a = 0; a < vocabulary->area_count; a++) {
        struct figure_range range = select_figures(dataset, &vocabulary->areas[a], indicator);
        for (size_t i = 0; select_peers(&vocabulary->areas[a]) == peers && i < range.count; i++)
            if (can_rank(&range.items[i]) && class_of(&range.items[i]) == best)
                candidates.items[candidates.count++] = &range.items[i];
    }
    return candidates;
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

static int best_first(const void *a, const void *b)
{
    const struct ranked *x = a;
    const struct ranked *y = b;
    if (x->current != y->current)
        return x->current ? -1 : 1;
    bool ascending = x->figure->measure == MEASURE_RANK || x->figure->indicator->direction == DIRECTION_LESS;
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
                              enum peers peers)
{
    struct candidates candidates = collect(arena, dataset, indicator, peers);
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
        struct ranking ranking = select_ranking(arena, dataset, indicator, peers);
        size_t weight = select_ranking_weight(&ranking);
        size_t most = select_ranking_weight(&best);
        if (weight > most || (weight == most && ranking.count > best.count))
            best = ranking;
    }
    return best;
}

size_t select_ranking_weight(const struct ranking *ranking)
{
    enum { OF_ONE_PERIOD = 1000000 };
    if (ranking->current_count >= 2)
        return OF_ONE_PERIOD + ranking->current_count;
    return ranking->count >= 3 ? ranking->count : 0;
}

/* ---- over time ------------------------------------------------------------------------------------------ */

struct figure_list select_series(struct arena *arena, struct figure_range range)
{
    struct figure_list series = { arena_array(arena, const struct figure *, range.count), 0 };
    struct figure_list best = { NULL, 0 };
    const struct figure *newest = NULL;
    for (size_t i = 0; i < range.count; i++) {
        const struct figure *figure = &range.items[i];
        if (can_rank(figure) && (!newest || speaks_better(newest, figure)))
            newest = figure;
    }
    if (!newest)
        return best;
    bool years = false;
    for (size_t i = 0; i < range.count; i++) {
        const struct figure *figure = &range.items[i];
        if (!can_rank(figure) || class_of(figure) != class_of(newest) || key_of(figure).days != key_of(newest).days)
            continue;
        if (series.count > 0 && select_repeats(series.items[series.count - 1], figure))
            continue;
        years = years || figure->period.end.year != newest->period.end.year;
        series.items[series.count++] = figure;
    }
    return years ? series : best;
}

const struct figure *select_beside(const struct figure *figure, struct figure_range range, enum measure measure)
{
    for (size_t i = 0; i < range.count; i++) {
        const struct figure *other = &range.items[i];
        if (other->measure == measure && other->tier == figure->tier && other->status == figure->status &&
            other->scope == figure->scope && other->part == figure->part &&
            date_compare(other->period.end, figure->period.end) == 0)
            return other;
    }
    return NULL;
}

/* ---- targets -------------------------------------------------------------------------------------------- */

const struct figure *select_target(struct figure_range range)
{
    const struct figure *best = NULL;
    for (size_t i = 0; i < range.count; i++) {
        const struct figure *figure = &range.items[i];
        if (figure->status == STATUS_TARGET && figure->measure == MEASURE_LEVEL && figure->part == 0 &&
            (!best || speaks_better(best, figure)))
            best = figure;
    }
    return best;
}

const struct figure *select_answer(const struct figure *target, struct figure_range range)
{
    const struct figure *best = NULL;
    for (size_t i = 0; i < range.count; i++) {
        const struct figure *figure = &range.items[i];
        if (figure->status == STATUS_TARGET || figure->part > 0 || figure->measure != target->measure ||
            figure->tier != target->tier || figure->scope != target->scope || !str_eq(figure->unit, target->unit))
            continue;
        if (!best || speaks_better(best, figure))
            best = figure;
    }
    return best;
}

bool select_can_compare(const struct figure *target, const struct figure *actual)
{
    return target->measure == MEASURE_LEVEL && target->part == 0 && str_eq(target->unit, actual->unit) &&
           key_of(target).days == key_of(actual).days;
}

static bool is_ceiling(const struct figure *target)
{
    return target->bound == BOUND_LE || target->indicator->direction == DIRECTION_LESS;
}

/* Whether what is known of the actual value, a bound or the ends of a range, is enough to say that it is met. */
static bool is_met(const struct figure *target, const struct figure *actual)
{
    if (is_ceiling(target)) {
        struct decimal most = actual->has_high ? actual->value_high : actual->value;
        return (actual->bound == BOUND_EQ || actual->bound == BOUND_LE) && decimal_compare(most, target->value) <= 0;
    }
    struct decimal wanted = target->has_high ? target->value_high : target->value;
    return (actual->bound == BOUND_EQ || actual->bound == BOUND_GE) && decimal_compare(actual->value, wanted) >= 0;
}

enum reach select_reach(const struct figure *target, const struct figure *actual, struct decimal *ret_percent)
{
    if (!select_can_compare(target, actual))
        return REACH_UNKNOWN;
    if (is_met(target, actual))
        return REACH_MET;
    bool open = target->has_high || actual->has_high || actual->bound == BOUND_GE || actual->bound == BOUND_LE;
    struct decimal share;
    struct decimal percent;
    if (open || is_ceiling(target) || decimal_sign(target->value) <= 0 || decimal_sign(actual->value) < 0 ||
        !decimal_divide(actual->value, target->value, 5, &share) || !decimal_shift(share, 2, &percent))
        return REACH_UNKNOWN;
    *ret_percent = percent;
    return REACH_SHARE;
}
