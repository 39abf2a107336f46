/* Time phrases: 2022年全年, 今年1月至9月, 截至6月底, 近三年, 到“十四五”末. */
#include "extract_internal.h"

#include "utf8.h"

/* A reader's place in the text. */
struct cursor {
    str rest;
    struct date today;
};

static bool skip(struct cursor *cursor, str text)
{
    return str_skip(cursor->rest, text, &cursor->rest);
}

static bool skip_any(struct cursor *cursor, const str *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (skip(cursor, texts[i]))
            return true;
    return false;
}
#define SKIP_ANY(cursor, ...)                                                                                          \
    skip_any((cursor), (const str[]){ __VA_ARGS__ }, sizeof((const str[]){ __VA_ARGS__ }) / sizeof(str))

static bool skip_range_mark(struct cursor *cursor)
{
    size_t mark = numeral_range_mark(cursor->rest, 0);
    cursor->rest = str_slice(cursor->rest, mark, cursor->rest.len);
    return mark > 0;
}

static uint32_t first_of(str text)
{
    size_t bytes;
    return text.len > 0 ? utf8_decode(text, &bytes) : 0;
}

/* A whole number without multipliers: 9, 九, 2022. */
static bool read_integer(struct cursor *cursor, int *ret_number)
{
    struct decimal value;
    size_t length = numeral_read_digits(cursor->rest, 0, &value);
    if (length == 0 || value.scale != 0 || value.coefficient > 9999)
        return false;
    *ret_number = (int)value.coefficient;
    cursor->rest = str_slice(cursor->rest, length, cursor->rest.len);
    return true;
}

/* 2022年, 2022 before 上半年, 今年, 去年. Sets the year; ret_word where a word and not a number said it. */
static bool read_year(struct cursor *cursor, int *ret_year, bool *ret_this_year)
{
    static const struct {
        str text;
        int offset;
    } words[] = {
        { STR_INIT("今年"), 0 },  { STR_INIT("本年"), 0 },  { STR_INIT("当年"), 0 }, { STR_INIT("去年"), -1 },
        { STR_INIT("上年"), -1 }, { STR_INIT("前年"), -2 }, { STR_INIT("明年"), 1 },
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (skip(cursor, words[i].text)) {
            *ret_year = cursor->today.year + words[i].offset;
            *ret_this_year = words[i].offset == 0;
            return true;
        }
    }
    struct cursor probe = *cursor;
    int year;
    if (!read_integer(&probe, &year) || year < 1900 || year > 2100)
        return false;
    static const str parts[] = { STR_INIT("上半年"), STR_INIT("下半年"), STR_INIT("前三季度"), STR_INIT("一季度") };
    bool before_part = false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        before_part = before_part || str_starts(probe.rest, parts[i]);
    if (!before_part && !skip(&probe, STR("年度")) && !skip(&probe, STR("年")))
        return false;
    *cursor = probe;
    *ret_year = year;
    *ret_this_year = false;
    return true;
}

/* 一至三季度, 一季度至三季度 */
static bool read_quarters(struct cursor *cursor, int *ret_first, int *ret_last)
{
    struct cursor probe = *cursor;
    int first;
    int last;
    if (!read_integer(&probe, &first))
        return false;
    skip(&probe, STR("季度"));
    if (!skip_range_mark(&probe) || !read_integer(&probe, &last) || !skip(&probe, STR("季度")) || first < 1 ||
        last > 4 || first >= last)
        return false;
    *cursor = probe;
    *ret_first = 3 * first - 2;
    *ret_last = 3 * last;
    return true;
}

/* 上半年, 前三季度, 第二季度, 1至9月, 1—5月: months within a year. */
static bool read_months(struct cursor *cursor, int *ret_first, int *ret_last)
{
    static const struct {
        str text;
        int first;
        int last;
    } parts[] = {
        { STR_INIT("上半年"), 1, 6 },     { STR_INIT("下半年"), 7, 12 },  { STR_INIT("前三季度"), 1, 9 },
        { STR_INIT("前三个季度"), 1, 9 }, { STR_INIT("前两季度"), 1, 6 }, { STR_INIT("一季度"), 1, 3 },
        { STR_INIT("二季度"), 4, 6 },     { STR_INIT("三季度"), 7, 9 },   { STR_INIT("四季度"), 10, 12 },
        { STR_INIT("第一季度"), 1, 3 },   { STR_INIT("第二季度"), 4, 6 }, { STR_INIT("第三季度"), 7, 9 },
        { STR_INIT("第四季度"), 10, 12 }, { STR_INIT("首季"), 1, 3 },
    };
    if (read_quarters(cursor, ret_first, ret_last))
        return true;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (skip(cursor, parts[i].text)) {
            *ret_first = parts[i].first;
            *ret_last = parts[i].last;
            return true;
        }
    }
    struct cursor probe = *cursor;
    int first;
    int last;
    if (skip(&probe, STR("前"))) {
        if (!read_integer(&probe, &last) || !SKIP_ANY(&probe, STR("个月"), STR("月")) || last < 1 || last > 12)
            return false;
        first = 1;
    } else {
        if (!read_integer(&probe, &first))
            return false;
        skip(&probe, STR("月"));
        if (!skip_range_mark(&probe))
            return false;
        if (!read_integer(&probe, &last) || !SKIP_ANY(&probe, STR("月份"), STR("月")) || first < 1 || last > 12 ||
            first >= last)
            return false;
    }
    *cursor = probe;
    *ret_first = first;
    *ret_last = last;
    return true;
}

/* 6月底, 6月30日, 6月: a month's end, a day, or the month. */
static bool read_day(struct cursor *cursor, int year, struct period *ret_period, bool *ret_is_day)
{
    struct cursor probe = *cursor;
    int month;
    int day;
    if (!read_integer(&probe, &month) || month < 1 || month > 12 || !SKIP_ANY(&probe, STR("月份"), STR("月")))
        return false;
    struct cursor after_month = probe;
    if (SKIP_ANY(&probe, STR("底"), STR("末"))) {
        *ret_period = period_of_day((struct date){ year, month, date_days_in_month(year, month) });
        *ret_is_day = true;
    } else if (read_integer(&probe, &day) && SKIP_ANY(&probe, STR("日"), STR("号"))) {
        struct date date = { year, month, day };
        if (!date_is_valid(date))
            return false;
        *ret_period = period_of_day(date);
        *ret_is_day = true;
    } else {
        probe = after_month;
        *ret_period = period_of_months(year, month, month);
        *ret_is_day = false;
    }
    *cursor = probe;
    return true;
}

/* The number of a five-year plan in words, 十二五 (the twelfth) to 十九五; the first began in 1953, and since the
 * sixth (1981) each follows the last. */
static bool read_plan_number(struct cursor *cursor, int *ret_number)
{
    static const str numbers[] = { STR_INIT("十一五"), STR_INIT("十二五"), STR_INIT("十三五"), STR_INIT("十四五"),
                                   STR_INIT("十五五"), STR_INIT("十六五"), STR_INIT("十七五"), STR_INIT("十八五") };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (skip(cursor, numbers[i])) {
            *ret_number = (int)i + 11;
            return true;
        }
    }
    return false;
}

static bool read_five_year_plan(struct cursor *cursor, struct time_phrase *time)
{
    struct cursor probe = *cursor;
    int number;
    SKIP_ANY(&probe, STR("“"), STR("\""));
    if (!read_plan_number(&probe, &number))
        return false;
    SKIP_ANY(&probe, STR("”"), STR("\""));
    int first_year = 1981 + (number - 6) * 5;
    if (SKIP_ANY(&probe, STR("期末"), STR("末"))) {
        time->kind = TIME_DAY;
        time->period = period_of_day((struct date){ first_year + 4, 12, 31 });
    } else if (SKIP_ANY(&probe, STR("以来"))) {
        time->kind = TIME_SINCE;
        time->period = period_of((struct date){ first_year, 1, 1 }, cursor->today);
        if (first_year > cursor->today.year)
            return false;
    } else if (SKIP_ANY(&probe, STR("期间"), STR("时期"))) {
        time->kind = TIME_INTERVAL;
        time->period = period_of((struct date){ first_year, 1, 1 }, (struct date){ first_year + 4, 12, 31 });
    } else {
        return false; /* “十四五”规划: a document's name */
    }
    *cursor = probe;
    return true;
}

/* 2021—2023年, 2021年至2023年: whole years from the first to the last. */
static bool read_years(struct cursor *cursor, struct time_phrase *time)
{
    struct cursor probe = *cursor;
    int first;
    int last;
    if (!read_integer(&probe, &first) || first < 1900 || first > 2100)
        return false;
    skip(&probe, STR("年"));
    if (!skip_range_mark(&probe) || !read_integer(&probe, &last) || last <= first || last > 2100 ||
        !skip(&probe, STR("年")))
        return false;
    SKIP_ANY(&probe, STR("间"), STR("期间"));
    time->kind = TIME_INTERVAL;
    time->period = period_of((struct date){ first, 1, 1 }, (struct date){ last, 12, 31 });
    *cursor = probe;
    return true;
}

/* 近三年, 过去五年, 近年来 has no length and is none. */
static bool read_last_years(struct cursor *cursor, struct time_phrase *time)
{
    struct cursor probe = *cursor;
    if (!SKIP_ANY(&probe, STR("近"), STR("过去"), STR("最近")))
        return false;
    int years;
    if (!read_integer(&probe, &years) || years < 1 || years > 50 || !skip(&probe, STR("年")))
        return false;
    SKIP_ANY(&probe, STR("以来"), STR("来"), STR("间"));
    time->kind = TIME_SINCE;
    time->period = period_of((struct date){ cursor->today.year - years + 1, 1, 1 }, cursor->today);
    /* 过去一年, of a report at the year's beginning. */
    if (years == 1 && cursor->today.month <= 3) {
        time->kind = TIME_INTERVAL;
        time->period = period_of_year(cursor->today.year - 1);
        time->whole_year = true;
    }
    *cursor = probe;
    return true;
}

/* 2023年12月至2024年3月, 2023年12月至3月: months across a year's end. */
static bool read_months_across(struct cursor *cursor, int year, struct period *ret_period)
{
    struct cursor probe = *cursor;
    int first;
    int last;
    int last_year = year;
    bool this_year;
    if (!read_integer(&probe, &first) || first < 1 || first > 12 || !SKIP_ANY(&probe, STR("月份"), STR("月")) ||
        !skip_range_mark(&probe))
        return false;
    bool has_year = read_year(&probe, &last_year, &this_year);
    if (!read_integer(&probe, &last) || last < 1 || last > 12 || !SKIP_ANY(&probe, STR("月份"), STR("月")))
        return false;
    if (!has_year && last < first)
        last_year = year + 1;
    struct period from = period_of_months(year, first, first);
    struct period to = period_of_months(last_year, last, last);
    if (date_compare(from.start, to.end) >= 0)
        return false;
    *ret_period = period_of(from.start, to.end);
    *cursor = probe;
    return true;
}

/* 2月30日, 13月, 5季度 behind a year: no such part of it. Its text is passed over, the year stands. */
static void skip_impossible_part(struct cursor *cursor)
{
    struct cursor probe = *cursor;
    int number;
    if (!read_integer(&probe, &number) || !SKIP_ANY(&probe, STR("月份"), STR("月"), STR("季度")))
        return;
    *cursor = probe;
    if (read_integer(&probe, &number) && SKIP_ANY(&probe, STR("日"), STR("号")))
        *cursor = probe;
}

/* A part of a year without the year is the latest such that has begun by the article's date. */
static int latest_year(struct date today, int first_month, int last_month)
{
    /* Months from January on are told of when they are over: 1至9月 in May is last year's. */
    int month = first_month == 1 ? last_month : first_month;
    return month <= today.month ? today.year : today.year - 1;
}

/* 全年, 年末 without the year: told in the first quarter, they are the last year's. */
static bool read_whole_year(struct cursor *cursor, struct time_phrase *time)
{
    int year = cursor->today.month <= 3 ? cursor->today.year - 1 : cursor->today.year;
    if (SKIP_ANY(cursor, STR("年内"))) {
        time->kind = TIME_SINCE;
        time->period = period_of((struct date){ cursor->today.year, 1, 1 }, cursor->today);
        time->whole_year = true;
        return true;
    }
    if (SKIP_ANY(cursor, STR("全年"))) {
        time->kind = TIME_INTERVAL;
        time->period = period_of_year(year);
        time->whole_year = true;
        return true;
    }
    if (SKIP_ANY(cursor, STR("年末"), STR("年底"))) {
        time->kind = TIME_DAY;
        time->period = period_of_day((struct date){ year, 12, 31 });
        time->until = true;
        return true;
    }
    return false;
}

/* 7月1日|至10日, 7月1日|至8月2日: the stretch from that day on. */
static bool read_last_day(struct cursor *cursor, struct date first, struct period *ret_period)
{
    struct cursor probe = *cursor;
    struct date last = first;
    if (!skip_range_mark(&probe) || !read_integer(&probe, &last.day))
        return false;
    if (skip(&probe, STR("月"))) {
        last.month = last.day;
        if (!read_integer(&probe, &last.day))
            return false;
    }
    if (!SKIP_ANY(&probe, STR("日"), STR("号")) || !date_is_valid(last) || date_compare(first, last) >= 0)
        return false;
    *cursor = probe;
    *ret_period = period_of(first, last);
    return true;
}

/* A day or a month, in the year said or else in the latest that had it by the article's date. */
static bool read_day_or_month(struct cursor *cursor, bool has_year, int year, struct time_phrase *time)
{
    struct cursor start = *cursor;
    struct period period;
    bool is_day;
    if (!read_day(cursor, has_year ? year : cursor->today.year, &period, &is_day))
        return false;
    if (!has_year && date_compare(period.start, cursor->today) > 0) {
        *cursor = start;
        if (!read_day(cursor, cursor->today.year - 1, &period, &is_day))
            return false; /* 29 February of a year that had none */
    }
    if (SKIP_ANY(cursor, STR("以来"), STR("至今"))) {
        time->kind = TIME_SINCE;
        time->period = period_of(period.start, cursor->today);
        return true;
    }
    if (is_day && read_last_day(cursor, period.start, &time->period)) {
        time->kind = TIME_INTERVAL;
        return true;
    }
    time->kind = is_day ? TIME_DAY : TIME_INTERVAL;
    time->period = period;
    time->until = is_day && str_ends(str_slice(start.rest, 0, start.rest.len - cursor->rest.len), STR("底"));
    return true;
}

/* What stands behind 2022年 or 今年 that names nothing finer: 底, 全年, 以来, or nothing. */
static void read_year_alone(struct cursor *cursor, int year, bool this_year, struct time_phrase *time)
{
    if (SKIP_ANY(cursor, STR("底"), STR("末"))) {
        time->kind = TIME_DAY;
        time->period = period_of_day((struct date){ year, 12, 31 });
        time->until = true;
        return;
    }
    skip_impossible_part(cursor);
    bool all_of_it = SKIP_ANY(cursor, STR("全年"));
    SKIP_ANY(cursor, STR("度"));
    bool since = SKIP_ANY(cursor, STR("以来"), STR("至今"));
    time->kind = TIME_INTERVAL;
    time->period = period_of_year(year);
    time->whole_year = true;
    /* What is told of the year that goes on is told up to now. */
    if (since || this_year || (year == cursor->today.year && !all_of_it)) {
        time->kind = TIME_SINCE;
        time->period.end = cursor->today;
        time->whole_year = !since;
        time->numbered = !since && !this_year;
    }
}

/* 上月, 上个月: the month before the article's. */
static bool read_last_month(struct cursor *cursor, struct time_phrase *time)
{
    if (!SKIP_ANY(cursor, STR("上月"), STR("上个月")))
        return false;
    struct date end = date_previous((struct date){ cursor->today.year, cursor->today.month, 1 });
    time->kind = TIME_INTERVAL;
    time->period = period_of_months(end.year, end.month, end.month);
    return true;
}

/* 上半年, 6月2日, with or without the year. */
static bool read_calendar(struct cursor *cursor, struct time_phrase *time)
{
    if (read_last_month(cursor, time))
        return true;
    int year = 0;
    bool this_year = false;
    bool has_year = read_year(cursor, &year, &this_year);
    if (has_year)
        SKIP_ANY(cursor, STR("的"));
    int first, last;
    if (read_months(cursor, &first, &last)) {
        SKIP_ANY(cursor, STR("以来"));
        time->kind = TIME_INTERVAL;
        time->period = period_of_months(has_year ? year : latest_year(cursor->today, first, last), first, last);
        time->yearless = !has_year;
        return true;
    }
    if (has_year && read_months_across(cursor, year, &time->period)) {
        time->kind = TIME_INTERVAL;
        return true;
    }
    if (read_day_or_month(cursor, has_year, year, time))
        return true;
    if (has_year)
        read_year_alone(cursor, year, this_year, time);
    return has_year;
}

/* The kinds of phrase that may begin with a character. */
enum {
    BEGINS_NOW = 1,
    BEGINS_UNTIL = 2,
    BEGINS_BY = 4,
    BEGINS_PLAN = 8,
    BEGINS_LAST_YEARS = 16,
    BEGINS_CALENDAR = 32,
    BEGINS_WHOLE_YEAR = 64,
};

static unsigned beginnings(uint32_t code_point)
{
    switch (code_point) {
    case U'截':
        return BEGINS_NOW | BEGINS_UNTIL;
    case U'到':
        return BEGINS_NOW | BEGINS_BY;
    case U'目':
    case U'现':
    case U'如':
    case U'迄':
        return BEGINS_NOW;
    case U'当':
        return BEGINS_NOW | BEGINS_CALENDAR;
    case U'力':
    case U'争':
    case U'计':
    case U'至':
        return BEGINS_BY;
    case U'“':
    case '"':
        return BEGINS_PLAN;
    case U'十':
        return BEGINS_PLAN | BEGINS_CALENDAR;
    case U'近':
    case U'过':
    case U'最':
        return BEGINS_LAST_YEARS;
    case U'今':
    case U'本':
    case U'去':
    case U'上':
    case U'前':
    case U'明':
    case U'下':
    case U'第':
    case U'首':
        return BEGINS_CALENDAR;
    case U'全':
    case U'年':
        return BEGINS_WHOLE_YEAR;
    default:
        return numeral_may_begin(code_point) ? BEGINS_CALENDAR : 0;
    }
}

bool time_may_begin(uint32_t code_point)
{
    return beginnings(code_point) != 0;
}

/* A number that a time phrase begins with has one of these behind it: 2022年, 2022上半年, 9月, 1至9月, 一季度. */
static bool may_follow_number(uint32_t code_point)
{
    switch (code_point) {
    case U'年':
    case U'月':
    case U'季':
    case U'上':
    case U'下':
    case U'前':
    case U'一':
    case U'至':
    case U'到':
    case U'—':
    case U'–':
    case U'-':
    case U'~':
    case U'～':
        return true;
    default:
        return false;
    }
}

/* Is it a number as most are: 194家? */
static bool is_plain_number(str text)
{
    return !may_follow_number(first_of(str_slice(text, numeral_skip_digits(text, 0), text.len)));
}

/* What stands behind 截至, 到, or alone. */
static bool read_named_time(struct cursor *cursor, unsigned begins, struct time_phrase *time)
{
    if ((begins & BEGINS_PLAN) && read_five_year_plan(cursor, time))
        return true;
    if (begins & BEGINS_LAST_YEARS)
        return read_last_years(cursor, time);
    if (begins & BEGINS_WHOLE_YEAR)
        return read_whole_year(cursor, time);
    if (!(begins & BEGINS_CALENDAR))
        return false;
    return read_years(cursor, time) || read_calendar(cursor, time);
}

bool time_read(str text, size_t at, struct date today, struct time_phrase *ret_time, size_t *ret_length)
{
    struct cursor cursor = { str_slice(text, at, text.len), today };
    uint32_t first = first_of(cursor.rest);
    if (numeral_may_begin(first) && first != U'十' && is_plain_number(cursor.rest))
        return false; /* 十四五 is no number */
    struct time_phrase time = { 0 };
    unsigned begins = beginnings(first);
    if ((begins & BEGINS_NOW) && SKIP_ANY(&cursor, STR("截至目前"), STR("截止目前"), STR("到目前为止"), STR("目前"),
                                          STR("现在"), STR("如今"), STR("当前"), STR("迄今"))) {
        time.kind = TIME_NOW;
        time.period = period_of_day(today);
    } else {
        bool until = (begins & BEGINS_UNTIL) && SKIP_ANY(&cursor, STR("截至"), STR("截止到"), STR("截止"));
        bool by = !until && (begins & BEGINS_BY) &&
                  SKIP_ANY(&cursor, STR("力争到"), STR("争取到"), STR("计划到"), STR("到"), STR("至"));
        if (until || by)
            begins = beginnings(first_of(cursor.rest));
        if (!read_named_time(&cursor, begins, &time))
            return false;
        if (by && time.kind == TIME_SINCE)
            return false;
        time.until = time.until || until;
        /* 力争到年底: the year's end to come, while 年底 alone is the last one's early in the year. */
        if (by && (begins & BEGINS_WHOLE_YEAR) && first != U'到' && first != U'至')
            time.period = period_of_day((struct date){ today.year, 12, 31 });
        if (by && date_compare(time.period.end, today) > 0)
            time.kind = TIME_BY;
        else if (until || by) {
            time.kind = TIME_DAY;
            time.period.start = time.period.end;
        }
    }
    *ret_time = time;
    *ret_length = text.len - at - cursor.rest.len;
    return true;
}
