/* MinHash signatures of sets of shingle hashes. */
#ifndef RT_SKETCH_MINHASH_H
#define RT_SKETCH_MINHASH_H

#include "retold.h"

enum { RT_SIGNATURE_MAX = 1024 };

/*
 * Writes signature[0..size) of the set that hashes[0..count) holds (repeats do not
 * matter, count at least 1, hashes well mixed). Two signatures of the same size agree
 * at each position with the probability of the sets' Jaccard similarity.
 */
typedef void rt_minhash_function(const uint64_t *hashes, size_t count, uint32_t *signature,
                                 unsigned size);

/* The function for `simd`; NULL if this processor, or this build, does not have it. */
rt_minhash_function *rt_minhash_for(retold_simd simd);

#endif
