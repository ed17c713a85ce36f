#include "base/threads.h"
#include "cross/vectors.h"

#include <string.h>

enum { GRAIN = 256 };

/* Bytes of what is packed of a document. */
static size_t packed_size(const rt_cross_document *d)
{
    size_t entries = (size_t)d->anchors.count + d->learned.count;
    size_t places = (size_t)d->anchors.position_count + d->learned.position_count;
    size_t size = 2 * sizeof(uint32_t) + entries * (sizeof(uint32_t) + sizeof(float)) +
                  (entries + places) * sizeof(uint16_t);
    return (size + sizeof(uint32_t) - 1) / sizeof(uint32_t) * sizeof(uint32_t);
}

/* Copies an array of a document to `to`; returns where it ends, NULL when it cannot be read. */
static char *pack(rt_memory *memory, char *to, const void *from, size_t size, rt_buffer *room)
{
    if (to == NULL || size == 0) { /* there may be no array to read from */
        return to;
    }
    const void *found = rt_memory_read(memory, from, size, room);
    return found == NULL ? NULL : (char *)memcpy(to, found, size) + size;
}

static bool pack_document(rt_vectors *v, size_t d, rt_buffer *room)
{
    const rt_cross_document *document = &v->documents[d];
    const rt_anchor_set *sets[RT_ENTRY_PARTS] = {&document->anchors, &document->learned};
    uint32_t head[RT_ENTRY_PARTS] = {sets[0]->count, sets[1]->count};
    char *to = v->packed + v->packed_start[d];
    memcpy(to, head, sizeof head);
    to += sizeof head;
    for (unsigned part = 0; to != NULL && part < RT_ENTRY_PARTS; part++) {
        size_t count = head[part];
        to = pack(v->memory, to, sets[part]->keys, count * sizeof(uint32_t), room);
        to = pack(v->memory, to, v->weights[part] + v->start[part][d], count * sizeof(float), room);
    }
    for (unsigned part = 0; to != NULL && part < RT_ENTRY_PARTS; part++) {
        size_t places = sets[part]->position_count;
        to = pack(v->memory, to, sets[part]->counts, head[part] * sizeof(uint16_t), room);
        to = pack(v->memory, to, sets[part]->positions, places * sizeof(uint16_t), room);
    }
    return to != NULL;
}

static bool pack_documents(void *context, size_t begin, size_t end, unsigned worker)
{
    rt_vectors *v = context;
    rt_buffer room = {0};
    bool done = true;
    for (size_t d = begin; done && d < end; d++) {
        rt_memory_tick(v->memory, d);
        done = pack_document(v, d, &room);
    }
    rt_buffer_release(&room);
    return done;
}

void rt_vectors_drop_packed(rt_vectors *v)
{
    rt_memory_release(v->memory, v->packed_start);
    rt_memory_release(v->memory, v->packed);
    v->packed_start = NULL;
    v->packed = NULL;
}

bool rt_vectors_pack(rt_vectors *v, rt_threads *threads)
{
    size_t size = 0;
    v->packed_start = rt_memory_alloc(v->memory, (v->document_count + 1) * sizeof *v->packed_start);
    for (size_t d = 0; v->packed_start != NULL && d < v->document_count; d++) {
        rt_memory_tick(v->memory, d);
        v->packed_start[d] = size;
        size += packed_size(&v->documents[d]);
    }
    v->packed = v->packed_start == NULL ? NULL : rt_memory_alloc(v->memory, size + 1);
    if (v->packed == NULL) {
        return false;
    }
    v->packed_start[v->document_count] = size;
    v->packed_view = rt_view_of(v->memory, v->packed);
    return rt_parallel_for(threads, v->document_count, GRAIN, pack_documents, v);
}
