/*
 * The wanted fields of a JSON object, found with simdjson's On-Demand parser (Keiser, Lemire:
 * On-Demand JSON: A Better Way to Parse Documents?, 2023). The one place where C meets C++.
 */
#ifndef RT_INPUT_JSON_RECORD_H
#define RT_INPUT_JSON_RECORD_H

#include "base/buffer.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum rt_json_kind {
    RT_JSON_MISSING = 0,
    RT_JSON_NULL,
    RT_JSON_BOOL,
    RT_JSON_NUMBER,
    RT_JSON_STRING,
    RT_JSON_LIST,
    RT_JSON_OBJECT
} rt_json_kind;

/* Arrays and objects in each other that are followed; deeper ones are not accepted. */
enum { RT_JSON_MAX_DEPTH = 512 };

/* Readable bytes that have to follow a record. */
enum { RT_JSON_PADDING = 64 };

/* A field of a record. */
typedef struct rt_json_value {
    rt_json_kind kind;
    const char *place; /* its first byte in the record; NULL if missing */
    retold_span text;  /* a string without escapes; the text of a number or bool; else empty */
} rt_json_value;

typedef enum rt_json_result {
    RT_JSON_OK = 0,
    RT_JSON_WRONG, /* not a JSON object in valid UTF-8: rt_json_check() says why */
    RT_JSON_NO_MEMORY
} rt_json_result;

typedef struct rt_json_reader rt_json_reader;

/* NULL when out of memory. */
rt_json_reader *rt_json_reader_new(void);
void rt_json_reader_free(rt_json_reader *reader);

/*
 * Checks that `record`, which is followed by RT_JSON_PADDING readable bytes, is one JSON object,
 * and sets values[i] to what its field names[i] holds, the last one if it has several. Texts
 * are in the record or in `strings`, which has room for record.size bytes.
 */
rt_json_result rt_json_record_read(rt_json_reader *reader, retold_span record,
                                   const retold_span *names, size_t count, char *strings,
                                   rt_json_value *values);

#ifdef __cplusplus
}
#endif

#endif
