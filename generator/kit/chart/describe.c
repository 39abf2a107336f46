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
    if (chart_has_series(chart)) {
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
    buf_add(out, chart->language == CHART_ZH ? STR("，占") : STR(", a share of "));
    chart_add_share(out, chart, &total, index);
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

/* What a description is about: the bars, or of a stacked chart the totals, of small multiples the last period. */
struct told {
    struct chart shown;             /* as words speak of it */
    const struct chart_bar *ranked; /* the same bars with values to be compared: shares that are not rounded */
    const struct chart *whole;      /* the chart itself */
};

enum { NOWHERE = 0xFFFFFF }; /* no bar has that index */

struct extremes {
    size_t counted;
    size_t most; /* index of the first of the largest values; NOWHERE: none */
    size_t least;
    bool most_is_sure; /* whatever the bounds allow, no other is larger */
    bool least_is_sure;
    bool targets; /* there are none but targets: these are meant */
    bool alike;   /* all that count say the very same */
    bool equal;   /* all that count have the same value */
};

static bool has_actual(const struct chart *chart)
{
    for (size_t i = 0; i < chart->bar_count; i++)
        if (chart->bars[i].has_value && chart->bars[i].status != CHART_TARGET)
            return true;
    return false;
}

static bool counts(const struct chart_bar *bar, const struct extremes *found)
{
    return bar->has_value && (bar->status == CHART_TARGET) == found->targets;
}

static bool is_plain(const struct chart_bar *bar)
{
    return bar->bound == CHART_EQ && bar->status == CHART_ACTUAL && bar->note.len == 0;
}

/* May the value be larger, or smaller, than its number? */
static bool rises(const struct chart_bar *bar)
{
    return bar->bound == (decimal_sign(bar->value) < 0 ? CHART_LE : CHART_GE);
}

static bool falls(const struct chart_bar *bar)
{
    return bar->bound == (decimal_sign(bar->value) < 0 ? CHART_GE : CHART_LE);
}

static void find_extremes(const struct told *told, struct extremes *found)
{
    const struct chart_bar *first = NULL;
    for (size_t i = 0; i < told->shown.bar_count; i++) {
        const struct chart_bar *bar = &told->ranked[i];
        if (!counts(bar, found))
            continue;
        first = first ? first : bar;
        found->counted++;
        found->equal = found->equal && decimal_compare(bar->value, first->value) == 0;
        found->alike = found->alike && found->equal && is_plain(bar);
        if (found->most == NOWHERE || decimal_compare(bar->value, told->ranked[found->most].value) > 0)
            found->most = i;
        if (found->least == NOWHERE || decimal_compare(bar->value, told->ranked[found->least].value) < 0)
            found->least = i;
    }
}

/* What is "over 120" may be more than 194: the largest number is then not for sure the largest value. */
static void judge_extremes(const struct told *told, struct extremes *found)
{
    for (size_t i = 0; i < told->shown.bar_count; i++) {
        const struct chart_bar *bar = &told->ranked[i];
        if (!counts(bar, found))
            continue;
        found->most_is_sure = found->most_is_sure && !(i == found->most ? falls(bar) : rises(bar));
        found->least_is_sure = found->least_is_sure && !(i == found->least ? rises(bar) : falls(bar));
    }
}

/* Targets lead and trail only among themselves. */
static struct extremes extremes_of(const struct told *told)
{
    struct extremes found = { .most = NOWHERE,
                              .least = NOWHERE,
                              .most_is_sure = true,
                              .least_is_sure = true,
                              .targets = !has_actual(&told->shown),
                              .alike = true,
                              .equal = true };
    find_extremes(told, &found);
    judge_extremes(told, &found);
    return found;
}

static void add_one(struct buf *out, struct arena *arena, const struct chart *chart, size_t index, str zh_verb,
                    str en_verb)
{
    chart_add_name(out, chart, index);
    buf_add(out, chart->language == CHART_ZH ? zh_verb : en_verb);
    add_value(out, arena, chart, &chart->bars[index]);
}

static void end_sentence(struct buf *out, const struct chart *chart)
{
    buf_add(out, chart->language == CHART_ZH ? STR("。") : STR(". "));
}

/* Over time: the first figure and the last. */
static void add_course(struct buf *out, struct arena *arena, const struct told *told, const struct extremes *found)
{
    const struct chart *chart = &told->shown;
    size_t first = 0;
    while (!counts(&chart->bars[first], found))
        first++;
    size_t last = chart->bar_count - 1;
    while (!counts(&chart->bars[last], found))
        last--;
    add_one(out, arena, chart, first, STR("为"), STR(": "));
    buf_add(out, chart->language == CHART_ZH ? STR("，") : STR("; "));
    add_one(out, arena, chart, last, STR("为"), STR(": "));
    end_sentence(out, chart);
}

/* The names of the bars that are as large as one that leads or trails, and mean the same. Returns how many. */
static size_t add_names_alike(struct buf *out, const struct told *told, const struct extremes *found, size_t index)
{
    bool zh = told->shown.language == CHART_ZH;
    size_t count = 0;
    for (size_t i = 0; i < told->shown.bar_count; i++) {
        const struct chart_bar *bar = &told->ranked[i];
        if (!counts(bar, found) || bar->bound != told->ranked[index].bound ||
            decimal_compare(bar->value, told->ranked[index].value) != 0)
            continue;
        if (count < NAMES_MAX) {
            buf_add(out, count == 0 ? STR("") : zh ? STR("、") : STR(", "));
            chart_add_name(out, &told->shown, i);
        }
        count++;
    }
    if (count > NAMES_MAX)
        buf_format(out, zh ? "等%zu项" : " and %zu more", zh ? count : count - NAMES_MAX);
    return count;
}

struct verbs {
    str zh;       /* "最高，为" */
    str zh_alike; /* "并列最高，为" */
    str en;       /* " is highest: " */
    str en_alike; /* " are highest: " */
};

static void add_extreme(struct buf *out, struct arena *arena, const struct told *told, const struct extremes *found,
                        size_t index, const struct verbs *verbs)
{
    const struct chart *chart = &told->shown;
    struct chart_bar bar = chart->bars[index];
    bool several = add_names_alike(out, told, found, index) > 1;
    bool zh = chart->language == CHART_ZH;
    buf_add(out, zh ? (several ? verbs->zh_alike : verbs->zh) : (several ? verbs->en_alike : verbs->en));
    if (several)
        bar.note = STR(""); /* it may be that of one of them only */
    add_value(out, arena, chart, &bar);
}

/* Each as it is said of what is sure, and of what is the largest only among the numbers given. */
static const struct verbs highest[] = {
    { STR_INIT("最高，为"), STR_INIT("并列最高，为"), STR_INIT(" is highest: "), STR_INIT(" are highest: ") },
    { STR_INIT("的数字最大，为"), STR_INIT("的数字同为最大，为"), STR_INIT(" has the largest number given: "),
      STR_INIT(" have the largest number given: ") }
};
static const struct verbs lowest[] = {
    { STR_INIT("最低，为"), STR_INIT("并列最低，为"), STR_INIT(" is lowest: "), STR_INIT(" are lowest: ") },
    { STR_INIT("的数字最小，为"), STR_INIT("的数字同为最小，为"), STR_INIT(" has the smallest number given: "),
      STR_INIT(" have the smallest number given: ") }
};
static const struct verbs leading[] = {
    { STR_INIT("居前，为"), STR_INIT("并列居前，为"), STR_INIT(" leads: "), STR_INIT(" lead: ") },
    { STR_INIT("的位次数字最小，为"), STR_INIT("的位次数字同为最小，为"), STR_INIT(" has the first position given: "),
      STR_INIT(" have the first position given: ") }
};
static const struct verbs trailing[] = {
    { STR_INIT("居后，为"), STR_INIT("并列居后，为"), STR_INIT(" is last: "), STR_INIT(" are last: ") },
    { STR_INIT("的位次数字最大，为"), STR_INIT("的位次数字同为最大，为"), STR_INIT(" has the last position given: "),
      STR_INIT(" have the last position given: ") }
};

/* All have one value: said once, without what only some of them say of it. */
static void add_equal(struct buf *out, struct arena *arena, const struct told *told, const struct extremes *found)
{
    const struct chart *chart = &told->shown;
    bool zh = chart->language == CHART_ZH;
    size_t first = 0;
    while (!counts(&chart->bars[first], found))
        first++;
    struct chart_bar plain = { .has_value = true, .value = chart->bars[first].value };
    buf_add(out,
            found->alike ? (zh ? STR("各项均为") : STR("All are ")) : (zh ? STR("各项的数都是") : STR("All say ")));
    add_value(out, arena, chart, &plain);
    if (!found->alike)
        buf_add(out, zh ? STR("，界限、时期或状态不同") : STR(", with different bounds, periods or states"));
    end_sentence(out, chart);
}

static void add_range(struct buf *out, struct arena *arena, const struct told *told, const struct extremes *found)
{
    const struct chart *chart = &told->shown;
    if (found->equal) {
        add_equal(out, arena, told, found);
        return;
    }
    const struct verbs *most = &(chart->kind == CHART_RANK ? trailing : highest)[!found->most_is_sure];
    const struct verbs *least = &(chart->kind == CHART_RANK ? leading : lowest)[!found->least_is_sure];
    bool rank = chart->kind == CHART_RANK;
    add_extreme(out, arena, told, found, rank ? found->least : found->most, rank ? least : most);
    buf_add(out, chart->language == CHART_ZH ? STR("；") : STR("; "));
    add_extreme(out, arena, told, found, rank ? found->most : found->least, rank ? most : least);
    end_sentence(out, chart);
}

static void add_highlighted(struct buf *out, struct arena *arena, const struct told *told, const struct extremes *found)
{
    const struct chart *chart = &told->shown;
    for (size_t i = 0; i < chart->bar_count; i++) {
        if (!chart->bars[i].highlighted || !chart->bars[i].has_value || i == found->most || i == found->least)
            continue;
        add_one(out, arena, chart, i, STR("为"), STR(": "));
        end_sentence(out, chart);
        return;
    }
}

/* A list of bars under one word: those without a figure, those of which only a part is known. */
struct listing {
    size_t count;
    size_t named;
};

static void list_bar(struct buf *out, const struct chart *chart, struct listing *listing, size_t index)
{
    if (listing->count++ >= NAMES_MAX)
        return;
    if (listing->named++ > 0)
        buf_add(out, chart->language == CHART_ZH ? STR("、") : STR(", "));
    chart_add_name(out, chart, index);
}

/* What is known of a bar without a value: of a stack that lacks one because a part does, or because it has none of which
 * there could be shares. */
enum knowledge { KNOWS_NOTHING, KNOWS_PARTS, KNOWS_ZERO };

static enum knowledge knowledge_of(const struct told *told, size_t group)
{
    const struct chart *whole = told->whole;
    size_t known = 0;
    for (size_t i = 0; chart_is_stacked(whole) && i < whole->series_count; i++)
        known += whole->bars[group * whole->series_count + i].has_value;
    return known == 0 ? KNOWS_NOTHING : known < whole->series_count ? KNOWS_PARTS : KNOWS_ZERO;
}

/* Names the bars without a value of which so much is known. */
static void add_missing(struct buf *out, const struct told *told, enum knowledge knowledge, str zh_word, str en_word)
{
    const struct chart *chart = &told->shown;
    bool zh = chart->language == CHART_ZH;
    struct listing listing = { .count = 0 };
    struct buf names;
    buf_init(&names);
    for (size_t i = 0; i < chart->bar_count; i++)
        if (!chart->bars[i].has_value && knowledge_of(told, i) == knowledge)
            list_bar(&names, chart, &listing, i);
    if (listing.count > 0) {
        buf_add(out, zh ? STR("") : en_word);
        buf_add(out, buf_str(&names));
        if (listing.count > listing.named)
            buf_format(out, zh ? "等%zu项" : " and %zu more", zh ? listing.count : listing.count - listing.named);
        buf_add(out, zh ? zh_word : STR(". "));
    }
    buf_finish(&names);
}

/* "甲区目标3.5%以上（2025年），乙区目标3%。" */
static void add_targets(struct buf *out, struct arena *arena, const struct chart *chart)
{
    bool zh = chart->language == CHART_ZH;
    size_t count = 0;
    for (size_t i = 0; i < chart->bar_count; i++) {
        if (!chart->bars[i].has_target || count++ >= NAMES_MAX)
            continue;
        buf_add(out, count == 1 ? STR("") : zh ? STR("，") : STR(", "));
        chart_add_name(out, chart, i);
        buf_add(out, zh ? STR("") : STR(" "));
        buf_add(out, chart_target_text(arena, chart, &chart->bars[i]));
    }
    if (count > NAMES_MAX)
        buf_format(out, zh ? "，共%zu项有目标" : ", %zu targets in all", count);
    if (count > 0)
        end_sentence(out, chart);
}

/* "堆积条形图（对数刻度）" */
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

/* "，共7项、5个时期。" */
static void add_counts(struct buf *out, const struct chart *chart)
{
    bool zh = chart->language == CHART_ZH;
    bool multiples = chart->kind == CHART_MULTIPLES;
    size_t series = chart->series_count > 1 || multiples ? chart->series_count : 1;
    size_t items = chart->bar_count / series;
    buf_format(out, zh ? "，共%zu项" : " of %zu item", items);
    if (!zh && items != 1)
        buf_add_char(out, 's');
    if (series > 1)
        buf_format(
            out, zh ? (multiples ? "、%zu个时期" : "、%zu个系列") : (multiples ? " in %zu periods" : " in %zu series"),
            series);
    end_sentence(out, chart);
}

static struct chart_bar *shares_of(struct arena *arena, const struct chart *chart, const struct chart *totals,
                                   int places)
{
    struct chart_bar *shares = arena_array(arena, struct chart_bar, totals->bar_count);
    for (size_t i = 0; i < totals->bar_count; i++) {
        shares[i] = totals->bars[i];
        shares[i].bound = shares[i].bound == CHART_EQ ? CHART_EQ : CHART_APPROX;
        shares[i].value = chart_share(chart, &totals->bars[i], i * chart->series_count, places);
    }
    return shares;
}

static struct told tell_stacks(struct arena *arena, const struct chart *chart)
{
    struct told told = { .shown = chart_of_totals(arena, chart), .whole = chart };
    told.ranked = told.shown.bars;
    if (chart->stacking == CHART_STACKED)
        return told;
    struct chart totals = told.shown;
    told.ranked = shares_of(arena, chart, &totals, 12);
    told.shown.bars = shares_of(arena, chart, &totals, 1);
    told.shown.format = (struct chart_format){ .unit = STR("%") };
    return told;
}

/* Of each panel the last period. */
static struct told tell_multiples(struct arena *arena, const struct chart *chart)
{
    struct told told = { .shown = *chart, .whole = chart };
    size_t groups = chart->bar_count / chart->series_count;
    struct chart_bar *bars = arena_array(arena, struct chart_bar, groups);
    for (size_t i = 0; i < groups; i++) {
        bars[i] = chart->bars[(i + 1) * chart->series_count - 1];
        bars[i].label = chart_bar_name(chart, i * chart->series_count);
        bars[i].full_label = STR("");
        bars[i].highlighted = chart->bars[i * chart->series_count].highlighted;
    }
    told.shown.bars = told.ranked = bars;
    told.shown.bar_count = groups;
    told.shown.series_count = 0;
    return told;
}

static struct told tell(struct arena *arena, const struct chart *chart)
{
    if (chart_is_stacked(chart))
        return tell_stacks(arena, chart);
    if (chart->kind == CHART_MULTIPLES)
        return tell_multiples(arena, chart);
    return (struct told){ .shown = *chart, .ranked = chart->bars, .whole = chart };
}

/* What the figures that follow are: "合计：", "2023年：". */
static void add_subject(struct buf *out, const struct chart *chart)
{
    bool zh = chart->language == CHART_ZH;
    if (chart->kind == CHART_MULTIPLES)
        buf_format(out, zh ? "%.*s：" : "%.*s: ", STR_ARG(chart->series[chart->series_count - 1]));
    else if (chart_is_stacked(chart) && chart->stacking == CHART_PERCENT)
        buf_format(out, zh ? "%.*s所占比重：" : "Share of %.*s: ", STR_ARG(chart->series[0]));
    else if (chart_is_stacked(chart))
        buf_add(out, zh ? STR("合计：") : STR("Totals: "));
}

str chart_describe(struct arena *arena, const struct chart *chart)
{
    struct told told = tell(arena, chart);
    struct extremes found = extremes_of(&told);
    struct buf out;
    buf_init(&out);
    add_kind(&out, chart);
    add_counts(&out, chart);
    if (found.counted > 0)
        add_subject(&out, chart);
    if (found.counted > 1 && chart->kind == CHART_TIME && chart->series_count <= 1)
        add_course(&out, arena, &told, &found);
    if (found.counted == 1) {
        size_t only = 0;
        while (!counts(&told.shown.bars[only], &found))
            only++;
        add_one(&out, arena, &told.shown, only, STR("为"), STR(": "));
        end_sentence(&out, chart);
    } else if (found.counted > 1) {
        add_range(&out, arena, &told, &found);
        add_highlighted(&out, arena, &told, &found);
    }
    add_targets(&out, arena, &told.shown);
    add_missing(&out, &told, KNOWS_ZERO, STR("合计为0。"), STR("Total 0: "));
    add_missing(&out, &told, KNOWS_PARTS, STR("数据不全。"), STR("Incomplete: "));
    add_missing(&out, &told, KNOWS_NOTHING, STR("无数据。"), STR("No data: "));
    str text = arena_copy(arena, str_trim(buf_str(&out)));
    buf_finish(&out);
    return text;
}
