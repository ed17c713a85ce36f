/* Running a loop on several threads. */
#ifndef RT_BASE_THREADS_H
#define RT_BASE_THREADS_H

#include "retold.h"

#include <stdatomic.h>

/* The number of processors this process may run on, at least 1. */
unsigned rt_processor_count(void);

/*
 * The calling thread and others, which are started when they are first needed and then wait for
 * more to do: a new thread is often put behind the one that made it, on the same processor, and
 * begins late. One thread at a time may use them. While they run, none of them is on the processor
 * of another, if there are enough. NULL stands for the calling thread alone.
 */
typedef struct rt_threads rt_threads;

/* `count`: the calling thread among them; at most 256 are. NULL when out of memory. */
rt_threads *rt_threads_new(unsigned count);
void rt_threads_free(rt_threads *threads);
/* How many there are; where one cannot be started, the others do its work. */
unsigned rt_threads_count(const rt_threads *threads);

/* What a thread does; `worker` is its number: 0, the calling one, and others under
 * rt_threads_count(). */
typedef void rt_threads_body(void *context, unsigned worker);

/*
 * Runs body once on each of up to `most` threads, the calling one among them, and returns when all
 * have returned. Within another run of the same threads it is run on the calling one alone.
 */
void rt_threads_run(rt_threads *threads, unsigned most, rt_threads_body *body, void *context);

/*
 * Looks at a counter for a short while, until it is not `seen` any more, and tells whether so. For
 * what is most often waited for less long than falling asleep and being woken takes.
 */
bool rt_threads_look(const rt_threads *threads, const atomic_uint *counter, unsigned seen);

/*
 * A share of a loop: indexes begin to end - 1, by worker number `worker`. Returns false to stop the
 * loop early.
 */
typedef bool rt_loop_body(void *context, size_t begin, size_t end, unsigned worker);

/*
 * Runs body over 0..count in shares of at most `grain`. Which thread takes which share is not
 * determined: results must depend on the index alone. False if a body returned false.
 */
bool rt_parallel_for(rt_threads *threads, size_t count, size_t grain, rt_loop_body *body,
                     void *context);

/*
 * Writes to each of the large pages of an array that holds nothing yet, before threads write to it
 * in an order of their own: two that come to a page at once would both clear one.
 */
void rt_parallel_touch(rt_threads *threads, void *array, size_t size);

/* The same with each page of an array that no memory limit counts: one thread takes two
 * microseconds for each. */
void rt_parallel_touch_all(rt_threads *threads, void *array, size_t size);

/* Gives back the pages of an array that is about to be freed, if they are many: one thread would
 * take a third of a microsecond for each. */
void rt_parallel_drop(rt_threads *threads, void *array, size_t size);

#endif
