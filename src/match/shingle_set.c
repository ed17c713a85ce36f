#include "match/shingle_set.h"

#include "sketch/shingle.h"

#include <stdlib.h>
#include <string.h>

void rt_shingle_set_init(rt_shingle_set *set)
{
    *set = (rt_shingle_set){0};
}

void rt_shingle_set_release(rt_shingle_set *set)
{
    free(set->slots);
    free(set->seen);
    free(set->hashes);
    rt_shingle_set_init(set);
}

/* Computes the shingles of `text` into set->hashes; SIZE_MAX when out of memory. */
static size_t hash_text(rt_shingle_set *set, rt_text text, unsigned ngram)
{
    size_t count = rt_shingle_count(text.count, ngram);
    if (!rt_grow((void **)&set->hashes, &set->hash_capacity, count, sizeof *set->hashes)) {
        return SIZE_MAX;
    }
    rt_shingles(text.tokens, text.count, ngram, set->hashes);
    return count;
}

/* The slot of `hash`, or the free one where it belongs. */
static inline size_t find(const rt_shingle_set *set, uint64_t hash)
{
    size_t slot = (size_t)hash & set->mask;
    while (set->slots[slot] != 0 && set->slots[slot] != hash) {
        slot = (slot + 1) & set->mask;
    }
    return slot;
}

bool rt_shingle_set_fill(rt_shingle_set *set, rt_text text, unsigned ngram)
{
    size_t count = hash_text(set, text, ngram);
    if (count == SIZE_MAX) {
        return false;
    }
    size_t slots = 16;
    while (slots < 2 * count) {
        slots *= 2;
    }
    if (!rt_grow((void **)&set->slots, &set->slot_capacity, slots, sizeof *set->slots) ||
        !rt_grow((void **)&set->seen, &set->seen_capacity, slots, sizeof *set->seen)) {
        return false;
    }
    memset(set->slots, 0, slots * sizeof *set->slots);
    memset(set->seen, 0, slots * sizeof *set->seen);
    set->mask = slots - 1;
    set->size = 0;
    set->query = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t hash = set->hashes[i] | (set->hashes[i] == 0);
        size_t slot = find(set, hash);
        set->size += set->slots[slot] == 0;
        set->slots[slot] = hash;
    }
    return true;
}

bool rt_shingle_set_shared(rt_shingle_set *set, rt_text text, unsigned ngram, size_t *shared)
{
    size_t count = hash_text(set, text, ngram);
    if (count == SIZE_MAX) {
        return false;
    }
    if (++set->query == 0) { /* after 2^32 queries the numbers begin again */
        memset(set->seen, 0, (set->mask + 1) * sizeof *set->seen);
        set->query = 1;
    }
    size_t met = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t hash = set->hashes[i] | (set->hashes[i] == 0);
        size_t slot = find(set, hash);
        bool first = set->slots[slot] != 0 && set->seen[slot] != set->query;
        if (first) {
            set->seen[slot] = set->query;
            met++;
        }
    }
    *shared = met;
    return true;
}
