/* The page on data quality: what contradicts itself, what cannot well be true, what may be read in two ways, and what was
 * not understood. The same facts as `kechuang check` tells. */
#include "view_internal.h"

#include "review.h"

/* Of each list the first so many are shown; its heading says how many there are. */
enum { SHOWN_MAX = 300 };

/* ---- sentences ------------------------------------------------------------------------------------------ */

/* Bytes [begin, end) of a block, cells of a table row set apart by a space. */
static str piece(const struct view *view, str text, size_t begin, size_t end)
{
    str copy = arena_copy(view->arena, str_slice(text, begin, end));
    for (size_t i = 0; i < copy.len; i++)
        if (copy.ptr[i] == '\t')
            ((char *)copy.ptr)[i] = ' ';
    return copy;
}

/* Sets sentence { before, words, after }, false where the text is not to be published. */
static void set_sentence(const struct view *view, struct value *object, str text, size_t begin, size_t end,
                         bool is_public)
{
    if (!is_public || begin > end || end > text.len) {
        value_set_bool(view->arena, object, STR("sentence"), false);
        return;
    }
    size_t first = begin;
    size_t last = end;
    sentence_around(text, begin, &first, &last);
    first = first < begin ? first : begin;
    last = last > end ? last : end;
    struct value *sentence = value_object(view->arena);
    value_set_string(view->arena, sentence, STR("before"), piece(view, text, first, begin));
    value_set_string(view->arena, sentence, STR("words"), piece(view, text, begin, end));
    value_set_string(view->arena, sentence, STR("after"), piece(view, text, end, last));
    value_set(view->arena, object, STR("sentence"), sentence);
}

/* What an article states in one place: its article, with href that place, text (the value in words), and the sentence. */
static struct value *statement(const struct view *view, const struct reading *reading, const struct observation *o)
{
    const struct article *article = &reading->article;
    struct citation citation = { .reading = reading, .observation = o };
    struct value *object = view_article_value(view, article);
    value_set_string(view->arena, object, STR("href"), view_citation_link(view, &citation));
    value_set_string(view->arena, object, STR("text"), word_value_text(&view->words, quantity_of_observation(o)));
    str text = o->block < article->block_count ? article->blocks[o->block].text : STR("");
    set_sentence(view, object, text, o->begin, o->end, text.len > 0 && article->text != ARTICLE_TEXT_NONE);
    return object;
}

static struct value *citation_value(const struct view *view, const struct citation *citation)
{
    return statement(view, citation->reading, citation->observation);
}

/* ---- the lists ------------------------------------------------------------------------------------------ */

static size_t shown(size_t count)
{
    return count < SHOWN_MAX ? count : SHOWN_MAX;
}

/* Sets a list and how many there are, false for none; is_cut of the list where not all are shown. */
static void set_list(struct view *view, const char *name, struct value *list, size_t count)
{
    struct value *object = value_object(view->arena);
    value_set_integer(view->arena, object, STR("count"), (long long)count);
    value_set_bool(view->arena, object, STR("is_cut"), list->count < count);
    value_set_integer(view->arena, object, STR("shown_count"), (long long)list->count);
    value_set(view->arena, object, STR("items"), list);
    value_set(view->arena, view->data, str_from(name), count > 0 ? object : value_bool(view->arena, false));
}

static void set_conflicts(struct view *view, const struct review *review)
{
    struct value *list = value_list(view->arena);
    for (size_t i = 0; i < shown(review->conflict_count); i++) {
        const struct figure *figure = review->conflicts[i].figure;
        struct value *object = view_figure_value(view, figure);
        value_set(view->arena, object, STR("stands"), citation_value(view, &figure->citations[0]));
        value_set(view->arena, object, STR("contradicts"), citation_value(view, review->conflicts[i].citation));
        value_add(view->arena, list, object);
    }
    set_list(view, "conflicts", list, review->conflict_count);
}

static const char *reason_key(enum implausibility reason)
{
    switch (reason) {
    case IMPLAUSIBLE_SHARE:
        return "implausible_share";
    case IMPLAUSIBLE_AHEAD:
        return "implausible_ahead";
    case IMPLAUSIBLE_JUMP:
        return "implausible_jump";
    case IMPLAUSIBLE_INCREASE:
        break;
    }
    return "implausible_increase";
}

static void set_implausible(struct view *view, const struct review *review)
{
    struct value *list = value_list(view->arena);
    for (size_t i = 0; i < shown(review->implausible_count); i++) {
        const struct review_implausible *item = &review->implausible[i];
        struct value *object = view_figure_value(view, item->figure);
        value_set_string(view->arena, object, STR("reason"), words_get(&view->words, reason_key(item->reason)));
        value_set(view->arena, object, STR("stands"), citation_value(view, &item->figure->citations[0]));
        value_set(view->arena, object, STR("other"),
                  item->other ? citation_value(view, &item->other->citations[0]) : value_bool(view->arena, false));
        value_add(view->arena, list, object);
    }
    set_list(view, "implausible", list, review->implausible_count);
}

static void set_ambiguous(struct view *view, const struct review *review)
{
    struct value *list = value_list(view->arena);
    for (size_t i = 0; i < shown(review->ambiguous_count); i++) {
        const struct reading *reading = review->ambiguous[i].reading;
        const struct observation *o = &reading->observations.items[review->ambiguous[i].index];
        struct value *object = value_object(view->arena);
        value_set(view->arena, object, STR("area"), view_area_value(view, o->area));
        value_set(view->arena, object, STR("indicator"), view_indicator_value(view, o->indicator));
        value_set(view->arena, object, STR("rival"), view_indicator_value(view, o->rival.indicator));
        value_set(view->arena, object, STR("stands"), statement(view, reading, o));
        value_add(view->arena, list, object);
    }
    set_list(view, "ambiguous", list, review->ambiguous_count);
}

struct value *view_unread_value(const struct view *view, const struct reading *reading, const struct unread *unread)
{
    static const char *const keys[] = {
        [UNREAD_NO_NAME] = "unread_no_name",   [UNREAD_JOINT] = "unread_joint", [UNREAD_CANDIDATE] = "unread_candidate",
        [UNREAD_STRANGER] = "unread_stranger", [UNREAD_PART] = "unread_part",   [UNREAD_COMPARED] = "unread_compared",
        [UNREAD_NO_AREA] = "unread_no_area",   [UNREAD_ASIDE] = "unread_aside", [UNREAD_IGNORED] = "unread_ignored",
    };
    const struct article *article = &reading->article;
    str text = article->blocks[unread->block].text;
    struct value *object = view_article_value(view, article);
    value_set_string(view->arena, object, STR("words"), piece(view, text, unread->begin, unread->end));
    value_set_string(view->arena, object, STR("reason"), words_get(&view->words, keys[unread->reason]));
    set_sentence(view, object, text, unread->begin, unread->end, article->text == ARTICLE_TEXT_FULL);
    return object;
}

static void set_unread(struct view *view, const struct review *review)
{
    struct value *list = value_list(view->arena);
    for (size_t i = 0; i < shown(review->unread_count); i++)
        value_add(view->arena, list, view_unread_value(view, review->unread[i].reading, review->unread[i].unread));
    set_list(view, "unread", list, review->unread_count);
}

void view_make_quality(struct view *view)
{
    const struct dataset *dataset = view->dataset;
    struct review review = review_dataset(view->arena, dataset);
    set_conflicts(view, &review);
    set_implausible(view, &review);
    set_ambiguous(view, &review);
    set_unread(view, &review);
    value_set_integer(view->arena, view->data, STR("article_count"), (long long)dataset->reading_count);
    value_set_integer(view->arena, view->data, STR("figure_count"), (long long)dataset->figure_count);
}
