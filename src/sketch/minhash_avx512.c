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
    switch ((bins - b) / LANES) { /* the rest in one go too */
    case 7:
        fill_vectors(hashes, count, multipliers + b, minima + b, 7);
        break;
    case 6:
        fill_vectors(hashes, count, multipliers + b, minima + b, 6);
        break;
    case 5:
        fill_vectors(hashes, count, multipliers + b, minima + b, 5);
        break;
    case 4:
        fill_vectors(hashes, count, multipliers + b, minima + b, 4);
        break;
    case 3:
        fill_vectors(hashes, count, multipliers + b, minima + b, 3);
        break;
    case 2:
        fill_vectors(hashes, count, multipliers + b, minima + b, 2);
        break;
    case 1:
        fill_vectors(hashes, count, multipliers + b, minima + b, 1);
        break;
    default:
        break;
    }
}

/* As rt_minhash_fill_some(), for any number of empty bins: listing them costs next to nothing. */
TARGET static void fill_empty(const uint64_t *hashes, size_t count, uint32_t *signature,
                              unsigned size)
{
    const __m512i none = _mm512_set1_epi32((int)RT_BIN_EMPTY);
    uint32_t multipliers[RT_SIGNATURE_MAX + LANES];
    uint32_t minima[RT_SIGNATURE_MAX + LANES];
    unsigned bins = 0;
    for (unsigned b = 0; b < size; b += LANES) {
        __mmask16 within = (__mmask16)(size - b < LANES ? (1u << (size - b)) - 1 : 0xffff);
        __m512i values = _mm512_maskz_loadu_epi32(within, signature + b);
        __mmask16 empty = _mm512_mask_cmpeq_epi32_mask(within, values, none);
        __m512i factors = _mm512_loadu_si512(rt_minhash_multipliers + b);
        _mm512_storeu_si512(multipliers + bins, _mm512_maskz_compress_epi32(empty, factors));
        bins += (unsigned)__builtin_popcount(empty);
    }
    if (bins == 0) {
        return;
    }
    /* The last vector is filled up: what it holds beyond the list is worked out and not used. */
    _mm512_storeu_si512(multipliers + bins, _mm512_setzero_si512());
    rt_fill_avx512(hashes, count, multipliers, minima, (bins + LANES - 1) / LANES * LANES);
    const uint32_t *next = minima;
    for (unsigned b = 0; b < size; b += LANES) {
        __mmask16 within = (__mmask16)(size - b < LANES ? (1u << (size - b)) - 1 : 0xffff);
        __m512i values = _mm512_maskz_loadu_epi32(within, signature + b);
        __mmask16 empty = _mm512_mask_cmpeq_epi32_mask(within, values, none);
        __m512i filled = _mm512_maskz_expandloadu_epi32(empty, next);
        filled = _mm512_or_si512(_mm512_srli_epi32(filled, 1), _mm512_set1_epi32(INT32_MIN));
        _mm512_mask_storeu_epi32(signature + b, empty, filled);
        next += (unsigned)__builtin_popcount(empty);
    }
}

void rt_minhash_avx512(const uint64_t *hashes, size_t count, uint32_t *signature, unsigned size)
{
    rt_minhash_phase1(hashes, count, signature, size);
    fill_empty(hashes, count, signature, size);
}

#else

typedef int rt_minhash_avx512_is_empty; /* ISO C has no empty files */

#endif
