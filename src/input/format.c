#include "input/format.h"

static const rt_format formats[] = {
    [RETOLD_FORMAT_UNKNOWN] = {rt_split_whole, rt_parse_unknown, NULL, false},
    [RETOLD_FORMAT_JSONL] = {rt_split_lines, rt_parse_json, rt_lines_resume, true},
    [RETOLD_FORMAT_TEXT] = {rt_split_whole, rt_parse_text, NULL, false},
    [RETOLD_FORMAT_WARC] = {rt_split_warc, rt_parse_warc, rt_warc_resume, true},
    [RETOLD_FORMAT_ARC] = {rt_split_arc, rt_parse_arc, rt_arc_resume, true},
    [RETOLD_FORMAT_CSV] = {rt_split_rows, rt_parse_csv, rt_rows_resume, false},
    [RETOLD_FORMAT_TSV] = {rt_split_rows, rt_parse_csv, rt_rows_resume, false},
    [RETOLD_FORMAT_JSON] = {rt_split_elements, rt_parse_json, rt_elements_resume, true},
};

const rt_format *rt_format_of(retold_format format)
{
    return &formats[format];
}
