#include "sketch/shingle.h"

#include "base/hash.h"

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

void rt_shingles(const rt_token *tokens, size_t count, unsigned ngram, uint64_t *hashes)
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

size_t rt_shingle_samples(const uint64_t *hashes, size_t count, uint32_t *samples)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        samples[kept] = (uint32_t)(hashes[i] >> 32);
        kept += (hashes[i] & 3) == 0; /* no branch: nobody could predict it */
    }
    return kept;
}
