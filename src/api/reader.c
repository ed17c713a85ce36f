/* The public reader: one batch, given out record by record. */
#include "input/reader.h"

#include "base/error.h"

#include <stdlib.h>

/*
 * The records of `batch` from `next` on are still to be given out, and then its fault if it
 * has one that was not `told` yet.
 */
struct retold_reader {
    rt_reader *input;
    rt_record_parser *parser;
    rt_batch batch;
    size_t next;
    bool told;
};

static retold_status open_parts(retold_reader *reader, const char *const *paths, size_t count,
                                const retold_read_options *options, retold_error *error)
{
    retold_status status = rt_reader_new(paths, count, options, 0, &reader->input, error);
    return status == RETOLD_OK ? rt_record_parser_new(options, &reader->parser, error) : status;
}

retold_status retold_reader_new(const char *const *paths, size_t count,
                                const retold_read_options *options, retold_reader **reader,
                                retold_error *error)
{
    retold_options all;
    retold_options_init(&all);
    if (options != NULL) {
        all.read = *options;
    }
    retold_status status = retold_options_check(&all, error);
    if (status != RETOLD_OK) {
        return status;
    }
    retold_reader *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return rt_fail_memory(error);
    }
    rt_batch_init(&made->batch);
    status = open_parts(made, paths, count, &all.read, error);
    if (status != RETOLD_OK) {
        retold_reader_free(made);
        return status;
    }
    *reader = made;
    return RETOLD_OK;
}

void retold_reader_free(retold_reader *reader)
{
    if (reader != NULL) {
        rt_record_parser_free(reader->parser);
        rt_reader_free(reader->input);
        rt_batch_release(&reader->batch);
        free(reader);
    }
}

/* A batch with something left to give out: RETOLD_OK, or why there is none. */
static retold_status refill(retold_reader *reader, retold_error *error)
{
    const rt_batch *batch = &reader->batch;
    if (reader->next < batch->count || (batch->has_fault && !reader->told)) {
        return RETOLD_OK;
    }
    reader->next = 0;
    reader->told = false;
    return rt_reader_fill(reader->input, &reader->batch, NULL, error);
}

retold_status retold_reader_next(retold_reader *reader, retold_record *record, retold_error *error)
{
    retold_status status = refill(reader, error);
    if (status != RETOLD_OK) {
        return status;
    }
    const rt_batch *batch = &reader->batch;
    if (reader->next == batch->count) {
        reader->told = true;
        if (error != NULL) {
            *error = batch->fault;
        }
        return batch->fault.status;
    }
    const rt_record *found = &batch->records[reader->next++];
    *record = (retold_record){
        .bytes = rt_span(batch->bytes.data + found->begin, found->size),
        .format = found->format,
        .codec = found->codec,
        .skip = found->flaw == RT_FLAW_NONE ? found->skip : RETOLD_SKIP_NONE,
        .blank = found->blank,
        .header = found->header,
        .delimiter = found->delimiter,
        .continues = found->continues,
        .input = found->input,
        .number = found->number,
        .offset = found->offset,
        .ordinal = found->ordinal,
    };
    return RETOLD_OK;
}

static bool is_last_returned(const retold_reader *reader, const retold_record *record)
{
    const rt_batch *batch = &reader->batch;
    return reader->next > 0 &&
           batch->bytes.data + batch->records[reader->next - 1].begin == record->bytes.data;
}

static retold_status fail_other(retold_error *error)
{
    return rt_fail(error, RETOLD_INVALID, "not the record last returned");
}

retold_status retold_reader_text(retold_reader *reader, const retold_record *record,
                                 retold_span *text, retold_error *error)
{
    if (!is_last_returned(reader, record)) {
        return fail_other(error);
    }
    return rt_record_text(reader->parser, &reader->batch, reader->next - 1, text, error);
}

retold_status retold_reader_parse(retold_reader *reader, const retold_record *record,
                                  retold_document *document, retold_error *error)
{
    if (!is_last_returned(reader, record)) {
        return fail_other(error);
    }
    if (record->blank || record->continues) {
        return rt_fail(error, RETOLD_INVALID, "%s",
                       record->blank ? "a blank line has no document"
                                     : "a part of a record has no document before the last");
    }
    return rt_record_parse(reader->parser, &reader->batch, reader->next - 1, document, error);
}
