#include "index/plan.h"

#include "base/hash.h"
#include "base/hash_avx512.h"

#include <math.h>

enum { MAX_BANDS = 128, MAX_ROWS = 8 };

static const double chance_jaccard = 0.05;
static const double chance_share = 0.01;

double rt_plan_probability(const retold_plan *plan, double jaccard)
{
    return 1 - pow(1 - pow(jaccard, plan->rows), plan->bands);
}

static double bands_needed(double threshold, double recall, unsigned rows)
{
    double agree = pow(threshold, rows);
    return agree >= 1 ? 1 : ceil(log(1 - recall) / log(1 - agree));
}

retold_plan rt_plan_solve(double threshold, double recall)
{
    retold_plan plan = {0};
    for (unsigned rows = 1; rows <= MAX_ROWS; rows++) {
        double bands = bands_needed(threshold, recall, rows);
        if (bands > MAX_BANDS && rows > 1) { /* one row at the lowest threshold takes 270 */
            break;
        }
        plan.rows = rows;
        plan.bands = (unsigned)bands;
        if (rt_plan_probability(&plan, chance_jaccard) <= chance_share) {
            break;
        }
    }
    plan.recall = rt_plan_probability(&plan, threshold);
    return plan;
}

static void keys_scalar(const retold_plan *plan, const uint32_t *signature, uint32_t *keys,
                        unsigned band)
{
    for (; band < plan->bands; band++) {
        uint64_t key = band;
        for (unsigned row = 0; row < plan->rows; row++) {
            key = rt_mix64(key ^ signature[band * plan->rows + row]) + row;
        }
        keys[band] = (uint32_t)(rt_mix64(key) >> 32);
    }
}

#if defined(__x86_64__)

enum { LANES = 8, MOST_ROWS = 4 /* of so many, the values of all lanes are in two vectors */ };

/* Bands in lanes, 8 of them at a time; the rest one by one. */
RT_AVX512 static void keys_avx512(const retold_plan *plan, const uint32_t *signature,
                                  uint32_t *keys)
{
    if (plan->rows > MOST_ROWS) {
        keys_scalar(plan, signature, keys, 0);
        return;
    }
    const __m512i lanes = _mm512_setr_epi64(0, 1, 2, 3, 4, 5, 6, 7);
    const __m512i first_values = _mm512_mullo_epi64(lanes, _mm512_set1_epi64(plan->rows));
    unsigned size = plan->rows * LANES;
    uint32_t used = (uint32_t)((UINT64_C(1) << size) - 1);
    __mmask16 low_size = (__mmask16)(used & 0xffff);
    __mmask16 high_size = (__mmask16)(used >> 16);
    unsigned band = 0;
    for (; band + LANES <= plan->bands; band += LANES) {
        const uint32_t *values = signature + (size_t)band * plan->rows;
        __m512i low = _mm512_maskz_loadu_epi32(low_size, values);
        __m512i high = _mm512_maskz_loadu_epi32(high_size, values + 16);
        __m512i key = _mm512_add_epi64(lanes, _mm512_set1_epi64(band));
        for (unsigned row = 0; row < plan->rows; row++) {
            __m512i at = _mm512_add_epi64(first_values, _mm512_set1_epi64(row));
            __m512i value = _mm512_and_si512(_mm512_permutex2var_epi32(low, at, high),
                                             _mm512_set1_epi64(UINT32_MAX));
            key = _mm512_add_epi64(rt_mix64_avx512(_mm512_xor_si512(key, value)),
                                   _mm512_set1_epi64(row));
        }
        __m256i top = _mm512_cvtepi64_epi32(_mm512_srli_epi64(rt_mix64_avx512(key), 32));
        _mm256_storeu_si256((__m256i *)(keys + band), top);
    }
    keys_scalar(plan, signature, keys, band);
}

#endif

void rt_plan_keys_with(retold_simd simd, const retold_plan *plan, const uint32_t *signature,
                       uint32_t *keys)
{
#if defined(__x86_64__)
    if ((simd == RETOLD_SIMD_AUTO || simd == RETOLD_SIMD_AVX512) &&
        __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")) {
        keys_avx512(plan, signature, keys);
        return;
    }
#endif
    keys_scalar(plan, signature, keys, 0);
}

void rt_plan_keys(const retold_plan *plan, const uint32_t *signature, uint32_t *keys)
{
    rt_plan_keys_with(RETOLD_SIMD_AUTO, plan, signature, keys);
}
