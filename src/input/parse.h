/* Making a document of a record: what every format shares. */
#ifndef RT_INPUT_PARSE_H
#define RT_INPUT_PARSE_H

#include "input/encoding.h"
#include "input/fields.h"
#include "input/json_record.h"
#include "input/reader.h"
#include "input/unpack.h"
#include "page/page.h"
#include "text/language.h"

/* One thread's tools, reused from record to record. */
struct rt_record_parser {
    size_t max_record;
    size_t max_header;
    size_t max_page;
    bool raw_text;
    retold_span names[RT_FIELD_COUNT]; /* what the user calls the fields */
    rt_json_reader *json;
    rt_buffer strings; /* decoded strings, and made-up ids: valid until the next record */
    retold_invalid_utf8 invalid_utf8;
    rt_charset *charset;          /* NULL until needed */
    rt_buffer decoded;            /* the record's text, if it is not in UTF-8 or not well-formed */
    const rt_encoding *converted; /* the encoding that it was converted from; NULL: from none */
    uint64_t repaired;            /* ill-formed sequences in it */
    rt_unpacker unpacker;
    rt_page_reader *pages; /* NULL until needed */
    rt_language language;  /* of the last page; its tag is a document's */
};

/* As rt_record_parse(), for a whole record of one format. */
typedef retold_status rt_parse_function(rt_record_parser *parser, const rt_batch *batch,
                                        const rt_record *record, retold_document *document,
                                        retold_error *error);

/* Adds the record and `offset` to a fault that has its message. RETOLD_UNUSABLE. */
retold_status rt_parse_place(retold_error *error, const rt_record *record, uint64_t offset);

/* RETOLD_SKIPPED for this reason. */
retold_status rt_parse_skip(retold_error *error, const rt_record *record, retold_skip skip);

/* True if there is nothing but white space, Unicode's too. */
bool rt_parse_is_blank(retold_span text);

/* Room for `size` bytes of decoded strings and a made-up id behind them. False when out of memory.
 */
bool rt_parse_reserve(rt_record_parser *parser, const rt_record *record, size_t size);

/* INPUT:NUMBER, written at parser->strings.data + used. */
retold_span rt_parse_make_id(rt_record_parser *parser, const rt_record *record, size_t used);

#endif
