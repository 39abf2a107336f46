/* Small multiples: a panel for each name, side by side, all on one scale.
 *
 *     甲区     194家   乙区  120家以上
 *     2┤    ▂ ▅ █          ▂ ▅
 *     0┴────────────   ────────────
 *      2021    2023    2021    2023
 *
 * At the head of a panel stands its latest figure, with its period where that is not the last one, and its status. */
#include "chart_internal.h"

enum {
    PANEL_LEAST = 124 * CHART_UNIT, /* wide: room for a name of four characters and a figure */
    PANEL_GAP = 20 * CHART_UNIT,
    HEAD = 32 * CHART_UNIT, /* with room for the open end of a bar as high as the axis */
    FOOT = 18 * CHART_UNIT,
    ROW_GAP = 12 * CHART_UNIT,
    TICK_GAP = 6 * CHART_UNIT,
    TEXT_GAP = 8 * CHART_UNIT, /* between the name and the figure, and the periods below */
    BAR_MOST = 24 * CHART_UNIT,
    PLOT_LEAST = 56 * CHART_UNIT,
    PLOT_MOST = 96 * CHART_UNIT,
};

struct multiples {
    struct chart_layout *layout;
    size_t across; /* panels in a row */
    int left;      /* where the first panel begins: left of it stand the ticks */
    int width;     /* of a panel */
    int height;    /* of its plot */
};

/* A panel's place. */
struct panel {
    size_t group;
    int left;
    int top; /* of its plot */
};

static int divide_up(int a, int b)
{
    return (a + b - 1) / b;
}

/* As many panels in a row as have room, the rows as full as one another. */
static void measure_panels(struct multiples *multiples)
{
    struct chart_layout *layout = multiples->layout;
    multiples->left = layout->pad + chart_widest_tick(layout) + TICK_GAP;
    int room = layout->width - layout->pad - multiples->left;
    int groups = (int)layout->groups;
    int most = (room + PANEL_GAP) / (PANEL_LEAST + PANEL_GAP);
    int across = most < 1 ? 1 : most > groups ? groups : most;
    across = divide_up(groups, divide_up(groups, across));
    multiples->across = (size_t)across;
    multiples->width = (room - (across - 1) * PANEL_GAP) / across;
    int height = multiples->width / 2;
    multiples->height = height < PLOT_LEAST ? PLOT_LEAST : height > PLOT_MOST ? PLOT_MOST : height;
}

static int height_at(const struct multiples *multiples, const struct panel *panel, struct decimal value)
{
    return panel->top + multiples->height - chart_axis_place(&multiples->layout->axis, value, multiples->height);
}

static void put_grid(struct multiples *multiples, const struct panel *panel)
{
    struct chart_layout *layout = multiples->layout;
    const struct chart_axis *axis = &layout->axis;
    for (size_t i = 0; i < axis->tick_count; i++)
        chart_put_line(layout, CHART_STYLE_GRID, panel->left, height_at(multiples, panel, axis->ticks[i]),
                       multiples->width, 0);
    for (size_t i = 0; i < axis->tick_count && panel->left == multiples->left; i++)
        chart_put_text(layout, CHART_STYLE_TICK, CHART_END, panel->left - TICK_GAP,
                       chart_baseline(CHART_STYLE_TICK, height_at(multiples, panel, axis->ticks[i])),
                       chart_tick_text(layout->arena, layout->axis_chart, axis->ticks[i], layout->power));
}

/* The period of a bar of the panel with the latest figure; SIZE_MAX where it has none. */
static size_t latest_of(const struct multiples *multiples, size_t group)
{
    const struct chart_layout *layout = multiples->layout;
    for (size_t i = layout->series; i-- > 0;)
        if (layout->chart->bars[group * layout->series + i].has_value)
            return i;
    return SIZE_MAX;
}

/* "70家（目标，2025年）": the period where it is not the last one; in less room without that, or not at all. */
static str latest_text(const struct multiples *multiples, size_t group, int most)
{
    struct chart_layout *layout = multiples->layout;
    const struct chart *chart = layout->chart;
    size_t latest = latest_of(multiples, group);
    struct chart_bar bar = { .has_value = false };
    if (latest != SIZE_MAX) {
        bar = chart->bars[group * layout->series + latest];
        if (latest + 1 < layout->series)
            bar.note = bar.note.len == 0
                           ? chart->series[latest]
                           : arena_format(layout->arena, chart->language == CHART_ZH ? "%.*s，%.*s" : "%.*s, %.*s",
                                          STR_ARG(chart->series[latest]), STR_ARG(bar.note));
    }
    str value = chart_value_text(layout->arena, chart, &bar);
    str note = chart_note_text(layout->arena, chart, &bar);
    int size = chart_style_size(CHART_STYLE_SMALL);
    int width = chart_style_width(CHART_STYLE_SMALL, value);
    if (width > most)
        return bar.has_value ? STR("…") : chart_cut(layout->arena, value, size, false, most);
    str rest = most - width < size * CHART_UNIT ? STR("") : chart_cut(layout->arena, note, size, false, most - width);
    return arena_join(layout->arena, value, rest);
}

/* The name, and at the other end the latest figure; the name is cut where there is no room for both. */
static void put_head(struct multiples *multiples, const struct panel *panel)
{
    struct chart_layout *layout = multiples->layout;
    const struct chart_bar *first = &layout->chart->bars[panel->group * layout->series];
    int baseline = panel->top - 13 * CHART_UNIT;
    enum chart_style style = first->highlighted ? CHART_STYLE_STRONG : CHART_STYLE_LABEL;
    int needed = chart_style_width(style, first->label);
    int least = multiples->width * 2 / 5;
    str value = latest_text(multiples, panel->group, multiples->width - TEXT_GAP - (needed < least ? needed : least));
    int taken = chart_style_width(CHART_STYLE_SMALL, value) + TEXT_GAP;
    str name = chart_cut(layout->arena, first->label, chart_style_size(style), chart_style_bold(style),
                         multiples->width - taken);
    chart_put_text(layout, style, CHART_START, panel->left, baseline, name);
    chart_put_text(layout, CHART_STYLE_SMALL, CHART_END, panel->left + multiples->width, baseline, value);
}

/* The first and the last period; where there is no room for both, the last. */
static void put_foot(struct multiples *multiples, const struct panel *panel)
{
    struct chart_layout *layout = multiples->layout;
    int size = chart_style_size(CHART_STYLE_TICK);
    int baseline = panel->top + multiples->height + 14 * CHART_UNIT;
    str last = chart_cut(layout->arena, layout->chart->series[layout->series - 1], size, false, multiples->width);
    int room = multiples->width - chart_style_width(CHART_STYLE_TICK, last) - TEXT_GAP;
    str first = layout->chart->series[0];
    if (layout->series > 1 && chart_style_width(CHART_STYLE_TICK, first) <= room)
        chart_put_text(layout, CHART_STYLE_TICK, CHART_START, panel->left, baseline, first);
    chart_put_text(layout, CHART_STYLE_TICK, CHART_END, panel->left + multiples->width, baseline, last);
}

/* Of a panel without any figure the head says so. */
static void put_gap(struct multiples *multiples, const struct panel *panel, int side, int breadth, int zero)
{
    struct chart_layout *layout = multiples->layout;
    str text = STR("—");
    chart_put_line(layout, CHART_STYLE_BLANK, side, zero - CHART_UNIT, breadth, 0);
    if (latest_of(multiples, panel->group) != SIZE_MAX && chart_style_width(CHART_STYLE_GAP, text) <= breadth)
        chart_put_text(layout, CHART_STYLE_GAP, CHART_MIDDLE, side + breadth / 2, zero - 5 * CHART_UNIT, text);
}

static void put_column(struct multiples *multiples, const struct panel *panel, size_t period)
{
    struct chart_layout *layout = multiples->layout;
    size_t index = panel->group * layout->series + period;
    const struct chart_bar *bar = &layout->chart->bars[index];
    int begin = panel->left + (int)((long long)multiples->width * (long long)period / (long long)layout->series);
    int pitch = multiples->width / (int)layout->series;
    int breadth = pitch * 7 / 10 < BAR_MOST ? pitch * 7 / 10 : BAR_MOST;
    int zero = height_at(multiples, panel, DECIMAL_ZERO);
    struct chart_beam beam = { .standing = true,
                               .zero = zero,
                               .side = begin + (pitch - breadth) / 2,
                               .breadth = breadth,
                               .end = bar->has_value ? height_at(multiples, panel, bar->value) : zero,
                               .sign = bar->has_value && decimal_sign(bar->value) < 0 ? -1 : 1 };
    chart_put_bar(layout, index);
    if (bar->has_value)
        chart_put_beam(layout, &beam, bar);
    else
        put_gap(multiples, panel, beam.side, breadth, zero);
    if (bar->has_target)
        chart_put_target(layout, &beam, height_at(multiples, panel, bar->target));
    chart_put_bar_end(layout);
}

static void put_panel(struct multiples *multiples, const struct panel *panel)
{
    struct chart_layout *layout = multiples->layout;
    put_head(multiples, panel);
    put_grid(multiples, panel);
    for (size_t i = 0; i < layout->series; i++)
        put_column(multiples, panel, i);
    chart_put_line(layout, CHART_STYLE_ZERO, panel->left, height_at(multiples, panel, DECIMAL_ZERO), multiples->width,
                   0);
    put_foot(multiples, panel);
}

int chart_layout_multiples(struct chart_layout *layout, int top)
{
    struct multiples multiples = { .layout = layout };
    measure_panels(&multiples);
    int row = HEAD + multiples.height + FOOT + ROW_GAP;
    for (size_t i = 0; i < layout->groups; i++) {
        struct panel panel = { .group = i,
                               .left = multiples.left + (int)(i % multiples.across) * (multiples.width + PANEL_GAP),
                               .top = top + (int)(i / multiples.across) * row + HEAD };
        put_panel(&multiples, &panel);
    }
    int rows = divide_up((int)layout->groups, (int)multiples.across);
    return top + rows * row - ROW_GAP;
}
