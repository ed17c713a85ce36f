#include "api/job.h"

#include "input/csv_columns.h"
#include "page/charset_names.h"

#include <stdlib.h>
#include <string.h>

void rt_job_release(rt_job *j)
{
    rt_doc_block_release(&j->block, NULL);
    free(j->places);
    free(j->inputs);
    free(j->faults);
}

static bool add_fault(rt_job *j, const retold_error *error, uint64_t ordinal)
{
    if (!rt_grow((void **)&j->faults, &j->fault_capacity, j->fault_count + 1, sizeof *j->faults)) {
        return false;
    }
    j->faults[j->fault_count++] = (rt_found_fault){*error, ordinal};
    return true;
}

static void note_encoding(rt_doc *doc, const rt_record *record, const retold_document *document)
{
    bool page = record->format == RETOLD_FORMAT_WARC || record->format == RETOLD_FORMAT_ARC;
    const rt_encoding *encoding =
        page || document->charset.size == 0 ? NULL : rt_encoding_find(document->charset);
    doc->encoding = (uint8_t)(encoding == NULL ? 0 : rt_encoding_index(encoding) + 1);
}

static void note_header(rt_job *j, const rt_record *record)
{
    if (record->format == RETOLD_FORMAT_CSV || record->format == RETOLD_FORMAT_TSV) {
        uint64_t header = ((const rt_csv_columns *)(const void *)record->head.data)->names;
        j->headers_differ |= j->header != 0 && j->header != header;
        j->header = j->header == 0 ? header : j->header;
    }
}

static bool process_record(rt_job *j, const rt_batch *batch, size_t index, rt_record_parser *parser,
                           rt_analyser *analyser)
{
    const rt_record *record = &batch->records[index];
    j->bytes += record->size;
    if (record->blank || record->continues) {
        return true;
    }
    j->records++;
    j->formats |= 1u << record->format;
    note_header(j, record);
    retold_document document = {0};
    retold_error error;
    retold_status status = rt_record_parse(parser, batch, index, &document, &error);
    if (status == RETOLD_SKIPPED) {
        j->skipped[error.skip]++;
        return true;
    }
    if (status == RETOLD_UNUSABLE) {
        return add_fault(j, &error, record->ordinal);
    }
    size_t count = j->block.doc_count;
    if (status != RETOLD_OK ||
        !rt_grow((void **)&j->places, &j->place_capacity, count + 1, sizeof *j->places) ||
        !rt_grow((void **)&j->inputs, &j->input_capacity, count + 1, sizeof *j->inputs)) {
        return false;
    }
    j->places[count] = (rt_place){record->number, record->offset};
    j->inputs[count] = record->input;
    if (!rt_analyse(analyser, &document, record->ordinal, &j->block)) {
        return false;
    }
    note_encoding(&j->block.docs[count], record, &document);
    return true;
}

void rt_job_seal(rt_job *j, rt_memory *memory)
{
    rt_doc_block_init(&j->sealed);
    if (!j->out_of_memory && j->block.doc_count > 0) {
        j->out_of_memory = !rt_doc_block_seal(&j->block, memory, &j->sealed);
    }
}

void rt_job_process(rt_job *j, const rt_batch *batch, rt_record_parser *parser,
                    rt_analyser *analyser)
{
    rt_doc_block_clear(&j->block);
    j->fault_count = 0;
    j->records = j->bytes = j->next_ordinal = 0;
    j->consumed = batch->consumed;
    j->formats = 0;
    j->header = 0;
    j->headers_differ = false;
    memset(j->skipped, 0, sizeof j->skipped);
    j->out_of_memory = false;
    for (size_t i = 0; i < batch->count && !j->out_of_memory; i++) {
        j->out_of_memory = !process_record(j, batch, i, parser, analyser);
    }
    if (batch->count > 0) {
        const rt_record *last = &batch->records[batch->count - 1];
        j->next_ordinal = last->ordinal + !last->blank;
    }
    if (batch->has_fault && !add_fault(j, &batch->fault, UINT64_MAX)) { /* behind all others */
        j->out_of_memory = true;
    }
}
