/* Why two texts are, or are not, taken for translations of each other. */
#ifndef RT_CROSS_EXPLAIN_H
#define RT_CROSS_EXPLAIN_H

#include "cross/anchors.h"
#include "cross/cross.h"

/*
 * An anchor of one document or of both: notes first[s] to first[s] + count[s] of document s;
 * count[s] is 0 where it is not. `weight` is the evidence of a shared one, else its weight
 * in the document that has it.
 */
typedef struct rt_explained_anchor {
    uint32_t key;
    float weight;
    size_t first[2], count[2];
} rt_explained_anchor;

/*
 * `anchors` has the shared ones first, then those of the first document alone, then those of the
 * second; in each part by falling weight, then as they stand in the text. Left out are words, and
 * entries of the lexicon that the pass does not count, since the pair itself bears them out.
 */
typedef struct rt_explanation {
    bool scored; /* false: too little links the two for the pass to look at them */
    bool taught; /* the pass took the pair for one that bears out the lexicon */
    double probability;
    float features[RT_FEATURE_COUNT]; /* of the second pass, if scored */
    rt_pass weights;                  /* that they were scored with */
    rt_explained_anchor *anchors;
    size_t shared_count, only_count[2];
    rt_lexicon lexicon; /* the entries that keys refer to */
} rt_explanation;

/* What is explained. The notes have words too, and are replaced by those of all anchors, sorted by
 * key, then place, each once. */
typedef struct rt_explained_pair {
    rt_cross_document documents[2]; /* one of language 0 and one of language 1 */
    rt_anchor_notes *notes[2];
    bool second_first;       /* the second document comes first in the pass */
    const rt_lexicon *known; /* finished; may be NULL */
} rt_explained_pair;

/* Runs the whole pass on two documents. False when out of memory. */
bool rt_explain(rt_explained_pair *pair, rt_explanation *explanation);
void rt_explanation_release(rt_explanation *explanation);

#endif
