/* Sums of weights at few places among many: a search's accumulators. */
#ifndef RT_CROSS_SUMS_H
#define RT_CROSS_SUMS_H

#include "cross/vectors.h"

/* Places are in blocks of so many, and so many postings can be added at most. */
enum { RT_SUMS_BLOCK = 4, RT_SUMS_MOST = 16384 };

/*
 * Blocks of places are numbered from 1 on as they are met: numbers[b] is that of block b, 0 if none
 * of its places has been met, and blocks[number] is b. sums[RT_SUMS_BLOCK * number + i] is the sum
 * of place RT_SUMS_BLOCK * b + i. So what is written to, and gone through in the end, grows with
 * the postings and stays in the cache, however many places there are. Of numbers not given all sums
 * are 0.
 */
typedef struct rt_sums {
    rt_memory *memory;
    uint16_t *numbers;
    uint32_t *blocks;
    float *sums;
    uint32_t count; /* of the blocks met */
} rt_sums;

/* Of so many places. False when out of memory. */
bool rt_sums_init(rt_sums *sums, size_t places, rt_memory *memory);
void rt_sums_release(rt_sums *sums);

/* Adds a posting list, each weight times `factor`. */
void rt_sums_add(rt_sums *sums, const rt_posting *postings, size_t count, float factor);

/* Forgets all. */
void rt_sums_clear(rt_sums *sums);

#endif
