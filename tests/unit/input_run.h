/* What the tests of src/input share: reading something whole, and what came of it. */
#ifndef RT_TESTS_INPUT_RUN_H
#define RT_TESTS_INPUT_RUN_H

#include "input/reader.h"
#include "support.h"

#include <stdlib.h>

/* A document, a fault of a record, or (number 0) a fault of an input. Strings are owned. */
typedef struct outcome {
    retold_fault fault;
    uint64_t number;
    uint64_t offset;
    uint64_t ordinal;
    char input[512];
    char message[256];
    bool cut;
    char *id, *text, *url, *date, *lang, *title, *charset;
    uint64_t repaired, mojibake;
} outcome;

/* All that came of reading something. */
typedef struct run {
    rt_buffer bytes; /* of all records, one after another */
    outcome *items;
    size_t count, capacity;
    size_t records, blank, parts;
    size_t faults;
    size_t skipped[RETOLD_SKIP_COUNT];
    uint64_t consumed;
} run;

static retold_read_options options;

static inline void set_options(void)
{
    options = (retold_read_options){.id_field = "id",
                                    .text_field = "text",
                                    .url_field = "url",
                                    .date_field = "date",
                                    .lang_field = "lang",
                                    .max_record = 64 << 20,
                                    .max_header = 1 << 20,
                                    .max_page = 16 << 20,
                                    .max_window = 128 << 20};
}

static inline char *copy_span(retold_span span)
{
    char *copy = malloc(span.size + 1);
    ck_assert_ptr_nonnull(copy);
    if (span.size > 0) {
        memcpy(copy, span.data, span.size);
    }
    copy[span.size] = '\0';
    return copy;
}

static inline outcome *add_outcome(run *r)
{
    ck_assert(rt_grow((void **)&r->items, &r->capacity, r->count + 1, sizeof *r->items));
    outcome *item = &r->items[r->count++];
    *item = (outcome){0};
    return item;
}

static inline void add_fault(run *r, const retold_error *error)
{
    outcome *item = add_outcome(r);
    item->fault = error->fault;
    item->number = error->record;
    item->offset = error->offset;
    snprintf(item->input, sizeof item->input, "%s", error->input);
    snprintf(item->message, sizeof item->message, "%s", error->message);
    ck_assert_int_ne(error->fault, RETOLD_FAULT_NONE);
    ck_assert_uint_gt(strlen(error->message), 0);
    r->faults++;
}

static inline void add_document(run *r, const rt_record *record, const retold_document *document)
{
    outcome *item = add_outcome(r);
    item->number = record->number;
    item->offset = record->offset;
    item->ordinal = record->ordinal;
    snprintf(item->input, sizeof item->input, "%s", record->input);
    item->id = copy_span(document->id);
    item->text = copy_span(document->text);
    item->url = copy_span(document->url);
    item->date = copy_span(document->date);
    item->lang = copy_span(document->lang);
    item->repaired = document->repaired;
    item->mojibake = document->mojibake;
    item->title = copy_span(document->title);
    item->charset = copy_span(document->charset);
    item->cut = document->cut;
}

static inline void take_record(run *r, rt_record_parser *parser, const rt_batch *batch,
                               size_t index)
{
    const rt_record *record = &batch->records[index];
    ck_assert(rt_buffer_append(&r->bytes, batch->bytes.data + record->begin, record->size));
    r->parts += record->continues;
    r->blank += record->blank;
    if (record->continues || record->blank) {
        return;
    }
    ck_assert_uint_eq(record->ordinal, r->records);
    r->records++;
    retold_document document = {0};
    retold_error error = {0};
    retold_status status = rt_record_parse(parser, batch, index, &document, &error);
    if (status == RETOLD_OK) {
        add_document(r, record, &document);
        return;
    }
    if (status == RETOLD_SKIPPED) {
        ck_assert_int_ne(error.skip, RETOLD_SKIP_NONE);
        ck_assert_uint_eq(error.record, record->number);
        r->skipped[error.skip]++;
        return;
    }
    ck_assert_int_eq(status, RETOLD_UNUSABLE);
    ck_assert_int_eq(error.status, RETOLD_UNUSABLE);
    ck_assert_uint_eq(error.record, record->number);
    ck_assert_uint_ge(error.offset, record->record_offset);
    ck_assert_uint_le(error.offset, record->offset + record->size);
    add_fault(r, &error);
}

/* Reads everything and frees the reader. */
static inline run run_reader(rt_reader *reader)
{
    run r = {0};
    rt_batch batch;
    rt_record_parser *parser = NULL;
    retold_error error = {0};
    retold_status status;
    rt_batch_init(&batch);
    ck_assert_int_eq(rt_record_parser_new(&options, &parser, &error), RETOLD_OK);
    while ((status = rt_reader_fill(reader, &batch, NULL, &error)) == RETOLD_OK) {
        ck_assert(batch.count > 0 || batch.has_fault);
        for (size_t i = 0; i < batch.count; i++) {
            take_record(&r, parser, &batch, i);
        }
        if (batch.has_fault) {
            add_fault(&r, &batch.fault);
        }
        r.consumed = batch.consumed;
    }
    ck_assert_int_eq(status, RETOLD_END);
    rt_record_parser_free(parser);
    rt_batch_release(&batch);
    rt_reader_free(reader);
    return r;
}

static inline void run_release(run *r)
{
    for (size_t i = 0; i < r->count; i++) {
        outcome *item = &r->items[i];
        free(item->id);
        free(item->text);
        free(item->url);
        free(item->date);
        free(item->lang);
        free(item->title);
        free(item->charset);
    }
    free(r->items);
    rt_buffer_release(&r->bytes);
}

static inline run read_bytes(const void *bytes, size_t size, size_t step)
{
    rt_reader *reader = NULL;
    retold_error error;
    ck_assert_int_eq(
        rt_reader_new_memory("in", rt_span(bytes, size), step, &options, &reader, &error),
        RETOLD_OK);
    return run_reader(reader);
}

/* Reads `text`, and checks that its records put together are `text`. */
static inline run read_string(const char *text)
{
    run r = read_bytes(text, strlen(text), 0);
    ck_assert_uint_eq(r.bytes.size, strlen(text));
    ck_assert(rt_span_equal(rt_span(r.bytes.data, r.bytes.size), rt_span_of(text)));
    return r;
}

static inline void expect_same_run(const run *a, const run *b)
{
    ck_assert_uint_eq(a->count, b->count);
    ck_assert_uint_eq(a->records, b->records);
    ck_assert_uint_eq(a->parts, b->parts);
    ck_assert(rt_span_equal(rt_span(a->bytes.data, a->bytes.size),
                            rt_span(b->bytes.data, b->bytes.size)));
    for (size_t i = 0; i < a->count; i++) {
        const outcome *x = &a->items[i];
        const outcome *y = &b->items[i];
        ck_assert_int_eq(x->fault, y->fault);
        ck_assert_uint_eq(x->number, y->number);
        ck_assert_uint_eq(x->offset, y->offset);
        ck_assert_str_eq(x->message, y->message);
        if (x->fault == RETOLD_FAULT_NONE) {
            ck_assert_uint_eq(x->ordinal, y->ordinal);
            ck_assert_str_eq(x->id, y->id);
            ck_assert_str_eq(x->text, y->text);
        }
    }
}

static inline run read_paths(const char *const *paths, size_t count)
{
    rt_reader *reader = NULL;
    retold_error error;
    ck_assert_int_eq(rt_reader_new(paths, count, &options, 0, &reader, &error), RETOLD_OK);
    return run_reader(reader);
}

static inline const outcome *only(const run *r)
{
    ck_assert_uint_eq(r->count, 1);
    return &r->items[0];
}

/* The only outcome of `text` is this fault, of record `number`, at byte `offset`. */
static inline void expect_fault(const char *text, retold_fault fault, uint64_t number,
                                uint64_t offset, const char *message)
{
    run r = read_string(text);
    const outcome *item = only(&r);
    ck_assert_msg(item->fault == fault && item->number == number && item->offset == offset &&
                      strcmp(item->message, message) == 0,
                  "%s: fault %d record %lu byte %lu \"%s\"", text, (int)item->fault,
                  (unsigned long)item->number, (unsigned long)item->offset, item->message);
    run_release(&r);
}

static inline void expect_text(const char *line, const char *text)
{
    run r = read_string(line);
    const outcome *item = only(&r);
    ck_assert_msg(item->fault == RETOLD_FAULT_NONE, "%s: %s", line, item->message);
    ck_assert_str_eq(item->text, text);
    run_release(&r);
}

#endif
