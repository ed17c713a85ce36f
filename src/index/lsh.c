#include "index/lsh.h"

#include "base/sort.h"
#include "base/threads.h"

#include <stdlib.h>

/* One thread's share: it takes bands one at a time. */
typedef struct band_worker {
    rt_pairs pairs;
    uint64_t *entries; /* key << 32 | item, and scratch space of the same size */
    uint64_t *scratch;
} band_worker;

typedef struct lsh {
    const uint32_t *keys;
    size_t count;
    unsigned bands;
    unsigned max_bucket;
    band_worker *workers;
} lsh;

static bool add_ordered(rt_pairs *pairs, uint32_t a, uint32_t b)
{
    return a < b ? rt_pairs_add(pairs, a, b) : rt_pairs_add(pairs, b, a);
}

static bool pair_all(rt_pairs *pairs, const uint64_t *members, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t j = i + 1; j < count; j++) {
            if (!add_ordered(pairs, (uint32_t)members[i], (uint32_t)members[j])) {
                return false;
            }
        }
    }
    return true;
}

static bool pair_large_bucket(const lsh *l, band_worker *worker, uint64_t *members, size_t count,
                              unsigned band)
{
    for (size_t hub = 0; hub < RT_LSH_HUBS; hub++) {
        for (size_t j = hub + 1; j < count; j++) {
            if (!rt_pairs_add(&worker->pairs, (uint32_t)members[hub], (uint32_t)members[j])) {
                return false;
            }
        }
    }
    unsigned next = (band + 1) % l->bands;
    for (size_t i = 0; i < count; i++) {
        uint32_t item = (uint32_t)members[i];
        members[i] = (uint64_t)l->keys[(size_t)item * l->bands + next] << 32 | item;
    }
    rt_sort_u64(members, worker->scratch, count, 32);
    for (size_t i = 0; i + 1 < count; i++) {
        if (members[i] >> 32 == members[i + 1] >> 32 &&
            !add_ordered(&worker->pairs, (uint32_t)members[i], (uint32_t)members[i + 1])) {
            return false;
        }
    }
    return true;
}

static bool pair_band(const lsh *l, band_worker *worker, unsigned band)
{
    uint64_t *entries = worker->entries;
    for (size_t i = 0; i < l->count; i++) {
        entries[i] = (uint64_t)l->keys[i * l->bands + band] << 32 | i;
    }
    size_t count = rt_keep_shared_u64(entries, worker->scratch, l->count);
    rt_sort_u64(entries, worker->scratch, count, 32);
    size_t end;
    for (size_t begin = 0; begin < count; begin = end) {
        end = begin + 1;
        while (end < count && entries[end] >> 32 == entries[begin] >> 32) {
            end++;
        }
        size_t size = end - begin;
        bool done = size <= l->max_bucket
                        ? pair_all(&worker->pairs, entries + begin, size)
                        : pair_large_bucket(l, worker, entries + begin, size, band);
        if (!done) {
            return false;
        }
    }
    return true;
}

static bool run_bands(void *context, size_t begin, size_t end, unsigned number)
{
    lsh *l = context;
    band_worker *worker = &l->workers[number];
    if (worker->entries == NULL) {
        worker->entries = malloc(l->count * sizeof *worker->entries);
        worker->scratch = malloc(l->count * sizeof *worker->scratch);
        if (worker->entries == NULL || worker->scratch == NULL) {
            return false;
        }
    }
    for (size_t band = begin; band < end; band++) {
        if (!pair_band(l, worker, (unsigned)band)) {
            return false;
        }
    }
    return true;
}

bool rt_lsh_candidates(const uint32_t *keys, size_t count, unsigned bands, unsigned max_bucket,
                       unsigned threads, rt_pairs *candidates)
{
    rt_pairs_init(candidates, true);
    if (count < 2) {
        return true;
    }
    if (threads == 0) {
        threads = 1;
    }
    lsh l = {.keys = keys, .count = count, .bands = bands, .max_bucket = max_bucket};
    l.workers = calloc(threads, sizeof *l.workers);
    if (l.workers == NULL) {
        return false;
    }
    for (unsigned i = 0; i < threads; i++) {
        rt_pairs_init(&l.workers[i].pairs, true);
    }
    bool done = rt_parallel_for(threads, bands, 1, run_bands, &l);
    for (unsigned i = 0; i < threads; i++) {
        done = done && rt_pairs_add_all(candidates, &l.workers[i].pairs);
        rt_pairs_release(&l.workers[i].pairs);
        free(l.workers[i].entries);
        free(l.workers[i].scratch);
    }
    free(l.workers);
    done = done && rt_pairs_sort(candidates);
    if (!done) {
        rt_pairs_release(candidates);
    }
    return done;
}
