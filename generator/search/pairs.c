#include "pairs.h"

#include "json_value.h"
#include "select.h"
#include "view.h"
#include "wording.h"

#include <stdlib.h>

enum {
    FIGURES_OF_PAIR = 12,
    FIGURES_LOOKED_AT = 24, /* those of a pair that may be shown: some say the same twice */
    FIGURES_OF_PIECE = 80,  /* about 10 KB in two languages; of a query, a few pieces are loaded */
};

static size_t at_most(size_t count, size_t most)
{
    return count < most ? count : most;
}

static bool is_of_one_pair(const struct figure *a, const struct figure *b)
{
    return a->area == b->area && a->indicator == b->indicator;
}

static struct pair *list_pairs(struct arena *arena, const struct dataset *dataset, size_t *ret_count)
{
    struct pair *items = NULL;
    size_t count = 0, capacity = 0;
    for (size_t i = 0; i < dataset->figure_count; i++) {
        if (count == 0 || !is_of_one_pair(&dataset->figures[i - 1], &dataset->figures[i])) {
            items = arena_reserve(arena, items, count, &capacity, sizeof *items);
            items[count++] = (struct pair){ i, i };
        }
        items[count - 1].end = i + 1;
    }
    *ret_count = count;
    return items;
}

struct pairs pairs_new(struct arena *arena, const struct dataset *dataset)
{
    struct pairs pairs = { 0 };
    pairs.items = list_pairs(arena, dataset, &pairs.count);
    size_t *pieces = NULL;
    size_t capacity = 0, filled = 0;
    for (size_t i = 0; i < pairs.count; i++) {
        size_t count = at_most(pairs.items[i].end - pairs.items[i].begin, FIGURES_OF_PAIR);
        if (i == 0 || filled + count > FIGURES_OF_PIECE) {
            pieces = arena_reserve(arena, pieces, pairs.piece_count, &capacity, sizeof *pieces);
            pieces[pairs.piece_count++] = i;
            filled = 0;
        }
        filled += count;
    }
    pairs.pieces = pieces;
    return pairs;
}

size_t pair_number(const struct dataset *dataset, const struct pair *pair)
{
    const struct figure *figure = &dataset->figures[pair->begin];
    return figure->area->index * dataset->vocabulary->indicator_count + figure->indicator->index;
}

/* ---- one pair ---- */

/* What says more first: no target, no part, the newest, a level before a change, all before a grade. */
static int by_weight(const void *a, const void *b)
{
    const struct figure *x = *(const struct figure *const *)a;
    const struct figure *y = *(const struct figure *const *)b;
    int order = (x->status == STATUS_TARGET) - (y->status == STATUS_TARGET);
    if (order == 0)
        order = (x->part > 0) - (y->part > 0);
    if (order == 0)
        order = date_compare(y->period.end, x->period.end);
    if (order == 0)
        order = (x->measure > y->measure) - (x->measure < y->measure);
    if (order == 0)
        order = (x->tier > y->tier) - (x->tier < y->tier);
    return order != 0 ? order : (x > y) - (x < y);
}

static void add_word(struct buf *label, str word)
{
    if (word.len == 0)
        return;
    buf_add(label, label->len ? STR(" · ") : STR(""));
    buf_add(label, word);
}

/* What it is said of: 国家级 · 目标. */
static void add_label(const struct words *words, struct buf *out, const struct figure *figure)
{
    struct buf label;
    buf_init(&label);
    add_word(&label, word_tier(words, figure->tier, figure->area));
    add_word(&label, word_scope(words, figure->scope, figure->area));
    add_word(&label, word_status(words, figure->status));
    json_add_string(out, buf_str(&label));
    buf_finish(&label);
}

static void add_words(const struct words *words, struct buf *out, const struct figure *figure)
{
    buf_add_char(out, ',');
    json_add_string(out, word_value_text(words, quantity_of_figure(figure)));
    buf_add_char(out, ',');
    json_add_string(out, word_period(words, figure->period, figure->status, figure->indicator));
    buf_add_char(out, ',');
    add_label(words, out, figure);
}

/* The id without those of the area and the indicator, where it begins with them. */
static str short_id(struct arena *scratch, const struct figure *figure)
{
    str both = arena_format(scratch, "%.*s.%.*s", STR_ARG(figure->area->id), STR_ARG(figure->indicator->id));
    str rest;
    return str_skip(figure->id, both, &rest) && str_starts(rest, STR(".")) ? rest : figure->id;
}

static int year_of(const struct figure *figure)
{
    return date_is_none(figure->period.end) ? figure->period.start.year : figure->period.end.year;
}

static void add_figure(struct arena *scratch, struct buf *out, const struct site *site, const struct figure *figure)
{
    struct arena_mark mark = arena_mark(scratch);
    buf_add_char(out, '[');
    json_add_string(out, figure->old ? view_figure_address(scratch, figure) : short_id(scratch, figure));
    buf_format(out, ",%d", year_of(figure));
    for (size_t i = 0; i < site->edition_count; i++)
        add_words(&(struct words){ scratch, &site->editions[i] }, out, figure);
    buf_add_char(out, ']');
    arena_rewind(scratch, mark);
}

/* Is it told what of a level is new, up to its day? */
static bool has_change(const struct figure *const *figures, size_t count, const struct figure *level)
{
    for (size_t i = 0; i < count; i++)
        if (figures[i]->measure != MEASURE_LEVEL && date_compare(figures[i]->period.end, level->period.end) == 0)
            return true;
    return false;
}

/* Does another of the figures say the same, and more of it: a change too, or else in more sentences, or else newer? */
static bool is_told_by_other(const struct figure *const *figures, size_t count, size_t which)
{
    const struct figure *figure = figures[which];
    bool with_change = has_change(figures, count, figure);
    for (size_t i = 0; i < count; i++) {
        const struct figure *other = figures[i];
        if (!select_repeats(other, figure))
            continue;
        bool other_with_change = has_change(figures, count, other);
        if (other_with_change != with_change                  ? other_with_change
            : other->citation_count != figure->citation_count ? other->citation_count > figure->citation_count
                                                              : i < which)
            return true;
    }
    return false;
}

/* The pair's figures by weight; returns how many of them may be shown. */
static size_t list_figures(struct arena *scratch, const struct dataset *dataset, const struct pair *pair,
                           const struct figure *const **ret_figures)
{
    size_t count = pair->end - pair->begin;
    const struct figure **figures = arena_array(scratch, const struct figure *, count);
    for (size_t i = 0; i < count; i++)
        figures[i] = &dataset->figures[pair->begin + i];
    qsort(figures, count, sizeof *figures, by_weight);
    *ret_figures = figures;
    return at_most(count, FIGURES_LOOKED_AT);
}

static void add_pair(struct arena *scratch, struct buf *out, const struct site *site, const struct dataset *dataset,
                     const struct pair *pair)
{
    const struct figure *const *figures;
    size_t count = list_figures(scratch, dataset, pair, &figures);
    buf_add_number(out, pair_number(dataset, pair));
    size_t shown = 0;
    for (size_t i = 0; i < count && shown < FIGURES_OF_PAIR; i++) {
        if (is_told_by_other(figures, count, i))
            continue;
        buf_add(out, shown++ == 0 ? STR(",[") : STR(",\n"));
        add_figure(scratch, out, site, figures[i]);
    }
    buf_add_char(out, ']');
}

void pairs_add_piece(struct arena *scratch, struct buf *out, const struct site *site, const struct dataset *dataset,
                     const struct pairs *pairs, size_t piece)
{
    size_t end = piece + 1 < pairs->piece_count ? pairs->pieces[piece + 1] : pairs->count;
    for (size_t i = pairs->pieces[piece]; i < end; i++) {
        buf_add(out, i == pairs->pieces[piece] ? STR("[") : STR(",\n"));
        add_pair(scratch, out, site, dataset, &pairs->items[i]);
    }
    buf_add_char(out, ']');
}
