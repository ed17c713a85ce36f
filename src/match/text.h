/* A text as the matchers see it. */
#ifndef RT_MATCH_TEXT_H
#define RT_MATCH_TEXT_H

#include "text/tokenise.h"

/* Borrowed tokens. */
typedef struct rt_text {
    const rt_token *tokens;
    size_t count;
} rt_text;

/* Texts by number. */
typedef struct rt_text_source {
    const void *context;
    rt_text (*text)(const void *context, uint32_t number);
} rt_text_source;

static inline rt_text rt_source_text(const rt_text_source *source, uint32_t number)
{
    return source->text(source->context, number);
}

#endif
