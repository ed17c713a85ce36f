/* The functions of classify.h for each instruction set, to be inlined into a loop over blocks. */
#ifndef RT_TEXT_CLASSIFY_INLINE_H
#define RT_TEXT_CLASSIFY_INLINE_H

#include "text/classify.h"

#if defined(__x86_64__)
#include <immintrin.h>

/* What every processor with AVX2, or with these parts of AVX-512, has beside them. */
#define RT_TARGET_AVX2 __attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt")))
#define RT_TARGET_AVX512 __attribute__((target("avx512f,avx512bw,avx512dq,bmi,bmi2,popcnt,lzcnt")))
#endif

static inline bool is_stop(unsigned char c)
{
    return c == '\n' || c == '\r' || c == '!' || c == '"' || c == '.' || c == ':' || c == ';' ||
           c == '?';
}

static inline void classify_scalar(const unsigned char *in, unsigned char *folded,
                                   rt_block_classes *classes)
{
    rt_block_classes c = {0};
    for (unsigned i = 0; i < RT_BLOCK; i++) {
        unsigned char byte = in[i];
        uint64_t high = byte >> 7;
        uint64_t digit = (unsigned char)(byte - '0') < 10;
        uint64_t upper = (unsigned char)(byte - 'A') < 26;
        uint64_t letter = (unsigned char)((byte | 0x20) - 'a') < 26;
        c.high |= high << i;
        c.lead |= (high & byte >> 6) << i;
        c.digit |= digit << i;
        c.upper |= upper << i;
        c.word |= (high | digit | letter) << i;
        c.stop |= (uint64_t)is_stop(byte) << i;
        folded[i] = (unsigned char)(byte | upper << 5);
    }
    *classes = c;
}

static inline unsigned list_scalar(uint64_t mask, uint64_t flags, uint32_t first, uint32_t *list)
{
    unsigned count = 0;
    for (; mask != 0; mask &= mask - 1) {
        unsigned bit = (unsigned)__builtin_ctzll(mask);
        list[count++] = (first + bit) | (uint32_t)(flags >> bit & 1) << 31;
    }
    return count;
}

#if defined(__x86_64__)

RT_TARGET_AVX2 static inline uint64_t mask_of(__m256i low, __m256i high)
{
    return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high)
                                                     << 32;
}

/* Bytes x with x - first < count, unsigned. */
RT_TARGET_AVX2 static inline __m256i in_range(__m256i x, char first, char count)
{
    __m256i shifted = _mm256_sub_epi8(x, _mm256_set1_epi8(first));
    __m256i last = _mm256_set1_epi8((char)(count - 1));
    return _mm256_cmpeq_epi8(_mm256_min_epu8(shifted, last), shifted);
}

/* The stop bytes by their two nibbles: shuffles look up sets of high nibbles (\n and \r: bit 0;
 * ! " .: bit 1; : ; ?: bit 2) by low nibble and by high nibble, and both must share a bit. */
RT_TARGET_AVX2 static inline __m256i stops_of(__m256i x)
{
    const __m256i by_low = _mm256_setr_epi8(0, 2, 2, 0, 0, 0, 0, 0, 0, 0, 5, 4, 0, 1, 2, 4, 0, 2, 2,
                                            0, 0, 0, 0, 0, 0, 0, 5, 4, 0, 1, 2, 4);
    const __m256i by_high = _mm256_setr_epi8(1, 0, 2, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0,
                                             2, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    __m256i high = _mm256_and_si256(_mm256_srli_epi16(x, 4), _mm256_set1_epi8(0x0f));
    __m256i both =
        _mm256_and_si256(_mm256_shuffle_epi8(by_low, x), _mm256_shuffle_epi8(by_high, high));
    return _mm256_cmpgt_epi8(both, _mm256_setzero_si256());
}

RT_TARGET_AVX2 static inline void classify_avx2(const unsigned char *in, unsigned char *folded,
                                                rt_block_classes *classes)
{
    __m256i digit[2], upper[2], letter[2], stop[2], raw[2];
    const __m256i bit5 = _mm256_set1_epi8(0x20);
    for (int i = 0; i < 2; i++) {
        __m256i x = _mm256_loadu_si256((const __m256i *)(in + 32 * i));
        raw[i] = x;
        digit[i] = in_range(x, '0', 10);
        upper[i] = in_range(x, 'A', 26);
        letter[i] = in_range(_mm256_or_si256(x, bit5), 'a', 26);
        stop[i] = stops_of(x);
        __m256i lower = _mm256_or_si256(x, _mm256_and_si256(upper[i], bit5));
        _mm256_storeu_si256((__m256i *)(folded + 32 * i), lower);
    }
    classes->high = mask_of(raw[0], raw[1]);
    classes->lead =
        classes->high & mask_of(_mm256_slli_epi16(raw[0], 1), _mm256_slli_epi16(raw[1], 1));
    classes->digit = mask_of(digit[0], digit[1]);
    classes->upper = mask_of(upper[0], upper[1]);
    classes->stop = mask_of(stop[0], stop[1]);
    classes->word = mask_of(letter[0], letter[1]) | classes->digit | classes->high;
}

RT_TARGET_AVX512 static inline void classify_avx512(const unsigned char *in, unsigned char *folded,
                                                    rt_block_classes *classes)
{
    __m512i x = _mm512_loadu_si512(in);
    const __m512i bit5 = _mm512_set1_epi8(0x20);
    classes->high = _mm512_movepi8_mask(x);
    classes->lead = classes->high & _mm512_movepi8_mask(_mm512_slli_epi16(x, 1));
    classes->digit =
        _mm512_cmplt_epu8_mask(_mm512_sub_epi8(x, _mm512_set1_epi8('0')), _mm512_set1_epi8(10));
    classes->upper =
        _mm512_cmplt_epu8_mask(_mm512_sub_epi8(x, _mm512_set1_epi8('A')), _mm512_set1_epi8(26));
    __m512i lower = _mm512_mask_or_epi32(x, 0xffff, x, _mm512_maskz_mov_epi8(classes->upper, bit5));
    _mm512_storeu_si512(folded, lower);
    uint64_t letter = _mm512_cmplt_epu8_mask(
        _mm512_sub_epi8(_mm512_or_si512(x, bit5), _mm512_set1_epi8('a')), _mm512_set1_epi8(26));
    classes->word = letter | classes->digit | classes->high;
    const __m512i by_low =
        _mm512_broadcast_i32x4(_mm_setr_epi8(0, 2, 2, 0, 0, 0, 0, 0, 0, 0, 5, 4, 0, 1, 2, 4));
    const __m512i by_high =
        _mm512_broadcast_i32x4(_mm_setr_epi8(1, 0, 2, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    __m512i high = _mm512_and_si512(_mm512_srli_epi16(x, 4), _mm512_set1_epi8(0x0f));
    classes->stop =
        _mm512_test_epi8_mask(_mm512_shuffle_epi8(by_low, x), _mm512_shuffle_epi8(by_high, high));
}

RT_TARGET_AVX512 static inline unsigned list_avx512(uint64_t mask, uint64_t flags, uint32_t first,
                                                    uint32_t *list)
{
    const __m512i flag = _mm512_set1_epi32((int)RT_LIST_FLAG);
    __m512i position =
        _mm512_add_epi32(_mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15),
                         _mm512_set1_epi32((int)first));
    unsigned count = 0;
    for (unsigned i = 0; i < 64; i += 16) {
        __mmask16 bits = (__mmask16)(mask >> i);
        __m512i flagged = _mm512_mask_or_epi32(position, (__mmask16)(flags >> i), position, flag);
        _mm512_storeu_si512(list + count, _mm512_maskz_compress_epi32(bits, flagged));
        count += (unsigned)__builtin_popcount(bits);
        position = _mm512_add_epi32(position, _mm512_set1_epi32(16));
    }
    return count;
}

/*
 * Cyrillic of two bytes, U+0400 to U+045F, and Han of three, U+4E00 to U+9FFF: every one of these
 * code points is a letter that depends on no neighbour, by the table of unicode_class.h. `folded`
 * holds a copy of the block's bytes.
 */
RT_TARGET_AVX512 static inline uint64_t letters_avx512(const unsigned char *in, char *folded,
                                                       uint64_t leads, rt_block_letters *letters)
{
    __m512i x = _mm512_loadu_si512(in);
    uint64_t d0 = _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8((char)0xd0));
    uint64_t d1 = _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8((char)0xd1));
    uint64_t under_90 = _mm512_cmplt_epu8_mask(x, _mm512_set1_epi8((char)0x90));
    uint64_t under_a0 = _mm512_cmplt_epu8_mask(x, _mm512_set1_epi8((char)0xa0));
    uint64_t under_b0 = _mm512_cmplt_epu8_mask(x, _mm512_set1_epi8((char)0xb0));
    uint64_t whole = ~UINT64_C(0) >> 1; /* leads whose second byte is in the block */
    uint64_t pairs = (d0 | (d1 & under_a0 >> 1)) & whole;
    letters->upper = d0 & under_b0 >> 1 & whole;
    uint64_t second = letters->upper << 1;
    if (second != 0) { /* D0 80..8F to D1 90..9F, D0 90..9F to D0 B0..BF, D0 A0..AF to D1 80..8F */
        uint64_t first_row = second & under_90;
        uint64_t last_row = second & ~under_a0;
        __m512i low = _mm512_maskz_set1_epi8(second & ~last_row, 0x20);
        low = _mm512_mask_mov_epi8(low, first_row, _mm512_set1_epi8(0x10));
        low = _mm512_mask_mov_epi8(low, last_row, _mm512_set1_epi8(-0x20));
        low = _mm512_mask_mov_epi8(low, (first_row | last_row) >> 1, _mm512_set1_epi8(1));
        _mm512_storeu_si512(folded, _mm512_add_epi8(_mm512_loadu_si512(folded), low));
    }
    uint64_t e4 = _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8((char)0xe4));
    uint64_t from_b8 = _mm512_cmpge_epu8_mask(x, _mm512_set1_epi8((char)0xb8));
    uint64_t e5_e9 = _mm512_cmplt_epu8_mask(_mm512_sub_epi8(x, _mm512_set1_epi8((char)0xe5)),
                                            _mm512_set1_epi8(5));
    letters->han = (e5_e9 | (e4 & from_b8 >> 1)) & whole >> 1;
    letters->cyrillic = pairs | pairs << 1;
    return leads & ~(pairs | letters->han);
}

#endif

#endif
