/*
 * libFuzzer target for src/input: any bytes, read as one input, in steps of any size.
 *
 *   - the records put one after another are the input, if it is not compressed;
 *   - a record gives a document in valid UTF-8 with text and id, or a fault inside of it;
 *   - simdjson and rt_json_check() agree on what a JSON object is;
 *   - the same comes of reading in small steps as of reading it at once.
 *
 * The first byte chooses the step, the second max_record; the rest is the input.
 */
#include "input/decompress.h"
#include "input/json_check.h"
#include "input/reader.h"
#include "text/tokenise.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition)                                                                         \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* What came of an input, for comparison with another reading of it. */
typedef struct tally {
    uint64_t hash;
    size_t documents;
    size_t faults;
    size_t position; /* in the input, behind the last record */
} tally;

static void mix(tally *t, uint64_t value)
{
    t->hash = (t->hash ^ value) * 0x9e3779b97f4a7c15u;
    t->hash ^= t->hash >> 29;
}

static void mix_span(tally *t, retold_span span)
{
    mix(t, span.size);
    for (size_t i = 0; i < span.size; i++) {
        mix(t, (unsigned char)span.data[i]);
    }
}

static void mix_fault(tally *t, const retold_error *fault)
{
    mix(t, (uint64_t)fault->fault);
    mix(t, fault->record);
    mix(t, fault->offset);
    mix_span(t, rt_span_of(fault->message));
    t->faults++;
}

/* simdjson must have accepted exactly the valid ones. */
static void check_verdict(const rt_batch *batch, const rt_record *record, retold_status status,
                          retold_fault fault)
{
    retold_span line = rt_span(batch->bytes.data + record->begin, record->size);
    if (record->format != RETOLD_FORMAT_JSONL || record->too_long || record->cut_off) {
        return;
    }
    if (record->offset == 0 && line.size >= 3 && memcmp(line.data, "\xef\xbb\xbf", 3) == 0) {
        line = rt_span(line.data + 3, line.size - 3);
    }
    size_t offset = 0;
    bool valid = rt_json_check(line, &offset) == NULL && rt_utf8_check(line) == line.size;
    bool accepted = status == RETOLD_OK || fault == RETOLD_FAULT_NO_TEXT ||
                    fault == RETOLD_FAULT_TEXT_NOT_STRING;
    REQUIRE(valid == accepted);
    REQUIRE(offset <= line.size);
}

static void check_span(retold_span span)
{
    REQUIRE(span.size == 0 || span.data != NULL);
    REQUIRE(rt_utf8_check(span) == span.size);
}

static void take_record(tally *t, rt_record_parser *parser, const rt_batch *batch, size_t index)
{
    const rt_record *record = &batch->records[index];
    retold_document document = {0};
    retold_error error = {0};
    mix(t, record->number);
    mix(t, record->ordinal);
    retold_status status = rt_record_parse(parser, batch, index, &document, &error);
    check_verdict(batch, record, status, error.fault);
    if (status != RETOLD_OK) {
        REQUIRE(status == RETOLD_UNUSABLE && error.fault != RETOLD_FAULT_NONE);
        REQUIRE(error.record == record->number);
        REQUIRE(error.offset >= record->record_offset);
        REQUIRE(error.offset <= record->offset + record->size);
        mix_fault(t, &error);
        return;
    }
    REQUIRE(document.text.size > 0 && document.id.size > 0);
    const retold_span spans[] = {document.id, document.text, document.url, document.date,
                                 document.lang};
    for (size_t i = 0; i < sizeof spans / sizeof spans[0]; i++) {
        check_span(spans[i]);
        mix_span(t, spans[i]);
    }
    t->documents++;
}

/* Reads the input, which is checked against the records if it is not compressed. */
static tally read_all(retold_span input, bool plain, size_t step,
                      const retold_read_options *options)
{
    tally t = {0};
    rt_reader *reader = NULL;
    rt_record_parser *parser = NULL;
    rt_batch batch;
    retold_error error;
    rt_batch_init(&batch);
    REQUIRE(rt_reader_new_memory("in", input, step, options, &reader, &error) == RETOLD_OK);
    REQUIRE(rt_record_parser_new(options, &parser, &error) == RETOLD_OK);
    retold_status status;
    while ((status = rt_reader_fill(reader, &batch, NULL, &error)) == RETOLD_OK) {
        for (size_t i = 0; i < batch.count; i++) {
            const rt_record *record = &batch.records[i];
            REQUIRE(record->offset == t.position && record->size > 0);
            if (plain) {
                REQUIRE(record->size <= input.size - t.position);
                REQUIRE(memcmp(batch.bytes.data + record->begin, input.data + t.position,
                               record->size) == 0);
            }
            t.position += record->size;
            if (!record->continues && !record->blank) {
                take_record(&t, parser, &batch, i);
            }
        }
        if (batch.has_fault) {
            mix_fault(&t, &batch.fault);
        }
    }
    REQUIRE(!plain || t.position == input.size);
    rt_record_parser_free(parser);
    rt_batch_release(&batch);
    rt_reader_free(reader);
    /* A frame may ask for a window that there is no memory for. */
    REQUIRE(status == RETOLD_END || (status == RETOLD_NO_MEMORY && !plain));
    return t;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2) {
        return 0;
    }
    retold_read_options options = {.id_field = "id",
                                   .text_field = "text",
                                   .url_field = "id",
                                   .date_field = "date",
                                   .lang_field = "",
                                   .max_record = data[1] == 0 ? 1 << 20 : data[1],
                                   .max_header = 4096,
                                   .max_page = 64 << 10,
                                   .max_window = 8 << 20};
    retold_span input = rt_span((const char *)data + 2, size - 2);
    bool plain = rt_codec_of(data + 2, size - 2) == RETOLD_CODEC_NONE;
    tally whole = read_all(input, plain, 0, &options);
    tally stepped = read_all(input, plain, (size_t)data[0] + 1, &options);
    REQUIRE(whole.position == stepped.position && whole.documents == stepped.documents);
    REQUIRE(whole.hash == stepped.hash);
    return 0;
}
