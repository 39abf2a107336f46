/* Drawing a chart from a file: what anyone can do without a site.
 *
 *     kechuang chart --title=高新技术企业数 qiye.csv > qiye.svg
 *
 * The file is a specification in JSON (chart.h), or a table in CSV with a heading. A table's columns are found by their
 * headings, in any order:
 *
 *     name         名称          the name beside the bar
 *     label        简称          a shorter one to stand there instead
 *     value        数值          the figure; 数值（家） or value (km) gives the unit
 *     series       系列          of a grouped chart: which series the figure belongs to
 *     bound        界限          eq, ge (以上、超、超过、余), le (以下、以内、不到、不超过) or approx (约、近、左右)
 *     status       状态          actual (实际), estimate (预计、预测) or target (目标、计划)
 *     target       目标          with target bound (目标界限) and target note (目标说明)
 *     note         备注          what sets the figure apart
 *     href         链接          where it comes from
 *     highlighted  突出          yes, true, 1 or 是 for the bar that stands out
 *
 * So a chart's own data, which its <metadata> hold, can be drawn again. Where there is no name, the first column of another
 * heading has the names; where there is no value, the column left over has the figures, or several of them have those of a
 * series each:
 *
 *     区县,2022年（家）,2023年（家）   ->   a grouped chart of the series 2022年 and 2023年 in 家
 *
 * A figure is written 1234.5 or "1,234.5"; where each has a %, that is the unit. An empty field or one of - – — / … .. alone
 * is a missing figure, and anything else a mistake. */
#ifndef KC_CHART_FILE_H
#define KC_CHART_FILE_H

#include "arena.h"
#include "buf.h"
#include "diag.h"

struct chart_request {
    str path; /* "-": standard input */
    bool csv; /* else JSON */
    /* What a specification has beside its bars. Each comes before what the file says; "": as the file says. */
    str title; /* a table has none of its own */
    str kind;
    str unit;
    str source;
    str language;
    str width;
    str stacking;
    str scale;
    str rank_of; /* of the kind rank only */
    str id;
    bool shorten; /* false: as the file says */
    bool signs;
};

/* Appends the chart as an SVG file. False, with nothing appended, where the file cannot be read or anything is wrong with
 * it: what, and at which place, is in `diags` (json-syntax, csv-syntax, chart-spec). Names that stand twice and totals are
 * warnings, also chart-spec. `arena` takes what is read. */
bool chart_file_add(struct arena *arena, const struct chart_request *request, struct buf *out, struct diags *diags);

#endif
