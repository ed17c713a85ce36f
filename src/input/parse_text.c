/* A text file, which is one document; and what is no text. */
#include "base/error.h"
#include "input/format.h"
#include "text/tokenise.h"

#include <string.h>

retold_status rt_parse_unknown(rt_record_parser *parser, const rt_batch *batch,
                               const rt_record *record, retold_document *document,
                               retold_error *error)
{
    const char *start = batch->bytes.data + record->begin;
    bool utf16 = record->offset == 0 && record->size >= 2 &&
                 (memcmp(start, "\xff\xfe", 2) == 0 || memcmp(start, "\xfe\xff", 2) == 0);
    rt_fail_fault(error, RETOLD_FAULT_NOT_TEXT, "%s",
                  utf16 ? "UTF-16 text; only UTF-8 is read" : "binary data, neither JSON nor text");
    return rt_parse_place(error, record, record->record_offset);
}

retold_status rt_parse_text(rt_record_parser *parser, const rt_batch *batch,
                            const rt_record *record, retold_document *document, retold_error *error)
{
    retold_span text = rt_parse_content(batch, record);
    size_t bad = rt_utf8_check(text);
    if (bad < text.size) {
        return rt_parse_fail_utf8(batch, record, text.data + bad, error);
    }
    if (rt_parse_is_blank(text)) {
        rt_fail_fault(error, RETOLD_FAULT_NO_TEXT, "the file holds white space only");
        return rt_parse_place(error, record, record->offset);
    }
    *document = (retold_document){.id = rt_span_of(record->input), .text = text};
    return RETOLD_OK;
}
