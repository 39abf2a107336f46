#include "parallel.h"

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

struct job {
    size_t count;
    parallel_task *task;
    void *context;
    atomic_size_t next; /* the item to be handed out next */
};

struct worker {
    struct job *job;
    size_t number;
    pthread_t thread;
};

size_t parallel_workers(size_t count)
{
    long online = sysconf(_SC_NPROCESSORS_ONLN);
    size_t workers = online < 1 ? 1 : (size_t)online;
    if (workers > PARALLEL_LIMIT)
        workers = PARALLEL_LIMIT;
    if (workers > count)
        workers = count;
    return workers > 0 ? workers : 1;
}

static void *work(void *argument)
{
    const struct worker *worker = argument;
    struct job *job = worker->job;
    for (;;) {
        size_t item = atomic_fetch_add(&job->next, 1);
        if (item >= job->count)
            return NULL;
        job->task(job->context, worker->number, item);
    }
}

void parallel_for(size_t count, size_t workers, parallel_task *task, void *context)
{
    assert(workers >= 1 && workers <= PARALLEL_LIMIT);
    struct job job = { .count = count, .task = task, .context = context };
    struct worker team[PARALLEL_LIMIT];
    size_t started = 1;
    for (; started < workers; started++) {
        team[started] = (struct worker){ .job = &job, .number = started };
        if (pthread_create(&team[started].thread, NULL, work, &team[started]) != 0)
            break;
    }
    team[0] = (struct worker){ .job = &job };
    work(&team[0]);
    for (size_t i = 1; i < started; i++)
        pthread_join(team[i].thread, NULL);
}
