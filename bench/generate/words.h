/* Made-up vocabularies, the same meanings in each language, for generate.c. */
#ifndef WORDS_H
#define WORDS_H

#include "languages.h"

#include <stddef.h>
#include <stdint.h>

enum { MEANINGS_BITS = 17, MEANINGS = 1 << MEANINGS_BITS, WORD_BYTES = 64 };

/* A stream of numbers: wyrand (public domain, Wang Yi). */
typedef struct stream {
    uint64_t state;
} stream;

__extension__ typedef unsigned __int128 wide;

static inline uint64_t mix(uint64_t a, uint64_t b)
{
    wide product = (wide)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint64_t next(stream *s)
{
    s->state += UINT64_C(0xa0761d6478bd642f);
    return mix(s->state, s->state ^ UINT64_C(0xe7037ed1a0b428db));
}

/* One of 0 to count - 1. */
static inline uint32_t below(stream *s, uint32_t count)
{
    return (uint32_t)((next(s) >> 32) * count >> 32);
}

static inline bool chance(stream *s, unsigned per_thousand)
{
    return below(s, 1000) < per_thousand;
}

static inline stream stream_of(uint64_t seed, uint64_t number)
{
    stream s = {mix(seed ^ UINT64_C(0x8ebc6af09c88c6e3), number ^ UINT64_C(0x589965cc75374cc3))};
    next(&s);
    return s;
}

/*
 * Words of all meanings in each language; a meaning is its rank by frequency, the first ones are
 * the language's real common words. `alias` draws meanings by Zipf's law (Vose, 1991). It is made
 * with additions and divisions only, so that it is the same on every machine.
 */
typedef struct words {
    unsigned common; /* so many of the first meanings are common words in every language */
    char *text;      /* of all words */
    uint32_t *begins[LANGUAGES]; /* MEANINGS + 1 places in `text`; null if not wanted */
    char (*syllables[LANGUAGES])[WORD_BYTES]; /* of names: 80, then 4 finals */
    struct {
        uint32_t keep; /* of 2^32 */
        uint32_t other;
    } * alias;
} words;

/* Fills `w` for the languages in the bit set `wanted`. False when out of memory; words_release() is
 * due in either case. */
bool words_init(words *w, uint64_t seed, unsigned wanted);
void words_release(words *w);

static inline uint32_t words_draw(const words *w, stream *s)
{
    uint64_t random = next(s);
    uint32_t slot = (uint32_t)(random >> (64 - MEANINGS_BITS));
    return (uint32_t)random < w->alias[slot].keep ? slot : w->alias[slot].other;
}

/* Writes the name in the language's script to `out`, which has WORD_BYTES; returns its size. */
size_t words_name(const words *w, unsigned language, uint32_t name, char *out);

#endif
