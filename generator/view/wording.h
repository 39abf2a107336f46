/* wording: figures, periods and grades as the newspapers of a language write them.
 *
 *     460000000 CNY                     -> 4.6亿元                  460 million yuan
 *     2500 count ge                     -> 2500人以上               2,500 or more
 *     growth 91.87 percent              -> 增长91.87%, short: +91.87%
 *     2023-01-01/2023-09-30             -> 2023年前三季度           first three quarters of 2023
 *     2023-09-30/2023-09-30, of a stock -> 截至2023年9月30日        as of 30 September 2023
 *
 * The words are those of an edition (words.h). Numbers are exact: scaling by 万 and 亿, or by millions, moves the point and
 * never rounds. What is returned lives in the words' arena, or as long as the edition. */
#ifndef KC_WORDING_H
#define KC_WORDING_H

#include "reconcile.h"
#include "words.h"

/* A value in the pieces that a page may set in different sizes; joined they are the text. */
struct worded_value {
    str before; /* 约, 增长, 第; often "" */
    str number; /* 15.5, or of a range all before the last unit: 3亿—5 */
    str unit;   /* 万家, 亿元, %, 位 */
    str after;  /* 以上, 以内; often "" */
};

/* What is needed of a figure to word its value. */
struct word_quantity {
    struct decimal value;
    struct decimal value_high; /* of a range */
    bool has_high;
    str unit; /* as in struct observation */
    enum measure measure;
    enum bound bound;
    const struct indicator *indicator; /* gives the classifier */
    str surface;                       /* as the article writes it: 8家, 5.4倍; "": not known, or not one way */
};

struct word_quantity quantity_of_figure(const struct figure *figure);
struct word_quantity quantity_of_observation(const struct observation *observation);

/* The value in words, with the article's own classifier and 倍 where it has one: 增加22家, 下降3%, 第122位, 3亿—5亿元. */
struct worded_value word_value(const struct words *words, struct word_quantity quantity);
str word_value_text(const struct words *words, struct word_quantity quantity);
/* The same with a sign for a verb, for columns that name the verb in their head: +22家, −3%. Measures that have
 * no direction are as in word_value_text. */
str word_signed(const struct words *words, struct word_quantity quantity);
/* A share as percent with at most one decimal: 87.5%. */
str word_percent(const struct words *words, struct decimal percent);

/* A sum of money: it has the long scales and wants them early. */
bool word_is_money(str unit);
/* The unit without a scale, as it follows a number, with a space before it where the language has one there: 元, %,
 * 平方米, " yuan"; of a count the classifier, where the language has them. */
str word_unit(const struct words *words, str unit, const struct indicator *indicator);

str word_date(const struct words *words, struct date date);
/* The period of a figure; status and the indicator's kind say what a single day means. */
str word_period(const struct words *words, struct period period, enum status status, const struct indicator *indicator);

/* The same as short as it stays clear, for charts and small cells: 2023年底, 2023年9月底, 2023年11月6日. */
str word_period_brief(const struct words *words, struct period period, const struct indicator *indicator);
/* Still shorter, for the feet of bars: of a day only the month, of the year's last day only the year. */
str word_period_label(const struct words *words, struct period period, const struct indicator *indicator);
/* The period of a change or growth beside a level of its last day: 年初以来 where that is clearer than two dates. */
str word_period_beside(const struct words *words, struct period period, enum status status,
                       const struct indicator *indicator);

/* Titles of charts: 市级以上科技创新平台：各地比较, 主城新区各地比较. `tier` and `cluster` are words, may be "". */
str word_ranking_title(const struct words *words, str tier, const struct indicator *indicator, str cluster);
str word_series_title(const struct words *words, str tier, const struct indicator *indicator);
str word_target_title(const struct words *words, str tier, const struct indicator *indicator);
/* 这篇报道讲了哪些方面, and what places in a text are counted in: 处. */
str word_themes_title(const struct words *words);
str word_mentions_unit(const struct words *words);
/* 各月报道读出的数字; 2023年8月至2024年2月, 2023年8月, 8月, 2023年. */
str word_sources_title(const struct words *words, bool by_year);
str word_months(const struct words *words, struct date first, struct date last);
str word_month(const struct words *words, struct date date);
str word_month_label(const struct words *words, struct date date);
str word_year(const struct words *words, struct date date);
/* 各地读出的数字 */
str word_coverage_title(const struct words *words);
str word_figures_unit(const struct words *words);
/* 12个数字 */
str word_figure_count(const struct words *words, size_t count);

/* 国家级, 市级 or 省级 as the area's region is a municipality or not, …; "" for TIER_NONE. */
str word_tier(const struct words *words, enum tier tier, const struct area *area);
/* 市级以上科技创新平台; innovation platforms (municipal or higher). `tier` is a word, may be "". */
str word_tiered(const struct words *words, str tier, const struct indicator *indicator);
/* 全国, 西部, 全市 or 全省; "" for SCOPE_NONE. */
str word_scope(const struct words *words, enum scope scope, const struct area *area);
/* 预计, 目标; "" for STATUS_ACTUAL. */
str word_status(const struct words *words, enum status status);

/* Names from the catalogues in the edition's language. */
str word_area(const struct words *words, const struct area *area);
str word_area_short(const struct words *words, const struct area *area);
str word_indicator(const struct words *words, const struct indicator *indicator);
str word_group(const struct words *words, const struct indicator_group *group);
str word_cluster(const struct words *words, const struct cluster *cluster); /* "" of NULL */

#endif
