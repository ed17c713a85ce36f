/* Hash functions: XXH3 for bytes, a finaliser for integers. */
#ifndef RT_BASE_HASH_H
#define RT_BASE_HASH_H

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static inline uint64_t rt_hash_bytes(const void *bytes, size_t size)
{
    return XXH3_64bits(bytes, size);
}

enum { RT_WORD_SIZE = 16 };

/*
 * XXH3 of a word; of one under RT_WORD_SIZE bytes padded with zeros to that, since a hash of a
 * fixed size has no branch on it that nobody could predict. RT_WORD_SIZE bytes must be readable.
 */
static inline uint64_t rt_hash_word(const void *word, size_t size)
{
    static const unsigned char window[2 * RT_WORD_SIZE] = {255, 255, 255, 255, 255, 255, 255, 255,
                                                           255, 255, 255, 255, 255, 255, 255, 255};
    if (size > RT_WORD_SIZE) {
        return XXH3_64bits(word, size);
    }
    uint64_t bytes[2];
    uint64_t mask[2];
    memcpy(bytes, word, sizeof bytes);
    memcpy(mask, window + RT_WORD_SIZE - size, sizeof mask);
    bytes[0] &= mask[0];
    bytes[1] &= mask[1];
    return XXH3_64bits(bytes, sizeof bytes);
}

/*
 * A bijection that spreads every input bit over the whole word: the finaliser of
 * SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators,
 * OOPSLA 2014; constants of Stafford's variant 13).
 */
static inline uint64_t rt_mix64(uint64_t x)
{
    x ^= x >> 30;
    x *= 0xbf58476d1ce4e5b9u;
    x ^= x >> 27;
    x *= 0x94d049bb133111ebu;
    x ^= x >> 31;
    return x;
}

#endif
