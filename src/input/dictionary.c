#include "input/dictionary.h"

#include "base/error.h"

#include <inttypes.h>
#include <string.h>

enum { FRAME_HEADER = 8 }; /* magic number and size */

static const unsigned char FRAME_MAGIC[] = {0x5d, 0x2a, 0x4d, 0x18};
static const unsigned char DICTIONARY_MAGIC[] = {0x37, 0xa4, 0x30, 0xec};

static uint32_t read_le32(const unsigned char *at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static bool starts_with(const rt_buffer *bytes, const unsigned char magic[4])
{
    return bytes->size >= 4 && memcmp(bytes->data, magic, 4) == 0;
}

static retold_status fail_long(const rt_decoder *decoder, retold_error *error)
{
    return rt_fail_fault(error, RETOLD_FAULT_TOO_LONG,
                         "the zstd dictionary is over the limit, %zu bytes (max_window)",
                         decoder->max_window);
}

static retold_status fail_damaged(retold_error *error, const char *reason)
{
    return rt_fail_fault(error, RETOLD_FAULT_CORRUPT, "the zstd dictionary is damaged: %s", reason);
}

/* The `size` bytes that come next. */
static retold_status read_bytes(rt_raw *raw, size_t size, rt_buffer *bytes, retold_error *error)
{
    enum { STEP = 64 * 1024 };
    while (bytes->size < size) {
        size_t left = size - bytes->size;
        if (!rt_buffer_reserve(bytes, left < STEP ? left : STEP)) {
            return rt_fail_memory(error);
        }
        retold_status status = rt_raw_want(raw, 1, error);
        if (status != RETOLD_OK) {
            return status;
        }
        size_t held = raw->end - raw->begin;
        size_t room = bytes->capacity - bytes->size;
        size_t taken = held < left ? held : left;
        taken = taken < room ? taken : room;
        if (taken == 0) {
            return rt_fail_fault(
                error, RETOLD_FAULT_TRUNCATED,
                "zstd data ends inside its dictionary, at compressed byte %" PRIu64,
                rt_raw_position(raw));
        }
        rt_buffer_append(bytes, raw->data + raw->begin, taken);
        raw->begin += taken;
    }
    return RETOLD_OK;
}

/* What the compressed dictionary stands for, at most max_window bytes. */
static retold_status expand(rt_decoder *decoder, const rt_buffer *packed, rt_buffer *dictionary,
                            retold_error *error)
{
    enum { STEP = 256 * 1024 };
    ZSTD_inBuffer in = {packed->data, packed->size, 0};
    size_t result = 1;
    while (result != 0) {
        if (!rt_buffer_reserve(dictionary, STEP)) {
            return rt_fail_memory(error);
        }
        ZSTD_outBuffer out = {dictionary->data + dictionary->size, STEP, 0};
        result = ZSTD_decompressStream(decoder->zstd, &out, &in);
        if (ZSTD_isError(result)) {
            return fail_damaged(error, ZSTD_getErrorName(result));
        }
        dictionary->size += out.pos;
        if (dictionary->size > decoder->max_window) {
            return fail_long(decoder, error);
        }
        if (result != 0 && out.pos == 0 && in.pos == in.size) {
            return fail_damaged(error, "it ends too early");
        }
    }
    return RETOLD_OK;
}

static retold_status load(rt_decoder *decoder, const rt_buffer *dictionary, retold_error *error)
{
    size_t result = 0;
    if (starts_with(dictionary, DICTIONARY_MAGIC)) {
        result = ZSTD_DCtx_loadDictionary(decoder->zstd, dictionary->data, dictionary->size);
    }
    return ZSTD_isError(result) ? fail_damaged(error, ZSTD_getErrorName(result)) : RETOLD_OK;
}

static retold_status read_frame(rt_decoder *decoder, rt_raw *raw, size_t size, rt_buffer *packed,
                                rt_buffer *expanded, retold_error *error)
{
    static const unsigned char zstd_magic[] = {0x28, 0xb5, 0x2f, 0xfd};
    retold_status status = read_bytes(raw, size, packed, error);
    if (status != RETOLD_OK) {
        return status;
    }
    bool compressed = starts_with(packed, zstd_magic);
    if (compressed) {
        status = expand(decoder, packed, expanded, error);
        ZSTD_DCtx_reset(decoder->zstd, ZSTD_reset_session_only);
    }
    return status == RETOLD_OK ? load(decoder, compressed ? expanded : packed, error) : status;
}

retold_status rt_dictionary_read(rt_decoder *decoder, rt_raw *raw, retold_error *error)
{
    retold_status status = rt_raw_want(raw, FRAME_HEADER, error);
    if (status != RETOLD_OK) {
        return status;
    }
    const unsigned char *header = raw->data + raw->begin;
    if (raw->end - raw->begin < FRAME_HEADER ||
        memcmp(header, FRAME_MAGIC, sizeof FRAME_MAGIC) != 0) {
        return RETOLD_OK;
    }
    uint32_t size = read_le32(header + sizeof FRAME_MAGIC);
    if (size > decoder->max_window) {
        return fail_long(decoder, error);
    }
    raw->begin += FRAME_HEADER;
    rt_buffer packed;
    rt_buffer expanded;
    rt_buffer_init(&packed);
    rt_buffer_init(&expanded);
    status = read_frame(decoder, raw, size, &packed, &expanded, error);
    rt_buffer_release(&packed);
    rt_buffer_release(&expanded);
    if (status == RETOLD_OK) {
        decoder->inside = false;
        decoder->started = true;
    }
    return status;
}
