#include "base/pairs.h"

#include "base/sort.h"
#include "base/threads.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 1 << 14, BUCKETS = 1 << 10, CHECKED = 1 << 12 };

void rt_pairs_init(rt_pairs *pairs, bool distinct)
{
    *pairs = (rt_pairs){.distinct = distinct};
}

void rt_pairs_release(rt_pairs *pairs)
{
    rt_memory_release(pairs->memory, pairs->items);
    *pairs = (rt_pairs){.distinct = pairs->distinct, .memory = pairs->memory};
}

bool rt_pairs_sort(rt_pairs *pairs)
{
    if (pairs->count < 2) {
        return true;
    }
    uint64_t *scratch = rt_memory_alloc(pairs->memory, pairs->count * sizeof *scratch);
    if (scratch == NULL) {
        return false;
    }
    rt_sort_u64_in(pairs->items, scratch, pairs->count, 0, pairs->memory);
    rt_memory_release(pairs->memory, scratch);
    if (pairs->distinct) {
        pairs->count = rt_unique_u64(pairs->items, pairs->count);
    }
    return true;
}

bool rt_pairs_make_room(rt_pairs *pairs)
{
    if (pairs->distinct && pairs->capacity > FIRST_CAPACITY) {
        if (!rt_pairs_sort(pairs)) {
            return false;
        }
        if (pairs->count < pairs->capacity / 2) {
            return true;
        }
    }
    size_t need = pairs->capacity == 0 ? FIRST_CAPACITY : 2 * pairs->capacity;
    return rt_memory_grow(pairs->memory, (void **)&pairs->items, &pairs->capacity, need,
                          sizeof *pairs->items);
}

bool rt_pairs_find(const rt_pairs *pairs, uint32_t first, uint32_t second)
{
    uint64_t wanted = rt_pair(first, second);
    size_t low = 0;
    size_t high = pairs->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (pairs->items[middle] < wanted) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < pairs->count && pairs->items[low] == wanted;
}

/* ------------------------------------------------------------------------ uniting */

/* Scratch space of one thread. */
typedef struct unite_worker {
    uint64_t *scratch;
    size_t capacity;
} unite_worker;

/*
 * All pairs, one set after another, are cut into `parts`. They are put into buckets by the highest
 * bits that any has, and each bucket is sorted by itself: starts[part * BUCKETS + bucket] counts,
 * and then is where the part's pairs of the bucket go; the last part's are then the buckets' ends.
 */
typedef struct uniting {
    rt_pairs *to;
    rt_pairs *const *from;
    size_t count;
    size_t total;
    size_t parts;
    unsigned shift;
    uint64_t *highest; /* all bits of each part */
    size_t *starts;
    size_t *kept; /* of each bucket */
    unite_worker *workers;
} uniting;

/* The next stretch of pairs from *at on, before `end`, that lie in one set; false at the end. */
static bool next_stretch(const uniting *u, size_t *at, size_t end, const uint64_t **items,
                         size_t *size)
{
    size_t begin = 0;
    for (size_t i = 0; *at < end && i < u->count; begin += u->from[i++]->count) {
        if (*at < begin + u->from[i]->count) {
            size_t left = begin + u->from[i]->count - *at;
            *items = u->from[i]->items + (*at - begin);
            *size = left < end - *at ? left : end - *at;
            *size = *size < CHECKED ? *size : CHECKED;
            *at += *size;
            rt_memory_check(u->to->memory);
            return true;
        }
    }
    return false;
}

static size_t part_begin(const uniting *u, size_t part)
{
    return u->total / u->parts * part + u->total % u->parts * part / u->parts;
}

static bool find_highest(void *context, size_t part, size_t end, unsigned worker)
{
    (void)end;
    (void)worker;
    uniting *u = context;
    const uint64_t *items;
    size_t size;
    uint64_t bits = 0;
    for (size_t at = part_begin(u, part);
         next_stretch(u, &at, part_begin(u, part + 1), &items, &size);) {
        for (size_t i = 0; i < size; i++) {
            bits |= items[i];
        }
    }
    u->highest[part] = bits;
    return true;
}

static bool count_part(void *context, size_t part, size_t end, unsigned worker)
{
    (void)end;
    (void)worker;
    uniting *u = context;
    size_t *counts = u->starts + part * BUCKETS;
    const uint64_t *items;
    size_t size;
    for (size_t at = part_begin(u, part);
         next_stretch(u, &at, part_begin(u, part + 1), &items, &size);) {
        for (size_t i = 0; i < size; i++) {
            counts[items[i] >> u->shift]++;
        }
    }
    return true;
}

static bool place_part(void *context, size_t part, size_t end, unsigned worker)
{
    (void)end;
    (void)worker;
    uniting *u = context;
    size_t *starts = u->starts + part * BUCKETS;
    const uint64_t *items;
    size_t size;
    for (size_t at = part_begin(u, part);
         next_stretch(u, &at, part_begin(u, part + 1), &items, &size);) {
        for (size_t i = 0; i < size; i++) {
            u->to->items[starts[items[i] >> u->shift]++] = items[i];
            rt_memory_tick(u->to->memory, i);
        }
    }
    return true;
}

static size_t bucket_begin(const uniting *u, size_t bucket)
{
    return bucket == 0 ? 0 : u->starts[(u->parts - 1) * BUCKETS + bucket - 1];
}

static bool sort_buckets(void *context, size_t begin, size_t end, unsigned worker)
{
    uniting *u = context;
    unite_worker *w = &u->workers[worker];
    for (size_t bucket = begin; bucket < end; bucket++) {
        uint64_t *items = u->to->items + bucket_begin(u, bucket);
        size_t size = bucket_begin(u, bucket + 1) - bucket_begin(u, bucket);
        if (!rt_memory_grow(u->to->memory, (void **)&w->scratch, &w->capacity, size,
                            sizeof *w->scratch)) {
            return false;
        }
        rt_sort_u64_in(items, w->scratch, size, 0, u->to->memory);
        u->kept[bucket] = u->to->distinct ? rt_unique_u64(items, size) : size;
    }
    return true;
}

/* From counts to places: bucket by bucket, in each part by part. */
static void add_up(uniting *u)
{
    size_t sum = 0;
    for (size_t bucket = 0; bucket < BUCKETS; bucket++) {
        for (size_t part = 0; part < u->parts; part++) {
            size_t size = u->starts[part * BUCKETS + bucket];
            u->starts[part * BUCKETS + bucket] = sum;
            sum += size;
        }
    }
}

/* Moves the buckets together where repeats were removed. */
static void close_gaps(uniting *u)
{
    size_t kept = 0;
    for (size_t bucket = 0; bucket < BUCKETS; bucket++) {
        size_t begin = bucket_begin(u, bucket);
        if (kept != begin) {
            memmove(u->to->items + kept, u->to->items + begin,
                    u->kept[bucket] * sizeof *u->to->items);
        }
        kept += u->kept[bucket];
    }
    u->to->count = kept;
}

static bool unite(uniting *u, unsigned threads)
{
    enum { SHARE = 8 }; /* buckets at a time */
    if (u->highest == NULL || u->starts == NULL || u->kept == NULL || u->workers == NULL ||
        !rt_memory_grow(u->to->memory, (void **)&u->to->items, &u->to->capacity, u->total,
                        sizeof *u->to->items)) {
        return false;
    }
    bool done = rt_parallel_for(threads, u->parts, 1, find_highest, u);
    uint64_t bits = 0;
    for (size_t part = 0; part < u->parts; part++) {
        bits |= u->highest[part];
    }
    while (bits >> u->shift >= BUCKETS) {
        u->shift++;
    }
    rt_parallel_touch(threads, u->to->items, u->total * sizeof *u->to->items);
    done = done && rt_parallel_for(threads, u->parts, 1, count_part, u);
    add_up(u);
    done = done && rt_parallel_for(threads, u->parts, 1, place_part, u);
    for (size_t i = 0; i < u->count; i++) {
        rt_pairs_release(u->from[i]);
    }
    done = done && rt_parallel_for(threads, BUCKETS, SHARE, sort_buckets, u);
    close_gaps(u);
    return done;
}

bool rt_pairs_unite(rt_pairs *pairs, rt_pairs *const *from, size_t count, unsigned threads)
{
    enum { FEW = 1 << 15 }; /* of which a thread sorts its share before it would have begun */
    uniting u = {.to = pairs, .from = from, .count = count};
    for (size_t i = 0; i < count; i++) {
        u.total += from[i]->count;
    }
    threads = u.total < FEW ? 1 : threads;
    u.parts = threads;
    u.highest = calloc(u.parts, sizeof *u.highest);
    u.starts = calloc(u.parts * BUCKETS, sizeof *u.starts);
    u.kept = calloc(BUCKETS, sizeof *u.kept);
    u.workers = calloc(threads, sizeof *u.workers);
    bool done = u.total == 0 || unite(&u, threads);
    for (unsigned i = 0; u.workers != NULL && i < threads; i++) {
        rt_memory_release(pairs->memory, u.workers[i].scratch);
    }
    free(u.highest);
    free(u.starts);
    free(u.kept);
    free(u.workers);
    return done;
}
