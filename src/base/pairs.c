#include "base/pairs.h"

#include "base/partition.h"
#include "base/sort.h"
#include "base/threads.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 1 << 14, CHECKED = 1 << 12 };

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

/* All pairs, one set after another, are put into buckets, and each bucket is sorted by itself. */
typedef struct uniting {
    rt_pairs *to;
    rt_pairs *const *from;
    size_t count;
    size_t total;
    size_t parts;
    rt_partition partition;
    uint64_t *highest; /* all bits of each part */
    size_t *kept;      /* of each bucket */
    unite_worker *workers;
} uniting;

/* Where a thread is in its part. */
typedef struct stretch {
    size_t at, end;
    const uint64_t *items;
    size_t size;
} stretch;

/* The part's next pairs that lie in one set; false at its end. */
static bool next_stretch(const uniting *u, stretch *s)
{
    size_t begin = 0;
    for (size_t i = 0; s->at < s->end && i < u->count; begin += u->from[i++]->count) {
        if (s->at < begin + u->from[i]->count) {
            size_t left = begin + u->from[i]->count - s->at;
            s->items = u->from[i]->items + (s->at - begin);
            s->size = left < s->end - s->at ? left : s->end - s->at;
            s->size = s->size < CHECKED ? s->size : CHECKED;
            s->at += s->size;
            rt_memory_check(u->to->memory);
            return true;
        }
    }
    return false;
}

static bool find_highest(void *context, size_t part, size_t end, unsigned worker)
{
    uniting *u = context;
    uint64_t bits = 0;
    stretch s = {.at = rt_partition_part(u->total, u->parts, part),
                 .end = rt_partition_part(u->total, u->parts, part + 1)};
    while (next_stretch(u, &s)) {
        for (size_t i = 0; i < s.size; i++) {
            bits |= s.items[i];
        }
    }
    u->highest[part] = bits;
    return true;
}

static void count_pairs(void *context, size_t begin, size_t end, size_t *counts)
{
    const uniting *u = context;
    for (stretch s = {.at = begin, .end = end}; next_stretch(u, &s);) {
        for (size_t i = 0; i < s.size; i++) {
            counts[rt_partition_bucket(&u->partition, s.items[i])]++;
        }
    }
}

static void place_pairs(void *context, size_t begin, size_t end, size_t *starts)
{
    const uniting *u = context;
    uint64_t *to = u->to->items;
    for (stretch s = {.at = begin, .end = end}; next_stretch(u, &s);) {
        for (size_t i = 0; i < s.size; i++) {
            to[starts[rt_partition_bucket(&u->partition, s.items[i])]++] = s.items[i];
            rt_memory_tick(u->to->memory, i);
        }
    }
}

static bool sort_buckets(void *context, size_t begin, size_t end, unsigned worker)
{
    uniting *u = context;
    unite_worker *w = &u->workers[worker];
    for (size_t bucket = begin; bucket < end; bucket++) {
        size_t first = rt_partition_begin(&u->partition, bucket);
        size_t size = rt_partition_begin(&u->partition, bucket + 1) - first;
        uint64_t *items = u->to->items + first;
        if (!rt_memory_grow(u->to->memory, (void **)&w->scratch, &w->capacity, size,
                            sizeof *w->scratch)) {
            return false;
        }
        rt_sort_u64_in(items, w->scratch, size, 0, u->to->memory);
        u->kept[bucket] = u->to->distinct ? rt_unique_u64(items, size) : size;
    }
    return true;
}

/* Moves the buckets together where repeats were removed. */
static void close_gaps(uniting *u)
{
    size_t kept = 0;
    for (size_t bucket = 0; bucket < RT_PARTITION_BUCKETS; bucket++) {
        size_t begin = rt_partition_begin(&u->partition, bucket);
        if (kept != begin) {
            memmove(u->to->items + kept, u->to->items + begin,
                    u->kept[bucket] * sizeof *u->to->items);
        }
        kept += u->kept[bucket];
    }
    u->to->count = kept;
}

static bool unite(uniting *u, rt_threads *threads)
{
    enum { SHARE = 8 }; /* buckets at a time */
    if (u->highest == NULL || u->kept == NULL || u->workers == NULL ||
        !rt_memory_grow(u->to->memory, (void **)&u->to->items, &u->to->capacity, u->total,
                        sizeof *u->to->items)) {
        return false;
    }
    rt_parallel_for(threads, u->parts, 1, find_highest, u);
    uint64_t bits = 0;
    for (size_t part = 0; part < u->parts; part++) {
        bits |= u->highest[part];
    }
    if (!rt_partition_init(&u->partition, u->total, u->parts, bits)) {
        return false;
    }
    rt_parallel_touch(threads, u->to->items, u->total * sizeof *u->to->items);
    rt_partition_count(&u->partition, threads, count_pairs, u);
    rt_partition_place(&u->partition, threads, place_pairs, u);
    for (size_t i = 0; i < u->count; i++) {
        rt_pairs_release(u->from[i]);
    }
    bool done = rt_parallel_for(threads, RT_PARTITION_BUCKETS, SHARE, sort_buckets, u);
    close_gaps(u);
    return done;
}

bool rt_pairs_unite(rt_pairs *pairs, rt_pairs *const *from, size_t count, rt_threads *threads)
{
    enum { FEW = 1 << 12 }; /* of which a thread sorts its share before it would have begun */
    uniting u = {.to = pairs, .from = from, .count = count};
    for (size_t i = 0; i < count; i++) {
        u.total += from[i]->count;
    }
    if (u.total == 0) {
        return true;
    }
    threads = u.total < FEW ? NULL : threads;
    u.parts = rt_threads_count(threads);
    u.highest = calloc(u.parts, sizeof *u.highest);
    u.kept = calloc(RT_PARTITION_BUCKETS, sizeof *u.kept);
    u.workers = calloc(u.parts, sizeof *u.workers);
    bool done = unite(&u, threads);
    for (size_t i = 0; u.workers != NULL && i < u.parts; i++) {
        rt_memory_release(pairs->memory, u.workers[i].scratch);
    }
    rt_partition_release(&u.partition);
    free(u.highest);
    free(u.kept);
    free(u.workers);
    return done;
}
