#include "view_internal.h"

#include "utf8.h"

enum {
    TILE_LEVELS = 5,   /* shades */
    TILE_MAP_MAX = 60, /* columns and rows: a larger number is a slip of the pen */
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

static struct decimal largest(const struct ranking *ranking)
{
    struct decimal most = DECIMAL_ZERO;
    for (size_t i = 0; i < ranking->count; i++)
        if (decimal_compare(ranking->items[i].figure->value, most) > 0)
            most = ranking->items[i].figure->value;
    return most;
}

static bool is_on_map(const struct area *area)
{
    return area->tile_column >= 0 && area->tile_row >= 0 && area->tile_column < TILE_MAP_MAX &&
           area->tile_row < TILE_MAP_MAX;
}

/* Two characters are what a tile holds. */
static str tile_name(const struct area *area)
{
    str name = area->short_name.len ? area->short_name : area->name;
    size_t at = 0;
    for (int i = 0; i < 2 && at < name.len; i++) {
        size_t bytes;
        utf8_decode(str_slice(name, at, name.len), &bytes);
        at += bytes;
    }
    return str_slice(name, 0, at);
}

static struct value *tile(const struct view *view, const struct area *area, const struct ranked *ranked,
                          struct decimal most)
{
    struct value *object = view_area_value(view, area);
    value_set_string(view->arena, object, STR("tile_name"), tile_name(area));
    value_set_integer(view->arena, object, STR("column"), area->tile_column + 1);
    value_set_integer(view->arena, object, STR("row"), area->tile_row + 1);
    value_set_bool(view->arena, object, STR("has_value"), ranked != NULL);
    value_set_bool(view->arena, object, STR("is_other_period"), ranked && !ranked->current);
    str text = STR("");
    str period = STR("");
    long long level = 0;
    if (ranked) {
        const struct figure *figure = ranked->figure;
        text = word_value_text(view->arena, quantity_of_figure(figure));
        period = word_period(view->arena, figure->period, figure->status, figure->indicator);
        level = shade(figure->value, most);
    }
    value_set_string(view->arena, object, STR("text"), text);
    value_set_string(view->arena, object, STR("period"), period);
    value_set_integer(view->arena, object, STR("level"), level);
    return object;
}

struct value *view_tile_map(const struct view *view, const struct ranking *ranking)
{
    const struct vocabulary *vocabulary = view->dataset->vocabulary;
    const struct ranked **of_area = arena_array(view->arena, const struct ranked *, vocabulary->area_count);
    for (size_t i = 0; i < ranking->count; i++)
        of_area[ranking->items[i].figure->area->index] = &ranking->items[i];
    struct decimal most = largest(ranking);
    int columns = 0;
    struct value *tiles = value_list(view->arena);
    for (size_t i = 0; i < vocabulary->area_count; i++) {
        const struct area *area = &vocabulary->areas[i];
        if (!is_on_map(area))
            continue;
        value_add(view->arena, tiles, tile(view, area, of_area[i], most));
        columns = area->tile_column >= columns ? area->tile_column + 1 : columns;
    }
    struct value *map = value_object(view->arena);
    value_set(view->arena, map, STR("tiles"), tiles);
    value_set_integer(view->arena, map, STR("columns"), columns);
    return tiles->count > 1 ? map : value_bool(view->arena, false);
}
