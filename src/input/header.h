/* Header lines as WARC and HTTP have them: "Name: value", each ended by CR LF or LF. */
#ifndef RT_INPUT_HEADER_H
#define RT_INPUT_HEADER_H

#include "base/buffer.h"

/* The bytes of `bytes` up to its first line end, without it and without a CR before it; all of
 * them if there is none. Moves `bytes` behind the line. */
retold_span rt_header_line(retold_span *bytes);

/* Bytes up to and with the first empty line; 0 if there is none. */
size_t rt_header_size(retold_span bytes);

/* The value of the first line of that name, whatever its case, without the white space around it;
 * empty if there is none. Lines that are no header lines are passed over. */
retold_span rt_header_find(retold_span header, const char *name);

/* Without white space and control characters around it. */
retold_span rt_header_trim(retold_span value);

/* True if they differ at most in the case of ASCII letters. */
bool rt_header_equal(retold_span value, const char *other);
bool rt_header_starts(retold_span value, const char *start);

/* A whole number without sign; false if `value` is none, or over 2^63 - 1. */
bool rt_header_number(retold_span value, uint64_t *number);

#endif
