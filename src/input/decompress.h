/* gzip (RFC 1952, many members) and Zstandard (RFC 8878, many frames) as streams. */
#ifndef RT_INPUT_DECOMPRESS_H
#define RT_INPUT_DECOMPRESS_H

#include "input/raw.h"

#define ZLIB_CONST
#include <zlib.h>
#include <zstd.h>

/*
 * Reused from input to input, for opening either decoder anew costs more than a small file.
 * `member` is where on disk the member or frame begins that was entered last, `search` where
 * looking for another one begins if that one fails.
 */
typedef struct rt_decoder {
    size_t max_window; /* bytes of a zstd frame's window, or of its dictionary */
    retold_codec codec;
    bool inside;  /* a member or frame has begun and is not complete */
    bool started; /* one has been complete: padding may follow */
    uint64_t member;
    uint64_t search;
    bool gzip_ready;
    z_stream gzip;
    ZSTD_DCtx *zstd;  /* NULL until needed */
    size_t zstd_want; /* bytes to give it next */
    bool zstd_full;   /* it filled all room: more of a block may be to come */
} rt_decoder;

/* Bytes that tell the codec: what starts with none of the magics is plain. */
enum { RT_MAGIC_SIZE = 4 };
retold_codec rt_codec_of(const unsigned char *data, size_t size);

/* "gzip" or "zstd". */
const char *rt_codec_name(retold_codec codec);

/* Borrows nothing; of the options it keeps max_window. */
void rt_decoder_init(rt_decoder *decoder, const retold_read_options *options);
void rt_decoder_release(rt_decoder *decoder);

/* Makes it ready for a new input. RETOLD_NO_MEMORY. */
retold_status rt_decoder_start(rt_decoder *decoder, retold_codec codec, retold_error *error);

/*
 * Writes at least one and at most `room` bytes to `to`; RETOLD_END where the input ends as it
 * should. RETOLD_UNUSABLE with RETOLD_FAULT_TRUNCATED or _CORRUPT if it does not, RETOLD_IO,
 * RETOLD_CANCELLED, RETOLD_NO_MEMORY; then too `*got` bytes are good.
 */
retold_status rt_decoder_read(rt_decoder *decoder, rt_raw *raw, char *to, size_t room, size_t *got,
                              retold_error *error);

/* True if the bytes, which a member or frame begins with, hold the start of a record. */
typedef bool rt_holds_start(retold_span bytes);

/*
 * After rt_decoder_read() returned RETOLD_UNUSABLE: looks for the next member or frame that
 * decodes, and into something with the start of a record. RETOLD_OK where there is one, with which
 * the next read begins; RETOLD_END if there is none; RETOLD_IO, RETOLD_CANCELLED, RETOLD_NO_MEMORY.
 * It is found if it begins less than RT_RAW_HISTORY bytes before the place of the failure.
 */
retold_status rt_decoder_resume(rt_decoder *decoder, rt_raw *raw, rt_holds_start *holds_start,
                                retold_error *error);

#endif
