/* The area that standing bars are drawn in: its scale, and where what stands above a bar has room. */
#include "chart_internal.h"

enum {
    TICK_GAP = 6 * CHART_UNIT,
    TEXT_GAP = 6 * CHART_UNIT,
};

int chart_plot_y(const struct chart_plot *plot, struct decimal value)
{
    return plot->top + plot->height - chart_axis_place(&plot->layout->axis, value, plot->height);
}

int chart_plot_base(const struct chart_plot *plot)
{
    return chart_plot_y(plot, chart_axis_base(&plot->layout->axis));
}

int chart_plot_tick_room(struct chart_layout *layout)
{
    return chart_widest_tick(layout) + TICK_GAP;
}

void chart_put_plot_grid(const struct chart_plot *plot)
{
    const struct chart_axis *axis = &plot->layout->axis;
    for (size_t i = 0; i < axis->tick_count; i++)
        chart_put_line(plot->layout, CHART_STYLE_GRID, plot->left, chart_plot_y(plot, axis->ticks[i]), plot->width, 0);
}

void chart_put_plot_ticks(const struct chart_plot *plot)
{
    struct chart_layout *layout = plot->layout;
    const struct chart_axis *axis = &layout->axis;
    for (size_t i = 0; i < axis->tick_count; i++)
        chart_put_text(layout, CHART_STYLE_TICK, CHART_END, plot->left - TICK_GAP,
                       chart_baseline(CHART_STYLE_TICK, chart_plot_y(plot, axis->ticks[i])),
                       chart_tick_text(layout->arena, layout->axis_chart, axis->ticks[i], layout->power));
}

void chart_put_plot_zero(const struct chart_plot *plot)
{
    chart_put_line(plot->layout, CHART_STYLE_ZERO, plot->left, chart_plot_base(plot), plot->width, 0);
}

int chart_plot_text_baseline(const struct chart_plot *plot, const struct chart_beam *beam, const struct chart_bar *bar,
                             enum chart_style style)
{
    int size = chart_style_size(style) * CHART_UNIT;
    int away = beam->end - beam->sign * (chart_lane_overhang(plot->layout, bar) + TEXT_GAP);
    int far = away - beam->sign * (size + TEXT_GAP / 2);
    int target = bar->has_target ? chart_plot_y(plot, bar->target) : beam->end;
    bool clear = beam->sign > 0 ? target >= away + TEXT_GAP / 2 || target <= far
                                : target <= away - TEXT_GAP / 2 || target >= far;
    if (!clear)
        away = target - beam->sign * TEXT_GAP;
    return beam->sign > 0 ? away : away + size * 3 / 4;
}

int chart_plot_gap_baseline(const struct chart_plot *plot, const struct chart_bar *bar)
{
    int base = chart_plot_base(plot);
    struct chart_beam nothing = { .standing = true, .zero = base, .end = base, .sign = 1 };
    return chart_plot_text_baseline(plot, &nothing, bar, CHART_STYLE_GAP);
}
