/* Undoing what HTTP did to a body: chunks (RFC 9112) and compression (RFC 9110, 8.4). */
#ifndef RT_INPUT_UNPACK_H
#define RT_INPUT_UNPACK_H

#include "base/buffer.h"

#define ZLIB_CONST
#include <zlib.h>

/* One thread's tools; reused from body to body. */
typedef struct rt_unpacker {
    rt_buffer chunks;
    rt_buffer bodies[2]; /* of one compression in another */
    bool inflate_ready;
    z_stream inflate;
} rt_unpacker;

void rt_unpacker_init(rt_unpacker *unpacker);
void rt_unpacker_release(rt_unpacker *unpacker);

typedef enum rt_unpacked {
    RT_UNPACKED,      /* all of it, or as much of it as is there and intact */
    RT_UNPACKED_PART, /* the same, but it was cut off or damaged */
    RT_UNPACK_LIMIT,  /* over `most` bytes: given up */
    RT_UNPACK_NO_MEMORY
} rt_unpacked;

/*
 * The body behind the Transfer-Encoding `transfer` and the Content-Encoding `encoding` as the
 * header says them. Crawlers store bodies with these headers that were decoded before: one that
 * does not look like what is said of it is taken as it is. `*result` is of `body` or is valid
 * until the next call. Of compressed data at most `most` bytes.
 */
rt_unpacked rt_unpack(rt_unpacker *unpacker, retold_span body, retold_span transfer,
                      retold_span encoding, size_t most, retold_span *result);

#endif
