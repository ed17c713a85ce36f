/* A growing set of pairs of indexes, kept as sorted 64-bit words. */
#ifndef RT_BASE_PAIRS_H
#define RT_BASE_PAIRS_H

#include "base/memory.h"
#include "base/threads.h"

/*
 * A pair is first << 32 | second. Repeats are allowed while adding; with `distinct` set they
 * are removed whenever the array would have to grow, so that memory follows the number of
 * distinct pairs. `memory` is NULL until it is set.
 */
typedef struct rt_pairs {
    uint64_t *items;
    size_t count;
    size_t capacity;
    bool distinct;
    rt_memory *memory;
} rt_pairs;

static inline uint64_t rt_pair(uint32_t first, uint32_t second)
{
    return (uint64_t)first << 32 | second;
}

static inline uint32_t rt_pair_first(uint64_t pair)
{
    return (uint32_t)(pair >> 32);
}

static inline uint32_t rt_pair_second(uint64_t pair)
{
    return (uint32_t)pair;
}

void rt_pairs_init(rt_pairs *pairs, bool distinct);
void rt_pairs_release(rt_pairs *pairs);

/* The slow part of rt_pairs_add: makes room. False when out of memory. */
bool rt_pairs_make_room(rt_pairs *pairs);

static inline bool rt_pairs_add(rt_pairs *pairs, uint32_t first, uint32_t second)
{
    if (pairs->count == pairs->capacity && !rt_pairs_make_room(pairs)) {
        return false;
    }
    pairs->items[pairs->count++] = rt_pair(first, second);
    return true;
}

/* Sorts, and removes repeats if `distinct`. False when out of memory. */
bool rt_pairs_sort(rt_pairs *pairs);

/*
 * Makes `pairs`, which is empty, all pairs of the `count` sets of `from`, sorted, without repeats
 * if it is `distinct`, on several threads. The sets are empty afterwards. False when out of
 * memory.
 */
bool rt_pairs_unite(rt_pairs *pairs, rt_pairs *const *from, size_t count, rt_threads *threads);

/* Whether the pair is among them; they have to be sorted. */
bool rt_pairs_find(const rt_pairs *pairs, uint32_t first, uint32_t second);

#endif
