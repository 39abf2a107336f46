/* Bars that stand: a column for each name or period. */
#include "chart_internal.h"

enum {
    LABEL_LINES = 3,
    NOTE_LINES = 2,
    LABEL_LINE = 18 * CHART_UNIT,
    NOTE_LINE = 15 * CHART_UNIT,
    LABEL_GAP = 3 * CHART_UNIT,   /* between neighbours' texts */
    VALUE_ROOM = 30 * CHART_UNIT, /* above the highest column, and below the lowest */
    BAR_MOST = 48 * CHART_UNIT,
    LEAST_PITCH = 30 * CHART_UNIT, /* narrower columns have no room for two characters of a name */
    HEIGHT_LEAST = 170 * CHART_UNIT,
    HEIGHT_MOST = 320 * CHART_UNIT,
};

enum value_length { VALUES_FULL, VALUES_SHORT, VALUES_NONE };

struct columns {
    struct chart_layout *layout;
    struct chart_plot plot;
    int bottom;     /* of the plot and the room for values under it */
    int bar;        /* breadth of one */
    bool *labelled; /* which groups have their name under them */
    bool sparse;    /* not all */
    int label_room; /* how wide a name may be */
    bool small;     /* names in smaller letters */
    enum value_length values;
    bool footnotes; /* notes stand together at the foot, not each under its column */
};

static int pitch(const struct columns *columns)
{
    return columns->plot.width / (int)columns->layout->groups;
}

static int group_begin(const struct columns *columns, size_t group)
{
    return columns->plot.left +
           (int)((long long)columns->plot.width * (long long)group / (long long)columns->layout->groups);
}

static int group_middle(const struct columns *columns, size_t group)
{
    return group_begin(columns, group) + pitch(columns) / 2;
}

static void measure_plot(struct columns *columns, int top)
{
    struct chart_layout *layout = columns->layout;
    int left = layout->pad + chart_plot_tick_room(layout);
    int height = layout->width * 38 / 100;
    columns->plot = (struct chart_plot){ .layout = layout,
                                         .left = left,
                                         .top = top + VALUE_ROOM,
                                         .width = layout->width - layout->pad - left,
                                         .height = height < HEIGHT_LEAST  ? HEIGHT_LEAST
                                                   : height > HEIGHT_MOST ? HEIGHT_MOST
                                                                          : height };
    columns->bottom = columns->plot.top + columns->plot.height + (decimal_sign(layout->axis.low) < 0 ? VALUE_ROOM : 0);
    int breadth = pitch(columns) * 62 / 100 / (int)layout->lanes_of_group;
    columns->bar = breadth > BAR_MOST ? BAR_MOST : breadth;
}

/* The room for the text above one column. */
static int value_room(const struct columns *columns)
{
    return (columns->layout->lanes_of_group > 1 ? columns->bar : pitch(columns)) - LABEL_GAP;
}

static bool has_footnote(const struct columns *columns, const struct chart_bar *bar)
{
    return columns->footnotes && bar->note.len > 0;
}

/* Numbers in the unit of the axis: of shares it is not theirs, and none is to become another by rounding. */
static bool may_be_short(const struct columns *columns)
{
    const struct chart_layout *layout = columns->layout;
    if (layout->stacked && layout->chart->stacking == CHART_PERCENT)
        return false;
    for (size_t i = 0; i < layout->lane_count; i++)
        if (!chart_value_fits_short(&layout->lanes[i], layout->power))
            return false;
    return true;
}

static str lane_value(const struct columns *columns, size_t lane, enum value_length length)
{
    struct chart_layout *layout = columns->layout;
    return length == VALUES_FULL ? chart_lane_text(layout, lane)
           : length == VALUES_SHORT
               ? chart_value_short(layout->arena, layout->chart, &layout->lanes[lane], layout->power)
               : STR("");
}

/* The highest that anything of a column reaches, its value aside. */
static int top_of(const struct columns *columns, size_t lane)
{
    const struct chart_layout *layout = columns->layout;
    const struct chart_bar *bar = &layout->lanes[lane];
    int top = chart_plot_base(&columns->plot);
    int end = chart_lane_is_drawn(layout, bar) ? chart_plot_y(&columns->plot, chart_lane_end(layout, bar)) : top;
    int target = bar->has_target ? chart_plot_y(&columns->plot, bar->target) : top;
    top = end < top ? end : top;
    return target < top ? target : top;
}

/* Does a column stand so far above its neighbours that a value may reach out over them? */
static bool stands_free(const struct columns *columns, size_t lane, int width)
{
    const struct chart_layout *layout = columns->layout;
    const struct chart_bar *bar = &layout->lanes[lane];
    int middle = group_middle(columns, lane);
    bool inside =
        middle - width / 2 >= columns->plot.left && middle + width / 2 < columns->plot.left + columns->plot.width;
    if (layout->lanes_of_group > 1 || !inside || width > 2 * pitch(columns) || !bar->has_value ||
        decimal_sign(bar->value) <= 0)
        return false;
    int above = chart_plot_y(&columns->plot, chart_lane_end(layout, bar)) + VALUE_ROOM;
    return (lane == 0 || top_of(columns, lane - 1) >= above) &&
           (lane + 1 == layout->lane_count || top_of(columns, lane + 1) >= above);
}

/* Has a column's value room above it, with its mark? */
static bool value_fits(const struct columns *columns, size_t lane, enum value_length length)
{
    int width = chart_style_width(CHART_STYLE_VALUE, lane_value(columns, lane, length));
    if (has_footnote(columns, &columns->layout->lanes[lane]))
        width += chart_style_width(CHART_STYLE_VALUE, CHART_NOTE_MARK);
    return width <= value_room(columns) || stands_free(columns, lane, width);
}

static size_t count_fitting(const struct columns *columns, enum value_length length)
{
    size_t count = 0;
    for (size_t i = 0; i < columns->layout->lane_count; i++)
        count += value_fits(columns, i, length);
    return count;
}

/* Whole where all have room; else as most of them have it, those that have none left out; none where they are few. */
static void choose_values(struct columns *columns)
{
    size_t count = columns->layout->lane_count;
    size_t whole = count_fitting(columns, VALUES_FULL);
    size_t brief = may_be_short(columns) ? count_fitting(columns, VALUES_SHORT) : 0;
    if (whole == count || (whole >= brief && 2 * whole > count))
        columns->values = VALUES_FULL;
    else
        columns->values = 2 * brief > count ? VALUES_SHORT : VALUES_NONE;
}

static str text_above(const struct columns *columns, size_t lane)
{
    struct chart_layout *layout = columns->layout;
    bool fits = value_fits(columns, lane, columns->values);
    str text = fits ? lane_value(columns, lane, columns->values) : STR("");
    int mark = chart_style_width(CHART_STYLE_VALUE, CHART_NOTE_MARK);
    bool marked =
        has_footnote(columns, &layout->lanes[lane]) && (text.len > 0 || mark <= value_room(columns) + LABEL_GAP / 2);
    return marked ? arena_join(layout->arena, text, CHART_NOTE_MARK) : text;
}

/* Does a column stand without its value, which has a bound that only its end then tells? */
static bool hides_bound(const struct columns *columns)
{
    const struct chart_layout *layout = columns->layout;
    for (size_t i = 0; i < layout->lane_count; i++)
        if (layout->lanes[i].has_value && layout->lanes[i].bound != CHART_EQ &&
            !value_fits(columns, i, columns->values))
            return true;
    return columns->values == VALUES_NONE;
}

static enum chart_style label_style(const struct columns *columns, size_t group)
{
    const struct chart_layout *layout = columns->layout;
    bool highlighted = layout->lanes[group * layout->lanes_of_group].highlighted;
    if (columns->small)
        return highlighted ? CHART_STYLE_SMALL_STRONG : CHART_STYLE_SMALL;
    return highlighted ? CHART_STYLE_STRONG : CHART_STYLE_LABEL;
}

static int widest_label(const struct columns *columns)
{
    const struct chart_layout *layout = columns->layout;
    int widest = 0;
    for (size_t i = 0; i < layout->groups; i++) {
        int width = chart_style_width(label_style(columns, i), layout->lanes[i * layout->lanes_of_group].label);
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* Names under each column where they can be wrapped there, in smaller letters if need be; else under some. */
static void choose_labels(struct columns *columns)
{
    columns->label_room = pitch(columns) - LABEL_GAP;
    columns->small = widest_label(columns) > columns->label_room;
    int widest = widest_label(columns);
    bool wraps = columns->layout->chart->kind == CHART_COLUMNS && pitch(columns) >= LEAST_PITCH;
    if (wraps || widest <= columns->label_room)
        return;
    int most = columns->plot.width / 4;
    columns->label_room = widest < most ? widest : most;
    columns->sparse = true;
}

/* How many columns a name takes that stands under every second, third, … Names at the ends are moved inwards by half of
 * what they are wider than a column. */
static size_t label_step(const struct columns *columns)
{
    int least = pitch(columns) > 0 ? pitch(columns) : 1;
    int overhang = columns->label_room > least ? (columns->label_room - least) / 2 : 0;
    int needed = columns->label_room + 2 * LABEL_GAP + overhang;
    return (size_t)((needed + least - 1) / least);
}

/* Labels a group unless one nearby has its name already. */
static void label_group(struct columns *columns, size_t group, size_t step)
{
    size_t from = group < step ? 0 : group - step + 1;
    for (size_t i = from; i < columns->layout->groups && i < group + step; i++)
        if (columns->labelled[i])
            return;
    columns->labelled[group] = true;
}

/* Where there is no room for all names: those of the highlighted columns, the last, and each so many before it. */
static void choose_labelled(struct columns *columns)
{
    const struct chart_layout *layout = columns->layout;
    columns->labelled = arena_array(layout->arena, bool, layout->groups);
    size_t step = columns->sparse ? label_step(columns) : 1;
    for (size_t i = 0; i < layout->groups; i++)
        if (layout->lanes[i * layout->lanes_of_group].highlighted)
            label_group(columns, i, step);
    for (size_t i = layout->groups; i-- > 0;)
        label_group(columns, i, step);
}

/* Puts a text in the middle of x, moved inwards where it would leave the picture. */
static void put_centred(struct columns *columns, enum chart_style style, int x, int y, str text)
{
    struct chart_layout *layout = columns->layout;
    int half = chart_style_width(style, text) / 2 + 1;
    int right = layout->width - layout->pad;
    if (x + half > right)
        x = right - half;
    if (x - half < layout->pad)
        x = layout->pad + half;
    chart_put_text(layout, style, CHART_MIDDLE, x, y, text);
}

/* The name under a group; returns how far down it reaches. */
static int put_label(struct columns *columns, size_t group)
{
    struct chart_layout *layout = columns->layout;
    enum chart_style style = label_style(columns, group);
    str lines[LABEL_LINES];
    size_t most_lines = columns->sparse ? 1 : LABEL_LINES;

    size_t count =
        chart_wrap_evenly(layout->arena, layout->lanes[group * layout->lanes_of_group].label, chart_style_size(style),
                          chart_style_bold(style), columns->label_room, most_lines, lines);
    int y = columns->bottom + 2 * CHART_UNIT;
    for (size_t i = 0; i < count; i++) {
        y += LABEL_LINE;
        put_centred(columns, style, group_middle(columns, group), y, lines[i]);
    }
    return y;
}

static str note_below(const struct chart_layout *layout, const struct chart_bar *bar)
{
    return arena_format(layout->arena, layout->chart->language == CHART_ZH ? "（%.*s）" : "(%.*s)", STR_ARG(bar->note));
}

/* Has each note room under its column? Cut, or with a number broken, it would say something else. */
static bool notes_fit(const struct columns *columns)
{
    const struct chart_layout *layout = columns->layout;
    for (size_t i = 0; i < layout->lane_count; i++)
        if (layout->lanes[i].note.len > 0 &&
            !chart_fits_lines(note_below(layout, &layout->lanes[i]), chart_style_size(CHART_STYLE_NOTE), false,
                              pitch(columns) - LABEL_GAP, NOTE_LINES))
            return false;
    return true;
}

/* What sets a column apart, under its name. */
static int put_note(struct columns *columns, size_t group, int y)
{
    struct chart_layout *layout = columns->layout;
    const struct chart_bar *bar = &layout->lanes[group];
    str lines[NOTE_LINES];
    if (columns->footnotes || bar->note.len == 0)
        return y;
    str note = note_below(layout, bar);
    size_t count = chart_wrap_evenly(layout->arena, note, chart_style_size(CHART_STYLE_NOTE), false,
                                     pitch(columns) - LABEL_GAP, NOTE_LINES, lines);
    for (size_t i = 0; i < count; i++) {
        y += NOTE_LINE;
        put_centred(columns, CHART_STYLE_NOTE, group_middle(columns, group), y, lines[i]);
    }
    return y;
}

static void put_gap(struct columns *columns, size_t lane, int middle, int zero)
{
    struct chart_layout *layout = columns->layout;
    const struct chart_bar *bar = &layout->lanes[lane];
    chart_put_line(layout, CHART_STYLE_BLANK, middle - columns->bar / 2, zero - 2 * CHART_UNIT, columns->bar, 0);
    str text = columns->values == VALUES_FULL ? chart_lane_text(layout, lane) : STR("—");
    if (has_footnote(columns, bar))
        text = arena_join(layout->arena, text, CHART_NOTE_MARK);
    if (chart_style_width(CHART_STYLE_GAP, text) <= value_room(columns))
        chart_put_text(layout, CHART_STYLE_GAP, CHART_MIDDLE, middle, chart_plot_gap_baseline(&columns->plot, bar),
                       text);
}

static void put_value(struct columns *columns, const struct chart_beam *beam, size_t lane)
{
    struct chart_layout *layout = columns->layout;
    const struct chart_bar *bar = &layout->lanes[lane];
    str text = text_above(columns, lane);
    if (text.len == 0)
        return;
    chart_put_text(layout, CHART_STYLE_VALUE, CHART_MIDDLE, beam->side + beam->breadth / 2,
                   chart_plot_text_baseline(&columns->plot, beam, bar, CHART_STYLE_VALUE), text);
}

static void put_column(struct columns *columns, size_t index)
{
    struct chart_layout *layout = columns->layout;
    const struct chart_bar *bar = &layout->lanes[index];
    int group = group_middle(columns, index / layout->lanes_of_group);
    int side =
        group - columns->bar * (int)layout->lanes_of_group / 2 + columns->bar * (int)(index % layout->lanes_of_group);
    int apart = layout->lanes_of_group > 1 ? columns->bar / 12 : 0;
    int zero = chart_plot_base(&columns->plot);
    bool drawn = chart_lane_is_drawn(layout, bar);
    if (!drawn)
        put_gap(columns, index, side + columns->bar / 2, zero);
    struct chart_beam beam = { .standing = true,
                               .zero = zero,
                               .side = side + apart,
                               .breadth = columns->bar - 2 * apart,
                               .series = layout->coloured ? (int)(index % layout->lanes_of_group) + 1 : 0,
                               .end = drawn ? chart_plot_y(&columns->plot, chart_lane_end(layout, bar)) : zero,
                               .sign = bar->has_value && decimal_sign(bar->value) < 0 ? -1 : 1 };
    if (layout->stacked && drawn)
        chart_put_stack(layout, &beam, index);
    else if (bar->has_value)
        chart_put_beam(layout, &beam, bar);
    if (drawn)
        put_value(columns, &beam, index);
    if (bar->has_target)
        chart_put_target(layout, &beam, chart_plot_y(&columns->plot, bar->target));
}

/* Of each bar whose note does not stand under it. */
static void add_notes(struct columns *columns)
{
    struct chart_layout *layout = columns->layout;
    for (size_t i = 0; i < layout->chart->bar_count; i++)
        if (has_footnote(columns, &layout->chart->bars[i]))
            chart_add_note(layout, i, layout->chart->bars[i].note);
}

static int put_group(struct columns *columns, size_t group)
{
    struct chart_layout *layout = columns->layout;
    int lowest = columns->bottom;
    bool grouped = layout->series > 1;
    if (grouped && columns->labelled[group])
        lowest = put_label(columns, group);
    for (size_t i = 0; i < layout->lanes_of_group; i++) {
        size_t index = group * layout->lanes_of_group + i;
        if (!layout->stacked)
            chart_put_bar(layout, index);
        put_column(columns, index);
        if (!grouped && columns->labelled[group])
            lowest = put_note(columns, group, put_label(columns, group));
        if (!layout->stacked)
            chart_put_bar_end(layout);
    }
    return lowest;
}

int chart_layout_columns(struct chart_layout *layout, int top)
{
    struct columns columns = { .layout = layout };
    measure_plot(&columns, top);
    choose_labels(&columns);
    choose_labelled(&columns);
    columns.footnotes = layout->series > 1 || columns.sparse || !notes_fit(&columns);
    choose_values(&columns);
    chart_put_plot_grid(&columns.plot);
    chart_put_plot_ticks(&columns.plot);
    int lowest = columns.bottom;
    for (size_t i = 0; i < layout->groups; i++) {
        int reached = put_group(&columns, i);
        lowest = reached > lowest ? reached : lowest;
    }
    chart_put_plot_zero(&columns.plot);
    add_notes(&columns);
    lowest = chart_put_notes(layout, lowest);
    if (!layout->stacked && hides_bound(&columns))
        lowest = chart_put_bound_keys(layout, lowest);
    return lowest + 6 * CHART_UNIT;
}
