/* What a verified pair of texts is to each other. */
#ifndef RT_MATCH_RELATE_H
#define RT_MATCH_RELATE_H

#include "base/pairs.h"
#include "match/text.h"

/* A verified pair of distinct texts, a < b. */
typedef struct rt_match {
    uint32_t a, b;
    retold_relation relation; /* near, template or excerpt */
    uint32_t shared;          /* distinct shingles that both have */
    uint32_t size_a, size_b;  /* distinct shingles of each */
} rt_match;

typedef struct rt_matches {
    rt_match *items;
    size_t count, capacity;
} rt_matches;

/* Jaccard for near and template, containment of the shorter for excerpt. */
double rt_match_score(const rt_match *match);

/*
 * Verifies sorted candidates and adds those that are related to `matches`, templates told from
 * near-duplicates. sizes[] as in rt_verify(). The array of matches is `memory`'s. False when out of
 * memory.
 */
bool rt_match_candidates(const rt_text_source *texts, const rt_pairs *candidates,
                         const retold_match_options *options, rt_threads *threads,
                         rt_memory *memory, uint32_t *sizes, rt_matches *matches);

#endif
