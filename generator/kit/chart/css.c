/* The one stylesheet of all charts.
 *
 * Colours: texts have at least 4.5:1 to the background in light and dark, solid bars, ticks and stripes at least 3:1. They
 * are properties that begin with --k-; those of a page's stylesheet take what the page sets (--kc-accent for --k-accent).
 * Before each use stands the plain colour, for programs that know no such properties: slides and converters would paint
 * everything black. No < or & may stand in it: it is embedded in XML as it is. */
#include "chart_internal.h"

/* A property that a page may set. A file has them too: its rules may stand in a page, with a chart copied there. */
#define OF_PAGE(name, colour) "--k-" name ":var(--kc-" name "," colour ");"

#define LIGHT                                                                                                          \
    OF_PAGE("accent", "#0b5c8a")                                                                                       \
    OF_PAGE("bar", "#688496")                                                                                          \
    OF_PAGE("ink", "#16212b") OF_PAGE("muted", "#51606d") OF_PAGE("grid", "#dfe5ea") OF_PAGE("paper", "#fff")
#define DARK                                                                                                           \
    OF_PAGE("accent", "#63b3dd")                                                                                       \
    OF_PAGE("bar", "#6d8799")                                                                                          \
    OF_PAGE("ink", "#e6ecf1") OF_PAGE("muted", "#a3b1bd") OF_PAGE("grid", "#2c3843") OF_PAGE("paper", "#12181f")
#define LIGHT_SERIES OF_PAGE("series-2", "#b3751c") OF_PAGE("series-3", "#6b7f8f") OF_PAGE("series-4", "#2a8a68")
#define DARK_SERIES OF_PAGE("series-2", "#d9a04a") OF_PAGE("series-3", "#7f95a8") OF_PAGE("series-4", "#57b894")

#define PALETTE                                                                                                        \
    ".kc-chart{" LIGHT "}\n"                                                                                           \
    "@media screen and (prefers-color-scheme:dark){.kc-chart{" DARK "}}\n"
#define SERIES_PALETTE                                                                                                 \
    ".kc-chart{" LIGHT_SERIES "}\n"                                                                                    \
    "@media screen and (prefers-color-scheme:dark){.kc-chart{" DARK_SERIES "}}\n"

/* When a chart needs a rule: always, for its links, for its series, for a pattern of stripes or spots, or for a style of its
 * items. */
enum { ALWAYS = -1, LINKS = -2, SERIES = -3, STRIPES = -4, SPOTS = -5 };

/* Bars have no class: a chart is filled with their colour, which they inherit. --own is a bar's own colour, for its
 * edges. */
#define RULES(R)                                                                                                       \
    R(ALWAYS, ".kc-chart{--own:var(--k-bar);display:block;max-width:100%;height:auto;fill:#688496;"                    \
              "fill:var(--k-bar);font-family:\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"Noto Sans SC\","            \
              "\"PingFang SC\",\"Microsoft YaHei\",sans-serif;font-variant-numeric:tabular-nums;"                      \
              "print-color-adjust:exact;-webkit-print-color-adjust:exact}\n"                                           \
              ".kc-all,.kc-on{--own:var(--k-accent);fill:#0b5c8a;fill:var(--k-accent)}\n"                              \
              ".kc-chart text{fill:#16212b;fill:var(--k-ink)}\n"                                                       \
              ".kc-chart .kc-muted{fill:#51606d;fill:var(--k-muted)}\n"                                                \
              ".kc-bold,.kc-on text{font-weight:700}.kc-on .kc-muted{font-weight:400}\n"                               \
              ".kc-paper{fill:#fff;fill:var(--k-paper)}\n"                                                             \
              ".kc-grid{stroke:#dfe5ea;stroke:var(--k-grid)}.kc-zero{stroke:#51606d;stroke:var(--k-muted)}\n")         \
    R(LINKS, ".kc-chart a:hover text,.kc-chart a:focus text{text-decoration:underline}\n"                              \
             ".kc-chart a:focus-visible{outline:2px solid var(--k-accent);outline-offset:2px}\n")                      \
    R(CHART_STYLE_BLANK, ".kc-blank{stroke:#51606d;stroke:var(--k-muted);stroke-dasharray:2 3}\n")                     \
    R(CHART_STYLE_TRACK, ".kc-track{fill:#dfe5ea;fill:var(--k-grid)}\n")                                               \
    R(CHART_STYLE_CAP, ".kc-cap{stroke:#688496;stroke:var(--own);stroke-width:2.5}\n")                                 \
    R(CHART_STYLE_PALE, ".kc-pale{fill-opacity:.45;stroke:#688496;stroke:var(--own)}\n")                               \
    R(CHART_STYLE_OUTLINE, ".kc-chart .kc-outline{fill:none;stroke:#688496;stroke:var(--own);stroke-width:1.5;"        \
                           "stroke-dasharray:4 2}\n")                                                                  \
    R(CHART_STYLE_HOLLOW, ".kc-hollow{fill:#fff;fill:var(--k-paper);stroke:#16212b;stroke:var(--k-ink);"               \
                          "stroke-width:1.5}\n")                                                                       \
    R(CHART_STYLE_TARGET, ".kc-target{stroke:#16212b;stroke:var(--k-ink);stroke-width:2.5}\n")                         \
    R(SERIES, ".kc-s1{--own:var(--k-accent);fill:#0b5c8a;fill:var(--k-accent)}"                                        \
              ".kc-s2{--own:var(--k-series-2);fill:#b3751c;fill:var(--k-series-2)}\n"                                  \
              ".kc-s3{--own:var(--k-series-3);fill:#6b7f8f;fill:var(--k-series-3)}"                                    \
              ".kc-s4{--own:var(--k-series-4);fill:#2a8a68;fill:var(--k-series-4)}\n")                                 \
    R(STRIPES, ".kc-stripe{fill:none;stroke:#fff;stroke:var(--k-paper)}\n")                                            \
    R(SPOTS, ".kc-spot{fill:#fff;fill:var(--k-paper)}\n")                                                              \
    R(ALWAYS, "@media (forced-colors:active){.kc-chart{forced-color-adjust:none;--k-accent:Highlight;"                 \
              "--k-bar:CanvasText;--k-ink:CanvasText;--k-muted:CanvasText;--k-grid:GrayText;--k-paper:Canvas}}\n")     \
    R(LINKS, "@media (forced-colors:active){.kc-chart a text{fill:LinkText}}\n")                                       \
    R(SERIES, "@media (forced-colors:active){.kc-chart{--k-series-2:CanvasText;--k-series-3:CanvasText;"               \
              "--k-series-4:CanvasText}}\n")

#define ITS_TEXT(need, text) text
#define AS_RULE(need, text) { need, STR_INIT(text) },

static const struct rule {
    int need;
    str text;
} rules[] = { RULES(AS_RULE) };

static const char css[] = PALETTE SERIES_PALETTE RULES(ITS_TEXT);

str chart_css(void)
{
    return (str){ css, sizeof css - 1 };
}

/* What of the stylesheet a chart has need of. */
struct needs {
    const struct chart_layout *layout;
    bool styles[CHART_STYLE_COUNT];
};

static bool is_needed(const struct needs *needs, int need)
{
    const bool *fills = needs->layout->fills;
    switch (need) {
    case ALWAYS:
        return true;
    case LINKS:
        return chart_has_links(needs->layout->chart);
    case SERIES:
        return needs->layout->coloured;
    case STRIPES:
        return fills[CHART_FILL_HATCH] || fills[CHART_FILL_SERIES_3] || fills[CHART_FILL_SERIES_4];
    case SPOTS:
        return fills[CHART_FILL_SERIES_2];
    default:
        return needs->styles[need];
    }
}

void chart_add_css(struct buf *out, const struct chart_layout *layout)
{
    struct needs needs = { .layout = layout };
    for (size_t i = 0; i < layout->count; i++)
        needs.styles[layout->items[i].style] = true;
    buf_add(out, STR(PALETTE));
    if (layout->coloured)
        buf_add(out, STR(SERIES_PALETTE));
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (is_needed(&needs, rules[i].need))
            buf_add(out, rules[i].text);
}
