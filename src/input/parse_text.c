/* A text file, which is one document; and what is no text. */
#include "base/error.h"
#include "input/decode.h"
#include "input/format.h"

retold_status rt_parse_unknown(rt_record_parser *parser, const rt_batch *batch,
                               const rt_record *record, retold_document *document,
                               retold_error *error)
{
    rt_fail_fault(error, RETOLD_FAULT_NOT_TEXT, "binary data, neither records nor text");
    return rt_parse_place(error, record, record->record_offset);
}

retold_status rt_parse_text(rt_record_parser *parser, const rt_batch *batch,
                            const rt_record *record, retold_document *document, retold_error *error)
{
    retold_span text;
    retold_status status = rt_decode_valid(parser, batch, record, &text, error);
    if (status != RETOLD_OK) {
        return status;
    }
    if (rt_parse_is_blank(text)) {
        rt_fail_fault(error, RETOLD_FAULT_NO_TEXT, "the file holds white space only");
        return rt_parse_place(error, record, record->offset);
    }
    *document = (retold_document){.id = rt_span_of(record->input),
                                  .text = text,
                                  .absent = RT_FIELDS_ALL & ~(unsigned)RT_FIELDS_OF_TEXT};
    return RETOLD_OK;
}
