/* Dates and periods in words. */
#include "wording.h"

/* ---- days ----------------------------------------------------------------------------------------------- */

static str number(const struct words *words, int number)
{
    return arena_format(words->arena, "%d", number);
}

static str month_name(const struct words *words, const char *key, int month)
{
    return words_item(words, key, (size_t)month - 1);
}

/* A word with the places {year}, {month}, {day}, {month_name}, {month_short}, and those of a second day with end_ before
 * them. */
static str fill_days(const struct words *words, const char *key, struct date start, struct date end)
{
    return words_fill(words, key,
                      WORD_PARTS({ "year", number(words, start.year) }, { "month", number(words, start.month) },
                                 { "day", number(words, start.day) },
                                 { "month_name", month_name(words, "month_names", start.month) },
                                 { "month_short", month_name(words, "month_shorts", start.month) },
                                 { "end_year", number(words, end.year) }, { "end_month", number(words, end.month) },
                                 { "end_day", number(words, end.day) },
                                 { "end_month_name", month_name(words, "month_names", end.month) },
                                 { "end_month_short", month_name(words, "month_shorts", end.month) }));
}

static str fill_day(const struct words *words, const char *key, struct date day)
{
    return fill_days(words, key, day, day);
}

str word_date(const struct words *words, struct date date)
{
    return date_is_none(date) ? STR("") : fill_day(words, "date", date);
}

static str with_date(const struct words *words, const char *key, struct date date)
{
    str text = word_date(words, date);
    return words_fill(words, key, WORD_PARTS({ "date", text }));
}

static bool starts_month(struct date date)
{
    return date.day == 1;
}

static bool ends_month(struct date date)
{
    return date.day == date_days_in_month(date.year, date.month);
}

static bool ends_year(struct date date)
{
    return date.month == 12 && date.day == 31;
}

/* One day, twice: as of that day. */
static str word_day(const struct words *words, struct date day, enum status status, const struct indicator *indicator)
{
    if (status == STATUS_TARGET)
        return ends_year(day) ? fill_day(words, "by_year_end", day) : with_date(words, "by_day", day);
    if (indicator->kind == INDICATOR_FLOW)
        return word_date(words, day);
    return ends_year(day) ? fill_day(words, "at_year_end", day) : with_date(words, "at_day", day);
}

/* ---- spans ---------------------------------------------------------------------------------------------- */

/* Whole months of one year: the names that quarters and halves have. */
static str word_month_span(const struct words *words, struct date start, struct date end)
{
    static const struct {
        int first;
        int last;
        const char *key;
    } spans[] = {
        { 1, 12, "year" },          { 1, 6, "first_half" },    { 7, 12, "second_half" },     { 1, 3, "first_quarter" },
        { 4, 6, "second_quarter" }, { 7, 9, "third_quarter" }, { 10, 12, "fourth_quarter" }, { 1, 9, "three_quarters" },
    };
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
        if (spans[i].first == start.month && spans[i].last == end.month)
            return fill_day(words, spans[i].key, start);
    return fill_days(words, start.month == end.month ? "month" : "months_of_year", start, end);
}

/* The name of a five-year plan, 1981–1985 (the sixth) to 2026–2030; "" where the years are none. */
static str plan_name(const struct words *words, int first_year, int last_year)
{
    if (last_year != first_year + 4 || first_year < 1981 || first_year % 5 != 1)
        return STR("");
    return words_item(words, "plans", (size_t)(first_year - 1981) / 5);
}

static str word_years(const struct words *words, struct date start, struct date end)
{
    str plan = plan_name(words, start.year, end.year);
    str years = fill_days(words, "years", start, end);
    return plan.len > 0 ? words_fill(words, "plan", WORD_PARTS({ "plan", plan }, { "years", years })) : years;
}

static str word_span(const struct words *words, struct date start, struct date end)
{
    bool whole_months = starts_month(start) && ends_month(end);
    if (whole_months && start.year == end.year)
        return word_month_span(words, start, end);
    if (whole_months && start.month == 1 && end.month == 12)
        return word_years(words, start, end);
    if (whole_months)
        return fill_days(words, "months", start, end);
    return fill_days(words, start.year == end.year ? "days_of_year" : "days", start, end);
}

/* ---- periods -------------------------------------------------------------------------------------------- */

str word_period(const struct words *words, struct period period, enum status status, const struct indicator *indicator)
{
    bool open_start = date_is_none(period.start);
    bool open_end = date_is_none(period.end);
    if (open_start && open_end)
        return words_get(words, "period_unknown");
    if (open_start)
        return with_date(words, "up_to_day", period.end);
    if (open_end)
        return with_date(words, "since_day", period.start);
    if (date_compare(period.start, period.end) == 0)
        return word_day(words, period.end, status, indicator);
    return word_span(words, period.start, period.end);
}

static str word_day_brief(const struct words *words, struct date day)
{
    if (ends_year(day))
        return fill_day(words, "year_end", day);
    return ends_month(day) ? fill_day(words, "month_end", day) : word_date(words, day);
}

str word_period_brief(const struct words *words, struct period period, const struct indicator *indicator)
{
    bool one_day = date_compare(period.start, period.end) == 0;
    if (!date_is_none(period.end) && (one_day || date_is_none(period.start)))
        return word_day_brief(words, period.end);
    return word_period(words, period, STATUS_ACTUAL, indicator);
}

str word_period_label(const struct words *words, struct period period, const struct indicator *indicator)
{
    struct date end = period.end;
    bool one_day = date_compare(period.start, end) == 0;
    if (date_is_none(end) || (!one_day && !date_is_none(period.start)))
        return word_period(words, period, STATUS_ACTUAL, indicator);
    return fill_day(words, ends_year(end) ? "year" : "month", end);
}

str word_period_beside(const struct words *words, struct period period, enum status status,
                       const struct indicator *indicator)
{
    struct date start = period.start;
    struct date end = period.end;
    bool since_new_year = start.month == 1 && start.day == 1 && start.year == end.year;
    if (status == STATUS_ACTUAL && since_new_year && !ends_month(end))
        return words_get(words, "year_to_date");
    return word_period(words, period, status, indicator);
}

str word_months(const struct words *words, struct date first, struct date last)
{
    return fill_days(words, "months", first, last);
}

str word_month(const struct words *words, struct date date)
{
    return fill_day(words, "month", date);
}

str word_month_label(const struct words *words, struct date date)
{
    return fill_day(words, "month_label", date);
}

str word_year(const struct words *words, struct date date)
{
    return fill_day(words, "year", date);
}
