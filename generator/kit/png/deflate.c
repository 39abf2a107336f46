#include "deflate.h"

#include <assert.h>
#include <stdint.h>

enum {
    MATCH_MIN = 3, /* bytes that a reference can stand for */
    MATCH_MAX = 258,
    DISTANCE_MAX = 32768,
    END_OF_BLOCK = 256,
    LENGTH_CODES = 29,
    DISTANCE_CODES = 30,
    FIRST_LENGTH_CODE = 257,
};

/* The lengths and distances at which each code begins, and the bits that follow it: RFC 1951, 3.2.5. */
static const uint16_t length_bases[LENGTH_CODES] = { 3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                                     31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258 };
static const uint8_t length_bits[LENGTH_CODES] = { 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                                   2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0 };
static const uint16_t distance_bases[DISTANCE_CODES] = {
    1,   2,   3,   4,   5,   7,    9,    13,   17,   25,   33,   49,   65,    97,    129,
    193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577
};
static const uint8_t distance_bits[DISTANCE_CODES] = { 0, 0, 0, 0, 1, 1, 2, 2,  3,  3,  4,  4,  5,  5,  6,
                                                       6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13 };

/* Bits, the first in the lowest place of a byte. */
struct bits {
    struct buf *out;
    uint32_t held;
    int count; /* of the bits held, below 8 between calls */
};

static void put(struct bits *bits, uint32_t value, int count)
{
    bits->held |= value << bits->count;
    for (bits->count += count; bits->count >= 8; bits->count -= 8) {
        buf_add_char(bits->out, (char)(bits->held & 0xff));
        bits->held >>= 8;
    }
}

/* A code stands with its highest bit first. */
static void put_code(struct bits *bits, uint32_t code, int count)
{
    for (int bit = count - 1; bit >= 0; bit--)
        put(bits, code >> bit & 1, 1);
}

/* A byte, a length or the end, in the fixed code: RFC 1951, 3.2.6. */
static void put_symbol(struct bits *bits, uint32_t symbol)
{
    if (symbol < 144)
        put_code(bits, 0x30 + symbol, 8);
    else if (symbol < END_OF_BLOCK)
        put_code(bits, 0x190 + symbol - 144, 9);
    else if (symbol < 280)
        put_code(bits, symbol - END_OF_BLOCK, 7);
    else
        put_code(bits, 0xc0 + symbol - 280, 8);
}

/* The last code that begins at `value` or below it. */
static int find_code(const uint16_t *bases, int count, size_t value)
{
    int code = count - 1;
    while (bases[code] > value)
        code--;
    return code;
}

static void put_match(struct bits *bits, size_t length, size_t distance)
{
    int code = find_code(length_bases, LENGTH_CODES, length);
    put_symbol(bits, FIRST_LENGTH_CODE + (uint32_t)code);
    put(bits, (uint32_t)(length - length_bases[code]), length_bits[code]);
    code = find_code(distance_bases, DISTANCE_CODES, distance);
    put_code(bits, (uint32_t)code, 5);
    put(bits, (uint32_t)(distance - distance_bases[code]), distance_bits[code]);
}

/* How many bytes from `at` on are those that stand `distance` before them. */
static size_t match_length(str bytes, size_t at, size_t distance)
{
    size_t length = 0;
    while (distance <= at && length < MATCH_MAX && at + length < bytes.len &&
           bytes.ptr[at + length] == bytes.ptr[at + length - distance])
        length++;
    return length;
}

static void put_bytes(struct bits *bits, str bytes, size_t stride)
{
    for (size_t at = 0; at < bytes.len;) {
        size_t above = match_length(bytes, at, stride);
        size_t before = match_length(bytes, at, 1);
        size_t length = above > before ? above : before;
        if (length >= MATCH_MIN)
            put_match(bits, length, above > before ? stride : 1);
        else
            put_symbol(bits, (unsigned char)bytes.ptr[at]);
        at += length >= MATCH_MIN ? length : 1;
    }
}

static uint32_t adler32(str bytes)
{
    uint32_t low = 1, high = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        low = (low + (unsigned char)bytes.ptr[i]) % 65521;
        high = (high + low) % 65521;
    }
    return high << 16 | low;
}

void deflate_rows(struct buf *out, str bytes, size_t stride)
{
    assert(stride > 0 && stride <= DISTANCE_MAX);
    struct bits bits = { .out = out };
    buf_add(out, STR("\x78\x01")); /* deflate with a window of 32 KiB, packed fast */
    put(&bits, 1, 1);              /* the last block */
    put(&bits, 1, 2);              /* with the fixed codes */
    put_bytes(&bits, bytes, stride);
    put_symbol(&bits, END_OF_BLOCK);
    put(&bits, 0, 7); /* up to the end of the byte */
    uint32_t sum = adler32(bytes);
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_add_char(out, (char)(sum >> shift & 0xff));
}
