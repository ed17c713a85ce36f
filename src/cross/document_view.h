/* What pairs of documents need of each of their two, wherever it lies. */
#ifndef RT_CROSS_DOCUMENT_VIEW_H
#define RT_CROSS_DOCUMENT_VIEW_H

#include "cross/vectors.h"

/*
 * One document's part of the vectors, after rt_vectors_pair(): where it is, or, if that is in
 * files, copied to the rooms. Zeroed to begin with, and used for one rt_vectors while that does not
 * change.
 */
typedef struct rt_document_view {
    const rt_shareable *shareable, *shareable_end;
    const rt_entry *entries, *entries_end;
    const uint16_t *positions; /* that the entries' are counted from */
    uint32_t document;         /* that was copied last */
    bool copied;
    rt_buffer shareable_room, entry_room, position_room, part_room;
} rt_document_view;

/* Shows another document. False when out of memory. */
bool rt_document_view_show(rt_document_view *view, const rt_vectors *vectors, uint32_t document);
void rt_document_view_release(rt_document_view *view);

/* The places of one of the entries shown. */
static inline const uint16_t *rt_places(const rt_document_view *view, const rt_entry *entry)
{
    return view->positions + entry->positions;
}

#endif
