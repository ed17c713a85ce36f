/* From features to the probability of a translation. */
#ifndef RT_CROSS_SCORE_H
#define RT_CROSS_SCORE_H

#include "cross/pair_features.h"

/* The weights of the first are for documents without a lexicon's anchors. */
typedef enum rt_pass { RT_PASS_FIRST = 0, RT_PASS_SECOND = 1 } rt_pass;

/* One logistic function of the features; its weights are in weights.h. */
double rt_score(const float features[RT_FEATURE_COUNT], rt_pass pass);

#endif
