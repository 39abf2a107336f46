/* Days of the Gregorian calendar and the periods between them.
 *
 *     2023年前三季度 → 2023-01-01/2023-09-30;  截至6月底 (2021) → 2021-06-30/2021-06-30
 *
 * A period is written as two ISO 8601 dates and a slash, `..` for an open end. */
#ifndef KC_DATE_H
#define KC_DATE_H

#include "arena.h"
#include "buf.h"
#include "str.h"

struct date {
    int year;  /* 1 to 9999; 0: no date */
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
};

#define DATE_NONE ((struct date){ 0, 0, 0 })

struct period {
    struct date start; /* the first day; DATE_NONE: open */
    struct date end;   /* the last day, inclusive; DATE_NONE: open */
};

bool date_is_none(struct date date);
bool date_is_valid(struct date date);
/* Days from 0001-01-01, which is 0: for differences. */
long date_day_number(struct date date);
int date_days_in_month(int year, int month);
/* Negative, 0 or positive; DATE_NONE sorts first. */
int date_compare(struct date a, struct date b);
/* The day before. */
struct date date_previous(struct date date);
/* Parses all of text as YYYY-MM-DD; also with / or . for -, and one-digit months and days. */
bool date_parse(str text, struct date *ret_date);
/* Appends YYYY-MM-DD, or ".." for DATE_NONE. */
void date_add_text(struct buf *out, struct date date);
/* The same in the arena. */
str date_text(struct arena *arena, struct date date);

struct period period_of(struct date start, struct date end);
struct period period_of_day(struct date day);
struct period period_of_year(int year);
/* From the first day of month `first` to the last day of month `last` of one year. */
struct period period_of_months(int year, int first, int last);
bool period_equal(struct period a, struct period b);
/* By end, then by start: the newest period last. An open end sorts last, an open start first. */
int period_compare(struct period a, struct period b);
void period_add_text(struct buf *out, struct period period);
/* Parses "start/end" as written by period_add_text. */
bool period_parse(str text, struct period *ret_period);

#endif
