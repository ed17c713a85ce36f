#define _GNU_SOURCE
#include "base/threads.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

enum { MAX_THREADS = 256, LARGE_PAGE = 2 << 20 };

typedef struct loop {
    rt_loop_body *body;
    void *context;
    size_t count;
    size_t grain;
    atomic_size_t next;
    atomic_bool stopped;
} loop;

typedef struct loop_worker {
    loop *loop;
    unsigned number;
    pthread_t thread;
} loop_worker;

unsigned rt_processor_count(void)
{
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0) {
        return 1;
    }
    int count = CPU_COUNT(&set);
    return count < 1 ? 1 : (unsigned)count;
}

static void *run_worker(void *argument)
{
    loop_worker *worker = argument;
    loop *l = worker->loop;
    while (!atomic_load(&l->stopped)) {
        size_t begin = atomic_fetch_add(&l->next, l->grain);
        if (begin >= l->count) {
            break;
        }
        size_t end = l->count - begin > l->grain ? begin + l->grain : l->count;
        if (!l->body(l->context, begin, end, worker->number)) {
            atomic_store(&l->stopped, true);
        }
    }
    return NULL;
}

bool rt_parallel_for(unsigned threads, size_t count, size_t grain, rt_loop_body *body,
                     void *context)
{
    loop l = {.body = body, .context = context, .count = count, .grain = grain == 0 ? 1 : grain};
    size_t shares = count / l.grain + (count % l.grain != 0);
    if (threads > shares) {
        threads = (unsigned)shares;
    }
    if (threads > MAX_THREADS) {
        threads = MAX_THREADS;
    }
    loop_worker workers[MAX_THREADS];
    unsigned started = 0;
    for (unsigned i = 1; i < threads; i++) {
        workers[i] = (loop_worker){.loop = &l, .number = i};
        if (pthread_create(&workers[i].thread, NULL, run_worker, &workers[i]) != 0) {
            break;
        }
        started = i;
    }
    workers[0] = (loop_worker){.loop = &l, .number = 0};
    run_worker(&workers[0]);
    for (unsigned i = 1; i <= started; i++) {
        pthread_join(workers[i].thread, NULL);
    }
    return !atomic_load(&l.stopped);
}

static bool touch(void *context, size_t begin, size_t end, unsigned worker)
{
    (void)worker;
    for (size_t i = begin; i < end; i++) {
        *((volatile char *)context + i * LARGE_PAGE) = 0;
    }
    return true;
}

void rt_parallel_touch(unsigned threads, void *array, size_t size)
{
    enum { SHARE = 4 };
    if (threads > 1) {
        rt_parallel_for(threads, size / LARGE_PAGE, SHARE, touch, array);
    }
}
