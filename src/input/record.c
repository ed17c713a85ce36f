/* Parsing records of any format. */
#include "base/error.h"
#include "input/decode.h"
#include "input/format.h"
#include "text/mojibake.h"

#include <inttypes.h>
#include <stdlib.h>

retold_status rt_record_parser_new(const retold_read_options *options, rt_record_parser **parser,
                                   retold_error *error)
{
    rt_record_parser *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return rt_fail_memory(error);
    }
    made->max_record = options->max_record;
    made->max_header = options->max_header;
    made->max_page = options->max_page;
    made->raw_text = options->raw_text;
    made->invalid_utf8 = options->invalid_utf8;
    rt_field_names(options, made->names);
    made->json = rt_json_reader_new();
    rt_buffer_init(&made->strings);
    rt_buffer_init(&made->decoded);
    rt_unpacker_init(&made->unpacker);
    if (made->json == NULL) {
        rt_record_parser_free(made);
        return rt_fail_memory(error);
    }
    *parser = made;
    return RETOLD_OK;
}

void rt_record_parser_free(rt_record_parser *parser)
{
    if (parser != NULL) {
        rt_json_reader_free(parser->json);
        rt_buffer_release(&parser->strings);
        rt_buffer_release(&parser->decoded);
        rt_charset_free(parser->charset);
        rt_unpacker_release(&parser->unpacker);
        rt_page_reader_free(parser->pages);
        free(parser);
    }
}

static retold_status fail_cut_off(const rt_batch *batch, const rt_record *record,
                                  retold_error *error)
{
    if (error != NULL) {
        *error = batch->fault;
        error->record = record->number;
    }
    return RETOLD_UNUSABLE;
}

static uint64_t whole_size(const rt_record *record)
{
    return record->offset - record->record_offset + record->size;
}

static retold_status fail_too_long(const rt_record_parser *parser, const rt_record *record,
                                   retold_error *error)
{
    rt_fail_fault(error, RETOLD_FAULT_TOO_LONG, "%" PRIu64 " bytes long; the limit is %zu",
                  whole_size(record), parser->max_record);
    return rt_parse_place(error, record, record->record_offset);
}

static retold_status fail_flawed(const rt_record_parser *parser, const rt_record *record,
                                 retold_error *error)
{
    uint64_t size = whole_size(record);
    switch (record->flaw) {
    case RT_FLAW_LONG_HEADER:
        rt_fail_fault(error, RETOLD_FAULT_TOO_LONG, "its header does not end within %zu bytes",
                      parser->max_header);
        break;
    case RT_FLAW_BAD_LENGTH:
        rt_fail_fault(error, RETOLD_FAULT_CORRUPT, "its header does not say how long it is");
        break;
    case RT_FLAW_OVERLONG:
        rt_fail_fault(error, RETOLD_FAULT_CORRUPT,
                      "the next record begins after %" PRIu64 " bytes, before this one should end",
                      size);
        break;
    case RT_FLAW_INCOMPLETE:
        rt_fail_fault(error, RETOLD_FAULT_TRUNCATED,
                      "the input ends inside the record, after %" PRIu64 " bytes of it", size);
        break;
    default:
        rt_fail_fault(error, RETOLD_FAULT_CORRUPT, "%" PRIu64 " %s no record", size,
                      size == 1 ? "byte that is" : "bytes that are");
        break;
    }
    return rt_parse_place(error, record, record->record_offset);
}

static retold_status parse(rt_record_parser *parser, const rt_batch *batch, const rt_record *record,
                           retold_document *document, retold_error *error)
{
    if (record->cut_off) {
        return fail_cut_off(batch, record, error);
    }
    if (record->flaw != RT_FLAW_NONE) {
        return fail_flawed(parser, record, error);
    }
    if (record->skip != RETOLD_SKIP_NONE) {
        return rt_parse_skip(error, record, record->skip);
    }
    if (record->too_long) {
        return fail_too_long(parser, record, error);
    }
    return rt_format_of(record->format)->parse(parser, batch, record, document, error);
}

retold_status rt_record_parse(rt_record_parser *parser, const rt_batch *batch, size_t index,
                              retold_document *document, retold_error *error)
{
    const rt_record *record = &batch->records[index];
    retold_status status = parse(parser, batch, record, document, error);
    bool page = record->format == RETOLD_FORMAT_WARC || record->format == RETOLD_FORMAT_ARC;
    if (status == RETOLD_OK && !page) {
        document->charset = rt_span_of(parser->converted == NULL ? NULL : parser->converted->name);
        document->repaired = parser->repaired;
        document->mojibake = rt_mojibake_count(document->text);
    }
    if (status == RETOLD_UNUSABLE && error != NULL) {
        error->skipped += whole_size(record);
    }
    return status;
}

retold_status rt_record_text(rt_record_parser *parser, const rt_batch *batch, size_t index,
                             retold_span *text, retold_error *error)
{
    const rt_record *record = &batch->records[index];
    retold_status status = rt_decode_valid(parser, batch, record, text, error);
    if (status == RETOLD_UNUSABLE) {
        *text = rt_span(batch->bytes.data + record->begin, record->size);
        return RETOLD_OK;
    }
    return status;
}
