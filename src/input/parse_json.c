/* A record that is a JSON object. */
#include "base/error.h"
#include "input/format.h"
#include "input/json_check.h"
#include "text/tokenise.h"

/* What is wrong with a JSON line: whichever of bad UTF-8 and bad JSON comes first. */
static retold_status fail_json(const rt_batch *batch, const rt_record *record, retold_span line,
                               retold_error *error)
{
    size_t json_offset = 0;
    const char *message = rt_json_check(line, &json_offset);
    size_t bad_utf8 = rt_utf8_check(line);
    if (bad_utf8 < line.size && (message == NULL || bad_utf8 <= json_offset)) {
        return rt_parse_fail_utf8(batch, record, line.data + bad_utf8, error);
    }
    rt_fail_fault(error, RETOLD_FAULT_NOT_JSON, "not a JSON object: %s",
                  message == NULL ? "not understood" : message);
    return rt_parse_place(error, record, rt_parse_offset(batch, record, line.data + json_offset));
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
        return rt_parse_place(error, record, rt_parse_offset(batch, record, text->place));
    }
    if (rt_parse_is_blank(text->text)) {
        rt_fail_fault(error, RETOLD_FAULT_NO_TEXT, "field \"%.*s\" is blank", length, name);
        return rt_parse_place(error, record, rt_parse_offset(batch, record, text->place));
    }
    return RETOLD_OK;
}

retold_status rt_parse_json(rt_record_parser *parser, const rt_batch *batch,
                            const rt_record *record, retold_document *document, retold_error *error)
{
    retold_span line = rt_parse_content(batch, record);
    if (!rt_parse_reserve(parser, record, record->size)) {
        return rt_fail_memory(error);
    }
    rt_json_value values[RT_FIELD_COUNT];
    switch (rt_json_record_read(parser->json, line, parser->names, RT_FIELD_COUNT,
                                parser->strings.data, values)) {
    case RT_JSON_OK:
        break;
    case RT_JSON_NO_MEMORY:
        return rt_fail_memory(error);
    default:
        return fail_json(batch, record, line, error);
    }
    retold_status status = check_text(parser, batch, record, &values[RT_TEXT], error);
    if (status != RETOLD_OK) {
        return status;
    }
    *document = (retold_document){
        .id = values[RT_ID].text.size > 0 ? values[RT_ID].text
                                          : rt_parse_make_id(parser, record, record->size),
        .text = values[RT_TEXT].text,
        .url = values[RT_URL].text,
        .date = values[RT_DATE].text,
        .lang = values[RT_LANG].text,
    };
    return RETOLD_OK;
}
