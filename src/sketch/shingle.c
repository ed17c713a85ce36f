#include "sketch/shingle.h"

#include "base/hash.h"
#include "base/hash_avx512.h"

/*
 * The hash of a shingle of L tokens with keys k[0..L), in arithmetic modulo 2^64:
 *
 *     rt_mix64(L * LENGTH + sum over j of (k[j] >> 2) * BASE^(L-1-j))
 *
 * The sum is the fingerprint of Karp and Rabin (Efficient randomized pattern-matching
 * algorithms, 1987), modulo a power of two: it rolls on with two multiplications, and rt_mix64
 * makes up for its weak low bits. BASE is a random number that is 3 modulo 8: being odd, it keeps
 * shingles that differ in one token apart for certain, and no power of two divides BASE - 1 but 2
 * itself, so that exchanged tokens stay apart as well. LENGTH keeps the one shingle of a text
 * shorter than n from being taken for part of a longer one.
 */
static const uint64_t BASE = 0x9d4b8a2c6f31e07bu;
static const uint64_t LENGTH = 0xd6e8feb86659fd93u;

/* The flag bits are zero in every key; without them the sum loses nothing at its low end. */
static inline uint64_t term(rt_token token)
{
    return rt_token_key(token) >> 2;
}

static void shingles_scalar(const rt_token *tokens, size_t count, unsigned ngram, uint64_t *hashes)
{
    if (count == 0) {
        return;
    }
    size_t length = count < ngram ? count : ngram;
    uint64_t sum = 0;
    uint64_t leaving = 1; /* BASE^length: the weight of a token as it leaves */
    for (size_t i = 0; i < length; i++) {
        sum = sum * BASE + term(tokens[i]);
        leaving *= BASE;
    }
    uint64_t offset = length * LENGTH;
    hashes[0] = rt_mix64(sum + offset);
    for (size_t i = length; i < count; i++) {
        sum = sum * BASE + (term(tokens[i]) - term(tokens[i - length]) * leaving);
        hashes[i - length + 1] = rt_mix64(sum + offset);
    }
}

static size_t samples_scalar(const uint64_t *hashes, size_t count, uint32_t *samples)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        samples[kept] = (uint32_t)(hashes[i] >> 32);
        kept += (hashes[i] & 3) == 0; /* no branch: nobody could predict it */
    }
    return kept;
}

#if defined(__x86_64__)

enum { LANES = 8, MOST_TOKENS = 8 /* of a shingle: more are rolled on faster */ };

/* Each sum anew: `ngram` multiplications, but none that waits for the shingle before. */
RT_AVX512 static void shingles_avx512(const rt_token *tokens, size_t count, unsigned ngram,
                                      uint64_t *hashes)
{
    if (ngram > MOST_TOKENS || count < ngram + LANES - 1) {
        shingles_scalar(tokens, count, ngram, hashes);
        return;
    }
    __m512i weights[MOST_TOKENS];
    uint64_t weight = 1;
    for (unsigned j = ngram; j-- > 0; weight *= BASE) {
        weights[j] = _mm512_set1_epi64((long long)weight);
    }
    const __m512i offset = _mm512_set1_epi64((long long)(ngram * LENGTH));
    size_t made = count - ngram + 1;
    for (size_t i = 0; i < made; i += LANES) {
        i = i + LANES <= made ? i : made - LANES; /* the last ones again, some of them */
        __m512i sum = offset;
        for (unsigned j = 0; j < ngram; j++) {
            __m256i keys = _mm256_loadu_si256((const __m256i *)(tokens + i + j));
            __m512i terms = _mm512_cvtepu32_epi64(_mm256_srli_epi32(keys, 2));
            sum = _mm512_add_epi64(sum, _mm512_mullo_epi64(terms, weights[j]));
        }
        _mm512_storeu_si512(hashes + i, rt_mix64_avx512(sum));
    }
}

RT_AVX512 static size_t samples_avx512(const uint64_t *hashes, size_t count, uint32_t *samples)
{
    size_t kept = 0;
    size_t i = 0;
    for (; i + 2 * LANES <= count; i += 2 * LANES) {
        __m512i low = _mm512_loadu_si512(hashes + i);
        __m512i high = _mm512_loadu_si512(hashes + i + LANES);
        __m512i three = _mm512_set1_epi64(3);
        unsigned taken = _mm512_testn_epi64_mask(low, three) |
                         (unsigned)_mm512_testn_epi64_mask(high, three) << LANES;
        __m512i halves = _mm512_inserti64x4(
            _mm512_castsi256_si512(_mm512_cvtepi64_epi32(_mm512_srli_epi64(low, 32))),
            _mm512_cvtepi64_epi32(_mm512_srli_epi64(high, 32)), 1);
        /* Room is for as many as there are hashes: the rest of the vector stays within. */
        _mm512_storeu_si512(samples + kept, _mm512_maskz_compress_epi32((__mmask16)taken, halves));
        kept += (unsigned)__builtin_popcount(taken);
    }
    return kept + samples_scalar(hashes + i, count - i, samples + kept);
}

static bool has_avx512(retold_simd simd)
{
    return (simd == RETOLD_SIMD_AUTO || simd == RETOLD_SIMD_AVX512) &&
           __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq");
}

#endif

void rt_shingles_with(retold_simd simd, const rt_token *tokens, size_t count, unsigned ngram,
                      uint64_t *hashes)
{
#if defined(__x86_64__)
    if (has_avx512(simd)) {
        shingles_avx512(tokens, count, ngram, hashes);
        return;
    }
#endif
    shingles_scalar(tokens, count, ngram, hashes);
}

void rt_shingles(const rt_token *tokens, size_t count, unsigned ngram, uint64_t *hashes)
{
    rt_shingles_with(RETOLD_SIMD_AUTO, tokens, count, ngram, hashes);
}

size_t rt_shingle_samples_with(retold_simd simd, const uint64_t *hashes, size_t count,
                               uint32_t *samples)
{
#if defined(__x86_64__)
    if (has_avx512(simd)) {
        return samples_avx512(hashes, count, samples);
    }
#endif
    return samples_scalar(hashes, count, samples);
}

size_t rt_shingle_samples(const uint64_t *hashes, size_t count, uint32_t *samples)
{
    return rt_shingle_samples_with(RETOLD_SIMD_AUTO, hashes, count, samples);
}
