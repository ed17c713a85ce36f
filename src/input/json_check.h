/* What is wrong with a line that should be a JSON object. */
#ifndef RT_INPUT_JSON_CHECK_H
#define RT_INPUT_JSON_CHECK_H

#include "base/buffer.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * What keeps `record` from being one JSON object (RFC 8259; bytes in strings are not looked at
 * beyond control characters and escapes), and the byte where that shows. NULL if it is one.
 *
 * Slow and exact: simdjson's own errors name no reason, seldom a place, and may differ between
 * processors.
 */
const char *rt_json_check(retold_span record, size_t *offset);

/* The length of the number (RFC 8259, section 6), `true`, `false` or `null` that `text` starts
 * with; 0 if there is none. */
size_t rt_json_scalar_size(retold_span text);

#ifdef __cplusplus
}
#endif

#endif
