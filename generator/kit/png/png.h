/* kit/png: a picture of few colours -> the bytes of a PNG file.
 *
 *     struct png_picture *picture = png_new(arena, 1200, 630);   // all of colour 0
 *     png_fill(picture, 40, 40, 24, 24, 3);                      // a square of colour 3
 *     png_write(&out, picture, (uint32_t[]){ 0xf5f7f9, 0xffffff, 0xd3e5f0, 0x0b5c8a }, 4);
 *
 * Flat areas pack well: rows that repeat and runs within a row cost a few bytes each. The same picture gives the same
 * bytes everywhere: no library with versions of its own packs it. */
#ifndef KC_PNG_H
#define KC_PNG_H

#include "arena.h"
#include "buf.h"

#include <stdint.h>

enum {
    PNG_COLOURS = 256,
    PNG_SIDE_LIMIT = 4096, /* pixels: more is no picture for a page */
};

struct png_picture {
    int width;
    int height;
    unsigned char *pixels; /* the colour of each, row by row */
};

/* `width` and `height` are from 1 to PNG_SIDE_LIMIT. */
struct png_picture *png_new(struct arena *arena, int width, int height);
/* Paints a rectangle; what lies outside the picture is left out. */
void png_fill(struct png_picture *picture, int left, int top, int width, int height, unsigned char colour);
/* Appends the file. Colours are 0xRRGGBB, at most PNG_COLOURS, and as many as the picture uses. */
void png_write(struct buf *out, const struct png_picture *picture, const uint32_t *colours, size_t count);

#endif
