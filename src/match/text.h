/* A text as the matchers see it. */
#ifndef RT_MATCH_TEXT_H
#define RT_MATCH_TEXT_H

#include "text/tokenise.h"

/* Borrowed tokens, and what rt_shingle_samples() made of their shingles. */
typedef struct rt_text {
    const rt_token *tokens;
    size_t count;
    const uint32_t *samples;
    size_t sample_count;
} rt_text;

#endif
