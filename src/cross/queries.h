/* Which documents of a language are searched for, where not all are. */
#ifndef RT_CROSS_QUERIES_H
#define RT_CROSS_QUERIES_H

#include "cross/vectors.h"

/* places[0..count) in the order, ascending. */
typedef struct rt_queries {
    rt_memory *memory;
    uint32_t *places;
    size_t count;
} rt_queries;

/*
 * Chooses `most` of the documents at places begin to end of the order, where there are more: those
 * likeliest to have a translation, judged by how much of a document's vector are terms that few
 * others have. Chance gives it few of these, since what no other language has is no term.
 * posting_from: where the postings of each term begin that count. False when out of memory.
 */
bool rt_queries_choose(rt_queries *queries, const rt_vectors *vectors, const size_t *posting_from,
                       size_t begin, size_t end, size_t most, rt_threads *threads);
void rt_queries_release(rt_queries *queries);

#endif
