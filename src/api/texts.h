/* The distinct texts of a corpus: documents with the same tokens are one text. */
#ifndef RT_API_TEXTS_H
#define RT_API_TEXTS_H

#include "api/corpus.h"

/*
 * Texts are numbered by falling length in tokens, those of one length by their digests: so nothing
 * that goes by their numbers depends on the order of the documents. text_of[d] is document d's
 * text, UINT32_MAX for one without tokens, which is compared with nothing. The documents of text t
 * are members[start[t]..start[t + 1]), ascending, and its length is tokens[t].
 */
typedef struct rt_texts {
    const retold_corpus *corpus;
    size_t count;
    uint32_t *text_of;
    uint32_t *start;
    uint32_t *members;
    uint32_t *tokens;
    const rt_token **at; /* of text t's tokens: see rt_texts_locate() */
} rt_texts;

/* False when out of memory. */
bool rt_texts_init(rt_texts *texts, const retold_corpus *corpus);
void rt_texts_release(rt_texts *texts);

static inline uint32_t rt_texts_copies(const rt_texts *texts, uint32_t text)
{
    return texts->start[text + 1] - texts->start[text];
}

/* Fills in at[]; `firsts` is of rt_texts_firsts(). False when out of memory. */
bool rt_texts_locate(rt_texts *texts, const uint32_t *firsts);

/* By number; the texts have to be located. */
rt_text_source rt_texts_source(const rt_texts *texts);

/* text_of[] again, but UINT32_MAX for a document that is not the first of its text. The memory is
 * the corpus's; NULL when there is none. */
uint32_t *rt_texts_firsts(const rt_texts *texts);

#endif
