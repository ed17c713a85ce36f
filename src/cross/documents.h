/* Reading here and there what goes into the cross-lingual pass. */
#ifndef RT_CROSS_DOCUMENTS_H
#define RT_CROSS_DOCUMENTS_H

#include "cross/vectors.h"

/* Of document d; without mapping what lies in a file. `documents` is an array of the memory's. */
uint32_t rt_language_of(rt_memory *memory, const rt_cross_document *documents, uint32_t d);
uint32_t rt_word_count_of(rt_memory *memory, const rt_cross_document *documents, uint32_t d);

/* Has the beginning of an array fetched, up to RT_FETCHED bytes of it. */
enum { RT_FETCHED = 1024, RT_CACHE_LINE = 64 };

static inline void rt_prefetch_array(const void *array, size_t size)
{
    const char *first = array;
    size = size < RT_FETCHED ? size : RT_FETCHED;
    for (size_t at = 0; at < size; at += RT_CACHE_LINE) {
        __builtin_prefetch(first + at);
    }
    if (size > 0) {
        __builtin_prefetch(first + size - 1); /* lines need not begin where the array does */
    }
}

/* Sets *set to the document's anchors, of which the words can be read, in `room` if they lie in a
 * file. False when out of memory. */
bool rt_words_of(rt_memory *memory, const rt_cross_document *documents, uint32_t d, rt_buffer *room,
                 rt_anchor_set *set);

#endif
