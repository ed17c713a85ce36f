/* The cross-lingual pass: likely translations among documents of several languages. */
#ifndef RT_CROSS_CROSS_H
#define RT_CROSS_CROSS_H

#include "base/threads.h"
#include "cross/lexicon.h"
#include "cross/score.h"

/* A likely translation, a < b. */
typedef struct rt_translation {
    uint32_t a, b;
    double probability;
    double coverage; /* share of the less covered side's names, numbers and places that the other
                        has */
    unsigned part;   /* of rt_translations.shared that its keys are in */
    size_t shared;   /* the first of them there */
    size_t shared_count;
} rt_translation;

/* A pair that was scored, for whoever fits the weights or wants to know why. */
typedef struct rt_scored_pair {
    uint32_t a, b;
    bool taught; /* the lexicon's marginal entries were left out, as this pair's own evidence */
    double probability;
    const float *features;
    rt_pass weights; /* that it was scored with */
} rt_scored_pair;

/*
 * What is asked for. `known` is a finished lexicon of earlier runs, or NULL. `observe`, if not
 * NULL, sees every scored pair of both passes; it is called from one thread, in order.
 */
typedef struct rt_cross_options {
    double threshold; /* least probability of a translation that is returned */
    rt_threads *threads;
    rt_memory *memory;
    const rt_lexicon *known;
    void *user;
    void (*observe)(void *user, rt_pass pass, const rt_scored_pair *pair);
} rt_cross_options;

/* Keys of the anchors that pairs share, pair after pair, those that tell most first. */
typedef struct rt_shared_keys {
    uint32_t *keys;
    size_t count, capacity;
} rt_shared_keys;

typedef struct rt_translations {
    rt_memory *memory;
    rt_translation *items; /* by a, then b */
    size_t count, capacity;
    rt_shared_keys *shared; /* as many as threads; which pair is in which differs */
    unsigned parts;
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
