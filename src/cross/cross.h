/* The cross-lingual pass: likely translations among documents of several languages. */
#ifndef RT_CROSS_CROSS_H
#define RT_CROSS_CROSS_H

#include "cross/lexicon.h"
#include "cross/score.h"

/* A likely translation, a < b. */
typedef struct rt_translation {
    uint32_t a, b;
    double probability;
    double coverage; /* share of the less covered side's names, numbers and places that the other
                        has */
    size_t shared;   /* first of its keys in rt_translations.shared */
    size_t shared_count;
} rt_translation;

/* A pair that was scored, for whoever fits the weights or wants to know why. */
typedef struct rt_scored_pair {
    uint32_t a, b;
    bool taught; /* the lexicon's marginal entries were left out, as this pair's own evidence */
    double probability;
    const float *features;
} rt_scored_pair;

/*
 * What is asked for. `known` is a finished lexicon of earlier runs, or NULL. `observe`, if not
 * NULL, sees every scored pair of both passes; it is called from one thread, in order.
 */
typedef struct rt_cross_options {
    double threshold; /* least probability of a translation that is returned */
    unsigned threads;
    rt_memory *memory;
    const rt_lexicon *known;
    void *user;
    void (*observe)(void *user, rt_pass pass, const rt_scored_pair *pair);
} rt_cross_options;

typedef struct rt_translations {
    rt_memory *memory;
    rt_translation *items; /* by a, then b */
    size_t count, capacity;
    uint32_t *shared; /* keys of the anchors that pairs share, those that tell most first */
    size_t total_shared, shared_capacity;
    rt_lexicon lexicon;    /* what was known and learned; the entries that keys refer to */
    uint64_t postings_met; /* by the second pass */
} rt_translations;

/*
 * Runs both passes. Documents' `learned` anchors are set and are no longer valid afterwards.
 * False when out of memory.
 */
bool rt_find_translations(rt_cross_document *documents, size_t count, size_t language_count,
                          const rt_cross_options *options, rt_translations *translations);
void rt_translations_release(rt_translations *translations);

#endif
