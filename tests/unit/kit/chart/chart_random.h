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

static inline struct chart_bar random_bar(struct arena *arena, unsigned *seed, bool rank)
{
    struct chart_bar bar = { .label = random_text(arena, seed, next_random(seed) % 5 ? 8 : 300),
                             .note = random_text(arena, seed, 6) };
    if (next_random(seed) % 3)
        bar.note = STR("");
    bar.has_value = next_random(seed) % 6 > 0;
    bar.value.scale = rank ? 0 : (int32_t)(next_random(seed) % 4);
    bar.value.coefficient = (int64_t)(next_random(seed) % 100000) + 1;
    if (!rank && next_random(seed) % 8 == 0)
        bar.value.coefficient *= -(int64_t)(next_random(seed) % 1000);
    if (!rank && next_random(seed) % 8 == 0)
        bar.value.coefficient *= 900000;
    bar.bound = (enum chart_bound)(next_random(seed) % 4);
    bar.status = (enum chart_status)(next_random(seed) % 3);
    bar.highlighted = next_random(seed) % 7 == 0;
    bar.has_target = next_random(seed) % 5 == 0;
    bar.target = (struct decimal){ rank ? 3 : (int64_t)(next_random(seed) % 9000), 0 };
    bar.target_note = STR("2025年");
    return bar;
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
        if (decimal_sign(bars[i].value) < 0)
            bars[i].value = decimal_negate(bars[i].value);
        if (choice == 3 && decimal_sign(bars[i].value) == 0)
            bars[i].value.coefficient = 1;
        bars[i].has_target = bars[i].has_target && choice == 3;
        bars[i].target.coefficient += 1;
        if (choice < 3 && i % 5 == 0)
            bars[i].value.coefficient = 0;
    }
}

static inline struct chart random_chart(struct arena *arena, unsigned *seed, int i)
{
    static const str names[] = { STR_INIT("上年"),   STR_INIT("本年"),         STR_INIT("次年"),
                                 STR_INIT("2024年"), STR_INIT("2025年上半年"), STR_INIT("去") };
    static const int widths[] = { 240, 360, 640, 1280 };
    struct chart chart = { .kind = (enum chart_kind)(i % 6), .title = STR("题目"), .width = widths[i / 6 % 4] };
    chart.language = next_random(seed) % 3 ? CHART_ZH : CHART_EN;
    chart.format = (struct chart_format){ .unit = next_random(seed) % 2 ? STR("家") : STR("%"),
                                          .shorten = next_random(seed) % 2,
                                          .signs = next_random(seed) % 11 == 0 };
    chart.source = random_text(arena, seed, 40);
    chart.captioned = next_random(seed) % 2;
    chart.series = names;
    chart.series_count = chart.kind == CHART_BULLET || chart.kind == CHART_RANK ? 0
                         : chart.kind == CHART_MULTIPLES                        ? next_random(seed) % 6 + 1
                                                                                : next_random(seed) % 4;
    size_t series = chart.series_count > 1 ? chart.series_count : 1;
    chart.bar_count = (next_random(seed) % (i % 9 ? 12 : 60) + 1) * series;
    if (chart.bar_count > CHART_BARS_MAX)
        chart.bar_count = series;
    struct chart_bar *bars = arena_array(arena, struct chart_bar, chart.bar_count);
    for (size_t bar = 0; bar < chart.bar_count; bar++)
        bars[bar] = random_bar(arena, seed, chart.kind == CHART_RANK);
    chart.bars = bars;
    choose_lengths(&chart, bars, seed);
    return chart;
}

#endif
