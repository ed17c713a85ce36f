/*
 * libFuzzer target for tar archives, which are made after the input's orders, so that checksums are
 * right where nothing else is. The first byte chooses the step. An order is three bytes, a kind and
 * two for a length, and so many bytes behind them:
 *   even   a header with these bytes in it, from the field on that the kind says, and its checksum
 *   odd    the bytes as they are, then zero bytes up to the next block
 * The same comes of reading in small steps as of reading it at once.
 */
#include "input/tar.h"
#include "reading.h"

#include <stdio.h>

enum { BLOCK = 512 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void add_block(rt_buffer *archive, const char *bytes, size_t size)
{
    static const char zeros[BLOCK];
    REQUIRE(rt_buffer_append(archive, bytes, size));
    REQUIRE(rt_buffer_append(archive, zeros, (BLOCK - archive->size % BLOCK) % BLOCK));
}

static void add_header(rt_buffer *archive, unsigned kind, const uint8_t *data, size_t size)
{
    static const unsigned fields[] = {0, 124, 156, 257, 345};
    char header[BLOCK] = "file.txt";
    size_t at = fields[kind / 2 % 5];
    memcpy(header + 124, "00000000005", 11);
    memcpy(header + 257, "ustar\00000", 8);
    memcpy(header + at, data, size < BLOCK - at ? size : BLOCK - at);
    unsigned sum = 0;
    memset(header + 148, ' ', 8);
    for (size_t i = 0; i < BLOCK; i++) {
        sum += (unsigned char)header[i];
    }
    snprintf(header + 148, 8, "%06o", sum);
    add_block(archive, header, BLOCK);
}

static uint64_t read_archive(const rt_buffer *archive, size_t step)
{
    retold_read_options options = reading_options(RETOLD_FORMAT_UNKNOWN, 0);
    tally t = {0};
    rt_reader *reader = NULL;
    rt_record_parser *parser = NULL;
    rt_batch batch;
    retold_error error;
    rt_batch_init(&batch);
    REQUIRE(rt_reader_new_memory("in", rt_span(archive->data, archive->size), step, &options,
                                 &reader, &error) == RETOLD_OK);
    REQUIRE(rt_record_parser_new(&options, &parser, &error) == RETOLD_OK);
    retold_status status;
    while ((status = rt_reader_fill(reader, &batch, NULL, &error)) == RETOLD_OK) {
        for (size_t i = 0; i < batch.count; i++) {
            const rt_record *record = &batch.records[i];
            if (!record->continues && !record->blank) {
                t.hash = mix_span(t.hash, rt_span_of(record->input));
                take_record(&t, parser, &batch, i);
            }
        }
        if (batch.has_fault) {
            mix_fault(&t, &batch.fault);
        }
    }
    REQUIRE(status == RETOLD_END || status == RETOLD_NO_MEMORY);
    rt_record_parser_free(parser);
    rt_batch_release(&batch);
    rt_reader_free(reader);
    return t.hash;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    size_t step = (size_t)data[0] + 1;
    rt_buffer archive;
    rt_buffer_init(&archive);
    add_header(&archive, 0, data, 0); /* so that it is seen to be an archive */
    add_block(&archive, "Text.", 5);
    for (data++, size--; size >= 3;) {
        size_t length = data[1] | (size_t)data[2] << 8;
        length = length < size - 3 ? length : size - 3;
        if (data[0] % 2 == 0) {
            add_header(&archive, data[0], data + 3, length);
        } else {
            add_block(&archive, (const char *)data + 3, length);
        }
        data += 3 + length;
        size -= 3 + length;
    }
    REQUIRE(read_archive(&archive, 0) == read_archive(&archive, step));
    rt_buffer_release(&archive);
    return 0;
}
