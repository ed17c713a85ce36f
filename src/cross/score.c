#include "cross/score.h"

#include "cross/weights.h"

#include <math.h>

double rt_score(const float features[RT_FEATURE_COUNT], rt_pass pass)
{
    double sum = rt_score_weights[pass][RT_FEATURE_COUNT];
    for (int i = 0; i < RT_FEATURE_COUNT; i++) {
        sum += rt_score_weights[pass][i] * (double)features[i];
    }
    return 1 / (1 + exp(-sum));
}

bool rt_is_worth_finishing(const float features[RT_FEATURE_COUNT], rt_pass pass)
{
    double sum = rt_screen_weights[pass][RT_FEATURE_COUNT];
    for (int i = 0; i < RT_FEATURE_COUNT; i++) {
        sum += rt_screen_weights[pass][i] * (double)features[i];
    }
    return sum >= 0;
}

double rt_score_weight(rt_pass pass, int feature)
{
    return rt_score_weights[pass][feature];
}
