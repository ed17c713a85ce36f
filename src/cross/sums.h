/* Sums of weights at few places among many: a search's accumulators. */
#ifndef RT_CROSS_SUMS_H
#define RT_CROSS_SUMS_H

#include "cross/vectors.h"

/* Places are in blocks of so many, and so many postings can be added at most. Behind the last block
 * met so many more can be read, whose sums are 0. */
enum { RT_SUMS_BLOCK = 4, RT_SUMS_MOST = 16384, RT_SUMS_SPARE = 4 };

/*
 * Blocks of places are numbered from 1 on as they are met, and blocks[number] is the block.
 * sums[RT_SUMS_BLOCK * number + i] is the sum of place RT_SUMS_BLOCK * b + i of block b. So what is
 * written to, and gone through in the end, grows with the postings and stays in the cache, however
 * many places there are. Of numbers not given all sums are 0.
 *
 * Places are gone through a segment after another, so that their numbers stay in the cache too:
 * numbers[b] is `before` and that of block b of the segment at hand; if none of its places has been
 * met it is not more than `before` and the blocks met in the segments before.
 */
typedef struct rt_sums {
    rt_memory *memory;
    rt_packing packing; /* of postings */
    uint16_t *numbers;
    size_t number_count, segment_count;
    uint32_t before; /* what numbers were given before all was forgotten */
    uint32_t *blocks;
    float *sums;
    uint32_t count; /* of the blocks met */
} rt_sums;

/* A posting list, and what its weights, in steps, are multiplied by. */
typedef struct rt_sums_list {
    const rt_packed *postings;
    size_t count;
    float factor;
} rt_sums_list;

/* Of so many places, and postings packed for them. False when out of memory. */
bool rt_sums_init(rt_sums *sums, size_t places, rt_packing packing, rt_memory *memory);
void rt_sums_release(rt_sums *sums);

/* Adds posting lists, by place; to be called once, until all is forgotten. Afterwards they are at
 * their ends. */
void rt_sums_add(rt_sums *sums, rt_sums_list *lists, size_t count);

/* Has the beginning fetched of what is going to be added. */
void rt_sums_fetch(const rt_sums *sums, const rt_sums_list *lists, size_t count);

/* Forgets all. */
void rt_sums_clear(rt_sums *sums);

#endif
