/* Reviewing: numbers that nothing was made of, figures that may be of another indicator, and figures that stand out from
 * their neighbours. */
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

static bool is_reported(enum unread_reason reason)
{
    return reason != UNREAD_IGNORED && reason != UNREAD_NO_AREA;
}

static void report_unread(struct diags *diags, const struct article *article, const struct unread *unread)
{
    const struct block *block = &article->blocks[unread->block];
    diag_add(diags, DIAG_FIGURE_NOT_UNDERSTOOD, block_span(article, block, unread->begin, unread->end), "%.*s: %.*s",
             STR_ARG(str_slice(block->text, unread->begin, unread->end)), STR_ARG(unread_text(unread->reason)));
}

void review_unread(const struct dataset *dataset, struct diags *diags)
{
    for (size_t i = 0; i < dataset->reading_count; i++) {
        const struct reading *reading = &dataset->readings[i];
        for (size_t k = 0; k < reading->observations.unread_count; k++)
            if (is_reported(reading->observations.unread[k].reason))
                report_unread(diags, &reading->article, &reading->observations.unread[k]);
    }
}

/* Of the observations as far as the one at `index`, how many have its surface: as corrections count them. */
static size_t occurrence_of(const struct observations *observations, size_t index)
{
    size_t occurrence = 0;
    for (size_t i = 0; i <= index; i++)
        occurrence += str_eq(observations->items[i].surface, observations->items[index].surface);
    return occurrence;
}

static void report_rival(struct diags *diags, const struct reading *reading, size_t index)
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

void review_ambiguous(const struct dataset *dataset, struct diags *diags)
{
    for (size_t i = 0; i < dataset->reading_count; i++)
        for (size_t k = 0; k < dataset->readings[i].observations.count; k++)
            if (dataset->readings[i].observations.items[k].rival.indicator)
                report_rival(diags, &dataset->readings[i], k);
}

static struct span place_of(const struct figure *figure)
{
    return figure->citations[0].observation->span;
}

static void report(struct diags *diags, const struct figure *figure, const struct figure *other, const char *what)
{
    struct diag *diag =
        diag_add(diags, DIAG_FIGURE_IMPLAUSIBLE, place_of(figure), "%.*s %.*s %.*s: %s", STR_ARG(figure->area->name),
                 STR_ARG(figure->indicator->name), STR_ARG(figure->citations[0].observation->surface), what);
    if (other)
        diag_relate(diags, diag, place_of(other), "the other figure: %.*s",
                    STR_ARG(other->citations[0].observation->surface));
}

static bool is_share_above_all(const struct figure *figure)
{
    return figure->measure == MEASURE_LEVEL && figure->indicator->unit == UNIT_PERCENT &&
           decimal_compare(figure->value, decimal_from(100)) > 0;
}

static bool is_ahead_of_its_article(const struct figure *figure)
{
    return figure->status == STATUS_ACTUAL && !date_is_none(figure->period.end) &&
           date_compare(figure->period.end, figure->citations[0].reading->article.date) > 0;
}

static bool same_subject(const struct figure *a, const struct figure *b)
{
    return a->area == b->area && a->indicator == b->indicator && a->tier == b->tier && a->part == 0 && b->part == 0 &&
           str_eq(a->unit, b->unit);
}

/* The level that was reached at the end of a change's period, among the figures beside it. */
static const struct figure *level_reached(const struct dataset *dataset, size_t change)
{
    const struct figure *figure = &dataset->figures[change];
    for (size_t i = change; i > 0; i--) {
        const struct figure *level = &dataset->figures[i - 1];
        if (level->area != figure->area || level->indicator != figure->indicator)
            return NULL;
        if (same_subject(level, figure) && level->measure == MEASURE_LEVEL && level->status == figure->status &&
            date_compare(level->period.end, figure->period.end) == 0)
            return level;
    }
    return NULL;
}

static bool is_ten_times(struct decimal larger, struct decimal smaller)
{
    struct decimal ten_times;
    return decimal_sign(smaller) > 0 && decimal_multiply(smaller, decimal_from(10), &ten_times) &&
           decimal_compare(larger, ten_times) > 0;
}

/* Stocks and ratios do not change tenfold from one period to the next; the figures before are sorted by period. */
static bool jumps(const struct figure *before, const struct figure *figure)
{
    return figure->indicator->kind != INDICATOR_FLOW && figure->measure == MEASURE_LEVEL &&
           before->measure == MEASURE_LEVEL && before->status == figure->status && figure->status == STATUS_ACTUAL &&
           same_subject(before, figure) &&
           (is_ten_times(figure->value, before->value) || is_ten_times(before->value, figure->value));
}

static void review_figure(const struct dataset *dataset, size_t index, struct diags *diags)
{
    const struct figure *figure = &dataset->figures[index];
    if (is_share_above_all(figure))
        report(diags, figure, NULL, "a share above 100 %");
    if (is_ahead_of_its_article(figure))
        report(diags, figure, NULL, "actual, though its period ends after the article was published");
    if (index > 0 && jumps(figure - 1, figure))
        report(diags, figure, figure - 1, "more than ten times as much, or less than a tenth, of the period before");
    if (figure->measure == MEASURE_CHANGE && figure->part == 0 && figure->indicator->unit == UNIT_COUNT) {
        const struct figure *level = level_reached(dataset, index);
        if (level && level->bound == BOUND_EQ && decimal_compare(figure->value, level->value) > 0)
            report(diags, figure, level, "an increase larger than what was reached");
    }
}

void review_figures(const struct dataset *dataset, struct diags *diags)
{
    for (size_t i = 0; i < dataset->figure_count; i++)
        review_figure(dataset, i, diags);
}
