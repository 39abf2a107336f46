#include "parse.h"

#include "clean.h"
#include "format.h"
#include "join.h"

#include <assert.h>

/* The formats: a new one is a row here and a file that makes its parser. */
static const struct {
    enum document_format format;
    bool (*parse)(struct draft *draft, struct diags *diags);
} FORMATS[] = {
    { FORMAT_MARKDOWN, markdown_parse },
    { FORMAT_HTML, html_parse },
    { FORMAT_XML, xml_parse },
    { FORMAT_TEXT, plain_parse },
};

static bool parse_body(struct draft *draft, struct diags *diags)
{
    for (size_t i = 0; i < sizeof FORMATS / sizeof *FORMATS; i++)
        if (FORMATS[i].format == draft->document->format)
            return FORMATS[i].parse(draft, diags);
    assert(!"every format has a row");
    return false;
}

static struct span start_of(const struct document *document)
{
    return (struct span){ &document->source, document->body < document->source.bytes.len ? document->body : 0, 0 };
}

/* ---- blocks --------------------------------------------------------------------------------------------- */

static void make_blocks(struct arena *arena, struct draft *draft, struct article *article)
{
    size_t most = 0, count = 0;
    for (size_t i = 0; i < draft->piece_count; i++)
        most += !draft->pieces[i].is_part;
    struct block *blocks = arena_array(arena, struct block, most);
    for (size_t i = 0; i < draft->piece_count; i++)
        if (!draft->pieces[i].is_part && clean_block(arena, draft, i, &blocks[count]))
            count++;
    article->blocks = blocks;
    article->block_count = count;
}

static bool has_text(const struct article *article)
{
    for (size_t i = 0; i < article->block_count; i++)
        if (article->blocks[i].kind != BLOCK_HEADING && article->blocks[i].kind != BLOCK_CAPTION)
            return true;
    return false;
}

/* ---- who and when --------------------------------------------------------------------------------------- */

/* What the front matter says, else what the file says of itself. */
static str choose_text(struct arena *arena, struct front_matter_text first, struct front_matter_text second)
{
    str text = first.text.len > 0 ? first.text : second.text;
    return text.len > 0 ? clean_phrase(arena, text) : text;
}

static str first_heading(const struct article *article)
{
    for (size_t i = 0; i < article->block_count; i++)
        if (article->blocks[i].kind == BLOCK_HEADING)
            return article->blocks[i].text;
    return article->id;
}

static void set_texts(struct arena *arena, const struct draft *draft, struct article *article)
{
    const struct front_matter *front = &draft->document->front_matter;
    bool named = front->id.span.source != NULL; /* else the id is the file's name */
    article->id = arena_copy(arena, !named && draft->id.len > 0 ? draft->id : front->id.text);
    article->title = choose_text(arena, front->title, draft->title);
    if (article->title.len == 0)
        article->title = first_heading(article);
    article->source = choose_text(arena, front->source, draft->source);
    article->url = choose_text(arena, front->url, draft->url);
    article->author = choose_text(arena, front->author, draft->author);
}

/* `none`: no area is left whose article it could be. */
static void report_areas(struct arena *scratch, const struct vocabulary *vocabulary,
                         const struct front_matter_text *names, size_t count, bool none, struct diags *diags)
{
    size_t tries = 0;
    for (size_t i = 0; i < count; i++) {
        if (vocabulary_area(vocabulary, names[i].text))
            continue;
        str suggestion = vocabulary_suggest_area(scratch, vocabulary, names[i].text, &tries);
        struct diag *diag = diag_add(diags, DIAG_UNKNOWN_AREA, names[i].span, "there is no area \"%.*s\"%.*s",
                                     STR_ARG(names[i].text), STR_ARG(suggestion));
        if (none)
            diag_advise(diags, diag,
                        "use an id of content/areas.yaml; as it is, the article is published, but a figure counts only "
                        "where its own text names an area");
    }
}

static void set_areas(struct arena *arena, const struct vocabulary *vocabulary, const struct draft *draft,
                      struct article *article, struct diags *diags)
{
    const struct front_matter *front = &draft->document->front_matter;
    const struct front_matter_text *names = front->area_count > 0 ? front->areas : draft->areas;
    size_t count = front->area_count > 0 ? front->area_count : draft->area_count;
    const struct area **areas = arena_array(arena, const struct area *, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct area *area = vocabulary_area(vocabulary, names[i].text);
        if (area)
            areas[article->area_count++] = area;
    }
    article->areas = areas;
    if (article->area_count < count)
        report_areas(draft->scratch, vocabulary, names, count, article->area_count == 0, diags);
}

static bool set_date(const struct draft *draft, struct article *article, struct diags *diags)
{
    const struct document *document = draft->document;
    article->date = date_is_none(document->front_matter.date) ? draft->date : document->front_matter.date;
    if (!date_is_none(article->date))
        return true;
    if (document->front_matter.date_is_wrong || draft->date_is_wrong)
        return false;
    diag_add(diags, DIAG_ARTICLE_DATE_MISSING, start_of(document), "the article has no day of publication");
    return false;
}

/* ---- the whole ------------------------------------------------------------------------------------------ */

static bool make_article(struct arena *arena, const struct site *site, struct draft *draft, struct article *ret_article,
                         struct diags *diags)
{
    const struct document *document = draft->document;
    if (!parse_body(draft, diags))
        return false;
    draft_close(draft);
    if (draft->full)
        diag_add(diags, DIAG_ARTICLE_TOO_LONG, start_of(document), "only the first %d lines are read",
                 DRAFT_MOST_PIECES);
    join_pieces(draft);

    struct article article = { .document = document };
    make_blocks(arena, draft, &article);
    if (!has_text(&article))
        diag_add(diags, DIAG_ARTICLE_NO_TEXT, start_of(document), "the article has no text");
    set_texts(arena, draft, &article);
    set_areas(arena, &site->vocabulary, draft, &article, diags);
    const struct front_matter *front = &document->front_matter;
    article.text = front->has_text ? front->text : site->settings.article_text;
    if (!set_date(draft, &article, diags))
        return false;
    *ret_article = article;
    return true;
}

bool parse_article(struct arena *arena, const struct site *site, const struct document *document,
                   struct article *ret_article, struct diags *diags)
{
    struct arena scratch;
    arena_init(&scratch);
    struct draft draft;
    draft_init(&draft, &scratch, document);
    bool ok = make_article(arena, site, &draft, ret_article, diags);
    draft_finish(&draft);
    arena_finish(&scratch);
    return ok;
}

/* ---- places --------------------------------------------------------------------------------------------- */

/* The last run that begins at or before `at`. */
static const struct text_run *run_at(const struct block *block, size_t at)
{
    size_t low = 0, high = block->run_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (block->runs[middle].text <= at)
            low = middle;
        else
            high = middle;
    }
    return &block->runs[low];
}

struct span block_span(const struct article *article, const struct block *block, size_t begin, size_t end)
{
    assert(begin <= end && end <= block->text.len && block->run_count > 0);
    const struct text_run *first = run_at(block, begin);
    bool exact = first->length == first->source_length;
    size_t from = first->source + (exact ? begin - first->text : 0);
    if (begin == end)
        return (struct span){ &article->document->source, from, 0 };
    const struct text_run *last = run_at(block, end - 1);
    exact = last->length == last->source_length;
    size_t to = last->source + (exact ? end - last->text : last->source_length);
    return (struct span){ &article->document->source, from, to > from ? to - from : 0 };
}
