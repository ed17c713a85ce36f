/* A text as the matchers see it. */
#ifndef RT_MATCH_TEXT_H
#define RT_MATCH_TEXT_H

#include "base/pairs.h"
#include "text/tokenise.h"

/* Borrowed tokens. */
typedef struct rt_text {
    const rt_token *tokens;
    size_t count;
} rt_text;

/*
 * `count` texts by number. text() says where one's tokens are, which may be in `room`, until it is
 * used again; false if they cannot be read. expect() says that a text will be asked for: first when
 * it is still far, then when it is near; nothing has to be done.
 */
typedef struct rt_text_source {
    const void *context;
    size_t count;
    bool (*text)(const void *context, uint32_t number, rt_buffer *room, rt_text *text);
    void (*expect)(const void *context, uint32_t number, bool near);
} rt_text_source;

static inline bool rt_source_text(const rt_text_source *source, uint32_t number, rt_buffer *room,
                                  rt_text *text)
{
    return source->text(source->context, number, room, text);
}

/* How many texts ahead one is far, and near. */
enum { RT_TEXT_FAR = 16, RT_TEXT_NEAR = 6 };

static inline void rt_expect_text(const rt_text_source *source, uint32_t far, uint32_t near)
{
    if (source->expect != NULL) {
        source->expect(source->context, far, false);
        source->expect(source->context, near, true);
    }
}

/* The second texts of the pairs after number i: the first ones come one after another, or again. */
static inline void rt_expect_texts(const rt_text_source *source, const rt_pairs *pairs, size_t i)
{
    if (i + RT_TEXT_FAR < pairs->count) {
        rt_expect_text(source, rt_pair_second(pairs->items[i + RT_TEXT_FAR]),
                       rt_pair_second(pairs->items[i + RT_TEXT_NEAR]));
    }
}

#endif
