/* How many charts of 40 bars are drawn a second on one core. `meson test --benchmark` in a build of buildtype
 * release. */
#include "chart.h"

#include "bench.h"

#include <stdio.h>

enum {
    BARS = 40,
    CHARTS = 2000, /* drawn in one measurement: a tenth of a second or so */
    REPEATS = 9,   /* measurements */
};

static const char *const names[] = { "大足", "荣昌", "铜梁", "璧山", "永川", "合川", "潼南", "綦江", "涪陵", "万州" };

static struct chart make_chart(struct arena *arena, enum chart_kind kind)
{
    struct chart_bar *bars = arena_array(arena, struct chart_bar, BARS);
    for (int i = 0; i < BARS; i++)
        bars[i] = (struct chart_bar){
            .label = arena_format(arena, "%s%d", names[i % 10], i),
            .href = arena_format(arena, "../articles/a.html#f%d", i),
            .has_value = i % 13 != 12,
            .value = { 1940 - i * 37, 1 },
            .bound = i % 7 == 3 ? CHART_GE : CHART_EQ,
            .status = i % 11 == 5 ? CHART_ESTIMATE : CHART_ACTUAL,
            .note = i % 9 == 4 ? STR("2022年") : STR(""),
            .highlighted = i == 3,
        };
    return (struct chart){
        .kind = kind,
        .title = STR("高新技术企业数"),
        .format = { .unit = STR("家"), .shorten = true },
        .source = STR("市科技局"),
        .id = STR("bench"),
        .bars = bars,
        .bar_count = BARS,
    };
}

static void measure(const char *name, enum chart_kind kind, enum chart_form form)
{
    struct arena arena, scratch;
    arena_init(&arena);
    arena_init(&scratch);
    struct diags diags;
    diags_init(&diags);
    struct buf out;
    buf_init(&out);
    struct chart chart = make_chart(&arena, kind);
    double rates[REPEATS];
    for (int repeat = 0; repeat < REPEATS; repeat++) {
        double begin = bench_seconds();
        for (int i = 0; i < CHARTS; i++) {
            struct arena_mark mark = arena_mark(&scratch);
            buf_clear(&out);
            chart_draw(&scratch, &chart, form, &out, &diags);
            arena_rewind(&scratch, mark);
        }
        rates[repeat] = CHARTS / (bench_seconds() - begin);
    }
    bench_sort(rates, REPEATS);
    printf("%-20s %6zu bytes   median %6.0f charts/s   best %6.0f charts/s\n", name, out.len, rates[REPEATS / 2],
           rates[REPEATS - 1]);
    buf_finish(&out);
    diags_finish(&diags);
    arena_finish(&scratch);
    arena_finish(&arena);
}

int main(void)
{
    measure("bars, inline", CHART_BARS, CHART_INLINE);
    measure("bars, standalone", CHART_BARS, CHART_STANDALONE);
    measure("columns, inline", CHART_COLUMNS, CHART_INLINE);
    measure("time, inline", CHART_TIME, CHART_INLINE);
    return 0;
}
