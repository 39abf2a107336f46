/* Where everything stands: title, caption (legend.c), the bars (rows.c, columns.c, multiples.c), source line. */
#include "chart_internal.h"

#include <assert.h>

enum {
    STANDALONE_PAD = 20 * CHART_UNIT,
    INLINE_PAD = 2 * CHART_UNIT, /* keeps the edges of letters inside the viewBox */
    TITLE_LINES = 3,
    SOURCE_LINES = 4,
};

struct style_row {
    int size; /* units */
    bool bold;
};

static const struct style_row styles[CHART_STYLE_COUNT] = {
    [CHART_STYLE_TITLE] = { 18, true },  [CHART_STYLE_CAPTION] = { 12, false },
    [CHART_STYLE_TICK] = { 12, false },  [CHART_STYLE_SOURCE] = { 12, false },
    [CHART_STYLE_LABEL] = { 13, false }, [CHART_STYLE_STRONG] = { 13, true },
    [CHART_STYLE_SMALL] = { 12, false }, [CHART_STYLE_SMALL_STRONG] = { 12, true },
    [CHART_STYLE_VALUE] = { 13, true },  [CHART_STYLE_NOTE] = { 12, false },
    [CHART_STYLE_GAP] = { 13, false },
};

int chart_style_size(enum chart_style style)
{
    return styles[style].size;
}

bool chart_style_bold(enum chart_style style)
{
    return styles[style].bold;
}

int chart_style_width(enum chart_style style, str text)
{
    return chart_text_width(text, styles[style].size, styles[style].bold);
}

int chart_baseline(enum chart_style style, int middle)
{
    /* Ideographs reach from 0.12 em under the baseline to 0.88 em above it. */
    return middle + styles[style].size * 38 * CHART_UNIT / 100;
}

int chart_scale(int parts, int length)
{
    return (int)(((long long)parts * length + CHART_AXIS_PARTS / 2) / CHART_AXIS_PARTS);
}

struct chart_item *chart_put(struct chart_layout *layout, enum chart_item_kind kind, enum chart_style style)
{
    layout->items =
        arena_reserve(layout->arena, layout->items, layout->count, &layout->capacity, sizeof *layout->items);
    struct chart_item *item = &layout->items[layout->count++];
    *item = (struct chart_item){ .kind = kind, .style = style };
    return item;
}

struct chart_item *chart_put_text(struct chart_layout *layout, enum chart_style style, enum chart_anchor anchor, int x,
                                  int y, str text)
{
    struct chart_item *item = chart_put(layout, CHART_ITEM_TEXT, style);
    item->anchor = anchor;
    item->x = x;
    item->y = y;
    item->text = text;
    item->width = chart_style_width(style, text);
    return item;
}

static struct chart_item *put_shape(struct chart_layout *layout, enum chart_item_kind kind, enum chart_style style,
                                    int x, int y, int width, int height)
{
    struct chart_item *item = chart_put(layout, kind, style);
    item->x = x;
    item->y = y;
    item->width = width;
    item->height = height;
    return item;
}

struct chart_item *chart_put_line(struct chart_layout *layout, enum chart_style style, int x, int y, int width,
                                  int height)
{
    return put_shape(layout, CHART_ITEM_LINE, style, x, y, width, height);
}

struct chart_item *chart_put_rect(struct chart_layout *layout, enum chart_style style, int x, int y, int width,
                                  int height)
{
    return put_shape(layout, CHART_ITEM_RECT, style, x, y, width, height);
}

int chart_widest_tick(struct chart_layout *layout)
{
    int widest = 0;
    for (size_t i = 0; i < layout->axis.tick_count; i++) {
        str text = chart_tick_text(layout->arena, layout->axis_chart, layout->axis.ticks[i], layout->power);
        int width = chart_style_width(CHART_STYLE_TICK, text);
        widest = width > widest ? width : widest;
    }
    return widest;
}

void chart_put_bar(struct chart_layout *layout, size_t index)
{
    chart_put(layout, CHART_ITEM_BAR, CHART_STYLE_BAR)->index = index;
}

void chart_put_bar_end(struct chart_layout *layout)
{
    chart_put(layout, CHART_ITEM_BAR_END, CHART_STYLE_BAR);
}

static int put_title(struct chart_layout *layout, int top)
{
    str lines[TITLE_LINES];
    int line_height = 25 * CHART_UNIT;
    size_t count = chart_wrap_evenly(layout->arena, layout->chart->title, chart_style_size(CHART_STYLE_TITLE), true,
                                     layout->width - 2 * layout->pad, TITLE_LINES, lines);
    for (size_t i = 0; i < count; i++) {
        chart_put_text(layout, CHART_STYLE_TITLE, CHART_START, layout->pad, top + 18 * CHART_UNIT, lines[i]);
        top += line_height;
    }
    return top + 4 * CHART_UNIT;
}

bool chart_is_standing(enum chart_kind kind)
{
    return kind == CHART_COLUMNS || kind == CHART_TIME || kind == CHART_MULTIPLES;
}

static int put_source(struct chart_layout *layout, int top)
{
    const struct chart *chart = layout->chart;
    str lines[SOURCE_LINES];
    str text =
        arena_join(layout->arena, chart->language == CHART_ZH ? STR("资料来源：") : STR("Source: "), chart->source);
    size_t count = chart_wrap(layout->arena, text, chart_style_size(CHART_STYLE_SOURCE), false,
                              layout->width - 2 * layout->pad, SOURCE_LINES, lines);
    top += 8 * CHART_UNIT;
    for (size_t i = 0; i < count; i++) {
        top += 17 * CHART_UNIT;
        chart_put_text(layout, CHART_STYLE_SOURCE, CHART_START, layout->pad, top - 4 * CHART_UNIT, lines[i]);
    }
    return top;
}

/* Labels of ticks need some 85 units each where they stand side by side. */
static int axis_steps(const struct chart_layout *layout)
{
    if (layout->chart->kind == CHART_MULTIPLES)
        return 3;
    if (chart_is_standing(layout->chart->kind))
        return 5;
    int steps = layout->width / (85 * CHART_UNIT);
    return steps < 2 ? 2 : steps > 6 ? 6 : steps;
}

/* A copy of the chart whose texts may be printed as they are. */
static const struct chart *clean_chart(struct arena *arena, const struct chart *chart)
{
    struct chart *copy = arena_new(arena, struct chart);
    *copy = *chart;
    copy->title = chart_clean(arena, chart->title);
    copy->description = chart_clean(arena, chart->description);
    copy->source = chart_clean(arena, chart->source);
    copy->format.unit = chart_clean(arena, chart->format.unit);
    if (str_eq(copy->format.unit, STR("％")))
        copy->format.unit = STR("%");
    str *series = arena_array(arena, str, chart->series_count + 1);
    for (size_t i = 0; i < chart->series_count; i++)
        series[i] = chart_clean(arena, chart->series[i]);
    struct chart_bar *bars = arena_array(arena, struct chart_bar, chart->bar_count);
    for (size_t i = 0; i < chart->bar_count; i++) {
        bars[i] = chart->bars[i];
        bars[i].label = chart_clean(arena, bars[i].label);
        bars[i].full_label = chart_clean(arena, bars[i].full_label);
        bars[i].note = chart_clean(arena, bars[i].note);
        bars[i].target_note = chart_clean(arena, bars[i].target_note);
    }
    copy->series = series;
    copy->bars = bars;
    copy->format.shorten = chart->format.shorten && chart_can_shorten(copy);
    chart_fill_years(arena, copy);
    return copy;
}

bool chart_lane_is_drawn(const struct chart_layout *layout, const struct chart_bar *lane)
{
    return lane->has_value || (layout->stacked && decimal_sign(lane->value) > 0);
}

/* The totals, with those of the parts that are known where some are not: the axis has to hold them. */
static const struct chart *chart_of_drawn(const struct chart_layout *layout, const struct chart *totals)
{
    struct chart *copy = arena_new(layout->arena, struct chart);
    struct chart_bar *bars = arena_array(layout->arena, struct chart_bar, totals->bar_count);
    *copy = *totals;
    copy->bars = bars;
    for (size_t i = 0; i < totals->bar_count; i++) {
        bars[i] = totals->bars[i];
        bars[i].has_value = chart_lane_is_drawn(layout, &bars[i]);
    }
    return copy;
}

/* What the lanes are, and what the axis speaks of. */
static void set_lanes(struct chart_layout *layout)
{
    const struct chart *chart = layout->chart;
    layout->lanes = chart->bars;
    layout->lanes_of_group = layout->series;
    layout->lane_count = chart->bar_count;
    layout->axis_chart = chart;
    layout->stacked = chart_is_stacked(chart);
    if (!layout->stacked)
        return;
    struct chart *totals = arena_new(layout->arena, struct chart);
    *totals = chart_of_totals(layout->arena, chart);
    layout->lanes = totals->bars;
    layout->lanes_of_group = 1;
    layout->lane_count = layout->groups;
    layout->axis_chart = chart->stacking == CHART_STACKED ? chart_of_drawn(layout, totals) : totals;
    if (chart->stacking == CHART_STACKED)
        return;
    struct chart *shares = arena_new(layout->arena, struct chart);
    struct chart_bar *whole = arena_new(layout->arena, struct chart_bar);
    *whole = (struct chart_bar){ .has_value = true, .value = decimal_from(100) };
    *shares = *totals;
    shares->bars = whole;
    shares->bar_count = 1;
    shares->format = (struct chart_format){ .unit = STR("%") };
    layout->axis_chart = shares;
}

struct decimal chart_lane_end(const struct chart_layout *layout, const struct chart_bar *lane)
{
    bool share = layout->stacked && layout->chart->stacking == CHART_PERCENT && decimal_sign(lane->value) > 0;
    return share ? decimal_from(100) : lane->value;
}

static size_t count_parts(const struct chart_layout *layout, size_t lane)
{
    size_t count = 0;
    for (size_t i = 0; i < layout->series; i++)
        count += layout->chart->bars[lane * layout->series + i].has_value;
    return count;
}

str chart_lane_text(const struct chart_layout *layout, size_t lane)
{
    const struct chart *chart = layout->chart;
    bool zh = chart->language == CHART_ZH;
    bool unknown = layout->stacked && !layout->lanes[lane].has_value;
    size_t parts = unknown ? count_parts(layout, lane) : 0;
    if (parts == layout->series && unknown)
        return zh ? STR("合计为0") : STR("total 0");
    if (parts > 0)
        return zh ? STR("数据不全") : STR("incomplete");
    return chart_value_text(layout->arena, chart, &layout->lanes[lane]);
}

int chart_lane_overhang(const struct chart_layout *layout, const struct chart_bar *lane)
{
    bool share = layout->stacked && layout->chart->stacking == CHART_PERCENT;
    return share || !chart_lane_is_drawn(layout, lane) ? 0 : chart_beam_overhang(lane);
}

static int put_bars(struct chart_layout *layout, int top)
{
    if (layout->chart->kind == CHART_MULTIPLES)
        return chart_layout_multiples(layout, top);
    return chart_is_standing(layout->chart->kind) ? chart_layout_columns(layout, top) : chart_layout_rows(layout, top);
}

struct chart_layout chart_layout_new(struct arena *arena, const struct chart *chart, enum chart_form form)
{
    struct chart_layout layout = {
        .arena = arena,
        .chart = clean_chart(arena, chart),
        .captioned = form == CHART_STANDALONE || chart->captioned,
        .pad = form == CHART_STANDALONE ? STANDALONE_PAD : INLINE_PAD,
        .width = (chart->width ? chart->width : CHART_WIDTH_DEFAULT) * CHART_UNIT,
        .coloured = chart->series_count > 1 && chart->kind != CHART_MULTIPLES,
    };
    layout.series = layout.chart->series_count > 1 ? layout.chart->series_count : 1;
    layout.groups = layout.chart->bar_count / layout.series;
    assert(layout.groups > 0);
    set_lanes(&layout);
    layout.axis = chart_axis_new(arena, layout.axis_chart, axis_steps(&layout));
    layout.power = chart_axis_power(layout.axis_chart, chart_largest(layout.axis_chart));
    int y = layout.pad;
    if (layout.captioned)
        y = put_title(&layout, y);
    y = chart_put_caption(&layout, y);
    y = put_bars(&layout, y);
    if (layout.captioned && layout.chart->source.len > 0)
        y = put_source(&layout, y);
    layout.height = y + layout.pad;
    return layout;
}
