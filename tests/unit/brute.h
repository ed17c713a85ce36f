/*
 * What the matcher has to find, found slowly: sets of shingles that are compared token by token
 * instead of by their hashes, and every pair looked at.
 */
#ifndef RT_TESTS_BRUTE_H
#define RT_TESTS_BRUTE_H

#include "match/template.h"

/* A text's tokens, and its distinct shingles: each `length` keys long, sorted. */
typedef struct brute_text {
    rt_token *tokens;
    uint32_t *keys; /* of the tokens */
    size_t count;
    const uint32_t **shingles; /* into `keys` */
    size_t size;
    size_t length;
} brute_text;

void brute_text_init(brute_text *text, retold_span span, unsigned ngram);
void brute_text_release(brute_text *text);

/* How two texts differ, by sorting their tokens. */
rt_difference brute_difference(const brute_text *a, const brute_text *b);

/* What two texts are to each other; relation RETOLD_UNRELATED with the numbers set all the same,
 * a and b of the result are not set. */
retold_pair brute_relate(const brute_text *a, const brute_text *b,
                         const retold_match_options *options);

#endif
