/* The bytes of one input after decompression. */
#ifndef RT_INPUT_SOURCE_H
#define RT_INPUT_SOURCE_H

#include "input/decompress.h"
#include "input/raw.h"

/* Where a compressed member or frame begins: in the bytes after decompression, and on disk. */
typedef struct rt_member {
    uint64_t offset;
    uint64_t on_disk;
} rt_member;

/* The members of the current input that begin at or after some byte, in their order. */
typedef struct rt_members {
    rt_member *items; /* [first, count) are left */
    size_t first, count, capacity;
} rt_members;

/* Forgets the members before the byte at `offset`. True if one begins there: sets `*on_disk`. */
bool rt_members_pass(rt_members *members, uint64_t offset, uint64_t *on_disk);

typedef struct rt_source {
    rt_raw raw;
    rt_decoder decoder;
    retold_codec codec;
    bool sniffed;        /* the codec is known */
    retold_status ended; /* RETOLD_OK while there may be more */
    retold_error error;  /* why it ended before its end, without place */
    uint64_t given;      /* bytes of the input after decompression, so far */
    rt_members members;
    uint64_t finished; /* bytes on disk of the inputs before this one */
} rt_source;

void rt_source_init(rt_source *source, const retold_read_options *options);
void rt_source_release(rt_source *source);

/* As rt_raw_open(). */
retold_status rt_source_open(rt_source *source, const char *path, retold_error *error);
void rt_source_open_memory(rt_source *source, retold_span bytes, size_t step);
void rt_source_open_stream(rt_source *source, rt_raw_stream *stream, void *user);
void rt_source_close(rt_source *source);

/*
 * Reads up to `room` bytes, at least one with RETOLD_OK; they are of one member. RETOLD_END at the
 * end; RETOLD_UNUSABLE or RETOLD_IO if the rest cannot be read, with fault and message, without
 * place. Either comes again when asked again; `*got` bytes may come with it the first time.
 * RETOLD_NO_MEMORY, RETOLD_CANCELLED.
 */
retold_status rt_source_read(rt_source *source, char *to, size_t room, size_t *got,
                             retold_error *error);

/*
 * After RETOLD_UNUSABLE: looks for more of the input behind the damage, as rt_decoder_resume(), and
 * says in source->error what was passed over. RETOLD_OK where there is more to read, RETOLD_END
 * where not; RETOLD_UNUSABLE where a stream is damaged before that is known.
 */
retold_status rt_source_resume(rt_source *source, rt_holds_start *holds_start, retold_error *error);

/* True if what ended it too early stands between two compressed members, so that what was
 * read is whole. */
bool rt_source_whole(const rt_source *source);

/* Bytes on disk used so far, of all inputs opened but streams. */
uint64_t rt_source_consumed(const rt_source *source);

#endif
