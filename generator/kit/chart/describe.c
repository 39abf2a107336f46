/* What a chart says, in words: description and tooltips. */
#include "chart_internal.h"

enum { NAMES_MAX = 5 }; /* of bars without a figure that the description names before it says how many more */

str chart_bar_name(const struct chart *chart, size_t index)
{
    size_t series = chart->series_count > 1 ? chart->series_count : 1;
    const struct chart_bar *bar = &chart->bars[index - index % series];
    return bar->full_label.len > 0 ? bar->full_label : bar->label;
}

void chart_add_name(struct buf *out, const struct chart *chart, size_t index)
{
    buf_add(out, chart_bar_name(chart, index));
    if (chart->series_count > 1) {
        buf_add(out, chart->language == CHART_ZH ? STR("，") : STR(", "));
        buf_add(out, chart->series[index % chart->series_count]);
    }
}

static void add_value(struct buf *out, struct arena *arena, const struct chart *chart, const struct chart_bar *bar)
{
    buf_add(out, chart_value_text(arena, chart, bar));
    buf_add(out, chart_note_text(arena, chart, bar));
}

/* "，占26.1%" */
static void add_share(struct buf *out, const struct chart *chart, size_t index)
{
    struct chart_bar total = chart_stack_total(chart, index / chart->series_count);
    if (!total.has_value)
        return;
    struct chart_format percent = { .unit = STR("%") };
    buf_add(out, chart->language == CHART_ZH ? STR("，占") : STR(", a share of "));
    chart_add_number(out, &percent, chart->language, chart_share(chart, &total, index));
}

str chart_tooltip(struct arena *arena, const struct chart *chart, const struct chart_bar *bar, size_t index)
{
    bool zh = chart->language == CHART_ZH;
    struct buf out;
    buf_init(&out);
    chart_add_name(&out, chart, index);
    buf_add(&out, zh ? STR("：") : STR(": "));
    add_value(&out, arena, chart, bar);
    if (bar->has_value && chart_is_rounded(chart, bar->value)) {
        struct chart_format exact = { .unit = chart->format.unit, .signs = chart->format.signs };
        buf_add(&out, zh ? STR("，即") : STR(", that is "));
        chart_add_number(&out, &exact, chart->language, bar->value);
    }
    if (chart->stacking == CHART_PERCENT && bar->has_value)
        add_share(&out, chart, index);
    if (bar->has_target) {
        buf_add(&out, zh ? STR("，") : STR(", "));
        buf_add(&out, chart_target_text(arena, chart, bar));
    }
    str text = arena_copy(arena, buf_str(&out));
    buf_finish(&out);
    return text;
}

struct extremes {
    size_t with_value;
    size_t missing;
    size_t most; /* index of the first of the largest values */
    size_t least;
    bool targets; /* there are none but targets: these are meant */
};

static bool has_actual(const struct chart *chart)
{
    for (size_t i = 0; i < chart->bar_count; i++)
        if (chart->bars[i].has_value && chart->bars[i].status != CHART_TARGET)
            return true;
    return false;
}

/* Targets lead and trail only among themselves. */
static struct extremes extremes_of(const struct chart *chart)
{
    struct extremes found = { .targets = !has_actual(chart) };
    for (size_t i = 0; i < chart->bar_count; i++) {
        const struct chart_bar *bar = &chart->bars[i];
        found.missing += !bar->has_value;
        if (!bar->has_value || (bar->status == CHART_TARGET) != found.targets)
            continue;
        if (found.with_value == 0 || decimal_compare(bar->value, chart->bars[found.most].value) > 0)
            found.most = i;
        if (found.with_value == 0 || decimal_compare(bar->value, chart->bars[found.least].value) < 0)
            found.least = i;
        found.with_value++;
    }
    return found;
}

static void add_one(struct buf *out, struct arena *arena, const struct chart *chart, size_t index, str zh_verb,
                    str en_verb)
{
    chart_add_name(out, chart, index);
    buf_add(out, chart->language == CHART_ZH ? zh_verb : en_verb);
    add_value(out, arena, chart, &chart->bars[index]);
}

static bool counts(const struct chart_bar *bar, const struct extremes *found)
{
    return bar->has_value && (bar->status == CHART_TARGET) == found->targets;
}

/* Over time: the first figure and the last. */
static void add_course(struct buf *out, struct arena *arena, const struct chart *chart, const struct extremes *found)
{
    size_t first = 0;
    while (!counts(&chart->bars[first], found))
        first++;
    size_t last = chart->bar_count - 1;
    while (!counts(&chart->bars[last], found))
        last--;
    bool zh = chart->language == CHART_ZH;
    add_one(out, arena, chart, first, STR("为"), STR(": "));
    buf_add(out, zh ? STR("，") : STR("; "));
    add_one(out, arena, chart, last, STR("为"), STR(": "));
    buf_add(out, zh ? STR("。") : STR(". "));
}

static void add_range(struct buf *out, struct arena *arena, const struct chart *chart, const struct extremes *found)
{
    bool zh = chart->language == CHART_ZH;
    bool rank = chart->kind == CHART_RANK;
    size_t leader = rank ? found->least : found->most;
    size_t trailer = rank ? found->most : found->least;
    if (decimal_compare(chart->bars[leader].value, chart->bars[trailer].value) == 0) {
        buf_add(out, zh ? STR("各项均为") : STR("All are "));
        add_value(out, arena, chart, &chart->bars[leader]);
    } else {
        add_one(out, arena, chart, leader, rank ? STR("居前，为") : STR("最高，为"),
                rank ? STR(" leads: ") : STR(" is highest: "));
        buf_add(out, zh ? STR("；") : STR("; "));
        add_one(out, arena, chart, trailer, rank ? STR("居后，为") : STR("最低，为"),
                rank ? STR(" is last: ") : STR(" is lowest: "));
    }
    buf_add(out, zh ? STR("。") : STR(". "));
}

static void add_highlighted(struct buf *out, struct arena *arena, const struct chart *chart,
                            const struct extremes *found)
{
    for (size_t i = 0; i < chart->bar_count; i++) {
        if (!chart->bars[i].highlighted || !chart->bars[i].has_value || i == found->most || i == found->least)
            continue;
        add_one(out, arena, chart, i, STR("为"), STR(": "));
        buf_add(out, chart->language == CHART_ZH ? STR("。") : STR(". "));
        return;
    }
}

static void add_missing(struct buf *out, const struct chart *chart, size_t missing)
{
    bool zh = chart->language == CHART_ZH;
    size_t named = 0;
    buf_add(out, zh ? STR("") : STR("No data: "));
    for (size_t i = 0; i < chart->bar_count && named < NAMES_MAX; i++) {
        if (chart->bars[i].has_value)
            continue;
        if (named++ > 0)
            buf_add(out, zh ? STR("、") : STR(", "));
        chart_add_name(out, chart, i);
    }
    if (missing > named)
        buf_format(out, zh ? "等%zu项" : " and %zu more", zh ? missing : missing - named);
    buf_add(out, zh ? STR("无数据。") : STR("."));
}

/* "堆积条形图，共3项（高新技术企业、科技型企业）。" */
static void add_kind(struct buf *out, const struct chart *chart)
{
    static const str names_zh[] = { STR_INIT("条形图"),         STR_INIT("柱形图"), STR_INIT("子弹图"),
                                    STR_INIT("时间序列柱形图"), STR_INIT("位次图"), STR_INIT("小型多图") };
    static const str names_en[] = { STR_INIT("Bar chart"),          STR_INIT("Column chart"),
                                    STR_INIT("Bullet chart"),       STR_INIT("Columns over time"),
                                    STR_INIT("Chart of positions"), STR_INIT("Small multiples") };
    static const str stacked_zh[] = { STR_INIT(""), STR_INIT("堆积"), STR_INIT("百分比堆积") };
    static const str stacked_en[] = { STR_INIT(""), STR_INIT(", stacked"), STR_INIT(", stacked as shares") };
    bool zh = chart->language == CHART_ZH;
    buf_add(out, zh ? stacked_zh[chart->stacking] : names_en[chart->kind]);
    buf_add(out, zh ? names_zh[chart->kind] : stacked_en[chart->stacking]);
    if (chart->scale == CHART_LOG)
        buf_add(out, zh ? STR("（对数刻度）") : STR(" on a logarithmic scale"));
}

/* What a stacked chart is about: the totals; of shares, those of the first series. */
static struct chart told_of_stacks(struct arena *arena, const struct chart *chart)
{
    struct chart told = chart_of_totals(arena, chart);
    if (chart->stacking == CHART_STACKED)
        return told;
    size_t groups = told.bar_count;
    struct chart_bar *shares = arena_array(arena, struct chart_bar, groups);
    for (size_t i = 0; i < groups; i++) {
        shares[i] = told.bars[i];
        shares[i].bound = shares[i].bound == CHART_EQ ? CHART_EQ : CHART_APPROX;
        shares[i].value = chart_share(chart, &told.bars[i], i * chart->series_count);
    }
    told.bars = shares;
    told.format = (struct chart_format){ .unit = STR("%") };
    return told;
}

str chart_describe(struct arena *arena, const struct chart *chart)
{
    bool stacked = chart->stacking != CHART_BESIDE && chart->series_count > 1;
    struct chart told = stacked ? told_of_stacks(arena, chart) : *chart;
    struct extremes found = extremes_of(&told);
    bool zh = chart->language == CHART_ZH;
    struct buf out;
    buf_init(&out);
    add_kind(&out, chart);
    buf_format(&out, zh ? "，共%zu项。" : " of %zu items. ", told.bar_count);
    if (stacked && chart->stacking == CHART_PERCENT)
        buf_format(&out, zh ? "%.*s所占比重：" : "Share of %.*s: ", STR_ARG(chart->series[0]));
    else if (stacked)
        buf_add(&out, zh ? STR("合计：") : STR("Totals: "));
    if (found.with_value > 1 && told.kind == CHART_TIME && told.series_count <= 1)
        add_course(&out, arena, &told, &found);
    if (found.with_value == 1) {
        add_one(&out, arena, &told, found.most, STR("为"), STR(": "));
        buf_add(&out, zh ? STR("。") : STR(". "));
    } else if (found.with_value > 1) {
        add_range(&out, arena, &told, &found);
        add_highlighted(&out, arena, &told, &found);
    }
    if (found.missing > 0)
        add_missing(&out, &told, found.missing);
    str text = arena_copy(arena, str_trim(buf_str(&out)));
    buf_finish(&out);
    return text;
}
