/* Sorting many 64-bit keys a part at a time: they are distributed by their highest bits first. */
#ifndef RT_BASE_BUCKETS_H
#define RT_BASE_BUCKETS_H

#include "base/memory.h"

/*
 * Keys have to be gone through twice: each is counted, room is made, each is put in place. Then
 * bucket b holds those whose highest bits are b, in the order in which they came, and can be sorted
 * by itself, within the processor's caches, and with scratch space for one bucket only. Used again
 * and again for the same or a smaller number of keys nothing is allocated anew.
 */
enum { RT_BUCKET_BITS = 11 };
typedef struct rt_buckets {
    rt_memory *memory;
    unsigned shift; /* of the highest bits */
    size_t bucket_count;
    size_t ends[1 << RT_BUCKET_BITS];
    uint64_t *items;
    size_t capacity;
    uint64_t *scratch;
    size_t scratch_capacity;
} rt_buckets;

void rt_buckets_init(rt_buckets *buckets, rt_memory *memory);
void rt_buckets_release(rt_buckets *buckets);

/* Forgets all keys; about `expected` are to come. */
void rt_buckets_clear(rt_buckets *buckets, size_t expected);

static inline void rt_buckets_count(rt_buckets *buckets, uint64_t key)
{
    buckets->ends[key >> buckets->shift]++;
}

/* False when out of memory. */
bool rt_buckets_make_room(rt_buckets *buckets);

static inline void rt_buckets_put(rt_buckets *buckets, uint64_t key)
{
    buckets->items[buckets->ends[key >> buckets->shift]++] = key;
}

/* The keys of a bucket whose upper half another one has too, and some others, sorted by that half;
 * equal ones keep their order. */
uint64_t *rt_buckets_sort_shared(rt_buckets *buckets, size_t bucket, size_t *count);

#endif
