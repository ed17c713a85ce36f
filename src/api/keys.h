/* The band keys of all documents, band by band. */
#ifndef RT_API_KEYS_H
#define RT_API_KEYS_H

#include "base/memory.h"

/*
 * Keys in parts of `rows` documents each, since the index goes through all documents of a band at a
 * time: the key of document d and band b is number b * rows + d % rows of part d / rows. Those that
 * do not fill a part yet stand row by row in `open`, one row a document.
 */
typedef struct rt_keys {
    rt_memory *memory;
    unsigned bands;
    size_t rows;  /* more if they are stored, since 64 KiB are read from a file at a time */
    size_t count; /* documents */
    size_t part_count;
    bool stored; /* parts are pieces of `memory`, which stay; else in one array */
    uint32_t **pieces;
    uint32_t *array;
    size_t capacity;  /* of either, parts */
    size_t forgotten; /* the first so many parts are not there */
    uint32_t *open;
    size_t open_capacity;
    uint32_t *turned; /* scratch space for a part */
    size_t turned_capacity;
} rt_keys;

/* `stored`: as in rt_keys. */
void rt_keys_init(rt_keys *keys, unsigned bands, bool stored, rt_memory *memory);
void rt_keys_release(rt_keys *keys);

/* Adds the keys of the next document. False when out of memory. */
bool rt_keys_add(rt_keys *keys, const uint32_t *row);
/* Takes them back. */
void rt_keys_drop_last(rt_keys *keys);

/* Frees the array: once the index is done, what comes after needs the room. */
void rt_keys_forget(rt_keys *keys);
/* Brings part forgotten - 1 back; `rows` are those of its documents. False when out of
 * memory. */
bool rt_keys_restore(rt_keys *keys, const uint32_t *rows);

/* Part `part`, also the one that is not full, of rt_keys_parts(): the keys of band `band`, *step
 * from each other, and how many there are. */
size_t rt_keys_parts(const rt_keys *keys);
const uint32_t *rt_keys_part(const rt_keys *keys, size_t part, unsigned band, size_t *step,
                             size_t *count);

uint32_t rt_keys_get(const rt_keys *keys, size_t document, unsigned band);

#endif
