#include "api/keys.h"

#include <stdlib.h>
#include <string.h>

enum { FEW_ROWS = 256 }; /* more of them are made room for at once */

void rt_keys_init(rt_keys *keys, unsigned bands, bool stored, rt_memory *memory)
{
    *keys = (rt_keys){.memory = memory, .bands = bands, .stored = stored};
}

static void release_part(const rt_keys *k, uint32_t *part)
{
    if (k->stored) {
        rt_memory_discard(k->memory, part);
    } else {
        rt_memory_release(k->memory, part);
    }
}

void rt_keys_release(rt_keys *keys)
{
    for (size_t i = 0; i < keys->part_count; i++) {
        release_part(keys, keys->parts[i]);
    }
    free(keys->parts);
    free(keys->open);
    free(keys->turned);
    rt_keys_init(keys, keys->bands, keys->stored, keys->memory);
}

static void turn_rows(const rt_keys *k, const uint32_t *rows, uint32_t *part)
{
    enum { ROWS = 16 }; /* at a time: a cache line of each band */
    for (size_t row = 0; row < RT_KEY_ROWS; row += ROWS) {
        const uint32_t *from = rows + row * k->bands;
        for (size_t band = 0; band < k->bands; band++) {
            for (size_t i = 0; i < ROWS; i++) {
                part[band * RT_KEY_ROWS + row + i] = from[i * k->bands + band];
            }
        }
    }
}

/* A part of RT_KEY_ROWS rows; NULL when out of memory. */
static uint32_t *make_part(rt_keys *k, const uint32_t *rows)
{
    size_t size = (size_t)RT_KEY_ROWS * k->bands;
    if (!k->stored) {
        uint32_t *part = rt_memory_alloc(k->memory, size * sizeof *part);
        if (part != NULL) {
            turn_rows(k, rows, part);
        }
        return part;
    }
    if (!rt_grow((void **)&k->turned, &k->turned_capacity, size, sizeof *k->turned)) {
        return NULL;
    }
    turn_rows(k, rows, k->turned);
    retold_span bytes = rt_span((const char *)k->turned, size * sizeof *k->turned);
    return rt_memory_store(k->memory, &bytes, 1);
}

/* Makes a part of the open rows. */
static bool close_part(rt_keys *k)
{
    if (!rt_grow((void **)&k->parts, &k->part_capacity, k->part_count + 1, sizeof *k->parts)) {
        return false;
    }
    k->parts[k->part_count] = make_part(k, k->open);
    if (k->parts[k->part_count] == NULL) {
        return false;
    }
    k->part_count++;
    return true;
}

void rt_keys_forget(rt_keys *k)
{
    for (; !k->stored && k->forgotten < k->part_count; k->forgotten++) {
        release_part(k, k->parts[k->forgotten]);
        k->parts[k->forgotten] = NULL;
    }
}

bool rt_keys_restore(rt_keys *k, const uint32_t *rows)
{
    k->parts[k->forgotten - 1] = make_part(k, rows);
    if (k->parts[k->forgotten - 1] == NULL) {
        return false;
    }
    k->forgotten--;
    return true;
}

bool rt_keys_add(rt_keys *keys, const uint32_t *row)
{
    size_t at = keys->count % RT_KEY_ROWS;
    if (keys->count / RT_KEY_ROWS > keys->part_count && !close_part(keys)) {
        return false;
    }
    size_t rows = at < FEW_ROWS ? at + 1 : RT_KEY_ROWS;
    if (!rt_grow((void **)&keys->open, &keys->open_capacity, rows * keys->bands,
                 sizeof *keys->open)) {
        return false;
    }
    memcpy(keys->open + at * keys->bands, row, keys->bands * sizeof *row);
    keys->count++;
    return true;
}

void rt_keys_drop_last(rt_keys *keys)
{
    keys->count--;
}

size_t rt_keys_parts(const rt_keys *keys)
{
    return (keys->count + RT_KEY_ROWS - 1) / RT_KEY_ROWS;
}

const uint32_t *rt_keys_part(const rt_keys *keys, size_t part, unsigned band, size_t *step,
                             size_t *count)
{
    bool closed = part < keys->part_count;
    *step = closed ? 1 : keys->bands;
    *count = closed ? RT_KEY_ROWS : keys->count - part * RT_KEY_ROWS;
    return closed ? keys->parts[part] + (size_t)band * RT_KEY_ROWS : keys->open + band;
}

uint32_t rt_keys_get(const rt_keys *keys, size_t document, unsigned band)
{
    size_t step, count;
    const uint32_t *part = rt_keys_part(keys, document / RT_KEY_ROWS, band, &step, &count);
    return part[document % RT_KEY_ROWS * step];
}
