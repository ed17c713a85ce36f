/* The set of a text's shingles, and how much of it another text has. */
#ifndef RT_MATCH_SHINGLE_SET_H
#define RT_MATCH_SHINGLE_SET_H

#include "match/text.h"

/*
 * Open addressing with linear probing over at least twice as many slots as hashes. A slot
 * holds a shingle's hash, 0 if it is free (a hash of 0 is stored as 1). seen[slot] is the
 * number of the last query that met it, so that a shingle that a query repeats counts once
 * and nothing has to be cleared between queries.
 */
typedef struct rt_shingle_set {
    uint64_t *slots;
    uint32_t *seen;
    size_t slot_capacity;
    size_t seen_capacity;
    size_t mask;
    size_t size; /* distinct shingles */
    uint32_t query;
    uint64_t *hashes; /* scratch: the shingles of the text at hand */
    size_t hash_capacity;
} rt_shingle_set;

void rt_shingle_set_init(rt_shingle_set *set);
void rt_shingle_set_release(rt_shingle_set *set);

/* Replaces the set by that of `text`. False when out of memory. */
bool rt_shingle_set_fill(rt_shingle_set *set, rt_text text, unsigned ngram);

/* Sets *shared to the number of distinct shingles that `text` shares with the set. False when
 * out of memory. */
bool rt_shingle_set_shared(rt_shingle_set *set, rt_text text, unsigned ngram, size_t *shared);

#endif
