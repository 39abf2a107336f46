#include "view_internal.h"

#include <stdlib.h>

/* Observations whose surfaces touch: one mark, with a link for each. */
struct mark {
    size_t begin; /* byte offsets in the block's text */
    size_t end;
    const size_t *places; /* indices of the observations */
    size_t place_count;
};

/* A sentence that figures stand in, or several that run into each other. */
struct sentence {
    size_t begin; /* byte offsets in the block's text */
    size_t end;
};

struct marks {
    struct mark *items; /* ascending, not overlapping */
    size_t count;
    size_t next;                /* the first that was not yet written */
    struct sentence *sentences; /* likewise */
    size_t sentence_count;
    size_t sentence_next; /* the first that was not yet written to its end */
    bool in_sentence;     /* its beginning was written */
};

/* The text under work. */
struct marking {
    const struct view *view;
    const struct reading *reading;
    const size_t *order; /* observations with a sound place, by block, then by place */
    size_t order_count;
    size_t next; /* in `order`: the first of the blocks to come */
    struct anchors *anchors;
};

/* ---- which observation stands where --------------------------------------------------------------------- */

struct placed {
    size_t block;
    size_t begin;
    size_t index;
};

static int by_place(const void *a, const void *b)
{
    const struct placed *x = a;
    const struct placed *y = b;
    if (x->block != y->block)
        return x->block < y->block ? -1 : 1;
    if (x->begin != y->begin)
        return x->begin < y->begin ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

static void order_observations(struct marking *marking)
{
    struct arena *arena = marking->view->arena;
    const struct observations *observations = &marking->reading->observations;
    const struct article *article = &marking->reading->article;
    struct placed *placed = arena_array(arena, struct placed, observations->count);
    size_t count = 0;
    for (size_t i = 0; i < observations->count; i++) {
        const struct observation *o = &observations->items[i];
        if (o->block < article->block_count && o->begin < o->end && o->end <= article->blocks[o->block].text.len)
            placed[count++] = (struct placed){ o->block, o->begin, i };
    }
    qsort(placed, count, sizeof *placed, by_place);
    size_t *order = arena_array(arena, size_t, count);
    for (size_t i = 0; i < count; i++)
        order[i] = placed[i].index;
    marking->order = order;
    marking->order_count = count;
}

static const struct observation *observation_at(const struct marking *marking, size_t index)
{
    return &marking->reading->observations.items[index];
}

/* The bytes of the sentence of an observation, its surface always within. */
static struct sentence sentence_of(const struct observation *o, size_t text_length)
{
    struct sentence sentence = { o->sentence_begin < o->begin ? o->sentence_begin : o->begin,
                                 o->sentence_end > o->end ? o->sentence_end : o->end };
    if (sentence.end > text_length)
        sentence.end = text_length;
    return sentence;
}

/* Sentences come in the order of their figures. */
static void add_sentence(struct marks *marks, struct sentence sentence)
{
    struct sentence *last = marks->sentence_count ? &marks->sentences[marks->sentence_count - 1] : NULL;
    if (!last || sentence.begin >= last->end)
        marks->sentences[marks->sentence_count++] = sentence;
    else if (sentence.end > last->end)
        last->end = sentence.end;
}

/* Only bytes [begin, end) of the block are shown. */
static void clip_sentences(struct marks *marks, size_t begin, size_t end)
{
    for (size_t i = 0; i < marks->sentence_count; i++) {
        struct sentence *sentence = &marks->sentences[i];
        sentence->begin = sentence->begin > begin ? sentence->begin : begin;
        sentence->end = sentence->end < end ? sentence->end : end;
    }
}

/* The marks of a block; blocks are asked for in their order. */
static struct marks take_marks(struct marking *marking, size_t block)
{
    while (marking->next < marking->order_count &&
           observation_at(marking, marking->order[marking->next])->block < block)
        marking->next++;
    size_t end = marking->next;
    while (end < marking->order_count && observation_at(marking, marking->order[end])->block == block)
        end++;
    struct arena *arena = marking->view->arena;
    size_t length = marking->reading->article.blocks[block].text.len;
    struct marks marks = { .items = arena_array(arena, struct mark, end - marking->next),
                           .sentences = arena_array(arena, struct sentence, end - marking->next) };
    for (; marking->next < end; marking->next++) {
        const struct observation *o = observation_at(marking, marking->order[marking->next]);
        add_sentence(&marks, sentence_of(o, length));
        struct mark *last = marks.count ? &marks.items[marks.count - 1] : NULL;
        if (last && o->begin < last->end) {
            last->end = o->end > last->end ? o->end : last->end;
            last->place_count++;
        } else {
            marks.items[marks.count++] = (struct mark){ o->begin, o->end, marking->order + marking->next, 1 };
        }
    }
    return marks;
}

/* ---- runs ----------------------------------------------------------------------------------------------- */

static struct value *add_run(const struct view *view, struct value *runs, str text)
{
    struct value *run = value_object(view->arena);
    value_set_bool(view->arena, run, STR("opens_sentence"), false);
    value_set_bool(view->arena, run, STR("closes_sentence"), false);
    value_set_string(view->arena, run, STR("run_text"), text);
    value_set_bool(view->arena, run, STR("mark"), false);
    value_set_bool(view->arena, run, STR("gap"), false);
    value_add(view->arena, runs, run);
    return run;
}

/* Says of a run, bytes [begin, end), whether a sentence begins or ends with it. */
static void flag_run(const struct view *view, struct value *run, struct marks *marks, size_t begin, size_t end)
{
    while (marks->sentence_next < marks->sentence_count && marks->sentences[marks->sentence_next].end <= begin)
        marks->sentence_next++;
    if (marks->sentence_next == marks->sentence_count)
        return;
    struct sentence sentence = marks->sentences[marks->sentence_next];
    if (begin == sentence.begin) {
        value_set_bool(view->arena, run, STR("opens_sentence"), true);
        marks->in_sentence = true;
    }
    if (end == sentence.end && marks->in_sentence) {
        value_set_bool(view->arena, run, STR("closes_sentence"), true);
        marks->in_sentence = false;
    }
}

/* Appends text without figures, broken where sentences begin and end. */
static void add_text(const struct view *view, struct value *runs, str text, size_t begin, size_t end,
                     struct marks *marks)
{
    while (begin < end) {
        size_t stop = end;
        for (size_t i = marks->sentence_next; i < marks->sentence_count; i++) {
            struct sentence sentence = marks->sentences[i];
            if (sentence.begin > begin && sentence.begin < stop)
                stop = sentence.begin;
            if (sentence.end > begin && sentence.end < stop)
                stop = sentence.end;
            if (sentence.begin >= stop)
                break;
        }
        flag_run(view, add_run(view, runs, str_slice(text, begin, stop)), marks, begin, stop);
        begin = stop;
    }
}

/* A sentence that is not shown to its end ends with what is. */
static void close_sentence(const struct view *view, struct value *runs, struct marks *marks)
{
    if (marks->in_sentence && runs->count > 0)
        value_set_bool(view->arena, runs->items[runs->count - 1], STR("closes_sentence"), true);
    marks->in_sentence = false;
}

/* One observation of a mark: its anchor and the figure it went into. */
static struct value *mark_entry(const struct marking *marking, size_t index, size_t number)
{
    const struct view *view = marking->view;
    const struct observation *o = observation_at(marking, index);
    struct value *entry = value_object(view->arena);
    value_set_string(view->arena, entry, STR("id"), view_anchor(view->arena, marking->reading, o));
    value_set_integer(view->arena, entry, STR("number"), (long long)number);
    value_set_string(view->arena, entry, STR("area_name"), word_area(&view->words, o->area));
    value_set_string(view->arena, entry, STR("indicator_name"), word_indicator(&view->words, o->indicator));
    value_set_string(view->arena, entry, STR("tier"), word_tier(&view->words, o->tier, o->area));
    value_set_string(view->arena, entry, STR("status"), word_status(&view->words, o->status));
    value_set_string(view->arena, entry, STR("text"), word_value_text(&view->words, quantity_of_observation(o)));
    value_set_string(view->arena, entry, STR("period"), word_period(&view->words, o->period, o->status, o->indicator));
    const struct figure *figure = dataset_figure_of(view->dataset, o);
    value_set_string(view->arena, entry, STR("href"), figure ? view_figure_link(view, figure) : STR(""));
    marking->anchors->placed[index] = true;
    return entry;
}

static struct value *add_mark(const struct marking *marking, struct value *runs, str text, const struct mark *mark)
{
    const struct view *view = marking->view;
    struct value *run = add_run(view, runs, text);
    struct value *value = mark_entry(marking, mark->places[0], 1);
    struct value *more = value_list(view->arena);
    for (size_t i = 1; i < mark->place_count; i++)
        value_add(view->arena, more, mark_entry(marking, mark->places[i], i + 1));
    value_set(view->arena, value, STR("more"), more);
    value_set(view->arena, run, STR("mark"), value);
    return run;
}

/* Appends bytes [begin, end) of a text as runs. A mark that begins in there is cut where the piece ends (a cell of
 * a table); one that began before was set there. */
static void add_runs(const struct marking *marking, struct value *runs, str text, size_t begin, size_t end,
                     struct marks *marks)
{
    const struct view *view = marking->view;
    for (; marks->next < marks->count && marks->items[marks->next].begin < end; marks->next++) {
        const struct mark *mark = &marks->items[marks->next];
        if (mark->begin < begin)
            continue;
        if (mark->begin > begin)
            add_text(view, runs, text, begin, mark->begin, marks);
        size_t stop = mark->end < end ? mark->end : end;
        struct value *run = add_mark(marking, runs, str_slice(text, mark->begin, stop), mark);
        flag_run(view, run, marks, mark->begin, stop);
        begin = stop;
    }
    add_text(view, runs, text, begin, end, marks);
}

static struct value *holder_of_runs(const struct view *view, struct value **ret_runs)
{
    struct value *holder = value_object(view->arena);
    *ret_runs = value_list(view->arena);
    value_set(view->arena, holder, STR("runs"), *ret_runs);
    return holder;
}

static struct value *whole_text(const struct marking *marking, str text, struct marks *marks)
{
    struct value *runs;
    struct value *holder = holder_of_runs(marking->view, &runs);
    add_runs(marking, runs, text, 0, text.len, marks);
    close_sentence(marking->view, runs, marks);
    return holder;
}

/* ---- parts: the whole text ------------------------------------------------------------------------------ */

static struct value *add_part(const struct view *view, struct value *parts, const char *kind, struct value *content)
{
    struct value *part = value_object(view->arena);
    static const char *const kinds[] = { "heading", "paragraph", "quote", "caption", "list", "table" };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        value_set_bool(view->arena, part, str_from(kinds[i]), false);
    value_set(view->arena, part, str_from(kind), content);
    value_add(view->arena, parts, part);
    return content;
}

/* The rank of the headings on the page: the article's title is h1, so its highest heading is h2, and no rank is
 * skipped. */
struct heading_ranks {
    int highest;
    int last;
};

static int highest_heading(const struct article *article, struct block_range title)
{
    int highest = 6;
    for (size_t i = 0; i < article->block_count; i++)
        if (!view_is_in(title, i) && article->blocks[i].kind == BLOCK_HEADING && article->blocks[i].level < highest)
            highest = article->blocks[i].level;
    return highest;
}

static int heading_rank(struct heading_ranks *ranks, int level)
{
    int rank = level - ranks->highest + 2;
    if (rank > ranks->last + 1)
        rank = ranks->last + 1;
    if (rank < 2)
        rank = 2;
    if (rank > 6)
        rank = 6;
    ranks->last = rank;
    return rank;
}

static bool same_group(const struct block *a, const struct block *b)
{
    return a->kind == b->kind && a->group == b->group && a->group != 0;
}

/* The list that begins at block `first`; returns the block after it. */
static size_t add_list(struct marking *marking, struct value *parts, size_t first)
{
    const struct view *view = marking->view;
    const struct article *article = &marking->reading->article;
    struct value *content = add_part(view, parts, "list", value_object(view->arena));
    struct value *items = value_list(view->arena);
    value_set(view->arena, content, STR("items"), items);
    size_t i = first;
    do {
        struct marks marks = take_marks(marking, i);
        struct value *item = whole_text(marking, article->blocks[i].text, &marks);
        value_set_bool(view->arena, item, STR("is_deep"), article->blocks[i].level > 1);
        value_add(view->arena, items, item);
        i++;
    } while (i < article->block_count && same_group(&article->blocks[i], &article->blocks[first]));
    return i;
}

static struct value *table_row(const struct marking *marking, const struct block *block, struct marks *marks)
{
    const struct view *view = marking->view;
    struct value *row = value_object(view->arena);
    struct value *cells = value_list(view->arena);
    value_set(view->arena, row, STR("cells"), cells);
    value_set_bool(view->arena, row, STR("is_header"), block->header);
    size_t begin = 0;
    for (;;) {
        size_t end = str_find(block->text, STR("\t"), begin);
        bool last = end == STR_NONE;
        end = last ? block->text.len : end;
        struct value *runs;
        value_add(view->arena, cells, holder_of_runs(view, &runs));
        add_runs(marking, runs, block->text, begin, end, marks);
        if (last)
            return row;
        begin = end + 1;
    }
}

static size_t add_table(struct marking *marking, struct value *parts, size_t first)
{
    const struct view *view = marking->view;
    const struct article *article = &marking->reading->article;
    struct value *content = add_part(view, parts, "table", value_object(view->arena));
    struct value *head = value_list(view->arena);
    struct value *rows = value_list(view->arena);
    value_set(view->arena, content, STR("head"), head);
    value_set(view->arena, content, STR("rows"), rows);
    size_t i = first;
    do {
        struct marks marks = take_marks(marking, i);
        marks.sentence_count = 0; /* a row is a sentence of its own, and cells cannot be bracketed together */
        bool in_head = article->blocks[i].header && rows->count == 0;
        value_add(view->arena, in_head ? head : rows, table_row(marking, &article->blocks[i], &marks));
        i++;
    } while (i < article->block_count && same_group(&article->blocks[i], &article->blocks[first]));
    value_set_bool(view->arena, content, STR("has_head"), head->count > 0);
    return i;
}

static void add_heading(struct marking *marking, struct value *parts, size_t index, struct heading_ranks *ranks)
{
    const struct view *view = marking->view;
    const struct block *block = &marking->reading->article.blocks[index];
    struct marks marks = take_marks(marking, index);
    size_t begin;
    size_t end;
    view_heading_words(block->text, &begin, &end);
    if (begin == end)
        return;
    struct value *runs;
    struct value *content = holder_of_runs(view, &runs);
    clip_sentences(&marks, begin, end);
    add_runs(marking, runs, block->text, begin, end, &marks);
    close_sentence(view, runs, &marks);
    value_set_integer(view->arena, content, STR("level"), heading_rank(ranks, block->level));
    add_part(view, parts, "heading", content);
}

static void add_text_block(struct marking *marking, struct value *parts, size_t index)
{
    const struct block *block = &marking->reading->article.blocks[index];
    struct marks marks = take_marks(marking, index);
    add_part(marking->view, parts,
             block->kind == BLOCK_QUOTE     ? "quote"
             : block->kind == BLOCK_CAPTION ? "caption"
                                            : "paragraph",
             whole_text(marking, block->text, &marks));
}

static void add_whole(struct marking *marking, struct value *parts)
{
    const struct article *article = &marking->reading->article;
    struct block_range title = view_title_blocks(article);
    struct heading_ranks ranks = { highest_heading(article, title), 1 };
    for (size_t i = 0; i < article->block_count;) {
        if (view_is_in(title, i))
            i++;
        else if (article->blocks[i].kind == BLOCK_ITEM)
            i = add_list(marking, parts, i);
        else if (article->blocks[i].kind == BLOCK_ROW)
            i = add_table(marking, parts, i);
        else if (article->blocks[i].kind == BLOCK_HEADING)
            add_heading(marking, parts, i++, &ranks);
        else
            add_text_block(marking, parts, i++);
    }
}

/* ---- parts: only the sentences with figures ------------------------------------------------------------- */

static void add_gap(const struct view *view, struct value *runs)
{
    value_set_bool(view->arena, add_run(view, runs, STR("")), STR("gap"), true);
}

/* The sentences of one block as one paragraph; what lies between is shown as a gap. */
static void add_sentences(struct marking *marking, struct value *parts, size_t index)
{
    const struct view *view = marking->view;
    str text = marking->reading->article.blocks[index].text;
    struct marks marks = take_marks(marking, index);
    if (marks.count == 0)
        return;
    struct value *runs;
    add_part(view, parts, "paragraph", holder_of_runs(view, &runs));
    size_t shown = 0;
    for (size_t m = 0; m < marks.count; m++) {
        for (size_t p = 0; p < marks.items[m].place_count; p++) {
            struct sentence sentence = sentence_of(observation_at(marking, marks.items[m].places[p]), text.len);
            size_t end = sentence.end > marks.items[m].end ? sentence.end : marks.items[m].end;
            size_t begin = sentence.begin > shown ? sentence.begin : shown;
            if (begin >= end)
                continue;
            if (begin > shown)
                add_gap(view, runs);
            add_runs(marking, runs, text, begin, end, &marks);
            shown = end;
        }
    }
    close_sentence(view, runs, &marks);
    if (shown < text.len)
        add_gap(view, runs);
}

static void add_quotes(struct marking *marking, struct value *parts)
{
    const struct article *article = &marking->reading->article;
    struct block_range title = view_title_blocks(article);
    for (size_t i = 0; i < article->block_count; i++)
        if (!view_is_in(title, i))
            add_sentences(marking, parts, i);
}

struct value *view_article_text(const struct view *view, const struct reading *reading, struct anchors *anchors)
{
    struct value *parts = value_list(view->arena);
    struct marking marking = { .view = view, .reading = reading, .anchors = anchors };
    order_observations(&marking);
    switch (reading->article.text) {
    case ARTICLE_TEXT_FULL:
        add_whole(&marking, parts);
        break;
    case ARTICLE_TEXT_QUOTES:
        add_quotes(&marking, parts);
        break;
    case ARTICLE_TEXT_NONE:
        break;
    }
    return parts;
}

struct value *view_article_heading(const struct view *view, const struct reading *reading, struct anchors *anchors)
{
    const struct article *article = &reading->article;
    struct marking marking = { .view = view, .reading = reading, .anchors = anchors };
    order_observations(&marking);
    struct value *runs;
    struct value *holder = holder_of_runs(view, &runs);
    struct block_range title = view_title_blocks(article);
    bool any = false;
    for (size_t i = 0; i < marking.order_count; i++)
        any = any || view_is_in(title, observation_at(&marking, marking.order[i])->block);
    if (!any || article->text == ARTICLE_TEXT_NONE) {
        add_run(view, runs, article->title.len ? article->title : article->id);
        return holder;
    }
    for (size_t i = title.begin; i < title.end; i++) {
        struct marks marks = take_marks(&marking, i);
        size_t begin;
        size_t end;
        view_heading_words(article->blocks[i].text, &begin, &end);
        if (i > title.begin)
            add_run(view, runs, STR(" "));
        clip_sentences(&marks, begin, end);
        add_runs(&marking, runs, article->blocks[i].text, begin, end, &marks);
        close_sentence(view, runs, &marks);
    }
    return holder;
}
