/* Anchors: what a text and its translation have in common. */
#ifndef RT_CROSS_ANCHOR_H
#define RT_CROSS_ANCHOR_H

#include "base/buffer.h"

/* In the order of the features of score.h. */
typedef enum rt_anchor_kind {
    RT_ANCHOR_NUMBER = 0,
    RT_ANCHOR_PLACE,    /* a name that every language has its own word for: countries, months */
    RT_ANCHOR_PREFIX,   /* the beginning of a romanised name */
    RT_ANCHOR_SKELETON, /* the consonants of a romanised name */
    RT_ANCHOR_CONCEPT,  /* what a dictionary says the word means */
    RT_ANCHOR_LEXICON,  /* an entry of the lexicon learned from the corpus */
    RT_ANCHOR_WORD,     /* a word as it stands: what the lexicon is learned from */
    RT_ANCHOR_KINDS
} rt_anchor_kind;

/*
 * One occurrence.
 *   key       bits 31..29 the kind, bits 28..0 a hash of what it is
 *   position  where it stands: 0 at the start of the text, 65535 at its end
 */
typedef struct rt_anchor {
    uint32_t key;
    uint16_t position;
} rt_anchor;

enum { RT_ANCHOR_KEY_BITS = 29 };

static inline uint32_t rt_anchor_key(rt_anchor_kind kind, uint64_t hash)
{
    return (uint32_t)kind << RT_ANCHOR_KEY_BITS | (uint32_t)(hash >> (64 - RT_ANCHOR_KEY_BITS));
}

static inline rt_anchor_kind rt_anchor_kind_of(uint32_t key)
{
    return (rt_anchor_kind)(key >> RT_ANCHOR_KEY_BITS);
}

#endif
