#include "sketch/minhash.h"

#include "sketch/minhash_phases.h"

void rt_fill_scalar(const uint64_t *hashes, size_t count, const uint32_t *multipliers,
                    uint32_t *minima, unsigned bins)
{
    enum { BLOCK = 4 }; /* that many minima stay in registers */
    for (unsigned b = 0; b < bins; b += BLOCK) {
        uint32_t least[BLOCK] = {UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX};
        for (size_t i = 0; i < count; i++) {
            for (unsigned lane = 0; lane < BLOCK; lane++) {
                uint32_t value = (uint32_t)hashes[i] * multipliers[b + lane];
                least[lane] = value < least[lane] ? value : least[lane];
            }
        }
        for (unsigned lane = 0; lane < BLOCK; lane++) {
            minima[b + lane] = least[lane];
        }
    }
}

void rt_minhash_scalar(const uint64_t *hashes, size_t count, uint32_t *signature, unsigned size)
{
    rt_minhash_with(hashes, count, signature, size, rt_fill_scalar, 1);
}

rt_minhash_function *rt_minhash_for(retold_simd simd)
{
    bool any = simd == RETOLD_SIMD_AUTO;
#if defined(__x86_64__)
    __builtin_cpu_init();
    if ((any || simd == RETOLD_SIMD_AVX512) && __builtin_cpu_supports("avx512f")) {
        return rt_minhash_avx512;
    }
    if ((any || simd == RETOLD_SIMD_AVX2) && __builtin_cpu_supports("avx2")) {
        return rt_minhash_avx2;
    }
#elif defined(__aarch64__)
    if (any || simd == RETOLD_SIMD_NEON) {
        return rt_minhash_neon;
    }
#endif
    return any || simd == RETOLD_SIMD_SCALAR ? rt_minhash_scalar : NULL;
}
