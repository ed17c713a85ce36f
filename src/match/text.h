/* A text as the matchers see it. */
#ifndef RT_MATCH_TEXT_H
#define RT_MATCH_TEXT_H

#include "text/tokenise.h"

/* Borrowed tokens. */
typedef struct rt_text {
    const rt_token *tokens;
    size_t count;
} rt_text;

#endif
