/* Measures whether the texts of a layout stay in the picture and clear of each other. */
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

/* Rectangles have an extent and stay in the picture. */
static inline void check_shape(const struct chart_layout *layout, const struct chart_item *item, const char *name)
{
    if (item->kind != CHART_ITEM_RECT)
        return;
    if (item->width <= 0 || item->height <= 0)
        fail_msg("%s: a shape of %d by %d", name, item->width, item->height);
    if (item->x < 0 || item->x + item->width > layout->width || item->y < 0 || item->y + item->height > layout->height)
        fail_msg("%s: a shape of style %d leaves the picture: %d,%d %dx%d", name, item->style, item->x, item->y,
                 item->width, item->height);
}

static inline void check_boxes(const struct chart_layout *layout, const char *name)
{
    for (size_t i = 0; i < layout->count; i++) {
        check_shape(layout, &layout->items[i], name);
        if (layout->items[i].kind != CHART_ITEM_TEXT)
            continue;
        struct box a = box_of(&layout->items[i]);
        if (a.left < 0 || a.right > layout->width || a.top < 0 || a.bottom > layout->height)
            fail_msg("%s: \"%.*s\" leaves the picture", name, STR_ARG(layout->items[i].text));
        for (size_t j = i + 1; j < layout->count; j++)
            if (layout->items[j].kind == CHART_ITEM_TEXT && overlap(a, box_of(&layout->items[j])))
                fail_msg("%s: \"%.*s\" and \"%.*s\" overlap", name, STR_ARG(layout->items[i].text),
                         STR_ARG(layout->items[j].text));
    }
}

#endif
