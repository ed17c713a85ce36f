/* The bytes of one input as they are on disk, by blocks. */
#ifndef RT_INPUT_RAW_H
#define RT_INPUT_RAW_H

#include "base/buffer.h"

#include <stdatomic.h>

/* Bytes before data[begin] that are still held, so that the caller may go back to them. */
enum { RT_RAW_HISTORY = 1024 * 1024 };

/* Reads up to `room` bytes to `to`; `*got` is 0 at the end. Fails as rt_raw_want() does. */
typedef retold_status rt_raw_stream(void *user, char *to, size_t room, size_t *got,
                                    retold_error *error);

/*
 * An input being read: a file, standard input, memory or a stream. data[begin..end) has been read
 * and not yet been used; the caller moves `begin` on. Its block is kept from file to file.
 */
typedef struct rt_raw {
    const unsigned char *data; /* the block, or the bytes in memory */
    size_t begin;
    size_t end;
    uint64_t taken; /* bytes of the input up to data[end] */
    bool ended;     /* nothing comes after data[end] */

    unsigned char *block;
    int fd;                    /* -1 if none is open */
    bool waits;                /* a read may wait for another program */
    rt_raw_stream *stream;     /* NULL if it is none */
    void *user;                /* of the stream */
    retold_span memory;        /* what follows data[end], where fd is -1 and there is no stream */
    size_t step;               /* bytes of memory given at a time */
    const atomic_bool *cancel; /* may be NULL */
} rt_raw;

void rt_raw_init(rt_raw *raw);
void rt_raw_release(rt_raw *raw);

/* Opens the file `path`, standard input if "-". RETOLD_IO with fault and message, without place. */
retold_status rt_raw_open(rt_raw *raw, const char *path, retold_error *error);
void rt_raw_open_memory(rt_raw *raw, retold_span bytes, size_t step);
void rt_raw_open_stream(rt_raw *raw, rt_raw_stream *stream, void *user);
void rt_raw_close(rt_raw *raw);

/*
 * Reads until data[begin..end) has at least `count` bytes (at most 128 KiB), or the input
 * has ended. RETOLD_IO if reading fails, RETOLD_UNUSABLE if a stream is damaged, RETOLD_CANCELLED,
 * RETOLD_NO_MEMORY.
 */
retold_status rt_raw_want(rt_raw *raw, size_t count, retold_error *error);

/*
 * Reads up to `room` bytes to `to`, past the block where that is possible. `*got` is 0 at the end.
 */
retold_status rt_raw_read(rt_raw *raw, char *to, size_t room, size_t *got, retold_error *error);

/*
 * Makes the byte at `position` of the input, or the oldest that is still held, the next one to be
 * used. `position` is at most rt_raw_position().
 */
void rt_raw_go_back(rt_raw *raw, uint64_t position);

/* Where data[begin] is in the input. */
static inline uint64_t rt_raw_position(const rt_raw *raw)
{
    return raw->taken - (raw->end - raw->begin);
}

#endif
