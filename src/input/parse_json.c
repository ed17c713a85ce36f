/* A record that is a JSON object. */
#include "base/error.h"
#include "input/decode.h"
#include "input/format.h"
#include "input/json_check.h"
#include "text/tokenise.h"

/*
 * `text` is no JSON object, or not UTF-8: whichever shows first is what is wrong with it. RETOLD_OK
 * if it has been repaired.
 */
static retold_status judge(rt_record_parser *parser, const rt_batch *batch, const rt_record *record,
                           retold_span *text, retold_error *error)
{
    size_t json_offset = 0;
    const char *message = rt_json_check(*text, &json_offset);
    size_t bad_utf8 = rt_utf8_check(*text);
    if (bad_utf8 < text->size && (message == NULL || bad_utf8 <= json_offset)) {
        return rt_decode_repair(parser, batch, record, bad_utf8, text, error);
    }
    rt_fail_fault(error, RETOLD_FAULT_NOT_JSON, "not a JSON object: %s",
                  message == NULL ? "not understood" : message);
    return rt_parse_place(error, record,
                          rt_decode_offset(parser, batch, record, text->data + json_offset));
}

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
    int length = parser->names[RT_TEXT].size < 80 ? (int)parser->names[RT_TEXT].size : 80;
    const char *name = length == 0 ? "" : parser->names[RT_TEXT].data;
    if (text->kind == RT_JSON_MISSING || text->kind == RT_JSON_NULL) {
        rt_fail_fault(error, RETOLD_FAULT_NO_TEXT,
                      text->kind == RT_JSON_NULL ? "field \"%.*s\" is null" : "no field \"%.*s\"",
                      length, name);
        return rt_parse_place(error, record, record->offset);
    }
    if (text->kind != RT_JSON_STRING) {
        rt_fail_fault(error, RETOLD_FAULT_TEXT_NOT_STRING, "field \"%.*s\" is %s, not a string",
                      length, name, kind_name(text->kind));
        return rt_parse_place(error, record, rt_decode_offset(parser, batch, record, text->place));
    }
    if (rt_parse_is_blank(text->text)) {
        rt_fail_fault(error, RETOLD_FAULT_NO_TEXT, "field \"%.*s\" is blank", length, name);
        return rt_parse_place(error, record, rt_decode_offset(parser, batch, record, text->place));
    }
    return RETOLD_OK;
}

/* Sets the values of the fields; the bytes of the strings after *used are free. */
static retold_status read_values(rt_record_parser *parser, const rt_batch *batch,
                                 const rt_record *record, rt_json_value *values, size_t *used,
                                 retold_error *error)
{
    retold_span text;
    retold_status status = rt_decode(parser, batch, record, &text, error);
    while (status == RETOLD_OK) {
        if (!rt_parse_reserve(parser, record, text.size)) {
            return rt_fail_memory(error);
        }
        *used = text.size;
        switch (rt_json_record_read(parser->json, text, parser->names, RT_FIELD_COUNT,
                                    parser->strings.data, values)) {
        case RT_JSON_OK:
            return RETOLD_OK;
        case RT_JSON_NO_MEMORY:
            return rt_fail_memory(error);
        default:
            status = judge(parser, batch, record, &text, error);
        }
    }
    return status;
}

/* Notes which fields the record does not have, and which are of a kind that cannot be used. */
static void note_fields(const rt_json_value *values, retold_document *document)
{
    for (unsigned i = 0; i < RT_FIELD_COUNT; i++) {
        rt_json_kind kind = values[i].kind;
        bool usable = kind == RT_JSON_STRING || kind == RT_JSON_NUMBER;
        if (kind == RT_JSON_MISSING || kind == RT_JSON_NULL ||
            (usable && values[i].text.size == 0)) {
            document->absent |= RETOLD_FIELD_BIT(i);
        } else if (!usable) {
            document->mistyped |= RETOLD_FIELD_BIT(i);
        }
    }
}

retold_status rt_parse_json(rt_record_parser *parser, const rt_batch *batch,
                            const rt_record *record, retold_document *document, retold_error *error)
{
    rt_json_value values[RT_FIELD_COUNT];
    size_t used = 0;
    retold_status status = read_values(parser, batch, record, values, &used, error);
    if (status == RETOLD_OK) {
        status = check_text(parser, batch, record, &values[RT_TEXT], error);
    }
    if (status != RETOLD_OK) {
        return status;
    }
    *document = (retold_document){
        .id = values[RT_ID].text.size > 0 ? values[RT_ID].text
                                          : rt_parse_make_id(parser, record, used),
        .text = values[RT_TEXT].text,
        .url = values[RT_URL].text,
        .date = values[RT_DATE].text,
        .lang = values[RT_LANG].text,
        .split = values[RT_SPLIT].text,
    };
    note_fields(values, document);
    return RETOLD_OK;
}
