#include "card.h"

#include "png.h"

enum {
    ICON_SIDE = 180, /* pixels, as are all lengths here */
    CARD_WIDTH = 1200,
    CARD_HEIGHT = 630,
    STRIP = 16,    /* the page's upper edge */
    MARGIN = 60,   /* around the map */
    TILE_MAX = 96, /* of a map of few tiles */
    SHADES = 5,
};

/* The light colours of static/style.css. */
enum colour { GROUND, SIGN, SIGN_INK, TILE_EMPTY, TILE_FIRST, COLOUR_COUNT = TILE_FIRST + SHADES };

static const uint32_t colours[COLOUR_COUNT] = {
    [GROUND] = 0xf5f7f9,         [SIGN] = 0x0b5c8a,           [SIGN_INK] = 0xffffff,
    [TILE_EMPTY] = 0xdde3e8,     [TILE_FIRST] = 0xc3dcec,     [TILE_FIRST + 1] = 0x95c2dc,
    [TILE_FIRST + 2] = 0x5fa0c6, [TILE_FIRST + 3] = 0x25769f, [TILE_FIRST + 4] = 0x0b5c8a,
};

size_t card_count(const struct site *site)
{
    return site->settings.base_url.len > 0 ? CARD_COUNT : CARD_SOCIAL;
}

str card_path(enum card_kind kind)
{
    return kind == CARD_SOCIAL ? STR("card.png") : STR("icon.png");
}

/* ---- the sign ------------------------------------------------------------------------------------------- */

/* The three bars of static/icon.svg in a square; its sides are 32 of the icon's units. */
static void draw_sign(struct png_picture *picture, int left, int top, int side)
{
    static const struct {
        int left, top, height;
    } bars[] = { { 7, 15, 9 }, { 14, 8, 16 }, { 21, 18, 6 } };
    png_fill(picture, left, top, side, side, SIGN);
    for (size_t i = 0; i < sizeof bars / sizeof *bars; i++)
        png_fill(picture, left + bars[i].left * side / 32, top + bars[i].top * side / 32, 4 * side / 32,
                 bars[i].height * side / 32, SIGN_INK);
}

/* ---- the map -------------------------------------------------------------------------------------------- */

/* The map's extent, and the most figures that an area on it has. */
struct extent {
    int columns;
    int rows;
    size_t most;
};

static bool is_on_map(const struct area *area)
{
    return area->tile_column >= 0 && area->tile_row >= 0;
}

static size_t count_figures(const struct dataset *dataset, const struct area *area)
{
    return dataset->area_figures[area->index + 1] - dataset->area_figures[area->index];
}

static struct extent measure_map(const struct site *site, const struct dataset *dataset)
{
    struct extent extent = { 0 };
    for (size_t i = 0; i < site->vocabulary.area_count; i++) {
        const struct area *area = &site->vocabulary.areas[i];
        if (!is_on_map(area))
            continue;
        size_t count = count_figures(dataset, area);
        extent.columns = area->tile_column >= extent.columns ? area->tile_column + 1 : extent.columns;
        extent.rows = area->tile_row >= extent.rows ? area->tile_row + 1 : extent.rows;
        extent.most = count > extent.most ? count : extent.most;
    }
    return extent;
}

static unsigned char shade(size_t count, size_t most)
{
    return count == 0 ? TILE_EMPTY : (unsigned char)(TILE_FIRST + (count * SHADES - 1) / most);
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

static void draw_map(struct png_picture *picture, const struct site *site, const struct dataset *dataset,
                     struct extent extent)
{
    int height = CARD_HEIGHT - STRIP;
    int pitch = least(least((CARD_WIDTH - 2 * MARGIN) / extent.columns, (height - 2 * MARGIN) / extent.rows), TILE_MAX);
    int gap = pitch / 16 + 1;
    int left = (CARD_WIDTH - pitch * extent.columns) / 2;
    int top = STRIP + (height - pitch * extent.rows) / 2;
    for (size_t i = 0; i < site->vocabulary.area_count; i++) {
        const struct area *area = &site->vocabulary.areas[i];
        if (is_on_map(area))
            png_fill(picture, left + area->tile_column * pitch, top + area->tile_row * pitch, pitch - gap, pitch - gap,
                     shade(count_figures(dataset, area), extent.most));
    }
}

/* ---- files ---------------------------------------------------------------------------------------------- */

static struct png_picture *draw_icon(struct arena *arena)
{
    struct png_picture *picture = png_new(arena, ICON_SIDE, ICON_SIDE);
    draw_sign(picture, 0, 0, ICON_SIDE);
    return picture;
}

static struct png_picture *draw_card(struct arena *arena, const struct site *site, const struct dataset *dataset)
{
    struct png_picture *picture = png_new(arena, CARD_WIDTH, CARD_HEIGHT);
    struct extent extent = measure_map(site, dataset);
    png_fill(picture, 0, 0, CARD_WIDTH, STRIP, SIGN);
    if (extent.columns > 0)
        draw_map(picture, site, dataset, extent);
    else
        draw_sign(picture, (CARD_WIDTH - 2 * ICON_SIDE) / 2, (CARD_HEIGHT - 2 * ICON_SIDE) / 2, 2 * ICON_SIDE);
    return picture;
}

void card_make(struct arena *arena, const struct site *site, const struct dataset *dataset, enum card_kind kind,
               struct buf *out)
{
    png_write(out, kind == CARD_SOCIAL ? draw_card(arena, site, dataset) : draw_icon(arena), colours, COLOUR_COUNT);
}
