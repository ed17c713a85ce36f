/* The documents of other languages that a document is most like, as they were found. */
#ifndef RT_CROSS_NEIGHBOURS_H
#define RT_CROSS_NEIGHBOURS_H

#include "base/view.h"
#include "cross/edges.h"

static inline float rt_cosine_of(const rt_neighbour *neighbour)
{
    return __builtin_fabsf(neighbour->cosine);
}

static inline bool rt_is_first_of_language(const rt_neighbour *neighbour)
{
    return neighbour->cosine < 0;
}

/* How a neighbour stands to the others of its language. */
typedef struct rt_rivals {
    float others;  /* mean cosine of the best four of the rest, 0 for those missing */
    float runner;  /* that of the best of the rest; 0 if there is none */
    uint32_t best; /* 1 if it is the first of all */
} rt_rivals;

/*
 * items[start[d]..start[d + 1]) are the neighbours of document d: by language, then by falling
 * cosine, then by document.
 */
typedef struct rt_neighbours {
    rt_memory *memory;
    rt_neighbour *items;
    size_t *start;
    rt_view view;          /* of the items */
    uint64_t postings_met; /* by all documents together */
} rt_neighbours;

/* Of item `at` among the neighbours of one document, `count` in all. */
rt_rivals rt_rivals_of(const rt_neighbour *items, size_t count, size_t at);

void rt_neighbours_release(rt_neighbours *neighbours);

#endif
