/* The one stylesheet of all charts.
 *
 * Colours: texts have at least 4.5:1 to the background in light and dark, solid bars, ticks and stripes at least 3:1. Each
 * is a property of its own that a page may set; those that begin with --k- are the ones in use. Before each stands the plain
 * colour, for programs that know no such properties: slides and converters would paint everything black. No < or & may
 * stand in it: it is embedded in XML as it is. */
#include "chart_internal.h"

/* Colours of every chart, and of those with several series. */
#define DARK                                                                                                           \
    "--k-accent:var(--kc-accent,#63b3dd);--k-bar:var(--kc-bar,#6d8799);--k-ink:var(--kc-ink,#e6ecf1);"                 \
    "--k-muted:var(--kc-muted,#a3b1bd);--k-grid:var(--kc-grid,#2c3843);--k-paper:var(--kc-paper,#12181f)"
#define LIGHT                                                                                                          \
    "--k-accent:var(--kc-accent,#0b5c8a);--k-bar:var(--kc-bar,#728da0);--k-ink:var(--kc-ink,#16212b);"                 \
    "--k-muted:var(--kc-muted,#51606d);--k-grid:var(--kc-grid,#dfe5ea);--k-paper:var(--kc-paper,#fff)"
#define DARK_SERIES "--k-2:var(--kc-series-2,#d9a04a);--k-3:var(--kc-series-3,#7f95a8);--k-4:var(--kc-series-4,#57b894)"
#define LIGHT_SERIES                                                                                                   \
    "--k-2:var(--kc-series-2,#b3751c);--k-3:var(--kc-series-3,#6b7f8f);--k-4:var(--kc-series-4,#2a8a68)"

/* Bars have no class: a chart is filled with their colour, which they inherit. */
#define COMMON                                                                                                         \
    ".kc-chart{" LIGHT ";display:block;max-width:100%;height:auto;fill:#728da0;fill:var(--k-bar);"                     \
    "font-family:\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"Noto Sans SC\",\"PingFang SC\",\"Microsoft YaHei\","    \
    "sans-serif;font-variant-numeric:tabular-nums;print-color-adjust:exact;-webkit-print-color-adjust:exact}\n"        \
    "@media screen and (prefers-color-scheme:dark){.kc-chart{" DARK "}}\n"                                             \
    ".kc-all,.kc-on{fill:#0b5c8a;fill:var(--k-accent)}\n"                                                              \
    ".kc-paper{fill:#fff;fill:var(--k-paper)}\n"                                                                       \
    ".kc-chart text{fill:#16212b;fill:var(--k-ink)}\n"                                                                 \
    ".kc-chart .kc-muted{fill:#51606d;fill:var(--k-muted)}\n"                                                          \
    ".kc-bold,.kc-on text{font-weight:700}.kc-on .kc-muted{font-weight:400}\n"                                         \
    ".kc-grid{stroke:#dfe5ea;stroke:var(--k-grid)}.kc-zero{stroke:#51606d;stroke:var(--k-muted)}\n"                    \
    ".kc-chart a:hover text,.kc-chart a:focus text{text-decoration:underline}\n"                                       \
    ".kc-chart a:focus-visible{outline:2px solid var(--k-accent);outline-offset:2px}\n"                                \
    "@media (forced-colors:active){.kc-chart{forced-color-adjust:none;--k-accent:Highlight;--k-bar:CanvasText;"        \
    "--k-ink:CanvasText;--k-muted:CanvasText;--k-grid:GrayText;--k-paper:Canvas}"                                      \
    ".kc-chart a text{fill:LinkText}}\n"

#define MARKS                                                                                                          \
    ".kc-blank{stroke:#51606d;stroke:var(--k-muted);stroke-dasharray:2 3}\n"                                           \
    ".kc-track{fill:#dfe5ea;fill:var(--k-grid)}\n"                                                                     \
    ".kc-stripe{fill:none;stroke:#fff;stroke:var(--k-paper)}.kc-spot{fill:#fff;fill:var(--k-paper)}\n"                 \
    ".kc-outline{fill:none;stroke:#51606d;stroke:var(--k-muted);stroke-width:1.5;stroke-dasharray:4 2}\n"              \
    ".kc-on .kc-outline,.kc-all .kc-outline{stroke:#0b5c8a;stroke:var(--k-accent)}\n"                                  \
    ".kc-hollow{fill:#fff;fill:var(--k-paper);stroke:#16212b;stroke:var(--k-ink);stroke-width:1.5}\n"                  \
    ".kc-cap{stroke:#728da0;stroke:var(--k-bar);stroke-width:2.5}\n"                                                   \
    ".kc-on .kc-cap,.kc-all .kc-cap{stroke:#0b5c8a;stroke:var(--k-accent)}\n"                                          \
    ".kc-target{stroke:#16212b;stroke:var(--k-ink);stroke-width:2.5}\n"

#define SERIES                                                                                                         \
    ".kc-chart{" LIGHT_SERIES "}\n"                                                                                    \
    "@media screen and (prefers-color-scheme:dark){.kc-chart{" DARK_SERIES "}}\n"                                      \
    ".kc-s1{fill:#0b5c8a;fill:var(--k-accent)}.kc-s2{fill:#b3751c;fill:var(--k-2)}.kc-s3{fill:#6b7f8f;fill:var(--k-3)" \
    "}.kc-s4{fill:#2a8a68;fill:var(--k-4)}\n"                                                                          \
    "@media (forced-colors:active){.kc-chart{--k-2:CanvasText;--k-3:CanvasText;--k-4:CanvasText}}\n"

static const char css[] = COMMON MARKS SERIES;

str chart_css(void)
{
    return (str){ css, sizeof css - 1 };
}

static bool is_mark(const struct chart_item *item)
{
    return item->style == CHART_STYLE_TRACK || item->style == CHART_STYLE_OUTLINE || item->style == CHART_STYLE_CAP ||
           item->style == CHART_STYLE_TARGET || item->style == CHART_STYLE_HOLLOW || item->style == CHART_STYLE_BLANK ||
           item->fill != CHART_FILL_PLAIN;
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
