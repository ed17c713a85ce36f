#include "api/keys.h"

#include <stdlib.h>
#include <string.h>

enum {
    ROWS = 1 << 12, /* which stay in the processor's cache until they are turned */
    ROWS_STORED = 1 << 14,
    FEW_ROWS = 256 /* more of them are made room for at once */
};

void rt_keys_init(rt_keys *keys, unsigned bands, bool stored, rt_memory *memory)
{
    *keys = (rt_keys){
        .memory = memory, .bands = bands, .rows = stored ? ROWS_STORED : ROWS, .stored = stored};
}

void rt_keys_release(rt_keys *keys)
{
    for (size_t i = 0; keys->stored && i < keys->part_count; i++) {
        rt_memory_discard(keys->memory, keys->pieces[i]);
    }
    free(keys->pieces);
    rt_memory_release(keys->memory, keys->array);
    free(keys->open);
    free(keys->turned);
    rt_keys_init(keys, keys->bands, keys->stored, keys->memory);
}

static size_t part_size(const rt_keys *k)
{
    return k->rows * k->bands;
}

static const uint32_t *part_at(const rt_keys *k, size_t part)
{
    return k->stored ? k->pieces[part] : k->array + part * part_size(k);
}

static void turn_rows(const rt_keys *k, const uint32_t *rows, uint32_t *part)
{
    enum { LINE = 16 }; /* rows at a time: a cache line of each band */
    for (size_t row = 0; row < k->rows; row += LINE) {
        const uint32_t *from = rows + row * k->bands;
        for (size_t band = 0; band < k->bands; band++) {
            for (size_t i = 0; i < LINE; i++) {
                part[band * k->rows + row + i] = from[i * k->bands + band];
            }
        }
    }
}

/* Makes room for so many parts. False when out of memory. */
static bool reserve(rt_keys *k, size_t parts)
{
    if (k->stored) {
        return rt_grow((void **)&k->pieces, &k->capacity, parts, sizeof *k->pieces);
    }
    return rt_memory_grow(k->memory, (void **)&k->array, &k->capacity, parts,
                          part_size(k) * sizeof *k->array);
}

/* Makes a part of its rows, for which there is room. False when out of memory. */
static bool make_part(rt_keys *k, size_t part, const uint32_t *rows)
{
    size_t size = part_size(k);
    if (!k->stored) {
        turn_rows(k, rows, k->array + part * size);
        return true;
    }
    if (!rt_grow((void **)&k->turned, &k->turned_capacity, size, sizeof *k->turned)) {
        return false;
    }
    turn_rows(k, rows, k->turned);
    retold_span bytes = rt_span((const char *)k->turned, size * sizeof *k->turned);
    k->pieces[part] = rt_memory_store(k->memory, RT_PIECE_STAYS, &bytes, 1);
    return k->pieces[part] != NULL;
}

/* Makes a part of the open rows. */
static bool close_part(rt_keys *k)
{
    if (!reserve(k, k->part_count + 1) || !make_part(k, k->part_count, k->open)) {
        return false;
    }
    k->part_count++;
    return true;
}

void rt_keys_forget(rt_keys *k)
{
    if (!k->stored) {
        rt_memory_release(k->memory, k->array);
        k->array = NULL;
        k->capacity = 0;
        k->forgotten = k->part_count;
    }
}

bool rt_keys_restore(rt_keys *k, const uint32_t *rows)
{
    if (!reserve(k, k->part_count) || !make_part(k, k->forgotten - 1, rows)) {
        return false;
    }
    k->forgotten--;
    return true;
}

bool rt_keys_add(rt_keys *keys, const uint32_t *row)
{
    size_t at = keys->count % keys->rows;
    if (keys->count / keys->rows > keys->part_count && !close_part(keys)) {
        return false;
    }
    size_t rows = at < FEW_ROWS ? at + 1 : keys->rows;
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
    return (keys->count + keys->rows - 1) / keys->rows;
}

const uint32_t *rt_keys_part(const rt_keys *keys, size_t part, unsigned band, size_t *step,
                             size_t *count)
{
    bool closed = part < keys->part_count;
    *step = closed ? 1 : keys->bands;
    *count = closed ? keys->rows : keys->count - part * keys->rows;
    return closed ? part_at(keys, part) + (size_t)band * keys->rows : keys->open + band;
}

uint32_t rt_keys_get(const rt_keys *keys, size_t document, unsigned band)
{
    size_t step, count;
    const uint32_t *part = rt_keys_part(keys, document / keys->rows, band, &step, &count);
    return part[document % keys->rows * step];
}
