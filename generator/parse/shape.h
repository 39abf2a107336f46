/* shape: what a line of Chinese newspaper text looks like, told from its own characters.
 *
 *     "一、加快平台建设"        a numbered heading
 *     "● 新增企业22家"          a bullet, 4 bytes of mark
 *     "通讯员 甲乙 摄"          a picture's caption
 *     "5000亩，将打造成…"       begins in the middle of a sentence
 *
 * Nothing here knows a text, a district or an indicator: the marks and words are those of the language and of
 * the trade. All of it takes time linear in the line. */
#ifndef KC_PARSE_SHAPE_H
#define KC_PARSE_SHAPE_H

#include "str.h"

#include <stdint.h>

/* Which brackets and quotation marks stand open, by kind. */
struct shape_quotes {
    unsigned open[6]; /* “ ‘ 《 （ 「 【; half-width brackets count as （ */
    bool orphan[6];   /* a closing mark stood before any opening one */
};

enum shape_mark {
    MARK_NONE,
    MARK_BULLET,  /* ● ■ ◆ ▪ • ★ …: always a mark */
    MARK_WEAK,    /* · - * 1. 1、 (1): a mark at a line's start, unless the line goes on with the one before */
    MARK_HEADING, /* 一、 （一） 第一章: numbers a heading or a long paragraph; belongs to the text */
};

/* How many code points a line may have and still be a heading or a caption: two lines of a newspaper column. */
enum { SHAPE_LONGEST_HEADING = 40 };

/* The mark that `line` begins with; *ret_bytes: its length with the white space after it (0 for MARK_HEADING). */
enum shape_mark shape_mark_of(str line, size_t *ret_bytes);
/* The level of a heading told by its number: 一、 is 2, （一） is 3; else 0. */
int shape_heading_level(str line);

/* Ends in 。！？…；： or the like, closing quotation marks and brackets aside. */
bool shape_ends_sentence(str line);
/* Ends in ，、： or inside a number, a bracket, or a title: something must follow. */
bool shape_ends_open(str line);
/* Has a stop inside or at its end: ，。；！？ and their ASCII forms (not 、 and not ：). */
bool shape_has_stop(str line);

/* Short, without a stop or sentence end; or two halves of like length parted by one ，. */
bool shape_is_heading(str line);
/* 通讯员 …, 本报记者 …, □…, …整理: who wrote it. */
bool shape_is_byline(str line);
/* … 摄, 图为…, 图片由…提供. */
bool shape_is_caption(str line);

/* Begins as paragraphs begin: 近年来, 目前, 据介绍, 本报讯, 6月2日 … */
bool shape_opens_paragraph(str line);
/* Begins in the middle of a sentence: with ，。、”）, or with a number, its unit, and a mark (35名。 5000亩，). */
bool shape_begins_inside(str line);
/* A pronoun or 该 at its start says that it is a sentence, however short. */
bool shape_is_sentence_start(str line);

/* What one pass over a line tells, so that it need not be gone over again. */
struct shape_line {
    uint32_t begin;  /* bytes of white space and zero-width characters before its text */
    uint32_t length; /* bytes of its text, which has none of them at its ends; 0: it has no text */
    uint32_t width;  /* of its text, in columns of a terminal */
    bool solid;      /* has none of them inside either */
    bool has_stop;   /* shape_has_stop */
    bool has_quotes; /* there is something in it for shape_count_quotes */
    bool ends;       /* shape_ends_sentence */
};
struct shape_line shape_measure(str line);

/* Counts the marks of `line` on top of what stood open. `orphan` is set, never cleared. */
void shape_count_quotes(struct shape_quotes *quotes, str line);

#endif
