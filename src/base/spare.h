/* Memory of arrays that were released, for arrays to come. */
#ifndef RT_BASE_SPARE_H
#define RT_BASE_SPARE_H

#include "base/threads.h"

/*
 * Ranges of private mapped memory, sorted by address, of which no two adjoin. A page that is
 * used again need not be mapped, found and cleared again by the system, which takes longer than
 * most of what is done with it.
 */
typedef struct rt_spare_range {
    char *data;
    size_t size; /* bytes, of whole pages */
} rt_spare_range;

typedef struct rt_spare {
    rt_spare_range *items;
    size_t count, capacity;
    size_t size; /* of all */
} rt_spare;

/* A range becomes the spare's. False, and it is not, when out of memory. */
bool rt_spare_add(rt_spare *spare, char *data, size_t size);

/* The beginning of the smallest range that has so many bytes, which hold anything and need not be
 * of one mapping; NULL if there is none. */
char *rt_spare_take(rt_spare *spare, size_t size);
bool rt_spare_has(const rt_spare *spare, size_t size); /* whether there is one */

/* For more bytes than any range has: moves ranges, the largest first, to `to`, where `size` bytes
 * are mapped, one behind the other; those that cannot be moved are given back to the system. The
 * first *used bytes hold anything then. False, and a part of them is mapped no more, when out of
 * memory. */
bool rt_spare_gather(rt_spare *spare, char *to, size_t size, rt_threads *threads, size_t *used);

/* Gives ranges back to the system, the smallest first, until those were so many bytes. */
void rt_spare_drop(rt_spare *spare, size_t size, rt_threads *threads);

/* Gives back all. */
void rt_spare_release(rt_spare *spare, rt_threads *threads);

#endif
