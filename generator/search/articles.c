#include "json_value.h"
#include "search_internal.h"
#include "view.h"
#include "wording.h"

enum { CLIP_BYTES = 200 };

str search_clip(str text)
{
    if (text.len <= CLIP_BYTES)
        return text;
    size_t end = CLIP_BYTES;
    while (end > 0 && ((unsigned char)text.ptr[end] & 0xC0) == 0x80)
        end--;
    return str_slice(text, 0, end);
}

str search_title(const struct article *article)
{
    return article->title.len ? article->title : article->id;
}

/* ---- articles ---- */

size_t search_article_pieces(const struct dataset *dataset)
{
    return (dataset->reading_count + ARTICLES_PER_PIECE - 1) / ARTICLES_PER_PIECE;
}

/* In the words of each edition; "" where it is not known. */
static void add_date(struct arena *scratch, struct buf *out, const struct site *site, struct date date)
{
    for (size_t i = 0; i < site->edition_count; i++) {
        buf_add_char(out, ',');
        json_add_string(out, word_date(&(struct words){ scratch, &site->editions[i] }, date));
    }
}

static void add_article(struct arena *scratch, struct buf *out, const struct search_index *index, size_t number)
{
    size_t subject = index->dataset->reading_count - 1 - number;
    const struct article *article = &index->dataset->readings[subject].article;
    str path = view_page_path(scratch, index->site, index->dataset,
                              (struct page_ref){ .kind = PAGE_ARTICLE, .subject = subject });
    buf_add_char(out, '[');
    json_add_string(out, view_address(scratch, path));
    buf_add_char(out, ',');
    json_add_string(out, search_clip(search_title(article)));
    buf_add_char(out, ',');
    json_add_string(out, search_clip(article->source));
    add_date(scratch, out, index->site, article->date);
    buf_add_char(out, ']');
}

void search_add_articles(struct arena *scratch, struct buf *out, const struct search_index *index, size_t piece)
{
    size_t begin = piece * ARTICLES_PER_PIECE;
    buf_add_char(out, '[');
    for (size_t i = begin; i < begin + ARTICLES_PER_PIECE && i < index->dataset->reading_count; i++) {
        if (i > begin)
            buf_add(out, STR(",\n"));
        add_article(scratch, out, index, i);
    }
    buf_add_char(out, ']');
}

/* ---- dates ---- */

static long day_of(const struct dataset *dataset, size_t number)
{
    struct date date = dataset->readings[dataset->reading_count - 1 - number].article.date;
    struct date first = { 1970, 1, 1 };
    return (date_is_none(date) ? 0 : date_day_number(date)) - date_day_number(first);
}

void search_add_dates(struct buf *out, const struct dataset *dataset)
{
    long last = dataset->reading_count > 0 ? day_of(dataset, 0) : 0;
    buf_format(out, "[%ld,\"", last);
    for (size_t i = 0; i < dataset->reading_count;) {
        long day = day_of(dataset, i);
        size_t begin = i;
        while (i < dataset->reading_count && day_of(dataset, i) == day)
            i++;
        digits_add(out, (uint32_t)(day - last));
        digits_add(out, (uint32_t)(i - begin));
        last = day;
    }
    buf_add(out, STR("\"]"));
}
