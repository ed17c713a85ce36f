/* Entries of a lexicon across a third language. */
#ifndef RT_CROSS_PIVOT_H
#define RT_CROSS_PIVOT_H

#include "cross/lexicon.h"

/*
 * Where two words of different languages translate the same word of a third, they probably
 * translate each other (Tanaka, Umemura: Construction of a bilingual dictionary intermediated by a
 * third language, COLING 1994). Appends an entry, after the lexicon's own, for each word that has
 * none to a language, if the product of Dice's coefficients is at least RT_PIVOT_DICE; of several
 * the one with the largest product. Entries have to be sorted. False when out of memory.
 */
#define RT_PIVOT_DICE 0.2
bool rt_lexicon_pivot(rt_lexicon *lexicon);

#endif
