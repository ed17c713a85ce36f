/* What pairs of documents need of each of their two, wherever it lies. */
#ifndef RT_CROSS_DOCUMENT_VIEW_H
#define RT_CROSS_DOCUMENT_VIEW_H

#include "cross/vectors.h"

/* The entries of a part, by key, as they are stored; the places of each behind those of the one
 * before. */
typedef struct rt_shown_part {
    const uint32_t *keys;
    const float *weights;
    const uint16_t *counts;
    const uint16_t *places;
    size_t count;
} rt_shown_part;

/*
 * One document's entries, after rt_vectors_pair(): where they are, or, if that is in files, copied
 * to the room. Zeroed to begin with, and used for one rt_vectors while that does not change.
 */
typedef struct rt_document_view {
    rt_shown_part parts[RT_ENTRY_PARTS];
    uint32_t document;
    bool shown;        /* there is a document */
    bool listed;       /* all of its entries are put together: */
    rt_entry *entries; /* see rt_document_view_list() */
    size_t entry_count, capacity;
    rt_buffer room;
} rt_document_view;

/* Shows another document. False when out of memory. */
bool rt_document_view_show(rt_document_view *view, const rt_vectors *vectors, uint32_t document);
/* Puts all entries of the document together, by key, if that has not been done. False when out of
 * memory. */
bool rt_document_view_list(rt_document_view *view);
void rt_document_view_release(rt_document_view *view);

/* The bits of the eighths in which `count` places are, of which there is one. */
static inline uint8_t rt_eighths_of(const uint16_t *places, unsigned count)
{
    unsigned eighths = 1u << (places[0] >> 13);
    for (unsigned p = 1; p < count; p++) {
        eighths |= 1u << (places[p] >> 13);
    }
    return (uint8_t)eighths;
}

/* Entry i of a part, whose places begin at `places`. */
static inline rt_entry rt_shown_entry(const rt_shown_part *part, size_t i, const uint16_t *places)
{
    uint16_t count = part->counts[i];
    return (rt_entry){.key = part->keys[i],
                      .weight = rt_entry_weight(part->weights[i]),
                      .places = places,
                      .count = count,
                      .eighths = rt_eighths_of(places, rt_positions_kept(count)),
                      .rare = rt_entry_is_rare(part->weights[i])};
}

#endif
