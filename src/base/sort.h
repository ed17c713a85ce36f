/* Sorting of 64-bit keys: deterministic, linear in their number. */
#ifndef RT_BASE_SORT_H
#define RT_BASE_SORT_H

#include "base/memory.h"
#include "base/threads.h"

/*
 * Sorts keys[0..count) ascending by the bits from `low_bit` up; equal ones keep their
 * order. `scratch` has room for `count`. Least-significant-digit radix sort, a pass for each
 * byte in which the keys differ.
 */
void rt_sort_u64(uint64_t *keys, uint64_t *scratch, size_t count, unsigned low_bit);

/* The same of arrays of `memory`, whose limit is looked at all along. */
void rt_sort_u64_in(uint64_t *keys, uint64_t *scratch, size_t count, unsigned low_bit,
                    rt_memory *memory);

/*
 * The same for up to RT_SORT_SPREAD keys whose highest bits are spread well, such as hashes: one
 * pass by those, then insertion.
 */
enum { RT_SORT_SPREAD = 8192 };
void rt_sort_spread_u64(uint64_t *keys, uint64_t *scratch, size_t count, unsigned low_bit);

/* A key and what belongs to it. */
typedef struct rt_keyed {
    uint64_t key;
    uint64_t value;
} rt_keyed;

/* As rt_sort_u64_in(), by the whole key. */
void rt_sort_keyed(rt_keyed *items, rt_keyed *scratch, size_t count, rt_memory *memory);

/* The same on several threads. False when out of memory. */
bool rt_sort_keyed_on(rt_threads *threads, rt_keyed *items, rt_keyed *scratch, size_t count,
                      rt_memory *memory);

/*
 * Keeps those keys whose upper half another key may share, in their order, and returns their
 * number: before a sort that looks for equal ones, where most have none. `scratch` has room for
 * `count` keys, and for 2 at least. The lowest bits of the upper half must be spread well.
 */
size_t rt_keep_shared_u64(uint64_t *keys, uint64_t *scratch, size_t count);

/* The first of sorted keys that is not under `least`; `count` if there is none. */
static inline size_t rt_lower_bound_u32(const uint32_t *keys, size_t count, uint64_t least)
{
    size_t begin = 0;
    while (count > 0) {
        size_t half = count / 2;
        if (keys[begin + half] < least) {
            begin += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return begin;
}

/* Removes equal neighbours; returns the new number. */
size_t rt_unique_u64(uint64_t *keys, size_t count);

#endif
