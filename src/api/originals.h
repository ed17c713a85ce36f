/* The texts that translations are looked for between: one of each set of near copies. */
#ifndef RT_API_ORIGINALS_H
#define RT_API_ORIGINALS_H

#include "api/texts.h"
#include "match/relate.h"

/*
 * text_of[t] is the text that text t is a near copy of: itself if it is an original. The copies are
 * stars around the longest texts, whatever groups are made later and whichever document they keep,
 * and an excerpt is an original, since a part of a page may be what was translated. document_of[t]
 * is the document of text t whose anchors and language stand for it: documents with the same tokens
 * may differ in capitals, punctuation and the language given. Nothing here depends on the order of
 * the documents but the texts' numbers.
 */
typedef struct rt_originals {
    rt_memory *memory;
    uint32_t *text_of;
    uint32_t *document_of;
    uint32_t *order; /* of rt_texts_by_length() */
} rt_originals;

/* False when out of memory. */
bool rt_originals_init(rt_originals *originals, const retold_corpus *corpus, const rt_texts *texts,
                       const rt_matches *matches);
/* Once nothing asks for the documents or the order any more. */
void rt_originals_drop_order(rt_originals *originals);
void rt_originals_release(rt_originals *originals);

#endif
