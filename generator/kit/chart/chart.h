/* Charts: bars worth printing, as SVG.
 *
 *     struct chart_bar bars[] = {
 *         { .label = STR("甲区"), .has_value = true, .value = { 194, 0 }, .highlighted = true },
 *         { .label = STR("乙区"), .has_value = true, .value = { 120, 0 }, .bound = CHART_GE, .note = STR("2022年") },
 *         { .label = STR("丙区") },
 *     };
 *     struct chart chart = {
 *         .kind = CHART_BARS, .title = STR("高新技术企业数"), .format = { .unit = STR("家"), .shorten = true },
 *         .source = STR("市科技局"), .id = STR("qiye"), .bars = bars, .bar_count = 3,
 *     };
 *     chart_draw(&scratch, &chart, CHART_STANDALONE, &out, &diags);
 *
 * draws three rows: 甲区 in the accent colour, 194家 at its end; 乙区 with an open end, 120家以上（2022年）; 丙区 a
 * gap that says 无数据, not a bar of nothing.
 *
 * What a chart says is exact. Values are decimals and are printed as they are given; bars start at zero; a bound,
 * an estimate, a target, another period and a missing figure each have a mark of their own, and the words beside
 * it, so that nothing depends on colour alone.
 *
 * Units. Lengths in this header are units of the SVG's viewBox: a chart shown at its own width has one unit to the
 * CSS pixel. Text is at least 12 units high, so a chart shrunk to under 4/5 of its width is hard to read: for a
 * phone or a narrow card draw it at 360, not at 640. Inside, coordinates are integer hundredths of a unit; no
 * floating point is used, and the same chart gives the same bytes on every machine.
 *
 * Forms. CHART_STANDALONE is a file: it carries its stylesheet, background, title, source line and its data as CSV
 * in <metadata>. CHART_INLINE stands in an HTML page that holds chart_css() once: it has no background and follows
 * the page's colours, and leaves the visible title and the source line to the page (a <figcaption>), unless
 * `captioned` asks for them. In both <title> and <desc> hold the title and the description.
 *
 * Colours. The stylesheet's defaults are for light, dark (prefers-color-scheme), forced colours and print. A page
 * with a palette of its own (or a theme switch) sets any of --kc-accent (highlighted bars, or all where none is),
 * --kc-bar (the others), --kc-ink, --kc-muted (text), --kc-grid, --kc-paper (what stripes are drawn with), and
 * --kc-series-2 to --kc-series-4 on any element around the chart.
 *
 * Roles. A chart without links is role="img". One whose bars are links is role="group": what is inside an image is
 * hidden from a screen reader, and a link must not be. Bars are focused as links, in the order they stand in; one
 * without a link is no stop for the keyboard, since nothing could be done there: what its tooltip says stands beside
 * it, at the foot, or in <metadata>.
 *
 * Texts are plain text in UTF-8: markup in them is escaped, control characters and bidirectional overrides are
 * dropped, line ends become spaces. Names that do not fit are wrapped or cut with …; the whole name stands in the
 * bar's <title>. Nothing that is given is changed or kept. */
#ifndef KC_CHART_H
#define KC_CHART_H

#include "arena.h"
#include "buf.h"
#include "decimal.h"
#include "diag.h"
#include "value.h"

enum chart_kind {
    CHART_BARS,      /* horizontal bars, a row each: rankings, long names */
    CHART_COLUMNS,   /* vertical bars: a few short names */
    CHART_BULLET,    /* horizontal: a thin bar on a track that ends at its target */
    CHART_TIME,      /* vertical bars over periods, in the order given; where there is little room some go unlabelled. A
                        period without a figure is a bar without a value. Years in ascending order ("2021年", "2023年")
                        leave a gap for those between that are not given; other periods have to be given all */
    CHART_RANK,      /* positions: a dot on a track from first to last; values are whole numbers from 1 */
    CHART_MULTIPLES, /* small multiples: a panel of standing bars for each name, all on one scale; the series are the
                        periods, in the order given, with gaps for years between that are not */
};

/* How the series of a grouped chart stand. */
enum chart_stacking {
    CHART_BESIDE,  /* beside each other */
    CHART_STACKED, /* each begins where the one before it ends; the total stands at the end */
    CHART_PERCENT, /* the same as shares of the total, all of one length */
};

/* Where lengths are measured from. */
enum chart_scale {
    CHART_LINEAR, /* from zero */
    CHART_LOG,    /* by powers of ten, from the one below the smallest value; the chart says so */
};

/* The words for these, in their order, separated by spaces. */
#define CHART_KIND_WORDS "bars columns bullet time rank multiples"
#define CHART_STACKING_WORDS "beside stacked percent"
#define CHART_SCALE_WORDS "linear log"

enum chart_language { CHART_ZH, CHART_EN };

enum chart_form { CHART_INLINE, CHART_STANDALONE };

/* How exact a value is, as the text it came from says it. Of a value below zero the words count from zero too: 下降3%以上
 * is −3 and GE, written −3%或更低. */
enum chart_bound {
    CHART_EQ,     /* exactly */
    CHART_GE,     /* 以上、超、余: an open end */
    CHART_LE,     /* 以下、不到: a closed cap on a pale bar */
    CHART_APPROX, /* 约、近: a soft end */
};

enum chart_status {
    CHART_ACTUAL,
    CHART_ESTIMATE, /* 预计: hatched */
    CHART_TARGET,   /* 目标: an outline */
};

/* How values are written. */
struct chart_format {
    str unit; /* after the number: "家", "亿元", "%"; in English set off by a space; may be empty */
    bool
        shorten; /* 86510000000元 as 865.1亿元, 58000家 as 5.8万家; in English "86.51 billion yuan". Each number has the
                     word that it reaches, 亿 beside 万, as readers write them. One that this would round by too much is
                     left whole, and so are then those of the axis' word, and the axis. The exact number stands in the
                     tooltip and in the data. */
    bool signs; /* a plus before positive values, for changes: +12.5% */
};

/* The note stands beside the value, or under the name of a column; where there is no room, at the foot, with a * at the
 * value. */
struct chart_bar {
    str label;            /* the name beside the bar */
    str full_label;       /* the name in tooltip, description and data; empty: `label` */
    struct decimal value; /* below 10^15, at most 15 decimal places */
    bool has_value;       /* false: a gap labelled 无数据 ("no data") */
    bool has_target;      /* draw `target` as a tick across the bar */
    bool highlighted;     /* this one among the others: accent colour, bold name */
    enum chart_bound bound;
    enum chart_status status;
    struct decimal target; /* in the same unit as `value` */
    enum chart_bound target_bound;
    str target_note; /* when the target is due: "2025年" */
    str note;        /* what sets this figure apart, such as a period that is not that of the others: "2022年" */
    str href;        /* where the figure comes from; relative, http or https; empty: no link */
};

struct chart {
    enum chart_kind kind;
    enum chart_language language;
    str title;       /* must not be empty */
    str description; /* for <desc>; empty: made from the bars: who leads, who trails, what is missing */
    str source;      /* "资料来源：" ("Source: ") is put before it; may be empty */
    str id;          /* in the ids in the SVG: must differ between the charts of a page, of which one may have none */
    int width;       /* 240 to 4000 units; 0: 640. The height follows from the bars */
    bool captioned;  /* CHART_INLINE: draw title and source line too */
    struct chart_format format;
    enum chart_stacking stacking; /* of a grouped chart. Values are not negative, and there are no targets */
    enum chart_scale scale;       /* CHART_LOG: BARS, COLUMNS and TIME that are not stacked, of positive values */
    int rank_of;                  /* CHART_RANK: how many take part; 0: as far as the last bar */
    const str *series;            /* names of the series of a grouped chart, for the legend */
    size_t series_count;          /* 0 or 1: not grouped; at most CHART_SERIES_MAX, BARS, COLUMNS and TIME only; of
                                     MULTIPLES the periods, at most CHART_PERIODS_MAX */
    const struct chart_bar *bars; /* grouped: series_count bars for each name, the first of which holds label,
                                     full label and highlighting */
    size_t bar_count;             /* 1 to CHART_BARS_MAX; grouped: a multiple of series_count */
};

enum {
    CHART_BARS_MAX = 200,   /* more than this nobody reads: show the first and say so in the title */
    CHART_SERIES_MAX = 4,   /* as many as have a colour and a pattern of their own */
    CHART_PERIODS_MAX = 24, /* in a panel: two years of months */
    CHART_WIDTH_DEFAULT = 640,
};

/* Appends the chart to `out`: an <svg> element, in the standalone form with an XML declaration before it.
 * Memory for the layout is taken from `scratch`; the caller rewinds it.
 * False, with a chart-spec diagnostic and nothing appended, where it cannot be drawn: no title, no bars, too many
 * bars or series, a width or value out of range. A link that is not relative, http or https is left out, with a
 * diagnostic, and the chart is drawn. */
bool chart_draw(struct arena *scratch, const struct chart *chart, enum chart_form form, struct buf *out,
                struct diags *diags);

/* The stylesheet that CHART_INLINE needs, once a page; the standalone form embeds the same. Static memory. */
str chart_css(void);

/* Reads a chart from a tree as JSON or YAML has it. Keys are the names of the fields above, those of `format`
 * beside the others:
 *
 *     { "kind": "bars", "title": "高新技术企业数", "unit": "家", "shorten": true, "language": "zh",
 *       "bars": [ { "label": "甲区", "value": 194, "highlighted": true },
 *                 { "label": "乙区", "value": "120", "bound": "ge", "note": "2022年" },
 *                 { "label": "丙区", "value": null } ] }
 *
 * kind: bars columns bullet time rank multiples; stacking: beside stacked percent; scale: linear log;
 * bound: eq ge le approx; status: actual estimate target; language: zh en.
 * A grouped chart gives "series": [names] and for each bar "values": [one for each series], each a number, null, or
 * a mapping with value, bound, status, note, href, target, target_bound, target_note.
 *
 * Arrays are taken from `arena`; texts are those of `spec`. False with chart-spec diagnostics (each at its place)
 * where something is missing, unknown or of the wrong kind. */
bool chart_from_value(struct arena *arena, const struct value *spec, struct chart *ret_chart, struct diags *diags);

/* Appends a value as charts write it, unit included: "865.1亿元", "+12.5%". */
void chart_add_number(struct buf *out, const struct chart_format *format, enum chart_language language,
                      struct decimal value);

/* The width of a text in hundredths of a unit, at a font size in units, in Noto Sans CJK SC.
 *
 * Sums advances: for ASCII and Latin-1 those of the font's own Latin (regular or bold), 1 em for ideographs, kana
 * and full-width forms, fixed averages by range for other scripts; the table is in text.c. Kerning is left
 * out. Within 5% of what Chromium lays out for Chinese, Latin and mixed text. */
int chart_text_width(str text, int font_size, bool bold);

#endif
