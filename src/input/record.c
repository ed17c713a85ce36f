#include "input/reader.h"

#include "base/error.h"
#include "input/json_check.h"
#include "input/json_record.h"
#include "input/sniff.h"
#include "text/tokenise.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ID, TEXT, URL, DATE, LANG, FIELDS, NUMBER_DIGITS = 20 };

struct rt_record_parser {
    size_t max_record;
    retold_span names[FIELDS];
    rt_json_reader *json;
    rt_buffer strings; /* decoded strings, and made-up ids */
};

retold_status rt_record_parser_new(const retold_read_options *options, rt_record_parser **parser,
                                   retold_error *error)
{
    rt_record_parser *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return rt_fail_memory(error);
    }
    made->max_record = options->max_record;
    made->names[ID] = rt_span_of(options->id_field);
    made->names[TEXT] = rt_span_of(options->text_field);
    made->names[URL] = rt_span_of(options->url_field);
    made->names[DATE] = rt_span_of(options->date_field);
    made->names[LANG] = rt_span_of(options->lang_field);
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

/* ------------------------------------------------------------------ faults */

static retold_status place(retold_error *error, const rt_record *record, uint64_t offset)
{
    rt_error_place(error, record->input, record->number, offset);
    return RETOLD_UNUSABLE;
}

/* The bytes of the record without a byte order mark, which only an input's first can have. */
static retold_span content_of(const rt_batch *batch, const rt_record *record)
{
    retold_span bytes = rt_span(batch->bytes.data + record->begin, record->size);
    size_t mark = record->offset == 0 ? rt_bom_size(bytes) : 0;
    return rt_span(bytes.data + mark, bytes.size - mark);
}

static uint64_t offset_of(const rt_batch *batch, const rt_record *record, const char *at)
{
    return record->offset + (uint64_t)(at - (batch->bytes.data + record->begin));
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
    return place(error, record, record->record_offset);
}

static retold_status fail_not_text(const rt_batch *batch, const rt_record *record,
                                   retold_error *error)
{
    const char *start = batch->bytes.data + record->begin;
    bool utf16 = record->offset == 0 && record->size >= 2 &&
                 (memcmp(start, "\xff\xfe", 2) == 0 || memcmp(start, "\xfe\xff", 2) == 0);
    rt_fail_fault(error, RETOLD_FAULT_NOT_TEXT, "%s",
                  utf16 ? "UTF-16 text; only UTF-8 is read" : "binary data, neither JSON nor text");
    return place(error, record, record->record_offset);
}

static retold_status fail_utf8(const rt_batch *batch, const rt_record *record, const char *at,
                               retold_error *error)
{
    rt_fail_fault(error, RETOLD_FAULT_INVALID_UTF8, "invalid UTF-8: byte 0x%02x",
                  (unsigned)(unsigned char)*at);
    return place(error, record, offset_of(batch, record, at));
}

/* What is wrong with a JSON line: whichever of bad UTF-8 and bad JSON comes first. */
static retold_status fail_json(const rt_batch *batch, const rt_record *record, retold_span line,
                               retold_error *error)
{
    size_t json_offset = 0;
    const char *message = rt_json_check(line, &json_offset);
    size_t bad_utf8 = rt_utf8_check(line);
    if (bad_utf8 < line.size && (message == NULL || bad_utf8 <= json_offset)) {
        return fail_utf8(batch, record, line.data + bad_utf8, error);
    }
    rt_fail_fault(error, RETOLD_FAULT_NOT_JSON, "not a JSON object: %s",
                  message == NULL ? "not understood" : message);
    return place(error, record, offset_of(batch, record, line.data + json_offset));
}

/* -------------------------------------------------------------------- text */

/* Bytes of the white space character at `at`, 0 if there is none. `size` is at least 1. */
static size_t white_space_size(const unsigned char *at, size_t size)
{
    if (at[0] == ' ' || (at[0] >= '\t' && at[0] <= '\r')) {
        return 1;
    }
    if (size >= 2 && at[0] == 0xc2 && (at[1] == 0x85 || at[1] == 0xa0)) {
        return 2;
    }
    if (size < 3) {
        return 0;
    }
    uint32_t three = (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];
    bool white = three == 0xe19a80 ||                        /* U+1680 */
                 (three >= 0xe28080 && three <= 0xe2808b) || /* U+2000 to U+200B */
                 three == 0xe280a8 || three == 0xe280a9 ||   /* U+2028, U+2029 */
                 three == 0xe280af || three == 0xe2819f ||   /* U+202F, U+205F */
                 three == 0xe38080 || three == 0xefbbbf;     /* U+3000, U+FEFF */
    return white ? 3 : 0;
}

static bool is_blank(retold_span text)
{
    for (size_t at = 0; at < text.size;) {
        size_t size = white_space_size((const unsigned char *)text.data + at, text.size - at);
        if (size == 0) {
            return false;
        }
        at += size;
    }
    return true;
}

static retold_status parse_text(const rt_batch *batch, const rt_record *record,
                                retold_document *document, retold_error *error)
{
    retold_span text = content_of(batch, record);
    size_t bad = rt_utf8_check(text);
    if (bad < text.size) {
        return fail_utf8(batch, record, text.data + bad, error);
    }
    if (is_blank(text)) {
        rt_fail_fault(error, RETOLD_FAULT_NO_TEXT, "the file holds white space only");
        return place(error, record, record->offset);
    }
    *document = (retold_document){.id = rt_span_of(record->input), .text = text};
    return RETOLD_OK;
}

/* -------------------------------------------------------------------- JSON */

static const char *kind_name(rt_json_kind kind)
{
    switch (kind) {
    case RT_JSON_BOOL:
        return "true or false";
    case RT_JSON_NUMBER:
        return "a number";
    case RT_JSON_LIST:
        return "a list";
    default:
        return "an object";
    }
}

static retold_status check_text(const rt_record_parser *parser, const rt_batch *batch,
                                const rt_record *record, const rt_json_value *text,
                                retold_error *error)
{
    int length = parser->names[TEXT].size < 80 ? (int)parser->names[TEXT].size : 80;
    const char *name = length == 0 ? "" : parser->names[TEXT].data;
    if (text->kind == RT_JSON_MISSING || text->kind == RT_JSON_NULL) {
        rt_fail_fault(error, RETOLD_FAULT_NO_TEXT,
                      text->kind == RT_JSON_NULL ? "field \"%.*s\" is null" : "no field \"%.*s\"",
                      length, name);
        return place(error, record, record->offset);
    }
    if (text->kind != RT_JSON_STRING) {
        rt_fail_fault(error, RETOLD_FAULT_TEXT_NOT_STRING, "field \"%.*s\" is %s, not a string",
                      length, name, kind_name(text->kind));
        return place(error, record, offset_of(batch, record, text->place));
    }
    if (is_blank(text->text)) {
        rt_fail_fault(error, RETOLD_FAULT_NO_TEXT, "field \"%.*s\" is blank", length, name);
        return place(error, record, offset_of(batch, record, text->place));
    }
    return RETOLD_OK;
}

/* INPUT:NUMBER, written behind the decoded strings, where room is reserved for it. */
static retold_span make_id(rt_record_parser *parser, const rt_record *record)
{
    char *id = parser->strings.data + record->size;
    int size = snprintf(id, parser->strings.capacity - record->size, "%s:%" PRIu64, record->input,
                        record->number);
    return rt_span(id, (size_t)size);
}

static retold_status parse_json(rt_record_parser *parser, const rt_batch *batch,
                                const rt_record *record, retold_document *document,
                                retold_error *error)
{
    retold_span line = content_of(batch, record);
    if (!rt_buffer_reserve(&parser->strings,
                           record->size + strlen(record->input) + NUMBER_DIGITS + 2)) {
        return rt_fail_memory(error);
    }
    rt_json_value values[FIELDS];
    switch (rt_json_record_read(parser->json, line, parser->names, FIELDS, parser->strings.data,
                                values)) {
    case RT_JSON_OK:
        break;
    case RT_JSON_NO_MEMORY:
        return rt_fail_memory(error);
    default:
        return fail_json(batch, record, line, error);
    }
    retold_status status = check_text(parser, batch, record, &values[TEXT], error);
    if (status != RETOLD_OK) {
        return status;
    }
    *document = (retold_document){
        .id = values[ID].text.size > 0 ? values[ID].text : make_id(parser, record),
        .text = values[TEXT].text,
        .url = values[URL].text,
        .date = values[DATE].text,
        .lang = values[LANG].text,
    };
    return RETOLD_OK;
}

retold_status rt_record_parse(rt_record_parser *parser, const rt_batch *batch, size_t index,
                              retold_document *document, retold_error *error)
{
    const rt_record *record = &batch->records[index];
    if (record->cut_off) {
        return fail_cut_off(batch, record, error);
    }
    if (record->format == RETOLD_FORMAT_UNKNOWN) {
        return fail_not_text(batch, record, error);
    }
    if (record->too_long) {
        return fail_too_long(parser, record, error);
    }
    return record->format == RETOLD_FORMAT_JSONL
               ? parse_json(parser, batch, record, document, error)
               : parse_text(batch, record, document, error);
}
