/* The keys by which words are counted, and how to read them again. */
#ifndef RT_CROSS_WORD_KEY_H
#define RT_CROSS_WORD_KEY_H

#include "cross/anchor.h"

/*
 * The first characters of a normalised word, which stand for it: endings that inflect it come
 * later. In scripts without spaces, two neighbouring characters stand in for a word.
 */
enum { RT_STEM_CHARACTERS = 7, RT_STEM_MAX = 4 * RT_STEM_CHARACTERS };
retold_span rt_stem(retold_span word);

/*
 * The key of kind RT_ANCHOR_WORD of all words with the stem of `word`: a hash, but for two
 * characters of scripts without spaces, whose places in these scripts make up the key. There are
 * too many such pairs in a text to keep what each key reads as.
 */
uint32_t rt_word_key(retold_span word);

/* Whether `word` is such a pair. */
bool rt_is_word_pair(retold_span word);

/* Writes the pair that has this key, in UTF-8, and returns it; an empty span if none has. A hash
 * may by chance be the key of a pair. */
retold_span rt_word_key_pair(uint32_t key, char text[6]);

#endif
