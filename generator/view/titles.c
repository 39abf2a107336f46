#include "wording.h"

static str titled(struct arena *arena, str tier, const struct indicator *indicator, const char *what)
{
    return arena_format(arena, "%.*s%.*s：%s", STR_ARG(tier), STR_ARG(indicator->name), what);
}

str word_ranking_title(struct arena *arena, str tier, const struct indicator *indicator, str cluster)
{
    if (cluster.len == 0)
        return titled(arena, tier, indicator, "各地比较");
    return arena_format(arena, "%.*s%.*s：%.*s各地比较", STR_ARG(tier), STR_ARG(indicator->name), STR_ARG(cluster));
}

str word_series_title(struct arena *arena, str tier, const struct indicator *indicator)
{
    return titled(arena, tier, indicator, "历次数据");
}

str word_target_title(struct arena *arena, str tier, const struct indicator *indicator)
{
    return titled(arena, tier, indicator, "目标与现状");
}

str word_themes_title(void)
{
    return STR("这篇报道讲了哪些方面");
}

str word_mentions_unit(void)
{
    return STR("处");
}

str word_months(struct arena *arena, struct date first, struct date last)
{
    return arena_format(arena, "%d年%d月至%d年%d月", first.year, first.month, last.year, last.month);
}

str word_month(struct arena *arena, struct date date)
{
    return arena_format(arena, "%d月", date.month);
}

str word_year(struct arena *arena, int year)
{
    return arena_format(arena, "%d年", year);
}

str word_sources_title(bool by_year)
{
    return by_year ? STR("各年报道读出的数字") : STR("各月报道读出的数字");
}

str word_coverage_title(void)
{
    return STR("各地读出的数字");
}

str word_figures_unit(void)
{
    return STR("个");
}

str word_figure_count(struct arena *arena, size_t count)
{
    return arena_format(arena, "%zu个数字", count);
}
