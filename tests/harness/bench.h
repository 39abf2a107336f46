/* What benchmarks share: the clock, and the middle of several measurements. */
#ifndef KC_TEST_BENCH_H
#define KC_TEST_BENCH_H

#include <stdlib.h>
#include <time.h>

/* The seconds that this program has had the processor. */
static inline double bench_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static inline int bench_compare(const void *a, const void *b)
{
    double first = *(const double *)a, second = *(const double *)b;
    return (first > second) - (first < second);
}

/* Puts measurements into order, so that the median is in the middle and the largest at the end. */
static inline void bench_sort(double *measured, size_t count)
{
    qsort(measured, count, sizeof *measured, bench_compare);
}

#endif
