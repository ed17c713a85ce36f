#include "cross/edges.h"

#include <stdlib.h>
#include <string.h>

/* Of edges: what a chunk has room for at least, and as a share of all before. */
enum { CHUNK_LEAST = 1 << 15, CHUNK_SHARE = 8 };

void rt_edges_release(rt_edges *edges)
{
    for (size_t i = 0; i < edges->chunk_count; i++) {
        rt_memory_release(edges->memory, edges->chunks[i].items);
    }
    free(edges->chunks);
    *edges = (rt_edges){.memory = edges->memory};
}

static bool add_chunk(rt_edges *edges, size_t need)
{
    size_t room = edges->room / CHUNK_SHARE;
    room = room < CHUNK_LEAST ? CHUNK_LEAST : room;
    room = room < need ? need : room;
    if (!rt_grow((void **)&edges->chunks, &edges->chunk_capacity, edges->chunk_count + 1,
                 sizeof *edges->chunks)) {
        return false;
    }
    rt_edge_chunk *added = &edges->chunks[edges->chunk_count];
    *added = (rt_edge_chunk){.items = rt_memory_alloc(edges->memory, room * sizeof *added->items),
                             .capacity = room};
    if (added->items == NULL) {
        return false;
    }
    edges->chunk_count++;
    edges->room += room;
    return true;
}

bool rt_edges_begin(rt_edges *edges, uint32_t document, size_t most)
{
    size_t need = 1 + most;
    const rt_edge_chunk *last =
        edges->chunk_count == 0 ? NULL : &edges->chunks[edges->chunk_count - 1];
    if ((last == NULL || last->capacity - last->count < need) && !add_chunk(edges, need)) {
        return false;
    }
    rt_edges_add(edges, (rt_neighbour){.document = document});
    last = &edges->chunks[edges->chunk_count - 1];
    edges->head = &last->items[last->count - 1];
    return true;
}

void rt_edges_end(rt_edges *edges)
{
    rt_edge_chunk *last = &edges->chunks[edges->chunk_count - 1];
    uint32_t count = (uint32_t)(last->items + last->count - edges->head - 1);
    memcpy(&edges->head->cosine, &count, sizeof count);
    last->count -= count == 0;
}

static uint32_t edges_after(const rt_neighbour *head)
{
    uint32_t count;
    memcpy(&count, &head->cosine, sizeof count);
    return count;
}

void rt_edges_visit(const rt_edges *edges, rt_edge_visitor *visit, void *context)
{
    size_t turn = 0;
    for (size_t c = 0; c < edges->chunk_count; c++) {
        const rt_neighbour *end = edges->chunks[c].items + edges->chunks[c].count;
        for (const rt_neighbour *e = edges->chunks[c].items; e < end;) {
            uint32_t document = e->document;
            for (const rt_neighbour *last = e + edges_after(e); e++ < last;) {
                rt_memory_step(edges->memory, turn++);
                visit(context, document, *e);
                visit(context, e->document, (rt_neighbour){document, e->cosine});
            }
        }
    }
}
