#include "api/keys.h"

#include <stdlib.h>
#include <string.h>

void rt_keys_init(rt_keys *keys, unsigned bands, rt_memory *memory)
{
    *keys = (rt_keys){.memory = memory, .bands = bands};
}

void rt_keys_release(rt_keys *keys)
{
    for (size_t i = 0; i < keys->part_count; i++) {
        rt_memory_discard(keys->memory, keys->parts[i]);
    }
    free(keys->parts);
    free(keys->open);
    rt_keys_init(keys, keys->bands, keys->memory);
}

/* Turns the open rows into columns, a few rows at a time: so many as stay in the nearest cache. */
static void turn(const rt_keys *k, uint32_t *turned)
{
    enum { ROWS = 64 };
    for (size_t begin = 0; begin < RT_KEY_ROWS; begin += ROWS) {
        for (size_t band = 0; band < k->bands; band++) {
            uint32_t *column = turned + band * RT_KEY_ROWS + begin;
            const uint32_t *from = k->open + begin * k->bands + band;
            for (size_t row = 0; row < ROWS; row++) {
                column[row] = from[row * k->bands];
            }
        }
    }
}

/* Makes a part of the open rows. */
static bool close_part(rt_keys *k)
{
    size_t size = (size_t)RT_KEY_ROWS * k->bands;
    uint32_t *turned = malloc(size * sizeof *turned);
    if (turned == NULL ||
        !rt_grow((void **)&k->parts, &k->part_capacity, k->part_count + 1, sizeof *k->parts)) {
        free(turned);
        return false;
    }
    turn(k, turned);
    retold_span bytes = rt_span((const char *)turned, size * sizeof *turned);
    k->parts[k->part_count] = rt_memory_store(k->memory, &bytes, 1);
    free(turned);
    if (k->parts[k->part_count] == NULL) {
        return false;
    }
    k->part_count++;
    return true;
}

bool rt_keys_add(rt_keys *keys, const uint32_t *row)
{
    size_t at = keys->count % RT_KEY_ROWS;
    if (keys->count / RT_KEY_ROWS > keys->part_count && !close_part(keys)) {
        return false;
    }
    if (!rt_grow((void **)&keys->open, &keys->open_capacity, (at + 1) * keys->bands,
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
