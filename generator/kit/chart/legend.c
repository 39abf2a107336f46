/* The caption above the bars: unit, scale, and the keys of what no words stand beside; below bars without words the keys
 * of their ends. */
#include "chart_internal.h"

enum {
    SWATCH = 18 * CHART_UNIT,
    SWATCH_HEIGHT = 12 * CHART_UNIT,
    SWATCH_GAP = 5 * CHART_UNIT,
    PIECE_GAP = 16 * CHART_UNIT,
    FLOW_LINE = 18 * CHART_UNIT,
};

/* What the numbers at the ticks count: "单位：万家"; empty where each says it itself. */
static str unit_caption(const struct chart_layout *layout)
{
    const struct chart *chart = layout->axis_chart;
    bool zh = chart->language == CHART_ZH;
    str word = chart_power_word(chart->language, layout->power);
    if (chart->kind == CHART_RANK ||
        (word.len == 0 && (chart->format.unit.len == 0 || chart_unit_is_sign(chart->format.unit))))
        return STR("");
    if (!zh && word.len > 0)
        word = str_trim(word);
    return arena_format(layout->arena,
                        zh                                   ? "单位：%.*s%.*s"
                        : word.len && chart->format.unit.len ? "Unit: %.*s %.*s"
                                                             : "Unit: %.*s%.*s",
                        STR_ARG(word), STR_ARG(chart->format.unit));
}

/* Pieces stand beside each other and wrap. */
struct flow {
    int x;
    int y; /* baseline */
    bool used;
};

static struct flow flow_from(const struct chart_layout *layout, int top)
{
    return (struct flow){ layout->pad, top + 12 * CHART_UNIT, false };
}

/* Room for a piece; moves to the next line where it would not fit. */
static void flow_to(const struct chart_layout *layout, struct flow *flow, int width)
{
    if (flow->used && flow->x + width > layout->width - layout->pad) {
        flow->x = layout->pad;
        flow->y += FLOW_LINE;
    }
    flow->used = true;
}

static str cut_caption(const struct chart_layout *layout, str text, int taken)
{
    return chart_cut(layout->arena, text, chart_style_size(CHART_STYLE_CAPTION), false,
                     layout->width - 2 * layout->pad - taken);
}

static void put_words(struct chart_layout *layout, struct flow *flow, str text)
{
    text = cut_caption(layout, text, 0);
    int width = chart_style_width(CHART_STYLE_CAPTION, text);
    flow_to(layout, flow, width);
    chart_put_text(layout, CHART_STYLE_CAPTION, CHART_START, flow->x, flow->y, text);
    flow->x += width + PIECE_GAP;
}

/* What a key shows before its words: a bar such as those of the chart, or the tick of a target. */
struct swatch {
    struct chart_bar bar;
    int series; /* from 1; 0: in the colour of bars without series */
    bool target;
};

static void put_swatch(struct chart_layout *layout, const struct swatch *swatch, int x, int y)
{
    if (swatch->target) {
        chart_put_line(layout, CHART_STYLE_TARGET, x + SWATCH / 2, y, 0, SWATCH_HEIGHT);
        return;
    }
    struct chart_beam beam = { .zero = x,
                               .end = x + SWATCH - chart_beam_overhang(&swatch->bar),
                               .side = y,
                               .breadth = SWATCH_HEIGHT,
                               .sign = 1,
                               .series = swatch->series };
    chart_put_beam(layout, &beam, &swatch->bar);
}

static void put_key(struct chart_layout *layout, struct flow *flow, str text, struct swatch swatch)
{
    int begin = SWATCH + SWATCH_GAP;
    swatch.bar.has_value = true;
    swatch.bar.value = decimal_from(1);
    text = cut_caption(layout, text, begin);
    int width = begin + chart_style_width(CHART_STYLE_CAPTION, text);
    flow_to(layout, flow, width);
    put_swatch(layout, &swatch, flow->x, flow->y - 10 * CHART_UNIT);
    chart_put_text(layout, CHART_STYLE_CAPTION, CHART_START, flow->x + begin, flow->y, text);
    flow->x += width + PIECE_GAP;
}

/* "目标（2025年）" where all are due then. */
static str target_key(const struct chart_layout *layout)
{
    const struct chart *chart = layout->chart;
    bool zh = chart->language == CHART_ZH;
    const struct chart_bar *first = NULL;
    bool alike = true;
    for (size_t i = 0; i < chart->bar_count; i++) {
        if (!chart->bars[i].has_target)
            continue;
        first = first ? first : &chart->bars[i];
        alike = alike && str_eq(chart->bars[i].target_note, first->target_note);
    }
    if (!alike || !first || first->target_note.len == 0)
        return zh ? STR("目标") : STR("Target");
    return arena_format(layout->arena, zh ? "目标（%.*s）" : "Target (%.*s)", STR_ARG(first->target_note));
}

static bool has_status(const struct chart *chart, enum chart_status status)
{
    for (size_t i = 0; i < chart->bar_count; i++)
        if (chart->bars[i].has_value && chart->bars[i].status == status)
            return true;
    return false;
}

/* Series, and the marks that no words stand beside: a target's tick; where bars stand or are parts of a stack, hatching and
 * outlines. */
static void put_keys(struct chart_layout *layout, struct flow *flow)
{
    const struct chart *chart = layout->chart;
    bool zh = chart->language == CHART_ZH;
    bool wordless = chart_is_standing(chart->kind) || layout->stacked;
    for (size_t i = 0; layout->coloured && i < layout->series; i++)
        put_key(layout, flow, chart->series[i], (struct swatch){ .series = (int)i + 1 });
    if (chart_has_targets(chart))
        put_key(layout, flow, target_key(layout), (struct swatch){ .target = true });
    if (wordless && has_status(chart, CHART_ESTIMATE))
        put_key(layout, flow, zh ? STR("预计") : STR("Estimate"),
                (struct swatch){ .bar = { .status = CHART_ESTIMATE } });
    if (wordless && has_status(chart, CHART_TARGET))
        put_key(layout, flow, zh ? STR("目标") : STR("Target"), (struct swatch){ .bar = { .status = CHART_TARGET } });
}

int chart_put_caption(struct chart_layout *layout, int top)
{
    struct flow flow = flow_from(layout, top);
    str unit = unit_caption(layout);
    if (unit.len > 0)
        put_words(layout, &flow, unit);
    if (layout->axis.log)
        put_words(layout, &flow, layout->chart->language == CHART_ZH ? STR("对数刻度") : STR("Logarithmic scale"));
    put_keys(layout, &flow);
    return flow.used ? flow.y + 10 * CHART_UNIT : top;
}

static bool has_bound(const struct chart *chart, enum chart_bound bound)
{
    for (size_t i = 0; i < chart->bar_count; i++)
        if (chart->bars[i].has_value && chart->bars[i].bound == bound)
            return true;
    return false;
}

int chart_put_bound_keys(struct chart_layout *layout, int top)
{
    static const str zh[] = { STR_INIT(""), STR_INIT("以上"), STR_INIT("以内"), STR_INIT("约") };
    static const str en[] = { STR_INIT(""), STR_INIT("at least"), STR_INIT("at most"), STR_INIT("about") };
    const struct chart *chart = layout->chart;
    struct flow flow = flow_from(layout, top + 6 * CHART_UNIT);
    for (int bound = CHART_GE; bound <= CHART_APPROX; bound++)
        if (has_bound(chart, (enum chart_bound)bound))
            put_key(layout, &flow, (chart->language == CHART_ZH ? zh : en)[bound],
                    (struct swatch){ .bar = { .bound = (enum chart_bound)bound } });
    return flow.used ? flow.y + 4 * CHART_UNIT : top;
}
