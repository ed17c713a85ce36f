#include "cross/score.h"

typedef struct feature_name {
    const char *name, *subject;
} feature_name;

/* In the order of RT_KIND_COSINE and the rest. */
#define KIND(name, subject)                                                                        \
    {                                                                                              \
        {name "_cosine", subject}, {name "_agreeing", subject}, {name "_aligned", subject},        \
            {name "_shared", subject}, {name "_both", subject}, {name "_evidence", subject},       \
    }

static const feature_name kinds[RT_FEATURE_KINDS][RT_FEATURES_PER_KIND] = {
    [RT_ANCHOR_NUMBER] = KIND("number", "numbers"),
    [RT_ANCHOR_PLACE] = KIND("place", "places"),
    [RT_ANCHOR_PREFIX] = KIND("prefix", "names"),
    [RT_ANCHOR_SKELETON] = KIND("skeleton", "names"),
    [RT_ANCHOR_CONCEPT] = KIND("concept", "concepts"),
    [RT_ANCHOR_LEXICON] = KIND("lexicon", "lexicon"),
};

/* The rest. */
static const feature_name others[RT_FEATURE_COUNT] = {
    [RT_FEATURE_COSINE] = {"cosine", "rivals"},
    [RT_FEATURE_MARGIN] = {"margin", "rivals"},
    [RT_FEATURE_MARGIN_BEST] = {"margin_best", "rivals"},
    [RT_FEATURE_LEAD] = {"lead", "rivals"},
    [RT_FEATURE_BEST_SIDES] = {"best_sides", "rivals"},
    [RT_FEATURE_MUTUAL_BEST] = {"mutual_best", "rivals"},
    [RT_FEATURE_LENGTH_RATIO] = {"length_ratio", "lengths"},
    [RT_FEATURE_NUMBER_JACCARD] = {"number_jaccard", "numbers"},
    [RT_FEATURE_NUMBERS_LESS] = {"numbers_less", "numbers alone"},
    [RT_FEATURE_NUMBERS_MORE] = {"numbers_more", "numbers alone"},
    [RT_FEATURE_COVERAGE_LESS] = {"coverage_less", "coverage"},
    [RT_FEATURE_COVERAGE_MORE] = {"coverage_more", "coverage"},
    [RT_FEATURE_EIGHTHS_LESS] = {"eighths_less", "coverage"},
    [RT_FEATURE_EIGHTHS_MORE] = {"eighths_more", "coverage"},
    [RT_FEATURE_ORDER] = {"order", "order"},
    [RT_FEATURE_TIES] = {"ties", "order"},
    [RT_FEATURE_ORDER_EVIDENCE] = {"order_evidence", "order"},
    [RT_FEATURE_DRIFT] = {"drift", "order"},
    [RT_FEATURE_CORRELATION] = {"correlation", "order"},
    [RT_FEATURE_CORRELATED_TIES] = {"correlated_ties", "order"},
    [RT_FEATURE_RESIDUAL] = {"residual", "order"},
    [RT_FEATURE_CLOSE_TIES] = {"close_ties", "order"},
    [RT_FEATURE_OVERLAP_LESS] = {"overlap_less", "order"},
    [RT_FEATURE_OVERLAP_MORE] = {"overlap_more", "order"},
    [RT_FEATURE_SLOPE] = {"slope", "order"},
    [RT_FEATURE_TELLING_LESS] = {"telling_less", "coverage"},
    [RT_FEATURE_TELLING_MORE] = {"telling_more", "coverage"},
    [RT_FEATURE_ALONE_LESS] = {"alone_less", "numbers alone"},
    [RT_FEATURE_ALONE_MORE] = {"alone_more", "numbers alone"},
    [RT_FEATURE_MEANING_LESS] = {"meaning_less", "coverage"},
    [RT_FEATURE_MEANING_MORE] = {"meaning_more", "coverage"},
    [RT_FEATURE_OVERLAP_EIGHTHS_LESS] = {"overlap_eighths_less", "coverage"},
    [RT_FEATURE_OVERLAP_EIGHTHS_MORE] = {"overlap_eighths_more", "coverage"},
};

static feature_name name_of(int feature)
{
    return feature < RT_FEATURE_COSINE
               ? kinds[feature / RT_FEATURES_PER_KIND][feature % RT_FEATURES_PER_KIND]
               : others[feature];
}

const char *rt_feature_name(int feature)
{
    return name_of(feature).name;
}

const char *rt_feature_subject(int feature)
{
    return name_of(feature).subject;
}
