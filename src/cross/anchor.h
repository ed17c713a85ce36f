/* Anchors: what a text and its translation have in common. */
#ifndef RT_CROSS_ANCHOR_H
#define RT_CROSS_ANCHOR_H

#include "base/memory.h"

/* In the order of the features of score.h. */
typedef enum rt_anchor_kind {
    RT_ANCHOR_NUMBER = 0,
    RT_ANCHOR_PLACE,    /* a name that every language has its own word for: countries, months */
    RT_ANCHOR_PREFIX,   /* the beginning of a romanised name */
    RT_ANCHOR_SKELETON, /* the consonants of a romanised name */
    RT_ANCHOR_CONCEPT,  /* what a dictionary says the word means */
    RT_ANCHOR_LEXICON,  /* an entry of the lexicon learned from the corpus */
    RT_ANCHOR_WORD,     /* a word as it stands: what the lexicon is learned from */
    RT_ANCHOR_KINDS
} rt_anchor_kind;

/* A key: bits 31..29 the kind, bits 28..0 a hash of what it is. */
enum { RT_ANCHOR_KEY_BITS = 29 };

static inline uint32_t rt_anchor_key(rt_anchor_kind kind, uint64_t hash)
{
    return (uint32_t)kind << RT_ANCHOR_KEY_BITS | (uint32_t)(hash >> (64 - RT_ANCHOR_KEY_BITS));
}

static inline rt_anchor_kind rt_anchor_kind_of(uint32_t key)
{
    return (rt_anchor_kind)(key >> RT_ANCHOR_KEY_BITS);
}

/* An occurrence: a key and, in the low half, where it stands: 0 at the start of the text, 65535 at
 * its end. */
typedef uint64_t rt_anchor;

static inline rt_anchor rt_anchor_at(uint32_t key, uint16_t position)
{
    return (uint64_t)key << 32 | position;
}

/* Occurrences of which the position is kept. */
enum { RT_POSITIONS = 6 };

static inline unsigned rt_positions_kept(uint16_t count)
{
    return count < RT_POSITIONS ? count : RT_POSITIONS;
}

/*
 * A document's distinct anchors by key; borrowed. Key i occurs counts[i] times (at most 65535), and
 * the first rt_positions_kept(counts[i]) places, ascending, follow those of key i - 1 in
 * `positions`. Its words, keys of kind RT_ANCHOR_WORD, are not among them: there are too many to
 * sort where few are ever looked at. They come as they stand in the text, each as often as it does.
 */
typedef struct rt_anchor_set {
    const uint32_t *keys;
    const uint16_t *counts;
    const uint16_t *positions;
    const uint32_t *words;
    uint32_t count;
    uint32_t position_count;
    uint32_t word_count;
} rt_anchor_set;

/* The place of word i of `count`. */
static inline uint16_t rt_word_position(uint32_t i, uint32_t count)
{
    return (uint16_t)(((uint64_t)i << 16) / count);
}

/* Where a set is in a store. */
typedef struct rt_anchor_range {
    uint32_t key;      /* index of its first */
    uint32_t position; /* likewise */
    uint32_t word;     /* likewise */
    uint32_t count;
    uint32_t position_count;
    uint32_t word_count;
} rt_anchor_range;

/* Sets one after another, in arrays that grow. Zeroed to begin with, but for `memory`. */
typedef struct rt_anchor_store {
    rt_memory *memory; /* whose the arrays are; NULL: the heap's */
    uint32_t *keys;
    uint16_t *counts;
    uint16_t *positions;
    size_t count, key_capacity, count_capacity;
    size_t position_count, position_capacity;
    uint32_t *words;
    size_t word_count, word_capacity;
} rt_anchor_store;

void rt_anchor_store_release(rt_anchor_store *store);

/* Makes room for `count` words after those there are. False when out of memory or past 2^32. */
bool rt_anchor_store_reserve_words(rt_anchor_store *store, size_t count);

/* Makes room for `count` keys and their positions. False when out of memory or past 2^32. */
bool rt_anchor_store_reserve(rt_anchor_store *store, size_t count, size_t positions);

/*
 * Adds the set of these occurrences, which may come in any order and are rearranged; `scratch` has
 * room for as many. Its words are those of the store from `first_word` on, which the caller has
 * written. False, and the store without them, when out of memory or past 2^32 keys.
 */
bool rt_anchor_store_add(rt_anchor_store *store, rt_anchor *occurrences, rt_anchor *scratch,
                         size_t count, size_t first_word, rt_anchor_range *range);

/* Takes back the set added last. */
void rt_anchor_store_drop(rt_anchor_store *store, const rt_anchor_range *last);

/* The set; it lives until the store changes. */
rt_anchor_set rt_anchor_store_get(const rt_anchor_store *store, const rt_anchor_range *range);

#endif
