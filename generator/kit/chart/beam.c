/* A bar's shape, with the marks that say how sure its value is.
 *
 *     exact   |██████████|         at least  |██████████ ▌▎      at most  |░░░░░░░░░░┃
 *     about   |████████▓▒░         estimate  |//////////|        target   |┈┈┈┈┈┈┈┈┈┈| */
#include "chart_internal.h"

#include <stdlib.h>

enum {
    LEAST_LENGTH = 75, /* of a value that is not zero: always to be seen */
    CAP_OVER = 300,    /* how far caps and target lines reach past a bar's sides: not as far as to its neighbours */
    SOFT = 600,        /* how far before and after the value a soft end reaches */
    OPEN = 900,        /* the slivers of an open end: gap 2, 3 wide, gap 2, 2 wide */
};

int chart_beam_overhang(const struct chart_bar *bar)
{
    static const int overhangs[] = { 0, OPEN, 150, SOFT };
    return overhangs[bar->bound];
}

/* A stretch of the beam between two distances from its zero. */
static struct chart_item *put_part(struct chart_layout *layout, const struct chart_beam *beam, enum chart_style style,
                                   int from, int to)
{
    int length = to - from;
    struct chart_item *item;
    if (beam->standing) {
        int y = beam->sign > 0 ? beam->zero - to : beam->zero + from;
        item = chart_put_rect(layout, style, beam->side, y, beam->breadth, length);
    } else {
        int x = beam->sign > 0 ? beam->zero + from : beam->zero - to;
        item = chart_put_rect(layout, style, x, beam->side, length, beam->breadth);
    }
    item->series = beam->series;
    return item;
}

static void put_sliver(struct chart_layout *layout, const struct chart_beam *beam, int from, int to, int opacity)
{
    put_part(layout, beam, CHART_STYLE_BAR, from, to)->opacity = opacity;
}

/* The pattern of a series' bars; the first has none. */
static enum chart_fill series_fill(int series)
{
    return series > 1 ? CHART_FILL_SERIES_2 + (enum chart_fill)(series - 2) : CHART_FILL_PLAIN;
}

/* The solid stretch from zero on. */
static void put_body(struct chart_layout *layout, const struct chart_beam *beam, const struct chart_bar *bar,
                     int length)
{
    if (length <= 0)
        return;
    if (bar->status == CHART_TARGET) {
        put_part(layout, beam, CHART_STYLE_OUTLINE, 0, length);
        return;
    }
    enum chart_style style = bar->bound == CHART_LE ? CHART_STYLE_PALE : CHART_STYLE_BAR;
    struct chart_item *body = put_part(layout, beam, style, 0, length);
    body->fill = series_fill(beam->series);
    body->hatched = bar->status == CHART_ESTIMATE;
    layout->fills[body->fill] = true;
    layout->fills[CHART_FILL_HATCH] |= body->hatched;
}

static void put_across(struct chart_layout *layout, const struct chart_beam *beam, enum chart_style style, int place)
{
    int over = beam->breadth / 6 < CAP_OVER ? beam->breadth / 6 : CAP_OVER;
    int reach = beam->breadth + 2 * over;
    struct chart_item *line = beam->standing ? chart_put_line(layout, style, beam->side - over, place, reach, 0)
                                             : chart_put_line(layout, style, place, beam->side - over, 0, reach);
    line->series = style == CHART_STYLE_CAP ? beam->series : 0;
}

void chart_put_beam_ending(struct chart_layout *layout, const struct chart_beam *beam, const struct chart_bar *bar,
                           enum chart_bound end)
{
    int length = abs(beam->end - beam->zero);
    if (length < LEAST_LENGTH && decimal_sign(bar->value) != 0)
        length = LEAST_LENGTH;
    int solid = end != CHART_APPROX ? length : length > SOFT ? length - SOFT : 0;
    put_body(layout, beam, bar, solid);
    if (end == CHART_GE) {
        put_sliver(layout, beam, length + 200, length + 500, 0);
        put_sliver(layout, beam, length + 700, length + OPEN, 0);
    }
    if (end == CHART_APPROX)
        for (int i = 0; i < 3; i++)
            put_sliver(layout, beam, solid + (length + SOFT - solid) * i / 3,
                       solid + (length + SOFT - solid) * (i + 1) / 3, 75 - 25 * i);
    if (end == CHART_LE)
        put_across(layout, beam, CHART_STYLE_CAP, beam->end);
}

void chart_put_beam(struct chart_layout *layout, const struct chart_beam *beam, const struct chart_bar *bar)
{
    chart_put_beam_ending(layout, beam, bar, bar->bound);
}

void chart_put_target(struct chart_layout *layout, const struct chart_beam *beam, int place)
{
    put_across(layout, beam, CHART_STYLE_TARGET, place);
}
