/* Targets and how far they are reached. */
#include "view_internal.h"

#include <stdlib.h>

enum {
    CARDS_MAX = 8,   /* targets with the figure that answers them */
    GROUPS_MAX = 24, /* lists of the others */
    ITEMS_MAX = 24,  /* of a list */
};

/* The region's first, then by area, by when it is due, and as in the dataset. */
static int by_area_and_due(const void *a, const void *b)
{
    const struct figure *x = *(const struct figure *const *)a;
    const struct figure *y = *(const struct figure *const *)b;
    bool region_x = !x->area->parent;
    bool region_y = !y->area->parent;
    if (region_x != region_y)
        return region_x ? -1 : 1;
    if (x->area != y->area)
        return x->area->index < y->area->index ? -1 : 1;
    int sooner = period_compare(x->period, y->period);
    if (sooner != 0)
        return sooner;
    return x < y ? -1 : x > y;
}

static struct figure_list targets_of(const struct view *view)
{
    const struct dataset *dataset = view->dataset;
    struct figure_list targets = { arena_array(view->arena, const struct figure *, dataset->figure_count), 0 };
    for (size_t i = 0; i < dataset->figure_count; i++) {
        const struct figure *figure = &dataset->figures[i];
        if (figure->status == STATUS_TARGET && figure->measure == MEASURE_LEVEL)
            targets.items[targets.count++] = figure;
    }
    qsort(targets.items, targets.count, sizeof *targets.items, by_area_and_due);
    return targets;
}

/* ---- with an answer: a card each ------------------------------------------------------------------------ */

static void set_share(const struct view *view, struct value *object, const struct figure *target,
                      const struct figure *actual, struct decimal percent)
{
    struct decimal most = decimal_from(100);
    struct decimal width = decimal_compare(percent, most) > 0 ? most : decimal_round(percent, 0);
    bool is_rough = target->bound == BOUND_APPROX || actual->bound == BOUND_APPROX;
    value_set_string(view->arena, object, STR("share"), word_percent(&view->words, percent));
    value_set_bool(view->arena, object, STR("is_rough"), is_rough);
    value_set_bool(view->arena, object, STR("is_of_bound"), target->bound == BOUND_GE);
    value_set_integer(view->arena, object, STR("share_width"), (long long)width.coefficient);
}

/* A target with the newest actual figure beside it, as far as they can be compared; NULL where there is none. */
static struct value *goal_value(const struct view *view, const struct figure *target)
{
    struct figure_range range = select_figures(view->dataset, target->area, target->indicator);
    const struct figure *actual = select_answer(target, range);
    if (!actual || target->part > 0)
        return NULL;
    struct value *object = view_figure_value(view, target);
    value_set(view->arena, object, STR("actual"), view_figure_value(view, actual));
    struct decimal percent = decimal_from(100);
    enum reach reach = select_reach(target, actual, &percent);
    value_set_bool(view->arena, object, STR("has_meter"), reach != REACH_UNKNOWN);
    value_set_bool(view->arena, object, STR("has_share"), reach == REACH_SHARE);
    value_set_bool(view->arena, object, STR("is_reached"), reach == REACH_MET);
    set_share(view, object, target, actual, percent);
    return object;
}

/* ---- the others: a list for each area and day ----------------------------------------------------------- */

static struct value *new_group(const struct view *view, const struct figure *target)
{
    struct value *group = value_object(view->arena);
    value_set(view->arena, group, STR("area"), view_area_value(view, target->area));
    value_set_string(view->arena, group, STR("period"),
                     word_period(&view->words, target->period, target->status, target->indicator));
    value_set(view->arena, group, STR("items"), value_list(view->arena));
    value_set_bool(view->arena, group, STR("is_cut"), false);
    return group;
}

static bool is_of_group(const struct figure *figure, const struct figure *first)
{
    return first && figure->area == first->area && period_equal(figure->period, first->period);
}

/* Whether all were listed. */
static bool add_groups(const struct view *view, struct value *groups, struct figure_list targets)
{
    const struct figure *first = NULL;
    struct value *group = NULL;
    for (size_t i = 0; i < targets.count; i++) {
        if (!is_of_group(targets.items[i], first)) {
            if (groups->count == GROUPS_MAX)
                return false;
            first = targets.items[i];
            group = new_group(view, first);
            value_add(view->arena, groups, group);
        }
        struct value *items = value_get(group, STR("items"));
        if (items->count < ITEMS_MAX)
            value_add(view->arena, items, view_figure_value(view, targets.items[i]));
        else
            value_set_bool(view->arena, group, STR("is_cut"), true);
    }
    return true;
}

void view_set_goals(struct view *view)
{
    struct figure_list targets = targets_of(view);
    struct figure_list rest = { arena_array(view->arena, const struct figure *, targets.count), 0 };
    struct value *cards = value_list(view->arena);
    bool open = true; /* nothing answers the others */
    for (size_t i = 0; i < targets.count; i++) {
        struct value *card = goal_value(view, targets.items[i]);
        if (card && cards->count < CARDS_MAX) {
            value_add(view->arena, cards, card);
            continue;
        }
        open = open && !card;
        rest.items[rest.count++] = targets.items[i];
    }
    struct value *groups = value_list(view->arena);
    bool all = add_groups(view, groups, rest);
    value_set(view->arena, view->data, STR("targets"), cards);
    value_set_bool(view->arena, view->data, STR("has_cards_of_targets"), cards->count > 0);
    value_set(view->arena, view->data, STR("target_groups"), groups);
    value_set_bool(view->arena, view->data, STR("has_target_groups"), groups->count > 0);
    value_set_bool(view->arena, view->data, STR("are_open_targets"), open);
    value_set_bool(view->arena, view->data, STR("is_cut_targets"), !all);
    value_set_bool(view->arena, view->data, STR("has_targets"), targets.count > 0);
}
