#include "packer.h"

#include <stdlib.h>
#include <zlib.h>
#include <zstd.h>

enum { CHUNK = 1 << 16, GZIP_WINDOW = 15 + 16, MEMORY_LEVEL = 8 };

static bool start_gzip(cli_packer *packer)
{
    z_stream *gzip = calloc(1, sizeof *gzip);
    packer->state = gzip;
    if (gzip && deflateInit2(gzip, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GZIP_WINDOW, MEMORY_LEVEL,
                             Z_DEFAULT_STRATEGY) != Z_OK) {
        free(gzip);
        packer->state = NULL;
    }
    return packer->state != NULL;
}

static bool start_zstd(cli_packer *packer)
{
    packer->state = ZSTD_createCCtx();
    if (packer->state) {
        ZSTD_CCtx_setParameter(packer->state, ZSTD_c_checksumFlag, 1);
    }
    return packer->state != NULL;
}

bool cli_packer_init(cli_packer *packer, FILE *stream, retold_codec codec)
{
    *packer = (cli_packer){.stream = stream, .codec = codec};
    switch (codec) {
    case RETOLD_CODEC_GZIP:
        return start_gzip(packer);
    case RETOLD_CODEC_ZSTD:
        return start_zstd(packer);
    default:
        return true;
    }
}

void cli_packer_release(cli_packer *packer)
{
    if (packer->state && packer->codec == RETOLD_CODEC_GZIP) {
        deflateEnd(packer->state);
        free(packer->state);
    } else if (packer->state) {
        ZSTD_freeCCtx(packer->state);
    }
    packer->state = NULL;
}

static void write_gzip(cli_packer *packer, retold_span bytes, bool end)
{
    unsigned char out[CHUNK];
    z_stream *gzip = packer->state;
    gzip->next_in = (unsigned char *)bytes.data;
    gzip->avail_in = (uInt)bytes.size;
    do {
        gzip->next_out = out;
        gzip->avail_out = sizeof out;
        packer->failed |= deflate(gzip, end ? Z_FINISH : Z_NO_FLUSH) == Z_STREAM_ERROR;
        fwrite(out, 1, sizeof out - gzip->avail_out, packer->stream);
    } while (gzip->avail_out == 0);
    if (end) {
        deflateReset(gzip);
    }
}

static void write_zstd(cli_packer *packer, retold_span bytes, bool end)
{
    char out[CHUNK];
    ZSTD_inBuffer in = {bytes.data, bytes.size, 0};
    size_t left = 1;
    while (in.pos < in.size || (end && left > 0)) {
        ZSTD_outBuffer to = {out, sizeof out, 0};
        left = ZSTD_compressStream2(packer->state, &to, &in, end ? ZSTD_e_end : ZSTD_e_continue);
        if (ZSTD_isError(left)) { /* out of memory */
            packer->failed = true;
            return;
        }
        fwrite(out, 1, to.pos, packer->stream);
    }
}

static void pack(cli_packer *packer, retold_span bytes, bool end)
{
    switch (packer->codec) {
    case RETOLD_CODEC_GZIP:
        write_gzip(packer, bytes, end);
        break;
    case RETOLD_CODEC_ZSTD:
        write_zstd(packer, bytes, end);
        break;
    default:
        if (bytes.size > 0) {
            fwrite(bytes.data, 1, bytes.size, packer->stream);
        }
        break;
    }
}

void cli_packer_write(cli_packer *packer, retold_span bytes)
{
    if (bytes.size > 0) {
        pack(packer, bytes, false);
        packer->inside = true;
    }
}

void cli_packer_end(cli_packer *packer)
{
    if (packer->inside) {
        pack(packer, (retold_span){NULL, 0}, true);
        packer->inside = false;
    }
}
