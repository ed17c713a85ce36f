/* Which words of two languages stand together in likely translations. */
#ifndef RT_CROSS_COOCCURRENCE_H
#define RT_CROSS_COOCCURRENCE_H

#include "base/pairs.h"
#include "cross/lexicon.h"

enum { RT_LEXICON_SEEDS = 15 };

/*
 * Learns from seeds, which are pairs of documents of different languages. Of two languages with at
 * least RT_LEXICON_SEEDS seeds, a word of the first goes with the word of the second that it has
 * the largest Dice coefficient with, if it then stands. Words in more than 3 of 10 of the seeds
 * are left out, and those that go with a word spelled alike: nearly all are names and numbers,
 * which are anchors without. To the entries of `known` (finished) the counts of these seeds are
 * added, and no entry is learned beside one of the same word of the first language that does
 * better. `lexicon` is made, with all of both, and finished. False when out of memory.
 */
bool rt_lexicon_learn(rt_lexicon *lexicon, const rt_lexicon *known,
                      const rt_cross_document *documents, const rt_pairs *seeds,
                      rt_threads *threads);

#endif
