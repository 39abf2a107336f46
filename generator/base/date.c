#include "date.h"

bool date_is_none(struct date date)
{
    return date.year == 0;
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int date_days_in_month(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return days[month - 1] + (month == 2 && is_leap(year));
}

bool date_is_valid(struct date date)
{
    return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= date_days_in_month(date.year, date.month);
}

long date_day_number(struct date date)
{
    long years = date.year - 1;
    long days = years * 365 + years / 4 - years / 100 + years / 400;
    for (int month = 1; month < date.month; month++)
        days += date_days_in_month(date.year, month);
    return days + date.day - 1;
}

int date_compare(struct date a, struct date b)
{
    if (a.year != b.year)
        return a.year - b.year;
    if (a.month != b.month)
        return a.month - b.month;
    return a.day - b.day;
}

struct date date_previous(struct date date)
{
    if (date.day > 1)
        return (struct date){ date.year, date.month, date.day - 1 };
    if (date.month > 1)
        return (struct date){ date.year, date.month - 1, date_days_in_month(date.year, date.month - 1) };
    return (struct date){ date.year - 1, 12, 31 };
}

/* Reads 1 to `most` digits from the front of *text. */
static bool read_number(str *text, size_t most, int *ret_number)
{
    int number = 0;
    size_t digits = 0;
    while (digits < most && digits < text->len && text->ptr[digits] >= '0' && text->ptr[digits] <= '9')
        number = number * 10 + (text->ptr[digits++] - '0');
    if (digits == 0)
        return false;
    *text = str_slice(*text, digits, text->len);
    *ret_number = number;
    return true;
}

static bool read_separator(str *text)
{
    if (text->len == 0 || (text->ptr[0] != '-' && text->ptr[0] != '/' && text->ptr[0] != '.'))
        return false;
    *text = str_slice(*text, 1, text->len);
    return true;
}

bool date_parse(str text, struct date *ret_date)
{
    struct date date;
    if (!read_number(&text, 4, &date.year) || !read_separator(&text) || !read_number(&text, 2, &date.month) ||
        !read_separator(&text) || !read_number(&text, 2, &date.day) || text.len > 0 || !date_is_valid(date))
        return false;
    *ret_date = date;
    return true;
}

void date_add_text(struct buf *out, struct date date)
{
    if (date_is_none(date))
        buf_add(out, STR(".."));
    else
        buf_format(out, "%04d-%02d-%02d", date.year, date.month, date.day);
}

str date_text(struct arena *arena, struct date date)
{
    struct buf text;
    buf_init(&text);
    date_add_text(&text, date);
    str copy = arena_copy(arena, buf_str(&text));
    buf_finish(&text);
    return copy;
}

struct period period_of(struct date start, struct date end)
{
    return (struct period){ start, end };
}

struct period period_of_day(struct date day)
{
    return (struct period){ day, day };
}

struct period period_of_year(int year)
{
    return period_of_months(year, 1, 12);
}

struct period period_of_months(int year, int first, int last)
{
    return (struct period){ { year, first, 1 }, { year, last, date_days_in_month(year, last) } };
}

bool period_equal(struct period a, struct period b)
{
    return date_compare(a.start, b.start) == 0 && date_compare(a.end, b.end) == 0;
}

int period_compare(struct period a, struct period b)
{
    bool open_a = date_is_none(a.end);
    bool open_b = date_is_none(b.end);
    if (open_a != open_b)
        return open_a ? 1 : -1;
    int order = date_compare(a.end, b.end);
    return order ? order : date_compare(a.start, b.start);
}

void period_add_text(struct buf *out, struct period period)
{
    date_add_text(out, period.start);
    buf_add_char(out, '/');
    date_add_text(out, period.end);
}

static bool parse_end(str text, struct date *ret_date)
{
    if (str_eq(text, STR(".."))) {
        *ret_date = DATE_NONE;
        return true;
    }
    return date_parse(text, ret_date);
}

bool period_parse(str text, struct period *ret_period)
{
    struct period period;
    str start = str_split(&text, '/');
    if (!parse_end(start, &period.start) || !parse_end(text, &period.end))
        return false;
    *ret_period = period;
    return true;
}
