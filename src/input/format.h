/*
 * The formats: how an input of each is cut into records, and how a document is made of one.
 * A format that is added gets an entry in format.c, a function that cuts (split.h), one that
 * parses (parse.h), and a look in sniff.c.
 */
#ifndef RT_INPUT_FORMAT_H
#define RT_INPUT_FORMAT_H

#include "input/parse.h"
#include "input/source.h"
#include "input/split.h"

/*
 * `resume`: after damage to compressed data, what is read behind it has to pass this; NULL if
 * nothing behind it is of use. `whole_parses`: a record that its input's end cut off does not
 * parse, so that one that does is whole.
 */
typedef struct rt_format {
    rt_split_function *split;
    rt_parse_function *parse;
    rt_holds_start *resume;
    bool whole_parses;
} rt_format;

const rt_format *rt_format_of(retold_format format);

/* Cutting: lines.c, whole.c, split_crawl.c, rows.c, elements.c. */
rt_split_function rt_split_lines; /* a record ends with its line */
rt_split_function rt_split_whole; /* the input is one record */
rt_split_function rt_split_warc;
rt_split_function rt_split_arc;
rt_split_function rt_split_rows;     /* of CSV and TSV */
rt_split_function rt_split_elements; /* of a JSON list */

/* Resuming: the same files. */
rt_holds_start rt_lines_resume; /* anywhere: a line will end */
rt_holds_start rt_warc_resume;
rt_holds_start rt_arc_resume;
rt_holds_start rt_rows_resume;
rt_holds_start rt_elements_resume;

/* Parsing: parse_json.c, parse_text.c, parse_crawl.c, parse_csv.c. */
rt_parse_function rt_parse_unknown; /* always a fault: no text */
rt_parse_function rt_parse_text;
rt_parse_function rt_parse_json;
rt_parse_function rt_parse_warc;
rt_parse_function rt_parse_arc;
rt_parse_function rt_parse_csv;

#endif
