/* The distinct texts of a corpus: documents with the same tokens are one text. */
#ifndef RT_API_TEXTS_H
#define RT_API_TEXTS_H

#include "api/corpus.h"

/*
 * Texts are numbered in the order of their first documents: so going through them goes through what
 * is kept of the documents from end to end. text_of[d] is document d's text, RT_NO_TEXT for one
 * without tokens, which is compared with nothing; firsts[d] is the same, but RT_NO_TEXT for a
 * document that is not the first of its text. The documents of text t are members[start[t]..start[t
 * + 1]), ascending, and its tokens are at at[t].
 *
 * ranks[t] goes up in an order of the texts that does not depend on that of the documents: by
 * falling length in tokens, its upper half being the complement of that, then by the upper halves
 * of their digests. Nearly always one text has a rank.
 */
#define RT_NO_TEXT UINT32_MAX
typedef struct rt_texts {
    const retold_corpus *corpus;
    size_t count;
    uint32_t *text_of;
    uint32_t *firsts;
    uint32_t *start;
    uint32_t *members;
    uint64_t *ranks;
    const rt_token **at;
} rt_texts;

/* False when out of memory. */
bool rt_texts_init(rt_texts *texts, const retold_corpus *corpus);
void rt_texts_release(rt_texts *texts);

static inline uint32_t rt_texts_length(const rt_texts *texts, uint32_t text)
{
    return ~(uint32_t)(texts->ranks[text] >> 32);
}

static inline uint32_t rt_texts_copies(const rt_texts *texts, uint32_t text)
{
    return texts->start[text + 1] - texts->start[text];
}

/* By number. */
rt_text_source rt_texts_source(const rt_texts *texts);

/* Once nothing asks for firsts[] any more. */
void rt_texts_drop_firsts(rt_texts *texts);

/* Once nothing asks for the tokens or the order of texts any more. */
void rt_texts_drop_order(rt_texts *texts);

/* All texts by their ranks, those of one rank by their digests. The memory is the corpus's; NULL
 * when there is none. */
uint32_t *rt_texts_by_length(const rt_texts *texts);

#endif
