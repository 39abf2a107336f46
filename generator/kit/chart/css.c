/* The one stylesheet of all charts.
 *
 * Colours: texts have at least 4.5:1 to the background in light and dark, bars, ticks and stripes at least 3:1. Each
 * is a property of its own that a page may set; those that begin with --kc-c- are the ones in use. No < or & may
 * stand in it: it is embedded in XML as it is. */
#include "chart_internal.h"

#define DARK                                                                                                           \
    "--kc-c-accent:var(--kc-accent,#63b3dd);--kc-c-bar:var(--kc-bar,#6d8799);--kc-c-ink:var(--kc-ink,#e6ecf1);"        \
    "--kc-c-muted:var(--kc-muted,#a3b1bd);--kc-c-grid:var(--kc-grid,#2c3843);--kc-c-paper:var(--kc-paper,#12181f);"    \
    "--kc-c-2:var(--kc-series-2,#d9a04a);--kc-c-3:var(--kc-series-3,#7f95a8);--kc-c-4:var(--kc-series-4,#57b894)"
#define LIGHT                                                                                                          \
    "--kc-c-accent:var(--kc-accent,#0b5c8a);--kc-c-bar:var(--kc-bar,#728da0);--kc-c-ink:var(--kc-ink,#16212b);"        \
    "--kc-c-muted:var(--kc-muted,#51606d);--kc-c-grid:var(--kc-grid,#dfe5ea);--kc-c-paper:var(--kc-paper,#fff);"       \
    "--kc-c-2:var(--kc-series-2,#b3751c);--kc-c-3:var(--kc-series-3,#6b7f8f);--kc-c-4:var(--kc-series-4,#2a8a68)"

static const char css[] =
    ".kc-chart{" LIGHT ";display:block;max-width:100%;height:auto;fill:var(--kc-c-ink);"
    "font-family:\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"Noto Sans SC\",\"PingFang SC\",\"Microsoft YaHei\","
    "sans-serif;font-variant-numeric:tabular-nums;print-color-adjust:exact;-webkit-print-color-adjust:exact}\n"
    "@media screen and (prefers-color-scheme:dark){.kc-chart{" DARK "}}\n"
    ".kc-paper{fill:var(--kc-c-paper)}\n"
    ".kc-title{font-weight:700}\n"
    ".kc-caption,.kc-tick,.kc-source,.kc-note{fill:var(--kc-c-muted)}\n"
    ".kc-strong,.kc-on text{font-weight:700}.kc-note,.kc-on .kc-note,.kc-on .kc-gap{font-weight:400}\n"
    ".kc-gap{fill:var(--kc-c-muted)}\n"
    ".kc-grid{stroke:var(--kc-c-grid)}\n"
    ".kc-zero{stroke:var(--kc-c-muted)}\n"
    ".kc-blank{stroke:var(--kc-c-muted);stroke-dasharray:2 3}\n"
    ".kc-bar{fill:var(--kc-c-bar);stroke:none}\n"
    ".kc-on .kc-bar,.kc-all .kc-bar{fill:var(--kc-c-accent)}\n"
    ".kc-chart .kc-s1{fill:var(--kc-c-accent)}.kc-chart .kc-s2{fill:var(--kc-c-2)}\n"
    ".kc-chart .kc-s3{fill:var(--kc-c-3)}.kc-chart .kc-s4{fill:var(--kc-c-4)}\n"
    ".kc-track{fill:var(--kc-c-grid)}\n"
    ".kc-stripe{fill:none;stroke:var(--kc-c-paper)}.kc-spot{fill:var(--kc-c-paper)}\n"
    ".kc-outline{fill:none;stroke:var(--kc-c-muted);stroke-width:1.5;stroke-dasharray:4 2}\n"
    ".kc-on .kc-outline,.kc-all .kc-outline{stroke:var(--kc-c-accent)}\n"
    ".kc-cap,.kc-target{stroke:var(--kc-c-ink);stroke-width:2.5}\n"
    ".kc-chart a:hover text,.kc-chart a:focus text{text-decoration:underline}\n"
    ".kc-chart a:focus-visible{outline:2px solid var(--kc-c-accent);outline-offset:2px}\n"
    "@media (forced-colors:active){.kc-chart{forced-color-adjust:none;--kc-c-accent:Highlight;--kc-c-bar:CanvasText;"
    "--kc-c-ink:CanvasText;--kc-c-muted:CanvasText;--kc-c-grid:GrayText;--kc-c-paper:Canvas;--kc-c-2:CanvasText;"
    "--kc-c-3:CanvasText;--kc-c-4:CanvasText}.kc-chart a text{fill:LinkText}}\n";

str chart_css(void)
{
    return (str){ css, sizeof css - 1 };
}
