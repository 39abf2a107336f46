/* Charts that look random and are the same everywhere: of every kind, width and form, with hostile texts. */
#ifndef KC_TEST_CHART_RANDOM_H
#define KC_TEST_CHART_RANDOM_H

#include "chart_internal.h"

/* A number that looks random and is the same everywhere. */
static inline unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static inline str random_text(struct arena *arena, unsigned *seed, size_t most)
{
    static const char *const pieces[] = { "区",  "高新技术", "A",  "w W",  "，", "（",   "）",
                                          "1.5", "…",        "<&", "Long", " ",  "\x01", "\xFF" };
    struct buf text;
    buf_init(&text);
    for (size_t i = next_random(seed) % most; i > 0; i--)
        buf_add(&text, str_from(pieces[next_random(seed) % (sizeof pieces / sizeof pieces[0])]));
    str copy = arena_copy(arena, buf_str(&text));
    buf_finish(&text);
    return copy;
}

/* A number up to `most`; 0: of any magnitude. */
static inline struct decimal random_value(unsigned *seed, unsigned most)
{
    struct decimal value = { (int64_t)(next_random(seed) % (most ? most : 100000)) + 1,
                             most ? 0 : (int32_t)(next_random(seed) % 4) };
    unsigned odd = next_random(seed) % 12;
    if (odd == 0)
        value.coefficient = 0;
    if (odd == 1)
        value.coefficient = -value.coefficient;
    if (most == 0 && odd == 2)
        value.coefficient *= -(int64_t)(next_random(seed) % 1000);
    if (most == 0 && odd == 3)
        value.coefficient *= 900000;
    return value;
}

/* How the bars of a chart are chosen. */
struct random_kind {
    bool rank;
    unsigned most;  /* the largest value, so that many bars are long and end near each other's; 0: of any magnitude */
    unsigned plain; /* of so many bars one is not like most: without a value, not exact, an estimate, … */
};

static inline struct decimal random_length(unsigned *seed, const struct random_kind *kind)
{
    if (kind->rank)
        return decimal_from((int64_t)(next_random(seed) % (kind->most ? kind->most : 100000)) + 1);
    return random_value(seed, kind->most);
}

static inline bool is_odd_one(unsigned *seed, const struct random_kind *kind)
{
    return next_random(seed) % kind->plain == 0;
}

static inline struct chart_bar random_bar(struct arena *arena, unsigned *seed, const struct random_kind *kind)
{
    struct chart_bar bar = { .label = random_text(arena, seed, next_random(seed) % 5 ? 8 : 300) };
    if (is_odd_one(seed, kind))
        bar.note = random_text(arena, seed, 6);
    bar.has_value = next_random(seed) % 6 > 0 || !is_odd_one(seed, kind);
    bar.value = random_length(seed, kind);
    if (is_odd_one(seed, kind))
        bar.bound = (enum chart_bound)(next_random(seed) % 4);
    if (is_odd_one(seed, kind))
        bar.status = (enum chart_status)(next_random(seed) % 3);
    bar.highlighted = next_random(seed) % 7 == 0;
    bar.has_target = next_random(seed) % 5 == 0;
    bar.target = random_length(seed, kind);
    bar.target_bound = (enum chart_bound)(next_random(seed) % 4);
    bar.target_note = next_random(seed) % 3 ? STR("2025年") : random_text(arena, seed, 6);
    return bar;
}

static inline struct decimal above_zero(struct decimal value)
{
    if (decimal_sign(value) == 0)
        return decimal_from(1);
    return decimal_sign(value) < 0 ? decimal_negate(value) : value;
}

/* Makes a random chart one that can be stacked, or stand on a logarithmic scale. */
static inline void choose_lengths(struct chart *chart, struct chart_bar *bars, unsigned *seed)
{
    bool plain = chart->kind == CHART_BARS || chart->kind == CHART_COLUMNS || chart->kind == CHART_TIME;
    unsigned choice = next_random(seed) % 4;
    if (!plain || choice == 0)
        return;
    if (choice == 3)
        chart->scale = CHART_LOG;
    else if (chart->series_count > 1)
        chart->stacking = (enum chart_stacking)choice;
    for (size_t i = 0; i < chart->bar_count; i++) {
        bars[i].value = above_zero(bars[i].value);
        bars[i].target = above_zero(bars[i].target);
        bars[i].has_target = bars[i].has_target && choice == 3;
        if (choice < 3 && i % 5 == 0)
            bars[i].value.coefficient = 0;
    }
}

static inline const str *random_names(struct arena *arena, unsigned *seed)
{
    static const str names[] = { STR_INIT("上年"),
                                 STR_INIT("2025年上半年"),
                                 STR_INIT("a"),
                                 STR_INIT("Long name of a series"),
                                 STR_INIT("规模以上工业企业"),
                                 STR_INIT("1—6月（预计）") };
    str *all = arena_array(arena, str, CHART_PERIODS_MAX);
    size_t first = next_random(seed) % 12;
    for (size_t i = 0; i < CHART_PERIODS_MAX; i++)
        all[i] = i + first < 6 ? names[i + first] : arena_format(arena, "%zu年", 2000 + i);
    return all;
}

static inline struct chart random_chart(struct arena *arena, unsigned *seed, int i)
{
    static const int widths[] = { 240, 360, 640, 1280 };
    static const str units[] = { STR_INIT("家"), STR_INIT("%"), STR_INIT(""), STR_INIT("万元/平方公里"),
                                 STR_INIT("people") };
    struct chart chart = { .kind = (enum chart_kind)(i % 6), .width = widths[i / 6 % 4] };
    static const unsigned magnitudes[] = { 0, 9, 20, 1000 };
    struct random_kind bars_kind = { chart.kind == CHART_RANK, magnitudes[next_random(seed) % 4],
                                     next_random(seed) % 3 * 4 + 1 };
    if (next_random(seed) % 2)
        chart.width += (int)(next_random(seed) % 120);
    chart.title = arena_join(arena, STR("题目"), random_text(arena, seed, next_random(seed) % 5 ? 8 : 60));
    chart.language = next_random(seed) % 3 ? CHART_ZH : CHART_EN;
    chart.format = (struct chart_format){ .unit = units[next_random(seed) % 5],
                                          .shorten = next_random(seed) % 2,
                                          .signs = next_random(seed) % 11 == 0 };
    chart.source = random_text(arena, seed, 40);
    chart.captioned = next_random(seed) % 2;
    chart.series = random_names(arena, seed);
    chart.rank_of = bars_kind.rank && next_random(seed) % 2 ? 100000 : 0;
    chart.series_count = chart.kind == CHART_BULLET || chart.kind == CHART_RANK ? 0
                         : chart.kind == CHART_MULTIPLES ? next_random(seed) % (i % 5 ? 6 : CHART_PERIODS_MAX) + 1
                                                         : next_random(seed) % 5;
    size_t series = chart.series_count > 1 ? chart.series_count : 1;
    chart.bar_count = (next_random(seed) % (i % 9 ? 12 : 60) + 1) * series;
    if (chart.bar_count > CHART_BARS_MAX)
        chart.bar_count = series;
    struct chart_bar *bars = arena_array(arena, struct chart_bar, chart.bar_count);
    for (size_t bar = 0; bar < chart.bar_count; bar++)
        bars[bar] = random_bar(arena, seed, &bars_kind);
    chart.bars = bars;
    choose_lengths(&chart, bars, seed);
    return chart;
}

#endif
