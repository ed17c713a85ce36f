/* The ids that have been seen. */
#ifndef RT_API_IDS_H
#define RT_API_IDS_H

#include "base/memory.h"

/*
 * Two hash tables from ids to documents, open addressing with linear probing. A slot is 0 if it is
 * free; else its high half is that of the id's hash, and its low half the document's number plus 1,
 * so that of other ids' documents hardly one is looked at. Home is where the highest bits of the
 * hash say.
 *
 * New ids go to `recent`. When it is full, all of it is put into `table` in the order of the
 * hashes, which goes through that once from its beginning to its end; so do growing it and filling
 * the filter. Whether the table may have an id says the filter, in which most that are new stop:
 * for each id of the table 4 bits are set in the one of its words that the highest bits of the hash
 * name (a blocked Bloom filter: Putze, Sanders, Singler 2007). So to learn that an id is new a
 * filter of some two bytes a document is all that is touched at random.
 */
typedef struct rt_id_table {
    uint64_t *slots;
    unsigned bits; /* of the number of slots; 0: none */
    size_t count;
} rt_id_table;

typedef struct rt_ids {
    rt_memory *memory;
    rt_id_table recent;
    rt_id_table table;
    uint64_t *filter; /* a word for every 8 slots of the table */
} rt_ids;

/* Whether the document has the id that is looked for. */
typedef bool rt_same_id(const void *context, uint32_t document);

void rt_ids_init(rt_ids *ids, rt_memory *memory);
void rt_ids_release(rt_ids *ids);

bool rt_ids_find(const rt_ids *ids, uint64_t hash, rt_same_id *same, const void *context);

/* An id with this hash will be looked for soon: brings what that takes into the processor's caches.
 */
void rt_ids_expect(const rt_ids *ids, uint64_t hash);

/* Adds an id that is not there. False, and nothing changed, when out of memory. */
bool rt_ids_add(rt_ids *ids, uint64_t hash, uint32_t document);

#endif
