#include "text/byte_counts.h"

#include "text/classify_inline.h"

#include <string.h>

/* ------------------------------------------------------------------- scalar */

/* Sums of a block fit one byte, so that the compiler adds sixteen or more at a time. */
enum { BLOCK = 240 };

/* Counts characters and C0 controls; true if any byte is not ASCII. */
static bool count_bytes(retold_span text, rt_byte_counts *counts)
{
    const unsigned char *p = (const unsigned char *)text.data;
    unsigned char high = 0;
    for (size_t done = 0; done < text.size;) {
        size_t size = text.size - done < BLOCK ? text.size - done : BLOCK;
        unsigned char starts = 0;
        unsigned char controls = 0;
        for (size_t i = 0; i < size; i++) {
            unsigned char c = p[done + i];
            /* Comparing signed bytes takes one instruction: those from 0x80 on are negative. */
            signed char s = (signed char)c;
            high |= c;
            starts = (unsigned char)(starts + (s >= -0x40));
            controls = (unsigned char)(controls + (s < 0x20) - (s < 0) + (c == 0x7f) -
                                       ((unsigned char)(c - '\t') <= '\r' - '\t'));
        }
        counts->characters += starts;
        counts->controls += controls;
        done += size;
    }
    return high >= 0x80;
}

/* How often `lead` is followed by a byte of [low, high] and, if `last` is not 0, by `last`. */
static uint64_t count_sequences(retold_span text, unsigned char lead, unsigned char low,
                                unsigned char high, unsigned char last)
{
    const unsigned char *p = (const unsigned char *)text.data;
    const unsigned char *end = p + text.size;
    uint64_t count = 0;
    while (p < end && (p = memchr(p, lead, (size_t)(end - p))) != NULL) {
        count += end - p > 1 && p[1] >= low && p[1] <= high &&
                 (last == 0 || (end - p > 2 && p[2] == last));
        p++;
    }
    return count;
}

static void mark_newlines(retold_span text, uint64_t *newlines)
{
    const char *end = text.data + text.size;
    memset(newlines, 0, RT_NEWLINE_WORDS(text.size) * sizeof *newlines);
    for (const char *p = text.data; p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++) {
        size_t at = (size_t)(p - text.data);
        newlines[at / 64] |= UINT64_C(1) << at % 64;
    }
}

static void count_scalar(retold_span text, rt_byte_counts *counts, uint64_t *newlines)
{
    *counts = (rt_byte_counts){0};
    mark_newlines(text, newlines);
    if (count_bytes(text, counts)) {
        counts->controls += count_sequences(text, 0xc2, 0x80, 0x9f, 0);
        counts->replacements = count_sequences(text, 0xef, 0xbf, 0xbf, 0xbd);
    }
}

/* ------------------------------------------------------------------ vectors */

#if defined(__x86_64__)

/* Of 64 bytes: bit i is byte i. */
typedef struct byte_masks {
    uint64_t high;   /* not ASCII */
    uint64_t starts; /* the first of a character */
    uint64_t newlines;
    uint64_t controls; /* C0 without tab and line ends, DEL */
    uint64_t c2, ef;   /* that byte, likewise below */
    uint64_t c1;       /* 0x80 to 0x9f */
    uint64_t bf, bd;
} byte_masks;

/* Of the block before: whether it ends with c2, with ef, with ef and bf. */
typedef struct byte_carry {
    uint64_t c2, ef, ef_bf;
} byte_carry;

#define RT_INLINE static inline __attribute__((always_inline))

RT_INLINE void add_masks(const byte_masks *m, byte_carry *before, rt_byte_counts *counts)
{
    counts->characters += (uint64_t)__builtin_popcountll(m->starts);
    counts->controls += (uint64_t)__builtin_popcountll(m->controls);
    if (m->high == 0) { /* what the block before began ends there: the text is valid */
        *before = (byte_carry){0};
        return;
    }
    uint64_t behind_c2 = m->c2 << 1 | before->c2;
    uint64_t ef_bf = (m->ef << 1 | before->ef) & m->bf;
    uint64_t behind_ef_bf = ef_bf << 1 | before->ef_bf;
    counts->controls += (uint64_t)__builtin_popcountll(behind_c2 & m->c1);
    counts->replacements += (uint64_t)__builtin_popcountll(behind_ef_bf & m->bd);
    *before = (byte_carry){m->c2 >> 63, m->ef >> 63, ef_bf >> 63};
}

typedef byte_masks masks_function(const char *p);

RT_TARGET_AVX2 static inline byte_masks masks_avx2(const char *p)
{
    __m256i a = _mm256_loadu_si256((const __m256i *)(const void *)p);
    __m256i b = _mm256_loadu_si256((const __m256i *)(const void *)(p + 32));
    byte_masks m = {.high = mask_of(a, b)};
    const __m256i last_inner = _mm256_set1_epi8((char)0xbf);
    const __m256i del = _mm256_set1_epi8(0x7f);
    m.starts = mask_of(_mm256_cmpgt_epi8(a, last_inner), _mm256_cmpgt_epi8(b, last_inner));
    uint64_t low = mask_of(in_range(a, 0, 0x20), in_range(b, 0, 0x20));
    uint64_t space = mask_of(in_range(a, '\t', 5), in_range(b, '\t', 5));
    const __m256i feed = _mm256_set1_epi8('\n');
    m.newlines = mask_of(_mm256_cmpeq_epi8(a, feed), _mm256_cmpeq_epi8(b, feed));
    m.controls = (low & ~space) | mask_of(_mm256_cmpeq_epi8(a, del), _mm256_cmpeq_epi8(b, del));
    if (m.high != 0) {
        const __m256i c2 = _mm256_set1_epi8((char)0xc2);
        const __m256i ef = _mm256_set1_epi8((char)0xef);
        const __m256i bd = _mm256_set1_epi8((char)0xbd);
        m.c2 = mask_of(_mm256_cmpeq_epi8(a, c2), _mm256_cmpeq_epi8(b, c2));
        m.ef = mask_of(_mm256_cmpeq_epi8(a, ef), _mm256_cmpeq_epi8(b, ef));
        m.bf = mask_of(_mm256_cmpeq_epi8(a, last_inner), _mm256_cmpeq_epi8(b, last_inner));
        m.bd = mask_of(_mm256_cmpeq_epi8(a, bd), _mm256_cmpeq_epi8(b, bd));
        m.c1 = mask_of(in_range(a, (char)0x80, 0x20), in_range(b, (char)0x80, 0x20));
    }
    return m;
}

RT_TARGET_AVX512 static inline byte_masks masks_avx512(const char *p)
{
    __m512i x = _mm512_loadu_si512(p);
    byte_masks m = {.high = _mm512_movepi8_mask(x)};
    m.starts = _mm512_cmpgt_epi8_mask(x, _mm512_set1_epi8((char)0xbf));
    uint64_t low = _mm512_cmplt_epu8_mask(x, _mm512_set1_epi8(0x20));
    uint64_t space =
        _mm512_cmplt_epu8_mask(_mm512_sub_epi8(x, _mm512_set1_epi8('\t')), _mm512_set1_epi8(5));
    m.newlines = _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8('\n'));
    m.controls = (low & ~space) | _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8(0x7f));
    if (m.high != 0) {
        m.c2 = _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8((char)0xc2));
        m.ef = _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8((char)0xef));
        m.bf = _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8((char)0xbf));
        m.bd = _mm512_cmpeq_epi8_mask(x, _mm512_set1_epi8((char)0xbd));
        m.c1 = m.high & _mm512_cmplt_epu8_mask(x, _mm512_set1_epi8((char)0xa0));
    }
    return m;
}

/* The rest of a text behind its whole blocks, filled up with spaces; they are not counted. */
static void copy_rest(retold_span text, size_t done, char block[RT_BLOCK], rt_byte_counts *counts)
{
    size_t rest = text.size - done;
    memset(block, ' ', RT_BLOCK);
    memcpy(block, text.data + done, rest);
    counts->characters -= RT_BLOCK - rest;
}

/* To be inlined with the function of one instruction set. */
RT_INLINE void count_blocks(retold_span text, masks_function *masks_of_block,
                            rt_byte_counts *counts, uint64_t *newlines)
{
    byte_carry before = {0};
    byte_masks m;
    char block[RT_BLOCK];
    size_t done = 0;
    *counts = (rt_byte_counts){0};
    for (; text.size - done >= RT_BLOCK; done += RT_BLOCK) {
        m = masks_of_block(text.data + done);
        newlines[done / RT_BLOCK] = m.newlines;
        add_masks(&m, &before, counts);
    }
    if (done < text.size) {
        copy_rest(text, done, block, counts);
        m = masks_of_block(block);
        newlines[done / RT_BLOCK] = m.newlines;
        add_masks(&m, &before, counts);
    }
}

RT_TARGET_AVX2 static void count_avx2(retold_span text, rt_byte_counts *counts, uint64_t *newlines)
{
    count_blocks(text, masks_avx2, counts, newlines);
}

RT_TARGET_AVX512 static void count_avx512(retold_span text, rt_byte_counts *counts,
                                          uint64_t *newlines)
{
    count_blocks(text, masks_avx512, counts, newlines);
}

#endif

rt_byte_counts_function *rt_byte_counts_for(retold_simd simd)
{
#if defined(__x86_64__)
    bool any = simd == RETOLD_SIMD_AUTO;
    if ((any || simd == RETOLD_SIMD_AVX512) && rt_has_avx512()) {
        return count_avx512;
    }
    if ((any || simd == RETOLD_SIMD_AVX2) && rt_has_avx2()) {
        return count_avx2;
    }
    return any || simd == RETOLD_SIMD_SCALAR ? count_scalar : NULL;
#else
    return simd == RETOLD_SIMD_AVX2 || simd == RETOLD_SIMD_AVX512 ? NULL : count_scalar;
#endif
}
