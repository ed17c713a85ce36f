/* A set of numbers that also counts, for each of them, the smaller ones: so that an array can have
 * an element for each number of the set only. */
#ifndef RT_BASE_RANK_SET_H
#define RT_BASE_RANK_SET_H

#include "base/memory.h"

/*
 * Bit n of `words` says whether number n is in the set, and ranks[w] is how many are in the words
 * before w: a bit and a half for each number that could be in it, so that looking up stays within
 * the caches where an array of all numbers would not. (Jacobson: Space-efficient static trees and
 * graphs, FOCS 1989.)
 */
typedef struct rt_rank_set {
    rt_memory *memory;
    uint64_t *words;
    uint32_t *ranks;
    size_t word_count;
    size_t count; /* numbers in the set, once it is ranked */
} rt_rank_set;

/* An empty set of numbers under `size`. False, and nothing to release, when out of memory. */
bool rt_rank_set_init(rt_rank_set *set, size_t size, rt_memory *memory);
void rt_rank_set_release(rt_rank_set *set);

static inline void rt_rank_set_add(rt_rank_set *set, size_t number)
{
    set->words[number / 64] |= UINT64_C(1) << number % 64;
}

/* To be called when all are added, before ranks are asked for. */
void rt_rank_set_count(rt_rank_set *set);

static inline bool rt_rank_set_has(const rt_rank_set *set, size_t number)
{
    return set->words[number / 64] >> number % 64 & 1;
}

/* How many smaller numbers are in the set. */
static inline size_t rt_rank_set_rank(const rt_rank_set *set, size_t number)
{
    uint64_t smaller = set->words[number / 64] & ((UINT64_C(1) << number % 64) - 1);
    return set->ranks[number / 64] + (size_t)__builtin_popcountll(smaller);
}

/* The first number of the set from `from` on, else SIZE_MAX. */
size_t rt_rank_set_next(const rt_rank_set *set, size_t from);

#endif
