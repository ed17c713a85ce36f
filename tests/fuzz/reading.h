/*
 * What the targets that read an input share: any bytes, read as one input, in steps of any size.
 *
 *   - the records put one after another are the input, if it is not compressed;
 *   - a record gives a document in valid UTF-8 with text and id, or a fault inside of it;
 *   - simdjson and rt_json_check() agree on what a JSON object is;
 *   - the same comes of reading in small steps as of reading it at once.
 */
#ifndef RT_TESTS_FUZZ_READING_H
#define RT_TESTS_FUZZ_READING_H

#include "input/csv_columns.h"
#include "input/decompress.h"
#include "input/format.h"
#include "input/json_check.h"
#include "input/reader.h"
#include "input/tar.h"
#include "text/tokenise.h"

#include <stdlib.h>
#include <string.h>

#define REQUIRE(condition)                                                                         \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* What came of an input, for comparison with another reading of it. */
typedef struct tally {
    uint64_t hash;
    uint64_t texts;         /* a hash of the documents' texts alone */
    rt_csv_columns columns; /* of CSV and TSV */
    size_t documents;
    size_t faults;
    size_t position; /* in the input, behind the last record */
} tally;

static inline uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 29;
}

static inline uint64_t mix_span(uint64_t hash, retold_span span)
{
    hash = mix(hash, span.size);
    for (size_t i = 0; i < span.size; i++) {
        hash = mix(hash, (unsigned char)span.data[i]);
    }
    return hash;
}

static inline void mix_fault(tally *t, const retold_error *fault)
{
    t->hash = mix(t->hash, (uint64_t)fault->fault);
    t->hash = mix(t->hash, fault->record);
    t->hash = mix(t->hash, fault->offset);
    t->hash = mix_span(t->hash, rt_span_of(fault->message));
    t->faults++;
}

/* simdjson must have accepted exactly the valid ones. */
static inline void check_verdict(const rt_batch *batch, const rt_record *record,
                                 retold_status status, retold_fault fault)
{
    retold_span line = rt_span(batch->bytes.data + record->begin, record->size);
    if (rt_format_of(record->format)->parse != rt_parse_json || record->too_long ||
        record->cut_off || record->encoding.encoding != NULL) {
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

static inline void check_span(retold_span span)
{
    REQUIRE(span.size == 0 || span.data != NULL);
    REQUIRE(rt_utf8_check(span) == span.size);
}

static inline void take_record(tally *t, rt_record_parser *parser, const rt_batch *batch,
                               size_t index)
{
    const rt_record *record = &batch->records[index];
    retold_document document = {0};
    retold_error error = {0};
    t->hash = mix(t->hash, record->number);
    t->hash = mix(t->hash, record->ordinal);
    retold_status status = rt_record_parse(parser, batch, index, &document, &error);
    check_verdict(batch, record, status, error.fault);
    if (status == RETOLD_SKIPPED) {
        REQUIRE(error.skip != RETOLD_SKIP_NONE && error.record == record->number);
        t->hash = mix(t->hash, (uint64_t)error.skip);
        return;
    }
    if (status != RETOLD_OK) {
        REQUIRE(status == RETOLD_UNUSABLE && error.fault != RETOLD_FAULT_NONE);
        REQUIRE(error.record == record->number);
        REQUIRE(error.offset >= record->record_offset);
        REQUIRE(error.offset <= record->offset + record->size);
        mix_fault(t, &error);
        return;
    }
    REQUIRE(document.text.size > 0 && document.id.size > 0);
    t->texts = mix_span(t->texts, document.text);
    const retold_span spans[] = {document.id,   document.text,  document.url,    document.date,
                                 document.lang, document.title, document.charset};
    for (size_t i = 0; i < sizeof spans / sizeof spans[0]; i++) {
        check_span(spans[i]);
        t->hash = mix_span(t->hash, spans[i]);
    }
    t->documents++;
}

/* Reads the input, which is checked against the records if it is not compressed. */
static inline tally read_all(retold_span input, bool plain, size_t step,
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
            if (record->head.size == sizeof t.columns) {
                memcpy(&t.columns, record->head.data, sizeof t.columns);
            }
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

/* Reads an input twice, as the options say, and returns what came of it. */
static inline tally read_twice_as(retold_span input, const retold_read_options *options,
                                  unsigned step)
{
    if (rt_tar_is_start(input)) {
        return (tally){0}; /* has a target of its own */
    }
    bool plain = rt_codec_of((const unsigned char *)input.data, input.size) == RETOLD_CODEC_NONE;
    tally whole = read_all(input, plain, 0, options);
    tally stepped = read_all(input, plain, (size_t)step + 1, options);
    REQUIRE(whole.position == stepped.position && whole.documents == stepped.documents);
    REQUIRE(whole.hash == stepped.hash);
    return whole;
}

/* `max_record` 0: large. */
static inline retold_read_options reading_options(retold_format format, unsigned max_record)
{
    return (retold_read_options){.id_field = "id",
                                 .text_field = "text",
                                 .url_field = "id",
                                 .date_field = "date",
                                 .lang_field = "",
                                 .format = format,
                                 .max_record = max_record == 0 ? 1 << 20 : max_record,
                                 .max_header = 4096,
                                 .max_page = 64 << 10,
                                 .max_window = 8 << 20};
}

static inline tally read_twice(retold_span input, retold_format format, unsigned step,
                               unsigned max_record)
{
    retold_read_options options = reading_options(format, max_record);
    return read_twice_as(input, &options, step);
}

#endif
