/* Stacks: the series of a group laid end to end.
 *
 *     甲区  |██ 12家 ██|▒▒▒▒ 30家 ▒▒▒▒|░ 4 ░|  46家
 *
 * Of a part only the words that fit on it stand there, on a ground of their own; all of them stand in its tooltip. */
#include "chart_internal.h"

enum {
    CHIP_PAD = 4 * CHART_UNIT, /* around the words on a part */
    CHIP_HIGH = 15 * CHART_UNIT,
};

/* What is known of a sum of two values: over 3 and 2 are over 5, over 3 and under 2 are about 5. */
static enum chart_bound sum_bound(enum chart_bound a, enum chart_bound b)
{
    if (a == b || b == CHART_EQ)
        return a;
    return a == CHART_EQ ? b : CHART_APPROX;
}

/* What sets a stack apart: the note that all its parts have; where they differ, that they do. */
static str note_of(const struct chart *chart, const struct chart_bar *parts)
{
    bool alike = true, any = false;
    for (size_t i = 0; i < chart->series_count; i++) {
        alike = alike && str_eq(parts[i].note, parts[0].note);
        any = any || parts[i].note.len > 0;
    }
    if (!any || alike)
        return parts[0].note;
    return chart->language == CHART_ZH ? STR("部分另有说明") : STR("some parts differ");
}

struct chart_bar chart_stack_total(const struct chart *chart, size_t group)
{
    size_t series = chart->series_count;
    const struct chart_bar *parts = &chart->bars[group * series];
    struct chart_bar total = { .label = parts[0].label,
                               .full_label = parts[0].full_label,
                               .highlighted = parts[0].highlighted,
                               .note = note_of(chart, parts),
                               .has_value = true };
    for (size_t i = 0; i < series; i++) {
        if (!parts[i].has_value || !decimal_add(total.value, parts[i].value, &total.value)) {
            total.has_value = false;
            continue;
        }
        total.bound = sum_bound(total.bound, parts[i].bound);
        if (parts[i].status == CHART_TARGET || total.status == CHART_ACTUAL)
            total.status = parts[i].status;
    }
    total.value = decimal_normal(total.value);
    if (chart->stacking == CHART_PERCENT && decimal_sign(total.value) == 0)
        total.has_value = false; /* of nothing there are no shares */
    if (!total.has_value) {
        /* What is known of it is less than all, and of shares nothing. */
        total.bound = CHART_GE;
        if (chart->stacking == CHART_PERCENT)
            total.value = DECIMAL_ZERO;
    }
    return total;
}

struct chart chart_of_totals(struct arena *arena, const struct chart *chart)
{
    size_t groups = chart->bar_count / chart->series_count;
    struct chart_bar *totals = arena_array(arena, struct chart_bar, groups);
    for (size_t i = 0; i < groups; i++)
        totals[i] = chart_stack_total(chart, i);
    struct chart copy = *chart;
    copy.bars = totals;
    copy.bar_count = groups;
    copy.series_count = 0;
    copy.stacking = CHART_BESIDE;
    return copy;
}

struct decimal chart_share(const struct chart *chart, const struct chart_bar *total, size_t index, int places)
{
    struct decimal hundredfold, share;
    bool known = chart->bars[index].has_value && decimal_sign(total->value) > 0 &&
                 decimal_shift(chart->bars[index].value, 2, &hundredfold) &&
                 decimal_divide(hundredfold, total->value, places, &share);
    return known ? decimal_normal(share) : DECIMAL_ZERO;
}

void chart_add_share(struct buf *out, const struct chart *chart, const struct chart_bar *total, size_t index)
{
    struct chart_format percent = { .unit = STR("%") };
    const struct chart_bar *bar = &chart->bars[index];
    bool zh = chart->language == CHART_ZH;
    struct decimal share = chart_share(chart, total, index, 1);
    if (total->bound != CHART_EQ || bar->bound != CHART_EQ) {
        buf_add(out, zh ? STR("约") : STR("about "));
        chart_add_number(out, &percent, chart->language, share);
    } else if (decimal_sign(share) == 0 && decimal_sign(bar->value) > 0) {
        buf_add(out, zh ? STR("不到0.1%") : STR("under 0.1%"));
    } else if (decimal_compare(share, decimal_from(100)) == 0 && decimal_compare(bar->value, total->value) != 0) {
        buf_add(out, zh ? STR("99.9%以上") : STR("over 99.9%"));
    } else {
        chart_add_number(out, &percent, chart->language, share);
    }
}

/* What stands on a part: its value, or its share. */
static str part_text(struct chart_layout *layout, const struct chart_bar *total, size_t index)
{
    const struct chart *chart = layout->chart;
    if (chart->stacking == CHART_STACKED)
        return chart_value_text(layout->arena, chart, &chart->bars[index]);
    struct buf text;
    buf_init(&text);
    chart_add_share(&text, chart, total, index);
    str copy = arena_copy(layout->arena, buf_str(&text));
    buf_finish(&text);
    return copy;
}

static void put_chip(struct chart_layout *layout, const struct chart_item *part, str text)
{
    int width = chart_style_width(CHART_STYLE_SMALL, text) + 2 * CHIP_PAD;
    if (width + CHIP_PAD > part->width || CHIP_HIGH > part->height)
        return;
    int x = part->x + part->width / 2;
    int y = part->y + part->height / 2;
    chart_put_rect(layout, CHART_STYLE_CHIP, x - width / 2, y - CHIP_HIGH / 2, width, CHIP_HIGH);
    chart_put_text(layout, CHART_STYLE_SMALL, CHART_MIDDLE, x, chart_baseline(CHART_STYLE_SMALL, y), text);
}

/* The part from one distance from the stack's begin to another. Its shape is the beam's stretch between them, pale if it is
 * an upper bound; the end of the last one drawn is that of the total. */
static void put_part(struct chart_layout *layout, const struct chart_beam *beam, const struct chart_bar *total,
                     size_t index, int from, int to, bool last)
{
    const struct chart_bar *bar = &layout->chart->bars[index];
    bool shares = layout->chart->stacking == CHART_PERCENT;
    struct chart_beam part = *beam;
    part.series = (int)(index % layout->series) + 1;
    part.zero = beam->zero + (beam->standing ? -from : from);
    part.end = beam->zero + (beam->standing ? -to : to);
    chart_put_bar(layout, index);
    size_t shape = layout->count;
    chart_put_beam_ending(layout, &part, bar, last && !shares ? total->bound : CHART_EQ);
    struct chart_item body = layout->items[shape];
    put_chip(layout, &body, part_text(layout, total, index));
    chart_put_bar_end(layout);
}

/* How far from the stack's begin each part ends. */
static int *measure_parts(struct chart_layout *layout, const struct chart_beam *beam, size_t group)
{
    struct chart_axis whole = { .high = layout->lanes[group].value };
    int length = beam->standing ? beam->zero - beam->end : beam->end - beam->zero;
    int *ends = arena_array(layout->arena, int, layout->series);
    struct decimal sum = DECIMAL_ZERO;
    for (size_t i = 0; i < layout->series && decimal_sign(whole.high) > 0; i++) {
        const struct chart_bar *part = &layout->chart->bars[group * layout->series + i];
        if (part->has_value)
            decimal_add(sum, part->value, &sum);
        ends[i] = chart_axis_place(&whole, sum, length);
    }
    return ends;
}

void chart_put_stack(struct chart_layout *layout, const struct chart_beam *beam, size_t group)
{
    const int *ends = measure_parts(layout, beam, group);
    size_t last = layout->series;
    while (last > 0 && (last > 1 ? ends[last - 2] : 0) == ends[last - 1])
        last--;
    for (size_t i = 0, from = 0; i < last; from = (size_t)ends[i++])
        if ((size_t)ends[i] > from)
            put_part(layout, beam, &layout->lanes[group], group * layout->series + i, (int)from, ends[i],
                     i + 1 == last);
}
