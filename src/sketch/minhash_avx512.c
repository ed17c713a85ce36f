/* MinHash with AVX-512: bins in lanes, 16 of them at a time. */
#include "sketch/minhash_phases.h"

#if defined(__x86_64__)

#include <immintrin.h>

enum { LANES = 16, BLOCK = 8 }; /* BLOCK vectors of multipliers and minima fit the registers */

#define TARGET __attribute__((target("avx512f")))

/* `vectors` is a constant wherever this is inlined: its loops unroll. */
TARGET static inline __attribute__((always_inline)) void
fill_vectors(const uint64_t *hashes, size_t count, const uint32_t *multipliers, uint32_t *minima,
             unsigned vectors)
{
    __m512i factor[BLOCK];
    __m512i least[BLOCK];
    for (unsigned v = 0; v < vectors; v++) {
        factor[v] = _mm512_loadu_si512(multipliers + v * LANES);
        least[v] = _mm512_set1_epi32(-1);
    }
    for (size_t i = 0; i < count; i++) {
        __m512i element = _mm512_set1_epi32((int)(uint32_t)hashes[i]);
        for (unsigned v = 0; v < vectors; v++) {
            least[v] = _mm512_min_epu32(least[v], _mm512_mullo_epi32(element, factor[v]));
        }
    }
    for (unsigned v = 0; v < vectors; v++) {
        _mm512_storeu_si512(minima + v * LANES, least[v]);
    }
}

TARGET void rt_fill_avx512(const uint64_t *hashes, size_t count, const uint32_t *multipliers,
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

void rt_minhash_avx512(const uint64_t *hashes, size_t count, uint32_t *signature, unsigned size)
{
    rt_minhash_with(hashes, count, signature, size, rt_fill_avx512, LANES);
}

#else

typedef int rt_minhash_avx512_is_empty; /* ISO C has no empty files */

#endif
