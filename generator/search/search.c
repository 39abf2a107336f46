#include "search_internal.h"

enum piece_kind { PIECE_INDEX, PIECE_DATES, PIECE_TERMS, PIECE_ARTICLES, PIECE_FIGURES };

enum { PIECE_KIND_COUNT = PIECE_FIGURES + 1 };

static const char *const names[] = {
    [PIECE_INDEX] = "index",       [PIECE_DATES] = "dates",     [PIECE_TERMS] = "terms",
    [PIECE_ARTICLES] = "articles", [PIECE_FIGURES] = "figures",
};

struct piece {
    enum piece_kind kind;
    size_t number; /* among those of its kind */
};

const struct search_index *search_index_new(struct arena *arena, const struct site *site, const struct dataset *dataset)
{
    struct search_index *index = arena_new(arena, struct search_index);
    *index = (struct search_index){ site, dataset, terms_new(arena, dataset), pairs_new(arena, dataset) };
    return index;
}

static size_t count_of(const struct search_index *index, enum piece_kind kind)
{
    switch (kind) {
    case PIECE_INDEX:
    case PIECE_DATES:
        break;
    case PIECE_TERMS:
        return index->terms.piece_count;
    case PIECE_ARTICLES:
        return search_article_pieces(index->dataset);
    case PIECE_FIGURES:
        return index->pairs.piece_count;
    }
    return 1;
}

size_t search_file_count(const struct search_index *index)
{
    size_t count = 0;
    for (int kind = 0; kind < PIECE_KIND_COUNT; kind++)
        count += count_of(index, (enum piece_kind)kind);
    return count;
}

static struct piece piece_of(const struct search_index *index, size_t number)
{
    enum piece_kind kind = PIECE_INDEX;
    for (; number >= count_of(index, kind); kind++)
        number -= count_of(index, kind);
    return (struct piece){ kind, number };
}

/* "index", "terms-7" */
static str name_of(struct arena *arena, struct piece piece)
{
    if (piece.kind < PIECE_TERMS)
        return str_from(names[piece.kind]);
    return arena_format(arena, "%s-%zu", names[piece.kind], piece.number);
}

str search_file_path(struct arena *arena, const struct search_index *index, size_t number)
{
    return arena_format(arena, "search/%.*s.js", STR_ARG(name_of(arena, piece_of(index, number))));
}

static void add_content(struct arena *scratch, const struct search_index *index, struct piece piece, struct buf *out)
{
    switch (piece.kind) {
    case PIECE_INDEX:
        search_add_names(scratch, out, index);
        break;
    case PIECE_DATES:
        search_add_dates(out, index->dataset);
        break;
    case PIECE_TERMS:
        terms_add_piece(out, &index->terms, piece.number);
        break;
    case PIECE_ARTICLES:
        search_add_articles(scratch, out, index, piece.number);
        break;
    case PIECE_FIGURES:
        pairs_add_piece(scratch, out, index->site, index->dataset, &index->pairs, piece.number);
        break;
    }
}

void search_make_file(struct arena *scratch, const struct search_index *index, size_t number, struct buf *out)
{
    struct piece piece = piece_of(index, number);
    buf_format(out, "kechuangSearch(\"%.*s\",", STR_ARG(name_of(scratch, piece)));
    add_content(scratch, index, piece, out);
    buf_add(out, STR(");\n"));
}
