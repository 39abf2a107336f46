#include "terms.h"

#include "fold.h"
#include "json_value.h"
#include "search_internal.h"

#include <stdlib.h>

enum {
    PIECE_BYTES = 12 * 1024, /* of a query, up to eight pieces are loaded: see static/search-index.js */
    WORD_MAX = 40,           /* characters of a Latin word that are looked at */
};

/* A term in one article. */
struct occurrence {
    str term;
    uint32_t article;
};

struct gathering {
    struct arena *arena;
    struct occurrence *items;
    size_t count;
    size_t capacity;
    uint32_t article; /* the one at hand */
};

/* ---- one article ---- */

static void add(struct gathering *gathering, str term)
{
    gathering->items = arena_reserve(gathering->arena, gathering->items, gathering->count, &gathering->capacity,
                                     sizeof *gathering->items);
    gathering->items[gathering->count++] = (struct occurrence){ term, gathering->article };
}

/* The end of the word that begins at `at` of a folded text; `at` where none does. */
static size_t word_end(str folded, size_t at)
{
    for (size_t bytes; at < folded.len && fold_is_word(utf8_valid_at(folded, at, &bytes)); at += bytes)
        continue;
    return at;
}

/* The word in [begin, end) of a folded text, as far as it is looked at. */
static str clip_word(str folded, size_t begin, size_t end)
{
    size_t at = begin;
    for (size_t count = 0, bytes; at < end && count < WORD_MAX; at += bytes, count++)
        utf8_valid_at(folded, at, &bytes);
    return str_slice(folded, begin, at);
}

/* Where the character that may follow in a term of two ends; `at` where no such character follows. */
static size_t neighbour_end(str folded, size_t at)
{
    if (at == folded.len || folded.ptr[at] == ' ')
        return at;
    size_t bytes;
    return fold_is_word(utf8_valid_at(folded, at, &bytes)) ? at : at + bytes;
}

static void add_folded(struct gathering *gathering, str folded)
{
    for (size_t at = 0, next; at < folded.len; at = next) {
        size_t bytes, end = word_end(folded, at);
        utf8_valid_at(folded, at, &bytes);
        next = end > at ? end : at + bytes;
        if (folded.ptr[at] == ' ')
            continue;
        if (end > at)
            add(gathering, clip_word(folded, at, end));
        else
            add(gathering, str_slice(folded, at, neighbour_end(folded, next)));
    }
}

static void add_text(struct gathering *gathering, str text)
{
    struct buf folded;
    buf_init(&folded);
    fold_text(&folded, search_clip(text));
    add_folded(gathering, arena_copy(gathering->arena, buf_str(&folded)));
    buf_finish(&folded);
}

static void add_subject(struct gathering *gathering, const char *kind, str id)
{
    add(gathering, arena_format(gathering->arena, "%s:%.*s", kind, STR_ARG(id)));
}

static void add_reading(struct gathering *gathering, const struct reading *reading)
{
    const struct article *article = &reading->article;
    add_text(gathering, search_title(article));
    add_text(gathering, article->source);
    for (size_t i = 0; i < article->area_count; i++)
        add_subject(gathering, "a", article->areas[i]->id);
    const struct observation *last = NULL;
    for (size_t i = 0; i < reading->observations.count; i++) {
        const struct observation *observation = &reading->observations.items[i];
        if (!last || last->area != observation->area)
            add_subject(gathering, "a", observation->area->id);
        if (!last || last->indicator != observation->indicator)
            add_subject(gathering, "i", observation->indicator->id);
        last = observation;
    }
}

/* ---- all of them ---- */

static int by_term(const void *a, const void *b)
{
    const struct occurrence *x = a, *y = b;
    int order = str_compare(x->term, y->term);
    return order != 0 ? order : (x->article > y->article) - (x->article < y->article);
}

/* Sorted occurrences -> terms, whose texts are still those of the occurrences. */
static struct term *group(struct arena *arena, const struct occurrence *items, size_t count, size_t *ret_count)
{
    uint32_t *articles = arena_array(arena, uint32_t, count);
    struct term *list = NULL;
    size_t terms = 0, capacity = 0, used = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_new = i == 0 || !str_eq(items[i].term, items[i - 1].term);
        if (!is_new && items[i].article == items[i - 1].article)
            continue;
        if (is_new) {
            list = arena_reserve(arena, list, terms, &capacity, sizeof *list);
            list[terms++] = (struct term){ items[i].term, articles + used, 0 };
        }
        articles[used++] = items[i].article;
        list[terms - 1].count++;
    }
    *ret_count = terms;
    return list;
}

/* The articles, each as its distance from the one before; the first as if behind number -1. */
static void add_articles(struct buf *out, const struct term *term)
{
    uint32_t next = 0;
    for (size_t i = 0; i < term->count; i++) {
        digits_add(out, term->articles[i] - next);
        next = term->articles[i] + 1;
    }
}

static size_t written_length(const struct term *term)
{
    struct buf out;
    buf_init(&out);
    add_articles(&out, term);
    size_t length = term->text.len + out.len + 6; /* with quotation marks and commas */
    buf_finish(&out);
    return length;
}

static void cut(struct arena *arena, struct terms *terms)
{
    size_t *pieces = NULL;
    size_t capacity = 0, filled = 0;
    for (size_t i = 0; i < terms->count; i++) {
        size_t length = written_length(&terms->items[i]);
        if (i == 0 || filled + length > PIECE_BYTES) {
            pieces = arena_reserve(arena, pieces, terms->piece_count, &capacity, sizeof *pieces);
            pieces[terms->piece_count++] = i;
            filled = 0;
        }
        filled += length;
    }
    terms->pieces = pieces;
}

struct terms terms_new(struct arena *arena, const struct dataset *dataset)
{
    struct arena scratch;
    arena_init(&scratch);
    struct gathering gathering = { .arena = &scratch };
    for (size_t i = 0; i < dataset->reading_count; i++) {
        gathering.article = (uint32_t)(dataset->reading_count - 1 - i);
        add_reading(&gathering, &dataset->readings[i]);
    }
    if (gathering.count > 0)
        qsort(gathering.items, gathering.count, sizeof *gathering.items, by_term);
    size_t count;
    struct term *items = group(arena, gathering.items, gathering.count, &count);
    for (size_t i = 0; i < count; i++)
        items[i].text = arena_copy(arena, items[i].text);
    arena_finish(&scratch);
    struct terms terms = { .items = items, .count = count };
    cut(arena, &terms);
    return terms;
}

void terms_add_piece(struct buf *out, const struct terms *terms, size_t piece)
{
    size_t end = piece + 1 < terms->piece_count ? terms->pieces[piece + 1] : terms->count;
    for (size_t i = terms->pieces[piece]; i < end; i++) {
        buf_add_char(out, i == terms->pieces[piece] ? '[' : ',');
        json_add_string(out, terms->items[i].text);
        buf_add(out, STR(",\""));
        add_articles(out, &terms->items[i]);
        buf_add_char(out, '"');
    }
    buf_add_char(out, ']');
}
