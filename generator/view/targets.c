/* Targets and how far they are reached: a page of all, by area or by indicator, and a short list for home. */
#include "view_internal.h"

#include <stdlib.h>

enum { SHORT_LIST_MAX = 6 };

/* ---- which targets, in which order ---------------------------------------------------------------------- */

static int by_due_day(const struct figure *a, const struct figure *b)
{
    int sooner = period_compare(a->period, b->period);
    return sooner != 0 ? sooner : a < b ? -1 : a > b;
}

/* By area, in the catalogue's order, then by when it is due. */
static int by_area(const void *a, const void *b)
{
    const struct figure *x = *(const struct figure *const *)a;
    const struct figure *y = *(const struct figure *const *)b;
    if (x->area != y->area)
        return x->area->index < y->area->index ? -1 : 1;
    return by_due_day(x, y);
}

static int by_indicator(const void *a, const void *b)
{
    const struct figure *x = *(const struct figure *const *)a;
    const struct figure *y = *(const struct figure *const *)b;
    if (x->indicator != y->indicator)
        return x->indicator->index < y->indicator->index ? -1 : 1;
    return by_due_day(x, y);
}

static struct figure_list all_targets(const struct view *view)
{
    const struct dataset *dataset = view->dataset;
    struct figure_list targets = { NULL, 0 };
    size_t capacity = 0;
    for (size_t i = 0; i < dataset->figure_count; i++) {
        if (dataset->figures[i].status != STATUS_TARGET)
            continue;
        targets.items = arena_reserve(view->arena, targets.items, targets.count, &capacity, sizeof *targets.items);
        targets.items[targets.count++] = &dataset->figures[i];
    }
    return targets;
}

/* ---- how far one is reached ----------------------------------------------------------------------------- */

/* Where a target stands: the names of the flags that say so are in the order of these. */
enum standing_of_target {
    TARGET_REACHED,
    TARGET_EXPECTED,     /* to be reached: an estimate says so */
    TARGET_UNDERWAY,     /* not reached by a day before it is due */
    TARGET_MISSED,       /* not reached on the day when it is due, or later */
    TARGET_UNDETERMINED, /* bounds leave it open */
    TARGET_UNANSWERED,   /* no figure that can be compared */
    TARGET_STANDING_COUNT,
};

static const char *const flags[TARGET_STANDING_COUNT] = { "is_reached", "is_expected",     "is_underway",
                                                          "is_missed",  "is_undetermined", "is_unanswered" };
static const char *const counts[TARGET_STANDING_COUNT] = { "reached_count", "expected_count",     "underway_count",
                                                           "missed_count",  "undetermined_count", "unanswered_count" };

struct progress {
    const struct figure *target;
    const struct figure *actual; /* NULL: none */
    enum reach reach;
    struct decimal percent; /* of REACH_SHARE */
};

static struct progress progress_of(const struct view *view, const struct figure *target)
{
    struct figure_range range = select_figures(view->dataset, target->area, target->indicator);
    struct progress progress = { .target = target, .reach = REACH_UNKNOWN };
    if (target->part == 0)
        progress.actual = select_answer(target, range);
    if (progress.actual)
        progress.reach = select_reach(target, progress.actual, &progress.percent);
    return progress;
}

static bool is_due(const struct progress *progress)
{
    return progress->actual->status == STATUS_ACTUAL &&
           date_compare(progress->actual->period.end, progress->target->period.end) >= 0;
}

static enum standing_of_target standing_of(const struct progress *progress)
{
    switch (progress->reach) {
    case REACH_MET:
        return progress->actual->status == STATUS_ESTIMATE ? TARGET_EXPECTED : TARGET_REACHED;
    case REACH_SHARE:
        if (decimal_compare(progress->percent, decimal_from(100)) >= 0)
            return TARGET_UNDETERMINED; /* about as much as was wanted */
        return is_due(progress) ? TARGET_MISSED : TARGET_UNDERWAY;
    case REACH_BELOW:
        return is_due(progress) ? TARGET_MISSED : TARGET_UNDERWAY;
    case REACH_OPEN:
        return TARGET_UNDETERMINED;
    case REACH_UNKNOWN:
        break;
    }
    return TARGET_UNANSWERED;
}

static void set_share(const struct view *view, struct value *object, const struct progress *progress)
{
    struct decimal most = decimal_from(100);
    bool has_share = progress->reach == REACH_SHARE;
    struct decimal percent = has_share ? progress->percent : most;
    struct decimal width = decimal_compare(percent, most) > 0 ? most : decimal_round(percent, 0);
    value_set_bool(view->arena, object, STR("has_share"), has_share);
    value_set_string(view->arena, object, STR("share"), word_percent(&view->words, percent));
    value_set_bool(view->arena, object, STR("is_rough"),
                   has_share && (progress->target->bound == BOUND_APPROX || progress->actual->bound == BOUND_APPROX));
    value_set_bool(view->arena, object, STR("is_of_bound"), progress->target->bound == BOUND_GE);
    value_set_integer(view->arena, object, STR("share_width"), (long long)width.coefficient);
}

/* The target as view_figure_value has it, with what answers it and how far it is reached. */
static struct value *target_value(const struct view *view, const struct progress *progress)
{
    struct value *object = view_figure_value(view, progress->target);
    struct value *actual =
        progress->actual ? view_figure_value(view, progress->actual) : value_bool(view->arena, false);
    value_set(view->arena, object, STR("actual"), actual);
    enum standing_of_target standing = standing_of(progress);
    for (size_t i = 0; i < TARGET_STANDING_COUNT; i++)
        value_set_bool(view->arena, object, str_from(flags[i]), i == (size_t)standing);
    set_share(view, object, progress);
    return object;
}

/* ---- the page ------------------------------------------------------------------------------------------- */

/* Appends { name, href, rows }, the rows headed by the other of area and indicator: label { name, href }. */
static void add_group(const struct view *view, struct value *groups, struct figure_list targets, bool by_areas)
{
    const struct figure *first = targets.items[0];
    struct value *group = by_areas ? view_area_value(view, first->area) : view_indicator_value(view, first->indicator);
    struct value *rows = value_list(view->arena);
    for (size_t i = 0; i < targets.count; i++) {
        struct progress progress = progress_of(view, targets.items[i]);
        struct value *row = target_value(view, &progress);
        value_set(view->arena, row, STR("label"), value_get(row, by_areas ? STR("indicator") : STR("area")));
        value_add(view->arena, rows, row);
    }
    value_set(view->arena, group, STR("rows"), rows);
    value_add(view->arena, groups, group);
}

static bool are_of_one_group(const struct figure *a, const struct figure *b, bool by_areas)
{
    return by_areas ? a->area == b->area : a->indicator == b->indicator;
}

static void set_counts(struct view *view, struct figure_list targets)
{
    size_t tally[TARGET_STANDING_COUNT] = { 0 };
    for (size_t i = 0; i < targets.count; i++) {
        struct progress progress = progress_of(view, targets.items[i]);
        tally[standing_of(&progress)]++;
    }
    value_set_integer(view->arena, view->data, STR("target_count"), (long long)targets.count);
    for (size_t i = 0; i < TARGET_STANDING_COUNT; i++)
        value_set(view->arena, view->data, str_from(counts[i]),
                  tally[i] ? value_integer(view->arena, (long long)tally[i]) : value_bool(view->arena, false));
}

void view_make_targets(struct view *view, bool by_areas)
{
    struct figure_list targets = all_targets(view);
    if (targets.count > 0)
        qsort(targets.items, targets.count, sizeof *targets.items, by_areas ? by_area : by_indicator);
    struct value *groups = value_list(view->arena);
    for (size_t begin = 0, end; begin < targets.count; begin = end) {
        for (end = begin + 1;
             end < targets.count && are_of_one_group(targets.items[begin], targets.items[end], by_areas);)
            end++;
        add_group(view, groups, (struct figure_list){ targets.items + begin, end - begin }, by_areas);
    }
    value_set(view->arena, view->data, STR("groups"), groups);
    value_set_bool(view->arena, view->data, STR("by_area"), by_areas);
    value_set_bool(view->arena, view->data, STR("has_targets"), targets.count > 0);
    set_counts(view, targets);
}

/* ---- home's short list ---------------------------------------------------------------------------------- */

void view_set_short_targets(struct view *view)
{
    struct figure_list targets = all_targets(view);
    if (targets.count > 0)
        qsort(targets.items, targets.count, sizeof *targets.items, by_area);
    struct value *list = value_list(view->arena);
    for (int turn = 0; turn < 2; turn++) { /* those that something answers, then the others */
        for (size_t i = 0; i < targets.count && list->count < SHORT_LIST_MAX; i++) {
            struct progress progress = progress_of(view, targets.items[i]);
            if ((progress.reach == REACH_UNKNOWN) == (turn == 1))
                value_add(view->arena, list, target_value(view, &progress));
        }
    }
    value_set(view->arena, view->data, STR("targets"), list);
    value_set_bool(view->arena, view->data, STR("has_targets"), list->count > 0);
    value_set_integer(view->arena, view->data, STR("target_count"), (long long)targets.count);
}
