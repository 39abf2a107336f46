/* Charts as files of their own: what they are called, and what they say where no page stands around them. */
#include "view_internal.h"

#include "file_name.h"

/* Those of articles tell what the article is about: nobody shows them elsewhere. */
bool view_has_chart_files(enum page_kind kind)
{
    return kind == PAGE_HOME || kind == PAGE_AREA || kind == PAGE_INDICATOR || kind == PAGE_SOURCES;
}

str view_chart_stem(struct arena *arena, enum page_kind kind, str path)
{
    if (!view_has_chart_files(kind))
        return STR("");
    str name = str_slice(path, 0, path.len - STR(".html").len);
    return arena_format(arena, "charts/%.*s", STR_ARG(name));
}

static bool is_taken(const struct view *view, str file)
{
    for (size_t i = 0; i < view->chart_count; i++)
        if (str_eq(view->charts[i].file, file))
            return true;
    return false;
}

/* What tells a figure's charts apart and outlives each single figure: "high-tech-enterprises.level.national". */
static void add_subject(struct arena *arena, struct buf *name, const struct figure *figure)
{
    str tier = tier_text(figure->tier);
    buf_format(name, ".%.*s.%.*s", STR_ARG(file_name_of_id(arena, figure->indicator->id)),
               STR_ARG(measure_text(figure->measure)));
    if (tier.len > 0)
        buf_format(name, ".%.*s", STR_ARG(file_name_of_id(arena, tier)));
}

str view_chart_file(const struct view *view, str kind, const struct figure *about)
{
    if (view->chart_stem.len == 0)
        return STR("");
    struct buf name;
    buf_init(&name);
    buf_format(&name, "%.*s.%.*s", STR_ARG(view->chart_stem), STR_ARG(kind));
    if (about)
        add_subject(view->arena, &name, about);
    str stem = arena_join(view->arena, view->words.edition->folder, buf_str(&name));
    buf_finish(&name);
    str file = arena_join(view->arena, stem, STR(".svg"));
    for (size_t i = 2; is_taken(view, file); i++)
        file = arena_format(view->arena, "%.*s-%zu.svg", STR_ARG(stem), i);
    return file;
}

/* ---- without the page ------------------------------------------------------------------------------------- */

static str text_of(const struct value *object, const char *key)
{
    return value_text(value_get(object, str_from(key)), STR(""));
}

/* 大足区：高新技术企业：历次数据（2023年） */
static str file_title(const struct words *words, const struct page *page, const struct view_chart *chart)
{
    str title = chart->chart.title;
    str area = text_of(chart->target, "chart_area"), period = text_of(chart->target, "chart_period");
    if (area.len == 0 && value_get(page->data, STR("is_area"))->truth)
        area = text_of(page->data, "page_title");
    if (area.len > 0)
        title = words_fill(words, "chart_of", WORD_PARTS({ "subject", area }, { "title", title }));
    if (period.len > 0)
        title = words_fill(words, "chart_in_period", WORD_PARTS({ "title", title }, { "period", period }));
    return title;
}

/* The file lies in charts/, a folder deeper than its page. What is behind a scheme is no relative link. */
static const struct chart_bar *move_links(struct arena *arena, const struct chart *chart)
{
    struct chart_bar *bars = arena_array(arena, struct chart_bar, chart->bar_count);
    for (size_t i = 0; i < chart->bar_count; i++) {
        bars[i] = chart->bars[i];
        if (bars[i].href.len > 0 && !is_web_address(bars[i].href))
            bars[i].href = arena_join(arena, STR("../"), bars[i].href);
    }
    return bars;
}

struct chart view_file_chart(struct arena *arena, const struct site *site, const struct page *page, size_t index)
{
    struct words words = { arena, &site->editions[page->edition] };
    struct chart chart = page->charts[index].chart;
    str address = text_of(page->data, "address");
    chart.title = file_title(&words, page, &page->charts[index]);
    chart.source = settings_title(&site->settings, words.edition->tag);
    if (address.len > 0)
        chart.source = arena_format(arena, "%.*s %.*s", STR_ARG(chart.source), STR_ARG(address));
    chart.width = 0;
    chart.id = STR("");
    chart.bars = move_links(arena, &page->charts[index].chart);
    return chart;
}
