#include "api/ids.h"

#include "base/hash.h"
#include "base/sort.h"

#include <string.h>

enum { FIRST_BITS = 10, LEAST_RECENT = 1 << 12, MOST_RECENT = 1 << 20, SHARE_RECENT = 16 };

void rt_ids_init(rt_ids *ids, rt_memory *memory)
{
    *ids = (rt_ids){.memory = memory};
}

void rt_ids_release(rt_ids *ids)
{
    rt_memory_release(ids->memory, ids->recent.slots);
    rt_memory_release(ids->memory, ids->table.slots);
    rt_memory_release(ids->memory, ids->filter);
    rt_ids_init(ids, ids->memory);
}

static size_t slot_count(const rt_id_table *table)
{
    return table->bits == 0 ? 0 : (size_t)1 << table->bits;
}

static size_t home_of(const rt_id_table *table, uint64_t slot)
{
    return (size_t)(slot >> (64 - table->bits));
}

static bool find_in(const rt_id_table *table, uint64_t hash, rt_same_id *same, const void *context)
{
    if (table->count == 0) {
        return false;
    }
    size_t mask = slot_count(table) - 1;
    for (size_t i = home_of(table, hash); table->slots[i] != 0; i = (i + 1) & mask) {
        if (table->slots[i] >> 32 == hash >> 32 && same(context, (uint32_t)table->slots[i] - 1)) {
            return true;
        }
    }
    return false;
}

static void put(rt_id_table *table, uint64_t slot)
{
    size_t mask = slot_count(table) - 1;
    size_t i = home_of(table, slot);
    while (table->slots[i] != 0) {
        i = (i + 1) & mask;
    }
    table->slots[i] = slot;
    table->count++;
}

/* Writes to each page of the slots, which are all 0: where something is looked for first, a page of
 * zeros is mapped, and another one when something is put there. */
static void prepare(rt_id_table *table)
{
    enum { PAGE = 4096 / sizeof *table->slots };
    for (size_t i = 0; i < slot_count(table); i += PAGE) {
        *(volatile uint64_t *)&table->slots[i] = 0;
    }
}

/* A table of 2^bits slots with all that `table` has, and no more than 3/4 full. */
static bool grow(rt_id_table *table, size_t need, rt_memory *memory)
{
    rt_id_table larger = {.bits = table->bits == 0 ? FIRST_BITS : table->bits};
    while (need > slot_count(&larger) / 4 * 3) {
        larger.bits++;
    }
    if (larger.bits == table->bits) {
        return true;
    }
    larger.slots = rt_memory_zeroed(memory, slot_count(&larger), sizeof *larger.slots);
    if (larger.slots == NULL) {
        return false;
    }
    prepare(&larger);
    for (size_t i = 0; i < slot_count(table); i++) {
        rt_memory_step(memory, i);
        if (table->slots[i] != 0) {
            put(&larger, table->slots[i]);
        }
    }
    rt_memory_release(memory, table->slots);
    *table = larger;
    return true;
}

/* ----------------------------------------------------------------------- filter */

/* The bits of an id in its word. */
static uint64_t pattern_of(uint64_t slot)
{
    uint64_t mixed = rt_mix64(slot >> 32);
    return UINT64_C(1) << (mixed & 63) | UINT64_C(1) << (mixed >> 6 & 63) |
           UINT64_C(1) << (mixed >> 12 & 63) | UINT64_C(1) << (mixed >> 18 & 63);
}

static bool may_have(const rt_ids *ids, uint64_t hash)
{
    uint64_t pattern = pattern_of(hash);
    return ids->filter != NULL &&
           (ids->filter[home_of(&ids->table, hash) / 8] & pattern) == pattern;
}

static void add_to_filter(rt_ids *ids, uint64_t slot)
{
    ids->filter[home_of(&ids->table, slot) / 8] |= pattern_of(slot);
}

/* Makes room in the table for `need` ids, with a filter as large as it. */
static bool grow_table(rt_ids *ids, size_t need)
{
    rt_memory *memory = ids->memory;
    unsigned before = ids->table.bits;
    if (!grow(&ids->table, need, memory)) {
        return false;
    }
    if (ids->table.bits == before && ids->filter != NULL) {
        return true;
    }
    uint64_t *filter = rt_memory_zeroed(memory, slot_count(&ids->table) / 8, sizeof *filter);
    rt_memory_release(memory, ids->filter);
    ids->filter = filter;
    for (size_t i = 0; filter != NULL && i < slot_count(&ids->table); i++) {
        rt_memory_step(memory, i);
        if (ids->table.slots[i] != 0) {
            add_to_filter(ids, ids->table.slots[i]);
        }
    }
    return filter != NULL;
}

/* Puts the recent ids into the table. */
static bool settle(rt_ids *ids)
{
    size_t count = ids->recent.count;
    uint64_t *sorted = rt_memory_alloc(ids->memory, (2 * count + 1) * sizeof *sorted);
    if (sorted == NULL || !grow_table(ids, ids->table.count + count)) {
        rt_memory_release(ids->memory, sorted);
        return false;
    }
    size_t found = 0;
    for (size_t i = 0; i < slot_count(&ids->recent); i++) {
        if (ids->recent.slots[i] != 0) {
            sorted[found++] = ids->recent.slots[i];
        }
    }
    rt_sort_u64(sorted, sorted + count, found, 0);
    for (size_t i = 0; i < found; i++) {
        rt_memory_tick(ids->memory, i);
        put(&ids->table, sorted[i]);
        add_to_filter(ids, sorted[i]);
    }
    rt_memory_release(ids->memory, sorted);
    memset(ids->recent.slots, 0, slot_count(&ids->recent) * sizeof *ids->recent.slots);
    ids->recent.count = 0;
    return true;
}

/* -------------------------------------------------------------------------- ids */

bool rt_ids_find(const rt_ids *ids, uint64_t hash, rt_same_id *same, const void *context)
{
    return find_in(&ids->recent, hash, same, context) ||
           (may_have(ids, hash) && find_in(&ids->table, hash, same, context));
}

void rt_ids_expect(const rt_ids *ids, uint64_t hash)
{
    if (ids->recent.count > 0) {
        __builtin_prefetch(&ids->recent.slots[home_of(&ids->recent, hash)], 1);
    }
    if (ids->filter != NULL) {
        __builtin_prefetch(&ids->filter[home_of(&ids->table, hash) / 8]);
    }
}

bool rt_ids_add(rt_ids *ids, uint64_t hash, uint32_t document)
{
    size_t most = ids->table.count / SHARE_RECENT;
    most = most < LEAST_RECENT ? LEAST_RECENT : most > MOST_RECENT ? MOST_RECENT : most;
    if (ids->recent.count >= most && !settle(ids)) {
        return false;
    }
    if (!grow(&ids->recent, ids->recent.count + 1, ids->memory)) {
        return false;
    }
    put(&ids->recent, hash >> 32 << 32 | (document + UINT64_C(1)));
    return true;
}
