/* What is measured of a candidate pair. */
#ifndef RT_CROSS_PAIR_FEATURES_H
#define RT_CROSS_PAIR_FEATURES_H

#include "cross/candidates.h"

/*
 * For each kind of anchor but words: the cosine of the pair, the same with each shared anchor
 * counted by how closely its positions agree, log(1 + shared anchors), and whether both have
 * any of the kind. Then the rest. Every feature is symmetrical in the two documents.
 */
enum {
    RT_FEATURES_PER_KIND = 4,
    RT_FEATURE_KINDS = RT_ANCHOR_WORD,
    RT_FEATURE_COSINE = RT_FEATURE_KINDS * RT_FEATURES_PER_KIND, /* over all linking terms */
    RT_FEATURE_MARGIN,       /* that, over what the runners-up of both sides have */
    RT_FEATURE_BEST_SIDES,   /* of how many sides it is the best of the other's language: 0 to 2 */
    RT_FEATURE_LEAD,         /* the cosine less that of the better runner-up */
    RT_FEATURE_MUTUAL_BEST,  /* 1 if it is the best of both sides */
    RT_FEATURE_LENGTH_RATIO, /* absolute log of the ratio of lengths */
    RT_FEATURE_NUMBER_JACCARD, /* of the sets of numbers */
    RT_FEATURE_BOTH_NUMBERS,   /* whether both have numbers */
    RT_FEATURE_COVERAGE_LESS,  /* share of a side's weight that the other has: the smaller one */
    RT_FEATURE_COVERAGE_MORE,
    RT_FEATURE_ORDER,          /* longest ascending run of the anchors that both have once, over
                                  their number */
    RT_FEATURE_ORDERED,        /* log(1 + their number) */
    RT_FEATURE_ORDER_EVIDENCE, /* the product of the two */
    RT_FEATURE_DRIFT,          /* mean difference of their positions */
    RT_FEATURE_EIGHTHS_LESS,   /* share of a side's eighths with anchors in which one is shared */
    RT_FEATURE_EIGHTHS_MORE,
    RT_FEATURE_NUMBERS_A_ONLY, /* numbers of one side only, at most 10, over 10: the smaller one */
    RT_FEATURE_NUMBERS_B_ONLY,
    RT_FEATURE_SHARED_WEIGHT, /* log(1 + weight of the shared names, numbers and places) */
    RT_FEATURE_COUNT
};

/* One thread's working space. */
typedef struct rt_feature_scratch {
    struct rt_once *once; /* anchors that both documents have once */
    size_t once_capacity;
    uint32_t *run;
    size_t run_capacity;
} rt_feature_scratch;

void rt_feature_scratch_release(rt_feature_scratch *scratch);

/* Works out the features of documents a and b. False when out of memory. */
bool rt_features(const rt_vectors *vectors, const rt_neighbours *neighbours, uint32_t a, uint32_t b,
                 rt_feature_scratch *scratch, float features[RT_FEATURE_COUNT]);

#endif
