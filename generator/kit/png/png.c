#include "png.h"

#include "deflate.h"

#include <assert.h>
#include <string.h>

enum {
    DEPTH = 8,        /* bits of a pixel */
    TYPE_INDEXED = 3, /* pixels are places in the palette */
    CHANNELS = 3,     /* bytes of a colour in the palette */
};

/* ---- painting ------------------------------------------------------------------------------------------- */

struct png_picture *png_new(struct arena *arena, int width, int height)
{
    assert(width > 0 && height > 0 && width <= PNG_SIDE_LIMIT && height <= PNG_SIDE_LIMIT);
    struct png_picture *picture = arena_new(arena, struct png_picture);
    *picture = (struct png_picture){ width, height, arena_array(arena, unsigned char, (size_t)width *(size_t)height) };
    memset(picture->pixels, 0, (size_t)width * (size_t)height);
    return picture;
}

static int clamp(int value, int limit)
{
    return value < 0 ? 0 : value > limit ? limit : value;
}

void png_fill(struct png_picture *picture, int left, int top, int width, int height, unsigned char colour)
{
    int right = clamp(left + width, picture->width);
    int bottom = clamp(top + height, picture->height);
    left = clamp(left, picture->width);
    for (int y = clamp(top, picture->height); y < bottom && left < right; y++)
        memset(picture->pixels + (size_t)y * (size_t)picture->width + left, colour, (size_t)(right - left));
}

/* ---- the file ------------------------------------------------------------------------------------------- */

static void add_number(struct buf *out, uint32_t number)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_add_char(out, (char)(number >> shift & 0xff));
}

/* The check sum of PNG: the CRC of ISO 3309, bit by bit, for a picture is small. */
static uint32_t crc(str bytes)
{
    uint32_t sum = 0xffffffff;
    for (size_t i = 0; i < bytes.len; i++) {
        sum ^= (unsigned char)bytes.ptr[i];
        for (int bit = 0; bit < 8; bit++)
            sum = sum & 1 ? sum >> 1 ^ 0xedb88320 : sum >> 1;
    }
    return sum ^ 0xffffffff;
}

/* A chunk: length, name, bytes, and the check sum of name and bytes. */
static void add_chunk(struct buf *out, const char *name, str bytes)
{
    add_number(out, (uint32_t)bytes.len);
    size_t start = buf_str(out).len;
    buf_add(out, str_from(name));
    buf_add(out, bytes);
    add_number(out, crc(str_slice(buf_str(out), start, buf_str(out).len)));
}

static void add_header(struct buf *out, const struct png_picture *picture)
{
    struct buf bytes;
    buf_init(&bytes);
    add_number(&bytes, (uint32_t)picture->width);
    add_number(&bytes, (uint32_t)picture->height);
    buf_add_char(&bytes, DEPTH);
    buf_add_char(&bytes, TYPE_INDEXED);
    for (int i = 0; i < 3; i++) /* how it is packed, filtered and interlaced: there is one way, and the plain one */
        buf_add_char(&bytes, 0);
    add_chunk(out, "IHDR", buf_str(&bytes));
    buf_finish(&bytes);
}

static void add_palette(struct buf *out, const uint32_t *colours, size_t count)
{
    struct buf bytes;
    buf_init(&bytes);
    for (size_t i = 0; i < count; i++)
        for (int channel = CHANNELS - 1; channel >= 0; channel--)
            buf_add_char(&bytes, (char)(colours[i] >> 8 * channel & 0xff));
    add_chunk(out, "PLTE", buf_str(&bytes));
    buf_finish(&bytes);
}

/* Each row behind a byte that says how it was filtered: not at all. */
static void add_pixels(struct buf *out, const struct png_picture *picture)
{
    struct buf rows, packed;
    buf_init(&rows);
    buf_init(&packed);
    size_t width = (size_t)picture->width;
    for (size_t y = 0; y < (size_t)picture->height; y++) {
        buf_add_char(&rows, 0);
        buf_add(&rows, (str){ (const char *)picture->pixels + y * width, width });
    }
    deflate_rows(&packed, buf_str(&rows), width + 1);
    add_chunk(out, "IDAT", buf_str(&packed));
    buf_finish(&packed);
    buf_finish(&rows);
}

void png_write(struct buf *out, const struct png_picture *picture, const uint32_t *colours, size_t count)
{
    assert(count > 0 && count <= PNG_COLOURS);
    buf_add(out, STR("\x89PNG\r\n\x1a\n"));
    add_header(out, picture);
    add_palette(out, colours, count);
    add_pixels(out, picture);
    add_chunk(out, "IEND", STR(""));
}
