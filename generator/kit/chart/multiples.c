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
    MARK = 16 * CHART_UNIT, /* more of it, for the mark of a note */
    FOOT = 18 * CHART_UNIT,
    BELOW = 12 * CHART_UNIT, /* for the open end of a bar below zero */
    ROW_GAP = 12 * CHART_UNIT,
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
    int head;      /* room above the plot */
    int below;     /* room between the plot and the periods */
};

/* A panel's place. */
struct panel {
    size_t group;
    struct chart_plot plot;
};

static int divide_up(int a, int b)
{
    return (a + b - 1) / b;
}

static bool has_notes(const struct chart *chart)
{
    for (size_t i = 0; i < chart->bar_count; i++)
        if (chart->bars[i].note.len > 0)
            return true;
    return false;
}

/* As many panels in a row as have room, the rows as full as one another. */
static void measure_panels(struct multiples *multiples)
{
    struct chart_layout *layout = multiples->layout;
    multiples->left = layout->pad + chart_plot_tick_room(layout);
    int room = layout->width - layout->pad - multiples->left;
    int groups = (int)layout->groups;
    int most = (room + PANEL_GAP) / (PANEL_LEAST + PANEL_GAP);
    int across = most < 1 ? 1 : most > groups ? groups : most;
    across = divide_up(groups, divide_up(groups, across));
    multiples->across = (size_t)across;
    multiples->width = (room - (across - 1) * PANEL_GAP) / across;
    int height = multiples->width / 2;
    multiples->height = height < PLOT_LEAST ? PLOT_LEAST : height > PLOT_MOST ? PLOT_MOST : height;
    multiples->head = HEAD + (has_notes(layout->chart) ? MARK : 0);
    multiples->below = decimal_sign(layout->axis.low) < 0 ? BELOW : 0;
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

static str short_latest(const struct multiples *multiples, const struct chart_bar *bar, int most)
{
    struct chart_layout *layout = multiples->layout;
    str brief = chart_value_short(layout->arena, layout->chart, bar, layout->power);
    bool fits = chart_value_fits_short(bar, layout->power) && chart_style_width(CHART_STYLE_SMALL, brief) <= most;
    return fits ? brief : STR("…");
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
    if (width > most && bar.has_value)
        return short_latest(multiples, &bar, most);
    if (width > most)
        return chart_cut(layout->arena, value, size, false, most);
    str rest = most - width < size * CHART_UNIT ? STR("") : chart_cut(layout->arena, note, size, false, most - width);
    return arena_join(layout->arena, value, rest);
}

/* The name, and at the other end the latest figure; the name is cut where there is no room for both. */
static void put_head(struct multiples *multiples, const struct panel *panel)
{
    struct chart_layout *layout = multiples->layout;
    const struct chart_bar *first = &layout->chart->bars[panel->group * layout->series];
    int baseline = panel->plot.top - multiples->head + HEAD - 13 * CHART_UNIT;
    enum chart_style style = first->highlighted ? CHART_STYLE_STRONG : CHART_STYLE_LABEL;
    int needed = chart_style_width(style, first->label);
    int least = multiples->width * 2 / 5;
    str value = latest_text(multiples, panel->group, multiples->width - TEXT_GAP - (needed < least ? needed : least));
    int taken = chart_style_width(CHART_STYLE_SMALL, value) + TEXT_GAP;
    str name = chart_cut(layout->arena, first->label, chart_style_size(style), chart_style_bold(style),
                         multiples->width - taken);
    chart_put_text(layout, style, CHART_START, panel->plot.left, baseline, name);
    chart_put_text(layout, CHART_STYLE_SMALL, CHART_END, panel->plot.left + multiples->width, baseline, value);
}

/* The first and the last period; where there is no room for both, the last. */
static void put_foot(struct multiples *multiples, const struct panel *panel)
{
    struct chart_layout *layout = multiples->layout;
    int size = chart_style_size(CHART_STYLE_TICK);
    int baseline = panel->plot.top + multiples->height + multiples->below + 14 * CHART_UNIT;
    str last = chart_cut(layout->arena, layout->chart->series[layout->series - 1], size, false, multiples->width);
    int room = multiples->width - chart_style_width(CHART_STYLE_TICK, last) - TEXT_GAP;
    str first = layout->chart->series[0];
    if (layout->series > 1 && chart_style_width(CHART_STYLE_TICK, first) <= room)
        chart_put_text(layout, CHART_STYLE_TICK, CHART_START, panel->plot.left, baseline, first);
    chart_put_text(layout, CHART_STYLE_TICK, CHART_END, panel->plot.left + multiples->width, baseline, last);
}

/* Of a panel without any figure the head says so. */
static void put_gap(struct multiples *multiples, const struct panel *panel, const struct chart_bar *bar, int side,
                    int breadth, int zero)
{
    struct chart_layout *layout = multiples->layout;
    str text = bar->note.len > 0 ? STR("—*") : STR("—");
    chart_put_line(layout, CHART_STYLE_BLANK, side, zero - CHART_UNIT, breadth, 0);
    if (latest_of(multiples, panel->group) != SIZE_MAX && chart_style_width(CHART_STYLE_GAP, text) <= breadth)
        chart_put_text(layout, CHART_STYLE_GAP, CHART_MIDDLE, side + breadth / 2,
                       chart_plot_gap_baseline(&panel->plot, bar), text);
}

/* A bar with a note has a mark above it, which stands before the note at the foot. */
static void put_mark(struct multiples *multiples, const struct panel *panel, const struct chart_beam *beam,
                     const struct chart_bar *bar, size_t index)
{
    struct chart_layout *layout = multiples->layout;
    chart_add_note(layout, index, bar->note);
    struct chart_beam up = *beam;
    if (beam->sign < 0)
        up.end = beam->zero; /* below it stand the periods */
    up.sign = 1;
    int pitch = multiples->width / (int)layout->series;
    if (bar->has_value && chart_style_width(CHART_STYLE_NOTE, CHART_NOTE_MARK) <= pitch)
        chart_put_text(layout, CHART_STYLE_NOTE, CHART_MIDDLE, beam->side + beam->breadth / 2,
                       chart_plot_text_baseline(&panel->plot, &up, bar, CHART_STYLE_NOTE), CHART_NOTE_MARK);
}

static void put_column(struct multiples *multiples, const struct panel *panel, size_t period)
{
    struct chart_layout *layout = multiples->layout;
    size_t index = panel->group * layout->series + period;
    const struct chart_bar *bar = &layout->chart->bars[index];
    int begin = panel->plot.left + (int)((long long)multiples->width * (long long)period / (long long)layout->series);
    int pitch = multiples->width / (int)layout->series;
    int breadth = pitch * 7 / 10 < BAR_MOST ? pitch * 7 / 10 : BAR_MOST;
    int zero = chart_plot_base(&panel->plot);
    struct chart_beam beam = { .standing = true,
                               .zero = zero,
                               .side = begin + (pitch - breadth) / 2,
                               .breadth = breadth,
                               .end = bar->has_value ? chart_plot_y(&panel->plot, bar->value) : zero,
                               .sign = bar->has_value && decimal_sign(bar->value) < 0 ? -1 : 1 };
    chart_put_bar(layout, index);
    if (bar->has_value)
        chart_put_beam(layout, &beam, bar);
    else
        put_gap(multiples, panel, bar, beam.side, breadth, zero);
    if (bar->has_target)
        chart_put_target(layout, &beam, chart_plot_y(&panel->plot, bar->target));
    if (bar->note.len > 0)
        put_mark(multiples, panel, &beam, bar, index);
    chart_put_bar_end(layout);
}

static void put_panel(struct multiples *multiples, const struct panel *panel)
{
    struct chart_layout *layout = multiples->layout;
    put_head(multiples, panel);
    chart_put_plot_grid(&panel->plot);
    if (panel->plot.left == multiples->left)
        chart_put_plot_ticks(&panel->plot);
    for (size_t i = 0; i < layout->series; i++)
        put_column(multiples, panel, i);
    chart_put_plot_zero(&panel->plot);
    put_foot(multiples, panel);
}

int chart_layout_multiples(struct chart_layout *layout, int top)
{
    struct multiples multiples = { .layout = layout };
    measure_panels(&multiples);
    int row = multiples.head + multiples.height + multiples.below + FOOT + ROW_GAP;
    for (size_t i = 0; i < layout->groups; i++) {
        struct panel panel = { i,
                               { .layout = layout,
                                 .left = multiples.left + (int)(i % multiples.across) * (multiples.width + PANEL_GAP),
                                 .top = top + (int)(i / multiples.across) * row + multiples.head,
                                 .width = multiples.width,
                                 .height = multiples.height } };
        put_panel(&multiples, &panel);
    }
    int rows = divide_up((int)layout->groups, (int)multiples.across);
    int bottom = chart_put_notes(layout, top + rows * row - ROW_GAP);
    return chart_put_bound_keys(layout, bottom);
}
