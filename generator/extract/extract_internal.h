/* extract, inside: the layers' types, from the lowest up. See extract.h for what each layer is.
 *
 * Texts are valid UTF-8, as reading makes sure: the layers go over them without checking it again. */
#ifndef KC_EXTRACT_INTERNAL_H
#define KC_EXTRACT_INTERNAL_H

#include "extract.h"

/* ---- numeral: digits and Chinese numerals -> exact decimals ------------------------------------------------ */

/* 4.6亿 -> 460000000; 三百二十 -> 320; 3—5亿 -> 300000000, high 500000000; 40余 -> 40, at least. */
struct numeral {
    struct decimal value;
    struct decimal high; /* the upper end of a range */
    bool has_high;
    bool chinese;  /* written in Chinese numerals */
    bool more;     /* 余, 多, 来 stands inside: at least */
    size_t length; /* bytes of it all, 万 亿 余 included */
};

/* May a numeral begin with this code point? Most of a text's do not, and are passed over at once. */
bool numeral_may_begin(uint32_t code_point);
/* May a numeral not begin behind this code point, because it is a part of one already, or of 几十, 数十? */
bool numeral_is_part(uint32_t code_point);
/* The digits alone, Arabic with their point and thousands marks or Chinese; the bytes read, 0 where there are none. */
size_t numeral_read_digits(str text, size_t at, struct decimal *ret_value);
/* The bytes of the digits there, Arabic or Chinese, whatever number they make; 0 where there are none. */
size_t numeral_skip_digits(str text, size_t at);
/* The bytes of a range mark at text[at]: — – - ~ ～ 至 到; 0 where there is none. */
size_t numeral_range_mark(str text, size_t at);
/* The numeral at text[at]. False where there is none, or where it is larger than a decimal holds. */
bool numeral_read(str text, size_t at, struct numeral *ret_numeral);

/* ---- quantity: a numeral with its unit ----------------------------------------------------------------------- */

enum quantity_kind {
    QUANTITY_COUNT,   /* of things: 家 个 项 件 */
    QUANTITY_PERSONS, /* 名 人 位 */
    QUANTITY_MONEY,   /* 元 */
    QUANTITY_PERCENT, /* %, 百分之 */
    QUANTITY_POINTS,  /* 个百分点 */
    QUANTITY_TIMES,   /* 倍 */
    QUANTITY_AREA,    /* 平方米; 亩 and 公顷 are brought to it */
    QUANTITY_PLACE,   /* a position: 第122位, 17位 */
    QUANTITY_BARE,    /* no unit: an index, a table's cell */
    QUANTITY_OTHER,   /* a unit that no indicator has: 场 次 吨 公里 */
};

struct quantity {
    enum quantity_kind kind;
    struct decimal value; /* in the kind's base unit: yuan, square metres, one */
    struct decimal high;
    bool has_high;
    bool chinese;
    bool ordinal;     /* 第 stands before it */
    enum bound bound; /* of 余 多 inside; else BOUND_EQ */
    str currency;     /* ISO 4217 of QUANTITY_MONEY */
};

/* The quantity at text[at]: sets its length in bytes through the unit. False where there is no numeral. */
bool quantity_read(str text, size_t at, struct quantity *ret_quantity, size_t *ret_length);
/* Down, and not up; both ends of a range. */
void quantity_negate(struct quantity *quantity);
/* So many times as much; false where that is more than a decimal holds. */
bool quantity_scale(struct quantity *quantity, struct decimal factor);
/* Is it 一, which is an article more often than a number: 一个? */
bool quantity_is_article(const struct quantity *quantity);

/* ---- time: phrases that name a period ------------------------------------------------------------------------- */

enum time_kind {
    TIME_INTERVAL, /* 2022年, 上半年, 1至9月: a stretch that is told of */
    TIME_SINCE,    /* 今年以来, 今年, 近三年: up to the article's date */
    TIME_DAY,      /* 截至6月底, 去年底, 6月30日: a day */
    TIME_NOW,      /* 目前, 截至目前: the article's date */
    TIME_BY,       /* 到2025年, 到“十四五”末: a plan's horizon */
};

struct time_phrase {
    enum time_kind kind;
    struct period period; /* what it names; for TIME_BY the year's interval where the phrase names a year */
    bool until;           /* a balance is struck: 截至 before it, or 底, 末 */
    bool whole_year;      /* names a year and nothing finer: 2025年, 今年 */
    bool yearless;        /* 上半年, 1至9月, of which the text names no year: the latest that has begun is taken */
    bool numbered;        /* the article's own year by its number, as far as it has gone: 2025年, not 今年 */
};

/* May a time phrase begin with this code point? */
bool time_may_begin(uint32_t code_point);
/* May it, which may begin with the first, go on with the second? */
bool time_may_begin_with(uint32_t first, uint32_t second);
/* The time phrase at text[at], read with the article's date. Sets its length in bytes. */
bool time_read(str text, size_t at, struct date today, struct time_phrase *ret_time, size_t *ret_length);

/* ---- lexicon: the words of the language and of the vocabulary ------------------------------------------------- */

enum word_kind {
    WORD_INDICATOR,    /* names an indicator */
    WORD_EXCLUDED,     /* contains such a name and means something else */
    WORD_PER,          /* 每百亿元GDP: names after it are quotients; the indicators meant, chained; NULL: none */
    WORD_AREA,         /* names an area */
    WORD_HERE,         /* 全区 本县 该市: the area at hand; detail: enum here */
    WORD_TIER,         /* 国家级; detail: enum tier_word */
    WORD_INCREASE,     /* 新增: what follows is a change */
    WORD_DECREASE,     /* 减少 */
    WORD_GAIN,         /* 引进 获批: a change where a period is told, else a level; detail: enum gain */
    WORD_LEVEL,        /* 达到 现有 建成; detail: enum level */
    WORD_TOTAL,        /* 累计: a level, and a flow from its beginning */
    WORD_GROWTH,       /* 增长: percent up; detail -1: down */
    WORD_CHANGED_TO,   /* 提高到: a level follows though it is about growing */
    WORD_ANNUAL,       /* 年均 */
    WORD_ESTIMATE,     /* 预计 */
    WORD_TARGET,       /* 力争 */
    WORD_BOUND,        /* before the number: 超过; detail: enum bound */
    WORD_BOUND_AFTER,  /* after the unit: 以上 */
    WORD_RESPECTIVELY, /* 分别 */
    WORD_EACH,         /* 各, 均 */
    WORD_AMONG,        /* 其中 */
    WORD_AND,          /* 和 与 及 */
    WORD_SUCH_AS,      /* 等: examples stand before, the head follows */
    WORD_CANDIDATE,    /* 申报: not yet an observation */
    WORD_SHARE,        /* 占, 完成…的: a percentage of something else */
    WORD_SCOPE,        /* 全国 西部 全市 before a position; detail: enum scope */
    WORD_EXAMPLE,      /* 为例: what follows is one case, not the area */
    WORD_ORGANISATION, /* 公司 大学: whose figure is not the area's */
    WORD_REPORT,       /* 工作总结, 公报: a report of the year named with it */
    WORD_SAME_TIME,    /* 同期: the stretch that was last told of */
    WORD_ELSEWHERE,    /* 四川省: an area that is not the site's */
    WORD_NEUTRAL,      /* may stand between a name and its number: 总数 已 的 共 */
    WORD_KINDS,        /* how many there are */
};

enum name { NAME_FULL, NAME_ANAPHOR /* means the indicator only behind a figure of its group */ };
enum neutral {
    NEUTRAL_PLAIN,
    NEUTRAL_THAN /* 比, 较 */,
    NEUTRAL_VERB /* 支持 */,
    NEUTRAL_FROM /* 由, 从 */,
    NEUTRAL_RUN /* 连续 */
};
enum gain { GAIN_VERB, GAIN_ALONE /* 孵化: no verb at the beginning of a name */ };
enum level { LEVEL_PLAIN, LEVEL_PLANNED /* 打造: unless it is said to be done */, LEVEL_NOW /* 现有 */ };
enum target {
    TARGET_ALWAYS, /* 力争 */
    TARGET_BY,     /* 目标, in a heading only with a time; in a sentence only before a verb */
    TARGET_VERB,   /* 要, only before a verb */
};
enum estimate { ESTIMATE_CLAUSE /* 预计 */, ESTIMATE_SENTENCE /* 有望: of all that goes on */ };
enum organisation {
    ORGANISATION_ONE,  /* 公司 */
    ORGANISATION_BARE, /* 企业, where it stands alone as a subject */
    ORGANISATION_EVENT /* 大赛, 建成后: only before a verb */
};
enum candidate { CANDIDATE_ALWAYS /* 申报 */, CANDIDATE_STOCK /* 走访: no holding, but it may be a flow */ };
enum here { HERE_DISTRICT, HERE_REGION, HERE_ANY };
enum tier_word {
    TIER_WORD_NATIONAL,
    TIER_WORD_PROVINCIAL,
    TIER_WORD_CITY,
    TIER_WORD_LOCAL,
    TIER_WORD_PROVINCIAL_PLUS,
    TIER_WORD_CITY_PLUS
};

/* What kind of place it is that the catalogue does not have: 全市 behind it is said of a city only. */
enum elsewhere { ELSEWHERE_NONE, ELSEWHERE_PROVINCE, ELSEWHERE_CITY, ELSEWHERE_DISTRICT };

/* What a phrase means. A phrase that names several indicators is a chain of meanings; the unit decides. */
struct meaning {
    enum word_kind kind;
    int detail;
    const struct indicator *indicator; /* WORD_INDICATOR (detail: enum name), WORD_EXCLUDED */
    const struct area *area;           /* WORD_AREA */
    const struct meaning *next;        /* another indicator of the same phrase */
};

struct lexicon;

/* What may begin with a character. Most of a text's begin nothing and are passed over at once. */
enum {
    BEGINS_WORD = 1, /* a phrase of the lexicon */
    BEGINS_PAIR = 2, /* … which goes on with certain characters only: `pairs` tells */
    BEGINS_MARK = 4,
    BEGINS_TIME = 8,
    BEGINS_NUMERAL = 16,
};
enum { LEXICON_PLANE = 0x10000 }; /* the basic plane; nothing begins outside */
enum { LEXICON_PAIR_BITS = 16 };

/* Looked at for each character of a text, so that it is open and small. */
struct beginnings {
    unsigned char of[LEXICON_PLANE];                       /* by code point as it is written */
    uint64_t pairs[((size_t)1 << LEXICON_PAIR_BITS) / 64]; /* a set of hashes: the first two of a phrase */
};

/* An empty lexicon; then lexicon_add; then immutable. Forms are folded: full-width letters and marks as their
 * half-width ones, all quotation marks alike. `others` says what else may begin with a code point (BEGINS_…). */
struct lexicon *lexicon_new(struct arena *arena, unsigned (*others)(uint32_t code_point));
/* Adds a phrase. Returns the meaning that stood there before, if it is of another kind or names the same unit
 * twice (the phrase keeps it), else NULL. A verb is kept beside a name: 新升规 may be both. */
const struct meaning *lexicon_add(struct lexicon *lexicon, str phrase, struct meaning meaning);
const struct beginnings *lexicon_beginnings(const struct lexicon *lexicon);
/* May a phrase begin with these two Chinese characters? Only for a first with BEGINS_PAIR. */
static inline bool beginnings_pair(const struct beginnings *beginnings, uint32_t first, uint32_t second);
/* The longest phrase at text[at]; NULL where none is. Sets its length in bytes, and the verb it begins with where
 * it does (新增 of 新增贷款), else NULL. */
const struct meaning *lexicon_match(const struct lexicon *lexicon, str text, size_t at, size_t *ret_length,
                                    const struct meaning **ret_verb);
/* Adds the language's own words. */
void lexicon_add_language(struct lexicon *lexicon);

static inline uint32_t beginnings_slot(uint32_t first, uint32_t second)
{
    return ((first * 0x9E3779B1u) ^ (second * 0x85EBCA6Bu)) >> (32 - LEXICON_PAIR_BITS);
}

static inline bool beginnings_pair(const struct beginnings *beginnings, uint32_t first, uint32_t second)
{
    uint32_t slot = beginnings_slot(first, second);
    return beginnings->pairs[slot / 64] >> (slot % 64) & 1;
}

/* ---- token: a block's text cut up ------------------------------------------------------------------------------ */

enum token_kind {
    TOKEN_OTHER, /* text that means nothing here */
    TOKEN_WORD,  /* a phrase of the lexicon */
    TOKEN_QUANTITY,
    TOKEN_TIME,
    TOKEN_LIST,        /* 、 */
    TOKEN_COMMA,       /* ， */
    TOKEN_COLON,       /* ： */
    TOKEN_SEMICOLON,   /* ； */
    TOKEN_OPEN,        /* （ */
    TOKEN_CLOSE,       /* ） */
    TOKEN_QUOTE,       /* “ */
    TOKEN_CLOSE_QUOTE, /* ” */
    TOKEN_CELL,        /* the tab between a table's cells */
    TOKEN_ELLIPSIS,    /* …… */
    TOKEN_END,         /* 。！？ and the end of the text */
};

struct token {
    enum token_kind kind;
    size_t begin; /* byte offsets in the text */
    size_t end;
    size_t clause; /* the first token of its clause; a clause goes on behind a bracket in it */
    union {
        struct { /* TOKEN_WORD */
            const struct meaning *meaning;
            const struct meaning *verb; /* that the phrase begins with, else NULL */
        };
        struct quantity quantity; /* TOKEN_QUANTITY */
        struct time_phrase time;  /* TOKEN_TIME */
    };
};

_Static_assert(WORD_KINDS + TOKEN_END < 64, "a bit for each kind of word and of token");

/* What stands in a sentence is asked of all its tokens at once: a bit for each kind of word, and of other token. */
static inline uint64_t seen_word(enum word_kind kind)
{
    return (uint64_t)1 << kind;
}

static inline uint64_t seen_token(enum token_kind kind)
{
    return (uint64_t)1 << (WORD_KINDS + kind);
}

struct tokens {
    struct token *items;
    size_t count; /* the last one is a TOKEN_END */
    size_t capacity;
};

/* What may begin with this code point, phrases of a lexicon aside. */
unsigned token_beginnings(uint32_t code_point);
/* Cuts text into tokens, which take the place of those that were there: one array, grown in the arena, does for many
 * texts (begin with { 0 }). The titles of documents in 《》 are TOKEN_OTHER whole. */
void token_read_text(struct arena *arena, struct tokens *tokens, const struct lexicon *lexicon, str text,
                     struct date today);

/* ---- context: what runs along the article ------------------------------------------------------------------------ */

struct time_at {
    struct time_phrase time;
    size_t token; /* where it stands in the sentence's tokens */
    bool known;
};

/* The state of reading. A heading sets the section's part, a block begins with it, sentences go on from one
 * another inside the block. */
struct context {
    const struct vocabulary *vocabulary;
    const struct article *article;
    struct date today; /* the article's date */
    const struct area *section_area;
    const struct area *area; /* of the sentences at hand */
    const struct area *zone; /* the zone last told of; NULL: none */
    bool section_time_known;
    struct time_phrase section_time; /* of the heading: 2023年“成绩单” */
    int section_level;               /* of the heading that set the time; a deeper one without a time keeps it */
    bool title_time_known;
    struct time_phrase title_time;       /* of a report's title: 2022年工作总结 */
    enum elsewhere elsewhere;            /* what kind of place the block tells of that the catalogue does not have */
    const struct indicator *last;        /* the indicator last told of in the block; NULL: none */
    const struct indicator *last_before; /* … and in the block before it */
    bool section_target;                 /* the heading announces a plan */
    bool in_group; /* inside a list or table; the three below are what the section had before it */
    bool outer_time_known;
    struct time_phrase outer_time;
    bool outer_target;
    bool interval_known;
    struct time_phrase interval; /* the block's last stretch of time */
    bool interval_before;        /* … is the story's last one, of this block or one before it */
    bool day_known;
    struct time_phrase day; /* the block's last day */
    bool one_case;          /* 以…为例: until the block ends */
};

void context_begin_article(struct context *context, const struct vocabulary *vocabulary, const struct article *article);
/* A heading: sets the section's area; and its time and mode, also where nothing but its form tells a heading. */
void context_read_heading_area(struct context *context, const struct tokens *tokens);
void context_read_heading(struct context *context, const struct tokens *tokens, int level);
/* The time that token `at` of a heading or such a line announces: 2023年, and 2023 at either end of the line. */
bool context_announced_time(const struct tokens *tokens, size_t at, struct date today, struct time_phrase *ret_time);
/* The article's title, or a line that stands like one: that of a yearly report lends its year to all sections. */
void context_read_title(struct context *context, const struct tokens *tokens);
/* The text tells of a yearly report, or a half year's: it lends its time likewise, if nothing has yet. */
void context_read_report(struct context *context, const struct time_phrase *time);
/* A list or a table inherits the time and the plan that the words before it announce, until it ends. */
void context_begin_group(struct context *context);
/* The words before a list, a table's caption or its row of column names. False where they announce nothing. */
bool context_read_lead_in(struct context *context, const struct tokens *tokens);
void context_end_group(struct context *context);
/* A credit or byline ends a story: one from elsewhere on the newspaper's page no longer lends its area. */
void context_end_story(struct context *context);
/* The line that says who compiled a fact box ends it: what follows is not of the box's time, nor of its plan. */
void context_end_box(struct context *context);
void context_begin_block(struct context *context);
/* The district, or the region, that 全区, 全市 mean here. */
const struct area *context_here(const struct context *context, enum here here);
/* The tier that a grade word means in this region (市级 is a municipality's provincial tier, a city's local one). */
enum tier context_tier(const struct context *context, enum tier_word word);

/* ---- sentence --------------------------------------------------------------------------------------- */

struct sentence {
    const struct token *tokens;
    size_t count;  /* without its TOKEN_END */
    size_t first;  /* the index of its first token among the block's */
    uint64_t seen; /* which kinds stand in it: seen_word, seen_token */
    size_t begin;  /* byte offsets in the block's text */
    size_t end;
    size_t block; /* the block's index */
};

struct observation_list {
    struct arena *arena;
    struct observation *items;
    size_t count;
    size_t capacity;
    struct unread *unread;
    size_t unread_count;
    size_t unread_capacity;
};

/* Joins the tokens of a sentence to observations; what it tells goes on in the context. `trailing` is a time
 * phrase that stands after the sentence and is about it, or NULL. */
void sentence_read(struct context *context, const struct sentence *sentence, const struct time_phrase *trailing,
                   struct observation_list *list);

/* Which period an observation has: see period.c for the table. */
struct figure_time {
    bool known;    /* some time phrase is about the figure */
    bool stated;   /* it stands in the figure's own sentence, before it */
    bool adjacent; /* … in its own clause or as the clause just before */
    struct time_phrase time;
};
struct period period_of_figure(const struct indicator *indicator, enum measure measure, enum status status, bool total,
                               const struct figure_time *time, const struct figure_time *interval, struct date today);

#endif
