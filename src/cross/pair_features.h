/* What is measured of a candidate pair. */
#ifndef RT_CROSS_PAIR_FEATURES_H
#define RT_CROSS_PAIR_FEATURES_H

#include "cross/alignment.h"
#include "cross/candidates.h"
#include "cross/document_view.h"

/* For each kind of anchor but words. "The overlap" is what the alignment says each text has of the
 * other: all of both, or the half that was translated. */
enum {
    RT_KIND_COSINE,
    RT_KIND_AGREEING, /* the same, each shared anchor counted by how closely its places agree */
    RT_KIND_ALIGNED,  /* that, by how closely they agree after alignment, over the overlap alone */
    RT_KIND_SHARED,   /* log(1 + shared anchors) */
    RT_KIND_BOTH,     /* whether both have any */
    RT_KIND_EVIDENCE, /* log(1 + the dot product after alignment): how much there is to agree */
    RT_FEATURES_PER_KIND
};

/*
 * Feature RT_FEATURES_PER_KIND * kind + one of the above, then the rest. Every feature is
 * symmetrical in the two documents; where each side has a value, the smaller one comes first.
 * A telling anchor is a name, a number or a place.
 */
enum {
    RT_FEATURE_KINDS = RT_ANCHOR_WORD,
    RT_FEATURE_COSINE = RT_FEATURE_KINDS * RT_FEATURES_PER_KIND, /* over all linking terms */
    RT_FEATURE_MARGIN,       /* that, over itself and what the runners-up of both sides have */
    RT_FEATURE_MARGIN_BEST,  /* that, over itself and what the better runner-up has */
    RT_FEATURE_LEAD,         /* the cosine less that of the better runner-up */
    RT_FEATURE_BEST_SIDES,   /* of how many sides it is the best of the other's language: 0 to 2 */
    RT_FEATURE_MUTUAL_BEST,  /* 1 if it is the best of both sides */
    RT_FEATURE_LENGTH_RATIO, /* absolute log of the ratio of lengths */
    RT_FEATURE_NUMBER_JACCARD, /* of the sets of numbers */
    RT_FEATURE_NUMBERS_LESS,   /* numbers of one side only, at most 10, over 10 */
    RT_FEATURE_NUMBERS_MORE,
    RT_FEATURE_COVERAGE_LESS, /* share of a side's weight of telling anchors that the other has */
    RT_FEATURE_COVERAGE_MORE,
    RT_FEATURE_EIGHTHS_LESS, /* share of a side's eighths with telling anchors where one is shared
                              */
    RT_FEATURE_EIGHTHS_MORE,
    RT_FEATURE_ORDER,           /* longest run of the ties, over their number */
    RT_FEATURE_TIES,            /* log(1 + ties) */
    RT_FEATURE_ORDER_EVIDENCE,  /* the product of the two */
    RT_FEATURE_DRIFT,           /* mean difference of the ties' positions */
    RT_FEATURE_CORRELATION,     /* of their positions (Pearson), drawn to 0 if they are few */
    RT_FEATURE_CORRELATED_TIES, /* that, times log(1 + ties) */
    RT_FEATURE_RESIDUAL,        /* mean distance of the ties from the line, at most 1/4 */
    RT_FEATURE_CLOSE_TIES,      /* 1/4 less that, times log(1 + ties) */
    RT_FEATURE_OVERLAP_LESS,    /* how much of a text is in the overlap */
    RT_FEATURE_OVERLAP_MORE,
    RT_FEATURE_SLOPE,        /* absolute log of the line's slope */
    RT_FEATURE_TELLING_LESS, /* in the overlap, share of a side's telling weight the other has */
    RT_FEATURE_TELLING_MORE,
    RT_FEATURE_ALONE_LESS, /* in the overlap, log(1 + weight of the numbers of one side only) */
    RT_FEATURE_ALONE_MORE,
    RT_FEATURE_MEANING_LESS, /* in the overlap, share of a side's concepts and lexicon entries */
    RT_FEATURE_MEANING_MORE,
    RT_FEATURE_OVERLAP_EIGHTHS_LESS, /* eighths as above, but of the overlap */
    RT_FEATURE_OVERLAP_EIGHTHS_MORE,
    RT_FEATURE_COUNT
};

/* How a document's neighbours in the other's language stand to the other. */
typedef struct rt_rivalry {
    bool found;   /* the other is among them */
    float cosine; /* of the other, if found */
    rt_rivals rivals;
} rt_rivalry;

/* Of document's neighbours. `room` is for what is read from files. False when out of memory. */
bool rt_rivalry_of(const rt_neighbours *neighbours, uint32_t document, uint32_t other,
                   rt_buffer *room, rt_rivalry *rivalry);

/*
 * Whether a pair is worth the work, by how each of the two stands to the other: each is among the
 * nearest of the other, and not far behind those. On the evaluation sets this leaves out a quarter
 * to two thirds of what the nearest give, and not one translation in a thousand.
 */
bool rt_is_hopeful(const rt_rivalry *a, const rt_rivalry *b);

/* What a document's anchors are, of each kind; the same for all its pairs. */
typedef struct rt_profile {
    uint32_t bytes;
    float weight[RT_FEATURE_KINDS];
    float squares[RT_FEATURE_KINDS]; /* of the weights */
    uint32_t numbers;
    uint8_t eighths; /* bit i: a telling anchor stands in eighth i of the text */
} rt_profile;

/* The profiles of all documents, to be freed; NULL when out of memory. */
rt_profile *rt_profiles_new(const rt_vectors *vectors, rt_threads *threads);

/* What one document has, within a part of it. */
typedef struct rt_tally_side {
    float from, to; /* the part, both from 0 to 1 */
    rt_profile own;
    float shared_weight[RT_FEATURE_KINDS]; /* of what the other has in its part, too */
    uint8_t shared_eighths;
} rt_tally_side;

/* What the anchors that two documents share add up to, in a part of each. */
typedef struct rt_tally {
    rt_tally_side a, b;
    float dot[RT_FEATURE_KINDS];
    float agreeing[RT_FEATURE_KINDS]; /* the same, by how closely the positions agree */
    unsigned shared[RT_FEATURE_KINDS];
} rt_tally;

/* An anchor that two documents have. */
typedef struct rt_shared_entry {
    rt_entry a, b;
} rt_shared_entry;

/* Which of a part's entries it is in each. */
typedef struct rt_shared_place {
    uint32_t a, b;
} rt_shared_place;

/* One thread's working space. */
typedef struct rt_feature_scratch {
    rt_ties ties;
    rt_shared_entry *matches;
    size_t match_count, match_capacity;
    rt_shared_place *shared; /* of a part of the entries */
    size_t shared_capacity;
    rt_document_view a, b; /* of the pair at hand */
    rt_tally whole;        /* likewise */
} rt_feature_scratch;

void rt_feature_scratch_release(rt_feature_scratch *scratch);

/* Two documents, and how each stands to the other. `taught`: the lexicon was learned from this
 * pair, among others, and its own evidence is left out. */
typedef struct rt_feature_pair {
    uint32_t a, b;
    rt_rivalry rivalry_a, rivalry_b;
    bool taught;
} rt_feature_pair;

/* Has what a pair will need of a document fetched: first where that is, then itself. */
void rt_features_prefetch_places(const rt_vectors *vectors, const rt_profile *profiles,
                                 uint32_t document);
void rt_features_prefetch(const rt_vectors *vectors, uint32_t document);

/*
 * The features in two steps. The first works out those that the anchors of the whole texts give,
 * and sets the others to 0: enough to refuse most pairs. The second, after the first and with the
 * same scratch, works out the others. A scratch is for one rt_vectors that does not change. Both
 * are false when out of memory.
 */
bool rt_features_begin(const rt_vectors *vectors, const rt_profile *profiles,
                       const rt_feature_pair *pair, rt_feature_scratch *scratch,
                       float features[RT_FEATURE_COUNT]);
bool rt_features_finish(const rt_feature_pair *pair, rt_feature_scratch *scratch,
                        float features[RT_FEATURE_COUNT]);

#endif
