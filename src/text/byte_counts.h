/* Counts of the characters of a text by what their bytes are. */
#ifndef RT_TEXT_BYTE_COUNTS_H
#define RT_TEXT_BYTE_COUNTS_H

#include "base/buffer.h"

typedef struct rt_byte_counts {
    uint64_t characters;
    uint64_t controls;     /* C0 without tab and line ends, DEL, C1 */
    uint64_t replacements; /* U+FFFD */
} rt_byte_counts;

/* Also sets bit i % 64 of newlines[i / 64] for each byte i that is a line feed, and clears the
 * other bits of the RT_NEWLINE_WORDS(text.size) words. */
typedef void rt_byte_counts_function(retold_span text, rt_byte_counts *counts, uint64_t *newlines);
#define RT_NEWLINE_WORDS(size) (((size) + 63) / 64)

/* For valid UTF-8. NULL if this processor, or this build, does not have `simd`. */
rt_byte_counts_function *rt_byte_counts_for(retold_simd simd);

#endif
