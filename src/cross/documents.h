/* Reading here and there what goes into the cross-lingual pass. */
#ifndef RT_CROSS_DOCUMENTS_H
#define RT_CROSS_DOCUMENTS_H

#include "cross/vectors.h"

/* Of document d; without mapping what lies in a file. `documents` is an array of the memory's. */
uint32_t rt_language_of(rt_memory *memory, const rt_cross_document *documents, uint32_t d);
uint32_t rt_word_count_of(rt_memory *memory, const rt_cross_document *documents, uint32_t d);

/* Sets *set to the document's anchors, of which the words can be read, in `room` if they lie in a
 * file. False when out of memory. */
bool rt_words_of(rt_memory *memory, const rt_cross_document *documents, uint32_t d, rt_buffer *room,
                 rt_anchor_set *set);

#endif
