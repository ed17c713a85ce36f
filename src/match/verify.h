/* Exact Jaccard and containment of candidate pairs. */
#ifndef RT_MATCH_VERIFY_H
#define RT_MATCH_VERIFY_H

#include "base/pairs.h"
#include "match/text.h"

/*
 * Sets shared[i] to the number of distinct shingles that both texts of pair i have, and
 * sizes[t] to the number of distinct shingles of each text t that is in a pair (others are left
 * alone; entries that are not 0 are taken as known). `pairs` must be sorted. False when out of
 * memory.
 */
bool rt_verify(const rt_text_source *texts, unsigned ngram, const rt_pairs *pairs,
               rt_threads *threads, rt_memory *memory, uint32_t *shared, uint32_t *sizes);

/* From the number of shared shingles and the sizes of both sets (not 0). */
static inline double rt_jaccard(size_t shared, size_t a, size_t b)
{
    return (double)shared / (double)(a + b - shared);
}

static inline double rt_containment(size_t shared, size_t size)
{
    return (double)shared / (double)size;
}

#endif
