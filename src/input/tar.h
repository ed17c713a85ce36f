/*
 * The files in a tar archive, one after another, as streams: POSIX ustar and pax (IEEE 1003.1), and
 * the long names and large sizes of GNU tar. Nothing is unpacked to disk.
 */
#ifndef RT_INPUT_TAR_H
#define RT_INPUT_TAR_H

#include "input/source.h"

/*
 * An archive being read. `source` gives its bytes after decompression, but for those that were read
 * to see what it is, which are `held`. Names of files are kept until it is released, since records
 * refer to them.
 */
typedef struct rt_tar {
    rt_source *source; /* borrowed */
    const char *path;  /* of the archive; borrowed */
    rt_buffer held;
    size_t held_used;
    uint64_t position;  /* of the next byte, in the archive */
    uint64_t left;      /* bytes of the file at hand that are to come */
    unsigned padding;   /* bytes behind it up to the next header */
    bool marked;        /* the last block was of zero bytes, as at the end */
    bool broken;        /* the trouble has been told: nothing more can be read */
    retold_error owed;  /* to be told before the next file; status RETOLD_OK: nothing */
    rt_buffer extended; /* of the entry to come: what stands before its header */
    char **names;       /* owned */
    size_t name_count, name_capacity;
} rt_tar;

/* True if the bytes are those that an archive begins with: a header with the right checksum. */
bool rt_tar_is_start(retold_span bytes);

void rt_tar_init(rt_tar *tar);
void rt_tar_release(rt_tar *tar);

/* `start`: what has been read of the source already; copied. False when out of memory. */
bool rt_tar_open(rt_tar *tar, rt_source *source, const char *path, retold_span start);

/*
 * Goes on to the next file, past what is left of the one before; folders, links and hidden files
 * are passed over. *name is PATH/NAME. RETOLD_END behind the last; RETOLD_UNUSABLE or RETOLD_IO
 * with fault and message, without place: the next call goes on behind it. RETOLD_NO_MEMORY,
 * RETOLD_CANCELLED.
 */
retold_status rt_tar_next(rt_tar *tar, const char **name, retold_error *error);

/* What rt_tar_read() said could not be told at its place: the next call of rt_tar_next() does. */
void rt_tar_owe(rt_tar *tar, const retold_error *error);

/* Reads the file at hand: an rt_raw_stream. What ends it too early is told once. */
retold_status rt_tar_read(void *tar, char *to, size_t room, size_t *got, retold_error *error);

#endif
