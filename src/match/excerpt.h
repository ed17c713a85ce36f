/* Candidates for `excerpt`: a short text that stands in a longer one. */
#ifndef RT_MATCH_EXCERPT_H
#define RT_MATCH_EXCERPT_H

#include "base/pairs.h"

/*
 * Jaccard is low when one text is much longer than the other, so MinHash bands miss such pairs.
 * Here texts that share sampled shingles (rt_shingle_samples()) are paired: each text asks with
 * about RT_EXCERPT_QUERIES of its samples, and is a candidate with a longer text that has at least
 * two fifths as many of them as the containment asks for.
 *
 * A sample that stands in more than RT_EXCERPT_STORIES stories is boilerplate and is not
 * used. `stories[t]` is the number of text t's group of near-duplicates, so that a story
 * copied many times counts once; the RT_EXCERPT_COPIES texts of one story that have the lowest
 * ranks take part.
 */
enum {
    RT_EXCERPT_SHINGLES = 10, /* a text with fewer is no excerpt */
    RT_EXCERPT_QUERIES = 32,
    RT_EXCERPT_STORIES = 32,
    RT_EXCERPT_COPIES = 8
};

/* A text by what is known of its shingles. */
typedef struct rt_sampled_text {
    uint32_t number;
    uint32_t tokens; /* its length */
    const uint32_t *samples;
    size_t sample_count;
} rt_sampled_text;

/*
 * The texts, in any order: at() fills in the one at a place under `places`, or returns false where
 * there is none. There are `count`, and ranks[t] goes up in an order
 * that puts longer texts first, whatever their numbers.
 */
typedef struct rt_sampled_source {
    const void *context;
    bool (*at)(const void *context, size_t place, rt_sampled_text *text);
    size_t places;
    size_t count;
    const uint64_t *ranks;
} rt_sampled_source;

/*
 * Fills `candidates` with distinct sorted pairs, first < second, for texts under
 * 2^31. False when out of memory.
 */
bool rt_excerpt_candidates(const rt_sampled_source *texts, const uint32_t *stories, unsigned ngram,
                           double containment, rt_threads *threads, rt_memory *memory,
                           rt_pairs *candidates);

#endif
