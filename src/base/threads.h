/* Running a loop on several threads. */
#ifndef RT_BASE_THREADS_H
#define RT_BASE_THREADS_H

#include "retold.h"

/* The number of processors this process may run on, at least 1. */
unsigned rt_processor_count(void);

/*
 * A share of a loop: indexes begin to end - 1, by worker number `worker` (from 0,
 * under `threads`). Returns false to stop the loop early.
 */
typedef bool rt_loop_body(void *context, size_t begin, size_t end, unsigned worker);

/*
 * Runs body over 0..count in shares of at most `grain`, on up to `threads` threads, the
 * calling one among them. Which thread takes which share is not determined: results
 * must depend on the index alone. False if a body returned false. Where a thread
 * cannot be started, the others do its work.
 */
bool rt_parallel_for(unsigned threads, size_t count, size_t grain, rt_loop_body *body,
                     void *context);

/*
 * Writes to each of the large pages of an array that holds nothing yet, before threads write to it
 * in an order of their own: two that come to a page at once would both clear one.
 */
void rt_parallel_touch(unsigned threads, void *array, size_t size);

#endif
