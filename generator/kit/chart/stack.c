/* Stacks: the series of a group laid end to end.
 *
 *     甲区  |██ 12家 ██|▒▒▒▒ 30家 ▒▒▒▒|░ 4 ░|  46家
 *
 * Of a part only the words that fit on it stand there, on a ground of their own; all of them stand in its tooltip. */
#include "chart_internal.h"

enum {
    CHIP_PAD = 4 * CHART_UNIT, /* around the words on a part */
    CHIP_HIGH = 15 * CHART_UNIT,
    PALE = 45, /* opacity in percent of a part that is an upper bound */
};

/* What is known of a sum of two values: over 3 and 2 are over 5, over 3 and under 2 are about 5. */
static enum chart_bound sum_bound(enum chart_bound a, enum chart_bound b)
{
    if (a == b || b == CHART_EQ)
        return a;
    return a == CHART_EQ ? b : CHART_APPROX;
}

struct chart_bar chart_stack_total(const struct chart *chart, size_t group)
{
    size_t series = chart->series_count;
    const struct chart_bar *parts = &chart->bars[group * series];
    struct chart_bar total = { .label = parts[0].label,
                               .full_label = parts[0].full_label,
                               .highlighted = parts[0].highlighted,
                               .has_value = true };
    for (size_t i = 0; i < series; i++) {
        total.has_value =
            total.has_value && parts[i].has_value && decimal_add(total.value, parts[i].value, &total.value);
        total.bound = sum_bound(total.bound, parts[i].bound);
        if (parts[i].status == CHART_TARGET || total.status == CHART_ACTUAL)
            total.status = parts[i].status;
    }
    total.value = total.has_value ? decimal_normal(total.value) : DECIMAL_ZERO;
    if (!total.has_value)
        total.bound = CHART_EQ;
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

struct decimal chart_share(const struct chart *chart, const struct chart_bar *total, size_t index)
{
    struct decimal hundredfold, share;
    bool known = chart->bars[index].has_value && decimal_sign(total->value) > 0 &&
                 decimal_shift(chart->bars[index].value, 2, &hundredfold) &&
                 decimal_divide(hundredfold, total->value, 1, &share);
    return known ? decimal_normal(share) : DECIMAL_ZERO;
}

/* What stands on a part: its value, or its share. */
static str part_text(struct chart_layout *layout, const struct chart_bar *total, size_t index)
{
    const struct chart *chart = layout->chart;
    if (chart->stacking == CHART_STACKED)
        return chart_value_text(layout->arena, chart, &chart->bars[index]);
    struct buf text;
    buf_init(&text);
    struct chart_format percent = { .unit = STR("%") };
    chart_add_number(&text, &percent, chart->language, chart_share(chart, total, index));
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

/* The part from one distance from the stack's begin to another. Its shape is the beam's stretch between them. */
static void put_part(struct chart_layout *layout, const struct chart_beam *beam, const struct chart_bar *total,
                     size_t index, int from, int to)
{
    const struct chart_bar *bar = &layout->chart->bars[index];
    struct chart_beam part = *beam;
    part.series = index % layout->series;
    part.zero = beam->zero + (beam->standing ? -from : from);
    part.end = beam->zero + (beam->standing ? -to : to);
    chart_put_bar(layout, index);
    if (to > from) {
        struct chart_bar plain = *bar;
        bool last = (index + 1) % layout->series == 0;
        plain.bound = last && layout->chart->stacking == CHART_STACKED ? total->bound : CHART_EQ;
        size_t shape = layout->count;
        chart_put_beam(layout, &part, &plain);
        if (bar->bound == CHART_LE)
            layout->items[shape].opacity = PALE;
        struct chart_item body = layout->items[shape];
        put_chip(layout, &body, part_text(layout, total, index));
    }
    chart_put_bar_end(layout);
}

void chart_put_stack(struct chart_layout *layout, const struct chart_beam *beam, size_t group)
{
    const struct chart_bar *total = &layout->lanes[group];
    int length = beam->standing ? beam->zero - beam->end : beam->end - beam->zero;
    struct decimal sum = DECIMAL_ZERO;
    int from = 0;
    for (size_t i = 0; i < layout->series; i++) {
        size_t index = group * layout->series + i;
        decimal_add(sum, layout->chart->bars[index].value, &sum);
        struct chart_axis whole = { .high = total->value };
        int to = decimal_sign(total->value) > 0 ? chart_axis_place(&whole, sum, length) : 0;
        put_part(layout, beam, total, index, from, to);
        from = to;
    }
}
