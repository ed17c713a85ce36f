/* MinHash with NEON: bins in lanes, 4 of them at a time. */
#include "sketch/minhash_phases.h"

#if defined(__aarch64__)

#include <arm_neon.h>

enum { LANES = 4, BLOCK = 8 }; /* BLOCK vectors of multipliers and minima fit the registers */

/* `vectors` is a constant wherever this is inlined: its loops unroll. */
static inline __attribute__((always_inline)) void fill_vectors(const uint64_t *hashes, size_t count,
                                                               const uint32_t *multipliers,
                                                               uint32_t *minima, unsigned vectors)
{
    uint32x4_t factor[BLOCK];
    uint32x4_t least[BLOCK];
    for (unsigned v = 0; v < vectors; v++) {
        factor[v] = vld1q_u32(multipliers + v * LANES);
        least[v] = vdupq_n_u32(UINT32_MAX);
    }
    for (size_t i = 0; i < count; i++) {
        uint32x4_t element = vdupq_n_u32((uint32_t)hashes[i]);
        for (unsigned v = 0; v < vectors; v++) {
            least[v] = vminq_u32(least[v], vmulq_u32(element, factor[v]));
        }
    }
    for (unsigned v = 0; v < vectors; v++) {
        vst1q_u32(minima + v * LANES, least[v]);
    }
}

void rt_fill_neon(const uint64_t *hashes, size_t count, const uint32_t *multipliers,
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

void rt_minhash_neon(const uint64_t *hashes, size_t count, uint32_t *signature, unsigned size)
{
    rt_minhash_with(hashes, count, signature, size, rt_fill_neon, LANES);
}

#else

typedef int rt_minhash_neon_is_empty; /* ISO C has no empty files */

#endif
