/* How many words two texts have in common as they stand. */
#ifndef RT_CROSS_SHARED_WORDS_H
#define RT_CROSS_SHARED_WORDS_H

#include "cross/vectors.h"

/*
 * Texts with a larger share of words in common are in one language, whatever was identified: of a
 * table of figures with a few abbreviations that is hard to tell. Translations between languages of
 * the evaluation sets share 0.48 at the most, wrongly identified English texts mostly 0.54 to 0.9.
 */
#define RT_ONE_LANGUAGE 0.55

/* Scratch space. */
typedef struct rt_shared_words {
    uint64_t *keys;
    size_t capacity;
} rt_shared_words;

void rt_shared_words_release(rt_shared_words *scratch);

/* Sets *share to the share of the distinct words of the text with fewer that the other has too; 0
 * if it has none. False when out of memory. */
bool rt_shared_words_share(rt_shared_words *scratch, const rt_cross_document *a,
                           const rt_cross_document *b, double *share);

#endif
