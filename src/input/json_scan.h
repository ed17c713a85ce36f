/*
 * Following a JSON value to its end, as its bytes come.
 *
 * Checked is what tells quickly that a quote or bracket is missing: what may stand outside of
 * strings, and what may follow what. A value that passes may still be no JSON.
 */
#ifndef RT_INPUT_JSON_SCAN_H
#define RT_INPUT_JSON_SCAN_H

#include "base/buffer.h"

enum { RT_JSON_SCAN_DEPTH = 1024 /* deeper ones count as wrong */ };

typedef enum rt_json_scanned { RT_JSON_MORE = 0, RT_JSON_DONE, RT_JSON_BROKEN } rt_json_scanned;

/*
 * `at`: all before it has been looked at. `escaped`: the byte there follows a backslash. `last`:
 * what came last outside of strings, other than white space; 0 at first.
 */
typedef struct rt_json_scan {
    size_t at;
    bool in_string;
    bool escaped;
    size_t depth;
    char last;
    unsigned char lists[RT_JSON_SCAN_DEPTH / 8]; /* for each depth, a bit: 1 in a list */
} rt_json_scan;

/* A value begins at `begin`, with no white space before it. */
void rt_json_scan_start(rt_json_scan *scan, size_t begin);

/*
 * Goes on in `bytes`, which begin where they did before and hold more. RT_JSON_DONE: the value
 * ends before scan->at; RT_JSON_BROKEN: what stands at scan->at cannot follow. `ended`: nothing
 * comes after these bytes (a number ends there).
 */
rt_json_scanned rt_json_scan_on(rt_json_scan *scan, retold_span bytes, bool ended);

#endif
