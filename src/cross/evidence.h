/* What a shared anchor says for a pair. */
#ifndef RT_CROSS_EVIDENCE_H
#define RT_CROSS_EVIDENCE_H

#include "cross/vectors.h"

/* The product of its weights in both documents; common words that a dictionary or the lexicon knows
 * are behind names and numbers, even if they come several times. */
static inline float rt_evidence_weight(const rt_entry *a, const rt_entry *b)
{
    rt_anchor_kind kind = rt_anchor_kind_of(a->key);
    bool common = kind == RT_ANCHOR_CONCEPT || kind == RT_ANCHOR_LEXICON;
    return a->weight * b->weight / (common ? 16 : 1);
}

#endif
