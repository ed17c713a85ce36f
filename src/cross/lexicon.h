/* The lexicon that a corpus teaches: words that stand together in likely translations. */
#ifndef RT_CROSS_LEXICON_H
#define RT_CROSS_LEXICON_H

#include "cross/vectors.h"

/* A likely translation that the lexicon is learned from. */
typedef struct rt_seed {
    uint32_t a, b; /* documents, of different languages */
} rt_seed;

/*
 * Word `word_a` of language_a and word_b of language_b translate each other. In the seeds
 * of the two languages `both` have both words, count_a and count_b have each; together they give
 * Dice's coefficient.
 */
typedef struct rt_lexicon_entry {
    uint32_t language_a, language_b; /* a < b */
    uint32_t word_a, word_b;         /* keys of kind RT_ANCHOR_WORD */
    uint32_t both, count_a, count_b;
    uint32_t key; /* the anchor, of kind RT_ANCHOR_LEXICON, that both words become */
} rt_lexicon_entry;

/* A side of an entry, to be found by its word. */
typedef struct rt_lexicon_side {
    uint32_t language;
    uint32_t word;
    uint32_t entry;
} rt_lexicon_side;

/* entries by languages and word_a; sides by language and word. */
typedef struct rt_lexicon {
    rt_lexicon_entry *entries;
    size_t count, capacity;
    rt_lexicon_side *sides; /* 2 * count */
    uint32_t *slots;        /* open addressing: 1 + the first side of a word, or 0 */
    size_t slot_mask;
} rt_lexicon;

enum { RT_LEXICON_SEEDS = 15, RT_LEXICON_COUNT = 3 };
#define RT_LEXICON_DICE 0.4

/*
 * Learns from seeds: for each pair of languages with at least RT_LEXICON_SEEDS of them, a word
 * of the first language goes with the word of the second that it has the largest Dice
 * coefficient with, if that is at least RT_LEXICON_DICE in at least RT_LEXICON_COUNT seeds. Words
 * in more than 3 of 10 of the seeds are left out. (Dice's coefficient for bilingual lexicons:
 * Smadja, McKeown, Hatzivassiloglou, 1996.) False when out of memory.
 */
bool rt_lexicon_learn(rt_lexicon *lexicon, const rt_cross_document *documents,
                      size_t language_count, const rt_seed *seeds, size_t seed_count);
void rt_lexicon_release(rt_lexicon *lexicon);

/* The sides for a word; *count is set to their number. */
const rt_lexicon_side *rt_lexicon_find(const rt_lexicon *lexicon, uint32_t language, uint32_t word,
                                       size_t *count);

#endif
