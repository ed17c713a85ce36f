#include "cross/anchor.h"

#include "base/sort.h"

#include <stdlib.h>

void rt_anchor_store_release(rt_anchor_store *store)
{
    rt_memory_release(store->memory, store->keys);
    rt_memory_release(store->memory, store->counts);
    rt_memory_release(store->memory, store->positions);
    rt_memory_release(store->memory, store->words);
    *store = (rt_anchor_store){.memory = store->memory};
}

bool rt_anchor_store_reserve_words(rt_anchor_store *store, size_t count)
{
    return store->word_count + count < UINT32_MAX &&
           rt_memory_grow(store->memory, (void **)&store->words, &store->word_capacity,
                          store->word_count + count, sizeof *store->words);
}

static uint32_t key_of(rt_anchor occurrence)
{
    return (uint32_t)(occurrence >> 32);
}

bool rt_anchor_store_reserve(rt_anchor_store *store, size_t count, size_t positions)
{
    return store->count + count < UINT32_MAX && store->position_count + positions < UINT32_MAX &&
           rt_memory_grow(store->memory, (void **)&store->keys, &store->key_capacity,
                          store->count + count, sizeof *store->keys) &&
           rt_memory_grow(store->memory, (void **)&store->counts, &store->count_capacity,
                          store->count + count, sizeof *store->counts) &&
           rt_memory_grow(store->memory, (void **)&store->positions, &store->position_capacity,
                          store->position_count + positions, sizeof *store->positions);
}

/* Sorts by key, for the rest as they came. Keys are hashes. */
static void sort_keys(rt_anchor *occurrences, rt_anchor *scratch, size_t count)
{
    if (count <= RT_SORT_SPREAD) {
        rt_sort_spread_u64(occurrences, scratch, count, 32);
    } else {
        rt_sort_u64(occurrences, scratch, count, 32);
    }
}

/* Sorts the occurrences of one key by place: most often they have come in that order. */
static void sort_run(rt_anchor *run, rt_anchor *scratch, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (run[i] < run[i - 1]) {
            rt_sort_u64(run, scratch, count, 0);
            return;
        }
    }
}

bool rt_anchor_store_add(rt_anchor_store *store, rt_anchor *occurrences, rt_anchor *scratch,
                         size_t count, size_t first_word, rt_anchor_range *range)
{
    if (!rt_anchor_store_reserve(store, count, count)) {
        store->word_count = first_word;
        return false;
    }
    *range = (rt_anchor_range){.key = (uint32_t)store->count,
                               .position = (uint32_t)store->position_count,
                               .word = (uint32_t)first_word,
                               .word_count = (uint32_t)(store->word_count - first_word)};
    sort_keys(occurrences, scratch, count);
    size_t end;
    for (size_t begin = 0; begin < count; begin = end) {
        uint32_t key = key_of(occurrences[begin]);
        for (end = begin + 1; end < count && key_of(occurrences[end]) == key; end++) {
        }
        sort_run(occurrences + begin, scratch, end - begin);
        uint16_t times = end - begin < UINT16_MAX ? (uint16_t)(end - begin) : UINT16_MAX;
        store->keys[store->count] = key;
        store->counts[store->count++] = times;
        for (unsigned i = 0; i < rt_positions_kept(times); i++) {
            store->positions[store->position_count++] = (uint16_t)occurrences[begin + i];
        }
    }
    range->count = (uint32_t)store->count - range->key;
    range->position_count = (uint32_t)store->position_count - range->position;
    return true;
}

void rt_anchor_store_drop(rt_anchor_store *store, const rt_anchor_range *last)
{
    store->count = last->key;
    store->position_count = last->position;
    store->word_count = last->word;
}

rt_anchor_set rt_anchor_store_get(const rt_anchor_store *store, const rt_anchor_range *range)
{
    rt_anchor_set set = {.count = range->count,
                         .position_count = range->position_count,
                         .word_count = range->word_count};
    if (range->count > 0) { /* else there may be no arrays */
        set.keys = store->keys + range->key;
        set.counts = store->counts + range->key;
        set.positions = store->positions + range->position;
    }
    if (range->word_count > 0) {
        set.words = store->words + range->word;
    }
    return set;
}
