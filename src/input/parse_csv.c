/* A record of comma-separated values, or of values between tabs. */
#include "base/error.h"
#include "input/csv_columns.h"
#include "input/decode.h"
#include "input/format.h"

#include <string.h>

/* How a record is written. `wrong`: its first field that is not as RFC 4180 has it. */
typedef struct shape {
    bool quotes;
    bool several_lines;
    size_t count;
    bool strict;
    rt_csv_field wrong;
    bool open;
} shape;

static bool has_several_lines(retold_span text)
{
    retold_span content = rt_csv_without_line_end(text);
    return content.size > 0 && memchr(content.data, '\n', content.size) != NULL;
}

static shape shape_of(retold_span text, const rt_csv_columns *columns)
{
    bool tabs = columns->delimiter == '\t';
    shape found = {.quotes = !tabs || rt_csv_tabs_quoted(text, columns->count), .strict = true};
    rt_csv_cursor cursor = rt_csv_fields(text, columns->delimiter, found.quotes);
    rt_csv_field field;
    while (rt_csv_next(&cursor, &field)) {
        found.count++;
        if (found.quotes && found.strict && !rt_csv_is_strict(&field)) {
            found.strict = false;
            found.wrong = field;
        }
        found.open |= field.kind == RT_CSV_OPEN;
    }
    found.several_lines = has_several_lines(text);
    return found;
}

/* What the splitter took for one record may be the rest of a damaged one. */
static bool is_sound(const shape *found, size_t columns)
{
    return found->count == columns && (found->strict || (!found->several_lines && !found->open));
}

static retold_status fail_shape(const rt_record_parser *parser, const rt_batch *batch,
                                const rt_record *record, const shape *found, size_t columns,
                                retold_error *error)
{
    if (found->open || (found->several_lines && !found->strict)) {
        rt_fail_fault(error, RETOLD_FAULT_NOT_CSV,
                      found->wrong.kind == RT_CSV_OPEN
                          ? "a field begins with a quote, but no quote ends it"
                          : "a quote is missing, or stands where none should");
        return rt_parse_place(error, record,
                              rt_decode_offset(parser, batch, record, found->wrong.raw.data));
    }
    rt_fail_fault(error, RETOLD_FAULT_NOT_CSV, "%zu %s, but the header has %zu", found->count,
                  found->count == 1 ? "field" : "fields", columns);
    return rt_parse_place(error, record, record->record_offset);
}

static retold_status fail_blank(const rt_record_parser *parser, const rt_batch *batch,
                                const rt_record *record, const rt_csv_field *text,
                                retold_error *error)
{
    int length = parser->names[RT_TEXT].size < 80 ? (int)parser->names[RT_TEXT].size : 80;
    rt_fail_fault(error, RETOLD_FAULT_NO_TEXT, "field \"%.*s\" is blank", length,
                  parser->names[RT_TEXT].data);
    return rt_parse_place(error, record, rt_decode_offset(parser, batch, record, text->raw.data));
}

/* The fields that the columns name, those missing empty. */
static void take_fields(retold_span text, const rt_csv_columns *columns, bool quotes,
                        rt_csv_field *fields)
{
    rt_csv_cursor cursor = rt_csv_fields(text, columns->delimiter, quotes);
    rt_csv_field field;
    memset(fields, 0, RT_FIELD_COUNT * sizeof *fields);
    for (size_t place = 0; rt_csv_next(&cursor, &field); place++) {
        for (size_t i = 0; i < RT_FIELD_COUNT; i++) {
            if (columns->place[i] == place) {
                fields[i] = field;
            }
        }
    }
}

/* What the fields stand for, and how many bytes of parser->strings it takes. */
static size_t take_values(rt_record_parser *parser, const rt_csv_field *fields, retold_span *values)
{
    size_t all = 0;
    for (size_t i = 0; i < RT_FIELD_COUNT; i++) {
        size_t same = 0;
        while (same < i && fields[same].raw.data != fields[i].raw.data) {
            same++;
        }
        size_t used = 0;
        values[i] =
            same < i ? values[same] : rt_csv_value(&fields[i], parser->strings.data + all, &used);
        all += used;
    }
    return all;
}

retold_status rt_parse_csv(rt_record_parser *parser, const rt_batch *batch, const rt_record *record,
                           retold_document *document, retold_error *error)
{
    const rt_csv_columns *columns = (const void *)record->head.data;
    retold_span text;
    retold_status status = rt_decode_valid(parser, batch, record, &text, error);
    if (status != RETOLD_OK) {
        return status;
    }
    shape found = shape_of(text, columns);
    if (!is_sound(&found, columns->count)) {
        return fail_shape(parser, batch, record, &found, columns->count, error);
    }
    if (!rt_parse_reserve(parser, record, text.size)) {
        return rt_fail_memory(error);
    }
    rt_csv_field fields[RT_FIELD_COUNT];
    retold_span values[RT_FIELD_COUNT];
    take_fields(text, columns, found.quotes, fields);
    size_t used = take_values(parser, fields, values);
    if (rt_parse_is_blank(values[RT_TEXT])) {
        return fail_blank(parser, batch, record, &fields[RT_TEXT], error);
    }
    *document = (retold_document){
        .id = values[RT_ID].size > 0 ? values[RT_ID] : rt_parse_make_id(parser, record, used),
        .text = values[RT_TEXT],
        .url = values[RT_URL],
        .date = values[RT_DATE],
        .lang = values[RT_LANG],
        .split = values[RT_SPLIT],
    };
    for (unsigned i = 0; i < RT_FIELD_COUNT; i++) {
        document->absent |= values[i].size == 0 ? RETOLD_FIELD_BIT(i) : 0;
    }
    return RETOLD_OK;
}
