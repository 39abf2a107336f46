/* Which period a figure has, by what its indicator measures and what was told of time:
 *
 *     a stock's level               one day: the end of what was told (前三季度…累计194家), else the article's day
 *     a change, a growth            the stretch that was told, of a stock too
 *     a ratio, a rank               the stretch that its sentence states; else like a stock
 *     a flow                        the stretch that was told; else the year to the article's day
 *     a flow's sum without a start  up to the day told or the article's: 累计发放4.6亿元, 截至目前
 *     a yearly flow told early      the last whole year: 地区生产总值 in January
 *     a target                      a stock: the last day of what it names; a flow: the stretch; else from today on
 *     an estimate of this year      the whole of it */
#include "extract_internal.h"

static struct date first_of_year(struct date date)
{
    return (struct date){ date.year, 1, 1 };
}

/* The day at the end of a stretch; a stretch that goes on ends today. */
static struct date end_of(const struct time_phrase *time, struct date today)
{
    if (time->kind == TIME_SINCE || time->kind == TIME_NOW)
        return today;
    return time->period.end;
}

static struct period target_period(enum indicator_kind kind, enum measure measure, const struct figure_time *time,
                                   struct date today)
{
    if (!time->known || time->time.kind == TIME_NOW || (time->time.kind == TIME_SINCE && !time->time.whole_year))
        return period_of(today, DATE_NONE);
    struct period period = time->time.period;
    if (time->time.kind == TIME_SINCE)
        period = period_of_year(period.start.year); /* 今年 of a plan is the whole of it */
    bool over_a_period = measure != MEASURE_LEVEL && measure != MEASURE_RANK;
    if (kind == INDICATOR_FLOW || over_a_period) {
        if (time->time.kind == TIME_BY || time->time.kind == TIME_DAY)
            period.start = first_of_year(period.end);
        return period;
    }
    return period_of_day(period.end);
}

static struct period level_of_stock(const struct figure_time *time, struct date today)
{
    return period_of_day(time->known ? end_of(&time->time, today) : today);
}

/* A change, a growth, a flow: the stretch told of; a day only says where it ends. */
static struct period stretch(const struct figure_time *time, const struct figure_time *interval, struct date today)
{
    const struct figure_time *told = time->known && time->time.kind != TIME_NOW ? time : interval;
    if (!told->known)
        return period_of(first_of_year(today), today);
    if (told->time.kind == TIME_DAY || told->time.kind == TIME_BY)
        return period_of(first_of_year(told->time.period.end), told->time.period.end);
    return told->time.period;
}

static struct period level_of_flow(const struct indicator *indicator, bool total, const struct figure_time *time,
                                   const struct figure_time *interval, struct date today)
{
    /* 累计发放: from the beginning on, unless the stretch is said with it, or the whole passage is about one, or it is of
     * several years (“十三五”期间). */
    bool is_stretch = time->known && (time->time.kind == TIME_INTERVAL || time->time.kind == TIME_SINCE);
    bool of_years = is_stretch && !date_is_none(time->time.period.start) &&
                    time->time.period.end.year > time->time.period.start.year;
    if (total && !(is_stretch && (time->adjacent || !time->stated || of_years)))
        return period_of(DATE_NONE, time->known ? end_of(&time->time, today) : today);
    bool told = (time->known && time->time.kind != TIME_NOW) || interval->known;
    /* A yearly aggregate told early in the year is the last whole year's. */
    if (!told && indicator->yearly && today.month <= 3)
        return period_of_year(today.year - 1);
    if (time->known && time->time.kind == TIME_NOW && !interval->known)
        return period_of(DATE_NONE, today);
    return stretch(time, interval, today);
}

struct period period_of_figure(const struct indicator *indicator, enum measure measure, enum status status, bool total,
                               const struct figure_time *time, const struct figure_time *interval, struct date today)
{
    if (status == STATUS_TARGET)
        return target_period(indicator->kind, measure, time, today);
    /* What is expected this year is expected of the whole of it. */
    if (status == STATUS_ESTIMATE && time->known && time->time.kind == TIME_SINCE && time->time.whole_year)
        return target_period(indicator->kind, measure, time, today);
    if (measure == MEASURE_CHANGE || measure == MEASURE_GROWTH || measure == MEASURE_ANNUAL_GROWTH ||
        measure == MEASURE_RANK_CHANGE)
        return stretch(time, interval, today);
    if (indicator->kind == INDICATOR_FLOW && measure != MEASURE_RANK)
        return level_of_flow(indicator, total, time, interval, today);
    bool states = time->known && time->stated &&
                  (time->time.kind == TIME_INTERVAL || (time->time.kind == TIME_SINCE && !time->time.whole_year));
    if ((indicator->kind != INDICATOR_STOCK || measure == MEASURE_RANK) && states)
        return time->time.period;
    return level_of_stock(time, today);
}
