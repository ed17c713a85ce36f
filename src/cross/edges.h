/* What a search finds: documents and their cosines. */
#ifndef RT_CROSS_EDGES_H
#define RT_CROSS_EDGES_H

#include "base/memory.h"

/* One of a document's nearest in another language. Cosines are above 0; that of the first of each
 * language is stored below 0 in rt_neighbours. */
typedef struct rt_neighbour {
    uint32_t document;
    float cosine;
} rt_neighbour;

/* Edges one after another: those of a document after a head, which tells it and their number. */
typedef struct rt_edge_chunk {
    rt_neighbour *items;
    size_t count, capacity;
} rt_edge_chunk;

/* In chunks no larger than they need to be, since nothing is moved. Zeroed to begin with, but for
 * `memory`. */
typedef struct rt_edges {
    rt_memory *memory;
    rt_edge_chunk *chunks;
    size_t chunk_count, chunk_capacity;
    size_t room;        /* of all chunks together */
    rt_neighbour *head; /* of the document at hand */
} rt_edges;

void rt_edges_release(rt_edges *edges);

/* Makes room for at most so many edges of a document. False when out of memory. */
bool rt_edges_begin(rt_edges *edges, uint32_t document, size_t most);

/* Adds one, after rt_edges_begin(). */
static inline void rt_edges_add(rt_edges *edges, rt_neighbour other)
{
    rt_edge_chunk *last = &edges->chunks[edges->chunk_count - 1];
    last->items[last->count++] = other;
}

/* That was all of the document. */
void rt_edges_end(rt_edges *edges);

/* What is done with an edge, from both of its sides. */
typedef void rt_edge_visitor(void *context, uint32_t document, rt_neighbour other);
void rt_edges_visit(const rt_edges *edges, rt_edge_visitor *visit, void *context);

#endif
