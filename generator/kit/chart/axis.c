/* Axes: nice ticks from exact decimals, and places on them. */
#include "chart_internal.h"

#include <stdint.h>

__extension__ typedef __int128 wide; /* 10^15 at 15 decimals, times a few */

enum {
    MAX_PLACES = 15, /* values are below 10^15 and have at most this many decimals: their coefficients at a common
                        scale stay below 10^30, which leaves room in 127 bits */
};

/* The value × 10^MAX_PLACES. */
static wide scaled(struct decimal value)
{
    wide coefficient = value.coefficient;
    for (int scale = value.scale; scale < MAX_PLACES; scale++)
        coefficient *= 10;
    for (int scale = value.scale; scale > MAX_PLACES; scale--)
        coefficient /= 10;
    return coefficient;
}

static wide floor_divide(wide a, wide b)
{
    return a / b - (a % b < 0);
}

static wide ceil_divide(wide a, wide b)
{
    return a / b + (a % b > 0);
}

struct range {
    struct decimal low;
    struct decimal high;
    bool whole; /* all values are whole numbers: so are the ticks */
};

static void widen(struct range *range, struct decimal value)
{
    value = decimal_normal(value);
    if (decimal_compare(value, range->low) < 0)
        range->low = value;
    if (decimal_compare(value, range->high) > 0)
        range->high = value;
    range->whole = range->whole && value.scale == 0;
}

static struct range range_of(const struct chart *chart)
{
    struct range range = { DECIMAL_ZERO, DECIMAL_ZERO, true };
    for (size_t i = 0; i < chart->bar_count; i++) {
        if (chart->bars[i].has_value)
            widen(&range, chart->bars[i].value);
        if (chart->bars[i].has_target)
            widen(&range, chart->bars[i].target);
    }
    return range;
}

/* The step between ticks: 1, 2 or 5 times a power of ten (negative for decimals). */
struct step {
    int digit;
    int power;
};

static wide step_scaled(struct step step)
{
    wide size = step.digit;
    for (int i = -MAX_PLACES; i < step.power; i++)
        size *= 10;
    return size;
}

/* The smallest step with at most max_steps of them from low to high. */
static struct step nice_step(const struct range *range, int max_steps)
{
    static const int digits[] = { 1, 2, 5 };
    wide low = scaled(range->low);
    wide high = scaled(range->high);
    wide span = high - low;
    int power = -MAX_PLACES;
    for (wide rest = span / ((wide)max_steps * 10); rest >= 10; rest /= 10)
        power++;
    if (range->whole && power < 0)
        power = 0;
    for (;; power++) {
        for (size_t i = 0; i < 3; i++) {
            struct step step = { digits[i], power };
            wide size = step_scaled(step);
            if (ceil_divide(high, size) - floor_divide(low, size) <= max_steps)
                return step;
        }
    }
}

static struct decimal multiple(struct step step, int64_t times)
{
    struct decimal value = { times * step.digit, step.power < 0 ? -step.power : 0 };
    for (int i = 0; i < step.power; i++)
        value.coefficient *= 10;
    return decimal_normal(value);
}

/* First and last position, and round ones between them. */
static struct chart_axis rank_axis(struct arena *arena, const struct chart *chart, int steps)
{
    struct decimal last = range_of(chart).high;
    if (decimal_compare(last, decimal_from(chart->rank_of)) < 0)
        last = decimal_from(chart->rank_of);
    if (decimal_compare(last, decimal_from(2)) < 0)
        last = decimal_from(2);
    struct range range = { DECIMAL_ZERO, last, true };
    struct step step = nice_step(&range, steps);
    struct chart_axis axis = { .low = decimal_from(1), .high = last };
    axis.ticks = arena_array(arena, struct decimal, (size_t)steps + 2);
    axis.ticks[axis.tick_count++] = axis.low;
    for (int64_t i = 1;; i++) {
        struct decimal tick = multiple(step, i);
        if (decimal_compare(tick, last) >= 0)
            break;
        /* Not so near to the ends that their labels meet. */
        wide gap = scaled(last) - scaled(tick);
        if (gap * 2 >= step_scaled(step) && decimal_compare(tick, decimal_from(2)) > 0)
            axis.ticks[axis.tick_count++] = tick;
    }
    axis.ticks[axis.tick_count++] = last;
    return axis;
}

/* Lying bars have their values at their ends: an axis that went on to the next tick would only make them shorter. */
static void trim(struct chart_axis *axis, const struct range *range)
{
    if (decimal_compare(axis->high, range->high) > 0) {
        axis->high = range->high;
        axis->tick_count--;
    }
    if (decimal_compare(axis->low, range->low) < 0) {
        axis->low = range->low;
        axis->ticks++;
        axis->tick_count--;
    }
}

/* ---- Logarithms ---- */

enum { LOG_BITS = 30 }; /* binary places */

/* 10^power as a value. */
static struct decimal power_of_ten(int power)
{
    struct decimal value = decimal_from(1);
    decimal_shift(value, power, &value);
    return decimal_normal(value);
}

/* The largest power of ten that is at most the value, which is positive. */
static int whole_log(struct decimal value)
{
    int power = MAX_PLACES;
    while (power > -MAX_PLACES && decimal_compare(power_of_ten(power), value) > 0)
        power--;
    return power;
}

/* log10 of a positive value in units of 2^-LOG_BITS, rounded down: by squaring, each of which doubles the logarithm and
 * gives its next bit. In whole numbers, so that it is the same on every machine. */
static int64_t log_bits(struct decimal value)
{
    int whole = whole_log(value);
    const wide one = (wide)1000000000000000; /* 10^15 stands for 1 */
    wide mantissa = scaled(value);           /* value × 10^15 */
    for (int i = 0; i < whole; i++)
        mantissa /= 10;
    for (int i = 0; i > whole; i--)
        mantissa *= 10;
    int64_t bits = whole;
    for (int i = 0; i < LOG_BITS; i++) {
        mantissa = mantissa * mantissa / one;
        bool carry = mantissa >= 10 * one;
        if (carry)
            mantissa /= 10;
        bits = bits * 2 + carry;
    }
    return bits;
}

static struct chart_axis log_axis(struct arena *arena, const struct chart *chart, int steps)
{
    int low = MAX_PLACES, high = -MAX_PLACES;
    bool begins = false; /* the smallest value is a power of ten */
    for (size_t i = 0; i < chart->bar_count; i++) {
        const struct chart_bar *bar = &chart->bars[i];
        struct decimal values[] = { bar->value, bar->target };
        bool has[] = { bar->has_value, bar->has_target };
        for (size_t k = 0; k < 2; k++) {
            if (!has[k])
                continue;
            int power = whole_log(values[k]);
            bool exact = decimal_compare(power_of_ten(power), values[k]) == 0;
            begins = power < low ? exact : begins || (power == low && exact);
            low = power < low ? power : low;
            high = power + !exact > high ? power + !exact : high;
        }
    }
    if (low > high)
        low = high = 0;
    /* A bar of the smallest value is to be seen: where that is a power of ten, the axis begins a step before it. */
    if (begins && low > -MAX_PLACES)
        low--;
    if (high == low)
        high++;
    struct chart_axis axis = { .log = true, .low = power_of_ten(low), .high = power_of_ten(high) };
    axis.ticks = arena_array(arena, struct decimal, (size_t)(high - low) + 1);
    int each = (high - low + steps - 1) / steps;
    for (int power = low; power <= high; power += each)
        axis.ticks[axis.tick_count++] = power_of_ten(power);
    return axis;
}

static int log_place(const struct chart_axis *axis, struct decimal value, int length)
{
    if (decimal_compare(value, axis->low) <= 0)
        return 0;
    int64_t low = log_bits(axis->low);
    wide span = log_bits(axis->high) - low;
    wide part = log_bits(value) - low;
    return (int)((part * length * 2 + span) / (span * 2));
}

struct decimal chart_axis_base(const struct chart_axis *axis)
{
    return axis->log ? axis->low : DECIMAL_ZERO;
}

struct chart_axis chart_axis_new(struct arena *arena, const struct chart *chart, int steps)
{
    if (chart->kind == CHART_RANK)
        return rank_axis(arena, chart, steps);
    if (chart->scale == CHART_LOG)
        return log_axis(arena, chart, steps);
    struct range range = range_of(chart);
    if (decimal_compare(range.low, range.high) == 0)
        range.high = decimal_from(1);
    struct step step = nice_step(&range, steps);
    wide size = step_scaled(step);
    int64_t first = (int64_t)floor_divide(scaled(range.low), size);
    int64_t last = (int64_t)ceil_divide(scaled(range.high), size);
    struct chart_axis axis = { .tick_count = (size_t)(last - first + 1) };
    axis.ticks = arena_array(arena, struct decimal, axis.tick_count);
    for (int64_t i = first; i <= last; i++)
        axis.ticks[i - first] = multiple(step, i);
    axis.low = axis.ticks[0];
    axis.high = axis.ticks[axis.tick_count - 1];
    if (!chart_is_standing(chart->kind))
        trim(&axis, &range);
    return axis;
}

int chart_axis_place(const struct chart_axis *axis, struct decimal value, int length)
{
    if (axis->log)
        return log_place(axis, value, length);
    wide low = scaled(axis->low);
    wide span = scaled(axis->high) - low;
    wide part = scaled(value) - low;
    /* Lengths are below 10^6: parts of a span of 10^30 are brought down to where the product fits. */
    while (span > (wide)1000000000000000 * 1000) {
        span /= 10;
        part /= 10;
    }
    return (int)((part * length * 2 + span) / (span * 2));
}
