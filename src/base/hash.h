/* Hash functions: XXH3 for bytes, a finaliser for integers. */
#ifndef RT_BASE_HASH_H
#define RT_BASE_HASH_H

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <stddef.h>
#include <stdint.h>

static inline uint64_t rt_hash_bytes(const void *bytes, size_t size)
{
    return XXH3_64bits(bytes, size);
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
