/* From listed tokens to their codes (tokenise.h): the hashes of many words, one after another. */
#ifndef RT_TEXT_TOKEN_CODES_H
#define RT_TEXT_TOKEN_CODES_H

#include "base/hash.h"
#include "text/classify_inline.h"

/*
 * Token i is folded[begins[i]..ends[i]) without the flags; RT_LIST_FLAG of a begin is
 * RT_TOKEN_NAME in the code, that of an end RT_TOKEN_FIGURE. RT_WORD_SIZE bytes must be readable
 * from each begin on. `hashes` gets all of each hash, if it is not NULL.
 */
typedef void rt_codes_function(const char *folded, const uint32_t *begins, const uint32_t *ends,
                               size_t count, uint32_t *codes, uint64_t *hashes);

static inline void codes_scalar(const char *folded, const uint32_t *begins, const uint32_t *ends,
                                size_t count, uint32_t *codes, uint64_t *hashes)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t at = begins[i] & ~RT_LIST_FLAG;
        uint64_t hash = rt_hash_word(folded + at, (ends[i] & ~RT_LIST_FLAG) - at);
        codes[i] = (uint32_t)(hash >> 34) << 2 | begins[i] >> 31 << 1 | ends[i] >> 31;
        if (hashes != NULL) {
            hashes[i] = hash;
        }
    }
}

#if defined(__x86_64__)

/* The words at at[0], at[2], at[4] and at[6], RT_WORD_SIZE bytes each. */
RT_TARGET_AVX512 static inline __m512i four_words(const char *folded, const uint32_t *at)
{
    __m128i a = _mm_loadu_si128((const __m128i *)(folded + at[0]));
    __m128i b = _mm_loadu_si128((const __m128i *)(folded + at[2]));
    __m128i c = _mm_loadu_si128((const __m128i *)(folded + at[4]));
    __m128i d = _mm_loadu_si128((const __m128i *)(folded + at[6]));
    __m256i ab = _mm256_inserti128_si256(_mm256_castsi128_si256(a), b, 1);
    __m256i cd = _mm256_inserti128_si256(_mm256_castsi128_si256(c), d, 1);
    return _mm512_inserti64x4(_mm512_castsi256_si512(ab), cd, 1);
}

/* Both halves of the product, one xor the other. */
RT_TARGET_AVX512 static inline __m512i fold_product(__m512i a, __m512i b)
{
    const __m512i low_half = _mm512_set1_epi64(0xffffffff);
    __m512i a_high = _mm512_srli_epi64(a, 32), b_high = _mm512_srli_epi64(b, 32);
    __m512i low = _mm512_mul_epu32(a, b);
    __m512i high_low = _mm512_mul_epu32(a_high, b);
    __m512i cross = _mm512_add_epi64(_mm512_srli_epi64(low, 32), _mm512_mul_epu32(a, b_high));
    cross = _mm512_add_epi64(cross, _mm512_and_si512(high_low, low_half));
    __m512i upper = _mm512_add_epi64(_mm512_srli_epi64(high_low, 32), _mm512_srli_epi64(cross, 32));
    upper = _mm512_add_epi64(upper, _mm512_mul_epu32(a_high, b_high));
    __m512i lower = _mm512_or_si512(_mm512_slli_epi64(cross, 32), _mm512_and_si512(low, low_half));
    return _mm512_xor_si512(upper, lower);
}

/*
 * XXH3_64bits() of 16 bytes but for the last step, which leaves the upper half as it is: the
 * constants are two words of its secret, xor-ed, and its avalanche's factor.
 */
RT_TARGET_AVX512 static inline __m512i hash_words(__m512i low, __m512i high)
{
    const __m512i swap =
        _mm512_broadcast_i32x4(_mm_setr_epi8(7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8));
    low = _mm512_xor_si512(low, _mm512_set1_epi64((long long)0x6782737bea4239b9u));
    high = _mm512_xor_si512(high, _mm512_set1_epi64((long long)0xaf56bc3b0996523au));
    __m512i sum = _mm512_add_epi64(_mm512_shuffle_epi8(low, swap), high);
    sum = _mm512_add_epi64(sum, _mm512_set1_epi64(RT_WORD_SIZE));
    sum = _mm512_add_epi64(sum, fold_product(low, high));
    sum = _mm512_xor_si512(sum, _mm512_srli_epi64(sum, 37));
    return _mm512_mullo_epi64(sum, _mm512_set1_epi64(0x165667919e3779f9));
}

/* Ones in the lowest 8 * size bits: none for sizes under 0, all for those from 8 on. */
RT_TARGET_AVX512 static inline __m512i byte_masks(__m512i sizes)
{
    __m512i bits = _mm512_slli_epi64(_mm512_max_epi64(sizes, _mm512_setzero_si512()), 3);
    return _mm512_sub_epi64(_mm512_sllv_epi64(_mm512_set1_epi64(1), bits), _mm512_set1_epi64(1));
}

RT_TARGET_AVX512 static inline void codes_avx512(const char *folded, const uint32_t *begins,
                                                 const uint32_t *ends, size_t count,
                                                 uint32_t *codes, uint64_t *hashes)
{
    enum { LANES = 8 };
    const __m256i positions = _mm256_set1_epi32(INT32_MAX);
    size_t i = 0;
    for (; i + LANES <= count; i += LANES) {
        __m256i begin = _mm256_loadu_si256((const __m256i *)(begins + i));
        __m256i end = _mm256_loadu_si256((const __m256i *)(ends + i));
        __m256i from = _mm256_and_si256(begin, positions);
        __m256i size = _mm256_sub_epi32(_mm256_and_si256(end, positions), from);
        uint32_t at[LANES];
        _mm256_storeu_si256((__m256i *)at, from);
        __m512i even = four_words(folded, at), odd = four_words(folded, at + 1);
        __m512i sizes = _mm512_cvtepi32_epi64(size);
        __m512i low = _mm512_and_si512(_mm512_unpacklo_epi64(even, odd), byte_masks(sizes));
        sizes = _mm512_sub_epi64(sizes, _mm512_set1_epi64(8));
        __m512i high = _mm512_and_si512(_mm512_unpackhi_epi64(even, odd), byte_masks(sizes));
        __m512i words = hash_words(low, high);
        __m512i hash = _mm512_slli_epi64(_mm512_srli_epi64(words, 34), 2);
        __m256i flags = _mm256_or_si256(_mm256_slli_epi32(_mm256_srli_epi32(begin, 31), 1),
                                        _mm256_srli_epi32(end, 31));
        __m256i code = _mm256_or_si256(_mm512_cvtepi64_epi32(hash), flags);
        _mm256_storeu_si256((__m256i *)(codes + i), code);
        if (hashes != NULL) { /* with the last step */
            words = _mm512_xor_si512(words, _mm512_srli_epi64(words, 32));
            _mm512_storeu_si512((__m512i *)(hashes + i), words);
        }
        __m256i longer = _mm256_cmpgt_epi32(size, _mm256_set1_epi32(RT_WORD_SIZE));
        unsigned rest = (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(longer));
        for (; rest != 0; rest &= rest - 1) {
            size_t j = i + (unsigned)__builtin_ctz(rest);
            codes_scalar(folded, begins + j, ends + j, 1, codes + j,
                         hashes == NULL ? NULL : hashes + j);
        }
    }
    codes_scalar(folded, begins + i, ends + i, count - i, codes + i,
                 hashes == NULL ? NULL : hashes + i);
}

#endif

#endif
