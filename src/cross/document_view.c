#include "cross/document_view.h"

#include <stdlib.h>
#include <string.h>

void rt_document_view_release(rt_document_view *view)
{
    rt_buffer_release(&view->room);
    free(view->entries);
    *view = (rt_document_view){0};
}

/* The places of all entries of the part, in number. */
static size_t count_places(const rt_shown_part *part)
{
    size_t places = 0;
    for (size_t i = 0; i < part->count; i++) {
        places += rt_positions_kept(part->counts[i]);
    }
    return places;
}

/* Shows what was packed of a document: see rt_vectors. */
static void show_packed(rt_document_view *view, const char *packed)
{
    uint32_t counts[RT_ENTRY_PARTS];
    memcpy(counts, packed, sizeof counts);
    packed += sizeof counts;
    for (unsigned p = 0; p < RT_ENTRY_PARTS; p++) {
        rt_shown_part *part = &view->parts[p];
        *part = (rt_shown_part){.count = counts[p]};
        part->keys = (const uint32_t *)(const void *)packed;
        part->weights = (const float *)(const void *)(part->keys + part->count);
        packed = (const char *)(part->weights + part->count);
    }
    for (unsigned p = 0; p < RT_ENTRY_PARTS; p++) {
        rt_shown_part *part = &view->parts[p];
        part->counts = (const uint16_t *)(const void *)packed;
        part->places = part->counts + part->count;
        packed = (const char *)(part->places + count_places(part));
    }
}

static void show_sets(rt_document_view *view, const rt_vectors *v, uint32_t d)
{
    const rt_anchor_set *sets[RT_ENTRY_PARTS] = {&v->documents[d].anchors,
                                                 &v->documents[d].learned};
    for (unsigned p = 0; p < RT_ENTRY_PARTS; p++) {
        view->parts[p] = (rt_shown_part){.keys = sets[p]->keys,
                                         .weights = v->weights[p] + v->start[p][d],
                                         .counts = sets[p]->counts,
                                         .places = sets[p]->positions,
                                         .count = sets[p]->count};
    }
}

bool rt_document_view_show(rt_document_view *view, const rt_vectors *v, uint32_t d)
{
    if (view->shown && view->document == d) {
        return true;
    }
    view->shown = view->listed = false;
    if (v->packed != NULL) {
        size_t begin = v->packed_start[d];
        const char *packed =
            rt_view_read(&v->packed_view, begin, v->packed_start[d + 1] - begin, &view->room);
        if (packed == NULL) {
            return false;
        }
        show_packed(view, packed);
    } else {
        show_sets(view, v, d);
    }
    view->document = d;
    return view->shown = true;
}

bool rt_document_view_list(rt_document_view *view)
{
    size_t count = view->parts[RT_PART_ANCHORS].count + view->parts[RT_PART_LEARNED].count;
    if (view->listed) {
        return true;
    }
    if (!rt_grow((void **)&view->entries, &view->capacity, count + 1, sizeof *view->entries)) {
        return false;
    }
    rt_entry *entry = view->entries;
    for (unsigned p = 0; p < RT_ENTRY_PARTS; p++) {
        const rt_shown_part *part = &view->parts[p];
        const uint16_t *places = part->places;
        for (size_t i = 0; i < part->count; i++) {
            *entry = rt_shown_entry(part, i, places);
            places += rt_positions_kept(entry->count);
            entry++;
        }
    }
    view->entry_count = count;
    return view->listed = true;
}
