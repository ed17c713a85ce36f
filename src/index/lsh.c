#include "index/lsh.h"

#include "base/buckets.h"
#include "base/sort.h"
#include "base/threads.h"

#include <stdlib.h>

/* One thread's share: it takes bands one at a time. */
typedef struct band_worker {
    rt_pairs pairs;
    rt_buckets entries; /* key << 32 | item */
    rt_keyed *ranked;   /* scratch space */
    size_t ranked_capacity;
} band_worker;

typedef struct lsh {
    const rt_lsh_source *source;
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

/* Sorts the members of a bucket by rank. False when out of memory. */
static bool sort_by_rank(const lsh *l, band_worker *worker, uint64_t *members, size_t count)
{
    rt_memory *memory = worker->entries.memory;
    if (!rt_memory_grow(memory, (void **)&worker->ranked, &worker->ranked_capacity, 2 * count,
                        sizeof *worker->ranked)) {
        return false;
    }
    rt_keyed *ranked = worker->ranked;
    rt_sort_u64(members, worker->entries.scratch, count, 0); /* by item, since the key is one */
    for (size_t i = 0; i < count; i++) {
        rt_memory_tick(memory, i);
        ranked[i] =
            (rt_keyed){l->source->rank(l->source->context, (uint32_t)members[i]), members[i]};
    }
    rt_sort_keyed(ranked, ranked + count, count, memory);
    for (size_t i = 0; i < count; i++) {
        members[i] = ranked[i].value;
    }
    return true;
}

static bool pair_large_bucket(const lsh *l, band_worker *worker, uint64_t *members, size_t count,
                              unsigned band)
{
    const rt_lsh_source *source = l->source;
    if (!sort_by_rank(l, worker, members, count)) {
        return false;
    }
    for (size_t hub = 0; hub < RT_LSH_HUBS; hub++) {
        for (size_t j = hub + 1; j < count; j++) {
            if (!add_ordered(&worker->pairs, (uint32_t)members[hub], (uint32_t)members[j])) {
                return false;
            }
        }
    }
    unsigned next = (band + 1) % source->bands;
    for (size_t i = 0; i < count; i++) {
        uint32_t item = (uint32_t)members[i];
        rt_memory_tick(worker->entries.memory, i);
        members[i] = (uint64_t)source->key(source->context, item, next) << 32 | item;
    }
    rt_sort_u64(members, worker->entries.scratch, count, 32);
    for (size_t i = 0; i + 1 < count; i++) {
        if (members[i] >> 32 == members[i + 1] >> 32 &&
            !add_ordered(&worker->pairs, (uint32_t)members[i], (uint32_t)members[i + 1])) {
            return false;
        }
    }
    return true;
}

/* Counts some keys of a part, or puts them into their buckets. */
static inline void collect(rt_buckets *entries, const rt_lsh_part *part, size_t begin, int pass)
{
    size_t end = part->count - begin < RT_MEMORY_TURNS ? part->count : begin + RT_MEMORY_TURNS;
    for (size_t i = begin; i < end; i++) {
        uint64_t entry = (uint64_t)part->keys[i * part->step] << 32 | part->items[i];
        if (part->items[i] == RT_LSH_NONE) {
            continue;
        }
        if (pass == 0) {
            rt_buckets_count(entries, entry);
        } else {
            rt_buckets_put(entries, entry);
        }
    }
}

/* Sorts the keys of a band into the worker's buckets. */
static bool collect_band(const lsh *l, rt_buckets *entries, unsigned band)
{
    const rt_lsh_source *source = l->source;
    rt_buckets_clear(entries, source->count);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t p = 0; p < source->parts; p++) {
            rt_lsh_part part = source->part(source->context, p, band);
            for (size_t begin = 0; begin < part.count; begin += RT_MEMORY_TURNS) {
                rt_memory_count_turns(entries->memory);
                collect(entries, &part, begin, pass);
            }
        }
        if (pass == 0 && !rt_buckets_make_room(entries)) {
            return false;
        }
    }
    return true;
}

static bool pair_equal_keys(const lsh *l, band_worker *worker, uint64_t *entries, size_t count,
                            unsigned band)
{
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
    for (size_t band = begin; band < end; band++) {
        if (!collect_band(l, &worker->entries, (unsigned)band)) {
            return false;
        }
        for (size_t b = 0; b < worker->entries.bucket_count; b++) {
            size_t count;
            uint64_t *entries = rt_buckets_sort_shared(&worker->entries, b, &count);
            rt_memory_check(worker->entries.memory);
            if (!pair_equal_keys(l, worker, entries, count, (unsigned)band)) {
                return false;
            }
        }
    }
    return true;
}

/* All pairs that the workers found. */
static bool unite(lsh *l, rt_threads *threads, rt_pairs *candidates)
{
    rt_pairs **found = calloc(rt_threads_count(threads), sizeof *found);
    for (unsigned i = 0; found != NULL && i < rt_threads_count(threads); i++) {
        found[i] = &l->workers[i].pairs;
    }
    bool done =
        found != NULL && rt_pairs_unite(candidates, found, rt_threads_count(threads), threads);
    free(found);
    return done;
}

bool rt_lsh_candidates(const rt_lsh_source *source, unsigned max_bucket, rt_threads *threads,
                       rt_memory *memory, rt_pairs *candidates)
{
    rt_pairs_init(candidates, true);
    candidates->memory = memory;
    if (source->count < 2) {
        return true;
    }
    lsh l = {.source = source, .max_bucket = max_bucket};
    unsigned count = rt_threads_count(threads);
    l.workers = calloc(count, sizeof *l.workers);
    if (l.workers == NULL) {
        return false;
    }
    for (unsigned i = 0; i < count; i++) {
        rt_pairs_init(&l.workers[i].pairs, true);
        l.workers[i].pairs.memory = memory;
        rt_buckets_init(&l.workers[i].entries, memory);
    }
    bool done = rt_parallel_for(threads, source->bands, 1, run_bands, &l);
    for (unsigned i = 0; i < count; i++) {
        rt_buckets_release(&l.workers[i].entries);
        rt_memory_release(memory, l.workers[i].ranked);
    }
    done = done && unite(&l, threads, candidates);
    for (unsigned i = 0; i < count; i++) {
        rt_pairs_release(&l.workers[i].pairs);
    }
    free(l.workers);
    if (!done) {
        rt_pairs_release(candidates);
    }
    return done;
}
