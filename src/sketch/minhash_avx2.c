/* MinHash with AVX2: bins in lanes, 8 of them at a time. */
#include "sketch/minhash_phases.h"

#if defined(__x86_64__)

#include <immintrin.h>

enum { LANES = 8, BLOCK = 4 }; /* BLOCK vectors of multipliers and minima fit the registers */

#define TARGET __attribute__((target("avx2")))

/* `vectors` is a constant wherever this is inlined: its loops unroll. */
TARGET static inline __attribute__((always_inline)) void
fill_vectors(const uint64_t *hashes, size_t count, const uint32_t *multipliers, uint32_t *minima,
             unsigned vectors)
{
    __m256i factor[BLOCK];
    __m256i least[BLOCK];
    for (unsigned v = 0; v < vectors; v++) {
        factor[v] = _mm256_loadu_si256((const __m256i *)(multipliers + v * LANES));
        least[v] = _mm256_set1_epi32(-1);
    }
    for (size_t i = 0; i < count; i++) {
        __m256i element = _mm256_set1_epi32((int)(uint32_t)hashes[i]);
        for (unsigned v = 0; v < vectors; v++) {
            least[v] = _mm256_min_epu32(least[v], _mm256_mullo_epi32(element, factor[v]));
        }
    }
    for (unsigned v = 0; v < vectors; v++) {
        _mm256_storeu_si256((__m256i *)(minima + v * LANES), least[v]);
    }
}

TARGET void rt_fill_avx2(const uint64_t *hashes, size_t count, const uint32_t *multipliers,
                         uint32_t *minima, unsigned bins)
{
    unsigned b = 0;
    for (; b + BLOCK * LANES <= bins; b += BLOCK * LANES) {
        fill_vectors(hashes, count, multipliers + b, minima + b, BLOCK);
    }
    for (; b + 2 * LANES <= bins; b += 2 * LANES) {
        fill_vectors(hashes, count, multipliers + b, minima + b, 2);
    }
    for (; b < bins; b += LANES) {
        fill_vectors(hashes, count, multipliers + b, minima + b, 1);
    }
}

void rt_minhash_avx2(const uint64_t *hashes, size_t count, uint32_t *signature, unsigned size)
{
    rt_minhash_with(hashes, count, signature, size, rt_fill_avx2, LANES);
}

#else

typedef int rt_minhash_avx2_is_empty; /* ISO C has no empty files */

#endif
