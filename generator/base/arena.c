#include "arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISON 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISON 1
#endif
#endif
#ifdef ARENA_POISON
#include <sanitizer/asan_interface.h>
#define POISON(ptr, size) ASAN_POISON_MEMORY_REGION((ptr), (size))
#define UNPOISON(ptr, size) ASAN_UNPOISON_MEMORY_REGION((ptr), (size))
#else
#define POISON(ptr, size) ((void)(ptr), (void)(size))
#define UNPOISON(ptr, size) ((void)(ptr), (void)(size))
#endif

enum {
    FIRST_BLOCK = 16 * 1024,     /* bytes: an article's worth */
    LARGEST_BLOCK = 1024 * 1024, /* bytes: doubling beyond this wastes more than it saves */
    ZEROED_BLOCK = 128 * 1024,   /* bytes: from here on the system gives zeroed pages, which need not be touched */
};

struct arena_block {
    struct arena_block *previous;
    size_t size;  /* bytes of data */
    size_t used;  /* bytes of data taken */
    size_t dirty; /* bytes of data that may not be zero */
    bool marked;  /* a mark points here: the block must stay where it is */
    _Alignas(max_align_t) char data[];
};

static void out_of_memory(size_t size)
{
    fprintf(stderr, "kechuang: out of memory (%zu bytes more were needed)\n", size);
    abort();
}

void arena_init(struct arena *arena)
{
    arena->current = NULL;
    arena->spare = NULL;
    arena->next_size = FIRST_BLOCK;
}

static void free_block(struct arena_block *block)
{
    if (!block)
        return;
    UNPOISON(block->data, block->size);
    free(block);
}

/* Keeps the largest that is not out of the ordinary: what is taken in the next round is likely to be as much, and of a
 * block that was used only what was written has to be zeroed again. */
static void give_back(struct arena *arena, struct arena_block *block)
{
    struct arena_block *smaller = block;
    if (block->size <= LARGEST_BLOCK && (!arena->spare || arena->spare->size < block->size)) {
        smaller = arena->spare;
        arena->spare = block;
        POISON(block->data, block->size);
    }
    free_block(smaller);
}

static void rewind_until(struct arena *arena, const struct arena_block *last)
{
    while (arena->current != last) {
        struct arena_block *block = arena->current;
        arena->current = block->previous;
        give_back(arena, block);
    }
}

void arena_finish(struct arena *arena)
{
    rewind_until(arena, NULL);
    free_block(arena->spare);
    arena_init(arena);
}

struct arena_mark arena_mark(const struct arena *arena)
{
    if (arena->current)
        arena->current->marked = true;
    return (struct arena_mark){ arena->current, arena->current ? arena->current->used : 0 };
}

void arena_rewind(struct arena *arena, struct arena_mark mark)
{
    /* Where nothing had been taken at the mark, keep the first block for the next round. */
    struct arena_block *keep = mark.block;
    if (!keep)
        for (keep = arena->current; keep && keep->previous; keep = keep->previous)
            ;
    rewind_until(arena, keep);
    if (keep) {
        keep->used = mark.used;
        POISON(keep->data + keep->used, keep->size - keep->used);
    }
}

static struct arena_block *begin_block(struct arena *arena, struct arena_block *block)
{
    block->previous = arena->current;
    block->used = 0;
    block->marked = false;
    POISON(block->data, block->size);
    arena->current = block;
    return block;
}

static struct arena_block *add_block(struct arena *arena, size_t at_least, bool zero)
{
    struct arena_block *spare = arena->spare;
    if (spare && spare->size >= at_least) {
        arena->spare = NULL;
        return begin_block(arena, spare);
    }
    size_t size = arena->next_size > at_least ? arena->next_size : at_least;
    if (size > SIZE_MAX - sizeof(struct arena_block))
        out_of_memory(size);
    bool zeroed = zero && size >= ZEROED_BLOCK;
    struct arena_block *block = zeroed ? calloc(1, sizeof *block + size) : malloc(sizeof *block + size);
    if (!block)
        out_of_memory(size);
    block->size = size;
    block->dirty = zeroed ? 0 : size;
    if (arena->next_size < LARGEST_BLOCK)
        arena->next_size *= 2;
    return begin_block(arena, block);
}

/* Memory of which the first *ret_dirty bytes may not be zero. `zero`: it is to be, so that a new block should. */
static char *take(struct arena *arena, size_t size, size_t align, bool zero, size_t *ret_dirty)
{
    assert(align > 0 && (align & (align - 1)) == 0 && align <= _Alignof(max_align_t));
    struct arena_block *block = arena->current;
    size_t start = block ? (block->used + align - 1) & ~(align - 1) : 0;
    if (!block || start > block->size || size > block->size - start) {
        block = add_block(arena, size, zero);
        start = 0;
    }
    block->used = start + size;
    *ret_dirty = block->dirty <= start ? 0 : block->dirty - start < size ? block->dirty - start : size;
    if (block->dirty < block->used)
        block->dirty = block->used;
    char *memory = block->data + start;
    UNPOISON(memory, size);
    return memory;
}

void *arena_alloc(struct arena *arena, size_t size, size_t align)
{
    size_t dirty;
    char *memory = take(arena, size, align, true, &dirty);
    return memset(memory, 0, dirty);
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size, size_t align)
{
    if (size && count > SIZE_MAX / size)
        out_of_memory(SIZE_MAX);
    return arena_alloc(arena, count * size, align);
}

/* Makes the array at the end of the current block longer, where there is room. */
static bool extend(struct arena *arena, const char *items, size_t size, size_t larger)
{
    struct arena_block *block = arena->current;
    if (!block || items + size != block->data + block->used || larger - size > block->size - block->used)
        return false;
    UNPOISON(block->data + block->used, larger - size);
    block->used += larger - size;
    if (block->dirty < block->used)
        block->dirty = block->used;
    return true;
}

/* Makes a block larger that holds nothing but the array; the system moves its pages and copies nothing. NULL where
 * there is no such block behind the last mark. */
static char *extend_block(struct arena *arena, const char *items, size_t size, size_t larger)
{
    struct arena_block **link = &arena->current;
    while (*link && !(*link)->marked && (*link)->data != items)
        link = &(*link)->previous;
    struct arena_block *block = *link;
    if (!block || block->marked || block->used != size || block->size != size ||
        larger > SIZE_MAX - sizeof(struct arena_block))
        return NULL;
    block = realloc(block, sizeof *block + larger);
    if (!block)
        out_of_memory(larger);
    block->size = block->used = block->dirty = larger;
    *link = block;
    return block->data;
}

void *arena_grow(struct arena *arena, void *items, size_t *capacity, size_t item_size)
{
    if (*capacity > SIZE_MAX / 2 / item_size)
        out_of_memory(SIZE_MAX);
    size_t size = *capacity * item_size;
    size_t larger = *capacity ? size * 2 : 8 * item_size;
    *capacity = larger / item_size;
    if (size > 0 && extend(arena, items, size, larger))
        return items;
    char *moved = size >= LARGEST_BLOCK ? extend_block(arena, items, size, larger) : NULL;
    if (moved)
        return moved;
    size_t dirty;
    moved = take(arena, larger, _Alignof(max_align_t), false, &dirty);
    if (size > 0)
        memcpy(moved, items, size);
    return moved;
}

str arena_copy(struct arena *arena, str s)
{
    size_t dirty;
    char *copy = take(arena, s.len + 1, 1, false, &dirty);
    if (s.len)
        memcpy(copy, s.ptr, s.len);
    copy[s.len] = '\0';
    return (str){ copy, s.len };
}

const char *arena_cstr(struct arena *arena, str s)
{
    return arena_copy(arena, s).ptr;
}

str arena_format_args(struct arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    char none[1]; /* gcc's sanitizers warn of NULL here */
    int length = vsnprintf(none, 0, format, args);
    assert(length >= 0);
    char *text = arena_alloc(arena, (size_t)length + 1, 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return (str){ text, (size_t)length };
}

str arena_format(struct arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    str text = arena_format_args(arena, format, args);
    va_end(args);
    return text;
}

str arena_join(struct arena *arena, str a, str b)
{
    char *text = arena_alloc(arena, a.len + b.len + 1, 1);
    if (a.len)
        memcpy(text, a.ptr, a.len);
    if (b.len)
        memcpy(text + a.len, b.ptr, b.len);
    return (str){ text, a.len + b.len };
}
