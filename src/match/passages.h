/* The passages that two texts share. */
#ifndef RT_MATCH_PASSAGES_H
#define RT_MATCH_PASSAGES_H

#include "match/text.h"

/* Tokens a..a + count of one text are the tokens b..b + count of the other. */
typedef struct rt_passage {
    size_t a, b, count;
} rt_passage;

/*
 * Finds, from the start of a on, the longest run of tokens beginning there that b has too, if it
 * is at least ngram tokens long, and goes on after it. Passages do not overlap in a; in b they
 * may. The array is the caller's to free. Linear in the texts, but for the PASSAGE_TRIES
 * places in b that are tried for a shingle. False when out of memory.
 */
bool rt_find_passages(rt_text a, rt_text b, unsigned ngram, rt_passage **passages, size_t *count);

#endif
