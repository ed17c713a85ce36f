#include "base/buckets.h"

#include "base/sort.h"

#include <string.h>

/* Keys of a bucket, with as much scratch space within a core's cache. */
enum { BUCKET_SIZE = 1 << 14 };

void rt_buckets_init(rt_buckets *buckets, rt_memory *memory)
{
    *buckets = (rt_buckets){.memory = memory};
    rt_buckets_clear(buckets, 0);
}

void rt_buckets_release(rt_buckets *buckets)
{
    rt_memory_release(buckets->memory, buckets->items);
    rt_memory_release(buckets->memory, buckets->scratch);
    rt_buckets_init(buckets, buckets->memory);
}

void rt_buckets_clear(rt_buckets *buckets, size_t expected)
{
    unsigned bits = 1;
    while (bits < RT_BUCKET_BITS && expected >> bits > BUCKET_SIZE) {
        bits++;
    }
    buckets->shift = 64 - bits;
    buckets->bucket_count = (size_t)1 << bits;
    memset(buckets->ends, 0, buckets->bucket_count * sizeof *buckets->ends);
}

bool rt_buckets_make_room(rt_buckets *b)
{
    size_t sum = 0;
    size_t largest = 0;
    for (size_t i = 0; i < b->bucket_count; i++) {
        size_t size = b->ends[i];
        largest = size > largest ? size : largest;
        b->ends[i] = sum;
        sum += size;
    }
    return rt_memory_grow(b->memory, (void **)&b->items, &b->capacity, sum, sizeof *b->items) &&
           rt_memory_grow(b->memory, (void **)&b->scratch, &b->scratch_capacity, largest + 2,
                          sizeof *b->scratch);
}

uint64_t *rt_buckets_sort_shared(rt_buckets *buckets, size_t bucket, size_t *count)
{
    size_t begin = bucket == 0 ? 0 : buckets->ends[bucket - 1];
    size_t size = buckets->ends[bucket] - begin;
    uint64_t *keys = buckets->items + begin;
    if (size > 0) {
        size = rt_keep_shared_u64(keys, buckets->scratch, size);
    }
    if (size > 0) {
        rt_sort_u64(keys, buckets->scratch, size, 32);
    }
    *count = size;
    return keys;
}
