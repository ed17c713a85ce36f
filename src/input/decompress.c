#include "input/decompress.h"

#include "base/error.h"
#include "input/dictionary.h"

#include <inttypes.h>
#include <string.h>
#include <zstd_errors.h>

enum {
    GZIP_WINDOW = 15 + 16, /* the largest, and a gzip header */
    ZSTD_FIRST = 5,        /* bytes of a frame that it looks at first */
    ZSTD_HEADER = 3,       /* of the block after the one that it waits for, which it asks for too */
    ZSTD_LARGEST = 1 << 17, /* a block; skipped frames are larger */
    MAX_STEP = 1 << 30      /* zlib counts in unsigned int */
};

static const unsigned char GZIP_MAGIC[] = {0x1f, 0x8b};
static const unsigned char ZSTD_MAGIC[] = {0x28, 0xb5, 0x2f, 0xfd};
static const unsigned char SKIPPABLE_MAGIC[] = {0x50, 0x2a, 0x4d, 0x18}; /* 0x50 to 0x5f */

static bool is_gzip(const unsigned char *data, size_t size)
{
    return memcmp(data, GZIP_MAGIC, size < sizeof GZIP_MAGIC ? size : sizeof GZIP_MAGIC) == 0;
}

static bool is_zstd(const unsigned char *data, size_t size)
{
    size_t length = size < sizeof ZSTD_MAGIC ? size : sizeof ZSTD_MAGIC;
    bool skippable = length > 0 && (data[0] & 0xf0) == SKIPPABLE_MAGIC[0] &&
                     memcmp(data + 1, SKIPPABLE_MAGIC + 1, length - 1) == 0;
    return skippable || memcmp(data, ZSTD_MAGIC, length) == 0;
}

retold_codec rt_codec_of(const unsigned char *data, size_t size)
{
    if (size >= sizeof GZIP_MAGIC && is_gzip(data, size)) {
        return RETOLD_CODEC_GZIP;
    }
    return size >= sizeof ZSTD_MAGIC && is_zstd(data, size) ? RETOLD_CODEC_ZSTD : RETOLD_CODEC_NONE;
}

const char *rt_codec_name(retold_codec codec)
{
    return codec == RETOLD_CODEC_GZIP ? "gzip" : "zstd";
}

void rt_decoder_init(rt_decoder *decoder, const retold_read_options *options)
{
    *decoder = (rt_decoder){.max_window = options->max_window};
}

void rt_decoder_release(rt_decoder *decoder)
{
    if (decoder->gzip_ready) {
        inflateEnd(&decoder->gzip);
    }
    ZSTD_freeDCtx(decoder->zstd);
    *decoder = (rt_decoder){.max_window = decoder->max_window};
}

static bool start_gzip(rt_decoder *decoder)
{
    if (decoder->gzip_ready) {
        return inflateReset(&decoder->gzip) == Z_OK;
    }
    decoder->gzip = (z_stream){0};
    decoder->gzip_ready = inflateInit2(&decoder->gzip, GZIP_WINDOW) == Z_OK;
    return decoder->gzip_ready;
}

/* The largest window, as a power of two. Only what a frame asks for is allocated. */
static int window_log(const rt_decoder *decoder)
{
    int log = 0;
    while (decoder->max_window >> log > 1) {
        log++;
    }
    return log;
}

static bool start_zstd(rt_decoder *decoder)
{
    if (decoder->zstd == NULL) {
        decoder->zstd = ZSTD_createDCtx();
    }
    /* The parameters are reset too, for an earlier input's dictionary is among them. */
    return decoder->zstd != NULL &&
           !ZSTD_isError(ZSTD_DCtx_reset(decoder->zstd, ZSTD_reset_session_and_parameters)) &&
           !ZSTD_isError(
               ZSTD_DCtx_setParameter(decoder->zstd, ZSTD_d_windowLogMax, window_log(decoder)));
}

retold_status rt_decoder_start(rt_decoder *decoder, retold_codec codec, retold_error *error)
{
    decoder->codec = codec;
    decoder->inside = false;
    decoder->started = false;
    decoder->member = decoder->search = 0;
    bool ok = codec == RETOLD_CODEC_GZIP ? start_gzip(decoder) : start_zstd(decoder);
    return ok ? RETOLD_OK : rt_fail_memory(error);
}

static const char *codec_name(const rt_decoder *decoder)
{
    return rt_codec_name(decoder->codec);
}

static const char *unit_name(const rt_decoder *decoder)
{
    return decoder->codec == RETOLD_CODEC_GZIP ? "member" : "frame";
}

static retold_status fail_truncated(const rt_decoder *decoder, const rt_raw *raw,
                                    retold_error *error)
{
    return rt_fail_fault(error, RETOLD_FAULT_TRUNCATED,
                         "%s data ends inside a %s, at compressed byte %" PRIu64,
                         codec_name(decoder), unit_name(decoder), rt_raw_position(raw));
}

static retold_status fail_corrupt(const rt_decoder *decoder, const rt_raw *raw, const char *reason,
                                  retold_error *error)
{
    uint64_t position = rt_raw_position(raw);
    if (decoder->codec == RETOLD_CODEC_GZIP) {
        /* zlib holds bits of bytes that it did not use; how many depends on how they came. */
        position -= (unsigned)(decoder->gzip.data_type & 63) / 8;
    }
    return rt_fail_fault(error, RETOLD_FAULT_CORRUPT,
                         "%s data is damaged at compressed byte %" PRIu64 ": %s",
                         codec_name(decoder), position, reason);
}

static retold_status fail_window(const rt_decoder *decoder, retold_error *error)
{
    return rt_fail_fault(error, RETOLD_FAULT_TOO_LONG,
                         "the zstd frame at compressed byte %" PRIu64
                         " needs a window of more than the limit, %zu bytes (max_window)",
                         decoder->member, decoder->max_window);
}

/* Zero bytes pad files on tapes and in fixed blocks. */
static retold_status skip_padding(rt_raw *raw, retold_error *error)
{
    for (;;) {
        retold_status status = rt_raw_want(raw, 1, error);
        if (status != RETOLD_OK) {
            return status;
        }
        while (raw->begin < raw->end && raw->data[raw->begin] == 0) {
            raw->begin++;
        }
        if (raw->begin < raw->end || raw->ended) {
            return RETOLD_OK;
        }
    }
}

/* Between members: RETOLD_OK where one begins, RETOLD_END at the end. */
static retold_status enter_member(rt_decoder *decoder, rt_raw *raw, retold_error *error)
{
    retold_status status = decoder->started ? skip_padding(raw, error) : RETOLD_OK;
    if (status == RETOLD_OK) {
        status = rt_raw_want(raw, RT_MAGIC_SIZE, error);
    }
    if (status != RETOLD_OK) {
        return status;
    }
    const unsigned char *data = raw->data + raw->begin;
    size_t held = raw->end - raw->begin;
    if (held == 0) {
        return RETOLD_END;
    }
    decoder->search = rt_raw_position(raw);
    bool gzip = decoder->codec == RETOLD_CODEC_GZIP;
    if (gzip ? !is_gzip(data, held) : !is_zstd(data, held)) {
        return rt_fail_fault(error, RETOLD_FAULT_CORRUPT,
                             "%s data is followed by something else at compressed byte %" PRIu64,
                             codec_name(decoder), rt_raw_position(raw));
    }
    bool first = !decoder->started;
    decoder->inside = true;
    decoder->member = decoder->search++;
    decoder->zstd_want = ZSTD_FIRST;
    decoder->zstd_full = false;
    return gzip || !first ? RETOLD_OK : rt_dictionary_read(decoder, raw, error);
}

static retold_status inflate_step(rt_decoder *decoder, rt_raw *raw, char *to, size_t room,
                                  size_t *got, retold_error *error)
{
    z_stream *gzip = &decoder->gzip;
    size_t held = raw->end - raw->begin;
    gzip->next_in = raw->data + raw->begin;
    gzip->avail_in = (uInt)(held < MAX_STEP ? held : MAX_STEP);
    gzip->next_out = (unsigned char *)to;
    gzip->avail_out = (uInt)(room < MAX_STEP ? room : MAX_STEP);
    uInt out = gzip->avail_out;
    uInt in = gzip->avail_in;
    int result = inflate(gzip, Z_NO_FLUSH);
    raw->begin += in - gzip->avail_in;
    *got = out - gzip->avail_out;
    switch (result) {
    case Z_OK:
    case Z_BUF_ERROR:
        return RETOLD_OK;
    case Z_STREAM_END:
        decoder->inside = false;
        decoder->started = true;
        inflateReset(gzip);
        return RETOLD_OK;
    case Z_MEM_ERROR:
        return rt_fail_memory(error);
    default:
        return fail_corrupt(decoder, raw, gzip->msg == NULL ? "bad data" : gzip->msg, error);
    }
}

/* Bytes to have before the next step. */
static size_t wanted(const rt_decoder *decoder)
{
    if (decoder->codec == RETOLD_CODEC_GZIP) {
        return 1;
    }
    return decoder->zstd_want < ZSTD_LARGEST ? decoder->zstd_want : ZSTD_LARGEST;
}

/*
 * One block at a time, and nothing of the next before that one is written: of a call that
 * fails, ZSTD_decompressStream() does not tell what it had written, and that must not be lost.
 */
static retold_status zstd_step(rt_decoder *decoder, rt_raw *raw, char *to, size_t room, size_t *got,
                               retold_error *error)
{
    size_t held = raw->end - raw->begin;
    size_t size = held < decoder->zstd_want ? held : decoder->zstd_want;
    if (decoder->zstd_full) {
        size = 0;
    }
    ZSTD_inBuffer in = {raw->data + raw->begin, size, 0};
    ZSTD_outBuffer out = {to, room, 0};
    size_t result = ZSTD_decompressStream(decoder->zstd, &out, &in);
    raw->begin += in.pos;
    *got = out.pos;
    decoder->zstd_full = out.pos == room;
    if (!ZSTD_isError(result)) {
        decoder->zstd_want = result > ZSTD_HEADER ? result - ZSTD_HEADER : result;
        decoder->inside = result != 0;
        decoder->started = decoder->started || result == 0;
        return RETOLD_OK;
    }
    if (ZSTD_getErrorCode(result) == ZSTD_error_memory_allocation) {
        return rt_fail_memory(error);
    }
    if (ZSTD_getErrorCode(result) == ZSTD_error_frameParameter_windowTooLarge) {
        return fail_window(decoder, error);
    }
    return fail_corrupt(decoder, raw, ZSTD_getErrorName(result), error);
}

retold_status rt_decoder_read(rt_decoder *decoder, rt_raw *raw, char *to, size_t room, size_t *got,
                              retold_error *error)
{
    *got = 0;
    while (*got == 0) {
        retold_status status = decoder->inside ? RETOLD_OK : enter_member(decoder, raw, error);
        if (status == RETOLD_OK) {
            status = rt_raw_want(raw, wanted(decoder), error);
        }
        if (status != RETOLD_OK) {
            return status;
        }
        if (!decoder->inside) {
            continue; /* that was a dictionary */
        }
        /* Without further input too: output may be left that had no room before. */
        size_t held = raw->end - raw->begin;
        status = decoder->codec == RETOLD_CODEC_GZIP
                     ? inflate_step(decoder, raw, to, room, got, error)
                     : zstd_step(decoder, raw, to, room, got, error);
        if (status != RETOLD_OK) {
            return status;
        }
        if (held == 0 && *got == 0 && decoder->inside) {
            return fail_truncated(decoder, raw, error);
        }
    }
    return RETOLD_OK;
}
