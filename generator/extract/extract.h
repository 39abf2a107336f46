/* extract: an article -> observations: the figures it states, each with its sentence.
 *
 *     前三季度，大足新增高新技术企业22家、累计达到194家。
 *     -> dazu high-tech-enterprises change  22 count 2023-01-01/2023-09-30 actual
 *        dazu high-tech-enterprises level  194 count 2023-09-30/2023-09-30 actual
 *
 * The terms are SDMX's: reference area, indicator, time period, observation value, observation status. The
 * layers below stand each in a file of their own and can be read and tested alone:
 *
 *     words     the language's own phrases, by what they mean; the vocabulary's are added to them
 *     lexicon   the longest of all those phrases at a place of the text
 *     numeral   4.6亿, 三千二百, 3—5, 第122位 -> exact decimals
 *     quantity  a numeral with its unit: 194家, 21.4倍, 2.5个百分点
 *     time      上半年, 截至6月底, “十四五”末 -> dates, as of the article's date; time_begin: where one may begin
 *     token     block text -> quantities, times, phrases, marks
 *     clause    sentences, clauses, brackets, lists
 *     context   what runs along the article: area, period, heading, target mode
 *     sentence  one sentence from left to right: who and when is spoken of, up to each number
 *     place     what names say of themselves: 遂宁市, 龙水镇, 李某
 *     subject   whose figures they are: an area, a company, a place outside the catalogue
 *     bind      the indicator that a number belongs to
 *     parallel  the indicator told just before, of another area
 *     rival     the other indicator that it may be about, for an editor's eye
 *     mood      done, expected or planned; a level or a change; at least, at most, about
 *     period    the period of a figure, of what was told and of what its indicator measures
 *     exclude   numbers that are no figures of the area: a company, a part, a condition
 *     rules     which rule is a number's, by its construction
 *     figure    the observation that it becomes
 *     table     the same for the cells of a table, by its header and the row's first cell
 *
 * Pure: one article, no state kept; several threads may share one extractor. */
#ifndef KC_EXTRACT_H
#define KC_EXTRACT_H

#include "date.h"
#include "decimal.h"
#include "parse.h"

/* The grade named with a platform, enterprise, team or project. */
enum tier { TIER_NONE, TIER_NATIONAL, TIER_PROVINCIAL, TIER_PROVINCIAL_PLUS, TIER_LOCAL };

/* What the value measures. */
enum measure {
    MEASURE_LEVEL,         /* a stock, or a flow's total over the period */
    MEASURE_CHANGE,        /* absolute increase of a stock over the period */
    MEASURE_GROWTH,        /* relative change, percent */
    MEASURE_ANNUAL_GROWTH, /* percent a year, averaged over the period */
    MEASURE_RANK,          /* a position, 1 is first */
    MEASURE_RANK_CHANGE,   /* places gained */
};

/* Among whom a rank is. */
enum scope { SCOPE_NONE, SCOPE_NATIONAL, SCOPE_WEST, SCOPE_PROVINCIAL };

enum status { STATUS_ACTUAL, STATUS_ESTIMATE, STATUS_TARGET };

enum bound { BOUND_EQ, BOUND_GE, BOUND_LE, BOUND_APPROX };

/* The names as observations are written ("provincial+", "rank-change", …); TIER_NONE and SCOPE_NONE give "". */
str tier_text(enum tier tier);
str measure_text(enum measure measure);
str scope_text(enum scope scope);
str status_text(enum status status);
str bound_text(enum bound bound);

/* Another indicator that a figure may be of: 高新技术企业22家科技型企业 can be read as 22 of either. */
struct rival {
    const struct indicator *indicator; /* NULL: there is no doubt */
    size_t begin;                      /* of the words that name it, in the block's text; begin == end: told before */
    size_t end;
};

struct observation {
    const struct area *area;
    const struct indicator *indicator;
    enum tier tier;
    enum measure measure;
    enum scope scope;
    enum status status;
    struct decimal value;
    struct decimal value_high; /* of a range: the upper end */
    bool has_high;
    str unit; /* "count", "CNY", "percent", "pp", "m2", "index", "rank" */
    enum bound bound;
    struct period period;
    str surface;  /* 194家, white space taken out */
    size_t block; /* index of the block it stands in */
    size_t begin; /* byte offsets of the surface in the block's text */
    size_t end;
    size_t sentence_begin; /* byte offsets of its sentence in the block's text */
    size_t sentence_end;
    size_t name_begin; /* of the words that named its indicator, in the block's text; begin == end: told before */
    size_t name_end;
    size_t time_begin; /* of the words that told its time, likewise; begin == end: the passage or the article did */
    size_t time_end;
    struct rival rival;
    struct span span; /* from its first to its last byte in the file, markup and white space between them included */
    str quote;        /* the sentence */
    const char *rule; /* the rule that made it: static text */
};

/* Why a number with the unit of some indicator became no observation. */
enum unread_reason {
    UNREAD_NO_NAME,   /* no indicator is named for it */
    UNREAD_JOINT,     /* it counts two indicators together */
    UNREAD_CANDIDATE, /* applied for, under way, denied */
    UNREAD_STRANGER,  /* of a company, a school, another area, or one case */
    UNREAD_PART,      /* a part of the figure before, by no grade */
    UNREAD_COMPARED,  /* more or less than another area has */
    UNREAD_NO_AREA,   /* the article names no area */
    UNREAD_ASIDE,     /* a difference between two figures, or what was before and nothing says when */
    UNREAD_IGNORED,   /* an editor's decision: see correct.h */
};

/* The reason in words, for messages. */
str unread_text(enum unread_reason reason);

struct unread {
    size_t block; /* index of the block it stands in */
    size_t begin; /* byte offsets in the block's text */
    size_t end;
    enum unread_reason reason;
};

struct observations {
    const struct observation *items; /* in the order in which they stand in the article */
    size_t count;
    const struct unread *unread; /* the numbers that nothing was made of, in the same order */
    size_t unread_count;
};

struct extractor;

/* Builds the recogniser of a vocabulary. Lives in `arena` and refers to `vocabulary`; immutable. Warns of a
 * phrase that names two things. */
const struct extractor *extractor_new(struct arena *arena, const struct vocabulary *vocabulary, struct diags *diags);

/* Reads an article. The observations live in `arena` and refer to the article. */
struct observations extract_observations(struct arena *arena, const struct extractor *extractor,
                                         const struct article *article);

/* The unit of an observation of this indicator and measure, where no currency of its own or 个百分点 was written. */
str observation_unit(const struct indicator *indicator, enum measure measure);

/* The sentence that byte `at` of a block's text stands in: [*ret_begin, *ret_end), its end mark included. */
void sentence_around(str text, size_t at, size_t *ret_begin, size_t *ret_end);

/* Appends one observation as a JSON object (one line, no line end), the form that `kechuang extract` writes.
 *
 * "start" and "end" are byte offsets in the article's file, [start, end) from the first to the last byte of the figure
 * as it is written there: of 累计1*2*3家 that is "1*2*3家" while "surface" is 123家, for markup, references (&#50;) and
 * white space inside count in the file and not in the text. In a file that was converted to UTF-8 (GB18030, UTF-16) they
 * count in the converted text. */
void observation_add_json(struct buf *out, const struct article *article, const struct observation *observation);

#endif
