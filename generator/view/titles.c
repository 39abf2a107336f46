#include "wording.h"

static str titled(struct arena *arena, str tier, const struct indicator *indicator, const char *what)
{
    return arena_format(arena, "%.*s%.*s：%s", STR_ARG(tier), STR_ARG(indicator->name), what);
}

str word_ranking_title(struct arena *arena, str tier, const struct indicator *indicator)
{
    return titled(arena, tier, indicator, "各地比较");
}

str word_series_title(struct arena *arena, str tier, const struct indicator *indicator)
{
    return titled(arena, tier, indicator, "历次数据");
}

str word_target_title(struct arena *arena, str tier, const struct indicator *indicator)
{
    return titled(arena, tier, indicator, "目标与现状");
}

str word_parts_title(struct arena *arena, str subject, const struct figure *figure)
{
    const struct indicator *indicator = figure->indicator;
    const char *what = figure->status == STATUS_TARGET ? "各项目标"
                       : word_is_money(figure->unit)   ? "各项金额"
                                                       : "各项数量";
    str per = indicator->per_count > 0 ? indicator->per[0] : STR("");
    return arena_format(arena, "%.*s：%.*s%s", STR_ARG(subject), STR_ARG(per), what);
}

str word_tiers_title(struct arena *arena, const struct indicator *indicator)
{
    return titled(arena, STR(""), indicator, "各级数量");
}

str word_growths_title(struct arena *arena, str subject)
{
    return arena_format(arena, "%.*s：各项增幅", STR_ARG(subject));
}

str word_change_title(struct arena *arena, str tier, const struct indicator *indicator)
{
    return titled(arena, tier, indicator, "总数与新增");
}

str word_of_which(struct arena *arena, str period)
{
    return arena_format(arena, "其中%.*s新增", STR_ARG(period));
}

str word_whole(void)
{
    return STR("全部");
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
