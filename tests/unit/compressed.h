/* Compressing in memory, for tests of reading. */
#ifndef RT_TESTS_COMPRESSED_H
#define RT_TESTS_COMPRESSED_H

#include "base/buffer.h"

#include <check.h>
#include <zlib.h>
#include <zstd.h>

static inline void append_gzip(rt_buffer *to, const char *bytes, size_t size)
{
    z_stream stream = {0};
    ck_assert_int_eq(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    size_t bound = deflateBound(&stream, size);
    ck_assert(rt_buffer_reserve(to, bound));
    stream.next_in = (unsigned char *)bytes;
    stream.avail_in = (uInt)size;
    stream.next_out = (unsigned char *)to->data + to->size;
    stream.avail_out = (uInt)bound;
    ck_assert_int_eq(deflate(&stream, Z_FINISH), Z_STREAM_END);
    to->size += bound - stream.avail_out;
    deflateEnd(&stream);
}

static inline void append_zstd(rt_buffer *to, const char *bytes, size_t size)
{
    size_t bound = ZSTD_compressBound(size);
    ck_assert(rt_buffer_reserve(to, bound));
    ZSTD_CCtx *context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    size_t written = ZSTD_compress2(context, to->data + to->size, bound, bytes, size);
    ck_assert(!ZSTD_isError(written));
    ZSTD_freeCCtx(context);
    to->size += written;
}

typedef void append_compressed(rt_buffer *to, const char *bytes, size_t size);
static append_compressed *const CODECS[] = {append_gzip, append_zstd};

#endif
