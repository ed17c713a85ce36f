/* From scored pairs to a lexicon, and from a lexicon to anchors of documents. */
#ifndef RT_CROSS_LEARN_H
#define RT_CROSS_LEARN_H

#include "base/pairs.h"
#include "cross/lexicon.h"

/*
 * The pairs that a lexicon is learned from: those that are the likeliest of both their sides, and
 * likely enough. They are listed in the order of `pairs`, of which `probabilities` has one each.
 * False when out of memory.
 */
bool rt_find_seeds(rt_pairs *seeds, const rt_cross_document *documents, const rt_pairs *pairs,
                   const double *probabilities);

/*
 * The lexicon's anchors of the documents that one thread saw to, and scratch space: the words of
 * the document at hand that the lexicon has, what they become by their language's keys, a bit for
 * each key met, and one for each 64 of these.
 */
typedef struct rt_learned_part {
    rt_anchor_store store;
    rt_buffer word_room; /* for words that lie in a file */
    struct rt_known_word *known;
    size_t known_count, known_capacity;
    struct rt_key_tally *tallies;
    uint64_t *met, *met_words;
    size_t met_count;
} rt_learned_part;

/* The lexicon's anchors for all documents. */
typedef struct rt_learned_anchors {
    rt_learned_part *parts; /* one for each thread */
    unsigned part_count;
    rt_anchor_range *ranges; /* one for each document */
    unsigned *part_of;       /* likewise */
    rt_memory *memory;
} rt_learned_anchors;

/*
 * Gives every document the anchors of the lexicon's entries that its words are in. `order` lists
 * them, best language by language since each has a part of the lexicon to itself; NULL: as they
 * are. What they get lives as long as `learned`, to be released even on failure. False when out of
 * memory.
 */
bool rt_apply_lexicon(rt_learned_anchors *learned, rt_cross_document *documents,
                      const uint32_t *order, size_t count, const rt_lexicon *lexicon,
                      rt_threads *threads, rt_memory *memory);
void rt_learned_anchors_release(rt_learned_anchors *learned);

#endif
