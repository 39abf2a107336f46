/* The one stylesheet of all charts.
 *
 * Colours: texts have at least 4.5:1 to the background in light and dark, bars, ticks and stripes at least 3:1. Each
 * is a property of its own that a page may set; those that begin with --kc-c- are the ones in use. No < or & may
 * stand in it: it is embedded in XML as it is. */
#include "chart_internal.h"

/* Colours of every chart, and of those with several series. */
#define DARK                                                                                                           \
    "--kc-c-accent:var(--kc-accent,#63b3dd);--kc-c-bar:var(--kc-bar,#6d8799);--kc-c-ink:var(--kc-ink,#e6ecf1);"        \
    "--kc-c-muted:var(--kc-muted,#a3b1bd);--kc-c-grid:var(--kc-grid,#2c3843);--kc-c-paper:var(--kc-paper,#12181f)"
#define LIGHT                                                                                                          \
    "--kc-c-accent:var(--kc-accent,#0b5c8a);--kc-c-bar:var(--kc-bar,#728da0);--kc-c-ink:var(--kc-ink,#16212b);"        \
    "--kc-c-muted:var(--kc-muted,#51606d);--kc-c-grid:var(--kc-grid,#dfe5ea);--kc-c-paper:var(--kc-paper,#fff)"
#define DARK_SERIES                                                                                                    \
    "--kc-c-2:var(--kc-series-2,#d9a04a);--kc-c-3:var(--kc-series-3,#7f95a8);--kc-c-4:var(--kc-series-4,#57b894)"
#define LIGHT_SERIES                                                                                                   \
    "--kc-c-2:var(--kc-series-2,#b3751c);--kc-c-3:var(--kc-series-3,#6b7f8f);--kc-c-4:var(--kc-series-4,#2a8a68)"

/* Bars have no class: a chart is filled with their colour, which they inherit. */
#define COMMON                                                                                                         \
    ".kc-chart{" LIGHT ";display:block;max-width:100%;height:auto;fill:var(--kc-c-bar);"                               \
    "font-family:\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"Noto Sans SC\",\"PingFang SC\",\"Microsoft YaHei\","    \
    "sans-serif;font-variant-numeric:tabular-nums;print-color-adjust:exact;-webkit-print-color-adjust:exact}\n"        \
    "@media screen and (prefers-color-scheme:dark){.kc-chart{" DARK "}}\n"                                             \
    ".kc-all,.kc-on{fill:var(--kc-c-accent)}\n"                                                                        \
    ".kc-paper{fill:var(--kc-c-paper)}\n"                                                                              \
    ".kc-chart text{fill:var(--kc-c-ink)}\n"                                                                           \
    ".kc-chart .kc-muted{fill:var(--kc-c-muted)}\n"                                                                    \
    ".kc-bold,.kc-on text{font-weight:700}.kc-on .kc-muted{font-weight:400}\n"                                         \
    ".kc-grid{stroke:var(--kc-c-grid)}.kc-zero{stroke:var(--kc-c-muted)}\n"                                            \
    ".kc-chart a:hover text,.kc-chart a:focus text{text-decoration:underline}\n"                                       \
    ".kc-chart a:focus-visible{outline:2px solid var(--kc-c-accent);outline-offset:2px}\n"                             \
    "@media (forced-colors:active){.kc-chart{forced-color-adjust:none;--kc-c-accent:Highlight;--kc-c-bar:CanvasText;"  \
    "--kc-c-ink:CanvasText;--kc-c-muted:CanvasText;--kc-c-grid:GrayText;--kc-c-paper:Canvas}"                          \
    ".kc-chart a text{fill:LinkText}}\n"

#define MARKS                                                                                                          \
    ".kc-blank{stroke:var(--kc-c-muted);stroke-dasharray:2 3}\n"                                                       \
    ".kc-track{fill:var(--kc-c-grid)}\n"                                                                               \
    ".kc-stripe{fill:none;stroke:var(--kc-c-paper)}.kc-spot{fill:var(--kc-c-paper)}\n"                                 \
    ".kc-outline{fill:none;stroke:var(--kc-c-muted);stroke-width:1.5;stroke-dasharray:4 2}\n"                          \
    ".kc-on .kc-outline,.kc-all .kc-outline{stroke:var(--kc-c-accent)}\n"                                              \
    ".kc-cap,.kc-target{stroke:var(--kc-c-ink);stroke-width:2.5}\n"

#define SERIES                                                                                                         \
    ".kc-chart{" LIGHT_SERIES "}\n"                                                                                    \
    "@media screen and (prefers-color-scheme:dark){.kc-chart{" DARK_SERIES "}}\n"                                      \
    ".kc-s1{fill:var(--kc-c-accent)}.kc-s2{fill:var(--kc-c-2)}.kc-s3{fill:var(--kc-c-3)}.kc-s4{fill:var(--kc-c-4)}\n"  \
    "@media (forced-colors:active){.kc-chart{--kc-c-2:CanvasText;--kc-c-3:CanvasText;--kc-c-4:CanvasText}}\n"

static const char css[] = COMMON MARKS SERIES;

str chart_css(void)
{
    return (str){ css, sizeof css - 1 };
}

static bool is_mark(const struct chart_item *item)
{
    return item->style == CHART_STYLE_TRACK || item->style == CHART_STYLE_OUTLINE || item->style == CHART_STYLE_CAP ||
           item->style == CHART_STYLE_TARGET || item->style == CHART_STYLE_BLANK || item->fill != CHART_FILL_PLAIN;
}

void chart_add_css(struct buf *out, const struct chart_layout *layout)
{
    bool marks = false;
    for (size_t i = 0; i < layout->count && !marks; i++)
        marks = is_mark(&layout->items[i]);
    buf_add(out, STR(COMMON));
    if (marks)
        buf_add(out, STR(MARKS));
    if (layout->coloured)
        buf_add(out, STR(SERIES));
}
