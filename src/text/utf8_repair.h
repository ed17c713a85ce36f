/* Bytes that should be UTF-8 made so. */
#ifndef RT_TEXT_UTF8_REPAIR_H
#define RT_TEXT_UTF8_REPAIR_H

#include "base/buffer.h"

/*
 * Appends `bytes` to `out`, each ill-formed sequence replaced by one U+FFFD, and adds their number
 * to
 * `*repaired`. A sequence is as long as a well-formed one begins, and at least a byte (The Unicode
 * Standard, 3.9, "U+FFFD Substitution of Maximal Subparts"; what browsers do). False when out of
 * memory.
 */
bool rt_utf8_repair(retold_span bytes, rt_buffer *out, uint64_t *repaired);

/* How many sequences of more than one byte there are, and how many ill-formed ones. */
typedef struct rt_utf8_count {
    size_t multibyte;
    size_t ill_formed;
} rt_utf8_count;

rt_utf8_count rt_utf8_count_sequences(retold_span bytes);

#endif
