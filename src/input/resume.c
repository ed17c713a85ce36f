/* Finding the next member or frame after damage. */
#include "base/error.h"
#include "input/decompress.h"

#include <string.h>

/* What is looked at of a member that may be one: some of its bytes, and of what they stand for. */
enum { TRIAL_IN = 128 * 1024, TRIAL_OUT = 16 * 1024 };

static bool has_gzip_header(const unsigned char *data, size_t size)
{
    enum { DEFLATE = 8, RESERVED_FLAGS = 0xe0 };
    return size >= 4 && data[0] == 0x1f && data[1] == 0x8b && data[2] == DEFLATE &&
           (data[3] & RESERVED_FLAGS) == 0;
}

static bool has_zstd_header(const unsigned char *data, size_t size)
{
    static const unsigned char magic[] = {0x28, 0xb5, 0x2f, 0xfd};
    return size >= sizeof magic && memcmp(data, magic, sizeof magic) == 0;
}

/* Bytes decoded to `out`; SIZE_MAX if what stands at `data` cannot be decoded. */
static size_t try_gzip(rt_decoder *decoder, const unsigned char *data, size_t size, char *out)
{
    z_stream *gzip = &decoder->gzip;
    inflateReset(gzip);
    gzip->next_in = data;
    gzip->avail_in = (uInt)size;
    gzip->next_out = (unsigned char *)out;
    gzip->avail_out = TRIAL_OUT;
    int result = inflate(gzip, Z_NO_FLUSH);
    size_t got = TRIAL_OUT - gzip->avail_out;
    inflateReset(gzip);
    return result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR ? got : SIZE_MAX;
}

static size_t try_zstd(rt_decoder *decoder, const unsigned char *data, size_t size, char *out)
{
    ZSTD_inBuffer in = {data, size, 0};
    ZSTD_outBuffer to = {out, TRIAL_OUT, 0};
    size_t result = 1;
    ZSTD_DCtx_reset(decoder->zstd, ZSTD_reset_session_only);
    while (!ZSTD_isError(result) && result != 0 && in.pos < in.size && to.pos < to.size) {
        result = ZSTD_decompressStream(decoder->zstd, &to, &in);
    }
    ZSTD_DCtx_reset(decoder->zstd, ZSTD_reset_session_only);
    return ZSTD_isError(result) ? SIZE_MAX : to.pos;
}

/* True if a member begins at `data`, and a record in it. */
static bool begins_member(rt_decoder *decoder, const unsigned char *data, size_t size,
                          rt_holds_start *holds_start)
{
    char out[TRIAL_OUT];
    bool gzip = decoder->codec == RETOLD_CODEC_GZIP;
    if (gzip ? !has_gzip_header(data, size) : !has_zstd_header(data, size)) {
        return false;
    }
    size_t taken = size < TRIAL_IN ? size : TRIAL_IN;
    size_t got = gzip ? try_gzip(decoder, data, taken, out) : try_zstd(decoder, data, taken, out);
    return got != SIZE_MAX && got > 0 && holds_start(rt_span(out, got));
}

retold_status rt_decoder_resume(rt_decoder *decoder, rt_raw *raw, rt_holds_start *holds_start,
                                retold_error *error)
{
    int first = decoder->codec == RETOLD_CODEC_GZIP ? 0x1f : 0x28;
    decoder->inside = false;
    decoder->started = true;
    rt_raw_go_back(raw, decoder->search);
    for (;;) {
        retold_status status = rt_raw_want(raw, TRIAL_IN, error);
        if (status != RETOLD_OK) {
            return status;
        }
        const unsigned char *data = raw->data + raw->begin;
        size_t held = raw->end - raw->begin;
        if (held == 0) {
            return RETOLD_END;
        }
        const unsigned char *found = memchr(data, first, held);
        raw->begin += found == NULL ? held : (size_t)(found - data);
        if (found == NULL) {
            continue;
        }
        status = rt_raw_want(raw, TRIAL_IN, error);
        if (status != RETOLD_OK) {
            return status;
        }
        if (begins_member(decoder, raw->data + raw->begin, raw->end - raw->begin, holds_start)) {
            return RETOLD_OK;
        }
        raw->begin++;
    }
}
