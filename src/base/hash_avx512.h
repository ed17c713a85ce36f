/* rt_mix64() of eight words at a time. For x86-64 code that has looked whether AVX-512 is there. */
#ifndef RT_BASE_HASH_AVX512_H
#define RT_BASE_HASH_AVX512_H

#if defined(__x86_64__)

#include <immintrin.h>

#define RT_AVX512 __attribute__((target("avx512f,avx512dq")))

RT_AVX512 static inline __m512i rt_mix64_avx512(__m512i x)
{
    x = _mm512_xor_si512(x, _mm512_srli_epi64(x, 30));
    x = _mm512_mullo_epi64(x, _mm512_set1_epi64((long long)0xbf58476d1ce4e5b9u));
    x = _mm512_xor_si512(x, _mm512_srli_epi64(x, 27));
    x = _mm512_mullo_epi64(x, _mm512_set1_epi64((long long)0x94d049bb133111ebu));
    return _mm512_xor_si512(x, _mm512_srli_epi64(x, 31));
}

#endif

#endif
