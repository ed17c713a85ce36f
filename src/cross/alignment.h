/* Which part of one text stands for which part of another. */
#ifndef RT_CROSS_ALIGNMENT_H
#define RT_CROSS_ALIGNMENT_H

#include "cross/vectors.h"

/* An occurrence of an anchor that both documents have equally often: where it stands in each. */
typedef struct rt_tie {
    uint16_t a, b;
    float weight;
} rt_tie;

/* A growing array of ties, and working space for their longest run. */
typedef struct rt_ties {
    rt_tie *items;
    size_t count, capacity;
    uint32_t *run; /* the ties of the longest run, by position */
    size_t run_length, run_capacity;
    uint32_t *before;
    size_t before_capacity;
} rt_ties;

/*
 * Position x of document a corresponds to slope * x + offset in b, both counted from 0 to 1.
 * What corresponds to something in the other text is a_from..a_to, and b_from..b_to.
 */
typedef struct rt_alignment {
    float slope, offset;
    float a_from, a_to;
    float b_from, b_to;
} rt_alignment;

void rt_ties_release(rt_ties *ties);

/* Adds the occurrences of an anchor that two documents share, the first with the first. False when
 * out of memory. */
bool rt_ties_add(rt_ties *ties, const rt_entry *a, const rt_entry *b);

/*
 * Sorts the ties, finds the longest run that ascends in both documents (patience sorting), and
 * lays a line through it: the reduced major axis, which does not depend on which side is which.
 * It is drawn to the diagonal, as far as ties are few. False when out of memory.
 */
bool rt_ties_align(rt_ties *ties, rt_alignment *alignment);

/* How far b is from where a belongs, both from 0 to 1, as a share of the longer text. */
float rt_alignment_gap(const rt_alignment *alignment, float a, float b);

#endif
