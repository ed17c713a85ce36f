/* From scored pairs to a lexicon, and from a lexicon to anchors of documents. */
#ifndef RT_CROSS_LEARN_H
#define RT_CROSS_LEARN_H

#include "base/pairs.h"
#include "cross/lexicon.h"

/* The documents of a pass, and the pairs that it scored. All borrowed. */
typedef struct rt_lessons {
    const rt_cross_document *documents;
    size_t document_count;
    size_t language_count;
    const rt_pairs *pairs;
    const double *probabilities; /* one for each pair */
} rt_lessons;

/*
 * Learns from the pairs that are the likeliest of both their sides, and likely enough. False when
 * out of memory.
 */
bool rt_learn(rt_lexicon *lexicon, const rt_lessons *lessons);

/* The lexicon's anchors for all documents, and scratch space. */
typedef struct rt_learned_anchors {
    rt_anchor_store store;
    rt_anchor_range *ranges; /* one for each document */
    rt_anchor *found;
    rt_anchor *sorting;
    size_t found_count, found_capacity, sorting_capacity;
} rt_learned_anchors;

/*
 * Gives every document the anchors of the lexicon's entries that its words are in. They live as
 * long as `learned`, to be released even on failure. False when out of memory.
 */
bool rt_apply_lexicon(rt_learned_anchors *learned, rt_cross_document *documents, size_t count,
                      const rt_lexicon *lexicon);
void rt_learned_anchors_release(rt_learned_anchors *learned);

#endif
