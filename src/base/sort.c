#include "base/sort.h"

#include "base/partition.h"
#include "base/threads.h"

#include <string.h>

enum { SMALL = 48, SPREAD_BITS = 11, NARROW = 8, WIDE = 11, MANY = 1 << 16, CHECKED = 1 << 12 };

static void insertion_sort(uint64_t *keys, size_t count, unsigned low_bit)
{
    for (size_t i = 1; i < count; i++) {
        uint64_t key = keys[i];
        size_t j = i;
        for (; j > 0 && keys[j - 1] >> low_bit > key >> low_bit; j--) {
            keys[j] = keys[j - 1];
        }
        keys[j] = key;
    }
}

/* One pass on the digit of `bits` bits at `shift`. */
static void distribute(const uint64_t *from, uint64_t *to, size_t count, unsigned shift,
                       unsigned bits, rt_memory *memory)
{
    size_t starts[1 << WIDE];
    size_t digits = (size_t)1 << bits;
    memset(starts, 0, digits * sizeof *starts);
    for (size_t i = 0; i < count; i++) {
        starts[(from[i] >> shift) & (digits - 1)]++;
        rt_memory_step(memory, i);
    }
    size_t sum = 0;
    for (size_t d = 0; d < digits; d++) {
        size_t size = starts[d];
        starts[d] = sum;
        sum += size;
    }
    for (size_t i = 0; i < count; i++) {
        to[starts[(from[i] >> shift) & (digits - 1)]++] = from[i];
        rt_memory_tick(memory, i);
    }
}

/* The bits in which any key differs from the first. */
static uint64_t differing_bits(const uint64_t *keys, size_t count, rt_memory *memory)
{
    uint64_t bits = 0;
    for (size_t begin = 0; begin < count; begin += RT_MEMORY_STEPS) {
        size_t end = count - begin < RT_MEMORY_STEPS ? count : begin + RT_MEMORY_STEPS;
        for (size_t i = begin; i < end; i++) {
            bits |= keys[i] ^ keys[0];
        }
        rt_memory_check(memory);
    }
    return bits;
}

void rt_sort_u64(uint64_t *keys, uint64_t *scratch, size_t count, unsigned low_bit)
{
    rt_sort_u64_in(keys, scratch, count, low_bit, NULL);
}

void rt_sort_u64_in(uint64_t *keys, uint64_t *scratch, size_t count, unsigned low_bit,
                    rt_memory *memory)
{
    if (count <= SMALL) {
        insertion_sort(keys, count, low_bit);
        return;
    }
    unsigned bits = count < MANY ? NARROW : WIDE;
    uint64_t *from = keys;
    uint64_t *to = scratch;
    uint64_t differing = differing_bits(keys, count, memory);
    uint64_t digit = (UINT64_C(1) << bits) - 1;
    for (unsigned shift = low_bit; shift < 64; shift += bits) {
        if (differing >> shift & digit) {
            distribute(from, to, count, shift, bits, memory);
            uint64_t *swap = from;
            from = to;
            to = swap;
        }
    }
    if (from != keys) {
        rt_memory_copy(memory, keys, from, count * sizeof *keys);
    }
}

void rt_sort_spread_u64(uint64_t *keys, uint64_t *scratch, size_t count, unsigned low_bit)
{
    if (count > SMALL) {
        /* Twice as many places as keys, or one for each two where there are very many. */
        unsigned bits = 65 - (unsigned)__builtin_clzll(count);
        bits = bits < SPREAD_BITS ? bits : SPREAD_BITS;
        uint16_t ends[1 << SPREAD_BITS];
        memset(ends, 0, sizeof *ends << bits);
        for (size_t i = 0; i < count; i++) {
            ends[keys[i] >> (64 - bits)]++;
        }
        for (size_t d = 1; d < (size_t)1 << bits; d++) {
            ends[d] = (uint16_t)(ends[d] + ends[d - 1]);
        }
        for (size_t i = count; i-- > 0;) {
            scratch[--ends[keys[i] >> (64 - bits)]] = keys[i];
        }
        memcpy(keys, scratch, count * sizeof *keys);
    }
    insertion_sort(keys, count, low_bit);
}

/* As distribute(). */
static bool distribute_keyed(const rt_keyed *from, rt_keyed *to, size_t count, unsigned shift,
                             unsigned bits, rt_memory *memory)
{
    size_t starts[1 << WIDE] = {0};
    const size_t mask = ((size_t)1 << bits) - 1;
    for (size_t i = 0; i < count; i++) {
        starts[(from[i].key >> shift) & mask]++;
        rt_memory_step(memory, i);
    }
    if (starts[(from[0].key >> shift) & mask] == count) {
        return false;
    }
    size_t sum = 0;
    for (size_t d = 0; d <= mask; d++) {
        size_t size = starts[d];
        starts[d] = sum;
        sum += size;
    }
    for (size_t i = 0; i < count; i++) {
        to[starts[(from[i].key >> shift) & mask]++] = from[i];
        rt_memory_tick(memory, i);
    }
    return true;
}

void rt_sort_keyed(rt_keyed *items, rt_keyed *scratch, size_t count, rt_memory *memory)
{
    rt_keyed *from = items;
    rt_keyed *to = scratch;
    unsigned bits = count < MANY ? NARROW : WIDE;
    for (unsigned shift = 0; count > 1 && shift < 64; shift += bits) {
        if (distribute_keyed(from, to, count, shift, bits, memory)) {
            rt_keyed *swap = from;
            from = to;
            to = swap;
        }
    }
    if (from != items) {
        rt_memory_copy(memory, items, from, count * sizeof *items);
    }
}

/* ------------------------------------------------------------ on several threads */

/* Items are put into buckets, and each bucket is sorted by itself. */
typedef struct keyed_sort {
    rt_keyed *items;
    rt_keyed *scratch;
    rt_partition partition;
    rt_memory *memory;
} keyed_sort;

static void count_items(void *context, size_t begin, size_t end, size_t *counts)
{
    const keyed_sort *s = context;
    for (size_t i = begin; i < end; i++) {
        rt_memory_step(s->memory, i);
        counts[rt_partition_bucket(&s->partition, s->items[i].key)]++;
    }
}

static void place_items(void *context, size_t begin, size_t end, size_t *starts)
{
    const keyed_sort *s = context;
    for (size_t i = begin; i < end; i++) {
        rt_memory_tick(s->memory, i);
        s->scratch[starts[rt_partition_bucket(&s->partition, s->items[i].key)]++] = s->items[i];
    }
}

static bool sort_buckets(void *context, size_t begin, size_t end, unsigned worker)
{
    keyed_sort *s = context;
    for (size_t bucket = begin; bucket < end; bucket++) {
        size_t first = rt_partition_begin(&s->partition, bucket);
        size_t size = rt_partition_begin(&s->partition, bucket + 1) - first;
        rt_sort_keyed(s->scratch + first, s->items + first, size, s->memory);
        rt_memory_copy(s->memory, s->items + first, s->scratch + first, size * sizeof *s->items);
    }
    return true;
}

bool rt_sort_keyed_on(rt_threads *threads, rt_keyed *items, rt_keyed *scratch, size_t count,
                      rt_memory *memory)
{
    enum { SHARE = 8 }; /* buckets at a time */
    size_t parts = rt_threads_count(threads);
    if (parts < 2 || count < MANY) {
        rt_sort_keyed(items, scratch, count, memory);
        return true;
    }
    keyed_sort s = {.items = items, .scratch = scratch, .memory = memory};
    uint64_t differing = 0;
    for (size_t i = 0; i < count; i++) {
        rt_memory_step(memory, i);
        differing |= items[i].key ^ items[0].key;
    }
    if (!rt_partition_init(&s.partition, count, parts, differing)) {
        return false;
    }
    rt_parallel_touch(threads, scratch, count * sizeof *scratch);
    rt_partition_count(&s.partition, threads, count_items, &s);
    rt_partition_place(&s.partition, threads, place_items, &s);
    rt_parallel_for(threads, RT_PARTITION_BUCKETS, SHARE, sort_buckets, &s);
    rt_partition_release(&s.partition);
    return true;
}

/* Bits stand for the lowest bits of the keys' upper halves: of each two words of the scratch
 * space one tells which have been met, and one which have been met again. */
size_t rt_keep_shared_u64(uint64_t *keys, uint64_t *scratch, size_t count)
{
    enum { SLOTS = 16 }; /* for each key, or half of that */
    size_t words = 1;
    while (words * 2 * 64 <= count * SLOTS && words * 4 <= count) {
        words *= 2;
    }
    memset(scratch, 0, 2 * words * sizeof *scratch);
    for (size_t i = 0; i < count; i++) {
        uint64_t *word = scratch + 2 * (keys[i] >> 38 & (words - 1));
        uint64_t bit = UINT64_C(1) << (keys[i] >> 32 & 63);
        word[1] |= word[0] & bit;
        word[0] |= bit;
    }
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        uint64_t key = keys[i];
        uint64_t again = scratch[2 * (key >> 38 & (words - 1)) + 1];
        keys[kept] = key;
        kept += again >> (key >> 32 & 63) & 1; /* no branch: nobody could predict it */
    }
    return kept;
}

size_t rt_unique_u64(uint64_t *keys, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || keys[kept - 1] != keys[i]) {
            keys[kept++] = keys[i];
        }
    }
    return kept;
}
