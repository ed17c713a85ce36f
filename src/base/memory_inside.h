/* The inside of rt_memory: arrays are in memory.c, pieces in pieces.c. */
#ifndef RT_BASE_MEMORY_INSIDE_H
#define RT_BASE_MEMORY_INSIDE_H

#include "base/memory.h"
#include "base/spare.h"

#include <pthread.h>
#include <stdatomic.h>

/* An array in a file of its own, a segment of the pieces' file, an array in none, one in none since
 * it is looked up often, or a segment of pieces in memory: this, less their kind. */
enum { RT_IN_PIECES = -1, RT_IN_NO_FILE = -2, RT_IN_NO_FILE_OFTEN = -3, RT_OF_PIECES = -4 };
typedef struct rt_mapping {
    char *data;
    size_t size;
    int file; /* or one of the above */
} rt_mapping;

/* Where pieces of one kind are put. */
typedef struct rt_segment {
    rt_mapping mapping;
    size_t used;
    size_t all; /* bytes of all segments of the kind */
} rt_segment;

/*
 * `mappings`, `kept` and the pieces' file are guarded by `lock`, which is also held while pages are
 * given back, so that nothing is unmapped meanwhile. Pages are given back when more than `most`
 * bytes are resident. Arrays of at most `small` bytes are in no file while all of those together,
 * `kept`, are at most `most_kept`: they are used most. `often` is the size of those that are looked
 * up often, which have room of their own. `peak` is the most that `kept` and the spare were
 * together. `failure` is the first one.
 */
struct rt_memory {
    size_t limit;
    rt_threads *threads; /* NULL: none, or there is a limit */
    size_t most;
    atomic_size_t touched; /* see rt_memory_touch() */
    atomic_size_t turns;   /* RT_MEMORY_TURNS of them each; after most_turns it is looked */
    size_t most_turns;
    char *directory;
    int statm; /* /proc/self/statm */
    pthread_mutex_t lock;
    rt_mapping *mappings;
    size_t count, capacity;
    size_t small, kept, most_kept, often;
    rt_spare spare; /* without a limit: see rt_memory_trim() */
    size_t peak;
    int pieces;     /* their file, if there is a limit */
    char *reserved; /* where its byte 0 is mapped, NULL: anywhere */
    size_t reserved_size;
    rt_segment segments[RT_PIECE_KINDS]; /* within a limit the first alone, for all */
    bool failed;
    retold_error failure;
    bool watching;
    bool stopped; /* guarded by watch_lock, as is `wake` */
    pthread_mutex_t watch_lock;
    pthread_cond_t wake;
    pthread_t watcher;
};

/* Whether it is among the addresses for stored pieces. */
static inline bool rt_is_reserved(const rt_memory *m, const char *address)
{
    uintptr_t begin = (uintptr_t)m->reserved;
    return m->reserved != NULL && (uintptr_t)address - begin < m->reserved_size;
}

/* In whole pages. */
size_t rt_whole_pages(size_t size);

/* Those that follow are for when the lock is held. */

/* Remembers why there is no room for `wanted` bytes: `code` is an errno. */
void rt_memory_note_failure(rt_memory *memory, uint64_t wanted, int code);

/* Makes room in the list for one more. False when out of memory. */
bool rt_memory_room_for_mapping(rt_memory *memory);

/* An array of whole pages that is in no file, for when there is no limit. NULL when out of memory.
 */
void *rt_memory_keep(rt_memory *memory, size_t size, bool zeroed);
/* Takes a mapping off the list and unmaps it; without a limit it is kept for arrays to come. */
void rt_memory_unmap(rt_memory *memory, rt_mapping *mapping);

/* Reserves and maps a part of a file, at an address if one is given, and makes room in the list.
 * NULL, with the failure noted, if there is no room. */
char *rt_memory_map(rt_memory *memory, int file, size_t begin, size_t size, char *address);

#endif
