#include "base/file_bytes.h"
#include "base/memory_inside.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum {
    SEGMENT_LEAST = 1 << 20, /* doubled until ... */
    SEGMENT_MOST = 64 << 20  /* ... it is this */
};

/* How large the next segment is to be, which has to have room for `size` bytes. */
static size_t segment_size(const rt_memory *m, size_t size)
{
    size_t wanted = m->pieces_size < SEGMENT_LEAST ? SEGMENT_LEAST : m->pieces_size;
    wanted = wanted > SEGMENT_MOST ? SEGMENT_MOST : wanted;
    return rt_whole_pages(wanted < size ? size : wanted);
}

/* Begins a segment with room for `size` bytes; the lock is held. */
static bool begin_segment(rt_memory *m, size_t size)
{
    size_t wanted = segment_size(m, size);
    bool fits = m->reserved != NULL && m->pieces_size + wanted <= m->reserved_size;
    char *data = rt_memory_map(m, m->pieces, m->pieces_size, wanted,
                               fits ? m->reserved + m->pieces_size : NULL);
    if (data == NULL) {
        return false;
    }
    m->segment = (rt_mapping){data, wanted, RT_IN_PIECES};
    m->mappings[m->count++] = m->segment;
    m->segment_begin = m->pieces_size;
    m->segment_used = 0;
    m->pieces_size += wanted;
    return true;
}

/* Written, not copied, so that no page becomes resident. */
static void *write_piece(rt_memory *m, const retold_span *parts, size_t count, size_t size)
{
    char *piece = NULL;
    pthread_mutex_lock(&m->lock);
    if (m->segment.size - m->segment_used >= size || begin_segment(m, size)) {
        size_t at = m->segment_begin + m->segment_used;
        bool done = true;
        for (size_t i = 0; done && i < count; i++) {
            done = rt_file_write(m->pieces, parts[i].data, parts[i].size, at);
            at += rt_piece_size(parts[i].size);
        }
        if (done) {
            piece = m->segment.data + m->segment_used;
            m->segment_used += size;
        } else {
            rt_memory_note_failure(m, size, errno);
        }
    }
    pthread_mutex_unlock(&m->lock);
    return piece;
}

const void *rt_memory_read(rt_memory *m, const void *from, size_t size, rt_buffer *room)
{
    if (m == NULL || m->limit == 0 || !rt_is_reserved(m, from)) {
        return from;
    }
    room->size = 0;
    if (!rt_buffer_reserve(room, size + 1)) {
        return NULL;
    }
    if (!rt_file_read(m->pieces, room->data, size, (size_t)((const char *)from - m->reserved))) {
        int code = errno;
        pthread_mutex_lock(&m->lock);
        rt_memory_note_failure(m, size, code);
        pthread_mutex_unlock(&m->lock);
        return NULL;
    }
    return room->data;
}

/* Room for a piece in a segment of the heap. */
static char *take_heap(rt_memory *m, size_t size)
{
    char *piece = NULL;
    pthread_mutex_lock(&m->lock);
    if (m->segment.size - m->segment_used < size) {
        size_t wanted = segment_size(m, size);
        char *data = rt_memory_room_for_mapping(m) ? malloc(wanted) : NULL;
        if (data != NULL) {
            m->segment = (rt_mapping){data, wanted, RT_IN_HEAP};
            m->mappings[m->count++] = m->segment;
            m->segment_used = 0;
            m->pieces_size += wanted;
        }
    }
    if (m->segment.size - m->segment_used >= size && m->segment.data != NULL) {
        piece = m->segment.data + m->segment_used;
        m->segment_used += size;
    }
    pthread_mutex_unlock(&m->lock);
    return piece;
}

void *rt_memory_store(rt_memory *memory, const retold_span *parts, size_t count)
{
    size_t size = 0;
    for (size_t i = 0; i < count; i++) {
        size += rt_piece_size(parts[i].size);
    }
    if (memory != NULL && memory->limit > 0) {
        return write_piece(memory, parts, count, size);
    }
    char *piece = memory == NULL ? malloc(size > 0 ? size : 1) : take_heap(memory, size);
    size_t at = 0;
    for (size_t i = 0; piece != NULL && i < count; i++) {
        if (parts[i].size > 0) {
            memcpy(piece + at, parts[i].data, parts[i].size);
        }
        at += rt_piece_size(parts[i].size);
    }
    return piece;
}

void rt_memory_discard(rt_memory *memory, void *piece)
{
    if (memory == NULL) {
        free(piece);
    }
}
