#include "input/source.h"

#include "base/error.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool add_member(rt_members *members, rt_member member)
{
    enum { MANY = 64 };
    if (members->first >= MANY && members->first > members->count / 2) {
        members->count -= members->first;
        memmove(members->items, members->items + members->first,
                members->count * sizeof *members->items);
        members->first = 0;
    }
    if (members->first < members->count &&
        members->items[members->count - 1].offset == member.offset) {
        members->count--; /* it was empty */
    }
    if (!rt_grow((void **)&members->items, &members->capacity, members->count + 1,
                 sizeof *members->items)) {
        return false;
    }
    members->items[members->count++] = member;
    return true;
}

bool rt_members_pass(rt_members *members, uint64_t offset, uint64_t *on_disk)
{
    while (members->first < members->count && members->items[members->first].offset < offset) {
        members->first++;
    }
    bool found = members->first < members->count && members->items[members->first].offset == offset;
    if (found) {
        *on_disk = members->items[members->first].on_disk;
    }
    return found;
}

void rt_source_init(rt_source *source, const retold_read_options *options)
{
    *source = (rt_source){0};
    rt_raw_init(&source->raw);
    rt_decoder_init(&source->decoder, options);
}

void rt_source_release(rt_source *source)
{
    free(source->members.items);
    rt_raw_release(&source->raw);
    rt_decoder_release(&source->decoder);
}

void rt_source_close(rt_source *source)
{
    source->finished = rt_source_consumed(source);
    rt_raw_close(&source->raw);
    source->codec = RETOLD_CODEC_NONE;
    source->sniffed = false;
    source->ended = RETOLD_OK;
    source->given = 0;
    source->members.first = source->members.count = 0;
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

void rt_source_open_stream(rt_source *source, rt_raw_stream *stream, void *user)
{
    rt_source_close(source);
    rt_raw_open_stream(&source->raw, stream, user);
}

static retold_status find_codec(rt_source *source, retold_error *error)
{
    rt_raw *raw = &source->raw;
    retold_status status = rt_raw_want(raw, RT_MAGIC_SIZE, error);
    if (status != RETOLD_OK) {
        return status;
    }
    size_t held = raw->end - raw->begin;
    source->codec = held == 0 ? RETOLD_CODEC_NONE : rt_codec_of(raw->data + raw->begin, held);
    if (source->codec != RETOLD_CODEC_NONE) {
        status = rt_decoder_start(&source->decoder, source->codec, error);
    }
    source->sniffed = status == RETOLD_OK;
    return status;
}

static retold_status decode(rt_source *source, char *to, size_t room, size_t *got,
                            retold_error *error)
{
    rt_decoder *decoder = &source->decoder;
    bool fresh = !decoder->inside;
    uint64_t before = decoder->member;
    retold_status status = rt_decoder_read(decoder, &source->raw, to, room, got, error);
    if (*got > 0 && (fresh || decoder->member != before) &&
        !add_member(&source->members, (rt_member){source->given, decoder->member})) {
        return rt_fail_memory(error);
    }
    return status;
}

static retold_status read_some(rt_source *source, char *to, size_t room, size_t *got,
                               retold_error *error)
{
    retold_status status = source->sniffed ? RETOLD_OK : find_codec(source, error);
    if (status != RETOLD_OK) {
        return status;
    }
    if (source->codec != RETOLD_CODEC_NONE) {
        return decode(source, to, room, got, error);
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
        source->given += *got;
    }
    if (source->ended != RETOLD_OK && source->ended != RETOLD_END && error != NULL) {
        *error = source->error;
    }
    return source->ended;
}

/* What the message of the fault ends with: where reading goes on, or that it does not. */
static void add_resumption(retold_error *error, uint64_t failed, uint64_t next, bool found)
{
    size_t used = strlen(error->message);
    error->skipped = next > failed ? next - failed : 0;
    if (found) {
        snprintf(error->message + used, sizeof error->message - used,
                 "; goes on at compressed byte %" PRIu64, next);
    } else if (error->fault != RETOLD_FAULT_TRUNCATED) {
        snprintf(error->message + used, sizeof error->message - used,
                 "; nothing behind it can be read");
    }
}

retold_status rt_source_resume(rt_source *source, rt_holds_start *holds_start, retold_error *error)
{
    if (source->codec == RETOLD_CODEC_NONE) {
        return RETOLD_END;
    }
    rt_raw *raw = &source->raw;
    uint64_t failed = rt_raw_position(raw);
    retold_status status = rt_decoder_resume(&source->decoder, raw, holds_start, error);
    if (status == RETOLD_OK || status == RETOLD_END || status == RETOLD_UNUSABLE) {
        add_resumption(&source->error, failed, rt_raw_position(raw), status == RETOLD_OK);
    }
    source->ended = status == RETOLD_END ? RETOLD_UNUSABLE : status;
    return status;
}

bool rt_source_whole(const rt_source *source)
{
    return source->codec != RETOLD_CODEC_NONE && !source->decoder.inside;
}

uint64_t rt_source_consumed(const rt_source *source)
{
    return source->finished + (source->raw.stream == NULL ? source->raw.taken : 0);
}
