/* Shingles: hashes of every run of n tokens. */
#ifndef RT_SKETCH_SHINGLE_H
#define RT_SKETCH_SHINGLE_H

#include "text/tokenise.h"

/* The number of shingles of `count` tokens, repeats counted: one if there are fewer than n. */
static inline size_t rt_shingle_count(size_t count, unsigned ngram)
{
    return count == 0 ? 0 : count < ngram ? 1 : count - ngram + 1;
}

/*
 * Writes rt_shingle_count() hashes, in the order of the text, to `hashes`. A shingle's
 * hash is that of its token codes (without their flags) in order.
 */
void rt_shingles(const rt_token *tokens, size_t count, unsigned ngram, uint64_t *hashes);

/*
 * Writes the high halves of those hashes that are sampled to `samples`, which has room for `count`,
 * and returns how many there are: a quarter of all, the same ones in every text (scaled or
 * "FracMinHash" sampling: Irber et al., 2022; mod-p sketches: Broder, 1997).
 */
size_t rt_shingle_samples(const uint64_t *hashes, size_t count, uint32_t *samples);

/* The same by one instruction set, or by scalar code where it is of no use: the same bytes. */
void rt_shingles_with(retold_simd simd, const rt_token *tokens, size_t count, unsigned ngram,
                      uint64_t *hashes);
size_t rt_shingle_samples_with(retold_simd simd, const uint64_t *hashes, size_t count,
                               uint32_t *samples);

#endif
