#include "input/decode.h"

#include "base/error.h"
#include "input/format.h"
#include "text/tokenise.h"
#include "text/utf8_repair.h"

#include <string.h>

static retold_span bytes_of(const rt_batch *batch, const rt_record *record)
{
    retold_span bytes = rt_span(batch->bytes.data + record->begin, record->size);
    size_t mark = record->offset == 0 ? rt_mark_size(bytes, record->encoding.encoding) : 0;
    return rt_span(bytes.data + mark, bytes.size - mark);
}

static bool refuses(const rt_record_parser *parser, const rt_record *record)
{
    bool json = rt_format_of(record->format)->parse == rt_parse_json;
    return parser->invalid_utf8 == RETOLD_INVALID_UTF8_REFUSE ||
           (parser->invalid_utf8 == RETOLD_INVALID_UTF8_DEFAULT && json);
}

/* Gives out what was written to parser->decoded. */
static retold_status take_decoded(rt_record_parser *parser, retold_span *text, retold_error *error)
{
    rt_buffer *decoded = &parser->decoded;
    if (!rt_buffer_reserve(decoded, RT_JSON_PADDING)) {
        return rt_fail_memory(error);
    }
    memset(decoded->data + decoded->size, 0, RT_JSON_PADDING);
    *text = rt_span(decoded->data, decoded->size);
    return RETOLD_OK;
}

static retold_status convert(rt_record_parser *parser, retold_span bytes,
                             const rt_encoding *encoding, retold_span *text, retold_error *error)
{
    parser->decoded.size = 0;
    if (!rt_charset_make(&parser->charset) ||
        !rt_charset_convert(parser->charset, bytes, encoding, &parser->decoded,
                            &parser->repaired)) {
        return rt_fail_memory(error);
    }
    parser->converted = encoding;
    return take_decoded(parser, text, error);
}

retold_status rt_decode(rt_record_parser *parser, const rt_batch *batch, const rt_record *record,
                        retold_span *text, retold_error *error)
{
    const rt_encoding *encoding = record->encoding.encoding;
    retold_span bytes = bytes_of(batch, record);
    parser->converted = NULL;
    parser->repaired = 0;
    if (encoding == NULL || encoding->converter == NULL) {
        *text = bytes;
        return RETOLD_OK;
    }
    retold_status status = convert(parser, bytes, encoding, text, error);
    if (status == RETOLD_OK && parser->repaired > 0 && refuses(parser, record)) {
        rt_fail_fault(error, RETOLD_FAULT_INVALID_UTF8, "ill-formed %s", encoding->name);
        return rt_parse_place(error, record, record->record_offset);
    }
    return status;
}

/* Text that is a whole input is enough to tell its encoding by. */
static retold_status guess(rt_record_parser *parser, retold_span bytes, retold_span *text,
                           retold_error *error)
{
    rt_charset_result result;
    parser->decoded.size = 0;
    if (!rt_charset_make(&parser->charset)) {
        return rt_fail_memory(error);
    }
    retold_status status = rt_charset_to_utf8(parser->charset, bytes, rt_span(NULL, 0), false,
                                              &parser->decoded, &result, error);
    if (status != RETOLD_OK) {
        return status;
    }
    const rt_encoding *found = rt_encoding_find(rt_span_of(result.name));
    parser->converted = found != NULL && found->converter != NULL ? found : NULL;
    parser->repaired += result.repaired;
    return take_decoded(parser, text, error);
}

static retold_status repair(rt_record_parser *parser, const rt_record *record, retold_span *text,
                            retold_error *error)
{
    retold_span bytes = *text;
    rt_utf8_count count = rt_utf8_count_sequences(bytes);
    bool utf8 = record->encoding.encoding != NULL || record->encoding.utf8_seen ||
                count.multibyte >= count.ill_formed;
    if (!utf8 && record->format == RETOLD_FORMAT_TEXT) {
        return guess(parser, bytes, text, error);
    }
    if (!utf8) {
        return convert(parser, bytes, rt_encoding_find(rt_span_of("windows-1252")), text, error);
    }
    parser->decoded.size = 0;
    if (!rt_utf8_repair(bytes, &parser->decoded, &parser->repaired)) {
        return rt_fail_memory(error);
    }
    return take_decoded(parser, text, error);
}

retold_status rt_decode_repair(rt_record_parser *parser, const rt_batch *batch,
                               const rt_record *record, size_t bad, retold_span *text,
                               retold_error *error)
{
    if (!refuses(parser, record)) {
        return repair(parser, record, text, error);
    }
    rt_fail_fault(error, RETOLD_FAULT_INVALID_UTF8, "invalid UTF-8: byte 0x%02x",
                  (unsigned)(unsigned char)text->data[bad]);
    return rt_parse_place(error, record, rt_decode_offset(parser, batch, record, text->data + bad));
}

retold_status rt_decode_valid(rt_record_parser *parser, const rt_batch *batch,
                              const rt_record *record, retold_span *text, retold_error *error)
{
    retold_status status = rt_decode(parser, batch, record, text, error);
    if (status != RETOLD_OK) {
        return status;
    }
    size_t bad = rt_utf8_check(*text);
    return bad == text->size ? RETOLD_OK
                             : rt_decode_repair(parser, batch, record, bad, text, error);
}

static bool is_within(const char *at, const rt_buffer *buffer)
{
    return buffer->data != NULL && at >= buffer->data && at <= buffer->data + buffer->size;
}

/* Bytes that the characters before `at` have in the record. Of an encoding with more than one byte
 * for some the answer is known for UTF-16 only. */
static size_t encoded_size(const rt_record_parser *parser, const char *at)
{
    bool wide = rt_is_utf16(parser->converted);
    size_t size = 0;
    for (const char *c = parser->decoded.data; c < at; c++) {
        unsigned char byte = (unsigned char)*c;
        bool begins = (byte & 0xc0) != 0x80;
        size += begins ? (wide ? 2 : 1) : 0;
        size += wide && byte >= 0xf0 ? 2 : 0;
    }
    return size;
}

uint64_t rt_decode_offset(const rt_record_parser *parser, const rt_batch *batch,
                          const rt_record *record, const char *at)
{
    retold_span bytes = bytes_of(batch, record);
    uint64_t mark = (uint64_t)(bytes.data - (batch->bytes.data + record->begin));
    if (!is_within(at, &parser->decoded)) {
        return record->offset + mark + (uint64_t)(at - bytes.data);
    }
    size_t size = encoded_size(parser, at);
    return record->offset + mark + (size < bytes.size ? size : bytes.size);
}
