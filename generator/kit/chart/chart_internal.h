/* What the files of the chart module share.
 *
 * A chart is drawn in two steps. Layout turns it into a list of items (texts, rectangles, lines) whose places are
 * final, and whose text widths are known: tests measure there that no two texts overlap. Drawing writes each item
 * as an SVG element and decides nothing.
 *
 *     layout: { text "甲区" end 6000,5800 } { rect 6600,4500 30000×1800 bar } { text "194家" start 37200,5800 } …
 *
 * All coordinates are hundredths of a unit. */
#ifndef KC_CHART_INTERNAL_H
#define KC_CHART_INTERNAL_H

#include "chart.h"

enum { CHART_UNIT = 100 }; /* hundredths in a unit */

/* check.c */

/* Can the chart be drawn? Says in a chart-spec diagnostic why not. */
bool chart_check(struct arena *scratch, const struct chart *chart, struct diags *diags);
/* The first thing that is wrong with the chart as a whole, its bars and its title aside; NULL where nothing is. */
const char *chart_fault(const struct chart *chart);
/* What is wrong with a value or a target of a chart of that kind, stacking and scale, the words after its name: "has to be
 * below 10^15, …"; NULL where nothing is. */
const char *chart_fault_of_value(const struct chart *chart, struct decimal value);
/* Is a link relative, http or https? */
bool chart_href_is_safe(str href);

/* text.c */

/* text as it may stand in a chart: valid UTF-8, white space of all kinds and line ends as single spaces, no control
 * characters, no bidirectional overrides, nothing XML forbids. Text that is so already is returned itself. */
str chart_clean(struct arena *arena, str text);
/* Is nothing of a text to be seen? */
bool chart_is_blank(struct arena *arena, str text);
/* Breaks text into at most max_lines lines (an array of that size) no wider than max_width; what does not fit is
 * cut with …. Chinese breaks between characters, but not before closing or after opening punctuation; other
 * scripts at spaces. Returns how many lines, 0 for an empty text. */
size_t chart_wrap(struct arena *arena, str text, int font_size, bool bold, int max_width, size_t max_lines,
                  str *ret_lines);
/* The same in as many lines, none of them longer than need be: no last line of one character. */
size_t chart_wrap_evenly(struct arena *arena, str text, int font_size, bool bold, int max_width, size_t max_lines,
                         str *ret_lines);
/* Has the text room in so many lines, with no word and no number broken? */
bool chart_fits_lines(str text, int font_size, bool bold, int max_width, size_t lines);
/* text on one line, cut with … where it is wider than max_width. */
str chart_cut(struct arena *arena, str text, int font_size, bool bold, int max_width);

/* number.c */

/* The largest of a chart's values, targets and totals of stacks, by amount. */
struct decimal chart_largest(const struct chart *chart);
/* Whether values may be shortened: all that reach the power of the axis can be written with it. */
bool chart_can_shorten(const struct chart *chart);
/* The power of ten that an axis of values up to `largest` is written in: 8 for 亿, 4 for 万, 0 for plain. */
int chart_axis_power(const struct chart *chart, struct decimal largest);
/* The word for a power: "亿", " billion"; empty for 0. */
str chart_power_word(enum chart_language language, int power);
/* A number on an axis written in `power`, without unit except a % or ‰. */
str chart_tick_text(struct arena *arena, const struct chart *chart, struct decimal value, int power);
/* Is the unit one that is written at each tick (%, ‰) rather than once above the axis? */
bool chart_unit_is_sign(str unit);
/* A bar's value in words, with its bound: "2500人以上"; for a rank "第3位"; "无数据" where it has none. */
str chart_value_text(struct arena *arena, const struct chart *chart, const struct chart_bar *bar);
/* The same in as few characters as can be, for a narrow column: "≥0.25" of an axis in 万. */
str chart_value_short(struct arena *arena, const struct chart *chart, const struct chart_bar *bar, int power);
/* Does chart_value_short write of the value what it is, or but for a ten-thousandth? */
bool chart_value_fits_short(const struct chart_bar *bar, int power);
/* Is what is written of a value rounded (123.46亿元)? */
bool chart_is_rounded(const struct chart *chart, struct decimal value);
/* What sets a value apart: "预计，2022年"; empty where there is nothing to say. */
str chart_note_words(struct arena *arena, const struct chart *chart, const struct chart_bar *bar);
/* The same as it stands after the value: "（预计，2022年）". */
str chart_note_text(struct arena *arena, const struct chart *chart, const struct chart_bar *bar);
/* "目标3%（2025年）" */
str chart_target_text(struct arena *arena, const struct chart *chart, const struct chart_bar *bar);

/* axis.c */

/* An axis with ticks at round numbers. A linear one always holds zero, and has a tick there, except that of a rank; a
 * logarithmic one goes from one power of ten to another. */
struct chart_axis {
    bool log;
    struct decimal low;
    struct decimal high;
    struct decimal *ticks; /* ascending; standing bars have one at both ends, lying ones need not */
    size_t tick_count;
};

/* The axis for all values and targets of a chart with at most `steps` steps (>= 2) between its ticks. */
struct chart_axis chart_axis_new(struct arena *arena, const struct chart *chart, int steps);
/* Where bars begin: zero, or the low end of a logarithmic axis. */
struct decimal chart_axis_base(const struct chart_axis *axis);
/* Where a value stands on an axis `length` long, from the low end: 0 to length, rounded. */
int chart_axis_place(const struct chart_axis *axis, struct decimal value, int length);

/* css.c */

/* Appends as much of the stylesheet as a chart uses. */
struct chart_layout;
void chart_add_css(struct buf *out, const struct chart_layout *layout);

/* Do bars belong to series that have names? Those of small multiples do, be it one. */
static inline bool chart_has_series(const struct chart *chart)
{
    return chart->series_count > 1 || (chart->kind == CHART_MULTIPLES && chart->series_count == 1);
}

static inline bool chart_is_stacked(const struct chart *chart)
{
    return chart->stacking != CHART_BESIDE && chart->series_count > 1;
}

static inline bool chart_has_targets(const struct chart *chart)
{
    for (size_t i = 0; i < chart->bar_count; i++)
        if (chart->bars[i].has_target)
            return true;
    return false;
}

static inline bool chart_has_links(const struct chart *chart)
{
    for (size_t i = 0; i < chart->bar_count; i++)
        if (chart->bars[i].href.len > 0)
            return true;
    return false;
}

/* describe.c */

/* The sentence for <desc>. */
str chart_describe(struct arena *arena, const struct chart *chart);
/* A bar's tooltip: "乙区：120家以上（2022年），目标150家". */
str chart_tooltip(struct arena *arena, const struct chart *chart, const struct chart_bar *bar, size_t index);
/* The name of the bar at `index`: of a grouped chart that of its group. */
str chart_bar_name(const struct chart *chart, size_t index);
/* Appends that name, in a grouped chart with its series: "甲区，2023年". */
void chart_add_name(struct buf *out, const struct chart *chart, size_t index);

/* years.c */

/* Of a chart over time, and of small multiples: puts gaps where years are left out, if the periods are years that ascend
 * ("2021年", "2023年（预计）"). */
void chart_fill_years(struct arena *arena, struct chart *chart);

/* csv.c */

/* The data as CSV (RFC 4180, LF), with a header row in the chart's language: name, series where there are several, value
 * with the unit in brackets, and of bound, status, target, target bound, target note and note those that a bar has. */
str chart_csv(struct arena *arena, const struct chart *chart);

/* stack.c */

/* The bar that stands for a stack: its parts' sum with the weakest of their bounds and states. Where a part has no value
 * it has none either; its `value` is then the sum of the others (of shares 0), which is less than all. */
struct chart_bar chart_stack_total(const struct chart *chart, size_t group);
/* The totals of all groups as a chart of their own, for the axis and the words. */
struct chart chart_of_totals(struct arena *arena, const struct chart *chart);
/* A part's share of its stack in percent, rounded to so many decimals. */
struct decimal chart_share(const struct chart *chart, const struct chart_bar *total, size_t index, int places);
/* Appends it in words: "26.1%", "约50%" where it is not known exactly. */
void chart_add_share(struct buf *out, const struct chart *chart, const struct chart_bar *total, size_t index);

/* layout.c, legend.c, notes.c, plot.c, rows.c, columns.c, multiples.c */

enum chart_item_kind {
    CHART_ITEM_TEXT,
    CHART_ITEM_RECT,
    CHART_ITEM_LINE, /* from x, y to x + width, y + height */
    CHART_ITEM_DOT,  /* a circle around x, y of radius `width` */
    CHART_ITEM_BAR,  /* opens the group of a bar's items; `index` is the bar */
    CHART_ITEM_BAR_END,
};

enum chart_anchor { CHART_START, CHART_MIDDLE, CHART_END };

/* What a text or shape is: its class in the stylesheet, and a text's font size. */
enum chart_style {
    CHART_STYLE_TITLE,
    CHART_STYLE_CAPTION, /* the unit, the legend */
    CHART_STYLE_TICK,
    CHART_STYLE_SOURCE,
    CHART_STYLE_LABEL,
    CHART_STYLE_STRONG, /* a highlighted label */
    CHART_STYLE_SMALL,  /* labels where room is scarce */
    CHART_STYLE_SMALL_STRONG,
    CHART_STYLE_VALUE,
    CHART_STYLE_NOTE,
    CHART_STYLE_GRID,
    CHART_STYLE_ZERO,
    CHART_STYLE_BAR,
    CHART_STYLE_PALE, /* a bar whose value is an upper bound */
    CHART_STYLE_TRACK,
    CHART_STYLE_OUTLINE, /* of a target */
    CHART_STYLE_CAP,     /* of a value that is an upper bound */
    CHART_STYLE_TARGET,  /* the tick of a target */
    CHART_STYLE_GAP,     /* the words where a figure is missing */
    CHART_STYLE_BLANK,   /* the line under them */
    CHART_STYLE_HOLLOW,  /* the dot of a position that is not sure */
    CHART_STYLE_CHIP,    /* under the words on a part of a stack */
    CHART_STYLE_COUNT
};

enum chart_fill {
    CHART_FILL_PLAIN,
    CHART_FILL_HATCH, /* of an estimate */
    CHART_FILL_SERIES_2,
    CHART_FILL_SERIES_3,
    CHART_FILL_SERIES_4,
    CHART_FILL_COUNT
};

struct chart_item {
    enum chart_item_kind kind;
    enum chart_style style;
    enum chart_anchor anchor; /* of a text */
    enum chart_fill fill;     /* pattern laid over a rectangle */
    int opacity;              /* percent; 0: full */
    int series;               /* from 1: the colour of a bar in a grouped chart; 0: that of the others */
    bool hatched;             /* a rectangle's hatching, over its pattern */
    int x;                    /* of a text: its anchor */
    int y;                    /* of a text: its baseline */
    int width;                /* of a text: as measured, the note included */
    int height;
    str text;
    str note; /* of a value: set after it in the style of a note */
    size_t index;
};

/* What stands at the foot of a bar that has no room for it. */
struct chart_note {
    str name;
    str note;
};

/* What marks such a bar, and the notes at the foot. */
#define CHART_NOTE_MARK STR("*")

struct chart_layout {
    struct arena *arena;
    const struct chart *chart; /* texts cleaned */
    bool captioned;
    int pad; /* room around everything */
    int width;
    int height;
    size_t series; /* at least 1 */
    size_t groups; /* bar_count / series */
    bool coloured; /* series have a colour each */
    /* Bars that stand beside each other: those of the chart, or where it is stacked the totals of its groups. */
    const struct chart_bar *lanes;
    size_t lanes_of_group;
    size_t lane_count;
    bool stacked;
    const struct chart *axis_chart; /* the chart as its axis speaks of it: of a stack of shares in percent */
    struct chart_axis axis;
    int power; /* of ten, that the ticks are written in */
    struct chart_item *items;
    size_t count;
    size_t capacity;
    bool fills[CHART_FILL_COUNT]; /* which patterns are used */
    struct chart_note *notes;
    size_t note_count;
    size_t note_capacity;
};

/* The chart must have been checked by chart_draw. */
struct chart_layout chart_layout_new(struct arena *arena, const struct chart *chart, enum chart_form form);

/* The value where a lane ends on the axis: of shares 100. */
struct decimal chart_lane_end(const struct chart_layout *layout, const struct chart_bar *lane);
/* Is there anything of a lane to draw: its value, or the parts of a stack that are known? */
bool chart_lane_is_drawn(const struct chart_layout *layout, const struct chart_bar *lane);
/* A lane's value in words. Of a stack that lacks a part: "数据不全". */
str chart_lane_text(const struct chart_layout *layout, size_t lane);
/* How far past its end a lane's shape reaches: of shares nothing. */
int chart_lane_overhang(const struct chart_layout *layout, const struct chart_bar *lane);
/* Do the bars of a kind stand? */
bool chart_is_standing(enum chart_kind kind);
/* Font size in units and weight of a text style. */
int chart_style_size(enum chart_style style);
bool chart_style_bold(enum chart_style style);

/* Unit, scale and keys. Returns where they end. */
int chart_put_caption(struct chart_layout *layout, int top);
/* The keys of open, closed and soft ends, where no words beside the bars say what they are. Returns where they end. */
int chart_put_bound_keys(struct chart_layout *layout, int top);

/* Has what sets a bar apart stand at the foot, with its name before it. */
void chart_add_note(struct chart_layout *layout, size_t index, str note);
/* Puts these notes under `y`; returns where they end. */
int chart_put_notes(struct chart_layout *layout, int y);

/* For the files that lay bars out: each draws from `top` and returns where it ends. */
int chart_layout_rows(struct chart_layout *layout, int top);
int chart_layout_columns(struct chart_layout *layout, int top);
int chart_layout_multiples(struct chart_layout *layout, int top);
struct chart_item *chart_put(struct chart_layout *layout, enum chart_item_kind kind, enum chart_style style);
struct chart_item *chart_put_text(struct chart_layout *layout, enum chart_style style, enum chart_anchor anchor, int x,
                                  int y, str text);
struct chart_item *chart_put_line(struct chart_layout *layout, enum chart_style style, int x, int y, int width,
                                  int height);
struct chart_item *chart_put_rect(struct chart_layout *layout, enum chart_style style, int x, int y, int width,
                                  int height);
/* The width of the widest of the axis' numbers. */
int chart_widest_tick(struct chart_layout *layout);
/* Opens a bar's group of items, after which its texts and shapes come, until chart_put_bar_end. */
void chart_put_bar(struct chart_layout *layout, size_t index);
void chart_put_bar_end(struct chart_layout *layout);

/* A bar's shape, the same lying and standing. */
struct chart_beam {
    bool standing;
    int zero; /* where it begins: x, or y if standing */
    int end;  /* where its value is */
    int side; /* its upper edge, or left edge if standing */
    int breadth;
    int sign;   /* 1 where it points right or up, -1 left or down */
    int series; /* from 1; 0: none */
};
void chart_put_beam(struct chart_layout *layout, const struct chart_beam *beam, const struct chart_bar *bar);
/* With an end that says something else than the bar's own bound: that of a stack, at its last part. */
void chart_put_beam_ending(struct chart_layout *layout, const struct chart_beam *beam, const struct chart_bar *bar,
                           enum chart_bound end);
/* The parts of a group's stack along a beam that ends at its total, each a bar of its own. */
void chart_put_stack(struct chart_layout *layout, const struct chart_beam *beam, size_t group);
/* The area that standing bars are drawn in. */
struct chart_plot {
    struct chart_layout *layout;
    int left;
    int top;
    int width;
    int height; /* of the scale */
};
/* Where a value stands, and where bars begin. */
int chart_plot_y(const struct chart_plot *plot, struct decimal value);
int chart_plot_base(const struct chart_plot *plot);
/* How much room the numbers at the ticks need, left of the plot. */
int chart_plot_tick_room(struct chart_layout *layout);
/* The lines at the ticks, their numbers, and the line that bars begin at. */
void chart_put_plot_grid(const struct chart_plot *plot);
void chart_put_plot_ticks(const struct chart_plot *plot);
void chart_put_plot_zero(const struct chart_plot *plot);
/* The baseline of a text above a bar (below a negative one), past its target where the text would lie on that. */
int chart_plot_text_baseline(const struct chart_plot *plot, const struct chart_beam *beam, const struct chart_bar *bar,
                             enum chart_style style);

/* That of the words where a figure is missing. */
int chart_plot_gap_baseline(const struct chart_plot *plot, const struct chart_bar *bar);

/* How far past its value a bar's shape reaches: the slivers of an open or a soft end. */
int chart_beam_overhang(const struct chart_bar *bar);

/* A line across a beam where the target is. */
void chart_put_target(struct chart_layout *layout, const struct chart_beam *beam, int place);
/* The baseline of a text whose middle is to be at `middle`. */
int chart_baseline(enum chart_style style, int middle);
/* The width of a text in a style. */
int chart_style_width(enum chart_style style, str text);

/* A length of an axis in millionths: chart_axis_place on this length is exact enough to be scaled. */
enum { CHART_AXIS_PARTS = 1000000 };
/* Hundredths of `length` at a place in millionths. */
int chart_scale(int parts, int length);

#endif
