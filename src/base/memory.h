/* The memory of what grows with the number of documents, within a limit if there is one. */
#ifndef RT_BASE_MEMORY_H
#define RT_BASE_MEMORY_H

#include "base/buffer.h"
#include "base/threads.h"

/*
 * Without a limit, all of this is memory of the process. With one, what is large lies in mapped
 * temporary files instead, which no directory names, so that nothing stays behind however the
 * program ends. Their pages are the file cache's; a thread gives back those that are mapped
 * whenever the resident set of the process comes near the limit, which loses nothing: they are
 * mapped again when they are used. Their blocks are reserved before they are used, so that a full
 * disk is an error and no signal.
 *
 * The functions may be called from any thread. A handle that is NULL has no limit.
 */
typedef struct rt_memory rt_memory;

/* The least limit. */
#define RT_MEMORY_LEAST ((size_t)64 << 20)

/* The directory is copied; NULL: $TMPDIR, or /tmp. `limit` 0: none. RETOLD_NO_MEMORY, or RETOLD_IO
 * if no file can be made there. */
retold_status rt_memory_new(size_t limit, const char *directory, rt_memory **memory,
                            retold_error *error);
/* Large arrays are given back by these threads, which are to be freed after the handle. */
void rt_memory_use(rt_memory *memory, rt_threads *threads);
/* Stored pieces are released with it, arrays have to be freed before. */
void rt_memory_free(rt_memory *memory);

/* Where temporary files go, whether there is a limit or not. */
const char *rt_memory_folder(const rt_memory *memory);

/* 0 if there is none. */
size_t rt_memory_limit(const rt_memory *memory);

/* NULL when out of memory or out of room on the disk; size 0 gives memory too. */
void *rt_memory_alloc(rt_memory *memory, size_t size);
/* For an array of which all threads look up single elements anywhere: within a limit it is not put
 * into a file while those are a third of the limit at most, where each look would map 64 KiB. */
void *rt_memory_alloc_often(rt_memory *memory, size_t size);
void *rt_memory_zeroed(rt_memory *memory, size_t count, size_t element);
/* What is large is kept without a limit, for arrays to come, while all together are no more than
 * they were at the most; until it is trimmed. */
void rt_memory_release(rt_memory *memory, void *array);
void rt_memory_trim(rt_memory *memory);
/* Without a limit, releases the first `size` bytes of a large array, as far as they are whole
 * pages; returns where the rest begins, which is what is to be released. */
void *rt_memory_cut(rt_memory *memory, void *array, size_t size);
/* Without a limit, rt_parallel_touch_all(): for what is written by one thread from end to end. */
void rt_memory_prepare(rt_memory *memory, void *from, size_t size);

/* Copies `size` bytes of the array from byte `at` on, as rt_memory_read() does of a piece. */
void rt_memory_fetch(rt_memory *memory, const void *array, size_t at, size_t size, void *to);

/* Element `index`, of `size` bytes: where it is without a limit, else fetched into `room`. */
const void *rt_memory_element(rt_memory *memory, const void *array, size_t index, size_t size,
                              void *room);

/* The file that an array lies in, -1 if it is in none; it is the array's still. */
int rt_memory_file(rt_memory *memory, const void *array);

/* As rt_grow(). */
bool rt_memory_grow(rt_memory *memory, void **array, size_t *capacity, size_t need, size_t element);

/* Whether a piece stays until its handle is freed, or goes before, with all others of its kind. */
typedef enum rt_piece_kind {
    RT_PIECE_STAYS,
    RT_PIECE_GOES,
    RT_PIECE_GOES_LATER,
    RT_PIECE_KINDS
} rt_piece_kind;

/*
 * Stores the parts one after another, each at the next multiple of RT_PIECE_ALIGN bytes, and
 * returns where; the piece is to be read only. NULL as rt_memory_alloc().
 */
enum { RT_PIECE_ALIGN = 8 };
void *rt_memory_store(rt_memory *memory, rt_piece_kind kind, const retold_span *parts,
                      size_t count);
/* Releases all pieces of a kind. Within a limit, where they are no memory, they only are not to be
 * used any more. */
void rt_memory_drop_pieces(rt_memory *memory, rt_piece_kind kind);
/*
 * Where `size` bytes of a piece, from `from` on, can be read: there without a limit, else in
 * `room`, which they are copied to, since a single read would map 64 KiB around it, and giving that
 * back costs more than reading. NULL when they cannot be read, or out of memory. Bytes of no piece
 * are where they are.
 */
const void *rt_memory_read(rt_memory *memory, const void *from, size_t size, rt_buffer *room);
/* Frees a piece of no handle; others are kept until their handle is freed. */
void rt_memory_discard(rt_memory *memory, void *piece);

static inline size_t rt_piece_size(size_t bytes)
{
    return (bytes + RT_PIECE_ALIGN - 1) / RT_PIECE_ALIGN * RT_PIECE_ALIGN;
}

/* Looks at once whether pages are to be given back. */
void rt_memory_check(rt_memory *memory);

/*
 * The same now and then, for loops that may touch a page anywhere with every turn: reading one maps
 * its neighbours too, 64 KiB in all, so that between two looks of the thread that watches much
 * could be mapped. `turn` counts the turns. What is looked after is the sum of all threads' turns,
 * so that no more can be mapped in between if they are many.
 */
enum { RT_MEMORY_TURNS = 32 };
void rt_memory_count_turns(rt_memory *memory); /* so many of them */
static inline void rt_memory_tick(rt_memory *memory, size_t turn)
{
    if (turn % RT_MEMORY_TURNS == 0) {
        rt_memory_count_turns(memory);
    }
}

/* The same for loops that go through arrays from end to end. */
enum { RT_MEMORY_STEPS = 4096 };
static inline void rt_memory_step(rt_memory *memory, size_t turn)
{
    if (turn % RT_MEMORY_STEPS == 0) {
        rt_memory_check(memory);
    }
}

/* memcpy() that looks now and then. */
void rt_memory_copy(rt_memory *memory, void *to, const void *from, size_t size);

/* The same for single reads that no loop of the library's counts. */
void rt_memory_touch(rt_memory *memory);

/* Why allocating failed: RETOLD_IO with a message if room on the disk was missing, else
 * RETOLD_NO_MEMORY. */
retold_status rt_fail_allocation(const rt_memory *memory, retold_error *error);

#endif
