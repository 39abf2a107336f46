/* Measures whether the texts and marks of a layout stay in the picture, and the texts clear of each other and of the
 * marks. Lines of the grid, of zero and of a gap may run behind texts; words on a chip stand on what the chip covers. */
#ifndef KC_TEST_CHART_BOXES_H
#define KC_TEST_CHART_BOXES_H

#include "chart_internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

struct box {
    int left, top, right, bottom;
};

/* A text from the top of its ideographs to their bottom. */
static inline struct box box_of(const struct chart_item *item)
{
    int size = chart_style_size(item->style) * CHART_UNIT;
    int left = item->anchor == CHART_START ? item->x
               : item->anchor == CHART_END ? item->x - item->width
                                           : item->x - item->width / 2;
    return (struct box){ left, item->y - size * 88 / 100, left + item->width, item->y + size * 12 / 100 };
}

static inline bool overlap(struct box a, struct box b)
{
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static inline bool is_shape(const struct chart_item *item)
{
    return item->kind == CHART_ITEM_RECT || item->kind == CHART_ITEM_LINE || item->kind == CHART_ITEM_DOT;
}

/* How far the stroke of a shape reaches past its edge or line: half of the stylesheet's stroke-width. */
static inline int half_stroke(const struct chart_item *item)
{
    if (item->style == CHART_STYLE_CAP || item->style == CHART_STYLE_TARGET)
        return 125;
    if (item->style == CHART_STYLE_OUTLINE || item->style == CHART_STYLE_HOLLOW)
        return 75;
    return item->kind == CHART_ITEM_LINE || item->style == CHART_STYLE_PALE ? 50 : 0;
}

/* What a shape covers, its stroke with it. A line has no stroke past its ends. */
static inline struct box box_of_shape(const struct chart_item *item)
{
    int stroke = half_stroke(item);
    if (item->kind == CHART_ITEM_DOT) {
        int radius = item->width + stroke;
        return (struct box){ item->x - radius, item->y - radius, item->x + radius, item->y + radius };
    }
    int across = item->kind == CHART_ITEM_LINE && item->width != 0 ? 0 : stroke;
    int down = item->kind == CHART_ITEM_LINE && item->width == 0 ? 0 : stroke;
    return (struct box){ item->x - across, item->y - down, item->x + item->width + across,
                         item->y + item->height + down };
}

/* Of the lines those that say something of a value. */
static inline bool is_mark(const struct chart_item *item)
{
    if (item->kind == CHART_ITEM_LINE)
        return item->style == CHART_STYLE_CAP || item->style == CHART_STYLE_TARGET;
    return is_shape(item);
}

static inline bool is_outside(const struct chart_layout *layout, struct box box)
{
    return box.left < 0 || box.right > layout->width || box.top < 0 || box.bottom > layout->height;
}

/* Has the text at `index` a ground of its own, and lies that on a single mark? */
static inline bool is_on_chip(const struct chart_layout *layout, size_t index)
{
    const struct chart_item *chip = index > 0 ? &layout->items[index - 1] : NULL;
    if (!chip || chip->style != CHART_STYLE_CHIP)
        return false;
    struct box text = box_of(&layout->items[index]);
    struct box ground = box_of_shape(chip);
    bool covered = text.left >= ground.left && text.right <= ground.right && text.top >= ground.top &&
                   text.bottom <= ground.bottom;
    for (size_t i = index - 1; covered && i-- > 0;) {
        struct box mark = box_of_shape(&layout->items[i]);
        if (layout->items[i].kind == CHART_ITEM_RECT && ground.left >= mark.left && ground.right <= mark.right &&
            ground.top >= mark.top && ground.bottom <= mark.bottom)
            return true;
    }
    return false;
}

/* The mark that a text touches; NULL where it stands clear. */
static inline const struct chart_item *mark_under(const struct chart_layout *layout, size_t text)
{
    struct box box = box_of(&layout->items[text]);
    for (size_t i = is_on_chip(layout, text) ? text : 0; i < layout->count; i++)
        if (is_mark(&layout->items[i]) && overlap(box, box_of_shape(&layout->items[i])))
            return &layout->items[i];
    return NULL;
}

static inline void check_shape(const struct chart_layout *layout, const struct chart_item *item, const char *name)
{
    if (item->kind == CHART_ITEM_RECT && (item->width <= 0 || item->height <= 0))
        fail_msg("%s: a shape of %d by %d", name, item->width, item->height);
    if (is_shape(item) && is_outside(layout, box_of_shape(item)))
        fail_msg("%s: a shape of style %d leaves the picture: %d,%d %dx%d", name, item->style, item->x, item->y,
                 item->width, item->height);
}

/* Shapes stay in the picture, rectangles have an extent, and no text lies on a mark. */
static inline void check_marks(const struct chart_layout *layout, const char *name)
{
    for (size_t i = 0; i < layout->count; i++) {
        const struct chart_item *item = &layout->items[i];
        check_shape(layout, item, name);
        const struct chart_item *mark = item->kind == CHART_ITEM_TEXT ? mark_under(layout, i) : NULL;
        if (mark)
            fail_msg("%s: \"%.*s\" at %d,%d lies on a mark of style %d: %d,%d %dx%d", name, STR_ARG(item->text),
                     item->x, item->y, mark->style, mark->x, mark->y, mark->width, mark->height);
    }
}

/* Texts stay in the picture and clear of each other. */
static inline void check_texts(const struct chart_layout *layout, const char *name)
{
    for (size_t i = 0; i < layout->count; i++) {
        if (layout->items[i].kind != CHART_ITEM_TEXT)
            continue;
        struct box a = box_of(&layout->items[i]);
        if (is_outside(layout, a))
            fail_msg("%s: \"%.*s\" leaves the picture", name, STR_ARG(layout->items[i].text));
        for (size_t j = i + 1; j < layout->count; j++)
            if (layout->items[j].kind == CHART_ITEM_TEXT && overlap(a, box_of(&layout->items[j])))
                fail_msg("%s: \"%.*s\" and \"%.*s\" overlap", name, STR_ARG(layout->items[i].text),
                         STR_ARG(layout->items[j].text));
    }
}

static inline void check_boxes(const struct chart_layout *layout, const char *name)
{
    check_texts(layout, name);
    check_marks(layout, name);
}

#endif
