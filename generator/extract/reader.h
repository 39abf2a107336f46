/* extract, inside: the reading of one sentence, and the questions its rules ask.
 *
 * A number's indicator stands before it (高新技术企业|22家), behind it (165项|技术合同登记), or was told of just
 * before (、累计达到|194家); 分别 deals the numbers out to the names in their order. bind.c answers which indicator,
 * mood.c which verb, status and bound, subject.c whose it is, exclude.c why it is nobody's, parallel.c what another
 * area was just told of, rival.c what else it may be; rules.c chooses the number's rule, figure.c makes the observation,
 * sentence.c goes from word to word. */
#ifndef KC_READER_H
#define KC_READER_H

#include "clause.h"

enum { NAMES = 12 }; /* names or figures that one 分别 deals out: longer lists do not occur */

struct reader {
    struct context *context;
    const struct sentence *sentence;
    struct observation_list *list;
    size_t first;            /* the list's count when the sentence began */
    size_t explanation;      /* where the explanation of the number at the paragraph's head begins; 0: none does */
    struct figure_time time; /* the last time phrase about what follows */
    size_t time_token;
    struct figure_time interval;      /* the last stretch of time */
    const struct meaning *per;        /* 每百亿元GDP governs what follows; NULL: nothing does */
    const struct meaning *per_before; /* … and one that a ； has ended */
    bool target;                      /* a word of planning governs what follows */
    bool estimate;                    /* 预计, said ahead of all that follows */
    bool stranger;                    /* the subject is a company, a school, another province: not the area's figures */
    bool group;    /* it is the enterprises named (高新技术企业实现营业收入…), for sums of money */
    size_t joined; /* the last of several places that are the subject together; 0: none */
    bool company;  /* … and it is a company's or school's, until an area is named */
    const struct meaning *last_name; /* what was named last, with its meanings of other units; NULL: nothing */
    bool time_lent;                  /* `time` is of the next number only (从2020年的…); time_before follows it */
    struct figure_time time_before;
    enum unread_reason reason;   /* why the number at hand is none, should it be none */
    size_t brackets;             /* how many are open */
    size_t previous_quantity;    /* the number before, TOKEN_NOWHERE */
    size_t previous_observation; /* what it became, index in the list; TOKEN_NOWHERE: nothing */
    size_t told[NAMES];          /* what the last numbers that are no growth became, a ring; TOKEN_NOWHERE: nothing */
    size_t told_count;           /* how many there were */
    size_t outer_observation;    /* previous_observation and told_count before the bracket that is open behind it */
    size_t outer_told_count;
    size_t outer_quantity; /* … and the times before it */
    size_t outer_time_token;
    struct figure_time outer_time;
    struct figure_time outer_interval;
    bool in_explanation; /* such a bracket is open: 1052件|（其中…98件） */
};

static inline const struct token *token_at(const struct reader *reader, size_t at)
{
    return &reader->sentence->tokens[at];
}

/* The text of the sentence's block, which all offsets are of. */
static inline str block_text(const struct reader *reader)
{
    return reader->context->article->blocks[reader->sentence->block].text;
}

/* The text of a token. */
static inline str token_text(const struct reader *reader, size_t at)
{
    return str_slice(block_text(reader), token_at(reader, at)->begin, token_at(reader, at)->end);
}

/* Does a word of this kind and detail stand just before the token, but for an opening quotation mark: 由|“|十三五”末? */
static inline bool follows_word(const struct reader *reader, size_t at, enum word_kind kind, int detail)
{
    if (at > 1 && token_at(reader, at - 1)->kind == TOKEN_QUOTE)
        at--;
    return at > 0 && token_is_word(token_at(reader, at - 1), kind) &&
           token_at(reader, at - 1)->meaning->detail == detail;
}

/* A reader at the beginning of a sentence, with the times that the block and the section have told of. */
struct reader sentence_reader(struct context *context, const struct sentence *sentence,
                              const struct time_phrase *trailing, struct observation_list *list);

/* ---- subject.c: whose ------------------------------------------------------------------------------------------- */

/* Does token `at` stand at its clause's head, behind nothing but times, areas and small words? */
bool subject_is_leading(const struct reader *reader, size_t at);
/* An area, or 全区: the subject of what follows, where it stands as one. */
void subject_read_area(struct reader *reader, size_t at);
/* A company or a school as the subject: what follows is its own figure. */
void subject_read_organisation(struct reader *reader, size_t at);
/* 四川省高新技术企业…, 全国高新技术企业…: another area's figures. */
void subject_read_stranger(struct reader *reader, size_t at);
/* A name that 全国 begins, at the sentence's head: the nation's. */
void subject_read_name(struct reader *reader, size_t at);
/* Text that may name a place which the catalogue does not have: 遂宁市, 铜梁|高新区, 某某大数据谷. */
void subject_read_other(struct reader *reader, size_t at);
/* “…”公司负责人介绍: who speaks at the end spoke of his own. */
bool subject_is_told_by_company(const struct reader *reader);

/* ---- bind.c: which indicator ------------------------------------------------------------------------------------ */

/* A name bound to a number. */
struct binding {
    const struct indicator *indicator;
    enum tier tier;
    const char *rule;
    const struct area *area;        /* dealt out by 分别; NULL: the area at hand */
    const struct time_phrase *time; /* dealt out by 分别; NULL: the time at hand */
    size_t name;                    /* the token that named it; TOKEN_NOWHERE: what was told before, a cell */
    const struct observation *like; /* another area's figure that it stands beside; NULL: none */
    bool bracketed;                 /* the number stands in a bracket, and its verbs before that */
};

/* May a number of this unit belong to the indicator? One for values, one for growth, one for positions. */
typedef bool fits_fn(const struct indicator *indicator, const struct quantity *quantity);
fits_fn fits_value;
fits_fn fits_growth;
fits_fn fits_rank;

/* Of the indicators that a phrase names, the one that fits the number; NULL where none does. */
const struct indicator *bind_choose(const struct reader *reader, const struct meaning *meaning,
                                    const struct quantity *quantity, fits_fn *fit);
/* The indicator with the grade word before its name. */
struct binding bind_name(const struct reader *reader, size_t name, const struct indicator *indicator, const char *rule);
/* The name before the number, in its list item; not one of several counted together. */
bool bind_before(const struct reader *reader, size_t at, const struct governing *governing, fits_fn *fit,
                 struct binding *ret_binding);
/* Is the name one of several that a single number counts together: 众创空间、孵化器|30个? */
bool bind_is_joint(const struct reader *reader, size_t name, const struct indicator *indicator);
/* The name behind the number, if it has no number of its own. */
bool bind_after(const struct reader *reader, size_t at, fits_fn *fit, struct binding *ret_binding);
/* Does a word before the number make it go on with what was told: 、累计达到|194家? A bare number does not. */
bool bind_goes_on(const struct governing *governing);
/* … or a time alone: 2021年198家、2022年|251家? */
bool bind_goes_on_in_time(const struct reader *reader, size_t at, const struct governing *governing);
/* The name before the bracket that the number stands in alone. */
bool bind_bracketed(const struct reader *reader, size_t at, fits_fn *fit, struct binding *ret_binding);
/* What the number before was about, or a name that nothing was told of yet. */
bool bind_inherited(const struct reader *reader, size_t at, const struct governing *governing, fits_fn *fit,
                    struct binding *ret_binding);
/* The areas before 分别 or 均 in its clause: their number, and their tokens, at most NAMES. */
size_t bind_areas(const struct reader *reader, const struct governing *governing, size_t *ret_tokens);
/* By its place among the names, or for growth the figures, that 分别 deals out to. */
bool bind_respectively(const struct reader *reader, size_t at, const struct governing *governing, fits_fn *fit,
                       struct binding *ret_binding);

/* Of a number at the head of its paragraph, which what stands behind explains: 147家 截至11月末，大渡口高新技术企业的数量。
 * Sets where the explanation begins. */
bool bind_head(const struct reader *reader, size_t *ret_begin, struct binding *ret_binding);

/* ---- parallel.c: which was told of another area ----------------------------------------------------------------- */

/* 新增高新技术企业31家，荣昌区|18家: what was just told of one area, of the next. */
bool parallel_bind(const struct reader *reader, size_t at, const struct governing *governing,
                   struct binding *ret_binding);

/* ---- rival.c: which other indicator ------------------------------------------------------------------------------ */

/* The other indicator that the number at `at` may be of, now that a rule has made a figure of it by `binding`, before it
 * is added to the list: 高新技术企业22家科技型企业. Its indicator is NULL where the words leave no doubt. */
struct rival rival_find(const struct reader *reader, size_t at, const struct governing *governing,
                        const struct binding *binding, fits_fn *fit);

/* ---- mood.c: which verb, how sure ------------------------------------------------------------------------------- */

/* The verbs that govern a number, the weaker before the stronger: 累计新增 is a total, 新增…达到 an increase. */
enum verb { VERB_NONE, VERB_LEVEL, VERB_GAIN, VERB_DECREASE, VERB_INCREASE, VERB_TOTAL };

enum verb mood_token_verb(const struct token *token);
enum verb mood_verb(const struct reader *reader, size_t at);
enum measure mood_measure(const struct reader *reader, const struct indicator *indicator, enum verb verb);
enum status mood_status(const struct reader *reader, size_t at);
enum bound mood_bound(const struct reader *reader, size_t at, const struct governing *governing);
enum scope mood_scope(const struct reader *reader, size_t at);
/* Facts said in so many words are no plans, whatever stands before in the sentence: 已, 现有, 累计. */
bool mood_says_done(const struct reader *reader, size_t at);
/* 到年底…将达350家，现有|312家: told with a plan, and done. */
bool mood_leaves_plan(const struct reader *reader, size_t at);
/* 正在培育…10个, 1个…待审批: not yet, or only applied for. */
bool mood_is_candidate(const struct reader *reader, size_t at, const struct indicator *indicator);

/* ---- exclude.c: what is no figure of the area --------------------------------------------------------------------- */

/* 研发投入超过1000万元的企业, …10家以上的镇街, 10亿元以上项目, …的，给予: which ones are meant; 总投资25亿元的…项目: what one of them has. */
bool exclude_attribute(const struct reader *reader, size_t at);
/* 拥有发明专利10件以上的|科技型企业56家: is the name of some of its kind only, which a number before it tells? */
bool exclude_qualified(const struct reader *reader, size_t name);
/* 最高|500万元: what a policy gives one of many. */
bool exclude_ceiling(const struct reader *reader, size_t at);
/* 其中 before an indicator told already, of the same grade and time: is `o`, the list's last, a part without a name? */
bool exclude_part(const struct reader *reader, size_t at, const struct observation *o);
/* 一家制药企业拥有…: is the number the subject's article, and the subject one of many? */
bool exclude_one_of_many(const struct reader *reader, size_t at);
/* 为86家科技型企业发放…: whom something is given to. `name` is the token that names them. */
bool exclude_recipient(const struct reader *reader, size_t at, size_t name);
/* 高新技术企业实现营业收入|520亿元: what the enterprises named have, of which the catalogue has no indicator. */
bool exclude_of_group(const struct reader *reader, size_t at);
/* 每3家…: a ratio. */
bool exclude_one_of_each(const struct reader *reader, size_t at);

/* ---- figure.c: the observation ----------------------------------------------------------------------------------- */

/* Adds the figure that the number at token `at` is to the list; valid until the next one. `total`: a flow's sum from
 * its beginning on. */
struct observation *figure_emit(struct reader *reader, size_t at, const struct binding *binding, enum measure measure,
                                enum status status, bool total, const struct governing *governing);
/* Takes the last one back. */
void figure_take_back(struct reader *reader);
/* Down, and not up. */
void figure_negate(struct observation *o);
/* 增长21.4倍 is 2140 percent. False where that is more than a decimal holds. */
bool figure_to_percent(struct observation *o);

/* ---- rules.c: which rule is a number's --------------------------------------------------------------------------- */

/* Reads the number at token `at`: adds what it states to the list. */
void rules_read_quantity(struct reader *reader, size_t at);
/* The sentence's first number, when its explanation has been read up to the binding's name. */
void rules_read_head(struct reader *reader, const struct binding *binding);
/* Adds a number that is no figure to the list, where it stands in the block. */
void rules_add_unread(struct observation_list *list, const struct unread *unread);
/* Adds what a table's cell states of the binding's indicator. */
void rules_emit_cell(struct reader *reader, size_t at, const struct binding *binding, enum measure measure);

#endif
