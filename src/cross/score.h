/* From features to the probability of a translation. */
#ifndef RT_CROSS_SCORE_H
#define RT_CROSS_SCORE_H

#include "cross/pair_features.h"

/* The weights of the first are for documents without a lexicon's anchors. */
typedef enum rt_pass { RT_PASS_FIRST = 0, RT_PASS_SECOND = 1 } rt_pass;

/* One logistic function of the features; its weights are in weights.h. */
double rt_score(const float features[RT_FEATURE_COUNT], rt_pass pass);

/*
 * Whether a pair may be likely, by the features of rt_features_begin(): a function of the same
 * form, fitted to what the whole score says. Of the pairs of the evaluation sets that score
 * RT_SCREENED or more it refuses one in two thousand, and of all others most.
 */
bool rt_is_worth_finishing(const float features[RT_FEATURE_COUNT], rt_pass pass);
#define RT_SCREENED 0.25

/* The weight of a feature in the score; of RT_FEATURE_COUNT the constant. */
double rt_score_weight(rt_pass pass, int feature);

/* How a feature is named, such as "prefix_cosine", and what it is about: "numbers", "numbers
 * alone", "places", "names", "concepts", "lexicon", "rivals", "lengths", "coverage" or "order".
 * Static. */
const char *rt_feature_name(int feature);
const char *rt_feature_subject(int feature);

#endif
