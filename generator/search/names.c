#include "json_value.h"
#include "search_internal.h"
#include "view.h"

enum { WORDS_MAX = 200 }; /* of one area or indicator: each is compared with each */

/* What can be found by its names. */
struct named {
    str id;
    str address;          /* of its page */
    const str *names;     /* in each edition */
    str words[WORDS_MAX]; /* the names in all languages first, then the others */
    size_t name_count;    /* of the words */
    size_t word_count;
};

static void add_word(struct named *named, str word)
{
    if (word.len > 0 && named->word_count < WORDS_MAX)
        named->words[named->word_count++] = word;
}

static void add_all_names(struct named *named, str name, str name_en, struct translations names)
{
    named->word_count = 0;
    add_word(named, name);
    add_word(named, name_en);
    for (size_t i = 0; i < names.count; i++)
        add_word(named, names.items[i].text);
    named->name_count = named->word_count;
}

static void add_aliases(struct named *named, const str *aliases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_word(named, aliases[i]);
}

static str address_of(struct arena *scratch, const struct search_index *index, struct page_ref page)
{
    return view_address(scratch, view_page_path(scratch, index->site, index->dataset, page));
}

static void name_area(struct arena *scratch, const struct search_index *index, size_t i, struct named *named)
{
    const struct area *area = &index->site->vocabulary.areas[i];
    str *names = arena_array(scratch, str, index->site->edition_count);
    for (size_t k = 0; k < index->site->edition_count; k++)
        names[k] = area_name(area, index->site->editions[k].tag);
    named->id = area->id;
    named->address = address_of(scratch, index, (struct page_ref){ .kind = PAGE_AREA, .subject = i });
    named->names = names;
    add_all_names(named, area->name, area->name_en, area->names);
    add_word(named, area->short_name);
    add_aliases(named, area->aliases, area->alias_count);
}

static void name_indicator(struct arena *scratch, const struct search_index *index, size_t i, struct named *named)
{
    const struct indicator *indicator = &index->site->vocabulary.indicators[i];
    str *names = arena_array(scratch, str, index->site->edition_count);
    for (size_t k = 0; k < index->site->edition_count; k++)
        names[k] = indicator_name(indicator, index->site->editions[k].tag);
    named->id = indicator->id;
    named->address = address_of(scratch, index, (struct page_ref){ .kind = PAGE_INDICATOR, .subject = i });
    named->names = names;
    add_all_names(named, indicator->name, indicator->name_en, indicator->names);
    add_aliases(named, indicator->aliases, indicator->alias_count);
}

/* ---- JSON ---- */

static void add_key(struct buf *out, const char *key)
{
    buf_format(out, ",\n\"%s\":", key);
}

/* Appends text as an item of a list that began at `begin` of `out`. */
static void add_item(struct buf *out, size_t begin, str text)
{
    if (out->len > begin)
        buf_add_char(out, ',');
    json_add_string(out, text);
}

/* Its name in each edition. */
static void add_names(struct buf *out, const struct site *site, const struct named *named)
{
    buf_add_char(out, '[');
    size_t begin = out->len;
    for (size_t i = 0; i < site->edition_count; i++)
        add_item(out, begin, named->names[i]);
    buf_add_char(out, ']');
}

static bool is_shown(const struct site *site, const struct named *named, str word)
{
    for (size_t i = 0; i < site->edition_count; i++)
        if (str_eq(named->names[i], word))
            return true;
    return false;
}

static bool is_among_earlier(const struct named *named, size_t word)
{
    for (size_t i = 0; i < word; i++)
        if (str_eq(named->words[i], named->words[word]))
            return true;
    return false;
}

/* Who types a word finds it too by a shorter one that stands in it: 高新技术企业总数. */
static bool has_shorter(const struct named *named, size_t word)
{
    for (size_t i = 0; i < named->word_count; i++)
        if (named->words[i].len < named->words[word].len &&
            str_find(named->words[word], named->words[i], 0) != STR_NONE)
            return true;
    return false;
}

/* The names that no edition shows, and the other words that it goes by. */
static void add_others(struct buf *out, const struct site *site, const struct named *named)
{
    buf_add_char(out, '[');
    size_t begin = out->len;
    for (size_t i = 0; i < named->word_count; i++)
        if (!is_shown(site, named, named->words[i]) && !is_among_earlier(named, i) &&
            (i < named->name_count || !has_shorter(named, i)))
            add_item(out, begin, named->words[i]);
    buf_add_char(out, ']');
}

static void add_named(struct buf *out, const struct site *site, const struct named *named)
{
    buf_add_char(out, '[');
    json_add_string(out, named->id);
    buf_add_char(out, ',');
    json_add_string(out, named->address);
    buf_add_char(out, ',');
    add_names(out, site, named);
    buf_add_char(out, ',');
    add_others(out, site, named);
    buf_add_char(out, ']');
}

static void add_all(struct arena *scratch, struct buf *out, const struct search_index *index, size_t count,
                    void (*name_one)(struct arena *, const struct search_index *, size_t, struct named *))
{
    struct named *named = arena_new(scratch, struct named);
    buf_add_char(out, '[');
    for (size_t i = 0; i < count; i++) {
        struct arena_mark mark = arena_mark(scratch);
        name_one(scratch, index, i, named);
        buf_add(out, i > 0 ? STR(",\n") : STR(""));
        add_named(out, index->site, named);
        arena_rewind(scratch, mark);
    }
    buf_add_char(out, ']');
}

static void add_editions(struct buf *out, const struct site *site)
{
    buf_add(out, STR("{\"editions\":["));
    size_t begin = out->len;
    for (size_t i = 0; i < site->edition_count; i++)
        add_item(out, begin, site->editions[i].tag);
    buf_add_char(out, ']');
}

/* The first term of each piece, where the piece of any other is found by. */
static void add_first_terms(struct buf *out, const struct terms *terms)
{
    buf_add_char(out, '[');
    size_t begin = out->len;
    for (size_t i = 0; i < terms->piece_count; i++)
        add_item(out, begin, terms->items[terms->pieces[i]].text);
    buf_add_char(out, ']');
}

static void add_first_pairs(struct buf *out, const struct search_index *index)
{
    buf_add_char(out, '[');
    for (size_t i = 0; i < index->pairs.piece_count; i++) {
        buf_add(out, i > 0 ? STR(",") : STR(""));
        buf_add_number(out, pair_number(index->dataset, &index->pairs.items[index->pairs.pieces[i]]));
    }
    buf_add_char(out, ']');
}

void search_add_names(struct arena *scratch, struct buf *out, const struct search_index *index)
{
    const struct vocabulary *vocabulary = &index->site->vocabulary;
    add_editions(out, index->site);
    add_key(out, "areas");
    add_all(scratch, out, index, vocabulary->area_count, name_area);
    add_key(out, "indicators");
    add_all(scratch, out, index, vocabulary->indicator_count, name_indicator);
    add_key(out, "articleCount");
    buf_add_number(out, index->dataset->reading_count);
    add_key(out, "articlesPerPiece");
    buf_add_number(out, ARTICLES_PER_PIECE);
    add_key(out, "terms");
    add_first_terms(out, &index->terms);
    add_key(out, "pairs");
    add_first_pairs(out, index);
    buf_add_char(out, '}');
}
