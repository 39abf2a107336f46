#include "wording.h"

static str titled(const struct words *words, const char *key, str subject)
{
    return words_fill(words, key, WORD_PARTS({ "subject", subject }));
}

str word_ranking_title(const struct words *words, str tier, const struct indicator *indicator, str cluster)
{
    str subject = word_tiered(words, tier, indicator);
    if (cluster.len == 0)
        return titled(words, "title_ranking", subject);
    return words_fill(words, "title_ranking_in", WORD_PARTS({ "subject", subject }, { "cluster", cluster }));
}

str word_series_title(const struct words *words, str tier, const struct indicator *indicator)
{
    return titled(words, "title_series", word_tiered(words, tier, indicator));
}

str word_target_title(const struct words *words, str tier, const struct indicator *indicator)
{
    return titled(words, "title_target", word_tiered(words, tier, indicator));
}

str word_themes_title(const struct words *words)
{
    return words_get(words, "title_themes");
}

str word_mentions_unit(const struct words *words)
{
    return words_get(words, "unit_mentions");
}

str word_sources_title(const struct words *words, bool by_year)
{
    return words_get(words, by_year ? "title_sources_by_year" : "title_sources_by_month");
}

str word_coverage_title(const struct words *words)
{
    return words_get(words, "title_coverage");
}

str word_figures_unit(const struct words *words)
{
    return words_get(words, "unit_figures");
}

str word_figure_count(const struct words *words, size_t count)
{
    return words_count(words, "figure_count", count);
}
