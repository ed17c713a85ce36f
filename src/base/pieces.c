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
static size_t segment_size(const rt_segment *s, size_t size)
{
    size_t wanted = s->all < SEGMENT_LEAST ? SEGMENT_LEAST : s->all;
    wanted = wanted > SEGMENT_MOST ? SEGMENT_MOST : wanted;
    return rt_whole_pages(wanted < size ? size : wanted);
}

/* Begins a segment of the file with room for `size` bytes; the lock is held. */
static bool begin_file_segment(rt_memory *m, rt_segment *s, size_t size)
{
    size_t wanted = segment_size(s, size);
    bool fits = m->reserved != NULL && s->all + wanted <= m->reserved_size;
    char *data = rt_memory_map(m, m->pieces, s->all, wanted, fits ? m->reserved + s->all : NULL);
    if (data == NULL) {
        return false;
    }
    m->mappings[m->count++] = (rt_mapping){data, wanted, RT_IN_PIECES};
    *s = (rt_segment){.mapping = m->mappings[m->count - 1], .all = s->all + wanted};
    return true;
}

/* Written, not copied, so that no page becomes resident. */
static void *write_piece(rt_memory *m, const retold_span *parts, size_t count, size_t size)
{
    char *piece = NULL;
    rt_segment *s = &m->segments[RT_PIECE_STAYS];
    pthread_mutex_lock(&m->lock);
    if (s->mapping.size - s->used >= size || begin_file_segment(m, s, size)) {
        size_t at = s->all - s->mapping.size + s->used;
        bool done = true;
        for (size_t i = 0; done && i < count; i++) {
            done = rt_file_write(m->pieces, parts[i].data, parts[i].size, at);
            at += rt_piece_size(parts[i].size);
        }
        if (done) {
            piece = s->mapping.data + s->used;
            s->used += size;
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

/* Begins a segment in memory with room for `size` bytes; the lock is held. */
static bool begin_segment(rt_memory *m, rt_piece_kind kind, size_t size)
{
    rt_segment *s = &m->segments[kind];
    size_t wanted = segment_size(s, size);
    if (rt_memory_keep(m, wanted, false) == NULL) {
        return false;
    }
    rt_mapping *mapping = &m->mappings[m->count - 1];
    mapping->file = RT_OF_PIECES - (int)kind;
    *s = (rt_segment){.mapping = *mapping, .all = s->all + wanted};
    return true;
}

/* Room for a piece in memory. */
static char *take_room(rt_memory *m, rt_piece_kind kind, size_t size)
{
    char *piece = NULL;
    rt_segment *s = &m->segments[kind];
    pthread_mutex_lock(&m->lock);
    if ((s->mapping.data != NULL && s->mapping.size - s->used >= size) ||
        begin_segment(m, kind, size)) {
        piece = s->mapping.data + s->used;
        s->used += size;
    }
    pthread_mutex_unlock(&m->lock);
    return piece;
}

void *rt_memory_store(rt_memory *memory, rt_piece_kind kind, const retold_span *parts, size_t count)
{
    size_t size = 0;
    for (size_t i = 0; i < count; i++) {
        size += rt_piece_size(parts[i].size);
    }
    if (memory != NULL && memory->limit > 0) {
        return write_piece(memory, parts, count, size);
    }
    char *piece = memory == NULL ? malloc(size > 0 ? size : 1) : take_room(memory, kind, size);
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

void rt_memory_drop_pieces(rt_memory *m, rt_piece_kind kind)
{
    if (m == NULL || m->limit > 0) {
        return;
    }
    pthread_mutex_lock(&m->lock);
    for (size_t i = m->count; i > 0; i--) {
        if (m->mappings[i - 1].file == RT_OF_PIECES - (int)kind) {
            rt_memory_unmap(m, &m->mappings[i - 1]);
        }
    }
    m->segments[kind] = (rt_segment){0};
    pthread_mutex_unlock(&m->lock);
}
