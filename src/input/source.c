#include "input/source.h"

#include "base/error.h"

void rt_source_init(rt_source *source)
{
    *source = (rt_source){0};
    rt_raw_init(&source->raw);
    rt_decoder_init(&source->decoder);
}

void rt_source_release(rt_source *source)
{
    rt_raw_release(&source->raw);
    rt_decoder_release(&source->decoder);
}

void rt_source_close(rt_source *source)
{
    source->finished += source->raw.taken;
    rt_raw_close(&source->raw);
    source->sniffed = false;
    source->ended = RETOLD_OK;
}

retold_status rt_source_open(rt_source *source, const char *path, retold_error *error)
{
    rt_source_close(source);
    return rt_raw_open(&source->raw, path, error);
}

void rt_source_open_memory(rt_source *source, retold_span bytes, size_t step)
{
    rt_source_close(source);
    rt_raw_open_memory(&source->raw, bytes, step);
}

static retold_status find_codec(rt_source *source, retold_error *error)
{
    rt_raw *raw = &source->raw;
    retold_status status = rt_raw_want(raw, RT_MAGIC_SIZE, error);
    if (status != RETOLD_OK) {
        return status;
    }
    size_t held = raw->end - raw->begin;
    source->codec = held == 0 ? RT_CODEC_PLAIN : rt_codec_of(raw->data + raw->begin, held);
    if (source->codec != RT_CODEC_PLAIN) {
        status = rt_decoder_start(&source->decoder, source->codec, error);
    }
    source->sniffed = status == RETOLD_OK;
    return status;
}

static retold_status read_some(rt_source *source, char *to, size_t room, size_t *got,
                               retold_error *error)
{
    retold_status status = source->sniffed ? RETOLD_OK : find_codec(source, error);
    if (status != RETOLD_OK) {
        return status;
    }
    if (source->codec != RT_CODEC_PLAIN) {
        return rt_decoder_read(&source->decoder, &source->raw, to, room, got, error);
    }
    status = rt_raw_read(&source->raw, to, room, got, error);
    return status == RETOLD_OK && *got == 0 ? RETOLD_END : status;
}

retold_status rt_source_read(rt_source *source, char *to, size_t room, size_t *got,
                             retold_error *error)
{
    *got = 0;
    if (source->ended == RETOLD_OK) {
        source->ended = read_some(source, to, room, got, &source->error);
    }
    if (source->ended != RETOLD_OK && source->ended != RETOLD_END && error != NULL) {
        *error = source->error;
    }
    return source->ended;
}

bool rt_source_whole(const rt_source *source)
{
    return source->codec != RT_CODEC_PLAIN && !source->decoder.inside;
}

uint64_t rt_source_consumed(const rt_source *source)
{
    return source->finished + source->raw.taken;
}
