/* Saying what deserves an editor's eye. */
#include "review.h"

void review_unowned(const struct dataset *dataset, struct diags *diags)
{
    for (size_t i = 0; i < dataset->reading_count; i++) {
        const struct reading *reading = &dataset->readings[i];
        if (reading->article.document->front_matter.area_count > 0)
            continue; /* it names one that there is not: that was reported */
        size_t count = 0;
        for (size_t k = 0; k < reading->observations.unread_count; k++)
            count += reading->observations.unread[k].reason == UNREAD_NO_AREA;
        if (count > 0)
            diag_add(diags, DIAG_ARTICLE_WITHOUT_AREA, (struct span){ &reading->article.document->source, 0, 0 },
                     "%zu number%s of this article belong%s to no area", count, count == 1 ? "" : "s",
                     count == 1 ? "s" : "");
    }
}

/* ---- implausible figures -------------------------------------------------------------------------------- */

static struct span place_of(const struct figure *figure)
{
    return figure->citations[0].observation->span;
}

static const char *implausibility_text(enum implausibility reason)
{
    switch (reason) {
    case IMPLAUSIBLE_SHARE:
        return "a share above 100 %";
    case IMPLAUSIBLE_AHEAD:
        return "actual, though its period ends after the article was published";
    case IMPLAUSIBLE_JUMP:
        return "more than ten times as much, or less than a tenth, of the period before";
    case IMPLAUSIBLE_INCREASE:
        break;
    }
    return "an increase larger than what was reached";
}

static void report_implausible(struct diags *diags, const struct review_implausible *item)
{
    const struct figure *figure = item->figure;
    struct diag *diag = diag_add(diags, DIAG_FIGURE_IMPLAUSIBLE, place_of(figure), "%.*s %.*s %.*s: %s",
                                 STR_ARG(figure->area->name), STR_ARG(figure->indicator->name),
                                 STR_ARG(figure->citations[0].observation->surface), implausibility_text(item->reason));
    if (item->other)
        diag_relate(diags, diag, place_of(item->other), "the other figure: %.*s",
                    STR_ARG(item->other->citations[0].observation->surface));
}

/* ---- doubtful readings ---------------------------------------------------------------------------------- */

/* Of the observations as far as the one at `index`, how many have its surface: as corrections count them. */
static size_t occurrence_of(const struct observations *observations, size_t index)
{
    size_t occurrence = 0;
    for (size_t i = 0; i <= index; i++)
        occurrence += str_eq(observations->items[i].surface, observations->items[index].surface);
    return occurrence;
}

static void report_ambiguous(struct diags *diags, const struct reading *reading, size_t index)
{
    const struct article *article = &reading->article;
    const struct observation *o = &reading->observations.items[index];
    const struct rival *rival = &o->rival;
    struct diag *diag = diag_add(diags, DIAG_FIGURE_AMBIGUOUS, o->span, "%.*s: %.*s was chosen; %.*s may be meant too",
                                 STR_ARG(o->surface), STR_ARG(o->indicator->name), STR_ARG(rival->indicator->name));
    if (rival->end > rival->begin)
        diag_relate(diags, diag, block_span(article, &article->blocks[o->block], rival->begin, rival->end),
                    "the words that may mean it");
    diag_advise(diags, diag,
                "say which one in content/corrections.yaml: article: %.*s, surface: %.*s, occurrence: %zu, "
                "set: {indicator: %.*s} or {indicator: %.*s}",
                STR_ARG(article->id), STR_ARG(o->surface), occurrence_of(&reading->observations, index),
                STR_ARG(o->indicator->id), STR_ARG(rival->indicator->id));
}

static void report_unread(struct diags *diags, const struct article *article, const struct unread *unread)
{
    const struct block *block = &article->blocks[unread->block];
    diag_add(diags, DIAG_FIGURE_NOT_UNDERSTOOD, block_span(article, block, unread->begin, unread->end), "%.*s: %.*s",
             STR_ARG(str_slice(block->text, unread->begin, unread->end)), STR_ARG(unread_text(unread->reason)));
}

void review_report(const struct review *review, struct diags *diags)
{
    for (size_t i = 0; i < review->implausible_count; i++)
        report_implausible(diags, &review->implausible[i]);
    for (size_t i = 0; i < review->ambiguous_count; i++)
        report_ambiguous(diags, review->ambiguous[i].reading, review->ambiguous[i].index);
    for (size_t i = 0; i < review->unread_count; i++)
        report_unread(diags, &review->unread[i].reading->article, review->unread[i].unread);
}
