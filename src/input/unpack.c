#include "input/unpack.h"

#include "input/header.h"

#include <brotli/decode.h>
#include <string.h>
#include <zstd.h>

enum { FIRST_ROOM = 64 * 1024, MOST_CODINGS = 4 };

void rt_unpacker_init(rt_unpacker *unpacker)
{
    *unpacker = (rt_unpacker){.inflate_ready = false};
}

void rt_unpacker_release(rt_unpacker *unpacker)
{
    rt_buffer_release(&unpacker->chunks);
    rt_buffer_release(&unpacker->bodies[0]);
    rt_buffer_release(&unpacker->bodies[1]);
    if (unpacker->inflate_ready) {
        inflateEnd(&unpacker->inflate);
    }
    rt_unpacker_init(unpacker);
}

/* ------------------------------------------------------------------------ chunks */

/* The size that a chunk's first line gives; false if it is no such line. Moves `rest` behind it. */
static bool read_chunk_size(retold_span *rest, size_t *size)
{
    retold_span after = *rest;
    retold_span line = rt_header_line(&after);
    size_t digits = 0;
    *size = 0;
    for (; digits < line.size && digits < 16; digits++) {
        char c = line.data[digits];
        int value = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (value < 0) {
            break;
        }
        *size = *size * 16 + (size_t)value;
    }
    /* Extensions may follow, and some servers pad with spaces. */
    bool ended = digits == line.size || line.data[digits] == ';' || line.data[digits] == ' ';
    bool has_line_end = after.data > rest->data && after.data[-1] == '\n';
    if (digits == 0 || !ended || !has_line_end) {
        return false;
    }
    *rest = after;
    return true;
}

static retold_span behind(retold_span bytes, size_t size)
{
    return rt_span(bytes.data + size, bytes.size - size);
}

/* If the body starts with a chunk. What follows a chunk and is none is taken as it is. */
static rt_unpacked join_chunks(rt_unpacker *unpacker, retold_span *body)
{
    rt_buffer *joined = &unpacker->chunks;
    retold_span rest = *body;
    size_t size;
    if (!read_chunk_size(&rest, &size)) {
        return RT_UNPACKED;
    }
    rt_unpacked result = RT_UNPACKED;
    joined->size = 0;
    if (!rt_buffer_reserve(joined, body->size)) {
        return RT_UNPACK_NO_MEMORY;
    }
    while (size > 0) {
        size_t taken = size < rest.size ? size : rest.size;
        rt_buffer_append(joined, rest.data, taken);
        rest = behind(rest, taken);
        if (taken < size) {
            result = RT_UNPACKED_PART;
            break;
        }
        retold_span next = rest;
        if (next.size > 0 && (next.data[0] == '\r' || next.data[0] == '\n')) {
            rt_header_line(&next);
        }
        if (!read_chunk_size(&next, &size)) {
            rt_buffer_append(joined, rest.data, rest.size);
            result = RT_UNPACKED_PART;
            break;
        }
        rest = next;
    }
    *body = rt_span(joined->data, joined->size);
    return result;
}

/* ------------------------------------------------------------------- compression */

/* Room for further output, at most one byte more than the limit. False when out of memory. */
static bool make_room(rt_buffer *out, size_t most)
{
    size_t want = out->size < FIRST_ROOM ? (size_t)FIRST_ROOM : out->size;
    size_t left = most - out->size + 1;
    return out->capacity > out->size || rt_buffer_reserve(out, want < left ? want : left);
}

static size_t room_of(const rt_buffer *out, size_t most)
{
    size_t room = out->capacity - out->size;
    size_t left = most - out->size + 1;
    size_t limit = (size_t)1 << 30; /* zlib counts in unsigned int */
    room = room < left ? room : left;
    return room < limit ? room : limit;
}

static bool set_window(rt_unpacker *unpacker, int bits)
{
    if (unpacker->inflate_ready) {
        return inflateReset2(&unpacker->inflate, bits) == Z_OK;
    }
    unpacker->inflate = (z_stream){0};
    unpacker->inflate_ready = inflateInit2(&unpacker->inflate, bits) == Z_OK;
    return unpacker->inflate_ready;
}

/* gzip, zlib or raw deflate, as `bits` says to inflateInit2(). */
static rt_unpacked inflate_body(rt_unpacker *unpacker, int bits, retold_span body, rt_buffer *out,
                                size_t most)
{
    z_stream *inflater = &unpacker->inflate;
    if (!set_window(unpacker, bits)) {
        return RT_UNPACK_NO_MEMORY;
    }
    inflater->next_in = (const unsigned char *)body.data;
    inflater->avail_in = body.size < UINT32_MAX ? (uInt)body.size : UINT32_MAX;
    for (;;) {
        if (!make_room(out, most)) {
            return RT_UNPACK_NO_MEMORY;
        }
        inflater->next_out = (unsigned char *)out->data + out->size;
        inflater->avail_out = (uInt)room_of(out, most);
        uInt room = inflater->avail_out;
        int status = inflate(inflater, Z_NO_FLUSH);
        out->size += room - inflater->avail_out;
        if (out->size > most) {
            return RT_UNPACK_LIMIT;
        }
        if (status == Z_STREAM_END) {
            return RT_UNPACKED;
        }
        if (status == Z_MEM_ERROR) {
            return RT_UNPACK_NO_MEMORY;
        }
        if (status != Z_OK || inflater->avail_out > 0) {
            return RT_UNPACKED_PART;
        }
    }
}

static rt_unpacked unpack_gzip(rt_unpacker *unpacker, retold_span body, rt_buffer *out, size_t most)
{
    bool marked = body.size >= 2 && memcmp(body.data, "\x1f\x8b", 2) == 0;
    return marked ? inflate_body(unpacker, 15 + 16, body, out, most) : RT_UNPACKED_PART;
}

/* "deflate" means zlib's format, but servers send the bare one too. */
static rt_unpacked unpack_deflate(rt_unpacker *unpacker, retold_span body, rt_buffer *out,
                                  size_t most)
{
    rt_unpacked result = inflate_body(unpacker, 15, body, out, most);
    if (result == RT_UNPACKED_PART && out->size == 0) {
        result = inflate_body(unpacker, -15, body, out, most);
        /* Nearly any byte starts something: a text that was decoded before soon goes wrong. */
        if (result == RT_UNPACKED_PART && out->size < body.size) {
            out->size = 0;
        }
    }
    return result;
}

static rt_unpacked unpack_brotli(rt_unpacker *unpacker, retold_span body, rt_buffer *out,
                                 size_t most)
{
    BrotliDecoderState *decoder = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    rt_unpacked result = decoder == NULL ? RT_UNPACK_NO_MEMORY : RT_UNPACKED;
    const uint8_t *in = (const uint8_t *)body.data;
    size_t in_size = body.size;
    bool more = true;
    while (result == RT_UNPACKED && more) {
        if (!make_room(out, most)) {
            result = RT_UNPACK_NO_MEMORY;
            break;
        }
        size_t room = room_of(out, most);
        size_t left = room;
        uint8_t *to = (uint8_t *)out->data + out->size;
        BrotliDecoderResult status =
            BrotliDecoderDecompressStream(decoder, &in_size, &in, &left, &to, NULL);
        out->size += room - left;
        more = status == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
        if (out->size > most) {
            result = RT_UNPACK_LIMIT;
        } else if (!more && status != BROTLI_DECODER_RESULT_SUCCESS) {
            result = RT_UNPACKED_PART;
        }
    }
    if (decoder != NULL) {
        BrotliDecoderDestroyInstance(decoder);
    }
    /* Brotli has no magic number: of a text decoded before, a few bytes may come. */
    if (result == RT_UNPACKED_PART && out->size < body.size) {
        out->size = 0;
    }
    return result;
}

static rt_unpacked unpack_zstd(rt_unpacker *unpacker, retold_span body, rt_buffer *out, size_t most)
{
    enum { WINDOW_LOG = 23 }; /* all that RFC 9659 allows */
    if (body.size < 4 || memcmp(body.data, "\x28\xb5\x2f\xfd", 4) != 0) {
        return RT_UNPACKED_PART;
    }
    ZSTD_DCtx *decoder = ZSTD_createDCtx();
    rt_unpacked result = decoder == NULL ? RT_UNPACK_NO_MEMORY : RT_UNPACKED;
    ZSTD_inBuffer in = {body.data, body.size, 0};
    size_t status = 1;
    if (decoder != NULL) {
        ZSTD_DCtx_setParameter(decoder, ZSTD_d_windowLogMax, WINDOW_LOG);
    }
    while (result == RT_UNPACKED && status != 0) {
        if (!make_room(out, most)) {
            result = RT_UNPACK_NO_MEMORY;
            break;
        }
        ZSTD_outBuffer to = {out->data + out->size, room_of(out, most), 0};
        status = ZSTD_decompressStream(decoder, &to, &in);
        out->size += to.pos;
        if (out->size > most) {
            result = RT_UNPACK_LIMIT;
        } else if (ZSTD_isError(status) || (status != 0 && to.pos < to.size && in.pos == in.size)) {
            result = RT_UNPACKED_PART;
        }
    }
    ZSTD_freeDCtx(decoder);
    return result;
}

typedef struct coding {
    const char *name;
    rt_unpacked (*unpack)(rt_unpacker *unpacker, retold_span body, rt_buffer *out, size_t most);
} coding;

static const coding codings[] = {
    {"gzip", unpack_gzip}, {"x-gzip", unpack_gzip}, {"deflate", unpack_deflate},
    {"br", unpack_brotli}, {"zstd", unpack_zstd},
};

/* Takes the last name off the list, which was applied last. */
static retold_span take_last(retold_span *list)
{
    size_t at = list->size;
    while (at > 0 && list->data[at - 1] != ',') {
        at--;
    }
    retold_span name = rt_header_trim(rt_span(list->data + at, list->size - at));
    list->size = at > 0 ? at - 1 : 0;
    return name;
}

static rt_unpacked unpack_one(rt_unpacker *unpacker, retold_span name, size_t most,
                              retold_span *body)
{
    for (size_t i = 0; i < sizeof codings / sizeof codings[0]; i++) {
        if (!rt_header_equal(name, codings[i].name)) {
            continue;
        }
        rt_buffer *out = &unpacker->bodies[body->data == unpacker->bodies[0].data];
        out->size = 0;
        rt_unpacked result = codings[i].unpack(unpacker, *body, out, most);
        if (result == RT_UNPACKED_PART && out->size == 0) {
            return RT_UNPACKED; /* not what is said of it, or nothing is left of it */
        }
        *body = rt_span(out->data, out->size);
        return result;
    }
    return RT_UNPACKED;
}

rt_unpacked rt_unpack(rt_unpacker *unpacker, retold_span body, retold_span transfer,
                      retold_span encoding, size_t most, retold_span *result)
{
    rt_unpacked worst = RT_UNPACKED;
    retold_span lists[] = {transfer, encoding};
    bool joined = false;
    for (size_t i = 0; i < 2; i++) {
        for (size_t n = 0; n < MOST_CODINGS && lists[i].size > 0 && body.size > 0; n++) {
            retold_span name = take_last(&lists[i]);
            rt_unpacked one = RT_UNPACKED;
            if (!rt_header_equal(name, "chunked")) {
                one = unpack_one(unpacker, name, most, &body);
            } else if (!joined) {
                one = join_chunks(unpacker, &body);
                joined = true;
            }
            worst = one > worst ? one : worst;
            if (worst > RT_UNPACKED_PART) {
                return worst;
            }
        }
    }
    *result = body;
    return worst;
}
