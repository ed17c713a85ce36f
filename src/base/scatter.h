/* Putting many small items where their keys say, in an array too large to be written here and
 * there. */
#ifndef RT_BASE_SCATTER_H
#define RT_BASE_SCATTER_H

#include "base/memory.h"
#include "base/threads.h"

/* What an item is kept as, whatever it is; if it is smaller, at the beginning. */
typedef struct rt_scattered {
    uint32_t half[2];
} rt_scattered;

/*
 * Items come in parts, of each of which one thread at a time sees to; those of one key, in the
 * order of the parts and of coming, fill to[start[key]..start[key + 1]). All are gone through
 * twice: first it is said how many are to come, then they come. They go to a temporary file, those
 * of keys that lie together one after another, and from there to their places, one part of the
 * array after another, of which all pages can be mapped at a time.
 */
typedef struct rt_scatter rt_scatter;

/* `start`, of `keys` + 1 elements, is borrowed. Items are of `size` bytes. NULL when out of memory.
 */
rt_scatter *rt_scatter_new(rt_memory *memory, const size_t *start, size_t keys, unsigned parts,
                           size_t size);
void rt_scatter_free(rt_scatter *scatter);

/* So many of a part's items will have the key. */
void rt_scatter_expect(rt_scatter *scatter, unsigned part, uint32_t key, size_t count);

/* After all are expected. False when out of memory. */
bool rt_scatter_begin(rt_scatter *scatter);

void rt_scatter_put(rt_scatter *scatter, unsigned part, uint32_t key, rt_scattered item);

/* After all were put. `to` is an array of the memory's. False when out of memory. */
bool rt_scatter_finish(rt_scatter *scatter, rt_threads *threads, void *to);

#endif
