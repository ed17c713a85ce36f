/* What stands between the quotes of a JSON string (RFC 8259, section 7). */
#ifndef RT_INPUT_JSON_STRING_H
#define RT_INPUT_JSON_STRING_H

#include "base/buffer.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Writes the string that `raw` stands for to `to`, which has room for raw.size bytes: no escape
 * is shorter than what it stands for. False if an escape is wrong. An escaped surrogate without
 * its partner, which crawls do hold, becomes U+FFFD.
 */
bool rt_json_unescape(retold_span raw, char *to, size_t *size);

/* True if rt_json_unescape() would be. */
bool rt_json_escapes_valid(retold_span raw);

/* True if `raw` stands for `string`. */
bool rt_json_string_equals(retold_span raw, retold_span string);

#ifdef __cplusplus
}
#endif

#endif
