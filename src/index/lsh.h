/* Candidate pairs: items that agree in the key of a band. */
#ifndef RT_INDEX_LSH_H
#define RT_INDEX_LSH_H

#include "base/memory.h"
#include "base/pairs.h"

/* The keys of some items in one band: keys[i * step] is that of items[i], which may be RT_LSH_NONE,
 * to be left out. */
typedef struct rt_lsh_part {
    const uint32_t *keys;
    size_t step;
    const uint32_t *items;
    size_t count;
} rt_lsh_part;

#define RT_LSH_NONE UINT32_MAX

/*
 * Where the keys are: in `parts` parts, in any order, `count` items in all. rank() gives a number
 * that goes up in the order in which the items of a bucket are looked at, where that matters.
 */
typedef struct rt_lsh_source {
    const void *context;
    size_t parts;
    size_t count;
    unsigned bands;
    rt_lsh_part (*part)(const void *context, size_t part, unsigned band);
    uint32_t (*key)(const void *context, uint32_t item, unsigned band);
    uint64_t (*rank)(const void *context, uint32_t item);
} rt_lsh_source;

/*
 * Fills `candidates` with distinct pairs, first < second, sorted. The order in which the items come
 * does not matter, nor, but for equal ranks, do their numbers.
 *
 * A bucket (the items with one key in one band) of up to max_bucket members gives all its
 * pairs. Those of a larger one would grow with the square of its size, so each member is
 * paired with the RT_LSH_HUBS members of the lowest rank, which is what grouping by stars needs,
 * and with the next member that agrees with it in the next band too: sorted
 * neighbourhoods (Hernandez, Stolfo: The merge/purge problem, SIGMOD 1995). Each band has other
 * neighbours, and the work is linear in the members.
 */
enum { RT_LSH_HUBS = 8 };

/* False when out of memory. */
bool rt_lsh_candidates(const rt_lsh_source *source, unsigned max_bucket, rt_threads *threads,
                       rt_memory *memory, rt_pairs *candidates);

#endif
