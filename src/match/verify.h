/* Exact Jaccard and containment of candidate pairs, and what their texts are to each other. */
#ifndef RT_MATCH_VERIFY_H
#define RT_MATCH_VERIFY_H

#include "base/pairs.h"
#include "match/text.h"

/* Of a pair: distinct shingles that both texts have; a retold_relation. */
typedef struct rt_verdict {
    uint32_t shared;
    uint32_t relation;
} rt_verdict;

/*
 * Sets verdicts[i] for pair i, templates told from near-duplicates, and sizes[t] to the number of
 * distinct shingles of each text t that is in a pair that is not unrelated (others may be left
 * alone; entries that are not 0 are taken as known). `pairs` must be sorted. False when out of
 * memory.
 */
bool rt_verify(const rt_text_source *texts, const rt_pairs *pairs,
               const retold_match_options *options, rt_threads *threads, rt_memory *memory,
               rt_verdict *verdicts, uint32_t *sizes);

/* RETOLD_NEAR, RETOLD_EXCERPT or RETOLD_UNRELATED by the numbers of shingles alone. */
retold_relation rt_relate(size_t shared, size_t size_a, size_t size_b,
                          const retold_match_options *options);

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
