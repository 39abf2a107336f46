#include "view_internal.h"

#include "utf8.h"

enum {
    TILE_LEVELS = 5, /* shades */
    TILE_CHARACTERS = 2,
    TILE_LETTERS = 3,
};

/* The shade of a value among values up to `most`: 1 to TILE_LEVELS. */
static long long shade(struct decimal value, struct decimal most)
{
    struct decimal part;
    if (decimal_sign(value) <= 0 || decimal_sign(most) <= 0 || !decimal_divide(value, most, 4, &part))
        return 1;
    long long level = 1;
    struct decimal step;
    while (level < TILE_LEVELS && decimal_divide(decimal_from(level), decimal_from(TILE_LEVELS), 2, &step) &&
           decimal_compare(part, step) > 0)
        level++;
    return level;
}

static bool is_on_map(const struct area *area)
{
    return area->tile_column >= 0 && area->tile_row >= 0;
}

/* A tile holds two characters, or a few more letters. */
static str tile_name(const struct view *view, const struct area *area)
{
    str name = word_area_short(&view->words, area);
    int letters = edition_is_chinese(view->words.edition) ? TILE_CHARACTERS : TILE_LETTERS;
    size_t at = 0;
    for (int i = 0; i < letters && at < name.len; i++) {
        size_t bytes;
        utf8_decode(str_slice(name, at, name.len), &bytes);
        at += bytes;
    }
    return str_slice(name, 0, at);
}

/* What a tile says of its area; all "" and 0 where there is nothing to say. */
struct saying {
    str text;
    str period;
    struct decimal value;
    bool has_value;
    bool other_period;
};

static struct saying say_figure(const struct view *view, const struct ranked *ranked)
{
    const struct figure *figure = ranked->figure;
    return (struct saying){
        .text = word_value_text(&view->words, quantity_of_figure(figure)),
        .period = word_period(&view->words, figure->period, figure->status, figure->indicator),
        .value = figure->value,
        .has_value = true,
        .other_period = !ranked->current,
    };
}

static struct saying *say_ranking(const struct view *view, const struct ranking *ranking)
{
    struct saying *sayings = arena_array(view->arena, struct saying, view->dataset->vocabulary->area_count);
    for (size_t i = 0; i < ranking->count; i++)
        sayings[ranking->items[i].figure->area->index] = say_figure(view, &ranking->items[i]);
    return sayings;
}

static struct saying *say_counts(const struct view *view)
{
    const struct vocabulary *vocabulary = view->dataset->vocabulary;
    struct saying *sayings = arena_array(view->arena, struct saying, vocabulary->area_count);
    for (size_t i = 0; i < vocabulary->area_count; i++) {
        size_t count = view_count_figures(view, &vocabulary->areas[i]);
        if (count > 0)
            sayings[i] = (struct saying){ .text = word_figure_count(&view->words, count),
                                          .value = decimal_from((int64_t)count),
                                          .has_value = true };
    }
    return sayings;
}

static struct value *tile(const struct view *view, const struct area *area, const struct saying *saying,
                          struct decimal most)
{
    struct value *object = view_area_value(view, area);
    value_set_string(view->arena, object, STR("tile_name"), tile_name(view, area));
    value_set_integer(view->arena, object, STR("column"), area->tile_column + 1);
    value_set_integer(view->arena, object, STR("row"), area->tile_row + 1);
    value_set_bool(view->arena, object, STR("has_value"), saying->has_value);
    value_set_bool(view->arena, object, STR("is_other_period"), saying->other_period);
    value_set_string(view->arena, object, STR("text"), saying->text);
    value_set_string(view->arena, object, STR("period"), saying->period);
    value_set_integer(view->arena, object, STR("level"), saying->has_value ? shade(saying->value, most) : 0);
    return object;
}

/* The areas with a place on the map. */
static struct value *tiles(const struct view *view, const struct saying *sayings, int *ret_columns)
{
    const struct vocabulary *vocabulary = view->dataset->vocabulary;
    struct decimal most = DECIMAL_ZERO;
    for (size_t i = 0; i < vocabulary->area_count; i++)
        if (is_on_map(&vocabulary->areas[i]) && decimal_compare(sayings[i].value, most) > 0)
            most = sayings[i].value;
    struct value *list = value_list(view->arena);
    int columns = 0;
    for (size_t i = 0; i < vocabulary->area_count; i++) {
        const struct area *area = &vocabulary->areas[i];
        if (!is_on_map(area))
            continue;
        value_add(view->arena, list, tile(view, area, &sayings[i], most));
        columns = area->tile_column >= columns ? area->tile_column + 1 : columns;
    }
    *ret_columns = columns;
    return list;
}

struct value *view_tile_map(const struct view *view, const struct ranking *ranking)
{
    const struct saying *sayings = ranking ? say_ranking(view, ranking) : say_counts(view);
    int columns;
    struct value *list = tiles(view, sayings, &columns);
    if (list->count < 2)
        return value_bool(view->arena, false);
    struct value *map = value_object(view->arena);
    value_set(view->arena, map, STR("tiles"), list);
    value_set_integer(view->arena, map, STR("columns"), columns);
    value_set_bool(view->arena, map, STR("is_coverage"), ranking == NULL);
    return map;
}
