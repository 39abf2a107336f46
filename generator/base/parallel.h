/* Work on all cores.
 *
 *     parallel_for(count, parallel_workers(count), read_one, &reading);
 *
 * Items are handed out one by one, so a long one does not hold up the others. Whoever wants an order of results
 * puts each at its item's place and looks at them afterwards. */
#ifndef KC_PARALLEL_H
#define KC_PARALLEL_H

#include <stddef.h>

/* Does one item. `worker` is below the count of workers; no two run at once with the same number, so it may have
 * memory of its own. */
typedef void parallel_task(void *context, size_t worker, size_t item);

/* How many workers to use for `count` items: the processors that are online, at most PARALLEL_LIMIT, at least 1. */
size_t parallel_workers(size_t count);
enum { PARALLEL_LIMIT = 64 };

/* Runs the task for items 0 to count - 1 and returns when all are done. Where no thread can be started the caller's
 * own does the work. */
void parallel_for(size_t count, size_t workers, parallel_task *task, void *context);

#endif
