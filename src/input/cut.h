/* What a format's splitter says of the bytes that come next. */
#ifndef RT_INPUT_CUT_H
#define RT_INPUT_CUT_H

#include <stddef.h>

typedef enum rt_cut_kind {
    RT_CUT_MORE = 0, /* more bytes are needed to tell */
    RT_CUT_RECORD,
    RT_CUT_HEADER, /* names the fields of the records to come */
    RT_CUT_FRAME   /* no record: a blank line, what stands between the elements of a list */
} rt_cut_kind;

/*
 * The next `size` bytes are that. With RT_CUT_MORE, `size` bytes at least belong to one record
 * already known to be damaged or over the limit, so that parts may be cut off it.
 */
typedef struct rt_cut {
    rt_cut_kind kind;
    size_t size;
} rt_cut;

#endif
