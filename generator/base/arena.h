/* Arenas: memory that dies together.
 *
 * Everything that lives as long as the site, an article or a page is taken from that arena and never freed
 * by itself. Rewinding to a mark gives back all that was taken since; under AddressSanitizer rewound memory
 * is poisoned, so a pointer that outlived its arena is caught.
 *
 *     struct arena page;
 *     arena_init(&page);
 *     for (…) {
 *         struct arena_mark mark = arena_mark(&page);
 *         … str title = arena_format(&page, "%s年", year); …
 *         arena_rewind(&page, mark);
 *     }
 *     arena_finish(&page);
 *
 * Memory is zeroed. Out of memory prints and aborts: no caller can do better, and the site on disk is whole
 * at every moment. An arena is used by one thread at a time. */
#ifndef KC_ARENA_H
#define KC_ARENA_H

#include "str.h"

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *current; /* the block being filled; earlier ones hang behind it */
    struct arena_block *spare;   /* one that rewinding gave back, for the next round */
    size_t next_size;            /* bytes of the next block; grows by doubling */
};

struct arena_mark {
    struct arena_block *block; /* the block that was current */
    size_t used;               /* bytes of it that were taken */
};

void arena_init(struct arena *arena);
/* Frees all blocks. The arena may be used again as if just initialised. */
void arena_finish(struct arena *arena);

struct arena_mark arena_mark(const struct arena *arena);
void arena_rewind(struct arena *arena, struct arena_mark mark);

/* Zeroed memory of `size` bytes at an address that is a multiple of `align` (a power of two). Never NULL. */
void *arena_alloc(struct arena *arena, size_t size, size_t align);
#define arena_new(arena, type) ((type *)arena_alloc((arena), sizeof(type), _Alignof(type)))
/* count items of a type; count * sizeof is checked for overflow. */
#define arena_array(arena, type, count) ((type *)arena_alloc_array((arena), (count), sizeof(type), _Alignof(type)))
void *arena_alloc_array(struct arena *arena, size_t count, size_t size, size_t align);

/* Room for one more item in a growing array: returns `items`, or where it had to move its new place, with
 * *capacity doubled. Pointers into the old place are void. What is behind `count` is not zeroed. An array that is
 * the last thing taken, or is large and was begun behind the last mark, grows without a copy.
 *
 *     list = arena_reserve(arena, list, count, &capacity, sizeof *list);
 *     list[count++] = item; */
static inline void *arena_reserve(struct arena *arena, void *items, size_t count, size_t *capacity, size_t item_size);

/* A copy of s in the arena, followed by a NUL byte that is not counted. */
str arena_copy(struct arena *arena, str s);
/* The same as a C string, for calls into the system. Bytes after a NUL in s are not seen by such calls. */
const char *arena_cstr(struct arena *arena, str s);
/* printf into the arena; followed by an uncounted NUL. */
str arena_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
str arena_format_args(struct arena *arena, const char *format, va_list args) __attribute__((format(printf, 2, 0)));
/* a followed by b. */
str arena_join(struct arena *arena, str a, str b);

/* ---- inline, because each line and each word of a text passes here ------------------------------------------- */

void *arena_grow(struct arena *arena, void *items, size_t *capacity, size_t item_size);

static inline void *arena_reserve(struct arena *arena, void *items, size_t count, size_t *capacity, size_t item_size)
{
    return count < *capacity ? items : arena_grow(arena, items, capacity, item_size);
}

#endif
