/* The anchors of those documents that take part in the cross-lingual pass alone. */
#ifndef RT_API_KEEP_ANCHORS_H
#define RT_API_KEEP_ANCHORS_H

#include "api/corpus.h"
#include "cross/cross.h"

/*
 * Copies the anchors of `count` of the corpus's documents, of which numbers[] has the indexes, and
 * lets go of those of all, unless that would free next to nothing. False when out of memory.
 */
bool rt_keep_anchors(retold_corpus *corpus, rt_cross_document *documents, const uint32_t *numbers,
                     size_t count);

#endif
