/* Parsing records of any format. */
#include "base/error.h"
#include "input/format.h"

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
    made->names[RT_ID] = rt_span_of(options->id_field);
    made->names[RT_TEXT] = rt_span_of(options->text_field);
    made->names[RT_URL] = rt_span_of(options->url_field);
    made->names[RT_DATE] = rt_span_of(options->date_field);
    made->names[RT_LANG] = rt_span_of(options->lang_field);
    made->json = rt_json_reader_new();
    rt_buffer_init(&made->strings);
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

static retold_status fail_too_long(const rt_record_parser *parser, const rt_record *record,
                                   retold_error *error)
{
    rt_fail_fault(error, RETOLD_FAULT_TOO_LONG, "%" PRIu64 " bytes long; the limit is %zu",
                  record->offset - record->record_offset + record->size, parser->max_record);
    return rt_parse_place(error, record, record->record_offset);
}

retold_status rt_record_parse(rt_record_parser *parser, const rt_batch *batch, size_t index,
                              retold_document *document, retold_error *error)
{
    const rt_record *record = &batch->records[index];
    if (record->cut_off) {
        return fail_cut_off(batch, record, error);
    }
    if (record->too_long) {
        return fail_too_long(parser, record, error);
    }
    return rt_format_of(record->format)->parse(parser, batch, record, document, error);
}
