/*
 * Where the elements of a JSON list begin and end, and JSON objects that follow each other.
 *
 * An element is followed from bracket to bracket, through strings and their escapes, and checked as
 * far as that costs nothing: what may stand outside of strings, and which bracket follows what. An
 * element that has something wrong in it may have lost a quote or a bracket, so that what follows
 * is read inside out. Such a one, and one over the limit, ends before the next comma behind which
 * an element begins as the list's first one did (with the same name), and in which nothing is
 * wrong.
 *
 * Commas too many or missing between elements are not told of.
 */
#ifndef RT_INPUT_JSON_SPLIT_H
#define RT_INPUT_JSON_SPLIT_H

#include "input/cut.h"
#include "input/json_scan.h"

enum { RT_JSON_LEAD = 64 };

typedef enum rt_json_phase {
    RT_JSON_BETWEEN = 0, /* elements */
    RT_JSON_ELEMENT,     /* reading one from 0 */
    RT_JSON_LOST,        /* looking for one behind the damaged one, from `search` */
    RT_JSON_RETURN       /* reading one behind a damaged one, which ends at `back` */
} rt_json_phase;

/* Offsets are from the first byte that has not been cut off yet. */
typedef struct rt_json_splitter {
    size_t limit; /* bytes of an element */
    size_t skip;
    bool in_list;
    bool cut_short; /* the input ended inside an element */
    rt_json_phase phase;
    rt_json_scan scan;
    size_t search;
    size_t back;
    char lead[RT_JSON_LEAD]; /* how the first element begins, up to its first name */
    size_t lead_size;
} rt_json_splitter;

/* For an input that begins with `skip` bytes that are no JSON (a byte order mark). */
void rt_json_split_start(rt_json_splitter *splitter, size_t limit, size_t skip);

/* As rt_csv_split_next(). */
rt_cut rt_json_split_next(rt_json_splitter *splitter, retold_span window, bool ended);
void rt_json_split_shift(rt_json_splitter *splitter, size_t size);
void rt_json_split_break(rt_json_splitter *splitter);

/* True if the input, of which nothing is left, ended inside a list but not inside an element. */
bool rt_json_split_unclosed(const rt_json_splitter *splitter);

#endif
