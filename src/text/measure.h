/* What can be said of a text without comparing it: how long it is, what it repeats, what is broken.
 */
#ifndef RT_TEXT_MEASURE_H
#define RT_TEXT_MEASURE_H

#include "text/byte_counts.h"

/* Lines of fewer bytes are too short to tell boilerplate by. */
enum { RT_LINE_LEAST = 12 };

/* Lines are without white space at their ends; blank ones are not counted. */
typedef struct rt_measured {
    rt_byte_counts bytes;
    uint64_t lines;
    uint64_t repeated_lines; /* that stand earlier in the text too */
} rt_measured;

/* A line that was met, in the text that has this number at the moment. */
typedef struct rt_met_line {
    uint64_t hash, text;
} rt_met_line;

/*
 * Scratch space, reused from text to text. `hashes` are of the distinct lines of at least
 * RT_LINE_LEAST bytes of the last text, in its order. `met` is a hash table of up to
 * 2^capacity_bits slots: those that do not bear the number `text` are free, so that it needs no
 * clearing. `simd` must be one that this processor has, as RETOLD_SIMD_AUTO always is.
 */
typedef struct rt_measurer {
    retold_simd simd;
    uint64_t *hashes;
    size_t count, capacity;
    uint64_t *newlines; /* see byte_counts.h */
    size_t newline_capacity;
    rt_met_line *met;
    unsigned capacity_bits;
    uint64_t text;
} rt_measurer;

void rt_measurer_release(rt_measurer *measurer);

/* `text` must be valid UTF-8 (see rt_utf8_check). False when out of memory. */
bool rt_measure(rt_measurer *measurer, retold_span text, rt_measured *measured);

/* The next line that is not blank, from `*at` on; `*at` is moved past it. False at the end. */
bool rt_next_line(retold_span text, size_t *at, retold_span *line);

/* As in rt_measurer.hashes. */
uint64_t rt_line_hash(retold_span line);

#endif
