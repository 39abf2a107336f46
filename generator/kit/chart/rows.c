/* Bars that lie: a row for each name. Also bullets and ranks. */
#include "chart_internal.h"

enum {
    LABEL_LINES = 2,
    LABEL_LINE = 18 * CHART_UNIT,
    LABEL_GAP = 8 * CHART_UNIT, /* between the names and the plot */
    VALUE_GAP = 6 * CHART_UNIT, /* between a bar and its value */
    BAR = 18 * CHART_UNIT,
    GROUPED_BAR = 15 * CHART_UNIT,
    BULLET_BAR = 10 * CHART_UNIT,
    ROW_GAP = 12 * CHART_UNIT,
    TEXT_GAP = 6 * CHART_UNIT,     /* for two lines of text: less, since letters leave some room themselves */
    TARGET_LINE = 16 * CHART_UNIT, /* from a bullet's value to the words for its target below */
    DOT = 6 * CHART_UNIT,
    TICK_ROW = 22 * CHART_UNIT,
};

/* A bar's texts and places, worked out once. */
struct row_bar {
    str value;
    str note;
    bool footnote;   /* the note stands at the foot */
    str target_text; /* of a bullet: below the value */
    int text_width;
    int end; /* millionths of the axis */
    int target;
    int sign;
};

struct rows {
    struct chart_layout *layout;
    struct row_bar *bars;
    str *labels;         /* LABEL_LINES for each group */
    size_t *label_lines; /* how many of them */
    int label_width;
    int last_tick; /* width of the last tick's text */
    int zero;      /* millionths */
    int left;      /* where the axis begins */
    int length;    /* of the axis */
    int *heights;  /* of each group with its gap */
    int bar;       /* height of a bar with what parts it from the next of its group */
};

static bool is_highlighted(const struct chart_layout *layout, size_t group)
{
    return layout->lanes[group * layout->lanes_of_group].highlighted;
}

static void measure_labels(struct rows *rows)
{
    struct chart_layout *layout = rows->layout;
    int room = layout->width - 2 * layout->pad;
    int most = layout->chart->kind == CHART_RANK ? room / 3 : room * 2 / 5;
    rows->labels = arena_array(layout->arena, str, layout->groups * LABEL_LINES);
    rows->label_lines = arena_array(layout->arena, size_t, layout->groups);
    for (size_t i = 0; i < layout->groups; i++) {
        str *lines = &rows->labels[i * LABEL_LINES];
        enum chart_style style = is_highlighted(layout, i) ? CHART_STYLE_STRONG : CHART_STYLE_LABEL;
        rows->label_lines[i] =
            chart_wrap_evenly(layout->arena, layout->lanes[i * layout->lanes_of_group].label, chart_style_size(style),
                              chart_style_bold(style), most, LABEL_LINES, lines);
        for (size_t line = 0; line < rows->label_lines[i]; line++) {
            int width = chart_style_width(style, lines[line]);
            rows->label_width = width > rows->label_width ? width : rows->label_width;
        }
    }
}

/* Whether a bullet has words for its target. */
static bool has_target_text(const struct chart *chart, const struct chart_bar *bar)
{
    return chart->kind == CHART_BULLET && bar->has_target;
}

static int largest(int a, int b)
{
    return a > b ? a : b;
}

static void measure_heights(struct rows *rows)
{
    struct chart_layout *layout = rows->layout;
    rows->bar = layout->lanes_of_group > 1 ? GROUPED_BAR + 2 * CHART_UNIT : BAR;
    rows->heights = arena_array(layout->arena, int, layout->groups);
    for (size_t i = 0; i < layout->groups; i++) {
        int bars = (int)layout->lanes_of_group * rows->bar + ROW_GAP;
        int label = (int)rows->label_lines[i] * LABEL_LINE + TEXT_GAP;
        int value = has_target_text(layout->chart, &layout->lanes[i]) ? 2 * TARGET_LINE + TEXT_GAP : 0;
        rows->heights[i] = largest(bars, largest(label, value));
    }
}

static bool has_negative(const struct chart_layout *layout)
{
    return decimal_sign(layout->axis.low) < 0;
}

static int note_width(str text)
{
    return chart_style_width(CHART_STYLE_NOTE, text);
}

/* A figure is whole, or short, or not there at all: a part of its digits would be another figure. */
static str fit_value(const struct chart_layout *layout, const struct chart_bar *bar, enum chart_style style, str whole,
                     int most)
{
    if (chart_style_width(style, whole) <= most || !bar->has_value)
        return chart_cut(layout->arena, whole, chart_style_size(style), chart_style_bold(style), most);
    str brief =
        layout->chart->kind == CHART_RANK ? whole : chart_value_short(layout->arena, layout->chart, bar, layout->power);
    bool fits = chart_value_fits_short(bar, layout->power) && chart_style_width(style, brief) <= most;
    return fits ? brief : STR("…");
}

/* The value with its note beside it; a note that has no room stands at the foot, and a mark at the value. */
static void fit_value_and_note(const struct chart_layout *layout, struct row_bar *measured, const struct chart_bar *bar,
                               size_t lane, int most)
{
    enum chart_style style = bar->has_value ? CHART_STYLE_VALUE : CHART_STYLE_GAP;
    str whole = chart_lane_text(layout, lane);
    measured->note = chart_note_text(layout->arena, layout->chart, bar);
    measured->footnote = measured->note.len > 0 && chart_style_width(style, whole) + note_width(measured->note) > most;
    if (measured->footnote)
        measured->note = CHART_NOTE_MARK;
    measured->value = fit_value(layout, bar, style, whole, most - note_width(measured->note));
    measured->text_width = chart_style_width(style, measured->value) + note_width(measured->note);
}

/* A target's words whole, without when it is due, in short, or not at all: its tick stands there. */
static str fit_target(const struct chart_layout *layout, const struct chart_bar *bar, int most)
{
    struct chart_bar undated = *bar;
    undated.target_note = STR("");
    struct chart_bar figure = { .value = bar->target, .has_value = true, .bound = bar->target_bound };
    str brief = chart_value_fits_short(&figure, layout->power)
                    ? arena_join(layout->arena, layout->chart->language == CHART_ZH ? STR("目标") : STR("target "),
                                 chart_value_short(layout->arena, layout->chart, &figure, layout->power))
                    : STR("");
    const str choices[] = { chart_target_text(layout->arena, layout->chart, bar),
                            chart_target_text(layout->arena, layout->chart, &undated), brief };
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
        if (note_width(choices[i]) <= most)
            return choices[i];
    return STR("");
}

static void measure_bar(struct rows *rows, size_t index, int most)
{
    struct chart_layout *layout = rows->layout;
    const struct chart *chart = layout->chart;
    const struct chart_bar *bar = &layout->lanes[index];
    struct row_bar *measured = &rows->bars[index];
    measured->sign = bar->has_value && decimal_sign(bar->value) < 0 ? -1 : 1;
    measured->end = chart_lane_is_drawn(layout, bar)
                        ? chart_axis_place(&layout->axis, chart_lane_end(layout, bar), CHART_AXIS_PARTS)
                        : rows->zero;
    measured->target = bar->has_target ? chart_axis_place(&layout->axis, bar->target, CHART_AXIS_PARTS) : measured->end;
    fit_value_and_note(layout, measured, bar, index, most);
    if (!has_target_text(chart, bar))
        return;
    measured->target_text = fit_target(layout, bar, most);
    measured->text_width = largest(measured->text_width, note_width(measured->target_text));
}

/* How far the texts of a bar reach past the axis at a length of it: to the right end, or left of its begin. */
static int reach(const struct rows *rows, size_t index, int length)
{
    const struct row_bar *bar = &rows->bars[index];
    const struct chart_bar *given = &rows->layout->lanes[index];
    int text = VALUE_GAP + chart_lane_overhang(rows->layout, given) + bar->text_width;
    if (bar->sign < 0)
        return text - chart_scale(bar->end < bar->target ? bar->end : bar->target, length);
    return chart_scale(largest(bar->end, bar->target), length) + text;
}

static bool fits(const struct rows *rows, int length, int room, int *ret_left)
{
    const struct chart_layout *layout = rows->layout;
    int left = 0;
    int right = length + rows->last_tick / 2;
    for (size_t i = 0; i < layout->lane_count; i++) {
        int needed = reach(rows, i, length);
        if (rows->bars[i].sign < 0)
            left = largest(left, needed);
        else
            right = largest(right, needed);
    }
    *ret_left = left;
    return left + right <= room;
}

/* The longest axis beside which all values find room. */
static void fit_axis(struct rows *rows)
{
    const struct chart_layout *layout = rows->layout;
    struct decimal tick = layout->axis.ticks[layout->axis.tick_count - 1];
    str last = chart_tick_text(layout->arena, layout->axis_chart, tick, layout->power);
    rows->last_tick = chart_style_width(CHART_STYLE_TICK, last);
    int begin = layout->pad + rows->label_width + LABEL_GAP;
    int room = layout->width - layout->pad - begin;
    int low = 0;
    int high = room;
    int left = 0;
    while (low < high) {
        int middle = low + (high - low + 1) / 2;
        if (fits(rows, middle, room, &left))
            low = middle;
        else
            high = middle - 1;
    }
    fits(rows, low, room, &left);
    rows->left = begin + left;
    rows->length = low;
}

/* A rank's values stand in a column of their own, right of the track. */
static void fit_ranks(struct rows *rows)
{
    const struct chart_layout *layout = rows->layout;
    int width = 0;
    for (size_t i = 0; i < layout->lane_count; i++)
        width = largest(width, rows->bars[i].text_width);
    rows->left = layout->pad + rows->label_width + LABEL_GAP + DOT + 4 * CHART_UNIT;
    rows->length = layout->width - layout->pad - rows->left - width - DOT - 14 * CHART_UNIT;
}

static void measure_bars(struct rows *rows, int most)
{
    for (size_t i = 0; i < rows->layout->lane_count; i++)
        measure_bar(rows, i, most);
}

static int room_of(const struct rows *rows)
{
    const struct chart_layout *layout = rows->layout;
    return layout->width - 2 * layout->pad - rows->label_width - LABEL_GAP;
}

/* An axis of a given length, and of each text what finds room beside it. */
static void cut_values(struct rows *rows, int length)
{
    rows->length = length;
    for (size_t i = 0; i < rows->layout->lane_count; i++) {
        int taken = reach(rows, i, length) - rows->bars[i].text_width;
        measure_bar(rows, i, room_of(rows) - taken);
    }
}

/* Values whole where they leave enough of the room to the axis; else cut. */
static void fit_values(struct rows *rows)
{
    int room = room_of(rows);
    int least = room * 2 / 5;
    bool rank = rows->layout->chart->kind == CHART_RANK;
    measure_bars(rows, room);
    if (rank)
        fit_ranks(rows);
    else
        fit_axis(rows);
    if (rows->length >= least)
        return;
    if (!rank && !has_negative(rows->layout)) {
        cut_values(rows, least);
        return;
    }
    measure_bars(rows, rank ? room / 2 : room * 3 / 10);
    if (rank)
        fit_ranks(rows);
    else
        fit_axis(rows);
}

static int place(const struct rows *rows, int parts)
{
    return rows->left + chart_scale(parts, rows->length);
}

static void put_grid(struct rows *rows, int top, int bottom)
{
    struct chart_layout *layout = rows->layout;
    const struct chart_axis *axis = &layout->axis;
    for (size_t i = 0; i < axis->tick_count; i++) {
        int x = rows->left + chart_axis_place(axis, axis->ticks[i], rows->length);
        chart_put_line(layout, CHART_STYLE_GRID, x, top, 0, bottom - top);
    }
    int reached = 0;
    for (size_t i = 0; i < axis->tick_count; i++) {
        int x = rows->left + chart_axis_place(axis, axis->ticks[i], rows->length);
        str text = chart_tick_text(layout->arena, layout->axis_chart, axis->ticks[i], layout->power);
        int half = chart_style_width(CHART_STYLE_TICK, text) / 2;
        int right = layout->width - layout->pad;
        x = x + half > right ? right - half : x - half < layout->pad ? layout->pad + half : x;
        if (x - half < reached)
            continue;
        chart_put_text(layout, CHART_STYLE_TICK, CHART_MIDDLE, x, bottom + 15 * CHART_UNIT, text);
        reached = x + half + 8 * CHART_UNIT;
    }
}

static void put_label(struct rows *rows, size_t group, int middle)
{
    struct chart_layout *layout = rows->layout;
    enum chart_style style = is_highlighted(layout, group) ? CHART_STYLE_STRONG : CHART_STYLE_LABEL;
    size_t lines = rows->label_lines[group];
    int first = middle - (int)(lines - 1) * LABEL_LINE / 2;
    for (size_t i = 0; i < lines; i++)
        chart_put_text(layout, style, CHART_END, layout->pad + rows->label_width,
                       chart_baseline(style, first + (int)i * LABEL_LINE), rows->labels[group * LABEL_LINES + i]);
}

static void put_value(struct rows *rows, size_t index, int x, int middle)
{
    struct chart_layout *layout = rows->layout;
    const struct row_bar *bar = &rows->bars[index];
    enum chart_style style = layout->lanes[index].has_value ? CHART_STYLE_VALUE : CHART_STYLE_GAP;
    enum chart_anchor anchor = bar->sign < 0 ? CHART_END : CHART_START;
    int apart = bar->target_text.len > 0 ? TARGET_LINE / 2 : 0;
    struct chart_item *item =
        chart_put_text(layout, style, anchor, x, chart_baseline(style, middle - apart), bar->value);
    item->note = bar->note;
    item->width += chart_style_width(CHART_STYLE_NOTE, bar->note);
    if (bar->target_text.len > 0)
        chart_put_text(layout, CHART_STYLE_NOTE, anchor, x, chart_baseline(CHART_STYLE_NOTE, middle + apart),
                       bar->target_text);
}

/* Where a value's text begins: after the bar, or after its target where the text would lie under that. */
static int value_place(const struct rows *rows, size_t index)
{
    const struct row_bar *bar = &rows->bars[index];
    int overhang = chart_lane_overhang(rows->layout, &rows->layout->lanes[index]) + VALUE_GAP;
    int end = place(rows, bar->end);
    int target = place(rows, bar->target);
    int x = end + bar->sign * overhang;
    int far = x + bar->sign * (bar->text_width + VALUE_GAP);
    bool clear =
        bar->sign > 0 ? target <= x - VALUE_GAP / 2 || target >= far : target >= x + VALUE_GAP / 2 || target <= far;
    /* On a bullet's track no text stands. */
    bool tracked = has_target_text(rows->layout->chart, &rows->layout->lanes[index]) && (target - end) * bar->sign > 0;
    int behind = target + bar->sign * VALUE_GAP;
    if (clear && !tracked)
        return x;
    return (behind - x) * bar->sign > 0 ? behind : x;
}

/* Of a bullet: the way from zero to the target. */
static void put_track(struct chart_layout *layout, const struct chart_beam *beam, int target)
{
    int from = target < beam->zero ? target : beam->zero;
    int to = target < beam->zero ? beam->zero : target;
    if (to > from)
        chart_put_rect(layout, CHART_STYLE_TRACK, from, beam->side, to - from, beam->breadth);
}

static void put_bar(struct rows *rows, size_t index, int middle)
{
    struct chart_layout *layout = rows->layout;
    const struct chart *chart = layout->chart;
    const struct chart_bar *bar = &layout->lanes[index];
    const struct row_bar *measured = &rows->bars[index];
    int breadth = layout->lanes_of_group > 1 ? GROUPED_BAR : BAR;
    struct chart_beam beam = { .zero = place(rows, rows->zero),
                               .end = place(rows, measured->end),
                               .side = middle - breadth / 2,
                               .breadth = breadth,
                               .sign = measured->sign,
                               .series = layout->coloured ? (int)(index % layout->lanes_of_group) + 1 : 0 };
    if (chart->kind == CHART_BULLET && bar->has_target)
        put_track(layout, &beam, place(rows, measured->target));
    struct chart_beam thin = beam;
    if (chart->kind == CHART_BULLET) {
        thin.breadth = BULLET_BAR;
        thin.side = middle - BULLET_BAR / 2;
    }
    if (layout->stacked && chart_lane_is_drawn(layout, bar))
        chart_put_stack(layout, &beam, index);
    else if (bar->has_value)
        chart_put_beam(layout, &thin, bar);
    if (bar->has_target)
        chart_put_target(layout, &beam, place(rows, measured->target));
    put_value(rows, index, value_place(rows, index), middle);
}

static void put_rank(struct rows *rows, size_t index, int middle)
{
    struct chart_layout *layout = rows->layout;
    const struct chart_bar *bar = &layout->lanes[index];
    chart_put_line(layout, bar->has_value ? CHART_STYLE_ZERO : CHART_STYLE_BLANK, rows->left, middle, rows->length, 0);
    if (bar->has_value) {
        /* A position that is not known exactly, or not taken yet, is hollow. */
        bool sure = bar->bound == CHART_EQ && bar->status == CHART_ACTUAL;
        struct chart_item *dot = chart_put(layout, CHART_ITEM_DOT, sure ? CHART_STYLE_BAR : CHART_STYLE_HOLLOW);
        dot->x = place(rows, rows->bars[index].end);
        dot->y = middle;
        dot->width = DOT;
    }
    if (bar->has_target)
        chart_put_line(layout, CHART_STYLE_TARGET, place(rows, rows->bars[index].target), middle - BAR / 2, 0, BAR);
    put_value(rows, index, rows->left + rows->length + DOT + 14 * CHART_UNIT, middle);
}

static void put_group(struct rows *rows, size_t group, int top)
{
    struct chart_layout *layout = rows->layout;
    bool grouped = layout->series > 1;
    int middle = top + rows->heights[group] / 2;
    if (grouped)
        put_label(rows, group, middle);
    for (size_t i = 0; i < layout->lanes_of_group; i++) {
        size_t index = group * layout->lanes_of_group + i;
        int bar_middle = middle - (int)layout->lanes_of_group * rows->bar / 2 + (int)i * rows->bar + rows->bar / 2;
        if (!layout->stacked)
            chart_put_bar(layout, index);
        if (!grouped)
            put_label(rows, group, middle);
        if (layout->chart->kind == CHART_RANK)
            put_rank(rows, index, bar_middle);
        else
            put_bar(rows, index, bar_middle);
        if (!layout->stacked)
            chart_put_bar_end(layout);
    }
}

/* Does the note of a bar stand at the foot? Of the part of a stack it does where the total's says something else. */
static bool has_footnote(const struct rows *rows, size_t index)
{
    const struct chart_layout *layout = rows->layout;
    size_t lane = layout->stacked ? index / layout->series : index;
    str note = layout->chart->bars[index].note;
    if (!layout->stacked)
        return rows->bars[lane].footnote;
    return note.len > 0 && (rows->bars[lane].footnote || !str_eq(note, layout->lanes[lane].note));
}

static void add_notes(const struct rows *rows)
{
    struct chart_layout *layout = rows->layout;
    const struct chart *chart = layout->chart;
    for (size_t i = 0; i < chart->bar_count; i++)
        if (has_footnote(rows, i))
            chart_add_note(layout, i, chart_note_words(layout->arena, chart, &chart->bars[i]));
}

int chart_layout_rows(struct chart_layout *layout, int top)
{
    bool rank = layout->chart->kind == CHART_RANK;
    struct rows rows = { .layout = layout };
    measure_labels(&rows);
    measure_heights(&rows);
    rows.zero = rank ? 0 : chart_axis_place(&layout->axis, chart_axis_base(&layout->axis), CHART_AXIS_PARTS);
    rows.bars = arena_array(layout->arena, struct row_bar, layout->lane_count);
    fit_values(&rows);
    int bottom = top;
    for (size_t i = 0; i < layout->groups; i++)
        bottom += rows.heights[i];
    put_grid(&rows, top, bottom);
    int group_top = top;
    for (size_t i = 0; i < layout->groups; i++) {
        put_group(&rows, i, group_top);
        group_top += rows.heights[i];
    }

    if (!rank)
        chart_put_line(layout, CHART_STYLE_ZERO, place(&rows, rows.zero), top, 0, bottom - top);
    add_notes(&rows);
    return chart_put_notes(layout, bottom + TICK_ROW);
}
