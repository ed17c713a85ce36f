#include "base/pairs.h"

#include "base/sort.h"

#include <string.h>

enum { FIRST_CAPACITY = 1 << 14 };

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

bool rt_pairs_add_all(rt_pairs *pairs, const rt_pairs *from)
{
    if (from->count == 0) {
        return true;
    }
    size_t need = pairs->count + from->count;
    if (!rt_memory_grow(pairs->memory, (void **)&pairs->items, &pairs->capacity, need,
                        sizeof *pairs->items)) {
        return false;
    }
    memcpy(pairs->items + pairs->count, from->items, from->count * sizeof *from->items);
    pairs->count = need;
    return true;
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
